//! `posting-too-short`: little text. In: the count of words. Out: one finding about the document.

use super::{Evidence, Findings, FixAvailability, Group, Posting, Rule, Severity};
use crate::facts::passing::SHORT_POSTING;

/// The rule.
pub(crate) const RULE: Rule = Rule {
    id: "posting-too-short",
    group: Group::Readability,
    severity: Severity::Info,
    on_by_default: true,
    summary: "The posting has under 150 words",
    why: "So few words cannot say what one does, what it takes, what it pays and how to apply. What is known of length and applications conflicts, so this is only a note.",
    advice: "Say in 250 words or more what one does, what it takes, the pay, the place and how to apply. For a window card, switch this rule off.",
    evidence: Evidence::IndustryData,
    sources: &[
        "Appcast 2015: 30,051 applications, postings under 1,000 characters did worst",
        "LinkedIn (against it): postings under 150 words brought 17.8 % more applications",
    ],
    fix: FixAvailability::None,
    bad: &[
        "# Baker\n\nYou bake bread for four shops in Leeds. You have one year of experience in a bakery.\n",
    ],
    good: &[
        "# Baker\n\nWe are looking for a baker for our four shops in Leeds. You bake bread and rolls, order the flour and keep the ovens clean. You have one year of experience in a bakery and like the early morning. Apply by mail to the shop. We are looking for a baker for our four shops in Leeds. You bake bread and rolls, order the flour and keep the ovens clean. You have one year of experience in a bakery and like the early morning. Apply by mail to the shop. We are looking for a baker for our four shops in Leeds. You bake bread and rolls, order the flour and keep the ovens clean. You have one year of experience in a bakery and like the early morning. Apply by mail to the shop. We are looking for a baker for our four shops in Leeds. You bake bread and rolls, order the flour and keep the ovens clean. You have one year of experience in a bakery and like the early morning. Apply by mail to the shop. We are looking for a baker for our four shops in Leeds. You bake bread and rolls, order the flour and keep the ovens clean. You have one year of experience in a bakery and like the early morning. Apply by mail to the shop. We are looking for a baker for our four shops in Leeds. You bake bread and rolls, order the flour and keep the ovens clean. You have one year of experience in a bakery and like the early morning. Apply by mail to the shop.\n",
    ],
};

pub(crate) fn check(posting: &Posting<'_>, findings: &mut Findings<'_>) {
    let words = posting.facts.words;
    if words >= SHORT_POSTING {
        return;
    }
    let consequence = if posting.facts.is_teaser() {
        "what it leaves out stands in the full text, which not everybody opens"
    } else {
        "it can hardly hold all that applicants look for"
    };
    findings.document(format!("The posting has only {words} words; {consequence}."));
}
