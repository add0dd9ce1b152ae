//! Files for the browser. In: a file's name and bytes. Out: the posting in it as text, for the editor of the page.
//!
//! Apart from the engine, so that only those who open a file load it. A panic ends the WASM instance ("unreachable"):
//! whoever owns the worker replaces it.

use jdlint_formats::{FileKind, convert};
use js_sys::{Object, Reflect};
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
