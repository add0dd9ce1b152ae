//! Files to postings. In: the bytes of a file and its name. Out: the text of the posting as Markdown, and a way from
//! each place in it back to the file.
//!
//! | file | what is read | where a place leads |
//! |---|---|---|
//! | Markdown, plain text | the text itself | the same place |
//! | HTML, page or fragment | what a reader sees, the site's name of the page's title; `JobPosting` data stand behind it | bytes of the file |
//! | JSON with one `JobPosting` | title, facts, description and further sections | bytes of the file |
//! | DOCX | headings, lists, tables, text boxes, notes | number and text of the Word paragraph |
//!
//! HTML and JSON: a place in the text is one in the file ([`SourceMap`]), so that findings have the line and column of
//! the file, and an edit is one of the file where the file has those very bytes.
//!
//! DOCX: a zip archive has no lines. Places stay those of the converted text, and each has a paragraph
//! ([`Paragraphs`]): its number counts every `w:p` of the document from 1 in the order of the file, empty ones and those
//! in tables and text boxes too; the paragraphs of footnotes and endnotes count on after the last. In the JSON of the
//! command line such a file says `"positions": "converted"`, and each finding has a `paragraph` with number and text.
//!
//! What is too large, too deep or broken is refused with a [`Refusal`] that names the limit. Time grows with the size.

#![cfg_attr(not(test), deny(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::unreachable))]

mod blocks;
mod docx;
pub mod encoding;
mod html;
mod inline;
mod json;
#[cfg(feature = "lint")]
mod lint;
mod markdown;
mod paragraphs;
#[cfg(feature = "lint")]
mod record;
mod refusal;
mod source_map;

pub use encoding::Encoding;
#[cfg(feature = "lint")]
pub use lint::{all_in_source, in_source, in_text, lint};
pub use paragraphs::Paragraphs;
#[cfg(feature = "lint")]
pub use record::{Record, read_record};
pub use refusal::Refusal;
pub use source_map::SourceMap;

use std::ops::Range;

use markdown::Markdown;

/// The longest file, in bytes, that is read: 32 MiB.
pub const MAX_FILE_BYTES: usize = 32 << 20;

/// A page whose own text has fewer words is one that a program fills in; its data then speak for it.
const FEWEST_WORDS: usize = 25;

/// How a file is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FileKind {
    /// Markdown.
    Markdown,
    /// Plain text.
    PlainText,
    /// An HTML page or fragment.
    Html,
    /// JSON or JSON-LD with a `JobPosting`.
    Json,
    /// A Word document.
    Docx,
}

impl FileKind {
    /// By the ending of the name; plain text where that says nothing.
    pub fn of_name(name: &str) -> Self {
        let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending);
        match ending.to_ascii_lowercase().as_str() {
            "md" | "markdown" | "mdx" | "mdown" => Self::Markdown,
            "html" | "htm" | "xhtml" => Self::Html,
            "json" | "jsonld" => Self::Json,
            "docx" | "docm" | "dotx" => Self::Docx,
            _ => Self::PlainText,
        }
    }

    /// By what is in the file where that is certain, else as it was.
    #[must_use]
    pub fn or_by_content(self, bytes: &[u8]) -> Self {
        const MAIN_PART: &[u8] = b"word/document.xml";
        let is_document = bytes.starts_with(b"PK\x03\x04")
            && bytes.windows(MAIN_PART.len()).any(|window| window == MAIN_PART);
        if is_document { Self::Docx } else { self }
    }

    /// The word for programs: `markdown`, `text`, `html`, `json` or `docx`.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Markdown => "markdown",
            Self::PlainText => "text",
            Self::Html => "html",
            Self::Json => "json",
            Self::Docx => "docx",
        }
    }
}

/// Where the places of a posting lead.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Origin {
    /// The text is the file.
    Same,
    /// To bytes of this source.
    Source {
        /// The text of the file.
        source: String,
        /// The way there.
        map: SourceMap,
    },
    /// To paragraphs of a document.
    Paragraphs(Paragraphs),
}

/// A posting that was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Posting {
    /// Markdown, except of plain text.
    pub text: String,
    /// How the file is written.
    pub kind: FileKind,
    /// Where the text comes from.
    pub origin: Origin,
    /// Where the data for search engines begin that were put behind the text (bytes).
    body_end: usize,
}

impl Posting {
    /// The text without the data for search engines behind it.
    pub fn body(&self) -> &str {
        self.text.get(..self.body_end).unwrap_or(&self.text)
    }

    fn same(text: String, kind: FileKind) -> Self {
        Self { body_end: text.len(), text, kind, origin: Origin::Same }
    }
}

