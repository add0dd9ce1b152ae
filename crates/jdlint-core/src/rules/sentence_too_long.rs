//! `sentence-too-long`: sentences and bullets that are hard to follow. In: the reading fact. Out: a finding a sentence.

use super::{Evidence, Findings, FixAvailability, Group, Posting, Rule, Severity};

/// The rule.
pub(crate) const RULE: Rule = Rule {
    id: "sentence-too-long",
    group: Group::Readability,
    severity: Severity::Info,
    on_by_default: false,
    summary: "A sentence has over 35 words, or a bullet over 40",
    why: "Long sentences are read twice or not at all, above all by people who read in a second language.",
    advice: "Cut it in two, or make it a list.",
    evidence: Evidence::Convention,
    sources: &[
        "United States plain language guidelines (Plain Writing Act of 2010)",
        "ISO 24495-1:2023, plain language",
    ],
    fix: FixAvailability::None,
    bad: &[
        "# Baker\n\n## About the job\n\nYou bake bread for our four shops in the north of the town where the ovens are lit at three in the morning so that the rolls are ready when the first people come by on their way to work in the city.\n\n## What you'll do\n\n- Bake bread\n\n## What you bring\n\n- One year in a bakery\n",
    ],
    good: &[
        "# Baker\n\n## About the job\n\nYou bake bread for our four shops. The ovens are lit at three in the morning.\n\n## What you'll do\n\n- Bake bread\n\n## What you bring\n\n- One year in a bakery\n",
    ],
};

pub(crate) fn check(posting: &Posting<'_>, findings: &mut Findings<'_>) {
    for long in posting.facts.long_sentences() {
        let what = if long.is_bullet { "bullet" } else { "sentence" };
        findings.text(long.range, format!("This {what} has {} words.", long.words));
    }
}
