//! Lines to raw blocks. In: the body and its format. Out: [`RawBlock`]s: what each stretch of lines is.
//!
//! Postings are pasted from everywhere: this is where CAPS headings, `Title:` lines, `LABEL: value`, bold lines,
//! underlines, fences, numbered and emoji headings, a dozen kinds of bullets and 72-column wrapping are told apart.

mod run_in;

use super::markdown::{self, Hint, HintKind};
use super::memory::Untouched;
use super::words::{Cutter, HIGHEST, Token, in_each};
use crate::lexicon;
use crate::settings::Format;
use crate::text::{TextRange, holds_byte};

/// A stretch of lines that belong together, before it is cut into words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct RawBlock {
    pub(super) kind: RawKind,
    /// The content without marker (bytes).
    pub(super) range: TextRange,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum RawKind {
    /// Level 1 to 6, or 0 where the text does not say.
    Heading(u8),
    /// `Label: value` on one line; the label ends at this byte.
    Label(u32),
    /// A list item, nested this deep.
    Item(u8),
    /// A row of a table.
    TableRow,
    Paragraph,
}

/// A line and its shape, where it has that by itself.
pub(super) struct LineByItself {
    start: usize,
    indent: usize,
    /// Bytes.
    length: usize,
    shape: Shape,
}

/// One line of the text.
#[derive(Debug, Clone, Copy)]
struct Line<'a> {
    /// Byte offset of the first character that is no white space.
    start: usize,
    /// Columns before it.
    indent: usize,
    /// Without white space at both ends.
    content: &'a str,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Shape {
    Blank,
    Skip,
    /// `===` or `---` below a line.
    Underline,
    /// The content is what follows this many bytes of the line, without this many at its end.
    Heading {
        level: u8,
        from: usize,
        cut: usize,
    },
    Label(usize),
    /// A heading from byte to byte, and the text that it runs into.
    RunIn {
        from: usize,
        to: usize,
        rest: usize,
    },
    Item {
        depth: u8,
        from: usize,
    },
    TableRow,
    Text,
}

/// Headings are not longer than this.
const HEADING_WORDS: usize = 12;
/// A line at least this long was probably broken by its editor, so that the next one goes on.
const WRAPPED_FROM: usize = 58;
/// No editor breaks lines later: a longer line with a full stop is a paragraph of its own.
const WRAPPED_TO: usize = 160;

/// The blocks of a body that starts at `body`. Lines that hold nothing but a comment are as if they were not there.
/// `known`: of the version before; `noted`: for the next one.
#[cfg_attr(target_arch = "wasm32", inline(never))]
pub(super) fn raw_blocks(
    text: &str,
    body: usize,
    comments: &[TextRange],
    format: Format,
    known: Option<&Untouched<'_>>,
    noted: Option<&mut Vec<LineByItself>>,
) -> Vec<RawBlock> {
    let ends = ends(&text[body..]);
    let hints = match format {
        Format::PlainText => Vec::new(),
        _ => markdown::hints(&text[body..], &ends, body),
    };
    let lines = lines(text, &ends, body, comments);
    let mut shapes = shapes(&lines, &hints, known, noted);
    underlined_headings(&lines, &mut shapes);
    standing_alone_headings(&lines, &mut shapes);
    run_in::mark(&lines, &mut shapes);
    bare_list_lines(&lines, &mut shapes);
    assemble(&lines, &shapes)
}

#[cfg_attr(target_arch = "wasm32", inline(never))]
fn lines<'a>(text: &'a str, ends: &[u32], body: usize, comments: &[TextRange]) -> Vec<Line<'a>> {
    let mut found = Vec::with_capacity(ends.len());
    let mut at = body;
    let mut comments = comments.iter().peekable();
    for raw in cut(&text[body..], ends) {
        let content = raw.trim_start();
        let lead = raw.len() - content.len();
        let content = content.trim_end();
        let indent = raw[..lead].chars().map(|c| if c == '\t' { 4 } else { 1 }).sum();
        let (start, end) = (at, at + raw.len());
        at = end + 1;
        // `\r\n` is one break.
        if raw.is_empty() && at >= 2 && text.as_bytes().get(at - 2..at) == Some(b"\r\n") {
            continue;
        }
        while comments.peek().is_some_and(|comment| (comment.end as usize) <= start) {
            comments.next();
        }
        let commented = comments.peek().is_some_and(|comment| (comment.start as usize) < end.max(start + 1));
        if !(content.is_empty() && commented) {
            found.push(Line { start: start + lead, indent, content });
        }
    }
    found
}

