//! Help with writing: a template for a text that has only begun, fixes for all at once, ways to ignore, snippets,
//! completions, the outline, the score; and which documents are postings at all.

use std::fs;

use serde_json::{Value, json};

use crate::client::{applied, of_rule, place};
use crate::support::{DUTY, Editor, RULE, URI, posting, repository, start};

/// A client that can do all that changes what is sent.
fn able() -> Value {
    json!({
        "general": { "positionEncodings": ["utf-16"] },
        "workspace": { "workspaceEdit": {
            "documentChanges": true, "resourceOperations": ["create"], "snippetEditSupport": true
        } },
        "textDocument": {
            "publishDiagnostics": { "tagSupport": { "valueSet": [1, 2] } },
            "codeAction": { "codeActionLiteralSupport": { "codeActionKind": { "valueSet": [] } } },
            "completion": { "completionItem": { "snippetSupport": true } },
            "documentSymbol": { "hierarchicalDocumentSymbolSupport": true }
        }
    })
}

async fn ready(options: Value) -> Editor {
    let (mut editor, _server) = start();
    editor.initialize_as(able(), Value::Null, options).await;
    editor
}

/// The actions of one title, asked for at a place or a range.
async fn action(editor: &mut Editor, uri: &str, range: &Value, title: &str) -> Value {
    let actions = editor.code_actions(uri, range).await;
    let all = actions.as_array().unwrap();
    let found = all.iter().find(|action| action["title"].as_str().unwrap().contains(title));
    found.unwrap_or_else(|| panic!("no {title:?} in {actions}")).clone()
}

fn edits(action: &Value) -> &Value {
    &action["edit"]["documentChanges"][0]["edits"]
}

fn at(text: &str, words: &str) -> Value {
    let place = place(text, text.find(words).unwrap(), "utf-16");
    json!({ "start": place, "end": place })
}

#[tokio::test]
async fn a_text_that_has_only_begun_gets_one_hint_with_a_template() {
    for (text, title, heading) in [
        ("# Delivery driver\r\n\r\nWe bring 👩‍🍳 bread.\r\n", "role “Driver”", "## What you will do"),
        ("# Lighthouse keeper\n", "template of a posting", "## What you need"),
        ("", "template of a posting", "# {title of the job}"),
    ] {
        let mut editor = ready(Value::Null).await;
        editor.open(URI, "markdown", 1, text).await;
        let published = editor.diagnostics(URI).await;
        let codes: Vec<_> =
            published["diagnostics"].as_array().unwrap().iter().map(|found| &found["code"]).collect();
        assert_eq!(codes, ["posting-begun"], "{published}");
        let hint = &published["diagnostics"][0];
        let action = action(&mut editor, URI, &hint["range"], title).await;
        assert_eq!(action["diagnostics"][0], *hint);
        let written = applied(text, edits(&action), "utf-16");
        assert!(written.starts_with(text.trim_end()) && written.contains(heading), "{written}");
        assert_eq!(written.lines().filter(|line| line.starts_with("# ")).count(), 1, "one title: {written}");
        assert!(!text.contains("\r\n") || !written.replace("\r\n", "").contains('\n'), "{written:?}");
        // With the template in place, the posting is judged as any other.
        editor.change(URI, 2, json!([{ "text": written }])).await;
        let published = editor.diagnostics_of_version(URI, 2).await;
        assert!(of_rule(&published, "placeholder-left").len() > 5, "{published}");
        assert!(of_rule(&published, "posting-begun").is_empty());
        editor.leave().await;
    }
}

#[tokio::test]
async fn what_a_beginning_says_wrongly_is_still_told_and_who_names_rules_hears_them() {
    let text = format!("# Engineer\n\n- {DUTY}\n");
    let mut editor = ready(Value::Null).await;
    editor.open(URI, "markdown", 1, &text).await;
    let published = editor.diagnostics(URI).await;
    assert_eq!(
        (of_rule(&published, RULE).len(), of_rule(&published, "posting-begun").len()),
        (1, 1),
        "{published}"
    );
    editor.leave().await;
    let mut editor = ready(json!({ "only": ["missing-pay"] })).await;
    editor.open(URI, "markdown", 1, &text).await;
    let published = editor.diagnostics(URI).await;
    assert_eq!(of_rule(&published, "missing-pay").len(), 1, "{published}");
    assert!(of_rule(&published, "posting-begun").is_empty());
    editor.leave().await;
}

