//! The marks of packed lexicons, which `build/` includes, so that what is written is what is read. In: nothing. Out:
//! numbers.

/// Ends a phrase whose row goes on with another one.
pub(crate) const END_OF_PHRASE: u8 = 0;
/// Ends the last phrase of a row.
pub(crate) const END_OF_ROW: u8 = 1;
/// The number of the first word; those below are the marks.
pub(crate) const FIRST_WORD: usize = 2;
/// Numbers below take one byte, others two.
pub(crate) const ONE_BYTE: u8 = 192;
