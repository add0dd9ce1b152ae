//! `--max-warnings` and `--min-score`: what else makes the exit status 1.

use std::path::Path;

use crate::support::{folder, jdlint};

const POSTING: &str = "# Cook\n\n## Responsibilities\n\n- Cook lunch for forty children\n- Improve customer satisfaction\n\n## Requirements\n\n- Two years in a kitchen\n";

fn run(folder: &Path, flags: &[&str]) -> (Option<i32>, String) {
    let output = jdlint(folder)
        .args(["check", "--today=2026-11-22", "--only=comparative-without-baseline", "--format=concise"])
        .args(flags)
        .output()
        .unwrap();
    (output.status.code(), String::from_utf8(output.stderr).unwrap())
}

#[test]
fn more_warnings_than_allowed_fail() {
    let folder = folder(&[("a.md", POSTING.as_bytes()), ("b.md", POSTING.as_bytes())]);
    assert_eq!(run(folder.path(), &[]), (Some(0), String::new()), "warnings alone do not fail");
    assert_eq!(run(folder.path(), &["--max-warnings=2"]), (Some(0), String::new()));
    let told = "jdlint: 2 warnings found, more than --max-warnings 1\n".to_owned();
    assert_eq!(run(folder.path(), &["--max-warnings=1"]), (Some(1), told));
    assert_eq!(run(folder.path(), &["--max-warnings=0", "a.md"]).0, Some(1));
}

#[test]
fn a_low_score_fails_and_names_the_posting() {
    let folder =
        folder(&[("a.md", POSTING.as_bytes()), ("notes.md", b"Bonjour tout le monde, il fait tres beau.\n")]);
    let (status, told) = run(folder.path(), &["--min-score=99", "a.md"]);
    assert_eq!(status, Some(1));
    assert!(
        told.starts_with("jdlint: a.md: score ") && told.ends_with(" is less than --min-score 99\n"),
        "{told}"
    );
    assert_eq!(run(folder.path(), &["--min-score=1", "a.md"]), (Some(0), String::new()));
    assert_eq!(
        run(folder.path(), &["--min-score=99", "notes.md"]),
        (Some(0), String::new()),
        "it has no score"
    );
    assert_eq!(run(folder.path(), &["--min-score=101"]).0, Some(2));
}

#[test]
fn known_findings_count_for_no_limit() {
    let folder = folder(&[("a.md", POSTING.as_bytes()), ("b.md", b"# Cook\n\n- Cook lunch\n")]);
    let limits = ["--max-warnings=0", "--min-score=99", "a.md"];
    let written = jdlint(folder.path())
        .args(["check", "--today=2026-11-22", "--write-baseline=known.json", "a.md"])
        .output()
        .unwrap();
    assert!(written.status.success(), "{written:?}");
    let known = [&["--baseline=known.json"], &limits[..]].concat();
    assert_eq!(run(folder.path(), &known), (Some(0), String::new()));
    let more = POSTING.replace("- Cook lunch", "- Reduce waste\n- Cook lunch");
    std::fs::write(folder.path().join("a.md"), more).unwrap();
    let (status, told) = run(folder.path(), &known);
    assert_eq!((status, told.lines().count()), (Some(1), 2), "{told}");
    assert!(told.starts_with("jdlint: 1 warning found"), "{told}");
}

#[test]
fn what_could_not_be_done_wins() {
    let folder = folder(&[("a.md", POSTING.as_bytes())]);
    assert_eq!(run(folder.path(), &["--max-warnings=0", "a.md", "gone.md"]).0, Some(2));
}
