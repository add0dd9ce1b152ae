//! What is read of a posting, for people. In: its text and the report. Out: a line for each fact and each finding, in the words of
//! the posting.

use std::collections::BTreeSet;
use std::fmt::Write;

use jdlint_core::TextRange;
use jdlint_core::report::{About, Finding, Fix, Kind, Modality, Outline, Presence, Report};

/// One fact or finding a line, in the words of the posting.
pub fn whole(report: &Report, text: &str) -> String {
    let mut lines = Vec::new();
    let role = report.role.unwrap_or("-");
    lines.push(format!(
        "role {role}, language {}, {} words, {}",
        report.language,
        report.words,
        score(report)
    ));
    lines.extend(facts(&report.outline));
    lines.extend(sections(&report.outline, text));
    lines.extend(contents(&report.outline, text));
    lines.extend(demands(&report.outline));
    lines.extend(results(&report.outline));
    lines.extend(report.findings.iter().map(|finding| told(finding, text)));
    lines.join("\n") + "\n"
}

/// What is read of the words of a text beside those that all such texts share: no sections, and nothing that is missing. What
/// other rules than `rule` flag is named only; how they say it stands where they are tested. Of its own, what was `told` before in
/// other words is not told again.
pub fn of_words(report: &Report, text: &str, rule: &str, told_before: &mut BTreeSet<String>) -> Vec<String> {
    let outline = &report.outline;
    let there = outline.present.iter().filter(|there| there.presence != Presence::No);
    let places = there.flat_map(|there| {
        let vague = if there.presence == Presence::Vague { "~" } else { "" };
        let kind = there.kind.word();
        there.ranges.iter().map(move |range| format!("has {kind}{vague}: {}", edges(range.of(text))))
    });
    let mut lines: Vec<String> = places.collect();
    lines.extend(facts(outline));
    lines.extend(demands(outline));
    lines.extend(results(outline));
    let found =
        report.findings.iter().filter(|finding| finding.about == About::Text || finding.rule.id == rule);
    lines.extend(found.map(|finding| {
        let (words, line) = (finding.range.of(text), told(finding, text));
        let new = finding.rule.id == rule && told_before.insert(line.replace(&ends(words), "..."));
        if new { line } else { format!("{} \"{}\"", finding.rule.id, ends(words)) }
    }));
    lines
}

fn score(report: &Report) -> String {
    let of = |score: jdlint_core::report::Score| {
        let parts = [score.complete, score.measurable, score.fair, score.pay, score.law, score.clear];
        format!("score {} {parts:?}", score.total)
    };
    report.score.map_or_else(|| "no score".to_owned(), of)
}

fn facts(outline: &Outline) -> Vec<String> {
    let facts = &outline.facts;
    let title = outline.title.as_ref().map(|title| title.text.clone());
    let bound = |bound: Option<f64>| bound.map_or_else(|| "?".to_owned(), |bound| bound.to_string());
    let pay = outline.pay.as_ref().map(|pay| {
        let (currency, period) =
            (pay.currency.unwrap_or("?"), pay.period.map_or("?", |period| period.word()));
        format!("{}-{} {currency}/{period}: {}", bound(pay.min), bound(pay.max), pay.text)
    });
    let rows = [
        ("title", title),
        ("level", Some(outline.seniority.word().to_owned())),
        ("employer", facts.employer.clone()),
        ("places", (!facts.locations.is_empty()).then(|| facts.locations.join(" + "))),
        ("mode", facts.work_mode.map(|mode| mode.word().to_owned())),
        ("type", facts.employment_type.map(|kind| kind.word().to_owned())),
        ("hours", facts.hours.clone()),
        ("posted", facts.posted.clone()),
        ("deadline", facts.deadline.clone()),
        ("apply", facts.apply.clone()),
        ("pay", pay),
    ];
    rows.into_iter()
        .filter_map(|(name, words)| words.map(|words| format!("{name}: {}", flat(&words))))
        .collect()
}

fn sections(outline: &Outline, text: &str) -> Vec<String> {
    let section = |section: &jdlint_core::report::OutlineSection| {
        let kind = section.kind.map_or("other", Kind::word);
        let heading = section.heading.as_deref().unwrap_or("-");
        format!("section {kind}: {} ... {}", flat(heading), last_words(section.range.of(text)))
    };
    outline.sections.iter().map(section).collect()
}

