//! What `check`, `outline` and `explain` give. In: the arguments of a call. Out: the contract of `jdlint-contract`.

use jdlint_contract::{
    CONTRACT_VERSION, CheckOutput, JsonRule, OutlineOutput, Position, counts, findings_of_file,
    outline_of_file, rules_output, tool_name,
};
use jdlint_core::Settings;

use crate::input::{ExplainInput, Input, PostingInput, rule};

/// The output of `jdlint check --format json` for one file.
pub(crate) fn check(input: &PostingInput) -> Result<CheckOutput<Position>, String> {
    let Input { name, posting, settings, today } = input.read()?;
    let report = jdlint_formats::in_source(&posting, &settings);
    Ok(CheckOutput {
        version: CONTRACT_VERSION,
        tool: tool_name(),
        today: Some(today.to_string()),
        jurisdictions: owned(&settings.jurisdictions),
        errors: Vec::new(),
        files: vec![findings_of_file(&name, &posting, &report)],
        summary: counts(&report),
        diff_base: None,
        baseline: None,
    })
}

/// The output of `jdlint outline --format json` for one file.
pub(crate) fn outline(input: &PostingInput) -> Result<OutlineOutput<Position>, String> {
    let Input { name, posting, settings, today } = input.read()?;
    // The outline needs no rule.
    let settings = Settings { only: Some(Vec::new()), ..settings };
    let report = jdlint_formats::in_source(&posting, &settings);
    Ok(OutlineOutput {
        version: CONTRACT_VERSION,
        tool: tool_name(),
        today: Some(today.to_string()),
        jurisdictions: owned(&settings.jurisdictions),
        errors: Vec::new(),
        files: vec![outline_of_file(&name, &posting, &report)],
    })
}

/// One rule of `jdlint rules --format json`.
pub(crate) fn explain(input: &ExplainInput) -> Result<JsonRule, String> {
    let id = rule(input.rule.trim())?;
    let page = rules_output().rules.into_iter().find(|page| page.id == id);
    page.ok_or_else(|| format!("there is no page of `{id}`"))
}

fn owned(ids: &[&str]) -> Vec<String> {
    ids.iter().map(|&id| id.to_owned()).collect()
}
