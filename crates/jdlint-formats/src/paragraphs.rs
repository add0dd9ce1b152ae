//! The paragraphs of a document. In: where each of them stands in the text. Out: for a place, the number and the text of
//! its paragraph.

use std::ops::Range;

/// Knows which paragraph of the document each part of the text comes from.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Paragraphs {
    /// Start and end in the text (bytes) and number, in order.
    parts: Vec<(u32, u32, u32)>,
}

impl Paragraphs {
    pub(crate) fn new(parts: Vec<(u32, u32, u32)>) -> Self {
        Self { parts }
    }

    /// The number, from 1, of the paragraph that a byte of the text is in, and the bytes of its words. What stands
    /// between two, such as the sign of an item, belongs to the next.
    pub fn at(&self, offset: u32) -> Option<(u32, Range<usize>)> {
        let at = self.parts.partition_point(|&(_, end, _)| end <= offset);
        let &(start, end, number) = self.parts.get(at).or(self.parts.last())?;
        Some((number, start as usize..end as usize))
    }
}
