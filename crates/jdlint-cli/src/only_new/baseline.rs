//! Findings that are known already. In: a file of them, as `--write-baseline` writes it. Out: what of a posting's findings
//! is new, and what of the file is gone from the postings.
//!
//! The file is JSON with a line for each finding, sorted, so that it diffs and merges well: path from the folder of the file,
//! then rule, then fingerprint, then how many of them there are. Fingerprints hold words and no line numbers, so that text
//! may move.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use jdlint_contract::FileError;
use jdlint_core::report::Finding;
use serde::{Deserialize, Serialize};

use crate::inputs::{Input, STDIN_NAME, file_error, relative, without_dots};
use crate::output::PerFile;
use crate::run::Linted;
use crate::whole_file;

/// What this program reads and writes.
const VERSION: u64 = 1;

/// Path, rule and fingerprint to how many of them.
type Files = BTreeMap<String, Rules>;
type Rules = BTreeMap<String, BTreeMap<String, u32>>;

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Content {
    version: u64,
    files: Files,
}

/// A baseline.
#[derive(Debug)]
pub(crate) struct Baseline {
    /// As it was named.
    pub(crate) name: String,
    home: Home,
    files: Files,
}

impl Baseline {
    /// Reads the file.
    ///
    /// # Errors
    /// It cannot be read, is none, or is of a version that this program does not know.
    pub(crate) fn read(path: &Path, working_folder: &Path) -> Result<Self, FileError> {
        let name = path.to_string_lossy().into_owned();
        let text = fs::read_to_string(path).map_err(|error| unreadable(&name, &error))?;
        let files = parse(&text).map_err(|why| file_error(&name, "baseline", why))?;
        Ok(Self { home: Home::of(path, working_folder), name, files })
    }

    /// Takes out the findings of a posting that are known. Gives how many those were, and how many known ones of the rules
    /// that were asked are there no more.
    pub(crate) fn take_out(
        &self,
        path: Option<&Path>,
        is_asked: impl Fn(&str) -> bool,
        findings: &mut Vec<Finding>,
    ) -> (u32, u32) {
        let Some(known) = self.files.get(&self.home.key(path)) else { return (0, 0) };
        let mut left = known.clone();
        let before = findings.len();
        findings.retain(|finding| {
            let count = left.get_mut(finding.rule.id).and_then(|prints| prints.get_mut(&finding.fingerprint));
            match count {
                Some(count) if *count > 0 => {
                    *count -= 1;
                    false
                }
                _ => true,
            }
        });
        ((before - findings.len()) as u32, count(&left, is_asked))
    }

    /// How many known findings are of postings that are there no more. Those that were `checked` are there, be it as what
    /// standard input was said to be.
    pub(crate) fn of_lost_files(&self, checked: &[Input], is_asked: impl Fn(&str) -> bool) -> u32 {
        let checked: BTreeSet<_> = checked.iter().map(|input| self.home.key(input.path())).collect();
        let lost = self.files.iter().filter(|(path, _)| self.home.has_lost(path) && !checked.contains(*path));
        lost.map(|(_, rules)| count(rules, &is_asked)).sum()
    }
}

/// What becomes of each posting: its findings as a baseline has them.
pub(crate) struct Inventory {
    home: Home,
}

impl Inventory {
    /// For a baseline in this file.
    pub(crate) fn new(path: &Path, working_folder: &Path) -> Self {
        Self { home: Home::of(path, working_folder) }
    }

    /// Writes the findings as a baseline. What an older one says of postings that were not checked, or of rules that were
    /// not asked, stays, unless the posting is there no more. Gives how many findings it has.
    ///
    /// # Errors
    /// The file is something else, or cannot be written.
    pub(crate) fn write(
        &self,
        path: &Path,
        checked: Vec<(String, Rules)>,
        is_asked: impl Fn(&str) -> bool,
    ) -> Result<u32, FileError> {
        let name = path.to_string_lossy().into_owned();
        let mut files = match fs::read_to_string(path) {
            // As somebody makes a file of that name beforehand.
            Ok(text) if text.trim().is_empty() => Files::new(),
            Ok(text) => parse(&text).map_err(|why| {
                file_error(
                    &name,
                    "baseline",
                    format!("{why} It is left as it is: name another file, or remove it."),
                )
            })?,
            Err(error) if error.kind() == ErrorKind::NotFound => Files::new(),
            Err(error) => return Err(unreadable(&name, &error)),
        };
        let is_checked = |path: &String| checked.iter().any(|(known, _)| known == path);
        files.retain(|path, _| is_checked(path) || !self.home.has_lost(path));
        for (path, found) in checked {
            let rules = files.entry(path).or_default();
            rules.retain(|rule, _| !is_asked(rule));
            rules.extend(found);
        }
        files.retain(|_, rules| !rules.is_empty());
        let findings = files.values().map(|rules| count(rules, |_| true)).sum();
        let mut bytes = serde_json::to_vec_pretty(&Content { version: VERSION, files })
            .map_err(|error| not_written(&name, &error.into()))?;
        bytes.push(b'\n');
        whole_file::write(path, &bytes).map_err(|error| not_written(&name, &error))?;
        Ok(findings)
    }
}

