//! Raw blocks to blocks of words. In: stretches of lines. Out: [`Block`]s in the document.
//!
//! More than a third of postings arrive as one flat line. Long blocks are therefore cut again where bullets and
//! headings stand inside the running text.

use std::cell::OnceCell;

use super::lines::{RawBlock, RawKind};
use super::sections::Theme;
use super::words::{Token, TokenKind, gap};
use super::{Document, Span};
use crate::lexicon::{FIRST_OTHER_HEADING, Hit, Lexicon};
use crate::text::TextRange;

/// A heading, paragraph, list item, label line or table row.
#[derive(Debug, Clone)]
pub(crate) struct Block {
    pub(crate) kind: BlockKind,
    /// The content without marker (bytes).
    pub(crate) range: TextRange,
    pub(crate) tokens: Span,
    pub(crate) sentences: Span,
    /// For an item: the block above its list, which may say what the list is.
    pub(crate) lead: Option<usize>,
    /// For an item: it belongs to an item above it.
    pub(crate) is_nested: bool,
    /// What its words are about, once somebody asked.
    pub(super) theme: OnceCell<Option<Theme>>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum BlockKind {
    /// Level 1 to 6; 0 where the text does not say.
    Heading {
        level: u8,
    },
    /// `Label: value`; the value starts at this token.
    Label {
        value: usize,
    },
    /// A list item, nested this deep.
    Item {
        depth: u8,
    },
    /// A row of a table.
    TableRow,
    Paragraph,
}

impl Block {
    fn new(kind: BlockKind, range: TextRange, tokens: Span) -> Self {
        Self { kind, range, tokens, sentences: 0..0, lead: None, is_nested: false, theme: OnceCell::new() }
    }

    pub(crate) fn is_heading(&self) -> bool {
        matches!(self.kind, BlockKind::Heading { .. })
    }

    pub(crate) fn is_item(&self) -> bool {
        matches!(self.kind, BlockKind::Item { .. })
    }

    /// The words that name a section: the label of a label line, else all.
    pub(crate) fn label(&self) -> Span {
        match self.kind {
            BlockKind::Label { value } => self.tokens.start..value,
            _ => self.tokens.clone(),
        }
    }

    /// The tokens that say something: the value of a label line, else all.
    pub(crate) fn content(&self) -> Span {
        match self.kind {
            BlockKind::Label { value } => value..self.tokens.end,
            _ => self.tokens.clone(),
        }
    }
}

/// A heading of more words is a paragraph that somebody marked as one.
const LONGEST_HEADING: usize = 40;

/// Blocks shorter than this many bytes are taken as they are.
const FLAT_FROM: u32 = 240;

/// Puts the raw blocks into the document. In: each with its words.
#[cfg_attr(target_arch = "wasm32", inline(never))]
pub(super) fn build<'r>(document: &mut Document<'_>, raw: impl Iterator<Item = (&'r RawBlock, &'r Span)>) {
    for (block, tokens) in raw.filter(|(_, tokens)| !tokens.is_empty()) {
        let kind = kind(document, block.kind, tokens);
        let breaks = if block.range.len() >= FLAT_FROM && !matches!(kind, BlockKind::Heading { .. }) {
            breaks(document, tokens)
        } else {
            Vec::new()
        };
        if breaks.is_empty() {
            document.blocks.push(Block::new(kind, block.range, tokens.clone()));
        } else {
            push_parts(document, kind, tokens, &breaks);
        }
    }
    relate_items(&mut document.blocks);
}

/// Tells every item what stands above its list, and whether it belongs to an item above it.
fn relate_items(blocks: &mut [Block]) {
    let mut lead = None;
    let mut outermost = 0;
    for (at, block) in blocks.iter_mut().enumerate() {
        let BlockKind::Item { depth } = block.kind else {
            lead = Some(at);
            outermost = u8::MAX;
            continue;
        };
        block.lead = lead;
        block.is_nested = depth > outermost;
        outermost = outermost.min(depth);
    }
}

fn kind(document: &Document<'_>, raw: RawKind, tokens: &Span) -> BlockKind {
    match raw {
        RawKind::Heading(_) if tokens.len() > LONGEST_HEADING => BlockKind::Paragraph,
        RawKind::Heading(level) => BlockKind::Heading { level },
        RawKind::Item(depth) => BlockKind::Item { depth },
        RawKind::TableRow => BlockKind::TableRow,
        RawKind::Paragraph => BlockKind::Paragraph,
        RawKind::Label(colon) => {
            let value = tokens.clone().find(|&at| document.tokens[at].start >= colon).unwrap_or(tokens.end);
            if value == tokens.end { BlockKind::Heading { level: 0 } } else { BlockKind::Label { value } }
        }
    }
}

/// A place where a flat block is cut: before this token.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Break {
    Bullet(usize),
    /// A heading from token to token.
    Heading(usize, usize),
}

