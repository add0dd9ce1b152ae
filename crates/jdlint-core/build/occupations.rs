//! Occupations of O*NET. In: `onet-levels.tsv`, `onet-titles.tsv`. Out: Rust.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;

use crate::tables::table_rows;
use crate::title_key;

/// Occupations by code, and the titles that lead to them in order of their keys.
pub(crate) fn write_occupations(data: &Path, out: &mut String) {
    let mut titles: BTreeMap<String, usize> = BTreeMap::new();
    let mut codes: BTreeMap<String, usize> = BTreeMap::new();
    write!(out, "pub(crate) static OCCUPATIONS: &[crate::lexicon::Occupation] = &[").unwrap();
    let path = data.join("onet-levels.tsv");
    for (at, (number, cells)) in table_rows(&path, true).into_iter().enumerate() {
        let [code, title, bachelor, master, answers, year] = cells.as_slice() else {
            panic!("{}:{number}: a row has six cells", path.display())
        };
        // "12.8" is 128: the table has one digit behind the point.
        let tenths = |share: &str| {
            let (whole, rest) = share.split_once('.').unwrap_or((share, "0"));
            assert_eq!(rest.len(), 1, "{}:{number}: {share} has one digit behind the point", path.display());
            whole.parse::<u16>().expect("a share") * 10 + rest.parse::<u16>().expect("a share")
        };
        let digits: String = code.chars().filter(char::is_ascii_digit).collect();
        assert_eq!(digits.len(), 8, "{}:{number}: {code} is no code", path.display());
        let code_number = format!("{}_{}_{}", &digits[..2], &digits[2..5], &digits[5..]);
        write!(
            out,
            "crate::lexicon::Occupation {{ code: {code_number}, title: {title:?}, bachelor_tenths: {}, master_tenths: {}, \
             answers: {answers}, year: {year} }}, ",
            tenths(bachelor),
            tenths(master)
        )
        .unwrap();
        titles.insert(title_key::title_key(title), at);
        assert!(codes.insert(code.clone(), at).is_none(), "{}:{number}: {code} stands twice", path.display());
    }
    writeln!(out, "];").unwrap();
    let path = data.join("onet-titles.tsv");
    for (number, cells) in table_rows(&path, true) {
        let [title, code] = cells.as_slice() else {
            panic!("{}:{number}: a row is a title and a code", path.display())
        };
        let at =
            codes.get(code).unwrap_or_else(|| panic!("{}:{number}: no occupation {code}", path.display()));
        titles.entry(title_key::title_key(title)).or_insert(*at);
    }
    write!(out, "pub(crate) static OCCUPATION_TITLES: &[(&str, u16)] = &[").unwrap();
    for (title, at) in &titles {
        write!(out, "({title:?}, {at}), ").unwrap();
    }
    writeln!(out, "];").unwrap();
}