/// Where each kind of content is.
fn contents(outline: &Outline, text: &str) -> Vec<String> {
    let there = outline.present.iter().filter(|there| there.presence != Presence::No).map(|there| {
        let words: Vec<String> = there.ranges.iter().map(|range| ends(range.of(text))).collect();
        let vague = if there.presence == Presence::Vague { "~" } else { "" };
        format!("has {}{vague}: {}", there.kind.word(), words.join(" + "))
    });
    there.collect()
}

fn demands(outline: &Outline) -> Vec<String> {
    let mark = |modality: Modality| if modality == Modality::Preferred { "wish" } else { "demand" };
    let items = outline.items.iter().map(|item| format!("{}: {}", mark(item.modality), flat(&item.text)));
    let number = |number: Option<f64>| number.map_or_else(|| "?".to_owned(), |number| number.to_string());
    let requirements = outline.requirements.iter().map(|demand| {
        let mut said = Vec::new();
        if demand.years_min.is_some() || demand.years_max.is_some() {
            let of = demand.years_of.as_deref().unwrap_or("-");
            said.push(format!("years {}-{} of {of}", number(demand.years_min), number(demand.years_max)));
        }
        if let Some(degree) = demand.degree {
            let equal = if demand.equivalent_accepted == Some(true) { " or equal" } else { "" };
            said.push(format!("{}{equal}", degree.word()));
        }
        said.extend(demand.certifications.iter().cloned());
        format!("{} of {}: {}", mark(demand.modality), said.join(", "), flat(&demand.text))
    });
    let count = format!("demands: {}", outline.required_items);
    std::iter::once(count).chain(items).chain(requirements).collect()
}

fn results(outline: &Outline) -> Vec<String> {
    let result = |outcome: &jdlint_core::report::Outcome| {
        let parts = [&outcome.metric, &outcome.target, &outcome.timeframe];
        let parts = parts.map(|part| part.as_deref().unwrap_or("-")).join(" / ");
        let missing: Vec<&str> = outcome.missing.iter().map(|part| part.word()).collect();
        let lacks =
            if missing.is_empty() { String::new() } else { format!(", lacks {}", missing.join(", ")) };
        let kpi = outcome.kpi.unwrap_or("-");
        format!("result {} ({kpi}) {}{lacks}: {}", outcome.level, flat(&parts), flat(&outcome.text))
    };
    outline.outcomes.iter().map(result).collect()
}

/// `warning rule "words": message (also "words": why) [fix: "old" -> "new"]`.
fn told(finding: &Finding, text: &str) -> String {
    let mut line =
        format!("{} {} \"{}\"", finding.severity.word(), finding.rule.id, ends(finding.range.of(text)));
    let _ = write!(line, ": {}", finding.message);
    if finding.help != finding.rule.advice {
        let _ = write!(line, " {}", finding.help);
    }
    for also in &finding.related {
        let _ = write!(line, " (also \"{}\": {})", ends(also.range.of(text)), also.message);
    }
    for fix in &finding.fixes {
        let _ = write!(line, " [{}]", mended(fix, text));
    }
    line
}

fn mended(fix: &Fix, text: &str) -> String {
    let edits = fix.edits.iter().map(|edit| {
        let behind = TextRange::new(edit.range.start.saturating_sub(1), edit.range.end);
        let old = if edit.range.is_empty() { behind.of(text) } else { edit.range.of(text) };
        format!("\"{}\" -> \"{}\"", ends(old), flat(&edit.insert))
    });
    format!("{:?} {}: {}", fix.applicability, fix.title, edits.collect::<Vec<_>>().join(", "))
}

fn flat(words: &str) -> String {
    words.replace('\r', "").replace('\n', "\\n")
}

/// Long words by their first and their last ones.
fn ends(words: &str) -> String {
    let all: Vec<char> = words.chars().collect();
    if all.len() <= 80 {
        return flat(words);
    }
    let first: String = all[..40].iter().collect();
    format!("{} ... {}", flat(&first), last_words(words))
}

/// The first and the last letters.
fn edges(words: &str) -> String {
    let all: Vec<char> = words.chars().collect();
    if all.len() <= 24 {
        return flat(words);
    }
    let part = |letters: &[char]| flat(&letters.iter().collect::<String>());
    format!("{}...{}", part(&all[..8]), part(&all[all.len() - 12..]))
}

fn last_words(words: &str) -> String {
    let all: Vec<char> = words.chars().collect();
    flat(&all[all.len().saturating_sub(30)..].iter().collect::<String>())
}
