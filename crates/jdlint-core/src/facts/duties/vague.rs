//! Duties that say nothing. In: the items of a section. Out: those that hold no word for something one could see.

use super::any_within;
use super::lists::{heads_points, is_of_work};
use crate::document::{Document, Section, Span};
use crate::facts::Facts;
use crate::facts::outcomes::is_reason;
use crate::gather::Gather;
use crate::lexicon::Lexicon;
use crate::text::TextRange;

/// A duty longer than this many words says at least something.
const VAGUE_WORDS: usize = 12;

impl Facts<'_> {
    /// The duties that name nothing one could see or measure, by section.
    pub(crate) fn vague_duties(&self) -> Vec<Vec<TextRange>> {
        let document = &self.document;
        let told = self.sentences_of_outcomes(|outcome| self.lack_of(outcome).is_some());
        let vague = |at: &usize| {
            let block = &document.blocks[*at];
            block.is_item()
                && is_vague(document, &block.tokens)
                && !heads_points(document, *at)
                && !is_reason(document, block)
                && !any_within(&told, &block.sentences)
        };
        let of_section = |section: &Section| {
            let blocks = section.blocks.clone().filter(vague);
            blocks.map(|at| document.range_of(&document.blocks[at].tokens)).gather()
        };
        let sections = document.sections.iter().filter(|section| is_of_work(section));
        sections.map(of_section).filter(|places| !places.is_empty()).gather()
    }
}

/// Led by "drive", "ensure" and the like, and all that follows is words such as "operational excellence across teams".
fn is_vague(document: &Document<'_>, tokens: &Span) -> bool {
    let first = tokens.start;
    let Some(verb) = document.hits.at(Lexicon::VagueVerb, first) else { return false };
    let rest = verb.end as usize..tokens.end;
    // "To the highest standards" is told as a word that stands in for a standard.
    let told = document.has(Lexicon::UnmeasuredStandard, &rest);
    let innocent =
        document.hits_of(Lexicon::VagueVerbInnocent, tokens).any(|hit| hit.start as usize <= first + 1);
    tokens.len() <= VAGUE_WORDS && !told && !innocent && names_nothing(document, &rest)
}

/// Every word is in the table, and one of them is an object.
fn names_nothing(document: &Document<'_>, rest: &Span) -> bool {
    let mut known = rest.start;
    let mut object = false;
    for hit in document.hits_of(Lexicon::VagueObject, rest) {
        if hit.start as usize > known {
            return false;
        }
        known = known.max(hit.end as usize);
        object |= hit.value() == "object";
    }
    object && known == rest.end
}
