//! The contract and its hours. In: the document. Out: kinds of contract, working hours.

use super::{
    Found, body_tokens, cue_places, field_places, in_section, is_unfilled, section_range, sections_of,
    with_section,
};
use crate::document::words::{TokenKind, gap};
use crate::document::{Block, BlockKind, Document, Windows};
use crate::facts::dates;
use crate::facts::numbers::decimal;
use crate::gather::Gather;
use crate::lexicon::{Hit, Lexicon};
use crate::report::{EmploymentType, Kind};
use crate::text::TextRange;

/// The words of the contract, with their type.
pub(in crate::facts) fn employment_types<'d>(
    document: &'d Document<'_>,
) -> impl Iterator<Item = (TextRange, EmploymentType)> + 'd {
    document.hits.of(Lexicon::EmploymentType).filter_map(move |hit| {
        let kind = EmploymentType::ALL.iter().copied().find(|kind| kind.word() == hit.value())?;
        speaks_of_contract(document, hit).then(|| (document.range_of_hit(hit), kind))
    })
}

/// "two years of full-time experience", "temporary workers", "permanent residents" speak of something else.
fn speaks_of_contract(document: &Document<'_>, hit: Hit) -> bool {
    let end = hit.end as usize;
    // "seasonal work" is what is offered; "clerical work" in its list is not.
    let work = document.is_word(end, "work")
        && document.is_any_word(
            hit.start as usize,
            words!["seasonal", "casual", "freelance", "temporary", "part-time", "part", "voluntary"],
        );
    let other = !work
        && document.is_in(Lexicon::NotAContract, end)
        && document.is_behind_only(end, signs![SPACE, DASH]);
    // "qualified through an apprenticeship"
    let start = hit.start as usize;
    let past = hit.value() == "internship"
        && (start.saturating_sub(4)..start).any(|at| {
            document.is_any_word(
                at,
                words!["through", "completed", "complete", "completing", "served", "finished", "via"],
            )
        });
    let other = other || past;
    let label = in_section(document, hit, &[Kind::EmploymentType, Kind::Title, Kind::Hours]);
    let elsewhere = in_section(
        document,
        hit,
        &[
            Kind::Requirements,
            Kind::Education,
            Kind::Preferred,
            Kind::Eeo,
            Kind::Responsibilities,
            Kind::Outcomes,
            Kind::AboutCompany,
            Kind::HiringProcess,
            Kind::HowToApply,
        ],
    );
    // "full-time office and technical staff" lists people, no contract.
    let list = document.is_any_word(end, words!["and", "or"])
        && document.is_in(Lexicon::NotAContract, end + 2)
        && !document.is_in(Lexicon::EmploymentType, end + 1);
    label || !other && !list && (!elsewhere || is_statement(document, hit))
}

/// "a full-time position", "on a fixed term", or a short line of its own: said of the job wherever it stands.
fn is_statement(document: &Document<'_>, hit: Hit) -> bool {
    let (start, end) = (hit.start as usize, hit.end as usize);
    let Some(sentence) = document.sentence_of_token(start).map(|at| &document.sentences[at]) else {
        return false;
    };
    let asked = document.has(Lexicon::ExperienceWord, &sentence.tokens)
        || document.has(Lexicon::YearWord, &sentence.tokens)
        || document.is_in(Lexicon::DutyVerb, sentence.tokens.start);
    let of_job = document.is_any_word(
        end,
        words![
            "position",
            "role",
            "job",
            "contract",
            "basis",
            "employment",
            "post",
            "vacancy",
            "permanent",
            "opportunity",
            "for",
        ],
    );
    let offered = start >= 2
        && (document.is_word(start - 1, "a") && document.is_any_word(start - 2, words!["on", "is", "for"])
            || document.is_word(start - 1, "initial"));
    let short = sentence.tokens.len() <= SHORT_LINE && !document.has(Lexicon::PlainVerb, &sentence.tokens);
    // "Permanent, 37 hours, Monday to Friday"
    let leads_terms = start == sentence.tokens.start
        && sentence.tokens.contains(&end)
        && document.is_behind(end, gap::COMMA)
        && (document.is_kind(end, TokenKind::Number) || document.is_in(Lexicon::EmploymentType, end));
    !asked && (of_job || offered || short || leads_terms)
}

