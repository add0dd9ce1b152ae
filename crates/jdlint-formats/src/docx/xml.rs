//! The XML of a part. In: its text. Out: tags and text, one by one, with the names of Word's own vocabulary.

use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, XmlVersion};

use super::broken;
use crate::Refusal;

/// Elements are not nested deeper.
pub(crate) const MAX_DEPTH: usize = 1_000;

/// The vocabulary of word processing, in its two editions.
const WORD: [&str; 2] = [
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "http://purl.oclc.org/ooxml/wordprocessingml/main",
];

/// What comes next in a part.
#[derive(Debug)]
pub(super) enum Node<'x> {
    Start(Element<'x>),
    /// The element that ends, by its name without `w:`.
    End(String),
    Text(String),
}

/// The start of an element.
#[derive(Debug)]
pub(super) struct Element<'x> {
    /// Without `w:`; names of other vocabularies keep their prefix.
    pub(super) name: String,
    tag: BytesStart<'x>,
}

impl Element<'_> {
    /// The value of an attribute, whatever its prefix.
    pub(super) fn attribute(&self, name: &str) -> Option<String> {
        let found =
            self.tag.attributes().flatten().find(|attribute| attribute.key.local_name().as_ref() == name)?;
        Some(found.normalized_value(XmlVersion::Implicit1_0).unwrap_or(found.value).into_owned())
    }

    /// `w:val`.
    pub(super) fn value(&self) -> Option<String> {
        self.attribute("val")
    }

    /// A switch: on where it stands, unless it says that it is off.
    pub(super) fn is_on(&self) -> bool {
        !self.value().is_some_and(|value| matches!(value.as_str(), "0" | "false" | "off" | "none"))
    }
}

/// Walks through a part.
pub(super) struct Xml<'x> {
    reader: Reader<&'x [u8]>,
    /// The prefix of Word's vocabulary with its colon.
    prefix: String,
    depth: usize,
    /// An element without content was told; its end comes next.
    ended: Option<String>,
}

impl<'x> Xml<'x> {
    pub(super) fn new(text: &'x str) -> Self {
        let mut reader = Reader::from_str(text);
        reader.config_mut().check_end_names = true;
        Self { reader, prefix: "w:".to_owned(), depth: 0, ended: None }
    }

    /// The next node; nothing at the end.
    pub(super) fn next(&mut self) -> Result<Option<Node<'x>>, Refusal> {
        if let Some(name) = self.ended.take() {
            return Ok(Some(Node::End(name)));
        }
        loop {
            let event =
                self.reader.read_event().map_err(|error| broken(&format!("its XML is damaged ({error})")))?;
            return Ok(Some(match event {
                Event::Start(tag) => {
                    self.depth += 1;
                    if self.depth > MAX_DEPTH {
                        return Err(Refusal::too_deep("The elements of the document", MAX_DEPTH));
                    }
                    Node::Start(self.element(tag))
                }
                Event::Empty(tag) => {
                    let element = self.element(tag);
                    self.ended = Some(element.name.clone());
                    Node::Start(element)
                }
                Event::End(tag) => {
                    self.depth = self.depth.saturating_sub(1);
                    Node::End(self.own_name(tag.name().as_ref()))
                }
                Event::Text(text) => Node::Text(text.xml10_content().into_owned()),
                Event::CData(text) => Node::Text(text.xml10_content().into_owned()),
                Event::GeneralRef(reference) => Node::Text(match reference.resolve_char_ref() {
                    Ok(Some(sign)) => sign.to_string(),
                    Ok(None) => named(&reference.into_inner()).to_owned(),
                    Err(_) => continue,
                }),
                // Word writes none; with one, a few bytes could stand for a flood of text.
                Event::DocType(_) => return Err(broken("it declares entities of its own")),
                Event::Eof if self.depth > 0 => return Err(broken("its XML ends too early")),
                Event::Eof => return Ok(None),
                Event::Comment(_) | Event::Decl(_) | Event::PI(_) => continue,
            }));
        }
    }

    /// Passes over the rest of the element that was just told.
    pub(super) fn skip(&mut self) -> Result<(), Refusal> {
        let mut inside = 1;
        while inside > 0 {
            match self.next()? {
                Some(Node::Start(_)) => inside += 1,
                Some(Node::End(_)) => inside -= 1,
                Some(Node::Text(_)) => {}
                None => return Ok(()),
            }
        }
        Ok(())
    }

    fn element(&mut self, tag: BytesStart<'x>) -> Element<'x> {
        for attribute in tag.attributes().flatten() {
            if WORD.contains(&attribute.value.as_ref()) {
                match attribute.key.as_ref().split_once(':') {
                    Some((_, prefix)) => self.prefix = format!("{prefix}:"),
                    None => self.prefix = String::new(),
                }
            }
        }
        Element { name: self.own_name(tag.name().as_ref()), tag }
    }

    fn own_name(&self, name: &str) -> String {
        name.strip_prefix(&self.prefix).unwrap_or(name).to_owned()
    }
}

/// The five entities that XML knows.
fn named(name: &str) -> &'static str {
    match name {
        "amp" => "&",
        "lt" => "<",
        "gt" => ">",
        "quot" => "\"",
        "apos" => "'",
        _ => "",
    }
}
