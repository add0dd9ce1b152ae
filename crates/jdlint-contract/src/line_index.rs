//! The one place where lines and columns are counted. In: a text and byte offsets. Out: [`Position`]s.
//!
//! A line ends at `\n`, at `\r\n`, or at a lone `\r`. A column counts Unicode scalar values from 1. A byte order
//! mark at the start of the file takes bytes but no column: no editor shows it.

use std::ops::Range;

use crate::Position;

/// How many bytes lie between two places where the characters before them are counted already.
const STRIDE: usize = 256;

/// U+FEFF in UTF-8.
const BYTE_ORDER_MARK: &str = "\u{feff}";

/// A text with its lines and characters counted once, so that each position costs O(log n).
pub struct LineIndex<'a> {
    text: &'a str,
    /// Where each line starts (bytes); the first is 0.
    starts: Vec<u32>,
    /// Characters before byte 0, [`STRIDE`], 2 [`STRIDE`] ...
    counted: Vec<u32>,
    /// Lines of the file before this text.
    before: u32,
}

impl<'a> LineIndex<'a> {
    /// Counts once through the text.
    pub fn new(text: &'a str) -> Self {
        let bytes = text.as_bytes();
        let mut starts = vec![0];
        let ends_line = |end: usize| bytes[end] == b'\n' || bytes.get(end + 1) != Some(&b'\n');
        let behind = |end: usize| end as u32 + 1;
        // The search for one sign is many times faster than that for two.
        if text.contains('\r') {
            let ends = text.match_indices(['\n', '\r']).map(|(end, _)| end);
            starts.extend(ends.filter(|&end| ends_line(end)).map(behind));
        } else {
            starts.extend(text.match_indices('\n').map(|(end, _)| behind(end)));
        }
        let mut counted = Vec::with_capacity(bytes.len() / STRIDE + 1);
        let mut so_far = 0;
        for stride in bytes.chunks(STRIDE) {
            counted.push(so_far);
            so_far += characters(stride);
        }
        counted.push(so_far);
        Self { text, starts, counted, before: 0 }
    }

    /// The same for the one line of a file that has this number. Offsets count from its start.
    pub fn of_line(line: &'a str, number: u32) -> Self {
        Self { before: number.saturating_sub(1), ..Self::new(line) }
    }

    /// The text.
    pub fn text(&self) -> &'a str {
        self.text
    }

    /// Line and column of a byte offset. An offset within a character stands for its start, one past the end for
    /// the end.
    pub fn position(&self, offset: u32) -> Position {
        let offset = self.floor(offset as usize);
        let line = self.line_of(offset as u32);
        let start = self.starts[line];
        let column = self.characters_before(offset) - self.characters_before(self.shown_start(start));
        Position { line: self.before + line as u32 + 1, column: column + 1, offset: offset as u32 }
    }

    /// The bytes of a 1-based line without what ends it and without a byte order mark.
    pub fn line(&self, line: u32) -> Range<usize> {
        let line = line.saturating_sub(self.before) as usize;
        let at = line.saturating_sub(1).min(self.starts.len() - 1);
        let start = self.shown_start(self.starts[at]);
        let end = self.starts.get(at + 1).map_or(self.text.len(), |&next| next as usize);
        let shown = self.text[start.min(end)..end].trim_end_matches(['\n', '\r']);
        start..start + shown.len()
    }

    /// 0-based line of an offset.
    fn line_of(&self, offset: u32) -> usize {
        self.starts.partition_point(|&start| start <= offset) - 1
    }

    /// Where the characters of a line start that have a column.
    fn shown_start(&self, start: u32) -> usize {
        if start == 0 && self.text.starts_with(BYTE_ORDER_MARK) {
            BYTE_ORDER_MARK.len()
        } else {
            start as usize
        }
    }

    fn floor(&self, offset: usize) -> usize {
        if offset < self.shown_start(0) { 0 } else { self.text.floor_char_boundary(offset) }
    }

    fn characters_before(&self, offset: usize) -> u32 {
        let offset = offset.max(self.shown_start(0));
        let stride = offset / STRIDE;
        self.counted[stride] + characters(&self.text.as_bytes()[stride * STRIDE..offset])
    }
}

