//! `jdlint outline --format json`, for programs. In: what was linted. Out: the contract of `jdlint-contract`, one line.

use std::io::{self, Write};

use jdlint_contract::{
    CONTRACT_VERSION, CONVERTED, FileOutline, OutlineOutput, Position, file_outline, tool_name,
};

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

fn ids(run: &Run) -> Vec<String> {
    run.jurisdictions.iter().map(|&id| id.to_owned()).collect()
}
