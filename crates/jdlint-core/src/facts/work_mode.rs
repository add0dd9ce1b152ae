//! Is the job remote, and does the text keep to it? In: the document. Out: [`RemoteClaim`] and what speaks against it.

use super::presence::places;
use super::{numbers, scopes};
use crate::document::words::{TokenKind, gap};
use crate::document::{BlockKind, Document, Span, Windows};
use crate::lexicon::{Hit, Lexicon};
use crate::report::{Kind, Quote};
use crate::text::TextRange;

/// The posting says that the job is done remotely.
#[derive(Debug, Clone, Default)]
pub(crate) struct RemoteClaim {
    /// Where it says so.
    pub(crate) range: TextRange,
    /// Fixed days at the employer's place, or a job on site.
    pub(crate) on_site: Option<TextRange>,
    /// A country, a region, a time zone or "anywhere" is named.
    pub(crate) has_region: bool,
}

/// The first place that says that the whole job is remote.
#[cfg_attr(target_arch = "wasm32", inline(never))]
pub(crate) fn read(document: &Document<'_>, title: Option<&Quote>) -> Option<RemoteClaim> {
    let mut hits = document.hits.of(Lexicon::WorkMode);
    let on_site = hits.clone().filter(|&hit| is_on_site(document, hit));
    let claim = hits.find(|&hit| is_claim(document, hit, title))?;
    let on_site = fixed_days(document)
        .or_else(|| weekdays(document))
        .or_else(|| on_site.map(|hit| document.range_of_hit(hit)).next());
    Some(RemoteClaim {
        range: document.range_of_hit(claim),
        on_site,
        has_region: has_region(document) || names_place_behind(document, claim),
    })
}

fn is_innocent(document: &Document<'_>, hit: Hit) -> bool {
    let near = (hit.start as usize).saturating_sub(1)..hit.end as usize;
    document.hits_of(Lexicon::WorkModeInnocent, &near).any(|other| other.covers(hit))
}

