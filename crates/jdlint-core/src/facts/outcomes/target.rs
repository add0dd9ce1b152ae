//! Values to reach. In: a sentence. Out: the number that is meant as one, its unit, and where it starts from.

use super::listed;
use crate::document::words::{TokenKind, gap};
use crate::document::{Document, Span, Windows, Words};
use crate::facts::numbers;
use crate::lexicon::Lexicon;

/// A number that is a value to reach and none of the false friends.
#[cfg_attr(target_arch = "wasm32", inline(never))]
pub(super) fn target(
    document: &Document<'_>,
    tokens: &Span,
    has_kpi: bool,
    in_outcomes: bool,
) -> Option<Span> {
    let is_target = |at: &usize| match document.tokens[*at].kind {
        TokenKind::Number => {
            in_outcomes && listed::is_value(document, tokens, *at)
                || (has_kpi || is_value(document, tokens, *at)) && !is_false_friend(document, tokens, *at)
        }
        TokenKind::Word => in_outcomes && listed::is_value_in_words(document, tokens, *at),
        _ => false,
    };
    let number =
        if in_outcomes { tokens.clone().find(is_target) } else { document.numbers(tokens).find(is_target) };
    let with_sign = |at: usize| {
        let before =
            at.checked_sub(1).is_some_and(|last| matches!(document.token_text(last), "$" | "€" | "£"));
        if before { at - 1..at + 1 } else { at..at + 1 }
    };
    number.map(with_sign).or_else(|| if in_outcomes { listed::all_of(document, tokens) } else { None })
}

/// Any number or word of number that could be meant as a value, and "the same day".
pub(super) fn names_value(document: &Document<'_>, tokens: &Span) -> bool {
    tokens.clone().any(|at| {
        let number = document.is_kind(at, TokenKind::Number);
        number && !is_round_the_clock(document, at)
            || document
                .is_any_word(at, words!["zero", "no", "same", "half", "third", "quarter", "double", "twice"])
    }) || document
        .hits_of(Lexicon::NumberWord, tokens)
        // "At least one discipline" counts nothing that one works towards.
        .any(|hit| !document.is_word(hit.start as usize, "one"))
}

/// "24/7", "24 hours a day, 7 days a week"
fn is_round_the_clock(document: &Document<'_>, at: usize) -> bool {
    let slashed = |at: usize| document.is_behind(at, gap::SLASH);
    let always = |unit: &str, whole: &str| {
        document.is_word(at + 1, unit)
            && document.is_any_word(at + 2, words!["a", "per"])
            && document.is_word(at + 3, whole)
    };
    match document.token_text(at) {
        "24" => slashed(at + 1) || always("hours", "day"),
        "7" => slashed(at) || always("days", "week"),
        _ => false,
    }
}

/// A number that says by itself that it is a value: a share, money, or led by a comparison.
fn is_value(document: &Document<'_>, within: &Span, at: usize) -> bool {
    let money = at != within.start && matches!(document.token_text(at - 1), "$" | "€" | "£");
    let led = within.previous(at).is_some_and(|last| document.is_in(Lexicon::ComparisonWord, last));
    document.is_word(at + 1, "%") || document.is_any_word(at + 1, words!["percent"]) || money || led
}

