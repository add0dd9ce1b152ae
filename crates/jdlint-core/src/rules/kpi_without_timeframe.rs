//! `kpi-without-timeframe`: a value without a time. In: the outcomes. Out: a finding an outcome.

use super::{Evidence, Findings, FixAvailability, Group, Posting, Rule, Severity};
use crate::document::Document;
use crate::facts::outcomes::{Lack, OutcomeFact};
use crate::report::{Edit, Fix};
use crate::text::TextRange;

/// The rule.
pub(crate) const RULE: Rule = Rule {
    id: "kpi-without-timeframe",
    group: Group::Outcomes,
    severity: Severity::Info,
    on_by_default: true,
    summary: "A target has no time frame",
    why: "“95 %” may be meant for a day or for a year: without a time, two people read two targets.",
    advice: "Say by when, or how often it is measured: “each quarter”, “by the end of June”.",
    evidence: Evidence::OfficialGuidance,
    sources: &["OPM, A Handbook for Measuring Employee Performance (2017): timeliness", "SMART (Doran 1981)"],
    fix: FixAvailability::Suggestion,
    bad: &[
        "# IT manager\n\n## Responsibilities\n\n- Run the servers\n\n## KPIs\n\n- Reach 95 % customer satisfaction\n",
    ],
    good: &[
        "# IT manager\n\n## Responsibilities\n\n- Run the servers\n\n## KPIs\n\n- Reach 95 % customer satisfaction each quarter\n",
        "# IT manager\n\n## Responsibilities\n\n- Run the servers\n\n## KPIs\n\n- Answer 90 % of calls within 30 seconds each day\n",
    ],
};

pub(crate) fn check(posting: &Posting<'_>, findings: &mut Findings<'_>) {
    let facts = posting.facts;
    for outcome in &facts.outcomes {
        let Some(Lack::Timeframe(place)) = facts.lack_of(outcome) else { continue };
        tell(&facts.document, outcome, place, findings);
    }
}

#[cold]
#[inline(never)]
fn tell(document: &Document<'_>, outcome: &OutcomeFact, place: TextRange, findings: &mut Findings<'_>) {
    let end = document.range_of(&outcome.tokens).end;
    let end = end + u32::from(document.text[end as usize..].starts_with('%'));
    let when = if outcome.has_baseline { " by {date}" } else { " each {quarter}" };
    let edit = Edit::new(TextRange::new(end, end), when);
    findings
        .text(place, "This target has no time frame: by when, or how often?")
        .fix(Fix::suggestion("Add when it is measured", vec![edit]));
}
