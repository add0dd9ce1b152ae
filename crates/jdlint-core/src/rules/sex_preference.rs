//! `sex-preference`: one sex is preferred or shut out. In: the words that law minds. Out: findings.

use super::{Evidence, Findings, FixAvailability, Group, NOT_LEGAL_ADVICE, Posting, Rule, Severity};
use crate::facts::law::Topic;
use crate::report::{Edit, Fix};

/// The rule.
pub(crate) const RULE: Rule = Rule {
    id: "sex-preference",
    group: Group::Law,
    severity: Severity::Error,
    on_by_default: true,
    summary: "One sex is preferred or shut out",
    why: "Nearly everywhere law forbids it, unless the sex is a genuine requirement of the work.",
    advice: "Delete it. Where law or the work itself asks for one sex, say why in the same place.",
    evidence: Evidence::Law,
    sources: &[
        "29 CFR 1604.5",
        "Equality Act 2010, Schedule 9 (occupational requirements)",
        "AGG ss. 8 and 11 (Germany)",
        NOT_LEGAL_ADVICE,
    ],
    fix: FixAvailability::Suggestion,
    bad: &[
        "# Baker\n\n## What you'll do\n\n- Bake bread for two shops\n\n## Requirements\n\n- Females preferred\n",
        "# Baker\n\nMale candidates only.\n\n## What you'll do\n\n- Bake bread for two shops\n\n## Requirements\n\n- Experience in a bakery\n",
    ],
    good: &[
        "# Baker\n\nWe are a female-founded bakery.\n\n## What you'll do\n\n- Bake bread for two shops\n\n## Requirements\n\n- Experience in a bakery\n",
        "# Baker\n\n## What you'll do\n\n- Bake bread for two shops\n\n## Requirements\n\n- Experience in a bakery\n\nApplications from women are particularly welcome.\n",
        "# Baker\n\n## What you'll do\n\n- Bake bread for two shops\n\n## Requirements\n\n- Female support worker: this is a genuine occupational requirement under Schedule 9 of the Equality Act\n",
    ],
};

pub(crate) fn check(posting: &Posting<'_>, findings: &mut Findings<'_>) {
    let document = &posting.facts.document;
    for term in posting.facts.law_terms(Topic::Sex) {
        let message = format!(
            "“{}” prefers one sex. Where the work truly needs it, cite the reason here.",
            document.quote(term.range)
        );
        let edit = Edit::new(term.range, "{what the work needs}");
        findings
            .text(term.range, message)
            .severity(Severity::Error)
            .fix(Fix::suggestion("Say what the work needs", vec![edit]));
    }
}
