//! `missing-location`: no place and no work mode. In: presence. Out: one finding about the document.

use super::section_template;
use super::{Evidence, Findings, FixAvailability, Group, Posting, Rule, Severity};
use crate::report::Kind;

/// The rule.
pub(crate) const RULE: Rule = Rule {
    id: "missing-location",
    group: Group::Structure,
    severity: Severity::Error,
    on_by_default: true,
    summary: "The posting names no place of work and no work mode",
    why: "Job boards require a place, and the way to work decides whether one can take the job.",
    advice: "Name the town and the days on site, or say that the work is remote and from where it may be done.",
    evidence: Evidence::Law,
    sources: &[
        "5 CFR 330.104(a)(4)",
        "Google JobPosting structured data: `jobLocation`, or `jobLocationType` for remote work",
    ],
    fix: FixAvailability::Suggestion,
    bad: &[
        "# Baker\n\nFull-time, permanent.\n\n## What you'll do\n\n- Bake bread for four shops\n- Order the flour\n\n## What you bring\n\n- One year in a bakery\n\n## Pay\n\n£27,000 a year\n\n## How to apply\n\nApply at https://bakery.example/jobs by 1 March.\n",
    ],
    good: &[
        "# Baker\n\nLocation: Leeds. Full-time, permanent.\n\n## What you'll do\n\n- Bake bread for four shops\n- Order the flour\n\n## What you bring\n\n- One year in a bakery\n\n## Pay\n\n£27,000 a year\n\n## How to apply\n\nApply at https://bakery.example/jobs by 1 March.\n",
        "# Baker\n\nRemote within Poland. Full-time, permanent.\n\n## What you'll do\n\n- Bake bread for four shops\n- Order the flour\n\n## What you bring\n\n- One year in a bakery\n\n## Pay\n\n£27,000 a year\n\n## How to apply\n\nApply at https://bakery.example/jobs by 1 March.\n",
        "---\ntitle: Baker\ncity: Leeds\n---\n\n## What you'll do\n\n- Bake bread for four shops\n- Order the flour\n\n## What you bring\n\n- One year in a bakery\n\n",
    ],
};

pub(crate) fn check(posting: &Posting<'_>, findings: &mut Findings<'_>) {
    let facts = posting.facts;
    if !facts.lacks(Kind::Location) || facts.hints_at_place() {
        return;
    }
    findings.document("The posting names no place of work and does not say whether the work is remote.").fix(
        section_template::label_line(
            facts,
            "Add the place of work",
            "Location",
            "{town}, {2} days a week on site",
        ),
    );
}
