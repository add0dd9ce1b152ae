//! HTML to blocks. In: a page or a fragment. Out: its blocks, each text with its place, and its `JobPosting` data.
//!
//! The tokeniser is a library; what the tags mean for a reader is told here, in one pass without a tree, so that pages
//! nested a hundred thousand deep, unclosed and wrongly closed tags cost no more than others.
//!
//! Left out: programs, looks, ways through the site (`nav`), what is hidden (`hidden`, `display:none`), and a header,
//! footer or aside of the page that consists mostly of links or claims a copyright. Their text is not of the posting.

pub(crate) mod entities;
mod tags;

use std::ops::Range;

use html5gum::{DefaultEmitter, EndTag, StartTag, Token, Tokenizer};

use crate::Refusal;
use crate::blocks::{Block, BlockKind, Builder, MAX_DEPTH};
use crate::inline::{Inline, Style};
use entities::Part;
use tags::{Meaning, is_void, meaning};

/// Inline elements looked through for the one that an end tag ends.
const INLINE_LOOK: usize = 64;

/// What a page holds.
pub(crate) struct Page {
    pub(crate) blocks: Vec<Block>,
    pub(crate) links: Vec<String>,
    /// `<script type="application/ld+json">` elements: where each starts and ends, and its content (bytes).
    pub(crate) data: Vec<(Range<usize>, Range<usize>)>,
}

/// Reads a page.
pub(crate) fn read(source: &str) -> Result<Page, Refusal> {
    let mut emitter = DefaultEmitter::<usize>::new_with_span();
    emitter.naively_switch_states(true);
    let mut reader = Reader::new(source);
    for token in Tokenizer::new_with_emitter(source, emitter).flatten() {
        match token {
            Token::StartTag(tag) => reader.start(&tag)?,
            Token::EndTag(tag) => reader.end(&tag),
            Token::String(text) => reader.text(text.span.start..text.span.end),
            Token::Comment(comment) => reader.comment(comment.span.start..comment.span.end),
            Token::Doctype(_) | Token::Error(_) => {}
        }
    }
    Ok(reader.finish())
}

/// An element that shapes the page and is open.
#[derive(Debug)]
enum Open {
    List {
        ordered: bool,
        next: u32,
    },
    Table,
    /// A header, footer or aside, and what was there before it.
    Frame {
        first_block: usize,
        links: usize,
    },
    Content,
}

impl Open {
    const fn is_like(&self, meaning: Meaning) -> bool {
        matches!(
            (self, meaning),
            (Self::List { .. }, Meaning::List { .. })
                | (Self::Table, Meaning::Table)
                | (Self::Frame { .. }, Meaning::Frame)
                | (Self::Content, Meaning::Content)
        )
    }
}

/// Which of [`Open`] are open, so that an end tag without a start is known as one at once.
#[derive(Debug, Default)]
struct Counts {
    lists: usize,
    tables: usize,
    frames: usize,
    contents: usize,
}

impl Counts {
    fn of(&mut self, open: &Open) -> &mut usize {
        match open {
            Open::List { .. } => &mut self.lists,
            Open::Table => &mut self.tables,
            Open::Frame { .. } => &mut self.frames,
            Open::Content => &mut self.contents,
        }
    }

    fn of_meaning(&self, meaning: Meaning) -> usize {
        match meaning {
            Meaning::List { .. } => self.lists,
            Meaning::Table => self.tables,
            Meaning::Frame => self.frames,
            Meaning::Content => self.contents,
            _ => 0,
        }
    }
}

struct Reader<'a> {
    source: &'a str,
    builder: Builder,
    open: Vec<Open>,
    counts: Counts,
    /// Inline elements of the block and the style that they had before.
    inline: Vec<(Meaning, Style)>,
    style: Style,
    /// The element that is passed over, and how many of its name are open.
    skipped: Option<(Vec<u8>, usize)>,
    /// The start of a `<script>` whose text comes next; is it data?
    script: Option<(usize, bool)>,
    data: Vec<(Range<usize>, Range<usize>)>,
    title: Option<Inline>,
    is_typed: bool,
    /// Bytes of text within links so far.
    linked: usize,
}

impl<'a> Reader<'a> {
    fn new(source: &'a str) -> Self {
        Self {
            source,
            builder: Builder::default(),
            open: Vec::new(),
            counts: Counts::default(),
            inline: Vec::new(),
            style: Style::default(),
            skipped: None,
            script: None,
            data: Vec::new(),
            title: None,
            is_typed: false,
            linked: 0,
        }
    }

