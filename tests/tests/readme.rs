//! What the README shows is what the program prints. In: the README. Out: a failure where it is stale.
//!
//! `UPDATE_README=1 cargo test -p jdlint-tests --test readme` writes the README anew.

use std::fmt::Write as _;
use std::path::PathBuf;
use std::process::Command;
use std::{env, fs};

use jdlint_core::report::SCORE_PARTS;
use jdlint_core::{Level, Settings, rules};
use jdlint_tests::binary::jdlint;
use jdlint_tests::suite::workspace;

fn readme() -> PathBuf {
    workspace().join("README.md")
}

/// The lines between `<!-- name -->` and `<!-- /name -->`.
fn part<'t>(text: &'t str, name: &str) -> &'t str {
    let (open, close) = (format!("<!-- {name} -->\n"), format!("<!-- /{name} -->"));
    let start = text.find(&open).unwrap_or_else(|| panic!("README.md has no {open}")) + open.len();
    let end = start + text[start..].find(&close).unwrap_or_else(|| panic!("README.md has no {close}"));
    &text[start..end]
}

#[track_caller]
fn hold(name: &str, expected: &str) {
    let text = fs::read_to_string(readme()).expect("README.md can be read");
    let found = part(&text, name);
    if found == expected {
        return;
    }
    assert!(
        env::var_os("UPDATE_README").is_some(),
        "README.md is stale; run UPDATE_README=1 cargo test -p jdlint-tests --test readme"
    );
    let start = found.as_ptr() as usize - text.as_ptr() as usize;
    let anew = [&text[..start], expected, &text[start + found.len()..]].concat();
    fs::write(readme(), anew).expect("README.md can be written");
}

/// One test, so that two never write the file at once.
#[test]
fn the_readme_shows_what_the_program_does() {
    hold("rules", &rule_table());
    hold("result", &first_result());
    hold("score", &score_table());
}

/// What the README says of settings and comments is true.
#[test]
fn the_settings_and_comments_of_the_readme_do_what_it_says() {
    let text = fs::read_to_string(readme()).expect("README.md can be read");
    let block =
        |name: &str| part(&text, name).trim().trim_end_matches("```").split_once('\n').unwrap().1.to_owned();
    let mut house = |path: &str| {
        assert_eq!(path, "house.toml");
        Ok(String::new())
    };
    let config = jdlint_settings::load("site/jdlint.toml", &block("settings"), &mut house).unwrap();
    let mut settings = config.settings(Some("jobs/baker.md"), &Settings::default());
    let duty = rules::by_id("catch-all-duty").unwrap();
    settings.rules.set_level(duty, Level::At(duty.severity));
    let comments = block("comments");
    let found = |text: &str| -> Vec<&str> {
        let findings = jdlint_core::lint(text, &settings).findings;
        let of_interest = ["missing-pay", "catch-all-duty", "own-word", "unused-suppression"];
        findings.iter().map(|finding| finding.rule.id).filter(|id| of_interest.contains(id)).collect()
    };
    assert_eq!(found(&comments), [""; 0]);
    assert_eq!(
        found(&comments.replace("jdlint-", "")),
        ["missing-pay", "catch-all-duty", "catch-all-duty", "own-word", "own-word"]
    );
}

fn score_table() -> String {
    let mut table =
        "\n| part | weight | rules of the group | error | warning | info | wholly absent |\n".to_owned();
    table.push_str("|---|---|---|---|---|---|---|\n");
    for part in &SCORE_PARTS {
        let groups: Vec<_> = part.groups.iter().map(|group| group.word()).collect();
        let [error, warning, info] = part.cost.map(|cost| format!("−{cost}"));
        let absent = part.absent.map(|cost| format!("−{cost}")).join(", ");
        let absent = if part.absent == part.cost { "the same".to_owned() } else { absent };
        writeln!(
            table,
            "| {} | {} % | {} | {error} | {warning} | {info} | {absent} |",
            part.name,
            part.weight,
            groups.join(", ")
        )
        .expect("a string takes all");
    }
    table.push('\n');
    table
}

fn rule_table() -> String {
    let mut table =
        "\n| rule | says | severity | default | read | right |\n|---|---|---|---|---|---|\n".to_owned();
    for rule in rules::ALL {
        let on = if rule.on_by_default { "on" } else { "off" };
        let counts =
            rule.precision().map_or_else(|| "|".to_owned(), |row| format!("{} | {}", row.read, row.right));
        writeln!(table, "| `{}` | {} | {} | {on} | {counts} |", rule.id, rule.summary, rule.severity.word())
            .expect("a string takes all");
    }
    table.push('\n');
    table
}

/// The command that the README shows, run on the posting that the README shows.
fn first_result() -> String {
    let text = fs::read_to_string(readme()).expect("README.md can be read");
    let posting = part(&text, "posting").trim().trim_start_matches("```markdown\n").trim_end_matches("```");
    let shown = part(&text, "result");
    let command =
        shown.lines().find_map(|line| line.strip_prefix("$ jdlint ")).expect("README.md shows a command");
    let folder = env::temp_dir().join(format!("jdlint-readme-{}", std::process::id()));
    fs::create_dir_all(&folder).expect("a folder for the posting");
    fs::write(folder.join("posting.md"), posting).expect("the posting is written");
    let output = Command::new(jdlint())
        .args(command.split_whitespace())
        .args(["--color", "never", "--today", "2026-11-24"])
        .current_dir(&folder)
        .output()
        .expect("jdlint starts");
    fs::remove_dir_all(&folder).expect("the folder goes away");
    let printed = String::from_utf8(output.stdout).expect("jdlint prints UTF-8");
    assert!(printed.contains("posting.md"), "{}", String::from_utf8_lossy(&output.stderr));
    format!("```console\n$ jdlint {command}\n{}\n```\n", printed.trim_end())
}
