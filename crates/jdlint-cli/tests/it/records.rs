//! Collections: `check --jsonl` and `stats --jsonl` say of each record what is said of a file, whatever happens on the way.

use std::fmt::Write as _;
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::time::Duration;

use serde_json::{Value, json};

use crate::support::{folder, for_nobody, jdlint, json, stdout};

const TODAY: &str = "--today=2026-11-22";

/// A posting that differs from others by its number.
fn posting(number: usize) -> String {
    let title = ["Cook", "Night Nurse", "Junior Data Analyst", "Köchin 👩‍🍳"][number % 4];
    let duty =
        ["Other duties as assigned", "Improve customer satisfaction", "Cook \"lunch\"\t& bread"][number % 3];
    let pay = if number.is_multiple_of(5) { "£27,000 a year" } else { "Competitive salary" };
    format!(
        "# {title}\n\nWe are hiring in Leeds.\n\n## Responsibilities\n\n- {duty}\n- Serve {number} children\n\n\
         ## Requirements\n\n- {} years of experience\n\n## Pay\n\n{pay}\n",
        number % 12
    )
}

fn lines(postings: impl IntoIterator<Item = String>) -> String {
    postings.into_iter().enumerate().fold(String::new(), |mut text, (number, posting)| {
        let record = json!({"id": format!("r-{number}"), "month": number % 3, "text": posting});
        let _ = writeln!(text, "{record}");
        text
    })
}

fn check(folder: &Path, arguments: &[&str]) -> Output {
    jdlint(folder)
        .args(["check", "--jsonl=text=text,title=title,id=id", TODAY])
        .args(arguments)
        .output()
        .unwrap()
}

