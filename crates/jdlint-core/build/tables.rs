//! Reads the tables of `data/`. In: a file of cells between tabs. Out: its rows with their numbers. A wrong row stops
//! the build with the file and the line.

use std::fs;
use std::path::{Path, PathBuf};

/// The folders within a folder, sorted.
pub(crate) fn folders(path: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(path).expect("the data folder");
    let mut found: Vec<PathBuf> = entries.map(|entry| entry.expect("a readable folder").path()).collect();
    found.retain(|path| path.is_dir());
    found.sort();
    found
}

/// The lines of a table, cut at tabs, with their number; comments and the heading row are left out.
pub(crate) fn table_rows(path: &Path, heading: bool) -> Vec<(usize, Vec<String>)> {
    let text = fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    text.lines()
        .enumerate()
        .filter(|(_, line)| !line.starts_with('#') && !line.trim().is_empty())
        .skip(usize::from(heading))
        .map(|(number, line)| (number + 1, line.split('\t').map(|cell| cell.trim().to_owned()).collect()))
        .collect()
}

/// `job-noun` is `JobNoun`.
pub(crate) fn camel(stem: &str) -> String {
    stem.split('-').map(|part| part[..1].to_uppercase() + &part[1..]).collect()
}