#[tokio::test]
async fn all_that_is_safe_is_fixed_at_once() {
    let text = format!(
        "{}\r\n\r\n## Pay\r\n\r\n$90,000 to $70,000 a year <!-- jdlint-disable-line cliche -->\r\n",
        posting()
    );
    let mut editor = ready(Value::Null).await;
    editor.open(URI, "markdown", 1, &text).await;
    let published = editor.diagnostics(URI).await;
    let superfluous = of_rule(&published, "unused-suppression")[0];
    assert_eq!(superfluous["tags"], json!([1]), "faded: {superfluous}");
    let params = json!({
        "textDocument": { "uri": URI },
        "range": at(&text, "# Engineer"),
        "context": { "diagnostics": [], "only": ["source.fixAll"] }
    });
    let actions = editor.request("textDocument/codeAction", params).await;
    assert_eq!(actions.as_array().unwrap().len(), 1, "{actions}");
    assert_eq!(actions[0]["kind"], "source.fixAll.jdlint");
    let fixed = applied(&text, edits(&actions[0]), "utf-16");
    assert!(fixed.contains("$70,000 to $90,000 a year"), "{fixed}");
    assert!(!fixed.contains("jdlint-disable-line"), "{fixed}");
    editor.change(URI, 2, json!([{ "text": fixed }])).await;
    let published = editor.diagnostics_of_version(URI, 2).await;
    for rule in ["pay-range-inverted", "unused-suppression"] {
        assert!(of_rule(&published, rule).is_empty(), "{published}");
    }
    editor.leave().await;
}

#[tokio::test]
async fn a_rule_is_ignored_here_in_the_file_or_in_the_settings() {
    let (folder, uri) = repository("# ours\r\n[rules]\r\ncliche = \"off\" # since May\r\n");
    let mut editor = ready(Value::Null).await;
    let text = posting();
    editor.open(&uri, "markdown", 1, &text).await;
    editor.diagnostics(&uri).await;
    for (version, title) in [(2, "Ignore `catch-all-duty` here"), (4, "Ignore `catch-all-duty` in this file")]
    {
        let action = action(&mut editor, &uri, &at(&text, DUTY), title).await;
        editor.change(&uri, version, json!([{ "text": applied(&text, edits(&action), "utf-16") }])).await;
        let published = editor.diagnostics_of_version(&uri, version).await;
        assert!(
            of_rule(&published, RULE).is_empty() && of_rule(&published, "unused-suppression").is_empty(),
            "{published}"
        );
        editor.change(&uri, version + 1, json!([{ "text": text }])).await;
        assert_eq!(of_rule(&editor.diagnostics_of_version(&uri, version + 1).await, RULE).len(), 1);
    }
    let action = action(&mut editor, &uri, &at(&text, DUTY), "Ignore `catch-all-duty` in jdlint.toml").await;
    let change = &action["edit"]["documentChanges"][0];
    assert!(
        change["textDocument"]["uri"].as_str().unwrap().ends_with("/jdlint.toml")
            && change["textDocument"]["version"].is_null()
    );
    let file = folder.path().join("jdlint.toml");
    let settings = applied(&fs::read_to_string(&file).unwrap(), &change["edits"], "utf-16");
    assert_eq!(settings, "# ours\r\n[rules]\r\ncliche = \"off\" # since May\r\ncatch-all-duty = \"off\"\r\n");
    fs::write(&file, settings).unwrap();
    editor.notify("textDocument/didSave", json!({ "textDocument": { "uri": uri } })).await;
    assert!(of_rule(&editor.diagnostics(&uri).await, RULE).is_empty());
    editor.leave().await;
}