/// A line of so few words says one thing.
const SHORT_LINE: usize = 6;

/// `Type: Contract`, "Contract (6 months)".
fn names_contract(document: &Document<'_>, block: &Block) -> bool {
    let first = block.tokens.start;
    let BlockKind::Label { value } = block.kind else {
        return block.tokens.len() <= 5
            && document.is_word(first, "contract")
            && document.is_kind(first + 1, TokenKind::Number);
    };
    let value = value..block.tokens.end;
    let mut label = first..value.start;
    let kinds = words!["contract", "contractor", "regular", "unlimited", "indefinite", "months"];
    label.len() <= 3
        && label.any(|at| document.is_any_word(at, words!["type", "contract", "employment", "tenure"]))
        && !document.has(Lexicon::Placeholder, &value)
        && value.into_iter().any(|at| document.is_any_word(at, kinds))
}

#[cfg_attr(target_arch = "wasm32", inline(never))]
pub(super) fn employment_type(document: &Document<'_>) -> Found {
    let mut ranges = field_places(document, &["type", "contract", "schedule", "employment", "tenure"]);
    ranges.extend(employment_types(document).map(|(range, _)| range));
    ranges.extend(
        document.blocks.iter().filter(|block| names_contract(document, block)).map(|block| block.range),
    );
    Found::if_any(ranges).or(|| with_section(document, Kind::EmploymentType, Found::no))
}

#[cfg_attr(target_arch = "wasm32", inline(never))]
pub(super) fn hours(document: &Document<'_>) -> Found {
    let mut ranges = field_places(document, &["hours", "schedule", "shift", "shifts", "rota"]);
    let elsewhere =
        |hit| in_section(document, hit, &[Kind::Eeo, Kind::HowToApply, Kind::HiringProcess, Kind::Deadline]);
    ranges.extend(cue_places(document, Lexicon::HoursCue, |hit| {
        let speaks = match hit.value() {
            "any" => !is_of_others(document, hit),
            "shift" => is_shift_of_work(document, hit),
            "counted" => is_counted(document, hit),
            "label" => is_label(document, hit),
            _ => false,
        };
        speaks && !elsewhere(hit)
    }));
    if ranges.is_empty() {
        ranges.extend(clock_times(document));
        ranges.extend(hours_in_brackets(document));
    }
    // What a stretch without a heading is about was guessed from the same words.
    let headed = sections_of(document, Kind::Hours).filter(|section| {
        section.heading.is_some() && body_tokens(document, section) > 0 && !is_unfilled(document, section)
    });
    if ranges.is_empty() {
        ranges.extend(headed.map(|section| section_range(document, section)));
    }
    Found::if_any(ranges)
}

