//! The marks of packed lexicons, which `build/` includes, so that what is written is what is read. In: nothing. Out:
//! numbers.

/// Numbers below take one byte, others two.
pub(crate) const ONE_BYTE: u8 = 192;
/// A byte of this value and more, and below [`LEAST_LETTER`], ends a word; the next one begins like it but for nothing, its
/// last byte, its last two ...
pub(crate) const DROPPED_FROM: u8 = 1;
/// Bytes of words are not smaller.
pub(crate) const LEAST_LETTER: u8 = 0x20;
/// In the shape of a phrase: it begins a row.
pub(crate) const NEW_ROW: u8 = 0b1000_0000;
/// In the shape of a phrase, above its new words: how many words it shares with the phrase before.
pub(crate) const MOST_SHARED: u8 = 0b111;
/// In the shape of a phrase: how many words follow. None: the row has no phrase.
pub(crate) const MOST_NEW: u8 = 0b1111;
