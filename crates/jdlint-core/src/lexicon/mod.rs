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

use crate::document::words::{Token, TokenKind, gap, hash_normal, hash_word};

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

/// A token has so many signs: one for each table whose phrase begins there, and one for a phrase of several words, whatever
/// its table.
pub(crate) const SIGNS: usize = LEXICONS + 1;
pub(crate) const LONGER_SIGN: usize = LEXICONS;
/// The signs of so many tokens stand together: for each sign a bit a token.
pub(crate) const TOKENS_OF_SIGNS: usize = u64::BITS as usize;
pub(crate) type Signs = [u64; SIGNS];

/// Where the signs of a token stand, and its bit there.
pub(crate) const fn place_of_signs(token: usize) -> (usize, u64) {
    (token / TOKENS_OF_SIGNS, 1 << (token % TOKENS_OF_SIGNS))
}

/// Where phrases begin.
pub(crate) struct Beginnings<'h> {
    pub(crate) of_tokens: &'h mut [Signs],
    /// A bit for each row of those, where its sign is set.
    pub(crate) of_stretches: &'h mut [Signs],
}

impl Beginnings<'_> {
    fn mark(&mut self, token: usize, sign: usize) {
        let (stretch, bit) = place_of_signs(token);
        self.of_tokens[stretch][sign] |= bit;
        let (group, bit) = place_of_signs(stretch);
        self.of_stretches[group][sign] |= bit;
    }

    /// Marks the phrases that are one word alone. `ids`: the words from the token `first` on, in one row of signs.
    fn mark_alone(&mut self, tables: &Tables, first: usize, ids: &[WordId]) {
        let (stretch, mut bit) = place_of_signs(first);
        let (group, bit_of_stretch) = place_of_signs(stretch);
        let (row, row_of_group) = (&mut self.of_tokens[stretch], &mut self.of_stretches[group]);
        for &id in ids {
            for phrase in tables.alone(id) {
                row[phrase.lexicon as usize] |= bit;
                row_of_group[phrase.lexicon as usize] |= bit_of_stretch;
            }
            bit <<= 1;
        }
    }
}

/// The next tokens as words: their ids are put behind those in `ids`, and `signs` told of the phrases that are one of them
/// alone.
pub(crate) fn take_words(text: &str, tokens: &[Token], ids: &mut Vec<WordId>, signs: &mut Beginnings<'_>) {
    let tables = tables();
    let mut first = ids.len();
    ids.extend(tokens.iter().map(|token| id_in(tables, text, token)));
    while first < ids.len() {
        let end = ids.len().min((first / TOKENS_OF_SIGNS + 1) * TOKENS_OF_SIGNS);
        signs.mark_alone(tables, first, &ids[first..end]);
        first = end;
    }
}

/// The id of the word that `token` is.
pub(crate) fn word_id(text: &str, token: &Token) -> WordId {
    id_in(tables(), text, token)
}

fn id_in(tables: &Tables, text: &str, token: &Token) -> WordId {
    if token.kind == TokenKind::Word { tables.word(token.hash) } else { id_of_other(tables, text, token) }
}

#[inline(never)] // so that what most tokens need is small enough to stand where it is asked
fn id_of_other(tables: &Tables, text: &str, token: &Token) -> WordId {
    let written = || text.as_bytes().get(token.start as usize..token.end as usize).unwrap_or_default();
    match token.kind {
        TokenKind::Symbol if written() == b"&" => tables.word(hash_word(b"and")),
        TokenKind::Word | TokenKind::Symbol => tables.word(token.hash),
        TokenKind::Number => tables.word(hash_normal(written())),
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

/// Gaps that end a phrase: two words on both sides of one are not beside each other.
const BREAKING: u16 = gap::STOP | gap::COLON | gap::SEMICOLON | gap::BULLET | gap::TEMPLATE;

/// The search for phrases of several words, stretch by stretch.
pub(crate) struct Search {
    /// From which token on a phrase of each table may begin: they do not overlap.
    free_from: [u32; LEXICONS],
}

impl Search {
    pub(crate) const fn new() -> Self {
        Self { free_from: [0; LEXICONS] }
    }

    /// Every phrase of several words of every table in `tokens[from..]`, put behind those in `hits`; of one table the longest
    /// at each place, not overlapping. `signs`, which know the words alone, are told.
    pub(crate) fn find(
        &mut self,
        tokens: &[Token],
        ids: &[WordId],
        from: usize,
        hits: &mut Vec<Hit>,
        signs: &mut Beginnings<'_>,
    ) {
        let tables = tables();
        for (at, pair) in (from..).zip(ids[from..].windows(2)) {
            // The longest first.
            for phrase in tables.beginning_with(pair[0], pair[1]) {
                if stands(tables, phrase, &tokens[at..], &ids[at..]) {
                    self.take(phrase, at as u32, hits, signs);
                }
            }
        }
    }

    /// Takes a phrase that begins with the token `at`.
    #[inline(never)] // so that what most words need stays small
    fn take(&mut self, phrase: &Phrase, at: u32, hits: &mut Vec<Hit>, signs: &mut Beginnings<'_>) {
        let &Phrase { length, lexicon, row, .. } = phrase;
        let hit = Hit { lexicon, row, start: at, end: at + u32::from(length) };
        let free_from = &mut self.free_from[lexicon as usize];
        if *free_from <= at {
            *free_from = hit.end;
            sign(hit, signs);
            hits.push(hit);
        }
    }
}

/// Tells of a phrase of several words; what is one of them alone is none of its table's.
fn sign(hit: Hit, signs: &mut Beginnings<'_>) {
    let lexicon = hit.lexicon as usize;
    signs.mark(hit.start as usize, lexicon);
    signs.mark(hit.start as usize, LONGER_SIGN);
    for inside in hit.span().skip(1) {
        let (place, bit) = place_of_signs(inside);
        signs.of_tokens[place][lexicon] &= !bit;
    }
}

/// True when the tokens begin with the phrase.
fn stands(tables: &Tables, phrase: &Phrase, tokens: &[Token], ids: &[WordId]) -> bool {
    let length = phrase.length as usize;
    ids.get(length - 1) == Some(&phrase.last)
        && ids[..length] == *tables.words_of(phrase)
        && tokens[..length].windows(2).all(|pair| is_beside(&pair[0], &pair[1]))
}

/// True when the words are exactly a heading of the table.
pub(crate) fn is_heading(words: &[WordId]) -> bool {
    let tables = tables();
    match *words {
        [] => false,
        [alone] => row_alone(Lexicon::Headings, alone).is_some(),
        [first, second, ..] => {
            headings_with(tables, first, second).any(|phrase| *words == *tables.words_of(phrase))
        }
    }
}

/// False when no heading of the table begins with these two words.
pub(crate) fn begins_heading(first: WordId, second: WordId) -> bool {
    headings_with(tables(), first, second).next().is_some()
}

/// Those that begin with these two words, and perhaps others.
fn headings_with(tables: &Tables, first: WordId, second: WordId) -> impl Iterator<Item = &Phrase> {
    let begin = tables.beginning_with(first, second).iter();
    begin.filter(|phrase| phrase.lexicon == Lexicon::Headings)
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
