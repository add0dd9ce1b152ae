//! `reading-level`: text that takes many years of school. In: the reading fact, seniority. Out: one finding about the document.

use super::{Evidence, Findings, FixAvailability, Group, Posting, Rule, Severity};
use crate::facts::numbers::whole;
use crate::report::Seniority;

/// The rule.
pub(crate) const RULE: Rule = Rule {
    id: "reading-level",
    group: Group::Readability,
    severity: Severity::Info,
    on_by_default: true,
    summary: "The text reads at a school grade over 14 (over 10 for beginners)",
    why: "Plain text is understood by more people and faster. No study was found that ties the grade to applications.",
    advice: "Use shorter sentences and everyday words, and verbs for nouns: “you plan” for “responsibility for the planning of”.",
    evidence: Evidence::Convention,
    sources: &[
        "Flesch-Kincaid grade, with names of tools, people and jobs left out",
        "ISO 24495-1:2023, plain language",
    ],
    fix: FixAvailability::None,
    bad: &[
        "# Baker\n\nThe organisation necessitates the comprehensive implementation of multidisciplinary operational methodologies, and these are facilitating the continuous optimisation of interdependent production capabilities. You will be accountable for the establishment of collaborative relationships with heterogeneous constituencies, and for their continuation throughout the international organisation. Responsibilities additionally incorporate the systematic documentation of procedural recommendations concerning sustainability and the regular evaluation of their implementation. The incumbent demonstrates considerable analytical sophistication in the interpretation of quantitative and qualitative information originating from numerous institutional stakeholders. Opportunities for immediate improvement are identified in continuous consultation with representatives of the administration and of the participating communities. You participate in the coordination of promotional activities across the municipal departments, and you communicate organisational announcements to the general population of the surrounding communities.\n\n## Requirements\n\n- Experience in a bakery\n",
    ],
    good: &[
        "# Baker\n\nCompany: Sample Bakeries\n\nLocation: Leeds. Full-time, permanent. 37.5 hours a week, early shifts. You report to the shop manager.\n\n## About the job\n\nYou bake bread and rolls for our four shops. The ovens are lit at three and you start at four. When the first people come by on their way to work the bread is on the shelf. You order the flour and keep the ovens clean.\n\n## What you'll do\n\n- Bake bread for four shops\n- Order the flour\n\n## What you bring\n\n- One year in a bakery\n\n## How to apply\n\nApply at https://bakery.example/jobs by 1 March.\n",
    ],
};

/// Sentences with fewer words on average are not what makes a text hard.
const LONG_ON_AVERAGE: u32 = 20;
/// Nor are they for people who begin to work.
const LONG_FOR_BEGINNERS: u32 = 15;
/// A higher grade is hard for most readers.
const HARD: f64 = 14.0;
/// And for people who begin to work.
const HARD_FOR_BEGINNERS: f64 = 10.0;

pub(crate) fn check(posting: &Posting<'_>, findings: &mut Findings<'_>) {
    let facts = posting.facts;
    let beginners = facts.entry_level.is_some() || facts.seniority == Seniority::Entry;
    // Short sentences with long words of the trade are plain to those who know the trade.
    let long = if beginners { LONG_FOR_BEGINNERS } else { LONG_ON_AVERAGE };
    let Some(reading) = facts.reading_grade(long) else { return };
    let grade = reading.grade;
    let most = if beginners { HARD_FOR_BEGINNERS } else { HARD };
    if grade > most {
        let whom = if beginners { " in a posting for beginners" } else { "" };
        let message = format!(
            "The text reads at school grade {}{whom}; over {} is hard for many. This is one of its long sentences.",
            whole(grade.ceil()),
            whole(most),
        );
        findings.text(reading.longest, message);
    }
}
