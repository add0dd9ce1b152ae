//! `check --fix` from outside: what becomes of files. What is printed stands in `tests/cmd/fix.trycmd`.

use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Output, Stdio};
use std::time::Instant;

use proptest::prelude::*;
use proptest::test_runner::{Config, RngSeed};
use serde_json::Value;

use crate::support::{folder, jdlint, json, stdout};

/// A posting with two safe fixes: a pay range upside down, and a comment that hides nothing.
const BEFORE: &str = "# Cook\n\n## Responsibilities\n\n- Cook lunch\n\n<!-- jdlint-disable-line cliche -->\n## Pay\n\n\
                      $90,000 to $70,000 a year\n";
const AFTER: &str = "# Cook\n\n## Responsibilities\n\n- Cook lunch\n\n## Pay\n\n$70,000 to $90,000 a year\n";

fn run(folder: &Path, arguments: &[&str]) -> Output {
    jdlint(folder).args(arguments).output().unwrap()
}

fn stderr(output: &Output) -> &str {
    std::str::from_utf8(&output.stderr).unwrap()
}

fn text(folder: &Path, file: &str) -> String {
    fs::read_to_string(folder.join(file)).unwrap()
}

/// What comes out when the posting is piped through.
fn piped(arguments: &[&str], bytes: &[u8]) -> Output {
    piped_in(folder(&[]).path(), arguments, bytes)
}

fn piped_in(folder: &Path, arguments: &[&str], bytes: &[u8]) -> Output {
    let mut child = jdlint(folder)
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(bytes).unwrap();
    child.wait_with_output().unwrap()
}

#[test]
fn line_ends_and_the_mark_at_the_start_stay() {
    let written = |text: &str| format!("\u{feff}{}", text.replace('\n', "\r\n"));
    let folder = folder(&[("cook.md", written(BEFORE).as_bytes()), ("nurse.txt", BEFORE.as_bytes())]);
    run(folder.path(), &["check", "--fix", "."]);
    assert_eq!(text(folder.path(), "cook.md"), written(AFTER));
    assert_eq!(text(folder.path(), "nurse.txt"), AFTER);
}

#[cfg(unix)]
#[test]
fn what_does_not_change_is_not_written() {
    use std::os::unix::fs::MetadataExt;
    let folder = folder(&[("cook.md", BEFORE.as_bytes())]);
    let about = || {
        let about = fs::metadata(folder.path().join("cook.md")).unwrap();
        (about.ino(), about.mtime(), about.mtime_nsec())
    };
    let first = about();
    run(folder.path(), &["check", "--diff", "cook.md"]);
    assert_eq!(about(), first, "a diff writes nothing");
    run(folder.path(), &["check", "--fix", "cook.md"]);
    let second = about();
    assert_ne!(second, first);
    run(folder.path(), &["check", "--fix", "cook.md"]);
    assert_eq!(about(), second, "there is nothing to fix any more");
}

#[cfg(unix)]
#[test]
fn a_link_leads_to_the_same_file_with_the_same_permissions() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let folder = folder(&[("real/cook.md", BEFORE.as_bytes())]);
    let real = folder.path().join("real/cook.md");
    fs::set_permissions(&real, fs::Permissions::from_mode(0o604)).unwrap();
    symlink("real/cook.md", folder.path().join("link.md")).unwrap();
    run(folder.path(), &["check", "--fix", "link.md"]);
    assert_eq!(fs::read_link(folder.path().join("link.md")).unwrap(), Path::new("real/cook.md"));
    assert_eq!(text(folder.path(), "real/cook.md"), AFTER);
    assert_eq!(fs::metadata(&real).unwrap().permissions().mode() & 0o777, 0o604);
    for _ in 0..8 {
        fs::write(&real, BEFORE).unwrap();
        let output =
            run(folder.path(), &["check", "--fix", "--only=pay-range-inverted,unused-suppression", "."]);
        assert_eq!(output.status.code(), Some(0), "a file with two names is no trouble: {output:?}");
        assert_eq!(text(folder.path(), "real/cook.md"), AFTER);
    }
}

