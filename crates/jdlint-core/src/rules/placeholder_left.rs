//! `placeholder-left`: text that a writer meant to fill in. In: the placeholders. Out: a finding for each kind.

use super::{Evidence, Findings, FixAvailability, Group, Posting, Rule, Severity};
use crate::gather::Gather;
use crate::text::TextRange;

/// The rule.
pub(crate) const RULE: Rule = Rule {
    id: "placeholder-left",
    group: Group::Metadata,
    severity: Severity::Error,
    on_by_default: true,
    summary: "A placeholder was left in the text",
    why: "It shows readers an unfinished posting and hides what they need to know.",
    advice: "Put in what belongs there, or take it out.",
    evidence: Evidence::Fact,
    sources: &["Editorial"],
    fix: FixAvailability::None,
    bad: &[
        "# Baker\n\nLocation: Leeds. Full-time, permanent.\n\n## What you'll do\n\n- Bake bread for four shops\n- Order the flour\n\n## What you bring\n\n- One year in a bakery\n\n## Pay\n\n[Insert salary]\n\n## How to apply\n\nApply at https://bakery.example/jobs by 1 March.\n",
        "# Baker\n\nLocation: Leeds. Full-time, permanent.\n\n## What you'll do\n\n- Bake bread for four shops\n- Order the flour\n\n## What you bring\n\n- One year in a bakery\n\n## Pay\n\nTBD\n\n## How to apply\n\nApply at https://bakery.example/jobs by 1 March.\n",
        "# Baker\n\nLocation: Leeds. Full-time, permanent.\n\n## What you'll do\n\n- Bake bread for four shops\n- Order the flour\n\n## What you bring\n\n- One year in a bakery\n\n## Pay\n\n{currency} {lowest} a year\n\n## How to apply\n\nApply at https://bakery.example/jobs by 1 March.\n",
        "# Baker\n\nLocation: Leeds. Full-time, permanent.\n\n## What you'll do\n\n- Bake bread for four shops\n- Order the flour\n\n## What you bring\n\n- Lorem ipsum dolor\n\n## Pay\n\n£27,000 a year\n\n## How to apply\n\nApply at https://bakery.example/jobs by 1 March.\n",
    ],
    good: &[
        "# Baker\n\nLocation: Leeds. Full-time, permanent.\n\n## What you'll do\n\n- Bake bread for four shops\n- Order the flour\n\n## What you bring\n\n- One year in a bakery\n\n## Pay\n\n£27,000 a year\n\n## How to apply\n\nApply at https://bakery.example/jobs by 1 March.\n",
        "# Baker\n\nLocation: Leeds. Full-time, permanent.\n\n## What you'll do\n\n- Bake bread for four shops\n- Order the flour\n\n## What you bring\n\n- One year in a bakery\n\n## Pay\n\n£27,000 a year\n\n## How to apply\n\nApply at https://bakery.example/jobs by 1 March.\n\n[Our values](https://bakery.example/values)\n",
        "# Baker\n\nLocation: Leeds. Full-time, permanent.\n\n## What you'll do\n\n- Bake bread for four shops\n- Order the flour\n\n## What you bring\n\n- One year in a bakery\n\n## Pay\n\n£27,000 a year\n\n## How to apply\n\nApply at https://bakery.example/jobs by 1 March.\n\n{% if page.open %}{{ page.salary_min }}{% endif %}\n",
    ],
};

pub(crate) fn check(posting: &Posting<'_>, findings: &mut Findings<'_>) {
    if !posting.facts.placeholders.is_empty() {
        tell(posting, findings);
    }
}

#[cfg_attr(target_arch = "wasm32", inline(never))]
fn tell(posting: &Posting<'_>, findings: &mut Findings<'_>) {
    let facts = posting.facts;
    let text = facts.document.text;
    // Nobody reads a posting that is not out or over.
    let severity =
        if facts.dates.is_closed || facts.dates.is_upcoming { Severity::Warning } else { Severity::Error };
    let mut of_words: Vec<(String, TextRange)> =
        facts.placeholders.iter().map(|range| (kind(range.of(text)), *range)).gather();
    of_words.sort();
    for places in of_words.chunk_by(|one, next| one.0 == next.0) {
        let places: Vec<TextRange> = places.iter().map(|(_, place)| *place).gather();
        let Some((&first, others)) = places.split_first() else { continue };
        let words = first.of(text);
        let message = match others.len() {
            0 => format!("“{words}” is a placeholder that was left in."),
            _ if others.iter().all(|other| other.of(text).eq_ignore_ascii_case(words)) => {
                format!("“{words}” is a placeholder that was left in, {} times.", places.len())
            }
            1 => format!("“{words}” and another such place are placeholders that were left in."),
            more => format!("“{words}” and {more} more such places are placeholders that were left in."),
        };
        let finding = findings.text(first, message).severity(severity);
        for &other in others.iter().take(MOST_RELATED) {
            finding.related(other, "here, too");
        }
    }
}

/// What one finding is about: a wording, or all that stands in the brackets of tags.
fn kind(words: &str) -> String {
    if words.starts_with('<') { "<>".to_owned() } else { words.to_ascii_lowercase() }
}

/// So many other places are enough to look at.
const MOST_RELATED: usize = 20;
