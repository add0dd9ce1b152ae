//! `sex-specific-title`: the title, or the word for the holder of the job, names one sex. In: titles. Out: findings.

use super::{Evidence, Findings, FixAvailability, Group, NOT_LEGAL_ADVICE, Posting, Rule, Severity};
use crate::document::Document;
use crate::facts::law::TitleTerm;
use crate::gather::Gather;
use crate::report::{Edit, Fix};

/// The rule.
pub(crate) const RULE: Rule = Rule {
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
};

/// One finding for each word; where it is said again stands beside it.
pub(crate) fn check(posting: &Posting<'_>, findings: &mut Findings<'_>) {
    let terms = posting.facts.sex_titles();
    let is_same = |one: &TitleTerm, other: &TitleTerm| one.neutral.eq_ignore_ascii_case(&other.neutral);
    for (at, term) in terms.iter().enumerate() {
        if terms[..at].iter().any(|earlier| is_same(earlier, term)) {
            continue;
        }
        let again: Vec<_> = terms[at + 1..].iter().filter(|later| is_same(term, later)).gather();
        tell(&posting.facts.document, term, &again, findings);
    }
}

#[cfg_attr(target_arch = "wasm32", inline(never))]
fn tell(document: &Document<'_>, term: &TitleTerm, again: &[&TitleTerm], findings: &mut Findings<'_>) {
    let message =
        format!("“{}” names one sex; “{}” is open to all.", document.quote(term.range), term.neutral);
    let title = format!("Write “{}”", term.neutral);
    let all = std::iter::once(&term).chain(again);
    let edits = all.map(|term| Edit::verbatim(term.range, term.neutral.clone())).gather();
    // In a sentence the article may have to change as well.
    let sure = term.in_title && again.is_empty();
    let fix = if sure { Fix::safe(title, edits) } else { Fix::suggestion(title, edits) };
    let finding = findings.text(term.range, message).fix(fix);
    for later in again {
        finding.related(later.range, "said again here");
    }
}
