//! What the user chose in the editor. In: `initializationOptions`, what `didChangeConfiguration` brings, what the client
//! answers when it is asked. Out: [`Choices`] and [`Scoped`], which make the engine's settings for a document, and
//! complaints about what was not understood.

use std::path::PathBuf;

use jdlint_core::{Date, Format, Settings, jurisdictions, roles, rules};
use jdlint_settings::machines_date;
use serde_json::Value;

use crate::documents::Document;

/// Settings of editors that are not the server's business: which program to start, what to log.
const OF_THE_CLIENT: [&str; 4] = ["path", "trace", "server", "log"];

/// The choices for all documents, and those for the documents of single folders.
#[derive(Debug, Clone, Default)]
pub(crate) struct Scoped {
    own: Choices,
    of_folders: Vec<(PathBuf, Choices)>,
}

impl Scoped {
    /// Takes over what the client sent; see [`Choices::take`].
    pub(crate) fn take(&mut self, given: &Value) -> Vec<String> {
        self.of_folders.clear();
        self.own.take(given)
    }

    /// Takes over what the client answered for itself and for each folder.
    pub(crate) fn take_all(&mut self, own: &Value, of_folders: Vec<(PathBuf, Value)>) -> Vec<String> {
        let mut complaints = self.take(own);
        for (folder, given) in of_folders {
            let mut choices = self.own.clone();
            let new = choices.take(&given);
            complaints.extend(new.into_iter().filter(|new| !complaints.contains(new)).collect::<Vec<_>>());
            self.of_folders.push((folder, choices));
        }
        complaints
    }

    /// The engine's settings for a document: those of the innermost folder that holds it.
    pub(crate) fn for_document(&self, document: &Document) -> Settings {
        let path = document.path();
        let holds = |folder: &PathBuf| path.as_ref().is_some_and(|path| path.starts_with(folder));
        let holding = self.of_folders.iter().filter(|(folder, _)| holds(folder));
        let innermost = holding.max_by_key(|(folder, _)| folder.components().count());
        innermost.map_or(&self.own, |(_, choices)| choices).for_document(document.format)
    }

    /// Does the user want to see the score in the text?
    pub(crate) const fn shows_score(&self) -> bool {
        self.own.score
    }
}

/// The user's choices. All of them may be left out.
#[derive(Debug, Clone, Default)]
pub(crate) struct Choices {
    today: Option<Date>,
    only: Option<Vec<&'static str>>,
    jurisdictions: Vec<&'static str>,
    employer_size: Option<u32>,
    remote_open_to: Vec<&'static str>,
    role: Option<&'static str>,
    score: bool,
}

impl Choices {
    /// Takes over each key that is named; `null` takes a choice back, and a key that is not named stays. The keys may
    /// stand under `jdlint`. What is not understood is left out and complained about.
    pub(crate) fn take(&mut self, given: &Value) -> Vec<String> {
        let mut complaints = Vec::new();
        let given = given.get("jdlint").unwrap_or(given);
        let Some(keys) = given.as_object() else {
            if !given.is_null() {
                complaints.push("The settings must be an object.".to_owned());
            }
            return complaints;
        };
        for (key, value) in keys {
            match key.as_str() {
                "today" => self.today = one(key, value, &mut complaints, Date::parse),
                "role" => {
                    self.role = one(key, value, &mut complaints, |id| roles::by_id(id).map(|role| role.id));
                }
                "jurisdictions" => self.jurisdictions = many(key, value, &mut complaints, place),
                "remoteOpenTo" => self.remote_open_to = many(key, value, &mut complaints, place),
                "score" => self.score = yes_or_no(key, value, &mut complaints),
                "employerSize" => self.employer_size = size(key, value, &mut complaints),
                "only" => {
                    let ids = many(key, value, &mut complaints, |id| rules::by_id(id).map(|rule| rule.id));
                    // An editor shows an unset list as an empty one; nobody means "no rule at all" by it.
                    self.only = (!ids.is_empty()).then_some(ids);
                }
                key if OF_THE_CLIENT.contains(&key) => {}
                _ => complaints.push(format!(
                    "There is no setting `{key}`. There are: today, only, jurisdictions, employerSize, remoteOpenTo, role, \
                     score."
                )),
            }
        }
        complaints
    }

    /// The engine's settings for a document. The day is the machine's unless the user chose one.
    pub(crate) fn for_document(&self, format: Format) -> Settings {
        Settings {
            format,
            only: self.only.clone(),
            today: self.today.or_else(|| Some(machines_date())),
            jurisdictions: self.jurisdictions.clone(),
            employer_size: self.employer_size,
            remote_open_to: self.remote_open_to.clone(),
            role: self.role,
            ..Settings::default()
        }
    }
}

fn place(id: &str) -> Option<&'static str> {
    jurisdictions::by_id(id).map(|place| place.id)
}