#[cfg_attr(target_arch = "wasm32", inline(never))]
fn is_claim(document: &Document<'_>, hit: Hit, title: Option<&Quote>) -> bool {
    let (start, end) = (hit.start as usize, hit.end as usize);
    if hit.value() != "remote" || is_innocent(document, hit) {
        return false;
    }
    let range = document.range_of_hit(hit);
    // "Remote or hybrid", "remote possible", "2 days remote"
    let partly = |span: &Span| {
        span.clone().any(|at| {
            document.is_any_word(
                at,
                words![
                    "hybrid",
                    "or",
                    "option",
                    "options",
                    "optional",
                    "possible",
                    "partial",
                    "partially",
                    "partly",
                    "occasional",
                    "occasionally",
                    "flexible",
                    "flexibility",
                    "up",
                    "some",
                    "not",
                    "no",
                    "never",
                    "available",
                    "negotiable",
                    "can",
                    "could",
                    "may",
                    "if",
                    "sometimes",
                    "mostly",
                    "preferred",
                    "friendly",
                    "first",
                    "onsite",
                    "on-site",
                    "non",
                ],
            )
        }) || document.hits_of(Lexicon::WorkMode, span).any(|other| {
            other.value() != "remote"
                && !document.is_any_word(other.start as usize, words!["day", "days", "in"])
        })
    };
    if let Some(title) = title.filter(|title| title.range.contains(range)) {
        let mut modes = document.hits.of(Lexicon::WorkMode);
        return !modes
            .any(|mode| mode.value() == "hybrid" && title.range.contains(document.range_of_hit(mode)));
    }
    let field = document.fields.iter().find(|field| field.tokens.contains(&start));
    if let Some(field) = field {
        let key = field.key.of(document.text).to_ascii_lowercase();
        let of_place =
            ["location", "remote", "workplace", "work_mode", "mode", "place", "city", "jobtype", "office"];
        return of_place.iter().any(|word| key.contains(word)) && !partly(&field.tokens);
    }
    let Some(number) = document.sentence_of_token(start) else { return false };
    let sentence = &document.sentences[number];
    let section = document.section_of(sentence.block);
    let block = &document.blocks[sentence.block];
    let value = block.content();
    let clause = scopes::clause(document, &sentence.tokens, &(start..end));
    let breaks = |at: usize| document.is_behind(at, signs![COMMA, OPEN, SPACED_DASH, COLON]);
    let clause = (clause.start + 1..=start).rev().find(|&at| breaks(at)).unwrap_or(clause.start)
        ..(end..clause.end).find(|&at| breaks(at)).unwrap_or(clause.end);
    if partly(&clause) && !(matches!(block.kind, BlockKind::Label { .. }) || section.is(Kind::Location)) {
        return false;
    }
    // "Remote status: Hybrid" says it in the value.
    if matches!(block.kind, BlockKind::Label { .. }) && start < value.start {
        return value.len() <= 3
            && document.is_any_word(value.start, words!["yes", "true", "full", "fully", "100"]);
    }
    // "We are 100 % remote": the company, not the job.
    if sentence.tokens.before(start, 4).any(|at| {
        document.is_any_word(
            at,
            words!["we", "we're", "company", "team", "everyone", "teams", "workforce", "our"],
        )
    }) {
        return false;
    }
    // "Location: Remote (UK)"
    if matches!(block.kind, BlockKind::Label { .. }) && start >= value.start {
        let before_brackets = (value.start..value.end)
            .find(|&at| at != value.start && document.is_behind(at, gap::OPEN))
            .unwrap_or(value.end);
        return value.opening(3).contains(&start)
            && is_place_label(document, &block.label(), section.is(Kind::Location))
            && !partly(&(value.start..before_brackets.max(end)));
    }
    if scopes::is_innocent_section(section) && !section.is(Kind::Pay)
        || scopes::is_demand_section(section) && section.heading.is_some()
    {
        return false;
    }
    let text = range.of(document.text).to_ascii_lowercase();
    if matches!(text.as_str(), "fully remote" | "100 % remote" | "100% remote" | "all-remote") {
        let of_team = document.is_any_word(
            end,
            words!["company", "team", "organisation", "organization", "culture", "workforce", "first"],
        );
        return !of_team;
    }
    let noun =
        document.is_any_word(end, words!["role", "position", "job", "opportunity", "contract", "vacancy"]);
    let is = start >= 1
        && (document.is_any_word(start - 1, words!["is", "permanently", "completely", "entirely"])
            || document.is_word(start - 1, "a") && start >= 2 && document.is_word(start - 2, "is"));
    let of_job = (sentence.tokens.start..start).any(|at| {
        document.is_any_word(
            at,
            words!["role", "position", "job", "this", "work", "it", "vacancy", "post", "you", "location"],
        )
    });
    // "Remote" on a line of its own below the title.
    let alone = value.opening(2).contains(&start)
        && (value.len() <= 2 || value.len() <= 12 && (end..value.end).next().is_some_and(breaks))
        && sentence.block <= 6
        && !section.is(Kind::Responsibilities);
    noun && !document.is_any_word(start.wrapping_sub(1), words!["other", "our"]) || is && of_job || alone
}

fn is_place_label(document: &Document<'_>, label: &Span, in_location: bool) -> bool {
    in_location
        || label.clone().any(|at| {
            document.is_any_word(
                at,
                words![
                    "location",
                    "place",
                    "workplace",
                    "remote",
                    "office",
                    "where",
                    "type",
                    "mode",
                    "arrangement",
                    "work",
                    "site",
                    "based",
                    "base",
                ],
            )
        })
}

