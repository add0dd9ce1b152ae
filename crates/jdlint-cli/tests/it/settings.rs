//! Settings files from outside: where they are looked for, what they decide.

use std::io::Write;
use std::path::Path;
use std::process::Stdio;

use serde_json::{Value, json};

use crate::support::{folder, jdlint, json};

const POSTING: &[u8] =
    b"# Cook\n\n## Responsibilities\n\n- Cook lunch\n- Other duties as assigned\n\n## Requirements\n\n- Two years in a kitchen\n";

/// How bad the duty is, file by file; an empty word where nothing is said of it.
fn severities(output: &Value) -> Vec<(&str, &str)> {
    output["files"]
        .as_array()
        .unwrap()
        .iter()
        .map(|file| (file["path"].as_str().unwrap(), of_duty(file)))
        .collect()
}

fn of_duty(file: &Value) -> &str {
    let findings = file["findings"].as_array().unwrap();
    let duty = findings.iter().find(|finding| finding["rule"] == "catch-all-duty");
    duty.map_or("", |finding| finding["severity"].as_str().unwrap())
}

fn check(folder: &Path, more: &[&str]) -> (Value, Option<i32>) {
    json(folder, &[&["check", "--format=json", "--today=2026-11-24"], more].concat())
}

#[test]
fn the_nearest_file_holds_and_the_repository_is_its_border() {
    let folder = folder(&[
        ("jdlint.toml", b"rules = { catch-all-duty = 'off' }"),
        ("repo/.git/HEAD", b""),
        ("repo/a.md", POSTING),
        ("repo/loud/jdlint.toml", b"rules = { catch-all-duty = 'error' }"),
        ("repo/loud/deep/b.md", POSTING),
        ("c.md", POSTING),
    ]);
    let (output, status) = check(folder.path(), &["c.md", "repo"]);
    assert_eq!(severities(&output), [("c.md", ""), ("repo/a.md", "info"), ("repo/loud/deep/b.md", "error")]);
    assert_eq!(status, Some(1));
    let (output, _) = check(&folder.path().join("repo/loud/deep"), &["b.md"]);
    assert_eq!(severities(&output), [("b.md", "error")], "files above the working folder count");
    let (output, _) = check(folder.path(), &["--no-config", "c.md", "repo"]);
    assert!(severities(&output).iter().all(|(_, severity)| *severity == "info"));
    let (output, _) = check(folder.path(), &["--config=repo/loud/jdlint.toml", "c.md", "repo"]);
    assert!(severities(&output).iter().all(|(_, severity)| *severity == "error"));
}

#[test]
fn without_a_path_the_settings_say_what_is_linted() {
    let files: [(&str, &[u8]); 4] = [
        ("README.md", b"# How we hire\n"),
        ("jobs/a.md", POSTING),
        ("jobs/old/b.md", POSTING),
        ("c.jd.md", POSTING),
    ];
    let paths = |settings: &'static [u8], more: &[&str]| -> (Vec<String>, Option<i32>) {
        let folder = folder(&[&files[..], &[("jdlint.toml", settings)]].concat());
        let (output, status) = check(folder.path(), more);
        let files = output["files"].as_array().unwrap();
        (files.iter().map(|file| file["path"].as_str().unwrap().to_owned()).collect(), status)
    };
    assert_eq!(paths(b"", &[]).0, ["c.jd.md", "jobs/a.md", "jobs/old/b.md"]);
    assert_eq!(paths(b"exclude = 'jobs/old'", &[]).0, ["c.jd.md", "jobs/a.md"]);
    assert_eq!(paths(b"include = 'README.md'", &[]).0, ["README.md"]);
    assert_eq!(paths(b"include = 'vacatures/**'", &[]), (vec![], Some(2)), "what is stated is meant");
    assert_eq!(
        paths(b"exclude = 'jobs'", &["."]).0,
        ["README.md", "c.jd.md"],
        "`include` is for no path only"
    );
    assert_eq!(paths(b"exclude = 'jobs'", &["jobs/a.md"]).0, ["jobs/a.md"], "a named file is linted");
    let plain = folder(&[("README.md", POSTING), ("more/a.txt", POSTING)]);
    assert_eq!(check(plain.path(), &[]).0["summary"]["files"], 2, "no usual place: all of it");
}

