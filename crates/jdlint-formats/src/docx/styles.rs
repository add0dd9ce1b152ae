//! Styles. In: `styles.xml`. Out: what a style's id says of a paragraph or a run. Ids are localised
//! (`berschrift1`), the names of built-in styles are not (`heading 1`), and styles take after one another.

use std::collections::HashMap;

use super::xml::{Node, Xml};
use crate::Refusal;

/// Styles take after one another no further.
const LONGEST_LINE: usize = 16;

#[derive(Debug, Default, Clone)]
struct Style {
    /// In lower case.
    name: String,
    based_on: Option<String>,
    outline: Option<u8>,
    list: Option<String>,
    level: Option<u8>,
    bold: Option<bool>,
    italic: Option<bool>,
}

/// What a paragraph is by its style.
#[allow(clippy::struct_excessive_bools, reason = "each is a switch of Word, free of the others")]
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct ParagraphStyle {
    pub(super) is_title: bool,
    /// 1 to 6.
    pub(super) heading: Option<u8>,
    /// Id of the list and level in it.
    pub(super) list: Option<String>,
    pub(super) level: Option<u8>,
    /// A list by its name, whether it has an id or not.
    pub(super) is_bullet: bool,
    pub(super) bold: bool,
    pub(super) italic: bool,
}

#[derive(Debug, Default)]
pub(super) struct Styles {
    by_id: HashMap<String, Style>,
    /// The style of a paragraph that names none.
    default: Option<String>,
}

impl Styles {
    /// The style of that id with all that it takes from others.
    pub(super) fn paragraph(&self, id: Option<&str>) -> ParagraphStyle {
        let mut found = ParagraphStyle::default();
        let mut is_set = (false, false);
        let mut id = id.or(self.default.as_deref()).map(str::to_owned);
        for step in 0..LONGEST_LINE {
            let Some(style) = id.as_ref().and_then(|id| self.by_id.get(id)) else { break };
            if step == 0 {
                found.is_title = style.name == "title";
            }
            found.heading = found.heading.or_else(|| heading_of_name(&style.name)).or(style.outline);
            found.list = found.list.or_else(|| style.list.clone());
            found.level = found.level.or(style.level).or_else(|| level_of_name(&style.name));
            found.is_bullet |= style.name.starts_with("list bullet");
            if let Some(bold) = style.bold.filter(|_| !is_set.0) {
                found.bold = bold;
                is_set.0 = true;
            }
            if let Some(italic) = style.italic.filter(|_| !is_set.1) {
                found.italic = italic;
                is_set.1 = true;
            }
            id.clone_from(&style.based_on);
        }
        found
    }
}

/// `heading 2` of the built-in names.
fn heading_of_name(name: &str) -> Option<u8> {
    let level: u8 = name.strip_prefix("heading ")?.parse().ok()?;
    (1..=9).contains(&level).then_some(level.min(6))
}

/// `list bullet 2` is the second level.
fn level_of_name(name: &str) -> Option<u8> {
    let rest = name.strip_prefix("list bullet ").or_else(|| name.strip_prefix("list number "))?;
    rest.parse::<u8>().ok()?.checked_sub(1)
}

/// Reads `styles.xml`; none where there is no file.
pub(super) fn read(text: Option<&str>) -> Result<Styles, Refusal> {
    let mut found = Styles::default();
    let Some(text) = text else { return Ok(found) };
    let mut xml = Xml::new(text);
    let mut open: Option<(String, Style)> = None;
    while let Some(node) = xml.next()? {
        match node {
            Node::Start(element) if element.name == "style" => {
                let id = element.attribute("styleId").unwrap_or_default();
                let is_default =
                    element.attribute("default").is_some_and(|value| value == "1" || value == "true");
                if is_default && element.attribute("type").as_deref() == Some("paragraph") {
                    found.default = Some(id.clone());
                }
                open = Some((id, Style::default()));
            }
            Node::Start(element) => {
                let Some((_, style)) = &mut open else { continue };
                let number = || element.value().and_then(|value| value.parse::<u8>().ok());
                match element.name.as_str() {
                    "name" => style.name = element.value().unwrap_or_default().to_lowercase(),
                    "basedOn" => style.based_on = element.value(),
                    "outlineLvl" => {
                        style.outline = number().filter(|&level| level < 9).map(|level| (level + 1).min(6));
                    }
                    "numId" => style.list = element.value(),
                    "ilvl" => style.level = number(),
                    "b" => style.bold = Some(element.is_on()),
                    "i" => style.italic = Some(element.is_on()),
                    // Looks of table parts are no looks of the style.
                    "tblStylePr" => xml.skip()?,
                    _ => {}
                }
            }
            Node::End(name) if name == "style" => {
                if let Some((id, style)) = open.take() {
                    found.by_id.insert(id, style);
                }
            }
            _ => {}
        }
    }
    Ok(found)
}
