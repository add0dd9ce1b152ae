//! The talk of closed clubs and of employers that are "a family". In: phrases of a table. Out: [`ClubTalk`].
//!
//! A ping-pong table in a list of perks is a table, and a platform may live and breathe data: such words count only
//! where they are asked or said of people.

use super::wording::{is_cited, is_denied, place};
use super::{Facts, qualities};
use crate::document::{Document, Span, Windows};
use crate::lexicon::{Hit, Lexicon};
use crate::text::TextRange;

/// What is said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Club {
    /// "Crush your targets".
    Talk,
    /// "Beer fridge".
    Thing,
    /// "Like a family".
    Family,
}

/// Something that a seller or a closed club would say.
pub(crate) struct ClubTalk {
    pub(crate) range: TextRange,
    pub(crate) kind: Club,
}

/// Words between "crush" and the target.
const TARGET_REACH: usize = 4;
/// Words between a person and what the person does.
const PERSON_REACH: usize = 8;

impl Facts<'_> {
    /// "Crush your targets", "like a family", in order.
    pub(crate) fn club_talk(&self) -> Vec<ClubTalk> {
        let hits = self.document.hits.of(Lexicon::BroCulture);
        let mut found: Vec<ClubTalk> = Vec::new();
        for talk in hits.filter_map(|hit| club_talk(&self.document, hit)) {
            if found.last().is_none_or(|last| !last.range.overlaps(talk.range)) {
                found.push(talk);
            }
        }
        found
    }
}

fn club_talk(document: &Document<'_>, hit: Hit) -> Option<ClubTalk> {
    let (span, within) = place(document, hit);
    let kind = match hit.value() {
        "family" | "member" => Club::Family,
        "thing" => Club::Thing,
        _ => Club::Talk,
    };
    let near = document.hits_of(Lexicon::BroInnocent, &within).any(|hit| hit.value() == "near");
    let covered = document.hits_of(Lexicon::BroInnocent, &within).any(|hit| hit.value() == "inside")
        && qualities::is_inside(document, Lexicon::BroInnocent, &within, &span);
    if covered
        || kind != Club::Family && near
        || kind == Club::Family && is_family_business(document, &within, span.end)
        || is_cited(document, &within, &span)
        || is_denied(document, &within, &span)
    {
        return None;
    }
    let end = match hit.value() {
        "verb" => {
            let ahead = within.from(span.end, TARGET_REACH);
            document.hits_of(Lexicon::BroTarget, &ahead).next()?.end as usize
        }
        "game" if !is_asked(document, &within, &span) => return None,
        "breathe" | "member" if !is_of_person(document, &within, &span) => return None,
        _ => span.end,
    };
    Some(ClubTalk { range: document.range_of(&(span.start..end)), kind })
}

/// "We are a family business", "as a family doctor".
fn is_family_business(document: &Document<'_>, within: &Span, next: usize) -> bool {
    within.contains(&next)
        && document.is_behind_only(next, signs![SPACE, DASH])
        && document.value_in(Lexicon::BroInnocent, next) == Some("after")
}

/// "Ping-pong skills are a plus"; a table to play at is none.
fn is_asked(document: &Document<'_>, within: &Span, span: &Span) -> bool {
    let ahead = within.from(span.end, 4);
    document.is_in_words(&ahead, words!["skill", "skills", "player", "champion", "ability", "plus"])
}

/// "Somebody who lives and breathes", "you will be part of the family"; not "our platform", not "we".
fn is_of_person(document: &Document<'_>, within: &Span, span: &Span) -> bool {
    if span.start == within.start {
        return document.block_of_token(span.start).is_some_and(|block| document.blocks[block].is_item())
            && document.hits_of(Lexicon::BroCulture, span).all(|hit| hit.value() == "breathe");
    }
    let near = within.before(span.start, PERSON_REACH);
    let subject = near.clone().rev().find(|&at| {
        document.is_any_word(
            at,
            words![
                "who", "you", "you'll", "you're", "yourself", "your", "become", "feel", "join", "joining",
                "new", "we", "our", "it", "they", "platform", "company",
            ],
        )
    });
    subject
        .is_some_and(|at| !document.is_any_word(at, words!["we", "our", "it", "they", "platform", "company"]))
}
