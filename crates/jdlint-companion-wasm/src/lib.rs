//! What the page needs besides a lint. In: a file, a `jdlint.toml`, a role. Out: the posting in the file as text, what the
//! settings say, the rules' manual, a posting to fill in.
//!
//! Apart from the engine, so that only those who ask for it load it. A panic ends the WASM instance ("unreachable"):
//! whoever owns the worker replaces it.

use jdlint_contract::{LintOptions, RulesOutput, rules_output};
use jdlint_formats::{FileKind, convert};
use js_sys::{Object, Reflect};
use tsify::{Ts, Tsify};
use wasm_bindgen::prelude::*;

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = "
/** What a file holds. */
export interface ReadFile {
  /** The posting as Markdown, or as it is where the file is plain text. */
  text: string;
  /** How the file is written. */
  format: \"docx\" | \"html\" | \"json\" | \"markdown\" | \"text\";
  /** The encoding of its text as the Encoding Standard names it, such as `UTF-8` or `windows-1252`. */
  encoding: string;
}
";

/// Reads the posting in a file. Its kind is told by the name's ending, a Word document by its content.
///
/// # Errors
/// An `Error` whose message names the file, what is wrong with it and the way out.
#[wasm_bindgen(unchecked_return_type = "ReadFile")]
pub fn read_file(name: &str, bytes: &[u8]) -> Result<Object, JsError> {
    let (posting, encoding) = convert(bytes, FileKind::of_name(name))
        .map_err(|refusal| JsError::new(&format!("{name}: {}", refusal.message)))?;
    let file = Object::new();
    for (key, value) in
        [("text", posting.body()), ("format", posting.kind.word()), ("encoding", encoding.name())]
    {
        // Setting a property of a new plain object cannot fail.
        let _ = Reflect::set(&file, &key.into(), &value.into());
    }
    Ok(file)
}

/// The same options with what the `jdlint.toml` in `config` says in place of its text, for the engine, which reads none.
///
/// # Errors
/// An `Error` whose message says what is wrong with an option, or with which line of the `jdlint.toml`.
#[wasm_bindgen]
pub fn resolve(options: &Ts<LintOptions>) -> Result<Ts<LintOptions>, JsError> {
    let resolved = options.to_rust()?.resolved().map_err(|message| JsError::new(&message))?;
    Ok(resolved.into_ts()?)
}

/// The table of occupations, for `bringOccupations` of the engine, which goes without until a posting asks for a degree.
#[wasm_bindgen]
pub fn occupations() -> String {
    jdlint_core::occupations::TABLE.to_owned()
}

/// Every rule: its manual page as data.
///
/// # Errors
/// Only when the table cannot be made into a JavaScript object.
#[wasm_bindgen]
pub fn rules() -> Result<Ts<RulesOutput>, JsError> {
    Ok(rules_output().into_ts()?)
}

/// A whole posting of a role, with blanks in braces to fill in; none for a role that does not exist.
#[wasm_bindgen]
pub fn template(role: &str) -> Option<String> {
    jdlint_core::roles::by_id(role).map(jdlint_core::roles::Role::skeleton)
}
