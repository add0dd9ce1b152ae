//! What may stand in place of a degree. In: a demand for a degree. Out: does something else do as well?

use super::DegreeDemand;
use crate::document::words::gap;
use crate::document::{Block, Document, Span, Windows};
use crate::facts::scopes;
use crate::lexicon::Lexicon;

/// The words right at the demand name something else that does.
pub(super) fn beside(document: &Document<'_>, sentence: usize, span: &Span) -> bool {
    let this = &document.sentences[sentence];
    let block = &document.blocks[this.block];
    is_named(document, &this.tokens)
        || or_years(document, &this.tokens, span)
        || block.is_item() && block.sentences.len() <= ITEM_SENTENCES && is_named(document, &block.tokens)
        || is_in_broken_bracket(document, this.block, span)
        || is_one_of_several(document, this.block, span)
        || follows_other_way(document, &this.tokens, span)
}

/// An item of so few sentences speaks of one thing.
const ITEM_SENTENCES: usize = 3;

fn is_named(document: &Document<'_>, span: &Span) -> bool {
    document.hits_of(Lexicon::DegreeEquivalent, span).any(|hit| matches!(hit.value(), "any" | "all"))
}

/// "degree ( e.g . \n Engineering ) or related work experience": the stops of a bracket broke the sentence.
fn is_in_broken_bracket(document: &Document<'_>, block: usize, span: &Span) -> bool {
    const LINES: usize = 3;
    let mut open = 0_i32;
    let last = (block + LINES).min(document.blocks.len()) - 1;
    let end = document.blocks[last].tokens.end.min(span.end + LONGEST_BRACKET);
    let end_of_sentence = |at: usize| {
        document.sentence_of_token(at).map_or(at + 1, |number| document.sentences[number].tokens.end)
    };
    let mut sentence_end = end_of_sentence(span.end - 1);
    for at in span.end..end {
        let before = document.tokens[at].before;
        open += i32::from(gap::holds(before, gap::OPEN)) - i32::from(gap::holds(before, gap::CLOSE));
        if at >= sentence_end {
            if open <= 0 {
                return false;
            }
            sentence_end = end_of_sentence(at);
        }
        if open == 0 && gap::holds(before, gap::CLOSE) {
            let behind = at..(at + BEHIND_BRACKET).min(end);
            if is_named(document, &behind) {
                return true;
            }
        }
    }
    false
}

/// No bracket that a writer closes holds more words.
const LONGEST_BRACKET: usize = 200;

/// Words behind a bracket that still speak of what stands before it.
const BEHIND_BRACKET: usize = 8;

/// Behind "one of the following" a colon stands within so many characters.
const FEW_CHARACTERS: usize = 80;

/// "Must meet at least one of the following:" and in its list a line that asks for no degree.
fn is_one_of_several(document: &Document<'_>, block: usize, span: &Span) -> bool {
    const FURTHEST: usize = 8;
    const LIST: usize = 12;
    // "one of the following fields" leads no list; a colon does.
    let leads = |stretch: &Span| {
        let mut hits =
            document.hits_of(Lexicon::DegreeEquivalent, stretch).filter(|hit| hit.value() == "several");
        hits.any(|hit| {
            let behind = &document.text[document.range_of_hit(hit).end as usize..];
            behind
                .lines()
                .next()
                .is_some_and(|line| line.chars().take(FEW_CHARACTERS).any(|sign| sign == ':'))
        })
    };
    // In a text that lost its lines the list is its words.
    let own = document.blocks[block].tokens.start..span.start;
    if span.start - own.start <= 60 && leads(&own) {
        return true;
    }
    let above = (block.saturating_sub(FURTHEST)..block).rev().find(|&at| leads(&document.blocks[at].tokens));
    above.is_some_and(|lead| {
        let list = lead + 1..(lead + LIST).min(document.blocks.len());
        list.take_while(|&at| !document.blocks[at].is_heading()).any(|at| asks_no_degree(document, at))
    })
}

fn asks_no_degree(document: &Document<'_>, at: usize) -> bool {
    document.blocks.get(at).is_some_and(|block| {
        let experience = document.has(Lexicon::YearWord, &block.tokens)
            || document.is_in_words(&block.tokens, words!["experience", "training", "apprenticeship"]);
        experience && !document.has(Lexicon::DegreeWord, &block.tokens)
    })
}

/// "Six years in payroll; OR a bachelor's degree and four years".
fn follows_other_way(document: &Document<'_>, within: &Span, span: &Span) -> bool {
    let near = within.before(span.start, 3);
    let Some(or) = near.into_iter().find(|&at| is_or(document, at) && is_shouted(document, at)) else {
        return false;
    };
    let before = within.before(or, OTHER_WAY);
    document.has(Lexicon::YearWord, &before) && !document.has(Lexicon::DegreeWord, &before)
}

/// A shouted "OR" parts ways of so many words.
const OTHER_WAY: usize = 60;