    fn start(&mut self, tag: &StartTag<usize>) -> Result<(), Refusal> {
        let name: &[u8] = &tag.name;
        let meaning = meaning(name);
        if meaning == Meaning::Script {
            let is_data = attribute(tag, b"type")
                .is_some_and(|kind| kind.trim().eq_ignore_ascii_case("application/ld+json"));
            self.script = Some((tag.span.start, is_data));
            return Ok(());
        }
        if let Some((skipped, count)) = &mut self.skipped {
            *count += usize::from(skipped == name && !tag.self_closing);
            return Ok(());
        }
        if !is_void(name) && (meaning == Meaning::Skipped || is_hidden(tag)) {
            let is_foreign = matches!(name, b"svg" | b"math");
            if !(is_foreign && tag.self_closing) {
                self.skipped = Some((name.to_vec(), 1));
            }
            return Ok(());
        }
        match meaning {
            Meaning::Heading(level) => self.begin(BlockKind::Heading(level)),
            Meaning::Block | Meaning::Title => self.part(),
            Meaning::Typed => {
                self.part();
                self.is_typed = true;
            }
            Meaning::List { ordered } => {
                self.part();
                let start = attribute(tag, b"start").and_then(|start| start.trim().parse().ok()).unwrap_or(1);
                self.push_open(Open::List { ordered, next: start })?;
            }
            Meaning::Item => {
                self.part();
                let kind = self.item();
                self.begin(kind);
            }
            Meaning::Term => self.begin(BlockKind::Term),
            Meaning::Definition => self.begin(BlockKind::Definition),
            Meaning::Table => {
                self.part();
                self.push_open(Open::Table)?;
                self.builder.begin_table()?;
            }
            Meaning::Row => {
                self.clear_styles();
                self.builder.begin_row();
            }
            Meaning::Cell => {
                self.clear_styles();
                self.builder.begin_cell();
            }
            Meaning::Break => self.builder.line_break(tag.span.start..tag.span.end),
            Meaning::Rule => {
                self.part();
                self.builder.rule();
            }
            Meaning::Bold | Meaning::Italic | Meaning::Span | Meaning::Link => {
                self.begin_inline(meaning, tag);
            }
            Meaning::Frame => {
                self.part();
                let frame = Open::Frame { first_block: self.builder.count(), links: self.linked };
                self.push_open(frame)?;
            }
            Meaning::Content => {
                self.part();
                self.push_open(Open::Content)?;
            }
            Meaning::Skipped | Meaning::Script | Meaning::Nothing => {}
        }
        Ok(())
    }

    fn end(&mut self, tag: &EndTag<usize>) {
        let name: &[u8] = &tag.name;
        if name == b"script" {
            self.script = None;
            if let Some((element, _)) = self.data.last_mut().filter(|(element, _)| element.end == 0) {
                element.end = tag.span.end;
            }
            return;
        }
        if let Some((skipped, count)) = &mut self.skipped {
            *count -= usize::from(skipped == name);
            if *count == 0 {
                self.skipped = None;
            }
            return;
        }
        let meaning = meaning(name);
        match meaning {
            Meaning::List { .. } | Meaning::Table | Meaning::Frame | Meaning::Content => self.close(meaning),
            Meaning::Heading(_) | Meaning::Term | Meaning::Definition | Meaning::Item => {
                self.part();
                self.builder.begin_within(self.continuation());
            }
            Meaning::Block => self.part(),
            Meaning::Typed => {
                self.part();
                self.is_typed = false;
            }
            Meaning::Row | Meaning::Cell => {
                self.clear_styles();
                self.builder.end();
            }
            Meaning::Break => self.builder.line_break(tag.span.start..tag.span.end),
            Meaning::Bold | Meaning::Italic | Meaning::Span | Meaning::Link => self.end_inline(meaning),
            Meaning::Title => {
                let title = std::mem::take(&mut self.builder.inline);
                self.title.get_or_insert(title);
            }
            Meaning::Rule | Meaning::Skipped | Meaning::Script | Meaning::Nothing => {}
        }
    }

    fn text(&mut self, range: Range<usize>) {
        if let Some((start, is_data)) = self.script {
            if is_data {
                self.data.push((start..0, range));
            }
            return;
        }
        if self.skipped.is_some() {
            return;
        }
        let Self { source, builder, style, is_typed, linked, .. } = self;
        entities::parts(source, range, |part| {
            *linked += if style.link.is_some() { part.length() } else { 0 };
            match part {
                Part::Same(text, at) if *is_typed => typed_lines(text, at, *style, builder),
                Part::Same(text, at) => builder.inline.push_same(text, at, *style),
                Part::Reference(text, place) => builder.inline.push_other(&text, place, *style),
            }
        });
    }

