//! `--diff-base` in real repositories of git.

use std::fs;
use std::path::Path;
use std::process::Command;

use crate::support::{folder, jdlint, json, stdout};

const DUTY: &str = "- Other duties as assigned\n";

/// A posting whose fifth line is a duty that could be anything.
fn posting() -> String {
    format!(
        "# Cook\n\n## Responsibilities\n\n{DUTY}- Cook lunch for forty children\n- Clean the kitchen every night\n\n## Requirements\n\n\
         - Two years in a kitchen\n- A driving licence\n"
    )
}

/// Git in a folder, with nothing of this machine's settings.
fn git(folder: &Path, arguments: &[&str]) {
    let output = Command::new("git")
        .current_dir(folder)
        .args(["-c", "user.name=Ada", "-c", "user.email=ada@sample.example", "-c", "commit.gpgSign=false"])
        .args(arguments)
        .env("GIT_CONFIG_GLOBAL", "/dev/null")
        .env("GIT_CONFIG_NOSYSTEM", "1")
        .output()
        .expect("git is there");
    assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
}

/// A repository with these files in the branch `main`, and a branch `work` that is checked out.
fn repository(files: &[(&str, &[u8])]) -> tempfile::TempDir {
    let folder = folder(files);
    git(folder.path(), &["init", "--quiet", "--initial-branch=main"]);
    git(folder.path(), &["add", "--all", "--force"]);
    git(folder.path(), &["commit", "--quiet", "--message=postings"]);
    git(folder.path(), &["checkout", "--quiet", "-b", "work"]);
    folder
}

fn commit(folder: &Path) {
    git(folder, &["add", "--all"]);
    git(folder, &["commit", "--quiet", "--message=work"]);
}

/// What is found of these rules since `main`, as `path:line rule`.
fn news(folder: &Path, flags: &[&str]) -> Vec<String> {
    let output = jdlint(folder)
        .args(["check", "--today=2026-11-22", "--format=concise", "--diff-base=main"])
        .args(["--only=catch-all-duty,missing-how-to-apply"])
        .args(flags)
        .output()
        .unwrap();
    assert!(output.status.success(), "{output:?}");
    let line = |line: &str| {
        let mut words = line.split([' ', ':']);
        let (path, line) = (words.next().unwrap(), words.next().unwrap());
        let rule = words.find(|word| ["catch-all-duty", "missing-how-to-apply"].contains(word)).unwrap();
        format!("{path}:{line} {rule}")
    };
    stdout(&output).lines().map(line).collect()
}

const ABSENT: &str = "a.md:1 missing-how-to-apply";

#[test]
fn nothing_changed_is_nothing_found() {
    let folder = repository(&[("a.md", posting().as_bytes())]);
    assert_eq!(news(folder.path(), &[]), [""; 0]);
}

#[test]
fn it_is_said_that_only_changes_are_told() {
    let folder = repository(&[("a.md", posting().as_bytes())]);
    for format in ["human", "markdown", "html"] {
        let output =
            jdlint(folder.path()).args(["check", "--diff-base=main", "--format", format]).output().unwrap();
        assert!(stdout(&output).contains("Only what changed since main is told."), "{format}: {output:?}");
    }
    let (output, _) = json(folder.path(), &["check", "--diff-base=main", "--format=json"]);
    assert_eq!(output["diff_base"], "main");
}

#[test]
fn old_lines_are_left_out_and_what_is_absent_stays() {
    let folder = repository(&[("a.md", posting().as_bytes()), ("b.md", posting().as_bytes())]);
    let text = posting().replace("- A driving", "- No driving");
    fs::write(folder.path().join("a.md"), &text).unwrap();
    assert_eq!(news(folder.path(), &[]), [ABSENT], "in the working tree");
    commit(folder.path());
    assert_eq!(news(folder.path(), &[]), [ABSENT], "committed");
    fs::write(folder.path().join("a.md"), format!("{text}\n## More\n\n{DUTY}")).unwrap();
    assert_eq!(news(folder.path(), &[]), [ABSENT, "a.md:16 catch-all-duty"], "both");
}

