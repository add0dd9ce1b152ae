//! `missing-title`: no job title. In: the title fact. Out: one finding about the document.

use super::{Evidence, Findings, FixAvailability, Group, Posting, Rule, Severity};

/// The rule.
pub(crate) static RULE: Rule = Rule {
    id: "missing-title",
    group: Group::Structure,
    severity: Severity::Error,
    on_by_default: true,
    summary: "The posting has no job title",
    why: "People search by title, and job boards refuse a posting without one.",
    advice: "Put the job title on the first line, as a heading: the job's common name and nothing else.",
    evidence: Evidence::Law,
    sources: &["5 CFR 330.104(a)(3)", "Google JobPosting structured data: required property `title`"],
    fix: FixAvailability::None,
    bad: &[],
    good: &[],
    check,
};

fn check(posting: &Posting<'_>, findings: &mut Findings<'_>) {
    let _ = posting.settings;
    if posting.facts.outline.title.is_none() {
        findings.document("No job title was found. Readers search for jobs by title.");
    }
}
