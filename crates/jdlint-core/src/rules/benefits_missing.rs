//! `benefits-missing`: no benefit that a reader could check. In: presence. Out: one finding.

use super::section_template;
use super::{Evidence, Findings, FixAvailability, Group, Posting, Rule, Severity};
use crate::laws::{self, Duty};
use crate::report::{Kind, Presence};

/// The rule.
pub(crate) const RULE: Rule = Rule {
    id: "benefits-missing",
    group: Group::Pay,
    severity: Severity::Info,
    on_by_default: true,
    summary: "The posting says nothing of the benefits, or nothing that a reader could check",
    why: "Benefits are part of the pay; some laws ask for a general description of them.",
    advice: "Name the benefits: leave, pension or retirement plan, health plan, with their figures.",
    evidence: Evidence::Law,
    sources: &[
        "Laws of Colorado, Washington, Illinois, Maryland, Minnesota and New Jersey, compiled 2026-11 from secondary sources; not legal advice",
        "Colorado INFO #9A (a real general description)",
    ],
    fix: FixAvailability::Suggestion,
    bad: &[
        "# Baker\n\nLocation: Leeds. Full-time, permanent.\n\n## What you'll do\n\n- Bake bread for four shops\n- Order the flour\n\n## What you bring\n\n- One year in a bakery\n\n## Pay\n\n£27,000 a year\n\n## How to apply\n\nApply at https://bakery.example/jobs by 1 March 2027.\n",
        "# Baker\n\nLocation: Leeds. Full-time, permanent.\n\n## What you'll do\n\n- Bake bread for four shops\n- Order the flour\n\n## What you bring\n\n- One year in a bakery\n\n## Pay\n\n£27,000 a year and generous benefits\n\n## How to apply\n\nApply at https://bakery.example/jobs by 1 March 2027.\n",
    ],
    good: &[
        "# Baker\n\nLocation: Leeds. Full-time, permanent.\n\n## What you'll do\n\n- Bake bread for four shops\n- Order the flour\n\n## What you bring\n\n- One year in a bakery\n\n## Pay\n\n£27,000 a year\n\n## Benefits\n\n- 27 days' leave a year\n- Pension, 6 % from us\n\n## How to apply\n\nApply at https://bakery.example/jobs by 1 March 2027.\n",
        "# Baker\n\nLocation: Leeds. Full-time, permanent.\n\n## What you'll do\n\n- Bake bread for four shops\n- Order the flour\n\n## What you bring\n\n- One year in a bakery\n\n## Pay\n\n£27,000 a year. Health plan, 401(k) with 4 % match, 20 days of paid leave\n\n## How to apply\n\nApply at https://bakery.example/jobs by 1 March 2027.\n",
    ],
};

pub(crate) fn check(posting: &Posting<'_>, findings: &mut Findings<'_>) {
    let facts = posting.facts;
    let Some(there) = facts.presence_of(Kind::Benefits) else { return };
    if there.presence == Presence::Yes || facts.is_unpaid() || facts.names_or_links_benefits() {
        return;
    }
    let (severity, law) = laws::severity(posting.settings, Duty::Benefits, Severity::Info);
    let body = "{days} days of paid leave, {pension plan}, {health plan}";
    let fix = section_template::section(facts, "Add the benefits", "Benefits", body);
    let finding = match there.ranges.first() {
        // A heading with nothing below is `empty-section`'s to tell.
        Some(&range) if there.presence == Presence::Vague && facts.is_bare_heading(range) => return,
        Some(&range) if there.presence == Presence::Vague => {
            let words = facts.document.quote(range);
            findings.text(
                range,
                format!("“{}” names no benefit that a reader could check{law}.", shortened(&words)),
            )
        }
        _ => findings.document(format!("The posting says nothing of the benefits{law}.")),
    };
    finding.severity(severity).fix(fix);
}

fn shortened(words: &str) -> &str {
    words.char_indices().nth(60).map_or(words, |(at, _)| &words[..at])
}