#[test]
fn only_the_branch_counts_not_what_happened_meanwhile() {
    let folder = repository(&[("a.md", posting().as_bytes()), ("b.md", posting().as_bytes())]);
    git(folder.path(), &["checkout", "--quiet", "main"]);
    fs::write(folder.path().join("b.md"), format!("\n{}", posting())).unwrap();
    commit(folder.path());
    git(folder.path(), &["checkout", "--quiet", "work"]);
    assert_eq!(news(folder.path(), &[]), [""; 0]);
}

#[test]
fn lines_taken_out_change_the_posting_but_no_line() {
    let folder = repository(&[("a.md", posting().as_bytes())]);
    fs::write(folder.path().join("a.md"), posting().replace("- Clean the kitchen every night\n", ""))
        .unwrap();
    assert_eq!(news(folder.path(), &[]), [ABSENT]);
}

#[test]
fn new_files_are_new_as_a_whole() {
    let folder = repository(&[("old.md", posting().as_bytes()), (".gitignore", b"ignored.md\n")]);
    for name in ["a.md", "ignored.md"] {
        fs::write(folder.path().join(name), posting()).unwrap();
    }
    let both = [ABSENT, "a.md:5 catch-all-duty"];
    assert_eq!(news(folder.path(), &[]), both, "untracked");
    assert_eq!(news(folder.path(), &["ignored.md"]).len(), 2, "ignored, and named");
    git(folder.path(), &["add", "a.md"]);
    assert_eq!(news(folder.path(), &[]), both, "staged");
    commit(folder.path());
    assert_eq!(news(folder.path(), &[]), both, "committed");
}

#[test]
fn a_renamed_file_is_followed() {
    let folder = repository(&[("old.md", posting().as_bytes())]);
    git(folder.path(), &["mv", "old.md", "a.md"]);
    assert_eq!(news(folder.path(), &[]), [""; 0], "only its name changed");
    fs::write(folder.path().join("a.md"), format!("{}- A clean shirt\n", posting())).unwrap();
    commit(folder.path());
    assert_eq!(news(folder.path(), &[]), [ABSENT], "the duty is an old line");
}

#[test]
fn odd_names_and_folders_below_are_found() {
    let name = "jobs/a \"b\\c\" ü, 100%.md";
    let folder =
        repository(&[(if cfg!(windows) { "jobs/a ü, 100%.md" } else { name }, posting().as_bytes())]);
    let path = fs::read_dir(folder.path().join("jobs")).unwrap().next().unwrap().unwrap().path();
    fs::write(&path, format!("{}{DUTY}", posting())).unwrap();
    let jobs = folder.path().join("jobs");
    let output = jdlint(&jobs)
        .args(["check", "--format=concise", "--diff-base=main", "--only=catch-all-duty"])
        .output()
        .unwrap();
    assert!(stdout(&output).contains(":13:3: info catch-all-duty"), "{output:?}");
    assert_eq!(stdout(&output).lines().count(), 1, "{output:?}");
}

#[test]
fn a_file_in_which_git_sees_no_lines_is_new_as_a_whole() {
    let utf16 =
        |text: &str| format!("\u{feff}{text}").encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>();
    let document = crate::formats::document();
    let folder =
        repository(&[("a.md", &utf16(&posting())), ("nurse.docx", &document), ("same.docx", &document)]);
    fs::write(folder.path().join("a.md"), utf16(&posting().replace("driving", "fishing"))).unwrap();
    let longer = [&document[..], b"\0\0"].concat();
    fs::write(folder.path().join("nurse.docx"), longer).unwrap();
    let found = news(folder.path(), &[]);
    let of = |name: &str| found.iter().filter(|line| line.starts_with(name)).count();
    assert_eq!((of("a.md"), of("nurse.docx"), of("same.docx")), (2, 2, 0), "{found:?}");
}

#[test]
fn a_finding_whose_cause_changed_is_new() {
    let text = "# Data analyst\n\n## Requirements\n\n- 3+ years of experience with SQL\n";
    let folder = repository(&[("a.md", text.as_bytes())]);
    fs::write(folder.path().join("a.md"), text.replace("Data", "Junior data")).unwrap();
    let output = jdlint(folder.path())
        .args(["check", "--format=concise", "--diff-base=main", "--only=entry-level-experience"])
        .output()
        .unwrap();
    assert!(stdout(&output).starts_with("a.md:5:"), "the title made it wrong: {output:?}");
}

