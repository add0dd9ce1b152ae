//! What jdlint knows, as static tables made by `build.rs` from `data/`. In: tokens. Out: [`Hit`]s.

use crate::document::words::{Token, TokenKind, gap, hash_word, same_word};

/// A measure of success.
#[derive(Debug)]
pub struct Kpi {
    /// Words in kebab-case or one word.
    pub id: &'static str,
    /// Name for readers.
    pub name: &'static str,
    /// What its value counts.
    pub unit: &'static str,
    /// How to write it so that one can check it; braces are for the writer to fill.
    pub template: &'static str,
}

impl Kpi {
    /// Its value is a time: "minutes or hours".
    pub(crate) fn is_time(&self) -> bool {
        ["minutes", "hours", "days"].iter().any(|unit| self.unit.contains(unit))
    }

    /// Its value needs no unit: points, scores, ratios, counts.
    pub(crate) fn is_index(&self) -> bool {
        ["points", "score", "1-5", "ratio", "count", "x quota"].iter().any(|unit| self.unit.contains(unit))
    }
}

/// Something one can have years of experience with only since it exists.
#[derive(Debug)]
pub(crate) struct Technology {
    pub(crate) name: &'static str,
    pub(crate) kind: &'static str,
    pub(crate) first_public_year: u16,
    pub(crate) earliest_plausible_year: u16,
}

/// A certificate, and the years of experience that its issuer asks.
#[derive(Debug)]
pub(crate) struct Certificate {
    pub(crate) name: &'static str,
    pub(crate) experience_years: u16,
    /// With every waiver that the issuer grants.
    pub(crate) least_years: u16,
    /// A right to practise, given by a state.
    pub(crate) is_licence: bool,
}

/// An occupation of O*NET, and the schooling that people in it say their job requires (per mille).
#[derive(Debug)]
pub(crate) struct Occupation {
    /// The digits of the code: `51-1011.00` is 51101100.
    pub(crate) code: u32,
    pub(crate) title: &'static str,
    pub(crate) bachelor_tenths: u16,
    pub(crate) master_tenths: u16,
    /// How many answered, and when.
    pub(crate) answers: u16,
    pub(crate) year: u16,
}

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
        VALUES[self.lexicon as usize][self.row as usize]
    }
}

/// The id of the word that `token` is.
pub(crate) fn word_id(text: &str, token: &Token) -> WordId {
    let written = text.get(token.start as usize..token.end as usize).unwrap_or_default();
    match token.kind {
        TokenKind::Word | TokenKind::Symbol if written == "&" => find_word(hash_word("and"), "and"),
        TokenKind::Word | TokenKind::Symbol => find_word(token.hash, written),
        TokenKind::Number => find_word(hash_word(written), written),
        TokenKind::Url | TokenKind::Email => 0,
    }
}

/// True when the word is the code or name of a state, province or country.
pub(crate) fn is_region(text: &str, token: &Token) -> bool {
    let mut hits = Vec::new();
    find_phrases(&[*token], &[word_id(text, token)], 0, 1, &mut hits);
    hits.iter().any(|hit| hit.lexicon == Lexicon::RegionName)
}

/// The id of a word given in its normal form, for comparison with tokens.
pub(crate) fn id_of(word: &str) -> WordId {
    find_word(hash_word(word), word)
}

fn find_word(hash: u32, written: &str) -> WordId {
    let mask = SLOTS.len() - 1;
    let mut slot = hash as usize & mask;
    loop {
        let id = SLOTS[slot];
        if id == 0 || same_word(written, WORDS[id as usize]) {
            return id;
        }
        slot = (slot + 1) & mask;
    }
}

/// Gaps that end a phrase: two words on both sides of one are not beside each other.
const BREAKING: u16 = gap::STOP | gap::COLON | gap::SEMICOLON | gap::BULLET | gap::TEMPLATE;

/// Every phrase of every table in `tokens[from..to]`; of one table the longest at each place, not overlapping.
pub(crate) fn find_phrases(tokens: &[Token], ids: &[WordId], from: usize, to: usize, out: &mut Vec<Hit>) {
    let mut free_from = [0u32; LEXICONS];
    for at in from..to {
        let (first, last) = PHRASES_OF[ids[at] as usize];
        for &(start, length, lexicon, row) in &PHRASES[first as usize..last as usize] {
            let end = at + length as usize;
            if end > to || free_from[lexicon as usize] > at as u32 {
                continue;
            }
            let words = &PHRASE_WORDS[start as usize..start as usize + length as usize];
            let together = || tokens[at..end].windows(2).all(|pair| is_beside(&pair[0], &pair[1]));
            if ids[at..end] == *words && together() {
                free_from[lexicon as usize] = end as u32;
                out.push(Hit {
                    lexicon: LEXICON_OF[lexicon as usize],
                    row,
                    start: at as u32,
                    end: end as u32,
                });
            }
        }
    }
}

/// True when the tokens from `from` to the end are exactly a heading of the table.
pub(crate) fn is_heading(tokens: &[Token], ids: &[WordId], from: usize) -> bool {
    let Some(&first_word) = ids.get(from) else { return false };
    let (first, last) = PHRASES_OF[first_word as usize];
    PHRASES[first as usize..last as usize].iter().any(|&(start, length, lexicon, _)| {
        lexicon == Lexicon::Headings as u8
            && length as usize == tokens.len() - from
            && ids[from..] == PHRASE_WORDS[start as usize..start as usize + length as usize]
    })
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
    use crate::document::words::tokenize;

    fn hits(text: &str) -> Vec<(Lexicon, &'static str, String)> {
        let mut tokens = Vec::new();
        tokenize(text, 0, text.len(), &mut tokens);
        let ids: Vec<_> = tokens.iter().map(|token| word_id(text, token)).collect();
        let mut found = Vec::new();
        find_phrases(&tokens, &ids, 0, tokens.len(), &mut found);
        let quote = |hit: &Hit| {
            text[tokens[hit.start as usize].start as usize..tokens[hit.end as usize - 1].end as usize]
                .to_owned()
        };
        found.iter().map(|hit| (hit.lexicon, hit.value(), quote(hit))).collect()
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
