//! `absolute-target`: all, none or never as a standard. In: outcomes and duties. Out: a finding a sentence.

use super::{Evidence, Findings, FixAvailability, Group, Posting, Rule, Severity};
use crate::document::Document;
use crate::report::{Edit, Fix};
use crate::text::TextRange;

/// The rule.
pub(crate) const RULE: Rule = Rule {
    id: "absolute-target",
    group: Group::Outcomes,
    severity: Severity::Info,
    on_by_default: true,
    summary: "A target of 100 %, zero or “never”, which one slip breaks for good",
    why: "A standard that the first mistake fails tells good work from bad work no longer, and tempts people to hide mistakes.",
    advice: "Give a figure that good work reaches: “at most {2} errors in 1,000 orders”. Where people could come to harm, none is the right aim.",
    evidence: Evidence::OfficialGuidance,
    sources: &["OPM, A Handbook for Measuring Employee Performance (2017), on absolute standards"],
    fix: FixAvailability::Suggestion,
    bad: &[
        "# IT manager\n\n## Responsibilities\n\n- Run the servers\n\n## KPIs\n\n- Zero defects in each release\n",
        "# IT manager\n\n## Responsibilities\n\n- Run the servers\n\n## KPIs\n\n- Never miss a deadline\n",
        "# Shop manager\n\n## Responsibilities\n\n- Bake bread\n- Process orders with 100 % accuracy\n\n## Requirements\n\n- Two years in a shop\n",
    ],
    good: &[
        "# Shop manager\n\n## Responsibilities\n\n- Bake bread\n- Run the zero-trust network of two sites\n\n## Requirements\n\n- Two years in a shop\n",
        "# IT manager\n\n## Responsibilities\n\n- Run the servers\n\n## KPIs\n\n- At most 2 severity-1 defects a release\n",
        "# IT manager\n\n## Responsibilities\n\n- Run the servers\n\n## KPIs\n\n- Zero accidents in the warehouse\n",
        "# Shop manager\n\n## Responsibilities\n\n- Bake bread\n- Always wear gloves at the slicer\n\n## Requirements\n\n- Two years in a shop\n",
    ],
};

pub(crate) fn check(posting: &Posting<'_>, findings: &mut Findings<'_>) {
    let facts = posting.facts;
    for (place, sentence) in facts.absolute_targets() {
        tell(&facts.document, place, sentence, findings);
    }
}

#[cold]
#[inline(never)]
fn tell(document: &Document<'_>, place: TextRange, sentence: TextRange, findings: &mut Findings<'_>) {
    let message = format!("A standard of “{}” is broken by the first slip.", document.quote(place));
    let edit = Edit::new(sentence, "{Measure} at or above {value} each {month}");
    findings.text(place, message).fix(Fix::suggestion("Give a figure that good work reaches", vec![edit]));
}
