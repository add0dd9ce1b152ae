//! One lint of one text. In: a [`Job`]. Out: a [`Reading`], or the words of a panic.
//!
//! Nothing that breaks leaves here: a rule that does is left out of the text and named, and the others judge it.

use std::any::Any;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

use jdlint_core::report::{Finding, Outline, Score};
use jdlint_core::roles::Role;
use jdlint_core::rules::{self, Rule};
use jdlint_core::{Level, MAX_TEXT_BYTES, Report, Settings};
use jdlint_settings::postings::Standing;
use tower_lsp::ls_types::Diagnostic;

use crate::Engine;
use crate::abilities::Abilities;
use crate::documents::Document;
use crate::postings::{Plan, plan};
use crate::roots::Roots;
use crate::{begun, diagnostics};

/// A rule that broke and the words of its panic.
pub(crate) type Broken = (&'static Rule, String);

/// All that a lint needs; a copy, so that it can be done elsewhere while edits go on.
#[derive(Debug, Clone)]
pub(crate) struct Job {
    pub(crate) document: Document,
    pub(crate) engine: Engine,
    pub(crate) client: Abilities,
    /// What the editor chose.
    pub(crate) given: Settings,
    pub(crate) roots: Arc<Roots>,
    /// Somebody named it as a posting.
    pub(crate) named: bool,
    /// Rules that broke on an earlier state of the document.
    pub(crate) without: Vec<&'static Rule>,
}

/// What was found in a text and what the client is to see of it.
#[derive(Debug, Default)]
pub(crate) struct Reading {
    /// What the document is, where it was not judged.
    pub(crate) left_out: Option<Standing>,
    /// Each with the diagnostic at the same place in `diagnostics`.
    pub(crate) findings: Vec<Finding>,
    /// Those of the findings, then notes of the server.
    pub(crate) diagnostics: Vec<Diagnostic>,
    /// Names the diagnostics: the same for the same ones.
    pub(crate) result_id: String,
    /// What a text that has only begun does not have yet; the client sees one hint in their stead.
    pub(crate) not_yet: Vec<Finding>,
    /// The role whose posting would do for a text that has only begun.
    pub(crate) template: Option<&'static Role>,
    pub(crate) outline: Outline,
    pub(crate) score: Option<Score>,
    pub(crate) role: Option<&'static str>,
    /// Rules that broke now.
    pub(crate) broken: Vec<Broken>,
}

/// Reads a text.
///
/// # Errors
///
/// The words of a panic that no single rule is to blame for.
pub(crate) fn read(job: &Job) -> Result<Reading, String> {
    caught(|| judge_as_planned(job)).and_then(|reading| reading)
}

fn judge_as_planned(job: &Job) -> Result<Reading, String> {
    let document = &job.document;
    let settings = match plan(document, job.named, &job.given, &job.roots) {
        Plan::LeaveOut(standing) => return Ok(Reading { left_out: Some(standing), ..noted(Vec::new()) }),
        _ if document.text().len() > MAX_TEXT_BYTES => {
            return Ok(noted(vec![diagnostics::too_long(document)]));
        }
        Plan::Broken(broken) => {
            let why = broken.error.to_string();
            return Ok(noted(vec![diagnostics::without_settings(document, &why)]));
        }
        Plan::Judge(settings) => settings,
    };
    let (report, broken) = judge(job, *settings)?;
    let off = job.without.iter().copied().chain(broken.iter().map(|(rule, _)| *rule));
    let notes = off.map(|rule| diagnostics::broken_rule(document, rule)).collect();
    Ok(shown(job, report, notes, broken))
}

/// A reading without findings.
pub(crate) fn noted(diagnostics: Vec<Diagnostic>) -> Reading {
    Reading { result_id: result_id(&diagnostics), diagnostics, ..Reading::default() }
}

fn shown(job: &Job, report: Report, notes: Vec<Diagnostic>, broken: Vec<Broken>) -> Reading {
    let template = begun::template(&report, &job.given);
    let Report { findings, outline, score, role, .. } = report;
    let (findings, not_yet) = begun::apart(findings, template.is_some());
    let mut diagnostics: Vec<Diagnostic> =
        findings.iter().map(|finding| diagnostics::of_finding(finding, &job.document, job.client)).collect();
    diagnostics.extend(template.map(|role| begun::hint(&job.document, &not_yet, role)));
    diagnostics.extend(notes);
    let result_id = result_id(&diagnostics);
    Reading {
        left_out: None,
        findings,
        diagnostics,
        result_id,
        not_yet,
        template,
        outline,
        score,
        role,
        broken,
    }
}

/// The engine's report, by all rules that do not break, and those that do.
fn judge(job: &Job, settings: Settings) -> Result<(Report, Vec<Broken>), String> {
    let text = job.document.text();
    let settings = job.without.iter().fold(settings, |settings, rule| without(settings, rule));
    let words = match caught(|| (job.engine)(text, &settings)) {
        Ok(report) => return Ok((report, Vec::new())),
        Err(words) => words,
    };
    let (broken, sound): (Vec<_>, Vec<_>) = rules::ALL
        .iter()
        .filter(|rule| settings.is_on(rule) || settings.only.iter().flatten().any(|id| *id == rule.id))
        .map(|rule| (*rule, caught(|| (job.engine)(text, &alone(&settings, rule))).err()))
        .partition(|(_, words)| words.is_some());
    if broken.is_empty() || sound.is_empty() {
        return Err(words); // what breaks comes before the rules
    }
    let settings = broken.iter().fold(settings, |settings, (rule, _)| without(settings, rule));
    let report = caught(|| (job.engine)(text, &settings))?;
    Ok((report, broken.into_iter().map(|(rule, words)| (rule, words.unwrap_or_default())).collect()))
}

fn without(mut settings: Settings, rule: &'static Rule) -> Settings {
    settings.rules.set_level(rule, Level::Off);
    if let Some(only) = &mut settings.only {
        only.retain(|id| *id != rule.id);
    }
    settings
}

/// The settings with one rule and no other.
fn alone(settings: &Settings, rule: &'static Rule) -> Settings {
    let mut settings = Settings { only: Some(vec![rule.id]), ..settings.clone() };
    for other in rules::ALL {
        settings.rules.set_level(other, Level::Off);
    }
    settings
}

fn result_id(diagnostics: &[Diagnostic]) -> String {
    let mut hasher = DefaultHasher::new();
    // A diagnostic is plain data; that it can be written is what the protocol lives by.
    serde_json::to_vec(diagnostics).unwrap_or_default().hash(&mut hasher);
    format!("{:016x}", hasher.finish())
}

/// The engine keeps no state between texts, so nothing half-done stays behind a panic.
pub(crate) fn caught<T>(work: impl FnOnce() -> T) -> Result<T, String> {
    catch_unwind(AssertUnwindSafe(work)).map_err(|panic| words_of(panic.as_ref()))
}

fn words_of(panic: &(dyn Any + Send)) -> String {
    let words = panic.downcast_ref::<String>().map(String::as_str);
    words.or_else(|| panic.downcast_ref::<&str>().copied()).unwrap_or("no reason given").to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use tower_lsp::ls_types::TextDocumentItem;

    const TEXT: &str = "# Engineer\n\n## What you will do\n\n- other duties as assigned\n";

    fn job(engine: Engine, only: Option<Vec<&'static str>>) -> Job {
        let uri = "file:///jobs/a.jd.md".parse().unwrap();
        let item = TextDocumentItem::new(uri, "markdown".to_owned(), 1, TEXT.to_owned());
        Job {
            document: Document::open(item, crate::positions::Encoding::Utf8),
            engine,
            client: Abilities::default(),
            given: Settings { only, ..Settings::default() },
            roots: Arc::default(),
            named: false,
            without: Vec::new(),
        }
    }

    /// Breaks where `cliche` is asked.
    fn cliche_breaks(text: &str, settings: &Settings) -> Report {
        let cliche = rules::by_id("cliche").unwrap();
        let asked = settings.is_on(cliche) || settings.only.iter().flatten().any(|id| *id == "cliche");
        assert!(!asked, "on purpose");
        jdlint_core::lint(text, settings)
    }

    #[test]
    fn a_rule_that_breaks_is_named_and_the_others_judge() {
        for only in [None, Some(vec!["catch-all-duty", "cliche"])] {
            let job = job(cliche_breaks, only);
            let reading = read(&job).unwrap();
            assert_eq!(reading.broken, [(rules::by_id("cliche").unwrap(), "on purpose".to_owned())]);
            assert!(reading.findings.iter().any(|finding| finding.rule.id == "catch-all-duty"));
            let note = reading.diagnostics.last().unwrap();
            assert!(note.message.contains("`cliche`"), "{note:?}");
            // The next time it is left out from the start, and not reported again.
            let again = Job { without: vec![rules::by_id("cliche").unwrap()], ..job };
            let again = read(&again).unwrap();
            assert!(again.broken.is_empty());
            assert_eq!(again.result_id, reading.result_id);
        }
    }

    #[test]
    fn what_no_rule_is_to_blame_for_is_told_as_such() {
        let job = job(|_, _| panic!("before all rules"), None);
        assert_eq!(read(&job).err().as_deref(), Some("before all rules"));
    }
}
