//! `unmeasurable-quality`: words that stand in for a standard. In: outcomes and duties. Out: a finding a section.

use super::quotes;
use super::{Evidence, Findings, FixAvailability, Group, Posting, Rule, Severity};
use crate::gather::Gather;
use crate::report::{Edit, Fix};
use crate::text::TextRange;

/// The rule.
pub(crate) const RULE: Rule = Rule {
    id: "unmeasurable-quality",
    group: Group::Outcomes,
    severity: Severity::Info,
    on_by_default: true,
    summary: "“Optimally”, “seamless” or “in a timely manner” stand in for a standard",
    why: "Nobody can tell when “optimal” is reached or how late “timely” may be, so that the bar is known only afterwards.",
    advice: "Put the yardstick there: a time, a number, a named standard.",
    evidence: Evidence::OfficialGuidance,
    sources: &["OPM, A Handbook for Measuring Employee Performance (2017): quality needs a yardstick"],
    fix: FixAvailability::Suggestion,
    bad: &[
        "# IT manager\n\n## Responsibilities\n\n- Run the servers\n\n## KPIs\n\n- Systems run optimally\n",
        "# Shop manager\n\n## Responsibilities\n\n- Bake bread\n- Answer letters in a timely manner\n\n## Requirements\n\n- Two years in a shop\n",
    ],
    good: &[
        "# IT manager\n\n## Responsibilities\n\n- Run the servers\n\n## KPIs\n\n- 95 % of pages load in under 300 ms each month\n",
        "# Shop manager\n\n## Responsibilities\n\n- Bake bread\n- Answer letters within 2 days\n\n## Requirements\n\n- Two years in a shop\n",
        "# Shop manager\n\n## About us\n\nWe make world-class bread.\n\n## Responsibilities\n\n- Bake bread\n\n## Requirements\n\n- Two years in a shop\n",
    ],
};

pub(crate) fn check(posting: &Posting<'_>, findings: &mut Findings<'_>) {
    let facts = posting.facts;
    for words in facts.unmeasured_standards() {
        let Some((first, others)) = words.split_first() else { continue };
        let places: Vec<TextRange> = words.iter().map(|word| word.place).gather();
        let named = quotes::named(&facts.document, &places);
        let verb = if named.words == 1 { "names" } else { "name" };
        let message = format!("{} {verb} no yardstick: by what would one know?", named.text);
        let edit = match first.outcome {
            Some(sentence) => Edit::new(sentence, "{Measure} at or above {value} each {month}"),
            None => Edit::new(first.place, "{within what time, or to what standard}"),
        };
        let finding = findings.text(first.place, message);
        let title =
            if others.is_empty() { "Put a yardstick there" } else { "Put a yardstick in place of the first" };
        finding.fix(Fix::suggestion(title, vec![edit]));
        for word in others {
            finding.related(word.place, "and here");
        }
    }
}
