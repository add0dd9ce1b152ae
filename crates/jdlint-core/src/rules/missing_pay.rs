//! `missing-pay`: no figure for the pay. In: the pay facts. Out: one finding about the document.

use super::section_template;
use super::{Evidence, Findings, FixAvailability, Group, Posting, Rule, Severity};
use crate::laws::{self, Duty};

/// The rule.
pub(crate) const RULE: Rule = Rule {
    id: "missing-pay",
    group: Group::Pay,
    severity: Severity::Warning,
    on_by_default: true,
    summary: "The posting gives no figure for the pay",
    why: "Pay is what readers look for first (61 % in one study), and many places require it by law.",
    advice: "Give a figure or a range, its currency, and what time it is for.",
    evidence: Evidence::IndustryData,
    sources: &[
        "LinkedIn Talent Solutions, heat map of job posts (compensation 61 %)",
        "SHRM 2023 (74 % are less interested in postings without pay)",
        "Pay-transparency laws of many places, compiled 2026-11 from secondary sources; not legal advice",
    ],
    fix: FixAvailability::Suggestion,
    bad: &[
        "# Baker\n\nLocation: Leeds. Full-time, permanent.\n\n## What you'll do\n\n- Bake bread for four shops\n- Order the flour\n\n## What you bring\n\n- One year in a bakery\n\n## How to apply\n\nApply at https://bakery.example/jobs by 1 March.\n",
    ],
    good: &[
        "# Baker\n\n## Duties\n\n- Bake bread\n\n## Requirements\n\n- One year in a bakery\n\n## Pay\n\n{currency} {lowest} to {highest} a {year}\n",
        "# Baker\n\nLocation: Leeds. Full-time, permanent.\n\n## What you'll do\n\n- Bake bread for four shops\n- Order the flour\n\n## What you bring\n\n- One year in a bakery\n\n## Pay\n\n£27,000 a year\n\n## How to apply\n\nApply at https://bakery.example/jobs by 1 March.\n",
        "---\ntitle: Baker\nsalary: 27000 GBP\n---\n\n## What you'll do\n\n- Bake bread for four shops\n- Order the flour\n\n## What you bring\n\n- One year in a bakery\n\n",
        "# Baker\n\nLocation: Leeds. A volunteer role.\n\n## What you'll do\n\n- Bake bread for four shops\n- Order the flour\n\n## What you bring\n\n- One year in a bakery\n\n## How to apply\n\nApply at https://bakery.example/jobs by 1 March.\n",
    ],
};

pub(crate) fn check(posting: &Posting<'_>, findings: &mut Findings<'_>) {
    let facts = posting.facts;
    // Where words stand in the place of a figure, `pay-vague` speaks of them, if it may.
    let others = posting.settings.only.as_ref().is_none_or(|only| only.contains(&"pay-vague"));
    // A figure that waits to be filled in is `placeholder-left`'s.
    if facts.pay.is_some()
        || !facts.vague_pay.is_empty() && others
        || facts.is_unpaid()
        || facts.has_blank_pay()
        || facts.masks(&["salary", "pay", "rate", "compensation", "wage"])
    {
        return;
    }
    let body = "{currency} {lowest} to {highest} a {year}";
    let (severity, law) = laws::severity(posting.settings, Duty::Pay, Severity::Warning);
    findings
        .document(format!(
            "The posting gives no figure for the pay, which is what readers look for first{law}."
        ))
        .severity(severity)
        .fix(section_template::section(facts, "Add the pay", "Pay", body));
}
