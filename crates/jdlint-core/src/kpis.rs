//! Measures of success. In: nothing. Out: [`ALL`], each with a sentence to fill in.

pub use crate::lexicon::Kpi;

/// Every measure, in the order of `data/en/kpis.tsv`.
pub static ALL: &[Kpi] = crate::lexicon::KPIS;

/// The measure of that id.
pub fn by_id(id: &str) -> Option<&'static Kpi> {
    ALL.iter().find(|kpi| kpi.id == id)
}
