//! Is the text English? In: the document. Out: yes or no, by the share of the words that every English text is full of.

use std::collections::BTreeSet;

use crate::document::Document;
use crate::document::words::TokenKind;
use crate::lexicon::Lexicon;

/// Shorter texts are taken for English.
const ENOUGH_WORDS: usize = 40;

/// And this many different ones.
const LEAST_DIFFERENT: usize = 4;

/// English postings have a share of 20 to 45 % of these words, terse lists of skills 8 %; other languages below 5 %.
const LEAST_PERCENT: usize = 6;

/// True when the English tables have something to say about the text.
pub(crate) fn is_english(document: &Document<'_>) -> bool {
    let words = document.tokens.iter().filter(|token| token.kind == TokenKind::Word).count();
    let rows: Vec<u16> =
        document.hits.iter().filter(|hit| hit.lexicon == Lexicon::FunctionWord).map(|hit| hit.row).collect();
    // German shares "in", "an", "will" and "was": it takes several different words.
    let different = rows.iter().collect::<BTreeSet<_>>().len();
    words < ENOUGH_WORDS || rows.len() * 100 >= words * LEAST_PERCENT && different >= LEAST_DIFFERENT
}
