//! Lists of duties. In: the items of a section. Out: which are duties, and the long lists that tell no result.

use super::any_within;
use crate::document::words::gap;
use crate::document::{Block, BlockKind, Document, Section, Windows, Words, heading_kind};
use crate::facts::Facts;
use crate::facts::outcomes::begins_with_verb;
use crate::gather::Gather;
use crate::lexicon::Lexicon;
use crate::report::Kind;
use crate::text::TextRange;

/// Fewer duties are no long list.
const LONG_LIST: usize = 10;

/// "Ensure that ..." in fewer than one of so many duties makes no list of results.
const FEW: usize = 8;

/// A label in front of a duty has no more words.
const LABEL_WORDS: usize = 7;

/// An item of no more words, without a verb and above duties, is a heading: "Technical expert".
const HEADING_WORDS: usize = 5;

/// What a demand begins with stands among so many words.
const DEMAND_REACH: usize = 5;

impl Facts<'_> {
    /// The first duty of each long list in which none names a result, a number or a date.
    pub(crate) fn duties_without_results(&self) -> Vec<TextRange> {
        let document = &self.document;
        let told = self.sentences_of_outcomes(|_| true);
        let tells = |at: usize| {
            let block = &document.blocks[at];
            names_result(document, block) || any_within(&told, &block.sentences)
        };
        let first_of_silent = |section: &Section| {
            let duties = duties(document, section).filter(|duties| duties.len() >= LONG_LIST)?;
            let (&first, &last) = (duties.first()?, duties.last()?);
            let nested = |at: &usize| document.blocks[*at].is_nested;
            let end = (last + 1..section.blocks.end).find(|at| !nested(at)).unwrap_or(section.blocks.end);
            // Whatever stands from the heading to the last point may tell it: a line above, a point below an item.
            let body = section.heading.map_or(first, |heading| heading + 1)..end;
            let aims = body.clone().filter(|&at| names_aim(document, &document.blocks[at])).count();
            let silent = !body.clone().any(tells) && aims * FEW < duties.len();
            silent.then(|| document.range_of(&document.blocks[first].tokens))
        };
        let mut of_work = document.sections.iter().filter(|section| is_of_work(section));
        // Where one list tells results, the others are its details.
        if of_work.clone().any(|section| section.blocks.clone().any(tells)) {
            return Vec::new();
        }
        of_work.by_ref().filter_map(first_of_silent).gather()
    }
}

pub(super) fn is_of_work(section: &Section) -> bool {
    section.is(Kind::Responsibilities) || section.is(Kind::Outcomes)
}

/// "3. Work with other teams" over points that tell the work: a heading.
pub(super) fn heads_points(document: &Document<'_>, at: usize) -> bool {
    let depth = |block: &Block| match block.kind {
        BlockKind::Item { depth } => Some(depth),
        _ => None,
    };
    let next = document.blocks.get(at + 1).and_then(depth);
    depth(&document.blocks[at]).zip(next).is_some_and(|(this, next)| next > this)
}

/// The blocks of the duties of a section; nothing where too many items read like something else.
fn duties(document: &Document<'_>, section: &Section) -> Option<Vec<usize>> {
    let mut duties = Vec::new();
    let mut unread = 0;
    for at in section.blocks.clone() {
        let block = &document.blocks[at];
        let heads = heads_points(document, at) && next_is_led(document, at);
        let led = is_led_by_verb(document, block);
        let heading = !led && is_titled(document, block) && next_is_led(document, at);
        if !block.is_item() || heads || heading || block.is_nested && !led {
            continue;
        }
        if !led && is_demand(document, block)
            || is_ability(document, block)
            || is_led_by_person(document, block)
        {
            break;
        }
        unread += usize::from(!led);
        duties.push(at);
        if holds_other_heading(document, block) {
            break;
        }
    }
    (unread * 4 <= duties.len()).then_some(duties)
}

/// "Technical Expert": a few words, all with a capital.
fn is_titled(document: &Document<'_>, block: &Block) -> bool {
    let capital = |at: usize| document.is_capital(at);
    (2..=HEADING_WORDS).contains(&block.tokens.len()) && block.tokens.clone().all(capital)
}

fn next_is_led(document: &Document<'_>, at: usize) -> bool {
    document.blocks.get(at + 1).is_some_and(|next| next.is_item() && is_led_by_verb(document, next))
}