/// DOMAIN B.4: hours of service, ranks, years, plans, versions, levels, dates, identifiers, terms of work.
#[cfg_attr(target_arch = "wasm32", inline(never))]
fn is_false_friend(document: &Document<'_>, within: &Span, at: usize) -> bool {
    let token = &document.tokens[at];
    let text = document.token_text(at);
    // `18F`, `B2B`, `1:1`
    let inside_name = document.tokens.get(at + 1).filter(|_| at + 1 < within.end).is_some_and(|next| {
        next.before == 0 && next.kind == TokenKind::Word && !document.is_any_word(at + 1, words!["k", "m"])
    });
    let ratio = token.is_behind(gap::COLON) && !token.is_behind(gap::SPACE)
        || document
            .tokens
            .get(at + 1)
            .is_some_and(|next| next.before == gap::COLON && next.kind == TokenKind::Number);
    let glued = token.before == 0 && at != within.start;
    let slashed = document
        .tokens
        .get(at + 1)
        .is_some_and(|next| next.is_behind(gap::SLASH) && next.kind == TokenKind::Number)
        || token.is_behind(gap::SLASH);
    let value = numbers::value(document, at).unwrap_or(0.0);
    let calendar_year = text.len() == 4 && (1900.0..=2100.0).contains(&value);
    // "in 95 % of cases" is a share, "in 9 of 10 cases" too.
    let is_share = document.is_any_word(at + 1, words!["%", "percent"]) || is_ratio(document, at);
    let before = at != within.start && !is_share && document.is_in(Lexicon::NumberNameBefore, at - 1);
    let after = within.following(at).is_some_and(|next| document.is_in(Lexicon::NumberNameAfter, next))
        && !document.is_behind(at + 1, gap::COMMA);
    let opens = |at: usize| document.is_behind(at, gap::OPEN);
    let money = at != within.start && matches!(document.token_text(at - 1), "$" | "€" | "£");
    // "the grants (£42,000 a year)" tells a size.
    let bracketed =
        document.is_any_word(at + 1, words!["%", "percent"]) && opens(at) || money && opens(at - 1);
    // "first 90 days", "within 30 days", "30-60-90 plan": a time without a value.
    let time = document.is_any_word(at + 1, words!["day", "days", "week", "weeks", "month", "months"])
        && within.previous(at).is_some_and(|last| {
            document.is_any_word(last, words!["first", "within", "in", "next", "every", "last"])
        });
    let dashed = token.is_behind(gap::DASH)
        && !token.is_behind(gap::SPACE)
        && at != within.start
        && document.is_kind(at - 1, TokenKind::Word);
    glued && !matches!(document.token_text(at - 1), "$" | "€" | "£" | ">" | "=" | "+")
        || slashed && !is_score(document, at)
        || inside_name
        || ratio
        || calendar_year
        || before
        || after
        || bracketed
        || time
        || dashed
}

/// A percent sign, a currency, or a noun right after the number.
pub(super) fn has_unit(document: &Document<'_>, within: &Span, target: &Span) -> bool {
    static NO_NOUN: &Words =
        words!["each", "every", "per", "by", "a", "an", "in", "within", "at", "and", "or"];
    let currency = matches!(document.token_text(target.start), "$" | "€" | "£");
    let next = target.end;
    let follows = within.contains(&next)
        && !document.is_behind(next, signs![COMMA, STOP, SEMICOLON])
        && !document.is_any_word(next, NO_NOUN);
    // "1 per 1,000 doses", "1 in 400"
    let ratio = is_ratio(document, target.start)
        || document.is_word(next, "per") && document.is_kind(next + 1, TokenKind::Number);
    currency || follows || ratio
}

/// "4.5/5", "at least 9/10"; a date has no point, and nothing to compare it with.
#[cfg_attr(target_arch = "wasm32", inline(never))]
fn is_score(document: &Document<'_>, at: usize) -> bool {
    let of_whole = document.tokens.get(at + 1).is_some_and(|next| next.before == gap::SLASH)
        && matches!(document.token_text(at + 1), "5" | "10" | "100");
    let led = || at.checked_sub(1).is_some_and(|last| document.is_in(Lexicon::ComparisonWord, last));
    of_whole
        && !document.is_behind(at, gap::SLASH)
        && document.tokens.get(at + 2).is_none_or(|next| !next.is_behind(gap::SLASH))
        && (document.token_text(at).contains('.') || led())
}

/// "9 of 10", "8.6 out of 10", "one in 400", "8.6 or more out of 10", "4.5/5".
pub(super) fn is_ratio(document: &Document<'_>, at: usize) -> bool {
    if is_score(document, at) {
        return true;
    }
    let more = document.is_word(at + 1, "or") && document.is_any_word(at + 2, OR_MORE);
    let link = if more { at + 3 } else { at + 1 };
    let whole = link + 1 + usize::from(document.is_word(link, "out"));
    document.is_any_word(link, words!["of", "out", "in"])
        && (!document.is_word(link, "out") || document.is_word(link + 1, "of"))
        && document.is_behind_only(link, gap::SPACE)
        && numbers::value(document, whole).is_some_and(|value| !(1900.0..=2100.0).contains(&value))
}

/// Words that make a number the end of a range: "or more", "or less".
pub(super) static OR_MORE: &Words =
    words!["more", "less", "fewer", "better", "higher", "lower", "below", "above", "under"];

/// "from 4 to 2 %", "by 20 %", or a baseline that is named.
pub(super) fn has_baseline(document: &Document<'_>, tokens: &Span, target: Option<&Span>) -> bool {
    let Some(target) = target else { return false };
    let from = tokens.clone().any(|at| {
        document.is_word(at, "from")
            && numbers::value(document, at + 1).or_else(|| numbers::value(document, at + 2)).is_some()
    });
    let by = tokens.previous(target.start).is_some_and(|last| document.is_any_word(last, words!["by"]));
    let named =
        tokens.clone().any(|at| document.is_any_word(at, words!["baseline", "versus", "vs", "against"]));
    from || by || named
}
