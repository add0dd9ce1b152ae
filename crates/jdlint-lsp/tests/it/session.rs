//! Documents, diagnostics, fixes and settings over real JSON-RPC. In: what an editor sends. Out: what it gets to see.

use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::thread;
use std::time::Duration;

use jdlint_core::{Date, Report, Settings, TextRange};
use jdlint_lsp::Ending;
use serde_json::{Value, json};

use crate::client::{applied, of_rule, place, range, words};
use crate::support::{BOTH, DUTY, RULE, URI, posting, repository, start, start_with};

/// The ranges of the rule in what was published.
fn ranges(published: &Value) -> Vec<Value> {
    of_rule(published, RULE).into_iter().map(|found| found["range"].clone()).collect()
}

/// The ranges of the rule as the engine finds them in a text that the client has.
fn expected(text: &str, encoding: &str) -> Vec<Value> {
    let findings = jdlint_core::lint(text, &Settings::default()).findings;
    let of_rule = findings.iter().filter(|finding| finding.rule.id == RULE);
    let ranges =
        of_rule.map(|found| range(text, found.range.start as usize, found.range.end as usize, encoding));
    let ranges: Vec<_> = ranges.collect();
    assert!(!ranges.is_empty() || !text.contains(DUTY), "the text is to have something to find");
    ranges
}

fn caret(line: u32, character: u32) -> Value {
    let place = json!({ "line": line, "character": character });
    json!({ "start": place, "end": place })
}

#[tokio::test]
async fn utf8_is_chosen_where_it_is_offered_and_utf16_elsewhere() {
    for (offered, chosen) in [
        (&["utf-16", "utf-8"][..], "utf-8"),
        (&["utf-16"][..], "utf-16"),
        (&["utf-32"][..], "utf-16"),
        (&[][..], "utf-16"),
    ] {
        let (mut editor, server) = start();
        let capabilities = editor.initialize(offered, Value::Null).await;
        assert_eq!(capabilities["positionEncoding"], chosen);
        assert_eq!(capabilities["textDocumentSync"]["change"], 2, "incremental");
        editor.leave().await;
        assert_eq!(server.await.unwrap(), Ending::Orderly);
    }
}

#[tokio::test]
async fn a_client_that_leaves_without_a_word_ends_the_session() {
    let (mut editor, server) = start();
    editor.initialize(&["utf-16"], Value::Null).await;
    editor.open(URI, "markdown", 1, &posting()).await;
    drop(editor);
    assert_eq!(server.await.unwrap(), Ending::Abrupt);
}

#[tokio::test]
async fn an_opened_document_gets_diagnostics_with_its_version() {
    for encoding in BOTH {
        let (mut editor, _server) = start();
        editor.initialize(&[encoding], Value::Null).await;
        let text = posting();
        editor.open(URI, "markdown", 7, &text).await;
        let published = editor.diagnostics(URI).await;
        assert_eq!(published["version"], 7);
        assert_eq!(ranges(&published), expected(&text, encoding));
        let found = of_rule(&published, RULE)[0];
        assert_eq!(found["source"], "jdlint");
        assert_eq!(found["codeDescription"]["href"], jdlint_contract::rule_url(RULE));
        assert!((1..=3).contains(&found["severity"].as_i64().unwrap()), "{found}");
        assert!(found["message"].as_str().unwrap().contains('\n'), "message and help: {found}");
        editor.leave().await;
    }
}

