//! Duties. In: the blocks that say what one does. Out: the ones without a result, and the ones without bounds.

use std::collections::{BTreeMap, BTreeSet};

use super::Facts;
use super::outcomes::{Lack, OutcomeFact, absolute, is_name, promises_measures};
use super::scopes;
use crate::document::words::TokenKind;
use crate::document::{Block, BlockKind, Document, Section, Sentence};
use crate::lexicon::{Hit, Lexicon};
use crate::report::Kind;
use crate::text::TextRange;

/// A duty longer than this many words says at least something.
const VAGUE_WORDS: usize = 9;

/// With an object such as "the business" a duty of no more words says nothing.
const VAGUE_OBJECT_WORDS: usize = 6;

/// A duty with more words says something besides, and only its catch-all is replaced.
const WHOLE_DUTY_WORDS: usize = 12;

/// Fewer duties are no long list.
const LONG_LIST: usize = 10;

/// A word that stands in for a standard.
#[derive(Debug, Clone, Copy)]
pub(crate) struct UnmeasuredStandard {
    pub(crate) place: TextRange,
    /// The sentence, where it is an outcome and not a duty.
    pub(crate) outcome: Option<TextRange>,
}

/// Some duties of one section, and how many the section has.
#[derive(Debug)]
pub(crate) struct DutiesOfSection {
    pub(crate) places: Vec<TextRange>,
    pub(crate) of: usize,
}

impl Facts<'_> {
    /// The duties that name neither work nor a result, by section.
    pub(crate) fn vague_duties(&self) -> Vec<DutiesOfSection> {
        let document = &self.document;
        let lacking = |outcome: &&OutcomeFact| self.lack_of(outcome).is_some();
        let told: BTreeSet<usize> =
            self.outcomes.iter().filter(lacking).map(|outcome| outcome.sentence).collect();
        let vague =
            |block: &Block| is_vague(document, block) && told.range(block.sentences.clone()).next().is_none();
        self.duties_by_section(vague)
    }

    /// Long lists of duties in which fewer than one in ten names a result, a number or a date.
    pub(crate) fn duties_without_results(&self) -> Vec<DutiesOfSection> {
        let told: BTreeSet<usize> = self.outcomes.iter().map(|outcome| outcome.sentence).collect();
        let silent = |block: &Block| {
            let span = &block.tokens;
            let number = span.clone().any(|at| self.document.tokens[at].kind == TokenKind::Number);
            let dated = self.document.has(Lexicon::TimeframeCue, span);
            let counted = self.document.has(Lexicon::NumberWord, span);
            !number && !dated && !counted && told.range(block.sentences.clone()).next().is_none()
        };
        let mut lists = self.duties_by_section(silent);
        lists.retain(|duties| duties.of >= LONG_LIST && (duties.of - duties.places.len()) * 10 < duties.of);
        lists
    }

    /// The duties of each section that a test holds for.
    fn duties_by_section(&self, holds: impl Fn(&Block) -> bool) -> Vec<DutiesOfSection> {
        let document = &self.document;
        let sections = document
            .sections
            .iter()
            .filter(|section| section.is(Kind::Responsibilities) || section.is(Kind::Outcomes));
        let row = |section: &Section| {
            let items: Vec<&Block> =
                document.blocks[section.blocks.clone()].iter().filter(|block| block.is_item()).collect();
            let places = items.iter().filter(|block| holds(block)).map(|block| block.range).collect();
            DutiesOfSection { places, of: items.len() }
        };
        sections.map(row).filter(|duties| !duties.places.is_empty()).collect()
    }

    /// Words that stand in for a standard, by section: in outcomes that lack nothing worse, and in duties without a
    /// number.
    pub(crate) fn unmeasured_standards(&self) -> Vec<Vec<UnmeasuredStandard>> {
        let document = &self.document;
        let section_of = |sentence: usize| {
            let block = document.sentences[sentence].block;
            document.sections.partition_point(|section| section.blocks.end <= block)
        };
        let mut by_section: BTreeMap<usize, Vec<UnmeasuredStandard>> = BTreeMap::new();
        let mut told = BTreeSet::new();
        for outcome in &self.outcomes {
            let Some(lack) = self.lack_of(outcome) else { continue };
            told.insert(outcome.sentence);
            if let Lack::Yardstick(place) = lack {
                by_section
                    .entry(section_of(outcome.sentence))
                    .or_default()
                    .push(UnmeasuredStandard { place, outcome: Some(self.sentence_range(outcome.sentence)) });
            }
        }
        for hit in document.hits.iter().filter(|hit| hit.lexicon == Lexicon::UnmeasuredStandard) {
            let Some(sentence) = document.sentence_of_token(hit.start as usize) else { continue };
            if self.is_unmeasured(*hit, sentence) && told.insert(sentence) {
                by_section
                    .entry(section_of(sentence))
                    .or_default()
                    .push(UnmeasuredStandard { place: document.range_of_hit(*hit), outcome: None });
            }
        }
        let mut lists: Vec<Vec<UnmeasuredStandard>> = by_section.into_values().collect();
        for words in &mut lists {
            words.sort_by_key(|word| word.place);
        }
        lists
    }

    /// The word speaks of work, is no name, and neither a number nor a named standard stands with it.
    fn is_unmeasured(&self, hit: Hit, sentence: usize) -> bool {
        let document = &self.document;
        let sentence = &document.sentences[sentence];
        let kind = document.section_of(sentence.block).kind.kind;
        let of_work = matches!(kind, Some(Kind::Responsibilities | Kind::Outcomes));
        let measured = sentence.tokens.clone().any(|at| document.tokens[at].kind == TokenKind::Number)
            || document.has(Lexicon::NumberWord, &sentence.tokens);
        let named = document.is_any_word(hit.end as usize, &["such", "like", "including"]);
        of_work
            && !measured
            && !named
            && !is_name(document, &sentence.tokens, hit)
            && !document.blocks[sentence.block].is_heading()
    }

    /// All, none or never as a standard of work, with the sentence.
    pub(crate) fn absolute_targets(&self) -> Vec<(TextRange, TextRange)> {
        let document = &self.document;
        let of_sentence = |(number, sentence): (usize, &Sentence)| {
            let section = document.section_of(sentence.block);
            let of_work = section.is(Kind::Responsibilities) || section.is(Kind::Outcomes);
            let heading = document.blocks[sentence.block].is_heading();
            let listed = section.is(Kind::Outcomes) && promises_measures(document, sentence.block);
            let span = absolute::find(document, &sentence.tokens, listed).filter(|_| of_work && !heading)?;
            Some((document.range_of(&span), self.sentence_range(number)))
        };
        document.sentences.iter().enumerate().filter_map(of_sentence).collect()
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
    // How, or with whom, is told.
    let told =
        block.tokens.clone().any(|at| document.is_any_word(at, &["through", "by", "using", "via", "with"]));
    let vague_object = block.tokens.len() <= VAGUE_OBJECT_WORDS
        && document.has(Lexicon::VagueObject, &(first + 1..block.tokens.end));
    let praise = vague_object || document.has(Lexicon::QualityWord, &(first + 1..block.tokens.end));
    matches!(block.kind, BlockKind::Item { .. })
        && led
        && praise
        && !innocent
        && !number
        && !told
        && block.tokens.len() <= VAGUE_WORDS
}
