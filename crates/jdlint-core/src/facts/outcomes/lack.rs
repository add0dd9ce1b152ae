//! What an outcome lacks most, so that one sentence gets one finding. In: an outcome. Out: [`Lack`].

use super::plain_work::is_plain_work;
use super::{OutcomeFact, absolute, begins_with_verb};
use crate::document::words::{TokenKind, gap};
use crate::document::{Document, Span, Windows};
use crate::facts::Facts;
use crate::lexicon::{Hit, Kpi, Lexicon};
use crate::report::Kind;
use crate::text::TextRange;

/// The first of these that holds, and where to show it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Lack {
    /// A measure is named, but no value.
    Target(TextRange),
    /// A line in a list of measures names neither a measure nor a value.
    Measure(TextRange),
    /// A change without from, to or by how much; the verb.
    Baseline(TextRange),
    /// A value without what it counts.
    Unit(TextRange),
    /// A value that nobody can always keep: all, none, never.
    Attainability(TextRange),
    /// A value without by when or how often.
    Timeframe(TextRange),
    /// A word stands in for a standard.
    Yardstick(TextRange),
}

impl Facts<'_> {
    /// What the outcome lacks most; nothing for one that can be checked.
    pub(crate) fn lack_of(&self, outcome: &OutcomeFact) -> Option<Lack> {
        let document = &self.document;
        let listed = outcome.in_outcomes && self.in_kpi_list(outcome);
        let about_kpi = listed || self.leads_with_kpi(outcome);
        let standard = standard(document, &outcome.tokens);
        if outcome.is_deliverable && outcome.target.is_none() {
            return None;
        }
        if let Some(absolute) = absolute::find(document, &outcome.tokens, listed) {
            return Some(Lack::Attainability(document.range_of(&absolute)));
        }
        if !outcome.names_value {
            if let Some(verb) = outcome.comparative {
                let promised = !is_plain_work(document, outcome.sentence, verb);
                return promised.then(|| Lack::Baseline(document.range_of_hit(verb)));
            }
            return match (&outcome.kpi_span, standard) {
                (Some(span), _) if about_kpi => Some(Lack::Target(document.range_of(span))),
                (_, Some(word)) if outcome.in_outcomes => Some(Lack::Yardstick(document.range_of_hit(word))),
                (None, None) if listed && is_bare_measure(document, outcome) => {
                    Some(Lack::Measure(self.sentence_range(outcome.sentence)))
                }
                _ => None,
            };
        }
        let target = outcome.target.as_ref()?;
        let range = self.with_unit(target);
        // "Complaints: at most 4" counts complaints.
        let counted = outcome.kpi.is_none_or(Kpi::is_index) || !about_kpi;
        if !outcome.has_unit && (!counted || is_bare_time(document, outcome, target)) {
            return Some(Lack::Unit(range));
        }
        if lacks_base(document, outcome, target) {
            return Some(Lack::Unit(range));
        }
        let section = document.section_of(document.sentences[outcome.sentence].block);
        let placed = outcome.in_outcomes || about_kpi && section.is(Kind::Responsibilities);
        let timed = outcome.has_timeframe || outcome.has_built_in_rate(document);
        (placed && !timed).then_some(Lack::Timeframe(range))
    }
}

/// A measure has no more words.
const MEASURE_WORDS: usize = 12;

/// A few words that name what is measured and not what is done.
fn is_bare_measure(document: &Document<'_>, outcome: &OutcomeFact) -> bool {
    // "Their success is our success": what the firm believes.
    let of_firm = document.is_in_words(&outcome.tokens, words!["we", "we're", "our"]);
    outcome.tokens.len() <= MEASURE_WORDS && !of_firm && !begins_with_verb(document, outcome.tokens.start)
}

/// A word that stands in for a standard, and is no name: "Optimal Ltd".
pub(crate) fn standard(document: &Document<'_>, tokens: &Span) -> Option<Hit> {
    document
        .hits_of(Lexicon::QualityWord, tokens)
        .find(|hit| hit.value() == "word" && !is_name(document, tokens, *hit))
}

/// Written with a capital inside a sentence.
pub(crate) fn is_name(document: &Document<'_>, tokens: &Span, hit: Hit) -> bool {
    let at = hit.start as usize;
    at != tokens.start && document.is_capital(at)
}

/// "Response time under 2": of which unit?
#[cold]
#[inline(never)]
fn is_bare_time(document: &Document<'_>, outcome: &OutcomeFact, target: &Span) -> bool {
    let names_time = (outcome.tokens.start..target.start)
        .any(|at| document.is_any_word(at, words!["time", "times", "latency", "duration", "turnaround"]));
    names_time && outcome.in_outcomes && !document.is_in(Lexicon::TimeUnit, target.end)
}

/// "Increase by 20 %": twenty percent of what?
fn lacks_base(document: &Document<'_>, outcome: &OutcomeFact, target: &Span) -> bool {
    let Some(verb) = outcome.comparative else { return false };
    let percent =
        document.is_word(target.end, "%") || document.is_any_word(target.end, words!["percent", "per"]);
    let object = verb.end as usize..target.start;
    let told = object.clone().any(|at| {
        document.is_kind(at, TokenKind::Word)
            && !document
                .is_any_word(at, words!["by", "at", "least", "from", "to", "up", "about", "of", "over"])
    });
    let after = outcome.tokens.from(target.end, 4);
    let told_after = after.clone().any(|at| {
        document.is_any_word(at, words!["in", "of", "on", "fewer", "more"])
            || document.is_behind(at, gap::DASH)
    });
    percent && outcome.kpi.is_none() && !told && !told_after
}
