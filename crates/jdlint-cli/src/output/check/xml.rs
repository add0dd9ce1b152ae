//! XML for `junit` and `checkstyle`. In: elements, attributes, texts. Out: a document in which every text is escaped and free
//! of what XML 1.0 cannot hold.

use std::borrow::Cow;
use std::io::{self, Write};

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};

/// A document under way.
pub(super) struct Xml<W: Write> {
    writer: Writer<W>,
}

/// Attributes of an element.
pub(super) type Attributes<'a> = &'a [(&'a str, &'a str)];

impl<W: Write> Xml<W> {
    /// Begins a document.
    pub(super) fn new(out: W) -> io::Result<Self> {
        let mut writer = Writer::new_with_indent(out, b' ', 2);
        writer.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
        Ok(Self { writer })
    }

    /// An element with others in it.
    pub(super) fn element(
        &mut self,
        name: &str,
        attributes: Attributes<'_>,
        inside: impl FnOnce(&mut Self) -> io::Result<()>,
    ) -> io::Result<()> {
        self.writer.write_event(Event::Start(start(name, attributes)))?;
        inside(self)?;
        self.writer.write_event(Event::End(BytesEnd::new(name)))
    }

    /// An element with nothing in it.
    pub(super) fn empty(&mut self, name: &str, attributes: Attributes<'_>) -> io::Result<()> {
        self.writer.write_event(Event::Empty(start(name, attributes)))
    }

    /// An element with text in it.
    pub(super) fn text(&mut self, name: &str, attributes: Attributes<'_>, text: &str) -> io::Result<()> {
        self.element(name, attributes, |xml| {
            xml.writer.write_event(Event::Text(BytesText::new(&allowed(text))))
        })
    }

    /// Ends the document.
    pub(super) fn end(self) -> io::Result<()> {
        writeln!(self.writer.into_inner())
    }
}

fn start<'a>(name: &'a str, attributes: Attributes<'_>) -> BytesStart<'a> {
    let mut start = BytesStart::new(name);
    for &(key, value) in attributes {
        start.push_attribute((key, &*allowed(value)));
    }
    start
}

/// The text without characters that no document of XML 1.0 may hold, escaped or not.
fn allowed(text: &str) -> Cow<'_, str> {
    let is_refused = |character: char| matches!(character, '\0'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}');
    if text.contains(is_refused) {
        Cow::Owned(text.replace(is_refused, "\u{fffd}"))
    } else {
        Cow::Borrowed(text)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use quick_xml::{Reader, XmlVersion};

    use super::*;

    /// Attribute and text of the one element.
    fn read(document: &str) -> (String, String) {
        let mut reader = Reader::from_str(document);
        let (mut attribute, mut text) = (String::new(), String::new());
        let mut is_before = true;
        loop {
            match reader.read_event().unwrap() {
                Event::Start(element) => {
                    is_before = false;
                    let found = element.attributes().next().unwrap().unwrap();
                    attribute = found.normalized_value(XmlVersion::Implicit1_0).unwrap().into_owned();
                }
                Event::Text(part) if !is_before => text.push_str(&part),
                Event::GeneralRef(name) => match name.resolve_char_ref().unwrap() {
                    Some(character) => text.push(character),
                    None => text.push_str(quick_xml::escape::resolve_xml_entity(&name).unwrap()),
                },
                Event::End(_) | Event::Eof => return (attribute, text),
                _ => {}
            }
        }
    }

    proptest! {
        #[test]
        fn every_text_reads_back(text in r"[^\r\n\t]*") {
            let mut out = Vec::new();
            let mut xml = Xml::new(&mut out).unwrap();
            xml.text("a", &[("b", &text)], &text).unwrap();
            xml.end().unwrap();
            let (attribute, inside) = read(std::str::from_utf8(&out).unwrap());
            prop_assert_eq!(&attribute, &*allowed(&text));
            prop_assert_eq!(&inside, &*allowed(&text));
        }
    }

    #[test]
    fn texts_are_escaped_and_control_characters_replaced() {
        let mut out = Vec::new();
        let mut xml = Xml::new(&mut out).unwrap();
        xml.text("a", &[("b", "\"<&>'\u{1b}")], "</a>]]>&\u{0}").unwrap();
        xml.end().unwrap();
        assert_eq!(
            String::from_utf8(out).unwrap(),
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<a b=\"&quot;&lt;&amp;&gt;&apos;\u{fffd}\">&lt;/a&gt;]]&gt;&amp;\u{fffd}</a>\n"
        );
    }
}
