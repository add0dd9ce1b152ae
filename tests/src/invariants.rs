//! What holds for every report of every text. In: a text and its report. Out: what is wrong with the report.

use std::collections::BTreeSet;

use jdlint_core::report::{About, Fix, Outline};
use jdlint_core::{Report, TextRange};

/// Every promise that a report breaks, in words.
pub fn broken(text: &str, report: &Report) -> Vec<String> {
    let mut broken = Vec::new();
    let mut fingerprints = BTreeSet::new();
    for pair in report.findings.windows(2) {
        if (pair[0].range, pair[0].rule.id) > (pair[1].range, pair[1].rule.id) {
            broken.push(format!("{} and {} are not in order", pair[0].rule.id, pair[1].rule.id));
        }
    }
    for finding in &report.findings {
        let id = finding.rule.id;
        let mut place = |what: &str, range: TextRange| {
            if !fits(text, range) {
                broken.push(format!("{id}: {what} {range:?} does not fit the text of {} bytes", text.len()));
            }
        };
        place("the finding's range", finding.range);
        for related in &finding.related {
            place("a related range", related.range);
        }
        for edit in finding.fixes.iter().flat_map(|fix| &fix.edits) {
            place("an edit's range", edit.range);
        }
        if finding.about == About::Text && finding.range.is_empty() {
            broken.push(format!("{id} points at nothing"));
        }
        if finding.about == About::Document && finding.range.of(text).contains(['\n', '\r']) {
            broken.push(format!(
                "{id} is about the document and goes over a line: {:?}",
                finding.range.of(text)
            ));
        }
        if finding.message.is_empty() || finding.message.contains('\n') {
            broken.push(format!("{id} says {:?}", finding.message));
        }
        if !fingerprints.insert(&finding.fingerprint) {
            broken.push(format!("{id}: the fingerprint {} is there twice", finding.fingerprint));
        }
        for fix in &finding.fixes {
            broken.extend(
                fault_of_fix(text, fix).map(|fault| format!("{id}: the fix “{}” {fault}", fix.title)),
            );
        }
    }
    for (what, range) in outline_ranges(&report.outline) {
        if !fits(text, range) {
            broken.push(format!("outline: {what} {range:?} does not fit the text of {} bytes", text.len()));
        }
    }
    if report.score.is_some_and(|score| score.total > 100) {
        broken.push("the score is above 100".to_owned());
    }
    broken
}

/// On character boundaries, inside the text, start before end.
fn fits(text: &str, range: TextRange) -> bool {
    range.start <= range.end && text.get(range.start as usize..range.end as usize).is_some()
}

fn fault_of_fix(text: &str, fix: &Fix) -> Option<String> {
    if fix.title.is_empty() || fix.edits.is_empty() {
        return Some("does nothing or says nothing".to_owned());
    }
    let wrong = fix.edits.windows(2).find(|pair| pair[1].range.start < pair[0].range.end);
    if let Some(pair) = wrong {
        return Some(format!(
            "has edits out of order or overlapping: {:?}, {:?}",
            pair[0].range, pair[1].range
        ));
    }
    for edit in &fix.edits {
        for placeholder in &edit.placeholders {
            let written = edit.insert.get(placeholder.start as usize..placeholder.end as usize);
            if written != Some(format!("{{{}}}", placeholder.name).as_str()) {
                return Some(format!(
                    "has a placeholder that is {written:?} and not {{{}}}",
                    placeholder.name
                ));
            }
        }
    }
    let mended = apply(text, fix)?;
    (mended == text).then(|| "changes nothing".to_owned())
}

/// The text after a fix; nothing where its edits do not fit.
pub fn apply(text: &str, fix: &Fix) -> Option<String> {
    let mut mended = String::with_capacity(text.len());
    let mut at = 0;
    for edit in &fix.edits {
        mended.push_str(text.get(at..edit.range.start as usize)?);
        mended.push_str(&edit.insert);
        at = edit.range.end as usize;
    }
    mended.push_str(text.get(at..)?);
    Some(mended)
}

fn outline_ranges(outline: &Outline) -> Vec<(&'static str, TextRange)> {
    let title = outline.title.iter().map(|title| ("title", title.range));
    let present =
        outline.present.iter().flat_map(|kind| kind.ranges.iter().map(|range| (kind.kind.word(), *range)));
    let sections = outline.sections.iter().map(|section| ("section", section.range));
    let outcomes = outline.outcomes.iter().map(|outcome| ("outcome", outcome.range));
    let requirements = outline.requirements.iter().map(|demand| ("requirement", demand.range));
    let pay = outline.pay.iter().map(|pay| ("pay", pay.range));
    title.chain(present).chain(sections).chain(outcomes).chain(requirements).chain(pay).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::suite;
    use jdlint_core::report::Edit;

    /// A report with findings of both kinds, related places and fixes.
    fn sound() -> (&'static str, Report) {
        let text = "# Bäcker baker\n\n## Requirements\n\n- 5-3 years of experience in a bakery\n- Rye\n- French is a plus\n";
        let report = jdlint_core::lint(text, &suite::settings("baker.md"));
        assert_eq!(broken(text, &report), [""; 0]);
        (text, report)
    }

    type Spoil = fn(&mut Report);

    #[test]
    fn broken_promises_are_told() {
        let breaks: [(&str, Spoil); 8] = [
            ("not in order", |report| report.findings.reverse()),
            ("does not fit", |report| report.findings[0].range = TextRange::new(4, 3)),
            ("does not fit", |report| report.findings[0].range = TextRange::new(0, 4)), // within `ä`
            ("does not fit", |report| report.outline.sections[0].range = TextRange::new(0, 999)),
            ("over a line", |report| {
                let document = report.findings.iter_mut().find(|finding| finding.about == About::Document);
                document.unwrap().range = TextRange::new(0, 20);
            }),
            ("is there twice", |report| {
                report.findings[1].fingerprint = report.findings[0].fingerprint.clone();
            }),
            ("changes nothing", |report| {
                let fix = report.findings.iter_mut().find_map(|finding| finding.fixes.first_mut());
                fix.unwrap().edits = vec![Edit::verbatim(TextRange::new(0, 1), "#")];
            }),
            ("out of order or overlapping", |report| {
                let fix = report.findings.iter_mut().find_map(|finding| finding.fixes.first_mut());
                let edit = |start, end| Edit::verbatim(TextRange::new(start, end), "x");
                fix.unwrap().edits = vec![edit(0, 2), edit(1, 3)];
            }),
        ];
        for (words, spoil) in breaks {
            let (text, mut report) = sound();
            spoil(&mut report);
            let told = broken(text, &report).join("\n");
            assert!(told.contains(words), "{words:?} is not in {told:?}");
        }
    }
}
