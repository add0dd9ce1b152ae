//! Is the employer or the agency named anywhere, if only in passing? In: the document. Out: yes or no.
//!
//! For a rule that misses a name, any frame in which only a hirer's name stands is enough, even where the text hides the
//! client behind "our client".

use super::employer::{is_capital, is_name_word};
use crate::document::words::{TokenKind, gap};
use crate::document::{Document, Span, Windows, names_any};
use crate::lexicon::{Hit, Lexicon};
use crate::text::TextRange;

/// "About Ashdown", "Baker at Ashdown", "This is Ann from Ashdown", "Ashdown, Inc", "www.ashdown.example".
pub(super) fn is_there(document: &Document<'_>) -> bool {
    let hits = |lexicon| document.hits.of(lexicon);
    let all = document.all();
    hits(Lexicon::EmployerFrame).any(|hit| is_led(document, hit))
        || hits(Lexicon::EmployerLabel).any(|hit| is_labelled_in_line(document, hit))
        || hits(Lexicon::LegalForm).any(|hit| is_form_of_name(document, hit))
        || hits(Lexicon::StreetWord).starts().any(|at| is_address_of_name(document, at))
        || hits(Lexicon::DomainEnd).starts().any(|at| is_domain(document, at))
        || document.web_addresses(&all).any(|at| is_own_host(host(document.token_text(at))))
        || document.mail_addresses(&all).any(|at| is_own_host(mail_host(document.token_text(at))))
        || document.sentences.iter().any(|sentence| is_seeking_subject(document, &sentence.tokens))
        || is_on_top(document)
}

/// "Ashdown Bakery, Leeds." as the first words below the title.
fn is_on_top(document: &Document<'_>) -> bool {
    const LONGEST_NAME: usize = 4;
    let Some(first) = document.blocks.iter().take(3).find(|block| !block.is_heading() && !block.is_item())
    else {
        return false;
    };
    let Some(sentence) = document.sentences.get(first.sentences.start) else { return false };
    let tokens = &sentence.tokens;
    let comma = tokens.clone().skip(1).find(|&at| document.is_behind(at, gap::COMMA));
    let Some(place) = comma.filter(|place| *place - tokens.start <= LONGEST_NAME) else { return false };
    let is_named = (tokens.start..place).all(|at| is_name_word(document, at));
    is_named && is_capital(document, place) && tokens.end - place <= 2
}

fn is_led(document: &Document<'_>, hit: Hit) -> bool {
    let (start, end) = (hit.start as usize, hit.end as usize);
    let name = end + usize::from(document.is_word(end, "the"));
    let Some(next) = document.tokens.get(name) else { return false };
    if hit.value() != "sign" && !next.is_behind_only(signs![SPACE, QUOTE, COLON]) {
        return false;
    }
    let named = is_name_word(document, name) && !document.is_in(Lexicon::RegionName, name);
    match hit.value() {
        "name" => named && !next.is_behind(gap::COLON) && name == end,
        "job" => {
            (named || is_spelt_as_name(document, name))
                && (follows_job(document, start) || introduces(document, start))
        }
        "person" => named && introduces(document, start),
        "sign" => is_signed(document, end),
        _ => {
            let joined = start
                .checked_sub(1)
                .is_some_and(|last| document.is_any_word(last, words!["join", "joining"]));
            joined && is_spelt_as_name(document, name)
        }
    }
}

/// More names than a person has follow: "Regards, Ann Lee Ashdown", with spaces between them or not.
fn is_signed(document: &Document<'_>, start: usize) -> bool {
    const SIGNATURE_WORDS: usize = 6;
    const NAMES_OF_ONE: usize = 2;
    let words = document.all().from(start, SIGNATURE_WORDS);
    let names = words.filter(|&at| is_name_word(document, at)).map(|at| {
        let text = document.token_text(at);
        let seam = text
            .chars()
            .zip(text.chars().skip(1))
            .any(|(last, next)| last.is_lowercase() && next.is_uppercase());
        1 + usize::from(seam)
    });
    names.sum::<usize>() > NAMES_OF_ONE
}

fn follows_job(document: &Document<'_>, at: usize) -> bool {
    at.checked_sub(1).is_some_and(|last| {
        document.is_in(Lexicon::JobNoun, last)
            || document.is_in(Lexicon::JobNounPlural, last)
            || document.is_kind(last, TokenKind::Word)
                && document.is_any_word(last, words!["end", "back-end", "front-end"])
    })
}

/// "This is Ann", "I am Ann", "my name is Ann".
fn introduces(document: &Document<'_>, at: usize) -> bool {
    const NAME_REACH: usize = 6;
    let near = at.saturating_sub(NAME_REACH)..at;
    near.clone().any(|first| {
        document.is_any_word(first, words!["this", "name"]) && document.is_word(first + 1, "is")
            || document.is_word(first, "i") && document.is_word(first + 1, "am")
            || document.is_word(first, "i'm")
    }) && !near
        .clone()
        .any(|first| document.is_any_word(first, words!["position", "role", "job", "opportunity"]))
}

