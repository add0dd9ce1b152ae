//! `absolute-expertise`: perfection as a demand. In: demands. Out: a finding a place.

use super::{Evidence, Findings, FixAvailability, Group, Posting, Rule, Severity};
use crate::report::{Edit, Fix};

/// The rule.
pub(crate) const RULE: Rule = Rule {
    id: "absolute-expertise",
    group: Group::Requirements,
    severity: Severity::Info,
    on_by_default: true,
    summary: "Mastery of everything, or perfection, is required: “expert in all Microsoft products”, “flawless”",
    why: "Honest people do not apply, and nobody can check it.",
    advice: "Say what is done with it, and how well is good enough.",
    evidence: Evidence::Convention,
    sources: &[
        "OPM, A Handbook for Measuring Employee Performance (2017): no absolute standards",
        "Coffman, Collis and Kulkarni 2024 (Management Science): a precise bar raises the number of qualified applicants",
    ],
    fix: FixAvailability::Suggestion,
    bad: &[
        "# Analyst\n\n## What you'll do\n\n- Count the stock\n\n## Requirements\n\n- Expert in all Microsoft products\n",
        "# Analyst\n\n## What you'll do\n\n- Count the stock\n\n## Requirements\n\n- Flawless German\n",
        "# Analyst\n\n## What you'll do\n\n- Count the stock\n\n## Requirements\n\n- 100 % accuracy at all times\n",
    ],
    good: &[
        "# Analyst\n\n## What you'll do\n\n- Count the stock\n\n## Requirements\n\n- Works daily in Excel and Power BI\n",
        "# Expert witness\n\n## What you'll do\n\n- Write opinions\n\n## Requirements\n\n- Has been an expert witness in court\n",
        "# Analyst\n\n## What you'll do\n\n- Count the stock\n\n## Requirements\n\n- This role is perfect for people who like to count\n",
    ],
};

pub(crate) fn check(posting: &Posting<'_>, findings: &mut Findings<'_>) {
    for range in posting.facts.absolute_demands() {
        let edit = Edit::new(range, "{what is done with it, how well}");
        let words = posting.facts.document.quote(range);
        findings
            .text(
                range,
                format!("“{words}” asks for all of something or for work without a fault: nobody has it."),
            )
            .fix(Fix::suggestion("Say how well is good enough", vec![edit]));
    }
}
