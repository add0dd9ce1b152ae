//! Blocks to Markdown. In: [`Block`]s. Out: the text with its [`SourceMap`] and the paragraphs that it stands in.
//!
//! What people typed stays as they typed it: a bullet sign in a paragraph is not escaped, because it is one. Only what
//! would hide text or give orders is: tags, comments, fences.

use crate::Refusal;
use crate::blocks::{Block, BlockKind};
use crate::inline::{Inline, Style};
use crate::source_map::SourceMap;

/// The longest text that comes out (bytes), as long as the longest that jdlint lints.
pub(crate) const MAX_TEXT: usize = 32 << 20;
/// Items are not shown deeper.
const DEEPEST_ITEM: u8 = 9;
/// Longer addresses of links are left out.
const LONGEST_ADDRESS: usize = 300;

/// A text that was put together.
#[derive(Debug, Default)]
pub(crate) struct Markdown {
    pub(crate) text: String,
    pub(crate) map: SourceMap,
    /// Where the words of each paragraph start and end (bytes), and its number.
    pub(crate) paragraphs: Vec<(u32, u32, u32)>,
}

impl Markdown {
    /// Puts another text below this one.
    pub(crate) fn append(&mut self, part: &Self) {
        if part.text.is_empty() {
            return;
        }
        if !self.text.is_empty() {
            self.text.push('\n');
        }
        self.map.append(&part.map, self.text.len());
        self.text.push_str(&part.text);
    }
}

/// Writes the blocks.
pub(crate) fn write(blocks: &[Block], links: &[String]) -> Result<Markdown, Refusal> {
    let shift = u8::from(blocks.iter().any(|block| block.kind == BlockKind::Title));
    let mut writer =
        Writer { out: Markdown::default(), links, shift, indents: Vec::new(), above: None, paragraph: 0 };
    for (block, next) in blocks.iter().zip(kinds_after(blocks)) {
        writer.block(block, next);
        if writer.out.text.len() > MAX_TEXT {
            return Err(Refusal::too_large("The text in it", MAX_TEXT));
        }
    }
    if !writer.out.text.is_empty() {
        writer.out.text.push('\n');
    }
    Ok(writer.out)
}

/// What follows each block, comments aside: a comment stands before what it speaks of, with its indentation.
fn kinds_after(blocks: &[Block]) -> Vec<Option<BlockKind>> {
    let mut kinds = vec![None; blocks.len()];
    let mut next = None;
    for (kind, block) in kinds.iter_mut().zip(blocks).rev() {
        *kind = next;
        if block.kind != BlockKind::Comment {
            next = Some(block.kind);
        }
    }
    kinds
}

struct Writer<'a> {
    out: Markdown,
    links: &'a [String],
    /// Headings go down by this many levels, below the title.
    shift: u8,
    /// Columns where the text of the open items begins, outermost first.
    indents: Vec<usize>,
    /// What was written last.
    above: Option<BlockKind>,
    /// Number of the paragraph that is being written.
    paragraph: u32,
}