#[test]
fn a_file_that_cannot_be_written_is_told_and_the_others_are_fixed() {
    let folder =
        folder(&[("a.md", BEFORE.as_bytes()), ("b.md", BEFORE.as_bytes()), ("c.md", BEFORE.as_bytes())]);
    let b = folder.path().join("b.md");
    let mut permissions = fs::metadata(&b).unwrap().permissions();
    permissions.set_readonly(true);
    fs::set_permissions(&b, permissions).unwrap();
    let (output, status) =
        json(folder.path(), &["check", "--fix", "--format=json", "--only=pay-range-inverted", "."]);
    assert_eq!(status, Some(2));
    assert_eq!((text(folder.path(), "a.md"), text(folder.path(), "b.md")), (mended_pay(), BEFORE.to_owned()));
    assert_eq!(text(folder.path(), "c.md"), mended_pay());
    assert_eq!(
        (&output["errors"][0]["path"], &output["errors"][0]["code"]),
        (&"b.md".into(), &"not-written".into())
    );
    let left: Vec<_> = output["files"]
        .as_array()
        .unwrap()
        .iter()
        .map(|file| file["findings"].as_array().unwrap().len())
        .collect();
    assert_eq!(left, [0, 1, 0], "what could not be written is still found");
}

/// Only the pay was asked for.
fn mended_pay() -> String {
    BEFORE.replace("$90,000 to $70,000", "$70,000 to $90,000")
}

#[test]
fn text_that_was_converted_is_never_written() {
    let page = "<h1>Cook</h1>\n<h2>Duties</h2>\n<ul><li>Fry fish</li></ul>\n<h2>Pay</h2>\n<p>$90,000 to $70,000 a year</p>\n";
    let data =
        r#"{"@type":"JobPosting","title":"Cook","description":"Fry fish. Pay: $90,000 to $70,000 a year."}"#;
    let utf16: Vec<u8> =
        [0xFF, 0xFE].into_iter().chain(BEFORE.encode_utf16().flat_map(u16::to_le_bytes)).collect();
    let files: [(&str, &[u8]); 3] =
        [("a.html", page.as_bytes()), ("b.json", data.as_bytes()), ("c.md", &utf16)];
    let folder = folder(&files);
    let output = run(folder.path(), &["check", "--fix", "--only=pay-range-inverted", "."]);
    for (name, bytes) in files {
        assert_eq!(fs::read(folder.path().join(name)).unwrap(), bytes, "{name}");
    }
    assert!(stderr(&output).contains("3 fixes in 3 files left to you"), "{}", stderr(&output));
    assert_eq!(output.status.code(), Some(1), "what is left decides");
}

#[test]
fn a_filter_gives_the_posting_back_whatever_is_in_it() {
    let output = piped(&["check", "--fix", "-"], BEFORE.as_bytes());
    assert_eq!(stdout(&output), AFTER);
    assert!(stderr(&output).contains("missing-location"), "findings go aside: {}", stderr(&output));
    let page = b"<h1>Cook</h1><p>$90,000 to $70,000 a year</p>".as_slice();
    for (arguments, bytes) in [
        (&["check", "--fix", "-"][..], AFTER.as_bytes()),
        (&["check", "--fix", "-", "--stdin-filename=a.html"], page),
        (&["check", "--fix", "-"], b"Caf\xe9".as_slice()),
        (&["check", "--fix", "-"], b"".as_slice()),
        (&["check", "--fix", "-", "--stdin-filename=a.docx"], b"PK\x03\x04torn".as_slice()),
    ] {
        let output = piped(arguments, bytes);
        assert_eq!(output.stdout, bytes, "{arguments:?}: {}", stderr(&output));
    }
    let broken = folder(&[("jdlint.toml", b"rules = 3")]);
    let output = piped_in(broken.path(), &["check", "--fix", "-"], BEFORE.as_bytes());
    assert_eq!((stdout(&output), output.status.code()), (BEFORE, Some(2)), "{}", stderr(&output));
    let long = format!("{BEFORE}{}", "- Cook lunch\n".repeat(2_700_000));
    let output = piped(&["check", "--fix", "-"], long.as_bytes());
    assert!(stdout(&output) == long && output.status.code() == Some(2), "{}", stderr(&output));
    assert!(stderr(&output).contains("[too-large]"), "{}", stderr(&output));
    let twice = ["check", "--fix", "-", "--output-file=json=a", "--output-file=sarif=a"];
    let output = piped(&twice, BEFORE.as_bytes());
    assert_eq!((stdout(&output), output.status.code()), (BEFORE, Some(2)), "{}", stderr(&output));
    let output = piped(&["check", "--diff", "-"], BEFORE.as_bytes());
    assert!(stdout(&output).starts_with("--- <stdin>\n+++ <stdin>\n@@ "), "{}", stdout(&output));
}