fn told(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

fn reports(output: &Output) -> Vec<Value> {
    stdout(output).lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

/// A report without what a record has and a file has not.
fn bare(mut report: Value) -> Value {
    let fields = report.as_object_mut().unwrap();
    for field in ["path", "record", "line", "positions"] {
        fields.remove(field);
    }
    report
}

/// Checks postings as records and as files. All that is said of them is the same.
fn said_the_same(postings: &[String]) {
    let folder = folder(&[("all.jsonl", lines(postings.iter().cloned()).as_bytes())]);
    let files: Vec<_> = (0..postings.len()).map(|number| format!("{number:05}.md")).collect();
    for (file, posting) in files.iter().zip(postings) {
        fs::write(folder.path().join(file), posting).unwrap();
    }
    let of_records = reports(&check(folder.path(), &["all.jsonl"]));
    let of_files = jdlint(folder.path()).args(["check", "--format=jsonl", TODAY, "."]).output().unwrap();
    let of_files = reports(&of_files);
    assert_eq!((of_records.len(), of_files.len()), (postings.len(), postings.len()));
    for (number, (record, file)) in of_records.into_iter().zip(of_files).enumerate() {
        assert_eq!(record["record"], format!("r-{number}"));
        assert_eq!(record["line"], number + 1);
        assert_eq!(record["positions"], "text");
        assert_eq!(bare(record), bare(file), "{number}");
    }
}

#[test]
fn a_record_is_checked_as_a_file() {
    said_the_same(&(0..150).map(posting).collect::<Vec<_>>());
}

/// Where the corpus lies, if it is at hand.
fn corpus() -> Option<PathBuf> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/corpus/bulk.jsonl");
    path.is_file().then_some(path)
}

#[test]
fn real_records_are_checked_as_files() {
    let Some(corpus) = corpus() else { return };
    let text = fs::read_to_string(corpus).unwrap();
    let postings = text.lines().step_by(24).map(|line| {
        let record: Value = serde_json::from_str(line).unwrap();
        record["text"].as_str().unwrap().to_owned()
    });
    said_the_same(&postings.collect::<Vec<_>>());
}

#[test]
fn a_title_in_a_column_of_its_own_is_read() {
    let text = "We cook.\n\n## Duties\n\n- Other duties as assigned\n";
    let record = json!({"title": "URGENT!!! Junior Cook", "text": text});
    let folder = folder(&[("a.jsonl", format!("\u{feff}\r\n{record}\r\n").as_bytes())]);
    let found = |columns: &str| {
        let flags = ["check", columns, "--only=title-noise,catch-all-duty", "a.jsonl"];
        reports(&jdlint(folder.path()).args(flags).output().unwrap()).remove(0)
    };
    let report = found("--jsonl=text=text,title=title");
    assert_eq!((&report["record"], &report["line"]), (&json!("2"), &json!(2)), "without an id");
    let of_title = &report["findings"][0];
    assert_eq!(of_title["rule"], "title-noise", "{report}");
    let start = json!({"line": 1, "column": 1, "offset": 0});
    assert_eq!(of_title["range"], json!({"start": start, "end": start}), "it is not in the text");
    assert_eq!(report["findings"][1]["range"]["start"], json!({"line": 5, "column": 3, "offset": 23}));
    let rules: Vec<_> = found("--jsonl=text=text")["findings"]
        .as_array()
        .unwrap()
        .iter()
        .map(|found| found["rule"].clone())
        .collect();
    assert_eq!(rules, ["catch-all-duty"]);
}

#[test]
fn lines_keep_to_the_schema() {
    let folder = folder(&[("a.jsonl", lines((0..5).map(posting)).as_bytes()), ("b.jsonl", b"{}\n")]);
    let (schema, _) = json(folder.path(), &["schema", "check"]);
    let validator = jsonschema::validator_for(&schema).unwrap();
    let output = check(folder.path(), &["--format=json", "b.jsonl", "a.jsonl"]);
    let output: Value = serde_json::from_slice(&output.stdout).unwrap();
    let wrong: Vec<_> = validator.iter_errors(&output).map(|error| error.to_string()).collect();
    assert_eq!(wrong, [""; 0]);
    assert_eq!(output["files"].as_array().unwrap().len(), 5);
    assert_eq!(output["summary"]["files"], 5);
    assert_eq!(
        (&output["errors"][0]["path"], &output["errors"][0]["code"]),
        (&json!("b.jsonl:1"), &json!("no-text"))
    );
    let in_lines = reports(&check(folder.path(), &["a.jsonl"]));
    assert_eq!(output["files"].as_array().unwrap(), &in_lines);
}

#[test]
fn a_bad_record_is_named_and_the_others_are_checked() {
    let mut all: Vec<Vec<u8>> = lines((0..8).map(posting)).lines().map(Into::into).collect();
    all[1] = b"{\"id\": \"r-1\", \"text\": \"torn".to_vec();
    all[2] = b"{\"id\": \"r-2\"}".to_vec();
    all[3] = b"{\"text\": 17}".to_vec();
    all[4] = b"{\"text\": \"Caf\xe9\"}".to_vec();
    all[5] = format!("{{\"text\": \"{}\"}}", "x".repeat(33 << 20)).into_bytes();
    all[6] = b"{\"text\": \" \"}".to_vec();
    let folder = folder(&[("a.jsonl", &all.join(&b'\n'))]);
    let output = check(folder.path(), &["--only=missing-pay", "a.jsonl", "gone.jsonl"]);
    assert_eq!(output.status.code(), Some(2));
    let found: Vec<_> = reports(&output).iter().map(|report| report["line"].clone()).collect();
    assert_eq!(found, [1, 8]);
    let told = told(&output);
    let named: Vec<_> = told
        .lines()
        .map(|line| {
            let place = line.strip_prefix("jdlint: ").unwrap().split(": ").next().unwrap();
            (place, &line[line.rfind('[').unwrap()..])
        })
        .collect();
    let expected = [
        ("gone.jsonl", "[not-found]"),
        ("a.jsonl:2", "[broken]"),
        ("a.jsonl:3", "[no-text]"),
        ("a.jsonl:4", "[no-text]"),
        ("a.jsonl:5", "[not-utf8]"),
        ("a.jsonl:6", "[too-large]"),
        ("a.jsonl:7", "[empty]"),
    ];
    assert_eq!(named, expected);
}

#[test]
fn columns_that_no_record_has_end_the_run() {
    let folder = folder(&[("a.jsonl", "{\"body\": \"We cook\"}\n".repeat(10_000).as_bytes())]);
    let output = check(folder.path(), &["a.jsonl"]);
    let told = told(&output);
    assert_eq!((output.status.code(), stdout(&output)), (Some(2), ""));
    assert!(told.contains("no column `text`, only body") && told.contains("None of the first "), "{told}");
    assert!(told.lines().count() < 300, "{}", told.lines().count());
}

#[test]
fn standard_input_is_read_while_it_comes() {
    let folder = folder(&[]);
    let mut child = jdlint(folder.path())
        .args(["check", "--jsonl=text=text", "--only=missing-pay", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut stdin = child.stdin.take().unwrap();
    stdin.write_all(lines((0..3).map(posting)).as_bytes()).unwrap();
    drop(stdin);
    let output = child.wait_with_output().unwrap();
    let reports = reports(&output);
    assert_eq!((reports.len(), &reports[2]["path"]), (3, &json!("<stdin>")));
}

#[test]
fn findings_fail_a_run_by_the_settings_of_its_file() {
    let folder = folder(&[
        ("a.jsonl", lines((0..3).map(posting)).as_bytes()),
        ("jdlint.toml", b"fail-on = 'info'\n[rules]\ncatch-all-duty = 'warning'\n"),
    ]);
    let output = check(folder.path(), &["--only=catch-all-duty", "a.jsonl"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(stdout(&output).contains("\"severity\":\"warning\""));
    assert_eq!(
        check(folder.path(), &["--only=catch-all-duty", "--fail-on=error", "a.jsonl"]).status.code(),
        Some(0)
    );
}

#[test]
fn several_outputs_are_written_at_once() {
    let folder = folder(&[("a.jsonl", lines((0..90).map(posting)).as_bytes())]);
    let output = check(
        folder.path(),
        &[
            "--format=concise",
            "--output-file=jsonl=out/a.jsonl",
            "--output-file=json=a.json",
            "--only=missing-pay",
            "a.jsonl",
        ],
    );
    let lines = fs::read_to_string(folder.path().join("out/a.jsonl")).unwrap();
    let whole: Value = serde_json::from_slice(&fs::read(folder.path().join("a.json")).unwrap()).unwrap();
    assert_eq!((lines.lines().count(), whole["files"].as_array().unwrap().len()), (90, 90));
    let found: usize = whole["files"]
        .as_array()
        .unwrap()
        .iter()
        .map(|file| file["findings"].as_array().unwrap().len())
        .sum();
    assert_eq!(stdout(&output).lines().count(), found);
    let over = check(folder.path(), &["--output-file=a.jsonl", "a.jsonl"]);
    assert!(told(&over).contains("[not-written]") && over.status.code() == Some(2));
    assert!(fs::metadata(folder.path().join("a.jsonl")).unwrap().len() > 9_000, "the input is as it was");
}

/// Records of which some are bad, so many that a run over them can be ended in the middle.
fn long() -> String {
    lines((0..3_000).map(posting)).lines().enumerate().fold(String::new(), |mut text, (number, line)| {
        let _ = match number % 700 {
            99 => writeln!(text, "{{\"id\": 1}}\n"),
            _ => writeln!(text, "{line}"),
        };
        text
    })
}

fn run_to_file(folder: &Path, file: &str) -> Command {
    let mut command = jdlint(folder);
    let output = format!("--output-file={file}");
    command.args(["check", "--jsonl=text=text,id=id", TODAY, "--only=missing-pay,years-excessive"]);
    command.args([&output, "a.jsonl", "b.jsonl"]);
    command
}

#[test]
fn a_run_that_was_killed_goes_on_where_it_was() {
    let folder =
        folder(&[("a.jsonl", long().as_bytes()), ("b.jsonl", lines((0..9).map(posting)).as_bytes())]);
    let unbroken = run_to_file(folder.path(), "whole.jsonl").output().unwrap();
    assert_eq!(unbroken.status.code(), Some(2), "some are bad");
    let whole = fs::read(folder.path().join("whole.jsonl")).unwrap();
    let path = folder.path().join("part.jsonl");
    let mut child = run_to_file(folder.path(), "part.jsonl").stderr(Stdio::null()).spawn().unwrap();
    while fs::metadata(&path).map_or(0, |about| about.len()) < 20_000 {
        assert!(child.try_wait().unwrap().is_none(), "it was too fast for this test");
        std::thread::sleep(Duration::from_millis(1));
    }
    child.kill().unwrap();
    child.wait().unwrap();
    let part = fs::read(&path).unwrap();
    assert!(part.len() < whole.len() && whole.starts_with(&part), "it was ended in the middle");
    // Wherever it is torn.
    for length in [part.len(), part.len() - 7, 100, 0] {
        fs::write(&path, &part[..length]).unwrap();
        let resumed = run_to_file(folder.path(), "part.jsonl").arg("--resume").output().unwrap();
        assert!(fs::read(&path).unwrap() == whole, "from byte {length} on");
        assert_eq!(resumed.status.code(), Some(2));
        assert_eq!(told(&resumed), told(&unbroken), "bad records are told again");
    }
    let again = run_to_file(folder.path(), "part.jsonl").arg("--resume").output().unwrap();
    assert!(fs::read(&path).unwrap() == whole && again.status.code() == Some(2), "nothing is left to do");
}

#[test]
fn a_run_goes_on_in_its_own_output_alone() {
    let folder = folder(&[
        ("a.jsonl", lines((0..9).map(posting)).as_bytes()),
        ("b.jsonl", lines((0..3).map(posting)).as_bytes()),
        ("notes.txt", b"my notes\n"),
    ]);
    check(folder.path(), &["--output-file=out.jsonl", "a.jsonl"]);
    let kept = fs::read(folder.path().join("out.jsonl")).unwrap();
    for (file, input, says) in [
        ("out.jsonl", "b.jsonl", "out.jsonl:1: this is not from a run over these files"),
        ("notes.txt", "a.jsonl", "notes.txt:1: this is no report on a record"),
    ] {
        let output = check(folder.path(), &["--resume", &format!("--output-file={file}"), input]);
        assert_eq!(output.status.code(), Some(2));
        assert!(told(&output).contains(says), "{output:?}");
    }
    assert_eq!(fs::read(folder.path().join("out.jsonl")).unwrap(), kept);
    assert_eq!(fs::read(folder.path().join("notes.txt")).unwrap(), b"my notes\n");
}

#[test]
fn a_resumed_run_fails_by_what_was_found_before() {
    let folder = folder(&[("a.jsonl", lines([posting(1), posting(5)]).as_bytes())]);
    let flags = ["--only=missing-pay", "--fail-on=warning", "--output-file=out.jsonl", "a.jsonl"];
    assert_eq!(check(folder.path(), &flags).status.code(), Some(1));
    assert_eq!(check(folder.path(), &[&["--resume"], &flags[..]].concat()).status.code(), Some(1));
}

#[test]
fn a_reader_that_went_away_ends_it_quietly() {
    let folder = folder(&[("a.jsonl", lines((0..500).map(posting)).as_bytes())]);
    let output = for_nobody(folder.path(), &["check", "--jsonl=text=text", "a.jsonl"]);
    assert!(output.stderr.is_empty() && output.status.code().is_some_and(|code| code < 2), "{output:?}");
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_work_that_could_not_be_done() {
    let folder = folder(&[("a.jsonl", lines((0..50).map(posting)).as_bytes())]);
    let full = fs::File::options().write(true).open("/dev/full").unwrap();
    let printed =
        jdlint(folder.path()).args(["check", "--jsonl=text=text", "a.jsonl"]).stdout(full).output().unwrap();
    assert_eq!(printed.status.code(), Some(2));
    assert!(told(&printed).contains("could not print"), "{printed:?}");
    let written = check(folder.path(), &["--output-file=/dev/full", "a.jsonl"]);
    assert_eq!(written.status.code(), Some(2));
    assert!(told(&written).contains("No space left"), "{written:?}");
}

#[test]
fn counts_over_records_are_those_over_files() {
    let postings: Vec<_> = (0..40).map(posting).collect();
    let folder = folder(&[("all.jsonl", lines(postings.iter().cloned()).as_bytes())]);
    for (number, posting) in postings.iter().enumerate() {
        fs::write(folder.path().join(format!("{number}.md")), posting).unwrap();
    }
    let flags = ["stats", "--format=json", TODAY];
    let (of_files, _) = json(folder.path(), &[&flags[..], &["."]].concat());
    let of_records = |more: &[&str]| {
        json(folder.path(), &[&flags[..], &["--jsonl=text=text"], more, &["all.jsonl"]].concat()).0
    };
    assert_eq!(of_records(&[]), of_files);
    let by = of_records(&["--by=month"])["by"].take();
    let values = by["values"].as_array().unwrap();
    assert_eq!(
        values.iter().map(|value| value["value"].as_str().unwrap()).collect::<Vec<_>>(),
        ["0", "1", "2"]
    );
    assert_eq!(values.iter().map(|value| value["postings"].as_u64().unwrap()).sum::<u64>(), 40);
    let (schema, _) = json(folder.path(), &["schema", "stats"]);
    assert!(jsonschema::validator_for(&schema).unwrap().is_valid(&of_records(&["--by=month"])));
    let many = of_records(&["--by=text"]);
    assert_eq!(many["by"]["others"], Value::Null);
}
