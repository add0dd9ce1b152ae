//! Adjustments for applicants. In: the document. Out: is one offered?

use super::Facts;
use crate::document::Document;
use crate::lexicon::{Hit, Lexicon};
use crate::report::Kind;

impl Facts<'_> {
    /// An offer of adjustments or accommodations stands somewhere.
    pub(crate) fn offers_accommodation(&self) -> bool {
        let document = &self.document;
        let mut hits = document.hits.iter().filter(|hit| hit.lexicon == Lexicon::AccommodationCue);
        hits.any(|hit| is_offer(document, *hit))
    }
}

fn is_offer(document: &Document<'_>, hit: Hit) -> bool {
    let start = hit.start as usize;
    // "with or without reasonable accommodation" demands, and offers nothing.
    let demanded = start > 0 && document.is_word(start - 1, "without");
    if demanded {
        return false;
    }
    if hit.value() == "sure" {
        return true;
    }
    let Some(sentence) = document.sentence_of_token(start).map(|at| &document.sentences[at]) else {
        return false;
    };
    let section = document.section_of(sentence.block);
    let of_work = section.heading.is_some()
        && (section.is(Kind::Responsibilities)
            || section.is(Kind::Requirements)
            || section.is(Kind::Benefits));
    !of_work
        && document.has(Lexicon::AccommodationNear, &sentence.tokens)
        && document.has(Lexicon::AccommodationAsk, &sentence.tokens)
}
