//! One open document. In: what the client opened and how it edits it. Out: [`Document`], the text as the client has
//! it, with its version and its line table; cheap to clone, so that a lint works on a copy while edits go on.

use std::path::PathBuf;
use std::sync::Arc;

use jdlint_core::{Format, TextRange};
use tower_lsp::ls_types::{Position, Range, TextDocumentContentChangeEvent, TextDocumentItem, Uri};

use crate::positions::{Encoding, Positions};
use crate::roots::file_path;

/// Languages that say by their name that a document is a posting, whatever it is called.
const POSTING_LANGUAGES: [&str; 2] = ["job-posting", "jdlint-posting"];

/// A text at one version.
#[derive(Debug, Clone)]
pub(crate) struct Document {
    /// What the client calls it.
    pub(crate) uri: Uri,
    /// The client's number for this state of it.
    pub(crate) version: i32,
    /// How it is written.
    pub(crate) format: Format,
    /// Its language says that it is a posting.
    pub(crate) is_posting: bool,
    text: Arc<String>,
    positions: Arc<Positions>,
}

impl Document {
    /// A document as it was opened.
    pub(crate) fn open(item: TextDocumentItem, encoding: Encoding) -> Self {
        Self {
            is_posting: POSTING_LANGUAGES.contains(&item.language_id.as_str()),
            format: format_of(&item.language_id, item.uri.path().as_str()),
            uri: item.uri,
            version: item.version,
            positions: Arc::new(Positions::new(&item.text, encoding)),
            text: Arc::new(item.text),
        }
    }

    /// Makes one edit: a part, or the whole where no range is given. Places outside the text are moved inside.
    pub(crate) fn edit(&mut self, change: TextDocumentContentChangeEvent) {
        if let Some(range) = change.range {
            let bytes = self.positions.bytes(&self.text, range);
            Arc::make_mut(&mut self.text).replace_range(bytes, &change.text);
        } else {
            self.text = Arc::new(change.text);
        }
        self.positions = Arc::new(Positions::new(&self.text, self.positions.encoding()));
    }

    /// Where it is on this machine; nothing for one that is only in the editor.
    pub(crate) fn path(&self) -> Option<PathBuf> {
        file_path(&self.uri)
    }

    /// A file that nobody has opened.
    pub(crate) fn of_file(uri: Uri, text: String, encoding: Encoding) -> Self {
        Self::open(TextDocumentItem { uri, language_id: String::new(), version: 0, text }, encoding)
    }

    /// The text.
    pub(crate) fn text(&self) -> &str {
        &self.text
    }

    /// A byte range as the client counts.
    pub(crate) fn range(&self, range: TextRange) -> Range {
        self.positions.range(&self.text, range.start as usize..range.end as usize)
    }

    /// A byte offset as the client counts.
    pub(crate) fn position(&self, offset: u32) -> Position {
        self.positions.position(&self.text, offset as usize)
    }

    /// A client's range in bytes.
    pub(crate) fn bytes(&self, range: Range) -> TextRange {
        let bytes = self.positions.bytes(&self.text, range);
        TextRange::new(bytes.start as u32, bytes.end as u32)
    }

    /// A client's place in bytes.
    pub(crate) fn offset(&self, position: Position) -> u32 {
        self.positions.offset(&self.text, position) as u32
    }
}

