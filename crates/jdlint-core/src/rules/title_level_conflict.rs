//! `title-level-conflict`: two levels in one posting. In: the level facts. Out: one finding.

use super::{Evidence, Findings, FixAvailability, Group, Posting, Rule, Severity};

/// The rule.
pub(crate) const RULE: Rule = Rule {
    id: "title-level-conflict",
    group: Group::Metadata,
    severity: Severity::Warning,
    on_by_default: true,
    summary: "Title and text state different levels",
    why: "Readers of both levels pass the posting by, and the pay that they expect differs.",
    advice: "Decide for one level, or state the ladder.",
    evidence: Evidence::Convention,
    sources: &["Consistency within the posting; no study found"],
    fix: FixAvailability::None,
    bad: &[
        "# Senior Baker\n\nLocation: Leeds. Full-time, permanent. The job is ideal for graduates.\n\n## What you'll do\n\n- Bake bread for four shops\n- Order the flour\n\n## What you bring\n\n- One year in a bakery\n\n## How to apply\n\nApply at https://bakery.example/jobs by 1 March 2027.\n",
        "# Junior Baker\n\nLocation: Leeds. Full-time, permanent. This is a senior role.\n\n## What you'll do\n\n- Bake bread for four shops\n- Order the flour\n\n## What you bring\n\n- One year in a bakery\n\n## How to apply\n\nApply at https://bakery.example/jobs by 1 March 2027.\n",
    ],
    good: &[
        "# Senior Baker\n\nLocation: Leeds. Full-time, permanent. You mentor two graduates.\n\n## What you'll do\n\n- Bake bread for four shops\n- Order the flour\n\n## What you bring\n\n- One year in a bakery\n\n## How to apply\n\nApply at https://bakery.example/jobs by 1 March 2027.\n",
        "# Junior Baker\n\nLocation: Leeds. Full-time, permanent. The job is ideal for graduates.\n\n## What you'll do\n\n- Bake bread for four shops\n- Order the flour\n\n## What you bring\n\n- One year in a bakery\n\n## How to apply\n\nApply at https://bakery.example/jobs by 1 March 2027.\n",
    ],
};

pub(crate) fn check(posting: &Posting<'_>, findings: &mut Findings<'_>) {
    let facts = posting.facts;
    if facts.names_several_levels() {
        return;
    }
    let (Some(range), Some(title)) = (facts.level_conflict, &facts.title) else { return };
    let words = facts.document.quote(range);
    findings
        .text(range, format!("“{words}” states another level than the title “{}”.", title.text))
        .related(title.range, "the title");
}
