//! Every rule against its own examples and the habits of the table.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use jdlint_core::report::{Applicability, Fix};
use jdlint_core::rules::{ALL, FixAvailability, Rule};
use jdlint_core::{Date, OwnSection, OwnWord, Settings, lint};

/// Just that rule, with the words and sections that the examples of the rules about settings go by.
fn only(rule: &'static Rule) -> Settings {
    let word = OwnWord {
        phrase: "synergy".to_owned(),
        replacement: Some("your team".to_owned()),
        ..OwnWord::default()
    };
    let section = OwnSection {
        name: "Safety".to_owned(),
        headings: vec!["Health & safety".to_owned()],
        ..OwnSection::default()
    };
    Settings {
        only: Some(vec![rule.id]),
        today: Date::new(2026, 11, 24),
        own_words: vec![word],
        own_sections: vec![section],
        ..Settings::default()
    }
}

#[test]
fn bad_examples_are_flagged_and_good_ones_are_not() {
    let mut wrong = Vec::new();
    for rule in ALL {
        assert!(
            !rule.bad.is_empty() && !rule.good.is_empty(),
            "{}: a rule needs examples of both kinds",
            rule.id
        );
        for text in rule.bad {
            if lint(text, &only(rule)).findings.is_empty() {
                wrong.push(format!("{} misses:\n{text}", rule.id));
            }
        }
        for text in rule.good {
            if let Some(found) = lint(text, &only(rule)).findings.first() {
                wrong.push(format!("{} flags {:?}:\n{text}", rule.id, found.range.of(text)));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n----\n"));
}

#[test]
fn the_table_holds_every_file_of_the_folder() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/rules");
    let parts = [
        "mod",
        "rule",
        "options",
        "precision",
        "outcome_template",
        "quotes",
        "section_template",
        "told_once",
    ];
    let files: BTreeSet<String> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path().file_stem().unwrap().to_str().unwrap().to_owned())
        .filter(|stem| !parts.contains(&stem.as_str()))
        .collect();
    let table: BTreeSet<String> = ALL.iter().map(|rule| rule.id.replace('-', "_")).collect();
    assert_eq!(files, table);
    assert_eq!(table.len(), ALL.len(), "an id stands twice");
}

#[test]
fn ids_are_words_and_texts_are_there() {
    for rule in ALL {
        assert!(
            rule.id.split('-').all(|word| !word.is_empty() && word.bytes().all(|b| b.is_ascii_lowercase())),
            "{}",
            rule.id
        );
        for text in [rule.summary, rule.why, rule.advice] {
            assert!(
                text.len() > 15 && text.starts_with(|c: char| c.is_uppercase() || c == '“'),
                "{}: {text}",
                rule.id
            );
        }
        assert!(!rule.summary.ends_with('.'), "{}: a summary is a line, not a sentence", rule.id);
        assert!(!rule.sources.is_empty(), "{}: say where it is known from", rule.id);
    }
}

#[test]
fn fixes_are_as_the_rule_says() {
    for rule in ALL {
        let fixes: Vec<Fix> = rule
            .bad
            .iter()
            .flat_map(|text| lint(text, &only(rule)).findings)
            .flat_map(|finding| finding.fixes)
            .collect();
        let safe = fixes.iter().any(|fix| fix.applicability == Applicability::Safe);
        match rule.fix {
            FixAvailability::None => assert!(fixes.is_empty(), "{} says that it has no fix", rule.id),
            FixAvailability::Suggestion => {
                assert!(!fixes.is_empty() && !safe, "{} says: suggestions", rule.id);
            }
            FixAvailability::Safe => assert!(safe, "{} says: safe fixes", rule.id),
        }
    }
}

#[test]
fn a_fix_takes_its_finding_away() {
    for rule in ALL {
        for text in rule.bad {
            let report = lint(text, &only(rule));
            for (finding, fix) in
                report.findings.iter().filter_map(|finding| Some((finding, finding.fixes.first()?)))
            {
                let mended = fill(&apply(text, fix));
                let after = lint(&mended, &only(rule));
                assert!(
                    after.findings.len() < report.findings.len(),
                    "{}: {:?} is still there after its fix:\n{mended}",
                    rule.id,
                    finding.message
                );
            }
        }
    }
}

/// The text with the edits of a fix.
fn apply(text: &str, fix: &Fix) -> String {
    let mut mended = text.to_owned();
    for edit in fix.edits.iter().rev() {
        mended.replace_range(edit.range.start as usize..edit.range.end as usize, &edit.insert);
    }
    mended
}

/// Fills placeholders as a writer would: figures stay, words lose their braces.
fn fill(text: &str) -> String {
    text.replace(['{', '}'], "")
        .replace("currency lowest to highest", "GBP 27000 to 29000")
        .replace("at or above value", "at or above 98 %")
        .replace("from value to value by date", "from 4 % to 2 % by June")
        .replace("10 or fewer", "10")
}

/// Laws make errors where they are sure, and leave the usual severity where they are not.
#[test]
fn laws_decide_how_bad_a_finding_is() {
    use jdlint_core::rules::Severity;
    let text = |pay: &str| {
        format!(
            "# Baker\n\nLocation: Leeds\n\n## Duties\n\n- Bake bread\n\n## Requirements\n\n- One year in a bakery\n\n## Pay\n\n{pay}\n"
        )
    };
    let rows = [
        ("pay-open-ended", "$20 an hour and up", "ca-bc", Severity::Error),
        ("pay-open-ended", "up to $30 an hour", "us-mn", Severity::Error),
        ("pay-open-ended", "up to $30 an hour", "uk", Severity::Warning),
        ("pay-range-too-wide", "CAD 90,000 to 145,000 a year", "ca-on", Severity::Error),
        ("pay-range-too-wide", "CAD 190,000 to 245,000 a year", "ca-on", Severity::Warning),
        ("benefits-missing", "$20 an hour", "us-co", Severity::Error),
        ("benefits-missing", "$20 an hour", "us-ca", Severity::Info),
        ("missing-pay", "Twice a month.", "us-ny-nyc", Severity::Error),
        ("missing-pay", "Twice a month.", "uk", Severity::Warning),
        ("pay-vague", "Competitive salary", "us-wa", Severity::Error),
        ("pay-history-request", "$20 an hour. Please state your current salary.", "us-ca", Severity::Error),
        ("pay-history-request", "$20 an hour. Please state your current salary.", "eu", Severity::Warning),
    ];
    for (rule, pay, place, severity) in rows {
        let rule = jdlint_core::rules::by_id(rule).unwrap();
        let place = jdlint_core::jurisdictions::by_id(place).unwrap().id;
        let found = lint(&text(pay), &Settings { jurisdictions: vec![place], ..only(rule) }).findings;
        let severities: Vec<Severity> = found.iter().map(|finding| finding.severity).collect();
        assert_eq!(severities, [severity], "{} in {place}: {pay}", rule.id);
    }
}

/// A rule speaks by default only where readers found it right; what was hardly found is held by pairs.
#[test]
fn rules_on_by_default_are_right_nine_times_of_ten() {
    // They report what the settings name, in the words of whoever wrote the settings.
    let of_settings = ["missing-own-section", "own-word", "unused-suppression"];
    let pairs = |id: &str| {
        let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/pairs/{id}.tsv"));
        let text = std::fs::read_to_string(path).unwrap_or_default();
        text.lines().filter(|line| line.starts_with("flag\t") || line.starts_with("leave\t")).count()
    };
    for rule in ALL.iter().filter(|rule| rule.on_by_default && !of_settings.contains(&rule.id)) {
        let precision = rule.precision().unwrap_or_else(|| panic!("{}: nobody read its findings", rule.id));
        assert!(precision.is_enough(), "{}: {}", rule.id, precision.words());
        assert!(precision.read >= 5 || pairs(rule.id) >= 10, "{}: {} pairs", rule.id, pairs(rule.id));
    }
}