impl PerFile for Inventory {
    type Part = (String, Rules);

    fn part(&self, linted: &Linted<'_>) -> Self::Part {
        let mut rules = Rules::new();
        for finding in &linted.report.findings {
            let prints = rules.entry(finding.rule.id.to_owned()).or_default();
            *prints.entry(finding.fingerprint.clone()).or_default() += 1;
        }
        (self.home.key(linted.path), rules)
    }
}

/// The folder of a baseline, which its paths start from.
#[derive(Debug)]
struct Home {
    folder: PathBuf,
    working_folder: PathBuf,
}

impl Home {
    fn of(path: &Path, working_folder: &Path) -> Self {
        let whole = without_dots(&working_folder.join(path));
        let folder = whole.parent().unwrap_or(working_folder).to_path_buf();
        Self { folder, working_folder: working_folder.to_path_buf() }
    }

    /// How a posting is called.
    fn key(&self, path: Option<&Path>) -> String {
        path.map_or_else(
            || STDIN_NAME.to_owned(),
            |path| relative(&self.working_folder.join(path), &self.folder),
        )
    }

    /// Is that posting there no more?
    fn has_lost(&self, key: &str) -> bool {
        key != STDIN_NAME && !self.folder.join(key).exists()
    }
}

fn count(rules: &Rules, is_asked: impl Fn(&str) -> bool) -> u32 {
    let asked = rules.iter().filter(|(rule, _)| is_asked(rule));
    asked.flat_map(|(_, prints)| prints.values()).sum()
}

/// The findings in a text that is a baseline; else what is wrong with it.
fn parse(text: &str) -> Result<Files, String> {
    let content: serde_json::Value =
        serde_json::from_str(text).map_err(|error| format!("It is no baseline: no valid JSON ({error})."))?;
    match content["version"].as_u64() {
        Some(VERSION) => {}
        Some(other) => {
            return Err(format!(
                "It is a baseline of version {other}; this jdlint knows version {VERSION}. Write it anew with \
                 --write-baseline, or use the jdlint that wrote it."
            ));
        }
        None => return Err("It is no baseline: it has no `version`.".to_owned()),
    }
    // Once more from the text, so that an error has its line.
    let content: Content =
        serde_json::from_str(text).map_err(|error| format!("It is no baseline: {error}."))?;
    Ok(content.files)
}

fn unreadable(name: &str, error: &io::Error) -> FileError {
    let message = match error.kind() {
        ErrorKind::NotFound => {
            "There is no such baseline. `jdlint check --write-baseline FILE` writes one.".to_owned()
        }
        ErrorKind::InvalidData => "It is no baseline: no valid UTF-8.".to_owned(),
        _ => format!("The baseline could not be read: {error}."),
    };
    file_error(name, "baseline", message)
}

fn not_written(name: &str, error: &io::Error) -> FileError {
    file_error(name, "not-written", format!("The baseline could not be written there: {error}."))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_baseline_is_said_to_be_none() {
        for (text, said) in [
            ("", "no valid JSON"),
            ("[]", "no `version`"),
            (r#"{"version": 2, "files": {}}"#, "version 2; this jdlint knows version 1"),
            ("{\"version\": 1,\n\"files\": {\"a.md\": 3}}", "line 2 column"),
            (r#"{"version": 1, "files": {}, "more": 1}"#, "unknown field `more`"),
        ] {
            let why = parse(text).unwrap_err();
            assert!(why.contains(said), "{text}: {why}");
        }
        assert_eq!(parse(r#"{"version": 1, "files": {}}"#), Ok(Files::new()));
    }
}
