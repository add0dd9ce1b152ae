//! `--baseline` and `--write-baseline` as a maintainer meets them.

use std::fs;
use std::path::Path;
use std::process::Output;

use serde_json::{Value, json};

use crate::support::{folder, jdlint, json, stdout};

const BASELINE: &str = "known.json";

/// A posting with these lines among its duties.
fn posting(duties: &[&str]) -> String {
    let duties = duties.iter().map(|duty| format!("- {duty}\n")).collect::<Vec<_>>().concat();
    format!(
        "# Cook\n\n## Responsibilities\n\n- Cook lunch for forty children\n{duties}\n## Requirements\n\n- Two years in a kitchen\n"
    )
}

const DUTY: &str = "Other duties as assigned";
const OTHER: &str = "Any other tasks as required";

fn write(folder: &Path, flags: &[&str]) -> Output {
    let output = jdlint(folder)
        .args(["check", "--today=2026-11-22", "--write-baseline", BASELINE])
        .args(flags)
        .output()
        .unwrap();
    assert!(output.status.success(), "{output:?}");
    output
}

fn check(folder: &Path, flags: &[&str]) -> (Value, Option<i32>) {
    let base = ["check", "--today=2026-11-22", "--format=json", "--fail-on=info", "--baseline", BASELINE];
    json(folder, &[&base[..], flags].concat())
}

fn baseline(folder: &Path) -> Value {
    serde_json::from_slice(&fs::read(folder.join(BASELINE)).unwrap()).unwrap()
}

fn lines(output: &Value) -> Vec<u64> {
    let files = output["files"].as_array().unwrap().iter();
    files
        .flat_map(|file| file["findings"].as_array().unwrap())
        .map(|finding| finding["range"]["start"]["line"].as_u64().unwrap())
        .collect()
}

#[test]
fn known_findings_neither_fail_nor_are_told_and_new_ones_do() {
    let folder = folder(&[("a.md", posting(&[DUTY]).as_bytes()), ("b.md", posting(&[]).as_bytes())]);
    write(folder.path(), &[]);
    let (output, status) = check(folder.path(), &[]);
    assert_eq!((lines(&output), status), (vec![], Some(0)));
    assert!(output["baseline"]["hidden"].as_u64().unwrap() > 2, "{output}");
    assert_eq!(output["baseline"]["gone"], 0);
    let (schema, _) = json(folder.path(), &["schema", "check"]);
    assert!(jsonschema::validator_for(&schema).unwrap().is_valid(&output));
    fs::write(folder.path().join("b.md"), posting(&[OTHER])).unwrap();
    let (output, status) = check(folder.path(), &["--only=catch-all-duty"]);
    assert_eq!((lines(&output), status), (vec![6], Some(1)));
}

#[test]
fn text_may_move_and_lines_may_shift() {
    let folder = folder(&[("a.md", posting(&[DUTY, "Clean the kitchen"]).as_bytes())]);
    write(folder.path(), &[]);
    let moved = format!("\n\n\n{}", posting(&["Clean the kitchen", DUTY])).replace('\n', "\r\n");
    fs::write(folder.path().join("a.md"), moved).unwrap();
    let (output, status) = check(folder.path(), &[]);
    assert_eq!((lines(&output), &output["baseline"]["gone"], status), (vec![], &json!(0), Some(0)));
}

#[test]
fn the_same_words_once_more_are_new() {
    let folder = folder(&[("a.md", posting(&[DUTY]).as_bytes())]);
    write(folder.path(), &["--only=catch-all-duty"]);
    fs::write(folder.path().join("a.md"), posting(&[DUTY, DUTY])).unwrap();
    let (output, status) = check(folder.path(), &["--only=catch-all-duty"]);
    assert_eq!((lines(&output).len(), &output["baseline"]["hidden"], status), (1, &json!(1), Some(1)));
    write(folder.path(), &["--only=catch-all-duty"]);
    fs::write(folder.path().join("a.md"), posting(&[DUTY])).unwrap();
    let (output, _) = check(folder.path(), &["--only=catch-all-duty"]);
    assert_eq!(output["baseline"], json!({ "path": BASELINE, "hidden": 1, "gone": 1 }));
}

