//! `catch-all-duty`: a duty without bounds. In: the text. Out: a finding a phrase.

use super::{Evidence, Findings, FixAvailability, Group, Posting, Rule, Severity};
use crate::report::{Edit, Fix};
use crate::text::TextRange;

/// The rule.
pub(crate) static RULE: Rule = Rule {
    id: "catch-all-duty",
    group: Group::Outcomes,
    severity: Severity::Info,
    on_by_default: true,
    summary: "A duty that could be anything",
    why: "A duty without bounds tells an applicant nothing and hides how much of it there will be.",
    advice: "Say what the extra work is, or bound it with a share of the time.",
    evidence: Evidence::Convention,
    sources: &["29 CFR 1630.2(n): essential and marginal functions are told apart"],
    fix: FixAvailability::Suggestion,
    bad: &[],
    good: &[],
    check,
};

fn check(posting: &Posting<'_>, findings: &mut Findings<'_>) {
    let phrase = "other duties as assigned";
    for (at, found) in posting.facts.text.to_ascii_lowercase().match_indices(phrase) {
        let range = TextRange::from_usize(at, at + found.len());
        findings.text(range, "This duty could be anything.").fix(Fix::suggestion(
            "Bound it",
            vec![Edit::new(range, "up to {10} % of the time: {cover for reception}")],
        ));
    }
}
