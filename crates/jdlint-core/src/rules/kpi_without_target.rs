//! `kpi-without-target`: a measure without a value. In: the outcomes. Out: a finding an outcome.

use super::outcome_template;
use super::{Evidence, Findings, FixAvailability, Group, Posting, Rule, Severity};
use crate::facts::outcomes::Lack;
use crate::report::{Edit, Fix, OutcomePart};

/// The rule.
pub(crate) static RULE: Rule = Rule {
    id: "kpi-without-target",
    group: Group::Outcomes,
    severity: Severity::Warning,
    on_by_default: true,
    summary: "A measure is named, but no value to reach",
    why: "A measure without a value can't be missed or met: nobody knows when the job is done well.",
    advice: "Say the value to reach, its unit and by when. Where the figure is confidential, give a band or say when it will be agreed.",
    evidence: Evidence::PeerReviewed,
    sources: &[
        "Locke and Latham 2002, goal-setting theory",
        "OPM, A Handbook for Measuring Employee Performance (2017): measures must be specific",
        "SMART (Doran 1981)",
    ],
    fix: FixAvailability::Suggestion,
    bad: &[
        "# IT manager\n\n## Responsibilities\n\n- Run the servers\n\n## KPIs\n\n- System uptime: keep availability high\n",
        "# IT manager\n\n## Responsibilities\n\n- Run the servers\n\n## KPIs\n\n- Customer satisfaction\n",
        "# IT manager\n\n## Responsibilities\n\n- Run the servers\n\n## KPIs\n\n- Employee retention: keep good people happy\n",
    ],
    good: &[
        "# IT manager\n\n## Responsibilities\n\n- Run the servers\n\n## KPIs\n\n- Uptime at or above 99.9 % each month\n",
        "# IT manager\n\n## Responsibilities\n\n- Run the servers\n\n## KPIs\n\n- Mean time to recovery under 60 minutes each quarter\n",
        "# IT manager\n\n## Responsibilities\n\n- Run the servers\n\n## KPIs\n\n- Write a plan for the new ovens by June\n",
    ],
    check,
};

fn check(posting: &Posting<'_>, findings: &mut Findings<'_>) {
    let facts = posting.facts;
    for (outcome, lack) in facts.measures_without_value() {
        let (place, message) = match lack {
            Lack::Target(place) => {
                (place, format!("“{}” is named without a value to reach", facts.document.quote(place)))
            }
            Lack::Measure(place) => (place, "This success criterion has no value to reach".to_owned()),
            _ => continue,
        };
        let message = outcome_template::with_other_lacks(&message, outcome, OutcomePart::Target);
        let edit =
            Edit::new(facts.sentence_range(outcome.sentence), outcome_template::measurable_form(outcome));
        findings.text(place, message).fix(Fix::suggestion("Write it so that it can be measured", vec![edit]));
    }
}
