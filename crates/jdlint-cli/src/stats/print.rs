//! How `jdlint stats` prints. In: sums. Out: tables for people, or JSON.

use std::io::{self, Write};

use jdlint_contract::{CONTRACT_VERSION, FileError, tool_name};
use jdlint_core::report::Kind;
use schemars::JsonSchema;
use serde::Serialize;
use unicode_width::UnicodeWidthStr;

use super::{About, ByValue, STEP, Sums};
use crate::output::{FAINT, GOOD, POOR, STRONG, Screen, clean, counted, padded};

/// Columns of the longest bar.
const BAR: usize = 30;

/// Columns of a value that is told.
const VALUE: usize = 40;

pub(super) fn human(
    sums: &Sums,
    by: Option<&ByValue>,
    screen: Screen,
    out: &mut dyn Write,
) -> io::Result<()> {
    let scored = sums.scores.count;
    write!(out, "{}", screen.paint(STRONG, &counted(sums.postings, "posting")))?;
    match (sums.scores.mean, sums.scores.median, sums.scores.lowest, sums.scores.highest) {
        (Some(mean), Some(median), Some(lowest), Some(highest)) => {
            writeln!(out, ": score {mean:.1} on average, median {median:.1}, {lowest} to {highest}")?;
        }
        _ => writeln!(out)?,
    }
    if scored > 0 {
        writeln!(out, "\n{}", screen.paint(STRONG, "Scores"))?;
        let most = sums.scores.steps.iter().copied().max().unwrap_or_default();
        for (at, &count) in sums.scores.steps.iter().enumerate() {
            let from = at * usize::from(STEP);
            let to = if at == 9 { 100 } else { from + usize::from(STEP) - 1 };
            let bar = "▇".repeat((count as usize * BAR).div_ceil(most.max(1) as usize));
            writeln!(out, "{}", format!("  {from:>3} to {to:<3}  {count:>5}  {bar}").trim_end())?;
        }
    }
    if !sums.rules.is_empty() {
        let widest = sums.rules.iter().map(|of| of.rule.id.width()).max().unwrap_or_default();
        let heading = format!("{}  findings  postings", padded("Rules", widest + 2));
        writeln!(out, "\n{}", screen.paint(STRONG, &heading))?;
        for of in &sums.rules {
            let share = screen.paint(FAINT, &percent(of.postings, sums.postings));
            writeln!(
                out,
                "  {}  {:>8}  {:>8}  {share}",
                padded(of.rule.id, widest),
                of.findings,
                of.postings
            )?;
        }
    }
    if sums.postings > 0 {
        let widest = sums.contents.iter().map(|of| of.kind.word().width()).max().unwrap_or_default();
        let heading = format!("{}   there  vague     no", padded("Contents", widest + 2));
        writeln!(out, "\n{}", screen.paint(STRONG, &heading))?;
        for of in &sums.contents {
            let style = if of.yes * 2 >= sums.postings { GOOD } else { POOR };
            let share = screen.paint(style, &percent(of.yes, sums.postings));
            writeln!(
                out,
                "  {}  {:>6} {:>6} {:>6}  {share}",
                padded(of.kind.word(), widest),
                of.yes,
                of.vague,
                of.no
            )?;
        }
    }
    by.map_or(Ok(()), |by| by_value(by, screen, out))
}

/// A line for each value: how many postings, their score, what is found in each, and what most often.
fn by_value(by: &ByValue, screen: Screen, out: &mut dyn Write) -> io::Result<()> {
    let named = by.values.iter().map(|(value, sums)| match value {
        Some(value) => (clean(value).chars().take(VALUE).collect(), sums),
        None => ("(none)".to_owned(), sums),
    });
    let others = by.others.iter().map(|sums| ("(others)".to_owned(), sums));
    let rows: Vec<(String, &Sums)> = named.chain(others).collect();
    let column = format!("By {}", clean(&by.column));
    let widest =
        rows.iter().map(|(value, _)| value.width() + 2).max().unwrap_or_default().max(column.width());
    let heading =
        format!("{}  postings  score  findings each  with pay  most often", padded(&column, widest));
    writeln!(out, "\n{}", screen.paint(STRONG, &heading))?;
    for (value, sums) in rows {
        let score = sums.scores.mean.map_or_else(|| "-".to_owned(), |mean| format!("{mean:.1}"));
        let findings: u32 = sums.rules.iter().map(|of| of.findings).sum();
        let each = f64::from(findings) / f64::from(sums.postings.max(1));
        let pay = sums.contents.iter().find(|of| of.kind == Kind::Pay).map_or(0, |of| of.yes);
        let pay = percent(pay, sums.postings);
        let most = sums.rules.first().map_or("", |of| of.rule.id);
        let name = padded(&format!("  {value}"), widest);
        let line = format!("{name}  {:>8}  {score:>5}  {each:>13.1}  {pay:>8}  {most}", sums.postings);
        writeln!(out, "{}", line.trim_end())?;
    }
    Ok(())
}

