//! By when, or how often. In: a sentence and the headings above it. Out: does it say so?

use crate::document::words::gap;
use crate::document::{Document, Section, Span, Windows, Words};
use crate::facts::numbers;
use crate::lexicon::{Hit, Lexicon};

#[cfg_attr(target_arch = "wasm32", inline(never))]
pub(super) fn has_timeframe(document: &Document<'_>, tokens: &Span) -> bool {
    cues(document, tokens).next().is_some()
        || has_period(document, tokens)
        || tokens
            .clone()
            .any(|at| is_part_of_year(document, tokens, at) || is_cell_of_time(document, tokens, at))
}

/// The words that say it: "per month", "within 30 days".
pub(super) fn words(document: &Document<'_>, tokens: &Span) -> Option<Span> {
    let cue = cues(document, tokens).next().map(|hit| {
        let end = hit.end as usize;
        // "by March 2027"
        let year = tokens.contains(&end)
            && document.is_behind_only(end, signs![SPACE, COMMA])
            && document.token_text(end).len() == 4
            && numbers::value(document, end).is_some_and(|value| (1900.0..=2100.0).contains(&value));
        hit.start as usize..end + usize::from(year)
    });
    let period = || {
        let start = tokens.clone().find(|&at| is_period(document, at))?;
        let unit = tokens.from(start, 5).find(|&at| document.is_in(Lexicon::TimeUnit, at));
        Some(start..unit.map_or(tokens.end.min(start + 2), |unit| unit + 1))
    };
    cue.or_else(period)
}

/// "in 11 of 12 months"
fn is_part_of_year(document: &Document<'_>, tokens: &Span, at: usize) -> bool {
    at != tokens.start
        && document.is_word(at, "of")
        && document.is_any_word(at + 2, words!["days", "weeks", "months", "quarters"])
        && numbers::value(document, at - 1).is_some()
        && numbers::value(document, at + 1).is_some()
}

/// "month" as a whole cell of a table is how often its row is measured.
fn is_cell_of_time(document: &Document<'_>, tokens: &Span, at: usize) -> bool {
    let unit = document.is_any_word(
        at,
        words!["day", "week", "fortnight", "month", "quarter", "term", "season", "year", "shift", "release"],
    );
    unit && at != tokens.start
        && begins_cell(document, tokens, at)
        && (at + 1 >= tokens.end || begins_cell(document, tokens, at + 1))
}

/// A bar stands between the token and the one before it.
pub(super) fn begins_cell(document: &Document<'_>, tokens: &Span, at: usize) -> bool {
    at != tokens.start
        && tokens.contains(&at)
        && document.text[document.tokens[at - 1].end as usize..document.tokens[at].start as usize]
            .contains('|')
}

/// A day or a stretch by which it is done: "by 30 June", "in the first 30 days"; no rate such as "each month".
pub(super) fn is_due(document: &Document<'_>, tokens: &Span) -> bool {
    cues(document, tokens).any(|hit| hit.value() == "date") || has_period(document, tokens)
}

/// Words of time; "for the first week" says how long and not by when.
fn cues(document: &Document<'_>, tokens: &Span) -> impl Iterator<Item = Hit> {
    document.hits_of(Lexicon::TimeframeCue, tokens).filter(|hit| {
        let lasts = |back: usize| {
            (hit.start as usize).checked_sub(back).is_some_and(|before| document.is_word(before, "for"))
        };
        !lasts(1) && !lasts(2)
    })
}

fn has_period(document: &Document<'_>, tokens: &Span) -> bool {
    document.hits_of(Lexicon::TimeLead, tokens).any(|hit| is_period(document, hit.start as usize))
        || tokens.clone().any(|at| is_rate(document, at))
}

/// `99.9 %/month`
fn is_rate(document: &Document<'_>, at: usize) -> bool {
    document.is_behind(at, gap::SLASH)
        && document.is_any_word(at, words!["day", "week", "month", "quarter", "year", "hour", "shift"])
}

/// "within 30 days", "by 30 June", "in under 4 hours", "by 2027".
fn is_period(document: &Document<'_>, at: usize) -> bool {
    if is_rate(document, at) {
        return true;
    }
    if !document.is_in(Lexicon::TimeLead, at) {
        return false;
    }
    // "in their three years" tells how long something lasts.
    let owned = document.is_any_word(at + 1, words!["their", "its", "his", "her"]);
    let number =
        numbers::value(document, at + 1).or_else(|| numbers::value(document, at + 2).filter(|_| !owned));
    let Some(value) = number else { return false };
    let unit = (at + 2..at + 5).any(|near| document.is_in(Lexicon::TimeUnit, near));
    unit || (2020.0..=2100.0).contains(&value)
}

/// The heading of the section, or the one that it is nested below, gives a time: "In the first 30 days".
pub(super) fn heading_has_timeframe(document: &Document<'_>, section: &Section) -> bool {
    let headings = [section.heading, section.parent];
    headings.into_iter().flatten().any(|at| names_time(document, &document.blocks[at].tokens))
}

/// "In your first few months", "Within 30 days".
pub(super) fn names_time(document: &Document<'_>, heading: &Span) -> bool {
    static UNITS: &Words = words!["days", "day", "weeks", "week", "months", "month", "year", "quarter"];
    let counted = heading.clone().any(|at| {
        numbers::value(document, at).is_some() || document.is_any_word(at, words!["first", "few", "your"])
    });
    let unit = heading.clone().any(|at| document.is_any_word(at, UNITS));
    has_timeframe(document, heading) || counted && unit
}
