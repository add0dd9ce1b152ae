//! `--format html`: one page without script that needs nothing else, for a browser or a printer. In: results. Out: HTML, by
//! `templates/report.html`, in which every text is escaped.

use std::io::{self, Write};

use askama::Template;
use jdlint_contract::{FileError, FileFindings, Position, Summary};
use jdlint_core::rules::{self, Group, Severity};

use super::results::{Found, Results};
use crate::output::{clean, counted, one_line};

/// Stands near the top of every such page.
pub(super) const SIGN: &[u8] = b"<meta name=\"generator\" content=\"jdlint ";

#[derive(Template)]
#[template(path = "report.html")]
struct Page<'a> {
    tool: &'a str,
    today: &'a str,
    jurisdictions: String,
    summary: Summary,
    checked: String,
    left_out: Option<String>,
    errors: Vec<Error>,
    files: Vec<File<'a>>,
    disclaimer: Option<&'static str>,
}

struct Error {
    path: String,
    message: String,
}

struct File<'a> {
    path: String,
    score: Option<u8>,
    parts: Vec<(&'static str, u8)>,
    count: String,
    findings: Vec<Item<'a>>,
}

struct Item<'a> {
    severity: &'a str,
    rule: &'a str,
    url: &'a str,
    place: String,
    message: String,
    help: String,
    /// The line that it is about; nothing for something absent.
    line: Option<&'a [String; 3]>,
    fixes: Vec<&'a str>,
}

/// Writes the page.
pub(super) fn write(results: &Results<'_>, out: &mut dyn Write) -> io::Result<()> {
    let of_law =
        |found: Found<'_>| found.detail.rule.group == Group::Law && found.detail.severity > Severity::Info;
    let page = Page {
        tool: &results.output.tool,
        today: results.output.today.as_deref().unwrap_or_default(),
        jurisdictions: results.output.jurisdictions.join(", "),
        summary: results.output.summary,
        checked: counted(results.output.summary.files, "posting"),
        left_out: results.left_out(),
        errors: results.output.errors.iter().map(of_error).collect(),
        files: results.files().map(|(file, findings)| of_file(file, &findings)).collect(),
        disclaimer: results.findings().any(of_law).then_some(rules::NOT_LEGAL_ADVICE),
    };
    page.write_into(out).map_err(io::Error::other)
}

fn of_error(error: &FileError) -> Error {
    Error { path: clean(&error.path), message: one_line(&error.message) }
}

fn of_file<'a>(file: &'a FileFindings<Position>, findings: &[Found<'a>]) -> File<'a> {
    let parts = file.score_parts.map(|parts| {
        vec![
            ("complete", parts.complete),
            ("measurable", parts.measurable),
            ("fair", parts.fair),
            ("pay", parts.pay),
            ("law", parts.law),
            ("clear", parts.clear),
        ]
    });
    File {
        path: clean(&file.path),
        score: file.score,
        parts: parts.unwrap_or_default(),
        count: counted(findings.len() as u32, "finding"),
        findings: findings.iter().map(|&found| item(found)).collect(),
    }
}

fn item(found: Found<'_>) -> Item<'_> {
    let Found { finding, detail, .. } = found;
    let is_absent = finding.about == "document";
    let place = match found.paragraph() {
        Some(paragraph) => format!("paragraph {}", paragraph.number),
        None if is_absent => "the whole posting".to_owned(),
        None => format!("line {}, column {}", finding.range.start.line, finding.range.start.column),
    };
    Item {
        severity: &finding.severity,
        rule: &finding.rule,
        url: &finding.url,
        place,
        message: one_line(&finding.message),
        help: one_line(&finding.help),
        line: (!is_absent).then_some(&detail.line),
        fixes: finding.fixes.iter().map(|fix| &*fix.title).collect(),
    }
}
