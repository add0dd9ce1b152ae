//! Where Markdown's blocks begin and end. In: the body. Out: [`Hint`]s by line.
//!
//! Postings that call themselves Markdown still hold bold lines, label lines and typed bullets, so that the line
//! reader stays in charge; this reader tells it what takes more than a line to know: how deep an item is nested, what is
//! underlined, a row of a table or no prose at all. It follows the blocks of `CommonMark` 0.31 and the tables of GitHub,
//! and reads nothing within lines. A test compares it with a whole parser.

mod cursor;
mod html;
mod table;
#[cfg(test)]
mod tests;

use super::lines;
use cursor::Cursor;
use html::HtmlEnd;

/// What is known of the lines from `start` on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Hint {
    /// Byte offset in the text.
    pub(super) start: usize,
    /// One past the last byte.
    pub(super) end: usize,
    pub(super) kind: HintKind,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum HintKind {
    /// `#` or underlined.
    Heading(u8),
    /// The marker of a list item, and how deep it is nested (0 outermost).
    Item(u8),
    /// Not prose: a fenced code block, an HTML comment.
    Skip,
    /// A row of a table.
    TableRow,
}

/// Hints in order of their start. `ends`: where the lines of `body` end; `base`: where it starts in the text.
pub(super) fn hints(body: &str, ends: &[u32], base: usize) -> Vec<Hint> {
    let end = base + body.len();
    let mut reader = Reader { end, hints: Vec::new(), containers: Vec::new(), leaf: Leaf::None };
    let mut at = 0;
    for content in lines::cut(body, ends) {
        let start = at;
        at += content.len() + 1;
        // `\r\n` is one break.
        let torn = content.is_empty() && start > 0 && body.get(start - 1..=start) == Some("\r\n");
        if !torn {
            reader.read(Line { start: base + start, content });
        }
    }
    reader.hints
}

/// Lines that are indented so far (columns) are code, or go on with the line above.
const CODE_INDENT: usize = 4;
/// Nobody nests blocks deeper, and a text that does costs no more than others.
const DEEPEST: usize = 40;

#[derive(Clone, Copy)]
struct Line<'a> {
    /// Byte offset in the text.
    start: usize,
    content: &'a str,
}

impl Line<'_> {
    const fn end(&self) -> usize {
        self.start + self.content.len()
    }
}

/// A block that holds blocks.
#[derive(Clone, Copy)]
enum Container {
    Quote,
    /// What it holds is indented so far (columns) within what holds it.
    Item(usize),
}

/// The block of text that the line above belongs to.
#[derive(Clone, Copy)]
enum Leaf<'a> {
    None,
    /// Where it starts (byte offset), and its last line from its first word on.
    Paragraph {
        start: usize,
        last: Line<'a>,
    },
    /// The sign of the fence and how often it stands; the number of its hint.
    Fence {
        sign: u8,
        count: usize,
        hint: usize,
    },
    /// The number of its hint, where it is no prose.
    Html {
        end: HtmlEnd,
        hint: Option<usize>,
    },
    Table,
}

struct Reader<'a> {
    /// Where the text ends (byte offset).
    end: usize,
    hints: Vec<Hint>,
    containers: Vec<Container>,
    leaf: Leaf<'a>,
}

impl<'a> Reader<'a> {
    fn read(&mut self, line: Line<'a>) {
        let mut cursor = Cursor::new(line.content);
        if self.is_plain(line) {
            self.take_text(line, cursor, 0);
            return;
        }
        let held = self.containers.iter().take_while(|container| cursor.enter(container)).count();
        let is_within = held == self.containers.len();
        if is_within && self.goes_on(line, cursor) {
            return;
        }
        if cursor.is_blank() {
            self.close(held, line.start);
            return;
        }
        let mut held = held;
        if !self.begins(line, &mut cursor, &mut held) {
            self.take_text(line, cursor, held);
        }
    }

