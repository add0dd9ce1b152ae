//! `years-conflict`: two minimums for one thing, or a range the wrong way round. In: years. Out: a finding a demand.

use super::{Evidence, Findings, FixAvailability, Group, Posting, Rule, Severity};
use crate::facts::numbers::written;
use crate::report::{Edit, Fix};

/// The rule.
pub(crate) const RULE: Rule = Rule {
    id: "years-conflict",
    group: Group::Requirements,
    severity: Severity::Warning,
    on_by_default: true,
    summary: "Two different numbers of years are required for the same thing, or a range is reversed",
    why: "Readers take the higher number and stay away, or the lower one and apply in vain.",
    advice: "Say one number, and say it once.",
    evidence: Evidence::Convention,
    sources: &[
        "Internal consistency",
        "Coffman, Collis and Kulkarni 2024 (Management Science): a precise bar raises the number of qualified applicants",
    ],
    fix: FixAvailability::Safe,
    bad: &[
        "# Analyst\n\n## What you'll do\n\n- Count the stock\n\n## Requirements\n\n- 5-3 years of experience in audit\n",
        "# Analyst\n\n## What you'll do\n\n- Count the stock\n\n## Requirements\n\n- 3 years of experience in tax audit\n- 7 years of experience in tax audit\n",
    ],
    good: &[
        "# Analyst\n\n## What you'll do\n\n- Count the stock\n\n## Requirements\n\n- 3-5 years of experience in audit\n- 2 years of experience in tax\n",
        "# Analyst\n\n## What you'll do\n\n- Count the stock\n\n## Requirements\n\n- 5 years of experience in audit, 7 years of experience in audit preferred\n",
    ],
};

pub(crate) fn check(posting: &Posting<'_>, findings: &mut Findings<'_>) {
    let facts = posting.facts;
    for demand in &facts.years {
        let Some((first, second)) = &demand.reversed else { continue };
        let (first, second) = (facts.document.range_of(first), facts.document.range_of(second));
        let edits = vec![
            Edit::verbatim(first, second.of(facts.document.text)),
            Edit::verbatim(second, first.of(facts.document.text)),
        ];
        findings
            .text(facts.document.range_of(&demand.span), "The range begins with its larger number.")
            .fix(Fix::safe("Put the smaller number first", edits));
    }
    for (first, second) in facts.conflicting_years() {
        let message = format!(
            "{} years are required here, {} years elsewhere, for the same thing.",
            written(second.min),
            written(first.min)
        );
        findings
            .text(facts.document.range_of(&second.span), message)
            .related(facts.document.range_of(&first.span), "The other number.");
    }
}
