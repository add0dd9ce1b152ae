//! `sensitive-data-request`: applicants are asked for data that belongs after an offer, or for money. In: the words that law minds. Out: findings.

use super::{Evidence, Findings, FixAvailability, Group, NOT_LEGAL_ADVICE, Posting, Rule, Severity};
use crate::facts::law::Topic;
use crate::report::{Edit, Fix};

/// The rule.
pub(crate) const RULE: Rule = Rule {
    id: "sensitive-data-request",
    group: Group::Law,
    severity: Severity::Error,
    on_by_default: true,
    summary: "Applicants are asked for data that belongs after an offer, or for money",
    why: "Numbers of accounts and identity papers in applications are what fraud lives from, and no choice among applicants needs them.",
    advice: "Ask for them after an offer, by a safe way. Never ask applicants to pay.",
    evidence: Evidence::Law,
    sources: &["FTC advice on job scams", "GDPR Art. 5(1)(c) (no more data than needed)", NOT_LEGAL_ADVICE],
    fix: FixAvailability::Suggestion,
    bad: &[
        "# Baker\n\n## What you'll do\n\n- Bake bread for two shops\n\n## Requirements\n\n- Experience in a bakery\n\n## How to apply\n\nSend your CV, SSN and date of birth.\n",
        "# Baker\n\n## What you'll do\n\n- Bake bread for two shops\n\n## Requirements\n\n- Experience in a bakery\n\n## How to apply\n\nApplicants pay a registration fee of 30 euros.\n",
    ],
    good: &[
        "# Baker\n\n## What you'll do\n\n- Bake bread for two shops\n\n## Requirements\n\n- Experience in a bakery\n\n## How to apply\n\nSend your CV. We collect bank details after an offer, securely.\n",
        "# Baker\n\n## What you'll do\n\n- Bake bread for two shops\n\n## Requirements\n\n- Runs an SSN trace for compliance\n",
        "# Baker\n\n## What you'll do\n\n- Bake bread for two shops\n\n## Requirements\n\n- Experience in a bakery\n\n## How to apply\n\nWe never ask for bank details or money.\n",
    ],
};

pub(crate) fn check(posting: &Posting<'_>, findings: &mut Findings<'_>) {
    let document = &posting.facts.document;
    for term in posting.facts.law_terms(Topic::SensitiveData) {
        let message = format!("“{}” belongs after an offer, if anywhere.", document.quote(term.range));
        let edit = Edit::new(term.range, "{nothing of this kind}");
        findings
            .text(term.range, message)
            .severity(Severity::Error)
            .fix(Fix::suggestion("Leave it out", vec![edit]));
    }
}