/// How many characters start within the bytes.
fn characters(bytes: &[u8]) -> u32 {
    if bytes.is_ascii() {
        return bytes.len() as u32;
    }
    bytes.iter().filter(|&&byte| byte & 0b1100_0000 != 0b1000_0000).count() as u32
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// The same, character by character from the start of the text.
    fn naive(text: &str, offset: usize) -> Position {
        let (mut line, mut column) = (1, 1);
        let mut characters = text.char_indices().peekable();
        while let Some((at, character)) = characters.next() {
            if at >= offset {
                break;
            }
            let next = characters.peek().map(|&(_, next)| next);
            if character == '\n' || (character == '\r' && next != Some('\n')) {
                (line, column) = (line + 1, 1);
            } else if !(at == 0 && character == '\u{feff}') {
                column += 1;
            }
        }
        Position { line, column, offset: offset as u32 }
    }

    fn at(text: &str, offset: u32) -> (u32, u32) {
        let position = LineIndex::new(text).position(offset);
        (position.line, position.column)
    }

    #[test]
    fn counts_characters_not_bytes() {
        assert_eq!(at("é😀x", 6), (1, 3));
        assert_eq!(at("e\u{301}x", 3), (1, 3), "a combining mark is a scalar value of its own");
    }

    #[test]
    fn a_line_of_a_file_keeps_its_number() {
        let index = LineIndex::of_line("nurse", 17);
        assert_eq!(index.position(2), Position { line: 17, column: 3, offset: 2 });
        assert_eq!(index.line(17), 0..5);
    }

    #[test]
    fn every_line_ending_ends_a_line() {
        let text = "a\nb\r\nc\rd";
        let starts: Vec<_> = (0..text.len() as u32).map(|offset| at(text, offset)).collect();
        assert_eq!(starts, [(1, 1), (1, 2), (2, 1), (2, 2), (2, 3), (3, 1), (3, 2), (4, 1)]);
    }

    #[test]
    fn a_byte_order_mark_has_bytes_but_no_column() {
        let index = LineIndex::new("\u{feff}Nurse\nx");
        assert_eq!(index.position(0), Position { line: 1, column: 1, offset: 0 });
        assert_eq!(index.position(3), Position { line: 1, column: 1, offset: 3 });
        assert_eq!(index.position(4), Position { line: 1, column: 2, offset: 4 });
        assert_eq!(index.position(9), Position { line: 2, column: 1, offset: 9 });
        assert_eq!(index.line(1), 3..8);
    }

    #[test]
    fn offsets_that_do_not_fit_are_moved_to_ones_that_do() {
        assert_eq!(at("é", 1), (1, 1));
        assert_eq!(at("ab", 900), (1, 3));
        assert_eq!(at("", 0), (1, 1));
    }

    #[test]
    fn a_line_comes_without_its_end() {
        let index = LineIndex::new("one\r\ntwo\rthree\n");
        let lines: Vec<_> = (1..=4).map(|line| &index.text()[index.line(line)]).collect();
        assert_eq!(lines, ["one", "two", "three", ""]);
    }

    proptest! {
        #[test]
        fn agrees_with_the_naive_count(
            pieces in prop::collection::vec(
                prop_oneof![
                    Just("\n"), Just("\r\n"), Just("\r"), Just("\t"), Just("a"), Just("pay: 40,000"), Just("é"),
                    Just("e\u{301}"), Just("👩‍💻"), Just("😀"), Just("職務"), Just("\u{feff}"),
                ],
                0..400,
            )
        ) {
            let text = pieces.concat();
            let index = LineIndex::new(&text);
            for (offset, _) in text.char_indices().chain([(text.len(), ' ')]) {
                prop_assert_eq!(index.position(offset as u32), naive(&text, offset));
            }
        }
    }
}
