//! The line that a finding points at, cut to a screen. In: a text with its lines and a range. Out: [`Excerpt`].

use jdlint_contract::Position;
use jdlint_core::TextRange;
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use super::wrap::{clean, is_plain};
use crate::line_index::LineIndex;

/// One line, or the window of it that is worth showing.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Excerpt {
    /// Where the range starts.
    pub(crate) start: Position,
    /// Where the range ends, when that is on a later line.
    pub(crate) last_line: Option<u32>,
    /// What to show, free of control characters.
    pub(crate) line: String,
    /// The bytes of `line` to underline.
    pub(crate) marked: std::ops::Range<usize>,
}

/// Shows the first line of a range in at most `width` columns. What does not fit is left out around the range.
pub(crate) fn excerpt(lines: &LineIndex<'_>, range: TextRange, width: usize) -> Excerpt {
    let start = lines.position(range.start);
    let end = lines.position(range.end.max(range.start));
    let line = lines.line(start.line);
    let text = &lines.text()[line.clone()];
    let from = (start.offset as usize).clamp(line.start, line.end) - line.start;
    let to = (end.offset as usize).clamp(line.start + from, line.end) - line.start;
    let window = Window::around(text, from, to, width);
    let before = format!("{}{}", window.before_mark(), clean(&text[window.from..from]));
    let inside = clean(&text[from..to.min(window.to)]);
    let inside = if end.line > start.line { inside.trim_end().to_owned() } else { inside };
    let after = format!("{}{}", clean(&text[to.min(window.to)..window.to]), window.after_mark(text));
    let marked = before.len()..before.len() + inside.len();
    let ends_later = end.line > start.line && lines.text()[..end.offset as usize].trim_end().len() > line.end;
    Excerpt {
        start,
        last_line: ends_later.then(|| if end.column == 1 { end.line - 1 } else { end.line }),
        line: format!("{before}{inside}{after}"),
        marked,
    }
}

/// The bytes of a line that are shown.
struct Window {
    from: usize,
    to: usize,
}

impl Window {
    /// The range, and on both sides what else fits. Three columns are kept for the ellipses.
    fn around(text: &str, from: usize, to: usize, width: usize) -> Self {
        if fits(text, width) {
            return Self { from: 0, to: text.len() };
        }
        let room = width.saturating_sub(3).max(8);
        if !fits(&text[from..to], room) {
            let to = from + fitting(text[from..to].chars(), room);
            return Self { from, to: at_word(text, to, from) };
        }
        let spare = room.saturating_sub(columns(&text[from..to]));
        let wish_after = columns(&text[to..to + fitting(text[to..].chars(), spare)]);
        let wish_before = (spare / 3).max(spare.saturating_sub(wish_after));
        let before = fitting(text[..from].chars().rev(), wish_before);
        let left = spare.saturating_sub(columns(&text[from - before..from]));
        let after = fitting(text[to..].chars(), left);
        let start = from - before;
        let start =
            if start == 0 { 0 } else { text[start..from].find(' ').map_or(start, |space| start + space + 1) };
        Self { from: start, to: at_word(text, to + after, to) }
    }

    fn before_mark(&self) -> &'static str {
        if self.from == 0 { "" } else { "… " }
    }

    fn after_mark(&self, text: &str) -> &'static str {
        if self.to == text.len() { "" } else { "…" }
    }
}

/// Moves a cut back to the space before it, when that is not too far.
fn at_word(text: &str, cut: usize, least: usize) -> usize {
    if cut == text.len() {
        return cut;
    }
    let space = text[least..cut].rfind(' ').map(|space| least + space);
    space.filter(|&space| space > least && cut - space < 16).unwrap_or(cut)
}

/// How many bytes of the characters fit into so many columns.
fn fitting(characters: impl Iterator<Item = char>, columns: usize) -> usize {
    let (mut used, mut bytes) = (0, 0);
    for character in characters {
        used += column_width(character);
        if used > columns {
            break;
        }
        bytes += character.len_utf8();
    }
    bytes
}

/// Does a text fit into so many columns? Looks at no more of it than that takes: a line may be a book.
fn fits(text: &str, width: usize) -> bool {
    // Most lines that are too long are so from their first bytes on.
    if text.get(..=width).is_some_and(is_plain) {
        return false;
    }
    text.len() <= width * 16 && columns(text) <= width
}

/// As many columns as the renderer will take, or more.
fn columns(text: &str) -> usize {
    if is_plain(text) {
        return text.len();
    }
    text.width().max(text.chars().map(column_width).sum())
}

fn column_width(character: char) -> usize {
    if character == '\t' { 4 } else { character.width().unwrap_or(1) }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn shown(text: &str, words: &str, width: usize) -> (String, String) {
        let start = text.find(words).unwrap() as u32;
        let range = TextRange::new(start, start + words.len() as u32);
        let excerpt = excerpt(&LineIndex::new(text), range, width);
        let marked = excerpt.line[excerpt.marked.clone()].to_owned();
        (excerpt.line, marked)
    }

    #[test]
    fn a_short_line_is_shown_whole() {
        let (line, marked) = shown("first\n- other duties\tas assigned\r\nlast", "other duties", 80);
        assert_eq!((line.as_str(), marked.as_str()), ("- other duties    as assigned", "other duties"));
    }

    #[test]
    fn a_long_line_is_cut_around_the_finding() {
        let long =
            format!("{}other duties as assigned{}", "We like order. ".repeat(300), " and so on".repeat(300));
        let (line, marked) = shown(&long, "other duties as assigned", 60);
        assert_eq!(line, "… order. other duties as assigned and so on and so on…");
        assert_eq!(marked, "other duties as assigned");
    }

    #[test]
    fn a_finding_longer_than_the_screen_is_cut_itself() {
        let long = "We are proud of it. ".repeat(50);
        let (line, marked) = shown(&long, long.trim_end(), 40);
        assert_eq!(line, "We are proud of it. We are proud of…");
        assert_eq!(marked, "We are proud of it. We are proud of");
    }

    #[test]
    fn a_range_over_lines_shows_its_first() {
        let text = "One two \r\nthree\nfour";
        let all = excerpt(&LineIndex::new(text), TextRange::new(4, 15), 80);
        assert_eq!((all.line.as_str(), all.marked, all.last_line), ("One two", 4..7, Some(2)));
        let line_and_its_end = excerpt(&LineIndex::new(text), TextRange::new(4, 10), 80);
        assert_eq!(line_and_its_end.last_line, None);
    }

    proptest! {
        #[test]
        fn any_range_of_any_text_fits_the_screen(
            text in r"([a-z ]{0,30}|\PC{0,12}|[\r\n\t\u{85}\u{1b}]|👩‍💻|職務|e\u{301}){0,40}",
            from in 0..900u32,
            length in 0..900u32,
            width in 20..120usize,
        ) {
            let excerpt = excerpt(&LineIndex::new(&text), TextRange::new(from, from + length), width);
            prop_assert!(excerpt.line.get(excerpt.marked.clone()).is_some());
            prop_assert!(columns(&excerpt.line) <= width, "{} columns of {width}", columns(&excerpt.line));
            let steers = excerpt.line.contains(char::is_control);
            prop_assert!(!steers);
        }
    }
}
