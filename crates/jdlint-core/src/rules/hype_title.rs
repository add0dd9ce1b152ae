//! `hype-title`: nouns that sell the holder of the job. In: the title, and nouns for the holder. Out: a finding a noun.

use super::{Evidence, Findings, FixAvailability, Group, Posting, Rule, Severity};
use crate::report::{Edit, Fix};

/// The rule.
pub(crate) const RULE: Rule = Rule {
    id: "hype-title",
    group: Group::Language,
    severity: Severity::Warning,
    on_by_default: true,
    summary: "The job or its holder is a ninja, rockstar, guru or wizard",
    why: "Nobody searches for a job as a ninja, and the word tells applicants what kind of person is expected, not what the work is.",
    advice: "Use the name that people of the trade use for the job.",
    evidence: Evidence::IndustryData,
    sources: &[
        "Indeed 2015 (share of such titles fell nearly 40 % from its 2012 peak; they harm search)",
        "Milkround 2019 (n = 2,000)",
    ],
    fix: FixAvailability::Suggestion,
    bad: &[
        "# Sales ninja\n\n## What you'll do\n\n- Look after the shop\n- Answer customers\n\n## Requirements\n\n- Can write\n",
        "# Support agent\n\n## What you'll do\n\n- Look after the shop\n- Answer customers\n\n## Requirements\n\n- Can write\n\nWe are looking for a rockstar who loves bread.\n",
    ],
    good: &[
        "# Sales representative\n\n## What you'll do\n\n- Look after the shop\n- Answer customers\n\n## Requirements\n\n- Can write\n",
        "# Developer evangelist\n\n## What you'll do\n\n- Look after the shop\n- Answer customers\n\n## Requirements\n\n- Can write\n",
        "# Support agent\n\n## What you'll do\n\n- Look after the shop\n- Answer customers\n\n## Requirements\n\n- Can write\n\nWe are not looking for a rockstar.\n",
        "# Support agent\n\n## What you'll do\n\n- Look after the shop\n- Write Ninja build files and the setup wizard\n\n## Requirements\n\n- Can write\n",
    ],
};

pub(crate) fn check(posting: &Posting<'_>, findings: &mut Findings<'_>) {
    let document = &posting.facts.document;
    for noun in posting.facts.hype_nouns() {
        let words = document.quote(noun.range);
        let message = if noun.in_title {
            format!("“{words}” names no job: people search for titles that they know.")
        } else {
            format!("“{words}” says nothing of the work that its holder does.")
        };
        let edit = Edit::new(noun.range, format!("{{{}}}", noun.plain));
        findings.text(noun.range, message).fix(Fix::suggestion("Name the job", vec![edit]));
    }
}
