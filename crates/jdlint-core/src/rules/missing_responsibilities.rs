//! `missing-responsibilities`: no duties. In: presence. Out: one finding about the document.

use super::section_template;
use super::{Evidence, Findings, FixAvailability, Group, Posting, Rule, Severity};
use crate::report::Kind;

/// The rule.
pub(crate) const RULE: Rule = Rule {
    id: "missing-responsibilities",
    group: Group::Structure,
    severity: Severity::Error,
    on_by_default: true,
    summary: "The posting does not say what the job does",
    why: "Who does not know the work can't tell whether to apply; in studies of readers, job details rank second only to pay and qualifications.",
    advice: "List three to seven things that the holder of the job does, each beginning with a verb.",
    evidence: Evidence::Law,
    sources: &[
        "5 CFR 330.104(a)(9)",
        "Google JobPosting structured data: the description must hold the responsibilities",
        "LinkedIn Talent Solutions, heat map of job posts (job details 49 %)",
    ],
    fix: FixAvailability::Suggestion,
    bad: &[
        "# Baker\n\nLocation: Leeds. Full-time, permanent.\n\n## What you bring\n\n- One year in a bakery\n\n## Pay\n\n£27,000 a year\n\n## How to apply\n\nApply at https://bakery.example/jobs by 1 March.\n",
    ],
    good: &[
        "# Baker\n\nLocation: Leeds. Full-time, permanent.\n\n## What you'll do\n\n- Bake bread for four shops\n- Order the flour\n\n## What you bring\n\n- One year in a bakery\n\n## Pay\n\n£27,000 a year\n\n## How to apply\n\nApply at https://bakery.example/jobs by 1 March.\n",
        "# Baker\n\nYou will bake bread for four shops and order the flour.\n\n## Requirements\n\n- One year in a bakery\n",
    ],
};

pub(crate) fn check(posting: &Posting<'_>, findings: &mut Findings<'_>) {
    let facts = posting.facts;
    // Where the lines are lost, so are the marks that tell duties from the rest.
    if !facts.lacks(Kind::Responsibilities) || facts.tells_work() || facts.is_in_one_piece() {
        return;
    }
    findings.document("The posting does not say what the work is.").fix(section_template::section(
        facts,
        "Add a section of duties",
        "What you'll do",
        "- {verb and object}\n- {verb and object}\n- {verb and object}",
    ));
}
