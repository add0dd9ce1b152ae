//! `vague-outcome-verb`: duties that name no result. In: duties. Out: one finding for the list.

use super::{Evidence, Findings, FixAvailability, Group, Posting, Rule, Severity};
use crate::report::{Edit, Fix};

/// The rule.
pub(crate) const RULE: Rule = Rule {
    id: "vague-outcome-verb",
    group: Group::Outcomes,
    severity: Severity::Info,
    on_by_default: true,
    summary: "Duties begin with verbs such as “drive” or “ensure” and name nothing that one could see",
    why: "“Drive excellence” describes no work and no result: every applicant imagines another job.",
    advice: "Say what is done or what comes of it, with a number where there is one.",
    evidence: Evidence::Convention,
    sources: &[
        "OPM, A Handbook for Measuring Employee Performance (2017): activities and accomplishments are told apart",
        "Abraham, Hallermeier and Stein 2024: vague criteria keep applicants away",
    ],
    fix: FixAvailability::Suggestion,
    bad: &[
        "# Shop manager\n\n## Responsibilities\n\n- Drive operational excellence\n- Bake bread\n\n## Requirements\n\n- Two years in a shop\n",
    ],
    good: &[
        "# Shop manager\n\n## Responsibilities\n\n- Drive a forklift\n- Ensure 99 % of parcels leave on the day\n- Support customers by phone\n\n## Requirements\n\n- Two years in a shop\n",
        "# Baker\n\nLocation: Leeds. Full-time, permanent.\n\n## What you'll do\n\n- Bake bread for four shops\n- Order the flour\n\n## What you bring\n\n- One year in a bakery\n\n## Pay\n\n£27,000 a year\n\n## How to apply\n\nApply at https://bakery.example/jobs by 1 March.\n",
    ],
};

pub(crate) fn check(posting: &Posting<'_>, findings: &mut Findings<'_>) {
    for duties in posting.facts.vague_duties() {
        let Some((first, others)) = duties.split_first() else { continue };
        let message = match duties.len() {
            1 => "This duty says nothing that one could see or measure.".to_owned(),
            many => format!("{many} duties of this list say nothing that one could see or measure."),
        };
        let edit = Edit::new(*first, "{Verb} {object}, so that {measure} reaches {value} by {date}");
        let finding = findings.text(*first, message);
        let title = if others.is_empty() { "Name the result" } else { "Name the result of the first" };
        finding.fix(Fix::suggestion(title, vec![edit]));
        for &place in others {
            finding.related(place, "and this one");
        }
    }
}
