//! `jdlint explain` and `jdlint rules`: the manual. In: rules. Out: their pages, or the table of them all.

use std::io::{self, Write};

use jdlint_core::rules::{ALL, FixAvailability, OPTIONS, Rule, RuleOption};
use unicode_width::UnicodeWidthStr;

use crate::output::{FAINT, GOOD, POOR, STRONG, Screen, clean, padded, wrap};

/// Wider lines are hard to read.
const WIDEST: usize = 90;

/// Prints the page of one rule.
pub(crate) fn explain(rule: &Rule, screen: Screen, out: &mut dyn Write) -> io::Result<()> {
    let on = if rule.on_by_default {
        "on by default"
    } else {
        "off by default: turn it on with --only or in jdlint.toml"
    };
    writeln!(out, "{}", screen.paint(STRONG, rule.id))?;
    writeln!(out, "{} · {} · {on}\n", screen.severity(rule.severity, ""), rule.group.word())?;
    paragraph(out, screen, "What", rule.summary)?;
    paragraph(out, screen, "Why", rule.why)?;
    paragraph(out, screen, "Advice", rule.advice)?;
    paragraph(out, screen, "Fix", fix_words(rule.fix))?;
    for option in OPTIONS.iter().filter(|option| option.rule == rule.id) {
        let RuleOption { name, about, default, .. } = option;
        paragraph(
            out,
            screen,
            "Option",
            &format!("`{name}`: {about}; {default} unless jdlint.toml says otherwise."),
        )?;
    }
    paragraph(out, screen, "Evidence", rule.evidence.word())?;
    for source in rule.sources {
        item(out, screen, source)?;
    }
    if !rule.sources.is_empty() {
        writeln!(out)?;
    }
    paragraph(out, screen, "Page", &jdlint_contract::rule_url(rule.id))?;
    if let Some(precision) = rule.precision() {
        let words = format!("On real postings: {}.", precision.words());
        paragraph(out, screen, "Precision", &words)?;
    }
    examples(out, screen, "Flagged", rule.bad, &screen.paint(POOR, "✗"))?;
    examples(out, screen, "Left alone", rule.good, &screen.paint(GOOD, "✓"))
}

fn fix_words(fix: FixAvailability) -> &'static str {
    match fix {
        FixAvailability::None => "None: only you know what to write.",
        FixAvailability::Safe => "Safe: the edits cannot change what the posting means.",
        FixAvailability::Suggestion => "A suggestion: look at it, and fill in what stands in {braces}.",
    }
}

/// A heading at the left, its text beside it.
fn paragraph(out: &mut dyn Write, screen: Screen, heading: &str, text: &str) -> io::Result<()> {
    let lines = wrap(text, width(screen) - MARGIN);
    for (at, line) in lines.iter().enumerate() {
        let heading = padded(if at == 0 { heading } else { "" }, MARGIN);
        writeln!(out, "{}{line}", screen.paint(STRONG, &heading))?;
    }
    if heading == "Evidence" { Ok(()) } else { writeln!(out) }
}

const MARGIN: usize = 10;

fn item(out: &mut dyn Write, screen: Screen, text: &str) -> io::Result<()> {
    for (at, line) in wrap(text, width(screen) - MARGIN - 2).iter().enumerate() {
        writeln!(out, "{}{} {line}", " ".repeat(MARGIN), if at == 0 { "-" } else { " " })?;
    }
    Ok(())
}

fn examples(
    out: &mut dyn Write,
    screen: Screen,
    heading: &str,
    texts: &[&str],
    mark: &str,
) -> io::Result<()> {
    for (at, text) in texts.iter().enumerate() {
        if at == 0 {
            writeln!(out, "{}", screen.paint(STRONG, heading))?;
        }
        for (line_at, line) in text.trim_end().lines().enumerate() {
            let mark = if line_at == 0 { mark } else { " " };
            writeln!(out, "{}", format!("  {mark} {}", clean(line)).trim_end())?;
        }
    }
    if texts.is_empty() { Ok(()) } else { writeln!(out) }
}

fn width(screen: Screen) -> usize {
    screen.width.clamp(40, WIDEST)
}

/// Prints every rule, grouped, in the order of the manual.
pub(crate) fn rules(screen: Screen, out: &mut dyn Write) -> io::Result<()> {
    let widest = ALL.iter().map(|rule| rule.id.width()).max().unwrap_or_default();
    let mut groups: Vec<_> = ALL.iter().map(|rule| rule.group).collect();
    groups.sort_unstable();
    groups.dedup();
    for group in groups {
        writeln!(out, "{}", screen.paint(STRONG, group.word()))?;
        for rule in ALL.iter().filter(|rule| rule.group == group) {
            let pad = " ".repeat("warning".len() - rule.severity.word().len());
            let notes = [
                (!rule.on_by_default).then_some("off by default"),
                match rule.fix {
                    FixAvailability::None => None,
                    FixAvailability::Safe => Some("safe fix"),
                    FixAvailability::Suggestion => Some("suggests a fix"),
                },
            ];
            let notes = notes.into_iter().flatten().collect::<Vec<_>>().join(", ");
            let notes = if notes.is_empty() { notes } else { screen.paint(FAINT, &format!(" ({notes})")) };
            let severity = screen.severity(rule.severity, "");
            let (id, space) = (screen.rule(rule.id), " ".repeat(widest - rule.id.width()));
            writeln!(out, "  {id}{space}  {severity}{pad}  {}{notes}", rule.summary)?;
        }
        writeln!(out)?;
    }
    let hint = "`jdlint explain RULE` says why a rule matters.";
    writeln!(out, "{} rules. {}", ALL.len(), screen.paint(FAINT, hint))
}
