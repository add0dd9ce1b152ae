//! The server with the protocol's own client, over a pair of pipes within this process. In: calls as an assistant makes
//! them. Out: their answers. The program itself is called in `tests/tests/mcp.rs`.

use rmcp::ServiceExt;
use rmcp::model::{CallToolRequestParams, CallToolResult, ClientConfig, JsonObject, Tool};
use rmcp::service::{RoleClient, RunningService};
use serde_json::{Value, json};

const POSTING: &str =
    "# Cook\n\nWe cook.\n\n## What you do\n\n- Improve customer satisfaction\n- Other duties as assigned\n";

type Client = RunningService<RoleClient, ClientConfig>;

/// An assistant that has shaken hands with the server.
async fn assistant() -> Client {
    let (ours, theirs) = tokio::io::duplex(1 << 16);
    let (reader, writer) = tokio::io::split(theirs);
    tokio::spawn(jdlint_mcp::serve(reader, writer));
    ClientConfig::default().serve(ours).await.unwrap()
}

fn object(value: Value) -> JsonObject {
    match value {
        Value::Object(object) => object,
        other => panic!("no object: {other}"),
    }
}

async fn call(client: &Client, tool: &'static str, arguments: Value) -> CallToolResult {
    let call = CallToolRequestParams::new(tool).with_arguments(object(arguments));
    client.call_tool(call).await.unwrap()
}

/// The answer's text, which its data must be equal to, and its schema must allow.
async fn answer(client: &Client, tool: &'static str, arguments: Value) -> Value {
    let result = call(client, tool, arguments).await;
    assert_eq!(result.is_error, Some(false), "{result:?}");
    let value: Value = serde_json::from_str(&text(&result)).unwrap();
    assert_eq!(result.structured_content.as_ref(), Some(&value), "text and data say the same");
    let described = client.list_all_tools().await.unwrap();
    let schema = described.into_iter().find(|known| known.name == tool).unwrap().output_schema.unwrap();
    let schema = Value::Object((*schema).clone());
    let allowed = jsonschema::draft202012::new(&schema).unwrap();
    let wrong: Vec<_> = allowed.iter_errors(&value).map(|error| error.to_string()).collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
    value
}

/// What a call is refused with, for the assistant to read.
async fn refusal(client: &Client, tool: &'static str, arguments: Value) -> String {
    let result = call(client, tool, arguments).await;
    assert_eq!((result.is_error, &result.structured_content), (Some(true), &None), "{result:?}");
    text(&result)
}

fn text(result: &CallToolResult) -> String {
    let [content] = result.content.as_slice() else { panic!("not one content: {result:?}") };
    content.as_text().unwrap().text.clone()
}

#[tokio::test]
async fn it_says_who_it_is_and_what_it_does() {
    let client = assistant().await;
    let peer = client.peer_info().unwrap();
    let me = peer.server_info.clone().unwrap();
    assert_eq!((me.name.as_str(), me.version.as_str()), ("jdlint", env!("CARGO_PKG_VERSION")));
    assert!(peer.instructions.as_deref().unwrap().contains("no file is read"));

    let tools = client.list_all_tools().await.unwrap();
    let names: Vec<_> = tools.iter().map(|tool| tool.name.as_ref()).collect();
    assert_eq!(names, ["check", "outline", "explain", "rewrite_templates", "posting_template"]);
    for Tool { name, input_schema, output_schema, annotations, .. } in &tools {
        let input = Value::Object((**input_schema).clone());
        let output = Value::Object((**output_schema.as_ref().unwrap()).clone());
        for schema in [&input, &output] {
            assert!(jsonschema::meta::is_valid(schema), "{name}: {schema}");
            assert_eq!(schema["type"], "object", "{name}");
            assert!(!schema.to_string().contains("uint"), "{name}: a format that only Rust knows");
        }
        assert_eq!(input["additionalProperties"], json!(false), "{name}");
        assert_eq!(input.get("$defs"), None, "{name}: some clients follow no references in what they send");
        let hints = annotations.as_ref().unwrap();
        assert_eq!((hints.read_only_hint, hints.open_world_hint), (Some(true), Some(false)), "{name}");
    }
}

