//! What a Markdown parser knows better than a line reader. In: the body. Out: [`Hint`]s by line.
//!
//! Postings that call themselves Markdown still hold bold lines, label lines and typed bullets, so that the line
//! reader stays in charge; the parser tells it what is a heading, an item, a table row or no prose at all.

use pulldown_cmark::{CodeBlockKind, Event, HeadingLevel, Options, Parser, Tag, TagEnd};

/// What the parser says of the lines from `start` on.
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

/// Hints in order of their start. `base` is where `body` starts in the text.
pub(super) fn hints(body: &str, base: usize) -> Vec<Hint> {
    let mut found = Vec::new();
    let mut depth = 0u8;
    for (event, range) in Parser::new_ext(body, Options::ENABLE_TABLES).into_offset_iter() {
        let kind = match event {
            Event::Start(Tag::List(_)) => {
                depth = depth.saturating_add(1);
                continue;
            }
            Event::End(TagEnd::List(_)) => {
                depth = depth.saturating_sub(1);
                continue;
            }
            Event::Start(Tag::Heading { level, .. }) => HintKind::Heading(number(level)),
            Event::Start(Tag::Item) => HintKind::Item(depth.saturating_sub(1)),
            Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(_))) => HintKind::Skip,
            Event::Start(Tag::HtmlBlock)
                if ["<!--", "<script", "<style", "<SCRIPT", "<STYLE"]
                    .iter()
                    .any(|open| body[range.clone()].trim_start().starts_with(open)) =>
            {
                HintKind::Skip
            }
            Event::Start(Tag::TableHead | Tag::TableRow) => HintKind::TableRow,
            _ => continue,
        };
        found.push(Hint { start: base + range.start, end: base + range.end, kind });
    }
    found.sort_by_key(|hint| hint.start);
    found
}

const fn number(level: HeadingLevel) -> u8 {
    level as u8
}
