//! One open document and how far the work on it is. In: edits, readings, questions. Out: when to lint it, and answers as
//! soon as the newest text is read.

use std::time::Duration;

use jdlint_core::rules::Rule;
use tokio::time::Instant;

use super::message::Question;
use crate::documents::Document;
use crate::reading::Reading;

/// A text that is read faster than this is linted at every key.
const LIGHT: Duration = Duration::from_millis(15);
/// How long a heavier one must rest after an edit: longer than the pause between two keys.
const QUIET: Duration = Duration::from_millis(100);

/// An open document.
pub(super) struct Open {
    pub(super) document: Document,
    /// Names this text under these settings; no two are ever the same in a session.
    pub(super) revision: u64,
    /// When to lint it; nothing when the newest report is there or under way.
    pub(super) due: Option<Instant>,
    /// The revision that is being linted.
    pub(super) running: Option<u64>,
    /// What the newest revision says, when that is known.
    pub(super) reading: Option<Reading>,
    /// How long the last lint took.
    pub(super) cost: Duration,
    /// Rules that broke on it; tried again when it is opened again.
    pub(super) without: Vec<&'static Rule>,
    /// Nobody has been told yet that it is no posting.
    pub(super) is_new: bool,
    waiting: Vec<Question>,
}

impl Open {
    pub(super) fn new(document: Document, revision: u64) -> Self {
        Self {
            document,
            revision,
            due: Some(Instant::now()),
            running: None,
            reading: None,
            cost: Duration::ZERO,
            without: Vec::new(),
            is_new: true,
            waiting: Vec::new(),
        }
    }

    /// What is known is no longer true; lint again now.
    pub(super) fn renew(&mut self, revision: u64) {
        self.revision = revision;
        self.reading = None;
        self.due = Some(Instant::now());
    }

    /// The text was edited.
    pub(super) fn edited(&mut self, revision: u64) {
        self.renew(revision);
        self.waiting = self.waiting.drain(..).filter_map(Question::outdated).collect();
        // Whoever waits has waited long enough.
        if self.cost >= LIGHT && self.waiting.is_empty() {
            self.due = Some(Instant::now() + QUIET);
        }
    }

    /// When the next lint of this document can start: one at a time.
    pub(super) const fn startable(&self) -> Option<Instant> {
        if self.running.is_none() { self.due } else { None }
    }

    /// Keeps a question until the newest text is read, which then happens without delay.
    pub(super) fn wait(&mut self, question: Question) {
        self.due = self.due.map(|due| due.min(Instant::now()));
        self.waiting.push(question);
    }

    /// Those that wait.
    pub(super) fn take_waiting(&mut self) -> Vec<Question> {
        std::mem::take(&mut self.waiting)
    }
}
