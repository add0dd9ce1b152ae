//! The JSON that other programs read, as types. In: a [`jdlint_core::Report`] and a way to express places.
//! Out: serialisable values, the same for the command line and the browser.
//!
//! `P` is how a face expresses a place: the command line as line, column and byte offset ([`Position`]),
//! the browser as a UTF-16 offset (`u32`). Words and meanings: see `README.md`, "JSON".

mod by_kind;
mod check;
pub mod line_index;
#[cfg(feature = "files")]
mod of_file;
#[cfg(feature = "options")]
mod options;
mod outline;
mod position;
#[cfg(feature = "manual")]
mod rules;
#[cfg(feature = "schema")]
mod words;

pub use by_kind::ByKind;
pub use check::{
    BaselineUse, CONVERTED, CheckOutput, FILE, FileError, FileFindings, JsonEdit, JsonFinding, JsonFix,
    JsonParagraph, JsonPlaceholder, JsonRelated, ScoreParts, Summary, TEXT, file_findings,
};
#[cfg(feature = "files")]
pub use of_file::{
    counts, findings_of_file, findings_of_record, name_paragraphs, outline_of_file, outline_of_record,
};
#[cfg(feature = "options")]
pub use options::{LintOptions, Resolved, ResolvedSection, ResolvedWord};
pub use outline::{
    FileOutline, JsonOutcome, JsonOutlineSection, JsonPay, JsonPostingFacts, JsonQuote, JsonRequirement,
    OutlineOutput, file_outline,
};
pub use position::{Position, Range};
#[cfg(feature = "manual")]
pub use rules::{JsonRule, RulesOutput, rules_output};

/// The version of the contract. Grows when a field changes its meaning; new fields do not change it.
pub const CONTRACT_VERSION: u32 = 1;

/// What the outputs say made them.
pub fn tool_name() -> String {
    format!("jdlint {}", jdlint_core::VERSION)
}

/// Where the folder `rules` of the page is served, as `JDLINT_DOCS_URL` says at build time.
const RULES_URL: &str = match option_env!("JDLINT_DOCS_URL") {
    Some(url) => url,
    None => "https://jdlint.example/rules",
};

/// The address of a rule's page.
pub fn rule_url(rule_id: &str) -> String {
    format!("{RULES_URL}/{rule_id}.html")
}

/// The address of the page that lists the rules.
pub fn rules_url() -> String {
    format!("{RULES_URL}.html")
}
