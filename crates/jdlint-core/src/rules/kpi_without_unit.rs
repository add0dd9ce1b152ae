//! `kpi-without-unit`: a bare number beside a measure. In: the outcomes. Out: a finding an outcome.

use super::{Evidence, Findings, FixAvailability, Group, Posting, Rule, Severity};
use crate::document::Document;
use crate::facts::outcomes::Lack;
use crate::report::{Edit, Fix};
use crate::text::TextRange;

/// The rule.
pub(crate) const RULE: Rule = Rule {
    id: "kpi-without-unit",
    group: Group::Outcomes,
    severity: Severity::Info,
    on_by_default: true,
    summary: "A target has a number, but not what it counts",
    why: "“MTTR under 60” can be minutes or hours, and “20 % more” needs to say of what: two people read two targets.",
    advice: "Say the unit after the number, or what the percentage is of.",
    evidence: Evidence::Convention,
    sources: &[
        "SMART (Doran 1981)",
        "OPM, A Handbook for Measuring Employee Performance (2017): specific measures",
    ],
    fix: FixAvailability::Suggestion,
    bad: &[
        "# IT manager\n\n## Responsibilities\n\n- Run the servers\n\n## KPIs\n\n- MTTR under 60\n",
        "# IT manager\n\n## Responsibilities\n\n- Run the servers\n\n## KPIs\n\n- Increase by 20 % each year\n",
    ],
    good: &[
        "# IT manager\n\n## Responsibilities\n\n- Run the servers\n\n## KPIs\n\n- MTTR under 60 minutes each quarter\n",
        "# IT manager\n\n## Responsibilities\n\n- Run the servers\n\n## KPIs\n\n- NPS of 40 by June\n",
        "# IT manager\n\n## Responsibilities\n\n- Run the servers\n\n## KPIs\n\n- Increase sales by 20 % each year\n",
    ],
};

pub(crate) fn check(posting: &Posting<'_>, findings: &mut Findings<'_>) {
    let facts = posting.facts;
    for outcome in &facts.outcomes {
        let Some(Lack::Unit(place)) = facts.lack_of(outcome) else { continue };
        tell(&facts.document, place, findings);
    }
}

#[cold]
#[inline(never)]
fn tell(document: &Document<'_>, place: TextRange, findings: &mut Findings<'_>) {
    let words = place.of(document.text);
    let (message, insert) = if words.ends_with('%') {
        (format!("“{words}” of what?"), " of {what}")
    } else {
        (format!("“{words}” has no unit: what does it count?"), " {unit}")
    };
    let edit = Edit::new(TextRange::new(place.end, place.end), insert);
    findings.text(place, message).fix(Fix::suggestion("Add what is counted", vec![edit]));
}
