//! Bold words that begin a paragraph and name what it is about. In: lines and their shapes. Out: shapes in which
//! "**What you need.** An eye for detail ..." is a heading and its text.

use super::{Line, Shape, is_known_heading};
use crate::document::names_any;
use crate::lexicon::Lexicon;

/// A heading that runs into its text has no more words.
const LONGEST: usize = 9;
/// So many of them that name a section show how the posting is written; then any bold words are headings.
const A_STYLE: usize = 3;

/// Where the bold words of a line stand, and where the text after them begins (bytes of the line).
#[derive(Debug, Clone, Copy)]
struct RunIn {
    from: usize,
    to: usize,
    rest: usize,
}

/// Makes headings of bold words that begin a paragraph, where they name a section or stand among several that do.
pub(super) fn mark(lines: &[Line<'_>], shapes: &mut [Shape]) {
    let found: Vec<(usize, RunIn)> = (0..shapes.len())
        .filter(|&at| shapes[at] == Shape::Text)
        .filter(|&at| at == 0 || !matches!(shapes[at - 1], Shape::Text | Shape::Label(_)))
        .filter_map(|at| Some((at, run_in(lines[at].content)?)))
        .collect();
    let words = |(at, part): &(usize, RunIn)| &lines[*at].content[part.from..part.to];
    let is_style = found.iter().filter(|found| names_section(words(found))).count() >= A_STYLE;
    for part in &found {
        if is_style || is_known_heading(words(part)) {
            shapes[part.0] = shape(lines[part.0].content, part.1);
        }
    }
}

#[cold]
#[inline(never)]
fn shape(content: &str, part: RunIn) -> Shape {
    if part.rest == content.len() {
        return Shape::Heading { level: 0, from: part.from, cut: content.len() - part.to };
    }
    Shape::RunIn { from: part.from, to: part.to, rest: part.rest }
}

/// `**What you need.** An eye`, `**What you need** – an eye`, `**What you need.**`.
fn run_in(content: &str) -> Option<RunIn> {
    let mark = ["**", "__"].into_iter().find(|mark| content.starts_with(mark))?;
    let from = mark.len();
    let close = from + content[from..].find(mark)?;
    let inner = content[from..close].trim_end_matches(['.', '?', '!', ' ']);
    let after = &content[close + mark.len()..];
    let parted = after.trim_start_matches([' ', '.', '–', '—']);
    let stopped = content[from..close].ends_with(['.', '?', '!']);
    let ends = stopped || after.starts_with('.') || after.trim_start().starts_with(['–', '—']);
    let rest = content.len() - parted.len();
    let separate = parted.is_empty() || rest > close + mark.len();
    let heading = inner.starts_with(char::is_uppercase)
        && !inner.contains(". ")
        && inner.split_whitespace().count() <= LONGEST;
    (ends && separate && heading).then_some(RunIn { from, to: from + inner.len(), rest })
}

/// A phrase of the tables of headings stands in it.
fn names_section(content: &str) -> bool {
    names_any(content, &[Lexicon::Headings, Lexicon::HeadingCue])
}
