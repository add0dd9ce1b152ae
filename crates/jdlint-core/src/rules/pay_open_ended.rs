//! `pay-open-ended`: a pay range without one of its ends. In: the pay facts. Out: one finding.

use super::{Evidence, Findings, FixAvailability, Group, Posting, Rule, Severity};
use crate::laws::{self, Duty};
use crate::report::{Edit, Fix};

/// The rule.
pub(crate) const RULE: Rule = Rule {
    id: "pay-open-ended",
    group: Group::Pay,
    severity: Severity::Warning,
    on_by_default: true,
    summary: "One end of the pay range is not said",
    why: "“Up to” and “from” leave out the end that decides, and some laws ask for both.",
    advice: "Give both ends of the range, or the one figure that you would pay.",
    evidence: Evidence::Law,
    sources: &[
        "British Columbia, guidance on the Pay Transparency Act s. 2 (no unspecified minimum or maximum)",
        "Minn. Stat. 181.173 (no open-ended range)",
        "Pay-transparency laws of many places, compiled 2026-11 from secondary sources; not legal advice",
    ],
    fix: FixAvailability::Suggestion,
    bad: &[
        "# Baker\n\nLocation: Leeds. Full-time, permanent.\n\n## What you'll do\n\n- Bake bread for four shops\n- Order the flour\n\n## What you bring\n\n- One year in a bakery\n\n## Pay\n\nUp to $90k a year\n\n## How to apply\n\nApply at https://bakery.example/jobs by 1 March 2027.\n",
        "# Baker\n\nLocation: Leeds. Full-time, permanent.\n\n## What you'll do\n\n- Bake bread for four shops\n- Order the flour\n\n## What you bring\n\n- One year in a bakery\n\n## Pay\n\nFrom £27,000 a year\n\n## How to apply\n\nApply at https://bakery.example/jobs by 1 March 2027.\n",
        "# Baker\n\nLocation: Leeds. Full-time, permanent.\n\n## What you'll do\n\n- Bake bread for four shops\n- Order the flour\n\n## What you bring\n\n- One year in a bakery\n\n## Pay\n\n$20 an hour and up\n\n## How to apply\n\nApply at https://bakery.example/jobs by 1 March 2027.\n",
        "# Baker\n\nLocation: Leeds. Full-time, permanent.\n\n## What you'll do\n\n- Bake bread for four shops\n- Order the flour\n\n## What you bring\n\n- One year in a bakery\n\n## Pay\n\n$100k+\n\n## How to apply\n\nApply at https://bakery.example/jobs by 1 March 2027.\n",
    ],
    good: &[
        "# Baker\n\nLocation: Leeds. Full-time, permanent.\n\n## What you'll do\n\n- Bake bread for four shops\n- Order the flour\n\n## What you bring\n\n- One year in a bakery\n\n## Pay\n\n$70,000-$90,000 a year\n\n## How to apply\n\nApply at https://bakery.example/jobs by 1 March 2027.\n",
        "# Baker\n\nLocation: Leeds. Full-time, permanent.\n\n## What you'll do\n\n- Bake bread for four shops\n- Order the flour\n\n## What you bring\n\n- One year in a bakery\n\n## Pay\n\nFrom £27,000 to £30,000 a year\n\n## How to apply\n\nApply at https://bakery.example/jobs by 1 March 2027.\n",
        "# Baker\n\nLocation: Leeds. Full-time, permanent.\n\n## What you'll do\n\n- Bake bread for four shops\n- Order the flour\n\n## What you bring\n\n- One year in a bakery\n\n## Pay\n\n£27,000 a year and a bonus of up to 10 %\n\n## How to apply\n\nApply at https://bakery.example/jobs by 1 March 2027.\n",
        "# Baker\n\nLocation: Leeds. Full-time, permanent.\n\n## What you'll do\n\n- Bake bread for four shops\n- Order the flour\n\n## What you bring\n\n- One year in a bakery\n\n## Pay\n\n£27,000 a year, up to 5 days' leave to volunteer\n\n## How to apply\n\nApply at https://bakery.example/jobs by 1 March 2027.\n",
    ],
};

pub(crate) fn check(posting: &Posting<'_>, findings: &mut Findings<'_>) {
    let facts = posting.facts;
    let document = &facts.document;
    let mut open = facts.pays.iter().filter_map(|pay| Some((pay, pay.open.as_ref()?)));
    let Some((pay, end)) = open.next() else { return };
    let (severity, law) = laws::severity(posting.settings, Duty::ClosedRange, Severity::Warning);
    let range = document.range_of(&end.span);
    let which = if end.is_top { "most" } else { "least" };
    let message = format!("“{}” does not say the {which} that you would pay{law}.", document.quote(range));
    let figure = document.range_of(&pay.span).of(document.text).trim_end_matches('+');
    let both =
        if end.is_top { format!("{figure} to {{highest}}") } else { format!("{{lowest}} to {figure}") };
    let fix = Fix::suggestion("Give both ends", vec![Edit::new(range, both)]);
    let finding = findings.text(range, message).severity(severity).fix(fix);
    for (_, end) in open.take(MOST_RELATED) {
        finding.related(document.range_of(&end.span), "here, too");
    }
}

/// A page of many jobs is one finding, and so many other places are enough to look at.
const MOST_RELATED: usize = 10;
