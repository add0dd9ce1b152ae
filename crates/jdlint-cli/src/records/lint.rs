//! Records. In: lines, the columns and the settings of their file. Out: what the engine says of the posting in each, or why
//! nothing can be said.

use jdlint_core::Report;
use jdlint_formats::{Record, read_record};

use super::collection::OfFile;
use super::columns::Columns;
use super::record::{Raw, Refused, find};
use crate::guard::{each_guarded, guarded};

/// What was found in a record.
pub(crate) struct OfRecord<'a> {
    /// Its line.
    pub(crate) raw: Raw<'a>,
    /// Its id, or the number of its line.
    pub(crate) name: String,
    /// The posting.
    record: Record,
    /// With places that only the posting understands.
    report: Report,
    /// The strings of text and title, as they stand in the line.
    strings: (&'a str, Option<&'a str>),
}

/// Lints records, each a line and its number; a panic within one stays within. Out: what was found in each, in that order.
pub(crate) fn lint_all<'a>(
    lines: impl Iterator<Item = (&'a [u8], u64)>,
    columns: &Columns,
    by: Option<&str>,
    file: &OfFile,
) -> Vec<Result<OfRecord<'a>, Refused>> {
    let unlinted: Vec<_> = lines.map(|(line, number)| read(line, number, columns, by)).collect();
    let records: Vec<_> = unlinted.iter().flatten().map(|unlinted| &unlinted.record).collect();
    let mut reports = each_guarded(&records, |records| Record::lint_all(records, &file.settings)).into_iter();
    let mut linted = |Unlinted { raw, name, record, strings }| {
        let report = reports.next().unwrap_or_else(|| Err("there is no report".to_owned()));
        let report = report.map_err(|heard| mistake(&heard))?;
        Ok(OfRecord { raw, name, record, report, strings })
    };
    unlinted.into_iter().map(|unlinted| unlinted.and_then(&mut linted)).collect()
}

/// A record that was read and not linted yet.
struct Unlinted<'a> {
    raw: Raw<'a>,
    name: String,
    record: Record,
    strings: (&'a str, Option<&'a str>),
}

fn read<'a>(
    line: &'a [u8],
    number: u64,
    columns: &Columns,
    by: Option<&str>,
) -> Result<Unlinted<'a>, Refused> {
    let raw = find(line, columns, by)?;
    let (text, text_raw) = raw.text(columns)?;
    let title = raw.title(columns)?;
    let name = raw.id(columns)?.unwrap_or_else(|| number.to_string());
    let record = guarded(|| read_record(text, title.as_ref().map(|(title, _)| title.as_str())));
    let record = record.map_err(|heard| mistake(&heard))?;
    let record = record.map_err(|refusal| (refusal.code, refusal.message))?;
    Ok(Unlinted { raw, name, record, strings: (text_raw, title.map(|(_, raw)| raw)) })
}

/// What to say of a panic.
fn mistake(heard: &str) -> Refused {
    let message = format!(
        "jdlint made a mistake here: {heard}. Please report it together with the record; the others are not touched \
         by it."
    );
    ("internal", message)
}

impl OfRecord<'_> {
    /// The text of the column.
    pub(crate) fn column(&self) -> &str {
        self.record.column()
    }

    /// The report, of which places are not to be looked at.
    pub(crate) fn report(&self) -> &Report {
        &self.report
    }

    /// The report with places of the column.
    pub(crate) fn in_column(&self) -> Report {
        self.record.in_column(self.report.clone())
    }

    /// The report with places of the line.
    pub(crate) fn in_line(&self) -> Report {
        let (text, title) = self.strings;
        self.record.in_line(self.report.clone(), self.raw.line, text, title)
    }
}