#[test]
fn fail_on_of_the_file_decides_until_a_flag_does() {
    let folder = folder(&[
        ("a.md", POSTING),
        ("jdlint.toml", b"fail-on = 'info'\nrules = { catch-all-duty = 'info' }"),
    ]);
    let status = |more: &[&str]| check(folder.path(), &[&["--only=catch-all-duty", "a.md"], more].concat()).1;
    assert_eq!(status(&[]), Some(1));
    assert_eq!(status(&["--fail-on=warning"]), Some(0));
    assert_eq!(status(&["--no-config"]), Some(0));
}

#[test]
fn standard_input_has_the_settings_of_its_name() {
    let folder = folder(&[
        ("jdlint.toml", b"jurisdictions = 'us-co'\n[[overrides]]\npaths = 'uk'\njurisdictions = 'uk'"),
        ("uk/a.md", POSTING),
    ]);
    let places = |more: &[&str]| -> Value {
        let mut child = jdlint(folder.path())
            .args(["outline", "--format=json", "-"])
            .args(more)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        child.stdin.take().unwrap().write_all(POSTING).unwrap();
        let output = child.wait_with_output().unwrap();
        serde_json::from_slice::<Value>(&output.stdout).unwrap()["jurisdictions"].clone()
    };
    assert_eq!(places(&[]), json!(["us-co"]));
    assert_eq!(places(&["--stdin-filename=uk/new.md"]), json!(["uk"]));
    assert_eq!(places(&["--stdin-filename=uk/new.md", "--jurisdiction=ie"]), json!(["ie"]));
    assert_eq!(check(folder.path(), &["uk"]).0["jurisdictions"], json!(["uk"]));
}

#[test]
fn a_broken_file_is_one_error_and_its_postings_are_not_judged() {
    let folder = folder(&[
        ("a/jdlint.toml", b"[rules]\nmising-pay = 'off'"),
        ("a/one.md", POSTING),
        ("a/two.md", POSTING),
        ("b/three.md", POSTING),
    ]);
    let (output, status) = check(folder.path(), &["a", "b"]);
    assert_eq!((severities(&output), status), (vec![("b/three.md", "info")], Some(2)));
    let errors = output["errors"].as_array().unwrap();
    assert_eq!(errors.len(), 1, "{errors:?}");
    assert_eq!((&errors[0]["path"], &errors[0]["code"]), (&json!("a/jdlint.toml"), &json!("settings")));
    let message = errors[0]["message"].as_str().unwrap();
    assert!(
        message.starts_with("line 2, column 1: ") && message.contains("did you mean `missing-pay`?"),
        "{message}"
    );
}

#[cfg(unix)]
#[test]
fn a_link_out_of_the_repository_is_not_followed() {
    let folder = folder(&[
        ("secret.toml", b"[rules]\n"),
        ("repo/.git/HEAD", b""),
        ("repo/jdlint.toml", b"extends = 'base.toml'"),
        ("repo/a.md", POSTING),
    ]);
    std::os::unix::fs::symlink("../secret.toml", folder.path().join("repo/base.toml")).unwrap();
    let (output, status) = check(&folder.path().join("repo"), &["a.md"]);
    let message = output["errors"][0]["message"].as_str().unwrap();
    assert!(message.contains("leads out of the repository"), "{message}");
    assert_eq!(status, Some(2));
}

#[test]
fn what_is_excluded_and_named_is_left_out_by_force() {
    let folder = folder(&[
        ("jdlint.toml", b"exclude = ['jobs/old']"),
        ("jobs/cook.md", POSTING),
        ("jobs/old/nurse.md", POSTING),
    ]);
    let files = |flags: &[&str]| {
        let (output, status) =
            json(folder.path(), &[&["check", "--format=json", "--only=years-cap"], flags].concat());
        assert_eq!(status, Some(0), "{output}");
        let paths =
            output["files"].as_array().unwrap().iter().map(|file| file["path"].as_str().unwrap().to_owned());
        paths.collect::<Vec<_>>()
    };
    let named = ["jobs/cook.md", "jobs/old/nurse.md"];
    assert_eq!(files(&named), named);
    assert_eq!(files(&[&named[..], &["--force-exclude"]].concat()), ["jobs/cook.md"]);
    assert_eq!(files(&["--force-exclude", "jobs/old/nurse.md"]), [""; 0]);
    assert_eq!(files(&["--force-exclude", "--stdin-filename=jobs/old/nurse.md", "-"]), [""; 0]);
}

