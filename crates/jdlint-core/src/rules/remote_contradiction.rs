//! `remote-contradiction`: remote work that is none, or from nowhere. In: the remote facts. Out: one finding.

use super::{Evidence, Findings, FixAvailability, Group, Posting, Rule, Severity};

/// The rule.
pub(crate) const RULE: Rule = Rule {
    id: "remote-contradiction",
    group: Group::Metadata,
    severity: Severity::Warning,
    on_by_default: true,
    summary: "The job is called remote, but has fixed days on site or names no region",
    why: "Job sites list a job as remote only when it is wholly so, and want to know from where one may apply.",
    advice: "Call it hybrid with the days and the place, or say from which countries or time zones one may work.",
    evidence: Evidence::Platform,
    sources: &[
        "Google Search Central, JobPosting (TELECOMMUTE only where fully remote; applicantLocationRequirements)",
    ],
    fix: FixAvailability::None,
    bad: &[
        "# Baker\n\nLocation: Remote (5 days in office)\n\n## What you'll do\n\n- Bake bread for four shops\n- Order the flour\n\n## What you bring\n\n- One year in a bakery\n\n## How to apply\n\nApply at https://bakery.example/jobs by 1 March 2027.\n",
        "# Planner (Remote)\n\nFull-time, permanent.\n\n## What you'll do\n\n- Bake bread for four shops\n- Order the flour\n\n## What you bring\n\n- One year in a bakery\n\n## How to apply\n\nApply at https://bakery.example/jobs by 1 March 2027.\n",
    ],
    good: &[
        "# Baker\n\nLocation: Hybrid, 2 days in Leeds\n\n## What you'll do\n\n- Bake bread for four shops\n- Order the flour\n\n## What you bring\n\n- One year in a bakery\n\n## How to apply\n\nApply at https://bakery.example/jobs by 1 March 2027.\n",
        "# Planner\n\nLocation: Remote (United Kingdom)\n\nYou visit remote sites. We meet at two off-sites a year.\n\n## What you'll do\n\n- Bake bread for four shops\n- Order the flour\n\n## What you bring\n\n- One year in a bakery\n\n## How to apply\n\nApply at https://bakery.example/jobs by 1 March 2027.\n",
    ],
};

pub(crate) fn check(posting: &Posting<'_>, findings: &mut Findings<'_>) {
    let facts = posting.facts;
    let document = &facts.document;
    let Some(claim) = &facts.remote else { return };
    let words = document.quote(claim.range);
    if let Some(on_site) = claim.on_site {
        let against = document.quote(on_site);
        findings
            .text(claim.range, format!("“{words}” and “{against}” cannot both be true."))
            .related(on_site, "work on site");
    } else if !claim.has_region {
        findings.text(
            claim.range,
            format!("“{words}” does not say from which countries or time zones one may work."),
        );
    }
}
