//! Is each kind of content there? In: the document and the larger facts. Out: yes, vague or no, with places.

mod application;
mod content;
mod contract;
mod people;
mod place;

use super::Facts;
use crate::document::{BlockKind, Document, Field, Section, Span};
use crate::gather::Gather;
use crate::lexicon::{Hit, Lexicon};
use crate::report::{Kind, KindPresence, Presence};
use crate::text::TextRange;

pub(super) use contract::{employment_types, with_clock_times};
pub(super) use place::{is_answer, places, work_modes};

/// What was found of one kind.
struct Found {
    presence: Presence,
    ranges: Vec<TextRange>,
}

impl Found {
    const fn no() -> Self {
        Self { presence: Presence::No, ranges: Vec::new() }
    }

    fn yes(ranges: Vec<TextRange>) -> Self {
        Self { presence: Presence::Yes, ranges }
    }

    fn vague(ranges: Vec<TextRange>) -> Self {
        Self { presence: Presence::Vague, ranges }
    }

    /// Yes with a place, or no without one.
    fn if_any(ranges: Vec<TextRange>) -> Self {
        if ranges.is_empty() { Self::no() } else { Self::yes(ranges) }
    }

    /// This, or what `other` finds where this says no.
    fn or(self, other: impl FnOnce() -> Self) -> Self {
        if self.presence == Presence::No { other() } else { self }
    }
}

/// Every kind, in their order.
#[cfg_attr(target_arch = "wasm32", inline(never))]
pub(crate) fn read(facts: &Facts<'_>) -> Vec<KindPresence> {
    Kind::ALL
        .iter()
        .map(|&kind| {
            let found = find(facts, kind);
            KindPresence { kind, presence: found.presence, ranges: found.ranges }
        })
        .gather()
}

fn find(facts: &Facts<'_>, kind: Kind) -> Found {
    let document = &facts.document;
    match kind {
        Kind::Title => Found::if_any(facts.title.iter().map(|title| title.range).gather()),
        Kind::Summary => content::summary(document),
        Kind::AboutCompany => content::about_company(document),
        Kind::Responsibilities => content::responsibilities(document),
        Kind::Outcomes => content::outcomes(facts),
        Kind::Requirements => content::requirements(facts),
        Kind::Preferred => content::preferred(document),
        Kind::Education => content::education(facts),
        Kind::Pay => content::pay(facts),
        Kind::Benefits => content::benefits(document),
        Kind::Location => place::location(facts),
        Kind::EmploymentType => contract::employment_type(document),
        Kind::Hours => contract::hours(document),
        Kind::ReportingLine => people::reporting_line(document),
        Kind::HiringProcess => application::hiring_process(document),
        Kind::HowToApply => application::how_to_apply(document),
        Kind::Deadline => application::deadline(document),
        Kind::Eeo => content::eeo(document),
    }
}

pub(super) fn sections_of<'d>(document: &'d Document<'_>, kind: Kind) -> impl Iterator<Item = &'d Section> {
    document.sections.iter().filter(move |section| section.is(kind))
}

fn body_tokens(document: &Document<'_>, section: &Section) -> usize {
    section.body(document).map(|at| document.blocks[at].content().len()).sum()
}

fn section_range(document: &Document<'_>, section: &Section) -> TextRange {
    let tokens = |at: usize| document.blocks[at].tokens.clone();
    document.range_of(&(tokens(section.blocks.start).start..tokens(section.blocks.end - 1).end))
}

/// The value of the label line that heads the section: "Leeds (hybrid)", with the bracket that closes it.
pub(super) fn label_value(document: &Document<'_>, section: &Section) -> Option<TextRange> {
    let block = &document.blocks[section.heading?];
    let BlockKind::Label { value } = block.kind else { return None };
    Some(document.with_closing_bracket(document.range_of(&(value..block.tokens.end))))
}

/// A section of that kind with something in it, else what `other` finds.
fn with_section(document: &Document<'_>, kind: Kind, other: impl FnOnce() -> Found) -> Found {
    let ranges: Vec<TextRange> = sections_of(document, kind)
        .filter(|section| body_tokens(document, section) > 0 && !is_unfilled(document, section))
        // How long the probation is does not say what the contract is.
        .filter(|section| section.kind.name != "probation")
        .map(|section| section_range(document, section))
        .gather();
    Found::if_any(ranges).or(other)
}

/// Nothing below the heading but "TBD".
fn is_unfilled(document: &Document<'_>, section: &Section) -> bool {
    body_tokens(document, section) <= 3
        && section.body(document).any(|at| document.has(Lexicon::Placeholder, &document.blocks[at].tokens))
}

fn cue_places(document: &Document<'_>, lexicon: Lexicon, fits: impl Fn(Hit) -> bool) -> Vec<TextRange> {
    let hits = document.hits.of(lexicon).filter(|&hit| fits(hit));
    hits.map(|hit| document.range_of_hit(hit)).gather()
}

fn in_section(document: &Document<'_>, hit: Hit, kinds: &[Kind]) -> bool {
    // What a section without a heading is about is a guess, and no ground to overlook something in it.
    document.block_of_token(hit.start as usize).map(|block| document.section_of(block)).is_some_and(
        |section| {
            let sure = section.heading.is_some() || section.is(Kind::Eeo);
            sure && section.kind.kind.is_some_and(|kind| kinds.contains(&kind))
        },
    )
}

/// The hit stands in what the holder of the job does or brings: in an item of such a list, or behind a duty's verb.
fn is_of_work(document: &Document<'_>, hit: Hit) -> bool {
    let Some(sentence) = document.sentence_of_token(hit.start as usize) else { return false };
    let sentence = &document.sentences[sentence];
    let listed = document.blocks[sentence.block].is_item()
        && in_section(
            document,
            hit,
            &[Kind::Responsibilities, Kind::Outcomes, Kind::Requirements, Kind::Preferred, Kind::Education],
        );
    listed || begins_with_duty(document, &sentence.tokens, hit.start as usize)
}

/// "Manages the hiring process", "you will ensure equal opportunity": a duty's verb leads the words up to `before`.
fn begins_with_duty(document: &Document<'_>, sentence: &Span, before: usize) -> bool {
    let first = sentence.start;
    // "We aim to respond within a week"
    if document.is_any_word(first, words!["we", "we'll", "our"]) {
        return false;
    }
    let at_once = before > first && document.is_in(Lexicon::DutyVerb, first);
    let led = (first..before).any(|at| {
        document.is_any_word(at, words!["will", "you'll", "to"])
            && document.is_in(Lexicon::DutyVerb, at + 1)
            && at + 5 >= before
    });
    at_once || led
}

/// The fields whose key holds one of the words and whose value is filled.
pub(super) fn fields<'d>(document: &'d Document<'_>, keys: &'d [&str]) -> impl Iterator<Item = &'d Field> {
    document.fields.iter().filter(move |field| {
        let key = field.key.of(document.text).as_bytes();
        let is_wanted = |part: &[u8]| keys.iter().any(|wanted| part.eq_ignore_ascii_case(wanted.as_bytes()));
        let parts = |sign: &u8| matches!(sign, b'_' | b'-' | b' ');
        // Most keys are one part.
        let is_parted = || key.iter().any(parts);
        !field.tokens.is_empty()
            && (is_wanted(key) || is_parted() && key.split(parts).any(is_wanted))
            && !document.has(Lexicon::Placeholder, &field.tokens)
    })
}

fn field_places(document: &Document<'_>, keys: &[&str]) -> Vec<TextRange> {
    fields(document, keys).map(|field| field.value).gather()
}
