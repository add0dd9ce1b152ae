//! Good postings of our own: nothing in them is worth a warning. In: `tests/clean/`. Out: every finding that is one,
//! with its file, line, rule and words.

use std::fmt::Write;
use std::fs;
use std::path::PathBuf;

use jdlint_core::report::Finding;
use jdlint_core::rules::Severity;
use jdlint_core::{Date, Format, Settings, lint};
use jdlint_tests::suite::workspace;

/// The day by which the postings are judged.
const TODAY: &str = "2026-11-24";
/// Fewer postings would say little.
const AT_LEAST: usize = 25;

fn postings() -> Vec<PathBuf> {
    let folder = workspace().join("tests/clean");
    let mut files: Vec<PathBuf> = fs::read_dir(&folder)
        .unwrap_or_else(|error| panic!("{}: {error}", folder.display()))
        .map(|entry| entry.expect("an entry of the folder").path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "md" || ending == "txt"))
        .collect();
    files.sort();
    files
}

/// `accountant.md:20 kpi-without-target "5 of 5": The message.`
fn picture(name: &str, text: &str, finding: &Finding) -> String {
    let range = &finding.range;
    let words = text.get(range.start as usize..range.end as usize).unwrap_or_default();
    let line = text[..range.start as usize].matches('\n').count() + 1;
    format!("{name}:{line} {} {:?}: {}", finding.rule.id, words, finding.message)
}

#[test]
fn good_postings_get_no_warning() {
    let files = postings();
    assert!(files.len() >= AT_LEAST, "{} postings in tests/clean", files.len());
    let mut found = String::new();
    for path in files {
        let name = path.file_name().and_then(|name| name.to_str()).expect("a UTF-8 name");
        let text = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{name}: {error}"));
        let settings = Settings {
            format: Format::from_file_name(name),
            today: Date::parse(TODAY),
            ..Settings::default()
        };
        for finding in
            lint(&text, &settings).findings.iter().filter(|finding| finding.severity != Severity::Info)
        {
            let _ = writeln!(found, "{}", picture(name, &text, finding));
        }
    }
    assert!(found.is_empty(), "\n{found}");
}
