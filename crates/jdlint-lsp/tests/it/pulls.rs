//! Diagnostics that the client asks for. In: questions for one document and for all. Out: reports with result ids.

use std::collections::VecDeque;
use std::fs;

use serde_json::{Value, json};

use crate::client::of_rule;
use crate::support::{DUTY, Editor, RULE, URI, one_rule_breaks, posting, repository, start, start_with};

/// A client that asks, and asks again when it is told to.
fn pulling(watches_files: bool) -> Value {
    json!({
        "general": { "positionEncodings": ["utf-16"] },
        "textDocument": { "diagnostic": { "relatedInformation": true } },
        "workspace": {
            "diagnostics": { "refreshSupport": true },
            "didChangeWatchedFiles": { "dynamicRegistration": watches_files }
        },
        "window": { "workDoneProgress": true }
    })
}

async fn pull(editor: &mut Editor, uri: &str, previous: Value) -> Value {
    let mut params = json!({ "textDocument": { "uri": uri }, "identifier": "jdlint" });
    if !previous.is_null() {
        params["previousResultId"] = previous;
    }
    editor.request("textDocument/diagnostic", params).await
}

fn of_this_rule(report: &Value) -> usize {
    of_rule(&json!({ "diagnostics": report["items"] }), RULE).len()
}

#[tokio::test]
async fn a_client_that_asks_is_answered_and_not_told_twice() {
    let (mut editor, _server) = start();
    let capabilities = editor.initialize_as(pulling(false), Value::Null, Value::Null).await;
    assert_eq!(capabilities["diagnosticProvider"]["workspaceDiagnostics"], true);
    editor.open(URI, "markdown", 1, &posting()).await;
    let first = pull(&mut editor, URI, Value::Null).await;
    assert_eq!((first["kind"].as_str(), of_this_rule(&first)), (Some("full"), 1), "{first}");

    let same = pull(&mut editor, URI, first["resultId"].clone()).await;
    assert_eq!(same, json!({ "kind": "unchanged", "resultId": first["resultId"] }));

    // Asked in the same breath as the edit: the edited text is what counts.
    editor.change(URI, 2, json!([{ "text": posting().replace(DUTY, "keep the ovens clean") }])).await;
    let second = pull(&mut editor, URI, first["resultId"].clone()).await;
    assert_eq!((second["kind"].as_str(), of_this_rule(&second)), (Some("full"), 0), "{second}");

    let unknown = pull(&mut editor, "file:///not/open.md", Value::Null).await;
    assert_eq!(unknown, json!({ "kind": "full", "items": [] }));
    let rest = editor.leave().await;
    assert!(rest.iter().all(|message| message["method"] != "textDocument/publishDiagnostics"), "{rest:?}");
}

#[tokio::test]
async fn a_client_that_cannot_be_told_to_ask_again_is_told_itself() {
    let (mut editor, _server) = start();
    let capabilities = json!({ "textDocument": { "diagnostic": {} } });
    let offered = editor.initialize_as(capabilities, Value::Null, Value::Null).await;
    assert!(offered["diagnosticProvider"].is_null());
    editor.open(URI, "markdown", 1, &posting()).await;
    assert_eq!(of_rule(&editor.diagnostics(URI).await, RULE).len(), 1);
    editor.leave().await;
}

/// The folders that an editor has open.
fn folders(uris: &[&str]) -> Value {
    uris.iter().map(|uri| json!({ "uri": uri, "name": "folder" })).collect()
}

async fn pull_all(editor: &mut Editor, previous: &[(&str, &str)]) -> Vec<Value> {
    let id = ask_all(editor, previous).await;
    editor.answer(id).await.unwrap()["items"].as_array().unwrap().clone()
}

async fn ask_all(editor: &mut Editor, previous: &[(&str, &str)]) -> i64 {
    let previous: Value = previous.iter().map(|(uri, value)| json!({ "uri": uri, "value": value })).collect();
    let params = json!({ "identifier": "jdlint", "previousResultIds": previous, "workDoneToken": "mine" });
    editor.send_request("workspace/diagnostic", params).await
}

