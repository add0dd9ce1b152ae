//! `disability-exclusion`: health or the absence of a disability is asked for. In: the words that law minds. Out: findings.

use super::{Evidence, Findings, FixAvailability, Group, NOT_LEGAL_ADVICE, Posting, Rule, Severity};
use crate::facts::law::Topic;
use crate::report::{Edit, Fix};

/// The rule.
pub(crate) const RULE: Rule = Rule {
    id: "disability-exclusion",
    group: Group::Law,
    severity: Severity::Error,
    on_by_default: true,
    summary: "Health or the absence of a disability is asked for",
    why: "It shuts out people who can do the work, perhaps with an adjustment; law forbids it in many countries.",
    advice: "Name the task, and say that adjustments are possible.",
    evidence: Evidence::Law,
    sources: &[
        "ADA, 42 USC 12112; 29 CFR 1630.10",
        "Equality Act 2010, ss. 39 and 60 (Great Britain)",
        NOT_LEGAL_ADVICE,
    ],
    fix: FixAvailability::Suggestion,
    bad: &[
        "# Baker\n\n## What you'll do\n\n- Bake bread for two shops\n\n## Requirements\n\n- Must be in perfect health\n",
        "# Baker\n\n## What you'll do\n\n- Bake bread for two shops\n\n## Requirements\n\n- Able-bodied\n",
        "# Baker\n\n## What you'll do\n\n- Bake bread for two shops\n\n## Requirements\n\n- Must not require accommodation\n",
    ],
    good: &[
        "# Baker\n\n## What you'll do\n\n- Bake bread for two shops\n\n## Requirements\n\n- Carries trays of 10 kg, with help where needed\n",
        "# Baker\n\n## What you'll do\n\n- Bake bread for two shops\n\n## Requirements\n\n- Health insurance experience\n",
        "# Truck driver\n\n## What you'll do\n\n- Bake bread for two shops\n\n## Requirements\n\n- Must pass the DOT medical examination\n",
    ],
};

pub(crate) fn check(posting: &Posting<'_>, findings: &mut Findings<'_>) {
    let document = &posting.facts.document;
    for term in posting.facts.law_terms(Topic::Disability) {
        let message =
            format!("“{}” shuts out disabled people. Say the task instead.", document.quote(term.range));
        let edit = Edit::new(term.range, "able to {task}, with an adjustment where needed");
        findings
            .text(term.range, message)
            .severity(Severity::Error)
            .fix(Fix::suggestion("Say the task", vec![edit]));
    }
}
