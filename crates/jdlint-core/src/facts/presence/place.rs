//! Where the work is done. In: the document. Out: places and work modes.

use super::{
    Found, body_tokens, field_places, in_section, is_unfilled, label_value, section_range, sections_of,
};
use crate::document::words::{Token, TokenKind, gap, look};
use crate::document::{Block, BlockKind, Document, Span, Windows, Words, heading_kind};
use crate::facts::employer::is_name_word;
use crate::facts::{Facts, scopes};
use crate::gather::Gather;
use crate::lexicon::Lexicon;
use crate::report::{Kind, WorkMode};
use crate::text::TextRange;

#[cfg_attr(target_arch = "wasm32", inline(never))]
pub(super) fn location(facts: &Facts<'_>) -> Found {
    let document = &facts.document;
    let mut ranges = field_places(
        document,
        &["location", "locations", "city", "place", "country", "region", "office", "address", "remote"],
    );
    // `remote: false`
    ranges.retain(|range| !is_denial(range.of(document.text)));
    ranges.extend(
        sections_of(document, Kind::Location)
            .filter(|section| body_tokens(document, section) > 0 && !is_unfilled(document, section))
            .filter(|section| {
                !label_value(document, section).is_some_and(|value| is_denial(value.of(document.text)))
            })
            .map(|section| section_range(document, section)),
    );
    if ranges.is_empty() {
        ranges.extend(&facts.places);
    }
    if ranges.is_empty() {
        ranges.extend(work_modes(document).map(|(range, _)| range));
    }
    Found::if_any(ranges)
}

fn is_denial(value: &str) -> bool {
    ["no", "false", "none", "n/a"].iter().any(|word| value.trim().eq_ignore_ascii_case(word))
}

/// "Remote: no", "Remote: yes": an answer, and no place.
pub(in crate::facts) fn is_answer(value: &str) -> bool {
    is_denial(value) || ["yes", "true"].iter().any(|word| value.trim().eq_ignore_ascii_case(word))
}

/// "based in Leeds", "Denver, CO", "London" in a line of its own near the top.
#[cfg_attr(target_arch = "wasm32", inline(never))]
pub(in crate::facts) fn places(document: &Document<'_>) -> Vec<TextRange> {
    let capital = |at: usize| document.tokens.get(at).is_some_and(is_capital_word);
    let mut found: Vec<TextRange> = Vec::new();
    for hit in document.hits.of(Lexicon::PlaceCue) {
        if in_section(document, hit, &[Kind::Eeo]) {
            continue;
        }
        let end = hit.end as usize;
        // Within the sentence: "a dynamic workplace. Annual bonus" names no place.
        let place = (end..end + 4)
            .take_while(|&at| document.tokens.get(at).is_some_and(|token| !token.is_behind(gap::STOP)))
            .find(|&at| capital(at) && !is_other_name(document, at));
        if let Some(place) = place {
            found.push(document.range_of(&(hit.start as usize..end_of_name(document, place))));
        }
    }
    let of_cues = found.len();
    for at in beside_places(document) {
        let led = capital(at - 1);
        // "Position location: Leeds" in a flat text
        let of_label = document.is_any_word(at - 1, LABELS);
        let before = document.tokens[at].before;
        let after_comma =
            gap::holds(before, gap::COMMA) && gap::holds_only(before, signs![COMMA, SPACE, LINE]);
        let beside = gap::holds_only(before, signs![SPACE, LINE]);
        let labelled = of_label && gap::holds(before, gap::COLON) && !gap::holds(before, gap::STOP);
        // "Location Leeds" where the colon was lost
        let labelled = labelled
            || of_label
                && beside
                && ["Location", "Locations", "LOCATION"].contains(&document.token_text(at - 1))
                && (begins_sentence(document, at - 1)
                    || !document.is_behind_only(at - 1, gap::SPACE)
                    || !capital(at - 2))
                && !document.is_in(Lexicon::JobNoun, at + 1);
        let blank = || document.is_in(Lexicon::Placeholder, at);
        if labelled && capital(at) && !blank() && !is_other_name(document, at) {
            // "Location: Leeds About us": where lines were lost, only "Santa" asks for what follows.
            let begins = document.is_in(Lexicon::TownWord, at);
            let end = if begins { end_of_name(document, at) } else { at + 1 };
            found.push(document.range_of(&(at..end)));
        }
        let two_words = || document.is_any_word(at, DIRECTIONS) && capital(at) && capital(at + 1);
        if after_comma && led {
            let end = end_of_region(document, at).or_else(|| two_words().then_some(at + 2));
            if let Some(end) = end {
                go_on(document, &mut found, of_cues, at - 1, end);
            }
        }
        // "our York office", "our Santa Ana office"
        let site = || {
            let first = first_of_town(document, at - 1);
            let ours = first != 0 && document.is_any_word(first - 1, words!["our", "the"]);
            (ours && !is_other_name(document, at - 1)).then_some(first..at)
        };
        if beside && led && document.is_any_word(at, SITES) {
            found.extend(site().map(|name| document.range_of(&name)));
        }
        // "Sample County", "Leeds-based", "Leeds based"
        let mut named = document.is_any_word(at, PLACES) && capital(at);
        let first = if named { first_of_name(document, at - 1) } else { at - 1 };
        // "The Borough of Northvale": the name stands behind, and "The" is none.
        if named && beside && document.is_in(Lexicon::FunctionWord, at - 1) {
            named = false;
            if document.is_word(at + 1, "of") && capital(at + 2) {
                found.push(document.range_of(&(at..end_of_name(document, at + 2))));
            }
        }
        let based = document.is_any_word(at, BASED)
            && gap::holds_only(before, signs![SPACE, DASH])
            && !is_other_name(document, at - 1);
        if led && (named && beside || based) {
            found.push(document.range_of(&(first..at + 1)));
        }
    }
    found.extend(place_on_top(document));
    found.extend(place_before_contract(document));
    if found.is_empty() {
        found.extend(places_after_in(document));
    }
    found
}

