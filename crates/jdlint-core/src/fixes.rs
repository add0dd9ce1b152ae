//! Carrying out fixes. In: findings and their text. Out: the edits that may be carried out without a person, none over
//! another, and the text with them.
//!
//! The command line mends files with this, the language server offers it as one action.

use crate::gather::Gather;
use std::collections::BTreeMap;

use crate::report::{Applicability, Edit, Finding, Fix, Report};
use crate::text::TextRange;

/// After so many rounds, fixes call for each other by mistake.
const MOST_ROUNDS: usize = 20;

/// Which fixes are carried out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Trust {
    /// Those that cannot change what the posting means.
    Safe,
    /// Suggestions, too, that leave nothing for the writer to fill in.
    Complete,
}

impl Trust {
    /// The fix of a finding that is carried out: a safe one where there is one.
    pub fn choose(self, finding: &Finding) -> Option<&Fix> {
        let safe = finding.fixes.iter().find(|fix| fix.applicability == Applicability::Safe);
        let complete = || finding.fixes.iter().find(|fix| is_complete(fix));
        match self {
            Self::Safe => safe,
            Self::Complete => safe.or_else(complete),
        }
    }
}

/// Does it leave nothing to fill in?
pub fn is_complete(fix: &Fix) -> bool {
    fix.edits.iter().all(|edit| edit.placeholders.is_empty())
}

/// The edits of one fix of each finding, in order of place. Of two fixes that touch the same words the earlier finding's
/// counts; the other is found again afterwards.
pub fn edits(findings: &[Finding], trust: Trust) -> Vec<Edit> {
    choose(findings, trust).edits.into_values().gather()
}

/// The text with these edits, which must be in order and apart. Inserted lines end as those around them do.
pub fn apply(text: &str, edits: &[Edit]) -> String {
    let mut mended = String::with_capacity(text.len());
    let mut at = 0;
    for edit in edits {
        mended.push_str(text.get(at..edit.range.start as usize).unwrap_or_default());
        push_lines(&mut mended, &edit.insert, || line_end_at(text, edit.range.start as usize));
        at = edit.range.end as usize;
    }
    mended.push_str(text.get(at..).unwrap_or_default());
    mended
}

/// A text after all its fixes.
#[derive(Debug, Clone, PartialEq)]
pub struct Mended {
    /// The text.
    pub text: String,
    /// What is still to be said of it.
    pub report: Report,
    /// How many fixes were carried out.
    pub fixes: u32,
}

/// Carries out fixes until there are no more. `report` is what `lint` says of `text`; `lint` says nothing of a text that
/// is no posting any more, and what would lead there is not done.
///
/// # Errors
///
/// The ids of the rules whose fixes call for each other without an end.
pub fn mend(
    text: &str,
    report: Report,
    trust: Trust,
    lint: impl Fn(&str) -> Option<Report>,
) -> Result<Mended, Vec<&'static str>> {
    let mut mended = Mended { text: text.to_owned(), report, fixes: 0 };
    for _ in 0..MOST_ROUNDS {
        let chosen = choose(&mended.report.findings, trust);
        if chosen.edits.is_empty() {
            return Ok(mended);
        }
        let edits: Vec<Edit> = chosen.edits.into_values().gather();
        let text = apply(&mended.text, &edits);
        let Some(report) = lint(&text) else { return Ok(mended) };
        mended = Mended { text, report, fixes: mended.fixes + chosen.fixes };
    }
    let restless = |finding: &&Finding| trust.choose(finding).is_some();
    let mut rules: Vec<_> =
        mended.report.findings.iter().filter(restless).map(|finding| finding.rule.id).gather();
    rules.sort_unstable();
    rules.dedup();
    if rules.is_empty() { Ok(mended) } else { Err(rules) }
}

/// Edits by their start.
#[derive(Debug, Default)]
struct Chosen {
    edits: BTreeMap<u32, Edit>,
    fixes: u32,
}

fn choose(findings: &[Finding], trust: Trust) -> Chosen {
    let mut chosen = Chosen::default();
    for fix in findings.iter().filter_map(|finding| trust.choose(finding)) {
        if fix.edits.iter().any(|edit| chosen.touches(edit.range)) {
            continue;
        }
        chosen.fixes += 1;
        chosen.edits.extend(fix.edits.iter().map(|edit| (edit.range.start, edit.clone())));
    }
    chosen
}

impl Chosen {
    /// Two edits at one place have no order. All that are chosen are apart, so the last one that does not begin behind
    /// the range tells.
    fn touches(&self, range: TextRange) -> bool {
        let last = self.edits.range(..=range.end).next_back();
        last.is_some_and(|(_, edit)| edit.range.end >= range.start)
    }
}

fn push_lines(text: &mut String, insert: &str, line_end: impl Fn() -> &'static str) {
    if !insert.contains('\n') {
        return text.push_str(insert);
    }
    let insert = insert.replace("\r\n", "\n");
    text.push_str(&if line_end() == "\r\n" { insert.replace('\n', "\r\n") } else { insert });
}

