//! `deadline-missing`: the posting does not say until when one can apply. In: presence. Out: findings.

use super::section_template;
use super::{Evidence, Findings, FixAvailability, Group, NOT_LEGAL_ADVICE, Posting, Rule, Severity};
use crate::laws::{self, Duty};
use crate::report::Kind;

/// The rule.
pub(crate) const RULE: Rule = Rule {
    id: "deadline-missing",
    group: Group::Law,
    severity: Severity::Info,
    on_by_default: true,
    summary: "The posting does not say until when one can apply (an error in Colorado and for federal agencies)",
    why: "Applicants plan by it, job boards take postings down by it, and Colorado asks for it.",
    advice: "Name the last day, or say that applications are read until the post is filled.",
    evidence: Evidence::Law,
    sources: &[
        "Colorado Equal Pay for Equal Work Act (2024), INFO #9A",
        "5 CFR 330.104(a)(6)",
        "Google, JobPosting `validThrough`",
        NOT_LEGAL_ADVICE,
    ],
    fix: FixAvailability::Suggestion,
    bad: &[
        "# Baker\n\n## What you'll do\n\n- Bake bread for two shops\n\n## Requirements\n\n- Experience in a bakery\n",
    ],
    good: &[
        "# Baker\n\n## What you'll do\n\n- Bake bread for two shops\n\n## Requirements\n\n- Experience in a bakery\n\n## How to apply\n\nApply by 14 January 2027 at https://bakery.example/jobs.\n",
        "# Baker\n\n## What you'll do\n\n- Bake bread for two shops\n\n## Requirements\n\n- Experience in a bakery\n\n## How to apply\n\nApplications are accepted on an ongoing basis.\n",
        "---\nstatus: closed\n---\n# Baker\n\n## What you'll do\n\n- Bake bread for two shops\n\n## Requirements\n\n- Experience in a bakery\n",
    ],
};

pub(crate) fn check(posting: &Posting<'_>, findings: &mut Findings<'_>) {
    let facts = posting.facts;
    let said = facts.dates.deadline.is_some() || facts.dates.is_open_ended || !facts.lacks(Kind::Deadline);
    if said || facts.is_closed() || facts.is_unpaid() {
        return;
    }
    let (severity, law) = match laws::asked(posting.settings, Duty::Deadline) {
        Some(asked) => asked,
        None => (Severity::Info, String::new()),
    };
    findings
        .document(format!("The posting does not say until when one can apply{law}."))
        .severity(severity)
        .fix(section_template::section(facts, "Add the last day", "Deadline", "Apply by {14 January 2027}."));
}
