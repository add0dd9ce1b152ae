//! A scripted editor. In: any pair of pipes to a language server. Out: its answers, and the diagnostics in the order in
//! which they came. Speaks plain JSON-RPC and knows nothing of the server's code, so it can sit in front of a process.

use std::collections::VecDeque;
use std::time::Duration;

use serde_json::{Value, json};
use tokio::io::{AsyncBufReadExt, AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt, BufReader};
use tokio::time::timeout;

/// Longer than anything here takes, on a machine under load.
const PATIENCE: Duration = Duration::from_secs(30);

/// One editor.
pub(crate) struct Client<R, W> {
    reader: BufReader<R>,
    writer: W,
    last_id: i64,
    /// Notifications that nobody has asked for yet, oldest first.
    pub(crate) pending: VecDeque<Value>,
}

impl<R: AsyncRead + Unpin, W: AsyncWrite + Unpin> Client<R, W> {
    pub(crate) fn new(reader: R, writer: W) -> Self {
        Self { reader: BufReader::new(reader), writer, last_id: 0, pending: VecDeque::new() }
    }

    /// Shakes hands and returns the server's capabilities.
    pub(crate) async fn initialize(&mut self, encodings: &[&str], options: Value) -> Value {
        let params = json!({
            "processId": null,
            "rootUri": null,
            "initializationOptions": options,
            "capabilities": {
                "general": { "positionEncodings": encodings },
                "workspace": { "workspaceEdit": { "documentChanges": true } },
                "textDocument": {
                    "publishDiagnostics": {
                        "relatedInformation": true, "versionSupport": true, "codeDescriptionSupport": true
                    },
                    "codeAction": {
                        "codeActionLiteralSupport": { "codeActionKind": { "valueSet": ["quickfix"] } },
                        "isPreferredSupport": true
                    },
                    "hover": { "contentFormat": ["markdown", "plaintext"] }
                }
            }
        });
        let capabilities = self.request("initialize", params).await["capabilities"].clone();
        self.notify("initialized", json!({})).await;
        capabilities
    }

    /// Shakes hands with capabilities and folders of one's own, and returns the server's capabilities.
    pub(crate) async fn initialize_as(
        &mut self,
        capabilities: Value,
        folders: Value,
        options: Value,
    ) -> Value {
        let params = json!({
            "processId": null,
            "rootUri": null,
            "workspaceFolders": folders,
            "initializationOptions": options,
            "capabilities": capabilities,
        });
        let capabilities = self.request("initialize", params).await["capabilities"].clone();
        self.notify("initialized", json!({})).await;
        capabilities
    }

    /// Answers a request of the server.
    pub(crate) async fn respond(&mut self, request: &Value, result: Value) {
        self.write(&json!({ "jsonrpc": "2.0", "id": request["id"], "result": result })).await;
    }

    /// Bytes as they are, whether they make sense or not.
    pub(crate) async fn write_raw(&mut self, bytes: &[u8]) {
        self.writer.write_all(bytes).await.unwrap();
        self.writer.flush().await.unwrap();
    }

    pub(crate) async fn open(&mut self, uri: &str, language: &str, version: i32, text: &str) {
        let item = json!({ "uri": uri, "languageId": language, "version": version, "text": text });
        self.notify("textDocument/didOpen", json!({ "textDocument": item })).await;
    }

    /// Each change is as the protocol has it: `{range?, text}`.
    pub(crate) async fn change(&mut self, uri: &str, version: i32, changes: Value) {
        let document = json!({ "uri": uri, "version": version });
        self.notify("textDocument/didChange", json!({ "textDocument": document, "contentChanges": changes }))
            .await;
    }

    pub(crate) async fn close(&mut self, uri: &str) {
        self.notify("textDocument/didClose", json!({ "textDocument": { "uri": uri } })).await;
    }

    pub(crate) async fn code_actions(&mut self, uri: &str, range: &Value) -> Value {
        let params =
            json!({ "textDocument": { "uri": uri }, "range": range, "context": { "diagnostics": [] } });
        self.request("textDocument/codeAction", params).await
    }

    pub(crate) async fn hover(&mut self, uri: &str, position: &Value) -> Value {
        let params = json!({ "textDocument": { "uri": uri }, "position": position });
        self.request("textDocument/hover", params).await
    }

    /// The next diagnostics of a document.
    pub(crate) async fn diagnostics(&mut self, uri: &str) -> Value {
        self.notification(|message| {
            message["method"] == "textDocument/publishDiagnostics" && message["params"]["uri"] == uri
        })
        .await["params"]
            .clone()
    }

    /// The next diagnostics of a version of a document; those before it are passed over, none may be after it.
    pub(crate) async fn diagnostics_of_version(&mut self, uri: &str, version: i32) -> Value {
        loop {
            let published = self.diagnostics(uri).await;
            if published["version"] == version {
                return published;
            }
            assert!(published["version"].as_i64() < Some(version.into()), "too new: {published}");
        }
    }

    /// The next notification that fits.
    pub(crate) async fn notification(&mut self, fits: impl Fn(&Value) -> bool) -> Value {
        loop {
            if let Some(at) = self.pending.iter().position(&fits) {
                return self.pending.remove(at).unwrap();
            }
            let message = self.read().await.expect("the server ended");
            self.pending.push_back(message);
        }
    }

    /// Sends a request and returns its result.
    pub(crate) async fn request(&mut self, method: &str, params: Value) -> Value {
        self.try_request(method, params).await.unwrap_or_else(|error| panic!("{method}: {error}"))
    }

