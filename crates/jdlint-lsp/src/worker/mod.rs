//! The one owner of the documents. In: the client's messages in their order. Out: diagnostics of the newest version of
//! each document, and answers to questions about it.
//!
//! A document that was edited is linted when it has been quiet for [`QUIET`], on a thread of its own. A report of a
//! text that has changed meanwhile is thrown away. A question waits for the report of the newest text, and hurries it.

use std::any::Any;
use std::collections::BTreeMap;
use std::future::pending;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::time::Duration;

use jdlint_core::MAX_TEXT_BYTES;
use jdlint_core::report::Finding;
use serde_json::{Value, json};
use tokio::sync::{mpsc, oneshot};
use tokio::task::{JoinError, JoinSet};
use tokio::time::{Instant, sleep_until};
use tower_lsp::Client;
use tower_lsp::jsonrpc::{Error, Result};
use tower_lsp::ls_types::{
    CodeActionResponse, Diagnostic, Hover, MessageType, Position, Range, Registration,
    TextDocumentContentChangeEvent, TextDocumentItem, Uri,
};

use crate::abilities::Abilities;
use crate::documents::Document;
use crate::folders::{self, Plan};
use crate::settings::Choices;
use crate::{Engine, actions, diagnostics, hover};

/// How long a document must rest after an edit before it is linted: longer than the pause between two keys.
const QUIET: Duration = Duration::from_millis(100);
/// An editor that restores a session opens many documents at once; they take turns.
const LINTS_AT_ONCE: usize = 2;

/// Where an answer goes.
pub(crate) type Answer<T> = oneshot::Sender<Result<Option<T>>>;

/// What the handlers pass on.
pub(crate) enum Message {
    /// The client's abilities and its `initializationOptions`.
    Start(Abilities, Value),
    /// The client takes messages from now on.
    Ready,
    /// New settings.
    Configure(Value),
    /// A file that may hold settings has changed.
    FilesChanged,
    /// A document was opened.
    Open(TextDocumentItem),
    /// A document was edited and has this version now.
    Change(Uri, i32, Vec<TextDocumentContentChangeEvent>),
    /// A document was saved.
    Save(Uri),
    /// A document was closed.
    Close(Uri),
    /// A question about a document.
    Ask(Uri, Question),
}

/// What is asked about a document.
pub(crate) enum Question {
    /// Which quick fixes are there for a range?
    Actions(Range, Answer<CodeActionResponse>),
    /// What stands behind the finding at a place?
    Hover(Position, Answer<Hover>),
}

impl Question {
    /// The text changed under it. Clients ask again by themselves.
    fn outdated(self) {
        // A client that no longer waits is no fault.
        match self {
            Self::Actions(_, answer) => drop(answer.send(Err(Error::content_modified()))),
            Self::Hover(_, answer) => drop(answer.send(Err(Error::content_modified()))),
        }
    }
}

/// An open document and how far the work on it is.
struct Open {
    document: Document,
    /// Names this text under these settings; no two are ever the same in a session.
    revision: u64,
    /// When to lint it; nothing when the newest report is there or under way.
    due: Option<Instant>,
    /// The revision that is being linted.
    running: Option<u64>,
    /// What the newest revision says, when that is known.
    reading: Option<Reading>,
    waiting: Vec<Question>,
}

/// What was found in a revision and what was published of it, pair by pair.
#[derive(Default)]
struct Reading {
    findings: Vec<Finding>,
    diagnostics: Vec<Diagnostic>,
}

/// A lint that has ended, well or with the words of a panic.
struct Linted {
    uri: Uri,
    revision: u64,
    reading: std::result::Result<Reading, String>,
}

/// See the head of this file.
pub(crate) struct Worker {
    client: Client,
    engine: Engine,
    abilities: Abilities,
    choices: Choices,
    /// By address, in an order that is always the same.
    open: BTreeMap<Uri, Open>,
    lints: JoinSet<Linted>,
    last_revision: u64,
    /// Complaints from before the client takes messages; nothing once it does.
    held_back: Option<Vec<String>>,
    told_of_panic: bool,
}

impl Worker {
    pub(crate) fn new(client: Client, engine: Engine) -> Self {
        Self {
            client,
            engine,
            abilities: Abilities::default(),
            choices: Choices::default(),
            open: BTreeMap::new(),
            lints: JoinSet::new(),
            last_revision: 0,
            held_back: Some(Vec::new()),
            told_of_panic: false,
        }
    }