#[tokio::test]
async fn a_settings_file_is_made_where_there_is_none_and_the_client_makes_files() {
    let (folder, uri) = repository("");
    fs::remove_file(folder.path().join("jdlint.toml")).unwrap();
    let mut editor = ready(Value::Null).await;
    let text = posting();
    editor.open(&uri, "markdown", 1, &text).await;
    let action = action(&mut editor, &uri, &at(&text, DUTY), "in jdlint.toml").await;
    let changes = &action["edit"]["documentChanges"];
    assert_eq!(changes[0]["kind"], "create");
    assert!(changes[0]["uri"].as_str().unwrap().ends_with("/jdlint.toml"), "{changes}");
    assert!(!changes[0]["uri"].as_str().unwrap().contains("/jobs/"), "on top of the repository: {changes}");
    assert_eq!(changes[1]["edits"][0]["newText"], "[rules]\ncatch-all-duty = \"off\"\n");
    editor.leave().await;
    // A client that makes none is not offered it.
    let (mut editor, _server) = start();
    editor.initialize(&["utf-16"], Value::Null).await;
    editor.open(&uri, "markdown", 1, &text).await;
    let actions = editor.code_actions(&uri, &at(&text, DUTY)).await;
    assert!(!actions.to_string().contains("in jdlint.toml"), "{actions}");
    editor.leave().await;
}

#[tokio::test]
async fn a_duty_becomes_a_measure_with_places_to_fill_in() {
    let text = format!("{}\r\n- Improve customer satisfaction\r\n", posting());
    let mut editor = ready(Value::Null).await;
    editor.open(URI, "markdown", 1, &text).await;
    let action = action(&mut editor, URI, &at(&text, "Improve"), "can be measured").await;
    let edit = &edits(&action)[0];
    let snippet = edit["snippet"]["value"].as_str().unwrap_or_else(|| panic!("no snippet: {edit}"));
    assert_eq!((&edit["snippet"]["kind"], edit.get("newText")), (&json!("snippet"), None));
    assert!(snippet.contains("${1:{") && snippet.contains("\\}}"), "{snippet}");
    editor.leave().await;
    let (mut editor, _server) = start();
    editor.initialize(&["utf-16"], Value::Null).await;
    editor.open(URI, "markdown", 1, &text).await;
    let actions = editor.code_actions(URI, &at(&text, "Improve")).await;
    let plain = actions
        .as_array()
        .unwrap()
        .iter()
        .find(|action| action["title"].as_str().unwrap().contains("measured"));
    assert!(edits(plain.unwrap())[0]["newText"].as_str().unwrap().contains('{'), "{actions}");
    editor.leave().await;
}

async fn complete(editor: &mut Editor, uri: &str, text: &str, version: i32) -> Vec<Value> {
    editor.change(uri, version, json!([{ "text": text.replace('|', "") }])).await;
    let params = json!({
        "textDocument": { "uri": uri },
        "position": place(&text.replace('|', ""), text.find('|').unwrap(), "utf-16")
    });
    editor.request("textDocument/completion", params).await.as_array().cloned().unwrap_or_default()
}

fn labels(items: &[Value]) -> Vec<&str> {
    items.iter().map(|item| item["label"].as_str().unwrap()).collect()
}

