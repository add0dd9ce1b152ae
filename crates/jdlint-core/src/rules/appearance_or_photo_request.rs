//! `appearance-or-photo-request`: a photo is asked for, or looks. In: the words that law minds. Out: findings.

use super::{Evidence, Findings, FixAvailability, Group, NOT_LEGAL_ADVICE, Posting, Rule, Severity};
use crate::document::Document;
use crate::facts::law::{LawTerm, Topic};
use crate::report::{Edit, Fix};

/// The rule.
pub(crate) const RULE: Rule = Rule {
    id: "appearance-or-photo-request",
    group: Group::Law,
    severity: Severity::Warning,
    on_by_default: true,
    summary: "A photo is asked for, or looks",
    why: "Pictures and looks show race, age, sex and religion before anybody has read what one can do.",
    advice: "Leave the photo out. Where clothes or hygiene matter for safety, say the rule and why.",
    evidence: Evidence::Law,
    sources: &[
        "EEOC, prohibited practices (photographs; height and weight)",
        "AGG practice (Germany); CROWN acts (hair)",
        NOT_LEGAL_ADVICE,
    ],
    fix: FixAvailability::Suggestion,
    bad: &[
        "# Baker\n\n## What you'll do\n\n- Bake bread for two shops\n\n## Requirements\n\n- Experience in a bakery\n\n## How to apply\n\nSend your CV with a recent photo.\n",
        "# Baker\n\n## What you'll do\n\n- Bake bread for two shops\n\n## Requirements\n\n- Attractive and well-groomed appearance\n",
        "# Baker\n\n## What you'll do\n\n- Bake bread for two shops\n\n## Requirements\n\n- Clean-shaven\n",
    ],
    good: &[
        "# Baker\n\n## What you'll do\n\n- Bake bread for two shops\n\n## Requirements\n\n- Experience in a bakery\n\n## How to apply\n\nSend your CV. No photo, please.\n",
        "# Baker\n\nWe offer an attractive salary.\n\n## What you'll do\n\n- Bake bread for two shops\n\n## Requirements\n\n- Experience in a bakery\n",
        "# Baker\n\n## What you'll do\n\n- Bake bread for two shops\n\n## Requirements\n\n- Photo editing in a raw converter\n",
    ],
};

pub(crate) fn check(posting: &Posting<'_>, findings: &mut Findings<'_>) {
    for term in posting.facts.law_terms(Topic::Appearance) {
        tell(&posting.facts.document, &term, findings);
    }
}

#[cold]
#[inline(never)]
fn tell(document: &Document<'_>, term: &LawTerm, findings: &mut Findings<'_>) {
    let words = document.quote(term.range);
    let message = if term.value == "photo" {
        format!("“{words}” shows age, sex and skin before anybody has read what the applicant can do.")
    } else {
        format!("“{words}” asks for looks. Which part of the work needs them?")
    };
    let edit = Edit::new(term.range, "{what the work needs}");
    findings
        .text(term.range, message)
        .severity(Severity::Warning)
        .fix(Fix::suggestion("Say what the work needs", vec![edit]));
}