    /// Works until all senders are gone.
    pub(crate) async fn run(mut self, mut inbox: mpsc::UnboundedReceiver<Message>) {
        loop {
            self.start_lints().await;
            let next = self.next_due();
            tokio::select! {
                biased; // edits that wait first: what they make stale need not be published
                message = inbox.recv() => match message {
                    Some(message) => self.take(message).await,
                    None => return,
                },
                Some(ended) = self.lints.join_next() => self.finish(ended).await,
                () = wait_until(next) => {}
            }
        }
    }

    async fn take(&mut self, message: Message) {
        match message {
            Message::Start(abilities, options) => {
                self.abilities = abilities;
                self.configure(&options).await;
            }
            Message::Ready => {
                let complaints = self.held_back.take().unwrap_or_default();
                self.complain(complaints).await;
                self.watch_files();
            }
            Message::FilesChanged => self.renew_all(),
            Message::Configure(settings) => self.configure(&settings).await,
            Message::Open(item) => {
                let document = Document::open(item, self.abilities.encoding);
                let open = Open {
                    revision: self.next_revision(),
                    due: Some(Instant::now()),
                    running: None,
                    reading: None,
                    waiting: Vec::new(),
                    document,
                };
                self.open.insert(open.document.uri.clone(), open);
            }
            Message::Change(uri, version, changes) => self.change(&uri, version, changes).await,
            Message::Save(uri) => {
                // The day may have changed since the last lint.
                let revision = self.next_revision();
                if let Some(open) = self.open.get_mut(&uri) {
                    open.renew(revision, Instant::now());
                }
            }
            Message::Close(uri) => {
                if let Some(open) = self.open.remove(&uri) {
                    open.waiting.into_iter().for_each(Question::outdated);
                    self.client.publish_diagnostics(uri, Vec::new(), None).await;
                }
            }
            Message::Ask(uri, question) => {
                // Dropping the question of a document that is not open answers "nothing".
                if let Some(open) = self.open.get_mut(&uri) {
                    open.ask(question, self.abilities);
                }
            }
        }
    }

    async fn configure(&mut self, given: &Value) {
        let complaints = self.choices.take(given);
        self.renew_all();
        self.complain(complaints).await;
    }

    /// Nothing that is known of the documents need be true any more.
    fn renew_all(&mut self) {
        let now = Instant::now();
        let mut revision = self.last_revision;
        for open in self.open.values_mut() {
            revision += 1;
            open.renew(revision, now);
        }
        self.last_revision = revision;
    }

    /// Asks the client to tell of changed settings files. Its answer is waited for elsewhere.
    fn watch_files(&self) {
        if !self.abilities.watches_files {
            return;
        }
        let client = self.client.clone();
        // Files that are extended have any name.
        let watched = json!({ "watchers": [{ "globPattern": "**/*.toml" }] });
        let registration = Registration {
            id: "settings-files".to_owned(),
            method: "workspace/didChangeWatchedFiles".to_owned(),
            register_options: Some(watched),
        };
        tokio::spawn(async move {
            if let Err(error) = client.register_capability(vec![registration]).await {
                let message = format!("jdlint will not hear of changed settings files: {error}");
                client.log_message(MessageType::WARNING, message).await;
            }
        });
    }

    async fn change(&mut self, uri: &Uri, version: i32, changes: Vec<TextDocumentContentChangeEvent>) {
        let revision = self.next_revision();
        let Some(open) = self.open.get_mut(uri) else {
            let message = format!("An edit of a document that is not open was ignored: {}", uri.as_str());
            return self.client.log_message(MessageType::WARNING, message).await;
        };
        for change in changes {
            open.document.edit(change);
        }
        open.document.version = version;
        open.renew(revision, Instant::now() + QUIET);
        open.waiting.drain(..).for_each(Question::outdated);
    }

    /// Starts what is due, the longest overdue first, as far as there is room.
    async fn start_lints(&mut self) {
        while self.lints.len() < LINTS_AT_ONCE {
            let now = Instant::now();
            let due = self.open.values_mut().filter(|open| open.startable().is_some_and(|due| due <= now));
            let Some(open) = due.min_by_key(|open| open.due) else { return };
            open.due = None;
            let (uri, revision) = (open.document.uri.clone(), open.revision);
            open.running = Some(revision);
            if open.document.text().len() > MAX_TEXT_BYTES {
                let note = diagnostics::too_long(&open.document);
                let reading = Reading { findings: Vec::new(), diagnostics: vec![note] };
                self.finish(Ok(Linted { uri, revision, reading: Ok(reading) })).await;
                continue;
            }
            let settings = self.choices.for_document(open.document.format);
            let (document, engine, abilities) = (open.document.clone(), self.engine, self.abilities);
            self.lints.spawn_blocking(move || {
                let read = || {
                    let settings = match folders::plan(document.path().as_deref(), &settings) {
                        Plan::Judge(settings) => settings,
                        Plan::LeaveOut => return Reading::default(),
                        Plan::Broken(why) => {
                            let note = diagnostics::without_settings(&document, &why);
                            return Reading { findings: Vec::new(), diagnostics: vec![note] };
                        }
                    };
                    let findings = engine(document.text(), &settings).findings;
                    let shown = |finding| diagnostics::of_finding(finding, &document, abilities);
                    let diagnostics = findings.iter().map(shown).collect();
                    Reading { findings, diagnostics }
                };
                // Whatever broke is thrown away with the reading; the engine keeps no state between texts.
                let reading = catch_unwind(AssertUnwindSafe(read)).map_err(|panic| words_of(panic.as_ref()));
                Linted { uri, revision, reading }
            });
        }
    }