/// How the line before that place ends, or else the first one behind it.
fn line_end_at(text: &str, at: usize) -> &'static str {
    let (before, after) = text.split_at_checked(at).unwrap_or((text, ""));
    let is_crlf = match (before.rfind('\n'), after.find('\n')) {
        (Some(end), _) => before[..end].ends_with('\r'),
        (None, Some(end)) => after[..end].ends_with('\r'),
        (None, None) => false,
    };
    if is_crlf { "\r\n" } else { "\n" }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::About;
    use crate::rules::Severity;
    use crate::{Settings, lint};

    const TEXT: &str = "# Engineer\n\n## What you will do\n\n- He runs the builds\n\n\
                        <!-- jdlint-disable-line cliche -->\n## Pay\n\n$90,000 to $70,000 a year\n";

    fn finding(fixes: Vec<Fix>) -> Finding {
        Finding {
            rule: crate::rules::ALL[0],
            severity: Severity::Warning,
            about: About::Text,
            range: TextRange::default(),
            message: String::new(),
            help: String::new(),
            related: Vec::new(),
            fixes,
            fingerprint: String::new(),
        }
    }

    fn edit(start: u32, end: u32, insert: &str) -> Edit {
        Edit::new(TextRange::new(start, end), insert)
    }

    #[test]
    fn only_what_is_safe_is_mended_and_nothing_twice() {
        let findings = lint(TEXT, &Settings::default()).findings;
        let chosen = edits(&findings, Trust::Safe);
        assert!(chosen.len() >= 2, "{chosen:?}");
        assert!(chosen.windows(2).all(|pair| pair[0].range.end < pair[1].range.start), "{chosen:?}");
        let mended = apply(TEXT, &chosen);
        assert!(mended.contains("$70,000 to $90,000") && !mended.contains("jdlint-disable"), "{mended}");
        let doubled: Vec<_> = findings.iter().chain(&findings).cloned().collect();
        assert_eq!(edits(&doubled, Trust::Safe), chosen);
    }

    #[test]
    fn edits_that_touch_are_left_for_the_next_round() {
        let safe = |edits| finding(vec![Fix::safe("x", edits)]);
        let findings = [
            safe(vec![edit(4, 6, "a"), edit(20, 22, "b")]),
            safe(vec![edit(8, 9, "c")]),
            safe(vec![edit(9, 9, "touches the last")]),
            safe(vec![edit(0, 1, "free"), edit(22, 23, "touches the first")]),
            safe(vec![edit(0, 2, "d")]),
            safe(vec![edit(3, 30, "holds them all")]),
        ];
        let inserts: Vec<_> = edits(&findings, Trust::Safe).into_iter().map(|edit| edit.insert).collect();
        assert_eq!(inserts, ["d", "a", "c", "b"]);
    }

    #[test]
    fn suggestions_are_chosen_where_nothing_is_to_be_filled_in() {
        let open = || Fix::suggestion("open", vec![edit(0, 1, "{a}")]);
        let whole = || Fix::suggestion("whole", vec![edit(0, 1, "a")]);
        let safe = || Fix::safe("safe", vec![edit(0, 1, "b")]);
        let title =
            |trust: Trust, fixes: Vec<Fix>| trust.choose(&finding(fixes)).map(|fix| fix.title.clone());
        assert_eq!(title(Trust::Safe, vec![open(), whole()]), None);
        assert_eq!(title(Trust::Safe, vec![whole(), safe()]).as_deref(), Some("safe"));
        assert_eq!(title(Trust::Complete, vec![whole(), safe()]).as_deref(), Some("safe"));
        assert_eq!(title(Trust::Complete, vec![open(), whole()]).as_deref(), Some("whole"));
        assert_eq!(title(Trust::Complete, vec![open()]), None);
    }

    #[test]
    fn inserted_lines_end_as_those_around_them() {
        let two_lines = |at| [Edit::verbatim(TextRange::new(at, at), "x\ny\n")];
        assert_eq!(apply("a\r\nb\r\n", &two_lines(3)), "a\r\nx\r\ny\r\nb\r\n");
        assert_eq!(apply("a\r\nb\r\n", &two_lines(0)), "x\r\ny\r\na\r\nb\r\n");
        assert_eq!(apply("a\r\nb\nc", &two_lines(5)), "a\r\nb\nx\ny\nc");
        assert_eq!(apply("a", &two_lines(1)), "ax\ny\n");
        let ready = [Edit::verbatim(TextRange::new(0, 0), "x\r\n")];
        assert_eq!(apply("a\r\n", &ready), "x\r\na\r\n");
        assert_eq!(apply("a\n", &ready), "x\na\n");
    }

    #[test]
    fn a_text_is_mended_until_nothing_safe_is_left() {
        let lint = |text: &str| Some(lint(text, &Settings::default()));
        let mended = mend(TEXT, lint(TEXT).unwrap(), Trust::Safe, lint).unwrap();
        assert!(mended.fixes >= 2);
        assert_eq!(edits(&mended.report.findings, Trust::Safe), []);
        let again = mend(&mended.text, lint(&mended.text).unwrap(), Trust::Safe, lint).unwrap();
        assert_eq!((again.text, again.fixes), (mended.text, 0));
    }

    #[test]
    fn fixes_without_an_end_are_told_and_a_text_is_not_mended_away() {
        let always = |text: &str| {
            let mut report = lint(text, &Settings::default());
            report.findings = vec![finding(vec![Fix::safe("x", vec![edit(0, 0, "x")])])];
            Some(report)
        };
        let report = always("a").unwrap();
        assert_eq!(mend("a", report.clone(), Trust::Safe, always), Err(vec![crate::rules::ALL[0].id]));
        let kept = mend("a", report, Trust::Safe, |_| None).unwrap();
        assert_eq!((kept.text.as_str(), kept.fixes), ("a", 0));
    }
}