/// Where the stretches between line breaks end (bytes); one that ends in `\r` and `\n` has an empty one behind it.
#[cfg_attr(target_arch = "wasm32", inline(never))]
pub(super) fn ends(text: &str) -> Vec<u32> {
    let mut ends = Vec::with_capacity(text.len() / 64);
    let mut start = 0;
    let (eights, rest) = text.as_bytes().as_chunks::<{ size_of::<u64>() }>();
    let mut note = |start: u32, bytes: &[u8]| {
        let breaks = bytes.iter().enumerate().filter(|(_, byte)| matches!(byte, b'\n' | b'\r'));
        ends.extend(breaks.map(|(at, _)| start + at as u32));
    };
    for eight in eights {
        // Most have no break.
        if holds_below(u64::from_le_bytes(*eight), b'\r' + 1) {
            note(start, eight);
        }
        start += eight.len() as u32;
    }
    note(start, rest);
    ends.push(text.len() as u32);
    ends
}

/// True when one of eight bytes is below a `limit` that is no letter.
const fn holds_below(eight: u64, limit: u8) -> bool {
    eight.wrapping_sub(in_each(limit)) & !eight & HIGHEST != 0
}

/// The stretches that end there.
pub(super) fn cut<'t>(text: &'t str, ends: &[u32]) -> impl Iterator<Item = &'t str> {
    let mut start = 0;
    ends.iter().map(move |&end| {
        let stretch = &text[start..end as usize];
        start = end as usize + 1;
        stretch
    })
}

#[cfg_attr(target_arch = "wasm32", inline(never))]
fn shapes(
    lines: &[Line<'_>],
    hints: &[Hint],
    known: Option<&Untouched<'_>>,
    mut noted: Option<&mut Vec<LineByItself>>,
) -> Vec<Shape> {
    let mut by_itself = |line: &Line<'_>| {
        let shape = known.and_then(|known| known_shape(line, known)).unwrap_or_else(|| line_shape(line));
        if let Some(noted) = &mut noted {
            let Line { start, indent, content } = *line;
            noted.push(LineByItself { start, indent, length: content.len(), shape });
        }
        shape
    };
    let mut next = 0;
    let mut skip_until = 0;
    let mut table_until = 0;
    let mut script = None;
    lines
        .iter()
        .map(|line| {
            let end = line.start + line.content.len();
            let in_script = is_script(line.content, &mut script);
            let mut shape = None;
            while let Some(hint) = hints.get(next).filter(|hint| hint.start < end.max(line.start + 1)) {
                match hint.kind {
                    HintKind::Skip => skip_until = hint.end,
                    HintKind::TableRow => table_until = hint.end,
                    HintKind::Heading(level) => shape = Some(hinted_heading(line, level)),
                    HintKind::Item(depth) => shape = hinted_item(line, depth).or(shape),
                }
                next += 1;
            }
            match shape {
                _ if line.content.is_empty() => Shape::Blank,
                _ if line.start < skip_until || in_script => Shape::Skip,
                _ if line.start < table_until && is_rule(line.content) => Shape::Blank,
                _ if line.start < table_until => table_row(line.content),
                Some(shape) => shape,
                None => by_itself(line),
            }
        })
        .collect()
}

/// Is the line part of `<script>` or `<style>`? `open` is the tag that was opened and not yet closed.
fn is_script(content: &str, open: &mut Option<&'static str>) -> bool {
    let ends = |tag: &str, rest: &str| rest.to_ascii_lowercase().contains(tag);
    if let Some(close) = *open {
        if ends(close, content) {
            *open = None;
        }
        return true;
    }
    let begins = |tag: &str| content.get(..tag.len()).is_some_and(|start| start.eq_ignore_ascii_case(tag));
    for (tag, close) in [("<script", "</script"), ("<style", "</style")] {
        if begins(tag) {
            if !ends(close, content) {
                *open = Some(close);
            }
            return true;
        }
    }
    false
}

