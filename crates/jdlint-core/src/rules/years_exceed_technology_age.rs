//! `years-exceed-technology-age`: more years than the technology has. In: years and technologies. Out: a finding a demand.

use super::{Evidence, Findings, FixAvailability, Group, Posting, Rule, Severity};
use crate::facts::numbers::written;
use crate::lexicon::Technology;
use crate::report::{Edit, Fix};
use crate::text::TextRange;

/// The rule.
pub(crate) const RULE: Rule = Rule {
    id: "years-exceed-technology-age",
    group: Group::Requirements,
    severity: Severity::Error,
    on_by_default: true,
    summary: "More years with a technology are required than it has existed",
    why: "Nobody can have them, and those who know the technology see that nobody checked.",
    advice: "Ask for fewer years, or for the work that should have been done.",
    evidence: Evidence::Fact,
    sources: &["jdlint's table of first public releases, `data/en/technologies.tsv`"],
    fix: FixAvailability::Suggestion,
    bad: &[
        "# Engineer\n\n## What you'll do\n\n- Count the stock\n\n## Requirements\n\n- 25+ years of experience with Kubernetes\n",
    ],
    good: &[
        "# Engineer\n\n## What you'll do\n\n- Count the stock\n\n## Requirements\n\n- 10+ years of experience in sales, 5+ years with Kubernetes\n",
        "# Engineer\n\n## What you'll do\n\n- Count the stock\n\n## Requirements\n\n- 5+ years of experience with Kubernetes\n",
        "# Engineer\n\n## What you'll do\n\n- Count the stock\n\n## Requirements\n\n- 20 years of experience with Java, Kotlin and Go\n",
    ],
};

/// More would be flagged by `years-excessive`.
const MOST_ASKED: u16 = 7;

pub(crate) fn check(posting: &Posting<'_>, findings: &mut Findings<'_>) {
    let facts = posting.facts;
    let asked = facts.years_with_technology();
    if asked.is_empty() {
        return;
    }
    let today = posting.settings.today.map(|today| today.year);
    // An old posting is judged by its own day.
    let Some(year) = facts.posted_year().or(today) else { return };
    for (demand, technology) in asked {
        let age = year.saturating_sub(technology.earliest_plausible_year) + 1;
        if demand.min > f64::from(age) {
            let range = facts.document.range_of(&demand.span);
            tell(range, demand.min, technology, age, findings);
        }
    }
}

/// In: the years that are asked for, and those that anybody can have.
#[cold]
#[inline(never)]
fn tell(range: TextRange, asked: f64, technology: &Technology, age: u16, findings: &mut Findings<'_>) {
    let message = format!(
        "{} was first public in {}: nobody has {} years with it.",
        technology.name,
        technology.first_public_year,
        written(asked)
    );
    let edit = Edit::new(range, format!("{{{} or fewer}} years", age.min(MOST_ASKED)));
    findings.text(range, message).fix(Fix::suggestion("Ask for fewer years", vec![edit]));
}
