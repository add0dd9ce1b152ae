//! `native-speaker`: a native speaker, a mother tongue or no accent is asked for. In: the words that law minds. Out: findings.

use super::{Evidence, Findings, FixAvailability, Group, NOT_LEGAL_ADVICE, Posting, Rule, Severity};
use crate::facts::law::{LawTerm, Topic};
use crate::laws::{self, Duty};
use crate::report::{Edit, Fix};

/// The rule.
pub(crate) const RULE: Rule = Rule {
    id: "native-speaker",
    group: Group::Law,
    severity: Severity::Warning,
    on_by_default: true,
    summary: "A native speaker, a mother tongue or no accent is asked for",
    why: "It asks for a birth and not for a skill; law in the United States, Germany and Great Britain minds it.",
    advice: "Name the level that the work needs, and what for: “English at C1 or above to draft contracts”.",
    evidence: Evidence::Law,
    sources: &[
        "EEOC Enforcement Guidance on National Origin (2016), part V",
        "AGG s. 11; BAG 8 AZR 402/15, limited by 8 AZR 418/15 (Germany)",
        "EHRC guidance on advertising (Great Britain)",
        NOT_LEGAL_ADVICE,
    ],
    fix: FixAvailability::Suggestion,
    bad: &[
        "# Baker\n\n## What you'll do\n\n- Bake bread for two shops\n\n## Requirements\n\n- Native English speaker\n",
        "# Baker\n\n## What you'll do\n\n- Bake bread for two shops\n\n## Requirements\n\n- German as mother tongue\n",
        "# Baker\n\n## What you'll do\n\n- Bake bread for two shops\n\n## Requirements\n\n- Accent-free English\n",
    ],
    good: &[
        "# Baker\n\n## What you'll do\n\n- Bake bread for two shops\n\n## Requirements\n\n- English at C1 or above to draft contracts\n",
        "# Baker\n\n## What you'll do\n\n- Bake bread for two shops\n\n## Requirements\n\n- Cloud-native services\n",
        "# Baker\n\n## What you'll do\n\n- Bake bread for two shops\n\n## Requirements\n\n- English: fluent, no native level needed\n",
    ],
};

pub(crate) fn check(posting: &Posting<'_>, findings: &mut Findings<'_>) {
    for term in posting.facts.law_terms(Topic::NativeSpeaker) {
        tell(posting, &term, findings);
    }
}

#[cold]
#[inline(never)]
fn tell(posting: &Posting<'_>, term: &LawTerm, findings: &mut Findings<'_>) {
    let (severity, law) = laws::severity(posting.settings, Duty::NoNativeSpeaker, Severity::Warning);
    let words = posting.facts.document.quote(term.range);
    // A level of skill shuts nobody out by birth; but nobody can test it.
    let (severity, message) = if term.value == "level" {
        let message = format!(
            "“{words}” names a level that nobody can test, by the word for a birth. Which level does the work need?"
        );
        (Severity::Info, message)
    } else {
        (severity, format!("“{words}” asks for a birth and not for a skill{law}."))
    };
    let edit = Edit::new(term.range, "fluent {language}, {level} or above,");
    findings.text(term.range, message).severity(severity).fix(Fix::suggestion("Ask for a level", vec![edit]));
}
