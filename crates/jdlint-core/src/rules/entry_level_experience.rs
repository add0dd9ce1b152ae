//! `entry-level-experience`: years asked for a beginner's job. In: level and years. Out: a finding a demand.

use super::{Evidence, Findings, FixAvailability, Group, Posting, Rule, Severity};
use crate::document::Document;
use crate::facts::years::YearsDemand;
use crate::text::TextRange;

/// The rule.
pub(crate) const RULE: Rule = Rule {
    id: "entry-level-experience",
    group: Group::Requirements,
    severity: Severity::Warning,
    on_by_default: true,
    summary: "A job for beginners asks for years of experience (from three years on an error)",
    why: "Beginners do not have it, and people who do look for another title. About a third of entry-level postings ask for it.",
    advice: "Drop the years and say what training is given, or take the level out of the title.",
    evidence: Evidence::IndustryData,
    sources: &[
        "LinkedIn, analysis of about 4 million postings (35 % of entry-level ones ask for years)",
        "StandOut CV 2023 (37 %)",
        "TalentWorks 2018 (61 % ask for three or more)",
    ],
    fix: FixAvailability::None,
    bad: &[
        "# Junior analyst\n\n## What you'll do\n\n- Count the stock\n\n## Requirements\n\n- 3+ years of experience with stock systems\n",
        "# Graduate engineer\n\n## What you'll do\n\n- Count the stock\n\n## Requirements\n\n- At least two years' experience in a plant\n",
    ],
    good: &[
        "# Junior analyst\n\n## What you'll do\n\n- Count the stock\n\n## Requirements\n\n- Experience with spreadsheets\n",
        "# Junior analyst\n\n## What you'll do\n\n- Count the stock\n\n## Requirements\n\n- 2 years of experience is a plus\n",
        "# Analyst\n\n## What you'll do\n\n- Count the stock\n\n## Requirements\n\n- 3+ years of experience with stock systems\n",
    ],
};

pub(crate) fn check(posting: &Posting<'_>, findings: &mut Findings<'_>) {
    let facts = posting.facts;
    let Some(level) = facts.entry_level.filter(|_| !facts.offers_alternatives()) else { return };
    for demand in facts.years_of_beginners() {
        tell(&facts.document, demand, level, findings);
    }
}

#[cold]
#[inline(never)]
fn tell(document: &Document<'_>, demand: &YearsDemand, level: TextRange, findings: &mut Findings<'_>) {
    let severity = if demand.min >= 3.0 { Severity::Error } else { Severity::Warning };
    let range = document.range_of(&demand.span);
    let message =
        format!("The job is for beginners, yet “{}” of experience are required.", document.quote(range));
    findings.text(range, message).severity(severity).related(level, "This says that it is for beginners.");
}
