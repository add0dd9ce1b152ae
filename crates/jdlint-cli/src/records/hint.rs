//! A collection where one posting was expected. In: an input. Out: how to name its columns, where it is one by its name.

use std::fs::File;
use std::io::{BufRead, BufReader, Read};
use std::path::Path;

use jdlint_contract::FileError;

use super::record::names;
use crate::inputs::{Input, file_error};
use crate::output::clean;

/// How files of JSON lines are called.
const ENDINGS: [&str; 2] = ["jsonl", "ndjson"];
/// How much of the first record is looked at.
const LOOK: u64 = 1 << 20;

/// Why a file of records is not read as one posting.
pub(crate) fn not_one_posting(input: &Input) -> Option<FileError> {
    let ending = input.path()?.extension()?.to_string_lossy().to_ascii_lowercase();
    if !ENDINGS.contains(&&*ending) {
        return None;
    }
    let columns = input.file().and_then(first_columns).map(|names| format!(" (it has {names})"));
    let message = format!(
        "It holds a record a line. Say which columns hold text, title and id{}: jdlint check --jsonl \
         text=COLUMN,title=COLUMN,id=COLUMN {}",
        columns.unwrap_or_default(),
        clean(&input.name),
    );
    Some(file_error(&input.name, "no-posting", message))
}

fn first_columns(path: &Path) -> Option<String> {
    let about = std::fs::metadata(path).ok().filter(std::fs::Metadata::is_file)?;
    let mut line = String::new();
    BufReader::new(File::open(path).ok()?.take(LOOK.min(about.len()))).read_line(&mut line).ok()?;
    let names = names(line.trim_start_matches('\u{feff}'));
    (names != "nothing").then_some(names)
}
