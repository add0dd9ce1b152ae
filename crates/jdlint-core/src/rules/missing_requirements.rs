//! `missing-requirements`: no demands. In: presence. Out: one finding about the document.

use super::section_template;
use super::{Evidence, Findings, FixAvailability, Group, Posting, Rule, Severity};
use crate::report::Kind;

/// The rule.
pub(crate) const RULE: Rule = Rule {
    id: "missing-requirements",
    group: Group::Structure,
    severity: Severity::Error,
    on_by_default: true,
    summary: "The posting does not say what an applicant must bring",
    why: "Without a bar, the unqualified apply and the qualified hesitate.",
    advice: "List what is needed from the first day. If nothing is, say so: “No experience needed; we train you.”",
    evidence: Evidence::Law,
    sources: &[
        "5 CFR 330.104(a)(7)",
        "Google JobPosting structured data: the description must hold the qualifications",
        "Coffman, Collis and Kulkarni 2024 (Management Science)",
    ],
    fix: FixAvailability::Suggestion,
    bad: &[
        "# Baker\n\nLocation: Leeds. Full-time, permanent.\n\n## What you'll do\n\n- Bake bread for four shops\n- Order the flour\n\n## Pay\n\n£27,000 a year\n\n## How to apply\n\nApply at https://bakery.example/jobs by 1 March.\n",
    ],
    good: &[
        "# Baker\n\nLocation: Leeds. Full-time, permanent.\n\n## What you'll do\n\n- Bake bread for four shops\n- Order the flour\n\n## What you bring\n\n- One year in a bakery\n\n## Pay\n\n£27,000 a year\n\n## How to apply\n\nApply at https://bakery.example/jobs by 1 March.\n",
        "# Baker\n\nLocation: Leeds. Full-time, permanent.\n\n## What you'll do\n\n- Bake bread for four shops\n- Order the flour\n\nNo experience is needed; training is given.\n\n## Pay\n\n£27,000 a year\n\n## How to apply\n\nApply at https://bakery.example/jobs by 1 March.\n",
    ],
};

pub(crate) fn check(posting: &Posting<'_>, findings: &mut Findings<'_>) {
    let facts = posting.facts;
    // Where the lines are lost, so are the marks that tell demands from the rest.
    if !facts.lacks(Kind::Requirements) || facts.tells_needs() || facts.is_in_one_piece() {
        return;
    }
    findings.document("The posting does not say what an applicant must bring.").fix(section_template::section(facts, "Add a section of requirements", "What you bring", "- {skill that is needed from the first day}\n- {years} years of {work}, or equivalent experience"));
}
