//! `missing-reporting-line`: no manager and no team. In: presence, the team fact. Out: one finding about the document.

use super::section_template;
use super::{Evidence, Findings, FixAvailability, Group, Posting, Rule, Severity};
use crate::report::Kind;

/// The rule.
pub(crate) const RULE: Rule = Rule {
    id: "missing-reporting-line",
    group: Group::Structure,
    severity: Severity::Info,
    on_by_default: false,
    summary: "The posting names neither a manager's role nor a team",
    why: "Whom one works for and with is a standard part of a job description and helps to judge its level.",
    advice: "Say which role the job reports to, and how many people it leads or works with. A person's name is not needed.",
    evidence: Evidence::Convention,
    sources: &[
        "SHRM, how to write a job description: reporting line",
        "jdlint's own count in 2026: 10 % of 415 European technology postings and 42 % of 474 American public ones state it",
    ],
    fix: FixAvailability::Suggestion,
    bad: &[
        "# Baker\n\nLocation: Leeds. Full-time, permanent.\n\n## What you'll do\n\n- Bake bread for four shops\n- Order the flour\n\n## What you bring\n\n- One year in a bakery\n",
    ],
    good: &[
        "# Baker\n\nCompany: Sample Bakeries\n\nLocation: Leeds. Full-time, permanent. 37.5 hours a week, early shifts. You report to the shop manager.\n\n## About the job\n\nYou bake for four shops. The work starts at four.\n\n## What you'll do\n\n- Bake bread for four shops\n- Order the flour\n\n## What you bring\n\n- One year in a bakery\n\n## How to apply\n\nApply at https://bakery.example/jobs by 1 March.\n",
        "# Baker\n\nYou join a team of five in Leeds.\n\n## What you'll do\n\n- Bake bread for four shops\n- Order the flour\n\n## What you bring\n\n- One year in a bakery\n",
    ],
};

pub(crate) fn check(posting: &Posting<'_>, findings: &mut Findings<'_>) {
    let facts = posting.facts;
    if !facts.lacks(Kind::ReportingLine) || facts.names_team() || facts.has_no_line() {
        return;
    }
    findings.document("The posting does not say which role the job reports to, or which team it is in.").fix(
        section_template::label_line(facts, "Add the reporting line", "Reports to", "{role of the manager}"),
    );
}
