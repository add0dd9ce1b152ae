//! The engine of the npm package. In: what `jdlint-bindings` takes, and the bytes of files for the command. Out: what
//! `jdlint-bindings` gives, and the JSON that the command line prints of each file.
//!
//! Linting of texts, rules and templates are those of [`jdlint_bindings`], which this links in. [`Command`] is for the package's
//! command: it settles which `jdlint.toml` holds for a file as the command line does, and asks JavaScript for the text.
//! A panic ends the WASM instance ("unreachable"): whoever owns it takes a new one.

mod disk;
mod file;

use std::path::{Path, PathBuf};

use disk::JsDisk;
use jdlint_bindings as _; // links its exports in
use jdlint_contract::{FileError, LintOptions};
use jdlint_core::Settings;
use jdlint_core::rules::Severity;
use jdlint_settings::{Found, at, nearest};
use js_sys::Function;
use serde::{Deserialize, Serialize};
use tsify::{Ts, Tsify};
use wasm_bindgen::prelude::*;

/// Which files settings come from, and what is printed.
#[derive(Debug, Clone, Default, Deserialize, Tsify)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub struct CommandOptions {
    /// `check` or `outline`.
    pub command: String,
    /// Lowest severity that fails the run; without it, what the settings say.
    #[tsify(optional)]
    pub fail_on: Option<String>,
    /// The settings file for all files, absolute, with `/`.
    #[tsify(optional)]
    pub config: Option<String>,
    /// Read no settings file.
    pub no_config: bool,
    /// The working folder, absolute, with `/`.
    pub working_folder: String,
}

/// One file.
#[derive(Debug, Clone, Deserialize, Tsify)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub struct FileToRead {
    /// How it is called in what is printed.
    pub name: String,
    /// The name whose ending says how it is written; without it, Markdown.
    #[tsify(optional)]
    pub format_name: Option<String>,
    /// Where it is, absolute, with `/`: settings are looked for from here.
    pub path: String,
    /// Patterns of the settings see the path.
    pub has_path: bool,
}

/// What came of one file: a part of the output, or what could not be done.
#[derive(Debug, Clone, Default, Serialize, Tsify)]
#[serde(rename_all = "camelCase")]
pub struct FilePart {
    /// The file as an element of `files`, in JSON.
    pub json: Option<String>,
    /// What could not be done: an element of `errors`, in JSON, with its path and code to sort by.
    pub error: Option<PartError>,
    /// It has a finding at or above the failing severity.
    pub fails: bool,
    /// Findings of severity error.
    pub errors: u32,
    /// Findings of severity warning.
    pub warnings: u32,
    /// Findings of severity info.
    pub infos: u32,
    /// Ids of the places whose law was applied.
    pub jurisdictions: Vec<String>,
}

/// What could not be done.
#[derive(Debug, Clone, Serialize, Tsify)]
pub struct PartError {
    /// What it is about.
    pub path: String,
    /// What kind of error.
    pub code: String,
    /// What happened and the way out.
    pub message: String,
}

/// `check` or `outline` over files, one after the other.
#[wasm_bindgen]
pub struct Command {
    only_outline: bool,
    fail_on: Option<Severity>,
    config: Option<PathBuf>,
    no_config: bool,
    working_folder: PathBuf,
    given: Settings,
    disk: JsDisk,
    known: Vec<(PathBuf, Option<Found>)>,
}

#[wasm_bindgen]
impl Command {
    /// `read_text` gives the text of a file, nothing where there is none, and throws where it cannot be read; `exists` says
    /// whether something of that name is there, `is_within` whether a file is in a folder when links are followed.
    ///
    /// # Errors
    ///
    /// Throws an `Error` for a wrong option.
    #[wasm_bindgen(constructor)]
    pub fn new(
        options: &Ts<CommandOptions>,
        choices: &Ts<LintOptions>,
        read_text: Function,
        exists: Function,
        is_within: Function,
    ) -> Result<Self, JsError> {
        let options = options.to_rust()?;
        let mut given = choices.to_rust()?.settings().map_err(|message| JsError::new(&message))?;
        let only_outline = options.command == "outline";
        if only_outline {
            // The outline needs no rule.
            given.only = Some(Vec::new());
        }
        let fail_on = options.fail_on.as_deref().map(severity).transpose().map_err(|m| JsError::new(&m))?;
        Ok(Self {
            only_outline,
            fail_on,
            config: options.config.map(PathBuf::from),
            no_config: options.no_config,
            working_folder: PathBuf::from(options.working_folder),
            given,
            disk: JsDisk { read_text, exists, is_within },
            known: Vec::new(),
        })
    }

