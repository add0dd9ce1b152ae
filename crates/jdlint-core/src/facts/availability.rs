//! Hours without an end. In: the document. Out: the places that want somebody at any time.

use super::Facts;
use super::scopes;
use crate::document::{Document, Span, Windows};
use crate::gather::Gather;
use crate::lexicon::{Hit, Lexicon};
use crate::report::Kind;
use crate::text::TextRange;

/// Hours that leave a person no time off to count on.
pub(crate) struct EndlessHours {
    pub(crate) range: TextRange,
    /// Nights and weekends, when the employer says so; and not all day and night.
    pub(crate) as_needed: bool,
}

impl Facts<'_> {
    /// "must be available 24/7", "nights and weekends as needed", said of the holder and not of the service.
    pub(crate) fn endless_hours(&self) -> Vec<EndlessHours> {
        let document = &self.document;
        if !document.hits.know(Lexicon::Availability) {
            return Vec::new();
        }
        let live_in = document.hits.of(Lexicon::AvailabilityService).any(|hit| {
            let first = hit.start as usize;
            document.is_word(first, "live-in")
                || document.is_word(first, "live") && document.is_word(first + 1, "in")
        });
        if live_in {
            return Vec::new();
        }
        let mut found: Vec<(usize, EndlessHours)> = Vec::new();
        for hit in document.hits.of(Lexicon::Availability) {
            let span = hit.span();
            let Some(sentence) = document.sentence_of_token(span.start) else { continue };
            if found.last().is_some_and(|(last, _)| *last == sentence) {
                continue;
            }
            if let Some(whole) = asks_a_person(document, sentence, hit) {
                let range = document.range_of(&whole);
                found.push((sentence, EndlessHours { range, as_needed: hit.value() == "needed" }));
            }
        }
        found.into_iter().map(|(_, hours)| hours).gather()
    }
}

/// The stretch that wants a person at all hours, if it does.
#[cfg_attr(target_arch = "wasm32", inline(never))]
fn asks_a_person(document: &Document<'_>, sentence: usize, hit: Hit) -> Option<Span> {
    let span = hit.span();
    let within = &document.sentences[sentence].tokens;
    let block = document.sentences[sentence].block;
    let section = document.section_of(block);
    let innocent =
        matches!(section.kind.kind, Some(Kind::Benefits | Kind::AboutCompany | Kind::Eeo | Kind::HowToApply));
    let clause = scopes::clause(document, within, &span);
    if innocent
        || document.blocks[block].is_heading()
        || scopes::is_quoted(document, &span)
        || scopes::is_negated(document, &clause, &span)
        || document.has(Lexicon::Negation, &(clause.start..span.start))
        || document.hits_of(Lexicon::AvailabilityService, &clause).any(|service| {
            !span.contains(&(service.start as usize)) && is_of_service(document, service, &span)
        })
    {
        return None;
    }
    let near = clause.around(&span, 6, 4);
    let person =
        || document.hits_of(Lexicon::AvailabilityPerson, &near).find(|cue| !cue.span().overlaps(&span));
    match hit.value() {
        "alone" => speaks_of_holder(document, sentence).then_some(span),
        "needed" => {
            let after = clause.from(span.end, 5);
            let condition = document.hits_of(Lexicon::AvailabilityCondition, &after).next()?;
            let person = person().is_some()
                || document.has(Lexicon::RequirementCue, &clause)
                || scopes::is_demand_section(section)
                || section.is(Kind::Hours);
            person.then_some(span.start..condition.end as usize)
        }
        _ => {
            let cue = person()?;
            let vague = document.is_any_word(span.start, words!["at", "any", "anytime", "all"]);
            // "may be terminated at any time", "work at any time zone": only beside the word itself.
            let availability = document.is_any_word(
                cue.start as usize,
                words![
                    "available",
                    "availability",
                    "reachable",
                    "contactable",
                    "on",
                    "accessible",
                    "reached",
                    "on-call",
                ],
            );
            let strict = !vague || availability;
            let own = speaks_of_holder(document, sentence)
                || scopes::is_demand_section(section)
                || section.is(Kind::Hours)
                || document.blocks[block].is_item();
            let start = span.start.min(cue.start as usize);
            (strict && own).then_some(start..span.end.max(cue.end as usize))
        }
    }
}

/// The service's hours, or a rota that says how often. Pay and turns are counted wherever they stand in the clause; a
/// service only beside the hours.
fn is_of_service(document: &Document<'_>, service: Hit, span: &Span) -> bool {
    let service_span = service.span();
    // "our systems are always available"
    let subject = service_span.ends_before(span.start, 2);
    let hours = document.value_in(Lexicon::Availability, span.start);
    let beside = || span.ends_before(service_span.start, 3) || service_span.ends_before(span.start, 4);
    match service.value() {
        "shared" => true,
        "bounded" => hours == Some("needed"),
        "before" => subject && hours == Some("alone"),
        _ => subject || hours != Some("alone") && beside(),
    }
}

fn speaks_of_holder(document: &Document<'_>, sentence: usize) -> bool {
    let within = &document.sentences[sentence].tokens;
    let section = document.section_of(document.sentences[sentence].block);
    let subject =
        document.has(Lexicon::ApplicationSubject, within) || document.has(Lexicon::RequirementCue, within);
    let listed = scopes::is_demand_section(section)
        || section.is(Kind::Hours)
        || section.is(Kind::Responsibilities)
        || section.is(Kind::Outcomes);
    let company = document.has(Lexicon::CompanySubject, &within.opening(3));
    (subject || listed) && !company
}
