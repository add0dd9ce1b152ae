//! What cannot be read: each is one line that names it, the exit status is 2, and the others are checked.

#[cfg(unix)]
use std::fs;
#[cfg(unix)]
use std::path::Path;
use std::process::Command;

use serde_json::Value;

use crate::support::{folder, jdlint, stdout};

const POSTING: &[u8] =
    b"# Cook\n\n## Responsibilities\n\n- Cook lunch\n- Other duties as assigned\n\n## Requirements\n\n- Two years in a kitchen\n";

/// Runs `check` on these paths with the good posting among them: the good one is checked. Gives the lines on standard error.
#[track_caller]
fn told(command: &mut Command, paths: &[&str]) -> Vec<String> {
    let output =
        command.args(["check", "--only=catch-all-duty", "--format=concise"]).args(paths).output().unwrap();
    assert_eq!(output.status.code(), Some(2), "{output:?}");
    let found = stdout(&output);
    assert!(
        found.lines().count() == 1 && found.contains("good.md:6:3: "),
        "the good one is checked: {found}"
    );
    String::from_utf8(output.stderr).unwrap().lines().map(str::to_owned).collect()
}

/// Path and code of each line.
#[track_caller]
fn names(lines: &[String]) -> Vec<(&str, &str)> {
    let of = |line: &'_ str| -> Option<(usize, usize)> {
        Some((line.strip_prefix("jdlint: ")?.find(": ")?, line.rfind(" [")?))
    };
    lines
        .iter()
        .map(|line| {
            let (path, code) = of(line).unwrap_or_else(|| panic!("{line}"));
            (&line["jdlint: ".len().."jdlint: ".len() + path], line[code + 2..].trim_end_matches(']'))
        })
        .collect()
}

#[test]
fn files_that_are_no_postings_are_named_and_the_others_checked() {
    let deep = format!("{}Cook lunch", "<ul><li>".repeat(1_000));
    let folder = folder(&[
        ("binary.md", b"\x7fELF\0\0"),
        ("broken.docx", b"PK\x03\x04 and then nothing"),
        ("broken.json", br#"{"@type": "JobPosting", "title": "Cook""#),
        ("empty.md", b" \n"),
        ("deep.html", deep.as_bytes()),
        ("good.md", POSTING),
        ("latin.md", b"Caf\xe9 cook\n"),
        ("two.json", br#"[{"@type": "JobPosting", "title": "a", "description": "b"}, {"@type": "JobPosting", "title": "c", "description": "d"}]"#),
    ]);
    let lines = told(&mut jdlint(folder.path()), &["."]);
    let expected = [
        ("binary.md", "binary"),
        ("broken.docx", "broken"),
        ("broken.json", "broken"),
        ("deep.html", "too-deep"),
        ("empty.md", "empty"),
        ("latin.md", "not-utf8"),
        ("two.json", "no-posting"),
    ];
    assert_eq!(names(&lines), expected);
}

#[test]
fn every_format_is_whole_though_a_file_is_broken() {
    let folder = folder(&[("broken.json", b"{"), ("good.md", POSTING)]);
    let output = jdlint(folder.path())
        .args(["check", "--format=json", "--only=catch-all-duty", "broken.json", "good.md"])
        .output()
        .unwrap();
    let output: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(
        (&output["errors"][0]["path"], output["files"].as_array().unwrap().len()),
        (&"broken.json".into(), 1)
    );
}

#[cfg(unix)]
#[test]
fn links_that_lead_nowhere_or_to_themselves_are_named() {
    use std::os::unix::fs::symlink;
    let folder = folder(&[("good.md", POSTING), ("deep/er/x.txt", b"")]);
    for (to, name) in [("itself.md", "itself.md"), ("b.md", "a.md"), ("a.md", "b.md"), ("nowhere", "dead.md")]
    {
        symlink(to, folder.path().join(name)).unwrap();
    }
    // Folders that lead round in a circle are not entered.
    symlink("..", folder.path().join("deep/er/round")).unwrap();
    symlink(".", folder.path().join("self")).unwrap();
    fs::remove_file(folder.path().join("deep/er/x.txt")).unwrap();
    let found = told(&mut jdlint(folder.path()), &["."]);
    let expected = [
        ("a.md", "unreadable"),
        ("b.md", "unreadable"),
        ("dead.md", "not-found"),
        ("itself.md", "unreadable"),
    ];
    assert_eq!(names(&found), expected);
    let named = told(&mut jdlint(folder.path()), &["good.md", "itself.md", "dead.md"]);
    assert_eq!(names(&named), [("dead.md", "not-found"), ("itself.md", "unreadable")]);
}

/// The program as a person who is not root: nobody keeps root from reading. It may lie where only root can start it, so that
/// it is copied beside the postings.
#[cfg(unix)]
fn as_somebody(folder: &Path) -> Command {
    use std::os::unix::fs::{MetadataExt, PermissionsExt};
    use std::os::unix::process::CommandExt;
    const NOBODY: u32 = 65534;
    if fs::metadata(folder).unwrap().uid() != 0 {
        return jdlint(folder);
    }
    let program = folder.join("jdlint");
    // By a program of its own: a file that this one writes cannot be started while another test starts something.
    let copied = Command::new("cp").args([Path::new(env!("CARGO_BIN_EXE_jdlint")), &program]).status();
    assert!(copied.unwrap().success());
    fs::set_permissions(folder, fs::Permissions::from_mode(0o755)).unwrap();
    let mut command = Command::new(program);
    command.current_dir(folder).uid(NOBODY).gid(NOBODY);
    command
}

#[cfg(unix)]
#[test]
fn what_may_not_be_read_is_named() {
    use std::os::unix::fs::PermissionsExt;
    let folder = folder(&[("good.md", POSTING), ("secret.md", POSTING), ("closed/c.md", POSTING)]);
    let closed = |name: &str, mode| {
        fs::set_permissions(folder.path().join(name), fs::Permissions::from_mode(mode)).unwrap();
    };
    closed("secret.md", 0o000);
    closed("closed", 0o000);
    let found = told(&mut as_somebody(folder.path()), &["."]);
    let named = told(&mut as_somebody(folder.path()), &["good.md", "secret.md", "closed/c.md", "closed"]);
    closed("closed", 0o755);
    assert_eq!(names(&found), [("closed", "unreadable"), ("secret.md", "unreadable")]);
    assert_eq!(
        names(&named),
        [("closed", "unreadable"), ("closed/c.md", "unreadable"), ("secret.md", "unreadable")]
    );
}

#[cfg(unix)]
#[test]
fn where_nothing_may_be_written_is_named() {
    use std::os::unix::fs::PermissionsExt;
    let folder = folder(&[("good.md", POSTING), ("closed/c.xml", b"<old/>")]);
    let mut command = as_somebody(folder.path());
    fs::set_permissions(folder.path().join("closed"), fs::Permissions::from_mode(0o555)).unwrap();
    let lines = told(
        &mut command,
        &["--output-file=junit=closed/c.xml", "--output-file=sarif=closed/new/d.sarif", "good.md"],
    );
    assert_eq!(names(&lines), [("closed/c.xml", "not-written"), ("closed/new/d.sarif", "not-written")]);
    assert_eq!(fs::read(folder.path().join("closed/c.xml")).unwrap(), b"<old/>");
}
