//! Which language is it? In: the document. Out: a code. English is told by the share of the words that every English
//! text is full of, other languages by their trigrams.

use std::collections::BTreeSet;

use whatlang::Lang;

use crate::document::Document;
use crate::document::words::TokenKind;
use crate::lexicon::Lexicon;

/// Shorter texts are taken for English.
const ENOUGH_WORDS: usize = 40;

/// And this many different ones.
const LEAST_DIFFERENT: usize = 4;

/// English postings have a share of 20 to 45 % of these words, terse lists of skills 8 %; other languages below 5 %.
const LEAST_PERCENT: usize = 6;

/// The most bytes that are looked at to tell another language; trigrams need no more.
const ENOUGH_BYTES: usize = 4000;

/// What stands for text whose language is not known.
pub(crate) const UNKNOWN: &str = "und";
/// What stands for English.
pub(crate) const ENGLISH: &str = "en";

/// The ISO 639-1 code of the language that the text is written in.
pub(crate) fn read(document: &Document<'_>) -> &'static str {
    if is_english(document) { ENGLISH } else { other(document) }
}

/// A language that is not English, where the trigrams are sure of one.
fn other(document: &Document<'_>) -> &'static str {
    let text = document.text.get(document.body_start as usize..).unwrap_or_default();
    let end =
        (0..=ENOUGH_BYTES.min(text.len())).rev().find(|&at| text.is_char_boundary(at)).unwrap_or_default();
    let detected = whatlang::detect(&text[..end]).filter(whatlang::Info::is_reliable);
    detected.map_or(UNKNOWN, |info| code(info.lang()))
}

/// The code of two letters. English that is no English posting is of no known language.
const fn code(language: Lang) -> &'static str {
    match language {
        Lang::Deu => "de",
        Lang::Fra => "fr",
        Lang::Spa => "es",
        Lang::Cat => "ca",
        Lang::Por => "pt",
        Lang::Ita => "it",
        Lang::Nld => "nl",
        Lang::Dan => "da",
        Lang::Swe => "sv",
        Lang::Nob => "no",
        Lang::Fin => "fi",
        Lang::Est => "et",
        Lang::Lav => "lv",
        Lang::Lit => "lt",
        Lang::Pol => "pl",
        Lang::Ces => "cs",
        Lang::Slk => "sk",
        Lang::Slv => "sl",
        Lang::Hrv => "hr",
        Lang::Srp => "sr",
        Lang::Hun => "hu",
        Lang::Ron => "ro",
        Lang::Bul => "bg",
        Lang::Ukr => "uk",
        Lang::Rus => "ru",
        Lang::Ell => "el",
        Lang::Tur => "tr",
        Lang::Heb => "he",
        Lang::Ara => "ar",
        Lang::Pes => "fa",
        Lang::Hin => "hi",
        Lang::Cmn => "zh",
        Lang::Jpn => "ja",
        Lang::Kor => "ko",
        Lang::Vie => "vi",
        Lang::Ind => "id",
        Lang::Tha => "th",
        Lang::Hye => "hy",
        _ => UNKNOWN,
    }
}

/// True when the English tables have something to say about the text.
fn is_english(document: &Document<'_>) -> bool {
    let words = document.tokens.iter().filter(|token| token.kind == TokenKind::Word).count();
    let rows: Vec<u16> =
        document.hits.iter().filter(|hit| hit.lexicon == Lexicon::FunctionWord).map(|hit| hit.row).collect();
    // German shares "in", "an", "will" and "was": it takes several different words.
    let different = rows.iter().collect::<BTreeSet<_>>().len();
    words < ENOUGH_WORDS || rows.len() * 100 >= words * LEAST_PERCENT && different >= LEAST_DIFFERENT
}