#[tokio::test]
async fn edits_after_hard_characters_land_where_the_editor_means() {
    for encoding in BOTH {
        let (mut editor, _server) = start();
        editor.initialize(&[encoding], Value::Null).await;
        let mut text = posting();
        editor.open(URI, "markdown", 1, &text).await;
        editor.diagnostics_of_version(URI, 1).await;

        // Two changes in one message: the second counts in the text that the first leaves.
        let mut changes = Vec::new();
        for (old, new) in [("😀 e", "👩\u{200d}💻\r\n"), ("漢 other", "漢漢😀 Other")] {
            let at = text.find(old).unwrap();
            changes.push(json!({ "range": range(&text, at, at + old.len(), encoding), "text": new }));
            text.replace_range(at..at + old.len(), new);
        }
        editor.change(URI, 2, Value::Array(changes)).await;
        let published = editor.diagnostics_of_version(URI, 2).await;
        assert_eq!(ranges(&published), expected(&text, encoding));
        assert_eq!(ranges(&published).len(), 1);

        let at = text.find("Other").unwrap();
        let takes_it_away = json!([{ "range": range(&text, at, text.len(), encoding), "text": "cook" }]);
        editor.change(URI, 3, takes_it_away).await;
        assert!(ranges(&editor.diagnostics_of_version(URI, 3).await).is_empty());

        editor.change(URI, 4, json!([{ "text": posting() }])).await; // the whole text
        assert_eq!(ranges(&editor.diagnostics_of_version(URI, 4).await), expected(&posting(), encoding));
        editor.leave().await;
    }
}

#[tokio::test]
async fn places_outside_the_text_are_moved_inside() {
    let (mut editor, _server) = start();
    editor.initialize(&["utf-16"], Value::Null).await;
    let text = posting();
    editor.open(URI, "markdown", 1, text.strip_suffix(DUTY).unwrap()).await;
    let far = json!({ "line": 4_000_000_000_u32, "character": 4_000_000_000_u32 });
    editor.change(URI, 2, json!([{ "range": { "start": far, "end": far }, "text": DUTY }])).await;
    let published = editor.diagnostics_of_version(URI, 2).await;
    assert_eq!(ranges(&published), expected(&text, "utf-16"));
    assert!(editor.code_actions(URI, &json!({ "start": far, "end": far })).await.is_array());
    assert!(editor.hover(URI, &far).await.is_object(), "the end of the text is the end of the duty");
    editor.leave().await;
}

#[tokio::test]
async fn a_quick_fix_gives_the_text_that_it_promises() {
    for encoding in BOTH {
        let (mut editor, _server) = start();
        editor.initialize(&[encoding], Value::Null).await;
        let text = posting();
        editor.open(URI, "markdown", 3, &text).await;
        let published = editor.diagnostics(URI).await;
        let found = of_rule(&published, RULE)[0];

        let actions = editor.code_actions(URI, &found["range"]).await;
        let all = actions.as_array().unwrap();
        let action = all.iter().find(|action| action["diagnostics"][0] == *found).expect("an action");
        assert_eq!(action["kind"], "quickfix");
        let change = &action["edit"]["documentChanges"][0];
        assert_eq!(change["textDocument"], json!({ "uri": URI, "version": 3 }));

        let report = jdlint_core::lint(&text, &Settings::default());
        let finding = report.findings.iter().find(|finding| finding.rule.id == RULE).unwrap();
        let fix = finding.fixes.iter().find(|fix| action["title"] == fix.title).unwrap();
        let mut expected = text.clone();
        for edit in fix.edits.iter().rev() {
            expected.replace_range(edit.range.start as usize..edit.range.end as usize, &edit.insert);
        }
        assert_ne!(expected, text);
        assert_eq!(applied(&text, &change["edits"], encoding), expected);

        let elsewhere = json!({ "start": place(&text, 0, encoding), "end": place(&text, 0, encoding) });
        let actions = editor.code_actions(URI, &elsewhere).await;
        let names_it = |action: &Value| action["diagnostics"][0]["code"] == RULE;
        assert!(!actions.as_array().unwrap().iter().any(names_it), "{actions}");
        editor.leave().await;
    }
}

