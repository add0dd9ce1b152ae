//! `missing-how-to-apply`: no way to apply. In: presence. Out: one finding about the document.

use super::section_template;
use super::{Evidence, Findings, FixAvailability, Group, Posting, Rule, Severity};
use crate::report::{Kind, Presence};

/// The rule.
pub(crate) const RULE: Rule = Rule {
    id: "missing-how-to-apply",
    group: Group::Structure,
    severity: Severity::Warning,
    on_by_default: true,
    summary: "The posting does not say how to apply",
    why: "A reader who wants the job should not have to search for the way in.",
    advice: "Give a link or an address, what to send, and by when.",
    evidence: Evidence::Law,
    sources: &["5 CFR 330.104(a)(11) and (12)"],
    fix: FixAvailability::Suggestion,
    bad: &[
        "# Baker\n\nLocation: Leeds. Full-time, permanent.\n\n## What you'll do\n\n- Bake bread for four shops\n- Order the flour\n\n## What you bring\n\n- One year in a bakery\n\n## Pay\n\n£27,000 a year\n\n",
        "# Baker\n\nLocation: Leeds. Full-time, permanent.\n\n## What you'll do\n\n- Bake bread for four shops\n- Order the flour\n\n## What you bring\n\n- One year in a bakery\n\n## Pay\n\n£27,000 a year\n\nGet in touch!\n",
    ],
    good: &[
        "# Baker\n\nLocation: Leeds. Full-time, permanent.\n\n## What you'll do\n\n- Bake bread for four shops\n- Order the flour\n\n## What you bring\n\n- One year in a bakery\n\n## Pay\n\n£27,000 a year\n\n## How to apply\n\nApply at https://bakery.example/jobs by 1 March.\n",
        "---\ntitle: Baker\napply_url: https://bakery.example/jobs\n---\n\n## What you'll do\n\n- Bake bread for four shops\n- Order the flour\n\n## What you bring\n\n- One year in a bakery\n\n",
    ],
};

pub(crate) fn check(posting: &Posting<'_>, findings: &mut Findings<'_>) {
    let facts = posting.facts;
    let there = facts.presence_of(Kind::HowToApply).map(|there| there.presence);
    if there == Some(Presence::Yes) || facts.is_closed() || facts.shows_where_to_apply() {
        return;
    }
    let finding = match (there, facts.dead_link()) {
        (Some(Presence::Vague), Some(link)) => {
            let words = facts.document.quote(link);
            findings.text(
                link,
                format!("“{words}” leads nowhere in this text, and no other link, address or form is given to apply."),
            )
        }
        (Some(Presence::Vague), None) => {
            findings.document("The posting asks to apply but gives no link, address or form to do it with.")
        }
        _ => findings.document("The posting does not say how to apply."),
    };
    let body = "Apply at {link} with {what to send} by {date}.";
    finding.fix(section_template::section(facts, "Add a way to apply", "How to apply", body));
}
