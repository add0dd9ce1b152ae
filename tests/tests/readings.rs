//! What is read of whole postings: each fact, and each finding in its words. In: the postings of `suite/`, `clean/` and
//! `mixed/`. Out: those whose reading is not the one in `readings/`; with `READINGS=overwrite`, the new one in its place.

use std::fmt::Write;
use std::fs;
use std::path::PathBuf;

use jdlint_core::report::{Finding, Fix, Kind, Modality, Outline, Presence, Report};
use jdlint_core::{Date, Format, Settings, TextRange};
use jdlint_tests::annotations::Annotated;
use jdlint_tests::suite::{self, workspace};

/// A posting and what is read of it.
struct Posting {
    name: String,
    text: String,
    report: Report,
}

/// The annotated postings, the good ones, and those in which many things meet.
fn postings() -> Vec<Posting> {
    let annotated = suite::files().into_iter().map(|file| {
        let text =
            Annotated::parse(&file.source).unwrap_or_else(|error| panic!("{}: {error}", file.name)).text;
        let report = jdlint_formats::lint(&text, &suite::settings(&file.name));
        Posting { name: file.name, text, report }
    });
    annotated.chain(plain_ones("clean")).chain(plain_ones("mixed")).collect()
}

/// The postings of a folder, without annotations.
fn plain_ones(folder: &str) -> impl Iterator<Item = Posting> {
    let folder = workspace().join("tests").join(folder);
    let files = fs::read_dir(&folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    files.map(|entry| {
        let path = entry.expect("an entry of the folder").path();
        let name = path.file_name().and_then(|name| name.to_str()).expect("a UTF-8 name").to_owned();
        let text = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{name}: {error}"));
        let settings = Settings {
            format: Format::from_file_name(&name),
            today: Date::parse(suite::TODAY),
            ..Settings::default()
        };
        let report = jdlint_core::lint(&text, &settings);
        Posting { name, text, report }
    })
}

fn stored(name: &str) -> PathBuf {
    workspace().join("tests/readings").join(format!("{name}.reading"))
}

/// One fact or finding a line, in the words of the posting.
fn reading(posting: &Posting) -> String {
    let (report, text) = (&posting.report, posting.text.as_str());
    let mut lines = Vec::new();
    let role = report.role.unwrap_or("-");
    lines.push(format!(
        "role {role}, language {}, {} words, {}",
        report.language,
        report.words,
        score(report)
    ));
    lines.extend(facts(&report.outline));
    lines.extend(parts(&report.outline, text));
    lines.extend(demands(&report.outline));
    lines.extend(results(&report.outline));
    lines.extend(report.findings.iter().map(|finding| told(finding, text)));
    lines.join("\n") + "\n"
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

/// The sections, and where each kind of content is.
fn parts(outline: &Outline, text: &str) -> Vec<String> {
    let section = |section: &jdlint_core::report::OutlineSection| {
        let kind = section.kind.map_or("other", Kind::word);
        let heading = section.heading.as_deref().unwrap_or("-");
        format!("section {kind}: {} ... {}", flat(heading), last_words(section.range.of(text)))
    };
    let there = outline.present.iter().filter(|there| there.presence != Presence::No).map(|there| {
        let words: Vec<String> = there.ranges.iter().map(|range| ends(range.of(text))).collect();
        let vague = if there.presence == Presence::Vague { "~" } else { "" };
        format!("has {}{vague}: {}", there.kind.word(), words.join(" + "))
    });
    outline.sections.iter().map(section).chain(there).collect()
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

fn last_words(words: &str) -> String {
    let all: Vec<char> = words.chars().collect();
    flat(&all[all.len().saturating_sub(30)..].iter().collect::<String>())
}

#[test]
fn postings_are_read_as_they_were() {
    let overwrite = std::env::var_os("READINGS").is_some_and(|how| how == "overwrite");
    let mut wrong = Vec::new();
    for posting in postings() {
        let (path, read) = (stored(&posting.name), reading(&posting));
        let known = fs::read_to_string(&path).unwrap_or_default();
        if known == read {
            continue;
        }
        if overwrite {
            fs::write(&path, &read).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        }
        let gone = known
            .lines()
            .filter(|line| !read.lines().any(|new| new == *line))
            .map(|line| format!("  - {line}"));
        let new = read
            .lines()
            .filter(|line| !known.lines().any(|old| old == *line))
            .map(|line| format!("  + {line}"));
        let lines: Vec<String> = gone.chain(new).collect();
        wrong.push(format!("{}\n{}", posting.name, lines.join("\n")));
    }
    assert!(overwrite || wrong.is_empty(), "{} are read anew:\n{}", wrong.len(), wrong.join("\n"));
}

/// A reading whose posting is gone is read by nobody.
#[test]
fn every_reading_has_its_posting() {
    let folder = workspace().join("tests/readings");
    let files = fs::read_dir(&folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let mut names: Vec<String> = postings().into_iter().map(|posting| posting.name).collect();
    names.sort();
    let lost: Vec<String> = files
        .map(|entry| entry.expect("an entry of the folder").file_name().to_string_lossy().into_owned())
        .filter(|file| names.binary_search(&file.trim_end_matches(".reading").to_owned()).is_err())
        .collect();
    assert!(lost.is_empty(), "no postings: {lost:?}");
}
