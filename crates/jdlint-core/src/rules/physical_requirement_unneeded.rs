//! `physical-requirement-unneeded`: physical demands without a duty. In: demands, duties. Out: one finding.

use super::{Evidence, Findings, FixAvailability, Group, Posting, Rule, Severity};
use crate::facts::physical::PhysicalDemands;
use crate::report::{Edit, Fix};

/// The rule.
pub(crate) const RULE: Rule = Rule {
    id: "physical-requirement-unneeded",
    group: Group::Requirements,
    severity: Severity::Info,
    on_by_default: true,
    summary: "Lifting, standing, seeing or hearing is required, and no duty needs it (a warning where the title is of a desk job)",
    why: "It shuts out disabled people; where the job does not need it, the law of many countries forbids that.",
    advice: "Say the task and that adjustments are possible, or drop the line: “moves supplies of up to 10 kg, with help”.",
    evidence: Evidence::Law,
    sources: &[
        "29 CFR 1630.10(a) and appendix (criteria must be job-related and consistent with business necessity)",
        "EEOC guidance on the ADA",
        "Equality Act 2010, section 20 (Great Britain)",
    ],
    fix: FixAvailability::Suggestion,
    bad: &[
        "# Bookkeeper\n\n## What you'll do\n\n- Post invoices\n\n## Requirements\n\n- Must be able to lift 50 lb\n",
        "# Copywriter\n\n## What you'll do\n\n- Write pages\n\n## Requirements\n\n- Able to stand for long periods\n",
    ],
    good: &[
        "# Warehouse associate\n\n## What you'll do\n\n- Unload trucks\n\n## Requirements\n\n- Must be able to lift 50 lb\n",
        "# Office coordinator\n\n## What you'll do\n\n- Set up rooms and move furniture\n\n## Requirements\n\n- Able to lift 20 kg\n",
        "# Bookkeeper\n\n## What you'll do\n\n- Post invoices\n\n## Requirements\n\n- Stands out in a crowd of ideas\n",
        "# Bookkeeper\n\n## What you'll do\n\n- Post invoices\n\n## Requirements\n\n- Can lift 10 lb, with or without reasonable accommodation\n",
    ],
};

pub(crate) fn check(posting: &Posting<'_>, findings: &mut Findings<'_>) {
    let facts = posting.facts;
    if let Some(demands) = facts.unexplained_physical_demands() {
        tell(&demands, findings);
    }
}

#[cold]
#[inline(never)]
fn tell(demands: &PhysicalDemands, findings: &mut Findings<'_>) {
    let Some((first, others)) = demands.places.split_first() else { return };
    let (severity, message) = if demands.at_desk {
        (Severity::Warning, "The work is done at a desk, yet this is required of the body.")
    } else {
        (Severity::Info, "This is required of the body, and no duty says what for.")
    };
    let edit = Edit::new(*first, "{task}, with help or an adjustment where needed,");
    let finding = findings
        .text(*first, message)
        .severity(severity)
        .fix(Fix::suggestion("Say the task and offer an adjustment", vec![edit]));
    for &other in others {
        finding.related(other, "and this");
    }
}
