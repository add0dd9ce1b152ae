//! `missing-employer-name`: nobody is named who hires. In: the employer fact. Out: one finding.

use super::{Evidence, Findings, FixAvailability, Group, Posting, Rule, Severity};
use crate::facts::employer::Employer;

/// The rule.
pub(crate) const RULE: Rule = Rule {
    id: "missing-employer-name",
    group: Group::Structure,
    severity: Severity::Info,
    on_by_default: true,
    summary: "Neither the employer nor an agency is named",
    why: "People look an employer up before they apply, job boards require the name, and British agencies must give theirs.",
    advice: "Name the employer. Where the search is confidential, name the agency, or put `employer: confidential` into the front matter.",
    evidence: Evidence::Platform,
    sources: &[
        "Google JobPosting structured data: required property `hiringOrganization`",
        "GOV.UK, job advertisements by employment agencies",
    ],
    fix: FixAvailability::None,
    bad: &[
        "# Baker\n\nOur client, a leading firm in the food trade, is looking for a baker.\n\n## What you'll do\n\n- Bake bread for four shops\n- Order the flour\n\n## What you bring\n\n- One year in a bakery\n",
    ],
    good: &[
        "# Baker\n\nCompany: Sample Bakeries\n\nLocation: Leeds. Full-time, permanent. 37.5 hours a week, early shifts. You report to the shop manager.\n\n## About the job\n\nYou bake for four shops. The work starts at four.\n\n## What you'll do\n\n- Bake bread for four shops\n- Order the flour\n\n## What you bring\n\n- One year in a bakery\n\n## How to apply\n\nApply at https://bakery.example/jobs by 1 March.\n",
        "---\ntitle: Baker\nemployer: confidential\n---\n\n## What you'll do\n\n- Bake bread for four shops\n- Order the flour\n\n## What you bring\n\n- One year in a bakery\n",
        "# Baker\n\nSample Bakeries Ltd bakes for four shops.\n\n## What you'll do\n\n- Bake bread for four shops\n- Order the flour\n\n## What you bring\n\n- One year in a bakery\n",
    ],
};

pub(crate) fn check(posting: &Posting<'_>, findings: &mut Findings<'_>) {
    match posting.facts.employer() {
        Employer::Named(_) | Employer::Confidential | Employer::Perhaps => {}
        Employer::Unnamed(Some(hidden)) => {
            let words = hidden.of(posting.facts.document.text);
            findings.text(hidden, format!("“{words}” names neither the employer nor an agency."));
        }
        Employer::Unnamed(None) => {
            findings.document("The posting does not name the employer or an agency.");
        }
    }
}
