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
    let folder =
        folder(&[("x.md", "# \u{1b}[31mCook\n\nother duties as assigned \u{1b}]0;x\u{7}\n".as_bytes())]);
    for verb in ["check", "outline"] {
        let output = jdlint(folder.path()).args([verb, "x.md"]).output().unwrap();
        assert!(!stdout(&output).contains(['\u{1b}', '\u{7}']), "{}", stdout(&output));
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
