//! Text for what a posting lacks, in the posting's own style. In: facts and words. Out: an edit.
//!
//! Pages of HTML get none: where text may stand in them is for their author to know.

use crate::document::BlockKind;
use crate::facts::Facts;
use crate::report::{Edit, Fix};
use crate::settings::Format;
use crate::text::TextRange;

/// A section at the end of the posting.
pub(super) fn section(facts: &Facts<'_>, title: &str, heading: &str, body: &str) -> Option<Fix> {
    let text = facts.document.text;
    let (mark, end) = if facts.document.has_hash_headings() { ("## ", "\n") } else { ("", ":") };
    let separator = match text {
        _ if text.ends_with("\n\n") || text.ends_with("\r\n\r\n") => "",
        _ if text.ends_with('\n') => "\n",
        _ => "\n\n",
    };
    insertion(facts, title, text.len() as u32, &[separator, mark, heading, end, "\n", body, "\n"])
}

/// A `Label: value` line below the title, or a section at the end where the title is no heading of the body.
pub(super) fn label_line(facts: &Facts<'_>, title: &str, label: &str, value: &str) -> Option<Fix> {
    match below_title(facts) {
        Some(end) => insertion(facts, title, end, &["\n\n", label, ": ", value]),
        None => section(facts, title, label, value),
    }
}

/// A section below the title, or on top of the text where the title is no heading of the body.
pub(super) fn section_on_top(facts: &Facts<'_>, title: &str, heading: &str, body: &str) -> Option<Fix> {
    let document = &facts.document;
    let (mark, end) = if document.has_hash_headings() { ("## ", "\n\n") } else { ("", ":\n") };
    if let Some(below) = below_title(facts) {
        return insertion(facts, title, below, &["\n\n", mark, heading, end, body]);
    }
    let first = document.blocks.first()?.range.start;
    let at = document.line_start(first).max(document.body_start);
    insertion(facts, title, at, &[mark, heading, end, body, "\n\n"])
}

/// A title on top of the text.
pub(super) fn title_line(facts: &Facts<'_>, title: &str, line: &str) -> Option<Fix> {
    let document = &facts.document;
    let first =
        document.blocks.first().map_or(document.body_start, |block| document.line_start(block.range.start));
    let mark = if document.has_hash_headings() || document.format == Format::Markdown { "# " } else { "" };
    insertion(facts, title, first.max(document.body_start), &[mark, line, "\n\n"])
}

fn insertion(facts: &Facts<'_>, title: &str, at: u32, insert: &[&str]) -> Option<Fix> {
    if facts.document.format == Format::Html {
        return None;
    }
    let insert = insert.concat();
    let insert = if facts.document.has_windows_breaks() { insert.replace('\n', "\r\n") } else { insert };
    let edit = Edit::new(TextRange::new(at, at), insert);
    Some(Fix::suggestion(title, vec![edit]))
}

/// The end of the title's line, underline included, when the title is a heading or a label line.
fn below_title(facts: &Facts<'_>) -> Option<u32> {
    let document = &facts.document;
    let title = facts.title.as_ref()?.range;
    let block = document.blocks.iter().find(|block| block.range.overlaps(title))?;
    if !matches!(block.kind, BlockKind::Heading { .. } | BlockKind::Label { .. }) {
        return None;
    }
    let end = line_end(document.text, block.range.end);
    let after = &document.text[end as usize..];
    let next = after.trim_start_matches(['\r', '\n']);
    let underline = next.lines().next().unwrap_or_default().trim_end();
    let is_underline = underline.len() >= 3
        && after.len() - next.len() <= 2
        && underline.trim_matches(['=', '-']).is_empty();
    Some(if is_underline { line_end(document.text, end + (after.len() - next.len()) as u32) } else { end })
}

fn line_end(text: &str, from: u32) -> u32 {
    let rest = &text[from as usize..];
    from + rest.find(['\n', '\r']).unwrap_or(rest.len()) as u32
}
