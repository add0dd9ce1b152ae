//! The engine against the annotated postings. In: `tests/suite/`. Out: every difference with its place.

use std::collections::BTreeMap;
use std::fmt::Write;

use jdlint_core::rules::ALL;
use jdlint_tests::annotations::Annotated;
use jdlint_tests::difference::{self, Differences};
use jdlint_tests::suite::{self, SuiteFile};

fn annotated(name: &str, source: &str) -> Annotated {
    Annotated::parse(source).unwrap_or_else(|error| panic!("tests/suite/{name}: {error}"))
}

/// Fails with all differences, first what is missed, then what nobody expects.
#[track_caller]
fn check(files: &[SuiteFile], change: impl Fn(&str) -> String) {
    let mut all = Differences::default();
    for file in files {
        let annotated = annotated(&file.name, &change(&file.source));
        let report = jdlint_formats::lint(&annotated.text, &suite::settings(&file.name));
        let differences = difference::between(&format!("tests/suite/{}", file.name), &annotated, &report);
        all.missed.extend(differences.missed);
        all.unexpected.extend(differences.unexpected);
    }
    let mut words = String::new();
    for (title, pictures) in [
        ("False negatives (expected, not found)", &all.missed),
        ("False positives (found, not expected)", &all.unexpected),
    ] {
        if !pictures.is_empty() {
            let _ = writeln!(words, "\n== {title}: {}\n\n{}", pictures.len(), pictures.join("\n"));
        }
    }
    assert!(words.is_empty(), "{words}");
}

#[test]
fn findings_are_those_that_people_expect() {
    check(&suite::files(), str::to_owned);
}

#[test]
fn line_ends_change_nothing() {
    check(&suite::files(), suite::with_crlf);
    check(&suite::files(), suite::with_lf);
}

#[test]
fn some_files_are_stored_with_crlf_and_git_leaves_them_so() {
    for file in suite::files() {
        let crlf = file.source.matches("\r\n").count();
        let expected = if file.name.contains("crlf") { file.source.matches('\n').count() } else { 0 };
        assert_eq!(crlf, expected, "{}: see .gitattributes", file.name);
    }
}

/// A rule that is expected nowhere, or only once, is not tested.
#[test]
fn every_rule_is_expected_at_least_twice() {
    let mut counts: BTreeMap<&str, usize> = ALL.iter().map(|rule| (rule.id, 0)).collect();
    for file in suite::files() {
        for expected in annotated(&file.name, &file.source).expected {
            *counts.entry(expected.rule.id).or_default() += 1;
        }
    }
    counts.retain(|_, count| *count < 2);
    assert!(counts.is_empty(), "expected fewer than two times: {counts:?}");
}

/// Half of the suite is there to keep the engine silent.
#[test]
fn some_postings_have_nothing_to_warn_of() {
    let files = suite::files();
    let good = files.iter().filter(|file| {
        annotated(&file.name, &file.source)
            .expected
            .iter()
            .all(|expected| expected.severity == jdlint_core::rules::Severity::Info)
    });
    let good = good.count();
    assert!(good >= 6, "only {good} of {} postings are good ones", files.len());
}

/// What `README.md` shows is what the tests do.
#[test]
fn the_example_of_the_readme_holds() {
    let readme = include_str!("../README.md");
    let example = readme.split("```\n").find(|block| block.starts_with("//#")).unwrap();
    check(&[SuiteFile { name: "readme.md".to_owned(), source: example.to_owned() }], str::to_owned);
}
