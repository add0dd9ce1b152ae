//! The texts that all tools read. In: the corpus beside the project where there is one, else the postings of tests/clean and
//! tests/suite. Out: a folder of files in target/, and two files of a usual size.

use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result};
use serde_json::Value;

use crate::project::Project;

/// Of the large corpus every so manieth text, so that slow stages come to an end.
const EVERY: usize = 10;
const SMALL_BYTES: usize = 4_000;
const MIDDLE_BYTES: usize = 8_000;

pub(super) struct Texts {
    pub(super) folder: PathBuf,
    /// A posting of about 4 KB.
    pub(super) small: PathBuf,
    /// A posting of about 8 KB.
    pub(super) middle: PathBuf,
    pub(super) count: usize,
    pub(super) bytes: usize,
    pub(super) is_corpus: bool,
}

impl Texts {
    /// Writes the folder anew.
    pub(super) fn write(project: &Project) -> Result<Self> {
        let corpus = project.root.join("../shared/corpus/bulk.jsonl");
        let is_corpus = corpus.exists();
        let texts = if is_corpus { of_corpus(&fs::read_to_string(corpus)?)? } else { own(project)? };
        let home = project.target.join("bench/texts");
        let folder = home.join("all");
        if folder.exists() {
            fs::remove_dir_all(&folder)?;
        }
        fs::create_dir_all(&folder)?;
        for (at, text) in texts.iter().enumerate() {
            fs::write(folder.join(format!("{at:05}.md")), text)?;
        }
        let put = |name: &str, bytes: usize| -> Result<PathBuf> {
            let text = texts.iter().min_by_key(|text| text.len().abs_diff(bytes)).context("no texts")?;
            let path = home.join(name);
            fs::write(&path, text)?;
            Ok(path)
        };
        Ok(Self {
            small: put("small.md", SMALL_BYTES)?,
            middle: put("middle.md", MIDDLE_BYTES)?,
            count: texts.len(),
            bytes: texts.iter().map(String::len).sum(),
            folder,
            is_corpus,
        })
    }

    pub(super) fn megabytes(&self) -> f64 {
        self.bytes as f64 / 1e6
    }
}

fn of_corpus(lines: &str) -> Result<Vec<String>> {
    let texts = lines.lines().step_by(EVERY).map(|line| {
        let record: Value = serde_json::from_str(line)?;
        Ok(record["text"].as_str().context("a record without a text")?.to_owned())
    });
    texts.collect()
}

fn own(project: &Project) -> Result<Vec<String>> {
    let mut paths = Vec::new();
    for folder in ["tests/clean", "tests/suite"] {
        for entry in fs::read_dir(project.root.join(folder))? {
            paths.push(entry?.path());
        }
    }
    paths.sort();
    paths.iter().map(|path| Ok(fs::read_to_string(path)?)).collect()
}
