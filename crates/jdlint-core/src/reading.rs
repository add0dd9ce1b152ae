//! Postings on their way through the engine. In: texts and settings. Out: a [`Report`] of each.
//!
//! Those that come together take each step together, as the engine is larger than what a processor keeps at hand of a program:
//! a step that was taken for one posting is at hand for the next.

use std::borrow::Cow;

use crate::document::memory::Memory;
use crate::document::{Document, comments};
use crate::facts::{self, Facts};
use crate::report::{self, Finding, Report, Score};
use crate::rules;
use crate::settings::Settings;
use crate::text::TextRange;

/// So many postings take their steps together in [`lint_all`](crate::lint_all); with more the gain is lost again, as what was
/// read of them is not at hand.
pub const MOST_TOGETHER: usize = 32;

/// Longer ones have gained what there is to gain, and need memory: bytes.
const LONGEST_TOGETHER: usize = 256 << 10;

/// A posting between its text and its report.
pub(crate) struct Reading<'a> {
    /// The text with its comments.
    pub(crate) source: &'a str,
    /// What the caller chose, and the posting itself in its front matter.
    pub(crate) settings: Cow<'a, Settings>,
    pub(crate) facts: Facts<'a>,
    pub(crate) findings: Vec<Finding>,
    pub(crate) score: Option<Score>,
}

/// One posting. `memory`: of the version before. Out: also that of this one, where there was a memory.
pub(crate) fn one(text: &str, settings: &Settings, memory: Option<&Memory>) -> (Report, Option<Memory>) {
    let text = readable(text);
    let comments = comments::find(text);
    let masked = comments::masked(text, &comments);
    let mut reading = Reading::of(text, &masked, comments, settings, memory);
    finish(std::slice::from_mut(&mut reading));
    let report = report::build(&mut reading);
    (report, memory.map(|_| Memory::of(reading.facts.document)))
}

/// Many postings. Out: their reports in that order.
pub(crate) fn all(postings: &[(&str, &Settings)]) -> Vec<Report> {
    let mut reports = Vec::with_capacity(postings.len());
    let mut rest = postings;
    while !rest.is_empty() {
        let (some, others) = rest.split_at(count_together(rest));
        together(some, &mut reports);
        rest = others;
    }
    reports
}

/// How many of the first go together: one at least.
fn count_together(postings: &[(&str, &Settings)]) -> usize {
    let mut bytes = 0;
    let mut fits = |(text, _): &&(&str, &Settings)| {
        bytes += text.len();
        bytes <= LONGEST_TOGETHER
    };
    postings.iter().take(MOST_TOGETHER).take_while(|posting| fits(posting)).count().max(1)
}

fn together(postings: &[(&str, &Settings)], reports: &mut Vec<Report>) {
    let comments: Vec<_> = postings.iter().map(|(text, _)| comments::find(readable(text))).collect();
    let with_comments = || postings.iter().zip(&comments);
    let masked: Vec<_> =
        with_comments().map(|((text, _), comments)| comments::masked(readable(text), comments)).collect();
    let mut readings: Vec<_> = postings
        .iter()
        .zip(&masked)
        .zip(comments)
        .map(|((&(text, settings), masked), comments)| {
            Reading::of(readable(text), masked, comments, settings, None)
        })
        .collect();
    finish(&mut readings);
    reports.extend(readings.iter_mut().map(report::build));
}

/// Offsets are u32; a face refuses such a text before it comes here.
const fn readable(text: &str) -> &str {
    if text.len() < u32::MAX as usize { text } else { "" }
}

impl<'a> Reading<'a> {
    /// Reads lines and words. `masked`: the text with blanks where its comments are.
    pub(crate) fn of(
        source: &'a str,
        masked: &'a str,
        comments: Vec<TextRange>,
        settings: &'a Settings,
        memory: Option<&Memory>,
    ) -> Self {
        let document = Document::begin(masked, comments, settings.format, memory);
        let settings = settings.for_posting(&document);
        Self { source, settings, facts: Facts::of(document), findings: Vec::new(), score: None }
    }
}

/// From words to facts.
pub(crate) fn take_facts(readings: &mut [Reading<'_>]) {
    for reading in readings.iter_mut() {
        reading.facts.document.take_sentences();
    }
    for reading in readings.iter_mut() {
        reading.facts.document.take_sections();
    }
    facts::read(readings);
}

/// From words to what is wrong.
fn finish(readings: &mut [Reading<'_>]) {
    take_facts(readings);
    for Reading { facts, settings, .. } in readings.iter_mut() {
        if facts.remote.is_some() && !settings.remote_open_to.is_empty() {
            let places = settings.places_of_remote();
            settings.to_mut().jurisdictions = places;
        }
    }
    rules::judge(readings);
}
