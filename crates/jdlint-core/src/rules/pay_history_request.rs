//! `pay-history-request`: a question about earlier pay. In: the pay facts. Out: a finding a question.

use super::{Evidence, Findings, FixAvailability, Group, Posting, Rule, Severity};
use crate::laws::{self, Duty};
use crate::report::{Edit, Fix};
use crate::text::TextRange;

/// The rule.
pub(crate) const RULE: Rule = Rule {
    id: "pay-history-request",
    group: Group::Pay,
    severity: Severity::Warning,
    on_by_default: true,
    summary: "Applicants are asked what they earn or earned",
    why: "It carries old pay gaps into the new job, and many places forbid the question.",
    advice: "Leave the question out, or ask what pay they expect.",
    evidence: Evidence::Law,
    sources: &[
        "Bans on questions about pay history in US states and cities, Prince Edward Island and Directive (EU) 2023/970 Art. 5(2), compiled 2026-11 from secondary sources; not legal advice",
    ],
    fix: FixAvailability::Suggestion,
    bad: &[
        "# Baker\n\nLocation: Leeds. Full-time, permanent.\n\n## What you'll do\n\n- Bake bread for four shops\n- Order the flour\n\n## What you bring\n\n- One year in a bakery\n\n## Pay\n\n£27,000 a year\n\n## How to apply\n\nSend your CV and state your current CTC to jobs@bakery.example.\n",
        "# Baker\n\nLocation: Leeds. Full-time, permanent.\n\n## What you'll do\n\n- Bake bread for four shops\n- Order the flour\n\n## What you bring\n\n- One year in a bakery\n\n## Pay\n\n£27,000 a year\n\n## How to apply\n\nPlease include your salary history in your cover letter to jobs@bakery.example.\n",
    ],
    good: &[
        "# Baker\n\nLocation: Leeds. Full-time, permanent.\n\n## What you'll do\n\n- Bake bread for four shops\n- Order the flour\n\n## What you bring\n\n- One year in a bakery\n\n## Pay\n\n£27,000 a year\n\n## How to apply\n\nState your salary expectations if you wish. Write to jobs@bakery.example.\n",
        "# Baker\n\nLocation: Leeds. Full-time, permanent.\n\n## What you'll do\n\n- Bake bread for four shops\n- Order the flour\n\n## What you bring\n\n- One year in a bakery\n\n## Pay\n\n£27,000 a year. We have a history of pay equity.\n\n## How to apply\n\nApply at https://bakery.example/jobs by 1 March 2027.\n",
        "# Baker\n\nLocation: Leeds. Full-time, permanent.\n\n## What you'll do\n\n- Bake bread for four shops\n- Order the flour\n\n## What you bring\n\n- One year in a bakery\n\n## Pay\n\n£27,000 a year. We do not ask for your salary history.\n\n## How to apply\n\nApply at https://bakery.example/jobs by 1 March 2027.\n",
    ],
};

pub(crate) fn check(posting: &Posting<'_>, findings: &mut Findings<'_>) {
    for &range in &posting.facts.pay_history {
        tell(posting, range, findings);
    }
}

#[cold]
#[inline(never)]
fn tell(posting: &Posting<'_>, range: TextRange, findings: &mut Findings<'_>) {
    let (severity, law) = laws::severity(posting.settings, Duty::NoHistory, Severity::Warning);
    let message =
        format!("“{}” asks what applicants earn or earned{law}.", posting.facts.document.quote(range));
    let edit = Edit::verbatim(range, "salary expectations");
    findings
        .text(range, message)
        .severity(severity)
        .fix(Fix::suggestion("Ask what they expect instead", vec![edit]));
}