/// "5 days in the office", "three days a week on-site", "on site two days a week".
#[cfg_attr(target_arch = "wasm32", inline(never))]
fn fixed_days(document: &Document<'_>) -> Option<TextRange> {
    let office = |at: usize| is_office(document, at);
    let loose = words![
        "optional",
        "if",
        "can",
        "may",
        "could",
        "like",
        "welcome",
        "want",
        "wish",
        "choose",
        "prefer",
        "occasional",
        "occasionally",
        "year",
        "quarter",
        "quarterly",
        "annually",
        "annual",
        "retreat",
        "off-site",
        "off-sites",
        "offsite",
        "offsites",
        "never",
        "no",
        "not",
        "home",
        "remote",
        "leave",
        "holiday",
        "training",
        "onboarding",
        "first",
        "interview",
        "travel",
        "clients",
        "client's",
        "customer",
    ];
    for at in document.places_of(words!["day", "days"]) {
        let Some(sentence) = document.sentence_of_token(at).map(|sentence| &document.sentences[sentence])
        else {
            continue;
        };
        let tokens = &sentence.tokens;
        let counted = tokens.before(at, 2).any(|near| {
            document.is_kind(near, TokenKind::Number) || numbers::value(document, near).is_some()
        });
        if !counted || document.section_of(sentence.block).is(Kind::AboutCompany) {
            continue;
        }
        let from = at.saturating_sub(6).max(tokens.start);
        let to = (at + 9).min(tokens.end);
        let stop = |near: usize| {
            document.is_behind(near, signs![SEMICOLON, COMMA, OPEN, SPACED_DASH])
                || document.is_any_word(near, words!["and", "but"])
        };
        let from = (from + 1..=at).rev().find(|&near| stop(near)).unwrap_or(from);
        let to = (at + 1..to).find(|&near| stop(near)).unwrap_or(to);
        let clause = from..to;
        // "on-site three days a week"
        let place = (at..to).find(|&near| office(near)).or_else(|| (from..at).find(|&near| office(near)));
        let Some(place) = place else { continue };
        // "If you like, use our office one day a week."
        let optional = words![
            "if",
            "like",
            "preference",
            "preferably",
            "ideally",
            "preferred",
            "welcome",
            "optional",
            "optionally",
            "voluntary",
            "choose",
            "prefer",
            "gym",
            "canteen",
            "restaurant",
            "doctor",
            "physio",
            "parking",
            "lunch",
            "breakfast",
            "nursery",
            "café",
            "cafe",
        ];
        if tokens.clone().any(|near| document.is_any_word(near, optional)) {
            continue;
        }
        // A hyphen splits "on-site".
        if clause.clone().any(|near| document.is_any_word(near, loose)) || is_off(document, place) {
            continue;
        }
        let first = place.min(at.saturating_sub(1).max(from));
        return Some(document.range_of(&whole_words(document, &tokens.clone(), first..place.max(at) + 1)));
    }
    None
}

/// "Tuesdays and Thursdays in the office"
#[cfg_attr(target_arch = "wasm32", inline(never))]
fn weekdays(document: &Document<'_>) -> Option<TextRange> {
    let days = words!["mondays", "tuesdays", "wednesdays", "thursdays", "fridays"];
    let named = |at: usize| document.is_any_word(at, days);
    document.sentences.iter().find_map(|sentence| {
        let tokens = &sentence.tokens;
        let first = tokens.clone().find(|&at| named(at))?;
        let place = tokens.behind(first, 8).find(|&at| is_office(document, at))?;
        let loose = words![
            "if",
            "optional",
            "optionally",
            "can",
            "may",
            "lunch",
            "social",
            "not",
            "no",
            "home",
            "preference",
        ];
        let free = document.is_in_words(tokens, loose)
            || document.section_of(sentence.block).is(Kind::AboutCompany)
            || document.section_of(sentence.block).is(Kind::Benefits);
        (!free).then(|| document.range_of(&(first..place + 1)))
    })
}

/// The quote begins with "on-site" and not with "site", and ends with "a week".
#[cold]
#[inline(never)]
fn whole_words(document: &Document<'_>, sentence: &Span, span: Span) -> Span {
    let lead = span.start != sentence.start
        && document.is_any_word(span.start, words!["site", "person"])
        && document.is_any_word(span.start - 1, words!["on", "in"]);
    let period = document.is_any_word(span.end, words!["a", "per", "each", "every"])
        && document.is_any_word(span.end + 1, words!["week", "month"])
        && span.end + 1 < sentence.end;
    span.start - usize::from(lead)..span.end + if period { 2 } else { 0 }
}

/// Where the employer is.
fn is_office(document: &Document<'_>, at: usize) -> bool {
    document.is_any_word(
        at,
        words![
            "office",
            "on-site",
            "onsite",
            "in-office",
            "headquarters",
            "hq",
            "in-person",
            "studio",
            "premises",
            "workplace",
        ],
    ) || document.is_word(at, "site") && at.checked_sub(1).is_some_and(|last| document.is_word(last, "on"))
        || document.is_word(at, "person")
            && at.checked_sub(1).is_some_and(|last| document.is_word(last, "in"))
}

fn is_off(document: &Document<'_>, place: usize) -> bool {
    place.checked_sub(1).is_some_and(|last| document.is_any_word(last, words!["off"]))
}

