//! `years-excessive`: very many years. In: years. Out: a finding a demand.

use super::{Evidence, Findings, FixAvailability, Group, Posting, Rule, Severity};
use crate::facts::numbers::written;
use crate::report::{Edit, Fix};

/// The rule.
pub(crate) const RULE: Rule = Rule {
    id: "years-excessive",
    group: Group::Requirements,
    severity: Severity::Warning,
    on_by_default: true,
    summary: "Ten or more years of experience are required (eight or nine: info)",
    why: "Years say little about how well someone works (r = .06 with performance), and high bars keep the able away; in some countries they discriminate by age.",
    advice: "Ask for what the years are meant to show: “has led two ERP roll-outs”.",
    evidence: Evidence::PeerReviewed,
    sources: &[
        "Van Iddekinge et al. 2019, meta-analysis of prehire experience",
        "O*NET 29.3: the median is above 8 years in 4 of 858 occupations",
    ],
    fix: FixAvailability::Suggestion,
    bad: &[
        "# Analyst\n\n## What you'll do\n\n- Count the stock\n\n## Requirements\n\n- 15+ years of experience with stock systems\n",
        "# Analyst\n\n## What you'll do\n\n- Count the stock\n\n## Requirements\n\n- Minimum of ten (10) years of experience in audit\n",
    ],
    good: &[
        "# Analyst\n\n## What you'll do\n\n- Count the stock\n\n## Requirements\n\n- 3 years of experience with stock systems\n",
        "# Managing director\n\n## What you'll do\n\n- Count the stock\n\n## Requirements\n\n- 12 years of experience in retail\n",
        "# Baker\n\nLocation: Leeds. Full-time, permanent.\n\n## What you'll do\n\n- Bake bread for four shops\n- Order the flour\n\n## What you bring\n\n- One year in a bakery\n\n## Pay\n\n£27,000 a year\n\n## How to apply\n\nApply at https://bakery.example/jobs by 1 March.\n\nOur bakery has 30 years of experience.\n",
    ],
};

pub(crate) fn check(posting: &Posting<'_>, findings: &mut Findings<'_>) {
    let facts = posting.facts;
    for demand in facts.high_years() {
        let severity = if demand.min >= 10.0 { Severity::Warning } else { Severity::Info };
        let range = facts.document.range_of(&demand.span);
        let edit = Edit::new(facts.sentence_range(demand.sentence), "Has {done what, how often}");
        findings
            .text(
                range,
                format!(
                    "{} years are a high bar, and years say little about how well someone works.",
                    written(demand.min)
                ),
            )
            .severity(severity)
            .fix(Fix::suggestion("Ask for what the years should show", vec![edit]));
    }
}
