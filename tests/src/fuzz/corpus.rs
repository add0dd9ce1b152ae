//! What mutations begin with. In: `tests/fuzz/corpus`, which is all our own, and the suite. Out: seeds by target.

use std::fs;

use super::Target;
use crate::annotations::Annotated;
use crate::suite;

/// The seeds of a target, by name of the file.
///
/// # Panics
/// When a file of the corpus cannot be read.
pub fn seeds(target: &Target) -> Vec<Vec<u8>> {
    // Fixes begin with the same texts as reports.
    let folder = if target.name == "fixes" { "document" } else { target.name };
    let entries =
        fs::read_dir(suite::workspace().join("tests/fuzz/corpus").join(folder)).expect("the corpus");
    let mut files: Vec<_> = entries.map(|entry| entry.expect("an entry of the corpus").path()).collect();
    files.sort();
    let mut seeds: Vec<_> = files.iter().map(|file| fs::read(file).expect("a file of the corpus")).collect();
    if folder == "document" {
        let texts = suite::files().into_iter().filter_map(|file| Annotated::parse(&file.source).ok());
        seeds.extend(texts.map(|annotated| annotated.text.into_bytes()));
    }
    seeds
}
