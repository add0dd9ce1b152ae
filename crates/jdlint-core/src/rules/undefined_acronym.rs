//! `undefined-acronym`: short forms that outsiders do not know. In: the title and capitals. Out: a finding a short form.

use super::{Evidence, Findings, FixAvailability, Group, Posting, Rule, Severity};
use crate::facts::Facts;
use crate::facts::wording::ShortForm;
use crate::report::{Edit, Fix};

/// The rule.
pub(crate) const RULE: Rule = Rule {
    id: "undefined-acronym",
    group: Group::Language,
    severity: Severity::Info,
    on_by_default: true,
    summary: "A short form that people outside the field do not know is explained nowhere, or has two meanings",
    why: "Young and new applicants name unexplained short forms (SLA, RCA) as a reason not to apply.",
    advice: "Write it out once: “service-level agreements (SLAs)”.",
    evidence: Evidence::IndustryData,
    sources: &[
        "Business in the Community 2017 (SLA, KPI least understood)",
        "Milkround 2019 (71 % can be put off by jargon)",
    ],
    fix: FixAvailability::Suggestion,
    bad: &[
        "# Shop assistant\n\n## What you'll do\n\n- Look after the shop\n- Own the SLAs and the P1 RCA\n\n## Requirements\n\n- Can write\n",
        "# Service desk agent\n\n## What you'll do\n\n- Look after the shop\n- Lower the MTTR each quarter\n\n## Requirements\n\n- Can write\n",
    ],
    good: &[
        "# Shop assistant\n\n## What you'll do\n\n- Look after the shop\n- Meet the service-level agreements (SLAs)\n\n## Requirements\n\n- Can write\n",
        "# Service manager\n\n## What you'll do\n\n- Look after the shop\n- Agree the SLA with customers\n\n## Requirements\n\n- Can write\n",
        "# Accountant\n\n## What you'll do\n\n- Look after the shop\n- Answer customers\n\n## Requirements\n\n- CPA\n",
        "# Database administrator\n\n## What you'll do\n\n- Look after the shop\n- Answer customers\n\n## Requirements\n\n- SQL\n",
    ],
};

pub(crate) fn check(posting: &Posting<'_>, findings: &mut Findings<'_>) {
    let facts = posting.facts;
    for form in facts.short_forms() {
        tell(facts, &form, findings);
    }
}

#[cfg_attr(target_arch = "wasm32", inline(never))]
fn tell(facts: &Facts<'_>, form: &ShortForm, findings: &mut Findings<'_>) {
    let words = facts.document.quote(form.range);
    let message = if form.is_ambiguous {
        format!("“{words}” has more than one meaning. Which is meant?")
    } else {
        format!("“{words}” is explained nowhere; people new to the field do not know it.")
    };
    let edit = Edit::verbatim(form.range, format!("{} ({words})", form.long));
    let finding = findings.text(form.range, message).fix(Fix::suggestion("Write it out", vec![edit]));
    if facts.is_for_beginners() {
        finding.severity(Severity::Warning);
    }
}
