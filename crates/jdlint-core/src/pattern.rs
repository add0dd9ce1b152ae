//! Patterns that lists of words cannot say, as automata that the build compiled from `data/patterns.tsv`. In: text.
//! Out: [`Match`]es.

use once_cell::race::OnceBox;
use regex_automata::dfa::{Automaton, sparse};
use regex_automata::{Anchored, Input};

include!(concat!(env!("OUT_DIR"), "/patterns.rs"));

type Dfa = sparse::DFA<&'static [u8]>;

/// A pattern. Case is ignored and classes are ASCII, so that no Unicode tables are carried for it.
pub(crate) struct Pattern {
    bytes: &'static [u8],
    starts: &'static Starts,
    /// Checked when it is first needed.
    automaton: OnceBox<Option<Dfa>>,
}

/// What each byte can be at the beginning of a match: most places are passed over without a look at the automaton.
type Starts = [u8; 256];

/// A match can begin with the byte behind a letter, digit or underscore.
const BEHIND_WORD: u8 = 1;
/// A match can begin with the byte behind anything else.
const ELSEWHERE: u8 = 1 << 1;
/// The byte can be the second of a match.
const SECOND: u8 = 1 << 2;
/// The byte is a letter, digit or underscore.
const WORD: u8 = 1 << 3;

/// A place where a pattern matches.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Match<'t> {
    text: &'t str,
    start: usize,
    end: usize,
}

impl<'t> Match<'t> {
    /// The first byte.
    pub(crate) fn start(&self) -> usize {
        self.start
    }

    /// One past the last byte.
    pub(crate) fn end(&self) -> usize {
        self.end
    }

    /// What matched.
    pub(crate) fn as_str(&self) -> &'t str {
        &self.text[self.start..self.end]
    }
}

impl Pattern {
    const fn new(bytes: &'static [u8], starts: &'static Starts) -> Self {
        Self { bytes, starts, automaton: OnceBox::new() }
    }

    /// Every match, from left to right, none in another.
    pub(crate) fn find_all<'t>(&'static self, text: &'t str) -> impl Iterator<Item = Match<'t>> {
        let mut from = 0;
        std::iter::from_fn(move || {
            let found = self.find_from(text, from)?;
            from = found.end;
            Some(found)
        })
    }

    /// The first match that begins at byte `from` or behind it.
    pub(crate) fn find_from<'t>(&'static self, text: &'t str, from: usize) -> Option<Match<'t>> {
        let bytes = text.as_bytes();
        let can_be = |byte: u8| self.starts[usize::from(byte)];
        let behind = |byte: u8| if can_be(byte) & WORD != 0 { BEHIND_WORD } else { ELSEWHERE };
        let mut place = if from > 0 { behind(bytes[from - 1]) } else { ELSEWHERE };
        for (start, &byte) in bytes.iter().enumerate().skip(from) {
            let begins = can_be(byte) & place != 0
                && bytes.get(start + 1).is_none_or(|&next| can_be(next) & SECOND != 0);
            if begins && let Some(end) = self.match_at(text, start) {
                return Some(Match { text, start, end });
            }
            place = behind(byte);
        }
        None
    }

    /// Where the match that begins at byte `start` ends.
    pub(crate) fn match_at(&'static self, text: &str, start: usize) -> Option<usize> {
        let place = Input::new(text).range(start..).anchored(Anchored::Yes);
        self.automaton()?.try_search_fwd(&place).ok()?.map(|found| found.offset())
    }

    fn automaton(&'static self) -> Option<&'static Dfa> {
        let check = || Box::new(Dfa::from_bytes(self.bytes).ok().map(|(automaton, _)| automaton));
        self.automaton.get_or_init(check).as_ref()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use regex::Regex;

    use super::*;

    /// Pieces that patterns are made of, in any order, with what stands between words.
    fn text() -> impl Strategy<Value = String> {
        let pieces = [
            "[", "]", "<", ">", "<<", ">>", "{", "}", "{{", "}}", "$", "${", "%", "_____", "???", "insert ",
            "company", " name", "salary", "XX", "xx", ",XXX", "k", "here", "TODO", "%SALARY%", "careers.",
            "bakery", ".com", ".org.uk", "-", ".", " ", "\n", "LS1 4AB", "24", "2026", "/", "th", " of ",
            "Nov", "ember", "é", "🚀", "div", "br", "Ab", "city", "_", "a",
        ];
        prop::collection::vec(prop::sample::select(pieces.to_vec()), 0..14).prop_map(|parts| parts.concat())
    }

    #[test]
    fn every_automaton_can_be_read() {
        assert!(ALL.iter().all(|(_, pattern)| pattern.automaton().is_some()));
    }

    proptest! {
        #[test]
        fn automata_find_what_regular_expressions_find(text in text()) {
            for (source, pattern) in ALL {
                let regex = Regex::new(&format!("(?i-u){source}")).unwrap();
                let expected: Vec<_> = regex.find_iter(&text).map(|found| found.range()).collect();
                let found: Vec<_> = pattern.find_all(&text).map(|found| found.start()..found.end()).collect();
                prop_assert_eq!(found, expected, "{} in {:?}", source, text);
            }
        }
    }
}
