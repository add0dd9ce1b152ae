//! The outermost door. In: every message as it came. Out: the same in words that the typed protocol behind it knows, and
//! a line in the client's log for what cannot be understood.
//!
//! tower-lsp speaks version 3.17 of the protocol. Edits with places to fill in came with 3.18, so what the client says
//! of them is moved to where the types of 3.17 have room, and code actions are answered by a method of our own, which
//! writes JSON itself.

use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll};

use serde_json::{Map, Value, json};
use tokio::sync::mpsc::UnboundedSender;
use tower_lsp::jsonrpc::{ErrorCode, Id, Request, Response};
use tower_lsp::ls_types::Uri;
use tower_service::Service;

use crate::worker::Message;

/// The client takes edits with places to fill in, as 3.18 has them; under `experimental`.
pub(crate) const SNIPPET_EDITS: &str = "jdlint/snippetEdits";
/// Code actions in JSON of version 3.18.
pub(crate) const CODE_ACTION: &str = "jdlint/codeAction";

/// Notifications that mean something here, or that anybody may send.
const KNOWN_NOTIFICATIONS: [&str; 11] = [
    "initialized",
    "exit",
    "textDocument/didOpen",
    "textDocument/didChange",
    "textDocument/didSave",
    "textDocument/willSave",
    "textDocument/didClose",
    "workspace/didChangeConfiguration",
    "workspace/didChangeWatchedFiles",
    "workspace/didChangeWorkspaceFolders",
    "window/workDoneProgress/cancel",
];

/// The service with that door before it.
pub(crate) struct Door<S> {
    behind: S,
    worker: UnboundedSender<Message>,
}

impl<S> Door<S> {
    pub(crate) const fn new(behind: S, worker: UnboundedSender<Message>) -> Self {
        Self { behind, worker }
    }

    fn complain(&self, words: String) {
        // Without a worker there is no one left to tell.
        let _ = self.worker.send(Message::Note(words));
    }
}

impl<S> Service<Request> for Door<S>
where
    S: Service<Request, Response = Option<Response>>,
    S::Future: Send + 'static,
{
    type Response = Option<Response>;
    type Error = S::Error;
    type Future = Pin<Box<dyn Future<Output = Result<Option<Response>, S::Error>> + Send>>;

    fn poll_ready(&mut self, context: &mut Context<'_>) -> Poll<Result<(), S::Error>> {
        self.behind.poll_ready(context)
    }

    fn call(&mut self, request: Request) -> Self::Future {
        if let Some(complaint) = complaint(&request) {
            self.complain(complaint);
        }
        let method = request.method().to_owned();
        let worker = self.worker.clone();
        // The call itself, and with it the handler's first step, must not wait: order hangs on it.
        let answer = self.behind.call(in_known_words(request));
        Box::pin(async move {
            let response = answer.await?;
            let unknown = |response: &Response| {
                response.error().is_some_and(|error| error.code == ErrorCode::MethodNotFound)
            };
            if response.as_ref().is_some_and(unknown) {
                let _ = worker.send(Message::Note(format!("There is no method {method:?}; it was refused.")));
            }
            Ok(response)
        })
    }
}

/// What is wrong with a notification; to a request, the answer says it.
fn complaint(request: &Request) -> Option<String> {
    let method = request.method();
    if request.id().is_some() || method.starts_with("$/") {
        return None;
    }
    if !KNOWN_NOTIFICATIONS.contains(&method) {
        return Some(format!("There is no notification {method:?}; it was ignored."));
    }
    if !method.starts_with("textDocument/") {
        return None;
    }
    let uri = request.params().map_or(&Value::Null, |params| &params["textDocument"]["uri"]);
    let is_uri = uri.as_str().is_some_and(|uri| uri.parse::<Uri>().is_ok());
    (!is_uri).then(|| format!("{method} was ignored: `textDocument.uri` is no URI but {uri}."))
}

fn in_known_words(request: Request) -> Request {
    let (method, id, mut params) = request.into_parts();
    let method = match &*method {
        "initialize" => {
            params.iter_mut().for_each(move_snippet_edits);
            method
        }
        "textDocument/codeAction" => CODE_ACTION.into(),
        _ => method,
    };
    rebuilt(method, id, params)
}

fn rebuilt(method: std::borrow::Cow<'static, str>, id: Option<Id>, params: Option<Value>) -> Request {
    let mut request = Request::build(method);
    if let Some(id) = id {
        request = request.id(id);
    }
    if let Some(params) = params {
        request = request.params(params);
    }
    request.finish()
}

fn move_snippet_edits(params: &mut Value) {
    let path = "/capabilities/workspace/workspaceEdit/snippetEditSupport";
    if params.pointer(path) != Some(&Value::Bool(true)) {
        return;
    }
    let Some(capabilities) = params.pointer_mut("/capabilities").and_then(Value::as_object_mut) else {
        return;
    };
    let experimental = capabilities.entry("experimental").or_insert_with(|| json!({}));
    if !experimental.is_object() {
        *experimental = Value::Object(Map::new());
    }
    experimental[SNIPPET_EDITS] = Value::Bool(true);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_types_do_not_know_is_moved_to_where_they_have_room() {
        let params = json!({ "capabilities": {
            "workspace": { "workspaceEdit": { "snippetEditSupport": true } },
            "experimental": { "other": 1 }
        } });
        let request = in_known_words(Request::build("initialize").id(1).params(params).finish());
        let experimental = &request.params().unwrap()["capabilities"]["experimental"];
        assert_eq!(*experimental, json!({ "other": 1, "jdlint/snippetEdits": true }));
        let action = in_known_words(Request::build("textDocument/codeAction").id(7).finish());
        assert_eq!((action.method(), action.id()), (CODE_ACTION, Some(&Id::Number(7))));
    }

    #[test]
    fn notifications_that_cannot_be_understood_are_named() {
        let told =
            |method: &'static str, params: Value| complaint(&Request::build(method).params(params).finish());
        assert!(told("textDocument/didChange", json!({ "textDocument": { "uri": "a b" } })).is_some());
        assert!(told("textDocument/didOpen", json!({ "textDocument": "no" })).is_some());
        assert!(told("jdlint/nonsense", json!({})).is_some());
        assert_eq!(told("textDocument/didOpen", json!({ "textDocument": { "uri": "untitled:1" } })), None);
        assert_eq!(told("$/setTrace", json!({})), None);
    }
}
