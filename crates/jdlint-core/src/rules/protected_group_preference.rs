//! `protected-group-preference`: people are preferred or shut out by race, religion, origin or orientation. In: the words that law minds. Out: findings.

use super::{Evidence, Findings, FixAvailability, Group, NOT_LEGAL_ADVICE, Posting, Rule, Severity};
use crate::facts::law::Topic;
use crate::report::{Edit, Fix};

/// The rule.
pub(crate) const RULE: Rule = Rule {
    id: "protected-group-preference",
    group: Group::Law,
    severity: Severity::Error,
    on_by_default: true,
    summary: "People are preferred or shut out by race, religion, origin or orientation",
    why: "Nearly everywhere law forbids it in a posting, also where it is meant to help. Invitations to apply are fine.",
    advice: "Invite everybody: “We welcome applications from all backgrounds”.",
    evidence: Evidence::Law,
    sources: &[
        "42 USC 2000e-3(b)",
        "Equality Act 2010, ss. 158 and 159 (positive action is no preference in ads)",
        "Directive 2000/43/EC and 2000/78/EC",
        NOT_LEGAL_ADVICE,
    ],
    fix: FixAvailability::Suggestion,
    bad: &[
        "# Baker\n\nMinorities only.\n\n## What you'll do\n\n- Bake bread for two shops\n\n## Requirements\n\n- Experience in a bakery\n",
        "# Baker\n\n## What you'll do\n\n- Bake bread for two shops\n\n## Requirements\n\n- Must be a practising Christian\n",
    ],
    good: &[
        "# Baker\n\n## What you'll do\n\n- Bake bread for two shops\n\n## Requirements\n\n- Experience in a bakery\n\nApplications are encouraged from under-represented groups.\n",
        "# Baker\n\n## What you'll do\n\n- Bake bread for two shops\n\n## Requirements\n\n- Experience in a bakery\n\nWe consider all applicants without regard to race, religion or sexual orientation.\n",
        "# Baker\n\n## What you'll do\n\n- Bake bread for two shops\n\n## Requirements\n\n- Everyone qualified is welcome\n",
    ],
};

pub(crate) fn check(posting: &Posting<'_>, findings: &mut Findings<'_>) {
    let document = &posting.facts.document;
    for term in posting.facts.law_terms(Topic::Group) {
        let message = format!("“{}” prefers or shuts out a group.", document.quote(term.range));
        let edit = Edit::new(term.range, "{what the work needs}");
        findings
            .text(term.range, message)
            .severity(Severity::Error)
            .fix(Fix::suggestion("Say what the work needs", vec![edit]));
    }
}
