//! Duties. In: the blocks that say what one does. Out: the ones without a result, and the ones without bounds.

mod lists;
mod vague;

use super::Facts;
use super::outcomes::{Lack, OutcomeFact, absolute, begins_with_verb, is_name, is_skill, promises_measures};
use super::scopes;
use crate::document::words::{TokenKind, gap};
use crate::document::{Document, Sentence, Span, Windows};
use crate::gather::Gather;
use crate::lexicon::{Hit, Lexicon};
use crate::report::Kind;
use crate::text::TextRange;
use lists::is_of_work;

/// A duty with more words says something besides, and only its catch-all is replaced.
const WHOLE_DUTY_WORDS: usize = 12;

/// A word that stands in for a standard.
#[derive(Debug, Clone, Copy)]
pub(crate) struct UnmeasuredStandard {
    pub(crate) place: TextRange,
    /// The sentence, where it is an outcome and not a duty.
    pub(crate) outcome: Option<TextRange>,
}

/// True when one of the sentences, which are in order, lies within.
fn any_within(sentences: &[usize], within: &Span) -> bool {
    let next = sentences.partition_point(|sentence| *sentence < within.start);
    sentences.get(next).is_some_and(|sentence| within.contains(sentence))
}

impl Facts<'_> {
    /// Words that stand in for a standard, by section: in outcomes that lack nothing worse, and in duties without a
    /// number.
    pub(crate) fn unmeasured_standards(&self) -> Vec<Vec<UnmeasuredStandard>> {
        let document = &self.document;
        let without_value = self.lists_without_values();
        let section_of = |sentence: usize| self.section_of_sentence(sentence);
        let told = self.sentences_of_outcomes(|outcome| self.lack_of(outcome).is_some());
        let yardstick = |outcome: &OutcomeFact| {
            let Some(Lack::Yardstick(place)) = self.lack_of(outcome) else { return None };
            let word = UnmeasuredStandard { place, outcome: Some(self.sentence_range(outcome.sentence)) };
            let section = section_of(outcome.sentence);
            (!without_value.contains(&section)).then_some((section, word))
        };
        let mut words: Vec<(usize, UnmeasuredStandard)> = self.outcomes.iter().filter_map(yardstick).gather();
        let mut last_told = None;
        for hit in document.hits.of(Lexicon::UnmeasuredStandard) {
            let Some(sentence) = document.sentence_of_token(hit.start as usize) else { continue };
            let is_told = last_told == Some(sentence) || told.binary_search(&sentence).is_ok();
            if self.is_unmeasured(hit, sentence) && !is_told {
                last_told = Some(sentence);
                let word = UnmeasuredStandard { place: document.range_of_hit(hit), outcome: None };
                words.push((section_of(sentence), word));
            }
        }
        words.retain(|(_, word)| !self.own.allows(word.place));
        words.sort_by_key(|(section, word)| (*section, word.place));
        let lists = words.chunk_by(|(section, _), (next, _)| section == next);
        lists.map(|list| list.iter().map(|(_, word)| *word).gather()).gather()
    }

    /// The sentences of the outcomes that a test picks, in order.
    fn sentences_of_outcomes(&self, picks: impl Fn(&OutcomeFact) -> bool) -> Vec<usize> {
        let picked = self.outcomes.iter().filter(|outcome| picks(outcome));
        let mut sentences: Vec<usize> = picked.map(|outcome| outcome.sentence).gather();
        sentences.sort_unstable();
        sentences
    }

    pub(crate) fn section_of_outcome(&self, outcome: &OutcomeFact) -> usize {
        self.section_of_sentence(outcome.sentence)
    }

    fn section_of_sentence(&self, sentence: usize) -> usize {
        let block = self.document.sentences[sentence].block;
        self.document.sections.partition_point(|section| section.blocks.end <= block)
    }

    /// The sections whose measures are told to lack a value, so that no line of the list needs to be told twice.
    fn lists_without_values(&self) -> Vec<usize> {
        let lacks = |outcome: &&OutcomeFact| {
            matches!(self.lack_of(outcome), Some(Lack::Target(_) | Lack::Measure(_)))
        };
        let listed = self.outcomes.iter().filter(|outcome| outcome.in_outcomes);
        let mut sections: Vec<usize> =
            listed.filter(lacks).map(|outcome| self.section_of_sentence(outcome.sentence)).gather();
        sections.dedup();
        sections
    }

    /// Measures without a value to reach: where the measure is named, or else the whole line.
    pub(crate) fn measures_without_value(&self) -> Vec<(&OutcomeFact, Lack)> {
        let without_value = self.lists_without_values();
        let lack = |outcome: &'_ OutcomeFact| match self.lack_of(outcome)? {
            lack @ (Lack::Target(_) | Lack::Measure(_)) => Some(lack),
            Lack::Yardstick(_)
                if outcome.in_outcomes
                    && without_value.contains(&self.section_of_sentence(outcome.sentence)) =>
            {
                Some(Lack::Measure(self.sentence_range(outcome.sentence)))
            }
            _ => None,
        };
        self.outcomes.iter().filter_map(|outcome| Some((outcome, lack(outcome)?))).gather()
    }

    /// The word speaks of work, is no name, and neither a number nor a named standard stands with it.
    fn is_unmeasured(&self, hit: Hit, sentence: usize) -> bool {
        let document = &self.document;
        let sentence = &document.sentences[sentence];
        let kind = document.section_of(sentence.block).kind.kind;
        let of_work = matches!(kind, Some(Kind::Responsibilities | Kind::Outcomes));
        let measured =
            document.has_number(&sentence.tokens) || document.has(Lexicon::NumberWord, &sentence.tokens);
        let named = document.is_any_word(hit.end as usize, words!["such", "like", "including"]);
        of_work
            && !measured
            && !named
            && !is_name(document, &sentence.tokens, hit)
            && !document.has(Lexicon::ApplyCue, &sentence.tokens)
            && !is_of_product(document, &sentence.tokens, hit)
            && !is_skill(document, &sentence.tokens)
            && !is_of_colleagues(document, &sentence.tokens)
            && !document.blocks[sentence.block].is_heading()
    }

    /// All, none or never as a standard of work, with the sentence.
    pub(crate) fn absolute_targets(&self) -> Vec<(TextRange, TextRange)> {
        let document = &self.document;
        if !document.hits.know(Lexicon::AbsoluteWord) {
            return Vec::new();
        }
        let of_sentence = |(number, sentence): (usize, &Sentence)| {
            if !document.has(Lexicon::AbsoluteWord, &sentence.tokens) {
                return None;
            }
            let section = document.section_of(sentence.block);
            let of_work = section.is(Kind::Responsibilities) || section.is(Kind::Outcomes);
            let heading = document.blocks[sentence.block].is_heading();
            let listed = section.is(Kind::Outcomes) && promises_measures(document, sentence.block);
            let span = absolute::find(document, &sentence.tokens, listed).filter(|_| of_work && !heading)?;
            Some((document.range_of(&span), self.sentence_range(number)))
        };
        document.sentences.iter().enumerate().filter_map(of_sentence).gather()
    }

    /// The words of duties that could be anything, with the whole duty where it is short.
    pub(crate) fn catch_all_duties(&self) -> Vec<(TextRange, TextRange)> {
        let document = &self.document;
        let hits = document.hits.of(Lexicon::CatchAllDuty);
        hits.filter_map(|hit| {
            let span = hit.span();
            let block = document.block_of_token(span.start)?;
            let section = document.section_of(block);
            let within = document
                .sentence_of_token(span.start)
                .map_or_else(|| span.clone(), |at| document.sentences[at].tokens.clone());
            let innocent = section.is(Kind::Eeo)
                || section.is(Kind::Benefits)
                || scopes::is_quoted(document, &span)
                || is_told_behind(document, hit, &within)
                || is_of_emergency(document, &span, &within)
                || document.blocks[block].is_heading()
                || hit.value() == "trait" && !is_of_work(section);
            if innocent {
                return None;
            }
            let words = document.range_of(&whole_phrase(document, hit, &within));
            let duty = (within.len() <= WHOLE_DUTY_WORDS).then(|| document.range_of(&within));
            Some((words, duty.unwrap_or(words)))
        })
        .gather()
    }
}

