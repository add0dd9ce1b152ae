//! Settings one by one. In: the settings that hold, and all that had a say. Out: [`Row`]s, each with its [`Origin`].

use std::path::Path;

use jdlint_core::rules::{ALL, OPTIONS, Rule, Severity};
use jdlint_core::{Level, OwnSection, OwnWord, Settings};
use jdlint_settings::postings::DEFAULT_INCLUDE;
use jdlint_settings::{Config, places};
use serde_json::{Value, json};

use crate::inputs::{Chosen, relative};

/// One setting.
#[derive(Debug, serde::Serialize, schemars::JsonSchema)]
pub(super) struct Row {
    /// As in a settings file, with dots.
    pub(super) key: String,
    /// As in a settings file; null where it is not set.
    pub(super) value: Value,
    /// Where it is said.
    pub(super) origin: Origin,
}

/// Where a setting is said.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, schemars::JsonSchema)]
#[serde(tag = "kind", rename_all = "lowercase")]
pub(super) enum Origin {
    /// Nowhere.
    Default,
    /// The title of the job chose it.
    Title,
    /// In a settings file.
    File {
        /// Relative to the working folder.
        path: String,
        /// From 1.
        line: u32,
    },
    /// On the command line.
    Flag,
    /// In the posting itself.
    Posting {
        /// From 1.
        line: u32,
    },
}

/// All that had a say.
pub(super) struct Sources<'a> {
    pub(super) chosen: &'a Chosen,
    /// The flags.
    pub(super) given: &'a Settings,
    /// What the posting says, with the lines.
    pub(super) in_posting: &'a [(&'static str, u32)],
}

impl Sources<'_> {
    /// The settings files that were read, as seen from the working folder.
    pub(super) fn files(&self) -> Vec<String> {
        let files = self.chosen.config().map(Config::files).unwrap_or_default();
        files.iter().map(|file| self.seen_from_here(file)).collect()
    }

    fn seen_from_here(&self, file: &str) -> String {
        let root = self.chosen.found.as_ref().map_or(Path::new(""), |found| &found.root);
        let working_folder = std::env::current_dir().unwrap_or_default();
        relative(&file.split('/').fold(root.to_path_buf(), |path, part| path.join(part)), &working_folder)
    }

    fn in_files(&self, key: &str) -> Origin {
        let path = self.chosen.path.as_deref();
        let place = self.chosen.config().and_then(|config| config.places(path).get(key).copied());
        place.map_or(Origin::Default, |place| Origin::File {
            path: self.seen_from_here(place.file),
            line: place.line,
        })
    }

    /// What is stronger comes first.
    fn origin(&self, key: &str, is_given: bool) -> Origin {
        // Several lines of front matter may say it; the last one is as good as any.
        match self.in_posting.iter().rfind(|(said, _)| *said == key) {
            Some(&(_, line)) => Origin::Posting { line },
            None if is_given => Origin::Flag,
            None => self.in_files(key),
        }
    }
}

/// Every setting. `by_title` is the role profile that was used.
pub(super) fn all(settings: &Settings, by_title: Option<&'static str>, sources: &Sources<'_>) -> Vec<Row> {
    let config = sources.chosen.config();
    let given = sources.given;
    let of_file = |key: &str, value: Value| row(key, value, sources.in_files(key));
    let include = config.and_then(Config::include);
    let fail_on = config.and_then(Config::fail_on).map_or("error", Severity::word);
    let role = match (settings.role, by_title) {
        (None, Some(role)) => row("role", json!(role), Origin::Title),
        (role, _) => row("role", json!(role), sources.origin("role", given.role.is_some())),
    };
    let laws = [
        ("jurisdictions", json!(settings.jurisdictions), !given.jurisdictions.is_empty()),
        ("employer-size", json!(settings.employer_size), given.employer_size.is_some()),
        ("remote-open-to", json!(settings.remote_open_to), !given.remote_open_to.is_empty()),
    ];
    let mut rows = vec![
        of_file("include", include.map_or_else(|| json!(DEFAULT_INCLUDE), |include| json!(include))),
        of_file("exclude", json!(config.map(Config::exclude).unwrap_or_default())),
        of_file("fail-on", json!(fail_on)),
        role,
    ];
    rows.extend(laws.map(|(key, value, is_given)| row(key, value, sources.origin(key, is_given))));
    rows.extend(ALL.iter().flat_map(|rule| of_rule(rule, settings, sources)));
    rows.extend(own(settings, sources));
    rows
}

fn of_rule(rule: &'static Rule, settings: &Settings, sources: &Sources<'_>) -> Vec<Row> {
    let key = places::rule(rule);
    let level = match settings.level(rule) {
        Level::Off => "off",
        Level::At(severity) => severity.word(),
    };
    let origin = sources.in_files(&key);
    let mut rows = vec![Row { key, value: json!(level), origin }];
    for option in OPTIONS.iter().filter(|option| option.rule == rule.id) {
        let key = places::option(option);
        let origin = sources.in_files(&key);
        rows.push(Row { key, value: json!(settings.option(option)), origin });
    }
    rows
}

/// Lists whose entries may come from different files.
fn own<'a>(settings: &'a Settings, sources: &'a Sources<'_>) -> impl Iterator<Item = Row> + 'a {
    let allowed =
        settings.allowed.iter().map(|phrase| (places::allowed(phrase), "words.allow", json!(phrase)));
    let flagged =
        settings.own_words.iter().map(|word| (places::flagged(&word.phrase), "words.flag", of_word(word)));
    let sections = settings
        .own_sections
        .iter()
        .map(|section| (places::section(&section.name), "sections", of_section(section)));
    let all = allowed.chain(flagged).chain(sections);
    all.map(|(place, key, value)| row(key, value, sources.in_files(&place)))
}

fn of_word(word: &OwnWord) -> Value {
    json!({
        "phrase": word.phrase,
        "message": word.message,
        "replacement": word.replacement,
        "severity": word.severity.map(Severity::word),
    })
}

fn of_section(section: &OwnSection) -> Value {
    json!({
        "name": section.name,
        "headings": section.headings,
        "severity": section.severity.map(Severity::word),
        "template": section.template,
    })
}

fn row(key: &str, value: Value, origin: Origin) -> Row {
    Row { key: key.to_owned(), value, origin }
}