    /// Only comments that are meant for jdlint are of interest.
    fn comment(&mut self, range: Range<usize>) {
        let Some(comment) = self.source.get(range.clone()) else { return };
        let inner = comment.strip_prefix("<!--").unwrap_or_default().trim_start();
        if self.skipped.is_none() && inner.starts_with("jdlint-") && comment.ends_with("-->") {
            self.builder.comment(comment, range.start, inner.starts_with("jdlint-disable-line"));
        }
    }

    fn finish(mut self) -> Page {
        while let Some(open) = self.open.pop() {
            self.closed(&open);
        }
        let length = self.source.len();
        for (element, _) in &mut self.data {
            element.end = if element.end == 0 { length } else { element.end };
        }
        let (blocks, links) = self.builder.finish();
        let blocks = with_site_name(blocks, self.title);
        Page { blocks, links, data: self.data }
    }

    /// Ends the paragraph. Within an item what follows belongs to it.
    fn part(&mut self) {
        let had_text = self.builder.has_text();
        let next = match self.builder.begun() {
            // `<li><p>`: the item is still to come.
            begun @ Some(_) if !had_text => begun,
            Some(BlockKind::Item { depth, .. } | BlockKind::Continuation { depth }) => {
                Some(BlockKind::Continuation { depth })
            }
            Some(BlockKind::Definition) => Some(BlockKind::Definition),
            _ => None,
        };
        self.clear_styles();
        self.builder.begin_within(next);
    }

    fn begin(&mut self, kind: BlockKind) {
        self.clear_styles();
        self.builder.begin(kind);
    }

    /// Emphasis that nobody ended does not go on over the paragraphs that follow.
    fn clear_styles(&mut self) {
        self.inline.clear();
        self.style = Style::default();
    }

    fn begin_inline(&mut self, meaning: Meaning, tag: &StartTag<usize>) {
        self.inline.push((meaning, self.style));
        match meaning {
            Meaning::Bold => self.style.bold = true,
            Meaning::Italic => self.style.italic = true,
            Meaning::Link => {
                self.style.link = attribute(tag, b"href").map(|address| self.builder.link(address));
            }
            _ => {}
        }
        let Some(css) = attribute(tag, b"style") else { return };
        match css_value(&css, "font-weight") {
            Some("normal" | "400" | "300") => self.style.bold = false,
            Some("bold" | "bolder" | "600" | "700" | "800" | "900") => self.style.bold = true,
            _ => {}
        }
        match css_value(&css, "font-style") {
            Some("normal") => self.style.italic = false,
            Some("italic" | "oblique") => self.style.italic = true,
            _ => {}
        }
    }

    fn end_inline(&mut self, meaning: Meaning) {
        let open = self.inline.iter().rev().take(INLINE_LOOK).position(|(open, _)| *open == meaning);
        if let Some(back) = open {
            let at = self.inline.len() - 1 - back;
            self.style = self.inline[at].1;
            self.inline.truncate(at);
        }
    }

    fn push_open(&mut self, open: Open) -> Result<(), Refusal> {
        if self.open.len() >= MAX_DEPTH {
            return Err(Refusal::too_deep("Its lists, tables and sections", MAX_DEPTH));
        }
        *self.counts.of(&open) += 1;
        self.open.push(open);
        Ok(())
    }

    /// Closes the innermost of that kind and what was left open in it.
    fn close(&mut self, meaning: Meaning) {
        self.part();
        if self.counts.of_meaning(meaning) == 0 {
            return;
        }
        while let Some(open) = self.open.pop() {
            self.closed(&open);
            if open.is_like(meaning) {
                break;
            }
        }
        self.builder.begin_within(self.continuation());
    }

    fn closed(&mut self, open: &Open) {
        *self.counts.of(open) -= 1;
        match *open {
            Open::Table => self.builder.end_table(),
            Open::Frame { first_block, links } => {
                self.builder.end();
                if self.counts.contents == 0 && self.is_boilerplate(first_block, links) {
                    self.builder.forget_since(first_block);
                }
            }
            Open::List { .. } | Open::Content => self.builder.end(),
        }
    }

    /// Is what a header or footer holds the same on every page?
    fn is_boilerplate(&self, first_block: usize, links: usize) -> bool {
        let blocks = self.builder.since(first_block);
        let length: usize = blocks.iter().map(|block| block.inline.text.len()).sum();
        let has_title = blocks.iter().any(|block| block.kind == BlockKind::Heading(1));
        let claims = || blocks.iter().any(|block| block.inline.text.contains('©'));
        !has_title && ((self.linked - links) * 2 > length || claims())
    }

