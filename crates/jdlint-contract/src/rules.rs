//! What `rules` says. In: the rule table. Out: [`RulesOutput`].

use jdlint_core::rules::{ALL, Rule};
use serde::{Deserialize, Serialize};

use crate::CONTRACT_VERSION;
#[cfg(feature = "schema")]
use crate::words;

/// All that `jdlint rules --format json` prints.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
pub struct RulesOutput {
    /// [`crate::CONTRACT_VERSION`].
    pub version: u32,
    /// Every rule, in the order of the manual.
    pub rules: Vec<JsonRule>,
}

/// One rule.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
pub struct JsonRule {
    /// Words in kebab-case.
    pub id: String,
    /// What it looks after.
    #[cfg_attr(feature = "schema", schemars(extend("enum" = words::groups())))]
    pub group: String,
    /// `error`, `warning` or `info`.
    #[cfg_attr(feature = "schema", schemars(extend("enum" = words::severities())))]
    pub severity: String,
    /// Does it speak without being asked?
    pub default: bool,
    /// What it flags.
    pub summary: String,
    /// Why that matters.
    pub why: String,
    /// What to do.
    pub advice: String,
    /// How well it is known that it helps.
    #[cfg_attr(feature = "schema", schemars(extend("enum" = words::evidence())))]
    pub evidence: String,
    /// Where that is known from.
    pub sources: Vec<String>,
    /// `none`, `safe` or `suggestion`.
    #[cfg_attr(feature = "schema", schemars(extend("enum" = words::fixes())))]
    pub fix: String,
    /// Postings that it flags.
    pub bad: Vec<String>,
    /// Postings that it leaves alone.
    pub good: Vec<String>,
    /// How often it was right on real postings; absent for rules that hang on the settings alone.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub precision: Option<JsonPrecision>,
}

/// Findings on real postings, drawn at random and judged by readers.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
pub struct JsonPrecision {
    /// How many findings were read.
    pub read: u16,
    /// How many of them were right.
    pub right: u16,
    /// When, as YYYY-MM-DD.
    pub on: String,
}

/// Every rule.
pub fn rules_output() -> RulesOutput {
    RulesOutput { version: CONTRACT_VERSION, rules: ALL.iter().map(|rule| json_rule(rule)).collect() }
}

fn json_rule(rule: &Rule) -> JsonRule {
    let owned = |texts: &[&str]| texts.iter().map(|&text| text.to_owned()).collect();
    JsonRule {
        id: rule.id.to_owned(),
        group: rule.group.word().to_owned(),
        severity: rule.severity.word().to_owned(),
        default: rule.on_by_default,
        summary: rule.summary.to_owned(),
        why: rule.why.to_owned(),
        advice: rule.advice.to_owned(),
        evidence: rule.evidence.word().to_owned(),
        sources: owned(rule.sources),
        fix: rule.fix.word().to_owned(),
        bad: owned(rule.bad),
        good: owned(rule.good),
        precision: rule.precision().map(|found| JsonPrecision {
            read: found.read,
            right: found.right,
            on: found.on.to_owned(),
        }),
    }
}