/// "This is an on-site role", "on-site only".
fn is_on_site(document: &Document<'_>, hit: Hit) -> bool {
    let (start, end) = (hit.start as usize, hit.end as usize);
    let noun = document
        .is_any_word(end, words!["role", "position", "job", "only", "required", "mandatory", "presence"]);
    let must = start
        .checked_sub(1)
        .is_some_and(|last| document.is_any_word(last, words!["work", "be", "is", "working"]))
        && (start.saturating_sub(5)..start)
            .any(|at| document.is_any_word(at, words!["must", "required", "mandatory", "position", "role"]));
    let negated = (start.saturating_sub(4)..start)
        .any(|at| document.is_any_word(at, words!["no", "not", "never", "without", "occasionally", "may"]))
        || document.is_any_word(end, words!["not"]);
    hit.value() == "onsite" && !is_innocent(document, hit) && (noun || must) && !negated
}

/// "Remote - Szczecin", "Remote, Leeds": a name stands behind the claim.
fn names_place_behind(document: &Document<'_>, claim: Hit) -> bool {
    let at = claim.end as usize;
    let other = [
        Lexicon::EmploymentType,
        Lexicon::WorkMode,
        Lexicon::JobNoun,
        Lexicon::SeniorityWord,
        Lexicon::NotAPlace,
        Lexicon::Technologies,
        Lexicon::Headings,
    ];
    document.tokens.get(at).is_some_and(|token| {
        token.is_behind(signs![COMMA, SPACED_DASH])
            && !token.is_behind(signs![STOP, LINE])
            && token.kind == TokenKind::Word
            && document.is_capital(at)
            && !other.iter().any(|&lexicon| document.is_in(lexicon, at))
    })
}

/// Anything that tells from where one may work.
#[cfg_attr(target_arch = "wasm32", inline(never))]
fn has_region(document: &Document<'_>) -> bool {
    let words = words![
        "worldwide",
        "anywhere",
        "global",
        "globally",
        "timezone",
        "timezones",
        "nationwide",
        "europe",
        "european",
        "emea",
        "apac",
        "latam",
        "americas",
        "america",
        "africa",
        "asia",
        "eu",
        "cet",
        "cest",
        "gmt",
        "utc",
        "est",
        "pst",
        "cst",
        "edt",
        "pdt",
        "bst",
        "eet",
        "wet",
        "ist",
        "country",
        "countries",
        "visa",
        "citizens",
        "citizen",
        "authorized",
        "authorised",
        "residents",
        "resident",
        "british",
        "international",
        "internationally",
        "states",
        "region",
        "regions",
        "u.s",
        "us-based",
        "uk-based",
        "london",
        "berlin",
        "time",
        "based",
        "living",
        "live",
        "reside",
        "residing",
    ];
    let upper = |at: usize| document.token_text(at).chars().all(char::is_uppercase);
    let named = document.places_of(words).into_iter().any(|at| match document.tokens[at].len() {
        _ if document.is_any_word(at, words!["time"]) => {
            document.is_any_word(at + 1, words!["zone", "zones"])
        }
        _ if document.is_any_word(at, words!["based", "living", "live", "reside", "residing"]) => {
            document.is_any_word(at + 1, words!["in"])
        }
        2 | 3 => upper(at),
        _ => true,
    });
    let region = document.hits.of(Lexicon::RegionName).any(|name| {
        let written = document.range_of_hit(name).of(document.text);
        if written.len() <= 3 {
            !written.contains(char::is_lowercase)
                && !matches!(written, "OR" | "IN" | "ME" | "HI" | "OK" | "ON")
        } else {
            written.starts_with(char::is_uppercase)
        }
    });
    let field = document.fields.iter().any(|field| {
        let key = field.key.of(document.text).to_ascii_lowercase();
        ["location", "locations", "city", "country", "region", "countries"].contains(&key.as_str())
            && field.tokens.clone().any(|at| {
                document.is_capital(at)
                    && !document.is_any_word(at, words!["remote", "fully", "anywhere", "work", "home"])
            })
    });
    named || region || field || other_place(document)
}

/// A place that is not the word "Remote" itself.
fn other_place(document: &Document<'_>) -> bool {
    places(document).iter().any(|place| {
        let words = place.of(document.text).to_ascii_lowercase();
        !words.contains("remote") && !words.contains("home")
    }) || document.sections.iter().filter(|section| section.is(Kind::Location)).any(|section| {
        section.blocks.clone().any(|block| {
            document.blocks[block].content().any(|at| {
                document.is_capital(at)
                    && !document.blocks[block].is_heading()
                    && !document.is_any_word(
                        at,
                        words![
                            "remote", "fully", "remotely", "work", "from", "home", "this", "the", "you",
                            "we", "days", "full", "time",
                        ],
                    )
                    && document.is_kind(at, TokenKind::Word)
            })
        })
    })
}
