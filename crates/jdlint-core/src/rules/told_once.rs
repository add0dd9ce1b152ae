//! One gap in a posting is one finding. In: what is to be shown. Out: the same without what another finding says as
//! well, without what stands in the full text elsewhere, and with the place whose law may apply.

use crate::facts::Facts;
use crate::gather::Gather;
use crate::laws::{self, Duty};
use crate::report::Finding;
use crate::settings::Settings;

/// Leaves out what was said already. The score has counted all of it.
pub(super) fn keep(facts: &Facts<'_>, settings: &Settings, findings: &mut Vec<Finding>) {
    drop_what_is_said_already(findings);
    drop_what_the_list_says(facts, findings);
    if settings.jurisdictions.is_empty() {
        offer_jurisdiction(facts, findings);
    }
    if facts.is_teaser() {
        drop_what_is_said_elsewhere(findings);
    }
    if facts.is_bare_record() {
        findings.retain(|finding| !is_about_absence(finding.rule.id));
    }
}

/// Rules whose finding about something absent asks for no more than that of another rule, which stands second.
const SAID_BY: [(&str, &str); 1] = [("missing-accommodation-statement", "missing-eeo-statement")];

/// Rules about parts that a teaser leaves to the full text; `posting-too-short` says that it is elsewhere.
const LEFT_TO_FULL_TEXT: [&str; 10] = [
    "missing-summary",
    "missing-responsibilities",
    "missing-requirements",
    "missing-success-measures",
    "missing-reporting-line",
    "missing-working-hours",
    "missing-hiring-process",
    "missing-eeo-statement",
    "missing-accommodation-statement",
    "benefits-missing",
];

/// A record that holds a link and no text lacks everything, and a word on each part would help nobody.
fn is_about_absence(id: &str) -> bool {
    id.starts_with("missing-") || id.ends_with("-missing")
}

/// What a law asks of the text itself stays: such a finding is louder than its rule.
fn drop_what_is_said_elsewhere(findings: &mut Vec<Finding>) {
    findings.retain(|finding| {
        finding.severity > finding.rule.severity || !LEFT_TO_FULL_TEXT.contains(&finding.rule.id)
    });
}

/// Rules that ask for more where a law does.
const ASKED_BY_LAW: [(&str, Duty); 4] = [
    ("missing-pay", Duty::Pay),
    ("pay-open-ended", Duty::ClosedRange),
    ("criminal-record-exclusion", Duty::NoRecord),
    ("deadline-missing", Duty::Deadline),
];

/// Nobody chose a jurisdiction, but the posting names a place whose law speaks of one of the findings: says so once.
fn offer_jurisdiction(facts: &Facts<'_>, findings: &mut [Finding]) {
    let duty_of = |finding: &Finding| ASKED_BY_LAW.iter().find(|(rule, _)| *rule == finding.rule.id);
    if !findings.iter().any(|finding| duty_of(finding).is_some()) {
        return;
    }
    let Some(stated) = facts.stated_jurisdiction() else { return };
    let place = stated.jurisdiction;
    let asked =
        |finding: &&mut Finding| duty_of(finding).is_some_and(|&(_, duty)| laws::asks_in(place.id, duty));
    if let Some(finding) = findings.iter_mut().find(asked) {
        let words = facts.document.quote(stated.range);
        finding.related(
            stated.range,
            format!(
                "The posting names {words}: with `--jurisdiction {}` jdlint asks what the law of {} asks.",
                place.id, place.name
            ),
        );
    }
}

/// One gap in a posting is one finding. The score has counted both.
fn drop_what_is_said_already(findings: &mut Vec<Finding>) {
    for (rule, by) in SAID_BY {
        let loudest =
            findings.iter().filter(|finding| finding.rule.id == by).map(|finding| finding.severity).max();
        findings.retain(|finding| finding.rule.id != rule || Some(finding.severity) > loudest);
    }
}

/// Rules whose finding about one item says no more than that of another rule about the whole list, which stands second.
const SAID_OF_THE_LIST_BY: [(&str, &str); 1] = [("vague-outcome-verb", "activity-only")];

/// Where a list of duties is told to name no result, its vague duties need no finding of their own.
fn drop_what_the_list_says(facts: &Facts<'_>, findings: &mut Vec<Finding>) {
    let document = &facts.document;
    let section_of = |finding: &Finding| {
        let block = document.blocks.partition_point(|block| block.range.start <= finding.range.start);
        document.sections.partition_point(|section| section.blocks.end < block)
    };
    for (rule, by) in SAID_OF_THE_LIST_BY {
        let lists: Vec<usize> =
            findings.iter().filter(|finding| finding.rule.id == by).map(section_of).gather();
        findings.retain(|finding| finding.rule.id != rule || !lists.contains(&section_of(finding)));
    }
}
