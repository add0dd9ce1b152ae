//! `--format json`, for programs. In: what was linted. Out: the contract of `jdlint-contract`, one line.

use std::io::{self, Write};

use jdlint_contract::{
    CONTRACT_VERSION, CONVERTED, CheckOutput, FileFindings, FileOutline, OutlineOutput, Position,
    file_findings, file_outline, name_paragraphs, tool_name,
};

use super::Printer;
use crate::run::{Linted, Run};

/// `jdlint check --format json`.
pub(crate) struct CheckJson;

/// `jdlint outline --format json`.
pub(crate) struct OutlineJson;

impl Printer for CheckJson {
    type Part = FileFindings<Position>;

    fn part(&self, linted: &Linted<'_>) -> Self::Part {
        let place = |offset| linted.lines.position(offset);
        let mut file = file_findings(linted.name, linted.report, place, |_, offset| offset);
        if let Some(paragraphs) = linted.paragraphs {
            CONVERTED.clone_into(&mut file.positions);
            name_paragraphs(&mut file, linted.lines.text(), paragraphs);
        }
        file
    }

    fn print(&self, run: &Run, files: Vec<Self::Part>, out: &mut dyn Write) -> io::Result<()> {
        let output = CheckOutput {
            version: CONTRACT_VERSION,
            tool: tool_name(),
            today: Some(run.today.to_string()),
            jurisdictions: ids(run),
            errors: run.errors.clone(),
            files,
            summary: run.summary,
        };
        serde_json::to_writer(&mut *out, &output)?;
        writeln!(out)
    }
}

impl Printer for OutlineJson {
    type Part = FileOutline<Position>;

    fn part(&self, linted: &Linted<'_>) -> Self::Part {
        let mut file = file_outline(linted.name, linted.report, |offset| linted.lines.position(offset));
        if linted.paragraphs.is_some() {
            CONVERTED.clone_into(&mut file.positions);
        }
        file
    }

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

fn ids(run: &Run) -> Vec<String> {
    run.jurisdictions.iter().map(|&id| id.to_owned()).collect()
}
