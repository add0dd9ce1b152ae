//! `drivers-license-unneeded`: a driving licence without driving. In: licences, duties. Out: a finding a demand.

use super::{Evidence, Findings, FixAvailability, Group, Posting, Rule, Severity};
use crate::jurisdictions;
use crate::report::{Edit, Fix};

/// The rule.
pub(crate) const RULE: Rule = Rule {
    id: "drivers-license-unneeded",
    group: Group::Requirements,
    severity: Severity::Info,
    on_by_default: true,
    summary: "A driving licence is required, and no duty drives (an error with the jurisdictions us-ca and us-wa)",
    why: "It shuts out people who cannot drive. California and Washington forbid it unless the job drives and nothing else would do; elsewhere it may discriminate indirectly.",
    advice: "Say what the driving is, or ask for what is needed: “able to travel between sites”.",
    evidence: Evidence::Law,
    sources: &[
        "California SB 1100 (Government Code 12940, from 2025)",
        "Washington RCW 49.58 with WAC 296-123-065 (2025)",
        "EHRC advice for Great Britain",
    ],
    fix: FixAvailability::Suggestion,
    bad: &[
        "# Analyst\n\n## What you'll do\n\n- Count the stock\n\n## Requirements\n\n- Valid driver's license required\n",
        "# Bookkeeper\n\n## What you'll do\n\n- Post invoices\n\n## Requirements\n\n- Full UK driving licence\n",
    ],
    good: &[
        "# Delivery driver\n\n## What you'll do\n\n- Bring parcels to shops\n\n## Requirements\n\n- Valid driver's license\n",
        "# Analyst\n\n## What you'll do\n\n- Visit three sites each week\n\n## Requirements\n\n- Valid driver's license\n",
        "# Analyst\n\n## What you'll do\n\n- Count the stock\n\n## Requirements\n\n- A driver's license is a plus\n",
        "# Analyst\n\n## What you'll do\n\n- Count the stock\n\n## Requirements\n\n- Knows how a software licence is read\n",
    ],
};

pub(crate) fn check(posting: &Posting<'_>, findings: &mut Findings<'_>) {
    let facts = posting.facts;
    let forbidden = posting
        .settings
        .jurisdictions
        .iter()
        .flat_map(|id| jurisdictions::with_parents(id))
        .any(|place| matches!(place.id, "us-ca" | "us-wa"));
    let severity = if forbidden { Severity::Error } else { Severity::Info };
    let licences = facts.unneeded_driving_licences();
    let Some((first, others)) = licences.split_first() else { return };
    let edit =
        Edit::new(facts.sentence_range(first.sentence), "Able to travel {from where to where, how often}");
    let finding = findings
        .text(
            facts.document.range_of(&first.span),
            "A driving licence is required, and no duty says what is driven.",
        )
        .severity(severity)
        .fix(Fix::suggestion("Ask for what is needed", vec![edit]));
    for other in others {
        finding.related(facts.document.range_of(&other.span), "and here");
    }
}
