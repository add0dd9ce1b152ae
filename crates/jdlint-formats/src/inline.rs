//! The text of one block. In: stretches of a source with their style. Out: [`Inline`]: text without needless white
//! space, each stretch with its place in the source.

use std::ops::Range;

/// How a stretch of text looks.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Style {
    pub(crate) bold: bool,
    pub(crate) italic: bool,
    /// The link that it belongs to.
    pub(crate) link: Option<u32>,
}

/// A stretch of text and the stretch of the source that it was made of (bytes).
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Piece {
    /// Bytes of text; pieces follow one another without gaps.
    pub(crate) length: usize,
    pub(crate) source: Range<usize>,
    /// The same bytes on both sides.
    pub(crate) same: bool,
    pub(crate) style: Style,
    /// Markup that must not be escaped: a comment for jdlint.
    pub(crate) raw: bool,
}

/// White space that is written when a word follows.
#[derive(Debug, Clone)]
struct Space {
    sign: char,
    source: Range<usize>,
    same: bool,
}

/// The text of one block; `\n` is a break of the line that the writer wanted.
#[derive(Debug, Clone, Default)]
pub(crate) struct Inline {
    pub(crate) text: String,
    pub(crate) pieces: Vec<Piece>,
    space: Option<Space>,
}

impl Inline {
    /// No word in it.
    pub(crate) fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// Ends with a break of the line.
    pub(crate) fn ends_with_break(&self) -> bool {
        self.text.ends_with('\n')
    }

    /// Adds text that stands in the source as it is, from that byte on. Runs of white space become one space.
    pub(crate) fn push_same(&mut self, text: &str, source: usize, style: Style) {
        let mut word = None;
        for (at, sign) in text.char_indices() {
            if is_word(sign) {
                word.get_or_insert(at);
                continue;
            }
            if let Some(start) = word.take() {
                self.push_piece(&text[start..at], source + start..source + at, true, style);
            }
            self.push_gap(sign, source + at..source + at + sign.len_utf8(), true);
        }
        if let Some(start) = word {
            self.push_piece(&text[start..], source + start..source + text.len(), true, style);
        }
    }

    /// Adds text that stands for something else in the source (`&amp;`).
    pub(crate) fn push_other(&mut self, text: &str, source: Range<usize>, style: Style) {
        let mut word = String::new();
        for sign in text.chars() {
            if is_word(sign) {
                word.push(sign);
                continue;
            }
            self.push_piece(&std::mem::take(&mut word), source.clone(), false, style);
            self.push_gap(sign, source.clone(), false);
        }
        self.push_piece(&word, source, false, style);
    }

    /// Adds a comment for jdlint as it stands in the source.
    pub(crate) fn push_comment(&mut self, comment: &str, source: usize) {
        self.write_space();
        if !self.text.is_empty() && !self.text.ends_with(['\n', ' ']) {
            self.write(" ", source..source, false, Style::default(), false);
        }
        self.write(comment, source..source + comment.len(), true, Style::default(), true);
    }

    /// Adds text that the source does not have, at that byte.
    pub(crate) fn push_made(&mut self, text: &str, source: usize) {
        self.write(text, source..source, false, Style::default(), false);
    }

    /// Breaks the line.
    pub(crate) fn push_break(&mut self, source: Range<usize>) {
        self.space = None;
        if !self.text.is_empty() {
            self.write("\n", source, false, Style::default(), false);
        }
    }

    /// Adds another text behind this one.
    pub(crate) fn append(&mut self, other: Self) {
        self.write_space();
        self.text.push_str(&other.text);
        self.pieces.extend(other.pieces);
        self.space = other.space;
    }

    /// The part of it between those bytes of its text.
    pub(crate) fn part(&self, range: Range<usize>) -> Self {
        let mut part =
            Self { text: self.text.get(range.clone()).unwrap_or_default().to_owned(), ..Self::default() };
        let mut at = 0;
        for piece in &self.pieces {
            let (from, to) = (at.max(range.start), (at + piece.length).min(range.end));
            if from < to {
                let start = piece.source.start + from - at;
                let source = if piece.same { start..start + to - from } else { piece.source.clone() };
                part.pieces.push(Piece { length: to - from, source, ..piece.clone() });
            }
            at += piece.length;
        }
        part
    }

    /// Takes breaks of the line off the end.
    pub(crate) fn trim_end(&mut self) {
        self.space = None;
        while self.text.ends_with('\n') {
            self.text.pop();
            self.pieces.pop();
        }
    }

    fn push_piece(&mut self, text: &str, source: Range<usize>, same: bool, style: Style) {
        if text.is_empty() {
            return;
        }
        self.write_space_in(style);
        self.write(text, source, same, style, false);
    }

    /// White space, or a sign that no reader sees.
    fn push_gap(&mut self, sign: char, source: Range<usize>, same: bool) {
        if is_unseen(sign) || self.text.is_empty() || self.ends_with_break() {
            return;
        }
        if let Some(space) = &mut self.space {
            space.source.end = space.source.end.max(source.end);
            space.same = false;
            if sign == '\t' {
                space.sign = sign;
            }
        } else {
            let same = same && matches!(sign, ' ' | '\t');
            self.space = Some(Space { sign: if sign == '\t' { sign } else { ' ' }, source, same });
        }
    }

    fn write_space(&mut self) {
        self.write_space_in(Style::default());
    }

    /// Between two words of one style, the space has it as well.
    fn write_space_in(&mut self, next: Style) {
        let Some(space) = self.space.take() else { return };
        let style = self.pieces.last().map(|piece| piece.style).filter(|&style| style == next);
        let sign = space.sign.encode_utf8(&mut [0; 4]).to_owned();
        self.write(&sign, space.source, space.same, style.unwrap_or_default(), false);
    }

    fn write(&mut self, text: &str, source: Range<usize>, same: bool, style: Style, raw: bool) {
        self.text.push_str(text);
        let is_break = text == "\n"
            || self.text.len() > text.len()
                && self.text.as_bytes()[self.text.len() - text.len() - 1] == b'\n';
        if let Some(last) = self.pieces.last_mut()
            && last.style == style
            && last.raw == raw
            && !is_break
        {
            if last.same && same && last.source.end == source.start {
                last.source.end = source.end;
                last.length += text.len();
                return;
            }
            if !last.same && !same && last.source == source {
                last.length += text.len();
                return;
            }
        }
        self.pieces.push(Piece { length: text.len(), source, same, style, raw });
    }
}

fn is_word(sign: char) -> bool {
    !sign.is_whitespace() && !is_unseen(sign)
}

/// Control signs, and signs that only say where a word may be broken: they would tear words for a reader of words.
fn is_unseen(sign: char) -> bool {
    matches!(sign, '\u{ad}' | '\u{200b}' | '\u{2060}' | '\u{feff}')
        || (sign.is_control() && !sign.is_whitespace())
}