/// What the client says it is, where that says enough; else what its name says.
fn format_of(language_id: &str, path: &str) -> Format {
    match language_id {
        "markdown" => Format::Markdown,
        "html" => Format::Html,
        _ => Format::from_file_name(path.rsplit('/').next().unwrap_or_default()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn document(text: &str, encoding: Encoding) -> Document {
        let uri = "file:///jobs/a.md".parse().unwrap();
        Document::open(TextDocumentItem::new(uri, "markdown".to_owned(), 1, text.to_owned()), encoding)
    }

    /// Lines with what ends them, by the protocol's words.
    fn lines(text: &str) -> Vec<(String, &'static str)> {
        let (mut lines, mut line) = (Vec::new(), String::new());
        let mut rest = text;
        while let Some(c) = rest.chars().next() {
            let ending = ["\r\n", "\n", "\r"].into_iter().find(|&ending| rest.starts_with(ending));
            if let Some(ending) = ending {
                lines.push((std::mem::take(&mut line), ending));
                rest = &rest[ending.len()..];
            } else {
                line.push(c);
                rest = &rest[c.len_utf8()..];
            }
        }
        lines.push((line, ""));
        lines
    }

    /// All text before a position and all after it, found line by line.
    fn split_at(text: &str, position: Position, encoding: Encoding) -> (String, String) {
        let (mut before, mut after) = (String::new(), String::new());
        for (number, (line, ending)) in lines(text).into_iter().enumerate() {
            let mut units = 0;
            for c in line.chars() {
                units += if encoding == Encoding::Utf8 { c.len_utf8() } else { c.len_utf16() };
                let reached = (number, units) <= (position.line as usize, position.character as usize);
                if reached { &mut before } else { &mut after }.push(c);
            }
            let reached = number < position.line as usize;
            if reached { &mut before } else { &mut after }.push_str(ending);
        }
        (before, after)
    }

    fn texts() -> impl Strategy<Value = String> {
        let piece = prop_oneof![
            Just("\n"),
            Just("\r\n"),
            Just("\r"),
            Just("😀"),
            Just("👩\u{200d}💻"),
            Just("e\u{301}"),
            Just("é"),
            Just("漢"),
            Just("ab"),
            Just("c "),
            Just(""),
        ];
        proptest::collection::vec(piece, 0..12).prop_map(|pieces| pieces.concat())
    }

    fn position() -> impl Strategy<Value = Position> {
        (0u32..8, 0u32..12).prop_map(|(line, character)| Position { line, character })
    }

    proptest! {
        #[test]
        fn edits_do_what_a_naive_model_does(
            text in texts(),
            edits in proptest::collection::vec((position(), position(), texts()), 1..8),
            utf8: bool,
        ) {
            let encoding = if utf8 { Encoding::Utf8 } else { Encoding::Utf16 };
            let mut document = document(&text, encoding);
            let mut model = text;
            for (one, other, insert) in edits {
                let (start, end) = (one.min(other), one.max(other));
                model = split_at(&model, start, encoding).0 + &insert + &split_at(&model, end, encoding).1;
                document.edit(TextDocumentContentChangeEvent {
                    range: Some(Range { start, end }),
                    range_length: None,
                    text: insert,
                });
                prop_assert_eq!(document.text(), &model);
            }
        }
    }

    #[test]
    fn a_change_without_a_range_is_the_whole_text() {
        let mut document = document("old", Encoding::Utf16);
        document.edit(TextDocumentContentChangeEvent {
            range: None,
            range_length: None,
            text: "a\nb".to_owned(),
        });
        assert_eq!(document.text(), "a\nb");
        assert_eq!(document.offset(Position { line: 1, character: 0 }), 2);
    }

    #[test]
    fn a_range_that_is_backwards_or_outside_is_mended() {
        let mut document = document("abc\ndef", Encoding::Utf16);
        document.edit(TextDocumentContentChangeEvent {
            range: Some(Range::new(Position::new(900, 7), Position::new(0, 2))),
            range_length: None,
            text: "!".to_owned(),
        });
        assert_eq!(document.text(), "ab!");
    }

    #[test]
    fn the_language_decides_and_then_the_name() {
        assert_eq!(format_of("markdown", "/jobs/a.txt"), Format::Markdown);
        assert_eq!(format_of("plaintext", "/jobs/a.md"), Format::Markdown);
        assert_eq!(format_of("html", "/x"), Format::Html);
        assert_eq!(format_of("plaintext", "/jobs.md/a"), Format::PlainText);
        assert_eq!(format_of("", "Untitled-1"), Format::PlainText);
    }
}
