//! What shells and terminals get: completions, manual pages, links.

use std::process::Command;

use crate::support::{folder, jdlint, stdout};

fn printed(arguments: &[&str]) -> String {
    let folder = folder(&[]);
    let output = jdlint(folder.path()).args(arguments).output().unwrap();
    assert!(output.status.success(), "{output:?}");
    stdout(&output).to_owned()
}

#[test]
fn every_shell_gets_a_script_with_all_commands() {
    for shell in ["bash", "elvish", "fish", "powershell", "zsh"] {
        let script = printed(&["completions", shell]);
        for word in ["check", "outline", "stats", "completions", "--fix-suggestions", "--watch"] {
            let word = if shell == "fish" { word.trim_start_matches('-') } else { word };
            assert!(script.contains(word), "{shell}: {word}");
        }
    }
}

#[test]
fn every_command_has_its_page() {
    for words in [&["check"][..], &["config"], &["config", "show"], &["config-show"], &["new"]] {
        let page = printed(&[&["man"], words].concat());
        let name = words.join("-");
        assert!(
            page.contains(&format!(".TH jdlint-{name} 1"))
                || page.contains(&format!("jdlint\\-{}", name.replace('-', "\\-"))),
            "{page}"
        );
    }
    let folder = folder(&[]);
    for words in [&["chek"][..], &["config", "shw"], &["check", "more"]] {
        let output = jdlint(folder.path()).arg("man").args(words).output().unwrap();
        assert_eq!(output.status.code(), Some(2), "{words:?}");
        let told = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(told.contains(&format!("no command `{}`", words.join(" "))), "{told}");
    }
}

#[test]
fn a_new_posting_gets_its_folder_and_takes_no_name_that_is_taken() {
    let folder = folder(&[]);
    let new =
        || jdlint(folder.path()).args(["new", "--role=driver", "-o", "jobs/uk/driver.md"]).output().unwrap();
    assert_eq!(new().status.code(), Some(0));
    let path = folder.path().join("jobs/uk/driver.md");
    std::fs::write(&path, "mine").unwrap();
    assert_eq!(new().status.code(), Some(2));
    assert_eq!(std::fs::read_to_string(path).unwrap(), "mine");
}

#[cfg(unix)]
#[test]
fn bash_completes_commands_and_flags() {
    let folder = folder(&[("jdlint.bash", printed(&["completions", "bash"]).as_bytes())]);
    let ask = |words: &str, at: usize| {
        let script = format!(
            "source jdlint.bash; COMP_WORDS=({words}); COMP_CWORD={at}; _jdlint jdlint \"${{COMP_WORDS[{at}]}}\" \
             \"${{COMP_WORDS[{at} - 1]}}\"; printf '%s\\n' \"${{COMPREPLY[@]}}\""
        );
        let output = Command::new("bash").args(["-c", &script]).current_dir(folder.path()).output().unwrap();
        stdout(&output).to_owned()
    };
    assert_eq!(ask("jdlint comp", 1), "completions\n");
    assert_eq!(ask("jdlint check --fix-s", 2), "--fix-suggestions\n");
}

#[test]
fn every_command_has_a_page_for_man() {
    let whole = printed(&["man"]);
    assert!(whole.contains(".TH jdlint 1") && whole.contains("jdlint\\-check(1)"), "{whole}");
    for command in ["check", "outline", "diff", "stats", "init", "config", "new"] {
        let page = printed(&["man", command]);
        assert!(page.contains(&format!(".TH jdlint-{command} 1")), "{page}");
    }
    assert!(printed(&["man", "check"]).contains("\\-\\-fix\\-suggestions"));
    let folder = folder(&[]);
    let output = jdlint(folder.path()).args(["man", "chek"]).output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&output.stderr).contains("no command `chek`"), "{output:?}");
}

#[test]
fn ids_of_rules_are_links_where_the_terminal_shows_them() {
    let folder = folder(&[("cook.md", b"# Cook\n\n## Responsibilities\n\n- Other duties as assigned\n")]);
    let shown = |color: &str, links: &str| {
        let mut command = jdlint(folder.path());
        command.args(["check", "--only=catch-all-duty", "--color", color, "cook.md"]);
        stdout(&command.env("FORCE_HYPERLINK", links).output().unwrap()).to_owned()
    };
    let link = "\x1b]8;;https://jdlint.example/rules/catch-all-duty.html\x1b\\catch-all-duty\x1b]8;;\x1b\\";
    assert!(shown("always", "1").contains(link) || option_env!("JDLINT_DOCS_URL").is_some());
    assert!(!shown("always", "0").contains("\x1b]8"));
    assert!(!shown("never", "1").contains('\x1b'), "no colors, no links");
    let output = jdlint(folder.path())
        .args(["check", "--color=always", "--output-file=human=report.txt", "cook.md"])
        .env("FORCE_HYPERLINK", "1")
        .output()
        .unwrap();
    assert!(stdout(&output).contains("\x1b]8;;http"));
    let report = std::fs::read_to_string(folder.path().join("report.txt")).unwrap();
    assert!(report.contains("[catch-all-duty]") && !report.contains('\x1b'), "a file has no links: {report}");
    let output =
        jdlint(folder.path()).args(["rules", "--color=always"]).env("FORCE_HYPERLINK", "1").output().unwrap();
    assert!(stdout(&output).matches("\x1b]8;;http").count() > 50);
}
