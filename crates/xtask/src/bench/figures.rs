//! What was measured. In: criterion's files, other programs' JSON. Out: numbers by name, in tests/bench/last.json.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use serde_json::Value;

use crate::project::Project;

/// Groups and names of criterion's benchmarks.
pub(super) const OF_CRITERION: [(&str, &str); 9] = [
    ("postings", "aho-corasick"),
    ("postings", "document"),
    ("postings", "facts"),
    ("postings", "lint"),
    ("postings", "lint-all"),
    ("lengths", "4-kb"),
    ("lengths", "8-kb"),
    ("lengths", "1-mb"),
    ("lengths", "10-mb"),
];

/// Figures by name; of criterion megabytes a second.
#[derive(Default)]
pub(super) struct Figures(BTreeMap<String, f64>);

impl Figures {
    pub(super) fn put(&mut self, name: &str, value: f64) {
        self.0.insert(name.to_owned(), value);
    }

    /// The figure of that name; not a number where it was not measured.
    pub(super) fn get(&self, name: &str) -> f64 {
        self.0.get(name).copied().unwrap_or(f64::NAN)
    }

    pub(super) fn names(&self) -> impl Iterator<Item = &str> {
        self.0.keys().map(String::as_str)
    }

    /// Reads one benchmark's mean and how many bytes it read.
    pub(super) fn take_criterion(&mut self, folder: &Path, name: &str) -> Result<()> {
        let read = |file: &str| -> Result<Value> {
            let path = folder.join(file);
            let text = fs::read_to_string(&path).with_context(|| format!("{} is missing", path.display()))?;
            Ok(serde_json::from_str(&text)?)
        };
        let nanoseconds = read("estimates.json")?["mean"]["point_estimate"].as_f64().context("no mean")?;
        let bytes = read("benchmark.json")?["throughput"]["Bytes"].as_f64().context("no bytes")?;
        self.put(name, bytes / nanoseconds * 1e3);
        Ok(())
    }

    /// Those of the last run; none where there was none.
    pub(super) fn last(project: &Project) -> Self {
        let text = fs::read_to_string(path(project)).unwrap_or_default();
        Self(serde_json::from_str(&text).unwrap_or_default())
    }

    pub(super) fn write(&self, project: &Project) -> Result<()> {
        let rounded: BTreeMap<_, _> =
            self.0.iter().map(|(name, value)| (name, (value * 1000.0).round() / 1000.0)).collect();
        fs::write(path(project), serde_json::to_string_pretty(&rounded)? + "\n")?;
        Ok(())
    }
}

fn path(project: &Project) -> PathBuf {
    project.root.join("tests/bench/last.json")
}
