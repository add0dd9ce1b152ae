//! A settings file with all that it extends. In: its text, and a way to get the others. Out: [`Config`].

use std::collections::BTreeMap;

use jdlint_core::rules::Severity;
use jdlint_core::{OwnSection, Settings};

use crate::error::{Mistake, SettingsError};
use crate::globs::Globs;
use crate::places::Place;
use crate::read::{Layer, SettingsFile, read};

/// More files than this extend each other by mistake.
const MOST_FILES: usize = 100;

/// The settings of a folder.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Config {
    include: Option<Globs>,
    exclude: Globs,
    fail_on: Option<Severity>,
    /// One of each file, later ones stronger.
    layers: Vec<Said>,
    overrides: Vec<(Globs, Said)>,
    files: Vec<String>,
}

/// What a file says, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Said {
    layer: Layer,
    /// Which of the files.
    file: usize,
    /// The 1-based line of each key.
    lines: Vec<(String, u32)>,
}

impl Said {
    fn new(mut layer: Layer, file: usize, text: &str) -> Self {
        let line = |at: usize| text.get(..at).unwrap_or(text).matches('\n').count() as u32 + 1;
        let lines = std::mem::take(&mut layer.places).into_iter().map(|(key, at)| (key, line(at))).collect();
        Self { layer, file, lines }
    }
}

/// Reads a settings file and those that it extends. `file` is its path from the root of the repository; `get` is asked
/// for the text of other files by such a path and says why there is none.
///
/// # Errors
///
/// The first mistake, with its place.
pub fn load(
    file: &str,
    text: &str,
    get: &mut dyn FnMut(&str) -> Result<String, String>,
) -> Result<Config, SettingsError> {
    let mut config = Config::default();
    add(&mut config, file, text, &mut Vec::new(), get)?;
    Ok(config)
}

/// Adds a file on top of what is there, those that it extends first. `path` are the files that led here.
fn add(
    config: &mut Config,
    file: &str,
    text: &str,
    path: &mut Vec<String>,
    get: &mut dyn FnMut(&str) -> Result<String, String>,
) -> Result<(), SettingsError> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let told = |mistake: Mistake| mistake.in_file(file, text);
    let settings = read(text).map_err(told)?;
    let number = config.files.len();
    config.files.push(file.to_owned());
    path.push(file.to_owned());
    for (written, place) in &settings.extends {
        let wrong = |message: String| told(Mistake::new(place.clone(), message));
        let base = resolve(file, written).map_err(wrong)?;
        if let Some(at) = path.iter().position(|before| *before == base) {
            let round = path[at..].join(" -> ");
            return Err(wrong(format!(
                "`extends` goes round in a circle: {round} -> {base}; take one of them out"
            )));
        }
        if config.files.len() >= MOST_FILES {
            return Err(wrong(format!("`extends` leads to more than {MOST_FILES} files; use fewer")));
        }
        let text = get(&base).map_err(|why| wrong(format!("`{base}` cannot be read: {why}")))?;
        add(config, &base, &text, path, get)?;
    }
    path.pop();
    config.take(settings, number, text);
    Ok(())
}

/// The path from the root that `written` in `file` means.
fn resolve(file: &str, written: &str) -> Result<String, String> {
    let plain = written.trim().replace('\\', "/");
    let is_absolute = plain.starts_with('/') || plain.get(1..2) == Some(":");
    if plain.is_empty() || plain.contains("://") || is_absolute {
        return Err(format!(
            "`{written}` is no path from this file; write one within the repository, such as \"../jdlint.base.toml\""
        ));
    }
    let mut parts: Vec<&str> = file.split('/').collect();
    parts.pop();
    for part in plain.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                let out = || {
                    format!("`{written}` leads out of the repository; only files within it can be extended")
                };
                parts.pop().ok_or_else(out)?;
            }
            part => parts.push(part),
        }
    }
    Ok(parts.join("/"))
}

impl Config {
    fn take(&mut self, file: SettingsFile, number: usize, text: &str) {
        self.include = file.include.or(self.include.take());
        if let Some(exclude) = file.exclude {
            self.exclude = exclude;
        }
        self.fail_on = file.fail_on.or(self.fail_on);
        self.layers.push(Said::new(file.layer, number, text));
        let overrides = file.overrides.into_iter();
        self.overrides.extend(overrides.map(|(paths, layer)| (paths, Said::new(layer, number, text))));
    }

