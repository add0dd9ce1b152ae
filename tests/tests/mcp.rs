//! `jdlint mcp` as an assistant starts it, called by the protocol's own client. In: the suite. Out: the very bytes that
//! `jdlint check` and `jdlint outline` print of each posting.

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

use jdlint_tests::annotations::Annotated;
use jdlint_tests::{binary, suite};
use rmcp::ServiceExt;
use rmcp::model::{CallToolRequestParams, ClientConfig};
use rmcp::transport::TokioChildProcess;
use serde_json::{Value, json};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::time::timeout;

/// Longer, and the server hangs.
const PATIENCE: Duration = Duration::from_mins(1);

fn server() -> tokio::process::Command {
    let mut server = tokio::process::Command::new(binary::jdlint());
    server.arg("mcp").stdin(Stdio::piped()).stdout(Stdio::piped()).kill_on_drop(true);
    server
}

fn printed(command: &str, name: &str, folder: &Path) -> String {
    let output = Command::new(binary::jdlint())
        .args([command, "--format", "json", "--today", suite::TODAY, name])
        .current_dir(folder)
        .output()
        .unwrap();
    String::from_utf8(output.stdout).unwrap()
}

#[tokio::test]
async fn an_assistant_reads_what_the_command_line_prints() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("jdlint.toml"), suite::SETTINGS).unwrap();
    let assistant = ClientConfig::default().serve(TokioChildProcess::new(server()).unwrap()).await.unwrap();
    for file in suite::files() {
        let text = Annotated::parse(&file.source).unwrap().text;
        fs::write(folder.path().join(&file.name), &text).unwrap();
        for tool in ["check", "outline"] {
            let arguments = json!({
                "text": text, "file_name": file.name, "settings": suite::SETTINGS, "today": suite::TODAY,
            });
            let Value::Object(arguments) = arguments else { unreachable!("it was made an object") };
            let call = CallToolRequestParams::new(tool).with_arguments(arguments);
            let result = assistant.call_tool(call).await.unwrap();
            let said = format!("{}\n", result.content[0].as_text().unwrap().text);
            assert_eq!(said, printed(tool, &file.name, folder.path()), "{tool} {}", file.name);
        }
    }
    assistant.cancel().await.unwrap();
}

/// The server in the hands of a client that only writes: what it answers until the pipe is closed, and how it ends.
async fn session(messages: &[Value]) -> (String, Option<i32>) {
    let mut server = server().spawn().unwrap();
    let mut input = server.stdin.take().unwrap();
    for message in messages {
        input.write_all(format!("{message}\n").as_bytes()).await.unwrap();
    }
    drop(input);
    let mut output = String::new();
    timeout(PATIENCE, server.stdout.take().unwrap().read_to_string(&mut output)).await.unwrap().unwrap();
    (output, timeout(PATIENCE, server.wait()).await.unwrap().unwrap().code())
}

#[tokio::test]
async fn it_ends_when_the_assistant_leaves() {
    let hello = json!({ "jsonrpc": "2.0", "id": 1, "method": "initialize", "params": {
        "protocolVersion": "2025-06-18", "capabilities": {}, "clientInfo": { "name": "test", "version": "0" } } });
    let ready = json!({ "jsonrpc": "2.0", "method": "notifications/initialized" });
    let (output, status) = session(&[hello, ready]).await;
    let answer: Value = serde_json::from_str(&output).unwrap();
    assert_eq!(answer["result"]["protocolVersion"], json!("2025-06-18"), "the one that was asked for");
    assert_eq!(answer["result"]["serverInfo"]["name"], json!("jdlint"));
    assert_eq!(status, Some(0));
}

#[tokio::test]
async fn a_client_that_speaks_no_protocol_is_left() {
    let (output, status) = session(&[]).await;
    assert_eq!((output.as_str(), status), ("", Some(2)));
}
