//! The same posting gives the same findings through every face. In: the suite, with its line ends changed and with an
//! emoji on top. Out: what the command line and the language server make of it, against the engine.
//!
//! The browser's engine is compared in `crates/jdlint-wasm/tests/parity.test.mjs`, because it is built after the Rust tests run.

#[path = "../../crates/jdlint-lsp/tests/client/mod.rs"]
#[expect(dead_code, reason = "the server's own tests need more of it")]
mod client;

use std::fs;
use std::process::{Command, Stdio};

use jdlint_core::report::{About, Finding};
use jdlint_tests::annotations::Annotated;
use jdlint_tests::{binary, server, suite};
use serde_json::{Value, json};

/// One posting under a name of its own.
struct Variant {
    name: String,
    text: String,
}

/// What all faces say of a finding, in bytes.
#[derive(Debug, PartialEq, Eq)]
struct Found {
    rule: String,
    severity: String,
    range: (usize, usize),
    message: String,
    related: Vec<((usize, usize), String)>,
    fixes: Vec<(String, Vec<Edit>)>,
}

#[derive(Debug, PartialEq, Eq)]
struct Edit {
    range: (usize, usize),
    insert: String,
}

/// Every posting three times.
fn variants() -> Vec<Variant> {
    let files = suite::files().into_iter();
    let all = files.flat_map(|file| {
        let text = Annotated::parse(&file.source).unwrap().text;
        let emoji = format!("👩🏽‍🔬 Zoë’s café 🚀\n\n{}", suite::with_lf(&text));
        let texts =
            [("lf", suite::with_lf(&text)), ("crlf", suite::with_crlf(&text)), ("emoji", emoji)].into_iter();
        texts.map(move |(kind, text)| Variant { name: format!("{kind}-{}", file.name), text })
    });
    all.collect()
}

fn by_engine(variant: &Variant) -> Vec<Found> {
    let report = jdlint_formats::lint(&variant.text, &suite::settings(&variant.name));
    report.findings.iter().map(found).collect()
}

/// What the words themselves say wrongly: all that an editor shows of a text that has only begun.
fn of_words_by_engine(variant: &Variant) -> Vec<Found> {
    let report = jdlint_core::lint(&variant.text, &suite::settings(&variant.name));
    assert!(report.words < 40, "{} has {} words", variant.name, report.words);
    report.findings.iter().filter(|finding| finding.about == About::Text).map(found).collect()
}

fn found(finding: &Finding) -> Found {
    let bytes = |range: jdlint_core::TextRange| (range.start as usize, range.end as usize);
    let fixes = finding.fixes.iter().map(|fix| {
        let edits =
            fix.edits.iter().map(|edit| Edit { range: bytes(edit.range), insert: edit.insert.clone() });
        (fix.title.clone(), edits.collect())
    });
    Found {
        rule: finding.rule.id.to_owned(),
        severity: finding.severity.word().to_owned(),
        range: bytes(finding.range),
        message: format!("{}\n{}", finding.message, finding.help),
        related: finding.related.iter().map(|other| (bytes(other.range), other.message.clone())).collect(),
        fixes: fixes.collect(),
    }
}

fn string(value: &Value) -> String {
    value.as_str().unwrap_or_else(|| panic!("no string: {value}")).to_owned()
}

fn array(value: &Value) -> &[Value] {
    value.as_array().unwrap_or_else(|| panic!("no list: {value}"))
}

#[test]
fn the_command_line_says_what_the_engine_says() {
    let variants = variants();
    let folder = tempfile::tempdir().unwrap();
    for variant in &variants {
        fs::write(folder.path().join(&variant.name), &variant.text).unwrap();
    }
    fs::write(folder.path().join("jdlint.toml"), suite::SETTINGS).unwrap();
    let output = Command::new(binary::jdlint())
        .args(["check", "--format", "json", "--today", suite::TODAY, "."])
        .current_dir(folder.path())
        .stderr(Stdio::inherit())
        .output()
        .unwrap();
    let said: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(said["errors"], json!([]));
    assert_eq!(output.status.code(), Some(1), "the suite holds errors");
    assert_eq!(array(&said["files"]).len(), variants.len());
    for variant in &variants {
        let of_this = |file: &&Value| string(&file["path"]).trim_start_matches("./") == variant.name;
        let file = array(&said["files"]).iter().find(of_this);
        let file = file.unwrap_or_else(|| panic!("{} was not checked", variant.name));
        let rows = array(&file["findings"]).iter().map(|finding| of_json(&variant.text, finding));
        assert_eq!(rows.collect::<Vec<_>>(), by_engine(variant), "{}", variant.name);
        let report = jdlint_formats::lint(&variant.text, &suite::settings(&variant.name));
        assert_eq!(file["score"], json!(report.score.map(|score| score.total)), "{}", variant.name);
        let prints: Vec<Value> =
            array(&file["findings"]).iter().map(|finding| finding["fingerprint"].clone()).collect();
        let own: Vec<&str> = report.findings.iter().map(|finding| finding.fingerprint.as_str()).collect();
        assert_eq!(prints, own, "{}", variant.name);
    }
}

