//! Adjustments for applicants. In: the document. Out: is one offered?

use super::Facts;
use crate::document::Document;
use crate::lexicon::{Hit, Lexicon};

impl Facts<'_> {
    /// An offer of adjustments or accommodations stands somewhere.
    pub(crate) fn offers_accommodation(&self) -> bool {
        let document = &self.document;
        let mut hits = document.hits.of(Lexicon::AccommodationCue);
        hits.any(|hit| is_offer(document, hit))
    }
}

fn is_offer(document: &Document<'_>, hit: Hit) -> bool {
    let start = hit.start as usize;
    // "with or without reasonable accommodation" demands, and offers nothing.
    let demanded = start.checked_sub(1).is_some_and(|last| document.is_word(last, "without"));
    if demanded {
        return false;
    }
    if hit.value() == "sure" {
        return true;
    }
    let Some(sentence) = document.sentence_of_token(start).map(|at| &document.sentences[at]) else {
        return false;
    };
    // "Provides support to applicants with disabilities" is a duty.
    let duty = document.is_in(Lexicon::DutyVerb, sentence.tokens.start);
    // "Need more time for the interview? We can provide support."
    let block = &document.blocks[sentence.block].tokens;
    let near = if block.len() <= SHORT_BLOCK { block } else { &sentence.tokens };
    !duty && document.has(Lexicon::AccommodationNear, near) && document.has(Lexicon::AccommodationAsk, near)
}

/// A paragraph of so many words is about one thing.
const SHORT_BLOCK: usize = 50;
