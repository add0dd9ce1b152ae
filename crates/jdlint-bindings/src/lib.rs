//! jdlint for JavaScript. In: a text and [`LintOptions`]. Out: the contract's types, typed for TypeScript.
//!
//! Every offset is a count of UTF-16 code units, as JavaScript's strings have it. A wrong option is thrown as
//! an `Error`. A panic ends the WASM instance ("unreachable"): whoever owns the worker replaces it.

mod options;
pub mod utf16;

#[cfg(feature = "html")]
use jdlint_formats::lint as read;

use jdlint_contract::{FileFindings, FileOutline, LintOptions, file_findings, file_outline};
#[cfg(feature = "manual")]
use jdlint_contract::{RulesOutput, rules_output};
use serde::{Deserialize, Serialize};
use tsify::{Ts, Tsify};
use utf16::{Utf16Map, utf16_within};
use wasm_bindgen::prelude::*;

/// What is called the file's path when the text has no file.
const NO_FILE: &str = "<text>";

/// All that is known about one posting.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Tsify)]
pub struct LintResult {
    /// What is wrong with it.
    pub check: FileFindings<u32>,
    /// What it says.
    pub outline: FileOutline<u32>,
}

/// What a person may choose from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Tsify)]
pub struct Choices {
    /// Places with law of their own, sorted by id.
    pub jurisdictions: Vec<Choice>,
    /// Role profiles.
    pub roles: Vec<Choice>,
}

/// One thing that a person may choose.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Tsify)]
pub struct Choice {
    /// The id that [`LintOptions`] takes.
    pub id: String,
    /// Name for readers.
    pub name: String,
    /// Id of the place that it lies in.
    pub parent: Option<String>,
}

/// Reads a posting and says what is wrong with it.
///
/// # Errors
///
/// Throws an `Error` for a wrong option and for a text that is too long.
#[wasm_bindgen]
pub fn lint(
    text: &str,
    #[wasm_bindgen(unchecked_param_type = "LintOptions")] options: &JsValue,
) -> Result<Ts<LintResult>, JsError> {
    let result = options::read(options).and_then(|options| lint_text(text, &options));
    object(&result.map_err(|message| JsError::new(&message))?)
}

/// The words of serde's own errors, which none of these types can run into, are not carried for it.
fn object<T: Tsify + Serialize>(value: &T) -> Result<Ts<T>, JsError> {
    value.into_ts().map_err(|_| JsError::new("the result cannot be made into an object"))
}

/// Every rule: its manual page as data.
///
/// # Errors
///
/// Only when the table cannot be made into a JavaScript object.
#[cfg(feature = "manual")]
#[wasm_bindgen]
pub fn rules() -> Result<Ts<RulesOutput>, JsError> {
    object(&rules_output())
}

/// What a person may choose from.
///
/// # Errors
///
/// Only when the tables cannot be made into a JavaScript object.
#[wasm_bindgen]
pub fn choices() -> Result<Ts<Choices>, JsError> {
    object(&all_choices())
}

/// A whole posting of a role, with blanks in braces to fill in; none for a role that does not exist.
#[cfg(feature = "manual")]
#[wasm_bindgen]
pub fn template(role: &str) -> Option<String> {
    jdlint_core::roles::by_id(role).map(jdlint_core::roles::Role::skeleton)
}

/// True when a posting was judged without the table of occupations that should have been judged with it: bring it by
/// [`bring_occupations`], and judge again.
#[cfg(not(feature = "occupations"))]
#[wasm_bindgen(js_name = wantsOccupations)]
pub fn wants_occupations() -> bool {
    jdlint_core::occupations::are_wanted()
}

/// Takes the table of occupations, as `occupations` of jdlint-companion-wasm gives it. The first one stays.
#[cfg(not(feature = "occupations"))]
#[wasm_bindgen(js_name = bringOccupations)]
pub fn bring_occupations(table: String) {
    jdlint_core::occupations::bring(table);
}

#[cfg(not(feature = "whole"))]
#[wasm_bindgen]
extern "C" {
    /// Brings the second part of the engine, if it is not there yet. Every function of that part calls it first: see
    /// crates/xtask/src/build/parts.rs.
    #[wasm_bindgen(js_namespace = globalThis, js_name = bringSecondPart)]
    fn bring_part();
}

/// Brings the second part of the engine before a posting needs it, by the function `bringSecondPart` of the global object.
#[cfg(not(feature = "whole"))]
#[wasm_bindgen(js_name = bringSecondPart)]
pub fn bring_second_part() {
    bring_part();
}

/// The version of the engine.
#[wasm_bindgen]
pub fn version() -> String {
    jdlint_core::VERSION.to_owned()
}

/// [`lint`] in Rust's types.
///
/// # Errors
///
/// What [`lint`] throws.
pub fn lint_text(text: &str, options: &LintOptions) -> Result<LintResult, String> {
    let settings = options.settings()?;
    if text.len() > jdlint_core::MAX_TEXT_BYTES {
        let most = jdlint_core::MAX_TEXT_BYTES >> 20;
        return Err(format!("the text is longer than {most} MiB"));
    }
    let report = read(text, &settings);
    let map = Utf16Map::new(text);
    let place = |byte| map.to_utf16(byte);
    let path = options.path.as_deref().unwrap_or(NO_FILE);
    Ok(LintResult {
        check: file_findings(path, &report, place, utf16_within),
        outline: file_outline(path, &report, place),
    })
}

/// The page asks again and again about the text that is being written.
#[cfg(not(feature = "html"))]
fn read(text: &str, settings: &jdlint_core::Settings) -> jdlint_core::Report {
    use std::cell::RefCell;

    use jdlint_core::Draft;

    thread_local! {
        static DRAFT: RefCell<Draft> = const { RefCell::new(Draft::new()) };
    }
    DRAFT.with_borrow_mut(|draft| draft.lint(text, settings))
}

fn all_choices() -> Choices {
    let jurisdictions = jdlint_core::jurisdictions::ALL.iter().map(|place| Choice {
        id: place.id.to_owned(),
        name: place.name.to_owned(),
        parent: place.parent.map(str::to_owned),
    });
    let roles = jdlint_core::roles::ALL.iter().map(|role| Choice {
        id: role.id.to_owned(),
        name: role.name.to_owned(),
        parent: None,
    });
    Choices { jurisdictions: jurisdictions.collect(), roles: roles.collect() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranges_are_utf16_even_after_emoji_and_crlf() {
        let text = "# Nurse 🚀\r\n\r\n- Cafés\r\n- Other duties as assigned\r\n";
        let result = lint_text(text, &LintOptions::default()).expect("no option is wrong");
        let finding = result.check.findings.iter().find(|finding| finding.rule == "catch-all-duty");
        let range = finding.expect("the phrase is flagged").range;
        let units: Vec<u16> = text.encode_utf16().collect();
        let words = String::from_utf16_lossy(&units[range.start as usize..range.end as usize]);
        assert_eq!(words.to_lowercase(), "other duties as assigned");
    }

    #[test]
    fn a_text_beyond_the_limit_is_refused() {
        let text = " ".repeat(jdlint_core::MAX_TEXT_BYTES + 1);
        assert!(lint_text(&text, &LintOptions::default()).expect_err("too long").contains("32 MiB"));
    }
}
