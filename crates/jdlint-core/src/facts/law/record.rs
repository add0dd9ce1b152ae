//! Checks of the past that somebody must pass. In: the document. Out: the places from "pass" to the check.

use super::{LawTerm, Place, Topic};
use crate::document::Document;
use crate::facts::Facts;
use crate::gather::Gather;
use crate::lexicon::Lexicon;

/// Words between "pass" and the check: "pass a drug screen and a state and national background check".
const REACH: usize = 9;

/// "must pass a criminal background check", whatever stands between the words.
#[cfg_attr(target_arch = "wasm32", inline(never))]
pub(super) fn checks(facts: &Facts<'_>) -> Vec<LawTerm> {
    let document = &facts.document;
    let hits = document.hits.of(Lexicon::RecordCheck);
    let spans = hits.filter_map(|hit| {
        let (start, end) = (hit.start as usize, hit.end as usize);
        pass_before(document, start).map(|pass| pass..end)
    });
    let places = spans.filter_map(|span| Place::at(document, span, "pass"));
    places
        .filter(|place| !place.is_innocent(Topic::Record) && place.must_pass())
        .map(|place| LawTerm { range: document.range_of(&place.span), value: "pass" })
        .gather()
}

/// The "pass" that the check belongs to, in the same sentence.
fn pass_before(document: &Document<'_>, check: usize) -> Option<usize> {
    let first = document.sentence_of_token(check).map(|at| document.sentences[at].tokens.start)?;
    (check.saturating_sub(REACH).max(first)..check)
        .rev()
        .find(|&at| document.is_any_word(at, words!["pass", "passing", "passes"]))
}
