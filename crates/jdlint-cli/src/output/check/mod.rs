//! What `jdlint check` prints, and where. In: the formats that were asked for and what was linted. Out: one output on
//! standard output, others in files of their own. All that is for programs is made from [`results`]; one module a format.

mod checkstyle;
mod concise;
mod github;
mod gitlab;
mod html;
mod json;
mod junit;
mod markdown;
mod rdjson;
pub(crate) mod record;
mod results;
mod sarif;
mod xml;

use std::fs::File;
use std::io::{self, Read, Write};
use std::mem;
use std::path::{Path, PathBuf};

use jdlint_contract::FileError;

use super::human::CheckHuman;
use super::{PerFile, Printer, Screen};
use crate::arguments::CheckFormat;
use crate::inputs::file_error;
use crate::run::{Linted, Run};
use crate::whole_file;
use results::{Detailed, Results};

/// Files that people read have so many columns.
const FILE_SCREEN: Screen = Screen { color: false, links: false, width: 100 };

/// Where in a file to look for what tells that jdlint wrote it: within its first bytes.
const SIGN_WITHIN: u64 = 1 << 10;

/// One output of a run.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Output {
    /// How it is written.
    pub(crate) format: CheckFormat,
    /// The file that it goes to; nothing for standard output.
    pub(crate) file: Option<PathBuf>,
}

impl Output {
    /// Did jdlint write this file, in this format? Only what a folder is searched for has a sign of it.
    pub(crate) fn is_ours(&self, path: &Path) -> bool {
        let sign: &[u8] = match self.format {
            CheckFormat::Html => html::SIGN,
            CheckFormat::Markdown => markdown::SIGN,
            CheckFormat::Json => json::SIGN,
            CheckFormat::Jsonl => json::LINES_SIGN,
            _ => return false,
        };
        let mut head = Vec::new();
        let read = File::open(path).and_then(|file| file.take(SIGN_WITHIN).read_to_end(&mut head));
        read.is_ok() && head.windows(sign.len()).any(|window| window == sign)
    }
}

/// All outputs of a run.
pub(crate) struct Outputs {
    /// What goes where.
    pub(crate) wanted: Vec<Output>,
    /// What is known about standard output.
    pub(crate) screen: Screen,
    /// Leave out scores and sums where people read.
    pub(crate) quiet: bool,
}

/// What one file becomes.
pub(crate) struct Part {
    /// For people; one text for each output, empty where it is for programs.
    human: Vec<String>,
    /// For programs; nothing where none reads.
    detailed: Option<Detailed>,
}

impl PerFile for Outputs {
    type Part = Part;

    fn part(&self, linted: &Linted<'_>) -> Part {
        let human = |output: &Output| match output.format {
            CheckFormat::Human => self.human(output).part(linted),
            _ => String::new(),
        };
        let for_programs = self.wanted.iter().any(|output| output.format != CheckFormat::Human);
        Part {
            human: self.wanted.iter().map(human).collect(),
            detailed: for_programs.then(|| Detailed::new(linted)),
        }
    }
}

impl Outputs {
    /// Writes the files, then standard output, whose failure alone is one of the whole. Gives what could not be written.
    pub(crate) fn print(
        &self,
        run: &Run,
        parts: Vec<Part>,
        out: &mut dyn Write,
    ) -> io::Result<Vec<FileError>> {
        let (mut human, detailed): (Vec<_>, Vec<_>) =
            parts.into_iter().map(|part| (part.human, part.detailed)).unzip();
        let results = Results::new(run, detailed.into_iter().flatten());
        let mut on_screen = Vec::new();
        let mut errors = Vec::new();
        for (at, output) in self.wanted.iter().enumerate() {
            let mut text = Vec::new();
            if output.format == CheckFormat::Human {
                let parts = human.iter_mut().map(|texts: &mut Vec<_>| mem::take(&mut texts[at])).collect();
                self.human(output).print(run, parts, &mut text)?;
            } else {
                write(output.format, &results, self.screen_of(output), &mut text)?;
            }
            match &output.file {
                None => on_screen.append(&mut text),
                Some(path) => {
                    errors
                        .extend(whole_file::write(path, &text).err().map(|error| not_written(path, &error)));
                }
            }
        }
        out.write_all(&on_screen)?;
        out.flush()?;
        Ok(errors)
    }

    fn human(&self, output: &Output) -> CheckHuman {
        CheckHuman { screen: self.screen_of(output), quiet: self.quiet, record: None }
    }

    fn screen_of(&self, output: &Output) -> Screen {
        if output.file.is_none() { self.screen } else { FILE_SCREEN }
    }
}

fn write(format: CheckFormat, results: &Results, screen: Screen, out: &mut dyn Write) -> io::Result<()> {
    match format {
        // Made of what people see, not of results.
        CheckFormat::Human => Ok(()),
        CheckFormat::Concise => concise::write(results, screen, out),
        CheckFormat::Json => json::write(results, out),
        CheckFormat::Jsonl => json::write_lines(results, out),
        CheckFormat::Sarif => sarif::write(results, out),
        CheckFormat::Github => github::write(results, out),
        CheckFormat::Gitlab => gitlab::write(results, out),
        CheckFormat::Junit => junit::write(results, out),
        CheckFormat::Checkstyle => checkstyle::write(results, out),
        CheckFormat::Rdjson => rdjson::write(results, out),
        CheckFormat::Markdown => markdown::write(results, out),
        CheckFormat::Html => html::write(results, out),
        #[cfg(feature = "parquet")]
        CheckFormat::Parquet => Err(io::Error::other("parquet is a format of --jsonl and --parquet alone")),
    }
}

pub(crate) fn not_written(path: &Path, error: &io::Error) -> FileError {
    let message = format!("The output could not be written there: {error}.");
    file_error(&path.to_string_lossy(), "not-written", message)
}
