//! The JSON that other programs read: its shape, its places, its schema.

use std::path::Path;

use serde_json::{Value, json};

use crate::support::{folder, jdlint, json};

const PHRASE: &str = "Other duties as assigned";

/// A posting whose sixth line has the phrase after its bullet and these words.
fn posting(before: &str) -> String {
    format!(
        "# Cook\n\n## Responsibilities\n\n- Cook lunch for forty children\n- {before}{PHRASE}\n\n## Requirements\n\n\
         - Two years in a kitchen\n\nLocation: Leeds, on site. Full-time, permanent.\n"
    )
}

fn findings(folder: &Path, file: &str) -> Vec<Value> {
    let (output, _) = json(folder, &["check", "--format=json", "--only=catch-all-duty", file]);
    output["files"][0]["findings"].as_array().cloned().unwrap_or_default()
}

#[test]
fn places_are_counted_in_bytes_and_characters_of_the_file() {
    for (text, column) in [
        (posting(""), 3),
        (posting("").replace('\n', "\r\n"), 3),
        (posting("").replace('\n', "\r"), 3),
        (format!("\u{feff}{}", posting("")), 3),
        (posting("Cafe\u{301} 👩‍🍳 職務: ").replace("Cook", "Chef à l’hôtel 😀"), 17),
    ] {
        let folder = folder(&[("cook.md", text.as_bytes())]);
        let found = findings(folder.path(), "cook.md");
        assert_eq!(found.len(), 1, "{text:?}: {found:?}");
        let (start, end) = (&found[0]["range"]["start"], &found[0]["range"]["end"]);
        let offset = text.find(PHRASE).unwrap();
        assert_eq!(*start, json!({ "line": 6, "column": column, "offset": offset }), "{text:?}");
        assert_eq!(
            *end,
            json!({ "line": 6, "column": column + 24, "offset": offset + PHRASE.len() }),
            "{text:?}"
        );
    }
}

#[test]
fn utf16_is_counted_as_the_utf8_it_becomes() {
    let text = posting("").replace("Cook", "Küchenchef");
    let bytes: Vec<u8> = format!("\u{feff}{text}").encode_utf16().flat_map(u16::to_le_bytes).collect();
    let folder = folder(&[("cook.md", &bytes)]);
    let start = &findings(folder.path(), "cook.md")[0]["range"]["start"];
    assert_eq!(*start, json!({ "line": 6, "column": 3, "offset": text.find(PHRASE) }));
}

