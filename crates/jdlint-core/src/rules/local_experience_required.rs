//! `local-experience-required`: experience in one country is asked for. In: the words that law minds. Out: findings.

use super::{Evidence, Findings, FixAvailability, Group, NOT_LEGAL_ADVICE, Posting, Rule, Severity};
use crate::facts::law::Topic;
use crate::laws::{self, Duty};
use crate::report::{Edit, Fix};

/// The rule.
pub(crate) const RULE: Rule = Rule {
    id: "local-experience-required",
    group: Group::Law,
    severity: Severity::Info,
    on_by_default: true,
    summary: "Experience in one country is asked for (an error in Ontario)",
    why: "It shuts out newcomers who know the work; Ontario forbids it in postings.",
    advice: "Say what one must know: “knows the payroll rules of the province”.",
    evidence: Evidence::Law,
    sources: &[
        "Ontario Employment Standards Act 2000, Part III.1 (since 2026-01-01)",
        "Ontario Human Rights Commission, policy on Canadian experience",
        NOT_LEGAL_ADVICE,
    ],
    fix: FixAvailability::Suggestion,
    bad: &[
        "# Baker\n\n## What you'll do\n\n- Bake bread for two shops\n\n## Requirements\n\n- Canadian experience required\n",
        "# Baker\n\n## What you'll do\n\n- Bake bread for two shops\n\n## Requirements\n\n- Two years of Canadian work experience\n",
    ],
    good: &[
        "# Baker\n\n## What you'll do\n\n- Bake bread for two shops\n\n## Requirements\n\n- Knows the payroll rules of the CRA\n",
        "# Baker\n\n## What you'll do\n\n- Bake bread for two shops\n\n## Requirements\n\n- Knows Canadian GAAP\n",
        "# Baker\n\n## What you'll do\n\n- Bake bread for two shops\n\n## Requirements\n\n- Canadian experience is not required\n",
    ],
};

pub(crate) fn check(posting: &Posting<'_>, findings: &mut Findings<'_>) {
    let document = &posting.facts.document;
    for term in posting.facts.law_terms(Topic::LocalExperience) {
        let (severity, law) = laws::severity(posting.settings, Duty::NoLocalExperience, Severity::Info);
        let message = format!("“{}” shuts out newcomers who know the work{law}.", document.quote(term.range));
        let edit = Edit::new(term.range, "knowledge of {rules or practice}");
        findings
            .text(term.range, message)
            .severity(severity)
            .fix(Fix::suggestion("Say what one must know", vec![edit]));
    }
}
