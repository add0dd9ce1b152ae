//! `not-a-posting`: the text is something else. In: the posting fact. Out: the only finding of such a text.

use super::{Evidence, Findings, FixAvailability, Group, Posting, Rule, Severity};

/// The rule.
pub(crate) const RULE: Rule = Rule {
    id: "not-a-posting",
    group: Group::Structure,
    severity: Severity::Warning,
    on_by_default: true,
    summary: "The text does not look like a job posting",
    why: "The other rules are made for postings and would only be wrong about another text.",
    advice: "If it is a posting, give it a title and headings such as “What you'll do”, “What you bring” and “How to apply”.",
    evidence: Evidence::Convention,
    sources: &[
        "jdlint's own definition: at least two signs of a posting, such as a title, demands, pay or a way to apply",
    ],
    fix: FixAvailability::None,
    bad: &["The ferry leaves at nine and comes back at noon. Dogs travel free."],
    good: &[
        "# Baker\n\nLocation: Leeds. Full-time, permanent.\n\n## What you'll do\n\n- Bake bread for four shops\n- Order the flour\n\n## What you bring\n\n- One year in a bakery\n\n## Pay\n\n£27,000 a year\n\n## How to apply\n\nApply at https://bakery.example/jobs by 1 March.\n",
    ],
};

pub(crate) fn check(_posting: &Posting<'_>, findings: &mut Findings<'_>) {
    findings.document("This does not look like a job posting, so no other rule was applied to it.");
}
