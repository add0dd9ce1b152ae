//! What was read of the version before. In: a text, and the next one, which mostly differs by a few letters. Out: the shapes of
//! lines and the words that the change did not touch, so that only what it touched is read anew.
//!
//! Only what a line or stretch says by itself is kept; whatever hangs on its neighbours is read again.

use super::hits::Hits;
use super::lines::LineByItself;
use super::words::Token;
use super::{Document, Span};
use crate::settings::Format;
use crate::text::TextRange;

/// A version of a text, as it was read.
pub(crate) struct Memory {
    format: Format,
    /// The text, with blanks where comments are.
    text: String,
    notes: Notes,
    tokens: Vec<Token>,
    hits: Hits,
}

/// What is noted of a text that has a next version.
pub(super) struct Notes {
    /// In order.
    pub(super) lines: Vec<LineByItself>,
    /// What was cut into words, in order, and the words of each.
    pub(super) stretches: Vec<TextRange>,
    pub(super) spans: Vec<Span>,
}

impl Notes {
    const NONE: Self = Self { lines: Vec::new(), stretches: Vec::new(), spans: Vec::new() };
}

/// Cutting looks no further than so many bytes beyond a stretch: for the code of a state behind a word, for a space.
const REACH: usize = 16;

impl Memory {
    /// Of no text.
    pub(crate) const NONE: Self = Self {
        format: Format::PlainText,
        text: String::new(),
        notes: Notes::NONE,
        tokens: Vec::new(),
        hits: Hits::NONE,
    };

    /// What a new version has of it. Nothing where it is read as another format.
    pub(super) fn beside(&self, text: &str, format: Format) -> Option<Untouched<'_>> {
        if self.text.is_empty() || format != self.format {
            return None;
        }
        let (old, new) = (self.text.as_bytes(), text.as_bytes());
        let before = same_bytes(old.iter().zip(new));
        let behind = same_bytes(old[before..].iter().rev().zip(new[before..].iter().rev()));
        Some(Untouched { memory: self, before, behind_old: old.len() - behind, behind: new.len() - behind })
    }

    /// What the next version needs to know of a document.
    pub(crate) fn of(document: Document<'_>) -> Self {
        let Document { format, text, notes, tokens, mut hits, .. } = document;
        hits.take_back_dropped();
        Self { format, text: text.to_owned(), notes: notes.unwrap_or(Notes::NONE), tokens, hits }
    }
}

/// How many pairs are the same, up to the first that is not.
fn same_bytes<'b>(pairs: impl Iterator<Item = (&'b u8, &'b u8)>) -> usize {
    pairs.take_while(|(one, other)| one == other).count()
}

/// What a new version of a text has of the one before: its beginning and its end.
pub(super) struct Untouched<'m> {
    memory: &'m Memory,
    /// So many bytes at the beginning are the same.
    before: usize,
    /// From this byte on the old text is what the new one is from `behind` on.
    behind_old: usize,
    behind: usize,
}

impl<'m> Untouched<'m> {
    /// Where what is now a line began in the old text, if no byte of it changed.
    pub(super) fn old_start(&self, start: usize, end: usize) -> Option<usize> {
        if end <= self.before {
            return Some(start);
        }
        (start >= self.behind).then(|| start - self.behind + self.behind_old)
    }

