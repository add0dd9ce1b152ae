//! Places in a text. In: a text and how the client counts columns. Out: [`Positions`], which maps byte offsets to
//! LSP positions and back. The only file of this crate that knows about UTF-16.
//!
//! Lines end at `\n`, `\r\n` and a lone `\r`. Nothing here fails: a place outside the text becomes the nearest one
//! inside, never within a character and never between `\r` and `\n`.

use std::ops::Range as ByteRange;

use tower_lsp::ls_types::{Position, PositionEncodingKind, Range};

/// What a column counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Encoding {
    /// Bytes.
    Utf8,
    /// Code units of UTF-16: what a client means that does not say otherwise.
    #[default]
    Utf16,
}

impl Encoding {
    /// UTF-8 where the client offers it, because nothing has to be counted then.
    pub(crate) fn negotiate(offered: Option<&[PositionEncodingKind]>) -> Self {
        if offered.unwrap_or_default().contains(&PositionEncodingKind::UTF8) {
            Self::Utf8
        } else {
            Self::Utf16
        }
    }

    /// The protocol's word for it.
    pub(crate) const fn kind(self) -> PositionEncodingKind {
        match self {
            Self::Utf8 => PositionEncodingKind::UTF8,
            Self::Utf16 => PositionEncodingKind::UTF16,
        }
    }
}

/// Where the lines of one text start. Valid for that text only.
#[derive(Debug, Clone)]
pub(crate) struct Positions {
    encoding: Encoding,
    /// Byte offset of each line's first byte; the first is 0.
    line_starts: Vec<usize>,
    /// UTF-16 code units before each [`MARK_EVERY`] bytes, so that a column in a very long line costs no walk
    /// over the line. Empty when columns count bytes.
    utf16_marks: Vec<usize>,
}

const MARK_EVERY: usize = 1024;

impl Positions {
    /// Looks through a text once.
    pub(crate) fn new(text: &str, encoding: Encoding) -> Self {
        let bytes = text.as_bytes();
        let mut line_starts = vec![0];
        for (at, &byte) in bytes.iter().enumerate() {
            if byte == b'\n' || (byte == b'\r' && bytes.get(at + 1) != Some(&b'\n')) {
                line_starts.push(at + 1);
            }
        }
        let utf16_marks = match encoding {
            Encoding::Utf8 => Vec::new(),
            Encoding::Utf16 => {
                let mut before = 0;
                let mark = |block: &[u8]| {
                    let here = before;
                    before += utf16_units(block);
                    here
                };
                bytes.chunks(MARK_EVERY).map(mark).collect()
            }
        };
        Self { encoding, line_starts, utf16_marks }
    }

    /// What columns count.
    pub(crate) const fn encoding(&self) -> Encoding {
        self.encoding
    }

    /// The position of a byte offset.
    pub(crate) fn position(&self, text: &str, offset: usize) -> Position {
        let offset = text.floor_char_boundary(offset);
        let line = self.line_starts.partition_point(|&start| start <= offset) - 1;
        let start = self.line_starts[line];
        let offset = offset.min(self.line_end(text, line));
        let character = match self.encoding {
            Encoding::Utf8 => offset - start,
            Encoding::Utf16 => self.utf16_before(text, offset) - self.utf16_before(text, start),
        };
        Position { line: line as u32, character: character as u32 }
    }

    /// The byte offset of a position.
    pub(crate) fn offset(&self, text: &str, position: Position) -> usize {
        let line = position.line as usize;
        let Some(&start) = self.line_starts.get(line) else { return text.len() };
        let content = &text[start..self.line_end(text, line)];
        let character = position.character as usize;
        start
            + match self.encoding {
                Encoding::Utf8 => content.floor_char_boundary(character),
                Encoding::Utf16 => byte_at_utf16(content, character),
            }
    }

