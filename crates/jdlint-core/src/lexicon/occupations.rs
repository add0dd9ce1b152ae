//! Occupations of O*NET. In: a code, or the key of a title. Out: [`Occupation`].
//!
//! The table is text that is searched line by line: few postings need it, and it travels small.

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
        OCCUPATIONS.lines().find(|line| line.starts_with(code)).and_then(Self::of_line)
    }

    /// The occupation whose title, or another one for it, has that key.
    pub(crate) fn by_key(key: &str) -> Option<Self> {
        let mut others = TITLES.lines().filter_map(|line| line.split_once('\t'));
        if let Some((_, code)) = others.find(|(other, _)| *other == key) {
            return Self::by_code(code);
        }
        let first = key.as_bytes().first()?;
        let mut lines = OCCUPATIONS.lines();
        // A key costs more than a look at its first letter.
        let is_of = |line: &&str| {
            let title = line.split('\t').nth(1).unwrap_or_default();
            title.as_bytes().first().is_some_and(|letter| letter.eq_ignore_ascii_case(first))
                && title_key(title) == key
        };
        lines.find(is_of).and_then(Self::of_line)
    }

    fn of_line(line: &'static str) -> Option<Self> {
        let mut cells = line.split('\t').skip(1);
        let title = cells.next()?;
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