    /// What is said for a posting, later parts stronger.
    fn said_for(&self, path: Option<&str>) -> impl Iterator<Item = &Said> {
        let fit = move |paths: &Globs| path.is_some_and(|path| paths.fit(path));
        let overrides = self.overrides.iter().filter(move |(paths, _)| fit(paths)).map(|(_, said)| said);
        self.layers.iter().chain(overrides)
    }

    /// Where each key is said that holds for a posting; by the keys of [`crate::places`].
    pub fn places(&self, path: Option<&str>) -> BTreeMap<&str, Place<'_>> {
        let mut places = BTreeMap::new();
        for said in self.said_for(path) {
            let file = self.files.get(said.file).map_or("", String::as_str);
            places.extend(said.lines.iter().map(|(key, line)| (key.as_str(), Place { file, line: *line })));
        }
        places
    }

    /// The settings for a posting. `path` leads to it from the folder of the settings file, with `/`; a text without a
    /// file has none. What stands in `given` comes from flags or an editor and is stronger.
    pub fn settings(&self, path: Option<&str>, given: &Settings) -> Settings {
        let mut layer = Layer::default();
        for said in self.said_for(path) {
            layer.take(said.layer.clone());
        }
        let mut settings = given.clone();
        settings.role = given.role.or(layer.role);
        if given.jurisdictions.is_empty() {
            settings.jurisdictions = layer.jurisdictions.unwrap_or_default();
        }
        settings.employer_size = given.employer_size.or(layer.employer_size);
        if given.remote_open_to.is_empty() {
            settings.remote_open_to = layer.remote_open_to.unwrap_or_default();
        }
        settings.rules = layer.rules;
        settings.rules.take(&given.rules);
        settings.allowed = layer.allowed;
        settings.allowed.extend_from_slice(&given.allowed);
        settings.own_words = layer.words;
        settings.own_words.extend_from_slice(&given.own_words);
        settings.own_sections = layer.sections;
        settings.own_sections.extend_from_slice(&given.own_sections);
        settings
    }

    /// Do the file's own patterns include the file of that path? Nothing where it has none. Says nothing of
    /// [`Config::excludes`].
    pub fn includes(&self, path: &str) -> Option<bool> {
        self.include.as_ref().map(|include| include.fit(path))
    }

    /// The patterns of what is linted without a path, as written; nothing where no file says it.
    pub fn include(&self) -> Option<&[String]> {
        self.include.as_ref().map(Globs::written)
    }

    /// The patterns of what is left out, as written.
    pub fn exclude(&self) -> &[String] {
        self.exclude.written()
    }

    /// Does it say what to include?
    pub const fn states_include(&self) -> bool {
        self.include.is_some()
    }

    /// Is the file of that path to be left out?
    pub fn excludes(&self, path: &str) -> bool {
        self.exclude.fit(path)
    }

    /// From which severity on findings fail a run.
    pub const fn fail_on(&self) -> Option<Severity> {
        self.fail_on
    }

    /// Paths of all files that were read, from the root of the repository.
    pub fn files(&self) -> &[String] {
        &self.files
    }
}

impl Layer {
    /// Puts another layer on top: what it says is stronger, lists grow.
    fn take(&mut self, above: Self) {
        self.role = above.role.or(self.role);
        self.jurisdictions = above.jurisdictions.or(self.jurisdictions.take());
        self.employer_size = above.employer_size.or(self.employer_size);
        self.remote_open_to = above.remote_open_to.or(self.remote_open_to.take());
        self.rules.take(&above.rules);
        self.allowed.extend(above.allowed);
        self.words.retain(|word| !above.words.iter().any(|other| same(&other.phrase, &word.phrase)));
        self.words.extend(above.words);
        let named =
            |section: &OwnSection| above.sections.iter().any(|other| same(&other.name, &section.name));
        self.sections.retain(|section| !named(section));
        self.sections.extend(above.sections);
    }
}

fn same(one: &str, other: &str) -> bool {
    one.to_lowercase() == other.to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_resolved_from_the_file_and_stay_inside() {
        assert_eq!(resolve("a/b/jdlint.toml", "../base.toml").as_deref(), Ok("a/base.toml"));
        assert_eq!(resolve("jdlint.toml", "./x/base.toml").as_deref(), Ok("x/base.toml"));
        for written in
            ["../base.toml", "/etc/base.toml", "C:/base.toml", "https://a.example/x.toml", "", "x/../../y"]
        {
            assert!(resolve("jdlint.toml", written).is_err(), "{written}");
        }
    }
}
