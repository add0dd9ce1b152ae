//! Numbers as postings write them. In: tokens. Out: values: `5`, `1,500`, `five`, `five (5)`.

use crate::document::Document;
use crate::document::words::{TokenKind, gap};
use crate::lexicon::Lexicon;

/// The value of the token, be it digits or a word.
pub(crate) fn value(document: &Document<'_>, at: usize) -> Option<f64> {
    let token = document.tokens.get(at)?;
    match token.kind {
        TokenKind::Number => digits(document.token_text(at)),
        TokenKind::Word => document
            .hits_of(Lexicon::NumberWord, &(at..at + 1))
            .next()
            .and_then(|hit| hit.value().parse().ok()),
        _ => None,
    }
}

/// Reads `1,500.50` and `32.500` (a stop before three digits is a separator of thousands, as in much of Europe).
fn digits(text: &str) -> Option<f64> {
    // `52.000,00`
    if let (Some(stop), Some(comma)) = (text.find('.'), text.rfind(','))
        && stop < comma
    {
        return text.replace('.', "").replace(',', ".").parse().ok();
    }
    let plain = text.replace(',', "");
    let thousands = text.matches('.').count() > 1
        || text.rsplit_once('.').is_some_and(|(whole, rest)| rest.len() == 3 && !whole.starts_with('0'));
    if thousands { plain.replace('.', "").parse().ok() } else { plain.parse().ok() }
}

/// A number and its repetition in brackets, read backwards from `last`: value and first token.
pub(crate) fn ending_at(document: &Document<'_>, last: usize) -> Option<(f64, usize)> {
    let number = value(document, last)?;
    let repeated = document.tokens[last].before & gap::OPEN != 0
        && last > 0
        && value(document, last - 1).is_some_and(|word| (word - number).abs() < f64::EPSILON);
    Some((number, if repeated { last - 1 } else { last }))
}
