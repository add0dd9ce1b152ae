//! What all formats for programs are made from. In: what was linted. Out: the contract's JSON, and beside each finding what
//! that does not say: whether it fails the run, its columns in bytes, the line it stands in.

use std::ops::Range;

use jdlint_contract::{
    CONTRACT_VERSION, CheckOutput, FileFindings, JsonFinding, JsonParagraph, Position, tool_name,
};
use jdlint_core::TextRange;
use jdlint_core::rules::{Rule, Severity};
use serde::Serialize;

use super::json;
use crate::line_index::LineIndex;
use crate::output::excerpt::excerpt;
use crate::output::{left_out, one_line};
use crate::run::{Linted, Over, Run};

/// Columns of a line that is shown in a report.
const LINE_WIDTH: usize = 140;

/// One file.
pub(crate) struct Detailed {
    file: FileFindings<Position>,
    details: Vec<Detail>,
}

/// What the contract does not say of a finding.
pub(crate) struct Detail {
    /// The rule that spoke.
    pub(crate) rule: &'static Rule,
    /// How bad it is here.
    pub(crate) severity: Severity,
    /// Is it at or above the failing severity of its file?
    pub(crate) fails: bool,
    /// Where it stands, counted in bytes.
    pub(crate) bytes: Range<BytePlace>,
    /// Ways to mend it by one edit in which nothing is left to fill in, in the order of the fixes.
    pub(crate) ready: Vec<(Range<BytePlace>, String)>,
    /// The line it begins in, or what of that fits, free of control characters: before, within and after it.
    pub(crate) line: [String; 3],
}

/// A place of which the column counts UTF-8 bytes. Both are 1-based; a byte order mark has no column.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub(crate) struct BytePlace {
    line: u32,
    column: u32,
}

impl BytePlace {
    fn of(range: TextRange, lines: &LineIndex<'_>) -> Range<Self> {
        let place = |offset| {
            let Position { line, offset, .. } = lines.position(offset);
            let start = lines.line(line).start;
            Self { line, column: (offset as usize).saturating_sub(start) as u32 + 1 }
        };
        place(range.start)..place(range.end)
    }
}

/// The whole run.
pub(crate) struct Results<'a> {
    /// The limits that are passed.
    pub(crate) over: &'a [Over],
    /// What `--format json` prints.
    pub(crate) output: CheckOutput<Position>,
    details: Vec<Vec<Detail>>,
}

impl Detailed {
    pub(crate) fn new(linted: &Linted<'_>) -> Self {
        let details = linted.report.findings.iter().map(|finding| {
            let ready = finding.fixes.iter().filter_map(|fix| match &fix.edits[..] {
                [edit] if edit.placeholders.is_empty() => {
                    Some((BytePlace::of(edit.range, linted.lines), edit.insert.clone()))
                }
                _ => None,
            });
            let shown = excerpt(linted.lines, finding.range, LINE_WIDTH);
            Detail {
                rule: finding.rule,
                severity: finding.severity,
                fails: finding.severity >= linted.fail_on,
                bytes: BytePlace::of(finding.range, linted.lines),
                ready: ready.collect(),
                line: [
                    &shown.line[..shown.marked.start],
                    &shown.line[shown.marked.clone()],
                    &shown.line[shown.marked.end..],
                ]
                .map(str::to_owned),
            }
        });
        Self { details: details.collect(), file: json::file(linted) }
    }
}

impl<'a> Results<'a> {
    /// Puts the files together, in the order they are given.
    pub(crate) fn new(run: &'a Run, files: impl Iterator<Item = Detailed>) -> Self {
        let (files, details) = files.map(|file| (file.file, file.details)).unzip();
        let output = CheckOutput {
            version: CONTRACT_VERSION,
            tool: tool_name(),
            today: Some(run.today.to_string()),
            jurisdictions: run.jurisdictions.iter().map(|&id| id.to_owned()).collect(),
            errors: run.errors.clone(),
            files,
            summary: run.summary,
            diff_base: run.diff_base.clone(),
            baseline: run.baseline.clone(),
        };
        Self { over: &run.over, output, details }
    }

    /// Every file with its findings.
    pub(crate) fn files(&self) -> impl Iterator<Item = (&FileFindings<Position>, Vec<Found<'_>>)> {
        self.output.files.iter().zip(&self.details).map(|(file, details)| {
            let found = file.findings.iter().zip(details);
            (file, found.map(|(finding, detail)| Found { path: &file.path, finding, detail }).collect())
        })
    }

    /// What is left out of all that was found, for people.
    pub(crate) fn left_out(&self) -> Option<String> {
        left_out(self.output.diff_base.as_deref(), self.output.baseline.as_ref())
    }

    /// Every finding, file by file.
    pub(crate) fn findings(&self) -> impl Iterator<Item = Found<'_>> {
        self.files().flat_map(|(_, found)| found)
    }
}

/// One finding with all that is known of it.
#[derive(Clone, Copy)]
pub(crate) struct Found<'a> {
    /// The file.
    pub(crate) path: &'a str,
    /// What the contract says.
    pub(crate) finding: &'a JsonFinding<Position>,
    /// What it does not say.
    pub(crate) detail: &'a Detail,
}

impl<'a> Found<'a> {
    /// Where it stands in the file; nothing for a document, which has no lines.
    pub(crate) fn range(self) -> Option<jdlint_contract::Range<Position>> {
        self.finding.paragraph.is_none().then_some(self.finding.range)
    }

    /// Line and column where it starts; of a document, which has none, the first.
    pub(crate) fn start(self) -> (u32, u32) {
        self.range().map_or((1, 1), |range| (range.start.line, range.start.column))
    }

    /// The paragraph of a document.
    pub(crate) fn paragraph(self) -> Option<&'a JsonParagraph> {
        self.finding.paragraph.as_ref()
    }

    /// What is wrong, on one line and free of control characters; in a document, which has no lines, with the paragraph.
    pub(crate) fn message(self) -> String {
        let message = one_line(&self.finding.message);
        match self.paragraph() {
            Some(paragraph) => format!("Paragraph {}: {message}", paragraph.number),
            None => message,
        }
    }

    /// What to do, on one line.
    pub(crate) fn help(self) -> String {
        one_line(&self.finding.help)
    }
}