/// "eXcell", "0x": written as no common word is.
fn is_spelt_as_name(document: &Document<'_>, at: usize) -> bool {
    let Some(token) = document.tokens.get(at) else { return false };
    let text = match document.tokens.get(at + 1) {
        Some(next) if token.kind == TokenKind::Number && next.before == 0 => {
            TextRange::new(token.start, next.end).of(document.text)
        }
        _ => document.token_text(at),
    };
    let lower_first = text.starts_with(char::is_lowercase) && text.contains(char::is_uppercase);
    let digits = text.starts_with(|c: char| c.is_ascii_digit()) && text.ends_with(char::is_alphabetic);
    let time = ["am", "pm", "st", "nd", "rd", "th", "k"].iter().any(|end| text.ends_with(end));
    (lower_first || digits && !time) && !document.is_in(Lexicon::Technologies, at)
}

/// "... Company: Ashdown Location: ...", wherever in the line.
fn is_labelled_in_line(document: &Document<'_>, hit: Hit) -> bool {
    let (start, end) = (hit.start as usize, hit.end as usize);
    let colon = document.is_behind(end, gap::COLON);
    let sure =
        !document.is_any_word(start, words!["department", "recruiter", "school", "business", "practice"]);
    colon
        && sure
        && is_capital(document, start)
        && is_capital(document, end)
        && !document.is_in(Lexicon::NotAnEmployer, end)
        && !document.is_in(Lexicon::Placeholder, end)
        && !document.is_in(Lexicon::AnonymousEmployer, end)
        && document.tokens.get(end + 1).is_none_or(|next| !next.is_behind(gap::COLON))
        && !document
            .is_any_word(end, words!["confidential", "overview", "description", "profile", "size", "type"])
}

/// "Sample Bakeries, Inc", in whatever section.
fn is_form_of_name(document: &Document<'_>, hit: Hit) -> bool {
    let start = hit.start as usize;
    let Some(name) = start.checked_sub(1) else { return false };
    is_capital(document, name)
        && (is_capital(document, start) || document.token_text(start).len() < 4)
        && document.is_behind_only(start, signs![SPACE, COMMA])
        && document.tokens[start].before != 0
        && !document.is_in(Lexicon::NotAnEmployer, name)
}

/// "First Source, 4249 Route 9": a name before the house number.
fn is_address_of_name(document: &Document<'_>, street: usize) -> bool {
    const STREET_WORDS: usize = 4;
    let number = (street.saturating_sub(STREET_WORDS)..street)
        .find(|&at| document.is_kind(at, TokenKind::Number) && document.token_text(at).len() <= 5);
    let Some(number) = number.filter(|&at| at != 0) else { return false };
    is_capital(document, street)
        && is_name_word(document, number - 1)
        && !document.is_behind(number, signs![COLON, STOP])
        && !document.is_in(Lexicon::RegionName, number - 1)
}

/// `ashdown.com` without anything before it.
fn is_domain(document: &Document<'_>, end: usize) -> bool {
    let Some(name) = end.checked_sub(1) else { return false };
    // "ashdown dot com", written so that no machine reads it.
    if document.is_word(name, "dot") {
        return name > 0 && is_own_name(document.token_text(name - 1));
    }
    document.tokens[end].before == gap::STOP
        && document.is_small(end)
        && document.is_kind(name, TokenKind::Word)
        && is_own_name(document.token_text(name))
}

/// The host of a web address, or what stands before the first slash.
fn host(address: &str) -> &str {
    let bare = address.split_once("://").map_or(address, |(_, rest)| rest);
    bare.split(['/', '?', '#']).next().unwrap_or_default()
}

fn mail_host(address: &str) -> &str {
    address.rsplit('@').next().unwrap_or_default()
}

/// A host is somebody's own when none of its parts is a job board, a free mail host and the like.
fn is_own_host(host: &str) -> bool {
    host.contains('.') && host.split('.').all(is_own_name)
}

fn is_own_name(name: &str) -> bool {
    !names_any(name, &[Lexicon::SharedHost, Lexicon::Technologies])
}

/// "Ashdown seeks", "Ashdown (ashdown.com) is looking for": a sentence whose subject is no common word and hires.
fn is_seeking_subject(document: &Document<'_>, sentence: &Span) -> bool {
    const NAME_WORDS: usize = 8;
    let first = sentence.start;
    let strange = is_name_word(document, first) || is_spelt_as_name(document, first);
    strange
        && sentence.behind(first, NAME_WORDS - 1).any(|verb| {
            let hires = document.is_any_word(verb, words!["seeks", "invites", "recruits"])
                || document.is_any_word(verb, words!["is", "are"])
                    && document.value_in(Lexicon::EmployerVerb, verb + 1) == Some("speaks")
                || document.is_word(verb, "has")
                    && (document.is_any_word(verb + 1, words!["an", "a", "more", "openings", "partnered"]))
                    && document.is_any_word(
                        verb + 2,
                        words!["immediate", "opening", "openings", "vacancy", "jobs", "need"],
                    );
            hires && is_name(document, &(first..verb))
        })
}

/// Capitalised words, with an address in brackets or not; no hidden client and nobody's job among them.
fn is_name(document: &Document<'_>, span: &Span) -> bool {
    let mut bracket = false;
    let written = span.clone().all(|at| {
        let before = document.tokens[at].before;
        bracket = gap::holds(before, gap::OPEN) || bracket && !gap::holds(before, gap::CLOSE);
        bracket
            || is_capital(document, at)
            || document.is_any_word(at, words!["of", "&", "and"])
            || at == span.start
    });
    written && !document.has(Lexicon::AnonymousEmployer, span) && !document.has(Lexicon::JobNoun, span)
}