    pub(super) fn lines(&self) -> &'m [LineByItself] {
        &self.memory.notes.lines
    }

    /// How many stretches at the beginning and at the end are the old ones.
    pub(super) fn stretches(&self, new: &[TextRange]) -> (usize, usize) {
        let old = &self.memory.notes.stretches;
        let is_whole = self.before == self.behind && self.behind == self.behind_old;
        let begins_so = |(old, new): &(&TextRange, &TextRange)| {
            old == new && (is_whole || new.end as usize + REACH <= self.before)
        };
        let before = old.iter().zip(new).take_while(begins_so).count();
        let ends_so = |(old, new): &(&TextRange, &TextRange)| {
            let start = new.start as usize;
            start >= self.behind + REACH
                && start - self.behind == (old.start as usize).wrapping_sub(self.behind_old)
                && old.len() == new.len()
        };
        let rest = old[before..].iter().rev().zip(new[before..].iter().rev());
        let behind = rest.take_while(ends_so).count();
        (before, behind)
    }

    /// The words of the first `count` stretches.
    pub(super) fn first(
        &self,
        count: usize,
        tokens: &mut Vec<Token>,
        hits: &mut Hits,
        spans: &mut Vec<Span>,
    ) {
        self.take(&self.memory.notes.spans[..count], 0, tokens, hits, spans);
    }

    /// The words of the last `count` stretches.
    pub(super) fn last(&self, count: usize, tokens: &mut Vec<Token>, hits: &mut Hits, spans: &mut Vec<Span>) {
        let from = self.memory.notes.spans.len() - count;
        let moved = (self.behind as u32).wrapping_sub(self.behind_old as u32);
        self.take(&self.memory.notes.spans[from..], moved, tokens, hits, spans);
    }

    /// `moved`: so many bytes further on, modulo 2^32.
    fn take(
        &self,
        old: &[Span],
        moved: u32,
        tokens: &mut Vec<Token>,
        hits: &mut Hits,
        spans: &mut Vec<Span>,
    ) {
        let (Some(first), Some(last)) = (old.first(), old.last()) else { return };
        let (from, here) = (first.start, tokens.len());
        let words = from..last.end;
        let at = |byte: u32| byte.wrapping_add(moved);
        let moved = |token: &Token| Token { start: at(token.start), end: at(token.end), ..*token };
        tokens.extend(self.memory.tokens[words.clone()].iter().map(moved));
        hits.take_known(&self.memory.hits, &words);
        spans.extend(old.iter().map(|span| span.start - from + here..span.end - from + here));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const OLD: &str = "Bake bread and rolls for the shop.\n\nServe all who come in the morning, one after the other.\n\nSweep the floor in the evening, then lock up.";

    fn read(text: &str, memory: &Memory) -> Memory {
        Memory::of(Document::parse_masked(text, Vec::new(), Format::PlainText, Some(memory)))
    }

    /// How many stretches of a new version are known from the beginning and from the end.
    fn known(new: &str) -> (usize, usize) {
        let old = read(OLD, &Memory::NONE);
        let stretches = read(new, &old).notes.stretches;
        old.beside(new, Format::PlainText).unwrap().stretches(&stretches)
    }

    #[test]
    fn only_what_was_touched_is_cut_again() {
        assert_eq!(known(OLD), (3, 0));
        assert_eq!(known(&OLD.replace("come in", "queue")), (1, 1));
        assert_eq!(known(&OLD.replace("Bake bread", "Bake")), (0, 2));
        assert_eq!(known(&OLD.replace("lock up", "lock")), (2, 0));
        assert_eq!(known(&OLD.replace("\n\nServe", " Serve")), (0, 1));
        // Beside a change words may be cut otherwise.
        assert_eq!(known(&OLD.replace("shop.", "shop")), (0, 1));
        assert_eq!(known("Bake"), (0, 0));
        assert_eq!(known(""), (0, 0));
    }

    #[test]
    fn a_text_of_another_format_is_unknown() {
        let old = read(OLD, &Memory::NONE);
        assert!(old.beside(OLD, Format::Markdown).is_none());
        assert!(Memory::NONE.beside(OLD, Format::Markdown).is_none());
    }

    #[test]
    fn words_and_phrases_move_with_their_stretch() {
        let new = OLD.replace("Bake", "Every day before dawn bake");
        let (again, anew) = (read(&new, &read(OLD, &Memory::NONE)), read(&new, &Memory::NONE));
        assert_eq!(again.tokens, anew.tokens);
        assert_eq!(again.notes.spans, anew.notes.spans);
    }
}
