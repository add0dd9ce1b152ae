//! `years-cap`: a limit on how much experience somebody may have. In: years. Out: a finding a limit.

use super::{Evidence, Findings, FixAvailability, Group, Posting, Rule, Severity};
use crate::report::{Edit, Fix};

/// The rule.
pub(crate) const RULE: Rule = Rule {
    id: "years-cap",
    group: Group::Requirements,
    severity: Severity::Warning,
    on_by_default: true,
    summary: "Experience is capped: “maximum 5 years”, “not overqualified”",
    why: "A limit shuts out older applicants and may be age discrimination; it says nothing about who can do the work.",
    advice: "Say what the job offers at this level, and leave it to experienced people whether they want it.",
    evidence: Evidence::Law,
    sources: &[
        "ADEA and 29 CFR 1625.4 (reasoning)",
        "LAG Düsseldorf 16 Sa 1279/14 (“career starters” as a cap)",
        "Guidance in Great Britain on age and job adverts",
    ],
    fix: FixAvailability::Suggestion,
    bad: &[
        "# Analyst\n\n## What you'll do\n\n- Count the stock\n\n## Requirements\n\n- Max 5 years' experience in audit\n",
        "# Analyst\n\n## What you'll do\n\n- Count the stock\n\n## Requirements\n\n- No more than three years of experience\n",
        "# Analyst\n\n## What you'll do\n\n- Count the stock\n\n## Requirements\n\n- 2-4 years of experience max\n",
    ],
    good: &[
        "# Analyst\n\n## What you'll do\n\n- Count the stock\n\n## Requirements\n\n- 3-5 years of experience in audit\n",
        "# Analyst\n\n## What you'll do\n\n- Count the stock\n\n## Requirements\n\n- Suited to early careers; all levels of experience are welcome\n",
        "# Analyst\n\n## What you'll do\n\n- Count the stock\n\n## Requirements\n\n- At least 5 years' experience in audit\n",
        "# Analyst\n\n## What you'll do\n\n- Answer within two years\n\n## Requirements\n\n- Contract of up to 2 years\n",
    ],
};

pub(crate) fn check(posting: &Posting<'_>, findings: &mut Findings<'_>) {
    let facts = posting.facts;
    if facts.is_apprenticeship() {
        return;
    }
    for cap in &facts.year_caps {
        let edit = Edit::new(
            facts.sentence_range(cap.sentence),
            "Suited to {level}; people with more experience can apply",
        );
        findings
            .text(
                facts.document.range_of(&cap.span),
                "This turns away people for having too much experience.",
            )
            .fix(Fix::suggestion("Say what level the job is", vec![edit]));
    }
}
