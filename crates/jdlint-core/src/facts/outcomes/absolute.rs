//! Values that nobody can always keep. In: an outcome or duty. Out: the words that ask for all, none or never.

use super::result::is_metric;
use crate::document::words::{TokenKind, gap};
use crate::document::{Document, Span, Windows};
use crate::lexicon::{Hit, Lexicon};

/// "Zero defects", "100 % accuracy", "never miss a deadline".
pub(crate) fn find(document: &Document<'_>, tokens: &Span, in_kpi_list: bool) -> Option<Span> {
    if !document.has(Lexicon::AbsoluteWord, tokens) || document.has(Lexicon::SafetyWord, tokens) {
        return None;
    }
    let words = document.hits_of(Lexicon::AbsoluteWord, tokens);
    words.filter(|hit| stands_alone(document, tokens, *hit)).find_map(|hit| {
        let span = hit.span();
        match hit.value() {
            "whole" => Some(span),
            // "zero", "no": of something that is counted right after.
            "count" => measured_after(document, &span, tokens),
            "share" => share(document, &span, tokens),
            // "Always answer within the hour" is the standard itself; "always keeping users in mind" is a manner.
            _ => (in_kpi_list || span.start == tokens.start).then_some(span),
        }
    })
}

/// "zero-trust", "always-on", "100% remote": part of a name or of the terms of work.
fn stands_alone(document: &Document<'_>, tokens: &Span, hit: Hit) -> bool {
    let end = hit.end as usize;
    let compound = tokens.contains(&end) && document.is_behind(end, gap::DASH);
    let innocent = document.hits_of(Lexicon::AbsoluteTargetInnocent, tokens).any(|phrase| phrase.covers(hit));
    !(innocent || compound && !document.is_behind(end, gap::SPACE))
}

fn measured_after(document: &Document<'_>, span: &Span, tokens: &Span) -> Option<Span> {
    let after = tokens.from(span.end, 4);
    let noun = document
        .hits_of(Lexicon::MeasurableNoun, &after)
        .chain(document.hits_of(Lexicon::Kpis, &after).filter(|hit| is_metric(document, *hit)))
        .next()?;
    Some(span.start..noun.end as usize)
}

/// "100 % accuracy", "100 % of orders on time".
fn share(document: &Document<'_>, span: &Span, tokens: &Span) -> Option<Span> {
    let percent = document.is_any_word(span.end, words!["%", "percent"]);
    let near = span.start.saturating_sub(4).max(tokens.start)..tokens.end.min(span.end + 6);
    let measured = document.has(Lexicon::MeasurableNoun, &near)
        || document.has(Lexicon::Kpis, &near)
        || document.is_word(span.end + 1, "of");
    // All of a quota or plan is what it is for.
    let planned = near.clone().any(|at| {
        document.is_any_word(at, words!["quota", "attainment", "target", "targets", "plan", "goal", "budget"])
    });
    let number = document.is_kind(span.start, TokenKind::Number);
    (percent && measured && number && !planned).then(|| span.start..span.end + 1)
}
