//! Dates as postings write them. In: text. Out: is there one, and where; and [`Dates`], what they are for.

use std::cell::LazyCell;

use crate::date::Date;
use crate::document::{Document, Field, Words};
use crate::facts::scopes;
use crate::gather::Gather;
use crate::lexicon::Lexicon;
use crate::pattern;
use crate::report::Kind;
use crate::text::TextRange;

pub(super) static MONTHS: &Words = words![
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// A day and where it is said.
#[derive(Debug, Clone, Copy)]
pub(crate) struct DateFact {
    pub(crate) date: Date,
    pub(crate) range: TextRange,
}

/// The days that a posting speaks of.
#[derive(Debug, Clone, Default)]
pub(crate) struct Dates {
    /// The last day to apply: the latest, where there are several.
    pub(crate) deadline: Option<DateFact>,
    pub(crate) posted: Option<DateFact>,
    /// "Open until filled": a day that is named is not the last.
    pub(crate) is_open_ended: bool,
    /// `status: closed` in the front matter, "this job has closed": everybody knows that it is over.
    pub(crate) is_closed: bool,
    /// `state: upcoming` in the front matter: it is not out yet.
    pub(crate) is_upcoming: bool,
}

/// The first date within a range.
pub(crate) fn first_in(text: &str, range: TextRange) -> Option<TextRange> {
    let found = pattern::DATE.find_from(range.of(text), 0)?;
    Some(TextRange::new(range.start + found.start() as u32, range.start + found.end() as u32))
}

/// Every day within a range that can be read in one way only.
fn all_in(text: &str, range: TextRange) -> Vec<DateFact> {
    let found = pattern::DATE.find_all(range.of(text));
    found
        .filter_map(|hit| {
            let date = parse(hit.as_str())?;
            let place = TextRange::new(range.start + hit.start() as u32, range.start + hit.end() as u32);
            Some(DateFact { date, range: place })
        })
        .gather()
}

/// The day that a text names, with its year. "03/04/2026" can be two days and is none.
pub(crate) fn parse(text: &str) -> Option<Date> {
    let parts: Vec<&str> =
        text.split(|c: char| !c.is_ascii_alphanumeric()).filter(|part| !part.is_empty()).gather();
    let named = parts.iter().find_map(|part| month(part));
    let numbers: Vec<u16> = parts
        .iter()
        .filter(|part| part.starts_with(|c: char| c.is_ascii_digit()))
        .filter_map(|part| part.trim_end_matches(|c: char| c.is_ascii_alphabetic()).parse().ok())
        .gather();
    match (named, numbers.as_slice()) {
        (Some(month), &[day, year]) if year >= 1_000 => Date::new(year, month, u8::try_from(day).ok()?),
        (None, &[year, month, day]) if year >= 1_000 => {
            Date::new(year, u8::try_from(month).ok()?, u8::try_from(day).ok()?)
        }
        (None, &[first, second, year]) => {
            let year = if year < 100 { 2_000 + year } else { year };
            let (first, second) = (u8::try_from(first).ok()?, u8::try_from(second).ok()?);
            match (first > 12, second > 12) {
                (true, false) => Date::new(year, second, first),
                (false, true) => Date::new(year, first, second),
                (false, false) if first == second => Date::new(year, first, first),
                _ => None,
            }
        }
        _ => None,
    }
}

fn month(word: &str) -> Option<u8> {
    let word = word.to_ascii_lowercase();
    let full = |name: &str| {
        word.len() >= 3 && (name.starts_with(word.as_str()) || word == "sept" && name == "september")
    };
    let at = MONTHS.iter().position(full)?;
    u8::try_from(at + 1).ok()
}

/// Reads what the days of the posting are for.
#[cfg_attr(target_arch = "wasm32", inline(never))]
pub(crate) fn read(document: &Document<'_>) -> Dates {
    let text = document.text;
    let mut deadlines: Vec<DateFact> = Vec::new();
    let mut dates = Dates::default();
    for field in &document.fields {
        take_field(text, field, &mut dates, &mut deadlines);
    }
    dates.is_closed |= document.hits.know(Lexicon::PostingClosed);
    for hit in document.hits.of(Lexicon::DeadlineCue) {
        let start = hit.start as usize;
        let Some(number) = document.block_of_token(start) else { continue };
        let section = document.section_of(number);
        let of_work = scopes::is_demand_section(section)
            || section.is(Kind::Responsibilities)
            || section.is(Kind::Benefits);
        if hit.value() == "sure" {
            dates.is_open_ended = true;
            continue;
        }
        if of_work && section.heading.is_some()
            || document.is_any_word(start, words!["first", "review", "continuous"])
        {
            continue;
        }
        let block = &document.blocks[number];
        let from = document.tokens[start].start;
        let sentence_end = document
            .sentence_of_token(start)
            .map_or(block.range.end, |sentence| document.sentences[sentence].range.end.max(from));
        // A heading or "Closing date:" has its day in the next block.
        let next = document.blocks.get(number + 1).filter(|_| block.is_heading());
        let to = next.map_or(sentence_end, |next| next.range.end);
        deadlines.extend(window(document, from, to).last().copied());
    }
    // "Apply at the link by 14 January 2027"
    for sentence in &document.sentences {
        // "Send a few lines to us by 14 January 2027" under the heading
        let section = document.section_of(sentence.block);
        let applying = section.is(Kind::HowToApply) && section.heading.is_some();
        if !applying && !document.has(Lexicon::ApplyCue, &sentence.tokens) {
            continue;
        }
        let by = sentence
            .tokens
            .clone()
            .find(|&at| document.is_any_word(at, words!["by", "before", "until", "till"]));
        let Some(by) = by else { continue };
        deadlines.extend(window(document, document.tokens[by].start, sentence.range.end).first().copied());
    }
    // "Date posted: 1 March 2026"
    for block in document.blocks.iter().filter(|block| block.tokens.len() <= 14) {
        let words = block.range.of(text).trim_start_matches(['*', '_']);
        let leads = |lead: &&str| {
            let begin = words.as_bytes().get(..lead.len());
            let rest = || &words[lead.len()..];
            begin.is_some_and(|begin| begin.eq_ignore_ascii_case(lead.as_bytes()))
                && (rest().trim_start_matches(['*', ' ']).starts_with([':', 'o', 'O'])
                    || rest().starts_with(' '))
        };
        if ["posted", "date posted", "posting date", "opening date", "published", "posted on"]
            .iter()
            .any(leads)
        {
            dates.posted = dates.posted.or_else(|| all_in(text, block.range).first().copied());
        }
    }
    dates.deadline = deadlines.into_iter().max_by_key(|day| (day.date, std::cmp::Reverse(day.range.start)));
    dates
}

/// What a field says of the posting itself.
#[cfg_attr(target_arch = "wasm32", inline(never))]
fn take_field(text: &str, field: &Field, dates: &mut Dates, deadlines: &mut Vec<DateFact>) {
    let mut key = field.key.of(text).to_ascii_lowercase();
    key.retain(|sign| !matches!(sign, '_' | '-' | ' '));
    let value = LazyCell::new(|| field.value.of(text).trim().to_ascii_lowercase());
    let day = || all_in(text, field.value).first().copied();
    match key.as_str() {
        "deadline"
        | "applicationdeadline"
        | "closes"
        | "closing"
        | "closingdate"
        | "closedate"
        | "closed"
        | "expires"
        | "expiry"
        | "expirydate"
        | "expirationdate"
        | "expiration"
        | "validthrough"
        | "validuntil"
        | "applyby"
        | "until"
        | "applicationsclose"
        | "enddate"
        | "closeson"
        | "closesat" => deadlines.extend(day()),
        "posted" | "dateposted" | "posteddate" | "postedon" | "published" | "publishdate" | "publishedat"
        | "opens" | "openingdate" => {
            dates.posted = dates.posted.or_else(day);
        }
        _ => {}
    }
    dates.is_upcoming |= matches!(key.as_str(), "status" | "state" | "jobstatus")
        && ["upcoming", "planned", "pending", "unpublished"].iter().any(|word| value.starts_with(word));
    dates.is_closed |= match key.as_str() {
        "status" | "state" | "jobstatus" => ["closed", "filled", "archived", "expired", "inactive", "draft"]
            .iter()
            .any(|word| value.starts_with(word)),
        "archived" | "expired" | "closed" | "filled" | "draft" => {
            matches!(value.as_str(), "true" | "yes")
        }
        "active" | "open" | "isopen" => matches!(value.as_str(), "false" | "no"),
        _ => false,
    };
}

/// The days within the next words of a stretch.
fn window(document: &Document<'_>, from: u32, to: u32) -> Vec<DateFact> {
    let end = to.min(from + 160).max(from);
    let end = (from..=end).rev().find(|&at| document.text.is_char_boundary(at as usize)).unwrap_or(from);
    all_in(document.text, TextRange::new(from, end))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::settings::Format;

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

    #[test]
    fn days_are_read_when_they_can_be_one_day_only() {
        for text in [
            "2026-03-24",
            "2026/3/24",
            "24/03/2026",
            "03/24/2026",
            "24 March 2026",
            "March 24th, 2026",
            "24-Mar-2026",
            "24.3.26",
        ] {
            assert_eq!(parse(text), Date::new(2026, 3, 24), "{text}");
        }
        for text in ["03/04/2026", "24 March", "31/02/2026", "12 bananas 2026"] {
            assert_eq!(parse(text), None, "{text}");
        }
    }

    #[test]
    fn the_last_day_to_apply_is_found() {
        let deadline =
            |text: &str| read(&Document::parse(text, Format::Markdown)).deadline.map(|day| day.date);
        for text in [
            "# Baker\n\nDeadline: 3 March 2026\n",
            "# Baker\n\nApplications close on Tuesday, March 3, 2026.\n",
            "# Baker\n\n## Closing date\n\n3 March 2026\n",
            "# Baker\n\nPlease apply by 3 March 2026.\n",
            "---\ntitle: Baker\nvalid_through: 2026-03-03\n---\nWe bake.\n",
            "# Baker\n\nDeadline: Mar. 3, 2026\n",
            "# Baker\n\nApplications are accepted until 03.03.2026.\n",
            "# Baker\n\nWe accept applications through March 3, 2026.\n",
            "# Baker\n\nOpen from 1 February 2026 and closing 3 March 2026.\n",
        ] {
            assert_eq!(deadline(text), Date::new(2026, 3, 3), "{text}");
        }
        assert_eq!(deadline("# Baker\n\nWe opened on 3 March 2026.\n"), None);
    }
}
