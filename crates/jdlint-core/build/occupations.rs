//! Occupations of O*NET. In: `onet-levels.tsv`, `onet-titles.tsv`. Out: the same as short lines of text, which travel small
//! and are read only when a posting asks for a degree.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use crate::tables::table_rows;
use crate::title_key;

/// Writes `occupations.txt` into `folder`: title, code, shares of bachelor's and master's degrees (per mille), number of
/// answers and year, by the key of the title; after an empty line other titles' keys and the code that each stands for,
/// by key.
pub(crate) fn write_occupations(data: &Path, folder: &Path) {
    let mut lines = BTreeMap::new();
    let mut codes = BTreeSet::new();
    let path = data.join("onet-levels.tsv");
    for (number, cells) in table_rows(&path, true) {
        let [code, title, bachelor, master, answers, year] = cells.as_slice() else {
            panic!("{}:{number}: a row has six cells", path.display())
        };
        // "12.8" is 128: the table has one digit behind the point.
        let tenths = |share: &str| {
            let (whole, rest) = share.split_once('.').unwrap_or((share, "0"));
            assert_eq!(rest.len(), 1, "{}:{number}: {share} has one digit behind the point", path.display());
            whole.parse::<u16>().expect("a share") * 10 + rest.parse::<u16>().expect("a share")
        };
        let code = digits(code, &path, number);
        let line = format!("{title}\t{code}\t{}\t{}\t{answers}\t{year}", tenths(bachelor), tenths(master));
        let before = lines.insert(title_key::title_key(title), line);
        assert!(before.is_none(), "{}:{number}: {title} stands twice", path.display());
        assert!(codes.insert(code), "{}:{number}: its code stands twice", path.display());
    }
    let mut titles = BTreeMap::new();
    let path = data.join("onet-titles.tsv");
    for (number, cells) in table_rows(&path, true) {
        let [title, code] = cells.as_slice() else {
            panic!("{}:{number}: a row is a title and a code", path.display())
        };
        let code = digits(code, &path, number);
        assert!(codes.contains(&code), "{}:{number}: no occupation {code}", path.display());
        let key = title_key::title_key(title);
        if !lines.contains_key(&key) {
            titles.entry(key.clone()).or_insert(format!("{key}\t{code}"));
        }
    }
    fs::write(folder.join("occupations.txt"), format!("{}\n{}", text_of(&lines), text_of(&titles)))
        .expect("the build folder is writable");
}

/// `51-1011.00` as `51101100`.
fn digits(code: &str, path: &Path, number: usize) -> String {
    let digits: String = code.chars().filter(char::is_ascii_digit).collect();
    assert_eq!(digits.len(), 8, "{}:{number}: {code} is no code", path.display());
    digits
}

fn text_of(lines: &BTreeMap<String, String>) -> String {
    lines.values().fold(String::new(), |text, line| text + line + "\n")
}
