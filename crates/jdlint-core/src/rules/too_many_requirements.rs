//! `too-many-requirements`: a long list of gates. In: the items of the lists. Out: one finding.

use super::options::TOO_MANY_REQUIREMENTS_MAX;
use super::{Evidence, Findings, FixAvailability, Group, Posting, Rule, Severity};
use crate::facts::requirements;

/// The rule.
pub(crate) const RULE: Rule = Rule {
    id: "too-many-requirements",
    group: Group::Requirements,
    severity: Severity::Warning,
    on_by_default: true,
    summary: "More than 14 things are required (the option `max` sets another number)",
    why: "Long lists keep qualified people away and lengthen the search; real postings list seven in the median and eleven at the 95th percentile.",
    advice: "Keep the five to eight that decide from the first day; move the rest to “Nice to have” or drop it.",
    evidence: Evidence::IndustryData,
    sources: &[
        "Burning Glass and the Federal Reserve Bank of Philadelphia, time to fill by number of skills",
        "Abraham, Hallermeier and Stein 2024: shorter lists brought more applicants",
        "jdlint's own count of 73 lists in 2026: median 7, 90th percentile 10",
    ],
    fix: FixAvailability::None,
    bad: &[
        "# Baker\n\n## What you'll do\n\n- Bake bread\n\n## Requirements\n\n- Knows how to bake the bread of shop one and is on time\n- Knows how to bake the bread of shop two and is on time\n- Knows how to bake the bread of shop three and is on time\n- Knows how to bake the bread of shop four and is on time\n- Knows how to bake the bread of shop five and is on time\n- Knows how to bake the bread of shop six and is on time\n- Knows how to bake the bread of shop seven and is on time\n- Knows how to bake the bread of shop eight and is on time\n- Knows how to bake the bread of shop nine and is on time\n- Knows how to bake the bread of shop ten and is on time\n- Knows how to bake the bread of shop eleven and is on time\n- Knows how to bake the bread of shop twelve and is on time\n- Knows how to bake the bread of shop thirteen and is on time\n- Knows how to bake the bread of shop fourteen and is on time\n- Knows how to bake the bread of shop fifteen and is on time\n",
    ],
    good: &[
        "# Baker\n\n## What you'll do\n\n- Bake bread\n\n## Requirements\n\n- One year in a bakery\n- Knows rye dough\n",
        "# Baker\n\nLocation: Leeds. Full-time, permanent.\n\n## What you'll do\n\n- Bake bread for four shops\n- Order the flour\n\n## What you bring\n\n- One year in a bakery\n\n## Pay\n\n£27,000 a year\n\n## How to apply\n\nApply at https://bakery.example/jobs by 1 March.\n",
    ],
};

pub(crate) fn check(posting: &Posting<'_>, findings: &mut Findings<'_>) {
    let facts = posting.facts;
    let most = posting.settings.option(&TOO_MANY_REQUIREMENTS_MAX) as usize;
    let lists = requirements::counted_lists(&facts.document, &facts.items);
    let required: usize = lists.iter().map(|list| list.gates).sum();
    let Some(longest) = lists.iter().rev().max_by_key(|list| list.gates).filter(|_| required > most) else {
        return;
    };
    let message = format!("{required} things are required. Long lists keep qualified people from applying.");
    let finding = findings.text(longest.place, message);
    for other in lists.iter().filter(|list| list.gates > 0 && list.place != longest.place) {
        let verb = if other.gates == 1 { "stands" } else { "stand" };
        finding.related(other.place, format!("{} of them {verb} here.", other.gates));
    }
}