#[test]
fn what_is_gone_is_counted_where_it_was_looked_for() {
    let folder = folder(&[("a.md", posting(&[DUTY]).as_bytes()), ("b.md", posting(&[DUTY]).as_bytes())]);
    write(folder.path(), &["--only=catch-all-duty"]);
    fs::write(folder.path().join("a.md"), posting(&[])).unwrap();
    let gone = |flags: &[&str]| check(folder.path(), flags).0["baseline"]["gone"].as_u64().unwrap();
    assert_eq!(gone(&["a.md", "b.md"]), 1);
    assert_eq!(gone(&["b.md"]), 0, "a.md was not looked at");
    assert_eq!(gone(&["--only=missing-title"]), 0, "the rule was not asked");
    fs::remove_file(folder.path().join("a.md")).unwrap();
    assert_eq!(gone(&["b.md"]), 1, "the posting is there no more");
}

#[test]
fn people_are_told_what_is_left_out() {
    let folder = folder(&[("a.md", posting(&[DUTY, OTHER]).as_bytes())]);
    let written = write(folder.path(), &["--only=catch-all-duty"]);
    assert_eq!(
        stdout(&written),
        "2 findings written to known.json. `jdlint check --baseline known.json` leaves them out.\n"
    );
    fs::write(folder.path().join("a.md"), posting(&[DUTY])).unwrap();
    for format in ["human", "markdown", "html"] {
        let output = jdlint(folder.path())
            .args(["check", "--only=catch-all-duty", "--baseline", BASELINE, "--format", format])
            .output()
            .unwrap();
        let told =
            "1 known finding of known.json left out. 1 of those in it is gone: write it anew to shrink it.";
        assert!(stdout(&output).contains(told), "{format}: {}", stdout(&output));
    }
}

#[test]
fn a_baseline_is_sorted_and_the_same_bytes_each_time() {
    let folder =
        folder(&[("b.md", posting(&[DUTY]).as_bytes()), ("a/c.md", posting(&[OTHER, DUTY]).as_bytes())]);
    write(folder.path(), &["--only=catch-all-duty,missing-pay"]);
    let first = fs::read_to_string(folder.path().join(BASELINE)).unwrap();
    write(folder.path(), &["--only=catch-all-duty,missing-pay"]);
    assert_eq!(fs::read_to_string(folder.path().join(BASELINE)).unwrap(), first);
    let shape: Vec<_> = first
        .lines()
        .map(|line| {
            line.split('"').nth(1).map_or(line.trim(), |word| if word.len() == 16 { "print" } else { word })
        })
        .collect();
    let expected = [
        "{",
        "version",
        "files",
        "a/c.md",
        "catch-all-duty",
        "print",
        "print",
        "},",
        "missing-pay",
        "print",
        "}",
        "},",
        "b.md",
        "catch-all-duty",
        "print",
        "},",
        "missing-pay",
        "print",
        "}",
        "}",
        "}",
        "}",
    ];
    assert_eq!(shape, expected, "{first}");
}

#[test]
fn what_was_not_checked_stays_in_it() {
    let folder = folder(&[("a.md", posting(&[DUTY]).as_bytes()), ("b.md", posting(&[DUTY]).as_bytes())]);
    write(folder.path(), &["--only=catch-all-duty,missing-pay"]);
    fs::write(folder.path().join("a.md"), posting(&[])).unwrap();
    write(folder.path(), &["--only=catch-all-duty", "a.md"]);
    let files = &baseline(folder.path())["files"];
    assert_eq!(files["a.md"].as_object().unwrap().keys().collect::<Vec<_>>(), ["missing-pay"]);
    assert_eq!(files["b.md"].as_object().unwrap().len(), 2);
    fs::remove_file(folder.path().join("b.md")).unwrap();
    write(folder.path(), &["a.md"]);
    assert_eq!(baseline(folder.path())["files"]["b.md"], Value::Null, "it is there no more");
}

#[test]
fn paths_start_from_the_folder_of_the_baseline() {
    let folder = folder(&[("a.md", posting(&[DUTY]).as_bytes()), ("jobs/b.md", posting(&[DUTY]).as_bytes())]);
    write(folder.path(), &["."]);
    let jobs = folder.path().join("jobs");
    let (output, status) = json(
        &jobs,
        &[
            "check",
            "--format=json",
            "--fail-on=info",
            "--today=2026-11-22",
            "--baseline=../known.json",
            "b.md",
            "../a.md",
        ],
    );
    assert_eq!((lines(&output), status), (vec![], Some(0)), "{output}");
}

