//! `unemployed-exclusion`: people without a job, or with gaps, are shut out. In: the words that law minds. Out: findings.

use super::{Evidence, Findings, FixAvailability, Group, NOT_LEGAL_ADVICE, Posting, Rule, Severity};
use crate::facts::law::Topic;
use crate::laws::{self, Duty};
use crate::report::{Edit, Fix};

/// The rule.
pub(crate) const RULE: Rule = Rule {
    id: "unemployed-exclusion",
    group: Group::Law,
    severity: Severity::Warning,
    on_by_default: true,
    summary: "People without a job, or with gaps, are shut out",
    why: "It keeps people out of work for no reason of the job; some states forbid it in postings.",
    advice: "Delete it, or say what experience the work needs.",
    evidence: Evidence::Law,
    sources: &[
        "N.J.S.A. 34:8B-1 (New Jersey); Oregon 659A.550; DC Code 32-1361; New York City Code 8-107(21)",
        NOT_LEGAL_ADVICE,
    ],
    fix: FixAvailability::Suggestion,
    bad: &[
        "# Baker\n\n## What you'll do\n\n- Bake bread for two shops\n\n## Requirements\n\n- Must be currently employed\n",
        "# Baker\n\n## What you'll do\n\n- Bake bread for two shops\n\n## Requirements\n\n- No employment gaps\n",
    ],
    good: &[
        "# Baker\n\nOpen to current employees only.\n\n## What you'll do\n\n- Bake bread for two shops\n\n## Requirements\n\n- Experience in a bakery\n",
        "# Baker\n\n## What you'll do\n\n- Bake bread for two shops\n\n## Requirements\n\n- Career breaks are fine with us\n",
        "# Baker\n\n## What you'll do\n\n- Bake bread for two shops\n\n## Requirements\n\n- Experience in the last five years\n",
    ],
};

pub(crate) fn check(posting: &Posting<'_>, findings: &mut Findings<'_>) {
    let document = &posting.facts.document;
    for term in posting.facts.law_terms(Topic::Unemployed) {
        let (severity, law) = laws::severity(posting.settings, Duty::NoUnemployed, Severity::Warning);
        let message = format!("“{}” shuts out people without a job{law}.", document.quote(term.range));
        let edit = Edit::new(term.range, "{experience that the work needs}");
        findings
            .text(term.range, message)
            .severity(severity)
            .fix(Fix::suggestion("Say the experience instead", vec![edit]));
    }
}
