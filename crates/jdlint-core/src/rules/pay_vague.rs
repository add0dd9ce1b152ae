//! `pay-vague`: words where a figure should stand. In: the pay facts. Out: a finding a phrase.

use super::{Evidence, Findings, FixAvailability, Group, Posting, Rule, Severity};
use crate::facts::Facts;
use crate::facts::pay::{self, PayFact};
use crate::laws::{self, Duty};
use crate::report::{Edit, Fix};
use crate::text::TextRange;

/// The rule.
pub(crate) const RULE: Rule = Rule {
    id: "pay-vague",
    group: Group::Pay,
    severity: Severity::Warning,
    on_by_default: true,
    summary: "Words such as “competitive salary” stand where a figure should",
    why: "They say nothing that a reader could compare, and many places ask for figures by law.",
    advice: "Give the range that you would really pay.",
    evidence: Evidence::IndustryData,
    sources: &[
        "Pay-transparency laws of many places, compiled 2026-11 from secondary sources; not legal advice",
        "LinkedIn Talent Solutions, heat map of job posts (compensation 61 %)",
    ],
    fix: FixAvailability::Suggestion,
    bad: &[
        "# Baker\n\nLocation: Leeds. Full-time, permanent.\n\n## What you'll do\n\n- Bake bread for four shops\n- Order the flour\n\n## What you bring\n\n- One year in a bakery\n\n## Pay\n\nCompetitive salary\n\n## How to apply\n\nApply at https://bakery.example/jobs by 1 March.\n",
        "# Baker\n\nLocation: Leeds. Full-time, permanent.\n\n## What you'll do\n\n- Bake bread for four shops\n- Order the flour\n\n## What you bring\n\n- One year in a bakery\n\n## Pay\n\nSalary: negotiable\n\n## How to apply\n\nApply at https://bakery.example/jobs by 1 March.\n",
    ],
    good: &[
        "# Baker\n\nLocation: Leeds. Full-time, permanent.\n\n## What you'll do\n\n- Bake bread for four shops\n- Order the flour\n\n## What you bring\n\n- One year in a bakery\n\n## Pay\n\n£27,000 a year\n\n## How to apply\n\nApply at https://bakery.example/jobs by 1 March.\n",
        "# Baker\n\nLocation: Leeds. Full-time, permanent.\n\n## What you'll do\n\n- Bake bread for four shops\n- Order the flour\n\n## What you bring\n\n- One year in a bakery\n\n## Pay\n\n£27,000 a year\n\n## How to apply\n\nApply at https://bakery.example/jobs by 1 March.\n\nWe do competitive analysis of the market.\n",
    ],
};

pub(crate) fn check(posting: &Posting<'_>, findings: &mut Findings<'_>) {
    let facts = posting.facts;
    let document = &facts.document;
    if let Some(pay) = &facts.pay {
        tell_base(facts, pay, findings);
        return;
    }
    let (severity, law) = laws::severity(posting.settings, Duty::Pay, Severity::Warning);
    // "Salary: <SALARY>": the figure is to come, and a finding of its own.
    let to_come = facts.has_blank_pay();
    for vague in &facts.vague_pay {
        let range = document.range_of(&vague.span);
        if to_come && !facts.placeholders.iter().any(|place| place.overlaps(range)) {
            continue;
        }
        let message = format!("“{}” says nothing that a reader could compare{law}.", document.quote(range));
        let edit = Edit::new(range, "{currency} {lowest} to {highest} a {year}");
        findings.text(range, message).severity(severity).fix(Fix::suggestion("Give a range", vec![edit]));
    }
}

#[cfg_attr(target_arch = "wasm32", inline(never))]
fn tell_base(facts: &Facts<'_>, pay: &PayFact, findings: &mut Findings<'_>) {
    let document = &facts.document;
    // A figure says enough, unless it is what one may earn when all goes well.
    if pay::lacks_base(document, &facts.pays) && !pay::is_commission_only(document) {
        let range = document.range_of(&pay.span);
        let words = document.quote(range);
        let message = format!("“{words}” is what one may earn on target; the base is not said.");
        let edit = Edit::new(TextRange::new(range.start, range.start), "base {amount} a {year}, on target ");
        findings
            .text(range, message)
            .severity(Severity::Info)
            .fix(Fix::suggestion("Give the base", vec![edit]));
    }
}