fn hinted_heading(line: &Line<'_>, level: u8) -> Shape {
    let from = line.content.len() - line.content.trim_start_matches('#').trim_start().len();
    let cut = line.content.len() - line.content.trim_end_matches('#').trim_end().len();
    Shape::Heading { level, from, cut: cut.min(line.content.len() - from) }
}

fn hinted_item(line: &Line<'_>, depth: u8) -> Option<Shape> {
    let from = marker_length(line.content)?;
    let heading = numbered_heading(line, from);
    Some(heading.unwrap_or(Shape::Item { depth, from }))
}

/// What a line was by itself in the version before.
fn known_shape(line: &Line<'_>, known: &Untouched<'_>) -> Option<Shape> {
    let length = line.content.len();
    let start = known.old_start(line.start, line.start + length)?;
    let at = known.lines().binary_search_by_key(&start, |old| old.start).ok()?;
    let old = known.lines().get(at)?;
    (old.length == length && old.indent == line.indent).then_some(old.shape)
}

/// What a line is by itself.
fn line_shape(line: &Line<'_>) -> Shape {
    shape_within(line, MOST_TAGS)
}

/// Behind more tags than these a line begins with nothing that is looked for; each is a call within the last.
const MOST_TAGS: usize = 24;

/// The same where so many tags may still stand in front.
fn shape_within(line: &Line<'_>, tags: usize) -> Shape {
    let content = line.content;
    if is_rule(content) {
        return Shape::Underline;
    }
    if let Some(shape) = typed_heading(content).or_else(|| html_line(content, tags)) {
        return shape;
    }
    if let Some(from) = marker_length(content) {
        let depth = (line.indent / 2).min(9) as u8;
        return numbered_heading(line, from).unwrap_or(Shape::Item { depth, from });
    }
    if let Some(colon) = label_length(content) {
        return Shape::Label(colon);
    }
    if is_heading_line(content) {
        return Shape::Heading { level: 0, from: 0, cut: 0 };
    }
    Shape::Text
}

/// A row of two cells is a label and its value.
fn table_row(content: &str) -> Shape {
    let inner = content.trim_matches('|');
    let mut cells = inner.split('|');
    match (cells.next(), cells.next(), cells.next()) {
        (Some(label), Some(value), None)
            if !value.trim().is_empty() && is_short(label) && !label.trim().is_empty() =>
        {
            Shape::Label(content.len() - content.trim_start_matches('|').len() + label.len())
        }
        _ => Shape::TableRow,
    }
}

/// A line of dashes, equals signs, stars or underscores.
fn is_rule(content: &str) -> bool {
    content.len() >= 3
        && content.starts_with(['-', '=', '*', '_', '~', '|', ':'])
        && ["-", "=", "*", "_", "~", "|-", "| -", ":-"].iter().any(|sign| content.starts_with(sign))
        && content.chars().all(|c| matches!(c, '-' | '=' | '*' | '_' | '~' | ' ' | '|' | ':'))
}

/// `## Heading`, `=== HEADING ===`, `**Heading**`.
fn typed_heading(content: &str) -> Option<Shape> {
    if !content.starts_with(['#', '=', '*', '_']) {
        return None;
    }
    let hashes = content.len() - content.trim_start_matches('#').len();
    if (1..=6).contains(&hashes) && content[hashes..].starts_with([' ', '\t']) {
        let from = content.len() - content[hashes..].trim_start().len();
        let cut = content.len() - content.trim_end_matches('#').trim_end().len();
        return Some(Shape::Heading { level: hashes as u8, from, cut: cut.min(content.len() - from) });
    }
    if content.starts_with("===") && content.ends_with("===") && content.len() > 6 {
        let inner = content.trim_matches('=').trim();
        let from = content.find(inner)?;
        return Some(Shape::Heading { level: 1, from, cut: content.len() - from - inner.len() });
    }
    for mark in ["***", "**", "__"] {
        let Some(inner) = content.strip_prefix(mark) else { continue };
        let inner = inner.trim_end_matches([':', ' ', '\\']);
        let Some(inner) = inner.strip_suffix(mark) else { continue };
        if !inner.contains(mark) && !inner.trim().is_empty() && is_short(inner) && !ends_sentence(inner) {
            let from = mark.len();
            return Some(Shape::Heading { level: 0, from, cut: content.len() - from - inner.len() });
        }
    }
    None
}

