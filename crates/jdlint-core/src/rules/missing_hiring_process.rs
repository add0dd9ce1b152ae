//! `missing-hiring-process`: nothing about what happens after applying. In: presence. Out: one finding about the document.

use super::section_template;
use super::{Evidence, Findings, FixAvailability, Group, Posting, Rule, Severity};
use crate::report::Kind;

/// The rule.
pub(crate) const RULE: Rule = Rule {
    id: "missing-hiring-process",
    group: Group::Structure,
    severity: Severity::Info,
    on_by_default: false,
    summary: "The posting does not say what happens after one has applied",
    why: "People plan around interviews and tests, and stay in the race when they know its length.",
    advice: "Name the steps, who decides, and when one hears back.",
    evidence: Evidence::Convention,
    sources: &[
        "CIPD, recruitment guidance on candidate experience",
        "jdlint's own count in 2026: 16 % of 415 European technology postings have it",
    ],
    fix: FixAvailability::Suggestion,
    bad: &[
        "# Baker\n\nLocation: Leeds. Full-time, permanent.\n\n## What you'll do\n\n- Bake bread for four shops\n- Order the flour\n\n## What you bring\n\n- One year in a bakery\n\n## How to apply\n\nApply at https://bakery.example/jobs by 1 March.\n",
    ],
    good: &[
        "# Baker\n\nCompany: Sample Bakeries\n\nLocation: Leeds. Full-time, permanent. 37.5 hours a week, early shifts. You report to the shop manager.\n\n## About the job\n\nYou bake for four shops. The work starts at four.\n\n## What you'll do\n\n- Bake bread for four shops\n- Order the flour\n\n## What you bring\n\n- One year in a bakery\n\n## How to apply\n\nApply at https://bakery.example/jobs by 1 March. You have two interviews and hear from us within two weeks.\n",
        "# Baker\n\nCompany: Sample Bakeries\n\nLocation: Leeds. Full-time, permanent. 37.5 hours a week, early shifts. You report to the shop manager.\n\n## About the job\n\nYou bake for four shops. The work starts at four.\n\n## What you'll do\n\n- Bake bread for four shops\n- Order the flour\n\n## What you bring\n\n- One year in a bakery\n\n## Selection procedure\n\nA trial morning and a talk with the shop manager.\n",
    ],
};

pub(crate) fn check(posting: &Posting<'_>, findings: &mut Findings<'_>) {
    let facts = posting.facts;
    if !facts.lacks(Kind::HiringProcess) || facts.is_closed() {
        return;
    }
    let body = "{Two} interviews and {a short task}. You hear from us within {two weeks}.";
    findings
        .document("The posting does not say what happens after one has applied, or when one hears back.")
        .fix(section_template::section(facts, "Add the steps", "Hiring process", body));
}
