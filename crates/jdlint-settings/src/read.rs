//! What one settings file says. In: TOML. Out: [`SettingsFile`], or the first mistake with its place.

use std::ops::Range;

use jdlint_core::nearest::did_you_mean;
use jdlint_core::rules::{self, Rule, RuleOption, Severity};
use jdlint_core::{Level, OwnSection, OwnWord, RuleChoices, jurisdictions, roles};
use toml::Spanned;
use toml::de::{DeString, DeTable, DeValue};

use crate::error::Mistake;
use crate::globs::Globs;
use crate::places;

/// What can be chosen for the whole and for some paths alike.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Layer {
    pub(crate) role: Option<&'static str>,
    pub(crate) jurisdictions: Option<Vec<&'static str>>,
    pub(crate) employer_size: Option<u32>,
    pub(crate) remote_open_to: Option<Vec<&'static str>>,
    pub(crate) rules: RuleChoices,
    pub(crate) allowed: Vec<String>,
    pub(crate) words: Vec<OwnWord>,
    pub(crate) sections: Vec<OwnSection>,
    /// Where each key is said (bytes); see [`crate::places`].
    pub(crate) places: Vec<(String, usize)>,
}

impl Layer {
    fn said(&mut self, key: impl Into<String>, place: Range<usize>) {
        self.places.push((key.into(), place.start));
    }
}

/// One file.
#[derive(Debug, Default, PartialEq)]
pub(crate) struct SettingsFile {
    /// Paths from this file, each with its place.
    pub(crate) extends: Vec<(String, Range<usize>)>,
    pub(crate) include: Option<Globs>,
    pub(crate) exclude: Option<Globs>,
    pub(crate) fail_on: Option<Severity>,
    pub(crate) layer: Layer,
    pub(crate) overrides: Vec<(Globs, Layer)>,
}

/// The keys of each table, for messages and the schema's test.
pub(crate) mod keys {
    pub(crate) const FILE: [&str; 12] = [
        "extends",
        "include",
        "exclude",
        "fail-on",
        "role",
        "jurisdictions",
        "employer-size",
        "remote-open-to",
        "rules",
        "words",
        "sections",
        "overrides",
    ];
    pub(crate) const OVERRIDE: [&str; 8] =
        ["paths", "role", "jurisdictions", "employer-size", "remote-open-to", "rules", "words", "sections"];
    pub(crate) const WORDS: [&str; 2] = ["allow", "flag"];
    pub(crate) const FLAG: [&str; 4] = ["phrase", "message", "replacement", "severity"];
    pub(crate) const SECTION: [&str; 4] = ["name", "headings", "severity", "template"];
    pub(crate) const SEVERITY: &str = "severity";
}

const SEVERITIES: [(&str, Severity); 3] =
    [("info", Severity::Info), ("warning", Severity::Warning), ("error", Severity::Error)];

type Key<'t> = Spanned<DeString<'t>>;
type Value<'t> = Spanned<DeValue<'t>>;
type Read<T> = Result<T, Mistake>;

/// Reads a file.
pub(crate) fn read(text: &str) -> Read<SettingsFile> {
    let table = DeTable::parse(text).map_err(|wrong| {
        let place = wrong.span().unwrap_or(0..0);
        Mistake::new(place, format!("this is not TOML: {}", one_line(wrong.message())))
    })?;
    let mut file = SettingsFile::default();
    for (key, value) in table.get_ref() {
        if let name @ ("include" | "exclude" | "fail-on") = &**key.get_ref() {
            file.layer.said(name, key.span());
        }
        match &**key.get_ref() {
            "extends" => file.extends = one_or_many(key, value)?,
            "include" => file.include = Some(globs(key, value)?),
            "exclude" => file.exclude = Some(globs(key, value)?),
            "fail-on" => file.fail_on = Some(severity(key, value)?),
            "overrides" => {
                for entry in tables(key, value)? {
                    file.overrides.push(override_entry(entry)?);
                }
            }
            name if keys::FILE.contains(&name) => layer_key(key, value, &mut file.layer)?,
            _ => return Err(unknown_key(key, "setting", &keys::FILE)),
        }
    }
    Ok(file)
}

fn override_entry(entry: &Value<'_>) -> Read<(Globs, Layer)> {
    let (mut paths, mut layer) = (None, Layer::default());
    for (key, value) in members(entry) {
        match &**key.get_ref() {
            "paths" => paths = Some(globs(key, value)?),
            name if keys::OVERRIDE.contains(&name) => layer_key(key, value, &mut layer)?,
            name if keys::FILE.contains(&name) => {
                let message = format!(
                    "`{name}` holds for the whole file and cannot stand in `[[overrides]]`; move it up"
                );
                return Err(Mistake::new(key.span(), message));
            }
            _ => return Err(unknown_key(key, "key of `[[overrides]]`", &keys::OVERRIDE)),
        }
    }
    let missing =
        || Mistake::new(entry.span(), "`[[overrides]]` needs `paths`, for example paths = [\"jobs/uk/**\"]");
    Ok((paths.ok_or_else(missing)?, layer))
}

