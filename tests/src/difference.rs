//! What was to be found against what was found. In: an annotated posting and a report. Out: pictures of every
//! difference, false negatives and false positives apart.

use std::fmt::Write;

use jdlint_core::TextRange;
use jdlint_core::report::{About, Finding, Report};
use jdlint_core::rules::Severity;

use crate::annotations::{Annotated, Expected};

/// The differences of one posting.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Differences {
    /// What the engine does not find, one picture each.
    pub missed: Vec<String>,
    /// What the engine finds and nobody expects, one picture each.
    pub unexpected: Vec<String>,
}

/// Compares. `name` stands before each line number.
pub fn between(name: &str, annotated: &Annotated, report: &Report) -> Differences {
    let mut left: Vec<&Finding> = report.findings.iter().collect();
    let mut differences = Differences::default();
    for expected in &annotated.expected {
        match left.iter().position(|found| is_same(expected, found)) {
            Some(at) => {
                left.remove(at);
            }
            None => differences.missed.push(picture(
                name,
                annotated,
                expected.range,
                expected.rule.id,
                expected.severity,
                "",
            )),
        }
    }
    differences.unexpected = left
        .into_iter()
        .map(|found| {
            let range = (found.about == About::Text).then_some(found.range);
            picture(name, annotated, range, found.rule.id, found.severity, &found.message)
        })
        .collect();
    differences
}

fn is_same(expected: &Expected, found: &Finding) -> bool {
    let place = match found.about {
        About::Text => expected.range == Some(found.range),
        About::Document => expected.range.is_none(),
    };
    place && expected.rule == found.rule && expected.severity == found.severity
}

/// `file:line`, the rule, and the flagged lines with carets below.
fn picture(
    name: &str,
    annotated: &Annotated,
    range: Option<TextRange>,
    rule: &str,
    severity: Severity,
    message: &str,
) -> String {
    let Some(range) = range else {
        return format!("{name}:1: {rule} {}, about the document. {message}\n", severity.word());
    };
    let mut picture = String::new();
    let mut start = 0;
    for (line, number) in annotated.text.split_inclusive('\n').zip(&annotated.lines) {
        let content = line.trim_end_matches(['\r', '\n']);
        let (from, to) = (start, start + content.len());
        start += line.len();
        let (first, last) = ((range.start as usize).max(from), (range.end as usize).min(to));
        if first > last || first == last && !range.is_empty() {
            continue;
        }
        if picture.is_empty() {
            let _ = writeln!(picture, "{name}:{number}: {rule} {}. {message}", severity.word());
        }
        // A flat posting is one long line: show what is around the words.
        let (near, far) =
            (boundary(content, (first - from).saturating_sub(60)), boundary(content, last - from + 40));
        let shown = &content[near..far];
        let before = content.get(near..first - from).unwrap_or_default().chars().count();
        let carets = content.get(first - from..last - from).unwrap_or_default().chars().count();
        let _ = writeln!(picture, "{number:>5} | {shown}");
        let _ = writeln!(picture, "      | {}{}", " ".repeat(before), "^".repeat(carets.max(1)));
    }
    if picture.is_empty() {
        let _ = writeln!(
            picture,
            "{name}: {rule} {}. {message} At {range:?}, which is nowhere.",
            severity.word()
        );
    }
    picture
}

/// The nearest character boundary at or before a byte.
fn boundary(text: &str, at: usize) -> usize {
    text.floor_char_boundary(at.min(text.len()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::suite;

    #[test]
    fn differences_are_shown_with_line_and_carets() {
        let source = "# Cook 🍲\n\n## Pay\n\nTBD\n ^^ pay-vague\n";
        let annotated = Annotated::parse(source).unwrap();
        let report = jdlint_core::lint(&annotated.text, &suite::settings("cook.md"));
        let differences = between("cook.md", &annotated, &report);
        assert_eq!(differences.missed, ["cook.md:5: pay-vague warning. \n    5 | TBD\n      |  ^^\n"]);
        let picture =
            differences.unexpected.iter().find(|picture| picture.contains("placeholder-left")).unwrap();
        assert!(picture.starts_with("cook.md:5: placeholder-left"), "{picture}");
        assert!(picture.ends_with("    5 | TBD\n      | ^^^\n"), "{picture}");
    }
}
