//! `expired-or-past-date`: a deadline that is over. In: the dates. Out: one finding.

use super::{Evidence, Findings, FixAvailability, Group, Posting, Rule, Severity};
use crate::date::Date;
use crate::facts::dates::DateFact;
use crate::text::TextRange;

/// The rule.
pub(crate) const RULE: Rule = Rule {
    id: "expired-or-past-date",
    group: Group::Metadata,
    severity: Severity::Warning,
    on_by_default: true,
    summary: "The last day to apply is past, or lies before the day of posting",
    why: "Readers apply in vain, and job sites take down postings that they find expired.",
    advice: "Give a day to come, or take the posting down; `status: closed` in the front matter silences this for archives.",
    evidence: Evidence::Platform,
    sources: &["Google Search Central, JobPosting `validThrough` and rules for expired jobs"],
    fix: FixAvailability::None,
    bad: &[
        "# Baker\n\nLocation: Leeds. Full-time, permanent.\n\n## What you'll do\n\n- Bake bread for four shops\n- Order the flour\n\n## What you bring\n\n- One year in a bakery\n\n## How to apply\n\nApply at https://bakery.example/jobs by 3 March 2024.\n",
        "---\ntitle: Baker\ndate_posted: 2027-03-01\nvalid_through: 2027-02-01\n---\n\n## What you'll do\n\n- Bake bread for four shops\n- Order the flour\n\n## What you bring\n\n- One year in a bakery\n\n",
    ],
    good: &[
        "# Baker\n\nLocation: Leeds. Full-time, permanent.\n\n## What you'll do\n\n- Bake bread for four shops\n- Order the flour\n\n## What you bring\n\n- One year in a bakery\n\n## How to apply\n\nApply at https://bakery.example/jobs by 3 March 2027.\n",
        "---\ntitle: Baker\nstatus: closed\ndeadline: 2024-03-03\n---\n\n## What you'll do\n\n- Bake bread for four shops\n- Order the flour\n\n## What you bring\n\n- One year in a bakery\n\n",
        "# Baker\n\nLocation: Leeds. Full-time, permanent.\n\n## What you'll do\n\n- Bake bread for four shops\n- Order the flour\n\n## What you bring\n\n- One year in a bakery\n\n## How to apply\n\nApply at https://bakery.example/jobs by 03/04/2026.\n",
    ],
};

pub(crate) fn check(posting: &Posting<'_>, findings: &mut Findings<'_>) {
    let facts = posting.facts;
    let dates = &facts.dates;
    let from_data = |value: &Option<(String, TextRange)>| {
        value
            .as_ref()
            .and_then(|(text, range)| Some(DateFact { date: Date::parse(text.get(..10)?)?, range: *range }))
    };
    let data_through = facts.structured.iter().find_map(|data| from_data(&data.valid_through));
    let data_posted = facts.structured.iter().find_map(|data| from_data(&data.date_posted));
    let is_closed = dates.is_closed || facts.is_closed();
    let (Some(deadline), false) = (dates.deadline.or(data_through), is_closed) else { return };
    let words = facts.document.quote(deadline.range);
    if let Some(posted) = dates.posted.or(data_posted).filter(|posted| posted.date > deadline.date) {
        let message = format!("“{words}” lies before the day of posting, {}.", posted.date);
        findings.text(deadline.range, message).related(posted.range, "the day of posting");
    } else if posting.settings.today.is_some_and(|today| deadline.date < today) && !dates.is_open_ended {
        findings.text(deadline.range, format!("The last day to apply, “{words}”, is past."));
    }
}
