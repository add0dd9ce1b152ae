//! `own-word`: a phrase from the settings. In: where those phrases stand. Out: one finding each.

use super::{Evidence, Findings, FixAvailability, Group, Posting, Rule, Severity};
use crate::gather::Gather;
use crate::report::{Edit, Fix};
use crate::settings::OwnWord;
use crate::text::TextRange;

/// The rule.
pub(crate) const RULE: Rule = Rule {
    id: "own-word",
    group: Group::Language,
    severity: Severity::Warning,
    on_by_default: true,
    summary: "A phrase that your settings do not want (`[[words.flag]]` in jdlint.toml)",
    why: "Every organisation has words that it does not want to see in its postings: old names, words that its style guide rules out.",
    advice: "Write it in other words.",
    evidence: Evidence::Convention,
    sources: &["The word list of your own settings"],
    fix: FixAvailability::Suggestion,
    bad: &[
        "# Baker\n\n## Duties\n\n- Bake bread with synergy\n\n## Requirements\n\n- One year in a bakery\n",
    ],
    good: &["# Baker\n\n## Duties\n\n- Bake bread\n\n## Requirements\n\n- One year in a bakery\n"],
};

pub(crate) fn check(posting: &Posting<'_>, findings: &mut Findings<'_>) {
    for &(number, place) in &posting.facts.own.words {
        if let Some(word) = posting.settings.own_words.get(number) {
            tell(posting, word, place, findings);
        }
    }
}

#[cfg_attr(target_arch = "wasm32", inline(never))]
fn tell(posting: &Posting<'_>, word: &OwnWord, place: TextRange, findings: &mut Findings<'_>) {
    let written = posting.facts.document.quote(place);
    let message = match (&word.message, &word.replacement) {
        (Some(message), _) => message.clone(),
        (None, Some(other)) => format!("The settings ask for “{other}” in place of “{written}”."),
        (None, None) => format!("The settings do not want “{written}” in a posting."),
    };
    let finding = findings.text(place, message.split_whitespace().gather().join(" "));
    if let Some(severity) = word.severity {
        finding.severity(severity);
    }
    if let Some(other) = word.replacement.as_ref().filter(|other| **other != written) {
        let title = format!("Write “{other}”");
        finding.help = format!("Write “{other}”.");
        finding.fix(Fix::suggestion(title, vec![Edit::new(place, other.as_str())]));
    }
}