impl Writer<'_> {
    fn block(&mut self, block: &Block, next: Option<BlockKind>) {
        self.part(block.kind);
        self.paragraph = block.paragraph;
        match block.kind {
            BlockKind::Title => self.heading(1, &block.inline),
            BlockKind::Heading(level) => self.heading((level + self.shift).min(6), &block.inline),
            BlockKind::Item { depth, number } => self.item(depth, number, &block.inline),
            BlockKind::Continuation { depth } => {
                let indent = self.indent_below(depth);
                self.lines(&block.inline, indent);
            }
            BlockKind::Rule => self.out.text.push_str("* * *"),
            BlockKind::Comment => {
                let indent = match next {
                    Some(BlockKind::Item { depth, .. }) => {
                        depth.checked_sub(1).map_or(0, |above| self.indent_below(above))
                    }
                    _ => 0,
                };
                self.lines(&block.inline, indent);
            }
            BlockKind::Row { first } => self.row(&block.cells, first),
            BlockKind::Paragraph | BlockKind::Term | BlockKind::Definition if is_rule(&block.inline.text) => {
                self.out.text.push_str("* * *");
            }
            BlockKind::Paragraph | BlockKind::Term | BlockKind::Definition => self.lines(&block.inline, 0),
        }
        self.above = Some(block.kind);
    }

    /// Ends the line above and leaves one blank where the two do not belong together.
    fn part(&mut self, kind: BlockKind) {
        if !matches!(kind, BlockKind::Item { .. } | BlockKind::Continuation { .. } | BlockKind::Comment) {
            self.indents.clear();
        }
        let Some(above) = self.above else { return };
        let together = matches!(
            (above, kind),
            (BlockKind::Item { .. }, BlockKind::Item { .. } | BlockKind::Comment)
                | (BlockKind::Comment, _)
                | (BlockKind::Row { .. }, BlockKind::Row { first: false })
        );
        self.out.text.push_str(if together { "\n" } else { "\n\n" });
    }

    fn heading(&mut self, level: u8, inline: &Inline) {
        for _ in 0..level {
            self.out.text.push('#');
        }
        self.out.text.push(' ');
        self.inline(inline, Look { bold: false, breaks: Breaks::Spaces, in_cell: false });
    }

    fn item(&mut self, depth: u8, number: Option<u32>, inline: &Inline) {
        let depth = usize::from(depth.min(DEEPEST_ITEM)).min(self.indents.len());
        self.indents.truncate(depth);
        let indent = self.indents.last().copied().unwrap_or_default();
        let marker = number.map_or_else(|| "- ".to_owned(), |number| format!("{number}. "));
        self.indents.push(indent + marker.len());
        self.spaces(indent);
        self.out.text.push_str(&marker);
        self.lines_from(inline, indent + marker.len());
    }

    /// Where the text of an item of that depth begins.
    fn indent_below(&self, depth: u8) -> usize {
        let at = usize::from(depth.min(DEEPEST_ITEM)).min(self.indents.len().saturating_sub(1));
        self.indents.get(at).copied().unwrap_or_default()
    }

    fn lines(&mut self, inline: &Inline, indent: usize) {
        self.spaces(indent);
        self.lines_from(inline, indent);
    }

    fn lines_from(&mut self, inline: &Inline, indent: usize) {
        self.inline(inline, Look { bold: true, breaks: Breaks::Lines(indent), in_cell: false });
    }

    fn row(&mut self, cells: &[(Inline, u32)], first: bool) {
        for (cell, paragraph) in cells {
            self.paragraph = *paragraph;
            self.out.text.push_str("| ");
            self.inline(cell, Look { bold: !first, breaks: Breaks::Spaces, in_cell: true });
            self.out.text.push(' ');
        }
        self.out.text.push('|');
        if first {
            self.out.text.push('\n');
            self.out.text.push_str(&"| --- ".repeat(cells.len()));
            self.out.text.push('|');
        }
    }

    fn spaces(&mut self, count: usize) {
        self.out.text.extend(std::iter::repeat_n(' ', count));
    }

    /// Writes the text of a block with its emphasis and its links.
    fn inline(&mut self, inline: &Inline, look: Look) {
        let start = self.out.text.len() as u32;
        let styles = shown_styles(inline, look.bold);
        let mut open = Style::default();
        let mut at = 0;
        let mut begins_line = true;
        for (piece, &style) in inline.pieces.iter().zip(&styles) {
            let text = &inline.text[at..at + piece.length];
            let rest = &inline.text.as_bytes()[at..];
            at += piece.length;
            self.change_style(open, style);
            open = style;
            if text == "\n" && !piece.raw {
                match look.breaks {
                    Breaks::Spaces => self.out.text.push(' '),
                    Breaks::Lines(indent) => {
                        self.out.text.push_str("  \n");
                        self.spaces(indent);
                        begins_line = true;
                    }
                }
                continue;
            }
            let escapes = Escapes { rest, begins_line, in_cell: look.in_cell, off: piece.raw };
            self.piece(text, piece.source.clone(), piece.same, escapes);
            begins_line = false;
        }
        self.change_style(open, Style::default());
        let end = self.out.text.len() as u32;
        if start < end {
            self.out.paragraphs.push((start, end, self.paragraph));
        }
    }

    fn change_style(&mut self, from: Style, to: Style) {
        if from == to {
            return;
        }
        self.out.text.push_str(emphasis(from));
        if from.link != to.link {
            if let Some(address) = self.address(from.link) {
                let end = format!("]({address})");
                self.out.text.push_str(&end);
            }
            if self.address(to.link).is_some() {
                self.out.text.push('[');
            }
        }
        self.out.text.push_str(emphasis(to));
    }

    /// Nothing for an address that would say nothing or break the line.
    fn address(&self, link: Option<u32>) -> Option<&str> {
        let address = self.links.get(link? as usize)?;
        if address.len() > LONGEST_ADDRESS {
            return None;
        }
        let known = ["https://", "http://", "mailto:", "tel:"].iter().any(|start| address.starts_with(start));
        let breaks = |sign: char| sign.is_whitespace() || matches!(sign, '(' | ')' | '<' | '>');
        (known && !address.contains(breaks)).then_some(address)
    }

    fn piece(&mut self, text: &str, source: std::ops::Range<usize>, same: bool, escapes: Escapes<'_>) {
        let start = self.out.text.len();
        if !same {
            self.escaped(text, 0, escapes, |_, _| {});
            self.out.map.push(start..self.out.text.len(), source, false);
            return;
        }
        let mut map = std::mem::take(&mut self.out.map);
        self.escaped(text, source.start, escapes, |text, source| map.push(text, source, true));
        self.out.map = map;
    }

    /// Writes text with a backslash where one is needed, and tells each stretch that stands as it was.
    fn escaped(
        &mut self,
        text: &str,
        source: usize,
        escapes: Escapes<'_>,
        mut tell: impl FnMut(std::ops::Range<usize>, std::ops::Range<usize>),
    ) {
        let mut from = 0;
        for at in 0..text.len() {
            if !escapes.needs_backslash(at) {
                continue;
            }
            let start = self.out.text.len();
            self.out.text.push_str(&text[from..at]);
            tell(start..self.out.text.len(), source + from..source + at);
            self.out.text.push('\\');
            from = at;
        }
        let start = self.out.text.len();
        self.out.text.push_str(&text[from..]);
        tell(start..self.out.text.len(), source + from..source + text.len());
    }
}

