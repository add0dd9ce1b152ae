//! `missing-own-section`: a section that the settings ask for. In: the headings. Out: a finding for each.

use super::section_template;
use super::{Evidence, Findings, FixAvailability, Group, Posting, Rule, Severity};
use crate::gather::Gather;
use crate::settings::OwnSection;

/// The rule.
pub(crate) const RULE: Rule = Rule {
    id: "missing-own-section",
    group: Group::Structure,
    severity: Severity::Warning,
    on_by_default: true,
    summary: "A section that your settings ask for is missing (`[[sections]]` in jdlint.toml)",
    why: "Organisations promise some things in every posting: safety, accessibility, how data of applicants are kept.",
    advice: "Add the section under its usual heading or one of its other names.",
    evidence: Evidence::Convention,
    sources: &["The sections of your own settings"],
    fix: FixAvailability::Suggestion,
    bad: &["# Baker\n\n## Duties\n\n- Bake bread\n\n## Requirements\n\n- One year in a bakery\n"],
    good: &[
        "# Baker\n\n## Duties\n\n- Bake bread\n\n## Requirements\n\n- One year in a bakery\n\n## Safety\n\nWe train everyone at the ovens.\n",
        "# Baker\n\n## Duties\n\n- Bake bread\n\n## Requirements\n\n- One year in a bakery\n\nHealth & safety: we train everyone at the ovens.\n",
    ],
};

pub(crate) fn check(posting: &Posting<'_>, findings: &mut Findings<'_>) {
    for &number in &posting.facts.own.missing_sections {
        if let Some(section) = posting.settings.own_sections.get(number) {
            tell(posting, section, findings);
        }
    }
}

#[cold]
#[inline(never)]
fn tell(posting: &Posting<'_>, section: &OwnSection, findings: &mut Findings<'_>) {
    let name = section.name.split_whitespace().gather().join(" ");
    let finding = findings.document(format!("The section “{name}” is missing; the settings ask for it."));
    if let Some(severity) = section.severity {
        finding.severity(severity);
    }
    let body = section.template.as_deref().map_or("{text}", str::trim);
    let title = format!("Add the section “{name}”");
    finding.fix(section_template::section(posting.facts, &title, &name, body));
}
