//! Years of experience held against each other and against what they are of. In: years demands. Out: those without a
//! field, and pairs that contradict.

use std::collections::BTreeMap;

use super::Facts;
use super::years::YearsDemand;
use crate::document::words::{TokenKind, gap};
use crate::document::{Block, Document, Span};
use crate::lexicon::Lexicon;
use crate::report::Modality;

impl Facts<'_> {
    /// Required years of which nothing says what they are years of.
    pub(crate) fn years_without_field(&self) -> Vec<&YearsDemand> {
        let document = &self.document;
        // A single year is the step of a ladder more often than a bar.
        let required =
            self.years.iter().filter(|demand| demand.modality == Modality::Required && demand.min >= 2.0);
        // "Experience (5+ years): - Python": the list says in what.
        let listed = |demand: &YearsDemand| {
            let block = document.sentences[demand.sentence].block;
            let announces = document.blocks[block].range.of(document.text).trim_end().ends_with(':')
                || document.blocks[block].is_heading();
            announces && document.blocks.get(block + 1).is_some_and(Block::is_item)
        };
        required.filter(|demand| is_of_anything(document, demand) && !listed(demand)).collect()
    }

    /// Pairs of demands for different numbers of years of the same thing.
    pub(crate) fn conflicting_years(&self) -> Vec<(&YearsDemand, &YearsDemand)> {
        if self.offers_alternatives() {
            return Vec::new();
        }
        let document = &self.document;
        let mut pairs = Vec::new();
        let mut first_of: BTreeMap<String, &YearsDemand> = BTreeMap::new();
        for demand in self.years.iter().filter(|demand| is_plain(document, demand)) {
            let Some(key) = field_key(document, demand) else { continue };
            let first = *first_of.entry(key).or_insert(demand);
            if (first.min - demand.min).abs() >= 1.0 {
                pairs.push((first, demand));
            }
        }
        pairs
    }
}

/// One demand for all applicants: no ladder of degrees or levels, no alternative, no part of another sum.
fn is_plain(document: &Document<'_>, demand: &YearsDemand) -> bool {
    const PARTS: [&str; 12] = [
        "including",
        "which",
        "those",
        "whom",
        "level",
        "grade",
        "tier",
        "step",
        "band",
        "without",
        "if",
        "either",
    ];
    const MORE: [&str; 9] =
        ["more", "greater", "above", "over", "equivalent", "similar", "related", "longer", "higher"];
    let sentence = &document.sentences[demand.sentence].tokens;
    let alternative = sentence.clone().any(|at| {
        document.is_any_word(at, &PARTS) || document.is_word(at, "or") && !document.is_any_word(at + 1, &MORE)
    });
    demand.modality == Modality::Required
        && !alternative
        && !document.has(Lexicon::DegreeWord, sentence)
        && !document.has(Lexicon::SeniorityWord, &(sentence.start..(sentence.start + 3).min(sentence.end)))
}

/// What the years are of, for comparison: the words that name the field. Empty when they are of any work; nothing when
/// that is not certain.
fn field_key(document: &Document<'_>, demand: &YearsDemand) -> Option<String> {
    if is_of_anything(document, demand) {
        return Some(String::new());
    }
    let words: Vec<String> = demand
        .of
        .clone()
        .filter(|&at| !document.is_in(Lexicon::YearsGeneric, at))
        .map(|at| document.token_text(at).to_lowercase())
        .collect();
    (!words.is_empty()).then(|| words.join(" "))
}

/// Nothing in its part of the sentence but words that name no field.
fn is_of_anything(document: &Document<'_>, demand: &YearsDemand) -> bool {
    // "a similar role" is this one; "relevant" needs something that it is relevant to.
    const NAMING: [&str; 8] = ["similar", "such", "this", "these", "that", "above", "comparable", "same"];
    const REFERRING: [&str; 2] = ["relevant", "related"];
    let within = &document.sentences[demand.sentence].tokens;
    let part = part_of(document, within, &demand.span);
    let generic = part.clone().all(|at| {
        demand.span.contains(&at)
            || matches!(document.tokens[at].kind, TokenKind::Number | TokenKind::Symbol)
            // "IT" is a field, "it" is none.
            || document.is_in(Lexicon::YearsGeneric, at) && document.token_text(at) != "IT"
    });
    // "Excel, SAP and SQL; three years of relevant experience": a list above or before says relevant to what.
    let referred = part.clone().any(|at| document.is_any_word(at, &REFERRING))
        && !is_first_demand(document, demand, &part);
    let named = part.clone().any(|at| document.is_any_word(at, &NAMING));
    generic && !referred && !named
}

/// Up to the words that begin or end another demand: a semicolon, "and", a comma beside a degree.
fn part_of(document: &Document<'_>, within: &Span, span: &Span) -> Span {
    let degree_in = |stretch: Span| document.has(Lexicon::DegreeWord, &stretch);
    let starts = |at: usize| {
        let before = document.tokens[at].before;
        // "Java; 5 years' experience": what stands before is what the years are of.
        before & gap::SEMICOLON != 0 && at - within.start > 4
            || document.is_any_word(at, &["and", "plus", "with"]) && degree_in(within.start..at)
            || before & gap::COMMA != 0 && degree_in(within.start..at)
    };
    let start = (within.start + 1..=span.start).rev().find(|&at| starts(at)).unwrap_or(within.start);
    let ends = |at: usize| {
        let before = document.tokens[at].before;
        before & gap::SEMICOLON != 0
            || document.is_any_word(at, &["and", "plus"])
                && !(at + 1..(at + 4).min(within.end))
                    .any(|near| document.is_any_word(near, &["in", "of", "with", "for"]))
            || before & gap::COMMA != 0 && degree_in(at..within.end)
    };
    let end = (span.end..within.end).find(|&at| ends(at)).unwrap_or(within.end);
    start..end
}

/// Nothing was asked before it: not in its sentence, not in its section.
fn is_first_demand(document: &Document<'_>, demand: &YearsDemand, part: &Span) -> bool {
    let sentence = &document.sentences[demand.sentence];
    let body = document.section_of(sentence.block).body(document);
    part.start == sentence.tokens.start
        && sentence.block == body.start
        && document.blocks[sentence.block].sentences.start == demand.sentence
}
