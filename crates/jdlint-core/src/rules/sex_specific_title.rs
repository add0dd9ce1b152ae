//! `sex-specific-title`: the title, or the word for the holder of the job, names one sex. In: titles. Out: findings.

use super::{Evidence, Findings, FixAvailability, Group, NOT_LEGAL_ADVICE, Posting, Rule, Severity};
use crate::report::{Edit, Fix};

/// The rule.
pub(crate) static RULE: Rule = Rule {
    id: "sex-specific-title",
    group: Group::Law,
    severity: Severity::Error,
    on_by_default: true,
    summary: "The title, or the word for the holder of the job, names one sex",
    why: "It reads as a preference, which the law of nearly all countries forbids in postings.",
    advice: "Use the neutral title.",
    evidence: Evidence::Law,
    sources: &[
        "42 USC 2000e-3(b); 29 CFR 1604.5",
        "Equality Act 2010 and EHRC guidance on advertising (Great Britain)",
        "AGG s. 11 (Germany); Directive (EU) 2023/970 Art. 5(3)",
        NOT_LEGAL_ADVICE,
    ],
    fix: FixAvailability::Safe,
    bad: &[
        "# Foreman\n\n## What you'll do\n\n- Bake bread for two shops\n\n## Requirements\n\n- Experience in a bakery\n",
        "# Waitress (evenings)\n\n## What you'll do\n\n- Bake bread for two shops\n\n## Requirements\n\n- Experience in a bakery\n",
        "# Baker\n\nWe are looking for a salesman for the region.\n\n## What you'll do\n\n- Bake bread for two shops\n\n## Requirements\n\n- Experience in a bakery\n",
    ],
    good: &[
        "# Site supervisor\n\n## What you'll do\n\n- Bake bread for two shops\n\n## Requirements\n\n- Experience in a bakery\n",
        "# Journeyman electrician\n\n## What you'll do\n\n- Bake bread for two shops\n\n## Requirements\n\n- Experience in a bakery\n",
        "# Assistant to the chairman\n\n## What you'll do\n\n- Bake bread for two shops\n\n## Requirements\n\n- Experience in a bakery\n",
        "# Ombudsman\n\n## What you'll do\n\n- Bake bread for two shops\n\n## Requirements\n\n- Experience in a bakery\n",
        "# Baker\n\n## What you'll do\n\n- Bake bread for two shops\n- Report to the foreman\n\n## Requirements\n\n- Experience in a bakery\n",
    ],
    check,
};

fn check(posting: &Posting<'_>, findings: &mut Findings<'_>) {
    let document = &posting.facts.document;
    for term in posting.facts.sex_titles() {
        let message =
            format!("“{}” names one sex; “{}” is open to all.", document.quote(term.range), term.neutral);
        let title = format!("Write “{}”", term.neutral);
        let edits = vec![Edit::verbatim(term.range, term.neutral)];
        // In a sentence the article may have to change as well.
        let fix = if term.in_title { Fix::safe(title, edits) } else { Fix::suggestion(title, edits) };
        findings.text(term.range, message).fix(fix);
    }
}
