//! What became of the sample. In: mutants and what the tests said. Out: one file for each outcome, and the figures.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::Path;

use anyhow::Result;

use crate::listed::Mutant;
use crate::tree;

/// What became of one mutant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Outcome {
    /// By this test, or by the first of these.
    Caught(String),
    /// All tests that reach it pass.
    Missed,
    /// No test runs through it.
    Unreached,
    /// Cannot be built, or not behind a switch.
    NotCompiled,
    /// A test could not be started.
    Untold(String),
}

/// All of the sample.
pub(crate) struct Outcomes {
    rows: Vec<(Mutant, u32, Outcome)>,
}

impl Outcomes {
    /// What has no outcome was not compiled. Numbers of mutants are their places in the sample, from 1 on.
    pub(crate) fn of(sample: Vec<Mutant>, mut told: BTreeMap<u32, Outcome>) -> Self {
        let numbered = sample.into_iter().zip(1..);
        let rows = numbered
            .map(|(mutant, number)| (mutant, number, told.remove(&number).unwrap_or(Outcome::NotCompiled)));
        let mut rows: Vec<_> = rows.collect();
        rows.sort_by(|a, b| (&a.0.file, a.0.start, a.1).cmp(&(&b.0.file, b.0.start, b.1)));
        Self { rows }
    }

    /// `caught.txt` and its like, a mutant a line with its number before it.
    pub(crate) fn write(&self, folder: &Path) -> Result<()> {
        let mut files = BTreeMap::from(
            ["caught", "missed", "unreached", "not-compiled", "untold"].map(|name| (name, String::new())),
        );
        for (mutant, number, outcome) in &self.rows {
            let (file, by) = match outcome {
                Outcome::Caught(test) => ("caught", format!("  [{test}]")),
                Outcome::Missed => ("missed", String::new()),
                Outcome::Unreached => ("unreached", String::new()),
                Outcome::NotCompiled => ("not-compiled", String::new()),
                Outcome::Untold(why) => ("untold", format!("  [{why}]")),
            };
            writeln!(files.entry(file).or_default(), "{number} {}{by}", mutant.name)?;
        }
        for (name, lines) in files {
            tree::write(&folder.join(format!("{name}.txt")), lines.as_bytes())?;
        }
        Ok(())
    }

    /// One line.
    pub(crate) fn figures(&self) -> String {
        let of = |wanted: fn(&Outcome) -> bool| self.rows.iter().filter(|row| wanted(&row.2)).count();
        let caught = of(|outcome| matches!(outcome, Outcome::Caught(_)));
        let (missed, unreached) = (of(|o| *o == Outcome::Missed), of(|o| *o == Outcome::Unreached));
        let built = caught + missed + unreached;
        let share = 100.0 * caught as f64 / built.max(1) as f64;
        let left = self.rows.len() - built;
        format!(
            "{caught} of {built} caught ({share:.1} %), {missed} missed, {unreached} reached by none; {left} more not compiled"
        )
    }
}
