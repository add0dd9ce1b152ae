//! Where a setting is said. In: names of settings. Out: the keys by which [`crate::Config::places`] tells their places.
//!
//! The keys are those of the file, with dots: `role`, `rules.missing-pay`, `rules.too-many-requirements.max`. Of lists whose
//! entries may come from different files, each entry has its own.

use jdlint_core::rules::{Rule, RuleOption};

/// How loud a rule speaks.
pub fn rule(rule: &Rule) -> String {
    format!("rules.{}", rule.id)
}

/// An option of a rule.
pub fn option(option: &RuleOption) -> String {
    format!("rules.{}.{}", option.rule, option.name)
}

/// A phrase in which rules are silent.
pub fn allowed(phrase: &str) -> String {
    format!("words.allow.{phrase}")
}

/// A phrase that is flagged; a later file has its say whatever the case of the letters.
pub fn flagged(phrase: &str) -> String {
    format!("words.flag.{}", phrase.to_lowercase())
}

/// A section that is asked for; a later file has its say whatever the case of the letters.
pub fn section(name: &str) -> String {
    format!("sections.{}", name.to_lowercase())
}

/// A place in a settings file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place<'c> {
    /// The file, as a path from the root of the repository, with `/`.
    pub file: &'c str,
    /// 1-based.
    pub line: u32,
}