    /// Reads and judges one file.
    ///
    /// # Errors
    ///
    /// Only for a file that is none; what cannot be read is in the part.
    pub fn add(&mut self, file: &Ts<FileToRead>, bytes: Vec<u8>) -> Result<Ts<FilePart>, JsError> {
        let file = file.to_rust()?;
        let part = self.part(&file, bytes);
        let part = part.unwrap_or_else(|FileError { path, code, message }| FilePart {
            error: Some(PartError { path, code, message }),
            ..FilePart::default()
        });
        Ok(part.into_ts()?)
    }
}

impl Command {
    fn part(&mut self, file: &FileToRead, bytes: Vec<u8>) -> Result<FilePart, FileError> {
        let at = self.found(file);
        let found = self.known[at].1.as_ref();
        let config = match found.map(|found| (found, &found.config)) {
            None => None,
            Some((found, Ok(config))) => Some((found, config)),
            Some((found, Err(error))) => {
                return Err(FileError {
                    path: self.seen_from_here(&found.root.join(&error.file)),
                    code: "settings".to_owned(),
                    message: error.placed_message(),
                });
            }
        };
        let settings = config.map_or_else(
            || self.given.clone(),
            |(found, config)| {
                let path = found.path_of(Path::new(&file.path)).filter(|_| file.has_path);
                config.settings(path.as_deref(), &self.given)
            },
        );
        let fail_on = self.fail_on.or_else(|| config.and_then(|(_, config)| config.fail_on()));
        file::part(file, bytes, &settings, fail_on.unwrap_or(Severity::Error), self.only_outline)
    }

    /// Where in `known` the settings of a file are.
    fn found(&mut self, file: &FileToRead) -> usize {
        let folder = Path::new(&file.path).parent().unwrap_or(&self.working_folder).to_path_buf();
        let key = if self.no_config || self.config.is_some() { PathBuf::new() } else { folder };
        if let Some(at) = self.known.iter().position(|(known, _)| *known == key) {
            return at;
        }
        let found = match &self.config {
            _ if self.no_config => None,
            Some(config) => Some(at(config, &self.working_folder, &self.disk)),
            None => nearest(&key, &self.disk),
        };
        self.known.push((key, found));
        self.known.len() - 1
    }

    /// A path as it is printed: from the working folder, where it is in it or beside.
    fn seen_from_here(&self, path: &Path) -> String {
        let shared = path
            .components()
            .zip(self.working_folder.components())
            .take_while(|(one, other)| one == other)
            .count();
        let up = self.working_folder.components().skip(shared).map(|_| "..".to_owned());
        let down = path.components().skip(shared).map(|part| part.as_os_str().to_string_lossy().into_owned());
        up.chain(down).collect::<Vec<_>>().join("/")
    }
}

/// All that `jdlint rules --format json` prints.
///
/// # Errors
///
/// Only when the table cannot be written.
#[wasm_bindgen(js_name = rulesJson)]
pub fn rules_json() -> Result<String, JsError> {
    Ok(serde_json::to_string(&jdlint_contract::rules_output())?)
}

/// The version of the JSON that is printed.
#[wasm_bindgen(js_name = contractVersion)]
pub fn contract_version() -> u32 {
    jdlint_contract::CONTRACT_VERSION
}

fn severity(word: &str) -> Result<Severity, String> {
    [Severity::Error, Severity::Warning, Severity::Info]
        .into_iter()
        .find(|severity| severity.word() == word)
        .ok_or_else(|| format!("there is no severity `{word}`; there are error, warning and info"))
}
