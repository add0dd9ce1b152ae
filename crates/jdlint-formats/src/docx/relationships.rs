//! Relationships of a part. In: a `.rels` file. Out: which parts it needs, and the addresses of its links.

use std::collections::HashMap;

use super::xml::{Node, Xml};
use crate::Refusal;

#[derive(Debug, Default)]
pub(super) struct Relationships {
    /// By id: the target.
    targets: HashMap<String, String>,
    /// Last word of the type and the target.
    kinds: Vec<(String, String)>,
}

impl Relationships {
    /// The part of that kind: `styles`, `numbering` ...
    pub(super) fn target(&self, kind: &str) -> Option<String> {
        let found = self.kinds.iter().find(|(known, _)| known == kind)?;
        Some(found.1.trim_start_matches('/').to_owned())
    }

    /// The address that an id stands for.
    pub(super) fn address(&self, id: &str) -> Option<&str> {
        self.targets.get(id).map(String::as_str)
    }
}

/// Reads a `.rels` file; none where there is no file.
pub(super) fn read(text: Option<&str>) -> Result<Relationships, Refusal> {
    let mut found = Relationships::default();
    let Some(text) = text else { return Ok(found) };
    let mut xml = Xml::new(text);
    while let Some(node) = xml.next()? {
        let Node::Start(element) = node else { continue };
        if !element.name.ends_with("Relationship") {
            continue;
        }
        let (Some(target), Some(kind)) = (element.attribute("Target"), element.attribute("Type")) else {
            continue;
        };
        let kind = kind.rsplit('/').next().unwrap_or_default().to_owned();
        if let Some(id) = element.attribute("Id") {
            found.targets.insert(id, target.clone());
        }
        found.kinds.push((kind, target));
    }
    Ok(found)
}

/// `word/document.xml` has its relationships in `word/_rels/document.xml.rels`.
pub(super) fn file_of(part: &str) -> String {
    let (folder, name) = part.rsplit_once('/').unwrap_or(("", part));
    let slash = if folder.is_empty() { "" } else { "/" };
    format!("{folder}{slash}_rels/{name}.rels")
}

/// The name of a part that is named from another one.
pub(super) fn beside(part: &str, name: &str) -> String {
    let folder = part.rsplit_once('/').map_or("", |(folder, _)| folder);
    // A name from the root of the package has the folder already.
    if folder.is_empty() || name.starts_with(&format!("{folder}/")) {
        return name.to_owned();
    }
    match name.strip_prefix("../") {
        Some(outer) => outer.to_owned(),
        None => format!("{folder}/{name}"),
    }
}