/// Lines of an HTML page: the tag in front tells.
fn html_line(content: &str, tags: usize) -> Option<Shape> {
    let tag = content.strip_prefix('<')?;
    let tags = tags.checked_sub(1)?;
    let name: String = tag.chars().take_while(char::is_ascii_alphanumeric).collect();
    match name.to_ascii_lowercase().as_str() {
        "script" | "style" | "meta" | "link" | "svg" | "path" => Some(Shape::Skip),
        "li" => Some(Shape::Item { depth: 0, from: content.find('>')? + 1 }),
        "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => {
            let from = content.find('>')? + 1;
            let cut = content[from..].find("</").map_or(0, |close| content.len() - from - close);
            Some(Shape::Heading { level: name.as_bytes()[1] - b'0', from, cut })
        }
        "p" | "div" | "span" | "td" | "th" | "strong" | "b" | "em" | "section" | "article" | "dd" | "dt" => {
            let from = content.find('>')? + 1;
            let inner = Line { content: content[from..].trim(), start: 0, indent: 0 };
            let from = from + (content[from..].len() - content[from..].trim_start().len());
            (!inner.content.is_empty()).then(|| shifted(shape_within(&inner, tags), from))
        }
        _ => None,
    }
}

/// The shape of what follows a tag of this many bytes.
fn shifted(shape: Shape, by: usize) -> Shape {
    match shape {
        Shape::Heading { level, from, cut } => Shape::Heading { level, from: from + by, cut },
        Shape::Label(colon) => Shape::Label(colon + by),
        Shape::Item { depth, from } => Shape::Item { depth, from: from + by },
        other => other,
    }
}

/// The bytes of a bullet or number and the space after it.
fn marker_length(content: &str) -> Option<usize> {
    let first = content.chars().next()?;
    let after = first.len_utf8();
    let rest = &content[after..];
    let space = rest.len() - rest.trim_start().len();
    match first {
        '•' | '·' | '▪' | '●' | '◦' | '■' | '►' | '➢' | '✓' | '✔' | '\u{f0b7}' | '\u{2043}' | '\u{2023}' => {
            Some(after + space)
        }
        '-' | '*' | '+' | '–' | '—' if space > 0 => Some(after + space),
        '-' if rest.starts_with(|c: char| c.is_alphanumeric()) => Some(after),
        'o' if space > 0 && rest.trim_start().starts_with(|c: char| c.is_uppercase()) => Some(after + space),
        '(' => numbered(rest).map(|length| after + length),
        _ => numbered(content),
    }
    .filter(|&length| length < content.len())
}

/// The bytes of `1.`, `12)`, `a.`, `iv)` and the space after it.
fn numbered(content: &str) -> Option<usize> {
    let digits = content.bytes().take_while(u8::is_ascii_digit).count();
    let letters = content.bytes().take_while(u8::is_ascii_lowercase).count();
    let label = match (digits, letters) {
        (1..=2, _) => digits,
        (0, 1) => 1,
        (0, 2..=4) if content.bytes().take(letters).all(|byte| b"ivx".contains(&byte)) => letters,
        _ => return None,
    };
    let rest = &content[label..];
    let sign = rest.strip_prefix(['.', ')'])?;
    let space = sign.len() - sign.trim_start().len();
    (space > 0).then_some(label + 1 + space)
}

/// `1. Responsibilities` is a heading and no item.
fn numbered_heading(line: &Line<'_>, from: usize) -> Option<Shape> {
    if !line.content.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let title = line.content[from..].trim_end_matches(':');
    is_known_heading(title.trim_matches('*')).then_some(Shape::Heading { level: 0, from, cut: 0 })
}

/// No label has more bytes.
const LONGEST_LABEL: usize = 60;

