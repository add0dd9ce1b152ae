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
use jdlint_core::rules;

use super::human::CheckHuman;
use super::{NOT_WRITTEN, PerFile, Printer, Screen};
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
            CheckFormat::Junit => b"<testsuites name=\"jdlint\"",
            CheckFormat::Sarif | CheckFormat::Rdjson => b"\"name\":\"jdlint\"",
            CheckFormat::Github => b",title=jdlint%3A ",
            CheckFormat::Checkstyle => b"<checkstyle version=",
            CheckFormat::Gitlab => b"\"check_name\":",
            CheckFormat::Human | CheckFormat::Concise => b"",
            #[cfg(feature = "parquet")]
            CheckFormat::Parquet => b"PAR1",
        };
        let mut head = Vec::new();
        let read = File::open(path).and_then(|file| file.take(SIGN_WITHIN).read_to_end(&mut head));
        let is_sign = |head: &[u8]| match sign {
            b"" => begins_as_ours(&String::from_utf8_lossy(head)),
            sign => head.windows(sign.len()).any(|window| window == sign),
        };
        // Nothing is lost with what is empty: a report of a run that found nothing.
        let is_empty = [&b""[..], b"[]"].contains(&head.trim_ascii());
        read.is_ok() && (is_empty || is_sign(&head))
    }
}

/// Does a text for people begin as ours do: with a finding, a score or the sum?
fn begins_as_ours(text: &str) -> bool {
    let Some(line) = text.lines().find(|line| !line.is_empty()) else { return false };
    let is_rule = |word: &str| rules::by_id(word).is_some();
    let is_severity = |word: &str| ["error", "warning", "info"].contains(&word);
    let words: Vec<&str> = line.split([' ', '[', ']']).collect();
    let has_finding = words.windows(2).any(|words| is_severity(words[0]) && is_rule(words[1]));
    let is_count = line.starts_with(|first: char| first.is_ascii_digit());
    let is_sum = is_count && (line.contains(" file checked: ") || line.contains(" files checked: "));
    let is_sum = is_sum || line.contains("/100 (complete ") || line.starts_with("Nothing was checked.");
    has_finding || is_sum
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
    /// Writes the files, then standard output. Gives which files could not be written, and what came of standard output.
    pub(crate) fn print(
        &self,
        run: &Run,
        parts: Vec<Part>,
        out: &mut dyn Write,
    ) -> (Vec<FileError>, io::Result<()>) {
        let (mut human, detailed): (Vec<_>, Vec<_>) =
            parts.into_iter().map(|part| (part.human, part.detailed)).unzip();
        let results = Results::new(run, detailed.into_iter().flatten());
        let mut on_screen = Vec::new();
        let mut errors = Vec::new();
        for (at, output) in self.wanted.iter().enumerate() {
            let mut text = Vec::new();
            let made = if output.format == CheckFormat::Human {
                let parts = human.iter_mut().map(|texts: &mut Vec<_>| mem::take(&mut texts[at])).collect();
                self.human(output).print(run, parts, &mut text)
            } else {
                write(output.format, &results, self.screen_of(output), &mut text)
            };
            if let Err(error) = made {
                return (errors, Err(error));
            }
            match &output.file {
                None => on_screen.append(&mut text),
                Some(path) => {
                    errors
                        .extend(whole_file::write(path, &text).err().map(|error| not_written(path, &error)));
                }
            }
        }
        (errors, out.write_all(&on_screen).and_then(|()| out.flush()))
    }

    fn human(&self, output: &Output) -> CheckHuman {
        CheckHuman { screen: self.screen_of(output), quiet: self.quiet, record: None }
    }

    fn screen_of(&self, output: &Output) -> Screen {
        if output.file.is_none() { self.screen } else { FILE_SCREEN }
    }
}

fn write(format: CheckFormat, results: &Results<'_>, screen: Screen, out: &mut dyn Write) -> io::Result<()> {
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
    file_error(&path.to_string_lossy(), NOT_WRITTEN, message)
}
