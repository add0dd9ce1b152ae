//! The protocol's door. In: each message of the client. Out: the same message on the worker's channel, before anything
//! is waited for.
//!
//! tower-lsp starts handlers in the order of the messages, but the first `await` lets the next one run. So a handler
//! hands over first and waits afterwards, and only for the worker; it never waits for an answer of the client, which
//! could not be read while handlers fill the queue.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use tokio::sync::{mpsc, oneshot};
use tower_lsp::jsonrpc::Result;
use tower_lsp::ls_types::{
    CodeActionKind, CodeActionOptions, CodeActionParams, CodeActionProviderCapability, CodeActionResponse,
    DidChangeConfigurationParams, DidChangeTextDocumentParams, DidChangeWatchedFilesParams,
    DidCloseTextDocumentParams, DidOpenTextDocumentParams, DidSaveTextDocumentParams, Hover, HoverParams,
    HoverProviderCapability, InitializeParams, InitializeResult, InitializedParams, SaveOptions,
    ServerCapabilities, ServerInfo, TextDocumentSyncCapability, TextDocumentSyncKind,
    TextDocumentSyncOptions, TextDocumentSyncSaveOptions,
};
use tower_lsp::{Client, LanguageServer};

use crate::Engine;
use crate::abilities::Abilities;
use crate::actions;
use crate::worker::{Answer, Message, Question, Worker};

/// The handlers of one session.
pub(crate) struct Handlers {
    worker: mpsc::UnboundedSender<Message>,
    asked_to_end: Arc<AtomicBool>,
}

impl Handlers {
    /// Starts the worker of a session. It ends when the handlers are gone.
    pub(crate) fn start(client: Client, engine: Engine) -> Self {
        let (worker, inbox) = mpsc::unbounded_channel();
        tokio::spawn(Worker::new(client, engine).run(inbox));
        Self { worker, asked_to_end: Arc::default() }
    }

    /// Becomes true when the client asks for `shutdown`.
    pub(crate) fn asked_to_end(&self) -> Arc<AtomicBool> {
        Arc::clone(&self.asked_to_end)
    }

    fn tell(&self, message: Message) {
        // A worker that is gone ends with the session; there is no one left to tell.
        let _ = self.worker.send(message);
    }

    async fn ask<T>(&self, question: impl FnOnce(Answer<T>) -> Message) -> Result<Option<T>> {
        let (answer, answered) = oneshot::channel();
        self.tell(question(answer));
        answered.await.unwrap_or(Ok(None))
    }
}

impl LanguageServer for Handlers {
    async fn initialize(&self, params: InitializeParams) -> Result<InitializeResult> {
        let client = Abilities::of(&params.capabilities);
        self.tell(Message::Start(client, params.initialization_options.unwrap_or_default()));
        let sync = TextDocumentSyncOptions {
            open_close: Some(true),
            change: Some(TextDocumentSyncKind::INCREMENTAL),
            save: Some(TextDocumentSyncSaveOptions::SaveOptions(SaveOptions { include_text: Some(false) })),
            ..TextDocumentSyncOptions::default()
        };
        let quick_fixes = CodeActionOptions {
            code_action_kinds: Some(vec![CodeActionKind::QUICKFIX]),
            ..CodeActionOptions::default()
        };
        Ok(InitializeResult {
            capabilities: ServerCapabilities {
                position_encoding: Some(client.encoding.kind()),
                text_document_sync: Some(TextDocumentSyncCapability::Options(sync)),
                code_action_provider: client
                    .actions
                    .then_some(CodeActionProviderCapability::Options(quick_fixes)),
                hover_provider: Some(HoverProviderCapability::Simple(true)),
                ..ServerCapabilities::default()
            },
            server_info: Some(ServerInfo {
                name: "jdlint".to_owned(),
                version: Some(jdlint_core::VERSION.to_owned()),
            }),
            ..InitializeResult::default()
        })
    }

    async fn initialized(&self, _: InitializedParams) {
        self.tell(Message::Ready);
    }

    async fn shutdown(&self) -> Result<()> {
        self.asked_to_end.store(true, Ordering::Relaxed);
        Ok(())
    }

    async fn did_change_configuration(&self, params: DidChangeConfigurationParams) {
        self.tell(Message::Configure(params.settings));
    }

    async fn did_change_watched_files(&self, _: DidChangeWatchedFilesParams) {
        self.tell(Message::FilesChanged);
    }

    async fn did_open(&self, params: DidOpenTextDocumentParams) {
        self.tell(Message::Open(params.text_document));
    }

    async fn did_change(&self, params: DidChangeTextDocumentParams) {
        let DidChangeTextDocumentParams { text_document, content_changes } = params;
        self.tell(Message::Change(text_document.uri, text_document.version, content_changes));
    }

    async fn did_save(&self, params: DidSaveTextDocumentParams) {
        self.tell(Message::Save(params.text_document.uri));
    }

    async fn did_close(&self, params: DidCloseTextDocumentParams) {
        self.tell(Message::Close(params.text_document.uri));
    }

    async fn code_action(&self, params: CodeActionParams) -> Result<Option<CodeActionResponse>> {
        if !actions::wanted(params.context.only.as_deref()) {
            return Ok(None);
        }
        let uri = params.text_document.uri;
        self.ask(|answer| Message::Ask(uri, Question::Actions(params.range, answer))).await
    }

    async fn hover(&self, params: HoverParams) -> Result<Option<Hover>> {
        let place = params.text_document_position_params;
        let uri = place.text_document.uri;
        self.ask(|answer| Message::Ask(uri, Question::Hover(place.position, answer))).await
    }
}