impl Break {
    const fn at(self) -> usize {
        match self {
            Self::Bullet(at) | Self::Heading(at, _) => at,
        }
    }
}

fn breaks(document: &Document<'_>, tokens: &Span) -> Vec<Break> {
    let mut found: Vec<Break> = document
        .hits_of(Lexicon::Headings, tokens)
        .filter_map(|hit| inline_heading(document, tokens, hit))
        .collect();
    found.extend(foreign_headings(document, tokens));
    let gaps = document.tokens[tokens.clone()].iter().fold(0, |gaps, token| gaps | token.before);
    if gaps & gap::BULLET != 0 {
        found.extend(glyph_bullets(document, tokens).into_iter().map(Break::Bullet));
    }
    if gaps & gap::SPACED_DASH != 0 {
        found.extend(spaced_bullets(document, tokens).into_iter().map(Break::Bullet));
    }
    if gaps & gap::DASH != 0 || holds_star(document, tokens) {
        found.extend(glued_bullets(document, tokens).into_iter().map(Break::Bullet));
    }
    found.sort_by_key(|place| (place.at(), matches!(place, Break::Bullet(_))));
    found.dedup_by_key(|place| place.at());
    // What lies inside a heading is no break of its own.
    let mut free_from = 0;
    found.retain(|&place| {
        let free = place.at() >= free_from;
        if let (true, Break::Heading(_, end)) = (free, place) {
            free_from = end;
        }
        free
    });
    found
}

/// `Requirements:`, `REQUIREMENTS` or "What you need for this position -" in running text.
fn inline_heading(document: &Document<'_>, tokens: &Span, hit: Hit) -> Option<Break> {
    let (start, end) = (hit.start as usize, hit.end as usize);
    let flags = |at: usize| document.tokens[at].before;
    let begins = start == tokens.start || flags(start) & (gap::STOP | gap::BULLET | gap::LINE) != 0;
    // "What You Will Be DoingOur bakers": the line break after the heading was lost.
    if end < tokens.end && flags(end) == gap::LINE | gap::STOP && end - start > 1 {
        return Some(Break::Heading(start, end));
    }
    let capital = document.is_capital(start);
    // "PREFERRED QUALIFICATIONS • Three years"
    if capital
        && end < tokens.end
        && end - start > 1
        && flags(end) & gap::BULLET != 0
        && flags(start) & gap::BULLET == 0
    {
        let own = (start..end).all(|at| document.is_capital(at));
        if own {
            return Some(Break::Heading(heading_start(document, tokens, start), end));
        }
    }
    if begins && end - start > 1 && capital {
        if end < tokens.end && is_bulleted(document, end) && flags(end) & (gap::COMMA | gap::OPEN) == 0 {
            return Some(Break::Heading(start, end));
        }
        let mut reach = end..(end + 5).min(tokens.end);
        let stop = reach.find(|&at| flags(at) & (gap::COLON | gap::DASH | gap::STOP) != 0);
        if let Some(stop) = stop.filter(|&at| flags(at) & gap::STOP == 0 && flags(at) & gap::SPACE != 0) {
            return Some(Break::Heading(start, stop));
        }
    }
    is_inline_heading(document, tokens, hit)
        .then(|| Break::Heading(heading_start(document, tokens, start), end))
}

/// "Minimum Required Skills:" begins at its first capital, though the table knows only the end of it.
fn heading_start(document: &Document<'_>, tokens: &Span, start: usize) -> usize {
    let joins = |at: usize| document.tokens[at].before & !gap::SPACE == 0 && document.is_capital(at - 1);
    (start.saturating_sub(2).max(tokens.start)..start)
        .rev()
        .take_while(|&at| joins(at + 1))
        .last()
        .filter(|&at| at == tokens.start || document.tokens[at].before & (gap::STOP | gap::BULLET) != 0)
        .unwrap_or(start)
}

fn is_inline_heading(document: &Document<'_>, tokens: &Span, hit: Hit) -> bool {
    let (start, end) = (hit.start as usize, hit.end as usize);
    let words = document.range_of_hit(hit).of(document.text);
    if !words.starts_with(char::is_uppercase) || end == tokens.end {
        return false;
    }
    let colon = document.tokens[end].before & gap::COLON != 0;
    let before = document.tokens[start].before;
    let starts = start == tokens.start
        || before & (gap::STOP | gap::BULLET | gap::SPACED_DASH | gap::LINE | gap::CLOSE) != 0;
    let many_words = end - start > 1;
    // "Kto szuka: Ashdown Stanowisko: Baker": labels of portals stand one behind the other.
    let after_label = before & gap::COLON != 0;
    if colon && (starts || many_words || after_label || is_foreign(hit) || is_bulleted(document, end)) {
        return true;
    }
    let caps = |text: &str| {
        !text.contains(char::is_lowercase) && text.chars().filter(|c| c.is_alphabetic()).count() >= 6
    };
    let after_caps = start > tokens.start && caps(document.token_text(start - 1));
    // "ESSENTIAL JOB DUTIES" is one heading.
    let goes_on = document.is_in(Lexicon::Headings, end);
    caps(words) && starts && !after_caps && !goes_on && !caps(document.token_text(end))
}

