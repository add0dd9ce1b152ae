//! `pay-unit-or-currency-missing`: a figure without its unit. In: the pay facts. Out: one finding.

use super::{Evidence, Findings, FixAvailability, Group, Posting, Rule, Severity};
use crate::report::{Edit, Fix};

/// The rule.
pub(crate) const RULE: Rule = Rule {
    id: "pay-unit-or-currency-missing",
    group: Group::Pay,
    severity: Severity::Warning,
    on_by_default: true,
    summary: "The pay figure has no currency, or does not say what time it is for",
    why: "A figure without its unit can be read in more than one way, and job sites cannot show it.",
    advice: "Say the currency and what time the figure is for, such as “£14.20 an hour”.",
    evidence: Evidence::Platform,
    sources: &["Google Search Central, JobPosting `baseSalary` (currency and unitText)"],
    fix: FixAvailability::Suggestion,
    bad: &[
        "# Baker\n\nLocation: Leeds. Full-time, permanent.\n\n## What you'll do\n\n- Bake bread for four shops\n- Order the flour\n\n## What you bring\n\n- One year in a bakery\n\n## Pay\n\n45-55\n\n## How to apply\n\nApply at https://bakery.example/jobs by 1 March 2027.\n",
        "# Baker\n\nLocation: Leeds. Full-time, permanent.\n\n## What you'll do\n\n- Bake bread for four shops\n- Order the flour\n\n## What you bring\n\n- One year in a bakery\n\n## Pay\n\nSalary: 45,000 to 55,000 a year\n\n## How to apply\n\nApply at https://bakery.example/jobs by 1 March 2027.\n",
        "# Baker\n\nLocation: Leeds. Full-time, permanent.\n\n## What you'll do\n\n- Bake bread for four shops\n- Order the flour\n\n## What you bring\n\n- One year in a bakery\n\n## Pay\n\n£14.50\n\n## How to apply\n\nApply at https://bakery.example/jobs by 1 March 2027.\n",
    ],
    good: &[
        "# Baker\n\nLocation: Leeds. Full-time, permanent.\n\n## What you'll do\n\n- Bake bread for four shops\n- Order the flour\n\n## What you bring\n\n- One year in a bakery\n\n## Pay\n\nGBP 45,000-55,000 a year\n\n## How to apply\n\nApply at https://bakery.example/jobs by 1 March 2027.\n",
        "# Baker\n\nLocation: Leeds. Full-time, permanent.\n\n## What you'll do\n\n- Bake bread for four shops\n- Order the flour\n\n## What you bring\n\n- One year in a bakery\n\n## Pay\n\n$31 an hour\n\n## How to apply\n\nApply at https://bakery.example/jobs by 1 March 2027.\n",
        "# Baker\n\nLocation: Leeds. Full-time, permanent.\n\n## What you'll do\n\n- Bake bread for four shops\n- Order the flour\n\n## What you bring\n\n- One year in a bakery\n\n## Pay\n\n$62,000 to $70,000\n\n## How to apply\n\nApply at https://bakery.example/jobs by 1 March 2027.\n",
        "# Baker\n\nLocation: Leeds. Full-time, permanent.\n\n## What you'll do\n\n- Bake bread for four shops\n- Order the flour\n\n## What you bring\n\n- One year in a bakery\n\n## Pay\n\nPay grade: 12\n\n## How to apply\n\nApply at https://bakery.example/jobs by 1 March 2027.\n",
    ],
};

pub(crate) fn check(posting: &Posting<'_>, findings: &mut Findings<'_>) {
    let facts = posting.facts;
    let Some(pay) = &facts.pay else { return };
    let has_currency = facts.pays.iter().any(|pay| pay.currency.is_some());
    // "$62,000" is a year's pay to every reader.
    let has_unit = pay.is_yearly() || facts.pays.iter().any(|pay| pay.has_unit);
    let lacks = match (has_currency, has_unit) {
        (true, true) => return,
        (true, false) => "does not say what time it is for",
        (false, true) => "has no currency",
        (false, false) => "has no currency and does not say what time it is for",
    };
    let range = facts.document.range_of(&pay.span);
    let words = facts.document.quote(range);
    let before = if has_currency { "" } else { "{EUR} " };
    let after = if has_unit { "" } else { " a {year}" };
    let edit = Edit::new(range, format!("{before}{words}{after}"));
    findings.text(range, format!("“{words}” {lacks}.")).fix(Fix::suggestion("Say the unit", vec![edit]));
}