    /// Sends a request and returns its result or its error.
    pub(crate) async fn try_request(&mut self, method: &str, params: Value) -> Result<Value, Value> {
        let id = self.send_request(method, params).await;
        self.answer(id).await
    }

    /// Sends a request without waiting for the answer.
    pub(crate) async fn send_request(&mut self, method: &str, params: Value) -> i64 {
        self.last_id += 1;
        let mut message = json!({ "jsonrpc": "2.0", "id": self.last_id, "method": method });
        if !params.is_null() {
            message["params"] = params;
        }
        self.write(&message).await;
        self.last_id
    }

    /// The answer to a request that was sent.
    pub(crate) async fn answer(&mut self, id: i64) -> Result<Value, Value> {
        loop {
            let message = self.read().await.expect("the server ended");
            if message["id"] == id && message.get("method").is_none() {
                return message
                    .get("error")
                    .map_or_else(|| Ok(message["result"].clone()), |error| Err(error.clone()));
            }
            self.pending.push_back(message);
        }
    }

    pub(crate) async fn notify(&mut self, method: &str, params: Value) {
        let mut message = json!({ "jsonrpc": "2.0", "method": method });
        if !params.is_null() {
            message["params"] = params;
        }
        self.write(&message).await;
    }

    /// Says goodbye as the protocol asks, and reads what still comes until the server is gone.
    pub(crate) async fn leave(mut self) -> VecDeque<Value> {
        self.request("shutdown", Value::Null).await;
        self.notify("exit", Value::Null).await;
        while let Some(message) = self.read().await {
            self.pending.push_back(message);
        }
        self.pending
    }

    async fn write(&mut self, message: &Value) {
        let body = message.to_string();
        let head = format!("Content-Length: {}\r\n\r\n", body.len());
        self.writer.write_all(head.as_bytes()).await.unwrap();
        self.writer.write_all(body.as_bytes()).await.unwrap();
        self.writer.flush().await.unwrap();
    }

    /// The next message, or nothing when the server has closed its end.
    pub(crate) async fn read(&mut self) -> Option<Value> {
        timeout(PATIENCE, self.read_now()).await.expect("the server is silent")
    }

    async fn read_now(&mut self) -> Option<Value> {
        let mut length = 0;
        loop {
            let mut line = String::new();
            if self.reader.read_line(&mut line).await.unwrap() == 0 {
                return None;
            }
            match line.trim_end().split_once(": ") {
                Some((name, value)) if name.eq_ignore_ascii_case("content-length") => {
                    length = value.parse().unwrap();
                }
                Some(_) => {}
                None => break,
            }
        }
        let mut body = vec![0; length];
        self.reader.read_exact(&mut body).await.unwrap();
        Some(serde_json::from_slice(&body).unwrap())
    }
}

/// The diagnostics of one rule.
pub(crate) fn of_rule<'a>(published: &'a Value, rule: &str) -> Vec<&'a Value> {
    let all = published["diagnostics"].as_array().unwrap();
    all.iter().filter(|diagnostic| diagnostic["code"] == rule).collect()
}

/// The byte offset of a place, by walking to it: the client's own model, which shares no code with the server's.
pub(crate) fn offset(text: &str, place: &Value, encoding: &str) -> usize {
    let (line, character) = (place["line"].as_u64().unwrap(), place["character"].as_u64().unwrap());
    let (mut at, mut rest) = (0, text);
    for _ in 0..line {
        let end = rest.find(['\n', '\r']).expect("a line that is not there");
        let ending = 1 + usize::from(rest[end..].starts_with("\r\n"));
        (at, rest) = (at + end + ending, &rest[end + ending..]);
    }
    let mut units = 0;
    for c in rest.chars() {
        if units >= character {
            break;
        }
        units += (if encoding == "utf-8" { c.len_utf8() } else { c.len_utf16() }) as u64;
        at += c.len_utf8();
    }
    assert_eq!(units, character, "a place within a character or past the end of its line");
    at
}

/// The words in a range.
pub(crate) fn words<'a>(text: &'a str, range: &Value, encoding: &str) -> &'a str {
    &text[offset(text, &range["start"], encoding)..offset(text, &range["end"], encoding)]
}

/// A range as the client counts.
pub(crate) fn range(text: &str, start: usize, end: usize, encoding: &str) -> Value {
    json!({ "start": place(text, start, encoding), "end": place(text, end, encoding) })
}

/// A place as the client counts.
pub(crate) fn place(text: &str, offset: usize, encoding: &str) -> Value {
    let before = text[..offset].replace("\r\n", "\n").replace('\r', "\n");
    let line = before.rsplit('\n').next().unwrap();
    let character = if encoding == "utf-8" { line.len() } else { line.encode_utf16().count() };
    json!({ "line": before.matches('\n').count(), "character": character })
}

/// The text after edits of the kind that a quick fix makes: all ranges are of the text before.
pub(crate) fn applied(text: &str, edits: &Value, encoding: &str) -> String {
    let mut edits: Vec<_> = edits.as_array().unwrap().iter().collect();
    edits.sort_by_key(|edit| std::cmp::Reverse(offset(text, &edit["range"]["start"], encoding)));
    let mut text = text.to_owned();
    for edit in edits {
        let (start, end) = (&edit["range"]["start"], &edit["range"]["end"]);
        let bytes = offset(&text, start, encoding)..offset(&text, end, encoding);
        text.replace_range(bytes, edit["newText"].as_str().unwrap());
    }
    text
}