    /// The earliest time at which a lint can start.
    fn next_due(&self) -> Option<Instant> {
        if self.lints.len() < LINTS_AT_ONCE {
            self.open.values().filter_map(Open::startable).min()
        } else {
            None
        }
    }

    async fn finish(&mut self, ended: std::result::Result<Linted, JoinError>) {
        // A lint catches its own panics, so this is a runtime on its way down.
        let Ok(Linted { uri, revision, reading }) = ended else { return };
        let panicked = reading.as_ref().err().cloned();
        if let Some(open) = self.open.get_mut(&uri) {
            if open.running == Some(revision) {
                open.running = None;
            }
            if open.revision == revision {
                let reading = reading.unwrap_or_else(|_| Reading {
                    findings: Vec::new(),
                    diagnostics: vec![diagnostics::broken(&open.document)],
                });
                let (shown, version) = (reading.diagnostics.clone(), open.document.version);
                open.reading = Some(reading);
                for question in std::mem::take(&mut open.waiting) {
                    open.ask(question, self.abilities);
                }
                self.client.publish_diagnostics(uri.clone(), shown, Some(version)).await;
            }
        }
        if let Some(words) = panicked {
            self.tell_of_panic(&uri, &words).await;
        }
    }

    /// Every panic is logged; the user is interrupted once.
    async fn tell_of_panic(&mut self, uri: &Uri, words: &str) {
        let message = format!("jdlint broke on {}: {words}", uri.as_str());
        self.client.log_message(MessageType::ERROR, message).await;
        if !self.told_of_panic {
            self.told_of_panic = true;
            let message = "jdlint broke on a text and left it unchecked. That is a fault of jdlint; the log has the \
                           details. Other texts are still checked.";
            self.client.show_message(MessageType::ERROR, message).await;
        }
    }

    async fn complain(&mut self, complaints: Vec<String>) {
        if let Some(held_back) = &mut self.held_back {
            held_back.extend(complaints);
        } else if !complaints.is_empty() {
            let message = format!("jdlint: {}", complaints.join(" "));
            self.client.log_message(MessageType::WARNING, message).await;
        }
    }

    const fn next_revision(&mut self) -> u64 {
        self.last_revision += 1;
        self.last_revision
    }
}

impl Open {
    /// What is known is no longer true; lint again at that time.
    fn renew(&mut self, revision: u64, due: Instant) {
        self.revision = revision;
        self.reading = None;
        self.due = Some(due);
    }

    /// When the next lint of this document can start: one at a time.
    const fn startable(&self) -> Option<Instant> {
        if self.running.is_none() { self.due } else { None }
    }

    /// Answers now, or keeps the question until the newest text is read, which then happens without delay.
    fn ask(&mut self, question: Question, client: Abilities) {
        let Some(reading) = &self.reading else {
            self.due = self.due.map(|due| due.min(Instant::now()));
            return self.waiting.push(question);
        };
        // A client that no longer waits for its answer is no fault.
        match question {
            Question::Actions(range, answer) => {
                let found = reading.findings.iter().zip(&reading.diagnostics);
                let range = self.document.bytes(range);
                let actions = actions::quick_fixes(found, range, &self.document, client);
                drop(answer.send(Ok(Some(actions))));
            }
            Question::Hover(position, answer) => {
                let offset = self.document.offset(position);
                drop(answer.send(Ok(hover::at(&reading.findings, offset, &self.document, client))));
            }
        }
    }
}

async fn wait_until(time: Option<Instant>) {
    match time {
        Some(time) => sleep_until(time).await,
        None => pending().await,
    }
}

fn words_of(panic: &(dyn Any + Send)) -> String {
    let words = panic.downcast_ref::<String>().map(String::as_str);
    words.or_else(|| panic.downcast_ref::<&str>().copied()).unwrap_or("no reason given").to_owned()
}
