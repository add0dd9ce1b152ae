//! `graduation-date-request`: applicants are asked for their age, birth year or graduation year. In: the words that law minds. Out: findings.

use super::{Evidence, Findings, FixAvailability, Group, NOT_LEGAL_ADVICE, Posting, Rule, Severity};
use crate::facts::law::Topic;
use crate::laws::{self, Duty};
use crate::report::{Edit, Fix};

/// The rule.
pub(crate) const RULE: Rule = Rule {
    id: "graduation-date-request",
    group: Group::Law,
    severity: Severity::Warning,
    on_by_default: true,
    summary: "Applicants are asked for their age, birth year or graduation year",
    why: "The year tells the age; some places forbid to ask for it in an application, and others look closely at why it was asked.",
    advice: "Ask for degrees and schools without dates.",
    evidence: Evidence::Law,
    sources: &[
        "Colorado SB 23-058 (since 2024-07-01)",
        "29 CFR 1625.4(b) (requests for age are scrutinised)",
        NOT_LEGAL_ADVICE,
    ],
    fix: FixAvailability::Suggestion,
    bad: &[
        "# Baker\n\n## What you'll do\n\n- Bake bread for two shops\n\n## Requirements\n\n- Experience in a bakery\n\n## How to apply\n\nSend your CV and include your year of graduation.\n",
        "# Baker\n\n## What you'll do\n\n- Bake bread for two shops\n\n## Requirements\n\n- Experience in a bakery\n\n## How to apply\n\nPlease state your age in the cover letter.\n",
    ],
    good: &[
        "# Baker\n\n## What you'll do\n\n- Bake bread for two shops\n\n## Requirements\n\n- Experience in a bakery\n\n## How to apply\n\nList your degrees, no dates needed.\n",
        "# Baker\n\n## What you'll do\n\n- Bake bread for two shops\n\n## Requirements\n\n- Experience in a bakery\n\n## How to apply\n\nStudents: tell us your expected graduation date.\n",
    ],
};

pub(crate) fn check(posting: &Posting<'_>, findings: &mut Findings<'_>) {
    let document = &posting.facts.document;
    for term in posting.facts.law_terms(Topic::GraduationDate) {
        let (severity, law) = laws::severity(posting.settings, Duty::NoGraduationDate, Severity::Warning);
        let message = format!("“{}” tells the age of applicants{law}.", document.quote(term.range));
        let edit = Edit::new(term.range, "{degrees, without dates}");
        findings
            .text(term.range, message)
            .severity(severity)
            .fix(Fix::suggestion("Ask for degrees without dates", vec![edit]));
    }
}
