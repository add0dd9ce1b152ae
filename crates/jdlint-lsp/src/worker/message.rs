//! What the handlers pass on. In: messages of the client. Out: [`Message`] and [`Question`].

use std::path::PathBuf;

use serde_json::Value;
use tokio::sync::oneshot;
use tower_lsp::jsonrpc::{Error, Result};
use tower_lsp::ls_types::{
    TextDocumentContentChangeEvent, TextDocumentItem, Uri, WorkspaceDiagnosticParams,
    WorkspaceDiagnosticReportResult, WorkspaceFoldersChangeEvent,
};

use crate::abilities::Abilities;
use crate::reading::caught;
use crate::roots::Roots;
use crate::view::View;

/// Where an answer goes.
pub(crate) type Answer<T> = oneshot::Sender<Result<Option<T>>>;

/// What the handlers pass on.
pub(crate) enum Message {
    /// The client's abilities, its folders and its `initializationOptions`.
    Start(Abilities, Roots, Value),
    /// The client takes messages from now on.
    Ready,
    /// New settings, or only that there are some.
    Configure(Value),
    /// What the client answered when it was asked for its settings: its own, then those of folders.
    Configured(Value, Vec<(PathBuf, Value)>),
    /// The client works in other folders.
    Folders(WorkspaceFoldersChangeEvent),
    /// Files have changed.
    Files(Vec<Uri>),
    /// A document was opened.
    Open(TextDocumentItem),
    /// A document was edited and has this version now.
    Change(Uri, i32, Vec<TextDocumentContentChangeEvent>),
    /// A document was saved.
    Save(Uri),
    /// A document was closed.
    Close(Uri),
    /// Lint a document as a posting, whatever its name.
    LintAsPosting(Uri),
    /// A question about a document.
    Ask(Uri, Question),
    /// A question about all postings.
    AskAll(WorkspaceDiagnosticParams, Answer<WorkspaceDiagnosticReportResult>),
    /// A line for the client's log.
    Note(String),
}

/// Does a question still mean the same when the text changes?
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum About {
    /// It names a place, which may be elsewhere now. Clients ask again by themselves.
    Place,
    /// It is about the whole text: the newest one will do.
    Text,
}

/// Finds the answer in a view and sends it; without a view there is none.
type Reply = dyn FnOnce(Option<&View<'_>>) + Send;

/// What is asked about a document, and how it is answered.
pub(crate) struct Question {
    about: About,
    reply: Box<Reply>,
}

impl Question {
    /// A question and where its answer comes out. `find` answers it from the newest text.
    pub(crate) fn new<T: Send + 'static>(
        about: About,
        find: impl FnOnce(&View<'_>) -> Option<T> + Send + 'static,
    ) -> (Self, oneshot::Receiver<Result<Option<T>>>) {
        let (answer, answered) = oneshot::channel();
        let reply = move |view: Option<&View<'_>>| {
            if answer.is_closed() {
                return; // the client took it back
            }
            let found = match view {
                Some(view) => caught(|| find(view)).map_err(|words| broke(&words)),
                None => Err(Error::content_modified()),
            };
            // A client that no longer waits is no fault.
            let _ = answer.send(found);
        };
        (Self { about, reply: Box::new(reply) }, answered)
    }

    /// Answers it.
    pub(super) fn answer(self, view: &View<'_>) {
        (self.reply)(Some(view));
    }

    /// The text changed under it: gives it back where that does not matter.
    pub(super) fn outdated(self) -> Option<Self> {
        if self.about == About::Text {
            return Some(self);
        }
        self.refuse();
        None
    }

    /// There will be no answer.
    pub(super) fn refuse(self) {
        (self.reply)(None);
    }
}

fn broke(words: &str) -> Error {
    Error { message: format!("jdlint broke on this question: {words}").into(), ..Error::internal_error() }
}
