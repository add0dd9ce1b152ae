//! Numbers as postings write them. In: tokens. Out: values: `5`, `1,500`, `five`, `five (5)`.

use crate::document::Document;
use crate::document::words::{TokenKind, gap};
use crate::gather::Gather;
use crate::lexicon::Lexicon;

/// The value of the token, be it digits or a word.
pub(crate) fn value(document: &Document<'_>, at: usize) -> Option<f64> {
    let token = document.tokens.get(at)?;
    match token.kind {
        TokenKind::Number => digits(document.token_text(at)),
        TokenKind::Word => document.hits.at(Lexicon::NumberWord, at).and_then(|hit| decimal(hit.value())),
        _ => None,
    }
}

/// Reads `1,500.50` and `32.500` (a stop before three digits is a separator of thousands, as in much of Europe).
fn digits(text: &str) -> Option<f64> {
    // Most figures have nothing to part.
    if text.bytes().all(|byte| byte.is_ascii_digit()) {
        return decimal(text);
    }
    // `52.000,00`
    if let (Some(stop), Some(comma)) = (text.find('.'), text.rfind(','))
        && stop < comma
    {
        return decimal(&text.replace('.', "").replace(',', "."));
    }
    // `12,50`: one comma and no three digits behind it part a fraction.
    if let Some((whole, rest)) = text.split_once(',')
        && (1..=2).contains(&rest.len())
        && rest.bytes().all(|byte| byte.is_ascii_digit())
    {
        return decimal(&format!("{whole}.{rest}"));
    }
    let plain = text.replace(',', "");
    let thousands = text.matches('.').count() > 1
        || text.rsplit_once('.').is_some_and(|(whole, rest)| rest.len() == 3 && !whole.starts_with('0'));
    if thousands { decimal(&plain.replace('.', "")) } else { decimal(&plain) }
}

/// Reads digits with at most one point. The standard library's reader is right to the last bit of figures of any length,
/// for which it carries ten kilobytes of tables; no posting has such figures.
pub(crate) fn decimal(text: &str) -> Option<f64> {
    /// As many digits as a float keeps apart.
    const KEPT: f64 = 1e15;
    let (mut figure, mut dropped, mut digits) = (0.0, 0, 0);
    // The number of digits up to the point.
    let mut point = None;
    for byte in text.bytes() {
        match byte {
            b'0'..=b'9' if figure < KEPT => figure = figure * 10.0 + f64::from(byte - b'0'),
            b'0'..=b'9' => dropped += 1,
            b'.' if point.is_none() => {
                point = Some(digits);
                continue;
            }
            _ => return None,
        }
        digits += 1;
    }
    let places = point.map_or(0, |whole| digits - whole);
    (digits > 0).then(|| figure * power_of_ten(dropped) / power_of_ten(places))
}

/// Writes a figure of a posting: digits, and behind a point as many as it has, six at most. The standard library's writer
/// is right to the last bit of any float, for which it carries four kilobytes of code.
pub(crate) fn written(figure: f64) -> String {
    for places in 0..6 {
        let scaled = figure * power_of_ten(places);
        if (scaled - scaled.round()).abs() < 1e-6 {
            return with_point(scaled, places);
        }
    }
    with_point(figure * power_of_ten(6), 6)
}

/// A figure that was made so many times ten as large, with the point where it was.
fn with_point(scaled: f64, places: usize) -> String {
    let mut digits = format!("{:0width$}", whole(scaled), width = places + 1);
    if places > 0 {
        digits.insert(digits.len() - places, '.');
    }
    digits
}

/// The whole number next to a figure, which is never negative: of two as near the even one, as `{:.0}` has it.
#[allow(clippy::cast_sign_loss, reason = "none is negative; one that were would be written as 0")]
pub(crate) fn whole(figure: f64) -> u64 {
    figure.round_ties_even() as u64
}

/// Exact up to 22, and never beyond 300.
pub(crate) fn power_of_ten(exponent: usize) -> f64 {
    (0..exponent.min(300)).fold(1.0, |power, _| power * 10.0)
}

/// Are the digits parted as in no number ("70,0000", "1,6 90")? Groups have three digits, in India also two, and the
/// last may be a fraction.
pub(crate) fn is_misgrouped(text: &str) -> bool {
    // Most figures have no groups.
    if text.bytes().all(|byte| byte.is_ascii_digit()) {
        return false;
    }
    let groups: Vec<&str> = text.split([',', '.']).gather();
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
    let repeated = document.is_behind(last, gap::OPEN)
        && last != 0
        && value(document, last - 1).is_some_and(|word| (word - number).abs() < f64::EPSILON);
    Some((number, if repeated { last - 1 } else { last }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_are_written_as_the_standard_library_writes_them() {
        for whole in [0u32, 7, 45_000, 123_456_789] {
            for (hundredths, part) in [(0, ""), (5, ".05"), (50, ".5"), (25, ".25"), (99, ".99")] {
                let figure = f64::from(whole) + f64::from(hundredths) / 100.0;
                assert_eq!(written(figure), format!("{whole}{part}"));
                assert_eq!(written(figure), figure.to_string());
            }
        }
        assert_eq!(written(1.0 / 3.0), "0.333333");
    }
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn figures_of_postings_are_read_to_the_last_bit(whole in 0u64..100_000_000_000, part in "[0-9]{0,4}", point in any::<bool>()) {
            let text = if point { format!("{whole}.{part}") } else { whole.to_string() };
            prop_assert_eq!(decimal(&text), text.parse().ok());
        }

        #[test]
        fn what_is_no_figure_is_none(text in "[a-z+eE.,-]{0,6}") {
            prop_assert_eq!(decimal(&text), None);
        }

        #[test]
        fn figures_of_any_length_are_near(text in "[0-9]{1,60}[.]?[0-9]{0,60}") {
            let (read, exact) = (decimal(&text).unwrap(), text.parse::<f64>().unwrap());
            prop_assert!((read - exact).abs() <= exact * 1e-14, "{} {}", read, exact);
        }
    }

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
