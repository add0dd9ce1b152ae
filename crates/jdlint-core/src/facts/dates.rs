//! Dates as postings write them. In: text. Out: is there one, and where.

use crate::pattern::Pattern;
use crate::text::TextRange;

/// `2026-11-24`, `24/11/2026`, `24 November 2026`, `Nov. 24th, 2026`, `24th November`.
static DATE: Pattern = Pattern::new(
    r"\b(?:\d{4}-\d{1,2}-\d{1,2}|\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|\d{1,2}(?:st|nd|rd|th)?(?: of)? (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?,?(?: \d{4})?|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.? \d{1,2}(?:st|nd|rd|th)?,?(?: \d{4})?)\b",
);

/// The first date within a range.
pub(crate) fn first_in(text: &str, range: TextRange) -> Option<TextRange> {
    let found = DATE.get()?.find(range.of(text))?;
    Some(TextRange::new(range.start + found.start() as u32, range.start + found.end() as u32))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_in_many_forms() {
        for date in [
            "2026-11-24",
            "24/11/2026",
            "11.24.26",
            "24 November 2026",
            "Nov. 24, 2026",
            "24th of November",
            "May 3rd",
        ] {
            let text = format!("Apply by {date} please");
            let found = first_in(&text, TextRange::from_usize(0, text.len()));
            assert_eq!(found.map(|range| range.of(&text)), Some(date));
        }
        assert_eq!(first_in("24/7 support, 3-5 years, may be", TextRange::new(0, 31)), None);
    }
}
