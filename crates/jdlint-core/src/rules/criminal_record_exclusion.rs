//! `criminal-record-exclusion`: people with a criminal record are shut out. In: the words that law minds. Out: findings.

use super::{Evidence, Findings, FixAvailability, Group, NOT_LEGAL_ADVICE, Posting, Rule, Severity};
use crate::facts::law::{LawTerm, Topic};
use crate::laws::{self, Duty};
use crate::report::{Edit, Fix};

/// The rule.
pub(crate) const RULE: Rule = Rule {
    id: "criminal-record-exclusion",
    group: Group::Law,
    severity: Severity::Warning,
    on_by_default: true,
    summary: "People with a criminal record are shut out",
    why: "A record says little about most jobs; cities and states forbid such words in postings.",
    advice: "Say that a check follows an offer and that records are looked at case by case; cite the law where one bars them.",
    evidence: Evidence::Law,
    sources: &[
        "New York City Fair Chance Act",
        "Los Angeles County Code 8.300 (“required” is allowed, “must pass” is not)",
        "Washington HB 1747; New Jersey Opportunity to Compete Act; California 2 CCR 11017.1",
        NOT_LEGAL_ADVICE,
    ],
    fix: FixAvailability::Suggestion,
    bad: &[
        "# Baker\n\n## What you'll do\n\n- Bake bread for two shops\n\n## Requirements\n\n- Clean background required\n",
        "# Baker\n\n## What you'll do\n\n- Bake bread for two shops\n\n## Requirements\n\n- No felons\n",
        "# Baker\n\n## What you'll do\n\n- Bake bread for two shops\n\n## Requirements\n\n- Must pass a background check\n",
    ],
    good: &[
        "# Baker\n\n## What you'll do\n\n- Bake bread for two shops\n\n## Requirements\n\n- Background check after the offer; records are considered case by case\n",
        "# Baker\n\n## What you'll do\n\n- Bake bread for two shops\n\n## Requirements\n\n- Clean driving record\n",
        "# Baker\n\n## What you'll do\n\n- Bake bread for two shops\n\n## Requirements\n\n- Writes clean code\n",
        "# Baker\n\n## What you'll do\n\n- Bake bread for two shops\n\n## Requirements\n\n- No convictions (required by state law for this role)\n",
    ],
};

/// One finding; where it is said again stands beside it.
pub(crate) fn check(posting: &Posting<'_>, findings: &mut Findings<'_>) {
    let duty = |term: &LawTerm| if term.value == "check" { Duty::NoCheck } else { Duty::NoRecord };
    let mut terms = posting.facts.law_terms(Topic::Record);
    // That a check is required is minded in one city only.
    terms.retain(|term| term.value != "check" || laws::applying(posting.settings, Duty::NoCheck).is_some());
    let Some((term, again)) = terms.split_first() else { return };
    let (severity, law) = laws::severity(posting.settings, duty(term), Severity::Warning);
    let message =
        format!("“{}” shuts out people with a record{law}.", posting.facts.document.quote(term.range));
    let edit = Edit::new(term.range, "{a check after the offer}, looked at case by case");
    let finding = findings
        .text(term.range, message)
        .severity(severity)
        .fix(Fix::suggestion("Offer a look at each case", vec![edit]));
    for term in again {
        finding.related(term.range, "said again here");
    }
}
