//! `school-prestige`: a famous school. In: words. Out: a finding a place.

use super::{Evidence, Findings, FixAvailability, Group, Posting, Rule, Severity};
use crate::report::{Edit, Fix};

/// The rule.
pub(crate) const RULE: Rule = Rule {
    id: "school-prestige",
    group: Group::Requirements,
    severity: Severity::Info,
    on_by_default: true,
    summary: "A degree from a famous school is asked for",
    why: "Where somebody studied says more about their parents than about their work, and the demand may discriminate indirectly.",
    advice: "Accept a degree from any accredited school, or say what it should show.",
    evidence: Evidence::Convention,
    sources: &[
        "EHRC Employment Code of Practice (risk of indirect discrimination)",
        "Merit guidance for public recruitment",
    ],
    fix: FixAvailability::Suggestion,
    bad: &[
        "# Analyst\n\n## What you'll do\n\n- Count the stock\n\n## Requirements\n\n- Degree from a top-tier university\n",
        "# Analyst\n\n## What you'll do\n\n- Count the stock\n\n## Requirements\n\n- MBA from an Ivy League school preferred\n",
    ],
    good: &[
        "# Analyst\n\n## What you'll do\n\n- Count the stock\n\n## Requirements\n\n- Degree from any accredited university\n",
        "# Analyst\n\n## About us\n\nWe were founded by Ivy League graduates.\n\n## What you'll do\n\n- Count the stock\n\n## Requirements\n\n- Can count\n",
    ],
};

pub(crate) fn check(posting: &Posting<'_>, findings: &mut Findings<'_>) {
    for range in posting.facts.prestige_schools() {
        let edit = Edit::new(range, "{any accredited school}");
        findings
            .text(range, "The name of the school is asked for, not what was learned there.")
            .fix(Fix::suggestion("Accept any accredited school", vec![edit]));
    }
}
