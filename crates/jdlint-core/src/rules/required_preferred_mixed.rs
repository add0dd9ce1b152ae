//! `required-preferred-mixed`: gates and wishes in one list. In: the items of the lists. Out: a finding a list.

use super::{Evidence, Findings, FixAvailability, Group, Posting, Rule, Severity};
use crate::document::Span;
use crate::report::Kind;

/// The rule.
pub(crate) const RULE: Rule = Rule {
    id: "required-preferred-mixed",
    group: Group::Structure,
    severity: Severity::Warning,
    on_by_default: true,
    summary: "One list mixes what is required with what is only wished",
    why: "Readers take every line of a list of requirements for a gate: qualified people stay away because of wishes.",
    advice: "Put the wishes under a heading of their own, such as “Nice to have”.",
    evidence: Evidence::PeerReviewed,
    sources: &[
        "Coffman, Collis and Kulkarni 2024 (Management Science)",
        "Abraham, Hallermeier and Stein 2024",
    ],
    fix: FixAvailability::None,
    bad: &[
        "# Baker\n\n## What you'll do\n\n- Bake bread\n\n## Requirements\n\n- One year in a bakery\n- Knows rye dough\n- French is a plus\n",
        "# Baker\n\n## What you'll do\n\n- Bake\n\n## Nice to have\n\n- French\n- A driving licence is required\n",
    ],
    good: &[
        "# Baker\n\n## What you'll do\n\n- Bake bread\n\n## Requirements\n\n- One year in a bakery\n- Knows rye dough\n",
        "# Baker\n\n## What you'll do\n\n- Bake\n\n## Nice to have\n\nFrench\nRye dough\n\nTravel between the shops is required.\n",
        "# Baker\n\n## What you'll do\n\n- Bake bread\n\n## Requirements\n\n- Experience with our preferred partners\n- Knows rye dough\n",
        "# Baker\n\nLocation: Leeds. Full-time, permanent.\n\n## What you'll do\n\n- Bake bread for four shops\n- Order the flour\n\n## What you bring\n\n- One year in a bakery\n\n## Pay\n\n£27,000 a year\n\n## How to apply\n\nApply at https://bakery.example/jobs by 1 March.\n",
    ],
};

pub(crate) fn check(posting: &Posting<'_>, findings: &mut Findings<'_>) {
    let facts = posting.facts;
    let document = &facts.document;
    let marked = |span: &Span| document.with_closing_bracket(document.range_of(span));
    for section in document.sections.iter().filter(|section| facts.names_modality(section)) {
        let wishes_wanted = section.is(Kind::Preferred);
        let misplaced = facts.misplaced(section);
        let Some((first, others)) = misplaced.split_first() else { continue };
        let message = if wishes_wanted {
            "This is a must under a heading of wishes. Readers who lack it apply in vain."
        } else {
            "This is a wish under a heading of requirements. Readers who lack it may not apply."
        };
        let finding = findings.text(marked(&first.span), message);
        for other in others {
            finding.related(marked(&other.span), "and this");
        }
    }
}