#[tokio::test]
async fn all_postings_of_all_folders_are_linted_and_nothing_else() {
    let (one, engineer) = repository("");
    let (other, cook) = repository("include = ['texts/*.md']\n[rules]\ncatch-all-duty = 'error'\n");
    let cook = cook.replace("jobs/engineer.md", "texts/cook.md");
    fs::create_dir_all(other.path().join("texts")).unwrap();
    for (folder, file) in [
        (&one, "jobs/engineer.md"),
        (&one, "README.md"),
        (&one, "jobs/ignored.md"),
        (&other, "texts/cook.md"),
        (&other, "jobs/not-included.md"),
    ] {
        fs::write(folder.path().join(file), posting()).unwrap();
    }
    fs::write(one.path().join(".gitignore"), "ignored.md\n").unwrap();
    fs::write(one.path().join("jobs/latin1.md"), b"# B\xe4cker\n").unwrap();
    let root = |uri: &str, file: &str| uri.strip_suffix(file).unwrap().to_owned();
    let roots = [root(&engineer, "/jobs/engineer.md"), root(&cook, "/texts/cook.md")];

    let (mut editor, _server) = start();
    // A folder within another brings nothing twice.
    let within = format!("{}/jobs", roots[0]);
    let roots = folders(&[roots[0].as_str(), roots[1].as_str(), within.as_str()]);
    editor.initialize_as(pulling(false), roots, Value::Null).await;
    let items = pull_all(&mut editor, &[]).await;
    let uris: Vec<_> = items.iter().map(|item| item["uri"].as_str().unwrap()).collect();
    let latin1 = engineer.replace("engineer.md", "latin1.md");
    assert_eq!(uris.len(), 3, "{uris:?}");
    let of = |uri: &str| items.iter().find(|item| item["uri"] == uri).unwrap_or_else(|| panic!("{uris:?}"));
    assert_eq!(of_this_rule(of(&engineer)), 1);
    let by_its_settings = of_rule(&json!({ "diagnostics": of(&cook)["items"] }), RULE)[0]["severity"].clone();
    assert_eq!(by_its_settings, 1, "each folder has its settings");
    assert!(of(&latin1)["items"][0]["message"].as_str().unwrap().contains("could not be read"));

    let shown: Vec<_> = editor.pending.iter().filter(|message| message["method"] == "$/progress").collect();
    assert!(shown.iter().all(|message| message["params"]["token"] == "mine"));
    let kinds: Vec<_> =
        shown.iter().map(|message| message["params"]["value"]["kind"].as_str().unwrap()).collect();
    assert_eq!((kinds.first(), kinds.last()), (Some(&"begin"), Some(&"end")), "{kinds:?}");

    // What the client knows already is not sent again; what is gone is cleared.
    let id = |uri: &str| of(uri)["resultId"].as_str().unwrap().to_owned();
    fs::remove_file(one.path().join("jobs/latin1.md")).unwrap();
    let (first, second, third) = (id(&engineer), id(&cook), id(&latin1));
    let known = [(engineer.as_str(), first.as_str()), (cook.as_str(), &second), (latin1.as_str(), &third)];
    let again = pull_all(&mut editor, &known).await;
    let kind = |uri: &str| again.iter().find(|item| item["uri"] == uri).unwrap()["kind"].clone();
    assert_eq!(
        [kind(&engineer), kind(&cook), kind(&latin1)],
        [json!("unchanged"), json!("unchanged"), json!("full")]
    );
    editor.leave().await;
}

#[tokio::test]
async fn what_is_open_counts_more_than_the_file_and_folders_come_and_go() {
    let (folder, uri) = repository("");
    fs::write(folder.path().join("jobs/engineer.md"), "# Engineer\n").unwrap();
    let root = uri.strip_suffix("/jobs/engineer.md").unwrap();
    let (mut editor, _server) = start();
    editor.initialize_as(pulling(false), json!([]), Value::Null).await;
    assert_eq!(pull_all(&mut editor, &[]).await, [json!(null); 0], "no folder, no file");
    let event = json!({ "event": { "added": folders(&[root]), "removed": [] } });
    editor.notify("workspace/didChangeWorkspaceFolders", event).await;
    editor.open(&uri, "markdown", 4, &posting()).await;
    let items = pull_all(&mut editor, &[]).await;
    assert_eq!((items.len(), &items[0]["version"], of_this_rule(&items[0])), (1, &json!(4), 1), "{items:?}");
    let event = json!({ "event": { "removed": folders(&[root]), "added": [] } });
    editor.notify("workspace/didChangeWorkspaceFolders", event).await;
    editor.close(&uri).await;
    assert_eq!(pull_all(&mut editor, &[]).await, [json!(null); 0]);
    editor.leave().await;
}

