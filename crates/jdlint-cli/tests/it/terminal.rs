//! What the environment does to the output: colors, closed pipes, full disks.

use std::path::Path;
use std::process::{Command, Stdio};

use crate::support::{FORMATS, folder, for_nobody, jdlint, stdout};

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
        let output = for_nobody(folder.path(), arguments);
        assert!(output.stderr.is_empty(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
        assert!(output.status.code().is_some_and(|code| code < 2), "{arguments:?}: {output:?}");
    }
}

/// Runs with standard output closed, as `| true` does.
fn unread(folder: &Path, arguments: &[&str]) -> std::process::Output {
    let mut command = jdlint(folder);
    let mut child = command.args(arguments).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    drop(child.stdout.take());
    child.wait_with_output().unwrap()
}

#[test]
fn a_reader_that_went_away_changes_neither_the_exit_status_nor_what_is_told() {
    let folder = folder(&[("cook.md", POSTING), ("broken.md", b"\0")]);
    assert_eq!(
        unread(folder.path(), &["check", "cook.md", "--only=missing-location"]).status.code(),
        Some(1)
    );
    assert_eq!(unread(folder.path(), &["check", "cook.md", "--only=catch-all-duty"]).status.code(), Some(0));
    for command in ["check", "outline", "stats"] {
        let output = unread(folder.path(), &[command, "."]);
        assert_eq!(output.status.code(), Some(2), "{command}: {output:?}");
        assert!(String::from_utf8_lossy(&output.stderr).contains("broken.md: "), "{command}: {output:?}");
    }
}

/// Runs with nobody to hear what is said on standard error.
#[cfg(target_os = "linux")]
#[test]
fn what_cannot_be_said_aside_changes_nothing() {
    let folder = folder(&[("cook.md", POSTING), ("broken.md", b"\0")]);
    let full = || std::fs::File::options().write(true).open("/dev/full").unwrap();
    for (arguments, status) in [
        (&["check", "gone.md"][..], 2),
        (&["check", "--only=catch-all-duty", "."], 2),
        (&["check", "--only=comparative-without-baseline", "--max-warnings=0", "cook.md"], 0),
        (&["check", "--fix", "--only=title-noise", "cook.md"], 0),
        (&["outline", "gone.md"], 2),
        (&["man", "nothing"], 2),
        (&["init", "--force"], 0),
    ] {
        let output = jdlint(folder.path()).args(arguments).stderr(full()).output().unwrap();
        assert_eq!(output.status.code(), Some(status), "{arguments:?}: {output:?}");
    }
}

/// A file may be called as a command to a CI server. On a line of its own, the server would obey.
#[cfg(unix)]
#[test]
fn names_of_files_begin_no_line() {
    let name = "jobs/x\n::error::injected\r::injected\u{85}\t.md";
    let folder = folder(&[(name, POSTING), ("jobs/y\n::error::injected.md", b"\0")]);
    let checks = FORMATS.map(|format| vec!["check", "--format", format, "jobs"]);
    let others = [
        vec!["check", "--fix-suggestions", "--min-score=100", "jobs"],
        vec!["check", "--diff", "jobs"],
        vec!["outline", "jobs"],
        vec!["stats", "jobs"],
        vec!["config", "show", "jobs"],
        vec!["diff", name, name],
        vec!["check", "gone\n::injected"],
        vec!["check", "--baseline", "gone\n::injected"],
        vec!["check", "--output-file=json=jobs/x\n::injected/a", "jobs"],
        vec!["new", "--role=driver", "-o", name],
    ];
    for arguments in checks.iter().chain(&others) {
        let output = jdlint(folder.path()).args(arguments).output().unwrap();
        for stream in [&output.stdout, &output.stderr] {
            let text = String::from_utf8_lossy(stream);
            let injected = text.split(['\n', '\r', '\u{85}']).find(|line| {
                let start = line.trim_start();
                start.starts_with("::injected") || start.starts_with("::error::")
            });
            assert_eq!(injected, None, "{arguments:?}: {text}");
        }
    }
}

#[test]
fn licences_are_printed_by_the_flag_alone() {
    let folder = folder(&[]);
    let run = |arguments: &[&str]| jdlint(folder.path()).args(arguments).output().unwrap();
    assert_eq!(stdout(&run(&["--licenses"])), jdlint_core::NOTICE);
    assert_eq!(stdout(&run(&["--color=never", "--licenses"])), jdlint_core::NOTICE);
    for arguments in [&["--licenses", "check"][..], &["check", "--licenses"], &["--color=never"]] {
        let output = run(arguments);
        assert_eq!((output.status.code(), stdout(&output)), (Some(2), ""), "{arguments:?}: {output:?}");
    }
    assert_eq!(unread(folder.path(), &["--licenses"]).status.code(), Some(0));
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