fn percent(part: u32, whole: u32) -> String {
    format!("{:>3} %", (u64::from(part) * 100 + u64::from(whole) / 2) / u64::from(whole.max(1)))
}

/// All that `jdlint stats --format json` prints.
#[derive(Serialize, JsonSchema)]
pub(crate) struct Output<'a> {
    /// Grows when a field changes its meaning.
    version: u32,
    /// Name and version of the program.
    tool: String,
    /// The day that was judged by, `YYYY-MM-DD`.
    today: String,
    /// Ids of the places whose law was applied.
    jurisdictions: &'a [&'static str],
    /// Work that could not be done.
    errors: &'a [FileError],
    /// Counts over all postings.
    #[serde(flatten)]
    all: JsonSums<'a>,
    /// The same for each value of a column of records; absent where none was named.
    #[serde(skip_serializing_if = "Option::is_none")]
    by: Option<JsonBy<'a>>,
}

/// Counts over postings.
#[derive(Serialize, JsonSchema)]
struct JsonSums<'a> {
    /// How many postings were read.
    postings: u32,
    /// Their scores.
    scores: JsonScores<'a>,
    /// The rules that found something, most findings first.
    rules: Vec<JsonRule>,
    /// Every kind of content.
    contents: Vec<JsonKind>,
}

/// Counts for each value of a column.
#[derive(Serialize, JsonSchema)]
struct JsonBy<'a> {
    /// The column.
    column: &'a str,
    /// In the order of the values.
    values: Vec<JsonValue<'a>>,
    /// The postings of all other values, where there are too many to be told apart.
    others: Option<JsonSums<'a>>,
}

/// Counts for one value.
#[derive(Serialize, JsonSchema)]
struct JsonValue<'a> {
    /// The value; null for records that have none.
    value: Option<&'a str>,
    /// Counts over the postings that have it.
    #[serde(flatten)]
    sums: JsonSums<'a>,
}

/// Scores of postings.
#[derive(Serialize, JsonSchema)]
struct JsonScores<'a> {
    /// How many postings have one.
    postings: u32,
    /// The average.
    mean: Option<f64>,
    /// As many are above as below.
    median: Option<f64>,
    /// The lowest.
    lowest: Option<u8>,
    /// The highest.
    highest: Option<u8>,
    /// How many are from 0, 10 ... 90 on; 100 is among the last.
    steps: &'a [u32],
}

/// A rule that found something.
#[derive(Serialize, JsonSchema)]
struct JsonRule {
    /// Id of the rule.
    rule: &'static str,
    /// What the rule looks after.
    group: &'static str,
    /// How many findings.
    findings: u32,
    /// In how many postings.
    postings: u32,
}

/// A kind of content.
#[derive(Serialize, JsonSchema)]
struct JsonKind {
    /// What the content is about, as in an outline.
    kind: &'static str,
    /// How many postings have it.
    yes: u32,
    /// How many mention it without saying anything.
    vague: u32,
    /// How many do not have it.
    no: u32,
}

pub(super) fn json(
    sums: &Sums,
    by: Option<&ByValue>,
    about: &About<'_>,
    out: &mut dyn Write,
) -> io::Result<()> {
    let output = Output {
        version: CONTRACT_VERSION,
        tool: tool_name(),
        today: about.today.to_string(),
        jurisdictions: about.jurisdictions,
        errors: about.errors,
        all: json_sums(sums),
        by: by.map(|by| JsonBy {
            column: &by.column,
            values: by
                .values
                .iter()
                .map(|(value, sums)| JsonValue { value: value.as_deref(), sums: json_sums(sums) })
                .collect(),
            others: by.others.as_ref().map(json_sums),
        }),
    };
    serde_json::to_writer(&mut *out, &output)?;
    writeln!(out)
}

fn json_sums(sums: &Sums) -> JsonSums<'_> {
    let scores = &sums.scores;
    let rules = sums.rules.iter().map(|of| JsonRule {
        rule: of.rule.id,
        group: of.rule.group.word(),
        findings: of.findings,
        postings: of.postings,
    });
    let contents = sums.contents.iter().map(|of| JsonKind {
        kind: of.kind.word(),
        yes: of.yes,
        vague: of.vague,
        no: of.no,
    });
    JsonSums {
        postings: sums.postings,
        scores: JsonScores {
            postings: scores.count,
            mean: scores.mean,
            median: scores.median,
            lowest: scores.lowest,
            highest: scores.highest,
            steps: &scores.steps,
        },
        rules: rules.collect(),
        contents: contents.collect(),
    }
}