fn layer_key(key: &Key<'_>, value: &Value<'_>, layer: &mut Layer) -> Read<()> {
    if let name @ ("role" | "jurisdictions" | "remote-open-to" | "employer-size") = &**key.get_ref() {
        layer.said(name, key.span());
    }
    match &**key.get_ref() {
        "role" => layer.role = Some(role(key, value)?),
        "jurisdictions" => layer.jurisdictions = Some(jurisdictions_of(key, value)?),
        "remote-open-to" => layer.remote_open_to = Some(jurisdictions_of(key, value)?),
        "employer-size" => layer.employer_size = Some(size(key, value)?),
        "rules" => {
            for (id, choice) in table(key, value)? {
                rule_choice(id, choice, layer)?;
            }
        }
        "words" => {
            for (key, value) in table(key, value)? {
                match &**key.get_ref() {
                    "allow" => {
                        for (phrase, place) in phrases(key, value)? {
                            layer.said(places::allowed(&phrase), place);
                            layer.allowed.push(phrase);
                        }
                    }
                    "flag" => {
                        for (word, place) in own_words(key, value)? {
                            layer.said(places::flagged(&word.phrase), place);
                            layer.words.push(word);
                        }
                    }
                    _ => return Err(unknown_key(key, "key of `[words]`", &keys::WORDS)),
                }
            }
        }
        _ => {
            for entry in tables(key, value)? {
                let section = section(entry)?;
                layer.said(places::section(&section.name), entry.span());
                layer.sections.push(section);
            }
        }
    }
    Ok(())
}

fn role(key: &Key<'_>, value: &Value<'_>) -> Read<&'static str> {
    let id = string(key, value)?;
    roles::by_id(id).map(|role| role.id).ok_or_else(|| {
        let names = roles::ALL.iter().flat_map(|role| {
            [(role.id, role.id), (role.name, role.id)]
                .into_iter()
                .chain(role.titles.iter().map(|&title| (title, role.id)))
        });
        let known = roles::ALL.iter().map(|role| role.id).collect::<Vec<_>>().join(", ");
        let meant = did_you_mean(id, names);
        Mistake::new(value.span(), format!("there is no role profile `{id}`{meant} (there are: {known})"))
    })
}

/// How many people the employer has.
fn size(key: &Key<'_>, value: &Value<'_>) -> Read<u32> {
    let written = value.get_ref().as_integer();
    let number = written
        .and_then(|written| u32::from_str_radix(&written.as_str().replace('_', ""), written.radix()).ok());
    number.filter(|&number| number > 0).ok_or_else(|| {
        let message =
            format!("`{}` must be a whole number above 0: how many people the employer has", key.get_ref());
        Mistake::new(value.span(), message)
    })
}

fn jurisdictions_of(key: &Key<'_>, value: &Value<'_>) -> Read<Vec<&'static str>> {
    let mut places = Vec::new();
    for (id, place) in one_or_many(key, value)? {
        let known = jurisdiction(&id, place)?;
        if !places.contains(&known) {
            places.push(known);
        }
    }
    Ok(places)
}

fn jurisdiction(id: &str, place: Range<usize>) -> Read<&'static str> {
    jurisdictions::by_id(id).map(|known| known.id).ok_or_else(|| {
        let names =
            jurisdictions::ALL.iter().flat_map(|known| [(known.id, known.id), (known.name, known.id)]);
        let meant = did_you_mean(id, names);
        let all = if meant.is_empty() {
            let ids = jurisdictions::ALL.iter().map(|known| known.id).collect::<Vec<_>>().join(" ");
            format!("; known are {ids}")
        } else {
            meant
        };
        Mistake::new(place, format!("no place `{id}` is known{all}"))
    })
}

