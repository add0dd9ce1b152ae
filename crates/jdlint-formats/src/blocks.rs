//! What a document is made of, whatever its format. In: the events of a reader, in reading order. Out: [`Block`]s.
//!
//! A table is kept as one where each cell holds a line; where cells hold lists, headings or paragraphs it only lays
//! the page out, and its blocks follow one another.

use std::ops::Range;

use crate::Refusal;
use crate::inline::{Inline, Style};

/// Tables and lists are not followed deeper.
pub(crate) const MAX_DEPTH: usize = 256;
/// A cell of a table that is one holds no more bytes.
const LONGEST_CELL: usize = 400;
/// A definition that stands behind its term has no more bytes.
const LONGEST_DEFINITION: usize = 300;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum BlockKind {
    /// The title of the document.
    Title,
    /// 1 to 6.
    Heading(u8),
    Paragraph,
    /// A list item, nested this deep (0 outermost), with its number where it has one.
    Item {
        depth: u8,
        number: Option<u32>,
    },
    /// A further paragraph of an item of that depth.
    Continuation {
        depth: u8,
    },
    /// What a list of definitions defines, and the definition.
    Term,
    Definition,
    /// A line across.
    Rule,
    /// A comment for jdlint.
    Comment,
    /// A row of a table; its cells are in [`Block::cells`]. The first of a table says so.
    Row {
        first: bool,
    },
}

#[derive(Debug, Clone)]
pub(crate) struct Block {
    pub(crate) kind: BlockKind,
    pub(crate) inline: Inline,
    /// Of a row: the text of each cell and the number of its paragraph.
    pub(crate) cells: Vec<(Inline, u32)>,
    /// Number of the paragraph, where the format counts them; 0 otherwise.
    pub(crate) paragraph: u32,
    /// Row and column of the table that is open.
    cell: Option<(u32, u32)>,
}

impl Block {
    pub(crate) fn new(kind: BlockKind, inline: Inline, paragraph: u32) -> Self {
        Self { kind, inline, cells: Vec::new(), paragraph, cell: None }
    }
}

/// A table that is being read.
#[derive(Debug)]
struct Table {
    first_block: usize,
    /// How many cells each row has so far.
    rows: Vec<u32>,
    /// It holds another table, which cannot be shown in it.
    is_layout: bool,
}

/// Puts blocks together.
#[derive(Debug, Default)]
pub(crate) struct Builder {
    blocks: Vec<Block>,
    tables: Vec<Table>,
    /// Addresses of the links, by number.
    pub(crate) links: Vec<String>,
    /// The text of the block that is open.
    pub(crate) inline: Inline,
    kind: Option<BlockKind>,
    /// Number of the paragraph that is open.
    pub(crate) paragraph: u32,
    /// Comments that belong at the end of the line that follows.
    held_comments: Vec<(String, usize)>,
}

impl Builder {
    /// Says what the next text is. A block that is open ends.
    pub(crate) fn begin(&mut self, kind: BlockKind) {
        self.end();
        self.kind = Some(kind);
    }

    /// Ends the block that is open; what follows is this, if anything follows.
    pub(crate) fn begin_within(&mut self, kind: Option<BlockKind>) {
        self.end();
        self.kind = kind;
    }

    /// Is there text in the block that is open?
    pub(crate) fn has_text(&self) -> bool {
        !self.inline.is_empty()
    }

    /// What was begun and has no text yet.
    pub(crate) fn begun(&self) -> Option<BlockKind> {
        self.kind
    }

    /// Ends the block that is open.
    pub(crate) fn end(&mut self) {
        let mut inline = std::mem::take(&mut self.inline);
        inline.trim_end();
        if inline.is_empty() {
            return;
        }
        for (comment, source) in self.held_comments.drain(..) {
            inline.push_comment(&comment, source);
        }
        let kind = self.kind.take().unwrap_or(BlockKind::Paragraph);
        self.push(Block::new(kind, inline, self.paragraph));
    }

    /// Adds a whole block.
    pub(crate) fn push(&mut self, mut block: Block) {
        block.cell = self.tables.last().and_then(Table::cell);
        self.blocks.push(block);
    }

    /// A break of the line; two of them end the paragraph.
    pub(crate) fn line_break(&mut self, source: Range<usize>) {
        if !self.inline.ends_with_break() {
            self.inline.push_break(source);
            return;
        }
        let next = match self.kind {
            Some(BlockKind::Item { depth, .. } | BlockKind::Continuation { depth }) => {
                Some(BlockKind::Continuation { depth })
            }
            other => other,
        };
        self.end();
        self.kind = next;
    }

    /// A comment for jdlint. `of_line`: it speaks of the line that it is in.
    pub(crate) fn comment(&mut self, comment: &str, source: usize, of_line: bool) {
        if self.has_text() {
            self.inline.push_comment(comment, source);
        } else if of_line && self.kind.is_some() {
            self.held_comments.push((comment.to_owned(), source));
        } else {
            let mut inline = Inline::default();
            inline.push_comment(comment, source);
            self.push(Block::new(BlockKind::Comment, inline, self.paragraph));
        }
    }

    /// A line across.
    pub(crate) fn rule(&mut self) {
        self.end();
        self.push(Block::new(BlockKind::Rule, Inline::default(), self.paragraph));
    }

