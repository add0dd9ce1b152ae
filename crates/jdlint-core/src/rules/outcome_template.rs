//! Outcomes as they could be written. In: facts. Out: text with braces for what only the writer knows.

use crate::facts::Facts;
use crate::facts::outcomes::OutcomeFact;
use crate::gather::Gather;
use crate::lexicon::KPIS;
use crate::report::OutcomePart;

/// The outcome in a form that can be measured: the template of its KPI, else a change of its direction.
pub(super) fn measurable_form(outcome: &OutcomeFact) -> String {
    if let Some(kpi) = outcome.kpi {
        return kpi.template.to_owned();
    }
    let up = outcome.comparative.is_none_or(|verb| verb.value().starts_with("up"));
    let verb = if up { "Raise" } else { "Cut" };
    format!("{verb} {{measure}} from {{value}} to {{value}} by {{date}}")
}

/// The message of the one finding that a sentence gets, with what else lacks.
pub(super) fn with_other_lacks(message: &str, outcome: &OutcomeFact, told: OutcomePart) -> String {
    let missing = outcome.missing().into_iter().filter(|&part| part != told);
    let names: Vec<&str> = missing.filter_map(noun).gather();
    match names.as_slice() {
        [] => format!("{message}."),
        names => format!("{message}; it also lacks {}.", names.join(" and ")),
    }
}

/// A value and its unit are not told apart where both lack.
const fn noun(part: OutcomePart) -> Option<&'static str> {
    match part {
        OutcomePart::Target | OutcomePart::Unit => None,
        OutcomePart::Timeframe => Some("a time frame"),
        OutcomePart::Baseline => Some("a starting point"),
    }
}

/// Lines that say what success is, for a posting that does not: the KPIs of its role, else what to fill in.
pub(super) fn success_measures(facts: &Facts<'_>) -> Vec<String> {
    let known = facts.usual_kpis();
    let known = known.iter().filter_map(|id| KPIS.iter().find(|kpi| kpi.id == *id));
    let lines: Vec<String> = known.map(|kpi| format!("- {}: {}", kpi.name, kpi.template)).gather();
    if !lines.is_empty() {
        return lines;
    }
    vec![
        "- In the first {90} days: {what is finished}".to_owned(),
        "- By month {6}: {measure} at or above {value} each {month}".to_owned(),
    ]
}