/// The tokens that tell of a place by what stands before them, in order: "Leeds, UK", "York office", "Location: Leeds".
fn beside_places(document: &Document<'_>) -> Vec<usize> {
    let capital = |at: usize| document.tokens.get(at).is_some_and(is_capital_word);
    let behind_capital = |at: &usize| at.checked_sub(1).is_some_and(capital);
    let regions = document.hits.of(Lexicon::RegionName).starts().chain(document.places_of(DIRECTIONS));
    let behind_comma = regions.filter(|&at| document.is_behind(at, gap::COMMA));
    let mut found: Vec<usize> = behind_comma.filter(behind_capital).gather();
    let named = [SITES, BASED, PLACES].into_iter().flat_map(|words| document.places_of(words));
    found.extend(named.filter(behind_capital));
    found.extend(document.places_of(LABELS).into_iter().map(|label| label + 1).filter(|&at| capital(at)));
    found.sort_unstable();
    found.dedup();
    found
}

fn is_capital_word(token: &Token) -> bool {
    token.kind == TokenKind::Word && token.look & look::CAPITAL != 0
}

/// What names of regions of two words begin with: "North Dakota".
static DIRECTIONS: &Words = words!["north", "south", "west", "new", "rhode"];
/// Words that a place stands behind.
static LABELS: &Words = words!["location", "locations", "place"];
/// What an employer calls where its people work.
static SITES: &Words =
    words!["team", "office", "shop", "store", "branch", "studio", "warehouse", "hospital", "school"];
/// "Leeds-based"
static BASED: &Words = words!["based"];
/// What names of places end with.
static PLACES: &Words =
    words!["county", "township", "borough", "region", "street", "road", "avenue", "lane", "square"];

fn begins_sentence(document: &Document<'_>, at: usize) -> bool {
    document.sentence_of_token(at).is_some_and(|sentence| document.sentences[sentence].tokens.start == at)
}

/// "Halifax, Nova Scotia, Canada", "based in Perth, Western Australia": the region behind a comma belongs to the place
/// that ends before it, wherever that was read: behind a cue, which is told by the first `of_cues`, or further on.
fn go_on(document: &Document<'_>, found: &mut Vec<TextRange>, of_cues: usize, last: usize, end: usize) {
    // Each of the two is in the order of the text, and few of them lie at one place: no walk over all for every place.
    const NEAR: usize = 8;
    let place = document.range_of(&(first_of_town(document, last)..end));
    let town = document.range_of(&(last..last + 1));
    let up_to = found[..of_cues].partition_point(|known| known.start < town.end);
    let before = |end: usize, least: usize| end.saturating_sub(NEAR).max(least)..end;
    let mut near = before(up_to, 0).chain(before(found.len(), of_cues));
    match near.find(|&at| found[at].overlaps(town)) {
        Some(at) => found[at].end = found[at].end.max(place.end),
        None => found.push(place),
    }
}

/// A name of a place has no more words.
const NAME_WORDS: usize = 3;

/// One past the name of a place that begins here: "Santa Ana", "Central London", "St. Louis". Other words with a capital
/// follow where a line end was lost: "Leeds Full-time", "Leeds Start Date: ...".
fn end_of_name(document: &Document<'_>, first: usize) -> usize {
    let goes_on = |at: &usize| is_joined(document, *at) && is_name_word(document, *at);
    let last = document.all().behind(first, NAME_WORDS - 1).take_while(goes_on).last().unwrap_or(first);
    // "in Leeds Ashdown is a bakery": the next sentence lost its stop.
    let speaks = !document.is_in(Lexicon::TownWord, first)
        && document.is_any_word(last + 1, words!["is", "are", "was", "has", "have", "offers", "seeks"]);
    let label = document.is_behind(last + 1, gap::COLON);
    if label || speaks { first + 1 } else { last + 1 }
}

