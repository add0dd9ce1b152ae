//! What the server says by itself. In: things that the client should know or do. Out: messages to it, never waited for by
//! the worker: an answer could not be read while the worker's own messages fill the queue.

use std::collections::BTreeSet;

use jdlint_core::rules::Rule;
use serde_json::{Value, json};
use tokio::sync::mpsc::WeakUnboundedSender;
use tower_lsp::Client;
use tower_lsp::ls_types::{ConfigurationItem, MessageType, Registration, Uri};

use super::message::Message;
use crate::abilities::Abilities;
use crate::roots::Roots;

/// A way to the client.
pub(super) struct Voice {
    pub(super) client: Client,
    pub(super) inbox: WeakUnboundedSender<Message>,
    /// Complaints from before the client takes messages; nothing once it does.
    held_back: Option<Vec<String>>,
    /// What broke, as it stands in the log.
    panics: BTreeSet<String>,
}

impl Voice {
    pub(super) const fn new(client: Client, inbox: WeakUnboundedSender<Message>) -> Self {
        Self { client, inbox, held_back: Some(Vec::new()), panics: BTreeSet::new() }
    }

    /// The client takes messages from now on.
    pub(super) async fn ready(&mut self, abilities: Abilities) {
        let complaints = self.held_back.take().unwrap_or_default();
        self.complain(complaints).await;
        self.register(abilities);
    }

    /// Settings that were not understood.
    pub(super) async fn complain(&mut self, complaints: Vec<String>) {
        if let Some(held_back) = &mut self.held_back {
            held_back.extend(complaints);
        } else if !complaints.is_empty() {
            self.warn(format!("jdlint: {}", complaints.join(" "))).await;
        }
    }

    /// A line in the client's log that somebody should see.
    pub(super) async fn warn(&self, message: String) {
        self.client.log_message(MessageType::WARNING, message).await;
    }

    /// A line in the client's log for those who look for it.
    pub(super) async fn log(&self, message: String) {
        self.client.log_message(MessageType::LOG, message).await;
    }

    /// Each panic on a document is logged once, whoever had it linted; the user is interrupted once.
    pub(super) async fn tell_of_panic(&mut self, rule: Option<&Rule>, uri: &Uri, words: &str) {
        let place = rule.map(|rule| format!("in its rule `{}` ", rule.id)).unwrap_or_default();
        let message = format!("jdlint broke {place}on {}: {words}", uri.as_str());
        let is_first = self.panics.is_empty();
        if self.panics.insert(message.clone()) {
            self.client.log_message(MessageType::ERROR, message).await;
        }
        if is_first {
            let message = "jdlint broke on a text and left it, or one rule on it, unchecked. That is a fault of jdlint; the \
                           log has the details. All else is still checked.";
            self.client.show_message(MessageType::ERROR, message).await;
        }
    }

    /// Asks the client for its settings; they come back as a message.
    pub(super) fn ask_for_settings(&self, roots: &Roots) {
        let (client, inbox) = (self.client.clone(), self.inbox.clone());
        let folders: Vec<_> =
            roots.all().iter().filter_map(|root| Some((root.clone(), Uri::from_file_path(root)?))).collect();
        let item = |scope_uri| ConfigurationItem { scope_uri, section: Some("jdlint".to_owned()) };
        let items = std::iter::once(item(None)).chain(folders.iter().map(|(_, uri)| item(Some(uri.clone()))));
        let items = items.collect();
        tokio::spawn(async move {
            match client.configuration(items).await {
                Ok(answers) => {
                    let mut answers = answers.into_iter();
                    let own = answers.next().unwrap_or(Value::Null);
                    let of_folders = folders.into_iter().map(|(root, _)| root).zip(answers).collect();
                    if let Some(inbox) = inbox.upgrade() {
                        // A worker that is gone needs no settings.
                        let _ = inbox.send(Message::Configured(own, of_folders));
                    }
                }
                Err(error) => {
                    let message = format!("jdlint could not ask for the settings: {error}");
                    client.log_message(MessageType::WARNING, message).await;
                }
            }
        });
    }

    /// Diagnostics that the client has asked for may be wrong now; so may the score, where it is or was shown.
    pub(super) fn ask_to_ask_again(&self, abilities: Abilities, has_score: bool) {
        let client = self.client.clone();
        tokio::spawn(async move {
            // A client that refuses asks again with the next edit.
            if abilities.pulls {
                let _ = client.workspace_diagnostic_refresh().await;
            }
            if abilities.refreshes_hints && has_score {
                let _ = client.inlay_hint_refresh().await;
            }
        });
    }

    /// Asks the client to tell of changed files and settings.
    fn register(&self, abilities: Abilities) {
        let registration = |id: &str, method: &str, options: Value| Registration {
            id: id.to_owned(),
            method: method.to_owned(),
            register_options: Some(options),
        };
        let mut registrations = Vec::new();
        if abilities.watches_files {
            // Files that are extended have any name.
            let mut watchers = vec![json!({ "globPattern": "**/*.toml" })];
            if abilities.pulls {
                let endings = jdlint_settings::postings::ENDINGS.join(",");
                watchers.push(json!({ "globPattern": format!("**/*.{{{endings}}}") }));
            }
            let options = json!({ "watchers": watchers });
            registrations.push(registration("files", "workspace/didChangeWatchedFiles", options));
        }
        if abilities.watches_settings {
            let options = json!({ "section": "jdlint" });
            registrations.push(registration("settings", "workspace/didChangeConfiguration", options));
        }
        if registrations.is_empty() {
            return;
        }
        let client = self.client.clone();
        tokio::spawn(async move {
            if let Err(error) = client.register_capability(registrations).await {
                let message = format!("jdlint will not hear of changed settings: {error}");
                client.log_message(MessageType::WARNING, message).await;
            }
        });
    }
}
