//! Requests for data and pictures. In: a place. Out: is it asked of applicants?

use super::{Place, Topic};
use crate::document::BlockKind;
use crate::document::Windows;
use crate::facts::scopes;
use crate::lexicon::Lexicon;
use crate::report::Kind;

impl Place<'_, '_> {
    /// "Send a photo", "include your date of birth", an item of a list of papers to send.
    pub(super) fn is_requested(&self, topic: Topic) -> bool {
        let document = self.document;
        let section = document.section_of(self.block);
        let block = &document.blocks[self.block];
        if self.value == "fee" {
            return self.asks_money();
        }
        if self.value == "paid" {
            return self.payment().is_some();
        }
        if self.value == "photo" && self.shows_a_thing() {
            return false;
        }
        let in_work = section.heading.is_some()
            && (section.is(Kind::Responsibilities)
                || section.is(Kind::Outcomes)
                || section.is(Kind::AboutCompany)
                || section.is(Kind::Benefits))
            || self.is_duty();
        let sending = document.hits_of(Lexicon::SendingVerb, &self.within).any(|hit| {
            let at = hit.start as usize;
            at < self.span.start && self.span.start - at <= REACH
                || at >= self.span.end && at - self.span.end <= 4
        });
        let to_applicant = document.has(Lexicon::ApplicantWord, &self.within)
            || self.within.clone().any(|at| document.is_word(at, "please"));
        let first = self.within.start;
        let imperative = document.is_in(Lexicon::SendingVerb, first)
            || document.is_word(first, "please")
            || document.is_in(Lexicon::SendingVerb, first + 1);
        let applying = section.is(Kind::HowToApply) || section.is(Kind::HiringProcess);
        let led = block.lead.is_some_and(|lead| {
            let lead = &document.blocks[lead];
            document.has(Lexicon::SendingVerb, &lead.tokens) || document.has(Lexicon::ApplyCue, &lead.tokens)
        });
        let short = self.within.len() <= self.span.len() + 4;
        let form = short && (applying && !block.is_heading() || led && !in_work) && !self.is_mentioned();
        let label = matches!(block.kind, BlockKind::Label { value } if self.span.end <= value)
            && block.tokens.len() <= self.span.len() + 4
            && topic != Topic::Appearance
            && applying;
        if self.value == "sure" {
            return !in_work;
        }
        if self.document.is_word(self.span.start, "religion") || document.is_word(self.span.start, "marital")
        {
            return sending && applying && (imperative || to_applicant);
        }
        let listed_work =
            in_work && !applying && !(to_applicant && document.has(Lexicon::ApplyCue, &self.within));
        !listed_work
            && (sending && (to_applicant || imperative || applying) || form || label)
            && !(scopes::is_demand_section(section) && !to_applicant && !imperative)
    }

    /// "a photo of your bread": no picture of the applicant.
    fn shows_a_thing(&self) -> bool {
        let document = self.document;
        let after = self.span.end;
        let is_person = |at| {
            document.is_any_word(at, words!["you", "yourself", "face", "head", "applicant", "candidate"])
        };
        self.within.contains(&after)
            && document.is_word(after, "of")
            && !self.within.behind(after, 3).any(is_person)
    }

    /// "your photo is not needed": spoken of, not asked.
    #[cold]
    #[inline(never)]
    fn is_mentioned(&self) -> bool {
        self.within
            .from(self.span.end, 4)
            .any(|at| self.document.is_any_word(at, words!["not", "never", "optional", "after", "only"]))
    }

    /// "Applicants pay a £20 fee": where the paying begins.
    pub(super) fn payment(&self) -> Option<usize> {
        const NEAR: usize = 5;
        let document = self.document;
        let before = |at: usize, words: usize| at.saturating_sub(words).max(self.within.start)..at;
        let modal =
            |at: &usize| document.is_any_word(*at, words!["must", "will", "should", "have", "to", "need"]);
        let payer = words!["applicant", "applicants", "candidate", "candidates"];
        let pays = |&at: &usize| {
            document.is_any_word(at, words!["pay", "pays"])
                && before(at, NEAR)
                    .rev()
                    .find(|at| !modal(at))
                    .is_some_and(|at| document.is_any_word(at, payer))
        };
        before(self.span.start, NEAR).rev().find(pays).filter(|_| !self.is_duty())
    }

    /// The applicant pays.
    #[cold]
    #[inline(never)]
    fn asks_money(&self) -> bool {
        let document = self.document;
        let section = document.section_of(self.block);
        if section.is(Kind::Responsibilities) || section.is(Kind::Benefits) {
            return false;
        }
        self.within.clone().any(|at| {
            document.is_any_word(
                at,
                words![
                    "pay",
                    "send",
                    "transfer",
                    "applicants",
                    "apply",
                    "application",
                    "required",
                    "payable",
                    "charge",
                    "non-refundable",
                ],
            )
        }) && !self
            .within
            .clone()
            .any(|at| document.is_any_word(at, words!["no", "not", "never", "free", "without"]))
    }
}

/// Words between the verb and what is sent.
const REACH: usize = 14;
