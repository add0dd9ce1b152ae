//! A leader's work. In: duties. Out: the places that ask for it.

use super::Facts;
use super::scopes;
use crate::document::words::gap;
use crate::document::{Document, Span, Windows};
use crate::gather::Gather;
use crate::lexicon::{Hit, Lexicon};
use crate::report::Kind;
use crate::text::TextRange;

/// Words between the verb and what it leads.
const REACH: usize = 5;

impl Facts<'_> {
    /// "lead the marketing team", "set the strategy", "direct reports": what the holder is in charge of. Helping with
    /// it does not count.
    pub(crate) fn leaders_duties(&self) -> Vec<TextRange> {
        let document = &self.document;
        let sentences = document.sentences.iter().filter(|sentence| {
            let section = document.section_of(sentence.block);
            let title = section.is(Kind::Title) || section.heading.is_none() && sentence.block == 0;
            let of_job = matches!(
                section.kind.kind,
                None | Some(Kind::Responsibilities | Kind::Outcomes | Kind::Summary | Kind::ReportingLine)
            );
            title || of_job && !document.blocks[sentence.block].is_heading()
        });
        sentences.filter_map(|sentence| leads_in(document, &sentence.tokens)).gather()
    }
}

/// The first duty of a leader in a sentence.
fn leads_in(document: &Document<'_>, within: &Span) -> Option<TextRange> {
    let told = document.hits_of(Lexicon::SeniorDuty, within).map(|hit| hit.start as usize..hit.end as usize);
    let done =
        document.hits_of(Lexicon::SeniorVerb, within).filter_map(|verb| object_of(document, within, verb));
    let mut all: Vec<Span> = told.chain(done).filter(|span| is_own(document, within, span)).gather();
    all.sort_by_key(|span| span.start);
    all.first().map(|span| document.range_of(span))
}

fn object_of(document: &Document<'_>, within: &Span, verb: Hit) -> Option<Span> {
    let end = verb.end as usize;
    let ahead = within.from(end, REACH);
    let stop = ahead.clone().find(|&at| {
        document.is_behind(at, signs![SEMICOLON, COLON, STOP, COMMA])
            || document.is_any_word(
                at,
                words!["for", "with", "from", "by", "to", "at", "in", "that", "which", "on", "across", "as"],
            )
    });
    let ahead = ahead.start..stop.unwrap_or(ahead.end);
    let leading = document.is_any_word(
        verb.start as usize,
        words![
            "lead",
            "leads",
            "leading",
            "manage",
            "manages",
            "managing",
            "supervise",
            "supervises",
            "supervising",
            "oversee",
            "oversees",
            "overseeing",
            "direct",
            "directs",
            "directing",
            "hire",
            "hiring",
            "recruit",
            "head",
            "run",
            "runs",
            "line",
            "mentor",
            "mentors",
            "coach",
            "appraise",
            "charge",
            "responsible",
            "build",
        ],
    ) || document.is_any_word(verb.end as usize - 1, words!["charge", "manage", "for", "up"]);
    let developing = document.is_any_word(
        verb.start as usize,
        words!["build", "develop", "develops", "create", "mentor", "coach"],
    );
    let object = document.hits_of(Lexicon::SeniorObject, &ahead).find(|hit| match hit.value() {
        "people" => leading && is_whole(document, *hit),
        // "develop" and "create" a strategy are a leader's; "a plan for the strategy" is stopped above.
        _ => !developing || !document.is_any_word(hit.start as usize, words!["hiring", "board"]),
    })?;
    // "manage team calendars", "own the team wiki": the team is not what is managed.
    Some(verb.start as usize..object.end as usize)
}

/// The people themselves, and not their calendars.
#[cold]
#[inline(never)]
fn is_whole(document: &Document<'_>, object: Hit) -> bool {
    let next = object.end as usize;
    document.tokens.get(next).is_none_or(|token| {
        !token.is_behind_only(gap::SPACE)
            || document.is_any_word(
                next,
                words![
                    "of", "and", "to", "in", "for", "with", "at", "across", "who", "that", "on", "through",
                    "from", "day", "by", "as", "or", "is", "members", "directly", "daily", "while", "during",
                    "towards", "toward",
                ],
            )
    }) || document.sentence_of_token(next).is_none_or(|at| document.sentences[at].tokens.start == next)
}

/// Nobody else's: not helped with, not watched, not reported to.
#[cold]
#[inline(never)]
fn is_own(document: &Document<'_>, within: &Span, span: &Span) -> bool {
    let clause = scopes::clause(document, within, span);
    let before = clause.before(span.start, 6);
    // "your own development budget"
    let adjective = document.is_word(span.start, "own")
        && before.clone().last().is_some_and(|at| {
            document
                .is_any_word(at, words!["your", "their", "its", "our", "my", "his", "her", "an", "a", "the"])
        });
    let helped = adjective || document.has(Lexicon::HelpingWord, &before);
    let of_company = document.has(Lexicon::CompanySubject, &before);
    !helped
        && !of_company
        && !scopes::is_negated(document, &clause, span)
        && !scopes::is_quoted(document, span)
}
