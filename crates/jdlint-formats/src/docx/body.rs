//! The text of a document. In: `document.xml` or the notes, with styles and lists. Out: blocks.

use super::numbering::{Marker, Numbering};
use super::relationships::Relationships;
use super::styles::{ParagraphStyle, Styles};
use super::xml::{Element, Node, Xml};
use crate::Refusal;
use crate::blocks::{Block, BlockKind, Builder};
use crate::inline::{Inline, Style};

pub(super) struct Body<'a> {
    builder: Builder,
    styles: &'a Styles,
    numbering: Numbering,
    relationships: &'a Relationships,
    /// Paragraphs so far, empty ones too.
    count: u32,
    /// The paragraphs that are open: one within the other where a text box hangs on it.
    open: Vec<Paragraph>,
    /// Text of a paragraph whose end was deleted: the next one goes on with it.
    carried: Option<Inline>,
}

/// A paragraph that is being read.
#[derive(Default)]
struct Paragraph {
    number: u32,
    inline: Inline,
    style: Option<String>,
    list: Option<String>,
    level: Option<u8>,
    outline: Option<u8>,
    run: Run,
    link: Option<u32>,
    /// Its end was deleted, so that the next paragraph joins it.
    joins_next: bool,
    /// The blocks of text boxes that hang on it.
    boxes: Vec<Block>,
}

/// How the open run looks.
#[derive(Debug, Clone, Copy, Default)]
struct Run {
    is_open: bool,
    bold: Option<bool>,
    italic: Option<bool>,
    is_hidden: bool,
}

impl<'a> Body<'a> {
    pub(super) fn new(
        builder: Builder,
        styles: &'a Styles,
        numbering: Numbering,
        relationships: &'a Relationships,
    ) -> Self {
        Self { builder, styles, numbering, relationships, count: 0, open: Vec::new(), carried: None }
    }

    /// Reads a part. Its paragraphs are counted on from those before.
    pub(super) fn read(&mut self, text: &str) -> Result<(), Refusal> {
        let mut xml = Xml::new(text);
        let mut in_text = false;
        let mut in_properties = false;
        while let Some(node) = xml.next()? {
            match node {
                Node::Text(text) => {
                    if in_text {
                        self.text(&text);
                    }
                }
                Node::Start(element) => match element.name.as_str() {
                    "t" => in_text = true,
                    "pPr" => in_properties = true,
                    // Left out: deleted text, what older programs are shown instead, and properties without text.
                    "del" if in_properties => {
                        if let Some(paragraph) = self.open.last_mut() {
                            paragraph.joins_next = true;
                        }
                    }
                    "del" | "moveFrom" | "mc:Fallback" | "sdtPr" | "rubyPr" | "rt" | "instrText" => {
                        xml.skip()?;
                    }
                    "footnote" | "endnote" if element.attribute("type").is_some() => xml.skip()?,
                    // Properties as they were before a change.
                    "pPrChange" | "rPrChange" | "numberingChange" | "sectPrChange" => xml.skip()?,
                    _ => self.start(&element, in_properties)?,
                },
                Node::End(name) => match name.as_str() {
                    "t" => in_text = false,
                    "pPr" => in_properties = false,
                    _ => self.end(&name),
                },
            }
        }
        Ok(())
    }

    pub(super) fn finish(mut self) -> Builder {
        while !self.open.is_empty() {
            self.end("p");
        }
        if let Some(inline) = self.carried.take() {
            self.builder.push(Block::new(BlockKind::Paragraph, inline, self.count));
        }
        self.builder
    }

    fn start(&mut self, element: &Element<'_>, in_properties: bool) -> Result<(), Refusal> {
        match element.name.as_str() {
            "p" => {
                self.count += 1;
                self.open.push(Paragraph { number: self.count, ..Paragraph::default() });
            }
            // A table within a text box follows the paragraph as plain blocks.
            "tbl" if self.open.is_empty() => self.builder.begin_table()?,
            "tr" if self.open.is_empty() => self.builder.begin_row(),
            "tc" if self.open.is_empty() => self.builder.begin_cell(),
            _ => {}
        }
        let Some(paragraph) = self.open.last_mut() else { return Ok(()) };
        let number = || element.value().and_then(|value| value.parse::<u8>().ok());
        match element.name.as_str() {
            "pStyle" => paragraph.style = element.value(),
            "numId" => paragraph.list = element.value(),
            "ilvl" => paragraph.level = number(),
            "outlineLvl" => paragraph.outline = number(),
            "r" => paragraph.run = Run { is_open: true, ..Run::default() },
            // Those of the mark at the paragraph's end say nothing of its text.
            _ if in_properties => {}
            "b" => paragraph.run.bold = Some(element.is_on()),
            "i" => paragraph.run.italic = Some(element.is_on()),
            "vanish" => paragraph.run.is_hidden = element.is_on(),
            "rStyle" => {
                let style = self.styles.paragraph(element.value().as_deref());
                paragraph.run.bold = paragraph.run.bold.or(style.bold.then_some(true));
                paragraph.run.italic = paragraph.run.italic.or(style.italic.then_some(true));
            }
            "tab" | "ptab" if paragraph.run.is_open => self.text("\t"),
            "noBreakHyphen" => self.text("-"),
            "sym" => {
                let sign = element.attribute("char").and_then(|code| u32::from_str_radix(&code, 16).ok());
                self.text(sign.and_then(symbol).unwrap_or_default());
            }
            "br" | "cr" => paragraph.inline.push_break(0..0),
            "hyperlink" => {
                let address = element.attribute("id").and_then(|id| self.relationships.address(&id));
                paragraph.link = address.map(|address| self.builder.link(address.to_owned()));
            }
            _ => {}
        }
        Ok(())
    }