/// "San Mateo County", "Palm Beach County": the name begins with the first of up to three words that no table knows. What
/// begins a sentence has a capital for that.
fn first_of_name(document: &Document<'_>, last: usize) -> usize {
    let of_name = |at: usize| is_name_word(document, at) && !begins_sentence(document, at);
    let joined = |at: &usize| {
        is_joined(document, at + 1)
            && document.is_capital(*at)
            && (document.is_in(Lexicon::TownWord, *at) || of_name(*at))
    };
    (last.saturating_sub(NAME_WORDS - 1)..last).rev().take_while(joined).last().unwrap_or(last)
}

/// Only a space parts the word from the one before, or the stop of "St. Louis".
fn is_joined(document: &Document<'_>, at: usize) -> bool {
    let (last, next) = (&document.tokens[at - 1], &document.tokens[at]);
    let between = TextRange::new(last.end, next.start).of(document.text);
    between == " " || between == ". " && last.len() <= 3
}

/// "New York", "Salt Lake City": a town whose name has more than one word begins before its last one.
fn first_of_town(document: &Document<'_>, last: usize) -> usize {
    let leads = |at: usize| document.is_in(Lexicon::TownWord, at) && document.is_capital(at);
    (last.saturating_sub(2)..last)
        .rev()
        .take_while(|&at| is_joined(document, at + 1) && leads(at))
        .last()
        .unwrap_or(last)
}

/// A line of one or two names below the title: "Leeds", "Leeds / York".
fn place_on_top(document: &Document<'_>) -> Option<TextRange> {
    // "Permanent" alone is the contract.
    let name = |at: usize| {
        document.is_capital(at)
            && !is_other_name(document, at)
            && !document.is_in(Lexicon::EmploymentType, at)
    };
    // "## Results" above a list of them
    let heads = |at: usize| {
        let section = document.section_of(at);
        let lists = document.blocks.get(at + 1).is_some_and(Block::is_item);
        section.heading == Some(at) && (lists || section.kind.kind.is_some_and(|kind| kind != Kind::Location))
    };
    // "Type: Bread" says itself what it is of.
    let of_place = |block: &Block| match block.kind {
        BlockKind::Label { .. } => {
            document.is_in_words(&block.label(), words!["office", "town", "base", "branch"])
        }
        BlockKind::TableRow => false,
        _ => !block.is_item(),
    };
    let range = |block: &Block| match block.kind {
        BlockKind::Label { .. } => document.range_of(&block.content()),
        _ => block.range,
    };
    let lines = document.blocks.iter().enumerate().take(4).skip(1);
    let mut short = lines
        .filter(|(_, block)| of_place(block) && block.tokens.len() <= 3 && block.content().all(name))
        .filter(|&(at, block)| heading_kind(document, &block.tokens).is_none() && !heads(at));
    short.next().map(|(_, block)| range(block)).or_else(|| place_in_first_sentence(document))
}

/// "Sample Council, Leeds. Full-time." below the title.
fn place_in_first_sentence(document: &Document<'_>) -> Option<TextRange> {
    let name = |at: usize| document.is_capital(at) && !is_other_name(document, at);
    let lines =
        document.blocks.iter().take(4).skip(1).filter(|block| matches!(block.kind, BlockKind::Paragraph));
    lines
        .filter_map(|block| document.sentences.get(block.sentences.start))
        .map(|sentence| &sentence.tokens)
        .find(|tokens| {
            let last = tokens.end - 1;
            (2..=6).contains(&tokens.len())
                && document.is_behind(last, gap::COMMA)
                && (*tokens)
                    .clone()
                    .all(|at| name(at) || document.is_any_word(at, words!["of", "and", "the"]))
        })
        .map(|tokens| document.range_of(&(tokens.end - 1..tokens.end)))
}

/// A line of place and contract has no more words.
const TERMS_LINE: usize = 12;

/// "Leeds, full-time, permanent." in a line of its own, at the top or at the end.
fn place_before_contract(document: &Document<'_>) -> Option<TextRange> {
    let title = &document.blocks.first()?.tokens;
    let name = |at: usize| {
        document.is_capital(at)
            && !is_other_name(document, at)
            && !title.clone().any(|word| document.is_word(word, document.token_text(at)))
    };
    let paragraphs =
        document.blocks.iter().skip(1).filter(|block| matches!(block.kind, BlockKind::Paragraph));
    paragraphs.filter_map(|block| document.sentences.get(block.sentences.start)).find_map(|sentence| {
        let tokens = &sentence.tokens;
        let terms = tokens.behind(tokens.start, 3).find(|&at| document.is_behind(at, gap::COMMA))?;
        let told = tokens.len() <= TERMS_LINE
            && (tokens.start..terms).all(name)
            && (document.is_in(Lexicon::EmploymentType, terms) || document.is_in(Lexicon::WorkMode, terms));
        told.then(|| document.range_of(&(tokens.start..terms)))
    })
}

