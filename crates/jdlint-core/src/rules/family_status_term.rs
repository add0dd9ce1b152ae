//! `family-status-term`: applicants are chosen by marriage, children or pregnancy. In: the words that law minds. Out: findings.

use super::{Evidence, Findings, FixAvailability, Group, NOT_LEGAL_ADVICE, Posting, Rule, Severity};
use crate::facts::law::Topic;
use crate::report::{Edit, Fix};

/// The rule.
pub(crate) const RULE: Rule = Rule {
    id: "family-status-term",
    group: Group::Law,
    severity: Severity::Error,
    on_by_default: true,
    summary: "Applicants are chosen by marriage, children or pregnancy",
    why: "It shuts out parents and carers, mostly women, and law forbids it in many places.",
    advice: "Say which hours or journeys the work has: “occasional evenings, agreed in advance”.",
    evidence: Evidence::Law,
    sources: &[
        "Title VII and the Pregnancy Discrimination Act (US)",
        "Equality Act 2010 (Great Britain)",
        "New York City law on caregivers",
        NOT_LEGAL_ADVICE,
    ],
    fix: FixAvailability::Suggestion,
    bad: &[
        "# Baker\n\n## What you'll do\n\n- Bake bread for two shops\n\n## Requirements\n\n- No family commitments\n",
        "# Baker\n\n## What you'll do\n\n- Bake bread for two shops\n\n## Requirements\n\n- Must be single\n",
    ],
    good: &[
        "# Baker\n\n## What you'll do\n\n- Bake bread for two shops\n\n## Requirements\n\n- Evening work now and then, agreed in advance\n",
        "# Baker\n\nWe are a family-owned bakery.\n\n## What you'll do\n\n- Bake bread for two shops\n\n## Requirements\n\n- Experience in a bakery\n",
        "# Baker\n\n## What you'll do\n\n- Bake bread for two shops\n\n## Requirements\n\n- Knows single sign-on\n",
    ],
};

pub(crate) fn check(posting: &Posting<'_>, findings: &mut Findings<'_>) {
    let document = &posting.facts.document;
    for term in posting.facts.law_terms(Topic::Family) {
        let message = format!("“{}” chooses applicants by their family.", document.quote(term.range));
        let edit = Edit::new(term.range, "{the hours that the work has}");
        findings
            .text(term.range, message)
            .severity(Severity::Error)
            .fix(Fix::suggestion("Say the hours instead", vec![edit]));
    }
}
