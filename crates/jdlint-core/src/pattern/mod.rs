//! Patterns that lists of words cannot say, as automata that the build compiled from `data/patterns.tsv`. In: text.
//! Out: [`Match`]es.

mod marks;

use marks::{END, MATCH, NOWHERE};

include!(concat!(env!("OUT_DIR"), "/patterns.rs"));

/// A pattern. Case is ignored and classes are ASCII, so that no Unicode tables are carried for it.
pub(crate) struct Pattern {
    begins: &'static Begins,
    /// The class of each byte.
    classes: &'static [u8; 256],
    /// The rows where a search begins: behind nothing, behind a letter, digit or underscore, behind anything else.
    starts: [u16; 3],
    /// The automaton as `build/` packed it.
    rows: &'static [u8],
}

/// What each byte can be at the beginning of a match: most places are passed over without a look at the automaton.
pub(crate) type Begins = [u8; 256];

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
    /// Every match, from left to right, none in another.
    pub(crate) fn find_all<'t>(&'static self, text: &'t str) -> impl Iterator<Item = Match<'t>> {
        let mut from = 0;
        std::iter::from_fn(move || {
            let found = self.find_from(text, from)?;
            from = found.end;
            Some(found)
        })
    }

    /// Every match, from left to right, none in another. `starts`: where one may begin, in order.
    pub(crate) fn find_among<'t>(
        &'static self,
        text: &'t str,
        starts: &[usize],
    ) -> impl Iterator<Item = Match<'t>> {
        let mut from = 0;
        starts.iter().filter_map(move |&start| {
            let begins = start >= from && begins_at(self.begins, text.as_bytes(), start);
            let end = if begins { self.match_at(text, start)? } else { return None };
            from = end;
            Some(Match { text, start, end })
        })
    }

    /// The first match that begins at byte `from` or behind it.
    pub(crate) fn find_from<'t>(&'static self, text: &'t str, from: usize) -> Option<Match<'t>> {
        let mut start = from;
        loop {
            start = start_from(self.begins, text.as_bytes(), start)?;
            if let Some(end) = self.match_at(text, start) {
                return Some(Match { text, start, end });
            }
            start += 1;
        }
    }

    /// Where the match that begins at byte `start` ends: the longest that its alternatives, the first of them first, allow.
    pub(crate) fn match_at(&self, text: &str, start: usize) -> Option<usize> {
        let bytes = text.as_bytes();
        let [nothing, behind_word, elsewhere] = self.starts;
        let mut row = match start.checked_sub(1).map(|before| self.begins[usize::from(bytes[before])] & WORD)
        {
            None => nothing,
            Some(0) => elsewhere,
            Some(_) => behind_word,
        };
        let mut end = None;
        let classes = bytes[start..].iter().map(|&byte| self.classes[usize::from(byte)]).chain([END]);
        for (length, class) in classes.enumerate() {
            let Some(next) = self.step(row, class) else { break };
            row = next;
            if self.rows[usize::from(row)] & MATCH != 0 {
                end = Some(start + length);
            }
        }
        end
    }

    /// The row that a class of bytes leads to.
    fn step(&self, row: u16, class: u8) -> Option<u16> {
        let (&head, runs) = self.rows.get(usize::from(row)..)?.split_first()?;
        let mut runs = runs.chunks_exact(3).take(usize::from(head & !MATCH));
        let run = runs.find(|run| class <= run[0])?;
        Some(u16::from_le_bytes([run[1], run[2]])).filter(|&place| place != NOWHERE)
    }
}

/// The beginnings of several patterns, for one walk over a text in place of one for each.
pub(crate) const fn begins_of_any(patterns: &[&Pattern]) -> Begins {
    let mut any = [0; 256];
    let mut pattern = 0;
    while pattern < patterns.len() {
        let mut byte = 0;
        while byte < any.len() {
            any[byte] |= patterns[pattern].begins[byte];
            byte += 1;
        }
        pattern += 1;
    }
    any
}

/// Few texts have more places where a match may begin than one in so many bytes.
const BYTES_OF_START: usize = 128;

/// Every place where a match may begin, in order.
pub(crate) fn starts(begins: &Begins, text: &str) -> Vec<usize> {
    let mut starts = Vec::with_capacity(text.len() / BYTES_OF_START);
    let mut from = 0;
    while let Some(start) = start_from(begins, text.as_bytes(), from) {
        starts.push(start);
        from = start + 1;
    }
    starts
}

/// The first place at byte `from` or behind it where a match may begin.
fn start_from(begins: &Begins, bytes: &[u8], from: usize) -> Option<usize> {
    let mut start = from;
    loop {
        start += first_that_begins(begins, bytes.get(start..)?)?;
        if begins_at(begins, bytes, start) {
            return Some(start);
        }
        start += 1;
    }
}

/// The first byte that begins a match somewhere. Most begin nothing, wherever they stand: eight are asked at once.
fn first_that_begins(begins: &Begins, bytes: &[u8]) -> Option<usize> {
    let signs = |eight: &[u8; 8]| eight.iter().fold(0, |signs, &byte| signs | begins[usize::from(byte)]);
    let (eights, _) = bytes.as_chunks();
    let empty = eights.iter().take_while(|eight| signs(eight) & (BEHIND_WORD | ELSEWHERE) == 0).count();
    let from = empty * 8;
    let begins = |&byte: &u8| begins[usize::from(byte)] & (BEHIND_WORD | ELSEWHERE) != 0;
    bytes[from..].iter().position(begins).map(|at| from + at)
}

/// True when a match may begin there.
fn begins_at(begins: &Begins, bytes: &[u8], start: usize) -> bool {
    let can_be = |byte: u8| begins[usize::from(byte)];
    let place = match start.checked_sub(1) {
        Some(before) if can_be(bytes[before]) & WORD != 0 => BEHIND_WORD,
        _ => ELSEWHERE,
    };
    can_be(bytes[start]) & place != 0 && bytes.get(start + 1).is_none_or(|&next| can_be(next) & SECOND != 0)
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

    proptest! {
        #[test]
        fn automata_find_what_regular_expressions_find(text in text()) {
            for (source, pattern) in ALL {
                let regex = Regex::new(&format!("(?i-u){source}")).unwrap();
                let expected: Vec<_> = regex.find_iter(&text).map(|found| found.range()).collect();
                let found: Vec<_> = pattern.find_all(&text).map(|found| found.start()..found.end()).collect();
                prop_assert_eq!(&found, &expected, "{} in {:?}", source, text);
                let starts = starts(pattern.begins, &text);
                let among: Vec<_> =
                    pattern.find_among(&text, &starts).map(|found| found.start()..found.end()).collect();
                prop_assert_eq!(among, found, "{} in {:?}", source, text);
            }
        }
    }
}
