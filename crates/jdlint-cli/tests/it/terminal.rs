//! What the environment does to the output: colors, closed pipes, full disks.

use std::process::{Command, Stdio};

use crate::support::{folder, jdlint, stdout};

const POSTING: &[u8] =
    b"# Cook\n\n## Responsibilities\n\n- Cook lunch\n- Other duties as assigned\n\n## Requirements\n\n- Two \
years in a kitchen\n";

fn colored(configure: impl FnOnce(&mut Command) -> &mut Command) -> bool {
    let folder = folder(&[("cook.md", POSTING)]);
    let mut command = jdlint(folder.path());
    let output = configure(command.args(["check", "--only", "catch-all-duty", "cook.md"])).output().unwrap();
    assert!(stdout(&output).contains("catch-all-duty"), "{output:?}");
    stdout(&output).contains('\u{1b}')
}

#[test]
fn a_pipe_gets_no_colors_unless_it_asks() {
    assert!(!colored(|command| command));
    assert!(colored(|command| command.env("CLICOLOR_FORCE", "1")));
    assert!(!colored(|command| command.env("NO_COLOR", "1")));
}

#[test]
fn a_flag_is_stronger_than_the_environment() {
    assert!(colored(|command| command.arg("--color=always").env("NO_COLOR", "1")));
    assert!(!colored(|command| command.arg("--color=never").env("CLICOLOR_FORCE", "1")));
}

#[test]
fn escape_sequences_of_a_posting_do_not_reach_the_terminal() {
    let text = "# \u{1b}[31mCook\n\n- other duties as assigned \u{1b}]0;x\u{7}\n- 5 years of \u{9b}31mX\u{1b}[31mML\n";
    let folder = folder(&[("x.md", text.as_bytes())]);
    let formats = ["human", "concise", "github", "junit", "checkstyle", "markdown", "html"];
    let formats = formats.map(|format| ["check", "--format", format, "x.md"]);
    for arguments in formats.iter().chain(&[["outline", "--format", "human", "x.md"]]) {
        let output = jdlint(folder.path()).args(arguments).output().unwrap();
        assert!(stdout(&output).contains("x.md"), "{arguments:?}: {output:?}");
        assert!(
            !stdout(&output).contains(['\u{1b}', '\u{7}', '\u{9b}']),
            "{arguments:?}: {}",
            stdout(&output)
        );
    }
}

#[test]
fn files_get_no_colors() {
    let folder = folder(&[("cook.md", POSTING)]);
    let output = jdlint(folder.path())
        .args(["check", "--color=always", "--format=concise", "--only=catch-all-duty", "cook.md"])
        .args(["--output-file=concise=concise.txt", "--output-file=human=human.txt"])
        .output()
        .unwrap();
    assert!(stdout(&output).contains('\u{1b}'));
    for file in ["concise.txt", "human.txt"] {
        let written = std::fs::read_to_string(folder.path().join(file)).unwrap();
        assert!(written.contains("catch-all-duty") && !written.contains('\u{1b}'), "{written}");
    }
}

#[test]
fn a_reader_that_went_away_ends_it_quietly() {
    let folder = folder(&[("cook.md", POSTING)]);
    for arguments in
        [&["check", "cook.md"][..], &["schema"], &["rules"], &["check", "--format=json", "cook.md"]]
    {
        let mut child = jdlint(folder.path())
            .args(arguments)
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        drop(child.stdout.take());
        let output = child.wait_with_output().unwrap();
        assert!(output.stderr.is_empty(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
        assert!(output.status.code().is_some_and(|code| code < 2), "{arguments:?}: {output:?}");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_work_that_could_not_be_done() {
    let folder = folder(&[("cook.md", POSTING)]);
    let full = std::fs::File::options().write(true).open("/dev/full").unwrap();
    let output = jdlint(folder.path()).args(["check", "cook.md"]).stdout(full).output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&output.stderr).contains("could not print"), "{output:?}");
}

#[test]
fn no_path_means_the_working_folder() {
    let folder = folder(&[("cook.md", POSTING), ("more/nurse.txt", POSTING)]);
    let output = jdlint(folder.path()).args(["check", "--only=catch-all-duty"]).output().unwrap();
    assert!(stdout(&output).contains("2 files checked"), "{}", stdout(&output));
}