#[tokio::test]
async fn completions_fit_the_place() {
    let mut editor = ready(Value::Null).await;
    editor.open(URI, "markdown", 0, "").await;
    let text = format!("{}\r\n\r\n## 😀 Rea|", posting());
    let sections = complete(&mut editor, URI, &text, 1).await;
    let pay = sections.iter().find(|item| item["label"] == "Pay");
    let pay = pay.unwrap_or_else(|| panic!("{:?}", labels(&sections)));
    assert_eq!((&pay["insertTextFormat"], &pay["filterText"]), (&json!(2), &json!("## Pay")));
    assert!(!pay["textEdit"]["newText"].as_str().unwrap().replace("\r\n", "").contains('\n'), "{pay}");
    let typed = text.replace('|', "");
    assert_eq!(
        applied(&typed, &json!([pay["textEdit"]]), "utf-16").matches("Rea").count(),
        0,
        "what was typed goes"
    );

    let text = format!("{}\n- upt|", posting().replace("# Engineer 👩\u{200d}💻", "# Technical manager"));
    let measures = complete(&mut editor, URI, &text, 2).await;
    assert_eq!(labels(&measures)[0], "System uptime", "those of the role come first");
    assert!(measures.len() > 20 && measures[0]["textEdit"]["newText"].as_str().unwrap().contains("${1:"));

    let keys = complete(&mut editor, URI, "---\nro|\n---\n# Cook\n", 3).await;
    assert!(labels(&keys).contains(&"role") && labels(&keys).contains(&"jurisdictions"), "{keys:?}");
    let roles = complete(&mut editor, URI, "---\nrole: d|\n---\n# Cook\n", 4).await;
    assert!(labels(&roles).contains(&"driver"), "{roles:?}");
    let places = complete(&mut editor, URI, "---\njurisdictions: [uk, us-|\n---\n", 5).await;
    assert!(labels(&places).contains(&"us-co"), "{places:?}");
    let silenced = complete(&mut editor, URI, "# Cook\n<!-- jdlint-disable-file mis| -->\n", 6).await;
    assert!(labels(&silenced).contains(&"missing-pay"), "{silenced:?}");
    let prose = complete(&mut editor, URI, "# Cook\n\nWe are looking for|", 7).await;
    assert_eq!(labels(&prose), [""; 0], "nothing while one writes");
    editor.leave().await;
}

#[tokio::test]
async fn the_outline_is_there_to_walk_and_to_fold() {
    let text =
        format!("{}\r\n\r\n## What you need\r\n\r\n- 3 years of experience with 😀 SQL\r\n", posting());
    let mut editor = ready(Value::Null).await;
    editor.open(URI, "markdown", 1, &text).await;
    let document = json!({ "textDocument": { "uri": URI } });
    let symbols = editor.request("textDocument/documentSymbol", document.clone()).await;
    let needed = symbols.as_array().unwrap().iter().find(|symbol| symbol["name"] == "What you need");
    let needed = needed.unwrap_or_else(|| panic!("{symbols}"));
    assert_eq!(needed["detail"], "requirements");
    assert!(needed["children"][0]["name"].as_str().unwrap().contains("3 years"), "{needed}");
    let folds = editor.request("textDocument/foldingRange", document.clone()).await;
    let lines = text.trim_end().matches('\n').count();
    let last = folds.as_array().unwrap().last().unwrap();
    assert_eq!((&last["startLine"], &last["endLine"]), (&json!(lines - 2), &json!(lines)), "{folds}");
    editor.leave().await;

    let (mut editor, _server) = start();
    editor.initialize(&["utf-16"], Value::Null).await;
    editor.open(URI, "markdown", 1, &text).await;
    let symbols = editor.request("textDocument/documentSymbol", document).await;
    let flat = symbols.as_array().unwrap().iter().find(|symbol| symbol["containerName"] == "What you need");
    assert!(flat.is_some_and(|symbol| symbol["location"]["uri"] == URI), "an older client: {symbols}");
    editor.leave().await;
}

#[tokio::test]
async fn the_score_is_shown_to_those_who_ask() {
    let mut editor = ready(Value::Null).await;
    let text = posting();
    editor.open(URI, "markdown", 1, &text).await;
    let whole = json!({ "start": { "line": 0, "character": 0 }, "end": { "line": 99, "character": 0 } });
    let params = json!({ "textDocument": { "uri": URI }, "range": whole });
    assert_eq!(editor.request("textDocument/inlayHint", params.clone()).await, json!([]), "off by default");
    editor
        .notify("workspace/didChangeConfiguration", json!({ "settings": { "jdlint": { "score": true } } }))
        .await;
    let score = jdlint_core::lint(&text, &jdlint_core::Settings::default()).score.unwrap();
    let hints = editor.request("textDocument/inlayHint", params).await;
    assert_eq!(hints[0]["label"], format!("{}/100", score.total));
    assert_eq!(hints[0]["position"], place(&text, text.find("\r\n").unwrap(), "utf-16"));
    let data = editor.request("jdlint/score", json!({ "textDocument": { "uri": URI } })).await;
    assert_eq!(
        (&data["isPosting"], &data["score"], &data["parts"]["pay"]),
        (&json!(true), &json!(score.total), &json!(score.pay))
    );
    editor.leave().await;
}