    /// Most lines begin with a letter, which is no sign, and stand beside text that a letter does not change.
    fn is_plain(&self, line: Line<'_>) -> bool {
        line.content.starts_with(|first: char| first.is_ascii_alphabetic())
            && self.containers.is_empty()
            && matches!(self.leaf, Leaf::None | Leaf::Paragraph { .. })
    }

    /// Is the line a part of the code, the HTML or the table above, or what underlines the text above?
    fn goes_on(&mut self, line: Line<'a>, cursor: Cursor<'a>) -> bool {
        match self.leaf {
            Leaf::None => false,
            Leaf::Paragraph { start, last } => {
                if cursor.indent() >= CODE_INDENT {
                    return false;
                }
                if let Some(level) = underline(cursor.rest()) {
                    self.hint(start, line.end(), HintKind::Heading(level));
                    self.leaf = Leaf::None;
                    return true;
                }
                let mut ahead = cursor;
                let is_table = ahead.item(true).is_none() && table::begins(last.content, cursor.rest());
                if is_table {
                    self.hint(last.start, last.end(), HintKind::TableRow);
                    self.leaf = Leaf::Table;
                }
                is_table
            }
            Leaf::Fence { sign, count, hint } => {
                let fence = run(cursor.rest().as_bytes(), sign);
                if cursor.indent() < CODE_INDENT && fence >= count && cursor.rest()[fence..].trim().is_empty()
                {
                    self.hints[hint].end = line.end();
                    self.leaf = Leaf::None;
                }
                true
            }
            Leaf::Html { end, hint } => {
                let is_last = end.is_in(line.content);
                if is_last {
                    if let Some(hint) = hint {
                        self.hints[hint].end = line.end();
                    }
                    self.leaf = Leaf::None;
                }
                !(is_last && cursor.is_blank())
            }
            Leaf::Table => {
                let mut ahead = cursor;
                if cursor.is_blank() || starts_block(&mut ahead) {
                    self.leaf = Leaf::None;
                    return false;
                }
                self.hint(line.start, line.end(), HintKind::TableRow);
                true
            }
        }
    }

    /// Closes what is not among the outermost `held` containers, and the leaf, before the byte `at`.
    fn close(&mut self, held: usize, at: usize) {
        if let Leaf::Fence { hint, .. } | Leaf::Html { hint: Some(hint), .. } = self.leaf {
            self.hints[hint].end = at;
        }
        self.leaf = Leaf::None;
        self.containers.truncate(held);
    }

    /// Reads the blocks that begin in the line; false when it holds text that begins none of its own.
    fn begins(&mut self, line: Line<'a>, cursor: &mut Cursor<'a>, held: &mut usize) -> bool {
        loop {
            let in_text = matches!(self.leaf, Leaf::Paragraph { .. });
            if cursor.indent() >= CODE_INDENT {
                if in_text {
                    return false;
                }
                self.close(*held, line.start);
                return true;
            }
            let is_within = *held == self.containers.len();
            let at = line.start + cursor.at();
            if self.starts_leaf(line, cursor, *held, at) {
                return true;
            }
            if *held >= DEEPEST {
                return false;
            }
            let container = if cursor.quote() {
                Container::Quote
            } else if let Some(width) = cursor.item(in_text && is_within) {
                Container::Item(width)
            } else {
                return false;
            };
            self.close(*held, line.start);
            if matches!(container, Container::Item(_)) {
                let items = self.containers.iter().filter(|one| matches!(one, Container::Item(_)));
                let depth = items.count() as u8;
                self.hint(at, line.end(), HintKind::Item(depth));
            }
            self.containers.push(container);
            *held = self.containers.len();
            if cursor.is_blank() {
                return true;
            }
        }
    }

