//! `degree-above-occupation`: a degree that few in the occupation say they need. In: degrees, title. Out: one finding.

use super::{Evidence, Findings, FixAvailability, Group, Posting, Rule, Severity};
use crate::facts::Facts;
use crate::facts::degrees::DegreeDemand;
use crate::lexicon::Occupation;
use crate::report::{Degree, Edit, Fix, Modality};
use crate::text::TextRange;

/// The rule.
pub(crate) const RULE: Rule = Rule {
    id: "degree-above-occupation",
    group: Group::Requirements,
    severity: Severity::Warning,
    on_by_default: true,
    summary: "A degree is required that fewer than a quarter of those in the occupation say their job needs (under half: info; data of the United States)",
    why: "It shuts out most people who do this work today. In one study 67 % of ads for production supervisors asked for a degree that 16 % of those doing the job had.",
    advice: "Ask for what the degree should show. The figures are from the United States and from small samples: look whether they fit the job. `soc:` in the front matter says which occupation it is.",
    evidence: Evidence::OfficialGuidance,
    sources: &[
        "O*NET 29.3 (USDOL/ETA, CC BY 4.0, modified): education that respondents say is required",
        "Fuller and Raman 2017, Dismissed by Degrees",
        "Fuller et al. 2022, The Emerging Degree Reset (cuts at 25 and 50 %)",
    ],
    fix: FixAvailability::Suggestion,
    bad: &[
        "# Production supervisor\n\n## What you'll do\n\n- Plan the shifts\n\n## Requirements\n\n- Bachelor's degree in engineering\n",
        "---\nsoc: 43-4051.00\n---\n# Member happiness hero\n\n## What you'll do\n\n- Answer calls\n\n## Requirements\n\n- Bachelor's degree required\n",
        "# Bookkeeper\n\n## What you'll do\n\n- Post invoices\n\n## Requirements\n\n- A bachelor's degree in accounting is required\n",
    ],
    good: &[
        "# Production supervisor\n\n## What you'll do\n\n- Plan the shifts\n\n## Requirements\n\n- High-school diploma and two years on a line\n",
        "# Civil engineer\n\n## What you'll do\n\n- Plan bridges\n\n## Requirements\n\n- Bachelor's degree in engineering\n",
        "# Production supervisor\n\n## What you'll do\n\n- Plan the shifts\n\n## Requirements\n\n- Bachelor's degree or equivalent experience\n",
        "# Wizard of flows\n\n## What you'll do\n\n- Plan the shifts\n\n## Requirements\n\n- Bachelor's degree in engineering\n",
    ],
};

pub(crate) fn check(posting: &Posting<'_>, findings: &mut Findings<'_>) {
    let facts = posting.facts;
    let places = &posting.settings.jurisdictions;
    // The figures are of one country.
    if !places.is_empty() && !places.iter().any(|place| place.starts_with("us")) || facts.is_regulated() {
        return;
    }
    let mut asked = facts
        .degrees
        .iter()
        .filter(|degree| degree.modality == Modality::Required && !degree.equivalent)
        .peekable();
    // The table is not asked in vain: a page may have to load it.
    if asked.peek().is_none() {
        return;
    }
    let Some(occupation) = facts.occupation() else { return };
    let rare = asked.filter_map(|degree| share(&occupation, degree.level).map(|share| (degree, share)));
    let Some((degree, (word, tenths))) = rare.into_iter().find(|(_, (_, tenths))| *tenths < HALF) else {
        return;
    };
    tell(facts, degree, word, tenths, &occupation, findings);
}

/// In: the degree that is asked for, what it is called, and of a thousand who know the work how many ask for it.
#[cold]
#[inline(never)]
fn tell(
    facts: &Facts<'_>,
    degree: &DegreeDemand,
    word: &str,
    tenths: u16,
    occupation: &Occupation,
    findings: &mut Findings<'_>,
) {
    let severity = if tenths < QUARTER { Severity::Warning } else { Severity::Info };
    let message = format!(
        "In O*NET data for the United States (29.3, n = {}, {}) {} % of respondents in this occupation ({}) say that a {word} degree or more is required.",
        occupation.answers,
        occupation.year,
        (tenths + 5) / 10,
        occupation.title,
    );
    let end = facts.clause_end(degree.sentence, &degree.span);
    let edit = Edit::new(TextRange::new(end, end), " or {number} years of {what was done}");
    findings
        .text(facts.document.range_of(&degree.span), message)
        .severity(severity)
        .fix(Fix::suggestion("Accept experience in its place", vec![edit]));
}

/// Who says that it takes this degree, per mille. Of a doctorate there is no figure: those for a master's are more.
fn share(occupation: &Occupation, level: Degree) -> Option<(&'static str, u16)> {
    match level {
        Degree::Bachelor => Some(("bachelor's", occupation.bachelor_tenths)),
        Degree::Master | Degree::Doctorate => Some(("master's", occupation.master_tenths)),
        _ => None,
    }
}

const QUARTER: u16 = 250;
const HALF: u16 = 500;
