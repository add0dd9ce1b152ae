//! What jdlint knows, packed by `build/` from `data/`. In: tokens. Out: [`Hit`]s.

#[allow(dead_code, reason = "the build uses the rest")]
mod marks;
pub mod occupations;
mod packed;
mod rows;
mod title_key;

pub(crate) use occupations::Occupation;
use packed::{Phrase, Tables, tables};
pub use rows::Kpi;
pub(crate) use rows::{Certificate, Technology};
pub(crate) use title_key::title_key;

use std::cmp::Reverse;

use crate::document::words::{Token, TokenKind, gap, hash_word};

include!(concat!(env!("OUT_DIR"), "/tables.rs"));

/// The number of a word in the vocabulary; 0 for words that no table knows.
pub(crate) type WordId = u16;

/// A phrase of a table that stands in the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Hit {
    pub(crate) lexicon: Lexicon,
    /// Row of the table.
    pub(crate) row: u16,
    /// First token.
    pub(crate) start: u32,
    /// One past the last token.
    pub(crate) end: u32,
}

impl Hit {
    /// What the table says of the phrase.
    pub(crate) fn value(self) -> &'static str {
        tables().value(self.lexicon, self.row)
    }

    /// Its tokens.
    pub(crate) const fn span(self) -> std::ops::Range<usize> {
        self.start as usize..self.end as usize
    }

    /// How many tokens.
    pub(crate) const fn len(self) -> u32 {
        self.end - self.start
    }

    /// All of `other` is in it.
    pub(crate) const fn covers(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }
}

/// The ids of the words that `tokens` are, put behind those in `ids`.
pub(crate) fn take_word_ids(text: &str, tokens: &[Token], ids: &mut Vec<WordId>) {
    let tables = tables();
    ids.extend(tokens.iter().map(|token| id_in(tables, text, token)));
}

/// The id of the word that `token` is.
pub(crate) fn word_id(text: &str, token: &Token) -> WordId {
    id_in(tables(), text, token)
}

fn id_in(tables: &Tables, text: &str, token: &Token) -> WordId {
    let written = || text.as_bytes().get(token.start as usize..token.end as usize).unwrap_or_default();
    match token.kind {
        TokenKind::Symbol if written() == b"&" => tables.word(hash_word(b"and")),
        TokenKind::Word | TokenKind::Symbol => tables.word(token.hash),
        TokenKind::Number => tables.word(hash_word(written())),
        TokenKind::Url | TokenKind::Email => 0,
    }
}

/// True when the word is the code or name of a state, province or country.
pub(crate) fn is_region(text: &str, token: &Token) -> bool {
    row_alone(Lexicon::RegionName, word_id(text, token)).is_some()
}

/// The row of a table that is this word alone.
pub(crate) fn row_alone(lexicon: Lexicon, word: WordId) -> Option<u16> {
    tables().alone(word).iter().find(|phrase| phrase.lexicon == lexicon).map(|phrase| phrase.row)
}

/// The id of a word given in its normal form, for comparison with tokens.
pub(crate) fn id_of(word: &str) -> WordId {
    tables().word(hash_word(word.as_bytes()))
}

/// Gaps that end a phrase: two words on both sides of one are not beside each other.
const BREAKING: u16 = gap::STOP | gap::COLON | gap::SEMICOLON | gap::BULLET | gap::TEMPLATE;

