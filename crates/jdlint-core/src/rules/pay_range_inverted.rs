//! `pay-range-inverted`: a pay range that goes down. In: the pay facts. Out: a finding a range.

use super::{Evidence, Findings, FixAvailability, Group, Posting, Rule, Severity};
use crate::document::Span;
use crate::facts::Facts;
use crate::facts::pay::PayFact;
use crate::report::{Edit, Fix};

/// The rule.
pub(crate) const RULE: Rule = Rule {
    id: "pay-range-inverted",
    group: Group::Pay,
    severity: Severity::Error,
    on_by_default: true,
    summary: "The pay range has its larger figure first, or figures of different scale",
    why: "One of the figures is wrong, and readers cannot know which.",
    advice: "Put the lower figure first and check both.",
    evidence: Evidence::Fact,
    sources: &["Arithmetic"],
    fix: FixAvailability::Safe,
    bad: &[
        "# Baker\n\nLocation: Leeds. Full-time, permanent.\n\n## What you'll do\n\n- Bake bread for four shops\n- Order the flour\n\n## What you bring\n\n- One year in a bakery\n\n## Pay\n\n$90k-$70k a year\n\n## How to apply\n\nApply at https://bakery.example/jobs by 1 March 2027.\n",
        "# Baker\n\nLocation: Leeds. Full-time, permanent.\n\n## What you'll do\n\n- Bake bread for four shops\n- Order the flour\n\n## What you bring\n\n- One year in a bakery\n\n## Pay\n\n£32,000 to £28,000 per annum\n\n## How to apply\n\nApply at https://bakery.example/jobs by 1 March 2027.\n",
    ],
    good: &[
        "# Baker\n\nLocation: Leeds. Full-time, permanent.\n\n## What you'll do\n\n- Bake bread for four shops\n- Order the flour\n\n## What you bring\n\n- One year in a bakery\n\n## Pay\n\n$70k-$90k a year\n\n## How to apply\n\nApply at https://bakery.example/jobs by 1 March 2027.\n",
        "# Baker\n\nLocation: Leeds. Full-time, permanent.\n\n## What you'll do\n\n- Bake bread for four shops\n- Order the flour\n\n## What you bring\n\n- One year in a bakery\n\n## Pay\n\n£27,000 a year in the seasons 2020-2018\n\n## How to apply\n\nApply at https://bakery.example/jobs by 1 March 2027.\n",
        "# Baker\n\nLocation: Leeds. Full-time, permanent.\n\n## What you'll do\n\n- Bake bread for four shops\n- Order the flour\n\n## What you bring\n\n- One year in a bakery\n\n## Pay\n\n$60,000 a year ($29 an hour)\n\n## How to apply\n\nApply at https://bakery.example/jobs by 1 March 2027.\n",
    ],
};

pub(crate) fn check(posting: &Posting<'_>, findings: &mut Findings<'_>) {
    let document = &posting.facts.document;
    for pay in &posting.facts.pays {
        if let Some(ends) = &pay.inverted {
            tell_inverted(posting.facts, pay, ends, findings);
        } else if pay.slipped {
            let range = document.range_of(&pay.span);
            let words = document.quote(range);
            findings.text(range, format!("The figures of “{words}” do not have the same scale."));
        }
    }
}

#[cold]
#[inline(never)]
fn tell_inverted(facts: &Facts<'_>, pay: &PayFact, ends: &(Span, Span), findings: &mut Findings<'_>) {
    let document = &facts.document;
    let range = document.range_of(&pay.span);
    let (first, second) = (document.range_of(&ends.0), document.range_of(&ends.1));
    let edits = vec![
        Edit::verbatim(first, second.of(document.text)),
        Edit::verbatim(second, first.of(document.text)),
    ];
    let words = facts.pay_words(pay);
    let finding = findings.text(range, format!("“{words}” begins with the larger figure."));
    if !range.contains(second) {
        finding.related(second, "the other end");
    }
    finding.fix(Fix::safe("Swap the figures", edits));
}
