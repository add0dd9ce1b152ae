//! How `jdlint config show` prints. In: what holds. Out: columns for people, or JSON.

use std::io::{self, Write};

use jdlint_contract::{CONTRACT_VERSION, FileError, tool_name};
use serde_json::Value;
use unicode_width::UnicodeWidthStr;

use super::Shown;
use super::rows::{Origin, Row};
use crate::output::{FAINT, STRONG, Screen, clean, one_line, padded};

/// All that `jdlint config show --format json` prints.
#[derive(serde::Serialize, schemars::JsonSchema)]
pub(crate) struct Output<'a> {
    /// Grows when a field changes its meaning.
    version: u32,
    /// Name and version of the program.
    tool: String,
    /// Work that could not be done.
    errors: &'a [FileError],
    /// What holds for each posting.
    postings: &'a [Shown],
}

pub(super) fn json(postings: &[Shown], errors: &[FileError], out: &mut dyn Write) -> io::Result<()> {
    let output = Output { version: CONTRACT_VERSION, tool: tool_name(), errors, postings };
    serde_json::to_writer(&mut *out, &output)?;
    writeln!(out)
}

pub(super) fn human(shown: &[Shown], screen: Screen, out: &mut dyn Write) -> io::Result<()> {
    for (at, shown) in shown.iter().enumerate() {
        if at > 0 {
            writeln!(out)?;
        }
        let name = shown.path.as_deref().map_or_else(|| "This folder".to_owned(), clean);
        let from = match shown.settings_files.as_slice() {
            [] => "no settings file".to_owned(),
            files => files.iter().map(|file| clean(file)).collect::<Vec<_>>().join(", extending "),
        };
        writeln!(out, "{}: {from}\n", screen.paint(STRONG, &name))?;
        table(&shown.settings, screen, out)?;
        for silence in &shown.silences {
            let rules =
                if silence.rules.is_empty() { "all rules".to_owned() } else { silence.rules.join(", ") };
            writeln!(out, "line {}: {} {rules}", silence.line, silence.word)?;
        }
    }
    Ok(())
}

/// Rules of which nobody said anything are counted only.
fn table(rows: &[Row], screen: Screen, out: &mut dyn Write) -> io::Result<()> {
    let is_silent = |row: &&Row| row.key.starts_with("rules.") && row.origin == Origin::Default;
    let said: Vec<_> = rows.iter().filter(|row| !is_silent(row)).collect();
    let silent = rows.iter().filter(is_silent).count();
    let keys = said.iter().map(|row| row.key.width()).max().unwrap_or_default();
    let origins: Vec<_> = said.iter().map(|row| origin(&row.origin)).collect();
    let widest = origins.iter().map(|origin| origin.width()).max().unwrap_or_default();
    for (row, origin) in said.iter().zip(&origins) {
        let origin = screen.paint(FAINT, &padded(origin, widest));
        writeln!(out, "{}  {origin}  {}", padded(&row.key, keys), value(&row.value))?;
    }
    let (key, origin) = (padded("rules", keys), screen.paint(FAINT, &padded("default", widest)));
    writeln!(out, "{key}  {origin}  {silent} more settings of rules; `jdlint rules` lists them")
}

/// As a settings file has it.
fn value(value: &Value) -> String {
    match value {
        Value::Null => "not set".to_owned(),
        Value::Array(entries) => {
            let entries: Vec<_> = entries.iter().map(self::value).collect();
            format!("[{}]", entries.join(", "))
        }
        Value::Object(members) => {
            let members = members.iter().filter(|(_, value)| !value.is_null());
            let members = members.filter(|(_, value)| value.as_array().is_none_or(|list| !list.is_empty()));
            let members: Vec<_> =
                members.map(|(key, value)| format!("{key} = {}", self::value(value))).collect();
            format!("{{ {} }}", members.join(", "))
        }
        other => one_line(&other.to_string()),
    }
}

fn origin(origin: &Origin) -> String {
    match origin {
        Origin::Default => "default".to_owned(),
        Origin::Title => "by the title".to_owned(),
        Origin::Flag => "flag".to_owned(),
        Origin::File { path, line } => format!("{}:{line}", clean(path)),
        Origin::Posting { line } => format!("the posting, line {line}"),
    }
}
