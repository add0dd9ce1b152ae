//! Places in a file. In: byte ranges. Out: ranges of whatever a face counts in.

use jdlint_core::TextRange;
use serde::{Deserialize, Serialize};

/// A place as the command line prints it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Position {
    /// 1-based line.
    pub line: u32,
    /// 1-based column, counted in Unicode scalar values. A byte order mark has none.
    pub column: u32,
    /// 0-based offset in UTF-8 bytes from the first byte of the file, a byte order mark included. In a UTF-16 file
    /// it counts the UTF-8 bytes that its text becomes, without the mark.
    pub offset: u32,
}

/// A half-open range.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
pub struct Range<P> {
    /// The first place inside.
    pub start: P,
    /// The first place after it.
    pub end: P,
}

impl<P> Range<P> {
    pub(crate) fn of(range: TextRange, place: &impl Fn(u32) -> P) -> Self {
        Self { start: place(range.start), end: place(range.end) }
    }
}