    /// What text after the end of a block is: a part of the item around it, where there is one.
    fn continuation(&self) -> Option<BlockKind> {
        let lists = self.lists_of_cell();
        let depth = lists.checked_sub(1)?;
        Some(BlockKind::Continuation { depth: depth.min(usize::from(u8::MAX)) as u8 })
    }

    fn item(&mut self) -> BlockKind {
        let lists = self.lists_of_cell();
        let depth = lists.saturating_sub(1).min(usize::from(u8::MAX)) as u8;
        let list = self.open.iter_mut().rev().find_map(|open| match open {
            Open::List { ordered, next } => Some((ordered, next)),
            _ => None,
        });
        let number = match list {
            Some((true, next)) => {
                *next = next.saturating_add(1);
                Some(*next - 1)
            }
            _ => None,
        };
        BlockKind::Item { depth, number }
    }

    /// The lists that are open within the innermost table.
    fn lists_of_cell(&self) -> usize {
        let inside = self.open.iter().rev().take_while(|open| !matches!(open, Open::Table));
        inside.filter(|open| matches!(open, Open::List { .. })).count()
    }
}

/// What parts the name of the job from that of the site in a page's title.
const TITLE_PARTS: [&str; 6] = [" | ", " - ", " – ", " — ", " · ", " :: "];

/// `<title>Baker | Sample Bakery</title>` over the heading "Baker": often no other place names the employer. The name
/// stands below the heading, as in postings that people write; without any heading, the title is the first line.
fn with_site_name(mut blocks: Vec<Block>, title: Option<Inline>) -> Vec<Block> {
    let Some(title) = title.filter(|title| !title.is_empty()) else { return blocks };
    let Some(at) = blocks.iter().position(|block| matches!(block.kind, BlockKind::Heading(_))) else {
        if !blocks.is_empty() {
            blocks.insert(0, Block::new(BlockKind::Paragraph, title, 0));
        }
        return blocks;
    };
    let job = blocks[at].inline.text.to_lowercase();
    let mut parts: Vec<Range<usize>> = Vec::new();
    let mut start = 0;
    let signs = TITLE_PARTS.iter().flat_map(|sign| title.text.match_indices(sign));
    let mut signs: Vec<_> = signs.map(|(at, sign)| at..at + sign.len()).collect();
    signs.sort_by_key(|sign| sign.start);
    for sign in signs {
        parts.push(start..sign.start);
        start = sign.end;
    }
    parts.push(start..title.text.len());
    let is_job =
        |part: &Range<usize>| title.text.get(part.clone()).is_some_and(|part| part.to_lowercase() == job);
    let site = parts.iter().rfind(|part| !is_job(part)).filter(|_| parts.iter().any(is_job));
    if let Some(site) = site {
        let name = title.part(site.clone());
        let is_said = blocks.iter().any(|block| block.inline.text.contains(&name.text));
        if !is_said {
            blocks.insert(at + 1, Block::new(BlockKind::Paragraph, name, 0));
        }
    }
    blocks
}

impl Part<'_> {
    fn length(&self) -> usize {
        match self {
            Self::Same(text, _) => text.trim().len(),
            Self::Reference(text, _) => text.trim().len(),
        }
    }
}

/// Each line of `<pre>` is one.
fn typed_lines(text: &str, source: usize, style: Style, builder: &mut Builder) {
    let mut at = source;
    for line in text.split_inclusive('\n') {
        let content = line.trim_end_matches(['\n', '\r']);
        builder.inline.push_same(content, at, style);
        if content.len() < line.len() {
            builder.line_break(at + content.len()..at + line.len());
        }
        at += line.len();
    }
}

fn attribute(tag: &StartTag<usize>, name: &[u8]) -> Option<String> {
    tag.attributes.get(name).map(|value| String::from_utf8_lossy(&value.value).into_owned())
}

fn is_hidden(tag: &StartTag<usize>) -> bool {
    if tag.attributes.is_empty() {
        return false;
    }
    let css = || attribute(tag, b"style").unwrap_or_default();
    tag.attributes.contains_key(&b"hidden"[..])
        || attribute(tag, b"role").is_some_and(|role| role.eq_ignore_ascii_case("navigation"))
        || css_value(&css(), "display") == Some("none")
        || css_value(&css(), "visibility") == Some("hidden")
}

/// The value of a property in a `style` attribute.
fn css_value<'a>(css: &'a str, property: &str) -> Option<&'a str> {
    css.split(';').find_map(|declaration| {
        let (name, value) = declaration.split_once(':')?;
        name.trim().eq_ignore_ascii_case(property).then(|| value.trim_end_matches("!important").trim())
    })
}
