//! `missing-working-hours`: no hours, shift or schedule. In: presence. Out: one finding about the document.

use super::section_template;
use super::{Evidence, Findings, FixAvailability, Group, Posting, Rule, Severity};
use crate::report::{Kind, Seniority};

/// The rule.
pub(crate) const RULE: Rule = Rule {
    id: "missing-working-hours",
    group: Group::Structure,
    severity: Severity::Info,
    on_by_default: true,
    summary: "The posting does not say when or how long one works",
    why: "Hours decide whether people with children, studies or a second job can take the work.",
    advice: "Say how many hours a week, on which days, and name shifts, evenings or weekends.",
    evidence: Evidence::Platform,
    sources: &[
        "Google JobPosting structured data: a description holds the working hours",
        "Business in the Community with City & Guilds 2017: many adverts lacked hours",
    ],
    fix: FixAvailability::Suggestion,
    bad: &[
        "# Baker\n\nLocation: Leeds. Full-time, permanent.\n\n## What you'll do\n\n- Bake bread for four shops\n- Order the flour\n\n## What you bring\n\n- One year in a bakery\n",
    ],
    good: &[
        "# Baker\n\nCompany: Sample Bakeries\n\nLocation: Leeds. Full-time, permanent. 37.5 hours a week, early shifts. You report to the shop manager.\n\n## About the job\n\nYou bake for four shops. The work starts at four.\n\n## What you'll do\n\n- Bake bread for four shops\n- Order the flour\n\n## What you bring\n\n- One year in a bakery\n\n## How to apply\n\nApply at https://bakery.example/jobs by 1 March.\n",
        "# Bakery Director\n\nLocation: Leeds. Permanent.\n\n## What you'll do\n\n- Lead the four shops\n\n## What you bring\n\n- Five years at the head of a bakery\n",
    ],
};

pub(crate) fn check(posting: &Posting<'_>, findings: &mut Findings<'_>) {
    let facts = posting.facts;
    // Executives and people who bill for their work have no set hours.
    if !facts.lacks(Kind::Hours) || facts.seniority == Seniority::Executive || facts.sets_own_hours() {
        return;
    }
    findings.document("The posting does not say how many hours one works, or when.").fix(
        section_template::label_line(
            facts,
            "Add the hours",
            "Hours",
            "{37.5} hours a week, {Monday to Friday}",
        ),
    );
}