    fn end(&mut self, name: &str) {
        match name {
            "p" => {
                if let Some(paragraph) = self.open.pop() {
                    self.end_paragraph(paragraph);
                }
            }
            "r" => {
                if let Some(paragraph) = self.open.last_mut() {
                    paragraph.run = Run::default();
                }
            }
            "hyperlink" => {
                if let Some(paragraph) = self.open.last_mut() {
                    paragraph.link = None;
                }
            }
            "tbl" if self.open.is_empty() => self.builder.end_table(),
            _ => {}
        }
    }

    fn text(&mut self, text: &str) {
        let Some(paragraph) = self.open.last_mut().filter(|paragraph| !paragraph.run.is_hidden) else {
            return;
        };
        let style = Style {
            bold: paragraph.run.bold.unwrap_or_default(),
            italic: paragraph.run.italic.unwrap_or_default(),
            link: paragraph.link,
        };
        paragraph.inline.push_other(text, 0..0, style);
    }

    fn end_paragraph(&mut self, mut paragraph: Paragraph) {
        if !paragraph.joins_next {
            paragraph.inline.trim_end();
        }
        let boxes = std::mem::take(&mut paragraph.boxes);
        if let Some(mut carried) = self.carried.take() {
            carried.append(paragraph.inline);
            paragraph.inline = carried;
        }
        let block = if paragraph.joins_next {
            self.carried = (!paragraph.inline.is_empty()).then_some(paragraph.inline);
            None
        } else if paragraph.inline.is_empty() {
            None
        } else {
            Some(self.block(paragraph))
        };
        match self.open.last_mut() {
            Some(outer) => outer.boxes.extend(block.into_iter().chain(boxes)),
            None => block.into_iter().chain(boxes).for_each(|block| self.builder.push(block)),
        }
    }

    fn block(&mut self, paragraph: Paragraph) -> Block {
        let style = self.styles.paragraph(paragraph.style.as_deref());
        let kind = self.kind(&paragraph, &style);
        let mut inline = paragraph.inline;
        if style.bold && !matches!(kind, BlockKind::Heading(_) | BlockKind::Title) {
            for piece in &mut inline.pieces {
                piece.style.bold = true;
            }
        }
        Block::new(kind, inline, paragraph.number)
    }

    fn kind(&mut self, paragraph: &Paragraph, style: &ParagraphStyle) -> BlockKind {
        if style.is_title {
            return BlockKind::Title;
        }
        let outline = paragraph.outline.map(|level| if level < 9 { Some((level + 1).min(6)) } else { None });
        if let Some(level) = outline.unwrap_or(style.heading) {
            return BlockKind::Heading(level);
        }
        let depth = paragraph.level.or(style.level).unwrap_or_default();
        match paragraph.list.as_deref().or(style.list.as_deref()) {
            // The list of the style is switched off.
            Some("0") => BlockKind::Paragraph,
            Some(list) => match self.numbering.next(list, depth) {
                Marker::Bullet => BlockKind::Item { depth, number: None },
                Marker::Number(number) => BlockKind::Item { depth, number: Some(number) },
                Marker::Nothing => BlockKind::Paragraph,
            },
            None if style.is_bullet => BlockKind::Item { depth, number: None },
            None => BlockKind::Paragraph,
        }
    }
}

/// The signs that Word sets in a font of symbols: bullets mostly.
fn symbol(code: u32) -> Option<&'static str> {
    match code & 0xFF {
        0xB7 | 0xA7 | 0x6C | 0x6E | 0x76 | 0x9F => Some("•"),
        0xFC | 0xFE => Some("✓"),
        0xE0 | 0xE8 => Some("→"),
        _ => None,
    }
}