/// "state the hours per week you worked", "24 hours a day", "help our customers work their shifts".
fn is_of_others(document: &Document<'_>, hit: Hit) -> bool {
    let (start, end) = (hit.start as usize, hit.end as usize);
    let resume = document.is_word(end, "you")
        && document.is_any_word(end + 1, words!["worked", "work", "have"])
        || start >= 2
            && document.is_word(start - 1, "of")
            && document.is_any_word(start - 2, words!["number", "amount"]);
    let always = start != 0 && document.token_text(start - 1) == "24";
    let customers = start.checked_sub(1).is_some_and(|last| {
        document.is_any_word(
            last,
            words![
                "their",
                "customer",
                "customers",
                "employee",
                "employees",
                "staff",
                "client",
                "patients",
                "schedules",
            ],
        )
    });
    // "experience in a plant that works in three shifts"
    let past = in_section(document, hit, &[Kind::Requirements, Kind::Preferred])
        && document.sentence_of_token(start).is_some_and(|at| {
            let mut tokens = document.sentences[at].tokens.clone();
            let asked = words!["must", "willing", "willingness", "able", "available", "required", "requires"];
            document.has(Lexicon::ExperienceWord, &(tokens.start..start))
                && !tokens.any(|at| document.is_any_word(at, asked))
        });
    // "poker nights"
    let fun = start != 0
        && document.is_word(start, "nights")
        && !document.is_any_word(
            start - 1,
            words!["work", "working", "some", "days", "and", "or", "on", "regular", "weekend", "evenings"],
        );
    let led = document.sentence_of_token(start).is_some_and(|at| {
        let first = document.sentences[at].tokens.start;
        // "Covers weekends" is what one does; "Plans the work schedules of the team" is not when one works.
        document.is_in(Lexicon::DutyVerb, first)
            && !document.is_any_word(first, words!["work", "works", "cover", "covers", "working"])
            && document.blocks[document.sentences[at].block].is_item()
    });
    resume || always || customers || fun || past || led
}

/// "late shifts", "shift work", "two shifts", "work in shifts"; not "the shift toward", "lift and shift".
fn is_shift_of_work(document: &Document<'_>, hit: Hit) -> bool {
    let (start, end) = (hit.start as usize, hit.end as usize);
    let led =
        start != 0 && matches!(document.value_in(Lexicon::ShiftWord, start - 1), Some("before" | "both"));
    let counted = start != 0 && document.is_kind(start - 1, TokenKind::Number);
    let verb = document.is_any_word(end, words!["toward", "towards", "from", "to", "the", "left"])
        || document.all().contains(&end)
            && start.checked_sub(1).is_some_and(|last| document.is_word(last, "and"));
    (led || counted
        || matches!(document.value_in(Lexicon::ShiftWord, end), Some("after" | "both"))
        || is_label(document, hit))
        && !verb
        && !is_of_others(document, hit)
}

/// "0.6 FTE", "four days a week" (not the days in the office).
fn is_counted(document: &Document<'_>, hit: Hit) -> bool {
    let (start, end) = (hit.start as usize, hit.end as usize);
    let number = start != 0
        && (document.is_kind(start - 1, TokenKind::Number) || document.is_in(Lexicon::NumberWord, start - 1));
    let place = (document.all().around(&(start..end), 5, 5)).any(|at| {
        document.is_any_word(
            at,
            words![
                "office",
                "site",
                "onsite",
                "remote",
                "remotely",
                "home",
                "person",
                "hybrid",
                "campus",
                "homeoffice",
                "ausbildung",
            ],
        )
    });
    // "open seven days a week", "within 48 h"
    let other = (start.saturating_sub(5)..start)
        .any(|at| document.is_any_word(at, words!["open", "opens", "within", "operate", "operates", "24"]));
    number && !place && !other && !is_of_others(document, hit)
}

/// The hit is a label, or begins a sentence with what follows: "Hours:", "Hours will be".
fn is_label(document: &Document<'_>, hit: Hit) -> bool {
    let (start, end) = (hit.start as usize, hit.end as usize);
    let Some(block) = document.block_of_token(start) else { return false };
    let block = &document.blocks[block];
    let begins =
        document.sentence_of_token(start).is_some_and(|at| document.sentences[at].tokens.start == start);
    let told = document.tokens.get(end).is_some_and(|next| {
        next.is_behind(gap::COLON)
            || next.kind == TokenKind::Number
            || document.is_any_word(end, words!["are", "will", "is", "of", "vary", "may"])
    });
    matches!(block.kind, BlockKind::Label { value } if start < value) || begins && told
}

