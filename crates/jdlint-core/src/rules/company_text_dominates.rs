//! `company-text-dominates`: much about the company, little about the job. In: the layout fact. Out: one finding.

use super::{Evidence, Findings, FixAvailability, Group, Posting, Rule, Severity};

/// The rule.
pub(crate) const RULE: Rule = Rule {
    id: "company-text-dominates",
    group: Group::Structure,
    severity: Severity::Info,
    on_by_default: true,
    summary: "Text about the company takes over 40 % of the words, or 150 words before the job",
    why: "Readers look for the work, the pay and the demands; text about the company was found the least helpful part.",
    advice: "Begin with the job. Keep the company to three sentences, after it or on a page of its own.",
    evidence: Evidence::IndustryData,
    sources: &["LinkedIn Talent Solutions, heat map of job posts: company text helps 28 %, pay 61 %"],
    fix: FixAvailability::None,
    bad: &[
        "# Baker\n\n## About us\n\nWe have baked bread in the north for forty years. We have baked bread in the north for forty years. We have baked bread in the north for forty years. We have baked bread in the north for forty years. We have baked bread in the north for forty years. We have baked bread in the north for forty years. We have baked bread in the north for forty years. We have baked bread in the north for forty years. We have baked bread in the north for forty years. We have baked bread in the north for forty years. We have baked bread in the north for forty years. We have baked bread in the north for forty years. We have baked bread in the north for forty years. We have baked bread in the north for forty years. We have baked bread in the north for forty years. We have baked bread in the north for forty years. We have baked bread in the north for forty years. We have baked bread in the north for forty years. We have baked bread in the north for forty years. We have baked bread in the north for forty years.\n\n## What you'll do\n\n- Bake bread for four shops\n\n## What you bring\n\n- One year in a bakery\n",
    ],
    good: &[
        "# Baker\n\n## About us\n\nWe bake for four shops in Leeds.\n\n## What you'll do\n\n- Bake bread for four shops\n\n## What you bring\n\n- One year in a bakery\n",
    ],
};

/// Shorter text about the company dominates nothing.
const ENOUGH_WORDS: usize = 100;
/// More of the words are about the company.
const MOST_PERCENT: usize = 40;
/// So many words stand before the job.
const BEFORE_JOB: usize = 150;

pub(crate) fn check(posting: &Posting<'_>, findings: &mut Findings<'_>) {
    let Some(company) = posting.facts.company_text() else { return };
    let percent = company.words * 100 / company.of.max(1);
    if company.before_job >= BEFORE_JOB {
        let words = company.before_job;
        findings.text(company.range, format!("{words} words about the company stand before the job."));
    } else if company.words >= ENOUGH_WORDS && percent > MOST_PERCENT {
        findings.text(company.range, format!("{percent} % of the text is about the company, not the job."));
    }
}
