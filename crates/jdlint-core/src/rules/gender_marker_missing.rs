//! `gender-marker-missing`: a German title in the masculine form has no marker such as. In: the title. Out: findings.

use super::{Evidence, Findings, FixAvailability, Group, NOT_LEGAL_ADVICE, Posting, Rule, Severity};
use crate::laws::{self, Duty};
use crate::report::{Edit, Fix};
use crate::text::TextRange;

/// The rule.
pub(crate) const RULE: Rule = Rule {
    id: "gender-marker-missing",
    group: Group::Law,
    severity: Severity::Info,
    on_by_default: true,
    summary: "A German title in the masculine form has no marker such as (m/w/d) (a warning in Germany, Austria and Switzerland)",
    why: "Courts take such a title as a sign of a preference; no law fixes the marker, a neutral form does as well.",
    advice: "Add the marker, or use a neutral form: “Softwareentwicklung”, “Pflegefachkraft”.",
    evidence: Evidence::Law,
    sources: &["AGG ss. 7, 11 and 22; PStG s. 22(3) (Germany); practice of the courts", NOT_LEGAL_ADVICE],
    fix: FixAvailability::Safe,
    bad: &[
        "# Softwareentwickler\n\n## What you'll do\n\n- Bake bread for two shops\n\n## Requirements\n\n- Experience in a bakery\n",
    ],
    good: &[
        "# Softwareentwickler (m/w/d)\n\n## What you'll do\n\n- Bake bread for two shops\n\n## Requirements\n\n- Experience in a bakery\n",
        "# Teamleitung\n\n## What you'll do\n\n- Bake bread for two shops\n\n## Requirements\n\n- Experience in a bakery\n",
        "# Software developer\n\n## What you'll do\n\n- Bake bread for two shops\n\n## Requirements\n\n- Experience in a bakery\n",
    ],
};

pub(crate) fn check(posting: &Posting<'_>, findings: &mut Findings<'_>) {
    if let Some(title) = posting.facts.unmarked_german_title() {
        tell(posting, title, findings);
    }
}

#[cold]
#[inline(never)]
fn tell(posting: &Posting<'_>, title: TextRange, findings: &mut Findings<'_>) {
    let asked = laws::applying(posting.settings, Duty::GenderMarker).is_some();
    let severity = if asked { Severity::Warning } else { Severity::Info };
    let edit = Edit::verbatim(TextRange::new(title.end, title.end), " (m/w/d)");
    // A title that runs over lines ends somewhere in what follows it.
    let is_line = !title.of(posting.facts.document.text).contains(['\n', '\r']);
    findings
        .text(title, "The title names men only; “(m/w/d)” or a neutral form means everybody (last checked 2026-11, not legal advice).")
        .severity(severity)
        .fix(is_line.then(|| Fix::safe("Add “(m/w/d)”", vec![edit])));
}
