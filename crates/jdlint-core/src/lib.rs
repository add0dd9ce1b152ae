//! jdlint's engine. In: the text of a job posting and [`Settings`]. Out: a [`Report`].
//!
//! Text -> [`document`] -> [`facts`] -> [`rules`] -> [`report`]. Nothing here reads a file, asks the time or
//! the environment, knows an editor or a browser, prints, or fails: any text gives a report.

mod date;
mod facts;
pub mod jurisdictions;
pub mod report;
pub mod roles;
pub mod rules;
mod settings;
mod text;

pub use date::Date;
pub use report::Report;
pub use settings::{Format, Settings};
pub use text::TextRange;

use rules::{Findings, Posting};

/// The longest text, in bytes, that faces should pass on: 32 MiB. Longer ones are refused at the door.
pub const MAX_TEXT_BYTES: usize = 32 << 20;

/// The version of the engine.
pub const VERSION: &str = env!("CARGO_PKG_VERSION");

/// Reads a posting and says what is wrong with it.
pub fn lint(text: &str, settings: &Settings) -> Report {
    let facts = facts::Facts { text, outline: report::Outline::default() };
    let posting = Posting { facts: &facts, settings };
    let mut found = Vec::new();
    for &rule in rules::ALL {
        let chosen = settings.only.as_ref().map_or(rule.on_by_default, |only| only.contains(&rule.id));
        if chosen {
            (rule.check)(&posting, &mut Findings { rule, anchor: TextRange::default(), found: &mut found });
        }
    }
    let _ = facts.text;
    Report { findings: found, outline: facts.outline, score: None, language: "en", role: None }
}
