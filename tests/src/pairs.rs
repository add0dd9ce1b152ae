//! The texts of the engine's minimal pairs (`crates/jdlint-core/tests/pairs`, where they are told apart). In: that folder. Out: for
//! each rule its rows, in their frames.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use crate::suite::workspace;

/// The rows of one rule.
pub struct Pairs {
    /// The id of the rule.
    pub rule: String,
    /// In the order of the file.
    pub rows: Vec<Row>,
}

/// A text in a posting.
pub struct Row {
    /// The name of the posting around it.
    pub frame: String,
    /// The text, with `\n` for a line end.
    pub words: String,
    /// The posting around the text, `{}` in its place.
    around: String,
    /// Ids of the places whose law applies.
    pub places: Vec<String>,
}

impl Row {
    /// The posting with these words in the place of its own.
    pub fn with(&self, words: &str) -> String {
        self.around.replace("{}", words).replace("\\n", "\n")
    }
}

/// All rules that have pairs, by name.
///
/// # Panics
///
/// When the folder cannot be read, or a row names no frame.
pub fn all() -> Vec<Pairs> {
    let folder = workspace().join("crates/jdlint-core/tests/pairs");
    let entries = fs::read_dir(&folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let mut files: Vec<PathBuf> =
        entries.map(|entry| entry.expect("an entry of the folder").path()).collect();
    files.sort();
    let frames = frames(&folder);
    let rule = |path: &PathBuf| {
        let rule = path.file_stem()?.to_str()?.to_owned();
        (rule != "frames")
            .then(|| Pairs { rule, rows: rows(path).iter().map(|cells| row(&frames, cells)).collect() })
    };
    files.iter().filter_map(rule).collect()
}

/// The tables beside the pairs that say what is read of a text in a frame, each as the rows of a rule of its name.
///
/// # Panics
///
/// When a table cannot be read, or a row names no frame.
pub fn tables() -> Vec<Pairs> {
    let folder = workspace().join("crates/jdlint-core/tests");
    let frames = frames(&folder.join("pairs"));
    let table = |name: &str| {
        // Their first cell is the frame.
        let rows = rows(&folder.join(format!("{name}.tsv")));
        let rows =
            rows.iter().map(|cells| row(&frames, &[String::new(), cells[0].clone(), cells[1].clone()]));
        Pairs { rule: name.to_owned(), rows: rows.collect() }
    };
    ["degrees", "outcomes", "pay", "present", "told", "years"].into_iter().map(table).collect()
}

fn frames(folder: &Path) -> BTreeMap<String, String> {
    rows(&folder.join("frames.tsv")).into_iter().map(|cells| (cells[0].clone(), cells[1].clone())).collect()
}

fn rows(path: &Path) -> Vec<Vec<String>> {
    let text = fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let lines = text.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
    lines.map(|line| line.split('\t').map(str::to_owned).collect()).collect()
}

/// `flag|leave<TAB>frame<TAB>text[<TAB>jurisdictions]`.
fn row(frames: &BTreeMap<String, String>, cells: &[String]) -> Row {
    let frame = frames.get(&cells[1]).unwrap_or_else(|| panic!("no frame {}", cells[1]));
    let places = cells.get(3).map_or("", String::as_str).split(',').filter(|id| !id.is_empty());
    Row {
        frame: cells[1].clone(),
        words: cells[2].replace(['⟦', '⟧'], ""),
        around: frame.clone(),
        places: places.map(str::to_owned).collect(),
    }
}
