//! `--format json` and `jsonl`. In: results. Out: the contract of `jdlint-contract`, on one line; or a line for each file.

use std::io::{self, Write};

use jdlint_contract::{CONVERTED, FileFindings, Position, file_findings, name_paragraphs};

use super::results::Results;
use crate::run::Linted;

/// What the whole begins with, but for the version.
pub(super) const SIGN: &[u8] = b",\"tool\":\"jdlint ";
/// What every line has.
pub(super) const LINES_SIGN: &[u8] = b",\"record\":";

/// What the contract says of one file.
pub(super) fn file(linted: &Linted<'_>) -> FileFindings<Position> {
    let place = |offset| linted.lines.position(offset);
    let mut file = file_findings(linted.name, linted.report, place, |_, offset| offset);
    if let Some(paragraphs) = linted.paragraphs {
        CONVERTED.clone_into(&mut file.positions);
        name_paragraphs(&mut file, linted.lines.text(), paragraphs);
    }
    file
}

/// One object for all.
pub(super) fn write(results: &Results<'_>, out: &mut dyn Write) -> io::Result<()> {
    serde_json::to_writer(&mut *out, &results.output)?;
    writeln!(out)
}

/// One object a file, as in `files` of the whole.
pub(super) fn write_lines(results: &Results<'_>, out: &mut dyn Write) -> io::Result<()> {
    for file in &results.output.files {
        serde_json::to_writer(&mut *out, file)?;
        writeln!(out)?;
    }
    Ok(())
}