#[test]
fn every_checked_file_appears_once_sorted_with_a_path_from_here() {
    let posting = b"# Cook\n\nYou cook lunch for forty children.\n".as_slice();
    let folder = folder(&[("b.md", posting), ("a/z.md", posting), ("a.md", posting), ("c.md", b"\0")]);
    let absolute = folder.path().join("b.md");
    let arguments = ["check", "--format=json", ".", "./a/../a.md", absolute.to_str().unwrap(), "gone.md"];
    let (output, status) = json(folder.path(), &arguments);
    let paths = |list: &str| {
        let list = output[list].as_array().unwrap();
        list.iter().map(|file| file["path"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(paths("files"), ["a.md", "a/z.md", "b.md"]);
    assert_eq!(paths("errors"), ["c.md", "gone.md"]);
    assert_eq!((output["errors"][0]["code"].as_str(), status), (Some("binary"), Some(2)));
    assert_eq!(output["summary"]["files"], 3);
}

#[test]
fn the_choices_are_repeated_in_the_output() {
    let folder = folder(&[("cook.md", b"# Cook\n")]);
    let arguments = ["--format=json", "--today=2026-11-22", "--jurisdiction=us-co,uk,us-co", "cook.md"];
    for verb in ["check", "outline"] {
        let (output, _) = json(folder.path(), &[&[verb], &arguments[..]].concat());
        assert_eq!((&output["version"], &output["today"]), (&json!(1), &json!("2026-11-22")));
        assert_eq!(output["jurisdictions"], json!(["us-co", "uk"]));
        assert!(output["tool"].as_str().unwrap().starts_with("jdlint "));
    }
}

#[test]
fn the_same_input_gives_the_same_bytes() {
    let files: Vec<_> =
        (0..40).map(|at| (format!("{at}.md"), posting("").replace("Cook", "Head cook"))).collect();
    let files: Vec<_> = files.iter().map(|(name, text)| (name.as_str(), text.as_bytes())).collect();
    let folder = folder(&files);
    let run =
        || jdlint(folder.path()).args(["check", "--format=json", "--today=2026-11-22"]).output().unwrap();
    let (one, other) = (run(), run());
    assert_eq!(one.stdout, other.stdout);
    assert_eq!(one.status.code(), other.status.code());
}

#[test]
fn the_exit_status_follows_the_failing_severity() {
    let folder = folder(&[("cook.md", posting("").as_bytes())]);
    let status = |more: &[&str]| {
        let base = ["check", "--format=json", "--only=catch-all-duty", "cook.md"];
        json(folder.path(), &[&base[..], more].concat()).1
    };
    assert_eq!(status(&[]), Some(0), "nothing at the default severity");
    assert_eq!(status(&["--fail-on=info"]), Some(1));
    assert_eq!(status(&["--fail-on=info", "gone.md"]), Some(2), "what could not be done wins");
}

#[test]
fn real_outputs_keep_to_the_schema() {
    let posting = format!(
        "---\ntitle: Senior Cook\n---\n# Senior Cook\n\nWe feed children.\n\n## What you will do\n\n- Cook lunch for forty \
         children, five days a week.\n- Keep waste under 5 % of food cost each month.\n- {PHRASE}\n\n## What you bring\n\n\
         - 3+ years in a kitchen\n- Bachelor's degree or equivalent experience\n- A driving licence would be nice\n\n\
         Pay: $52,000 - $60,000 a year\nLocation: Denver, CO (on site)\nFull-time, 40 hours a week\n\
         Apply by 2027-01-31 at jobs@kitchen.example\n"
    );
    let folder = folder(&[
        ("cook.md", posting.as_bytes()),
        ("odd.txt", b"?"),
        ("empty.md", b""),
        ("x.md", b"\xff\xff"),
    ]);
    let (schemas, _) = json(folder.path(), &["schema"]);
    for (name, arguments) in [
        ("check", &["check", "--format=json"][..]),
        ("check", &["check", "--format=json", "--jurisdiction=us-co,de", "--today=2026-11-22", "cook.md"]),
        ("outline", &["outline", "--format=json"]),
        ("rules", &["rules", "--format=json"]),
    ] {
        let (output, _) = json(folder.path(), arguments);
        let validator = jsonschema::validator_for(&schemas[name]).unwrap();
        let wrong: Vec<_> = validator.iter_errors(&output).map(|error| error.to_string()).collect();
        assert!(wrong.is_empty(), "{arguments:?}: {wrong:#?}");
    }
}

#[test]
fn the_schema_refuses_words_that_do_not_exist() {
    let folder = folder(&[("cook.md", posting("").as_bytes())]);
    let (schemas, _) = json(folder.path(), &["schema"]);
    let (mut output, _) = json(folder.path(), &["check", "--format=json", "--only=catch-all-duty"]);
    let validator = jsonschema::validator_for(&schemas["check"]).unwrap();
    assert!(validator.is_valid(&output));
    output["files"][0]["findings"][0]["severity"] = json!("terrible");
    assert!(!validator.is_valid(&output));
}

#[test]
fn what_other_commands_print_keeps_to_its_schema() {
    let old = posting("");
    let new = format!("{}\n## Pay\n\n£27,000 a year\n", posting("Bake. "));
    let folder = folder(&[
        ("old.md", old.as_bytes()),
        ("new.md", new.as_bytes()),
        ("jdlint.toml", b"role = 'driver'\n[words]\nflag = ['bake']\n[[sections]]\nname = 'Safety'\n"),
    ]);
    for (schema, arguments) in [
        ("diff", &["diff", "old.md", "new.md"][..]),
        ("stats", &["stats", "old.md", "new.md", "gone.md"]),
        ("config", &["config", "show", "old.md", "--jurisdiction=uk"]),
        ("config", &["config", "show"]),
    ] {
        let (schema, _) = json(folder.path(), &["schema", schema]);
        let validator = jsonschema::validator_for(&schema).unwrap();
        let (output, _) = json(folder.path(), &[arguments, &["--format=json"]].concat());
        let wrong: Vec<_> = validator.iter_errors(&output).map(|error| error.to_string()).collect();
        assert_eq!(wrong, [""; 0], "{arguments:?}: {output}");
        assert!(!validator.is_valid(&json!({})), "the schema says something");
    }
}
