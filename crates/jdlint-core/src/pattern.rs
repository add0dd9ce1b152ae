//! Regular expressions that are compiled when they are first needed, once. In: a pattern. Out: [`Pattern`].
//!
//! A `race` cell and not a lock: the core also runs where there are no threads to wait for.

use once_cell::race::OnceBox;
use regex::Regex;

/// A pattern as a static value. ASCII classes only (`(?i-u)` is put in front), so that the engine needs no Unicode
/// tables: they would be a third of the browser's download.
pub(crate) struct Pattern {
    source: &'static str,
    compiled: OnceBox<Option<Regex>>,
}

impl Pattern {
    /// Keeps the source; nothing is compiled yet.
    pub(crate) const fn new(source: &'static str) -> Self {
        Self { source, compiled: OnceBox::new() }
    }

    /// The regular expression. A pattern that does not compile matches nothing; each file with patterns tests that
    /// they match. A negated class must allow more than bytes: `(?u-i:[^x])`.
    pub(crate) fn get(&self) -> Option<&Regex> {
        let compile = || Box::new(Regex::new(&format!("(?i-u){}", self.source)).ok());
        self.compiled.get_or_init(compile).as_ref()
    }

    /// Every match, as byte offsets in `text`.
    pub(crate) fn find_all<'t>(&'t self, text: &'t str) -> impl Iterator<Item = regex::Match<'t>> + 't {
        self.get().into_iter().flat_map(move |regex| regex.find_iter(text))
    }
}