#[tokio::test]
async fn an_answer_without_news_waits_for_some() {
    let (folder, uri) = repository("");
    fs::write(folder.path().join("jobs/engineer.md"), posting()).unwrap();
    let root = uri.strip_suffix("/jobs/engineer.md").unwrap();
    let (mut editor, _server) = start();
    editor.initialize_as(pulling(true), folders(&[root]), Value::Null).await;
    let items = pull_all(&mut editor, &[]).await;
    let known = items[0]["resultId"].as_str().unwrap().to_owned();
    let held = ask_all(&mut editor, &[(&uri, &known)]).await;
    // Other questions are answered meanwhile.
    assert!(editor.hover(&uri, &json!({ "line": 0, "character": 0 })).await.is_null());
    assert!(!editor.pending.iter().any(|message| message["id"] == held), "nothing is new");

    fs::write(folder.path().join("jobs/engineer.md"), "# Engineer\n\nWe build.\n").unwrap();
    let changed = json!({ "changes": [{ "uri": uri, "type": 2 }] });
    editor.notify("workspace/didChangeWatchedFiles", changed).await;
    let news = match editor.pending.iter().position(|message| message["id"] == held) {
        Some(at) => editor.pending.remove(at).unwrap()["result"].clone(),
        None => editor.answer(held).await.unwrap(),
    };
    assert_eq!(of_this_rule(&news["items"][0]), 0, "{news}");
    // A second question ends the first.
    let known = news["items"][0]["resultId"].as_str().unwrap().to_owned();
    let first = ask_all(&mut editor, &[(&uri, &known)]).await;
    let second = ask_all(&mut editor, &[(&uri, &known)]).await;
    assert_eq!(editor.answer(first).await.unwrap(), json!({ "items": [] }));
    editor.notify("$/cancelRequest", json!({ "id": second })).await;
    assert_eq!(editor.answer(second).await.unwrap_err()["code"], -32800, "cancelled");
    editor.leave().await;
}

#[tokio::test]
async fn changed_settings_make_the_client_ask_again() {
    let (folder, uri) = repository("[rules]\ncatch-all-duty = 'off'\n");
    let (mut editor, _server) = start();
    editor.initialize_as(pulling(true), Value::Null, Value::Null).await;
    let asked = editor.notification(|message| message["method"] == "client/registerCapability").await;
    let globs = asked["params"]["registrations"][0]["registerOptions"]["watchers"].as_array().unwrap().len();
    assert_eq!(globs, 2, "settings files and postings");
    editor.respond(&asked, Value::Null).await;
    editor.open(&uri, "markdown", 1, &posting()).await;
    assert_eq!(of_this_rule(&pull(&mut editor, &uri, Value::Null).await), 0);
    fs::write(folder.path().join("jdlint.toml"), "").unwrap();
    let changed = json!({ "changes": [{ "uri": "file:///jdlint.toml", "type": 2 }] });
    editor.notify("workspace/didChangeWatchedFiles", changed).await;
    let asked = editor.notification(|message| message["method"] == "workspace/diagnostic/refresh").await;
    editor.respond(&asked, Value::Null).await;
    assert_eq!(of_this_rule(&pull(&mut editor, &uri, Value::Null).await), 1);
    editor.leave().await;
}

/// How many messages of a kind have that part.
fn told(messages: &VecDeque<Value>, method: &str, part: &str) -> usize {
    let of_method = messages.iter().filter(|message| message["method"] == method);
    of_method.filter(|message| message["params"]["message"].as_str().unwrap().contains(part)).count()
}

#[tokio::test]
async fn a_settings_file_that_cannot_be_used_is_told_of_at_its_place_and_logged_once() {
    let (folder, uri) = repository("# 👩‍💻\n[rules]\nmising-pay = 'off'\n");
    fs::write(folder.path().join("jobs/engineer.md"), posting()).unwrap();
    let (root, settings) =
        (uri.replace("/jobs/engineer.md", ""), uri.replace("jobs/engineer.md", "jdlint.toml"));
    let (mut editor, _server) = start();
    editor.initialize_as(pulling(false), folders(&[root.as_str()]), Value::Null).await;
    let items = pull_all(&mut editor, &[]).await;
    let [item] = items.as_slice() else { panic!("{items:?}") };
    assert_eq!(item["uri"], settings, "the posting under it is not judged");
    let [broken] = item["items"].as_array().unwrap().as_slice() else { panic!("{item}") };
    assert_eq!((&broken["code"], &broken["severity"]), (&json!("settings-error"), &json!(1)));
    assert_eq!(broken["range"]["start"], json!({ "line": 2, "character": 0 }));
    assert_eq!(broken["range"]["end"], json!({ "line": 2, "character": 18 }));
    let message = broken["message"].as_str().unwrap();
    assert!(message.contains("did you mean `missing-pay`?") && message.contains("not checked"), "{message}");

    let known = item["resultId"].as_str().unwrap().to_owned();
    let again = pull_all(&mut editor, &[(&settings, &known)]).await;
    assert_eq!(again[0]["kind"], "unchanged");
    // Mended: the mistake is taken back and the posting is judged.
    fs::write(folder.path().join("jdlint.toml"), "").unwrap();
    let items = pull_all(&mut editor, &[(&settings, &known)]).await;
    let of = |uri: &str| items.iter().find(|item| item["uri"] == uri).unwrap();
    assert_eq!((of_this_rule(of(&uri)), &of(&settings)["items"]), (1, &json!([])), "{items:?}");
    let rest = editor.leave().await;
    assert_eq!(told(&rest, "window/logMessage", "jdlint.toml: line 3, column 1"), 1, "{rest:?}");
}