/// "€3,500 a month (40 hours)"
fn hours_in_brackets(document: &Document<'_>) -> Option<TextRange> {
    let tokens = &document.tokens;
    let week =
        |at: usize| decimal(document.token_text(at)).is_some_and(|hours| (8.0..=48.0).contains(&hours));
    let closed = |at: usize| {
        let end = tokens[at].end as usize;
        document.text[end..].starts_with(')')
    };
    document
        .numbers(&document.all())
        .find(|&at| {
            tokens[at].is_behind(gap::OPEN)
                && week(at)
                && document.is_any_word(at + 1, words!["hours", "hrs", "h"])
                && closed(at + 1)
        })
        .map(|at| document.range_of(&(at..at + 2)))
}

/// From one time of the day to the other there are no more words.
const TIMES_APART: usize = 7;

/// "9 am to 5.30 pm", "8:00 - 16:00".
fn clock_times(document: &Document<'_>) -> Vec<TextRange> {
    let mut found = Vec::new();
    for sentence in document.sentences.iter().filter(|sentence| document.has_number(&sentence.tokens)) {
        let section = document.section_of(sentence.block);
        let other = section.heading.is_some()
            && (section.is(Kind::HowToApply)
                || section.is(Kind::Deadline)
                || section.is(Kind::HiringProcess));
        let times = document.numbers(&sentence.tokens).filter(|&at| is_clock_time(document, at));
        let times: Vec<usize> = times.gather();
        let Some(pair) = times.windows(2).find(|pair| pair[1] - pair[0] <= TIMES_APART) else { continue };
        // "Open from 8 March 2027, 9 am, to 2 April 2027, 5 pm": hours of a day in the calendar are no working hours.
        let closing = document.has(Lexicon::DeadlineCue, &sentence.tokens)
            || document.has(Lexicon::ApplyCue, &sentence.tokens)
            || dates::first_in(document.text, sentence.range).is_some();
        if !other && !closing {
            found.push(document.range_of(&(pair[0]..end_of_clock_time(document, pair[1]))));
        }
    }
    found
}

/// "Monday to Friday, 9 am to 5.30 pm": the days with the times that follow them.
pub(in crate::facts) fn with_clock_times(document: &Document<'_>, days: TextRange) -> TextRange {
    const BETWEEN: usize = 3;
    let next = document.tokens.partition_point(|token| token.start < days.end);
    let sentence = next.checked_sub(1).and_then(|last| document.sentence_of_token(last));
    let Some(sentence) = sentence.map(|at| &document.sentences[at].tokens) else { return days };
    let is_time = |at: &usize| is_clock_time(document, *at);
    let from = sentence.from(next, BETWEEN).find(is_time);
    let to = from.and_then(|from| sentence.behind(from, TIMES_APART).find(is_time));
    to.map_or(days, |to| {
        TextRange::new(days.start, document.range_of(&(to..end_of_clock_time(document, to))).end)
    })
}

/// "9 am", "5.30 p.m.", "17:30". The minutes of "8:30 am" are no time of their own.
fn is_clock_time(document: &Document<'_>, at: usize) -> bool {
    document.is_kind(at, TokenKind::Number)
        && (half_of_day(document, at + 1).is_some() || has_minutes(document, at))
        && !at.checked_sub(1).is_some_and(|last| has_minutes(document, last))
}

/// One past the time that begins here: its minutes and its half of the day belong to it.
fn end_of_clock_time(document: &Document<'_>, at: usize) -> usize {
    let digits = at + 1 + usize::from(has_minutes(document, at));
    half_of_day(document, digits).unwrap_or(digits)
}

/// One past "am" or "p.m.".
fn half_of_day(document: &Document<'_>, at: usize) -> Option<usize> {
    if document.is_any_word(at, words!["am", "pm"]) {
        return Some(at + 1);
    }
    (document.is_any_word(at, words!["a", "p"]) && document.is_word(at + 1, "m")).then_some(at + 2)
}

/// "17:30"
fn has_minutes(document: &Document<'_>, at: usize) -> bool {
    document.is_kind(at, TokenKind::Number)
        && document.is_kind(at + 1, TokenKind::Number)
        && document.tokens[at + 1].before == gap::COLON
        && document.token_text(at).len() <= 2
        && document.token_text(at + 1).len() == 2
}