/// Where the label of `Label: value` ends.
fn label_length(content: &str) -> Option<usize> {
    let plain = content.trim_start_matches(['*', '_']);
    let lead = content.len() - plain.len();
    let head = &plain[..plain.floor_char_boundary(LONGEST_LABEL + 1)];
    // Most lines have none.
    if !holds_byte(head, b':') {
        return None;
    }
    let colon = head.find(':')?;
    let label = plain[..colon].trim_end_matches(['*', '_', ' ']);
    let value = plain[colon + 1..].trim_start_matches(['*', '_']).trim();
    let is_time =
        label.ends_with(|c: char| c.is_ascii_digit()) && value.starts_with(|c: char| c.is_ascii_digit());
    if value.is_empty() || value.starts_with("//") || is_time || label.contains(['.', '?', '!']) {
        return None;
    }
    let marked = lead > 0 && has_at_most(label, 6);
    let capital = label.starts_with(char::is_uppercase);
    // "Job number: 4471": capitals and a short value, as in the head of many postings.
    let short = capital
        && has_at_most(label, 4)
        && value.len() <= 80
        && content.len() <= 100
        && !value.ends_with('.');
    let title_case =
        short && label.split_whitespace().all(|word| word.len() <= 3 || word.starts_with(char::is_uppercase));
    let label_like = || capital && has_at_most(label, 7) && (is_caps(label) || is_known_heading(label));
    (marked || title_case || label_like()).then_some(lead + colon)
}

/// A heading by its own look: CAPS, a known heading, or `Title:`.
#[cfg_attr(target_arch = "wasm32", inline(never))]
fn is_heading_line(content: &str) -> bool {
    let bare = content.trim_end_matches([':', ' ', '*', '_']).trim_start_matches(['*', '_']);
    if bare.is_empty() || !is_short(bare) {
        return false;
    }
    if is_caps(bare) && !bare.contains('@') {
        return true;
    }
    let noted = || before_bracket(bare).is_some_and(is_known_heading);
    if is_known_heading(bare) || noted() || is_bare_wish_line(bare) {
        return true;
    }
    content.ends_with(':')
        && has_at_most(bare, 8)
        && bare.starts_with(char::is_uppercase)
        && !bare.contains(['.', ','])
        && !is_lead_in(bare)
}

/// "Interview process (about 3 weeks)" without its note.
fn before_bracket(content: &str) -> Option<&str> {
    content.strip_suffix(')')?.split_once(" (").map(|(before, _)| before)
}

/// "Preferred experience and expertise" alone on a line.
fn is_bare_wish_line(content: &str) -> bool {
    let mut words = content.split_whitespace();
    let first = words.next().unwrap_or_default();
    matches!(first, "Preferred" | "Desired" | "Desirable")
        && words.count() <= 4
        && !content.contains(['.', ',', ':'])
}

/// "The rates for this job are:" leads into a list; it is a sentence and no heading.
fn is_lead_in(content: &str) -> bool {
    const VERBS: [&str; 12] = [
        "are",
        "is",
        "include",
        "includes",
        "must",
        "should",
        "have",
        "provide",
        "following",
        "held",
        "may",
        "below",
    ];
    let pronoun = ["You", "We", "In", "What", "Your", "First", "Our", "By"]
        .iter()
        .any(|word| content.starts_with(word));
    !pronoun && content.split_whitespace().skip(1).any(|word| VERBS.contains(&word))
}

fn is_short(content: &str) -> bool {
    content.len() <= 110 && has_at_most(content, HEADING_WORDS)
}

/// True when it has no more words than that: a long line is not counted through.
fn has_at_most(content: &str, words: usize) -> bool {
    let is_too_short_for_more = content.len() <= 2 * words;
    if is_too_short_for_more {
        return true;
    }
    if !content.is_ascii() {
        return content.split_whitespace().nth(words).is_none();
    }
    let is_space = |byte: u8| (byte == b' ') | matches!(byte, b'\t'..=b'\r');
    let (bytes, behind) = (content.as_bytes(), content.as_bytes().get(1..).unwrap_or_default());
    let mut begun = usize::from(bytes.first().is_some_and(|&byte| !is_space(byte)));
    // So many at once, without a branch.
    bytes.chunks(64).zip(behind.chunks(64)).all(|(bytes, behind)| {
        let begins =
            bytes.iter().zip(behind).map(|(&byte, &next)| u8::from(is_space(byte) & !is_space(next)));
        begun += usize::from(begins.sum::<u8>());
        begun <= words
    })
}

fn ends_sentence(content: &str) -> bool {
    content.trim_end().ends_with(['.', ',', ';'])
}

/// Letters, none of them small. Codes and abbreviations alone (`B1`, `USA`) are not enough.
fn is_caps(content: &str) -> bool {
    let letters = || content.chars().filter(|c| c.is_alphabetic()).count();
    !content.chars().any(char::is_lowercase) && letters() >= 4 && !content.ends_with('.')
}

