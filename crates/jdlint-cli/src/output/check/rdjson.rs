//! `--format rdjson`: Reviewdog's Diagnostic Format. In: results. Out: a `DiagnosticResult`. Its columns count UTF-8 bytes.

use std::io::{self, Write};

use jdlint_core::rules::Severity;
use serde::Serialize;

use super::results::{BytePlace, Found, Results};

#[derive(Serialize)]
struct DiagnosticResult<'a> {
    source: Source,
    diagnostics: Vec<Diagnostic<'a>>,
}

#[derive(Serialize)]
struct Source {
    name: &'static str,
}

#[derive(Serialize)]
struct Diagnostic<'a> {
    message: String,
    location: Location<'a>,
    severity: &'static str,
    code: Code<'a>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    suggestions: Vec<Suggestion<'a>>,
}

/// One way to mend it; the format knows those of one edit.
#[derive(Serialize)]
struct Suggestion<'a> {
    range: Range,
    text: &'a str,
}

#[derive(Serialize)]
struct Code<'a> {
    value: &'a str,
    url: &'a str,
}

#[derive(Serialize)]
struct Location<'a> {
    path: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    range: Option<Range>,
}

#[derive(Serialize)]
struct Range {
    start: BytePlace,
    end: BytePlace,
}

/// Writes the whole.
pub(super) fn write(results: &Results<'_>, out: &mut dyn Write) -> io::Result<()> {
    let diagnostics = results.findings().map(diagnostic).collect();
    serde_json::to_writer(&mut *out, &DiagnosticResult { source: Source { name: "jdlint" }, diagnostics })?;
    writeln!(out)
}

fn diagnostic(found: Found<'_>) -> Diagnostic<'_> {
    let range = found.range().map(|_| Range::of(&found.detail.bytes));
    let suggestions =
        found.detail.ready.iter().map(|(range, text)| Suggestion { range: Range::of(range), text });
    Diagnostic {
        message: format!("{} {}", found.message(), found.help()),
        location: Location { path: found.path, range },
        severity: match found.detail.severity {
            Severity::Error => "ERROR",
            Severity::Warning => "WARNING",
            Severity::Info => "INFO",
        },
        code: Code { value: &found.finding.rule, url: &found.finding.url },
        suggestions: suggestions.collect(),
    }
}

impl Range {
    fn of(bytes: &std::ops::Range<BytePlace>) -> Self {
        Self { start: bytes.start, end: bytes.end }
    }
}
