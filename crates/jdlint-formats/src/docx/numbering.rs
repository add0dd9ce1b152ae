//! Lists. In: `numbering.xml`. Out: for a list and a level, whether it shows bullets or numbers, and which number.

use std::collections::HashMap;

use super::xml::{Node, Xml};
use crate::Refusal;

/// Word knows nine levels.
const LEVELS: usize = 9;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sign {
    Bullet,
    Number { start: u32 },
    Nothing,
}

#[derive(Debug, Default)]
pub(super) struct Numbering {
    /// By id of the definition: the sign of each level.
    definitions: HashMap<String, [Option<Sign>; LEVELS]>,
    /// By id of the list: the id of its definition.
    lists: HashMap<String, String>,
    /// By id of the definition: the numbers that were given last.
    counters: HashMap<String, [Option<u32>; LEVELS]>,
}

/// How an item is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Marker {
    Bullet,
    Number(u32),
    /// The list shows no sign.
    Nothing,
}

impl Numbering {
    /// The sign of the next item of a list. What no definition tells is a bullet.
    pub(super) fn next(&mut self, list: &str, level: u8) -> Marker {
        let level = usize::from(level).min(LEVELS - 1);
        let Some(id) = self.lists.get(list) else { return Marker::Bullet };
        let counters = self.counters.entry(id.clone()).or_default();
        counters[level + 1..].fill(None);
        match self.definitions.get(id).and_then(|signs| signs[level]) {
            Some(Sign::Number { start }) => {
                let number = counters[level].map_or(start, |last| last.saturating_add(1));
                counters[level] = Some(number);
                Marker::Number(number)
            }
            Some(Sign::Nothing) => Marker::Nothing,
            Some(Sign::Bullet) | None => Marker::Bullet,
        }
    }
}

/// Reads `numbering.xml`; none where there is no file.
pub(super) fn read(text: Option<&str>) -> Result<Numbering, Refusal> {
    let mut found = Numbering::default();
    let Some(text) = text else { return Ok(found) };
    let mut xml = Xml::new(text);
    let mut definition: Option<String> = None;
    let mut list: Option<String> = None;
    let mut level = 0;
    while let Some(node) = xml.next()? {
        match node {
            Node::Start(element) => match element.name.as_str() {
                "abstractNum" => definition = element.attribute("abstractNumId"),
                "num" => list = element.attribute("numId"),
                "abstractNumId" => {
                    if let (Some(list), Some(id)) = (&list, element.value()) {
                        found.lists.insert(list.clone(), id);
                    }
                }
                "lvl" => {
                    level = element.attribute("ilvl").and_then(|level| level.parse().ok()).unwrap_or(LEVELS);
                }
                "start" | "numFmt" => {
                    let Some(id) = definition.as_ref().filter(|_| level < LEVELS) else { continue };
                    let sign = &mut found.definitions.entry(id.clone()).or_default()[level];
                    let value = element.value().unwrap_or_default();
                    *sign = Some(changed(*sign, &element.name, &value));
                }
                _ => {}
            },
            Node::End(name) if name == "abstractNum" => definition = None,
            Node::End(name) if name == "num" => list = None,
            _ => {}
        }
    }
    Ok(found)
}

/// A level's sign after one more thing was said of it. The start comes before the format.
fn changed(sign: Option<Sign>, name: &str, value: &str) -> Sign {
    let start = match sign {
        Some(Sign::Number { start }) => start,
        _ => 1,
    };
    match (name, value) {
        ("start", number) => Sign::Number { start: number.parse().unwrap_or(1) },
        (_, "bullet") => Sign::Bullet,
        (_, "none") => Sign::Nothing,
        _ => Sign::Number { start },
    }
}
