//! One record of many, in one format. In: what was linted of a record. Out: its bytes in that format, so that records can be
//! written one after the other; and what surrounds them.

use std::io::{self, Write};
use std::iter;

use jdlint_contract::{CONTRACT_VERSION, FileFindings, Position, TEXT, tool_name};

use super::results::{Detailed, Results};
use super::{Output, Outputs, concise, github, json};
use crate::arguments::CheckFormat;
use crate::output::human::CheckHuman;
use crate::output::{PerFile, Printer};
use crate::run::{Linted, Run};

/// Where the places lead that are printed of a record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Places {
    /// To the text of the record.
    Text,
    /// To the line of the file.
    File,
}

impl Places {
    /// Those of a format; nothing of a format that must have all findings before it can be written.
    pub(crate) fn of(format: CheckFormat) -> Option<Self> {
        match format {
            CheckFormat::Json | CheckFormat::Jsonl => Some(Self::Text),
            #[cfg(feature = "parquet")]
            CheckFormat::Parquet => Some(Self::Text),
            CheckFormat::Human | CheckFormat::Concise | CheckFormat::Github => Some(Self::File),
            _ => None,
        }
    }
}

/// What a record is called.
#[derive(Clone, Copy)]
pub(crate) struct Named<'a> {
    /// Its id, or the number of its line.
    pub(crate) record: &'a str,
    /// The number of its line.
    pub(crate) line: u64,
}

impl Outputs {
    /// Writes what is said of one record. `run` is what is known before the first.
    pub(crate) fn record(
        &self,
        output: &Output,
        named: Named<'_>,
        linted: &Linted<'_>,
        run: &Run,
        out: &mut Vec<u8>,
    ) -> io::Result<()> {
        match output.format {
            CheckFormat::Jsonl => {
                serde_json::to_writer(&mut *out, &file(named, linted))?;
                writeln!(out)
            }
            #[cfg(feature = "parquet")]
            CheckFormat::Parquet => Ok(crate::records::push_row(&file(named, linted), out)?),
            // The first one's comma is taken away when it is written.
            CheckFormat::Json => {
                out.write_all(b",")?;
                Ok(serde_json::to_writer(out, &file(named, linted))?)
            }
            CheckFormat::Human => {
                let record = Some(format!("{}:{}", linted.name, named.line));
                out.write_all(CheckHuman { record, ..self.human(output) }.part(linted).as_bytes())
            }
            format => {
                let results = Results::new(run, iter::once(Detailed::new(linted)));
                match format {
                    CheckFormat::Github => github::write(&results, out),
                    _ => concise::write(&results, self.screen_of(output), out),
                }
            }
        }
    }

    /// Writes what stands before the first record.
    pub(crate) fn before_records(output: &Output, run: &Run, out: &mut dyn Write) -> io::Result<()> {
        if output.format != CheckFormat::Json {
            return Ok(());
        }
        write!(out, "{{\"version\":{CONTRACT_VERSION},\"tool\":")?;
        serde_json::to_writer(&mut *out, &tool_name())?;
        write!(out, ",\"today\":\"{}\",\"jurisdictions\":", run.today)?;
        serde_json::to_writer(&mut *out, &run.jurisdictions)?;
        write!(out, ",\"files\":[")
    }

    /// Writes what stands after the last one.
    pub(crate) fn after_records(&self, output: &Output, run: &Run, out: &mut dyn Write) -> io::Result<()> {
        match output.format {
            CheckFormat::Json => {
                write!(out, "],\"errors\":")?;
                serde_json::to_writer(&mut *out, &run.errors)?;
                write!(out, ",\"summary\":")?;
                serde_json::to_writer(&mut *out, &run.summary)?;
                writeln!(out, "}}")
            }
            CheckFormat::Human => {
                let human = CheckHuman { record: Some(String::new()), ..self.human(output) };
                human.print(run, Vec::new(), out)
            }
            _ => Ok(()),
        }
    }
}

fn file(named: Named<'_>, linted: &Linted<'_>) -> FileFindings<Position> {
    let mut file = json::file(linted);
    file.record = Some(named.record.to_owned());
    file.line = Some(named.line);
    TEXT.clone_into(&mut file.positions);
    file
}
