//! `years-conflict`: two minimums for one thing, or a range the wrong way round. In: years. Out: a finding a demand.

use super::{Evidence, Findings, FixAvailability, Group, Posting, Rule, Severity};
use crate::document::{Document, Span};
use crate::facts::numbers::written;
use crate::facts::years::YearsDemand;
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
        if let Some(ends) = &demand.reversed {
            tell_reversed(&facts.document, demand, ends, findings);
        }
    }
    for (first, second) in facts.conflicting_years() {
        tell_conflict(&facts.document, first, second, findings);
    }
}

#[cold]
#[inline(never)]
fn tell_reversed(
    document: &Document<'_>,
    demand: &YearsDemand,
    ends: &(Span, Span),
    findings: &mut Findings<'_>,
) {
    let (first, second) = (document.range_of(&ends.0), document.range_of(&ends.1));
    let edits = vec![
        Edit::verbatim(first, second.of(document.text)),
        Edit::verbatim(second, first.of(document.text)),
    ];
    findings
        .text(document.range_of(&demand.span), "The range begins with its larger number.")
        .fix(Fix::safe("Put the smaller number first", edits));
}

#[cold]
#[inline(never)]
fn tell_conflict(
    document: &Document<'_>,
    first: &YearsDemand,
    second: &YearsDemand,
    findings: &mut Findings<'_>,
) {
    let message = format!(
        "{} years are required here, {} years elsewhere, for the same thing.",
        written(second.min),
        written(first.min)
    );
    findings
        .text(document.range_of(&second.span), message)
        .related(document.range_of(&first.span), "The other number.");
}