/// Nobody hears what is left to say; the posting is what matters.
#[cfg(target_os = "linux")]
#[test]
fn a_filter_gives_the_posting_back_though_nothing_can_be_said_aside() {
    let folder = folder(&[]);
    let full = fs::File::options().write(true).open("/dev/full").unwrap();
    let mut child = jdlint(folder.path())
        .args(["check", "--fix", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(full)
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(BEFORE.as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    assert_eq!((stdout(&output), output.status.code()), (AFTER, Some(1)), "what is left decides");
}

#[test]
fn only_texts_are_written() {
    let files: Vec<(&str, &[u8])> =
        ["a.jsonl", "b.yaml", "c.py", "d.csv", "e.md", "f.TXT", "g", "h.markdown"]
            .map(|name| (name, BEFORE.as_bytes()))
            .into();
    let folder = folder(&files);
    let names = files.iter().map(|(name, _)| *name).filter(|name| *name != "a.jsonl");
    let arguments: Vec<_> =
        ["check", "--fix", "--only=pay-range-inverted"].into_iter().chain(names).collect();
    let output = run(folder.path(), &arguments);
    for (name, _) in &files {
        let is_text = ["e.md", "f.TXT", "g", "h.markdown"].contains(name);
        let expected = if is_text { mended_pay() } else { BEFORE.to_owned() };
        assert_eq!(text(folder.path(), name), expected, "{name}");
    }
    assert!(stderr(&output).contains("4 fixes made in 4 files"), "{}", stderr(&output));
    assert!(stderr(&output).contains("3 fixes in 3 files left to you"), "{}", stderr(&output));
    run(folder.path(), &["check", "--fix", "--only=pay-range-inverted", "a.jsonl"]);
    assert_eq!(text(folder.path(), "a.jsonl"), BEFORE, "a line is a record");
    let output = piped(&["check", "--fix", "-", "--stdin-filename=data.yaml"], BEFORE.as_bytes());
    assert_eq!(stdout(&output), BEFORE);
}

#[test]
fn what_could_not_be_written_was_checked_all_the_same() {
    let folder = folder(&[("a.md", BEFORE.as_bytes())]);
    let path = folder.path().join("a.md");
    let mut permissions = fs::metadata(&path).unwrap().permissions();
    permissions.set_readonly(true);
    fs::set_permissions(&path, permissions).unwrap();
    let output = run(folder.path(), &["check", "--fix", "--only=pay-range-inverted", "."]);
    let sum = stdout(&output).lines().last().unwrap();
    assert!(
        sum.contains("1 file checked: 1 error.") && sum.contains("The fixes of 1 file could not be written"),
        "{sum}"
    );
    assert!(!sum.contains("could not be checked"), "{sum}");
    let output = run(folder.path(), &["check", "--fix", "--format=markdown", "."]);
    assert!(stdout(&output).contains("- **Fixes not written:** a.md: "), "{}", stdout(&output));
}

#[cfg(unix)]
#[test]
fn a_diff_can_be_applied_by_git_and_by_patch_whatever_the_lines_and_the_names() {
    let lone = format!("# Cook\rin a kitchen\n{}", &BEFORE[7..]);
    let files: [(&str, &[u8]); 5] = [
        ("my cook.md", BEFORE.as_bytes()),
        ("a\ttab \"and\" quotes.md", BEFORE.as_bytes()),
        ("köchin.md", BEFORE.as_bytes()),
        ("lone.md", lone.as_bytes()),
        ("end.md", BEFORE.trim_end().as_bytes()),
    ];
    let flags = ["check", "--only=pay-range-inverted,unused-suppression"];
    let fixed = folder(&files);
    run(fixed.path(), &[&flags[..], &["--fix", "."]].concat());
    for program in
        [&["git", "apply", "-p0", "the.diff"][..], &["patch", "-p0", "--batch", "--input", "the.diff"]]
    {
        let folder = folder(&files);
        let output = run(folder.path(), &[&flags[..], &["--diff", "."]].concat());
        fs::write(folder.path().join("the.diff"), &output.stdout).unwrap();
        let Ok(applied) = Command::new(program[0]).args(&program[1..]).current_dir(folder.path()).output()
        else {
            assert_eq!(program[0], "patch", "other tests need git as well");
            continue;
        };
        assert!(applied.status.success(), "{program:?}: {applied:?}");
        for (name, _) in files {
            assert_eq!(text(folder.path(), name), text(fixed.path(), name), "{program:?}: {name}");
        }
    }
}

#[test]
fn a_diff_in_colors_steers_no_terminal() {
    let posting = BEFORE.replace("- Cook lunch", "- Cook \u{1b}]0;lunch\u{7}");
    let folder = folder(&[("cook.md", posting.replace('\n', "\r\n").as_bytes())]);
    let output = run(folder.path(), &["check", "--diff", "--color=always", "cook.md"]);
    let shown = stdout(&output);
    assert!(shown.contains("\u{1b}[32m+$70,000 to $90,000 a year"), "{shown}");
    assert!(!shown.contains("\u{1b}]") && !shown.contains(['\u{7}', '\r']), "{shown:?}");
    let plain = run(folder.path(), &["check", "--diff", "cook.md"]);
    assert!(stdout(&plain).contains("\u{1b}]0;lunch\u{7}\r\n"), "what is applied is as it is");
}

#[test]
fn outputs_say_what_is_left_and_are_not_mended_themselves() {
    let folder = folder(&[("cook.md", BEFORE.as_bytes())]);
    let flags =
        ["check", "--fix", "--output-file=markdown=report.md", "--output-file=json=out/left.json", "."];
    for _ in 0..2 {
        let output = run(folder.path(), &flags);
        assert_eq!(output.status.code(), Some(1), "{output:?}");
        let left: Value = serde_json::from_str(&text(folder.path(), "out/left.json")).unwrap();
        assert_eq!(left["summary"]["files"], 1, "{left}");
        let findings = left["files"][0]["findings"].as_array().unwrap();
        let rules: Vec<_> = findings.iter().map(|finding| finding["rule"].as_str().unwrap()).collect();
        assert!(rules.contains(&"missing-location") && !rules.contains(&"pay-range-inverted"), "{rules:?}");
        assert_eq!(text(folder.path(), "cook.md"), AFTER);
    }
}

#[test]
fn a_diff_can_be_applied() {
    let written = BEFORE.trim_end().replace('\n', "\r\n");
    let folder = folder(&[("a/cook.md", written.as_bytes()), ("nurse.txt", BEFORE.as_bytes())]);
    let output = run(folder.path(), &["check", "--diff", "."]);
    assert_eq!(output.status.code(), Some(1), "there is something to change");
    fs::write(folder.path().join("the.diff"), &output.stdout).unwrap();
    let git =
        |arguments: &[&str]| Command::new("git").args(arguments).current_dir(folder.path()).output().unwrap();
    assert!(git(&["init", "--quiet"]).status.success());
    let applied = git(&["apply", "-p0", "the.diff"]);
    assert!(applied.status.success(), "{applied:?}");
    assert_eq!(text(folder.path(), "a/cook.md"), AFTER.trim_end().replace('\n', "\r\n"));
    assert_eq!(text(folder.path(), "nurse.txt"), AFTER);
    let output = run(folder.path(), &["check", "--diff", "."]);
    assert_eq!((stdout(&output), output.status.code()), ("", Some(0)));
}

/// Killed at any moment, a run leaves each file as it was or as it shall be, and the next run finishes the work.
#[test]
fn a_run_that_is_killed_tears_no_file() {
    let filler = "- Cook lunch for sixty guests\n".repeat(400);
    let long = |text: &str| text.replace("- Cook lunch\n", &filler);
    let (before, after) = (long(BEFORE), long(AFTER));
    let names: Vec<_> = (0..12).map(|number| format!("{number}.md")).collect();
    let files: Vec<(&str, &[u8])> = names.iter().map(|name| (name.as_str(), before.as_bytes())).collect();
    let arguments = ["check", "--fix", "--only=pay-range-inverted,unused-suppression", "--quiet", "."];
    let start = Instant::now();
    run(folder(&files).path(), &arguments);
    // So that some twenty runs are killed, however fast the machine is.
    let step = start.elapsed() / 20;
    let mut amid = 0;
    for times in 0.. {
        let folder = folder(&files);
        let mut child = jdlint(folder.path()).args(arguments).stdout(Stdio::null()).spawn().unwrap();
        std::thread::sleep(step * times);
        let finished = child.try_wait().unwrap().is_some();
        child.kill().unwrap();
        child.wait().unwrap();
        let texts: Vec<_> = names.iter().map(|name| text(folder.path(), name)).collect();
        assert!(texts.iter().all(|text| *text == before || *text == after), "torn after {:?}", step * times);
        if finished {
            assert!(texts.iter().all(|text| *text == after));
            break;
        }
        if texts.contains(&before) && texts.contains(&after) {
            amid += 1;
            run(folder.path(), &["check", "--fix", "--quiet", "."]);
            assert!(names.iter().all(|name| text(folder.path(), name) == after), "the next run finishes it");
        }
    }
    assert!(amid > 0, "no run was killed amid its work");
}

/// Lines with and without safe fixes.
const LINES: [&str; 10] = [
    "# Cook!!! URGENT",
    "## Responsibilities",
    "- He runs the kitchen",
    "- Cook lunch",
    "- 5-3 years of experience in a kitchen",
    "<!-- jdlint-disable-line cliche -->",
    "<!-- jdlint-disable-file missing-pay, cliche -->",
    "## Pay",
    "$90,000 to $70,000 a year",
    "",
];

proptest! {
    #![proptest_config(Config {
        cases: 24, failure_persistence: None, rng_seed: RngSeed::Fixed(20_261_128), ..Config::default()
    })]

    #[test]
    fn a_second_run_finds_nothing_to_fix(
        lines in prop::collection::vec(prop::sample::select(&LINES[..]), 1..14),
        line_end in prop::sample::select(&["\n", "\r\n"][..]),
        mark in prop::sample::select(&["", "\u{feff}"][..]),
    ) {
        let posting = format!("{mark}# Cook{line_end}{}", lines.join(line_end));
        let folder = folder(&[("cook.md", posting.as_bytes())]);
        run(folder.path(), &["check", "--fix", "cook.md"]);
        let fixed = text(folder.path(), "cook.md");
        prop_assert_eq!(fixed.starts_with('\u{feff}'), !mark.is_empty());
        prop_assert_eq!(fixed.replace(line_end, "").contains(['\r', '\n']), false);
        let (output, _) = json(folder.path(), &["check", "--format=json", "cook.md"]);
        let findings = output["files"][0]["findings"].as_array().unwrap();
        let safe = findings.iter().flat_map(|finding| finding["fixes"].as_array().unwrap())
            .filter(|fix| fix["applicability"] == "safe").count();
        prop_assert_eq!(safe, 0, "{}", fixed);
        run(folder.path(), &["check", "--fix", "cook.md"]);
        prop_assert_eq!(text(folder.path(), "cook.md"), fixed);
    }
}