    /// Reads a heading, a fence, HTML or a line across, if one begins here.
    fn starts_leaf(&mut self, line: Line<'a>, cursor: &Cursor<'a>, held: usize, at: usize) -> bool {
        let rest = cursor.rest();
        let in_text = matches!(self.leaf, Leaf::Paragraph { .. });
        if let Some(level) = heading(rest) {
            self.close(held, line.start);
            self.hint(at, line.end(), HintKind::Heading(level));
            return true;
        }
        if let Some((sign, count)) = fence(rest) {
            self.close(held, line.start);
            self.hint(at, self.end, HintKind::Skip);
            self.leaf = Leaf::Fence { sign, count, hint: self.hints.len() - 1 };
            return true;
        }
        if let Some((end, is_skipped)) = html::begins(rest, in_text) {
            self.close(held, line.start);
            if is_skipped {
                self.hint(at, self.end, HintKind::Skip);
            }
            let hint = is_skipped.then(|| self.hints.len() - 1);
            self.leaf = Leaf::Html { end, hint };
            if end.is_in(rest) {
                self.close(held, line.end());
            }
            return true;
        }
        if is_line_across(rest) {
            self.close(held, line.start);
            return true;
        }
        false
    }

    /// A line of text: it goes on with the text above, even from outside of its containers, or begins a new one.
    fn take_text(&mut self, line: Line<'a>, cursor: Cursor<'a>, held: usize) {
        if !matches!(self.leaf, Leaf::Paragraph { .. }) {
            self.close(held, line.start);
        }
        // No table begins with a line that is indented like code, or that stands outside of what it goes on with.
        let can_head = cursor.indent() < CODE_INDENT && held == self.containers.len();
        let content = if can_head { cursor.rest() } else { "" };
        let last = Line { start: line.start + cursor.at(), content };
        let start = if let Leaf::Paragraph { start, .. } = self.leaf { start } else { last.start };
        self.leaf = Leaf::Paragraph { start, last };
    }

    fn hint(&mut self, start: usize, end: usize, kind: HintKind) {
        self.hints.push(Hint { start, end, kind });
    }
}

/// Does a block begin here that ends a table?
fn starts_block(cursor: &mut Cursor<'_>) -> bool {
    let rest = cursor.rest();
    cursor.indent() < CODE_INDENT
        && (heading(rest).is_some()
            || fence(rest).is_some()
            || html::begins(rest, true).is_some()
            || is_line_across(rest)
            || cursor.quote()
            || cursor.item(false).is_some())
}

/// How often `sign` stands in front.
fn run(bytes: &[u8], sign: u8) -> usize {
    bytes.iter().take_while(|&&byte| byte == sign).count()
}

/// `## ...`
fn heading(rest: &str) -> Option<u8> {
    let hashes = run(rest.as_bytes(), b'#');
    let is_parted = rest.as_bytes().get(hashes).is_none_or(|byte| matches!(byte, b' ' | b'\t'));
    ((1..=6).contains(&hashes) && is_parted).then_some(hashes as u8)
}

/// A line of `=` or `-` under text.
fn underline(rest: &str) -> Option<u8> {
    let (sign, level) = if rest.starts_with('=') { (b'=', 1) } else { (b'-', 2) };
    let count = run(rest.as_bytes(), sign);
    (count > 0 && rest[count..].trim().is_empty()).then_some(level)
}

/// Three or more backticks or tildes.
fn fence(rest: &str) -> Option<(u8, usize)> {
    let sign = *rest.as_bytes().first().filter(|byte| matches!(byte, b'`' | b'~'))?;
    let count = run(rest.as_bytes(), sign);
    let is_code_in_text = sign == b'`' && rest[count..].contains('`');
    (count >= 3 && !is_code_in_text).then_some((sign, count))
}

/// Three or more of `*`, `-` or `_`, and blanks.
fn is_line_across(rest: &str) -> bool {
    let bytes = rest.as_bytes();
    let Some(&sign) = bytes.first().filter(|byte| matches!(byte, b'*' | b'-' | b'_')) else { return false };
    let is_blank = |byte: u8| matches!(byte, b' ' | b'\t');
    bytes.iter().all(|&byte| byte == sign || is_blank(byte))
        && bytes.iter().filter(|&&byte| !is_blank(byte)).nth(2).is_some()
}
