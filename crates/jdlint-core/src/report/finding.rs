//! One thing that is wrong, and how to mend it. In: a rule's judgement. Out: plain data.

use crate::rules::{Rule, Severity};
use crate::text::TextRange;

/// What a finding points at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum About {
    /// At the words in its range.
    Text,
    /// At something absent from the whole document; its range is only a place to show it.
    Document,
}

/// One thing that is wrong with a posting.
#[derive(Debug, Clone, PartialEq)]
pub struct Finding {
    /// The rule that spoke.
    pub rule: &'static Rule,
    /// How bad it is here; may differ from the rule's usual severity.
    pub severity: Severity,
    /// Text or something absent.
    pub about: About,
    /// Where to show it (bytes).
    pub range: TextRange,
    /// What is wrong and why it matters: one or two sentences.
    pub message: String,
    /// What to do about it.
    pub help: String,
    /// Other places that have to do with it.
    pub related: Vec<Related>,
    /// Ways to mend it, best first.
    pub fixes: Vec<Fix>,
    /// Stays the same when lines move: rule, words and their count, no line numbers.
    pub fingerprint: String,
}

/// Another place that a finding speaks of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Related {
    /// The place (bytes).
    pub range: TextRange,
    /// What is to be seen there.
    pub message: String,
}

/// How far a fix can be trusted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Applicability {
    /// Cannot change what the posting means: may be applied without looking.
    Safe,
    /// A person must look at it, or fill a placeholder.
    Suggestion,
}

/// One way to mend a finding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fix {
    /// What the fix does, as a menu entry.
    pub title: String,
    /// How far it can be trusted.
    pub applicability: Applicability,
    /// Disjoint, in order of place, in offsets of the text that was linted.
    pub edits: Vec<Edit>,
}

/// One replacement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edit {
    /// What is taken out (bytes); empty for an insertion.
    pub range: TextRange,
    /// What comes in its place.
    pub insert: String,
    /// The parts of `insert` that the writer must replace, in order.
    pub placeholders: Vec<Placeholder>,
}

/// A part of an inserted text that only the writer can know.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Placeholder {
    /// First byte within `insert`: the opening brace.
    pub start: u32,
    /// One past the closing brace.
    pub end: u32,
    /// What stands between the braces.
    pub name: String,
}

impl Edit {
    /// Puts `insert` in the place of `range`; every `{...}` in it is a placeholder.
    pub fn new(range: TextRange, insert: impl Into<String>) -> Self {
        let insert = insert.into();
        let placeholders = placeholders_in(&insert);
        Self { range, insert, placeholders }
    }

    /// The same, with braces that stand for themselves.
    pub fn verbatim(range: TextRange, insert: impl Into<String>) -> Self {
        Self { range, insert: insert.into(), placeholders: Vec::new() }
    }
}

impl Fix {
    /// A fix that a person must look at.
    pub fn suggestion(title: impl Into<String>, edits: Vec<Edit>) -> Self {
        Self { title: title.into(), applicability: Applicability::Suggestion, edits }
    }

    /// A fix that cannot change what the posting means.
    pub fn safe(title: impl Into<String>, edits: Vec<Edit>) -> Self {
        Self { title: title.into(), applicability: Applicability::Safe, edits }
    }
}

impl Finding {
    /// Sets how bad it is here.
    pub(crate) fn severity(&mut self, severity: Severity) -> &mut Self {
        self.severity = severity;
        self
    }

    /// Adds another place.
    pub(crate) fn related(&mut self, range: TextRange, message: impl Into<String>) -> &mut Self {
        self.related.push(Related { range, message: message.into() });
        self
    }

    /// Adds a way to mend it.
    pub(crate) fn fix(&mut self, fix: impl Into<Option<Fix>>) -> &mut Self {
        self.fixes.extend(fix.into());
        self
    }
}

fn placeholders_in(insert: &str) -> Vec<Placeholder> {
    let brace = |brace: u8, from: usize| {
        let at = insert.as_bytes()[from..].iter().position(|&byte| byte == brace)?;
        Some(from + at)
    };
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(start) = brace(b'{', from)
        && let Some(last) = brace(b'}', start)
    {
        from = last + 1;
        let name = insert[start + 1..last].to_owned();
        found.push(Placeholder { start: start as u32, end: from as u32, name });
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn placeholders_are_the_braces_of_an_insert() {
        let edit = Edit::new(TextRange::default(), "Keep it at {99.9} % each {month}");
        let names: Vec<_> = edit.placeholders.iter().map(|p| p.name.as_str()).collect();
        assert_eq!(names, ["99.9", "month"]);
        for placeholder in &edit.placeholders {
            let inside = &edit.insert[placeholder.start as usize..placeholder.end as usize];
            assert_eq!(inside, format!("{{{}}}", placeholder.name));
        }
        assert_eq!(Edit::new(TextRange::default(), "an open { brace").placeholders, []);
    }
}
