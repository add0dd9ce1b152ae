//! Is the text English? In: the document. Out: yes or no, by the share of the words that every English text is full of.

use crate::document::Document;
use crate::document::words::TokenKind;
use crate::lexicon::Lexicon;

/// Shorter texts are taken for English.
const ENOUGH_WORDS: usize = 40;

/// English postings have a share of 20 to 45 % of these words, terse lists of skills 8 %; other languages below 5 %.
const LEAST_PERCENT: usize = 6;

/// True when the English tables have something to say about the text.
pub(crate) fn is_english(document: &Document<'_>) -> bool {
    let words = document.tokens.iter().filter(|token| token.kind == TokenKind::Word).count();
    let function_words = document.hits.iter().filter(|hit| hit.lexicon == Lexicon::FunctionWord).count();
    words < ENOUGH_WORDS || function_words * 100 >= words * LEAST_PERCENT
}
