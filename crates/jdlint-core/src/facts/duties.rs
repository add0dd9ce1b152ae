//! Duties. In: the blocks that say what one does. Out: the ones without a result, and the ones without bounds.

use std::collections::BTreeSet;

use super::Facts;
use super::scopes;
use crate::document::words::TokenKind;
use crate::document::{Block, BlockKind, Document};
use crate::lexicon::Lexicon;
use crate::report::Kind;
use crate::text::TextRange;

/// A duty longer than this many words says at least something.
const VAGUE_WORDS: usize = 9;

/// A duty with more words says something besides, and only its catch-all is replaced.
const WHOLE_DUTY_WORDS: usize = 12;

impl Facts<'_> {
    /// The duties that name neither work nor a result, and how many duties there are.
    pub(crate) fn vague_duties(&self) -> (Vec<TextRange>, usize) {
        let document = &self.document;
        let duties = document
            .sections
            .iter()
            .filter(|section| section.is(Kind::Responsibilities) || section.is(Kind::Outcomes));
        let items: Vec<&Block> = duties
            .flat_map(|section| &document.blocks[section.blocks.clone()])
            .filter(|block| block.is_item())
            .collect();
        let told: BTreeSet<usize> = self
            .outcomes
            .iter()
            .filter(|outcome| outcome.comparative.is_some())
            .map(|outcome| outcome.sentence)
            .collect();
        let vague = items.iter().filter(|block| is_vague(document, block));
        let vague = vague
            .filter(|block| told.range(block.sentences.clone()).next().is_none())
            .map(|block| block.range)
            .collect();
        (vague, items.len())
    }

    /// The words of duties that could be anything, with the whole duty where it is short.
    pub(crate) fn catch_all_duties(&self) -> Vec<(TextRange, TextRange)> {
        let document = &self.document;
        let hits = document.hits.iter().copied().filter(|hit| hit.lexicon == Lexicon::CatchAllDuty);
        hits.filter(|hit| {
            let span = hit.start as usize..hit.end as usize;
            let section = document.block_of_token(span.start).map(|block| document.section_of(block));
            section.is_some_and(|section| !section.is(Kind::Eeo) && !section.is(Kind::Benefits))
                && !scopes::is_quoted(document, &span)
        })
        .map(|hit| {
            let words = document.range_of_hit(hit);
            let sentence =
                document.sentence_of_token(hit.start as usize).map(|at| &document.sentences[at].tokens);
            let duty = sentence
                .filter(|tokens| tokens.len() <= WHOLE_DUTY_WORDS)
                .map(|tokens| document.range_of(tokens));
            (words, duty.unwrap_or(words))
        })
        .collect()
    }
}

/// Led by "drive", "ensure" and the like, with an object that is only praise, and no number.
fn is_vague(document: &Document<'_>, block: &Block) -> bool {
    let first = block.tokens.start;
    let led =
        document.hits_of(Lexicon::VagueVerb, &(first..first + 1)).any(|hit| hit.start as usize == first);
    let innocent = document
        .hits_of(Lexicon::VagueVerbInnocent, &block.tokens)
        .any(|hit| hit.start as usize <= first + 1);
    let number = block.tokens.clone().any(|at| document.tokens[at].kind == TokenKind::Number);
    let praise = document.has(Lexicon::QualityWord, &(first + 1..block.tokens.end));
    matches!(block.kind, BlockKind::Item { .. })
        && led
        && praise
        && !innocent
        && !number
        && block.tokens.len() <= VAGUE_WORDS
}
