//! Which files are postings is one choice. In: folders of all sorts. Out: that `jdlint check` without a path and the language
//! server, asked for all postings, take the same files; Word and JSON are for `check` alone.

#[path = "../../crates/jdlint-lsp/tests/client/mod.rs"]
#[expect(dead_code, reason = "the server's own tests need more of it")]
mod client;

use std::fs;
use std::path::Path;
use std::process::Command;

use jdlint_tests::{binary, server};
use serde_json::{Value, json};

const POSTING: &str = "# Cook\n\n## What you will do\n\n- Other duties as assigned\n";
const DATA: &str = r#"{"@type": "JobPosting", "title": "Clerk", "description": "Other duties as assigned"}"#;
const SETTINGS: &str = "jdlint.toml";

/// What every folder holds, beside a link in `jobs/` to `texts/baker.md`.
const FILES: [&str; 10] = [
    "README.md",
    "docs/notes.md",
    "driver.jd.md",
    "jobs/.hidden.md",
    "jobs/cook.md",
    "jobs/ignored.md",
    "jobs/logo.svg",
    "jobs/uk/nurse.txt",
    "jobs/uk/porter.rst",
    "texts/baker.md",
];

/// Settings files and what `check` takes with them, sorted; the server takes the same without what editors do not read.
type Case = (&'static str, &'static [(&'static str, &'static str)], &'static [&'static str]);

const CASES: [Case; 8] = [
    (
        "the usual places",
        &[],
        &[
            "driver.jd.md",
            "jobs/clerk.json",
            "jobs/cook.md",
            "jobs/link.md",
            "jobs/uk/nurse.txt",
            "jobs/uk/porter.rst",
        ],
    ),
    (
        "a whole folder",
        &[(SETTINGS, "include = ['jobs/**']")],
        &["jobs/clerk.json", "jobs/cook.md", "jobs/link.md", "jobs/uk/nurse.txt", "jobs/uk/porter.rst"],
    ),
    (
        "what is included instead",
        &[(SETTINGS, "include = ['texts/**', '*.rst', 'jobs/link.md']")],
        &["jobs/link.md", "jobs/uk/porter.rst", "texts/baker.md"],
    ),
    (
        "what is excluded of the usual places",
        &[(SETTINGS, "exclude = ['jobs/uk', '*.jd.md']")],
        &["jobs/clerk.json", "jobs/cook.md", "jobs/link.md"],
    ),
    (
        "exclude is stronger than include",
        &[(SETTINGS, "include = ['jobs/**/*.{md,rst}']\nexclude = ['link.md']")],
        &["jobs/cook.md", "jobs/uk/porter.rst"],
    ),
    (
        "the nearest file alone holds",
        &[(SETTINGS, "include = ['README.md']"), ("jobs/uk/jdlint.toml", "include = ['*.rst']")],
        &["README.md", "jobs/uk/porter.rst"],
    ),
    (
        "a nested file that says nothing leaves the usual places",
        &[(SETTINGS, "exclude = ['jobs']"), ("jobs/uk/jdlint.toml", "")],
        &["driver.jd.md", "jobs/uk/nurse.txt", "jobs/uk/porter.rst"],
    ),
    (
        "a file that cannot be used takes only its own away",
        &[("jobs/uk/jdlint.toml", "inclde = ['*.rst']")],
        &["driver.jd.md", "jobs/clerk.json", "jobs/cook.md", "jobs/link.md"],
    ),
];

/// A folder, which is a repository, with those settings.
fn folder(settings: &[(&str, &str)]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let write = |file: &str, text: &str| {
        let path = folder.path().join(file);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    };
    write(".git/HEAD", "");
    write("jobs/.gitignore", "ignored.md\n");
    write("jobs/clerk.json", DATA);
    write("jobs/other.json", "{}");
    for file in FILES {
        write(file, POSTING);
    }
    for (file, text) in settings {
        write(file, text);
    }
    link(&folder.path().join("texts/baker.md"), &folder.path().join("jobs/link.md"));
    folder
}

#[cfg(unix)]
fn link(file: &Path, at: &Path) {
    std::os::unix::fs::symlink(file, at).unwrap();
}

/// Where links are for administrators, a copy stands in for one.
#[cfg(not(unix))]
fn link(file: &Path, at: &Path) {
    fs::copy(file, at).unwrap();
}

/// What `jdlint check` takes, and the files that it complains about.
fn of_check(folder: &Path) -> (Vec<String>, Vec<String>) {
    let mut check = Command::new(binary::jdlint());
    let output = check.args(["check", "--format", "json"]).current_dir(folder).output().unwrap();
    let said: Value = serde_json::from_slice(&output.stdout).unwrap();
    let paths = |key: &str| -> Vec<String> {
        let all = said[key].as_array().unwrap().iter();
        all.map(|one| one["path"].as_str().unwrap().to_owned()).collect()
    };
    (paths("files"), paths("errors"))
}

/// What the language server takes, and the settings files that it complains about.
async fn of_server(folder: &Path) -> (Vec<String>, Vec<String>) {
    let mut server = server::start();
    let (output, input) = (server.stdout.take().unwrap(), server.stdin.take().unwrap());
    let mut editor = client::Client::new(output, input);
    let root = server::file_uri(folder);
    let capabilities = json!({
        "textDocument": { "diagnostic": {} },
        "workspace": { "diagnostics": { "refreshSupport": true } }
    });
    editor.initialize_as(capabilities, json!([{ "uri": root, "name": "folder" }]), Value::Null).await;
    let report = editor.request("workspace/diagnostic", json!({ "previousResultIds": [] })).await;
    editor.leave().await;
    let uris = report["items"].as_array().unwrap().iter().map(|item| item["uri"].as_str().unwrap());
    let mut names: Vec<_> =
        uris.map(|uri| uri.rsplit_once(&format!("{}/", root_name(&root))).unwrap().1.to_owned()).collect();
    names.sort();
    let (settings, postings) = names.into_iter().partition(|name| name.ends_with(SETTINGS));
    (postings, settings)
}

/// The last part, which is the same however a system writes what comes before.
fn root_name(root: &str) -> &str {
    root.rsplit('/').next().unwrap()
}

#[tokio::test]
async fn check_without_a_path_and_the_server_take_the_same_files() {
    for (name, settings, expected) in CASES {
        let folder = folder(settings);
        let (mut checked, complaints) = of_check(folder.path());
        assert_eq!(checked, expected, "check: {name}");
        checked.retain(|path| path != "jobs/clerk.json");
        assert_eq!(of_server(folder.path()).await, (checked, complaints), "the server against check: {name}");
    }
}

#[tokio::test]
async fn where_nothing_is_a_posting_an_editor_shows_nothing_and_check_takes_all() {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join(".git")).unwrap();
    fs::write(folder.path().join("cook.md"), POSTING).unwrap();
    assert_eq!(
        of_check(folder.path()),
        (vec!["cook.md".to_owned()], vec![]),
        "it was asked for in so many words"
    );
    assert_eq!(of_server(folder.path()).await, (vec![], vec![]), "nobody asked");
    // Where the settings say which, nothing stands in for them.
    fs::write(folder.path().join(SETTINGS), "include = ['texts/*.md']").unwrap();
    assert_eq!(of_check(folder.path()), (vec![], vec![".".to_owned()]));
    assert_eq!(of_server(folder.path()).await, (vec![], vec![]));
}
