//! `empty-section`: a heading with nothing below. In: the layout fact. Out: a finding a heading.

use super::{Evidence, Findings, FixAvailability, Group, Posting, Rule, Severity};

/// The rule.
pub(crate) const RULE: Rule = Rule {
    id: "empty-section",
    group: Group::Structure,
    severity: Severity::Warning,
    on_by_default: true,
    summary: "A heading has no text below it, or only a placeholder",
    why: "The reader sees a promise that is not kept, and takes the posting for unfinished.",
    advice: "Write the section, or take its heading out.",
    evidence: Evidence::Convention,
    sources: &["Editorial logic: a heading announces text"],
    fix: FixAvailability::None,
    bad: &[
        "# Baker\n\n## What you'll do\n\n- Bake bread for four shops\n\n## What you bring\n\n- One year in a bakery\n\n## Benefits\n\n## How to apply\n\nApply at https://bakery.example/jobs.\n",
        "# Baker\n\n## What you'll do\n\n- Bake bread for four shops\n\n## What you bring\n\n- One year in a bakery\n\n## Benefits\n\nTBD\n",
    ],
    good: &[
        "# Baker\n\n## The job\n\n### What you'll do\n\n- Bake bread for four shops\n\n### What you bring\n\n- One year in a bakery\n\n## Benefits\n\n- 28 days of leave\n",
    ],
};

pub(crate) fn check(posting: &Posting<'_>, findings: &mut Findings<'_>) {
    for empty in posting.facts.empty_sections() {
        let words = posting.facts.document.quote(empty.range);
        let message = if empty.holds_placeholder {
            format!("There is only a placeholder under “{words}”.")
        } else {
            format!("There is nothing below the heading “{words}”.")
        };
        findings.text(empty.range, message);
    }
}
