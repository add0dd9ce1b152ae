//! `posting-too-long`: very much text. In: the count of words, jurisdictions. Out: one finding about the document.

use super::{Evidence, Findings, FixAvailability, Group, Posting, Rule, Severity};
use crate::jurisdictions;

/// The rule.
pub(crate) const RULE: Rule = Rule {
    id: "posting-too-long",
    group: Group::Readability,
    severity: Severity::Info,
    on_by_default: true,
    summary: "The posting has over 1,200 words (2,000 for public employers)",
    why: "Few readers come to the end. What is known of length and applications conflicts, so only extremes are noted.",
    advice: "Cut it to 500 to 900 words and link the full specification.",
    evidence: Evidence::IndustryData,
    sources: &[
        "Appcast 2015: postings over 10,000 characters did worse",
        "Textio: 300 to 700 words did best",
        "jdlint's own count in 2026: the 90th percentile is 948 words in 415 European technology postings, 2,022 in 474 American public ones",
    ],
    fix: FixAvailability::None,
    bad: &[
        "# Baker\n\n## What you'll do\n\nYou bake the bread of shop 1 and order its flour before six in the morning. You bake the bread of shop 2 and order its flour before six in the morning. You bake the bread of shop 3 and order its flour before six in the morning. You bake the bread of shop 4 and order its flour before six in the morning. You bake the bread of shop 5 and order its flour before six in the morning. You bake the bread of shop 6 and order its flour before six in the morning. You bake the bread of shop 7 and order its flour before six in the morning. You bake the bread of shop 8 and order its flour before six in the morning. You bake the bread of shop 9 and order its flour before six in the morning. You bake the bread of shop 10 and order its flour before six in the morning. You bake the bread of shop 11 and order its flour before six in the morning. You bake the bread of shop 12 and order its flour before six in the morning. You bake the bread of shop 13 and order its flour before six in the morning. You bake the bread of shop 14 and order its flour before six in the morning. You bake the bread of shop 15 and order its flour before six in the morning. You bake the bread of shop 16 and order its flour before six in the morning. You bake the bread of shop 17 and order its flour before six in the morning. You bake the bread of shop 18 and order its flour before six in the morning. You bake the bread of shop 19 and order its flour before six in the morning. You bake the bread of shop 20 and order its flour before six in the morning. You bake the bread of shop 21 and order its flour before six in the morning. You bake the bread of shop 22 and order its flour before six in the morning. You bake the bread of shop 23 and order its flour before six in the morning. You bake the bread of shop 24 and order its flour before six in the morning. You bake the bread of shop 25 and order its flour before six in the morning. You bake the bread of shop 26 and order its flour before six in the morning. You bake the bread of shop 27 and order its flour before six in the morning. You bake the bread of shop 28 and order its flour before six in the morning. You bake the bread of shop 29 and order its flour before six in the morning. You bake the bread of shop 30 and order its flour before six in the morning. You bake the bread of shop 31 and order its flour before six in the morning. You bake the bread of shop 32 and order its flour before six in the morning. You bake the bread of shop 33 and order its flour before six in the morning. You bake the bread of shop 34 and order its flour before six in the morning. You bake the bread of shop 35 and order its flour before six in the morning. You bake the bread of shop 36 and order its flour before six in the morning. You bake the bread of shop 37 and order its flour before six in the morning. You bake the bread of shop 38 and order its flour before six in the morning. You bake the bread of shop 39 and order its flour before six in the morning. You bake the bread of shop 40 and order its flour before six in the morning. You bake the bread of shop 41 and order its flour before six in the morning. You bake the bread of shop 42 and order its flour before six in the morning. You bake the bread of shop 43 and order its flour before six in the morning. You bake the bread of shop 44 and order its flour before six in the morning. You bake the bread of shop 45 and order its flour before six in the morning. You bake the bread of shop 46 and order its flour before six in the morning. You bake the bread of shop 47 and order its flour before six in the morning. You bake the bread of shop 48 and order its flour before six in the morning. You bake the bread of shop 49 and order its flour before six in the morning. You bake the bread of shop 50 and order its flour before six in the morning. You bake the bread of shop 51 and order its flour before six in the morning. You bake the bread of shop 52 and order its flour before six in the morning. You bake the bread of shop 53 and order its flour before six in the morning. You bake the bread of shop 54 and order its flour before six in the morning. You bake the bread of shop 55 and order its flour before six in the morning. You bake the bread of shop 56 and order its flour before six in the morning. You bake the bread of shop 57 and order its flour before six in the morning. You bake the bread of shop 58 and order its flour before six in the morning. You bake the bread of shop 59 and order its flour before six in the morning. You bake the bread of shop 60 and order its flour before six in the morning. You bake the bread of shop 61 and order its flour before six in the morning. You bake the bread of shop 62 and order its flour before six in the morning. You bake the bread of shop 63 and order its flour before six in the morning. You bake the bread of shop 64 and order its flour before six in the morning. You bake the bread of shop 65 and order its flour before six in the morning. You bake the bread of shop 66 and order its flour before six in the morning. You bake the bread of shop 67 and order its flour before six in the morning. You bake the bread of shop 68 and order its flour before six in the morning. You bake the bread of shop 69 and order its flour before six in the morning. You bake the bread of shop 70 and order its flour before six in the morning. You bake the bread of shop 71 and order its flour before six in the morning. You bake the bread of shop 72 and order its flour before six in the morning. You bake the bread of shop 73 and order its flour before six in the morning. You bake the bread of shop 74 and order its flour before six in the morning. You bake the bread of shop 75 and order its flour before six in the morning. You bake the bread of shop 76 and order its flour before six in the morning. You bake the bread of shop 77 and order its flour before six in the morning. You bake the bread of shop 78 and order its flour before six in the morning. You bake the bread of shop 79 and order its flour before six in the morning. You bake the bread of shop 80 and order its flour before six in the morning. You bake the bread of shop 81 and order its flour before six in the morning. You bake the bread of shop 82 and order its flour before six in the morning. You bake the bread of shop 83 and order its flour before six in the morning. You bake the bread of shop 84 and order its flour before six in the morning. You bake the bread of shop 85 and order its flour before six in the morning. You bake the bread of shop 86 and order its flour before six in the morning. You bake the bread of shop 87 and order its flour before six in the morning. You bake the bread of shop 88 and order its flour before six in the morning. You bake the bread of shop 89 and order its flour before six in the morning.\n\n## What you bring\n\n- One year in a bakery\n",
    ],
    good: &[
        "# Baker\n\nCompany: Sample Bakeries\n\nLocation: Leeds. Full-time, permanent. 37.5 hours a week, early shifts. You report to the shop manager.\n\n## About the job\n\nYou bake for four shops. The work starts at four.\n\n## What you'll do\n\n- Bake bread for four shops\n- Order the flour\n\n## What you bring\n\n- One year in a bakery\n\n## How to apply\n\nApply at https://bakery.example/jobs by 1 March.\n",
    ],
};

/// More words are too many.
const LONG: usize = 1_200;
/// Public employers must say more.
const LONG_PUBLIC: usize = 2_000;
/// A few words more are no matter: by so many in a hundred.
const MARGIN: usize = 10;
/// Whose employers are public.
const PUBLIC: [&str; 1] = ["us-federal"];

pub(crate) fn check(posting: &Posting<'_>, findings: &mut Findings<'_>) {
    if posting.facts.words <= LONG {
        return;
    }
    let public = jurisdictions::any_within(&posting.settings.jurisdictions, &PUBLIC)
        || posting.facts.is_public_employer();
    let most = if public { LONG_PUBLIC } else { LONG };
    let limit = most + most * MARGIN / 100;
    // What is to be read is a part of all.
    if posting.facts.words <= limit || posting.facts.holds_page_frame() {
        return;
    }
    let words = posting.facts.words_to_read();
    if words > limit {
        let whom = if public { " even for a public employer" } else { "" };
        findings.document(format!(
            "The posting has {words} words, legal notices not counted; over {most} are too many to read{whom}."
        ));
    }
}