/// True when the whole line is a heading of the table, but for emoji and a leading "our" or "the".
fn is_known_heading(content: &str) -> bool {
    if content.len() > 80 {
        return false;
    }
    let mut cutter = Cutter::new(content, 0, content.len());
    let mut tokens: Vec<Token> = Vec::with_capacity(12);
    cutter.cut(2, &mut tokens);
    let id = |token: &Token| lexicon::word_id(content, token);
    let is_led = tokens.first().is_some_and(|first| is_lead(content, first));
    if let [first, second] = &tokens[..] {
        // Most lines begin as no heading does.
        if !is_led && !lexicon::begins_heading(id(first), id(second)) {
            return false;
        }
        cutter.cut(usize::MAX, &mut tokens);
    }
    let ids: Vec<_> = tokens.iter().map(id).collect();
    lexicon::is_heading(&ids) || is_led && lexicon::is_heading(&ids[1..])
}

/// "Our benefits", "The role", "Your tasks"
fn is_lead(content: &str, first: &Token) -> bool {
    let leads = words!["our", "the", "your"];
    leads.may_hold(first) && leads.hold(&content.as_bytes()[first.start as usize..first.end as usize])
}

/// A line above `====` or `----` is a heading.
#[cfg_attr(target_arch = "wasm32", inline(never))]
fn underlined_headings(lines: &[Line<'_>], shapes: &mut [Shape]) {
    for at in 0..shapes.len() {
        if shapes[at] != Shape::Underline {
            continue;
        }
        let above = at.checked_sub(1).filter(|&above| matches!(shapes[above], Shape::Text | Shape::Label(_)));
        if let Some(above) = above.filter(|&above| {
            is_short(lines[above].content)
                && !ends_sentence(lines[above].content)
                && (above == 0 || matches!(shapes[above - 1], Shape::Blank | Shape::Underline))
        }) {
            let level = if lines[at].content.starts_with('=') { 1 } else { 2 };
            shapes[above] = Shape::Heading { level, from: 0, cut: 0 };
        }
        shapes[at] = Shape::Blank;
    }
}

/// A short line between blank lines is a heading when it is in Title Case or begins as headings do; with nothing but
/// its text below it, only when that is clearly a paragraph.
#[cfg_attr(target_arch = "wasm32", inline(never))]
fn standing_alone_headings(lines: &[Line<'_>], shapes: &mut [Shape]) {
    for at in 0..shapes.len() {
        let below_gap = at == 0 || matches!(shapes[at - 1], Shape::Blank | Shape::Skip);
        if shapes[at] != Shape::Text || !below_gap {
            continue;
        }
        let content = lines[at].content;
        let alone = shapes.get(at + 1).is_none_or(|next| matches!(next, Shape::Blank | Shape::Item { .. }));
        let above_prose = shapes.get(at + 1) == Some(&Shape::Text) && is_prose(lines[at + 1].content);
        let heading = alone && (is_title_case(content) || is_question_heading(content))
            || above_prose && has_at_most(content, 6) && is_title_case(content) && at > 0;
        if heading {
            shapes[at] = Shape::Heading { level: 0, from: 0, cut: 0 };
        }
    }
}

/// A list whose bullets were lost on the way: three lines or more below a heading, each a point of its own.
#[cfg_attr(target_arch = "wasm32", inline(never))]
fn bare_list_lines(lines: &[Line<'_>], shapes: &mut [Shape]) {
    let mut at = 0;
    while at < shapes.len() {
        let end = (at..shapes.len()).find(|&end| shapes[end] != Shape::Text).unwrap_or(shapes.len());
        // Only above three lines: each of many blank ones would look back over all the others.
        let above = || (0..at).rev().map(|above| shapes[above]).find(|shape| *shape != Shape::Blank);
        let headed = end - at >= 3 && matches!(above(), Some(Shape::Heading { .. }));
        if headed && is_bare_list(&lines[at..end]) {
            shapes[at..end].fill(Shape::Item { depth: 0, from: 0 });
        }
        at = end.max(at + 1);
    }
}

/// Points begin with a capital, most have no stop, and none was wrapped onto the next line.
fn is_bare_list(lines: &[Line<'_>]) -> bool {
    let points = lines
        .iter()
        .filter(|line| line.content.starts_with(char::is_uppercase) && !has_at_most(line.content, 2));
    let stops = lines.iter().filter(|line| line.content.ends_with('.')).count();
    points.count() == lines.len() && stops * 3 <= lines.len()
}

fn is_prose(content: &str) -> bool {
    content.len() >= 40 && content.contains(' ') && content.trim_end().ends_with(['.', '!'])
}

/// "3 March 2026", "$30 - $35": a value and no heading.
fn is_mostly_numbers(content: &str) -> bool {
    let has_digit = |word: &&str| word.bytes().any(|byte| byte.is_ascii_digit());
    let numbers = || content.split_whitespace().filter(has_digit).count();
    content.bytes().any(|byte| byte.is_ascii_digit()) && numbers() * 2 > content.split_whitespace().count()
}

/// "What we look for in you", "How you will work": words that begin a heading, and no sentence.
fn is_question_heading(content: &str) -> bool {
    const LEADS: [&str; 6] = ["What", "Who", "Where", "How", "Why", "When"];
    content.split_whitespace().next().is_some_and(|first| LEADS.contains(&first))
        && !has_at_most(content, 1)
        && has_at_most(content, 8)
        && !content.contains(['.', ',', ';', '@'])
}

#[cfg_attr(target_arch = "wasm32", inline(never))]
fn is_title_case(content: &str) -> bool {
    const MOST_WORDS: usize = 10;
    if !content.starts_with(|c: char| !c.is_lowercase()) || content.ends_with(['.', ',', ';', '!']) {
        return false;
    }
    let asks = content.ends_with(['?', '…']);
    let (mut words, mut capitals) = (0, 0);
    for word in content.split_whitespace().filter(|word| word.starts_with(char::is_alphabetic)) {
        let capital = word.starts_with(char::is_uppercase);
        words += 1;
        capitals += usize::from(capital);
        if words > MOST_WORDS || word.len() > 3 && !capital && !asks {
            return false;
        }
    }
    (asks || capitals * 2 >= words)
        && content.chars().filter(|c| c.is_alphabetic()).count() >= 4
        && !is_mostly_numbers(content)
        && !content.contains(['@', '|', '€', '$', '£'])
        && !content.contains(": ")
        && !content.contains("http")
}

#[cfg_attr(target_arch = "wasm32", inline(never))]
fn assemble(lines: &[Line<'_>], shapes: &[Shape]) -> Vec<RawBlock> {
    let mut blocks: Vec<RawBlock> = Vec::with_capacity(lines.len());
    // The number of the line that the open block ends with.
    let mut open: Option<usize> = None;
    for (at, (line, &shape)) in lines.iter().zip(shapes).enumerate() {
        let end = line.start + line.content.len();
        let block = |kind, from: usize, cut: usize| RawBlock {
            kind,
            range: TextRange::from_usize(line.start + from, (end - cut).max(line.start + from)),
        };
        match shape {
            Shape::Blank | Shape::Skip | Shape::Underline => open = None,
            Shape::Heading { level, from, cut } => {
                blocks.push(block(RawKind::Heading(level), from, cut));
                open = None;
            }
            Shape::Label(colon) => {
                blocks.push(block(RawKind::Label((line.start + colon) as u32), 0, 0));
                open = Some(at);
            }
            Shape::RunIn { from, to, rest } => {
                blocks.push(block(RawKind::Heading(0), from, line.content.len() - to));
                blocks.push(block(RawKind::Paragraph, rest, 0));
                open = Some(at);
            }
            Shape::Item { depth, from } => {
                blocks.push(block(RawKind::Item(depth), from, 0));
                open = Some(at);
            }
            Shape::TableRow => {
                blocks.push(block(RawKind::TableRow, 0, 0));
                open = None;
            }
            Shape::Text => {
                let goes_on = open.is_some_and(|above| continues(&lines[above], line));
                match blocks.last_mut().filter(|_| goes_on) {
                    Some(last) => last.range.end = end as u32,
                    None => blocks.push(block(RawKind::Paragraph, 0, 0)),
                }
                open = Some(at);
            }
        }
    }
    blocks
}

/// Was the line above broken by an editor, so that this one goes on with it?
fn continues(above: &Line<'_>, line: &Line<'_>) -> bool {
    // "The following is required:" below a bullet begins something new.
    let announces = line.content.ends_with(':') && line.content.starts_with(char::is_uppercase);
    if announces && above.content.ends_with(['.', ';', '!', '?', ')']) {
        return false;
    }
    let length = above.content.len();
    (WRAPPED_FROM..=WRAPPED_TO).contains(&length)
        || length > WRAPPED_TO && !above.content.ends_with(['.', '!', '?', ':'])
        || line.content.starts_with(|c: char| c.is_lowercase() || matches!(c, '(' | ')' | ',' | '.' | ';'))
        || above.content.ends_with([',', '&', '/', '-'])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kinds(text: &str, format: Format) -> Vec<(String, String)> {
        let name = |kind| match kind {
            RawKind::Heading(_) => "heading",
            RawKind::Label(_) => "label",
            RawKind::Item(_) => "item",
            RawKind::TableRow => "row",
            RawKind::Paragraph => "paragraph",
        };
        let blocks = raw_blocks(text, 0, &[], format, None, None);
        blocks.iter().map(|block| (name(block.kind).to_owned(), block.range.of(text).to_owned())).collect()
    }

    fn only_kinds(text: &str) -> Vec<String> {
        kinds(text, Format::PlainText).into_iter().map(|(kind, _)| kind).collect()
    }

    #[test]
    fn tags_in_tags_without_end_are_no_calls_in_calls() {
        let line = format!("{}- Bake bread", "<div>".repeat(200_000));
        assert_eq!(only_kinds(&line).len(), 1);
        assert_eq!(only_kinds("<div><p><span>- Bake bread"), ["item"]);
    }

    #[track_caller]
    fn heading(text: &str, expected: &str) {
        for format in [Format::PlainText, Format::Markdown] {
            let found = kinds(text, format);
            assert_eq!(
                found.first(),
                Some(&("heading".to_owned(), expected.to_owned())),
                "{format:?} {text:?}"
            );
        }
    }

    #[test]
    fn headings_as_people_type_them() {
        heading("## What you'll do\n\ntext", "What you'll do");
        heading("REQUIRED QUALIFICATIONS\ntext", "REQUIRED QUALIFICATIONS");
        heading("Requirements:\n- one", "Requirements:");
        heading("**How to apply**\ntext", "How to apply");
        heading("__Benefits:__\ntext", "Benefits:");
        heading("Benefits\n--------\ntext", "Benefits");
        heading("=== JOB DESCRIPTION ===\ntext", "JOB DESCRIPTION");
        heading("1. Responsibilities\n\nBake bread.", "Responsibilities");
        heading("🚀 What you'll do\n- bake", "🚀 What you'll do");
        heading("Strategic Oversight of Ovens\n\nThe text goes on.", "Strategic Oversight of Ovens");
        heading("What we offer\nBread.", "What we offer");
    }

    #[test]
    fn bullets_as_people_type_them() {
        for mark in ["-", "*", "•", "·", "o", "▪", "●", "–", "1.", "a.", "(2)", "iv)"] {
            let text = format!("Duties:\n{mark} Bake bread\n{mark} Sell bread");
            assert_eq!(only_kinds(&text), ["heading", "item", "item"], "{mark}");
        }
    }

    #[test]
    fn labels_and_their_values() {
        assert_eq!(only_kinds("Salary: 30,000 pounds\nLOCATION: Leeds\n**Hours:** 40 a week"), ["label"; 3]);
        assert_eq!(
            only_kinds("He said: come along\n\nAt 10:30 we open\n\nhttps://a.example"),
            ["paragraph"; 3]
        );
    }

    #[test]
    fn wrapped_bullets_are_one_item() {
        let text = "- Keep the ovens of all four shops in the north of town clean and\nready for the morning\n- Sell";
        assert_eq!(only_kinds(text), ["item", "item"]);
    }

    #[test]
    fn crlf_and_lf_give_the_same_blocks() {
        let text = "# Baker\n\nWe bake.\n\n- one\n- two\n";
        let windows = text.replace('\n', "\r\n");
        for format in [Format::Markdown, Format::PlainText] {
            assert_eq!(kinds(text, format), kinds(&windows, format));
        }
    }

    #[test]
    fn code_and_comments_are_no_prose() {
        let text = "Text\n\n```\n# not a heading\n```\n\n<!-- a note\nfor us -->\n\nMore";
        assert_eq!(kinds(text, Format::Markdown).len(), 2);
    }
}