/// Reads the bytes of a file. Text is UTF-8, or UTF-16 with a byte order mark.
///
/// # Errors
/// What cannot be read, and the way out.
pub fn read(bytes: Vec<u8>, kind: FileKind) -> Result<Posting, Refusal> {
    check_size(&bytes)?;
    match kind.or_by_content(&bytes) {
        FileKind::Docx => read_docx(&bytes),
        kind => read_text(encoding::decode(bytes)?, kind),
    }
}

/// Reads the bytes of a file for somebody who only wants its text: text without a byte order mark, in whatever of
/// [`Encoding`] it was.
///
/// # Errors
/// What cannot be read, and the way out.
pub fn convert(bytes: &[u8], kind: FileKind) -> Result<(Posting, Encoding), Refusal> {
    check_size(bytes)?;
    match kind.or_by_content(bytes) {
        FileKind::Docx => Ok((read_docx(bytes)?, Encoding::Utf8)),
        kind => {
            let (text, encoding) = encoding::convert(bytes)?;
            Ok((read_text(text, kind)?, encoding))
        }
    }
}

/// Reads the text of a file that is no document of Word.
///
/// # Errors
/// What cannot be read, and the way out.
pub fn read_text(source: String, kind: FileKind) -> Result<Posting, Refusal> {
    let posting = match kind {
        FileKind::Html => read_html(source)?,
        FileKind::Json => read_json(source)?,
        FileKind::Markdown | FileKind::PlainText | FileKind::Docx => Posting::same(source, kind),
    };
    if is_blank(posting.body()) { Err(empty()) } else { Ok(posting) }
}

fn check_size(bytes: &[u8]) -> Result<(), Refusal> {
    if bytes.len() > MAX_FILE_BYTES { Err(Refusal::too_large("The file", MAX_FILE_BYTES)) } else { Ok(()) }
}

fn is_blank(text: &str) -> bool {
    text.trim_matches(|sign: char| sign.is_whitespace() || sign == '\u{feff}').is_empty()
}

fn empty() -> Refusal {
    Refusal::new("empty", "There is no text in it. Write the posting first.")
}

fn read_docx(bytes: &[u8]) -> Result<Posting, Refusal> {
    // An old document under the new ending, or one with a password, is told as what it is.
    encoding::refuse_known(bytes)?;
    let document = docx::read(bytes)?;
    let Markdown { text, paragraphs, .. } = markdown::write(&document.blocks, &document.links)?;
    if is_blank(&text) {
        return Err(empty());
    }
    let paragraphs = Paragraphs::new(paragraphs);
    let body_end = text.len();
    Ok(Posting { text, kind: FileKind::Docx, origin: Origin::Paragraphs(paragraphs), body_end })
}

fn read_html(source: String) -> Result<Posting, Refusal> {
    let page = html::read(&source)?;
    let mut whole = markdown::write(&page.blocks, &page.links)?;
    if whole.text.split_whitespace().count() < FEWEST_WORDS {
        let own = page.data.iter().find_map(|(_, content)| json::read_block(&source, content.clone()));
        whole = own.map_or(whole, |posting| posting.markdown);
    }
    let Markdown { mut text, mut map, .. } = whole;
    let body_end = text.len();
    for (element, content) in page.data {
        // Data on something else than a job say nothing of the posting.
        let is_posting = source.get(content.clone()).is_some_and(|data| data.contains("JobPosting"));
        push_data(&source, &element, is_posting, &mut text, &mut map);
    }
    Ok(Posting { text, kind: FileKind::Html, origin: Origin::Source { source, map }, body_end })
}

fn push_data(source: &str, element: &Range<usize>, is_posting: bool, text: &mut String, map: &mut SourceMap) {
    let Some(data) = source.get(element.clone()).filter(|_| is_posting) else { return };
    text.push('\n');
    let start = text.len();
    text.push_str(data);
    map.push(start..text.len(), element.clone(), true);
    text.push('\n');
}

fn read_json(source: String) -> Result<Posting, Refusal> {
    let posting = json::read(&source)?;
    let Markdown { mut text, mut map, .. } = posting.markdown;
    let body_end = text.len();
    // As in a page, so that the data are held against what job sites ask for.
    text.push_str("\n<script type=\"application/ld+json\">\n");
    let start = text.len();
    text.push_str(source.get(posting.range.clone()).unwrap_or_default());
    map.push(start..text.len(), posting.range, true);
    text.push_str("\n</script>\n");
    Ok(Posting { text, kind: FileKind::Json, origin: Origin::Source { source, map }, body_end })
}
