//! Positions in a posting, its signs, and its letters made small. In: nothing. Out: [`TextRange`], the one way this crate speaks
//! of places.

/// A half-open range of UTF-8 byte offsets into the text that was linted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct TextRange {
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

impl TextRange {
    /// The range from `start` up to, not including, `end` (bytes).
    pub const fn new(start: u32, end: u32) -> Self {
        Self { start, end }
    }

    /// The same from `usize` offsets. The text is shorter than 4 GiB (see [`crate::MAX_TEXT_BYTES`]).
    pub(crate) fn from_usize(start: usize, end: usize) -> Self {
        Self { start: start as u32, end: end as u32 }
    }

    /// Length in bytes.
    pub const fn len(self) -> u32 {
        self.end - self.start
    }

    /// True when nothing is inside.
    pub const fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// True when `other` lies wholly inside.
    pub const fn contains(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// True when the two share at least one byte.
    pub const fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The smallest range that holds both.
    #[must_use]
    pub fn cover(self, other: Self) -> Self {
        Self { start: self.start.min(other.start), end: self.end.max(other.end) }
    }

    /// The text inside. Empty when the range does not fit the text, so that a wrong range can't panic.
    pub fn of(self, text: &str) -> &str {
        text.get(self.start as usize..self.end as usize).unwrap_or_default()
    }
}

/// True when that byte stands in the text. Without a branch for each, so that many bytes are asked at once: a text lacks most
/// signs, and then has to be walked to its end.
pub(crate) fn holds_byte(text: &str, sign: u8) -> bool {
    text.bytes().fold(0, |holds, byte| holds | u8::from(byte == sign)) != 0
}

/// Words in small letters, to compare them.
pub(crate) trait SmallLetters {
    /// What `to_lowercase` gives, but for a sigma at the end of a word, which is written as any other. To know where a word
    /// ends takes tables that a browser would load.
    fn in_small_letters(&self) -> String;
}

impl SmallLetters for str {
    #[cfg_attr(target_arch = "wasm32", inline(never))]
    fn in_small_letters(&self) -> String {
        if self.is_ascii() {
            return self.to_ascii_lowercase();
        }
        self.chars().flat_map(char::to_lowercase).collect()
    }
}