/// Every phrase of every table in `tokens[from..]`; of one table the longest at each place, not overlapping. Those of
/// several words are put into `longer`; of every one `begins` is told the table and the first token.
pub(crate) fn find_phrases(
    tokens: &[Token],
    ids: &[WordId],
    from: usize,
    longer: &mut Vec<Hit>,
    mut begins: impl FnMut(Lexicon, usize),
) {
    let tables = tables();
    let mut free_from = [0u32; LEXICONS];
    let mut all_free_from = 0;
    let mut found: Vec<&Phrase> = Vec::new();
    for at in from..tokens.len() {
        let stands = |phrase: &&Phrase| {
            let end = at + phrase.length as usize;
            ids.get(end - 1) == Some(&phrase.last)
                && ids[at..end] == *tables.words_of(phrase)
                && tokens[at..end].windows(2).all(|pair| is_beside(&pair[0], &pair[1]))
        };
        if let Some(&next) = ids.get(at + 1) {
            found.extend(tables.beginning_with(ids[at], next).iter().filter(stands));
        }
        if found.len() > 1 {
            // The longest first.
            found.sort_unstable_by_key(|phrase| (Reverse(phrase.length), phrase.lexicon, phrase.row));
        }
        for phrase in &found {
            let free = &mut free_from[phrase.lexicon as usize];
            if *free <= at as u32 {
                *free = at as u32 + u32::from(phrase.length);
                all_free_from = all_free_from.max(*free);
                longer.push(Hit { lexicon: phrase.lexicon, row: phrase.row, start: at as u32, end: *free });
                begins(phrase.lexicon, at);
            }
        }
        found.clear();
        for phrase in tables.alone(ids[at]) {
            if all_free_from <= at as u32 || free_from[phrase.lexicon as usize] <= at as u32 {
                begins(phrase.lexicon, at);
            }
        }
    }
}

/// True when the words from `from` to the end are exactly a heading of the table.
pub(crate) fn is_heading(ids: &[WordId], from: usize) -> bool {
    let words = ids.get(from..).unwrap_or_default();
    let tables = tables();
    let is_whole =
        |phrase: &Phrase| phrase.lexicon == Lexicon::Headings && *words == *tables.words_of(phrase);
    match *words {
        [] => false,
        [alone] => row_alone(Lexicon::Headings, alone).is_some(),
        [first, second, ..] => tables.beginning_with(first, second).iter().any(is_whole),
    }
}

/// Nothing that ends a phrase stands between them. `B.S.`, `Ph.D.` and `Vue.js` are one phrase in spite of their stops.
fn is_beside(word: &Token, next: &Token) -> bool {
    let short = word.end - word.start <= 2 || next.end - next.start <= 3;
    // "U.S. citizens"
    let initial = word.end - word.start == 1 && next.before & !(gap::STOP | gap::SPACE) == 0;
    next.before & BREAKING == 0 || next.before == gap::STOP && short || initial
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Document;
    use crate::settings::Format;

    fn hits(text: &str) -> Vec<(Lexicon, &'static str, String)> {
        let document = Document::parse(text, Format::PlainText);
        let all = 0..document.tokens.len();
        let hits = LEXICON_OF.iter().flat_map(|&lexicon| document.hits_of(lexicon, &all));
        let quote = |hit: Hit| document.range_of_hit(hit).of(text).to_owned();
        hits.map(|hit| (hit.lexicon, hit.value(), quote(hit))).collect()
    }

    #[test]
    fn phrases_are_found_however_they_are_typed() {
        for text in
            ["other duties as assigned", "Other  Duties, as\nassigned", "**other** duties as assigned"]
        {
            let found = hits(text);
            assert!(found.iter().any(|(lexicon, ..)| *lexicon == Lexicon::CatchAllDuty), "{text}: {found:?}");
        }
        assert!(
            !hits("other duties. As assigned").iter().any(|(lexicon, ..)| *lexicon == Lexicon::CatchAllDuty)
        );
    }

    #[test]
    fn verbs_are_found_in_all_forms() {
        for text in ["improve", "improves", "improving", "improved", "Reduced", "cutting"] {
            assert!(hits(text).iter().any(|(lexicon, ..)| *lexicon == Lexicon::ComparativeVerb), "{text}");
        }
    }

    #[test]
    fn abbreviated_degrees_are_found() {
        for text in ["B.S. in biology", "a Ph.D.", "Bachelor’s degree", "BSc"] {
            assert!(hits(text).iter().any(|(lexicon, ..)| *lexicon == Lexicon::DegreeWord), "{text}");
        }
    }

    #[test]
    fn the_longest_phrase_of_a_table_wins() {
        let found: Vec<_> =
            hits("bachelor's degree").into_iter().filter(|hit| hit.0 == Lexicon::DegreeWord).collect();
        assert_eq!(found, [(Lexicon::DegreeWord, "bachelor", "bachelor's degree".to_owned())]);
    }
}
