//! DOCX to blocks. In: the bytes of a Word document. Out: its blocks, each with the number of its paragraph.
//!
//! Package -> relationships, styles, numbering -> the body in reading order, then footnotes and endnotes. Text boxes
//! follow the paragraph that they hang on. Deleted text of tracked changes is left out, inserted text is in; headers,
//! footers and comments are left out: they are of the page or of its editors, not of the posting.

mod body;
mod numbering;
mod package;
mod relationships;
mod styles;
mod xml;

use crate::Refusal;
use crate::blocks::{Block, Builder};
use body::Body;
use package::Package;

/// What a document holds.
pub(crate) struct Document {
    pub(crate) blocks: Vec<Block>,
    pub(crate) links: Vec<String>,
}

/// Reads a document.
pub(crate) fn read(bytes: &[u8]) -> Result<Document, Refusal> {
    let mut package = Package::open(bytes)?;
    let root = relationships::read(package.part("_rels/.rels")?.as_deref())?;
    let main = root.target("officeDocument").unwrap_or_else(|| "word/document.xml".to_owned());
    let Some(text) = package.part(&main)? else {
        return Err(broken(&format!("it holds no {main}, so it is no Word document")));
    };
    let related = relationships::read(package.part(&relationships::file_of(&main))?.as_deref())?;
    let mut part_of = |kind: &str| match related.target(kind) {
        Some(name) => package.part(&relationships::beside(&main, &name)),
        None => Ok(None),
    };
    let styles = styles::read(part_of("styles")?.as_deref())?;
    let numbering = numbering::read(part_of("numbering")?.as_deref())?;
    let notes = [part_of("footnotes")?, part_of("endnotes")?];

    let mut body = Body::new(Builder::default(), &styles, numbering, &related);
    body.read(&text)?;
    for note in notes.into_iter().flatten() {
        body.read(&note)?;
    }
    let (blocks, links) = body.finish().finish();
    Ok(Document { blocks, links })
}

/// A file that its own program could not open either.
fn broken(what: &str) -> Refusal {
    Refusal::new(
        "broken",
        format!("It cannot be read as a Word document: {what}. Open it in Word and save it anew."),
    )
}
