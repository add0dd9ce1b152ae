//! jdlint's engine. In: the text of a job posting and [`Settings`]. Out: a [`Report`].
//!
//! Text -> `document` -> `facts` -> [`rules`] -> [`report`]. Nothing here reads a file, asks the time or
//! the environment, knows an editor or a browser, prints, or fails: any text gives a report.

// The core cannot fail: any text gives a report.
#![cfg_attr(not(test), deny(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::unreachable))]

mod date;
mod document;
mod facts;
pub mod jurisdictions;
mod lexicon;
mod pattern;
mod pay_laws;
pub mod report;
pub mod roles;
pub mod rules;
mod settings;
mod text;

pub use date::Date;
pub use report::Report;
pub use settings::{Format, Settings};
pub use text::TextRange;

use document::Document;
use facts::Facts;

/// The longest text, in bytes, that faces should pass on: 32 MiB. Longer ones are refused at the door.
pub const MAX_TEXT_BYTES: usize = 32 << 20;

/// The version of the engine.
pub const VERSION: &str = env!("CARGO_PKG_VERSION");

/// Reads a posting and says what is wrong with it.
pub fn lint(text: &str, settings: &Settings) -> Report {
    // Offsets are u32; a face refuses such a text before it comes here.
    let text = if text.len() < u32::MAX as usize { text } else { "" };
    let facts = Facts::read(Document::parse(text, settings.format), settings);
    let findings = rules::judge(&facts, settings);
    report::build(&facts, findings)
}