#[tokio::test]
async fn only_postings_are_linted_until_somebody_asks_for_more() {
    let (_folder, posting_uri) = repository("");
    let readme = posting_uri.replace("jobs/engineer.md", "README.md");
    let mut editor = ready(Value::Null).await;
    for (uri, language, is_posting) in [
        (posting_uri.as_str(), "markdown", true),
        (readme.as_str(), "markdown", false),
        ("untitled:Untitled-1", "markdown", false),
        ("untitled:Untitled-2", "job-posting", true),
        ("vscode-vfs://github/jobs/cook.md", "markdown", true),
    ] {
        editor.open(uri, language, 1, &posting()).await;
        let published = editor.diagnostics(uri).await;
        assert_eq!(of_rule(&published, RULE).len(), usize::from(is_posting), "{uri}: {published}");
        if is_posting {
            continue;
        }
        let log = editor.notification(|message| message["method"] == "window/logMessage").await;
        assert!(log["params"]["message"].as_str().unwrap().contains("jdlint.lintAsPosting"), "{log}");
        let action = action(&mut editor, uri, &at(&posting(), "# Engineer"), "as a job posting").await;
        let command =
            json!({ "command": action["command"]["command"], "arguments": action["command"]["arguments"] });
        editor.request("workspace/executeCommand", command).await;
        assert_eq!(of_rule(&editor.diagnostics(uri).await, RULE).len(), 1);
        // For the session: closing it changes nothing.
        editor.close(uri).await;
        editor.diagnostics(uri).await;
        editor.open(uri, language, 1, &posting()).await;
        assert_eq!(of_rule(&editor.diagnostics(uri).await, RULE).len(), 1);
    }
    let refused = json!({ "command": "jdlint.lintAsPosting", "arguments": [] });
    let error = editor.try_request("workspace/executeCommand", refused).await.unwrap_err();
    assert!(error["message"].as_str().unwrap().contains("the document's URI"), "{error}");
    editor.leave().await;
}

#[tokio::test]
async fn settings_are_asked_for_where_the_client_has_some() {
    let (_one, first) = repository("");
    let (_other, second) = repository("");
    let root = |uri: &str| json!({ "uri": uri.strip_suffix("/jobs/engineer.md").unwrap(), "name": "x" });
    let mut capabilities = able();
    capabilities["workspace"]["configuration"] = json!(true);
    capabilities["workspace"]["didChangeConfiguration"] = json!({ "dynamicRegistration": true });
    let (mut editor, _server) = start();
    editor.initialize_as(capabilities, json!([root(&first), root(&second)]), Value::Null).await;
    let registered = editor.notification(|message| message["method"] == "client/registerCapability").await;
    assert_eq!(registered["params"]["registrations"][0]["method"], "workspace/didChangeConfiguration");
    editor.respond(&registered, Value::Null).await;
    let asked = editor.notification(|message| message["method"] == "workspace/configuration").await;
    assert_eq!(asked["params"]["items"].as_array().unwrap().len(), 3, "its own and two folders': {asked}");
    editor.respond(&asked, json!([{ "only": [RULE] }, null, { "only": ["missing-pay"] }])).await;
    for (uri, rule) in [(&first, RULE), (&second, "missing-pay")] {
        editor.open(uri, "markdown", 1, &posting()).await;
        let published = loop {
            let published = editor.diagnostics(uri).await;
            if published["diagnostics"].as_array().unwrap().len() == 1 {
                break published;
            }
        };
        assert_eq!(of_rule(&published, rule).len(), 1, "{published}");
    }
    // That something changed is enough: the server asks again.
    editor.notify("workspace/didChangeConfiguration", json!({ "settings": null })).await;
    let asked = editor.notification(|message| message["method"] == "workspace/configuration").await;
    editor.respond(&asked, json!([{ "only": ["missing-pay"] }, null, null])).await;
    let published = editor.diagnostics(&first).await;
    assert_eq!(of_rule(&published, "missing-pay").len(), 1, "{published}");
    editor.leave().await;
}
