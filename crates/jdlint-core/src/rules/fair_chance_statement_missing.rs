//! `fair-chance-statement-missing`: the law of the place asks for a notice that records are considered, and there is none. In: notices. Out: findings.

use super::section_template;
use super::{Evidence, Findings, FixAvailability, Group, NOT_LEGAL_ADVICE, Posting, Rule, Severity};
use crate::laws::{self, Duty};

/// The rule.
pub(crate) const RULE: Rule = Rule {
    id: "fair-chance-statement-missing",
    group: Group::Law,
    severity: Severity::Info,
    on_by_default: true,
    summary: "The law of the place asks for a notice that records are considered, and there is none (an error where a sure law asks for it)",
    why: "The ordinances of some cities and counties ask for the notice in each posting.",
    advice: "Add the notice, with the name of the ordinance.",
    evidence: Evidence::Law,
    sources: &[
        "Los Angeles County Fair Chance Ordinance, Code 8.300",
        "Los Angeles Fair Chance Initiative for Hiring Ordinance; San Francisco Fair Chance Ordinance",
        NOT_LEGAL_ADVICE,
    ],
    fix: FixAvailability::Suggestion,
    bad: &[
        "---\njurisdictions: us-ca-la\n---\n# Baker\n\n## What you'll do\n\n- Bake bread for two shops\n\n## Requirements\n\n- Experience in a bakery\n",
    ],
    good: &[
        "# Baker\n\n## What you'll do\n\n- Bake bread for two shops\n\n## Requirements\n\n- Experience in a bakery\n",
        "---\njurisdictions: us-ca-la\n---\n# Baker\n\n## What you'll do\n\n- Bake bread for two shops\n\n## Requirements\n\n- Experience in a bakery\n\nQualified applicants with arrest or conviction records will be considered under the Fair Chance Ordinance.\n",
    ],
};

pub(crate) fn check(posting: &Posting<'_>, findings: &mut Findings<'_>) {
    let facts = posting.facts;
    if facts.is_closed() || facts.has_fair_chance_notice() {
        return;
    }
    let Some((severity, law)) = laws::asked(posting.settings, Duty::FairChance) else { return };
    let body = "We consider qualified applicants with arrest or conviction records, as {the ordinance} asks.";
    findings
        .document(format!(
            "The posting does not say that people with arrest or conviction records are considered{law}."
        ))
        .severity(severity)
        .fix(section_template::section(facts, "Add the notice", "Fair chance", body));
}
