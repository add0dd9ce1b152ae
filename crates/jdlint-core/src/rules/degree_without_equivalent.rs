//! `degree-without-equivalent`: a degree and nothing else will do. In: degrees. Out: a finding a demand.

use super::{Evidence, Findings, FixAvailability, Group, Posting, Rule, Severity};
use crate::report::{Degree, Edit, Fix, Modality};
use crate::text::TextRange;

/// The rule.
pub(crate) const RULE: Rule = Rule {
    id: "degree-without-equivalent",
    group: Group::Requirements,
    severity: Severity::Warning,
    on_by_default: true,
    summary: "A degree is required and nothing may stand in its place",
    why: "It shuts out people who learned the work another way. In one study 67 % of ads for production supervisors asked for a degree that 16 % of those doing the job had.",
    advice: "Add “or equivalent experience”, unless a law asks for the degree.",
    evidence: Evidence::IndustryData,
    sources: &[
        "Fuller and Raman 2017, Dismissed by Degrees",
        "Fuller et al. 2022, The Emerging Degree Reset",
        "Indeed Hiring Lab 2024 (52 % of US postings name no education)",
    ],
    fix: FixAvailability::Suggestion,
    bad: &[
        "# Analyst\n\n## What you'll do\n\n- Count the stock\n\n## Requirements\n\n- Bachelor's degree in business\n",
        "# Analyst\n\n## What you'll do\n\n- Count the stock\n\n## Requirements\n\n- A university degree is required.\n",
    ],
    good: &[
        "# Analyst\n\n## What you'll do\n\n- Count the stock\n\n## Requirements\n\n- Bachelor's degree in business or equivalent experience\n",
        "# Analyst\n\n## What you'll do\n\n- Count the stock\n\n## Requirements\n\n- A degree is a plus\n",
        "# Analyst\n\n## What you'll do\n\n- Count the stock\n\n## Requirements\n\n- No degree required\n",
        "# Registered nurse\n\n## What you'll do\n\n- Count the stock\n\n## Requirements\n\n- Bachelor of nursing\n",
        "# Analyst\n\n## What you'll do\n\n- Count the stock\n\n## Requirements\n\n- A high degree of care\n",
    ],
};

pub(crate) fn check(posting: &Posting<'_>, findings: &mut Findings<'_>) {
    let facts = posting.facts;
    if facts.is_regulated() {
        return;
    }
    let asked = facts
        .degrees
        .iter()
        .filter(|degree| degree.modality == Modality::Required && !degree.equivalent && !degree.regulated);
    for degree in asked.filter(|degree| !matches!(degree.level, Degree::HighSchool | Degree::Associate)) {
        let end = facts.clause_end(degree.sentence, &degree.span);
        let edit = Edit::verbatim(TextRange::new(end, end), " or equivalent experience");
        findings
            .text(
                facts.document.range_of(&degree.span),
                "A degree is required, and no equivalent is accepted.",
            )
            .fix(Fix::suggestion("Accept equivalent experience", vec![edit]));
    }
}