#[test]
fn settings_of_git_change_nothing() {
    let folder = repository(&[("old.md", posting().as_bytes())]);
    for (key, value) in [
        ("diff.noprefix", "true"),
        ("diff.mnemonicPrefix", "true"),
        ("diff.renames", "false"),
        ("diff.context", "9"),
        ("diff.interHunkContext", "9"),
        ("color.ui", "always"),
        ("diff.external", "false"),
        ("core.quotePath", "true"),
    ] {
        git(folder.path(), &["config", key, value]);
    }
    git(folder.path(), &["mv", "old.md", "a.md"]);
    fs::write(folder.path().join("a.md"), format!("{}- A clean shirt\n", posting())).unwrap();
    assert_eq!(news(folder.path(), &[]), [ABSENT]);
}

#[test]
fn only_postings_with_something_new_are_held_to_a_score() {
    let folder = repository(&[("a.md", posting().as_bytes()), ("b.md", posting().as_bytes())]);
    fs::write(folder.path().join("a.md"), format!("{}{DUTY}", posting())).unwrap();
    let output = jdlint(folder.path())
        .args(["check", "--quiet", "--diff-base=main", "--min-score=99"])
        .output()
        .unwrap();
    let told = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!((told.lines().count(), told.starts_with("jdlint: a.md: score")), (1, true), "{told}");
    assert_eq!(output.status.code(), Some(1));
}

#[test]
fn what_git_cannot_tell_stops_the_run_with_one_line() {
    let told = |folder: &Path, reference: &str, path: Option<&str>| {
        let mut command = jdlint(folder);
        command.args(["check", &format!("--diff-base={reference}")]).env("GIT_CEILING_DIRECTORIES", folder);
        if let Some(path) = path {
            command.env("PATH", path);
        }
        let output = command.output().unwrap();
        assert_eq!((stdout(&output), output.status.code()), ("", Some(2)), "{output:?}");
        let told = String::from_utf8(output.stderr).unwrap();
        assert_eq!(told.lines().count(), 1, "{told}");
        told
    };
    let plain = folder(&[("repo/a.md", posting().as_bytes())]);
    let outside = told(plain.path(), "main", None);
    assert!(
        outside
            .starts_with("jdlint: --diff-base main: Here is no working tree of a git repository (not a git"),
        "{outside}"
    );
    let repository = repository(&[("a.md", posting().as_bytes())]);
    let unknown = told(repository.path(), "origin/main", None);
    assert!(unknown.contains("Git knows no such commit. Fetch it"), "{unknown}");
    for odd in ["-p", "--output=x", "", "main..work"] {
        assert!(told(repository.path(), odd, None).contains("no such commit"), "{odd}");
    }
    assert!(told(repository.path(), "main", Some("")).contains("git is not installed, or not in PATH"));
    git(repository.path(), &["checkout", "--quiet", "--orphan", "other"]);
    git(repository.path(), &["commit", "--quiet", "--message=other"]);
    assert!(told(repository.path(), "main", None).contains("no commit in common with HEAD"));
}

#[test]
fn standard_input_has_changed_where_the_file_that_it_is_said_to_be_has() {
    use std::io::Write;
    use std::process::Stdio;
    let folder = repository(&[("jobs/a.md", posting().as_bytes())]);
    let piped = |text: &str| {
        let mut child = jdlint(folder.path())
            .args(["check", "--format=concise", "--only=catch-all-duty", "--diff-base=main"])
            .args(["--stdin-filename=jobs/a.md", "-"])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        child.stdin.take().unwrap().write_all(text.as_bytes()).unwrap();
        stdout(&child.wait_with_output().unwrap()).lines().count()
    };
    assert_eq!(piped(&posting()), 0, "nothing has changed");
    let other = format!("{}\n{DUTY}", posting());
    fs::write(folder.path().join("jobs/a.md"), &other).unwrap();
    assert_eq!(piped(&other), 1, "a line is new");
    assert_eq!(piped(&format!("\n{other}")), 2, "git knows no lines of a text that is not in the file");
}