#[test]
fn what_is_no_baseline_stops_the_run_and_is_not_written_over() {
    let folder = folder(&[
        ("a.md", posting(&[DUTY]).as_bytes()),
        ("torn.json", br#"{"version": 1, "files": {"a"#),
        ("new.json", br#"{"version": 2, "files": {}}"#),
    ]);
    for (file, told) in [
        (
            "gone.json",
            "jdlint: gone.json: There is no such baseline. `jdlint check --write-baseline FILE` writes one. [baseline]\n",
        ),
        ("torn.json", "jdlint: torn.json: It is no baseline: no valid JSON ("),
        ("new.json", "jdlint: new.json: It is a baseline of version 2; this jdlint knows version 1."),
        ("a.md", "jdlint: a.md: It is no baseline: no valid JSON ("),
    ] {
        let output = jdlint(folder.path()).args(["check", "--baseline", file, "a.md"]).output().unwrap();
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(said.starts_with(told) && said.lines().count() == 1, "{said}");
        assert_eq!((stdout(&output), output.status.code()), ("", Some(2)));
    }
    for file in ["torn.json", "new.json", "a.md"] {
        let before = fs::read(folder.path().join(file)).unwrap();
        let output =
            jdlint(folder.path()).args(["check", "--write-baseline", file, "a.md"]).output().unwrap();
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(said.contains("It is left as it is") && said.ends_with("[baseline]\n"), "{said}");
        assert_eq!((fs::read(folder.path().join(file)).unwrap(), output.status.code()), (before, Some(2)));
    }
}

#[test]
fn a_baseline_that_cannot_be_written_is_one_line() {
    let folder = folder(&[("a.md", posting(&[DUTY]).as_bytes())]);
    let output =
        jdlint(folder.path()).args(["check", "--write-baseline", "a.md/b.json", "a.md"]).output().unwrap();
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(
        said.starts_with("jdlint: a.md/b.json: The baseline could not be") && said.lines().count() == 1,
        "{said}"
    );
    assert_eq!(output.status.code(), Some(2));
}

#[test]
fn a_posting_that_cannot_be_read_is_named_and_keeps_its_place() {
    let folder = folder(&[("a.md", posting(&[DUTY]).as_bytes()), ("b.md", posting(&[DUTY]).as_bytes())]);
    write(folder.path(), &[]);
    let before = baseline(folder.path());
    fs::write(folder.path().join("a.md"), b"\0").unwrap();
    let output = jdlint(folder.path())
        .args(["check", "--today=2026-11-22", "--write-baseline", BASELINE])
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(baseline(folder.path()), before);
}

#[test]
fn an_empty_file_is_a_new_baseline() {
    let folder = folder(&[("jobs/a.md", posting(&[]).as_bytes()), ("jdlint-baseline.json", b"\n")]);
    let output =
        jdlint(folder.path()).args(["check", "--write-baseline", "jdlint-baseline.json"]).output().unwrap();
    assert_eq!(output.status.code(), Some(0), "{output:?}");
    let written = fs::read_to_string(folder.path().join("jdlint-baseline.json")).unwrap();
    assert!(written.contains("\"jobs/a.md\""), "{written}");
}

#[test]
fn runs_at_the_same_time_leave_a_whole_baseline() {
    let names: Vec<_> = (0..20).map(|at| format!("{at}.md")).collect();
    let text = posting(&[DUTY]);
    let files: Vec<_> = names.iter().map(|name| (name.as_str(), text.as_bytes())).collect();
    let folder = folder(&files);
    write(folder.path(), &[]);
    let whole = baseline(folder.path());
    let runs: Vec<_> = (0..6)
        .map(|_| {
            jdlint(folder.path())
                .args(["check", "--today=2026-11-22", "--write-baseline", BASELINE])
                .stdout(std::process::Stdio::null())
                .spawn()
                .unwrap()
        })
        .collect();
    for mut run in runs {
        assert!(run.wait().unwrap().success());
        assert_eq!(baseline(folder.path()), whole);
    }
}

#[test]
fn standard_input_is_known_by_the_name_it_is_given() {
    use std::io::Write;
    use std::process::Stdio;
    let folder = folder(&[("jobs/a.md", posting(&[DUTY]).as_bytes())]);
    write(folder.path(), &[]);
    let mut child = jdlint(folder.path())
        .args(["check", "--today=2026-11-22", "--format=concise", "--fail-on=info", "--baseline", BASELINE])
        .args(["--stdin-filename=jobs/a.md", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(posting(&[DUTY]).as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    assert_eq!((stdout(&output), output.status.code()), ("", Some(0)));
}
