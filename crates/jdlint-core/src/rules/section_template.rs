//! Text for what a posting lacks, in the posting's own style. In: facts and words. Out: an edit.

use crate::facts::Facts;
use crate::report::{Edit, Fix};
use crate::text::TextRange;

/// A section at the end of the posting.
pub(super) fn section(facts: &Facts<'_>, title: &str, heading: &str, body: &str) -> Fix {
    let text = facts.document.text;
    let heading = if uses_markdown(text) { format!("## {heading}\n") } else { format!("{heading}:") };
    let separator = match text {
        _ if text.ends_with("\n\n") || text.ends_with("\r\n\r\n") => "",
        _ if text.ends_with('\n') => "\n",
        _ => "\n\n",
    };
    let end = text.len() as u32;
    let insert = with_line_ends(text, &format!("{separator}{heading}\n{body}\n"));
    Fix::suggestion(title, vec![Edit::new(TextRange::new(end, end), insert)])
}

/// A `Label: value` line below the title, or a section at the end where the title is not in the body.
pub(super) fn label_line(facts: &Facts<'_>, title: &str, label: &str, value: &str) -> Fix {
    let text = facts.document.text;
    let first_block = facts.document.blocks.first().map_or(0, |block| block.range.start);
    let below =
        facts.title.as_ref().filter(|title| title.range.start >= first_block).map(|title| title.range.end);
    let Some(end) = below.and_then(|end| end_of_line(text, end)) else {
        return section(facts, title, label, value);
    };
    let insert = with_line_ends(text, &format!("\n\n{label}: {value}"));
    Fix::suggestion(title, vec![Edit::new(TextRange::new(end, end), insert)])
}

/// The end of the line, where that is a line of its own and not the beginning of a flat posting.
fn end_of_line(text: &str, from: u32) -> Option<u32> {
    let rest = &text[from as usize..];
    let length = rest.find(['\n', '\r']).unwrap_or(rest.len());
    (length < 40).then_some(from + length as u32)
}

fn uses_markdown(text: &str) -> bool {
    text.lines().any(|line| line.starts_with('#'))
}

fn with_line_ends(text: &str, insert: &str) -> String {
    if text.contains("\r\n") { insert.replace('\n', "\r\n") } else { insert.to_owned() }
}
