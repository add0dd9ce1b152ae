//! `missing-accommodation-statement`: no offer of adjustments. In: the accommodation fact, jurisdictions. Out: one finding about the document.

use super::section_template;
use super::{Evidence, Findings, FixAvailability, Group, Posting, Rule, Severity};
use crate::jurisdictions;

/// The rule.
pub(crate) const RULE: Rule = Rule {
    id: "missing-accommodation-statement",
    group: Group::Structure,
    severity: Severity::Info,
    on_by_default: true,
    summary: "The posting offers no adjustments to applicants who need them",
    why: "Disabled people are entitled to adjustments in hiring in most places, and ask for them only where they are offered. Federal announcements must offer them.",
    advice: "Add one sentence that invites people to ask, with an address. Do not list medical conditions.",
    evidence: Evidence::Law,
    sources: &[
        "5 CFR 330.104(a)(18) and (b): federal announcements",
        "Americans with Disabilities Act, Title I; Equality Act 2010, sections 20 and 39",
    ],
    fix: FixAvailability::Suggestion,
    bad: &[
        "# Baker\n\nCompany: Sample Bakeries\n\nLocation: Leeds. Full-time, permanent. 37.5 hours a week, early shifts. You report to the shop manager.\n\n## About the job\n\nYou bake for four shops. The work starts at four.\n\n## What you'll do\n\n- Bake bread for four shops\n- Order the flour\n\n## What you bring\n\n- One year in a bakery\n\n## How to apply\n\nApply at https://bakery.example/jobs by 1 March.\n",
    ],
    good: &[
        "# Baker\n\nCompany: Sample Bakeries\n\nLocation: Leeds. Full-time, permanent. 37.5 hours a week, early shifts. You report to the shop manager.\n\n## About the job\n\nYou bake for four shops. The work starts at four.\n\n## What you'll do\n\n- Bake bread for four shops\n- Order the flour\n\n## What you bring\n\n- One year in a bakery\n\n## How to apply\n\nApply at https://bakery.example/jobs by 1 March. Tell us if you need adjustments at any stage.\n",
        "# Baker\n\nCompany: Sample Bakeries\n\nLocation: Leeds. Full-time, permanent. 37.5 hours a week, early shifts. You report to the shop manager.\n\n## About the job\n\nYou bake for four shops. The work starts at four.\n\n## What you'll do\n\n- Bake bread for four shops\n- Order the flour\n\n## What you bring\n\n- One year in a bakery\n\n## How to apply\n\nApply at https://bakery.example/jobs by 1 March. We make reasonable adjustments for disabled applicants.\n",
    ],
};

/// Where the law asks employers to adjust their hiring. With no place given it speaks, for they are many.
const PLACES: [&str; 4] = ["us", "uk", "ca", "eu"];

pub(crate) fn check(posting: &Posting<'_>, findings: &mut Findings<'_>) {
    let facts = posting.facts;
    let places = &posting.settings.jurisdictions;
    let applies = places.is_empty() || jurisdictions::any_within(places, &PLACES);
    if !applies || facts.offers_accommodation() {
        return;
    }
    let must = jurisdictions::any_within(places, &["us-federal"]);
    let message = if must {
        "The announcement does not offer reasonable accommodation, as federal ones must."
    } else {
        "The posting does not say that applicants can ask for adjustments."
    };
    let body = "Tell us if you need adjustments at any stage of the application: {address}.";
    findings
        .document(message)
        .severity(if must { Severity::Error } else { Severity::Info })
        .fix(section_template::section(facts, "Offer adjustments", "Adjustments", body));
}
