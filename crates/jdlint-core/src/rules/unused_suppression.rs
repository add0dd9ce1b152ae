//! `unused-suppression`: a comment to jdlint that does nothing. In: suppressions after all rules. Out: a finding each.

use super::{Evidence, Findings, FixAvailability, Group, Posting, Rule, Severity};
use crate::facts::suppressions::{Idle, Unknown};
use crate::gather::Gather;
use crate::report::{Edit, Fix};

/// The rule.
pub(crate) const RULE: Rule = Rule {
    id: "unused-suppression",
    group: Group::Metadata,
    severity: Severity::Warning,
    on_by_default: true,
    summary: "A comment that switches a rule off hides nothing, or names a rule that does not exist",
    why: "What it was for has gone, and it would hide the next mistake unseen; with a misspelt name it hides nothing at all.",
    advice: "Take the comment out, or name the rule that is meant.",
    evidence: Evidence::Fact,
    sources: &["jdlint's own judgement of the posting without the comment"],
    fix: FixAvailability::Safe,
    bad: &[
        "# Baker\n\n## Duties\n\n<!-- jdlint-disable-next-line catch-all-duty -- agreed with the team -->\n- Bake bread\n\n## Requirements\n\n- One year in a bakery\n",
        "# Baker\n\n## Duties\n\n- Other duties as assigned <!-- jdlint-disable-line catchall-duty -->\n\n## Requirements\n\n- One year in a bakery\n",
        "---\njdlint-disable: [missing-title]\n---\n# Baker\n\n## Duties\n\n- Bake bread\n\n## Requirements\n\n- One year in a bakery\n",
    ],
    good: &[
        "# Baker\n\n## Duties\n\n<!-- jdlint-disable-next-line catch-all-duty -- agreed with the team -->\n- Other duties as assigned\n\n## Requirements\n\n- One year in a bakery\n",
        "<!-- jdlint-disable-file missing-pay -->\n# Baker\n\n## Duties\n\n- Bake bread\n\n## Requirements\n\n- One year in a bakery\n",
    ],
};

pub(crate) fn check(posting: &Posting<'_>, findings: &mut Findings<'_>) {
    for unknown in &posting.facts.suppressions.unknown {
        tell_unknown(posting, unknown, findings);
    }
    for idle in posting.idle {
        tell_idle(idle, findings);
    }
}

#[cfg_attr(target_arch = "wasm32", inline(never))]
fn tell_unknown(posting: &Posting<'_>, unknown: &Unknown, findings: &mut Findings<'_>) {
    let written = posting.source.get(unknown.place.start as usize..unknown.place.end as usize);
    let written: String = written.unwrap_or_default().chars().take(60).collect();
    let what = unknown.what;
    let meant = unknown.nearest.map_or_else(String::new, |id| format!("; did you mean `{id}`?"));
    let stop = if meant.is_empty() { "." } else { "" };
    let finding = findings.text(unknown.place, format!("There is no {what} `{written}`{meant}{stop}"));
    finding.fix(
        unknown
            .nearest
            .map(|id| Fix::suggestion(format!("Write `{id}`"), vec![Edit::verbatim(unknown.place, id)])),
    );
}

#[cfg_attr(target_arch = "wasm32", inline(never))]
fn tell_idle(idle: &Idle, findings: &mut Findings<'_>) {
    let rules = idle.rules.iter().map(|id| format!("`{id}`")).gather().join(", ");
    let message = match (idle.is_enable, rules.is_empty()) {
        (true, true) => "Nothing is switched off here that this could switch on again.".to_owned(),
        (true, false) => format!("{rules} is not switched off here, so that this does nothing."),
        (false, true) => "This hides nothing.".to_owned(),
        (false, false) => format!("This hides no finding of {rules}."),
    };
    findings.text(idle.place, message).fix(Fix::safe("Take it out", idle.removal.clone()));
}
