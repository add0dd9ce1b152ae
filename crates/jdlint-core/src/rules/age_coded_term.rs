//! `age-coded-term`: words that tell the age of the person sought, such as “young team” or “under 35”. In: the words that law minds. Out: findings.

use super::{Evidence, Findings, FixAvailability, Group, NOT_LEGAL_ADVICE, Posting, Rule, Severity};
use crate::document::Document;
use crate::facts::law::{LawTerm, Topic};
use crate::report::{Edit, Fix};

/// The rule.
pub(crate) const RULE: Rule = Rule {
    id: "age-coded-term",
    group: Group::Law,
    severity: Severity::Error,
    on_by_default: true,
    summary: "Words that tell the age of the person sought, such as “young team” or “under 35” (softer hints are warnings)",
    why: "In field experiments fewer older people apply to such texts, and the law of many countries forbids words that limit or deter by age.",
    advice: "Say what the work needs, or what is new about the team: “a team formed in 2025”.",
    evidence: Evidence::Law,
    sources: &[
        "29 CFR 1625.4(a) (notices that limit or deter by age)",
        "Burn, Firoozi, Ladd and Neumark, field experiment on age language in job ads (FRBSF Economic Letter 2023-07)",
        "Equality Act 2010 (Great Britain); AGG s. 11 (Germany)",
        NOT_LEGAL_ADVICE,
    ],
    fix: FixAvailability::Suggestion,
    bad: &[
        "# Baker\n\nJoin our young and dynamic team.\n\n## What you'll do\n\n- Bake bread for two shops\n\n## Requirements\n\n- Experience in a bakery\n",
        "# Baker\n\n## What you'll do\n\n- Bake bread for two shops\n\n## Requirements\n\n- Aged between 25 and 35\n",
        "# Baker\n\n## What you'll do\n\n- Bake bread for two shops\n\n## Requirements\n\n- Digital native\n",
    ],
    good: &[
        "# Baker\n\nJoin a new team formed in 2025.\n\n## What you'll do\n\n- Bake bread for two shops\n\n## Requirements\n\n- Experience in a bakery\n",
        "# Baker\n\n## What you'll do\n\n- Bake bread for two shops\n- Support young people aged 14 to 19 on work placements\n\n## Requirements\n\n- Experience in a bakery\n",
        "# Baker\n\n## What you'll do\n\n- Bake bread for two shops\n\n## Requirements\n\n- At least 18 years old\n",
        "# Baker\n\nWe are a young company.\n\n## What you'll do\n\n- Bake bread for two shops\n\n## Requirements\n\n- Experience in a bakery\n",
    ],
};

pub(crate) fn check(posting: &Posting<'_>, findings: &mut Findings<'_>) {
    for term in posting.facts.law_terms(Topic::Age) {
        tell(&posting.facts.document, &term, findings);
    }
}

#[cold]
#[inline(never)]
fn tell(document: &Document<'_>, term: &LawTerm, findings: &mut Findings<'_>) {
    let severity = if term.value == "implied" { Severity::Warning } else { Severity::Error };
    let message = format!("“{}” tells applicants which age is sought.", document.quote(term.range));
    let edit = Edit::new(term.range, "{what the work needs}");
    findings
        .text(term.range, message)
        .severity(severity)
        .fix(Fix::suggestion("Say what the work needs", vec![edit]));
}
