//! `kpi-without-target`: a measure without a value. In: the outcomes. Out: a finding an outcome, or a list of them.

use super::outcome_template;
use super::{Evidence, Findings, FixAvailability, Group, Posting, Rule, Severity};
use crate::facts::outcomes::Lack;
use crate::report::{Edit, Fix, OutcomePart};
use crate::text::TextRange;

/// The rule.
pub(crate) const RULE: Rule = Rule {
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
};

pub(crate) fn check(posting: &Posting<'_>, findings: &mut Findings<'_>) {
    let facts = posting.facts;
    let lacking = facts.measures_without_value();
    // A known measure has a form of its own; of the others of a list, the first speaks for all.
    for group in lacking.chunk_by(|(a, _), (b, _)| {
        a.kpi.is_none() && b.kpi.is_none() && facts.section_of_outcome(a) == facts.section_of_outcome(b)
    }) {
        let Some(((outcome, lack), others)) = group.split_first() else { continue };
        let Some(place) = place_of(*lack) else { continue };
        let message = match (lack, others.len()) {
            (Lack::Target(_), _) => {
                format!("“{}” is named without a value to reach", facts.document.quote(place))
            }
            (_, 0) => "This success criterion has no value to reach".to_owned(),
            (_, more) => format!("{} success criteria of this list have no value to reach", more + 1),
        };
        let message = outcome_template::with_other_lacks(&message, outcome, OutcomePart::Target);
        let edit =
            Edit::new(facts.sentence_range(outcome.sentence), outcome_template::measurable_form(outcome));
        let title = if others.is_empty() {
            "Write it so that it can be measured"
        } else {
            "Write the first so that it can be measured"
        };
        let finding = findings.text(place, message);
        finding.fix(Fix::suggestion(title, vec![edit]));
        for other in others.iter().filter_map(|(_, lack)| place_of(*lack)) {
            finding.related(other, "and this one");
        }
    }
}

/// Where a measure without a value stands.
const fn place_of(lack: Lack) -> Option<TextRange> {
    match lack {
        Lack::Target(place) | Lack::Measure(place) => Some(place),
        _ => None,
    }
}
