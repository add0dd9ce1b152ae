//! `missing-eeo-statement`: no equal-opportunity line. In: presence, jurisdictions. Out: one finding about the document.

use super::section_template;
use super::{Evidence, Findings, FixAvailability, Group, Posting, Rule, Severity};
use crate::jurisdictions;
use crate::report::Kind;

/// The rule.
pub(crate) const RULE: Rule = Rule {
    id: "missing-eeo-statement",
    group: Group::Structure,
    severity: Severity::Info,
    on_by_default: true,
    summary: "The posting has no equal-opportunity statement",
    why: "Federal agencies and contractors must say that they consider everybody; in Britain it is good practice.",
    advice: "Say that all qualified applicants are considered, and how to ask for adjustments.",
    evidence: Evidence::Law,
    sources: &[
        "5 CFR 330.104(a)(17): federal announcements",
        "41 CFR 60-300.5 and 60-741.5: federal contractors",
        "Equality and Human Rights Commission: good practice for employers who advertise jobs",
    ],
    fix: FixAvailability::Suggestion,
    bad: &[
        "# Baker\n\nCompany: Sample Bakeries\n\nLocation: Leeds. Full-time, permanent. 37.5 hours a week, early shifts. You report to the shop manager.\n\n## About the job\n\nYou bake for four shops. The work starts at four.\n\n## What you'll do\n\n- Bake bread for four shops\n- Order the flour\n\n## What you bring\n\n- One year in a bakery\n\n## How to apply\n\nApply at https://bakery.example/jobs by 1 March.\n",
    ],
    good: &[
        "# Baker\n\nCompany: Sample Bakeries\n\nLocation: Leeds. Full-time, permanent. 37.5 hours a week, early shifts. You report to the shop manager.\n\n## About the job\n\nYou bake for four shops. The work starts at four.\n\n## What you'll do\n\n- Bake bread for four shops\n- Order the flour\n\n## What you bring\n\n- One year in a bakery\n\n## How to apply\n\nApply at https://bakery.example/jobs by 1 March. We consider all qualified applicants.\n",
        "# Baker\n\nCompany: Sample Bakeries\n\nLocation: Leeds. Full-time, permanent. 37.5 hours a week, early shifts. You report to the shop manager.\n\n## About the job\n\nYou bake for four shops. The work starts at four.\n\n## What you'll do\n\n- Bake bread for four shops\n- Order the flour\n\n## What you bring\n\n- One year in a bakery\n\nWe are an equal opportunity employer.\n",
    ],
};

/// Who has to say it, or should. With no place given it speaks, for one of them may be meant.
const PLACES: [&str; 3] = ["us-federal", "us-contractor", "uk"];

/// Who must say it.
const BOUND: [&str; 2] = ["us-federal", "us-contractor"];

pub(crate) fn check(posting: &Posting<'_>, findings: &mut Findings<'_>) {
    let facts = posting.facts;
    let places = &posting.settings.jurisdictions;
    let here = places.is_empty() && !facts.stands_abroad();
    let applies = here || jurisdictions::any_within(places, &PLACES);
    if !applies || !facts.lacks(Kind::Eeo) || facts.marks_all_sexes() {
        return;
    }
    let must = jurisdictions::any_within(places, &BOUND);
    let message = if must {
        "The posting has no equal-opportunity statement, which federal agencies and contractors must make."
    } else if !facts.offers_accommodation() {
        "The posting says neither that all qualified applicants are considered nor how to ask for adjustments."
    } else {
        "The posting has no equal-opportunity statement."
    };
    let body = if facts.offers_accommodation() {
        "We consider all qualified applicants for this job."
    } else {
        "We consider all qualified applicants for this job. Tell us if you need adjustments at any stage: {address}."
    };
    findings
        .document(message)
        .severity(if must { Severity::Error } else { Severity::Info })
        .fix(section_template::section(facts, "Add the statement", "Equal opportunity", body));
}
