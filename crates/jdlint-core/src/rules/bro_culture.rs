//! `bro-culture`: talk of a closed club or a family. In: phrases. Out: a finding a phrase.

use super::{Evidence, Findings, FixAvailability, Group, Posting, Rule, Severity};

/// The rule.
pub(crate) static RULE: Rule = Rule {
    id: "bro-culture",
    group: Group::Language,
    severity: Severity::Info,
    on_by_default: true,
    summary: "Wording of a closed club (“crush your targets”, “work hard, play hard”), or an employer that is “a family”",
    why: "Such words tell many able people that they would not belong; and a family is what nobody can leave.",
    advice: "Say what the work and the team are like: hours, numbers, who helps whom.",
    evidence: Evidence::Convention,
    sources: &["Gaucher, Friesen and Kay 2011, study 5 (belonging; indirect evidence)"],
    fix: FixAvailability::None,
    bad: &[
        "# Support agent\n\n## What you'll do\n\n- Look after the shop\n- Crush your targets\n\n## Requirements\n\n- Can write\n",
        "# Support agent\n\n## What you'll do\n\n- Look after the shop\n- Answer customers\n\n## Requirements\n\n- Can write\n\nWe work hard and play hard, and there is a beer fridge.\n",
        "# Support agent\n\n## What you'll do\n\n- Look after the shop\n- Answer customers\n\n## Requirements\n\n- Can write\n\nWe are a family.\n",
    ],
    good: &[
        "# Support agent\n\n## What you'll do\n\n- Look after the shop\n- Meet the quarterly targets\n\n## Requirements\n\n- Can write\n",
        "# Support agent\n\n## What you'll do\n\n- Look after the shop\n- Crush rock to gravel\n\n## Requirements\n\n- Can write\n",
        "# Support agent\n\n## What you'll do\n\n- Look after the shop\n- Test an alpha release\n\n## Requirements\n\n- Can write\n",
        "# Support agent\n\n## What you'll do\n\n- Look after the shop\n- Answer customers\n\n## Requirements\n\n- Can write\n\nWe are a family-owned bakery.\n",
    ],
    check,
};

fn check(posting: &Posting<'_>, findings: &mut Findings<'_>) {
    for talk in posting.facts.club_talk() {
        let message = if talk.is_family {
            "An employer is no family, and the word promises what work cannot keep. What do people here do for each other?"
        } else {
            "This talk shuts out people who do not share its tone. What is the work like?"
        };
        findings.text(talk.range, message);
    }
}
