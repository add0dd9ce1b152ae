//! `--format sarif`: SARIF 2.1.0, for code scanning. In: results. Out: one log with one run. Columns count Unicode code
//! points and lines end as jdlint has it, which the run says; offsets are left out, because SARIF counts those of a UTF-16
//! file in its own bytes.

use std::collections::BTreeMap;
use std::io::{self, Write};

use jdlint_contract::{Position, Range, rule_url, rules_url};
use jdlint_core::VERSION;
use jdlint_core::rules::{Rule, Severity};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use serde::Serialize;
use serde_json::{Value, json};

use super::results::{Found, Results};

const SCHEMA: &str = "https://json.schemastore.org/sarif-2.1.0.json";
/// What paths are relative to.
const ROOT: &str = "%SRCROOT%";
/// What a path keeps when it becomes an address.
const NOT_IN_PATH: &AsciiSet =
    &NON_ALPHANUMERIC.remove(b'/').remove(b'-').remove(b'.').remove(b'_').remove(b'~');

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Log<'a> {
    #[serde(rename = "$schema")]
    schema: &'static str,
    version: &'static str,
    runs: [Run<'a>; 1],
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Run<'a> {
    tool: Value,
    invocations: [Value; 1],
    original_uri_base_ids: Value,
    column_kind: &'static str,
    newline_sequences: [&'static str; 3],
    results: Vec<SarifResult<'a>>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct SarifResult<'a> {
    rule_id: &'a str,
    rule_index: usize,
    level: &'static str,
    message: Message,
    locations: [Value; 1],
    partial_fingerprints: BTreeMap<&'static str, &'a str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    related_locations: Vec<Value>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    fixes: Vec<Value>,
}

#[derive(Serialize)]
struct Message {
    text: String,
}

/// Writes the log.
pub(super) fn write(results: &Results<'_>, out: &mut dyn Write) -> io::Result<()> {
    let rules: BTreeMap<&str, &Rule> =
        results.findings().map(|found| (found.detail.rule.id, found.detail.rule)).collect();
    let number = |id: &str| rules.keys().position(|&known| known == id).unwrap_or_default();
    let run = Run {
        tool: json!({ "driver": {
            "name": "jdlint",
            "semanticVersion": VERSION,
            "informationUri": rules_url(),
            "rules": rules.values().map(|rule| described(rule)).collect::<Vec<_>>(),
        } }),
        invocations: [invocation(results)],
        original_uri_base_ids: json!({ ROOT: { "description": { "text": "The folder that jdlint was run in." } } }),
        column_kind: "unicodeCodePoints",
        newline_sequences: ["\r\n", "\n", "\r"],
        results: results.findings().map(|found| result(found, number(&found.finding.rule))).collect(),
    };
    serde_json::to_writer(&mut *out, &Log { schema: SCHEMA, version: "2.1.0", runs: [run] })?;
    writeln!(out)
}

fn described(rule: &Rule) -> Value {
    let sources: Vec<_> = rule.sources.iter().map(|source| format!("- {source}\n")).collect();
    json!({
        "id": rule.id,
        "shortDescription": { "text": rule.summary },
        "fullDescription": { "text": rule.why },
        "help": {
            "text": rule.advice,
            "markdown": format!("{}\n\n{}\n\nKnown from:\n\n{}", rule.why, rule.advice, sources.concat()),
        },
        "helpUri": rule_url(rule.id),
        "defaultConfiguration": { "level": level(rule.severity) },
        "properties": { "tags": [rule.group.word()], "evidence": rule.evidence.word() },
    })
}

/// What could not be done is told as notifications.
fn invocation(results: &Results<'_>) -> Value {
    let told = results.output.errors.iter().map(|error| {
        json!({
            "level": "error",
            "message": { "text": error.message },
            "descriptor": { "id": error.code },
            "locations": [{ "physicalLocation": { "artifactLocation": artifact(&error.path) } }],
        })
    });
    json!({
        "executionSuccessful": results.output.errors.is_empty(),
        "toolExecutionNotifications": told.collect::<Vec<_>>(),
    })
}

fn result(found: Found<'_>, rule_index: usize) -> SarifResult<'_> {
    let finding = found.finding;
    let related = finding.related.iter().enumerate().map(|(at, related)| {
        let mut location = location(found.path, related.paragraph.is_none().then_some(related.range));
        location["id"] = json!(at + 1);
        location["message"] = json!({ "text": related.message });
        location
    });
    let mut place = location(found.path, found.range());
    if let Some(paragraph) = found.paragraph() {
        place["logicalLocations"] =
            json!([{ "name": format!("paragraph {}", paragraph.number), "kind": "element" }]);
    }
    SarifResult {
        rule_id: &finding.rule,
        rule_index,
        level: level(found.detail.severity),
        message: Message { text: format!("{} {}", found.message(), found.help()) },
        locations: [place],
        partial_fingerprints: BTreeMap::from([("jdlint/v1", &*finding.fingerprint)]),
        related_locations: related.collect(),
        fixes: fixes(found),
    }
}

/// Fixes in which nothing is left to fill in.
fn fixes(found: Found<'_>) -> Vec<Value> {
    let ready =
        found.finding.fixes.iter().filter(|fix| fix.edits.iter().all(|edit| edit.placeholders.is_empty()));
    let fixes = ready.map(|fix| {
        let edits = fix.edits.iter().map(
            |edit| json!({ "deletedRegion": region(edit.range), "insertedContent": { "text": edit.insert } }),
        );
        json!({
            "description": { "text": fix.title },
            "artifactChanges": [{
                "artifactLocation": artifact(found.path),
                "replacements": edits.collect::<Vec<_>>(),
            }],
        })
    });
    fixes.collect()
}

/// A document has no lines; GitHub wants one all the same, and the first is there in every file.
fn location(path: &str, range: Option<Range<Position>>) -> Value {
    let region = range.map_or_else(|| json!({ "startLine": 1 }), region);
    json!({ "physicalLocation": { "artifactLocation": artifact(path), "region": region } })
}

fn region(range: Range<Position>) -> Value {
    json!({
        "startLine": range.start.line,
        "startColumn": range.start.column,
        "endLine": range.end.line,
        "endColumn": range.end.column,
    })
}

fn artifact(path: &str) -> Value {
    json!({ "uri": utf8_percent_encode(path, NOT_IN_PATH).to_string(), "uriBaseId": ROOT })
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "note",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_become_addresses() {
        assert_eq!(artifact("jobs/a b:ü%.md")["uri"], "jobs/a%20b%3A%C3%BC%25.md");
        assert_eq!(artifact("../<stdin>")["uri"], "../%3Cstdin%3E");
    }
}
