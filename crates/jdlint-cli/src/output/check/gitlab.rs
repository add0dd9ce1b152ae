//! `--format gitlab`: a Code Quality report of GitLab. In: results. Out: a JSON array of its subset of Code Climate's format.

use std::io::{self, Write};

use jdlint_core::rules::Severity;
use serde::Serialize;

use super::results::{Found, Results};

#[derive(Serialize)]
struct Issue<'a> {
    description: String,
    check_name: &'a str,
    /// Unlike all others of the report, and the same when lines move.
    fingerprint: String,
    severity: &'static str,
    location: Location<'a>,
}

#[derive(Serialize)]
struct Location<'a> {
    path: &'a str,
    lines: Lines,
}

#[derive(Serialize)]
struct Lines {
    begin: u32,
    end: u32,
}

/// Writes the array. GitLab has no place for what could not be done.
pub(super) fn write(results: &Results<'_>, out: &mut dyn Write) -> io::Result<()> {
    serde_json::to_writer_pretty(&mut *out, &results.findings().map(issue).collect::<Vec<_>>())?;
    writeln!(out)
}

fn issue(found: Found<'_>) -> Issue<'_> {
    let (begin, _) = found.start();
    Issue {
        description: format!("{} {}", found.message(), found.help()),
        check_name: &found.finding.rule,
        fingerprint: format!("{}:{}:{}", found.finding.rule, found.finding.fingerprint, found.path),
        severity: match found.detail.severity {
            Severity::Error => "major",
            Severity::Warning => "minor",
            Severity::Info => "info",
        },
        location: Location {
            path: found.path,
            lines: Lines { begin, end: found.range().map_or(begin, |range| range.end.line) },
        },
    }
}