#[tokio::test]
async fn a_posting_is_checked_as_the_arguments_say() {
    let client = assistant().await;
    let said = answer(
        &client,
        "check",
        json!({ "text": POSTING, "file_name": "jobs/cook.md", "today": "2026-11-22", "jurisdictions": ["us-co"],
                "only": ["catch-all-duty", "missing-pay"], "role": "driver", "employer_size": 3,
                "remote_open_to": ["us-ny"], "settings": "[rules]\ncatch-all-duty = \"error\"\n" }),
    )
    .await;
    assert_eq!((&said["version"], &said["today"]), (&json!(1), &json!("2026-11-22")));
    assert_eq!(said["jurisdictions"], json!(["us-co"]));
    let file = &said["files"][0];
    assert_eq!((&file["path"], &file["role"]), (&json!("jobs/cook.md"), &json!("driver")));
    let findings = file["findings"].as_array().unwrap();
    let rows: Vec<_> = findings
        .iter()
        .map(|found| (found["rule"].as_str().unwrap(), found["severity"].as_str().unwrap()))
        .collect();
    assert_eq!(rows, [("missing-pay", "error"), ("catch-all-duty", "error")], "by law and by settings");
    assert_eq!(findings[1]["range"]["start"], json!({ "line": 8, "column": 3, "offset": 68 }));
    assert_eq!(said["summary"], json!({ "files": 1, "errors": 2, "warnings": 0, "infos": 0 }));
}

#[tokio::test]
async fn the_format_is_said_or_told_by_the_name() {
    let client = assistant().await;
    let html = "<ul><li>Other duties as assigned</li></ul>";
    for how in [json!({ "format": "html" }), json!({ "file_name": "a.html" })] {
        let mut arguments = object(json!({ "text": html, "only": ["catch-all-duty"] }));
        arguments.extend(object(how));
        let said = answer(&client, "check", Value::Object(arguments)).await;
        assert_eq!(
            said["files"][0]["findings"][0]["range"]["start"]["offset"],
            json!(8),
            "a place of the HTML"
        );
    }
    let data = r#"{"@type":"JobPosting","title":"Cook","description":"Other duties as assigned"}"#;
    let said = answer(&client, "outline", json!({ "text": data, "format": "json" })).await;
    assert_eq!(said["files"][0]["title"]["text"], json!("Cook"));
}

#[tokio::test]
async fn an_outline_says_what_a_posting_says() {
    let client = assistant().await;
    let said = answer(&client, "outline", json!({ "text": POSTING })).await;
    let file = &said["files"][0];
    assert_eq!((&file["path"], &file["title"]["text"]), (&json!("<text>"), &json!("Cook")));
    assert_eq!(file["outcomes"][0]["text"], json!("Improve customer satisfaction"));
}

#[tokio::test]
async fn a_rule_is_explained() {
    let client = assistant().await;
    let page = answer(&client, "explain", json!({ "rule": "catch-all-duty" })).await;
    assert_eq!(page["id"], json!("catch-all-duty"));
    for key in ["why", "advice"] {
        assert!(!page[key].as_str().unwrap().is_empty(), "{key}");
    }
    let told = refusal(&client, "explain", json!({ "rule": "catchall" })).await;
    assert_eq!(told, "there is no rule `catchall`; did you mean `catch-all-duty`?");
}

#[tokio::test]
async fn templates_name_what_only_the_employer_knows() {
    let client = assistant().await;
    let posting = POSTING.replace("# Cook", "# Cook (urgent!!)");
    let arguments = json!({ "text": posting, "only": ["comparative-without-baseline", "title-noise"] });
    let fixes = answer(&client, "check", arguments.clone()).await["files"][0]["findings"][0]["fixes"].clone();
    assert_eq!(fixes[0]["edits"][0]["placeholders"], json!([]), "the title is mended without a question");
    let said = answer(&client, "rewrite_templates", arguments).await;
    let templates = said["templates"].as_array().unwrap();
    assert!(!templates.is_empty());
    for template in templates {
        assert_eq!(
            template["rule"],
            json!("comparative-without-baseline"),
            "the other one has no placeholder"
        );
        let edit = &template["edits"][0];
        assert_eq!(edit["replaces"], json!("Improve customer satisfaction"));
        assert_placeholders(edit);
    }
}