#[tokio::test]
async fn a_question_right_after_an_edit_is_answered_for_the_edited_text() {
    let (mut editor, _server) = start();
    editor.initialize(&["utf-8"], Value::Null).await;
    editor.open(URI, "markdown", 1, "# Cook\n").await;
    let text = posting();
    editor.change(URI, 2, json!([{ "text": text }])).await;
    let actions = editor.code_actions(URI, &expected(&text, "utf-8")[0]).await;
    let change = &actions[0]["edit"]["documentChanges"][0];
    assert_eq!(change["textDocument"]["version"], 2, "{actions}");
    editor.leave().await;
}

#[tokio::test]
async fn a_hover_says_why_and_where_that_is_known_from() {
    let (mut editor, _server) = start();
    editor.initialize(&["utf-16"], Value::Null).await;
    let text = posting();
    editor.open(URI, "markdown", 1, &text).await;
    let hover = editor.hover(URI, &place(&text, text.find(DUTY).unwrap() + 4, "utf-16")).await;
    let rule = jdlint_core::rules::by_id(RULE).unwrap();
    let shown = hover["contents"]["value"].as_str().unwrap();
    assert_eq!(hover["contents"]["kind"], "markdown");
    for part in [rule.id, rule.why, rule.sources[0], &jdlint_contract::rule_url(RULE)] {
        assert!(shown.contains(part), "{part:?} is not in {shown}");
    }
    assert!(words(&text, &hover["range"], "utf-16").contains(DUTY));
    assert!(editor.hover(URI, &place(&text, text.find("run the").unwrap(), "utf-16")).await.is_null());
    assert!(editor.hover("file:///not/open.md", &place(&text, 0, "utf-16")).await.is_null());
    editor.leave().await;
}

#[tokio::test]
async fn three_hundred_quick_edits_end_in_the_right_text_and_no_version_goes_back() {
    for encoding in BOTH {
        let (mut editor, _server) = start();
        editor.initialize(&[encoding], json!({ "today": "2026-11-24" })).await;
        let mut text = posting();
        // The edits fall at the end of the introduction, so that a posting is left to be read.
        let first = text.find("\r\n\r\n## What").unwrap();
        let mut end_of_scratch = first;
        editor.open(URI, "markdown", 0, &text).await;
        let pieces = ["😀", "x", "other duties as assigned. ", "\r\n", "e\u{301}", "👩\u{200d}💻", ""];
        let mut seed = 7_usize;
        let mut pick = |below: usize| {
            seed = (seed * 1_103_515_245 + 12_345) & 0x7fff_ffff;
            seed / 7 % below
        };
        for version in 1..=300 {
            // Never between \r and \n: that place has no position.
            let nearest_caret = |at: usize| {
                let at = text.floor_char_boundary(at.min(end_of_scratch));
                if text[..at].ends_with('\r') && text[at..].starts_with('\n') { at - 1 } else { at }
            };
            let start = nearest_caret(first + pick(end_of_scratch - first + 1));
            let end = nearest_caret(start + pick(6)).max(start);
            let piece = pieces[pick(pieces.len())];
            let change = json!([{ "range": range(&text, start, end, encoding), "text": piece }]);
            editor.change(URI, version, change).await;
            text.replace_range(start..end, piece);
            end_of_scratch = end_of_scratch - (end - start) + piece.len();
            if version % 100 == 0 {
                tokio::time::sleep(Duration::from_millis(150)).await; // lets a lint start in between
            }
        }
        let published = editor.diagnostics_of_version(URI, 300).await;
        assert!(end_of_scratch > first + 200, "the edits are to leave something");
        assert_eq!(ranges(&published), expected(&text, encoding));
        assert_eq!(codes_and_ranges(&published), everything(&text, encoding));
        assert!(editor.leave().await.is_empty(), "nothing comes after the last version");
    }
}

fn codes_and_ranges(published: &Value) -> Vec<(String, Value)> {
    let all = published["diagnostics"].as_array().unwrap();
    all.iter().map(|found| (found["code"].as_str().unwrap().to_owned(), found["range"].clone())).collect()
}

