//! Values that only a list of outcomes makes values. In: a sentence of one. Out: the counts, shares and dates in it.

use super::result::begins_with_verb;
use super::target::{OR_MORE, is_ratio};
use super::timeframe;
use crate::document::words::{TokenKind, gap};
use crate::document::{Document, Span, Windows, Words};
use crate::facts::numbers;
use crate::lexicon::{Kpi, Lexicon};

/// How far behind a number "or less" may stand: "35 working days or less".
const RANGE_REACH: usize = 4;

/// A number in digits: "19 of 20", "35 days or less", "12 new farms a year", "by the 21st of each month".
pub(super) fn is_value(document: &Document<'_>, within: &Span, at: usize) -> bool {
    is_share(document, within, at)
        || is_end_of_range(document, within, at)
        || is_day_of_month(document, within, at)
        || is_bound(document, within, at)
        || is_count(document, within, at)
}

/// A number in words: "at least six interviews", "two new clients per quarter", "from nine days to six".
pub(super) fn is_value_in_words(document: &Document<'_>, within: &Span, at: usize) -> bool {
    let Some(value) = numbers::value(document, at) else { return false };
    if picks_from_list(document, within, at) {
        return false;
    }
    let led = at != within.start && document.value_in(Lexicon::ComparisonWord, at - 1) == Some("count");
    led && !is_time(document, at)
        || is_share(document, within, at)
        || is_end_of_range(document, within, at)
        || is_start_of_change(document, within, at)
        || value >= 2.0 && is_count(document, within, at)
}

/// "at least one of the following", "two or more of these areas": a choice and no count.
fn picks_from_list(document: &Document<'_>, within: &Span, at: usize) -> bool {
    within.behind(at, RANGE_REACH - 1).any(|near| {
        document.is_word(near, "of")
            && document.is_any_word(near + 1, words!["the", "these", "those", "our", "your", "following"])
    })
}

/// "Every order, both reports": all of something by a time is a value to reach.
pub(super) fn all_of(document: &Document<'_>, tokens: &Span) -> Option<Span> {
    let first = tokens.start;
    let all = document.is_any_word(first, words!["all", "every", "both", "each"]);
    // "Every week" is a time itself.
    let timed =
        || !document.is_in(Lexicon::TimeframeCue, first) && timeframe::has_timeframe(document, tokens);
    (all && tokens.len() > 3 && timed()).then(|| first..first + 1)
}

/// "Complaints: at most 4", "at least 11 a year": counts of what the words before it name.
#[cold]
#[inline(never)]
pub(super) fn counts_what_is_named(
    document: &Document<'_>,
    tokens: &Span,
    target: &Span,
    kpi: Option<&Kpi>,
) -> bool {
    let led = target.start != tokens.start
        && document.value_in(Lexicon::ComparisonWord, target.start - 1) == Some("count");
    let before = tokens.start..target.start.saturating_sub(2);
    let named = before.clone().any(|at| document.is_kind(at, TokenKind::Word));
    let of_time = document
        .is_in_words(&before, words!["time", "times", "latency", "duration", "turnaround", "rate", "share"]);
    led && named && !of_time && kpi.is_none_or(Kpi::is_index)
}

fn is_share(document: &Document<'_>, within: &Span, at: usize) -> bool {
    at + 2 < within.end && is_ratio(document, at) && !document.is_any_word(at, words!["one", "1"])
        || is_ratio(document, at)
            && at != within.start
            && document.value_in(Lexicon::ComparisonWord, at - 1) == Some("count")
}

/// "35 days or less"
fn is_end_of_range(document: &Document<'_>, within: &Span, at: usize) -> bool {
    within
        .behind(at, RANGE_REACH - 1)
        .any(|near| document.is_word(near, "or") && document.is_any_word(near + 1, OR_MORE))
}

/// "by the 21st of each month"
fn is_day_of_month(document: &Document<'_>, within: &Span, at: usize) -> bool {
    at >= within.start + 2
        && document.is_word(at - 1, "the")
        && document.is_any_word(at - 2, words!["by", "before"])
        && document.is_any_word(at + 1, words!["st", "nd", "rd", "th"])
}

/// "lodged within 7 days of completion"; "within 30 days of your start" begins a plan.
fn is_bound(document: &Document<'_>, within: &Span, at: usize) -> bool {
    let unit = within.behind(at, 2).find(|&near| document.is_in(Lexicon::TimeUnit, near));
    at > within.start + 1
        && document.is_word(at - 1, "within")
        && unit.is_some_and(|unit| document.is_word(unit + 1, "of") || document.is_word(unit + 2, "of"))
        && !document.is_any_word(within.start, words!["you", "you'll", "have"])
}

/// Verbs that a count follows, and that begin other things than duties: "open to all", "sign in".
static COUNTING: &Words =
    words!["open", "sign", "add", "land", "run", "hold", "make", "bring", "earn", "gain", "pass"];

/// "12 new farms a year", "Sign 12 new farms a year": a number that begins the line, or follows the verb that does, and how
/// often or by when.
fn is_count(document: &Document<'_>, within: &Span, at: usize) -> bool {
    let begins = at == within.start
        || at == within.start + 1
            && (begins_with_verb(document, within.start) || document.is_any_word(within.start, COUNTING))
        || document.is_behind(at, gap::COLON)
        || timeframe::begins_cell(document, within, at);
    let noun = document.tokens.get(at + 1).filter(|_| at + 1 < within.end).is_some_and(|next| {
        next.kind == TokenKind::Word && next.before == gap::SPACE && document.token_text(at + 1).len() > 2
    });
    let year = document.token_text(at).len() == 4
        && numbers::value(document, at).is_some_and(|value| (1900.0..=2100.0).contains(&value));
    begins && noun && !year && !is_time(document, at) && timeframe::has_timeframe(document, within)
}

/// "from nine working days to six"
#[cold]
#[inline(never)]
fn is_start_of_change(document: &Document<'_>, within: &Span, at: usize) -> bool {
    within.previous(at).is_some_and(|last| document.is_word(last, "from"))
        && within
            .behind(at, 4)
            .any(|near| document.is_word(near, "to") && numbers::value(document, near + 1).is_some())
}

fn is_time(document: &Document<'_>, at: usize) -> bool {
    document.all().behind(at, 2).any(|near| document.is_in(Lexicon::TimeUnit, near))
}