    /// The range of a pair of byte offsets.
    pub(crate) fn range(&self, text: &str, bytes: ByteRange<usize>) -> Range {
        Range { start: self.position(text, bytes.start), end: self.position(text, bytes.end) }
    }

    /// The byte offsets of a range, in order even where the client has them the wrong way round.
    pub(crate) fn bytes(&self, text: &str, range: Range) -> ByteRange<usize> {
        let (one, other) = (self.offset(text, range.start), self.offset(text, range.end));
        one.min(other)..one.max(other)
    }

    /// The byte offset of a line's end, before what ends it.
    fn line_end(&self, text: &str, line: usize) -> usize {
        let Some(&next) = self.line_starts.get(line + 1) else { return text.len() };
        if text.as_bytes()[..next].ends_with(b"\r\n") { next - 2 } else { next - 1 }
    }

    fn utf16_before(&self, text: &str, offset: usize) -> usize {
        let block = offset / MARK_EVERY;
        let Some(&before) = self.utf16_marks.get(block) else {
            // Only the end of a text whose length is a multiple of the block has no mark of its own.
            return block.checked_sub(1).map_or(0, |last| {
                self.utf16_marks[last] + utf16_units(&text.as_bytes()[last * MARK_EVERY..offset])
            });
        };
        before + utf16_units(&text.as_bytes()[block * MARK_EVERY..offset])
    }
}

/// How many code units the characters that start in these bytes take.
fn utf16_units(bytes: &[u8]) -> usize {
    let starts = bytes.iter().filter(|&&byte| byte & 0xC0 != 0x80).count();
    let outside_the_first_plane = bytes.iter().filter(|&&byte| byte >= 0xF0).count();
    starts + outside_the_first_plane
}

