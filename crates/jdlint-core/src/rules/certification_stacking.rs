//! `certification-stacking`: many certificates at once. In: certificates. Out: one finding.

use super::{Evidence, Findings, FixAvailability, Group, Posting, Rule, Severity};
use crate::document::Document;
use crate::facts::certificates::CertificateDemand;
use crate::gather::Gather;

/// The rule.
pub(crate) const RULE: Rule = Rule {
    id: "certification-stacking",
    group: Group::Requirements,
    severity: Severity::Warning,
    on_by_default: true,
    summary: "Three or more certificates are required, or two that take years each",
    why: "Each costs months and money; together they are held by very few, and most of the skill can be shown another way.",
    advice: "Require the one that the work needs, and welcome the others.",
    evidence: Evidence::Fact,
    sources: &["Rules of the issuers, `data/en/certifications.tsv` (years of experience each asks)"],
    fix: FixAvailability::None,
    bad: &[
        "# Analyst\n\n## What you'll do\n\n- Count the stock\n\n## Requirements\n\n- PMP, CISSP and CISA certification required\n",
    ],
    good: &[
        "# Analyst\n\n## What you'll do\n\n- Count the stock\n\n## Requirements\n\n- PMP, CISSP or CISA certification\n",
        "# Analyst\n\n## What you'll do\n\n- Count the stock\n\n## Requirements\n\n- PMP required; CISSP and CISA are a plus\n",
    ],
};

pub(crate) fn check(posting: &Posting<'_>, findings: &mut Findings<'_>) {
    let facts = posting.facts;
    let asked = facts.required_certificates().filter(|demand| {
        !demand.alternative && !demand.pending && demand.certificate.is_some_and(|known| !known.is_licence)
    });
    let mut required: Vec<&CertificateDemand> = Vec::new();
    for demand in asked {
        if required.iter().all(|other| other.name != demand.name) {
            required.push(demand);
        }
    }
    let long = required
        .iter()
        .filter(|demand| demand.certificate.is_some_and(|known| known.experience_years >= 3))
        .count();
    if required.len() >= 3 || long >= 2 {
        tell(&facts.document, &required, findings);
    }
}

#[cold]
#[inline(never)]
fn tell(document: &Document<'_>, required: &[&CertificateDemand], findings: &mut Findings<'_>) {
    let Some((first, others)) = required.split_first() else { return };
    let names: Vec<&str> = required.iter().map(|demand| demand.name).gather();
    let message = format!("{} certificates are required together: {}.", names.len(), names.join(", "));
    let finding = findings.text(document.range_of(&first.span), message);
    for other in others {
        finding.related(document.range_of(&other.span), "and this one");
    }
}
