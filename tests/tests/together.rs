//! What is read of a posting among others is what is read of it alone. In: our own postings, whole collections at a time and
//! with settings that change from one to the next. Out: the posting whose two reports differ.

use std::fs;

use jdlint_core::{Date, Format, MOST_TOGETHER, Settings, jurisdictions, lint, lint_all};
use jdlint_tests::suite::workspace;

fn postings() -> Vec<String> {
    let folders = ["tests/clean", "tests/suite", "tests/mixed"].map(|folder| workspace().join(folder));
    let entries = folders.iter().flat_map(|folder| fs::read_dir(folder).expect("a folder of postings"));
    let mut files: Vec<_> = entries.map(|entry| entry.expect("an entry").path()).collect();
    files.sort();
    files.iter().filter_map(|file| fs::read_to_string(file).ok()).collect()
}

/// No two neighbours have the same.
fn settings() -> Vec<Settings> {
    let places = || jurisdictions::ALL.iter().map(|place| place.id).take(40);
    let own = Settings::default();
    vec![
        Settings { today: Some(Date { year: 2026, month: 11, day: 24 }), ..own.clone() },
        Settings { format: Format::PlainText, jurisdictions: places().collect(), ..own.clone() },
        Settings { employer_size: Some(40), remote_open_to: places().collect(), ..own.clone() },
        Settings { only: Some(vec!["missing-pay"]), ..own.clone() },
        Settings { format: Format::Html, only: Some(Vec::new()), ..own },
    ]
}

#[test]
fn a_posting_among_others_is_read_as_if_it_were_alone() {
    let (texts, settings) = (postings(), settings());
    let (mut given, mut long) = (Vec::new(), "We bake bread. ".repeat(40_000));
    long.insert_str(0, "# Baker\n\n");
    for round in 0..settings.len() {
        for (at, text) in texts.iter().enumerate() {
            given.push((text.as_str(), &settings[(at + round) % settings.len()]));
        }
        given.extend([("", &settings[round]), (long.as_str(), &settings[round])]);
    }
    assert!(given.len() > 3 * MOST_TOGETHER, "{} postings", given.len());
    for count in [1, 7, given.len()] {
        let reports = lint_all(&given[..count]);
        assert_eq!(reports.len(), count);
        for (together, (text, settings)) in reports.iter().zip(&given) {
            let alone = lint(text, settings);
            assert_eq!(format!("{together:?}"), format!("{alone:?}"), "{text}");
        }
    }
    assert!(lint_all(&[]).is_empty());
}
