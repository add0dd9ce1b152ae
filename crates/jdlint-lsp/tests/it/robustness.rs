//! What no client should do, and what some do. In: many edits, floods, messages that make no sense, rules that break. Out:
//! the right text, every answer, a line in the log.

use std::time::Duration;

use jdlint_core::{Date, Report, Settings};
use serde_json::{Value, json};

use crate::client::{of_rule, place, range};
use crate::support::{BOTH, DUTY, RULE, URI, one_rule_breaks, posting, start, start_with};

/// A small generator, so that a failure can be run again.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, below: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % below.max(1)
    }

    /// A place where a caret can stand: never within a character, never between `\r` and `\n`.
    fn caret(&mut self, text: &str) -> usize {
        let at = text.floor_char_boundary(self.roll(text.len() + 1));
        if text[..at].ends_with('\r') && text[at..].starts_with('\n') { at - 1 } else { at }
    }
}

const PIECES: [&str; 14] = [
    "😀",
    "👩\u{200d}💻",
    "e\u{301}",
    "漢字",
    "\r\n",
    "\n",
    "\r",
    " other duties as assigned ",
    "- ",
    "## What you need\n",
    "5+ years of SQL",
    "ß",
    "\u{feff}",
    "",
];

/// Codes and places as published, in the order of the text.
fn published_places(published: &Value) -> Vec<(String, Value)> {
    let all = published["diagnostics"].as_array().unwrap();
    all.iter().map(|found| (found["code"].as_str().unwrap().to_owned(), found["range"].clone())).collect()
}

/// The same from a fresh lint of the client's own text.
fn fresh_places(text: &str, encoding: &str) -> Vec<(String, Value)> {
    let settings = Settings { today: Date::parse("2026-11-24"), ..Settings::default() };
    let findings = jdlint_core::lint(text, &settings).findings;
    let place =
        |found: jdlint_core::TextRange| range(text, found.start as usize, found.end as usize, encoding);
    findings.iter().map(|found| (found.rule.id.to_owned(), place(found.range))).collect()
}

#[tokio::test]
async fn five_thousand_random_edits_leave_both_sides_with_the_same_text() {
    for (encoding, edits) in [("utf-16", 5_000), ("utf-8", 500)] {
        let (mut editor, _server) = start();
        editor.initialize(&[encoding], json!({ "today": "2026-11-24" })).await;
        let (mut text, mut dice) = (posting(), Dice(16));
        editor.open(URI, "markdown", 0, &text).await;
        for version in 1..=edits {
            let mut changes = Vec::new();
            for _ in 0..=dice.roll(3) {
                let start = dice.caret(&text);
                // Short texts grow and long ones shrink, so that the text stays of one size.
                let most = if text.len() > 3_000 { 60 } else { 8 };
                let end = text.floor_char_boundary((start + dice.roll(most)).min(text.len())).max(start);
                let end =
                    if text[..end].ends_with('\r') && text[end..].starts_with('\n') { end + 1 } else { end };
                let piece = PIECES[dice.roll(PIECES.len())];
                changes.push(json!({ "range": range(&text, start, end, encoding), "text": piece }));
                text.replace_range(start..end, piece);
            }
            if dice.roll(400) == 0 {
                changes = vec![json!({ "text": text })]; // and now and then the whole
            }
            editor.change(URI, version, Value::Array(changes)).await;
            if version % 500 == 0 {
                let published = editor.diagnostics_of_version(URI, version).await;
                assert_eq!(
                    published_places(&published),
                    fresh_places(&text, encoding),
                    "after {version} edits"
                );
            }
        }
        assert!(text.len() > 1_000 && text.contains('😀'), "the edits are to leave something");
        // The client's last words are where the server thinks them, too.
        let at = text.len();
        let change = json!([{ "range": range(&text, at, at, encoding), "text": format!("\n\n- {DUTY}\n") }]);
        editor.change(URI, edits + 1, change).await;
        text = format!("{text}\n\n- {DUTY}\n");
        let published = editor.diagnostics_of_version(URI, edits + 1).await;
        assert_eq!(published_places(&published), fresh_places(&text, encoding));
        assert!(!of_rule(&published, RULE).is_empty());
        editor.leave().await;
    }
}