/// "Answers letters", "Regularly visits shops", "You will plan", "Sales: win new shops".
fn is_led_by_verb(document: &Document<'_>, block: &Block) -> bool {
    static LEADS: &Words =
        words!["you", "you'll", "will", "to", "be", "being", "responsible", "responsibility", "other"];
    let first = block.tokens.start;
    let reach = block.tokens.behind(first, LABEL_WORDS - 1);
    let label = reach.into_iter().find(|&at| document.is_behind(at, gap::COLON));
    let leads = |at: usize| {
        let word = document.token_text(at);
        let adverb = word.ends_with("ly") && at + 1 < block.tokens.end;
        begins_with_verb(document, at)
            || document.is_any_word(at, LEADS)
            || word.len() > 5 && word.ends_with("ing")
            || adverb && begins_with_verb(document, at + 1)
    };
    [Some(first), label].into_iter().flatten().any(leads)
}

/// "Bachelor's degree", "Five years of experience", "Knowledge of bread", "The right candidate will be patient".
fn is_demand(document: &Document<'_>, block: &Block) -> bool {
    let begin = block.tokens.opening(DEMAND_REACH);
    let wanted = [Lexicon::SkillLead, Lexicon::DegreeWord, Lexicon::ExperienceWord, Lexicon::LicenseWord];
    wanted.iter().any(|&lexicon| document.has(lexicon, &begin))
        || document.is_in_words(&begin, words!["candidate", "candidates", "applicant"])
        || document
            .is_any_word(begin.start, words!["ability", "able", "strong", "excellent", "proven", "must"])
}

/// "Demonstrated ability to lead bakers": a demand, though its first word may be a verb.
fn is_ability(document: &Document<'_>, block: &Block) -> bool {
    let begin = block.tokens.opening(3);
    document.is_in_words(&begin, words!["ability", "skill", "skills", "knowledge"])
}

/// "You may be a match if:" leads what somebody is like, and no duties.
fn is_led_by_person(document: &Document<'_>, block: &Block) -> bool {
    static WORDS: &Words =
        words!["match", "fit", "if", "candidate", "candidates", "ideal", "bring", "qualifications", "skills"];
    block.lead.is_some_and(|lead| document.is_in_words(&document.blocks[lead].tokens, WORDS))
}

/// "... the right solutions Qualifications: Two years": the list goes on with something else on the same line.
fn holds_other_heading(document: &Document<'_>, block: &Block) -> bool {
    document.hits_of(Lexicon::Headings, &block.tokens).any(|hit| {
        let span = hit.span();
        let capital = document.is_capital(span.start);
        let parted = span.end == block.tokens.end || document.is_behind(span.end, signs![COLON, SPACED_DASH]);
        let other = || {
            heading_kind(document, &span)
                .and_then(|heading| heading.kind)
                .is_some_and(|kind| !matches!(kind, Kind::Responsibilities | Kind::Outcomes | Kind::Summary))
        };
        span.start != block.tokens.start && capital && parted && other()
    })
}

/// A number, a date, a rate, a purpose, or one thing that is made.
fn names_result(document: &Document<'_>, block: &Block) -> bool {
    let span = &block.tokens;
    // The number of a heading or a point counts nothing.
    let counts = |at: usize| at != span.start;
    !block.is_heading() && document.numbers(span).any(counts)
        || span.clone().any(|at| is_purpose(document, at))
        || document.hits_of(Lexicon::ResultSign, span).any(|sign| sign.value() != "aim")
        || document.has(Lexicon::TimeframeCue, span)
        || document.has(Lexicon::NumberWord, span)
        || makes_one_thing(document, block)
}

/// "Ensure that the shelves are full": a state, if a vague one.
fn names_aim(document: &Document<'_>, block: &Block) -> bool {
    document.has(Lexicon::ResultSign, &block.tokens)
}

/// "Label the shelves, so guests find the bread", and not "doing so", "and so on".
fn is_purpose(document: &Document<'_>, at: usize) -> bool {
    document.is_any_word(at, words!["so"])
        && !document.is_any_word(at + 1, words!["on", "forth", "as"])
        && !at.checked_sub(1).is_some_and(|before| document.is_any_word(before, words!["do", "doing", "and"]))
}

/// "Prepares a public report", and not "prepares reports".
fn makes_one_thing(document: &Document<'_>, block: &Block) -> bool {
    const REACH: usize = 6;
    let first = block.tokens.start;
    let end = block.tokens.end;
    document.is_in(Lexicon::DeliverableVerb, first)
        && (first + 1..end.min(first + REACH)).any(|at| {
            document.is_any_word(at, words!["a", "an"])
                && document.has(Lexicon::DeliverableNoun, &(at + 1..end.min(at + REACH)))
        })
}