/// A number of people; an editor shows an unset one as 0.
fn size(key: &str, value: &Value, complaints: &mut Vec<String>) -> Option<u32> {
    let size = value.as_u64().and_then(|size| u32::try_from(size).ok());
    if size.is_none() && !value.is_null() {
        complaints.push(format!("The setting `{key}` must be a number of people; it is ignored."));
    }
    size.filter(|&size| size > 0)
}

fn yes_or_no(key: &str, value: &Value, complaints: &mut Vec<String>) -> bool {
    if !value.is_boolean() && !value.is_null() {
        complaints.push(format!("The setting `{key}` must be true or false; it is ignored."));
    }
    value == true
}

fn one<T>(
    key: &str,
    value: &Value,
    complaints: &mut Vec<String>,
    known: impl Fn(&str) -> Option<T>,
) -> Option<T> {
    match value {
        Value::Null => None,
        Value::String(id) if id.is_empty() => None,
        Value::String(id) => {
            let found = known(id);
            if found.is_none() {
                complaints.push(format!("The setting `{key}` does not know `{id}`; it is ignored."));
            }
            found
        }
        _ => {
            complaints.push(format!("The setting `{key}` must be a string; it is ignored."));
            None
        }
    }
}

fn many<T>(
    key: &str,
    value: &Value,
    complaints: &mut Vec<String>,
    known: impl Fn(&str) -> Option<T>,
) -> Vec<T> {
    match value {
        Value::Null => Vec::new(),
        Value::Array(values) => {
            values.iter().filter_map(|value| one(key, value, complaints, &known)).collect()
        }
        _ => {
            complaints.push(format!("The setting `{key}` must be a list of strings; it is ignored."));
            Vec::new()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn known_ids_are_taken_with_or_without_the_name_around_them() {
        let given = json!({"today": "2026-11-24", "only": ["missing-title"], "jurisdictions": ["us-co", "uk"], "employerSize": 40, "remoteOpenTo": ["us-ny"]});
        for given in [json!({ "jdlint": given }), given] {
            let mut choices = Choices::default();
            assert_eq!(choices.take(&given), [""; 0]);
            let settings = choices.for_document(Format::Html);
            assert_eq!(settings.today, Date::parse("2026-11-24"));
            assert_eq!(settings.only, Some(vec!["missing-title"]));
            assert_eq!(settings.jurisdictions, ["us-co", "uk"]);
            assert_eq!((settings.employer_size, settings.remote_open_to), (Some(40), vec!["us-ny"]));
            assert_eq!(settings.format, Format::Html);
        }
    }

    #[test]
    fn what_is_not_known_is_left_out_and_named() {
        let mut choices = Choices::default();
        let complaints =
            choices.take(&json!({"only": ["nonsense", "missing-title"], "role": 3, "colour": "red", "employerSize": "many"}));
        assert_eq!(complaints.len(), 4, "{complaints:?}");
        assert!(complaints.iter().any(|complaint| complaint.contains("`nonsense`")), "{complaints:?}");
        assert_eq!(choices.for_document(Format::Markdown).only, Some(vec!["missing-title"]));
    }

    #[test]
    fn a_folder_has_settings_of_its_own_on_top_of_all() {
        let document = |uri: &str| {
            let item = tower_lsp::ls_types::TextDocumentItem::new(
                uri.parse().unwrap(),
                "markdown".to_owned(),
                1,
                String::new(),
            );
            Document::open(item, crate::positions::Encoding::Utf8)
        };
        let mut scoped = Scoped::default();
        let folders = vec![
            (PathBuf::from("/a"), json!({"jurisdictions": ["uk"], "nonsense": 1})),
            (PathBuf::from("/a/b"), json!({"jurisdictions": ["de"]})),
        ];
        let complaints =
            scoped.take_all(&json!({"role": "driver", "score": true, "path": "x", "nonsense": 1}), folders);
        assert_eq!(complaints.len(), 1, "once, however many folders have it: {complaints:?}");
        for (uri, places) in [
            ("file:///a/x.md", &["uk"][..]),
            ("file:///a/b/x.md", &["de"]),
            ("file:///c/x.md", &[]),
            ("untitled:a", &[]),
        ] {
            let settings = scoped.for_document(&document(uri));
            assert_eq!((settings.jurisdictions.as_slice(), settings.role), (places, Some("driver")), "{uri}");
        }
        assert!(scoped.shows_score());
    }

    #[test]
    fn null_takes_a_choice_back_and_silence_keeps_it() {
        let mut choices = Choices::default();
        choices.take(&json!({"jurisdictions": ["uk"], "only": ["missing-title"], "today": "2001-01-01"}));
        assert_eq!(choices.take(&Value::Null), [""; 0]);
        assert_eq!(choices.take(&json!({"only": [], "today": null})), [""; 0]);
        let settings = choices.for_document(Format::Markdown);
        assert_eq!(settings.jurisdictions, ["uk"]);
        assert_eq!(settings.only, None);
        assert!(settings.today.is_some_and(|today| today > Date { year: 2001, month: 1, day: 1 }));
    }
}