#[tokio::test]
async fn a_whole_posting_of_a_role_has_placeholders() {
    let client = assistant().await;
    for role in ["registered-nurse", "any"] {
        let said = answer(&client, "posting_template", json!({ "role": role })).await;
        assert_eq!(said["role"], json!(role));
        assert!(said["template"].as_str().unwrap().starts_with("# "));
        assert_placeholders(&said);
    }
    let told = refusal(&client, "posting_template", json!({ "role": "wizard" })).await;
    assert!(told.starts_with("`role`: there is no role `wizard`; there are accountant, "), "{told}");
}

/// Each placeholder stands in its template, braces and all.
fn assert_placeholders(with_template: &Value) {
    let template = with_template["template"].as_str().unwrap();
    let placeholders = with_template["placeholders"].as_array().unwrap();
    assert!(!placeholders.is_empty(), "{template}");
    for place in placeholders {
        let at = |key: &str| usize::try_from(place[key].as_u64().unwrap()).unwrap();
        assert_eq!(template[at("start")..at("end")], format!("{{{}}}", place["name"].as_str().unwrap()));
    }
}

#[tokio::test]
async fn what_cannot_be_used_is_said_with_the_way_out() {
    let client = assistant().await;
    let with = |key: &str, value: Value| {
        let mut arguments = object(json!({ "text": POSTING }));
        arguments.insert(key.to_owned(), value);
        Value::Object(arguments)
    };
    let rows = [
        (json!({}), "the arguments cannot be used: missing field `text`"),
        (with("tone", json!("nice")), "unknown field `tone`, expected one of `text`, `format`"),
        (with("file-name", json!("a.md")), "`settings`; did you mean `file_name`?"),
        (
            with("text", json!(" \n")),
            "`text`, read as markdown: There is no text in it. Write the posting first.",
        ),
        (with("format", json!("json")), "`text`, read as json: "),
        (with("format", json!("docx")), "unknown variant `docx`, expected one of `markdown`, `text`"),
        (with("file_name", json!("a.docx")), "a Word document cannot be sent as text"),
        (
            with("role", json!("nurse")),
            "`role`: there is no role profile `nurse`; did you mean `registered-nurse`?",
        ),
        (
            with("jurisdictions", json!(["Colorado"])),
            "`jurisdictions`: no place `Colorado` is known; did you mean `us-co`?",
        ),
        (with("remote_open_to", json!(["us-zz"])), "`remote_open_to`: no place `us-zz` is known"),
        (
            with("only", json!(["mising-pay"])),
            "`only`: there is no rule `mising-pay`; did you mean `missing-pay`?",
        ),
        (
            with("today", json!("22.11.2026")),
            "`today`: `22.11.2026` is no day that exists; write it like 2026-11-22",
        ),
        (with("settings", json!("[rules]\nmissing-pay = 3")), "`settings`: jdlint.toml:2:"),
        (with("settings", json!("extends = 'a.toml'")), "no file is read here"),
    ];
    for (arguments, expected) in rows {
        for tool in ["check", "outline", "rewrite_templates"] {
            let told = refusal(&client, tool, arguments.clone()).await;
            assert!(told.contains(expected), "{tool}: {told}");
        }
    }
}

#[tokio::test]
async fn a_text_beyond_the_limit_is_refused_and_the_next_is_read() {
    let client = assistant().await;
    let long = "a".repeat(jdlint_mcp::MAX_TEXT_BYTES + 1);
    let told = refusal(&client, "check", json!({ "text": long })).await;
    assert_eq!(told, "`text` is 1048577 bytes long; at most 1 MiB are taken. Send one posting at a time.");
    let told = refusal(&client, "check", json!({ "text": POSTING, "settings": long })).await;
    assert!(told.starts_with("`settings` is 1048577 bytes long"), "{told}");
    answer(&client, "check", json!({ "text": POSTING })).await;
}

#[tokio::test]
async fn a_tool_that_does_not_exist_is_an_error_of_the_protocol() {
    let client = assistant().await;
    let error = client.call_tool(CallToolRequestParams::new("mend")).await.unwrap_err().to_string();
    assert!(error.contains("there is no tool `mend`; there are check, outline"), "{error}");
}