    /// The number of a link to that address.
    pub(crate) fn link(&mut self, address: String) -> u32 {
        self.links.push(address);
        self.links.len() as u32 - 1
    }

    /// How many blocks there are.
    pub(crate) fn count(&self) -> usize {
        self.blocks.len()
    }

    /// The blocks from that number on.
    pub(crate) fn since(&self, first: usize) -> &[Block] {
        self.blocks.get(first..).unwrap_or_default()
    }

    /// Forgets the blocks from that number on.
    pub(crate) fn forget_since(&mut self, first: usize) {
        self.blocks.truncate(first);
    }

    pub(crate) fn begin_table(&mut self) -> Result<(), Refusal> {
        self.end();
        self.kind = None;
        if self.tables.len() >= MAX_DEPTH {
            return Err(Refusal::too_deep("Its tables", MAX_DEPTH));
        }
        for outer in &mut self.tables {
            outer.is_layout = true;
        }
        self.tables.push(Table { first_block: self.blocks.len(), rows: Vec::new(), is_layout: false });
        Ok(())
    }

    pub(crate) fn begin_row(&mut self) {
        self.end();
        self.kind = None;
        if let Some(table) = self.tables.last_mut() {
            table.rows.push(0);
        }
    }

    pub(crate) fn begin_cell(&mut self) {
        self.end();
        self.kind = None;
        if let Some(table) = self.tables.last_mut() {
            match table.rows.last_mut() {
                Some(cells) => *cells += 1,
                None => table.rows.push(1),
            }
        }
    }

    pub(crate) fn end_table(&mut self) {
        self.end();
        self.kind = None;
        let Some(table) = self.tables.pop() else { return };
        if table.is_data(&self.blocks) {
            let blocks = self.blocks.split_off(table.first_block.min(self.blocks.len()));
            for row in table.as_rows(blocks) {
                self.push(row);
            }
        }
    }

    /// All blocks, in reading order.
    pub(crate) fn finish(mut self) -> (Vec<Block>, Vec<String>) {
        self.end();
        while !self.tables.is_empty() {
            self.end_table();
        }
        (with_definitions(self.blocks), self.links)
    }
}

impl Table {
    fn cell(&self) -> Option<(u32, u32)> {
        let cells = self.rows.last()?;
        Some((self.rows.len() as u32 - 1, cells.checked_sub(1)?))
    }

    /// Each cell holds at most one line, and there are two columns or more.
    fn is_data(&self, blocks: &[Block]) -> bool {
        if self.is_layout || self.rows.iter().max().is_none_or(|&columns| columns < 2) {
            return false;
        }
        let mut last = None;
        blocks.iter().skip(self.first_block).all(|block| {
            let is_own = last.replace(block.cell) != Some(block.cell);
            let is_line = matches!(block.kind, BlockKind::Paragraph)
                && block.inline.text.len() <= LONGEST_CELL
                && !block.inline.text.contains('\n');
            is_own && is_line && block.cell.is_some()
        })
    }

    fn as_rows(&self, blocks: Vec<Block>) -> Vec<Block> {
        let mut rows: Vec<Block> = Vec::new();
        let mut numbers: Vec<u32> = Vec::new();
        for block in blocks {
            let Some((row, column)) = block.cell else { continue };
            if numbers.last() != Some(&row) {
                let first = rows.is_empty();
                rows.push(Block::new(BlockKind::Row { first }, Inline::default(), block.paragraph));
                numbers.push(row);
            }
            if let Some(last) = rows.last_mut() {
                last.cells.resize_with(column as usize + 1, Default::default);
                last.cells[column as usize] = (block.inline, block.paragraph);
            }
        }
        for (row, number) in rows.iter_mut().zip(numbers) {
            let columns = self.rows.get(number as usize).copied().unwrap_or_default() as usize;
            row.cells.resize_with(columns.max(row.cells.len()), Default::default);
        }
        rows
    }
}

/// `<dt>Pay</dt><dd>12 pounds</dd>` is a label and its value where that fits on a line, else a heading and its text.
fn with_definitions(blocks: Vec<Block>) -> Vec<Block> {
    let mut found: Vec<Block> = Vec::with_capacity(blocks.len());
    let mut blocks = blocks.into_iter().peekable();
    while let Some(mut block) = blocks.next() {
        if block.kind == BlockKind::Definition {
            block.kind = BlockKind::Paragraph;
        }
        if block.kind != BlockKind::Term {
            found.push(block);
            continue;
        }
        block.kind = BlockKind::Paragraph;
        for piece in &mut block.inline.pieces {
            piece.style = Style { bold: true, ..piece.style };
        }
        let fits = |next: &Block| {
            next.kind == BlockKind::Definition
                && next.inline.text.len() <= LONGEST_DEFINITION
                && !next.inline.text.contains('\n')
        };
        if let Some(definition) = blocks.next_if(fits) {
            let more = blocks.peek().is_some_and(|next| next.kind == BlockKind::Definition);
            if more || block.inline.text.len() > LONGEST_DEFINITION {
                found.push(block);
                found.push(Block { kind: BlockKind::Paragraph, ..definition });
                continue;
            }
            let end = block.inline.pieces.last().map_or(0, |piece| piece.source.end);
            let colon = if block.inline.text.ends_with(':') { " " } else { ": " };
            block.inline.push_made(colon, end);
            block.inline.append(definition.inline);
        }
        found.push(block);
    }
    found
}
