//! `missing-title`: no job title, nor the job's name anywhere else. In: the title fact. Out: one finding about the document.

use super::section_template;
use super::{Evidence, Findings, FixAvailability, Group, Posting, Rule, Severity};

/// The rule.
pub(crate) const RULE: Rule = Rule {
    id: "missing-title",
    group: Group::Structure,
    severity: Severity::Error,
    on_by_default: true,
    summary: "The posting has no job title",
    why: "People search by title, and job boards refuse a posting without one.",
    advice: "Put the job title on the first line, as a heading: the job's common name and nothing else.",
    evidence: Evidence::Law,
    sources: &["5 CFR 330.104(a)(3)", "Google JobPosting structured data: required property `title`"],
    fix: FixAvailability::Suggestion,
    bad: &[
        "We are growing.\n\n## Responsibilities\n\n- Bake bread\n\n## Requirements\n\n- One year in a bakery\n",
    ],
    good: &[
        "# Baker\n\nLocation: Leeds. Full-time, permanent.\n\n## What you'll do\n\n- Bake bread for four shops\n- Order the flour\n\n## What you bring\n\n- One year in a bakery\n\n## Pay\n\n£27,000 a year\n\n## How to apply\n\nApply at https://bakery.example/jobs by 1 March.\n",
        "---\ntitle: Baker\n---\n\n## Responsibilities\n\n- Bake bread\n\n## Requirements\n\n- One year in a bakery\n",
    ],
};

pub(crate) fn check(posting: &Posting<'_>, findings: &mut Findings<'_>) {
    let facts = posting.facts;
    if facts.title.is_some() {
        return;
    }
    // Where the parts are not told apart, a title can stand anywhere.
    let unread = facts.is_in_one_piece() || !facts.is_cut_into_parts();
    if unread || facts.names_a_job() || facts.is_about_no_job() {
        return;
    }
    findings
        .document("No job title was found. People search for jobs by their title.")
        .fix(section_template::title_line(facts, "Put a title on top", "{job title}"));
}