/// `Responsibilities:- conducting`, `Responsibilities:  * Analysis`: a bullet stands before the token.
fn is_bulleted(document: &Document<'_>, at: usize) -> bool {
    let between = TextRange::new(document.tokens[at - 1].end, document.tokens[at].start).of(document.text);
    between.contains(['-', '*', '•', '–', '·'])
}

/// The heading is of another language than English.
const fn is_foreign(hit: Hit) -> bool {
    hit.row >= FIRST_OTHER_HEADING
}

/// "Nasze wymagania znajomość ... To oferujemy pracę": headings of several words that have lost their lines. One alone
/// may begin a sentence; several that head different things do not.
fn foreign_headings(document: &Document<'_>, tokens: &Span) -> Vec<Break> {
    let heads = |hit: &Hit| {
        let start = hit.start as usize;
        is_foreign(*hit)
            && hit.end - hit.start > 1
            && document.is_capital(start)
            && (hit.end as usize) < tokens.end
    };
    let hits: Vec<Hit> = document.hits_of(Lexicon::Headings, tokens).filter(heads).collect();
    let several = hits.iter().any(|hit| hit.value() != hits[0].value());
    let places = hits.iter().map(|hit| Break::Heading(hit.start as usize, hit.end as usize));
    if several { places.collect() } else { Vec::new() }
}

fn glyph_bullets(document: &Document<'_>, tokens: &Span) -> Vec<usize> {
    tokens.clone().skip(1).filter(|&at| document.tokens[at].before & gap::BULLET != 0).collect()
}

/// ` - ` and ` * `, where there are enough of them to be bullets and no dashes of a sentence.
fn spaced_bullets(document: &Document<'_>, tokens: &Span) -> Vec<usize> {
    // `1 - 3 years` is a range.
    let number = |at: usize| document.tokens[at].kind == TokenKind::Number;
    let range = |at: usize| at > tokens.start && number(at) && number(at - 1);
    let found: Vec<usize> = tokens
        .clone()
        .filter(|&at| document.tokens[at].before & gap::SPACED_DASH != 0 && !range(at))
        .collect();
    if found.len() >= 3 { found } else { Vec::new() }
}

/// A star stands before one of the words.
fn holds_star(document: &Document<'_>, tokens: &Span) -> bool {
    let TextRange { start, end } = document.range_of(tokens);
    document.text.as_bytes()[start.saturating_sub(1) as usize..end as usize].contains(&b'*')
}

/// ` -Experience ...` and `experience- Knows ...`, likewise.
fn glued_bullets(document: &Document<'_>, tokens: &Span) -> Vec<usize> {
    let bytes = document.text.as_bytes();
    let glued = |&(at, token): &(usize, &Token)| {
        let sign = || (token.start as usize).checked_sub(1).map(|before| bytes[before]);
        let after_word = || {
            at > tokens.start
                && bytes.get(document.tokens[at - 1].end as usize) == Some(&b'-')
                && !document.is_small(at)
        };
        token.before & (gap::SPACE | gap::SPACED_DASH) == gap::SPACE
            && (matches!(sign(), Some(b'-' | b'*')) || token.before & gap::DASH != 0 && after_word())
    };
    let all = (tokens.start..).zip(&document.tokens[tokens.clone()]);
    let found: Vec<usize> = all.filter(glued).map(|(at, _)| at).collect();
    if found.len() >= 3 { found } else { Vec::new() }
}

fn push_parts(document: &mut Document<'_>, kind: BlockKind, tokens: &Span, breaks: &[Break]) {
    let mut push = |kind, span: Span| {
        if !span.is_empty() {
            let range = document.range_of(&span);
            document.blocks.push(Block::new(kind, range, span));
        }
    };
    let first = breaks[0].at();
    // The value of a label line may have been cut away from its label.
    let kind = match kind {
        BlockKind::Label { value } if value >= first => BlockKind::Heading { level: 0 },
        other => other,
    };
    push(kind, tokens.start..first);
    for (at, &place) in breaks.iter().enumerate() {
        let end = breaks.get(at + 1).map_or(tokens.end, |next| next.at());
        match place {
            Break::Bullet(start) => push(BlockKind::Item { depth: 0 }, start..end),
            Break::Heading(start, heading_end) => {
                push(BlockKind::Heading { level: 0 }, start..heading_end);
                push(BlockKind::Paragraph, heading_end..end);
            }
        }
    }
}
