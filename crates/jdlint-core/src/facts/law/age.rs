//! Ages in figures, where they limit who may apply. In: the document. Out: the places of upper limits and bands.

use super::{LawTerm, Place, Topic};
use crate::document::words::TokenKind;
use crate::document::{Document, Windows, Words};
use crate::facts::{Facts, scopes};
use crate::gather::Gather;
use crate::lexicon::Lexicon;

/// An age that a job can name, when the token is one.
pub(super) fn years(document: &Document<'_>, at: usize) -> Option<u32> {
    let token = document.tokens.get(at)?;
    if token.kind != TokenKind::Number {
        return None;
    }
    document.token_text(at).parse::<u32>().ok().filter(|years| (14..=75).contains(years))
}

/// "under 35", "aged 18-30", "between 25 and 35 years old", "not older than 40". Least ages are no limits: laws ask them.
#[cfg_attr(target_arch = "wasm32", inline(never))]
pub(super) fn limits(facts: &Facts<'_>) -> Vec<LawTerm> {
    let document = &facts.document;
    let mut found = Vec::new();
    for at in document.numbers(&document.all()) {
        let Some(least) = years(document, at) else { continue };
        let second =
            document.all().behind(at, 2).find(|&next| years(document, next).is_some_and(|most| most > least));
        // "35 to 40" is read from its first number.
        let follows = (1..3).any(|back| {
            at.checked_sub(back)
                .is_some_and(|before| years(document, before).is_some_and(|first| first < least))
        });
        if follows {
            continue;
        }
        let end = second.unwrap_or(at);
        let Some((start, sure)) = lead(document, at) else {
            let of_age = second.is_some() && age_words(document, end + 1) > 0;
            if of_age {
                push(facts, at, end + 1 + age_words(document, end + 1), false, &mut found);
            }
            continue;
        };
        let words = age_words(document, end + 1);
        // "minors under 16" are no workers.
        if second.is_none() && least < LEAST_LIMIT {
            continue;
        }
        let upper = document.has(Lexicon::AgeUpper, &(start..at));
        if (second.is_some() || upper) && (sure || words > 0 || person_only(document, start, end + 1)) {
            push(facts, start, end + 1 + words, sure, &mut found);
        }
    }
    found
}

/// "a young and international team", "young enthusiastic developers", whatever praise stands between.
#[cfg_attr(target_arch = "wasm32", inline(never))]
pub(super) fn young_groups(facts: &Facts<'_>) -> Vec<LawTerm> {
    let document = &facts.document;
    let spans = document.places_of(words!["young"]).into_iter().filter_map(|at| {
        let end = group_after(document, at + 1)?;
        // "a dynamic young team"
        let praised = at.checked_sub(1).is_some_and(|before| {
            document.value_in(Lexicon::YoungGroup, before) == Some("between")
                && !document.is_word(before, "and")
        });
        Some((at - usize::from(praised))..end)
    });
    let places = spans.filter_map(|span| Place::at(document, span, "team"));
    places
        .filter(|place| place.is_team() && !place.is_innocent(Topic::Age))
        .map(|place| LawTerm { range: document.range_of(&place.span), value: "team" })
        .gather()
}

/// One past the noun that "young" belongs to.
fn group_after(document: &Document<'_>, from: usize) -> Option<usize> {
    for at in document.all().from(from, GROUP_REACH) {
        if !document.is_behind_only(at, signs![SPACE, COMMA, DASH, SLASH]) {
            return None;
        }
        match document.value_in(Lexicon::YoungGroup, at)? {
            // "a young team environment"
            "group" if document.value_in(Lexicon::YoungGroup, at + 1) != Some("group") => {
                return Some(at + 1);
            }
            "people" => return Some(at + 1),
            _ => {}
        }
    }
    None
}

/// Words between "young" and the team.
const GROUP_REACH: usize = 6;

/// An upper limit below this speaks of children.
const LEAST_LIMIT: u32 = 20;

#[cfg_attr(target_arch = "wasm32", inline(never))]
fn push(facts: &Facts<'_>, start: usize, end: usize, sure: bool, found: &mut Vec<LawTerm>) {
    let document = &facts.document;
    let Some(place) = Place::at(document, start..end, "explicit") else { return };
    let asked = place.seeks() && !place.is_served() || place.is_short_line() || sure && place.is_demand();
    if asked && !is_of_thing(document, start) && !place.is_duty() && !place.is_innocent(Topic::Age) {
        found.push(LawTerm { range: document.range_of(&(start..end)), value: "explicit" });
    }
}

/// "The shop is 20-30 years old": what stands before the verb is nobody.
fn is_of_thing(document: &Document<'_>, start: usize) -> bool {
    static THINGS: &Words = words![
        "shop",
        "shops",
        "store",
        "stores",
        "company",
        "business",
        "firm",
        "building",
        "buildings",
        "house",
        "houses",
        "equipment",
        "machines",
        "machine",
        "fleet",
        "vehicles",
        "school",
        "organisation",
        "organization",
        "bakery",
        "charity",
        "site",
        "plant",
        "product",
        "products",
        "brand",
        "club",
        "hotel",
        "restaurant",
        "software",
        "system",
        "systems",
        "it",
        "which",
    ];
    start >= 2
        && document.is_any_word(start - 1, words!["is", "are", "was", "were"])
        && document.is_any_word(start - 2, THINGS)
}

/// The words before the number that make it an age or an upper limit, and whether they alone say "age".
fn lead(document: &Document<'_>, number: usize) -> Option<(usize, bool)> {
    let from = number.saturating_sub(5);
    let hit = document
        .hits_of(Lexicon::AgeLead, &(from..number))
        .filter(|hit| hit.end as usize <= number && number - (hit.end as usize) <= 1)
        .last()?;
    let gap_word = (hit.end as usize..number)
        .all(|at| document.is_any_word(at, words!["of", "between", "is", "from", "the", "than", "to"]));
    gap_word.then_some((hit.start as usize, hit.value() == "age"))
}

/// How many words after the number say that it is an age.
fn age_words(document: &Document<'_>, at: usize) -> usize {
    let hits = document.hits_of(Lexicon::AgeAfter, &(at..at + 1));
    hits.map(|hit| hit.len() as usize).max().unwrap_or(0)
}

/// "under 35 only", "applicants under 35": nothing else is counted.
fn person_only(document: &Document<'_>, start: usize, end: usize) -> bool {
    let persons = |at: usize| {
        document.is_any_word(
            at,
            words![
                "applicants",
                "applicant",
                "candidates",
                "candidate",
                "people",
                "persons",
                "person",
                "anyone",
                "be",
                "aged",
            ],
        )
    };
    let before = start.checked_sub(1).is_some_and(persons)
        || start
            .checked_sub(2)
            .is_some_and(|at| persons(at) && document.is_any_word(start - 1, words!["be", "are", "aged"]));
    let ends = document.tokens.get(end).is_none()
        || document.sentence_of_token(end) != document.sentence_of_token(end - 1)
        || document
            .is_any_word(end, words!["only", "preferred", "and", "or", "who", "are", "to", "with", "need"])
        // "Anyone under 30 may apply"
        || document.is_any_word(end, words!["may", "can", "should"]) && document.is_word(end + 1, "apply");
    before && ends
        || document.is_any_word(end, words!["only", "preferred"])
            && scopes::is_demand_section(document.section_of(document.block_of_token(start).unwrap_or(0)))
}
