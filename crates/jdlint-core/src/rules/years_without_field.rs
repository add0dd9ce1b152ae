//! `years-without-field`: years of nothing in particular. In: years. Out: a finding a demand.

use super::{Evidence, Findings, FixAvailability, Group, Posting, Rule, Severity};
use crate::facts::Facts;
use crate::facts::numbers::written;
use crate::facts::years::YearsDemand;
use crate::report::{Edit, Fix};

/// The rule.
pub(crate) const RULE: Rule = Rule {
    id: "years-without-field",
    group: Group::Requirements,
    severity: Severity::Info,
    on_by_default: true,
    summary: "Years of experience are required, and nothing says in what",
    why: "Readers guess which years count, and careful ones stay away; years say little about how well someone works (r = .06 with performance).",
    advice: "Say what was done in those years, or drop them: “has closed the books of a firm each month for two years”.",
    evidence: Evidence::PeerReviewed,
    sources: &[
        "Van Iddekinge et al. 2019, meta-analysis of prehire experience",
        "Coffman, Collis and Kulkarni 2024 (Management Science): a precise bar raises the number of qualified applicants",
    ],
    fix: FixAvailability::Suggestion,
    bad: &[
        "# Analyst\n\n## What you'll do\n\n- Count the stock\n\n## Requirements\n\n- 7 years of experience\n",
        "# Analyst\n\n## What you'll do\n\n- Count the stock\n\n## Requirements\n\n- At least 5 years' work experience\n",
    ],
    good: &[
        "# Analyst\n\n## What you'll do\n\n- Count the stock\n\n## Requirements\n\n- 2+ years closing month-end\n",
        "# Analyst\n\n## What you'll do\n\n- Count the stock\n\n## Requirements\n\n- 7 years of experience in audit\n",
        "# Analyst\n\n## What you'll do\n\n- Count the stock\n\n## Requirements\n\n- Excel, SQL and Python\n- 3 years of relevant experience\n",
        "# Analyst\n\n## What you'll do\n\n- Count the stock\n\n## Requirements\n\n- 7 years of experience is a plus\n",
    ],
};

pub(crate) fn check(posting: &Posting<'_>, findings: &mut Findings<'_>) {
    let facts = posting.facts;
    for demand in facts.years_without_field() {
        tell(facts, demand, findings);
    }
}

#[cold]
#[inline(never)]
fn tell(facts: &Facts<'_>, demand: &YearsDemand, findings: &mut Findings<'_>) {
    let range = facts.document.range_of(&demand.span);
    let edit = Edit::new(range, format!("{} years of {{what was done}}", written(demand.min)));
    findings
        .text(range, format!("{} years are required, and nothing says in what.", written(demand.min)))
        .fix(Fix::suggestion("Say what the years are of", vec![edit]));
}
