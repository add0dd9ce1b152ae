//! `ai-or-vacancy-disclosure-missing`: the law of the place asks to say whether there is a vacancy, and whether artificial intelligence looks at applications. In: notices. Out: findings.

use super::section_template;
use super::{Evidence, Findings, FixAvailability, Group, NOT_LEGAL_ADVICE, Posting, Rule, Severity};
use crate::facts::Facts;
use crate::laws::{self, Duty};

/// The rule.
pub(crate) const RULE: Rule = Rule {
    id: "ai-or-vacancy-disclosure-missing",
    group: Group::Law,
    severity: Severity::Info,
    on_by_default: true,
    summary: "The law of the place asks to say whether there is a vacancy, and whether artificial intelligence looks at applications",
    why: "Applicants of Ontario have a right to know both. jdlint cannot know whether such software is used; it only asks.",
    advice: "Say whether the vacancy exists, and whether artificial intelligence screens, rates or selects applicants.",
    evidence: Evidence::Law,
    sources: &[
        "Ontario Employment Standards Act 2000, Part III.1 (since 2026-01-01, employers of 25 or more)",
        NOT_LEGAL_ADVICE,
    ],
    fix: FixAvailability::Suggestion,
    bad: &[
        "---\njurisdictions: ca-on\n---\n# Baker\n\n## What you'll do\n\n- Bake bread for two shops\n\n## Requirements\n\n- Experience in a bakery\n",
    ],
    good: &[
        "# Baker\n\n## What you'll do\n\n- Bake bread for two shops\n\n## Requirements\n\n- Experience in a bakery\n",
        "---\njurisdictions: ca-on\n---\n# Baker\n\n## What you'll do\n\n- Bake bread for two shops\n\n## Requirements\n\n- Experience in a bakery\n\nWe use AI to rank applications. This is an existing vacancy.\n",
    ],
};

pub(crate) fn check(posting: &Posting<'_>, findings: &mut Findings<'_>) {
    let facts = posting.facts;
    if facts.is_closed() {
        return;
    }
    let vacancy =
        laws::asked(posting.settings, Duty::VacancyDisclosure).filter(|_| !facts.has_vacancy_notice());
    let ai = laws::asked(posting.settings, Duty::AiDisclosure).filter(|_| !facts.has_ai_notice());
    if vacancy.is_some() || ai.is_some() {
        tell(facts, vacancy, ai, findings);
    }
}

/// In: how grave it is that each is not said, and the law that asks for it.
#[cold]
#[inline(never)]
fn tell(
    facts: &Facts<'_>,
    vacancy: Option<(Severity, String)>,
    ai: Option<(Severity, String)>,
    findings: &mut Findings<'_>,
) {
    let (severity, message, body) = match (vacancy, ai) {
        (None, None) => return,
        (Some((severity, law)), ai) => {
            let question = if ai.is_some() {
                " Does artificial intelligence look at applications? Then say so too."
            } else {
                ""
            };
            let body = if ai.is_some() {
                "This posting is for {an existing vacancy}. We {use or do not use} AI to screen applications."
            } else {
                "This posting is for {an existing vacancy}."
            };
            (
                severity,
                format!("The posting does not say whether there is a vacancy to fill{law}.{question}"),
                body,
            )
        }
        // Whether such software is used stands in no posting: a question, no fault.
        (None, Some((_, law))) => (
            Severity::Info,
            format!("Does artificial intelligence screen, rate or select applicants? Then say so{law}."),
            "We {use or do not use} AI to screen applications.",
        ),
    };
    let body = body.replace("{an existing vacancy}", "an existing vacancy");
    findings.document(message).severity(severity).fix(section_template::section(
        facts,
        "Say both",
        "About this vacancy",
        &body,
    ));
}
