//! The one owner of the documents. In: the client's messages in their order. Out: diagnostics of the newest version of
//! each document, and answers to questions about it.
//!
//! A document that was edited is linted at once when that is quick, else when it has been quiet for a moment; on a thread
//! of its own, one lint at a time. Edits that come meanwhile wait together for the next one, and a report of a text that
//! has changed is thrown away. A question waits for the report of the newest text, and hurries it.

mod all;
mod message;
mod open;
mod voice;

use std::collections::{BTreeMap, BTreeSet};
use std::future::pending;
use std::sync::Arc;
use std::time::Duration;

use jdlint_settings::postings::Standing;
use serde_json::Value;
use tokio::sync::mpsc;
use tokio::task::{JoinError, JoinSet};
use tokio::time::{Instant, sleep_until};
use tower_lsp::Client;
use tower_lsp::ls_types::{TextDocumentContentChangeEvent, Uri};

use self::all::All;
pub(crate) use self::message::{About, Answer, Message, Question};
use self::open::Open;
use self::voice::Voice;
use crate::Engine;
use crate::abilities::Abilities;
use crate::diagnostics;
use crate::documents::Document;
use crate::reading::{self, Job, Reading};
use crate::roots::Roots;
use crate::settings::Scoped;
use crate::view::View;

/// An editor that restores a session opens many documents at once; they take turns.
const LINTS_AT_ONCE: usize = 2;

/// A lint that has ended, well or with the words of a panic.
struct Linted {
    uri: Uri,
    revision: u64,
    took: Duration,
    reading: Result<Reading, String>,
}

/// See the head of this file.
pub(crate) struct Worker {
    voice: Voice,
    engine: Engine,
    abilities: Abilities,
    choices: Scoped,
    /// The client may have scores from before the last change of settings.
    showed_score: bool,
    roots: Arc<Roots>,
    /// By address, in an order that is always the same.
    open: BTreeMap<Uri, Open>,
    /// Documents that somebody named as postings, for the session.
    named: BTreeSet<Uri>,
    lints: JoinSet<Linted>,
    all: All,
    last_revision: u64,
}

impl Worker {
    pub(crate) fn new(client: Client, inbox: mpsc::WeakUnboundedSender<Message>, engine: Engine) -> Self {
        Self {
            voice: Voice::new(client, inbox),
            engine,
            abilities: Abilities::default(),
            choices: Scoped::default(),
            showed_score: false,
            roots: Arc::default(),
            open: BTreeMap::new(),
            named: BTreeSet::new(),
            lints: JoinSet::new(),
            all: All::default(),
            last_revision: 0,
        }
    }

    /// Works until all senders are gone.
    pub(crate) async fn run(mut self, mut inbox: mpsc::UnboundedReceiver<Message>) {
        loop {
            self.start_lints();
            let next = self.next_due();
            tokio::select! {
                biased; // edits that wait first: what they make stale need not be published
                message = inbox.recv() => match message {
                    Some(message) => self.take(message).await,
                    None => return,
                },
                Some(ended) = self.lints.join_next() => self.finish(ended).await,
                Some(ended) = self.all.ended() => self.finish_all(ended).await,
                () = wait_until(next) => {}
            }
        }
    }

    async fn take(&mut self, message: Message) {
        match message {
            Message::Start(abilities, roots, options) => {
                self.abilities = abilities;
                self.roots = Arc::new(roots);
                self.configure(&options).await;
            }
            Message::Ready => {
                self.voice.ready(self.abilities).await;
                if self.abilities.has_settings {
                    self.voice.ask_for_settings(&self.roots);
                }
            }
            Message::Configure(given) => {
                let says_nothing = given.as_object().is_none_or(serde_json::Map::is_empty);
                if says_nothing && self.abilities.has_settings {
                    self.voice.ask_for_settings(&self.roots);
                } else {
                    self.configure(&given).await;
                }
            }
            Message::Configured(own, of_folders) => {
                let complaints = self.choices.take_all(&own, of_folders);
                self.renew_all();
                self.voice.complain(complaints).await;
            }
            Message::Folders(event) => {
                Arc::make_mut(&mut self.roots).change(&event);
                self.renew_all();
                if self.abilities.has_settings {
                    self.voice.ask_for_settings(&self.roots);
                }
            }
            Message::Files(changed) => {
                let is_settings = |uri: &Uri| uri.path().as_str().to_ascii_lowercase().ends_with(".toml");
                if changed.iter().any(is_settings) {
                    self.renew_all();
                }
                self.look_at_all_again();
            }
            Message::Open(item) => {
                let document = Document::open(item, self.abilities.encoding);
                let revision = self.next_revision();
                self.open.insert(document.uri.clone(), Open::new(document, revision));
                self.look_at_all_again();
            }
            Message::Change(uri, version, changes) => self.change(&uri, version, changes).await,
            Message::Save(uri) => {
                // The day may have changed since the last lint.
                let revision = self.next_revision();
                if let Some(open) = self.open.get_mut(&uri) {
                    open.renew(revision);
                }
                self.look_at_all_again();
            }
            Message::Close(uri) => self.close(uri).await,
            Message::LintAsPosting(uri) => {
                self.named.insert(uri.clone());
                let revision = self.next_revision();
                if let Some(open) = self.open.get_mut(&uri) {
                    open.renew(revision);
                }
                self.voice.ask_to_ask_again(self.abilities, self.showed_score);
            }
            Message::Ask(uri, question) => self.ask(&uri, question),
            Message::AskAll(params, answer) => self.ask_all(params, answer),
            Message::Note(words) => self.voice.warn(format!("jdlint: {words}")).await,
        }
    }

    async fn configure(&mut self, given: &Value) {
        let complaints = self.choices.take(given);
        self.renew_all();
        self.voice.complain(complaints).await;
    }

