//! `cliche`: stock phrases. In: phrases. Out: a finding a section.

use super::quotes;
use super::{Evidence, Findings, FixAvailability, Group, Posting, Rule, Severity};

/// The rule.
pub(crate) const RULE: Rule = Rule {
    id: "cliche",
    group: Group::Language,
    severity: Severity::Info,
    on_by_default: true,
    summary: "Stock phrases: fast-paced, self-starter, hit the ground running",
    why: "They stand in every posting and tell nothing of this job; applicants read over them or stop reading.",
    advice: "Say what is behind it: “about 40 tickets a day in a team of 5”.",
    evidence: Evidence::IndustryData,
    sources: &[
        "Milkround 2019 (n = 2,000)",
        "Business in the Community 2017",
        "Own count: “fast-paced” in 6 % and 24 % of two collections",
    ],
    fix: FixAvailability::None,
    bad: &[
        "# Support agent\n\n## What you'll do\n\n- Look after the shop\n- Answer customers\n\n## Requirements\n\n- A self-starter who can hit the ground running\n",
        "# Support agent\n\n## What you'll do\n\n- Look after the shop\n- Answer customers\n\n## Requirements\n\n- Can write\n\nThis is a fast-paced environment.\n",
    ],
    good: &[
        "# Support agent\n\n## What you'll do\n\n- Look after the shop\n- Answer about 40 tickets a day in a team of 5\n\n## Requirements\n\n- Can write\n",
        "# Support agent\n\n## What you'll do\n\n- Look after the shop\n- Solve puzzles with dynamic programming and dynamic pricing\n\n## Requirements\n\n- Can write\n",
        "# Support agent\n\n## What you'll do\n\n- Look after the shop\n- Answer customers\n\n## Requirements\n\n- Can write\n\nThis is not a fast-paced office.\n",
        "# Support agent\n\n## What you'll do\n\n- Look after the shop\n- Answer customers\n\n## Requirements\n\n- Self-starter - either you have run a shop or you have opened one\n",
        "# Support agent\n\n## What you'll do\n\n- Look after the shop\n- Test fast-paced games\n\n## Requirements\n\n- Can write\n",
    ],
};

pub(crate) fn check(posting: &Posting<'_>, findings: &mut Findings<'_>) {
    let document = &posting.facts.document;
    for phrases in posting.facts.stock_phrases() {
        let Some((&first, others)) = phrases.split_first() else { continue };
        let named = quotes::named(document, &phrases);
        let message = match named.words {
            1 => format!("{} is a stock phrase. What does it mean in this job?", named.text),
            _ => format!("{} are stock phrases. What do they mean in this job?", named.text),
        };
        let finding = findings.text(first, message);
        for &phrase in others {
            finding.related(phrase, "and this");
        }
    }
}