/// `rule = "off"` or `rule = { severity = "error", max = 10 }`
fn rule_choice(key: &Key<'_>, value: &Value<'_>, layer: &mut Layer) -> Read<()> {
    let id = &**key.get_ref();
    let rule = rules::by_id(id).ok_or_else(|| {
        let meant = did_you_mean(id, rules::ALL.iter().map(|rule| (rule.id, rule.id)));
        Mistake::new(key.span(), format!("there is no rule `{id}`{meant} (`jdlint rules` lists them all)"))
    })?;
    match value.get_ref() {
        DeValue::String(word) => {
            layer.rules.set_level(rule, level(word, value.span())?);
            layer.said(places::rule(rule), key.span());
        }
        DeValue::Table(options) => {
            for (key, value) in options {
                if &**key.get_ref() == keys::SEVERITY {
                    layer.rules.set_level(rule, level(string(key, value)?, value.span())?);
                    layer.said(places::rule(rule), key.span());
                } else {
                    let option = option(rule, key, value, &mut layer.rules)?;
                    layer.said(places::option(option), key.span());
                }
            }
        }
        _ => {
            let way = format!(
                "write `{id} = \"off\"`, \"info\", \"warning\" or \"error\", or a table such as {{ severity = \"error\" }}"
            );
            return Err(Mistake::new(value.span(), format!("a rule needs a severity: {way}")));
        }
    }
    Ok(())
}

fn option(
    rule: &'static Rule,
    key: &Key<'_>,
    value: &Value<'_>,
    choices: &mut RuleChoices,
) -> Read<&'static RuleOption> {
    let name = &**key.get_ref();
    let Some(option) = rules::option(rule.id, name) else {
        let names: Vec<&str> = std::iter::once(keys::SEVERITY)
            .chain(rules::OPTIONS.iter().filter(|option| option.rule == rule.id).map(|option| option.name))
            .collect();
        let meant = did_you_mean(name, names.iter().map(|&name| (name, name)));
        let known = names.join(", ");
        let message = format!("the rule `{}` has no option `{name}`{meant} (there are: {known})", rule.id);
        return Err(Mistake::new(key.span(), message));
    };
    let number = value
        .get_ref()
        .as_integer()
        .and_then(|written| u32::from_str_radix(&written.as_str().replace('_', ""), written.radix()).ok());
    let fits = number.filter(|number| (option.least..=option.most).contains(number));
    let number = fits.ok_or_else(|| {
        let (least, most) = (option.least, option.most);
        let message = format!("`{name}` ({}) must be a whole number from {least} to {most}", option.about);
        Mistake::new(value.span(), message)
    })?;
    choices.set_option(option, number);
    Ok(option)
}

fn level(word: &str, place: Range<usize>) -> Read<Level> {
    if word == "off" {
        return Ok(Level::Off);
    }
    known_severity(word).map(Level::At).ok_or_else(|| {
        let words = ["off", "info", "warning", "error"];
        let meant = did_you_mean(word, words.map(|word| (word, word)));
        let message = format!("there is no severity `{word}`{meant} (there are: off, info, warning, error)");
        Mistake::new(place, message)
    })
}

fn known_severity(word: &str) -> Option<Severity> {
    SEVERITIES.iter().find(|(known, _)| *known == word).map(|&(_, severity)| severity)
}

fn severity(key: &Key<'_>, value: &Value<'_>) -> Read<Severity> {
    let word = string(key, value)?;
    known_severity(word).ok_or_else(|| {
        let meant = did_you_mean(word, SEVERITIES.map(|(word, _)| (word, word)));
        let message = format!("there is no severity `{word}`{meant} (there are: info, warning, error)");
        Mistake::new(value.span(), message)
    })
}

fn own_words(key: &Key<'_>, value: &Value<'_>) -> Read<Vec<(OwnWord, Range<usize>)>> {
    let DeValue::Array(entries) = value.get_ref() else { return Err(needs(key, value, "a list of phrases")) };
    let mut words = Vec::new();
    for entry in entries {
        // A phrase alone needs no table.
        if let DeValue::String(text) = entry.get_ref() {
            let phrase = phrase(text, entry.span())?;
            words.push((OwnWord { phrase, ..OwnWord::default() }, entry.span()));
            continue;
        }
        let DeValue::Table(table) = entry.get_ref() else {
            return Err(needs(
                key,
                entry,
                "phrases, or tables such as { phrase = \"ninja\", replacement = \"expert\" }",
            ));
        };
        let mut word = OwnWord::default();
        for (key, value) in table {
            match &**key.get_ref() {
                "phrase" => word.phrase = phrase(string(key, value)?, value.span())?,
                "message" => word.message = Some(filled(key, value)?),
                "replacement" => word.replacement = Some(filled(key, value)?),
                "severity" => word.severity = Some(severity(key, value)?),
                _ => return Err(unknown_key(key, "key of `[[words.flag]]`", &keys::FLAG)),
            }
        }
        if word.phrase.is_empty() {
            return Err(Mistake::new(entry.span(), "`[[words.flag]]` needs `phrase`: the words to look for"));
        }
        words.push((word, entry.span()));
    }
    Ok(words)
}

