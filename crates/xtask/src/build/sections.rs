//! The sections of a WASM module. In: its bytes. Out: a module that has only those sections that are wanted.

use anyhow::{Context, Result};
use wasm_encoder::{Module, RawSection, SectionId};
use wasmparser::Parser;

/// What names and notes stand in.
const CUSTOM: u8 = SectionId::Custom as u8;

/// The module without names of functions and other notes, which are of no use to who loads it.
pub(super) fn without_notes(wasm: &[u8]) -> Result<Vec<u8>> {
    kept(wasm, |id| id != CUSTOM)
}

/// The sections whose numbers are wanted, as they stand.
pub(super) fn kept(wasm: &[u8], is_wanted: impl Fn(u8) -> bool) -> Result<Vec<u8>> {
    let mut module = Module::new();
    for payload in Parser::new(0).parse_all(wasm) {
        let Some((id, range)) = payload?.as_section() else { continue };
        if is_wanted(id) {
            let range = usize::try_from(range.start)?..usize::try_from(range.end)?;
            let data = wasm.get(range).context("a section ends behind the file")?;
            module.section(&RawSection { id, data });
        }
    }
    Ok(module.finish())
}
