//! `activity-only`: a long list of duties without one result. In: duties. Out: a finding a list.

use super::{Evidence, Findings, FixAvailability, Group, Posting, Rule, Severity};

/// The rule.
pub(crate) const RULE: Rule = Rule {
    id: "activity-only",
    group: Group::Outcomes,
    severity: Severity::Info,
    on_by_default: true,
    summary: "Ten duties or more, and none names a number or a date",
    why: "A list of activities says what keeps somebody busy and not what the work is for or how much of it there is.",
    advice: "Say for the main duties how much, how often or what comes of it.",
    evidence: Evidence::OfficialGuidance,
    sources: &[
        "OPM, A Handbook for Measuring Employee Performance (2017), chapter 2: activities and accomplishments",
    ],
    fix: FixAvailability::None,
    bad: &[
        "# Office clerk\n\n## Responsibilities\n\n- Attend meetings\n- Prepare reports\n- Answer the phone\n- Write letters\n- Order supplies\n- Update records\n- Train new colleagues\n- File invoices\n- Book travel\n- Greet visitors\n\n## Requirements\n\n- Two years in an office\n",
    ],
    good: &[
        "# Office clerk\n\n## Responsibilities\n\n- Attend meetings\n- Prepare the monthly report by day 5\n- Answer about 40 calls a day\n- Write letters\n- Order supplies\n- Update records\n- Train new colleagues\n- File invoices\n- Book travel\n- Greet visitors\n\n## Requirements\n\n- Two years in an office\n",
        "# Office clerk\n\n## Responsibilities\n\n- Attend meetings\n- Prepare reports\n- Answer the phone\n- Write letters\n- Order supplies\n- Update records\n- Train new colleagues\n- File invoices\n- Book travel\n\n## Requirements\n\n- Two years in an office\n",
    ],
};

pub(crate) fn check(posting: &Posting<'_>, findings: &mut Findings<'_>) {
    for first in posting.facts.duties_without_results() {
        findings.text(first, "None of the duties of this list names a number or a date by which one could tell that it is done.");
    }
}
