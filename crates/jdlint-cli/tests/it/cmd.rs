//! Behaviour as files: each `tests/cmd/*.trycmd` and `*.toml` is what a user types and sees. `TRYCMD=overwrite` writes
//! them anew.

use std::fs;
use std::path::Path;

use crate::support::{folder, jdlint, stdout};

#[test]
fn the_files_of_cmd_hold() {
    trycmd::TestCases::new().case("tests/cmd/*.toml").case("tests/cmd/*.trycmd");
}

/// A command, as words after `jdlint`.
const COMMANDS: [&[&str]; 13] = [
    &["check"],
    &["outline"],
    &["explain"],
    &["rules"],
    &["schema"],
    &["roles"],
    &["new"],
    &["diff"],
    &["stats"],
    &["init"],
    &["config", "show"],
    &["completions"],
    &["man"],
];

/// A flag that a command's help names: `-q` and `--quiet`.
type Flag = (Option<String>, String);

fn flags(command: &[&str]) -> Vec<Flag> {
    let folder = folder(&[]);
    let output = jdlint(folder.path()).args(command).arg("--help").output().unwrap();
    let name = |word: &str| word.trim_end_matches(',').to_owned();
    // Flags begin in one column, long ones without a short one in another; their descriptions stand farther right.
    let flag = |line: &str| {
        if !line.starts_with("  -") && !line.starts_with("      --") {
            return None;
        }
        let mut words = line.split_whitespace().filter(|word| word.starts_with('-')).map(name);
        let first = words.next()?;
        Some(if first.starts_with("--") { (None, first) } else { (Some(first), words.next()?) })
    };
    let flags: Vec<Flag> = stdout(&output).lines().filter_map(flag).collect();
    assert!(flags.iter().any(|(_, long)| long == "--help"), "{command:?}: {flags:?}");
    // Those of every command are tested once.
    flags.into_iter().filter(|(_, long)| long != "--help" && long != "--color").collect()
}

/// What is typed in the tests: command lines of `cmd/`, whole sources of `it/`.
fn typed() -> Vec<String> {
    let tests = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests");
    let files = ["cmd", "it"].into_iter().flat_map(|folder| fs::read_dir(tests.join(folder)).unwrap());
    let mut typed = Vec::new();
    for path in files.map(|file| file.unwrap().path()) {
        match path.extension().and_then(|ending| ending.to_str()) {
            Some("trycmd") => {
                let text = fs::read_to_string(&path).unwrap();
                typed.extend(text.lines().filter(|line| line.starts_with("$ jdlint ")).map(str::to_owned));
            }
            Some("toml" | "rs") => typed.push(fs::read_to_string(&path).unwrap()),
            _ => {}
        }
    }
    typed
}

#[test]
fn every_flag_of_every_command_is_typed_in_a_test() {
    let typed = typed();
    let mut missing = Vec::new();
    for command in COMMANDS {
        for (short, long) in flags(command) {
            let has = |text: &str, flag: &str| {
                let is_end =
                    |after: &str| !after.starts_with(|sign: char| sign.is_alphanumeric() || sign == '-');
                text.match_indices(flag).any(|(at, _)| is_end(&text[at + flag.len()..]))
            };
            let is_typed = |text: &String| {
                let names_command = match text.strip_prefix("$ jdlint ") {
                    Some(line) => line.starts_with(&command.join(" ")),
                    None => command.iter().all(|word| text.contains(&format!("\"{word}\""))),
                };
                names_command && (has(text, &long) || short.as_ref().is_some_and(|short| has(text, short)))
            };
            if !typed.iter().any(is_typed) {
                missing.push(format!("{} {long}", command.join(" ")));
            }
        }
    }
    assert!(missing.is_empty(), "no test types {missing:#?}");
}