/// What the engine finds in a text that the client has, by all rules.
fn everything(text: &str, encoding: &str) -> Vec<(String, Value)> {
    let settings = Settings { today: Date::parse("2026-11-24"), ..Settings::default() };
    let findings = jdlint_core::lint(text, &settings).findings;
    let range = |found: TextRange| range(text, found.start as usize, found.end as usize, encoding);
    findings.iter().map(|found| (found.rule.id.to_owned(), range(found.range))).collect()
}

/// A lint that stays under way for as long as a test wants.
struct Gate {
    entered: AtomicUsize,
    open: AtomicBool,
}

impl Gate {
    const fn new() -> Self {
        Self { entered: AtomicUsize::new(0), open: AtomicBool::new(false) }
    }

    fn pass(&self) {
        self.entered.fetch_add(1, Ordering::Relaxed);
        while !self.open.load(Ordering::Relaxed) {
            thread::sleep(Duration::from_millis(1));
        }
    }

    async fn entered(&self) {
        while self.entered.load(Ordering::Relaxed) == 0 {
            tokio::time::sleep(Duration::from_millis(1)).await;
        }
    }
}

#[tokio::test]
async fn a_report_that_an_edit_has_overtaken_is_not_published() {
    static GATE: Gate = Gate::new();
    fn gated(text: &str, settings: &Settings) -> Report {
        GATE.pass();
        jdlint_core::lint(text, settings)
    }
    let (mut editor, _server) = start_with(gated);
    editor.initialize(&["utf-8"], Value::Null).await;
    let text = posting();
    editor.open(URI, "markdown", 1, &text).await;
    GATE.entered().await;
    let start = caret(0, 0);
    let params = json!({ "textDocument": { "uri": URI }, "range": start, "context": { "diagnostics": [] } });
    let question = editor.send_request("textDocument/codeAction", params).await;
    editor.change(URI, 2, json!([{ "range": start, "text": "\r\n" }])).await;
    let error = editor.answer(question).await.unwrap_err();
    assert_eq!(error["code"], -32801, "content modified");
    GATE.open.store(true, Ordering::Relaxed);
    let published = editor.diagnostics(URI).await;
    assert_eq!(published["version"], 2, "version 1 was overtaken");
    assert_eq!(ranges(&published), expected(&format!("\r\n{text}"), "utf-8"));
    assert_eq!(GATE.entered.load(Ordering::Relaxed), 2);
    editor.leave().await;
}

#[tokio::test]
async fn quick_edits_of_a_heavy_text_are_linted_together() {
    static RUNS: AtomicUsize = AtomicUsize::new(0);
    fn counting(text: &str, settings: &Settings) -> Report {
        RUNS.fetch_add(1, Ordering::Relaxed);
        thread::sleep(Duration::from_millis(20)); // as long as a text of some hundred pages
        jdlint_core::lint(text, settings)
    }
    let (mut editor, _server) = start_with(counting);
    editor.initialize(&["utf-8"], Value::Null).await;
    editor.open(URI, "markdown", 0, "# Cook\n").await;
    editor.diagnostics_of_version(URI, 0).await;
    for version in 1..=50_u8 {
        editor.change(URI, version.into(), json!([{ "text": "x".repeat(version.into()) }])).await;
        tokio::time::sleep(Duration::from_millis(10)).await; // somebody types, very fast
    }
    editor.diagnostics_of_version(URI, 50).await;
    // One at the start and one at the end; a machine under load may pause for longer in between.
    let runs = RUNS.load(Ordering::Relaxed);
    assert!(runs < 10, "{runs} lints");
    editor.leave().await;
}

fn panics_on_boom(text: &str, settings: &Settings) -> Report {
    assert!(!text.contains("boom"), "told to");
    jdlint_core::lint(text, settings)
}