#[tokio::test]
async fn what_breaks_on_files_is_told_once_and_the_others_are_judged() {
    let (folder, uri) = repository("");
    let broken = format!("{}\r\n\r\nboom\r\n", posting());
    for (file, text) in [("engineer.md", &posting()), ("one.md", &broken), ("other.md", &broken)] {
        fs::write(folder.path().join("jobs").join(file), text).unwrap();
    }
    let (root, one) = (uri.replace("/jobs/engineer.md", ""), uri.replace("engineer.md", "one.md"));
    let (mut editor, _server) = start_with(one_rule_breaks);
    editor.initialize_as(pulling(false), folders(&[root.as_str()]), Value::Null).await;
    editor.open(&one, "markdown", 1, &broken).await;
    let items = pull_all(&mut editor, &[]).await;
    pull_all(&mut editor, &[]).await;
    let counts: Vec<_> = items
        .iter()
        .map(|item| {
            (of_this_rule(item), of_rule(&json!({ "diagnostics": item["items"] }), "internal-error").len())
        })
        .collect();
    assert_eq!(counts, [(1, 1), (1, 0), (1, 1)], "the open one, then the files: {items:?}");
    let rest = editor.leave().await;
    for file in ["one.md", "other.md"] {
        let words = format!("in its rule `missing-pay` on {}: the rule", uri.replace("engineer.md", file));
        assert_eq!(told(&rest, "window/logMessage", &words), 1, "{rest:?}");
    }
    assert_eq!(told(&rest, "window/showMessage", "fault of jdlint"), 1, "{rest:?}");
}

/// Asks for all postings of a folder that holds so many, without a token of the client's.
async fn ask_with_postings(count: usize) -> (tempfile::TempDir, Editor, i64) {
    let (folder, uri) = repository("");
    for number in 0..count {
        fs::write(folder.path().join(format!("jobs/{number}.md")), posting()).unwrap();
    }
    let (mut editor, _server) = start();
    let root = uri.replace("/jobs/engineer.md", "");
    editor.initialize_as(pulling(false), folders(&[root.as_str()]), Value::Null).await;
    let id = editor.send_request("workspace/diagnostic", json!({ "previousResultIds": [] })).await;
    (folder, editor, id)
}

const CREATE: &str = "window/workDoneProgress/create";

/// What the bars show, in order, each with its token.
fn bars(messages: &VecDeque<Value>) -> Vec<(&Value, &Value)> {
    let shown = messages.iter().filter(|message| message["method"] == "$/progress");
    shown.map(|message| (&message["params"]["token"], &message["params"]["value"])).collect()
}

#[tokio::test]
async fn twenty_postings_have_a_bar_of_the_servers_own() {
    let (_folder, mut editor, id) = ask_with_postings(20).await;
    let create = editor.notification(|message| message["method"] == CREATE).await;
    assert!(bars(&editor.pending).is_empty(), "nothing is shown before there is room for it");
    editor.respond(&create, Value::Null).await;
    assert_eq!(editor.answer(id).await.unwrap()["items"].as_array().unwrap().len(), 20);
    let bars = bars(&editor.pending);
    assert!(bars.iter().all(|(token, _)| **token == create["params"]["token"]), "{bars:?}");
    let kinds: Vec<_> = bars.iter().map(|(_, value)| value["kind"].as_str().unwrap()).collect();
    assert_eq!((kinds.first(), kinds.last()), (Some(&"begin"), Some(&"end")), "{kinds:?}");
    assert_eq!(bars[0].1["title"], "Linting job postings");
    let percents: Vec<_> = bars.iter().filter_map(|(_, value)| value["percentage"].as_u64()).collect();
    assert!(percents.is_sorted() && percents.last() > Some(&50), "{percents:?}");
    assert!(bars.iter().any(|(_, value)| value["message"] == "10 of 20"), "{bars:?}");
    editor.leave().await;
}

#[tokio::test]
async fn fewer_postings_have_no_bar_and_a_client_without_room_has_its_answer() {
    let (_folder, mut editor, id) = ask_with_postings(19).await;
    assert_eq!(editor.answer(id).await.unwrap()["items"].as_array().unwrap().len(), 19);
    let rest = editor.leave().await;
    assert!(rest.iter().all(|message| message["method"] != CREATE), "{rest:?}");

    let (_folder, mut editor, id) = ask_with_postings(20).await;
    // Never answered: after a moment the work goes on without a bar.
    let items = editor.answer(id).await.unwrap()["items"].clone();
    assert_eq!(items.as_array().unwrap().len(), 20);
    let rest = editor.leave().await;
    assert_eq!(rest.iter().filter(|message| message["method"] == CREATE).count(), 1);
    assert!(bars(&rest).is_empty(), "{rest:?}");
}
