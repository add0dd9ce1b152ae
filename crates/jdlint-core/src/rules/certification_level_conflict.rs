//! `certification-level-conflict`: a certificate that asks for more years than the posting. In: certificates, years, level. Out: a finding a certificate.

use super::{Evidence, Findings, FixAvailability, Group, Posting, Rule, Severity};
use crate::lexicon::Certificate;
use crate::report::{Edit, Finding, Fix, Modality};
use crate::text::TextRange;

/// The rule.
pub(crate) const RULE: Rule = Rule {
    id: "certification-level-conflict",
    group: Group::Requirements,
    severity: Severity::Error,
    on_by_default: true,
    summary: "A certificate is required that takes more years of experience than the posting asks for, or than a beginner has",
    why: "Nobody who fits the posting can hold it: issuers give some certificates only after years of work.",
    advice: "Name one that can be had at this level, accept people who work towards it, or raise the level.",
    evidence: Evidence::Fact,
    sources: &[
        "ISC2: CISSP takes five years, one of which may be waived; passing first makes an Associate",
        "ISACA, PMI and other issuers: `data/en/certifications.tsv`",
    ],
    fix: FixAvailability::Suggestion,
    bad: &[
        "# Junior security analyst\n\n## What you'll do\n\n- Watch the alerts\n\n## Requirements\n\n- CISSP required\n",
        "# Security analyst\n\n## What you'll do\n\n- Watch the alerts\n\n## Requirements\n\n- CISSP required\n- 2 years of experience in security operations\n",
    ],
    good: &[
        "# Junior security analyst\n\n## What you'll do\n\n- Watch the alerts\n\n## Requirements\n\n- Security+ or CC is helpful\n",
        "# Junior security analyst\n\n## What you'll do\n\n- Watch the alerts\n\n## Requirements\n\n- Working towards CISSP\n",
        "# Junior security analyst\n\n## What you'll do\n\n- Watch the alerts\n\n## Requirements\n\n- CISSP is a plus\n",
        "# Security analyst\n\n## What you'll do\n\n- Watch the alerts\n\n## Requirements\n\n- CISSP required\n- 6 years of experience in security operations\n",
    ],
};

pub(crate) fn check(posting: &Posting<'_>, findings: &mut Findings<'_>) {
    let facts = posting.facts;
    let asked = facts.years.iter().filter(|demand| demand.modality == Modality::Required);
    let most = asked.max_by(|a, b| a.min.total_cmp(&b.min));
    for demand in facts.required_certificates().filter(|demand| !demand.pending && !facts.is_choice(demand)) {
        let Some(known) = demand.certificate.filter(|known| known.least_years >= 2) else { continue };
        let least = f64::from(known.least_years);
        let years = most.filter(|years| years.max.unwrap_or(years.min).max(years.min) < least);
        let beginner = facts.entry_level.filter(|_| known.least_years >= 3);
        let (place, why, note) = match (beginner, years) {
            (Some(level), _) => {
                (level, "and the job is for beginners".to_owned(), "This says that it is for beginners.")
            }
            (None, Some(years)) => (
                facts.document.range_of(&years.span),
                format!("and “{}” is asked for", facts.document.quote(facts.document.range_of(&years.span))),
                "These are the years.",
            ),
            _ => continue,
        };
        tell(facts.document.range_of(&demand.span), known, &why, findings).related(place, note);
    }
}

#[cold]
#[inline(never)]
fn tell<'f>(
    range: TextRange,
    known: &Certificate,
    why: &str,
    findings: &'f mut Findings<'_>,
) -> &'f mut Finding {
    let edit = Edit::new(range, format!("{{entry-level certificate}}, or working towards {}", known.name));
    findings
        .text(
            range,
            format!("{} takes at least {} years of experience, {why}.", known.name, known.least_years),
        )
        .fix(Fix::suggestion("Name one that fits the level", vec![edit]))
}