#[tokio::test]
async fn a_panic_is_told_once_and_the_session_goes_on() {
    let (mut editor, _server) = start_with(panics_on_boom);
    editor.initialize(&["utf-8"], Value::Null).await;
    for uri in ["file:///jobs/a.md", "file:///jobs/b.md"] {
        editor.open(uri, "markdown", 1, "boom").await;
        let published = editor.diagnostics(uri).await;
        assert_eq!(of_rule(&published, "internal-error").len(), 1, "{published}");
        let log = editor.notification(|message| message["method"] == "window/logMessage").await;
        assert!(log["params"]["message"].as_str().unwrap().contains("told to"), "{log}");
    }
    editor.change("file:///jobs/a.md", 2, json!([{ "text": posting() }])).await;
    let published = editor.diagnostics_of_version("file:///jobs/a.md", 2).await;
    assert_eq!(ranges(&published), expected(&posting(), "utf-8"));
    let rest = editor.leave().await;
    assert_eq!(
        rest.iter().filter(|message| message["method"] == "window/showMessage").count(),
        1,
        "{rest:?}"
    );
}

#[tokio::test]
async fn closing_clears_and_nothing_comes_after_it() {
    static GATE: Gate = Gate::new();
    fn gated_after_an_edit(text: &str, settings: &Settings) -> Report {
        if text.starts_with("\r\n") {
            GATE.pass();
        }
        jdlint_core::lint(text, settings)
    }
    let (mut editor, _server) = start_with(gated_after_an_edit);
    editor.initialize(&["utf-8"], Value::Null).await;
    editor.open(URI, "markdown", 1, &posting()).await;
    editor.diagnostics_of_version(URI, 1).await;
    editor.change(URI, 2, json!([{ "range": caret(0, 0), "text": "\r\n" }])).await;
    GATE.entered().await;
    editor.close(URI).await;
    let published = editor.diagnostics(URI).await;
    assert_eq!(published["diagnostics"], json!([]));
    GATE.open.store(true, Ordering::Relaxed);
    tokio::time::sleep(Duration::from_millis(100)).await; // time for a report that must not come
    assert!(editor.code_actions(URI, &caret(0, 0)).await.is_null());
    assert!(editor.leave().await.is_empty());
}

#[tokio::test]
async fn settings_are_heard_at_the_start_and_later() {
    let (mut editor, _server) = start();
    editor.initialize(&["utf-8"], json!({ "only": ["missing-title", "nonsense"] })).await;
    editor.open(URI, "markdown", 1, &posting()).await;
    assert!(ranges(&editor.diagnostics(URI).await).is_empty());
    let log = editor.notification(|message| message["method"] == "window/logMessage").await;
    assert!(log["params"]["message"].as_str().unwrap().contains("`nonsense`"), "{log}");

    let settings = json!({ "settings": { "jdlint": { "only": [RULE] } } });
    editor.notify("workspace/didChangeConfiguration", settings).await;
    let published = editor.diagnostics(URI).await;
    assert_eq!(
        ranges(&published),
        expected(&posting(), "utf-8"),
        "linted again without an edit: {published}"
    );
    assert!(editor.leave().await.is_empty(), "one complaint and no more");
}

#[tokio::test]
async fn a_text_that_is_too_long_is_named_as_such() {
    let (mut editor, _server) = start_with(|_, _| panic!("not to be linted"));
    editor.initialize(&["utf-8"], Value::Null).await;
    editor.open(URI, "markdown", 1, &"x".repeat(jdlint_core::MAX_TEXT_BYTES + 1)).await;
    let published = editor.diagnostics(URI).await;
    assert_eq!(of_rule(&published, "text-too-long").len(), 1, "{published}");
    assert_eq!(published["diagnostics"][0]["severity"], 3);
    editor.leave().await;
}