    /// Nothing that is known of the documents need be true any more.
    fn renew_all(&mut self) {
        let mut revision = self.last_revision;
        for open in self.open.values_mut() {
            revision += 1;
            open.renew(revision);
        }
        self.last_revision = revision;
        if !self.open.is_empty() || self.abilities.pulls {
            let has_score = self.showed_score || self.choices.shows_score();
            self.voice.ask_to_ask_again(self.abilities, has_score);
        }
        self.showed_score = self.choices.shows_score();
        self.look_at_all_again();
    }

    async fn change(&mut self, uri: &Uri, version: i32, changes: Vec<TextDocumentContentChangeEvent>) {
        let revision = self.next_revision();
        let Some(open) = self.open.get_mut(uri) else {
            let message = format!("An edit of a document that is not open was ignored: {}", uri.as_str());
            return self.voice.warn(message).await;
        };
        for change in changes {
            open.document.edit(change);
        }
        open.document.version = version;
        open.edited(revision);
    }

    async fn close(&mut self, uri: Uri) {
        let Some(mut open) = self.open.remove(&uri) else { return };
        open.take_waiting().into_iter().for_each(Question::refuse);
        self.look_at_all_again();
        if !self.abilities.pulls {
            self.voice.client.publish_diagnostics(uri, Vec::new(), None).await;
        }
    }

    /// Answers now, or when the newest text is read.
    fn ask(&mut self, uri: &Uri, question: Question) {
        let shows_score = self.choices.shows_score();
        // Dropping the question of a document that is not open answers "nothing".
        let Some(open) = self.open.get_mut(uri) else { return };
        match view(open, self.abilities, &self.roots, shows_score) {
            Some(view) => question.answer(&view),
            None => open.wait(question),
        }
    }

    /// Starts what is due, the longest overdue first, as far as there is room.
    fn start_lints(&mut self) {
        while self.lints.len() < LINTS_AT_ONCE {
            let now = Instant::now();
            let due = self.open.values_mut().filter(|open| open.startable().is_some_and(|due| due <= now));
            let Some(open) = due.min_by_key(|open| open.due) else { return };
            open.due = None;
            open.running = Some(open.revision);
            let (uri, revision) = (open.document.uri.clone(), open.revision);
            let Some(open) = self.open.get(&uri) else { return };
            let job = self.job_of(open);
            self.lints.spawn_blocking(move || {
                let start = std::time::Instant::now();
                let reading = reading::read(&job);
                Linted { uri, revision, took: start.elapsed(), reading }
            });
        }
    }

    fn job_of(&self, open: &Open) -> Job {
        let document = &open.document;
        Job {
            document: document.clone(),
            engine: self.engine,
            client: self.abilities,
            given: self.choices.for_document(document),
            roots: Arc::clone(&self.roots),
            named: self.named.contains(&document.uri),
            without: open.without.clone(),
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

    async fn finish(&mut self, ended: Result<Linted, JoinError>) {
        // A lint catches its own panics, so this is a runtime on its way down.
        let Ok(Linted { uri, revision, took, reading }) = ended else { return };
        let panic = reading.as_ref().err().cloned();
        let broken = reading.as_ref().map_or_else(|_| Vec::new(), |reading| reading.broken.clone());
        if let Some(open) = self.open.get_mut(&uri) {
            open.cost = took;
            open.without.extend(broken.iter().map(|(rule, _)| *rule));
            if open.running == Some(revision) {
                open.running = None;
            }
            if open.revision == revision {
                let on_panic = |_| reading::noted(vec![diagnostics::broken(&open.document)]);
                let reading = reading.unwrap_or_else(on_panic);
                open.reading = Some(reading);
                self.show(&uri).await;
            }
        }
        for (rule, words) in broken {
            self.voice.tell_of_panic(Some(rule), &uri, &words).await;
        }
        if let Some(words) = panic {
            self.voice.tell_of_panic(None, &uri, &words).await;
        }
    }

    /// Answers those who wait for a document's newest reading, and publishes it.
    async fn show(&mut self, uri: &Uri) {
        let (client, roots, shows_score) =
            (self.abilities, Arc::clone(&self.roots), self.choices.shows_score());
        let Some(open) = self.open.get_mut(uri) else { return };
        let waiting = open.take_waiting();
        let Some(view) = view(open, client, &roots, shows_score) else { return };
        for question in waiting {
            question.answer(&view);
        }
        let (shown, version) = (view.reading.diagnostics.clone(), view.document.version);
        let left_out = view.reading.left_out.filter(|_| open.is_new);
        open.is_new = false;
        if !client.pulls {
            self.voice.client.publish_diagnostics(uri.clone(), shown, Some(version)).await;
        }
        if let Some(standing) = left_out {
            self.voice.log(why_left_out(uri, standing)).await;
        }
    }

    const fn next_revision(&mut self) -> u64 {
        self.last_revision += 1;
        self.last_revision
    }
}

fn view<'a>(open: &'a Open, client: Abilities, roots: &'a Roots, shows_score: bool) -> Option<View<'a>> {
    let reading = open.reading.as_ref()?;
    Some(View { document: &open.document, reading, client, roots, shows_score })
}

fn why_left_out(uri: &Uri, standing: Standing) -> String {
    let why = match standing {
        Standing::Excluded => "`exclude` in jdlint.toml leaves it out",
        _ => {
            "it is none by its name or folder (`include` in jdlint.toml says which files are; the command \
             jdlint.lintAsPosting lints it anyway)"
        }
    };
    format!("jdlint does not read {} as a posting: {why}.", uri.as_str())
}

async fn wait_until(time: Option<Instant>) {
    match time {
        Some(time) => sleep_until(time).await,
        None => pending().await,
    }
}
