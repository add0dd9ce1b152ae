//! How `jdlint diff` prints. In: a comparison. Out: lists for people, or JSON.

use std::io::{self, Write};

use jdlint_contract::{CONTRACT_VERSION, ScoreParts, tool_name};
use jdlint_core::report::{Presence, Score};
use schemars::JsonSchema;
use serde::Serialize;

use super::{Comparison, Found, Version};
use crate::output::{FAINT, GOOD, POOR, STRONG, Screen, clean, counted, one_line, padded};

/// A part of the score: its name, and how it is read.
type Part = (&'static str, fn(&Score) -> u8);

const PARTS: [Part; 6] = [
    ("complete", |score| score.complete),
    ("measurable", |score| score.measurable),
    ("fair", |score| score.fair),
    ("pay", |score| score.pay),
    ("law", |score| score.law),
    ("clear", |score| score.clear),
];

pub(super) fn human(comparison: &Comparison<'_>, screen: Screen, out: &mut dyn Write) -> io::Result<()> {
    let Comparison { old, new, gone, added, still, contents } = comparison;
    writeln!(out, "{} → {}\n", clean(&old.name), screen.paint(STRONG, &clean(&new.name)))?;
    scores(old.score.as_ref(), new.score.as_ref(), screen, out)?;
    for (kind, before, after) in contents {
        let better = *after == Presence::Yes || *before == Presence::No;
        let style = if better { GOOD } else { POOR };
        let change = format!("{} → {}", before.word(), after.word());
        writeln!(out, "{} {}", padded(kind.word(), 16), screen.paint(style, &change))?;
    }
    if !contents.is_empty() {
        writeln!(out)?;
    }
    list("Gone", gone, &screen.paint(GOOD, "-"), screen, out)?;
    list("New", added, &screen.paint(POOR, "+"), screen, out)?;
    list("Still there", still, " ", screen, out)?;
    let sums = [(gone, "gone"), (added, "new"), (still, "still there")];
    let sums = sums.map(|(found, what)| format!("{} {what}", found.len())).join(", ");
    writeln!(out, "Findings: {sums}.")
}

fn scores(old: Option<&Score>, new: Option<&Score>, screen: Screen, out: &mut dyn Write) -> io::Result<()> {
    let (Some(old), Some(new)) = (old, new) else {
        return writeln!(out, "No scores to compare: one of them is no posting in English.\n");
    };
    let mut line = |name: &str, before: u8, after: u8| {
        let change = i16::from(after) - i16::from(before);
        let change = match change {
            0 => screen.paint(FAINT, "="),
            1.. => screen.paint(GOOD, &format!("+{change}")),
            _ => screen.paint(POOR, &format!("−{}", change.unsigned_abs())),
        };
        writeln!(out, "{} {before:>3} → {after:>3}  {change}", padded(name, 16))
    };
    line("score", old.total, new.total)?;
    for (name, part) in PARTS {
        line(&format!("  {name}"), part(old), part(new))?;
    }
    writeln!(out)
}

fn list(
    heading: &str,
    findings: &[&Found],
    sign: &str,
    screen: Screen,
    out: &mut dyn Write,
) -> io::Result<()> {
    if findings.is_empty() {
        return Ok(());
    }
    let heading = format!("{heading}: {}", counted(findings.len() as u32, "finding"));
    writeln!(out, "{}", screen.paint(STRONG, &heading))?;
    for found in findings {
        let severity = screen.severity(found.severity, &format!("[{}]", screen.rule(found.rule.id)));
        let place = screen.paint(FAINT, &format!("({} {})", found.unit, found.line));
        writeln!(out, "{sign} {severity}: {} {place}", one_line(&found.message))?;
    }
    writeln!(out)
}

/// All that `jdlint diff --format json` prints.
#[derive(Serialize, JsonSchema)]
pub(crate) struct Output<'a> {
    /// Grows when a field changes its meaning.
    version: u32,
    /// Name and version of the program.
    tool: String,
    /// The posting before.
    old: JsonVersion<'a>,
    /// The posting after.
    new: JsonVersion<'a>,
    /// Findings of the old posting only.
    gone: Vec<JsonFound<'a>>,
    /// Findings of the new posting only.
    added: Vec<JsonFound<'a>>,
    /// Findings of both, with the place in the new posting.
    still: Vec<JsonFound<'a>>,
    /// What was there and is not, or the other way round.
    contents: Vec<JsonContent>,
}

/// One version of a posting.
#[derive(Serialize, JsonSchema)]
struct JsonVersion<'a> {
    /// Its file, as in `check`.
    path: &'a str,
    /// 0 to 100; null for text that is no posting.
    score: Option<u8>,
    /// What the score is made of; null with it.
    score_parts: Option<ScoreParts>,
}

/// One finding.
#[derive(Serialize, JsonSchema)]
struct JsonFound<'a> {
    /// Id of the rule.
    rule: &'static str,
    /// `error`, `warning` or `info`.
    severity: &'static str,
    /// What is wrong and why it matters.
    message: &'a str,
    /// What `number` counts: `line` or `paragraph`.
    unit: &'static str,
    /// Where it is, from 1.
    number: u32,
}

/// A kind of content whose presence changed.
#[derive(Serialize, JsonSchema)]
struct JsonContent {
    /// What it is about, as in an outline.
    kind: &'static str,
    /// `yes`, `vague` or `no` before.
    old: &'static str,
    /// The same after.
    new: &'static str,
}

impl<'a> JsonVersion<'a> {
    fn of(version: &'a Version) -> Self {
        Self {
            path: &version.name,
            score: version.score.map(|score| score.total),
            score_parts: version.score.as_ref().map(ScoreParts::from),
        }
    }
}

fn found<'a>(findings: &[&'a Found]) -> Vec<JsonFound<'a>> {
    let one = |found: &&'a Found| JsonFound {
        rule: found.rule.id,
        severity: found.severity.word(),
        message: &found.message,
        unit: found.unit,
        number: found.line,
    };
    findings.iter().map(one).collect()
}

pub(super) fn json(comparison: &Comparison<'_>, out: &mut dyn Write) -> io::Result<()> {
    let contents = comparison.contents.iter();
    let output = Output {
        version: CONTRACT_VERSION,
        tool: tool_name(),
        old: JsonVersion::of(comparison.old),
        new: JsonVersion::of(comparison.new),
        gone: found(&comparison.gone),
        added: found(&comparison.added),
        still: found(&comparison.still),
        contents: contents
            .map(|(kind, old, new)| JsonContent { kind: kind.word(), old: old.word(), new: new.word() })
            .collect(),
    };
    serde_json::to_writer(&mut *out, &output)?;
    writeln!(out)
}
