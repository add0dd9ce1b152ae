//! `jdlint outline --format json`, for programs. In: what was linted. Out: the contract of `jdlint-contract`, one line.

use std::io::{self, Write};

use jdlint_contract::{
    CONTRACT_VERSION, CONVERTED, FileFindings, FileOutline, JsonParagraph, OutlineOutput, Position, Range,
    file_outline, tool_name,
};
use jdlint_formats::Paragraphs;

use super::{PerFile, Printer};
use crate::run::{Linted, Run};

/// `jdlint outline --format json`.
pub(crate) struct OutlineJson;

impl PerFile for OutlineJson {
    type Part = FileOutline<Position>;

    fn part(&self, linted: &Linted<'_>) -> Self::Part {
        let mut file = file_outline(linted.name, linted.report, |offset| linted.lines.position(offset));
        if linted.paragraphs.is_some() {
            CONVERTED.clone_into(&mut file.positions);
        }
        file
    }
}

impl Printer for OutlineJson {
    fn print(&self, run: &Run, files: Vec<Self::Part>, out: &mut dyn Write) -> io::Result<()> {
        let output = OutlineOutput {
            version: CONTRACT_VERSION,
            tool: tool_name(),
            today: Some(run.today.to_string()),
            jurisdictions: ids(run),
            errors: run.errors.clone(),
            files,
        };
        serde_json::to_writer(&mut *out, &output)?;
        writeln!(out)
    }
}

/// Says of each place in which paragraph of the document it is.
pub(super) fn name_paragraphs(file: &mut FileFindings<Position>, text: &str, paragraphs: &Paragraphs) {
    let at = |range: &Range<Position>| {
        let (number, words) = paragraphs.at(range.start.offset)?;
        Some(JsonParagraph { number, text: text.get(words).unwrap_or_default().to_owned() })
    };
    for finding in &mut file.findings {
        finding.paragraph = at(&finding.range);
        for related in &mut finding.related {
            related.paragraph = at(&related.range);
        }
    }
}

fn ids(run: &Run) -> Vec<String> {
    run.jurisdictions.iter().map(|&id| id.to_owned()).collect()
}
