//! Occupations of O*NET. In: a code, or the key of a title. Out: `Occupation`.
//!
//! The table is text in the order of the keys: only postings that ask for a degree need it, and it travels small. A build
//! without the feature `occupations` is brought the table by whoever loads it.

use std::cmp::Ordering;

use once_cell::race::OnceBox;

use super::title_key;
use table::table;

/// The table, where it is part of this build: for `bring` in a build that it is no part of.
#[cfg(feature = "occupations")]
pub const TABLE: &str = include_str!(concat!(env!("OUT_DIR"), "/occupations.txt"));

#[cfg(feature = "occupations")]
mod table {
    #[allow(clippy::unnecessary_wraps, reason = "another build may have none yet")]
    pub(super) fn table() -> Option<&'static str> {
        Some(super::TABLE)
    }
}

#[cfg(not(feature = "occupations"))]
pub use table::{are_wanted, bring};

#[cfg(not(feature = "occupations"))]
mod table {
    use std::sync::atomic::{AtomicBool, Ordering};

    use once_cell::race::OnceBox;

    static TABLE: OnceBox<String> = OnceBox::new();
    static ARE_WANTED: AtomicBool = AtomicBool::new(false);

    pub(super) fn table() -> Option<&'static str> {
        let table = TABLE.get();
        if table.is_none() {
            ARE_WANTED.store(true, Ordering::Relaxed);
        }
        table.map(String::as_str)
    }

    /// True when a posting was judged without the table that should have been judged with it: [`bring`] it, and judge again.
    pub fn are_wanted() -> bool {
        ARE_WANTED.load(Ordering::Relaxed) && TABLE.get().is_none()
    }

    /// Brings the table of a build that has it: `TABLE` of this module there. The first one stays.
    pub fn bring(table: String) {
        let _ = TABLE.set(Box::new(table));
    }
}

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
        let (occupations, _) = parts(table()?);
        occupations.lines().find(|line| line.split('\t').nth(1) == Some(code)).and_then(Self::of_line)
    }

    /// The occupation whose title, or another one for it, has that key.
    pub(crate) fn by_key(key: &str) -> Option<Self> {
        let (occupations, titles) = parts(table()?);
        if let Some(line) = find_line(titles, |other| other.cmp(key)) {
            return Self::by_code(line.split('\t').nth(1)?);
        }
        find_line(occupations, |title| title_key(title).as_str().cmp(key)).and_then(Self::of_line)
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

/// The occupations, and the other titles.
fn parts(table: &'static str) -> (&'static str, &'static str) {
    static PARTS: OnceBox<(&str, &str)> = OnceBox::new();
    // The second part is the shorter one.
    *PARTS.get_or_init(|| Box::new(table.rsplit_once("\n\n").unwrap_or((table, ""))))
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

#[cfg(all(test, feature = "occupations"))]
mod tests {
    use super::*;

    #[test]
    fn every_line_is_an_occupation_that_its_title_leads_to() {
        let (occupations, titles) = parts(TABLE);
        assert!(occupations.lines().count() > 500 && titles.lines().count() > 100);
        for line in occupations.lines() {
            let read = Occupation::of_line(line).expect(line);
            let found = Occupation::by_key(&title_key(read.title)).expect(line);
            assert_eq!((found.title, found.answers), (read.title, read.answers));
        }
        for line in titles.lines() {
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
