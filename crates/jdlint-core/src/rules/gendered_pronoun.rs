//! `gendered-pronoun`: words of one sex for whoever holds the job. In: pronouns. Out: a finding a sentence.

use super::{Evidence, Findings, FixAvailability, Group, Posting, Rule, Severity};
use crate::report::{Edit, Fix};

/// The rule.
pub(crate) static RULE: Rule = Rule {
    id: "gendered-pronoun",
    group: Group::Language,
    severity: Severity::Warning,
    on_by_default: true,
    summary: "The holder of the job is “he”, “she” or “he/she”, or work is counted in men",
    why: "A pronoun of one sex says who is expected to get the job; “he/she” leaves people out and reads badly.",
    advice: "Speak to the reader: “you will report to”. Or write “they”.",
    evidence: Evidence::Law,
    sources: &[
        "Equality Act 2010 and EHRC guidance on adverts",
        "AGG section 11 (Germany)",
        "ISO and government style guides on gender-neutral drafting",
    ],
    fix: FixAvailability::Safe,
    bad: &[
        "# Support agent\n\n## What you'll do\n\n- Look after the shop\n- He will report to the shop manager\n\n## Requirements\n\n- Can write\n",
        "# Support agent\n\n## What you'll do\n\n- Look after the shop\n- The agent shall keep his/her desk in order\n\n## Requirements\n\n- Can write\n",
        "# Support agent\n\n## What you'll do\n\n- Look after the shop\n- Answer customers\n\n## Requirements\n\n- Can plan the man-hours of a team\n",
    ],
    good: &[
        "# Support agent\n\n## What you'll do\n\n- Look after the shop\n- You will report to the shop manager\n\n## Requirements\n\n- Can write\n",
        "# Support agent\n\n## What you'll do\n\n- Look after the shop\n- Answer customers\n\n## Requirements\n\n- Can write\n\n## About us\n\nOur founder opened the first shop in 1990, and she still bakes there.\n",
        "# Support agent\n\n## What you'll do\n\n- Look after the shop\n- Help each customer with his or her order\n\n## Requirements\n\n- Can write\n",
        "# Support agent\n\n## What you'll do\n\n- Look after the shop\n- Answer customers\n\n## Requirements\n\n- Can write\n\nWrite to Ms Weber; she will answer within a week.\n",
    ],
    check,
};

fn check(posting: &Posting<'_>, findings: &mut Findings<'_>) {
    let document = &posting.facts.document;
    for sentence in posting.facts.gendered_sentences() {
        let Some(first) = sentence.words.first() else { continue };
        let edits: Vec<Edit> =
            sentence.words.iter().map(|word| Edit::verbatim(word.range, word.by.clone())).collect();
        let name = format!("Write “{}”", first.by);
        let fix = if sentence.is_sure { Fix::safe(name, edits) } else { Fix::suggestion(name, edits) };
        let message = format!(
            "“{}” tells which sex is expected in the job. “{}” means everybody.",
            document.quote(first.range),
            first.by
        );
        let finding = findings.text(first.range, message).fix(fix);
        for word in sentence.words.iter().skip(1) {
            finding.related(word.range, "changes with it");
        }
    }
}