#[derive(Debug, Clone, Copy)]
struct Look {
    bold: bool,
    breaks: Breaks,
    in_cell: bool,
}

/// What becomes of a break of the line.
#[derive(Debug, Clone, Copy)]
enum Breaks {
    Spaces,
    /// A line that begins in this column.
    Lines(usize),
}

#[derive(Debug, Clone, Copy)]
struct Escapes<'t> {
    /// The text of the block from this piece on.
    rest: &'t [u8],
    begins_line: bool,
    in_cell: bool,
    off: bool,
}

impl Escapes<'_> {
    /// Does the sign that many bytes on need one?
    fn needs_backslash(self, at: usize) -> bool {
        let bytes = self.rest;
        match bytes[at] {
            _ if self.off => false,
            b'<' => bytes
                .get(at + 1)
                .is_some_and(|next| next.is_ascii_alphabetic() || matches!(next, b'/' | b'!' | b'?')),
            b'|' => self.in_cell,
            b'`' | b'~' | b'+' if at == 0 && self.begins_line => {
                bytes.len() >= 3 && bytes[1] == bytes[0] && bytes[2] == bytes[0]
            }
            _ => false,
        }
    }
}

fn emphasis(style: Style) -> &'static str {
    match (style.bold, style.italic) {
        (true, true) => "***",
        (true, false) => "**",
        (false, true) => "*",
        (false, false) => "",
    }
}

/// `-----` between paragraphs.
fn is_rule(text: &str) -> bool {
    text.len() >= 3 && text.chars().all(|sign| matches!(sign, '-' | '=' | '*' | '_' | '~' | ' '))
}

/// The style that each piece is shown in. White space at the edges of a style is not part of it, and a style that
/// begins or ends within a word is not shown: its signs would tear the word.
fn shown_styles(inline: &Inline, bold: bool) -> Vec<Style> {
    let mut styles: Vec<Style> = Vec::with_capacity(inline.pieces.len());
    let mut texts = Vec::with_capacity(inline.pieces.len());
    let mut at = 0;
    for piece in &inline.pieces {
        let text = &inline.text[at..at + piece.length];
        at += piece.length;
        let plain = piece.raw || text.trim().is_empty();
        // An address that is shown need not be said again.
        let is_address = text.contains("://") || text.contains('@') || text.starts_with("www.");
        let link = piece.style.link.filter(|_| !is_address);
        let style = Style { bold: piece.style.bold && bold, link, ..piece.style };
        styles.push(if plain { Style::default() } else { style });
        texts.push(text);
    }
    // Between two words of one style, white space has it as well.
    for at in 1..styles.len().saturating_sub(1) {
        let blank = texts[at].trim().is_empty() && texts[at] != "\n";
        if blank && styles[at - 1] == styles[at + 1] {
            styles[at] = styles[at - 1];
        }
    }
    let tears = |left: usize| {
        let ends_in_word = texts[left].ends_with(char::is_alphanumeric);
        ends_in_word && texts[left + 1].starts_with(char::is_alphanumeric)
    };
    let mut from = 0;
    while from < styles.len() {
        let style = styles[from];
        let to = (from..styles.len()).find(|&at| styles[at] != style).unwrap_or(styles.len());
        let torn = from > 0 && tears(from - 1) || to < styles.len() && tears(to - 1);
        if torn && (style.bold || style.italic) {
            styles[from..to].fill(Style { bold: false, italic: false, ..style });
        }
        from = to;
    }
    styles
}
