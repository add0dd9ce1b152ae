//! The paragraphs of a document. In: where each block of its text starts. Out: for a place, the number and the text of
//! its paragraph.

use std::ops::Range;

/// Knows which paragraph of the document each part of the text comes from.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Paragraphs {
    /// Start and end in the text (bytes) and number, in order.
    parts: Vec<(u32, u32, u32)>,
}

impl Paragraphs {
    pub(crate) fn new(text: &str, starts: Vec<(u32, u32)>) -> Self {
        let ends = starts.iter().skip(1).map(|&(start, _)| start).chain([text.len() as u32]);
        let parts = starts.iter().zip(ends).map(|(&(start, number), end)| (start, end, number)).collect();
        Self { parts }
    }

    /// The number, from 1, of the paragraph that a byte of the text is in, and its bytes in the text.
    pub fn at(&self, offset: u32) -> Option<(u32, Range<usize>)> {
        let at = self.parts.partition_point(|&(start, _, _)| start <= offset).saturating_sub(1);
        let &(start, end, number) = self.parts.get(at)?;
        Some((number, start as usize..end as usize))
    }
}
