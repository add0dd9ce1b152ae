//! Physical demands and what they are for. In: demands, duties, title. Out: those that no duty explains.

use super::Facts;
use super::scopes;
use super::title::hits_in;
use crate::document::words::TokenKind;
use crate::document::{Document, Span, Windows};
use crate::gather::Gather;
use crate::lexicon::{Hit, Lexicon};
use crate::report::{Kind, Modality};
use crate::text::TextRange;

/// Physical demands without a reason.
pub(crate) struct PhysicalDemands {
    /// Each place in order, but a weight first.
    pub(crate) places: Vec<TextRange>,
    /// The title says that the work is done at a desk.
    pub(crate) at_desk: bool,
}

impl Facts<'_> {
    /// The physical demands, unless title, a duty or a promised adjustment explains them.
    pub(crate) fn unexplained_physical_demands(&self) -> Option<PhysicalDemands> {
        let document = &self.document;
        let in_title = |lexicon: Lexicon| {
            self.title.as_ref().is_some_and(|title| hits_in(document, lexicon, title.range).next().is_some())
        };
        let at_desk = in_title(Lexicon::DeskJob);
        if in_title(Lexicon::PhysicalJob) && !at_desk || self.has_accommodation() {
            return None;
        }
        let asked: Vec<(usize, Span)> =
            document.hits.of(Lexicon::PhysicalDemand).filter_map(|hit| demand(document, hit)).gather();
        let first = asked.first()?.0;
        let has_duties = document.sections.iter().any(|section| section.is(Kind::Responsibilities));
        if !at_desk && !has_duties || self.uses_body(&asked) || first == 0 && !at_desk {
            return None;
        }
        let mut places: Vec<TextRange> = asked.iter().map(|(_, span)| document.range_of(span)).gather();
        // A weight is the clearest of them: it stands first.
        let weighs = |(_, span): &(usize, Span)| document.has(Lexicon::PhysicalWeight, span);
        if let Some(weight) = asked.iter().position(weighs) {
            places.swap(0, weight);
        }
        Some(PhysicalDemands { places, at_desk })
    }

    /// An adjustment is offered where physical demands stand, and not only in the legal notice.
    fn has_accommodation(&self) -> bool {
        let document = &self.document;
        let section_of = |hit: Hit| {
            document.block_of_token(hit.start as usize).map(|at| document.section_of(at).blocks.start)
        };
        // In order, because the hits are.
        let physical: Vec<usize> = document
            .hits
            .of(Lexicon::PhysicalDemand)
            .filter(|hit| hit.value() != "weak")
            .filter_map(section_of)
            .gather();
        document.hits.of(Lexicon::Accommodation).any(|hit| {
            section_of(hit).is_some_and(|at| {
                scopes::is_demand_section(document.section_of(at)) || physical.binary_search(&at).is_ok()
            })
        })
    }

    /// The title or a duty says that the work is done with the body.
    pub(crate) fn is_physical_work(&self) -> bool {
        let title = self.title.as_ref().map(|title| title.range).unwrap_or_default();
        hits_in(&self.document, Lexicon::PhysicalJob, title).next().is_some() || self.uses_body(&[])
    }

    /// A duty, the summary or the like speaks of work with the body.
    fn uses_body(&self, asked: &[(usize, Span)]) -> bool {
        let document = &self.document;
        document.hits.of(Lexicon::PhysicalDuty).any(|hit| {
            let at = hit.start as usize;
            let Some(block) = document.block_of_token(at) else { return false };
            let section = document.section_of(block);
            // Duties below a heading of another kind are duties still.
            let of_job = !matches!(
                section.kind.kind,
                Some(Kind::Requirements | Kind::Preferred | Kind::Benefits | Kind::Eeo | Kind::Pay)
            );
            let here = document.sentence_of_token(at);
            // The demands are in order of their sentences.
            of_job
                && here
                    .is_none_or(|here| asked.binary_search_by_key(&here, |(sentence, _)| *sentence).is_err())
        })
    }
}

/// One physical demand: its sentence and the words.
fn demand(document: &Document<'_>, hit: Hit) -> Option<(usize, Span)> {
    let span = hit.span();
    let sentence = document.sentence_of_token(span.start)?;
    let within = &document.sentences[sentence].tokens;
    let section = document.section_of(document.sentences[sentence].block);
    let clause = scopes::clause(document, within, &span);
    let before = clause.before(span.start, 6);
    let framed = document.has(Lexicon::PhysicalFrame, &before);
    // "Are you able to lift 35 lbs?", wherever the questions stand
    let question = document.sentences[sentence].range.of(document.text).contains('?')
        && within.clone().take(5).any(|at| document.is_word(at, "you"));
    let listed = scopes::is_demand_section(section)
        || question && framed
        || !scopes::is_innocent_section(section)
            && framed
            && (document.has(Lexicon::ApplicationSubject, within)
                || document.has(Lexicon::RequirementCue, within));
    let end = match hit.value() {
        "weight" => weight_end(document, &clause, span.end)?,
        "weak" if framed && section.kind.name == "physical" => span.end,
        "weak" if framed && is_bodily(document, &clause, &span) => span.end,
        "strong" => span.end,
        _ => return None,
    };
    let asked = listed
        && !scopes::is_negated(document, &clause, &span)
        && scopes::modality(document, sentence, &span) == Modality::Required;
    asked.then_some((sentence, span.start..end))
}

/// "lift 50 lb", "lifting up to 25 kg", "lift heavy boxes": up to the unit.
fn weight_end(document: &Document<'_>, clause: &Span, from: usize) -> Option<usize> {
    let ahead = clause.from(from, 12);
    let unit = document.hits_of(Lexicon::PhysicalWeight, &ahead).next()?;
    let number = (from..unit.start as usize)
        .any(|at| document.is_kind(at, TokenKind::Number) || document.is_in(Lexicon::NumberWord, at));
    (number || document.is_word(unit.start as usize, "heavy")).then_some(unit.end as usize)
}

/// Two bodily words together, or one with how long: "stand and walk", "stand for 6 hours". "stand out" is none.
fn is_bodily(document: &Document<'_>, clause: &Span, span: &Span) -> bool {
    let near = clause.from(span.end, 7);
    let other = document.hits_of(Lexicon::PhysicalDemand, &near).next().is_some();
    let long = near
        .clone()
        .any(|at| document.is_any_word(at, words!["hours", "periods", "ladders", "stairs", "distances"]));
    // "see and hear" is one phrase of the table.
    other || long || span.len() >= 3
}
