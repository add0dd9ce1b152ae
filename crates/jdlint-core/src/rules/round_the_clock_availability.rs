//! `round-the-clock-availability`: hours without an end. In: hours. Out: a finding a place.

use super::{Evidence, Findings, FixAvailability, Group, Posting, Rule, Severity};
use crate::report::{Edit, Fix};

/// The rule.
pub(crate) const RULE: Rule = Rule {
    id: "round-the-clock-availability",
    group: Group::Requirements,
    severity: Severity::Warning,
    on_by_default: true,
    summary: "One person is to be there at any time: “available 24/7”, “nights and weekends as needed”",
    why: "Nobody may work so in most countries, carers and religious people stay away, and everybody asks what it pays.",
    advice: "Say how often, for how long and what it pays: “on call one week in six, paid”.",
    evidence: Evidence::Law,
    sources: &[
        "Directive 2003/88/EC on working time; Working Time Regulations 1998 (Great Britain)",
        "Groff v. DeJoy 2023 (religious accommodation in the United States)",
    ],
    fix: FixAvailability::Suggestion,
    bad: &[
        "# Analyst\n\n## What you'll do\n\n- Count the stock\n\n## Requirements\n\n- Must be available 24/7\n",
        "# Analyst\n\n## What you'll do\n\n- Count the stock\n\n## Requirements\n\n- Always available for our customers\n",
        "# Analyst\n\n## What you'll do\n\n- Count the stock\n\n## Requirements\n\n- Willing to work nights and weekends as needed\n",
    ],
    good: &[
        "# Analyst\n\n## What you'll do\n\n- Count the stock\n\n## Requirements\n\n- On call one week in six, paid\n",
        "# Analyst\n\n## What you'll do\n\n- Keep our 24/7 operations running\n\n## Requirements\n\n- Can count\n",
        "# Live-in carer\n\n## What you'll do\n\n- Live in with one client\n\n## Requirements\n\n- Available day and night\n",
        "# Analyst\n\n## About us\n\nOur help desk is open around the clock.\n\n## What you'll do\n\n- Count the stock\n\n## Requirements\n\n- Can count\n",
    ],
};

pub(crate) fn check(posting: &Posting<'_>, findings: &mut Findings<'_>) {
    for hours in posting.facts.endless_hours() {
        let message = if hours.as_needed {
            format!(
                "“{}” leaves no night to count on. How often is it, and what does it pay?",
                posting.facts.document.quote(hours.range)
            )
        } else {
            "This asks one person to be there at any time.".to_owned()
        };
        let edit = Edit::new(hours.range, "on call {one week in six}, {paid how}");
        findings
            .text(hours.range, message)
            .fix(Fix::suggestion("Say how often and what it pays", vec![edit]));
    }
}
