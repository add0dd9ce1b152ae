//! The engine up to a stage, for benchmarks. In: the text of a posting. Out: a number that hangs on the work done.

use crate::Settings;
use crate::document::{Document, comments};
use crate::reading::{self, Reading};

/// Reads the structure. Out: the number of words, numbers and signs.
pub fn document(text: &str, settings: &Settings) -> usize {
    let comments = comments::find(text);
    let masked = comments::masked(text, &comments);
    Document::parse_masked(&masked, comments, settings.format, None).tokens.len()
}

/// Reads structure and facts. Out: the number of requirements.
pub fn facts(text: &str, settings: &Settings) -> usize {
    let comments = comments::find(text);
    let masked = comments::masked(text, &comments);
    let mut reading = Reading::of(text, &masked, comments, settings, None);
    reading::take_facts(std::slice::from_mut(&mut reading));
    reading.facts.requirements.len()
}