fn of_json(text: &str, finding: &Value) -> Found {
    let range = |range: &Value| (byte(text, &range["start"]), byte(text, &range["end"]));
    let edit = |edit: &Value| Edit { range: range(&edit["range"]), insert: string(&edit["insert"]) };
    let fix =
        |fix: &Value| (string(&fix["title"]), array(&fix["edits"]).iter().map(edit).collect::<Vec<_>>());
    let related = |other: &Value| (range(&other["range"]), string(&other["message"]));
    Found {
        rule: string(&finding["rule"]),
        severity: string(&finding["severity"]),
        range: range(&finding["range"]),
        message: format!("{}\n{}", string(&finding["message"]), string(&finding["help"])),
        related: array(&finding["related"]).iter().map(related).collect(),
        fixes: array(&finding["fixes"]).iter().map(fix).collect(),
    }
}

/// The offset of a place, which its line and column must agree with, counted from the beginning.
fn byte(text: &str, place: &Value) -> usize {
    let number = |key: &str| usize::try_from(place[key].as_u64().unwrap()).unwrap();
    let offset = number("offset");
    let before = text[..offset].replace("\r\n", "\n");
    assert_eq!(number("line"), before.matches('\n').count() + 1, "line of byte {offset}");
    let column = before.rsplit('\n').next().unwrap().chars().count() + 1;
    assert_eq!(number("column"), column, "column of byte {offset}");
    offset
}

#[tokio::test]
async fn the_language_server_says_what_the_engine_says() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("jdlint.toml"), suite::SETTINGS).unwrap();
    let mut server = server::start();
    let (output, input) = (server.stdout.take().unwrap(), server.stdin.take().unwrap());
    let mut editor = client::Client::new(output, input);
    let capabilities = editor.initialize(&["utf-16"], json!({ "today": suite::TODAY })).await;
    assert_eq!(capabilities["positionEncoding"], "utf-16");
    for variant in variants() {
        let uri = server::file_uri(&folder.path().join(&variant.name));
        let language = match variant.name.rsplit('.').next() {
            Some("md") => "markdown",
            Some("html") => "html",
            _ => "plaintext",
        };
        let as_posting = json!({ "command": "jdlint.lintAsPosting", "arguments": [uri] });
        editor.request("workspace/executeCommand", as_posting).await;
        editor.open(&uri, language, 1, &variant.text).await;
        let published = editor.diagnostics(&uri).await;
        let all = client::range(&variant.text, 0, variant.text.len(), "utf-16");
        let actions = editor.code_actions(&uri, &all).await;
        let (hints, findings): (Vec<_>, Vec<_>) = array(&published["diagnostics"])
            .iter()
            .partition(|diagnostic| diagnostic["code"] == "posting-begun");
        let rows = findings.into_iter().map(|diagnostic| of_diagnostic(&variant.text, diagnostic, &actions));
        let expected = if hints.is_empty() { by_engine(&variant) } else { of_words_by_engine(&variant) };
        assert_eq!(rows.collect::<Vec<_>>(), expected, "{}", variant.name);
        editor.close(&uri).await;
    }
    editor.leave().await;
    assert!(server.wait().await.unwrap().success());
}

fn of_diagnostic(text: &str, diagnostic: &Value, actions: &Value) -> Found {
    let range = |range: &Value| {
        let at = |place: &Value| client::offset(text, place, "utf-16");
        (at(&range["start"]), at(&range["end"]))
    };
    let edit = |edit: &Value| Edit { range: range(&edit["range"]), insert: string(&edit["newText"]) };
    let is_fix = |action: &&Value| action["kind"] == "quickfix" && action["diagnostics"][0] == *diagnostic;
    let fixes = array(actions).iter().filter(is_fix).map(|action| {
        let edits = array(&action["edit"]["documentChanges"][0]["edits"]).iter().map(edit);
        (string(&action["title"]), edits.collect())
    });
    let severity = match diagnostic["severity"].as_u64() {
        Some(1) => "error",
        Some(2) => "warning",
        Some(3) => "info",
        _ => panic!("of what severity? {diagnostic}"),
    };
    let related = diagnostic["relatedInformation"].as_array().map_or(&[][..], Vec::as_slice);
    let related = related.iter().map(|other| (range(&other["location"]["range"]), string(&other["message"])));
    Found {
        rule: string(&diagnostic["code"]),
        severity: severity.to_owned(),
        range: range(&diagnostic["range"]),
        message: string(&diagnostic["message"]),
        related: related.collect(),
        fixes: fixes.collect(),
    }
}
