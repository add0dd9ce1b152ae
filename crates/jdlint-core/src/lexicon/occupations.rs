//! Occupations of O*NET. In: a code, or the key of a title. Out: [`Occupation`].
//!
//! The table is text in the order of the keys: few postings need it, and it travels small.

use std::cmp::Ordering;

use super::title_key;

const OCCUPATIONS: &str = include_str!(concat!(env!("OUT_DIR"), "/occupations.txt"));
const TITLES: &str = include_str!(concat!(env!("OUT_DIR"), "/occupation-titles.txt"));

/// An occupation of O*NET, and the schooling that people in it say their job requires (per mille).
#[derive(Debug)]
pub(crate) struct Occupation {
    pub(crate) title: &'static str,
    pub(crate) bachelor_tenths: u16,
    pub(crate) master_tenths: u16,
    /// How many answered, and when.
    pub(crate) answers: u16,
    pub(crate) year: u16,
}

impl Occupation {
    /// The occupation of a code of eight digits.
    pub(crate) fn by_code(code: &str) -> Option<Self> {
        OCCUPATIONS.lines().find(|line| line.split('\t').nth(1) == Some(code)).and_then(Self::of_line)
    }

    /// The occupation whose title, or another one for it, has that key.
    pub(crate) fn by_key(key: &str) -> Option<Self> {
        if let Some(line) = find_line(TITLES, |other| other.cmp(key)) {
            return Self::by_code(line.split('\t').nth(1)?);
        }
        find_line(OCCUPATIONS, |title| title_key(title).as_str().cmp(key)).and_then(Self::of_line)
    }

    fn of_line(line: &'static str) -> Option<Self> {
        let mut cells = line.split('\t');
        let title = cells.next()?;
        let mut cells = cells.skip(1);
        let mut number = || cells.next()?.parse().ok();
        Some(Self {
            title,
            bachelor_tenths: number()?,
            master_tenths: number()?,
            answers: number()?,
            year: number()?,
        })
    }
}

/// The line whose first cell is equal, in a table in the order of first cells.
fn find_line(table: &'static str, compare: impl Fn(&str) -> Ordering) -> Option<&'static str> {
    let mut rest = table;
    while !rest.is_empty() {
        let middle = rest.floor_char_boundary(rest.len() / 2);
        let start = rest[..middle].rfind('\n').map_or(0, |before| before + 1);
        let end = start + rest[start..].find('\n').unwrap_or(rest.len() - start);
        let line = &rest[start..end];
        match compare(line.split('\t').next().unwrap_or_default()) {
            Ordering::Equal => return Some(line),
            Ordering::Less => rest = rest.get(end + 1..).unwrap_or_default(),
            Ordering::Greater => rest = &rest[..start],
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_is_an_occupation_that_its_title_leads_to() {
        for line in OCCUPATIONS.lines() {
            let read = Occupation::of_line(line).expect(line);
            let found = Occupation::by_key(&title_key(read.title)).expect(line);
            assert_eq!((found.title, found.answers), (read.title, read.answers));
        }
        for line in TITLES.lines() {
            let (key, code) = line.split_once('\t').expect(line);
            assert_eq!(title_key(key), key);
            assert!(Occupation::by_code(code).is_some(), "{line}");
        }
    }

    #[test]
    fn no_occupation_is_none() {
        assert!(Occupation::by_key("wizard").is_none());
        assert!(Occupation::by_key("").is_none());
        assert!(Occupation::by_code("00000000").is_none());
    }
}
