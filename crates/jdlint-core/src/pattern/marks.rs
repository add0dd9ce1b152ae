//! The marks of packed automata, which `build/` includes, so that what is written is what is read. In: nothing. Out: numbers.

/// In the first byte of a row, above the number of its runs: a match ended before the byte that led here.
pub(crate) const MATCH: u8 = 0b1000_0000;
/// The class of the end of the text.
pub(crate) const END: u8 = 255;
/// The place of no row.
pub(crate) const NOWHERE: u16 = u16::MAX;
