//! jdlint's engine. In: the text of a job posting and [`Settings`]. Out: a [`Report`].
//!
//! Text -> `document` -> `facts` -> [`rules`] -> [`report`]. Nothing here reads a file, asks the time or
//! the environment, knows an editor or a browser, prints, or fails: any text gives a report.

// The core cannot fail: any text gives a report.
#![cfg_attr(not(test), deny(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::unreachable))]

// Its macro `words!` is for all that follows.
#[macro_use]
mod document;

mod date;
mod facts;
pub mod fixes;
mod gather;
pub mod jurisdictions;
pub mod kpis;
mod laws;
mod lexicon;
pub mod nearest;
mod pattern;
pub mod report;
pub mod roles;
pub mod rules;
mod settings;
#[cfg(feature = "stages")]
pub mod stages;
mod stated;
mod text;

pub use date::Date;
pub use lexicon::occupations;
pub use report::Report;
pub use settings::{Format, Level, OwnSection, OwnWord, RuleChoices, Settings};
pub use stated::{Silence, Stated, stated};
pub use text::TextRange;

use document::memory::Memory;
use document::{Document, comments};
use facts::Facts;

/// Whose work is in jdlint, and under which terms: what `jdlint --licenses` prints.
pub const NOTICE: &str = include_str!("../NOTICE");

/// The longest text, in bytes, that faces should pass on: 32 MiB. Longer ones are refused at the door.
pub const MAX_TEXT_BYTES: usize = 32 << 20;

/// The version of the engine.
pub const VERSION: &str = env!("CARGO_PKG_VERSION");

/// The byte where the body of a posting starts, after the byte-order mark and the front matter.
pub fn body_start(text: &str) -> usize {
    document::body_start(text)
}

/// Reads a posting and says what is wrong with it.
pub fn lint(text: &str, settings: &Settings) -> Report {
    read(text, settings, None).0
}

/// Reads a posting that is being written: what the version before has in common with it is not read again.
///
/// The report is the same as that of [`lint`].
pub struct Draft(Memory);

impl Default for Draft {
    fn default() -> Self {
        Self::new()
    }
}

impl Draft {
    /// Nothing is written yet.
    pub const fn new() -> Self {
        Self(Memory::NONE)
    }

    /// Reads the next version.
    pub fn lint(&mut self, text: &str, settings: &Settings) -> Report {
        let (report, memory) = read(text, settings, Some(&self.0));
        self.0 = memory.unwrap_or(Memory::NONE);
        report
    }
}

/// `memory`: of the version before. Out: that of this one, where there was a memory.
fn read(text: &str, settings: &Settings, memory: Option<&Memory>) -> (Report, Option<Memory>) {
    // Offsets are u32; a face refuses such a text before it comes here.
    let text = if text.len() < u32::MAX as usize { text } else { "" };
    let comments = comments::find(text, document::body_start(text));
    let masked = comments::masked(text, &comments);
    let document = Document::parse_masked(&masked, comments, settings.format, memory);
    let mut settings = settings.for_posting(&document);
    let mut facts = Facts::read(text, document, &settings);
    if facts.remote.is_some() && !settings.remote_open_to.is_empty() {
        let places = settings.places_of_remote();
        settings.to_mut().jurisdictions = places;
    }
    let judgement = rules::judge(&mut facts, text, &settings);
    let report = report::build(&mut facts, judgement);
    (report, memory.map(|_| Memory::of(facts.document)))
}
