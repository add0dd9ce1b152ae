//! `jdlint diff OLD NEW`. In: two versions of a posting. Out: what the rewrite gained and lost: findings that are gone, new
//! or still there, the score and its parts, contents.
//!
//! A finding is the same in both when its fingerprint is: rule and words, wherever they stand.

mod print;

use std::collections::BTreeMap;
use std::io::{self, Write};
use std::path::Path;

use jdlint_contract::FileError;
use jdlint_core::Report;
use jdlint_core::report::{Kind, Presence, Score};
use jdlint_core::rules::{Rule, Severity};

use crate::arguments::{Choices, Format, Question};
use crate::inputs::{file_error, relative};
use crate::output::{PerFile, Screen};
use crate::run::{self, Linted, Rules, Work};

pub(crate) use print::Output;

/// One version.
pub(crate) struct Version {
    name: String,
    score: Option<Score>,
    /// By fingerprint.
    findings: BTreeMap<String, Found>,
    present: Vec<(Kind, Presence)>,
}

/// One finding.
#[derive(Debug, Clone)]
struct Found {
    rule: &'static Rule,
    severity: Severity,
    message: String,
    /// 1-based line, or paragraph of a document.
    line: u32,
    unit: &'static str,
}

/// What became of it.
struct Comparison<'a> {
    old: &'a Version,
    new: &'a Version,
    gone: Vec<&'a Found>,
    added: Vec<&'a Found>,
    still: Vec<&'a Found>,
    /// Kinds whose presence changed: before and after.
    contents: Vec<(Kind, Presence, Presence)>,
}

/// Keeps the one version that a run was asked for.
struct Keep;

impl PerFile for Keep {
    type Part = Version;

    fn part(&self, linted: &Linted<'_>) -> Version {
        Version::of(linted.name, linted.report, |offset| (linted.number(offset), linted.unit()))
    }
}

/// Prints the comparison; gives what could not be done.
pub(crate) fn compare(asked: &Question, screen: Screen, out: &mut dyn Write) -> io::Result<Vec<FileError>> {
    let choices = &asked.choices;
    let [old, new] = choices.paths.as_slice() else { return Ok(Vec::new()) };
    let mut errors = Vec::new();
    let mut version = |path: &Path| one(choices, path).map_err(|found| errors.extend(found)).ok();
    let (old, new) = (version(old), version(new));
    if let (Some(old), Some(new)) = (old, new) {
        let comparison = Comparison::of(&old, &new);
        match asked.format {
            Format::Human => print::human(&comparison, screen, out)?,
            Format::Json => print::json(&comparison, out)?,
        }
    }
    Ok(errors)
}

/// Lints one version.
fn one(choices: &Choices, path: &Path) -> Result<Version, Vec<FileError>> {
    let postings = run::find_in(choices, &[path.to_path_buf()]);
    let (run, mut versions) = run::run(choices, postings, Work::lint(Rules::Chosen(None)), &Keep);
    match versions.pop() {
        Some(version) if versions.is_empty() && run.errors.is_empty() => Ok(version),
        _ if !run.errors.is_empty() => Err(run.errors),
        _ => {
            let name = relative(path, &std::env::current_dir().unwrap_or_default());
            Err(vec![file_error(&name, "no-posting", "This is a folder; name one posting in it.")])
        }
    }
}

impl Version {
    fn of(name: &str, report: &Report, place: impl Fn(u32) -> (u32, &'static str)) -> Self {
        let found = report.findings.iter().map(|finding| {
            let (line, unit) = place(finding.range.start);
            let (rule, severity, message) = (finding.rule, finding.severity, finding.message.clone());
            (finding.fingerprint.clone(), Found { rule, severity, message, line, unit })
        });
        Self {
            name: name.to_owned(),
            score: report.score,
            findings: found.collect(),
            present: report.outline.present.iter().map(|there| (there.kind, there.presence)).collect(),
        }
    }

    /// The findings that are there or not in the other version, in order of place.
    fn findings<'a>(&'a self, other: &Self, there: bool) -> Vec<&'a Found> {
        let known = self.findings.iter().filter(|(key, _)| other.findings.contains_key(*key) == there);
        let mut findings: Vec<_> = known.map(|(_, found)| found).collect();
        findings.sort_by_key(|found| (found.line, found.rule.id));
        findings
    }
}

impl<'a> Comparison<'a> {
    fn of(old: &'a Version, new: &'a Version) -> Self {
        let pairs = old.present.iter().zip(&new.present);
        let changed = pairs.filter(|(before, after)| before.1 != after.1);
        Self {
            old,
            new,
            gone: old.findings(new, false),
            added: new.findings(old, false),
            still: new.findings(old, true),
            contents: changed.map(|(before, after)| (before.0, before.1, after.1)).collect(),
        }
    }
}