fn phrases(key: &Key<'_>, value: &Value<'_>) -> Read<Vec<(String, Range<usize>)>> {
    let written = one_or_many(key, value)?.into_iter();
    written.map(|(text, place)| Ok((phrase(&text, place.clone())?, place))).collect()
}

/// Words to look for hold at least one letter or figure.
fn phrase(text: &str, place: Range<usize>) -> Read<String> {
    if text.contains(char::is_alphanumeric) {
        Ok(text.to_owned())
    } else {
        Err(Mistake::new(place, "a phrase needs at least one letter or figure"))
    }
}

fn section(entry: &Value<'_>) -> Read<OwnSection> {
    let mut section = OwnSection::default();
    for (key, value) in members(entry) {
        match &**key.get_ref() {
            "name" => section.name = phrase(string(key, value)?, value.span())?,
            "headings" => {
                section.headings = phrases(key, value)?.into_iter().map(|(heading, _)| heading).collect();
            }
            "severity" => section.severity = Some(severity(key, value)?),
            "template" => section.template = Some(filled(key, value)?),
            _ => return Err(unknown_key(key, "key of `[[sections]]`", &keys::SECTION)),
        }
    }
    if section.name.is_empty() {
        return Err(Mistake::new(entry.span(), "`[[sections]]` needs `name`: the usual heading"));
    }
    Ok(section)
}

// ---- the shapes of values

fn table<'t, 'v>(key: &Key<'_>, value: &'v Value<'t>) -> Read<&'v DeTable<'t>> {
    value.get_ref().as_table().ok_or_else(|| needs(key, value, &format!("a table: `[{}]`", key.get_ref())))
}

/// The tables of `[[name]]`, each known to be one.
fn tables<'t, 'v>(key: &Key<'_>, value: &'v Value<'t>) -> Read<Vec<&'v Value<'t>>> {
    let shape = format!("tables: `[[{}]]`", key.get_ref());
    let DeValue::Array(entries) = value.get_ref() else { return Err(needs(key, value, &shape)) };
    let checked = entries
        .iter()
        .map(|entry| if entry.get_ref().is_table() { Ok(entry) } else { Err(needs(key, entry, &shape)) });
    checked.collect()
}

fn members<'t, 'v>(entry: &'v Value<'t>) -> impl Iterator<Item = (&'v Key<'t>, &'v Value<'t>)> {
    entry.get_ref().as_table().into_iter().flatten()
}

fn string<'v>(key: &Key<'_>, value: &'v Value<'_>) -> Read<&'v str> {
    value.get_ref().as_str().ok_or_else(|| needs(key, value, "a string in quotes"))
}

fn filled(key: &Key<'_>, value: &Value<'_>) -> Read<String> {
    let text = string(key, value)?;
    if text.trim().is_empty() { Err(needs(key, value, "some text")) } else { Ok(text.to_owned()) }
}

fn one_or_many(key: &Key<'_>, value: &Value<'_>) -> Read<Vec<(String, Range<usize>)>> {
    match value.get_ref() {
        DeValue::String(text) => Ok(vec![(text.to_string(), value.span())]),
        DeValue::Array(entries) => {
            let entries = entries.iter().map(|entry| Ok((string(key, entry)?.to_owned(), entry.span())));
            entries.collect()
        }
        _ => Err(needs(key, value, "a list of strings")),
    }
}

fn globs(key: &Key<'_>, value: &Value<'_>) -> Read<Globs> {
    let mut globs = Globs::default();
    for (pattern, place) in one_or_many(key, value)? {
        globs.add(&pattern).map_err(|message| Mistake::new(place, message))?;
    }
    Ok(globs)
}

fn needs(key: &Key<'_>, value: &Value<'_>, what: &str) -> Mistake {
    let found = value.get_ref().type_str();
    let article = if found.starts_with(['a', 'e', 'i', 'o', 'u']) { "an" } else { "a" };
    Mistake::new(value.span(), format!("`{}` needs {what}, and this is {article} {found}", key.get_ref()))
}

fn unknown_key(key: &Key<'_>, what: &str, known: &[&str]) -> Mistake {
    let name = &**key.get_ref();
    let meant = did_you_mean(name, known.iter().map(|&known| (known, known)));
    // The name of a rule is a frequent guess.
    let meant = match rules::by_id(name) {
        Some(rule) if meant.is_empty() => format!("; rules stand under `[rules]`: {} = \"off\"", rule.id),
        _ => meant,
    };
    Mistake::new(key.span(), format!("there is no {what} `{name}`{meant} (there are: {})", known.join(", ")))
}

fn one_line(message: &str) -> String {
    message.split_whitespace().collect::<Vec<_>>().join(" ")
}
