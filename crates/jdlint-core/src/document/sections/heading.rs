//! The words of a heading to a kind. In: a heading's words. Out: the kind that the heading table gives them.

use super::SectionKind;
use super::cue::{Cued, cued_kind};
use crate::document::Words;
use crate::document::words::TokenKind;
use crate::document::{Document, Span};
use crate::lexicon::{Hit, Lexicon};
use crate::report::Kind;

/// The kind that the words of a heading stand for.
pub(crate) fn heading_kind(document: &Document<'_>, heading: &Span) -> Option<SectionKind> {
    kind_above(document, heading, None)
}

/// The kind that the words of a heading stand for above these blocks.
pub(super) fn kind_above(
    document: &Document<'_>,
    heading: &Span,
    body: Option<&Span>,
) -> Option<SectionKind> {
    let words = heading.len();
    if words == 0 || words > 14 {
        return None;
    }
    let lead = usize::from(words > 1 && document.is_any_word(heading.start, words!["our", "the", "your"]));
    if words == 1 && document.is_word(heading.start, "you") {
        return Some(SectionKind { name: "requirements", kind: Some(Kind::Requirements) });
    }
    if has_time_frame(document, heading) {
        return Some(SectionKind { name: "outcomes", kind: Some(Kind::Outcomes) });
    }
    let hits = document.hits_of(Lexicon::Headings, heading);
    let fits = |hit: &Hit| {
        hit.end as usize == heading.end
            && (hit.start as usize == heading.start || hit.start as usize == heading.start + lead)
    };
    if let Some(whole) = hits.clone().find(fits) {
        return Some(known(document, whole, heading));
    }
    // "In the first 30 days, you will": a phrase inside a heading. One word alone must stand at an edge.
    let edge = |hit: &Hit| hit.start as usize <= heading.start + lead || hit.end as usize == heading.end;
    // "Job number" is no job title.
    let named = |hit: &Hit| heading_row(*hit).kind != Some(Kind::Title);
    let on_top = document.blocks.first().is_some_and(|block| block.tokens.start == heading.start);
    let job =
        || document.hits_of(Lexicon::JobNoun, heading).any(|hit| hit.end as usize == heading.end || on_top);
    let inside =
        hits.filter(|hit| hit.end - hit.start > 1 || (words <= 4 && edge(hit) && !job())).filter(named);
    // "Additional information about the role" is what it begins with.
    let begins = |hit: &Hit| hit.start as usize <= heading.start + lead && hit.end - hit.start > 1;
    let longest =
        inside.max_by_key(|hit| (begins(hit), hit.end - hit.start, hit.end as usize == heading.end));
    // "You are doing well when": a phrase as long as the words of the table that it follows says more.
    let outweighs =
        |cued: &Cued| longest.is_none_or(|hit| !begins(&hit) || hit.end - hit.start <= cued.words.min(2));
    let cued = cued_kind(document, heading, body).filter(outweighs).map(|cued| cued.kind);
    cued.or_else(|| longest.map(|hit| known(document, hit, heading)))
}

/// "In your first 60 days, you will", "Within six months".
pub(super) fn has_time_frame(document: &Document<'_>, heading: &Span) -> bool {
    static UNITS: &Words = words!["days", "day", "weeks", "week", "months", "month", "year"];
    static LEADS: &Words = words!["first", "within", "in", "by", "after", "your", "month"];
    static TIMES: &Words = words!["days", "day", "weeks", "week", "months", "month", "year", "quarter"];
    // Both ways to say it need one of these, and most headings have none.
    if !document.is_in_words(&(heading.start + 1..heading.end + 1), TIMES) {
        return false;
    }
    let counted = heading.clone().any(|at| {
        let number =
            document.tokens[at].kind == TokenKind::Number || document.has(Lexicon::NumberWord, &(at..at + 1));
        number && at + 1 < heading.end && document.is_any_word(at + 1, UNITS)
    });
    let first_year = heading.clone().any(|at| {
        document.is_word(at, "first")
            && document.is_any_word(at + 1, words!["year", "month", "quarter", "week"])
    });
    let led = || heading.clone().any(|at| document.is_any_word(at, LEADS));
    let other = || {
        document.is_in_words(
            heading,
            words!["hours", "leave", "holiday", "vacation", "schedule", "experience", "contract", "term"],
        )
    };
    (counted && led() || first_year) && !other()
}

fn known(document: &Document<'_>, hit: Hit, heading: &Span) -> SectionKind {
    let row = heading_row(hit);
    // "Preferred requirements" in any wording: the wish decides.
    let says = |modality: &str| {
        document.hits_of(Lexicon::ModalityHeading, heading).any(|hit| hit.value() == modality)
    };
    let of_needs = matches!(row.kind, Some(Kind::Requirements | Kind::Education));
    if of_needs && says("preferred") && !says("required") {
        return SectionKind { name: "preferred", kind: Some(Kind::Preferred) };
    }
    row
}

/// A row of the heading table: its section, and the contract's kind for it.
fn heading_row(hit: Hit) -> SectionKind {
    let (name, word) = halves(hit.value());
    SectionKind { name, kind: kind_of_word(word) }
}

/// The word before the space, and what stands behind it.
pub(super) fn halves(value: &'static str) -> (&'static str, &'static str) {
    let end = value.bytes().rposition(|byte| byte == b' ').unwrap_or(value.len());
    (&value[..end], value.get(end + 1..).unwrap_or_default())
}

pub(super) fn kind_of_word(word: &str) -> Option<Kind> {
    Kind::ALL.iter().copied().find(|kind| kind.word() == word)
}

/// "Additional experience desired", in words that the table does not list.
pub(super) fn is_wish_heading(document: &Document<'_>, heading: &Span) -> bool {
    let says = |modality: &str| {
        document.hits_of(Lexicon::ModalityHeading, heading).any(|hit| hit.value() == modality)
    };
    let of_pay = heading.clone().any(|at| {
        document.is_any_word(at, words!["pay", "salary", "annual", "compensation", "scheme", "competitive"])
    });
    heading.len() <= 10 && says("preferred") && !says("required") && !of_pay
}

/// "is required", "must have": words of a gate.
pub(super) fn demands(document: &Document<'_>, tokens: &Span) -> bool {
    document.hits_of(Lexicon::ModalityHeading, tokens).any(|hit| hit.value() == "required")
        && !document.has(Lexicon::PreferenceCue, tokens)
}
