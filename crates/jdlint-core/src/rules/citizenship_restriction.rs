//! `citizenship-restriction`: applicants are chosen by passport or kind of visa. In: the words that law minds. Out: findings.

use super::{Evidence, Findings, FixAvailability, Group, NOT_LEGAL_ADVICE, Posting, Rule, Severity};
use crate::facts::law::{LawTerm, Topic};
use crate::laws::{self, Duty};
use crate::report::{Edit, Fix};

/// The rule.
pub(crate) const RULE: Rule = Rule {
    id: "citizenship-restriction",
    group: Group::Law,
    severity: Severity::Error,
    on_by_default: true,
    summary: "Applicants are chosen by passport or kind of visa",
    why: "People who may work are shut out. United States law forbids it unless a law, regulation, order or contract asks for it.",
    advice: "Ask for the right to work. Where a law or contract limits the job, cite it in the same place.",
    evidence: Evidence::Law,
    sources: &[
        "8 USC 1324b(a)(1); US Department of Justice, IER, practices to avoid in job ads",
        "EEOC, discrimination against American workers (November 2025)",
        NOT_LEGAL_ADVICE,
    ],
    fix: FixAvailability::Suggestion,
    bad: &[
        "# Baker\n\n## What you'll do\n\n- Bake bread for two shops\n\n## Requirements\n\n- US citizens only\n",
        "# Baker\n\n## What you'll do\n\n- Bake bread for two shops\n\n## Requirements\n\n- H-1B preferred\n",
        "# Baker\n\n## What you'll do\n\n- Bake bread for two shops\n\n## Requirements\n\n- Must have a US passport\n",
    ],
    good: &[
        "# Baker\n\n## What you'll do\n\n- Bake bread for two shops\n\n## Requirements\n\n- Authorised to work in the US\n",
        "# Baker\n\n## What you'll do\n\n- Bake bread for two shops\n\n## Requirements\n\n- Must be a US citizen: the role needs a Secret clearance\n",
        "# Baker\n\n## What you'll do\n\n- Bake bread for two shops\n\n## Requirements\n\n- ITAR role: US persons only (22 CFR 120)\n",
        "# Baker\n\n## What you'll do\n\n- Bake bread for two shops\n\n## Requirements\n\n- We cannot sponsor visas for this role\n",
    ],
};

/// One finding; where it is said again stands beside it.
pub(crate) fn check(posting: &Posting<'_>, findings: &mut Findings<'_>) {
    if let Some((term, again)) = posting.facts.law_terms(Topic::Citizenship).split_first() {
        tell(posting, term, again, findings);
    }
}

#[cold]
#[inline(never)]
fn tell(posting: &Posting<'_>, term: &LawTerm, again: &[LawTerm], findings: &mut Findings<'_>) {
    let (severity, law) = laws::severity(posting.settings, Duty::NoCitizenship, Severity::Error);
    let does = if term.value == "prefer" { "puts behind" } else { "shuts out" };
    let message = format!(
        "“{}” {does} people who may work{law}. Where a law or contract asks for it, cite it here.",
        posting.facts.document.quote(term.range)
    );
    let edit = Edit::new(term.range, "authorised to work in {country}");
    let finding = findings
        .text(term.range, message)
        .severity(severity)
        .fix(Fix::suggestion("Ask for the right to work", vec![edit]));
    for term in again {
        finding.related(term.range, "said again here");
    }
}