/// The byte offset of a code unit; the start of the character when it lies within one.
fn byte_at_utf16(content: &str, wanted: usize) -> usize {
    let mut units = 0;
    for (at, character) in content.char_indices() {
        units += character.len_utf16();
        if units > wanted {
            return at;
        }
    }
    content.len()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use proptest::sample::Index;

    /// Text with everything that makes columns hard.
    fn texts() -> impl Strategy<Value = String> {
        let piece = prop_oneof![
            Just("\n".to_owned()),
            Just("\r\n".to_owned()),
            Just("\r".to_owned()),
            Just("😀".to_owned()),
            Just("👩\u{200d}💻".to_owned()),
            Just("e\u{301}".to_owned()),
            Just("ß".to_owned()),
            Just("漢\u{2028}".to_owned()),
            Just("x".repeat(700)),
            "[a-z ]{0,6}",
            any::<String>(),
        ];
        proptest::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
    }

    fn encodings() -> impl Strategy<Value = Encoding> {
        prop_oneof![Just(Encoding::Utf8), Just(Encoding::Utf16)]
    }

    /// The same by walking from the start: slow and plain.
    fn naive_position(text: &str, offset: usize, encoding: Encoding) -> Position {
        let (mut line, mut character) = (0, 0);
        let mut before = text[..offset].chars().peekable();
        while let Some(c) = before.next() {
            match c {
                '\r' if before.peek() == Some(&'\n') => {}
                '\n' | '\r' => (line, character) = (line + 1, 0),
                c if encoding == Encoding::Utf8 => character += c.len_utf8() as u32,
                c => character += c.len_utf16() as u32,
            }
        }
        Position { line, character }
    }

    /// Places where a client may put its caret.
    fn caret_places(text: &str) -> impl Iterator<Item = usize> {
        (0..=text.len()).filter(|&at| {
            text.is_char_boundary(at) && !(text[..at].ends_with('\r') && text[at..].starts_with('\n'))
        })
    }

    proptest! {
        #[test]
        fn every_caret_place_goes_there_and_back(
            text in texts(),
            encoding in encodings(),
            picks in proptest::collection::vec(any::<Index>(), 1..30),
        ) {
            let positions = Positions::new(&text, encoding);
            let places: Vec<_> = caret_places(&text).collect();
            for pick in picks {
                let offset = *pick.get(&places);
                let position = positions.position(&text, offset);
                prop_assert_eq!(position, naive_position(&text, offset, encoding));
                prop_assert_eq!(positions.offset(&text, position), offset);
            }
        }

        #[test]
        fn every_offset_becomes_the_caret_place_at_or_before_it(
            text in texts(),
            encoding in encodings(),
            picks in proptest::collection::vec(any::<Index>(), 1..30),
        ) {
            let positions = Positions::new(&text, encoding);
            for pick in picks {
                let offset = pick.index(text.len() + 9);
                let there = caret_places(&text).take_while(|&at| at <= offset).last();
                prop_assert_eq!(Some(positions.offset(&text, positions.position(&text, offset))), there);
            }
        }

        #[test]
        fn every_position_lands_inside(
            text in texts(),
            encoding in encodings(),
            line in 0u32..50,
            far: u32,
            near in 0u32..30,
        ) {
            let positions = Positions::new(&text, encoding);
            for character in [near, far] {
                let asked = Position { line, character };
                let offset = positions.offset(&text, asked);
                prop_assert!(text.is_char_boundary(offset));
                let there = positions.position(&text, offset);
                prop_assert!(there <= asked, "{:?} became {:?}", asked, there);
                prop_assert_eq!(positions.offset(&text, there), offset);
            }
        }
    }

    #[test]
    fn lines_end_in_three_ways() {
        let text = "a\nb\r\nc\rd\n\re";
        let positions = Positions::new(text, Encoding::Utf16);
        let lines: Vec<_> = text.char_indices().filter(|(_, c)| c.is_alphabetic()).collect();
        for ((offset, _), line) in lines.into_iter().zip([0, 1, 2, 3, 5]) {
            assert_eq!(positions.position(text, offset), Position { line, character: 0 });
        }
    }

    #[test]
    fn a_column_past_the_end_is_the_end_of_that_line() {
        let text = "ab\r\ncd";
        for encoding in [Encoding::Utf8, Encoding::Utf16] {
            let positions = Positions::new(text, encoding);
            assert_eq!(positions.offset(text, Position { line: 0, character: 99 }), 2);
            assert_eq!(positions.offset(text, Position { line: 1, character: u32::MAX }), 6);
            assert_eq!(positions.offset(text, Position { line: u32::MAX, character: 0 }), 6);
        }
    }

    #[test]
    fn a_column_within_a_character_is_its_start() {
        let text = "😀x";
        let utf16 = Positions::new(text, Encoding::Utf16);
        let utf8 = Positions::new(text, Encoding::Utf8);
        assert_eq!(utf16.offset(text, Position { line: 0, character: 1 }), 0);
        assert_eq!(utf16.offset(text, Position { line: 0, character: 2 }), 4);
        assert_eq!(utf8.offset(text, Position { line: 0, character: 3 }), 0);
        assert_eq!(utf8.offset(text, Position { line: 0, character: 4 }), 4);
    }

    #[test]
    fn a_text_of_exactly_one_block_has_an_end() {
        let text = "x".repeat(MARK_EVERY);
        let positions = Positions::new(&text, Encoding::Utf16);
        assert_eq!(positions.position(&text, MARK_EVERY).character, MARK_EVERY as u32);
    }

    #[test]
    fn utf8_is_taken_wherever_it_is_offered() {
        let offered = [PositionEncodingKind::UTF16, PositionEncodingKind::UTF8];
        assert_eq!(Encoding::negotiate(Some(&offered)), Encoding::Utf8);
        assert_eq!(Encoding::negotiate(Some(&offered[..1])), Encoding::Utf16);
        assert_eq!(Encoding::negotiate(Some(&[PositionEncodingKind::UTF32])), Encoding::Utf16);
        assert_eq!(Encoding::negotiate(None), Encoding::Utf16);
    }
}
