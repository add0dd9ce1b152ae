//! `regulated-licence-missing`: a licensed title without a licence. In: title, licences. Out: one finding.

use super::{Evidence, Findings, FixAvailability, Group, Posting, Rule, Severity};

/// The rule.
pub(crate) const RULE: Rule = Rule {
    id: "regulated-licence-missing",
    group: Group::Requirements,
    severity: Severity::Info,
    on_by_default: true,
    summary: "The title is one that only people with a licence or registration may hold, and the posting names none",
    why: "Applicants must guess which one is accepted, from where, and by when they need it.",
    advice: "Name the licence and the place that gives it: “current nursing licence in Oregon”.",
    evidence: Evidence::Law,
    sources: &["Practice acts of the states of the US; registers of the NMC, HCPC and GMC in the UK"],
    fix: FixAvailability::None,
    bad: &[
        "# Registered nurse\n\n## What you'll do\n\n- Care for twelve patients\n\n## Requirements\n\n- One year on a ward\n",
        "# Electrician\n\n## What you'll do\n\n- Wire houses\n\n## Requirements\n\n- Three years in the trade\n",
    ],
    good: &[
        "# Registered nurse\n\n## What you'll do\n\n- Care for twelve patients\n\n## Requirements\n\n- Current RN licence in Oregon\n",
        "# Trainee nurse\n\n## What you'll do\n\n- Help on the ward\n\n## Requirements\n\n- Likes people\n",
        "---\nlicence: RN, Oregon\n---\n# Registered nurse\n\n## What you'll do\n\n- Care for twelve patients\n\n## Requirements\n\n- One year on a ward\n",
        "# Analyst\n\n## What you'll do\n\n- Count the stock\n\n## Requirements\n\n- Knows how stock is counted\n",
    ],
};

pub(crate) fn check(posting: &Posting<'_>, findings: &mut Findings<'_>) {
    // A notice that points to the full text names no demand at all.
    if posting.facts.is_teaser() {
        return;
    }
    if let Some((licence, range)) = posting.facts.missing_licence() {
        let message = format!("The title is a licensed one, and the posting names no {licence}.");
        findings.text(range, message);
    }
}