/// "or", or the end of `ProgrammerOR`, where a line end was lost.
pub(super) fn is_or(document: &Document<'_>, at: usize) -> bool {
    document.is_word(at, "or") || is_glued_or(document, at)
}

fn is_glued_or(document: &Document<'_>, at: usize) -> bool {
    let stem = document.tokens.get(at).and_then(|_| document.token_text(at).strip_suffix("OR"));
    stem.is_some_and(|stem| stem.ends_with(|c: char| c.is_lowercase()))
}

fn is_shouted(document: &Document<'_>, at: usize) -> bool {
    document.token_text(at) == "OR" || is_glued_or(document, at)
}

/// Said once for the whole posting: "Any combination of education and experience that ..."
pub(super) fn for_all(document: &Document<'_>) -> bool {
    let equivalents = document.hits.of(Lexicon::DegreeEquivalent);
    let said = equivalents.filter(|hit| hit.value() == "all").any(|hit| {
        let section = document.block_of_token(hit.start as usize).map(|block| document.section_of(block));
        section.is_some_and(|section| !scopes::is_innocent_section(section))
    });
    said || is_said_elsewhere(document) || document.blocks.iter().any(|block| is_other_way(document, block))
}

/// "Which do you have? A degree, OR one year in a bakery", in a form below the text: it holds for the text, too.
fn is_said_elsewhere(document: &Document<'_>) -> bool {
    let forms = document.sections.iter().filter(|section| section.is_apart());
    forms.flat_map(|section| section.body(document)).any(|at| {
        let block = &document.blocks[at];
        block.sentences.clone().any(|sentence| {
            let within = &document.sentences[sentence].tokens;
            document.hits_of(Lexicon::DegreeWord, within).any(|hit| or_years(document, within, &hit.span()))
        })
    })
}

/// "Alternative experience qualifications" as a heading: what stands below does as well.
fn is_other_way(document: &Document<'_>, block: &Block) -> bool {
    let label = block.label();
    (block.is_heading() || block.tokens.len() <= 4)
        && document.is_any_word(label.start, words!["alternative", "alternate", "substitute"])
        && document.is_in_words(
            &label,
            words![
                "experience",
                "qualification",
                "qualifications",
                "education",
                "requirement",
                "requirements"
            ],
        )
}

/// Lines joined by lines that are nothing but "OR": where one of them asks for years and no degree, it does for all.
/// "University degree or", and the next line goes on: "relevant training".
#[cfg_attr(target_arch = "wasm32", inline(never))]
pub(super) fn accept_or_lines(document: &Document<'_>, found: &mut [DegreeDemand]) {
    const FURTHEST: usize = 24;
    let is_or = |at: usize| {
        document
            .blocks
            .get(at)
            .is_some_and(|block| block.tokens.len() == 1 && document.is_word(block.tokens.start, "or"))
    };
    let without_degree = |at: usize| asks_no_degree(document, at);
    for demand in found {
        let own = document.sentences[demand.sentence].block;
        let below = (own..own + FURTHEST).step_by(2).take_while(|&at| is_or(at + 1));
        let above = (0..FURTHEST / 2)
            .map_while(|step| own.checked_sub(2 * step))
            .take_while(|&at| at >= 1 && is_or(at - 1));
        let chained =
            below.map(|at| at + 2).chain(above.filter_map(|at| at.checked_sub(2))).any(without_degree);
        let last = document.blocks[own].tokens.end - 1;
        let trails = document.is_word(last, "or")
            || document.is_word(last, "and")
                && last.checked_sub(1).is_some_and(|last| document.is_word(last, "or"));
        let next_begins =
            document.blocks.get(own + 1).is_some_and(|next| document.is_word(next.tokens.start, "or"));
        demand.equivalent |= chained || (trails || next_begins) && without_degree(own + 1);
    }
}

/// "degree or five years of experience".
fn or_years(document: &Document<'_>, within: &Span, span: &Span) -> bool {
    let after = within.from(span.end, 16);
    let before = within.before(span.start, 8);
    let far = within.from(span.end, OTHER_WAY);
    let or = |stretch: &Span| stretch.clone().find(|&at| is_or(document, at));
    let shouted = far.filter(|&at| is_shouted(document, at));
    // "or better in the field, or five years of experience": any of them.
    let then = after.filter(|&at| is_or(document, at)).chain(shouted).any(|at| {
        let near = within.behind(at, 5);
        // "or a master's degree and three years" is another degree.
        !document.has(Lexicon::DegreeWord, &near)
            && (document.has(Lexicon::YearWord, &near)
                || near
                    .into_iter()
                    .any(|at| document.is_any_word(at, words!["experience", "apprenticeship"])))
    });
    then || or(&before)
        .is_some_and(|at| document.has(Lexicon::YearWord, &(before.start..at)) && span.start - at <= 3)
}
