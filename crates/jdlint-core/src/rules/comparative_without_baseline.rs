//! `comparative-without-baseline`: change without amount. In: the outcomes. Out: a finding an outcome.

use super::outcome_template;
use super::{Evidence, Findings, FixAvailability, Group, Posting, Rule, Severity};
use crate::facts::outcomes::Lack;
use crate::report::{Edit, Fix, OutcomePart};

/// The rule.
pub(crate) const RULE: Rule = Rule {
    id: "comparative-without-baseline",
    group: Group::Outcomes,
    severity: Severity::Warning,
    on_by_default: true,
    summary: "“Improve”, “increase” or “reduce” without from where, to where or by how much",
    why: "Any change at all would fulfil it, so that it promises nothing and can't be checked.",
    advice: "Say from what value to what value, and by when.",
    evidence: Evidence::PeerReviewed,
    sources: &[
        "Locke and Latham 2002, goal-setting theory",
        "OPM, A Handbook for Measuring Employee Performance (2017)",
    ],
    fix: FixAvailability::Suggestion,
    bad: &[
        "# Shop manager\n\n## Responsibilities\n\n- Improve customer satisfaction\n\n## Requirements\n\n- Two years in a shop\n",
        "# Shop manager\n\n## Responsibilities\n\n- Reduce churn\n\n## Requirements\n\n- Two years in a shop\n",
        "# IT manager\n\n## Responsibilities\n\n- Run the servers\n\n## KPIs\n\n- Increase engagement of the staff\n",
    ],
    good: &[
        "# Shop manager\n\n## Responsibilities\n\n- Raise customer satisfaction from 4.1 to 4.4 by June\n\n## Requirements\n\n- Two years in a shop\n",
        "# Shop manager\n\n## Responsibilities\n\n- Work in the continuous improvement team\n\n## Requirements\n\n- Two years in a shop\n",
        "# Shop manager\n\n## Responsibilities\n\n- Reduce waste by 20 % each year\n\n## Requirements\n\n- Two years in a shop\n",
    ],
};

pub(crate) fn check(posting: &Posting<'_>, findings: &mut Findings<'_>) {
    let facts = posting.facts;
    for outcome in &facts.outcomes {
        let Some(Lack::Baseline(verb)) = facts.lack_of(outcome) else { continue };
        let message = format!("“{}” gives no start, no target and no amount", verb.of(facts.document.text));
        // Without a measure there is nothing yet that could have a time frame.
        let message = match outcome.kpi {
            Some(_) => outcome_template::with_other_lacks(&message, outcome, OutcomePart::Baseline),
            None => format!("{message}."),
        };
        let edit =
            Edit::new(facts.sentence_range(outcome.sentence), outcome_template::measurable_form(outcome));
        findings.text(verb, message).fix(Fix::suggestion("Write it so that it can be measured", vec![edit]));
    }
}
