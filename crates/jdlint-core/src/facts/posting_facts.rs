//! The small facts of the outline. In: facts and presence. Out: [`PostingFacts`], as written.

use super::Facts;
use super::presence::{
    employment_types, fields, is_answer, label_value, sections_of, with_clock_times, work_modes,
};
use crate::document::Document;
use crate::gather::Gather;
use crate::report::{Demand, Kind, Modality, PostingFacts};
use crate::text::TextRange;

/// The small facts of the outline, as written.
pub(super) fn read(facts: &Facts<'_>) -> PostingFacts {
    let document = &facts.document;
    let quote_field = |keys: &[&str]| fields(document, keys).next().map(|field| document.quote(field.value));
    let first_place = |kind: Kind| {
        facts
            .presence_of(kind)
            .and_then(|there| there.ranges.first())
            .map(|&range| quote_shortened(document, range))
    };
    let labelled = |kind: Kind| {
        let values = sections_of(document, kind).filter_map(|section| label_value(document, section));
        values.map(|value| document.quote(value)).find(|value| !is_answer(value))
    };
    let mut locations: Vec<String> = fields(document, &["location", "locations", "city"])
        .map(|field| document.quote(field.value))
        .gather();
    if locations.is_empty() {
        locations.extend(
            labelled(Kind::Location)
                .map(|place| shortened(first_sentence(&place)))
                .or_else(|| facts.places.first().map(|&range| document.quote(range))),
        );
    }
    let hours_in_text = || {
        let range = *facts.presence_of(Kind::Hours)?.ranges.first()?;
        Some(shortened(document.quote(with_clock_times(document, range))))
    };
    PostingFacts {
        employer: quote_field(&["company", "employer", "organization", "organisation", "agency", "org"])
            .or_else(|| facts.labelled_employer().map(|range| shortened(document.quote(range)))),
        locations,
        work_mode: work_modes(document).map(|(_, mode)| mode).next(),
        employment_type: employment_types(document).map(|(_, kind)| kind).next(),
        hours: labelled(Kind::Hours).map(shortened).or_else(hours_in_text),
        posted: quote_field(&["posted", "date", "published", "opens", "dateposted"]),
        deadline: first_place(Kind::Deadline),
        apply: first_place(Kind::HowToApply),
    }
}

/// Places that a field or a label line states, as written.
pub(super) fn stated_places(document: &Document<'_>) -> Vec<String> {
    let mut found: Vec<String> = fields(document, &["location", "locations", "city"])
        .map(|field| document.quote(field.value))
        .gather();
    let values = sections_of(document, Kind::Location).filter_map(|section| label_value(document, section));
    found.extend(values.map(|value| document.quote(value)).filter(|value| !is_answer(value)));
    found
}

/// Facts are labels, no paragraphs, and have no more characters.
const LONGEST: usize = 160;

/// The words of a stretch, of which a section may be long: what is cut off is mostly not read.
fn quote_shortened(document: &Document<'_>, range: TextRange) -> String {
    let enough = document.text.floor_char_boundary(range.start as usize + 3 * LONGEST) as u32;
    let beginning = document.quote(TextRange::new(range.start, range.end.min(enough)));
    let is_enough = range.end <= enough || beginning.chars().count() > LONGEST;
    shortened(if is_enough { beginning } else { document.quote(range) })
}

fn shortened(text: String) -> String {
    if text.len() <= LONGEST {
        return text;
    }
    match text.char_indices().nth(LONGEST) {
        Some((at, _)) => format!("{}…", text[..at].trim_end()),
        None => text,
    }
}

/// What the lists of demands ask.
pub(super) fn items(facts: &Facts<'_>) -> Vec<Demand> {
    let document = &facts.document;
    let demand = |item: &super::requirements::DemandItem| {
        let range = document.range_of(&item.tokens);
        Demand { text: document.quote(range), range, modality: item.modality }
    };
    facts.items.iter().map(demand).gather()
}

/// How many demands are gates.
pub(super) fn required_items(facts: &Facts<'_>) -> u32 {
    facts.items.iter().filter(|item| item.modality == Modality::Required).count() as u32
}

/// "York, UK. Part-time" is the place and more.
fn first_sentence(words: &str) -> String {
    words.split_once(". ").map_or(words, |(first, _)| first).to_owned()
}