/// "a hospital in Leeds", "near York": a capitalised word after "in" in text about the job or the employer.
fn places_after_in<'d>(document: &'d Document<'_>) -> impl Iterator<Item = TextRange> + 'd {
    let tells = |at: &usize| {
        let section = document.block_of_token(*at).map(|block| document.section_of(block));
        section.is_some_and(|section| {
            !(section.is(Kind::Eeo) || section.heading.is_some() && scopes::is_demand_section(section))
        })
    };
    document.places_of(words!["in", "near", "around"]).into_iter().filter(tells).filter_map(move |at| {
        let next = at + 1;
        document
            .tokens
            .get(next)
            .filter(|token| token.kind == TokenKind::Word && token.is_behind_only(gap::SPACE))?;
        let written = document.token_text(next);
        let place = written.len() > 3
            && written.starts_with(char::is_uppercase)
            && written.chars().any(char::is_lowercase)
            && !(1..=4)
                .any(|back| at.checked_sub(back).is_some_and(|at| document.is_in(Lexicon::SkillLead, at)))
            && !is_other_name(document, next);
        place.then(|| document.range_of(&(next..end_of_name(document, next))))
    })
}

/// Months, technologies and fields of study are no places.
fn is_other_name(document: &Document<'_>, at: usize) -> bool {
    const OTHERS: [Lexicon; 4] =
        [Lexicon::NotAPlace, Lexicon::Technologies, Lexicon::Certifications, Lexicon::JobNoun];
    OTHERS.iter().any(|&others| document.is_in(others, at))
}

/// One past a state, province or country as it is written: codes and names begin with a capital, codes have no small
/// letter.
fn end_of_region(document: &Document<'_>, at: usize) -> Option<usize> {
    let region = document.hits.at(Lexicon::RegionName, at)?;
    let written = document.range_of_hit(region).of(document.text);
    // "Richmond, Va."
    let stopped = document.text[document.tokens[at].end as usize..].starts_with('.');
    let as_written = if written.len() <= 3 && !(stopped && written.len() == 2) {
        !written.contains(char::is_lowercase)
    } else {
        written.starts_with(char::is_uppercase)
    };
    // "MS Teams"
    let product =
        written == "MS" && document.is_behind_only(at + 1, gap::SPACE) && document.is_capital(at + 1);
    (as_written && !product).then_some(region.end as usize)
}

pub(in crate::facts) fn work_modes<'d>(
    document: &'d Document<'_>,
) -> impl Iterator<Item = (TextRange, WorkMode)> + 'd {
    document.hits.of(Lexicon::WorkMode).filter_map(move |hit| {
        let around = hit.span();
        // Innocent phrases begin with the word itself or one before it.
        let near = around.start.saturating_sub(1)..around.end;
        let innocent = document
            .hits_of(Lexicon::WorkModeInnocent, &near)
            .any(|other| other.start <= hit.start && around.end as u32 <= other.end);
        let elsewhere = in_section(
            document,
            hit,
            &[Kind::Responsibilities, Kind::Requirements, Kind::HowToApply, Kind::HiringProcess, Kind::Eeo],
        );
        let mode = WorkMode::ALL.iter().copied().find(|mode| mode.word() == hit.value())?;
        (!innocent && !elsewhere && !is_ruled_out(document, &around))
            .then(|| (document.range_of_hit(hit), mode))
    })
}

/// "No remote work", "not a remote job", "remote work is not possible", "Remote: no".
fn is_ruled_out(document: &Document<'_>, mode: &Span) -> bool {
    static NOT: &Words = words!["no", "not", "never", "without", "isn't", "cannot", "can't"];
    let apart = gap::STOP | gap::COMMA | gap::SEMICOLON | gap::OPEN | gap::BULLET | gap::LINE;
    let joined = |at: usize| document.tokens.get(at).is_some_and(|token| token.before & apart == 0);
    let denies =
        |at: usize| document.is_any_word(at, NOT) && !document.is_any_word(at + 1, words!["only", "just"]);
    let sentence = document.sentence_of_token(mode.start).map(|at| &document.sentences[at].tokens);
    let within = sentence.unwrap_or(mode);
    let first = mode.start.saturating_sub(2).max(within.start);
    let mut before = (first..mode.start).rev().take_while(|&at| joined(at + 1));
    let mut after = within.from(mode.end, 3).take_while(|&at| joined(at));
    before.any(denies) || after.any(denies)
}
