//! Demands on the applicant. In: years, degrees, certificates. Out: one row a sentence, and the items of the lists.

use super::certificates::CertificateDemand;
use super::degrees::DegreeDemand;
use super::scopes;
use super::years::YearsDemand;
use crate::document::{Block, BlockKind, Document, Section, Span};
use crate::lexicon::Lexicon;
use crate::report::{Kind, Modality, Requirement};
use crate::text::TextRange;

/// The rows of the outline.
pub(crate) fn rows(
    document: &Document<'_>,
    years: &[YearsDemand],
    degrees: &[DegreeDemand],
    certificates: &[CertificateDemand],
) -> Vec<Requirement> {
    let mut rows = Vec::new();
    // All three are in order of their sentences.
    let (mut all_years, mut all_degrees, mut all_names) = (years, degrees, certificates);
    for (number, sentence) in document.sentences.iter().enumerate() {
        let mut years = take_sentence(&mut all_years, |demand| demand.sentence == number).iter().peekable();
        let mut degrees =
            take_sentence(&mut all_degrees, |demand| demand.sentence == number).iter().peekable();
        let names = take_sentence(&mut all_names, |demand| demand.sentence == number);
        let mut first = true;
        while years.peek().is_some() || degrees.peek().is_some() || (first && !names.is_empty()) {
            let (asked, degree) = match (years.peek(), degrees.peek()) {
                (Some(asked), Some(degree)) if asked.modality == degree.modality => {
                    (years.next(), degrees.next())
                }
                (Some(asked), Some(degree)) if asked.span.start < degree.span.start => (years.next(), None),
                (_, Some(_)) => (None, degrees.next()),
                _ => (years.next(), None),
            };
            let modality = asked
                .map(|asked| asked.modality)
                .or_else(|| degree.map(|degree| degree.modality))
                .or_else(|| names.first().map(|name| name.modality))
                .unwrap_or(Modality::Required);
            rows.push(Requirement {
                text: document.quote(sentence.range),
                range: sentence.range,
                modality,
                years_min: asked.map(|asked| asked.min),
                years_max: asked.and_then(|asked| asked.max),
                years_of: asked
                    .map(|asked| document.quote(document.range_of(&asked.of)))
                    .filter(|of| !of.is_empty()),
                degree: degree.map(|degree| degree.level),
                equivalent_accepted: degree.map(|degree| degree.equivalent),
                certifications: if first {
                    names.iter().map(|demand| demand.name.to_owned()).collect()
                } else {
                    Vec::new()
                },
            });
            first = false;
        }
    }
    rows
}

/// The demands at the front that fit; the rest stay.
fn take_sentence<'d, T>(demands: &mut &'d [T], fits: impl Fn(&T) -> bool) -> &'d [T] {
    let count = demands.iter().take_while(|demand| fits(demand)).count();
    let (taken, rest) = demands.split_at(count);
    *demands = rest;
    taken
}

/// One thing asked in a list of demands.
#[derive(Debug, Clone)]
pub(crate) struct DemandItem {
    pub(crate) block: usize,
    pub(crate) sentence: usize,
    pub(crate) tokens: Span,
    pub(crate) modality: Modality,
}

/// The items of all lists of demands, in order.
pub(crate) fn items(document: &Document<'_>) -> Vec<DemandItem> {
    let mut items = Vec::new();
    for section in &document.sections {
        if !scopes::is_demand_section(section)
            || matches!(section.kind.name, "conditions" | "eligibility" | "physical" | "travel")
        {
            continue;
        }
        let body = section.body(document);
        let has_items = document.blocks[body.clone()].iter().any(Block::is_item);
        for at in body {
            let block = &document.blocks[at];
            let counts = match block.kind {
                BlockKind::Item { .. } => !block.is_nested,
                BlockKind::Paragraph => !has_items && section.heading.is_some(),
                BlockKind::Label { .. } | BlockKind::TableRow => true,
                BlockKind::Heading { .. } => false,
            };
            if counts {
                items.extend(document.blocks[at].sentences.clone().map(|sentence| {
                    let tokens = document.sentences[sentence].tokens.clone();
                    DemandItem {
                        block: at,
                        sentence,
                        modality: item_modality(document, section.is(Kind::Preferred), sentence, &tokens),
                        tokens,
                    }
                }));
            }
        }
    }
    items
}

fn item_modality(document: &Document<'_>, wishes: bool, sentence: usize, tokens: &Span) -> Modality {
    let wish =
        document.hits_of(Lexicon::PreferenceCue, tokens).any(|cue| !scopes::is_noun_use(document, cue));
    if wishes || wish || scopes::modality(document, sentence, tokens) == Modality::Preferred {
        Modality::Preferred
    } else {
        Modality::Required
    }
}

/// The items that stand in a section.
pub(crate) fn items_of<'i>(items: &'i [DemandItem], section: &Section) -> &'i [DemandItem] {
    let from = items.partition_point(|item| item.block < section.blocks.start);
    let to = items.partition_point(|item| item.block < section.blocks.end);
    &items[from..to]
}

/// Where the longest list of demands begins: its heading, else its first item.
pub(crate) fn longest_list(document: &Document<'_>, items: &[DemandItem]) -> Option<TextRange> {
    let longest = document.sections.iter().rev().max_by_key(|section| items_of(items, section).len())?;
    let first = items_of(items, longest).first()?;
    Some(document.range_of(&document.blocks[longest.heading.unwrap_or(first.block)].tokens))
}