#[tokio::test]
async fn versions_are_published_in_their_order_and_the_last_edit_last() {
    let (mut editor, _server) = start();
    editor.initialize(&["utf-16"], Value::Null).await;
    let mut text = posting();
    editor.open(URI, "markdown", 0, &text).await;
    for version in 1..=300 {
        let at = text.find(DUTY).unwrap();
        let change = json!([{ "range": range(&text, at, at, "utf-16"), "text": "😀 " }]);
        editor.change(URI, version, change).await;
        text.insert_str(at, "😀 ");
    }
    editor.hover(URI, &place(&text, 0, "utf-16")).await;
    let mut versions = Vec::new();
    while versions.last() != Some(&300) {
        versions.push(editor.diagnostics(URI).await["version"].as_i64().unwrap());
    }
    assert!(versions.is_sorted_by(|one, other| one < other), "{versions:?}");
    assert!(editor.leave().await.is_empty(), "nothing comes after the last version");
}

#[tokio::test]
async fn ten_thousand_messages_before_the_first_answer_is_read_lock_nothing_up() {
    let (mut editor, _server) = start();
    // It has settings and watches files, so the server asks it; it answers nothing.
    let capabilities = json!({ "workspace": {
        "configuration": true,
        "didChangeWatchedFiles": { "dynamicRegistration": true },
        "didChangeConfiguration": { "dynamicRegistration": true },
        "workspaceFolders": true
    } });
    editor.initialize_as(capabilities, Value::Null, Value::Null).await;
    let text = posting();
    editor.open(URI, "markdown", 0, &text).await;
    let document = json!({ "uri": URI });
    let mut questions = Vec::new();
    for number in 1..=10_000 {
        match number % 5 {
            0 => {
                let params = json!({ "textDocument": document, "position": place(&text, 30, "utf-16") });
                questions.push(editor.send_request("textDocument/hover", params).await);
            }
            1 => {
                let params = json!({ "textDocument": document });
                questions.push(editor.send_request("textDocument/diagnostic", params).await);
            }
            2 => editor.notify("workspace/didChangeConfiguration", json!({ "settings": null })).await,
            3 => editor.notify("jdlint/noSuchNotification", json!({ "number": number })).await,
            _ => editor.change(URI, number, json!([{ "text": format!("{text} {number}") }])).await,
        }
    }
    // Only now does it read.
    for question in questions {
        match editor
            .pending
            .iter()
            .position(|message| message["id"] == question && message.get("method").is_none())
        {
            Some(at) => drop(editor.pending.remove(at)),
            None => drop(editor.answer(question).await),
        }
    }
    let published = editor.diagnostics_of_version(URI, 9_999).await;
    let last = format!("{text} 9999");
    assert_eq!(of_rule(&published, RULE).len(), 1, "{published}");
    assert!(
        of_rule(&published, RULE)[0]["range"]["start"] == place(&last, last.find(DUTY).unwrap(), "utf-16")
    );
    let rest = editor.leave().await;
    let asked = rest.iter().filter(|message| message["method"] == "workspace/configuration").count();
    assert!(asked > 0, "the server did ask");
}

#[tokio::test]
async fn messages_that_make_no_sense_are_answered_or_logged_and_survived() {
    let (mut editor, _server) = start();
    editor.initialize(&["utf-8"], Value::Null).await;
    let body = |body: &str| format!("Content-Length: {}\r\n\r\n{body}", body.len()).into_bytes();
    for nonsense in [
        body("{\"jsonrpc\":\"2.0\",\"method\":"),
        body("not JSON at all"),
        body("[]"),
        body("{\"jsonrpc\":\"1.0\",\"id\":7,\"method\":\"textDocument/hover\"}"),
        b"Content-Length: nonsense\r\n\r\n{}".to_vec(),
        b"Content-Length: 4\r\n\r\n\xff\xfe\xfd\xfc".to_vec(),
        b"Content-Type: text/plain\r\n\r\n".to_vec(),
    ] {
        editor.write_raw(&nonsense).await;
        // The next message is understood as if nothing had been.
        let hover = editor.hover("file:///not/open.md", &json!({ "line": 0, "character": 0 })).await;
        assert!(hover.is_null(), "after {:?}", String::from_utf8_lossy(&nonsense));
    }
    let refused = editor.pending.iter().filter(|message| message["error"]["code"].is_number()).count();
    assert!(refused >= 4, "what has no sense is refused: {:?}", editor.pending);

    let logged = |part: &'static str| {
        move |message: &Value| {
            let is_log = message["method"] == "window/logMessage";
            is_log && message["params"]["message"].as_str().is_some_and(|words| words.contains(part))
        }
    };
    editor.try_request("jdlint/noSuchMethod", json!({})).await.unwrap_err();
    editor.notification(logged("jdlint/noSuchMethod")).await;
    editor.notify("jdlint/noSuchNotification", json!({})).await;
    editor.notification(logged("jdlint/noSuchNotification")).await;
    editor.change("file:///not/open.md", 1, json!([{ "text": "x" }])).await;
    editor.notification(logged("file:///not/open.md")).await;
    editor.open("no uri at all", "markdown", 1, &posting()).await;
    editor.notification(logged("no uri at all")).await;
    editor.open("https://jobs.example/jobs/cook.md", "markdown", 1, &posting()).await;
    assert_eq!(of_rule(&editor.diagnostics("https://jobs.example/jobs/cook.md").await, RULE).len(), 1);
    editor.leave().await;
}