#[cfg(unix)]
#[test]
fn files_are_told_apart_by_where_they_are() {
    let folder =
        folder(&[("a.md", POSTING), ("real/a.md", POSTING), ("real/deep/x", b""), ("<stdin>", POSTING)]);
    std::os::unix::fs::symlink("real/deep", folder.path().join("link")).unwrap();
    let files = |paths: &[&str]| {
        let (output, _) = json(folder.path(), &[&["check", "--format=json"], paths].concat());
        let paths =
            output["files"].as_array().unwrap().iter().map(|file| file["path"].as_str().unwrap().to_owned());
        paths.collect::<Vec<_>>()
    };
    assert_eq!(files(&["link/../a.md", "a.md", "./a.md", "real/../a.md"]), ["a.md", "real/a.md"]);
    assert_eq!(files(&["<stdin>", "./<stdin>"]), ["<stdin>"]);
    let (output, _) = json(folder.path(), &["check", "--format=json", "-", "<stdin>", "-"]);
    assert_eq!(
        output["files"].as_array().unwrap().len() + output["errors"].as_array().unwrap().len(),
        2,
        "{output}"
    );
}

#[test]
fn a_new_file_below_another_says_how_to_keep_what_held() {
    let folder = folder(&[
        (".git/HEAD", b""),
        ("jdlint.toml", b""),
        ("site/jobs/a.md", POSTING),
        ("site/jobs/b.docx", b""),
    ]);
    let init = |place: &str| {
        let output = jdlint(&folder.path().join(place)).args(["init", "--force"]).output().unwrap();
        assert_eq!(output.status.code(), Some(0), "{output:?}");
        String::from_utf8(output.stdout).unwrap()
    };
    let told = init("site");
    assert!(
        told.contains("`: 2 postings.") && told.contains("includes `jobs/**/*.{md,"),
        "Word, too: {told}"
    );
    assert!(
        told.contains("../jdlint.toml does not hold here any more; `extends = [\"../jdlint.toml\"]`"),
        "{told}"
    );
    assert!(!init("").contains("any more"), "what is above the repository never held");
}

#[test]
fn programs_are_told_of_every_setting_where_it_is_said() {
    let posting = "---\njurisdictions: uk\n---\n# Registered nurse <!-- jdlint-disable-line cliche -->\n";
    let folder = folder(&[
        ("jdlint.toml", b"[rules]\nmissing-pay = 'off'\ntoo-many-requirements = { max = 9 }\n"),
        ("nurse.md", posting.as_bytes()),
    ]);
    let (output, status) =
        json(folder.path(), &["config", "show", "--format=json", "--employer-size=40", "nurse.md"]);
    assert_eq!((status, &output["version"], &output["errors"]), (Some(0), &json!(1), &json!([])));
    let shown = &output["postings"][0];
    assert_eq!((&shown["path"], &shown["settings_files"]), (&json!("nurse.md"), &json!(["jdlint.toml"])));
    let settings = shown["settings"].as_array().unwrap();
    let of = |key: &str| {
        let row = settings.iter().find(|row| row["key"] == key).unwrap_or_else(|| panic!("{key}"));
        (row["value"].clone(), row["origin"].clone())
    };
    let in_file = |line: u32| json!({ "kind": "file", "path": "jdlint.toml", "line": line });
    for (key, value, origin) in [
        ("rules.missing-pay", json!("off"), in_file(2)),
        ("rules.too-many-requirements.max", json!(9), in_file(3)),
        ("rules.too-many-requirements", json!("warning"), json!({ "kind": "default" })),
        ("rules.missing-title", json!("error"), json!({ "kind": "default" })),
        ("rules.missing-reporting-line", json!("off"), json!({ "kind": "default" })),
        ("jurisdictions", json!(["uk"]), json!({ "kind": "posting", "line": 2 })),
        ("employer-size", json!(40), json!({ "kind": "flag" })),
        ("role", json!("registered-nurse"), json!({ "kind": "title" })),
        ("fail-on", json!("error"), json!({ "kind": "default" })),
    ] {
        assert_eq!(of(key), (value, origin), "{key}");
    }
    let silence = json!([{ "line": 4, "word": "jdlint-disable-line", "rules": ["cliche"] }]);
    assert_eq!(shown["silences"], silence);
}

#[test]
fn the_schema_of_the_settings_is_one_of_the_schemas() {
    let folder = folder(&[]);
    let (all, _) = json(folder.path(), &["schema"]);
    let (one, status) = json(folder.path(), &["schema", "settings"]);
    assert_eq!((&all["settings"], status), (&one, Some(0)));
    let validator = jsonschema::validator_for(&one).unwrap();
    assert!(validator.is_valid(&json!({ "rules": { "missing-pay": "off" }, "fail-on": "info" })));
    assert!(!validator.is_valid(&json!({ "rules": { "missing-pay": "of" } })));
}
