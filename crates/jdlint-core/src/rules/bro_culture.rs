//! `bro-culture`: talk of a closed club or a family. In: phrases. Out: a finding for each kind of talk.

use super::{Evidence, Findings, FixAvailability, Group, Posting, Rule, Severity};
use crate::facts::club::Club;

/// The rule.
pub(crate) const RULE: Rule = Rule {
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
};

/// One finding for each kind of talk; the other places stand beside it.
pub(crate) fn check(posting: &Posting<'_>, findings: &mut Findings<'_>) {
    let talk = posting.facts.club_talk();
    for kind in [Club::Talk, Club::Thing, Club::Family] {
        let mut places = talk.iter().filter(|talk| talk.kind == kind).map(|talk| talk.range);
        let Some(first) = places.next() else { continue };
        let finding = findings.text(first, message(kind, &posting.facts.document.quote(first)));
        for place in places {
            finding.related(place, "said again here");
        }
    }
}

fn message(kind: Club, written: &str) -> String {
    match kind {
        Club::Talk => format!(
            "“{written}” is the tone of one kind of team, and people who do not share it stay away. What is the work like?"
        ),
        Club::Thing => format!(
            "“{written}” is for people of one taste, and sells no job to the others. What does everybody here get?"
        ),
        Club::Family => "An employer is no family, and the word promises what work cannot keep. What do people here do for each other?".to_owned(),
    }
}
