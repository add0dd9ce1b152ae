//! `missing-summary`: no text that says what the job is. In: presence. Out: one finding about the document.

use super::section_template;
use super::{Evidence, Findings, FixAvailability, Group, Posting, Rule, Severity};
use crate::report::Kind;

/// The rule.
pub(crate) const RULE: Rule = Rule {
    id: "missing-summary",
    group: Group::Structure,
    severity: Severity::Info,
    on_by_default: true,
    summary: "Nothing says in a sentence or two what the job is",
    why: "A reader decides in seconds; a list of duties without a frame does not say what the job is for.",
    advice: "Begin with two or three sentences: what the job is, for whom, and what will be better because of it.",
    evidence: Evidence::Convention,
    sources: &["SHRM, how to write a job description: a summary comes before the duties"],
    fix: FixAvailability::Suggestion,
    bad: &[
        "# Baker\n\nCompany: Sample Bakeries\n\nLocation: Leeds. Full-time, permanent. 37.5 hours a week, early shifts. You report to the shop manager.\n\n## What you'll do\n\n- Bake bread for four shops\n- Order the flour\n\n## What you bring\n\n- One year in a bakery\n\n## How to apply\n\nApply at https://bakery.example/jobs by 1 March.\n",
    ],
    good: &[
        "# Baker\n\nCompany: Sample Bakeries\n\nLocation: Leeds. Full-time, permanent. 37.5 hours a week, early shifts. You report to the shop manager.\n\n## About the job\n\nYou bake for four shops. The work starts at four.\n\n## What you'll do\n\n- Bake bread for four shops\n- Order the flour\n\n## What you bring\n\n- One year in a bakery\n\n## How to apply\n\nApply at https://bakery.example/jobs by 1 March.\n",
        "# Baker\n\nYou run the ovens of our four shops. We need somebody who likes the early morning.\n\n## What you'll do\n\n- Bake bread for four shops\n- Order the flour\n\n## What you bring\n\n- One year in a bakery\n",
    ],
};

pub(crate) fn check(posting: &Posting<'_>, findings: &mut Findings<'_>) {
    let facts = posting.facts;
    // Where no duties are listed, `missing-responsibilities` speaks.
    if !facts.lacks(Kind::Summary)
        || facts.is_in_one_piece()
        || !facts.lists_duties()
        || facts.opens_with_prose()
        || facts.tells_summary()
    {
        return;
    }
    let body = "As {job title} you {main task} for {whom}. You will have done well when {result}.";
    findings
        .document("No sentence or two on top say what the job is.")
        .fix(section_template::section_on_top(facts, "Add a summary on top", "About the role", body));
}
