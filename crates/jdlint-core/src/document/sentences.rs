//! Blocks to sentences. In: the blocks of a document. Out: [`Sentence`]s.

use super::words::{Token, TokenKind, gap, look};
use super::{Document, Span, Words};
use crate::text::TextRange;

/// A sentence, or what stands for one: an item or heading without a stop.
#[derive(Debug, Clone)]
pub(crate) struct Sentence {
    /// With the stop at its end (bytes).
    pub(crate) range: TextRange,
    pub(crate) tokens: Span,
    /// The block that it is in.
    pub(crate) block: usize,
}

/// No sentence has more words. Text without stops is cut here, so that its cost stays in proportion.
const LONGEST_SENTENCE: usize = 200;

/// Sentences of flat text mostly have more words.
const USUAL_SENTENCE: usize = 12;

/// Words after which a stop ends no sentence.
static ABBREVIATIONS: &Words = words![
    // "e.g.", "i.e.", "u.s."
    "g", "e", "s", "etc", "vs", "approx", "incl", "dr", "mr", "mrs", "ms", "st", "inc", "ltd", "no", "jr",
    "sr", "dept",
];

/// Months that are written short; behind the stop comes a day.
static MONTHS: &Words =
    words!["jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec"];

/// Cuts every block into sentences.
#[cfg_attr(target_arch = "wasm32", inline(never))]
pub(super) fn build(document: &mut Document<'_>) {
    let mut sentences = Vec::with_capacity(document.blocks.len() + document.tokens.len() / USUAL_SENTENCE);
    for (number, block) in document.blocks.iter_mut().enumerate() {
        let first = sentences.len();
        let mut start = block.tokens.start;
        while let Some(length) = length(document.text, &document.tokens[start..block.tokens.end]) {
            sentences.push(sentence(document.text, &document.tokens, start..start + length, number));
            start += length;
        }
        sentences.push(sentence(document.text, &document.tokens, start..block.tokens.end, number));
        block.sentences = first..sentences.len();
    }
    document.sentences = sentences;
}

/// How many words the first sentence has, where another follows.
fn length(text: &str, tokens: &[Token]) -> Option<usize> {
    let reach = tokens.len().min(LONGEST_SENTENCE);
    let last = tokens[..reach].windows(2).position(|pair| ends_before(text, &pair[0], &pair[1]));
    last.map(|last| last + 1).or_else(|| (reach < tokens.len()).then_some(reach))
}

/// Does a sentence end between two neighbours?
fn ends_before(text: &str, last: &Token, next: &Token) -> bool {
    // Most have neither before them.
    if !next.is_behind(gap::BULLET | gap::STOP) {
        return false;
    }
    if next.is_behind(gap::BULLET) {
        return true;
    }
    if last.kind == TokenKind::Symbol {
        return false;
    }
    let word = &text[last.start as usize..last.end as usize];
    let following = &text[next.start as usize..next.end as usize];
    let capital = next.look & look::SMALL == 0 && !following.is_empty();
    let between = &text[last.end as usize..next.start as usize];
    if between.contains(['!', '?']) {
        return true;
    }
    if !capital {
        return false;
    }
    let is_of = |words: &Words| words.may_hold(last) && words.hold(word.as_bytes());
    let abbreviated = word.len() == 1 && last.look & look::CAPITAL != 0 || is_of(ABBREVIATIONS);
    // "Nov. 20"
    let month_day = next.kind == TokenKind::Number && is_of(MONTHS);
    if month_day || abbreviated && !between.contains('\n') {
        return false;
    }
    // "development.Must have": glued after a full word; "Node.js" and "B.S." are not.
    next.before & gap::SPACE != 0
        || word.len() > 2 && following.len() > 1 && !word.contains(char::is_uppercase)
}

fn sentence(text: &str, tokens: &[Token], span: Span, block: usize) -> Sentence {
    let start = tokens[span.start].start;
    let mut end = tokens[span.end - 1].end;
    let stop = text[end as usize..]
        .bytes()
        .take_while(|byte| matches!(byte, b'.' | b'!' | b'?' | b')' | b'%'))
        .count();
    end += stop as u32;
    Sentence { range: TextRange::new(start, end), tokens: span, block }
}
