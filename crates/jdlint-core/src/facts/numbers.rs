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
    // `12,50`: one comma and no three digits behind it part a fraction.
    if let Some((whole, rest)) = text.split_once(',')
        && (1..=2).contains(&rest.len())
        && rest.bytes().all(|byte| byte.is_ascii_digit())
    {
        return format!("{whole}.{rest}").parse().ok();
    }
    let plain = text.replace(',', "");
    let thousands = text.matches('.').count() > 1
        || text.rsplit_once('.').is_some_and(|(whole, rest)| rest.len() == 3 && !whole.starts_with('0'));
    if thousands { plain.replace('.', "").parse().ok() } else { plain.parse().ok() }
}

/// Are the digits parted as in no number ("70,0000", "1,6 90")? Groups have three digits, in India also two, and the
/// last may be a fraction.
pub(crate) fn is_misgrouped(text: &str) -> bool {
    let groups: Vec<&str> = text.split([',', '.']).collect();
    let Some((last, before)) = groups.split_last().filter(|(_, before)| !before.is_empty()) else {
        return false;
    };
    let fraction = last.len() < 3;
    let inner = before.iter().skip(1).any(|group| !(2..=3).contains(&group.len()));
    let grouped = !fraction || before.len() > 1;
    last.len() > 3 || inner || grouped && before[0].len() > 3
}

/// A number and its repetition in brackets, read backwards from `last`: value and first token.
pub(crate) fn ending_at(document: &Document<'_>, last: usize) -> Option<(f64, usize)> {
    let number = value(document, last)?;
    let repeated = document.tokens[last].before & gap::OPEN != 0
        && last > 0
        && value(document, last - 1).is_some_and(|word| (word - number).abs() < f64::EPSILON);
    Some((number, if repeated { last - 1 } else { last }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn separators_of_thousands_and_fractions() {
        for (text, value) in [
            ("52.000,00", 52_000.0),
            ("52,000.50", 52_000.5),
            ("12,50", 12.5),
            ("1,5", 1.5),
            ("12.50", 12.5),
            ("12,00,000", 1_200_000.0),
            ("45.000", 45_000.0),
            ("45,000", 45_000.0),
        ] {
            assert_eq!(digits(text), Some(value), "{text}");
            assert!(!is_misgrouped(text), "{text}");
        }
        for text in ["70,0000", "1234,567", "1,6,900", "4.5,600,1"] {
            assert!(is_misgrouped(text), "{text}");
        }
    }
}
