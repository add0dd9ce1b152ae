//! How often rules are right on real postings. In: `data/precision.tsv`, read by the build. Out: [`Precision`].

use super::Rule;

/// Findings of one rule on real postings, drawn at random and judged by readers who had not written the rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Precision {
    /// The rule's id.
    pub rule: &'static str,
    /// How many findings were read.
    pub read: u16,
    /// How many of them were right.
    pub right: u16,
    /// When, as YYYY-MM-DD.
    pub on: &'static str,
}

/// In the order of the ids.
pub(crate) static PRECISION: &[Precision] = include!(concat!(env!("OUT_DIR"), "/precision.rs"));

impl Precision {
    /// True when nine of ten were right, as a rule that speaks by default must be.
    pub fn is_enough(&self) -> bool {
        u32::from(self.right) * 10 >= u32::from(self.read) * 9
    }

    /// "read 30, right 29, on 2026-11-28".
    pub fn words(&self) -> String {
        let Self { read, right, on, .. } = self;
        if *read == 0 {
            return format!("none found to read on {on}; held by examples of our own");
        }
        format!("read {read}, right {right}, on {on}")
    }
}

impl Rule {
    /// How often it was right; none for rules that hang on the settings alone.
    pub fn precision(&self) -> Option<&'static Precision> {
        let at = PRECISION.binary_search_by_key(&self.id, |row| row.rule).ok()?;
        Some(&PRECISION[at])
    }
}
