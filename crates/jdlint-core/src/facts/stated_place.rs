//! Where the posting itself places the job. In: the document. Out: [`StatedPlace`], whose law may be asked for.
//!
//! A place in a posting is no choice of law: an employer of Denver may hire in Leeds. Rules never judge by it; it is
//! only offered to the reader.

use super::Facts;
use super::presence::fields;
use crate::document::words::{TokenKind, gap};
use crate::document::{Document, Span};
use crate::gather::Gather;
use crate::jurisdictions::{self, Jurisdiction};
use crate::lexicon::{Hit, Lexicon};
use crate::report::Kind;
use crate::text::TextRange;

/// A place with law of its own that the posting names as the job's.
#[derive(Debug, Clone, Copy)]
pub(crate) struct StatedPlace {
    pub(crate) range: TextRange,
    pub(crate) jurisdiction: &'static Jurisdiction,
}

impl Facts<'_> {
    /// The one such place; none where the posting names places of several laws.
    pub(crate) fn stated_jurisdiction(&self) -> Option<StatedPlace> {
        let document = &self.document;
        let around = self.ranges_of_places();
        let hits = document.hits.of(Lexicon::LawPlace);
        let mut found: Option<StatedPlace> = None;
        for hit in hits.filter(|&hit| is_place_of_job(document, &around, hit)) {
            let jurisdiction = jurisdictions::by_id(hit.value())?;
            match found {
                Some(one) if one.jurisdiction != jurisdiction => return None,
                Some(_) => {}
                None => found = Some(StatedPlace { range: with_town(document, hit), jurisdiction }),
            }
        }
        found
    }

    /// The stretches that speak of the place of work.
    fn ranges_of_places(&self) -> Vec<TextRange> {
        let document = &self.document;
        let mut found: Vec<TextRange> =
            fields(document, &["location", "locations", "city", "place", "region", "country"])
                .map(|field| field.value)
                .gather();
        let sections = document.sections.iter().filter(|section| section.is(Kind::Location));
        found.extend(
            sections.flat_map(|section| &document.blocks[section.blocks.clone()]).map(|block| block.range),
        );
        found.extend(&self.places);
        found
    }
}

/// Written as a name, and told as the place of the job: in its field, section or phrase.
fn is_place_of_job(document: &Document<'_>, around: &[TextRange], hit: Hit) -> bool {
    let range = document.range_of_hit(hit);
    let written = range.of(document.text);
    let named = if written.len() <= 3 {
        !written.contains(char::is_lowercase) && follows_town(document, hit.start as usize)
    } else {
        written.starts_with(char::is_uppercase)
    };
    named && around.iter().any(|place| place.overlaps(range))
}

/// "Denver, CO": a name and a comma stand before the code.
fn follows_town(document: &Document<'_>, at: usize) -> bool {
    at != 0
        && document.is_behind(at, gap::COMMA)
        && document.is_kind(at - 1, TokenKind::Word)
        && document.is_capital(at - 1)
}

/// The place with the town before its comma.
fn with_town(document: &Document<'_>, hit: Hit) -> TextRange {
    let at = hit.start as usize;
    let span: Span = at - usize::from(follows_town(document, at))..hit.end as usize;
    document.range_of(&span)
}
