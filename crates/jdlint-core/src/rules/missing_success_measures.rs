//! `missing-success-measures`: nothing says what success is. In: the outcomes. Out: one finding about the document.

use super::{Evidence, Findings, FixAvailability, Group, Posting, Rule, Severity};
use super::{outcome_template, section_template};
use crate::report::Kind;

/// The rule.
pub(crate) const RULE: Rule = Rule {
    id: "missing-success-measures",
    group: Group::Outcomes,
    severity: Severity::Warning,
    on_by_default: true,
    summary: "The posting does not say how success is measured",
    why: "People do better with specific goals, and applicants ask what is expected of them: a third of readers in one study marked performance goals as helpful.",
    advice: "Name two to five results with a figure and a date: what is measured, the value to reach, by when.",
    evidence: Evidence::PeerReviewed,
    sources: &[
        "Locke and Latham 2002, goal-setting theory",
        "Epton, Currie and Armitage, meta-analysis of 384 effects of goal setting",
        "LinkedIn Talent Solutions, heat map of job posts (performance goals 33 %)",
    ],
    fix: FixAvailability::Suggestion,
    bad: &[
        "# Baker\n\nLocation: Leeds. Full-time, permanent.\n\n## What you'll do\n\n- Bake bread for four shops\n- Order the flour\n\n## What you bring\n\n- One year in a bakery\n\n## Pay\n\n£27,000 a year\n\n## How to apply\n\nApply at https://bakery.example/jobs by 1 March.\n",
    ],
    good: &[
        "# Baker\n\nLocation: Leeds. Full-time, permanent.\n\n## What you'll do\n\n- Bake bread for four shops\n- Order the flour\n\n## What you bring\n\n- One year in a bakery\n\n## Pay\n\n£27,000 a year\n\n## How to apply\n\nApply at https://bakery.example/jobs by 1 March.\n\n## What success looks like\n\n- By month 6: 98 % of orders leave the oven on time each week\n",
        "# IT manager\n\n## Responsibilities\n\n- Run the servers\n\n## KPIs\n\n- Uptime at or above 99.9 % each month\n",
    ],
};

pub(crate) fn check(posting: &Posting<'_>, findings: &mut Findings<'_>) {
    let facts = posting.facts;
    if !facts.lacks(Kind::Outcomes) {
        return;
    }
    let message = if facts.lists_objectives() {
        "The posting lists objectives, but does not say how they are measured."
    } else {
        "The posting does not say how success in this job is measured."
    };
    let severity = if facts.is_short_term() { Severity::Info } else { Severity::Warning };
    let body = outcome_template::success_measures(facts).join("\n");
    findings.document(message).severity(severity).fix(section_template::section(
        facts,
        "Add measures of success",
        "What success looks like",
        &body,
    ));
}
