//! The protocol's handlers. In: each message of the client. Out: the same message on the worker's channel, before anything
//! is waited for.
//!
//! tower-lsp starts handlers in the order of the messages, but the first `await` lets the next one run. So a handler
//! hands over first and waits afterwards, and only for the worker; it never waits for an answer of the client, which
//! could not be read while handlers fill the queue.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use serde_json::Value;
use tokio::sync::{mpsc, oneshot};
use tower_lsp::jsonrpc::{Error, Result};
use tower_lsp::ls_types::{
    CodeActionParams, CompletionParams, CompletionResponse, DidChangeConfigurationParams,
    DidChangeTextDocumentParams, DidChangeWatchedFilesParams, DidChangeWorkspaceFoldersParams,
    DidCloseTextDocumentParams, DidOpenTextDocumentParams, DidSaveTextDocumentParams,
    DocumentDiagnosticParams, DocumentDiagnosticReport, DocumentDiagnosticReportResult, DocumentSymbolParams,
    DocumentSymbolResponse, ExecuteCommandParams, FoldingRange, FoldingRangeParams, Hover, HoverParams,
    InitializeParams, InitializeResult, InitializedParams, InlayHint, InlayHintParams,
    RelatedFullDocumentDiagnosticReport, TextDocumentIdentifier, Uri, WorkspaceDiagnosticParams,
    WorkspaceDiagnosticReport, WorkspaceDiagnosticReportResult,
};
use tower_lsp::{Client, LanguageServer};

use crate::Engine;
use crate::abilities::Abilities;
use crate::actions::{self, Wanted};
use crate::roots::Roots;
use crate::view::View;
use crate::worker::{About, Message, Question, Worker};
use crate::{completion, diagnostics, hover, offer, outline, score};

/// The handlers of one session.
pub(crate) struct Handlers {
    worker: mpsc::UnboundedSender<Message>,
    asked_to_end: Arc<AtomicBool>,
}

/// The parameters of `jdlint/score`.
#[derive(serde::Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct ScoreParams {
    text_document: TextDocumentIdentifier,
}

impl Handlers {
    /// Starts the worker of a session. It ends when the handlers are gone.
    pub(crate) fn start(client: Client, engine: Engine) -> Self {
        let (worker, inbox) = mpsc::unbounded_channel();
        tokio::spawn(Worker::new(client, worker.downgrade(), engine).run(inbox));
        Self { worker, asked_to_end: Arc::default() }
    }

    /// Becomes true when the client asks for `shutdown`.
    pub(crate) fn asked_to_end(&self) -> Arc<AtomicBool> {
        Arc::clone(&self.asked_to_end)
    }

    /// A way to the worker.
    pub(crate) fn worker(&self) -> mpsc::UnboundedSender<Message> {
        self.worker.clone()
    }

    fn tell(&self, message: Message) {
        // A worker that is gone ends with the session; there is no one left to tell.
        let _ = self.worker.send(message);
    }

    /// Asks about a document that is open; of others nothing is known.
    async fn ask<T: Send + 'static>(
        &self,
        uri: Uri,
        about: About,
        find: impl FnOnce(&View<'_>) -> Option<T> + Send + 'static,
    ) -> Result<Option<T>> {
        let (question, answered) = Question::new(about, find);
        self.tell(Message::Ask(uri, question));
        answered.await.unwrap_or(Ok(None))
    }

    /// Code actions, in JSON of a newer protocol than tower-lsp has types for.
    pub(crate) async fn actions(&self, params: CodeActionParams) -> Result<Option<Vec<Value>>> {
        let wanted = Wanted::new(params.range, params.context);
        self.ask(params.text_document.uri, About::Place, move |view| Some(actions::of(view, &wanted))).await
    }

    /// The score of a document, for clients that show it in a place of their own.
    pub(crate) async fn score(&self, params: ScoreParams) -> Result<Option<Value>> {
        self.ask(params.text_document.uri, About::Text, |view| Some(score::data(view))).await
    }
}

impl LanguageServer for Handlers {
    async fn initialize(&self, params: InitializeParams) -> Result<InitializeResult> {
        let client = Abilities::of(&params.capabilities);
        let roots = Roots::of(&params);
        self.tell(Message::Start(client, roots, params.initialization_options.unwrap_or_default()));
        Ok(offer::to(client))
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

    async fn did_change_workspace_folders(&self, params: DidChangeWorkspaceFoldersParams) {
        self.tell(Message::Folders(params.event));
    }

    async fn did_change_watched_files(&self, params: DidChangeWatchedFilesParams) {
        self.tell(Message::Files(params.changes.into_iter().map(|change| change.uri).collect()));
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

    async fn hover(&self, params: HoverParams) -> Result<Option<Hover>> {
        let place = params.text_document_position_params;
        self.ask(place.text_document.uri, About::Place, move |view| hover::at(view, place.position)).await
    }

    async fn completion(&self, params: CompletionParams) -> Result<Option<CompletionResponse>> {
        let place = params.text_document_position;
        self.ask(place.text_document.uri, About::Place, move |view| completion::at(view, place.position))
            .await
    }

    async fn document_symbol(&self, params: DocumentSymbolParams) -> Result<Option<DocumentSymbolResponse>> {
        self.ask(params.text_document.uri, About::Text, outline::symbols).await
    }

    async fn folding_range(&self, params: FoldingRangeParams) -> Result<Option<Vec<FoldingRange>>> {
        self.ask(params.text_document.uri, About::Text, |view| Some(outline::folds(view))).await
    }

    async fn inlay_hint(&self, params: InlayHintParams) -> Result<Option<Vec<InlayHint>>> {
        let find = move |view: &View<'_>| Some(score::hints(view, params.range));
        self.ask(params.text_document.uri, About::Place, find).await
    }

    async fn diagnostic(&self, params: DocumentDiagnosticParams) -> Result<DocumentDiagnosticReportResult> {
        let previous = params.previous_result_id;
        let find = move |view: &View<'_>| Some(diagnostics::report(view.reading, previous.as_deref()));
        let report = self.ask(params.text_document.uri, About::Text, find).await?;
        let nothing = || DocumentDiagnosticReport::from(RelatedFullDocumentDiagnosticReport::default());
        Ok(report.unwrap_or_else(nothing).into())
    }

    async fn workspace_diagnostic(
        &self,
        params: WorkspaceDiagnosticParams,
    ) -> Result<WorkspaceDiagnosticReportResult> {
        let (answer, answered) = oneshot::channel();
        self.tell(Message::AskAll(params, answer));
        let report = answered.await.unwrap_or(Ok(None))?;
        Ok(report.unwrap_or_else(|| WorkspaceDiagnosticReport::default().into()))
    }

    async fn execute_command(&self, params: ExecuteCommandParams) -> Result<Option<Value>> {
        if params.command != offer::LINT_AS_POSTING {
            return Err(Error::invalid_params(format!("There is no command `{}`.", params.command)));
        }
        let uri = params.arguments.first().and_then(Value::as_str).and_then(|uri| uri.parse().ok());
        let wanted = || {
            Error::invalid_params(format!(
                "`{}` needs one argument: the document's URI.",
                offer::LINT_AS_POSTING
            ))
        };
        self.tell(Message::LintAsPosting(uri.ok_or_else(wanted)?));
        Ok(None)
    }
}
