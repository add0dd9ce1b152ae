//! `missing-employment-type`: no kind of contract. In: presence. Out: one finding about the document.

use super::section_template;
use super::{Evidence, Findings, FixAvailability, Group, Posting, Rule, Severity};
use crate::report::Kind;

/// The rule.
pub(crate) const RULE: Rule = Rule {
    id: "missing-employment-type",
    group: Group::Structure,
    severity: Severity::Warning,
    on_by_default: true,
    summary: "The posting does not say what kind of contract is offered",
    why: "Full-time or part-time, permanent or temporary: applicants filter by it, and British agencies must state it.",
    advice: "Say full-time or part-time, and permanent, temporary or contract.",
    evidence: Evidence::Platform,
    sources: &[
        "Google JobPosting structured data: recommended property `employmentType`",
        "GOV.UK, job advertisements by employment agencies",
    ],
    fix: FixAvailability::Suggestion,
    bad: &[
        "# Baker\n\nLocation: Leeds.\n\n## What you'll do\n\n- Bake bread for four shops\n- Order the flour\n\n## What you bring\n\n- One year in a bakery\n\n## Pay\n\n£27,000 a year\n\n## How to apply\n\nApply at https://bakery.example/jobs by 1 March.\n",
    ],
    good: &[
        "# Baker\n\nLocation: Leeds. Full-time, permanent.\n\n## What you'll do\n\n- Bake bread for four shops\n- Order the flour\n\n## What you bring\n\n- One year in a bakery\n\n## Pay\n\n£27,000 a year\n\n## How to apply\n\nApply at https://bakery.example/jobs by 1 March.\n",
        "# Baker (part-time)\n\nLocation: Leeds.\n\n## What you'll do\n\n- Bake bread for four shops\n- Order the flour\n\n## What you bring\n\n- One year in a bakery\n\n## Pay\n\n£27,000 a year\n\n## How to apply\n\nApply at https://bakery.example/jobs by 1 March.\n",
    ],
};

pub(crate) fn check(posting: &Posting<'_>, findings: &mut Findings<'_>) {
    let facts = posting.facts;
    if !facts.lacks(Kind::EmploymentType) || facts.hints_at_contract() {
        return;
    }
    findings
        .document(
            "The posting does not say whether the job is full-time or part-time, permanent or temporary.",
        )
        .fix(section_template::label_line(
            facts,
            "Add the kind of contract",
            "Employment type",
            "{full-time}, {permanent}",
        ));
}