#[tokio::test]
async fn a_rule_that_breaks_is_told_once_and_the_others_go_on() {
    let (mut editor, _server) = start_with(one_rule_breaks);
    editor.initialize(&["utf-8"], Value::Null).await;
    let text = format!("{}\r\n\r\nboom\r\n", posting());
    editor.open(URI, "markdown", 0, &text).await;
    for version in 1..=3 {
        editor.change(URI, version, json!([{ "text": format!("{text} {version}") }])).await;
    }
    let published = editor.diagnostics_of_version(URI, 3).await;
    assert_eq!(of_rule(&published, RULE).len(), 1, "the others judge: {published}");
    assert!(of_rule(&published, "missing-pay").is_empty());
    let note = of_rule(&published, "internal-error");
    assert!(note[0]["message"].as_str().unwrap().contains("`missing-pay`"), "{note:?}");
    let rest = editor.leave().await;
    let told = |method: &str, part: &str| {
        let of_method = rest.iter().filter(|message| message["method"] == method);
        of_method.filter(|message| message["params"]["message"].as_str().unwrap().contains(part)).count()
    };
    assert_eq!(told("window/showMessage", "fault of jdlint"), 1, "{rest:?}");
    assert_eq!(told("window/logMessage", "the rule met its match"), 1, "{rest:?}");
}

/// As long as a text of this length takes at worst, whatever the machine.
fn heavy(text: &str, settings: &Settings) -> Report {
    std::thread::sleep(Duration::from_millis(700));
    jdlint_core::lint(&text[..text.floor_char_boundary(1_000)], settings)
}

#[tokio::test]
#[expect(clippy::print_stdout, reason = "the numbers are worth reading")]
async fn a_long_text_is_typed_in_without_waiting() {
    let (mut editor, _server) = start_with(heavy);
    editor.initialize(&BOTH, Value::Null).await;
    let mut text = posting();
    while text.len() < 1 << 20 {
        text.push_str("\r\n\r\nWe keep the ovens clean, order flour and bake bread for four shops in the 😀 north of the town.");
    }
    editor.open(URI, "markdown", 0, &text).await;
    let mut waits = Vec::new();
    for version in 1..=40 {
        let at = place(&text, text.len(), "utf-8");
        editor.change(URI, version, json!([{ "range": { "start": at, "end": at }, "text": "x" }])).await;
        text.push('x');
        // A question that needs no lint is answered as soon as the edit before it has been taken.
        let start = std::time::Instant::now();
        editor.hover("file:///not/open.md", &at).await;
        editor
            .try_request("jdlint/score", json!({ "textDocument": { "uri": "file:///not/open.md" } }))
            .await
            .unwrap();
        waits.push(start.elapsed());
        tokio::time::sleep(Duration::from_millis(50)).await; // 20 keys a second
    }
    waits.sort();
    let (median, slowest) = (waits[waits.len() / 2], waits[waits.len() - 1]);
    println!("1 MB, 20 keys a second: answers took {median:?}, the slowest {slowest:?}");
    assert!(median < Duration::from_millis(350), "{median:?}: half of the time that a lint takes");
    assert_eq!(of_rule(&editor.diagnostics_of_version(URI, 40).await, RULE).len(), 1);
    editor.leave().await;
}