#[tokio::test]
async fn what_makes_no_sense_is_survived() {
    let (mut editor, _server) = start();
    editor.initialize(&["utf-8"], json!("no object")).await;
    editor.change("file:///not/open.md", 1, json!([{ "text": "x" }])).await;
    editor.close("file:///not/open.md").await;
    editor.notify("textDocument/didOpen", json!({ "textDocument": "no" })).await;
    editor.try_request("textDocument/noSuchThing", json!({})).await.unwrap_err();
    editor.try_request("textDocument/hover", json!({ "textDocument": 1 })).await.unwrap_err();
    editor.open(URI, "markdown", 1, DUTY).await;
    editor.open(URI, "markdown", 5, &posting()).await; // opened twice: the second counts
    let published = editor.diagnostics_of_version(URI, 5).await;
    assert_eq!(ranges(&published), expected(&posting(), "utf-8"));
    editor.leave().await;
}

#[tokio::test]
async fn the_nearest_settings_file_is_read_and_read_again_when_it_changes() {
    let (folder, uri) = repository("[rules]\ncatch-all-duty = 'off'\n");
    let write = |text: &str| std::fs::write(folder.path().join("jdlint.toml"), text).unwrap();
    let (mut editor, _server) = start();
    let capabilities = json!({ "workspace": { "didChangeWatchedFiles": { "dynamicRegistration": true } } });
    editor
        .request("initialize", json!({ "processId": null, "rootUri": null, "capabilities": capabilities }))
        .await;
    editor.notify("initialized", json!({})).await;
    let asked = editor.notification(|message| message["method"] == "client/registerCapability").await;
    assert_eq!(asked["params"]["registrations"][0]["method"], "workspace/didChangeWatchedFiles");

    editor.open(&uri, "markdown", 1, &posting()).await;
    assert_eq!(ranges(&editor.diagnostics(&uri).await), [json!(null); 0], "the rule is off");

    let changed = json!({ "changes": [{ "uri": "file:///jdlint.toml", "type": 2 }] });
    write("[rules]\ncatch-all-duty = 'error'\n");
    editor.notify("workspace/didChangeWatchedFiles", changed.clone()).await;
    let published = editor.diagnostics(&uri).await;
    assert_eq!(of_rule(&published, RULE)[0]["severity"], 1, "{published}");

    write("\n[rules]\nmising-pay = 'off'\n");
    editor.notify("workspace/didChangeWatchedFiles", changed.clone()).await;
    let published = editor.diagnostics(&uri).await;
    let told = published["diagnostics"][0]["message"].as_str().unwrap();
    assert!(
        told.contains("jdlint.toml:3:1: there is no rule `mising-pay`; did you mean `missing-pay`?"),
        "{told}"
    );

    write("exclude = ['jobs/*.md']");
    editor.notify("workspace/didChangeWatchedFiles", changed.clone()).await;
    assert_eq!(editor.diagnostics(&uri).await["diagnostics"], json!([]));

    std::fs::remove_file(folder.path().join("jdlint.toml")).unwrap();
    editor.notify("workspace/didChangeWatchedFiles", changed).await;
    assert_eq!(ranges(&editor.diagnostics(&uri).await).len(), 1);
}

#[tokio::test]
async fn what_the_editor_chooses_is_stronger_than_the_file_and_comments_are_heard() {
    let (_folder, uri) = repository("[rules]\ncatch-all-duty = 'off'\n");
    let (mut editor, _server) = start();
    editor.initialize(&["utf-8"], json!({ "only": [RULE, "unused-suppression"] })).await;
    editor.open(&uri, "markdown", 1, &posting()).await;
    assert_eq!(ranges(&editor.diagnostics(&uri).await).len(), 1);
    let text = format!("<!-- jdlint-disable-file {RULE} -->\n{}", posting());
    editor.change(&uri, 2, json!([{ "text": text }])).await;
    assert_eq!(editor.diagnostics_of_version(&uri, 2).await["diagnostics"], json!([]));
    let text =
        "<!-- jdlint-disable-file missing-titel -->\n# Engineer\n\n## What you will do\n\n- Run builds\n";
    editor.change(&uri, 3, json!([{ "text": text }])).await;
    let published = editor.diagnostics_of_version(&uri, 3).await;
    assert_eq!(of_rule(&published, "unused-suppression").len(), 1, "{published}");
}
