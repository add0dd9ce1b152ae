//! `gendered-pronoun`: words of one sex for whoever holds the job. In: pronouns. Out: a finding for each kind of word.

use super::{Evidence, Findings, FixAvailability, Group, Posting, Rule, Severity};
use crate::facts::pronouns::{Gendered, GenderedSentence, Replaced, Trust};
use crate::gather::Gather;
use crate::report::{Edit, Fix};

/// The rule.
pub(crate) const RULE: Rule = Rule {
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
};

/// One finding for each kind of word; the other places stand beside it and change with it.
pub(crate) fn check(posting: &Posting<'_>, findings: &mut Findings<'_>) {
    let sentences = posting.facts.gendered_sentences();
    for kind in [Gendered::One, Gendered::Pair, Gendered::Work] {
        let of_kind: Vec<_> = sentences.iter().filter(|sentence| sentence.kind == kind).gather();
        let mut words = of_kind.iter().flat_map(|sentence| &sentence.words);
        let Some(first) = words.next() else { continue };
        let finding = findings.text(first.range, message(posting, kind, first)).fix(fix(&of_kind, first));
        for word in words {
            finding.related(word.range, "said again here");
        }
    }
}

#[cfg_attr(target_arch = "wasm32", inline(never))]
fn message(posting: &Posting<'_>, kind: Gendered, first: &Replaced) -> String {
    let (written, by) = (posting.facts.document.quote(first.range), &first.by);
    match kind {
        Gendered::One => {
            format!("“{written}” tells which sex is expected in the job. “{by}” means everybody.")
        }
        Gendered::Pair => {
            format!("“{written}” leaves out people who are neither, and reads badly. “{by}” means everybody.")
        }
        Gendered::Work => format!("“{written}” counts work in men. “{by}” means everybody."),
    }
}

/// Mends the sentences whose grammar is known to stay right; it is safe when the first of them is among these.
#[cfg_attr(target_arch = "wasm32", inline(never))]
fn fix(sentences: &[&GenderedSentence], first: &Replaced) -> Option<Fix> {
    let trust =
        sentences.iter().map(|sentence| sentence.trust).filter(|trust| *trust != Trust::None).min()?;
    if sentences.first()?.trust == Trust::None {
        return None;
    }
    let mended = sentences.iter().filter(|sentence| sentence.trust != Trust::None);
    let words = mended.flat_map(|sentence| &sentence.words);
    let edits = words.map(|word| Edit::verbatim(word.range, word.by.clone())).gather();
    let name = format!("Write “{}”", first.by);
    Some(if trust == Trust::Sure { Fix::safe(name, edits) } else { Fix::suggestion(name, edits) })
}