/// "You will be working with bakers who deliver world-class bread": praise of the others.
fn is_of_colleagues(document: &Document<'_>, within: &Span) -> bool {
    let begin = within.opening(5);
    document.is_any_word(begin.start, words!["you", "you'll", "join"])
        && (document.is_word(begin.start, "join")
            || begin.clone().any(|at| {
                document.is_any_word(at, words!["work", "working"])
                    && document.is_any_word(at + 1, words!["with", "alongside", "among"])
            }))
}

/// "High availability services": a kind of product, unless a verb such as "ensure" makes it the standard.
fn is_of_product(document: &Document<'_>, within: &Span, hit: Hit) -> bool {
    let (start, next) = (hit.start as usize, hit.end as usize);
    let kept = start != within.start && begins_with_verb(document, start - 1);
    let noun = within.contains(&next)
        && document.is_behind_only(next, gap::SPACE)
        && document.is_kind(next, TokenKind::Word)
        && !document.is_in(Lexicon::FunctionWord, next);
    hit.value() == "kind" && (noun || !kept)
}

/// "Additional duties include baking", "other duties as assigned (e.g. sort the post)": what they are is said.
fn is_told_behind(document: &Document<'_>, hit: Hit, within: &Span) -> bool {
    let next = hit.end as usize;
    let near = document.tokens.len().min(next + 2);
    let ends = |at: &usize| document.is_behind(*at, signs![SEMICOLON, STOP]);
    let end = (near..within.end).find(ends).unwrap_or(within.end.max(near));
    let rest = next..end;
    let told = document
        .hits_of(Lexicon::CatchAllTold, &rest)
        .any(|told| told.value() == "far" || (told.start as usize) < near);
    told || document.is_behind(next, gap::COLON)
}

/// "In an emergency all staff may be called to other duties": no part of this job.
fn is_of_emergency(document: &Document<'_>, span: &Span, within: &Span) -> bool {
    let words = words!["emergency", "emergencies", "disaster", "disasters", "catastrophe"];
    // "This may mean other duties": the sentence before says when.
    let goes_on = document.is_any_word(within.start, words!["this", "these", "such", "it", "they"]);
    let before = document
        .sentence_of_token(span.start)
        .filter(|&this| goes_on && this > 0)
        .map_or(within.start, |this| document.sentences[this - 1].tokens.start);
    document.is_in_words(&(before..span.start), words)
}

/// "Other duties as assigned by the manager", and not "other duties" alone.
fn whole_phrase(document: &Document<'_>, hit: Hit, within: &Span) -> Span {
    let mut known = hit.end as usize;
    let mut end = known;
    for tail in document.hits_of(Lexicon::CatchAllTail, &(known..within.end.max(known))) {
        let parted = !document.is_behind_only(tail.start as usize, gap::SPACE);
        if tail.start as usize > known || parted {
            break;
        }
        known = known.max(tail.end as usize);
        if tail.value() == "end" {
            end = end.max(known);
        }
    }
    hit.start as usize..end
}
