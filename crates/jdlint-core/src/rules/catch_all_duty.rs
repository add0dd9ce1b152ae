//! `catch-all-duty`: a duty without bounds. In: phrases. Out: a finding a phrase.

use super::{Evidence, Findings, FixAvailability, Group, Posting, Rule, Severity};
use crate::report::{Edit, Fix};
use crate::text::TextRange;

/// The rule.
pub(crate) const RULE: Rule = Rule {
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
    bad: &[
        "# Shop manager\n\n## Responsibilities\n\n- Open the shop\n- Other duties as assigned\n\n## Requirements\n\n- Two years in a shop\n",
        "# Shop manager\n\n## Responsibilities\n\n- Open the shop\n- Wear many hats\n\n## Requirements\n\n- Two years in a shop\n",
    ],
    good: &[
        "# Shop manager\n\n## Responsibilities\n\n- Open the shop\n- Up to 10 % of the time: cover for reception\n\n## Requirements\n\n- Two years in a shop\n",
        "# Baker\n\nLocation: Leeds. Full-time, permanent.\n\n## What you'll do\n\n- Bake bread for four shops\n- Order the flour\n\n## What you bring\n\n- One year in a bakery\n\n## Pay\n\n£27,000 a year\n\n## How to apply\n\nApply at https://bakery.example/jobs by 1 March.\n",
    ],
};

/// True when the words are written with a capital, as at the start of a sentence.
fn is_capitalised(text: &str, words: TextRange) -> bool {
    words.of(text).starts_with(char::is_uppercase)
}

pub(crate) fn check(posting: &Posting<'_>, findings: &mut Findings<'_>) {
    let facts = posting.facts;
    for (range, duty) in facts.catch_all_duties() {
        let text = if duty == range && !is_capitalised(facts.document.text, range) {
            "up to {10} % of the time: {what}"
        } else {
            "Up to {10} % of the time: {what}"
        };
        let edit = Edit::new(duty, text);
        findings
            .text(range, "This duty could be anything. How much of it will there be, and what?")
            .fix(Fix::suggestion("Limit it", vec![edit]));
    }
}
