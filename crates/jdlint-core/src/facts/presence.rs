//! Is each kind of content there? In: the document and the larger facts. Out: yes, vague or no, with places.

use super::Facts;
use super::dates;
use super::scopes;
use crate::document::words::{TokenKind, gap};
use crate::document::{Block, BlockKind, Document, Field, Section, Span, block_kind, starts_with_duty};
use crate::lexicon::{Hit, Lexicon};
use crate::report::{EmploymentType, Kind, KindPresence, Modality, PostingFacts, Presence, WorkMode};
use crate::text::TextRange;

/// What was found of one kind.
struct Found {
    presence: Presence,
    ranges: Vec<TextRange>,
}

impl Found {
    const fn no() -> Self {
        Self { presence: Presence::No, ranges: Vec::new() }
    }

    fn yes(ranges: Vec<TextRange>) -> Self {
        Self { presence: Presence::Yes, ranges }
    }

    fn vague(ranges: Vec<TextRange>) -> Self {
        Self { presence: Presence::Vague, ranges }
    }

    /// Yes with a place, or no without one.
    fn if_any(ranges: Vec<TextRange>) -> Self {
        if ranges.is_empty() { Self::no() } else { Self::yes(ranges) }
    }

    /// This, or what `other` finds where this says no.
    fn or(self, other: impl FnOnce() -> Self) -> Self {
        if self.presence == Presence::No { other() } else { self }
    }
}

/// Every kind, in their order.
pub(crate) fn read(facts: &Facts<'_>) -> Vec<KindPresence> {
    Kind::ALL
        .iter()
        .map(|&kind| {
            let found = find(facts, kind);
            KindPresence { kind, presence: found.presence, ranges: found.ranges }
        })
        .collect()
}

fn find(facts: &Facts<'_>, kind: Kind) -> Found {
    let document = &facts.document;
    match kind {
        Kind::Title => Found::if_any(facts.title.iter().map(|title| title.range).collect()),
        Kind::Summary => summary(document),
        Kind::AboutCompany => about_company(document),
        Kind::Responsibilities => responsibilities(document),
        Kind::Outcomes => outcomes(facts),
        Kind::Requirements => requirements(facts),
        Kind::Preferred => preferred(document),
        Kind::Education => education(facts),
        Kind::Pay => pay(facts),
        Kind::Benefits => benefits(document),
        Kind::Location => location(document),
        Kind::EmploymentType => employment_type(document),
        Kind::Hours => hours(document),
        Kind::ReportingLine => {
            Found::if_any(cue_places(document, Lexicon::ReportingCue, |hit| is_reporting(document, hit)))
        }
        Kind::HiringProcess => with_section(document, kind, || {
            Found::if_any(cue_places(document, Lexicon::HiringProcessCue, |hit| {
                !in_section(document, hit, &[Kind::Responsibilities, Kind::Requirements, Kind::Preferred])
            }))
        }),
        Kind::HowToApply => how_to_apply(document),
        Kind::Deadline => deadline(document),
        Kind::Eeo => eeo(document),
    }
}

fn sections_of<'d>(document: &'d Document<'_>, kind: Kind) -> impl Iterator<Item = &'d Section> {
    document.sections.iter().filter(move |section| section.is(kind))
}

fn body_tokens(document: &Document<'_>, section: &Section) -> usize {
    section.body(document).map(|at| document.blocks[at].content().len()).sum()
}

fn section_range(document: &Document<'_>, section: &Section) -> TextRange {
    let tokens = |at: usize| document.blocks[at].tokens.clone();
    document.range_of(&(tokens(section.blocks.start).start..tokens(section.blocks.end - 1).end))
}

/// A section of that kind with something in it, else what `other` finds.
fn with_section(document: &Document<'_>, kind: Kind, other: impl FnOnce() -> Found) -> Found {
    let ranges: Vec<TextRange> = sections_of(document, kind)
        .filter(|section| body_tokens(document, section) > 0 && !is_unfilled(document, section))
        .map(|section| section_range(document, section))
        .collect();
    Found::if_any(ranges).or(other)
}

/// Nothing below the heading but "TBD".
fn is_unfilled(document: &Document<'_>, section: &Section) -> bool {
    body_tokens(document, section) <= 3
        && section.body(document).any(|at| {
            document
                .hits_of(Lexicon::Placeholder, &document.blocks[at].tokens)
                .any(|hit| hit.value() == "word")
        })
}

fn cue_places(document: &Document<'_>, lexicon: Lexicon, fits: impl Fn(Hit) -> bool) -> Vec<TextRange> {
    let hits = document.hits.iter().copied().filter(|hit| hit.lexicon == lexicon && fits(*hit));
    hits.map(|hit| document.range_of_hit(hit)).collect()
}

fn in_section(document: &Document<'_>, hit: Hit, kinds: &[Kind]) -> bool {
    // What a section without a heading is about is a guess, and no ground to overlook something in it.
    document.block_of_token(hit.start as usize).map(|block| document.section_of(block)).is_some_and(
        |section| {
            let sure = section.heading.is_some() || section.is(Kind::Eeo);
            sure && section.kind.kind.is_some_and(|kind| kinds.contains(&kind))
        },
    )
}

/// The fields whose key holds one of the words and whose value is filled.
fn fields<'d>(document: &'d Document<'_>, keys: &'d [&str]) -> impl Iterator<Item = &'d Field> {
    document.fields.iter().filter(move |field| {
        let key = field.key.of(document.text).to_ascii_lowercase();
        let filled = !field.tokens.is_empty()
            && !document.hits_of(Lexicon::Placeholder, &field.tokens).any(|hit| hit.value() == "word");
        filled
            && keys
                .iter()
                .any(|wanted| key.split(['_', '-', ' ']).any(|part| part == *wanted) || key == *wanted)
    })
}

fn field_places(document: &Document<'_>, keys: &[&str]) -> Vec<TextRange> {
    fields(document, keys).map(|field| field.value).collect()
}

fn sentences_in(document: &Document<'_>, section: &Section) -> usize {
    section
        .body(document)
        .filter(|&at| !document.blocks[at].is_heading())
        .map(|at| document.blocks[at].sentences.len())
        .sum()
}

fn summary(document: &Document<'_>) -> Found {
    let sections: Vec<&Section> = sections_of(document, Kind::Summary).collect();
    let sentences: usize = sections.iter().map(|section| sentences_in(document, section)).sum();
    let ranges: Vec<TextRange> = sections.iter().map(|section| section_range(document, section)).collect();
    if sentences >= 2 {
        return Found::yes(ranges);
    }
    // Paragraphs above the first list that speak of the job.
    let mut about_job = Vec::new();
    let mut count = sentences;
    for block in document
        .blocks
        .iter()
        .take_while(|block| !block.is_item())
        .filter(|block| matches!(block.kind, BlockKind::Paragraph))
    {
        let says = document
            .hits_of(Lexicon::SectionCue, &block.tokens)
            .any(|hit| matches!(hit.value().split(' ').next(), Some("summary" | "responsibilities")));
        if says && block.tokens.len() >= 8 {
            count += block.sentences.len();
            about_job.push(block.range);
        }
    }
    match count {
        0 => Found::no(),
        1 => Found::vague(if ranges.is_empty() { about_job } else { ranges }),
        _ => Found::yes(if about_job.is_empty() { ranges } else { about_job }),
    }
}

fn about_company(document: &Document<'_>) -> Found {
    let sections: Vec<TextRange> = sections_of(document, Kind::AboutCompany)
        .filter(|section| body_tokens(document, section) >= COMPANY_WORDS)
        .map(|section| section_range(document, section))
        .collect();
    Found::if_any(sections).or(|| {
        let company = |block: &&Block| {
            !block.is_heading()
                && block.tokens.len() >= COMPANY_WORDS
                && cue_weight(document, &block.tokens, "about_company") >= 2
        };
        Found::if_any(document.blocks.iter().filter(company).map(|block| block.range).collect())
    })
}

/// A company is not described in fewer words.
const COMPANY_WORDS: usize = 12;

/// The weight of the cues of one section, each counted once.
fn cue_weight(document: &Document<'_>, tokens: &Span, section: &str) -> u32 {
    let mut seen: Vec<u16> = Vec::new();
    let mut weight = 0;
    for hit in document.hits_of(Lexicon::SectionCue, tokens) {
        if seen.contains(&hit.row) {
            continue;
        }
        seen.push(hit.row);
        weight +=
            hit.value().strip_prefix(section).and_then(|rest| rest.trim().parse::<u32>().ok()).unwrap_or(0);
    }
    weight
}

/// The blocks that say what the holder of the job does.
fn duty_blocks<'d>(document: &'d Document<'_>) -> impl Iterator<Item = &'d Block> {
    document
        .blocks
        .iter()
        .enumerate()
        .filter(move |(at, block)| {
            let section = document.section_of(*at);
            let open = section.heading.is_none()
                || !scopes::is_demand_section(section) && !scopes::is_innocent_section(section);
            !block.is_heading()
                && open
                && (starts_with_duty(document, block) || tells_duties(document, block))
        })
        .map(|(_, block)| block)
}

/// Prose that says what one does: "This position will involve designing", "someone to build our tools".
fn tells_duties(document: &Document<'_>, block: &Block) -> bool {
    if cue_weight(document, &block.tokens, "responsibilities") >= 2 {
        return true;
    }
    let verbs = document.hits_of(Lexicon::DutyVerb, &block.tokens).filter(|hit| {
        let at = hit.start as usize;
        let led = at > block.tokens.start
            && (document.is_in(Lexicon::DutyLead, at - 1) || document.tokens[at].before & gap::COMMA != 0);
        // "oversees the budget"
        let third_person = document.token_text(at).ends_with('s') && !document.token_text(at).ends_with("ss");
        led || third_person
    });
    block.tokens.len() >= 12 && verbs.count() >= 2
}

fn responsibilities(document: &Document<'_>) -> Found {
    let filled: Vec<&Section> = sections_of(document, Kind::Responsibilities)
        .filter(|section| !is_unfilled(document, section) && body_tokens(document, section) >= 4)
        .collect();
    if !filled.is_empty() {
        return Found::yes(filled.iter().map(|section| section_range(document, section)).collect());
    }
    // An outcomes section says what one does, too.
    let outcomes: Vec<TextRange> = sections_of(document, Kind::Outcomes)
        .filter(|section| body_tokens(document, section) >= 12)
        .map(|section| section_range(document, section))
        .collect();
    let ranges: Vec<TextRange> = duty_blocks(document).map(|block| block.range).collect();
    match (ranges.len(), outcomes.is_empty()) {
        (0, true) => Found::no(),
        (0, false) => Found::yes(outcomes),
        _ => Found::yes(ranges),
    }
}

fn outcomes(facts: &Facts<'_>) -> Found {
    let range = |outcome: &super::outcomes::OutcomeFact| facts.document.sentences[outcome.sentence].range;
    let measurable: Vec<TextRange> =
        facts.outcomes.iter().filter(|outcome| outcome.is_measurable()).map(range).collect();
    Found::if_any(measurable).or(|| {
        let vague: Vec<TextRange> = facts.outcomes.iter().map(range).collect();
        if vague.is_empty() { Found::no() } else { Found::vague(vague) }
    })
}

fn requirements(facts: &Facts<'_>) -> Found {
    let document = &facts.document;
    let mut ranges: Vec<TextRange> = document
        .sections
        .iter()
        .filter(|section| section.is(Kind::Requirements) || section.is(Kind::Education))
        .filter(|section| body_tokens(document, section) > 1 && !is_unfilled(document, section))
        .map(|section| section_range(document, section))
        .collect();
    if ranges.is_empty() {
        ranges.extend(facts.requirements.iter().map(|demand| demand.range));
    }
    if ranges.is_empty() {
        let asks = |(at, block): &(usize, &Block)| {
            !block.is_heading()
                && (document.section_of(*at).heading.is_none()
                    || !scopes::is_innocent_section(document.section_of(*at)))
                && (block_kind(document, block) == Some(Kind::Requirements)
                    || says_what_is_needed(document, &block.tokens))
        };
        ranges.extend(document.blocks.iter().enumerate().filter(asks).map(|(_, block)| block.range));
    }
    Found::if_any(ranges)
}

/// "No experience needed", "experience required": a sentence of demands inside other text.
fn says_what_is_needed(document: &Document<'_>, tokens: &Span) -> bool {
    let experience = document.has(Lexicon::ExperienceWord, tokens);
    let asked = document.has(Lexicon::RequirementCue, tokens) || document.has(Lexicon::PreferenceCue, tokens);
    let skill = tokens.clone().any(|at| {
        document
            .is_any_word(at, &["skills", "knowledge", "ability", "qualifications", "qualified", "training"])
    });
    (experience || skill) && asked
}

fn preferred(document: &Document<'_>) -> Found {
    with_section(document, Kind::Preferred, || {
        Found::if_any(cue_places(document, Lexicon::PreferenceCue, |hit| {
            let Some(block) = document.block_of_token(hit.start as usize) else { return false };
            let section = document.section_of(block);
            let words = document.range_of_hit(hit).of(document.text).to_ascii_lowercase();
            let speaks = !document.blocks[block].is_heading()
                && !scopes::is_innocent_section(section)
                && !section.is(Kind::HowToApply)
                && !section.is(Kind::Responsibilities)
                && !scopes::is_noun_use(document, hit)
                && !words.starts_with("not ")
                && !matches!(
                    words.as_str(),
                    "bonus"
                        | "a bonus"
                        | "if possible"
                        | "useful"
                        | "helpful"
                        | "beneficial"
                        | "optional"
                        | "advantage"
                );
            speaks
                && (scopes::is_demand_section(section)
                    || document.has(Lexicon::ExperienceWord, &document.blocks[block].tokens)
                    || block_kind(document, &document.blocks[block]) == Some(Kind::Requirements)
                    || block_kind(document, &document.blocks[block]) == Some(Kind::Preferred))
        }))
    })
}

fn education(facts: &Facts<'_>) -> Found {
    let ranges: Vec<TextRange> =
        facts.degrees.iter().map(|degree| facts.document.sentences[degree.sentence].range).collect();
    Found::if_any(ranges).or(|| with_section(&facts.document, Kind::Education, Found::no))
}

fn pay(facts: &Facts<'_>) -> Found {
    if let Some(pay) = &facts.pay {
        return Found::yes(vec![facts.document.range_of(&pay.span)]);
    }
    let vague: Vec<TextRange> =
        facts.vague_pay.iter().map(|vague| facts.document.range_of(&vague.span)).collect();
    let sections = || {
        let named =
            sections_of(&facts.document, Kind::Pay).map(|section| section_range(&facts.document, section));
        let grades = fields(&facts.document, &["grade", "gs"]).map(|field| field.value);
        named.chain(grades).collect::<Vec<_>>()
    };
    let places = if vague.is_empty() { sections() } else { vague };
    if places.is_empty() { Found::no() } else { Found::vague(places) }
}

fn benefits(document: &Document<'_>) -> Found {
    let concrete = cue_places(document, Lexicon::BenefitWord, |hit| {
        let innocent = in_section(
            document,
            hit,
            &[
                Kind::Responsibilities,
                Kind::Requirements,
                Kind::Preferred,
                Kind::Education,
                Kind::Eeo,
                Kind::Summary,
            ],
        );
        let in_benefits = in_section(document, hit, &[Kind::Benefits]);
        hit.value() == "concrete" && (in_benefits || !innocent)
    });
    let filled = sections_of(document, Kind::Benefits).any(|section| body_tokens(document, section) >= 12);
    if concrete.len() >= 2 || (filled && !concrete.is_empty()) {
        return Found::yes(concrete);
    }
    if filled {
        return with_section(document, Kind::Benefits, Found::no);
    }
    let vague = cue_places(document, Lexicon::BenefitWord, |hit| {
        hit.value() == "vague"
            && !in_section(
                document,
                hit,
                &[Kind::Responsibilities, Kind::Requirements, Kind::Preferred, Kind::Eeo],
            )
    });
    let either = if concrete.is_empty() { vague } else { concrete };
    if either.is_empty() { Found::no() } else { Found::vague(either) }
}

fn location(document: &Document<'_>) -> Found {
    let mut ranges = field_places(
        document,
        &["location", "locations", "city", "place", "country", "region", "office", "address", "remote"],
    );
    ranges.extend(
        sections_of(document, Kind::Location)
            .filter(|section| body_tokens(document, section) > 0 && !is_unfilled(document, section))
            .map(|section| section_range(document, section)),
    );
    if ranges.is_empty() {
        ranges.extend(places(document));
    }
    if ranges.is_empty() {
        ranges.extend(work_modes(document).map(|(range, _)| range));
    }
    Found::if_any(ranges)
}

/// "based in Leeds", "Denver, CO", "London" in a line of its own near the top.
fn places(document: &Document<'_>) -> Vec<TextRange> {
    let capital = |at: usize| {
        document.tokens.get(at).is_some_and(|token| token.kind == TokenKind::Word)
            && document.token_text(at).starts_with(char::is_uppercase)
    };
    let mut found: Vec<TextRange> = Vec::new();
    for hit in document.hits.iter().copied().filter(|hit| hit.lexicon == Lexicon::PlaceCue) {
        if in_section(document, hit, &[Kind::Eeo]) {
            continue;
        }
        let end = hit.end as usize;
        let place = (end..end + 4).find(|&at| capital(at));
        if let Some(place) = place {
            found.push(document.range_of(&(hit.start as usize..place + 1)));
        }
    }
    for at in 1..document.tokens.len() {
        let before = document.tokens[at].before;
        let after_comma = before & gap::COMMA != 0 && before & !(gap::COMMA | gap::SPACE | gap::LINE) == 0;
        let beside = before & !(gap::SPACE | gap::LINE) == 0;
        let two_words =
            document.is_any_word(at, &["North", "South", "West", "New", "Rhode"]) && capital(at + 1);
        if after_comma && capital(at - 1) && (is_region(document, at) || two_words) {
            found.push(document.range_of(&(at - 1..at + 1)));
        }
        // "our York office"
        let of_employer = document.is_any_word(
            at,
            &["team", "office", "shop", "store", "branch", "studio", "warehouse", "hospital", "school"],
        ) && at >= 2
            && document.is_any_word(at - 2, &["our", "the"])
            && !is_other_name(document, at - 1);
        if of_employer && beside && capital(at - 1) {
            found.push(document.range_of(&(at - 1..at)));
        }
        // "Sample County", "Leeds-based", "Leeds based"
        let named = document.is_any_word(
            at,
            &["County", "Township", "Borough", "Region", "Street", "Road", "Avenue", "Lane", "Square"],
        ) && capital(at);
        let based = document.is_word(at, "based")
            && before & !(gap::SPACE | gap::DASH) == 0
            && !is_other_name(document, at - 1);
        if capital(at - 1) && (named && beside || based) {
            found.push(document.range_of(&(at - 1..at + 1)));
        }
    }
    if found.is_empty() {
        found.extend(places_after_in(document));
    }
    found
}

/// "a hospital in Leeds", "near York": a capitalised word after "in" in text about the job or the employer.
fn places_after_in<'d>(document: &'d Document<'_>) -> impl Iterator<Item = TextRange> + 'd {
    let sections = document
        .sections
        .iter()
        .filter(|section| !scopes::is_demand_section(section) && !section.is(Kind::Eeo));
    sections
        .flat_map(|section| &document.blocks[section.blocks.clone()])
        .flat_map(|block| block.tokens.clone())
        .filter_map(move |at| {
            let next = at + 1;
            let name = document
                .tokens
                .get(next)
                .filter(|token| token.kind == TokenKind::Word && token.before & !gap::SPACE == 0)?;
            let written = document.token_text(next);
            let place = document.is_any_word(at, &["in", "near", "around", "across"])
                && written.len() > 3
                && written.starts_with(char::is_uppercase)
                && written.chars().any(char::is_lowercase)
                && !(1..=4).any(|back| {
                    at.checked_sub(back).is_some_and(|at| document.is_in(Lexicon::SkillLead, at))
                })
                && !is_other_name(document, next);
            place.then(|| TextRange::new(name.start, name.end))
        })
}

/// Months, technologies and fields of study are no places.
fn is_other_name(document: &Document<'_>, at: usize) -> bool {
    let known = |lexicon| document.hits_in(&(at..at + 1)).iter().any(|hit| hit.lexicon == lexicon);
    document.is_in(Lexicon::NotAPlace, at)
        || known(Lexicon::Technologies)
        || known(Lexicon::Certifications)
        || known(Lexicon::JobNoun)
}

/// A state, province or country as it is written: codes and names begin with a capital, codes have no small letter.
fn is_region(document: &Document<'_>, at: usize) -> bool {
    let written = document.token_text(at);
    let as_written = if written.len() <= 3 {
        !written.contains(char::is_lowercase)
    } else {
        written.starts_with(char::is_uppercase)
    };
    as_written && document.is_in(Lexicon::RegionName, at)
}

fn work_modes<'d>(document: &'d Document<'_>) -> impl Iterator<Item = (TextRange, WorkMode)> + 'd {
    document.hits.iter().copied().filter(|hit| hit.lexicon == Lexicon::WorkMode).filter_map(move |hit| {
        let around = hit.start as usize..hit.end as usize;
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
        (!innocent && !elsewhere).then(|| (document.range_of_hit(hit), mode))
    })
}

/// The words of the contract, with their type.
fn employment_types<'d>(
    document: &'d Document<'_>,
) -> impl Iterator<Item = (TextRange, EmploymentType)> + 'd {
    document.hits.iter().copied().filter(|hit| hit.lexicon == Lexicon::EmploymentType).filter_map(
        move |hit| {
            let kind = EmploymentType::ALL.iter().copied().find(|kind| kind.word() == hit.value())?;
            speaks_of_contract(document, hit).then(|| (document.range_of_hit(hit), kind))
        },
    )
}

/// "two years of full-time experience", "temporary workers", "permanent residents" speak of something else.
fn speaks_of_contract(document: &Document<'_>, hit: Hit) -> bool {
    let end = hit.end as usize;
    let other = document.is_in(Lexicon::NotAContract, end)
        && document.tokens[end].before & !(gap::SPACE | gap::DASH) == 0;
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
    let list = document.is_any_word(end, &["and", "or"]) && document.is_in(Lexicon::NotAContract, end + 2);
    label || (!other && !elsewhere && !list)
}

fn employment_type(document: &Document<'_>) -> Found {
    let mut ranges = field_places(document, &["type", "contract", "schedule", "employment", "tenure"]);
    ranges.extend(employment_types(document).map(|(range, _)| range));
    Found::if_any(ranges).or(|| with_section(document, Kind::EmploymentType, Found::no))
}

fn hours(document: &Document<'_>) -> Found {
    let mut ranges = field_places(document, &["hours", "schedule", "shift"]);
    ranges.extend(cue_places(document, Lexicon::HoursCue, |hit| {
        hit.value() == "any"
            && !in_section(document, hit, &[Kind::Eeo, Kind::HowToApply, Kind::HiringProcess, Kind::Deadline])
    }));
    Found::if_any(ranges).or(|| with_section(document, Kind::Hours, Found::no))
}

fn is_reporting(document: &Document<'_>, hit: Hit) -> bool {
    if hit.value() == "label" {
        let block = document.block_of_token(hit.start as usize).map(|at| &document.blocks[at]);
        return block.is_some_and(
            |block| matches!(block.kind, BlockKind::Label { value } if (hit.start as usize) < value),
        );
    }
    let end = hit.end as usize;
    let to_work = document
        .is_any_word(end, &["work", "duty", "congress", "you", "stakeholders", "customers", "clients"]);
    !to_work
        && !in_section(document, hit, &[Kind::Eeo, Kind::Requirements, Kind::Preferred, Kind::HowToApply])
}

/// Where to apply: an address or link in an instruction, a section that holds one, a field.
fn how_to_apply(document: &Document<'_>) -> Found {
    let mut ranges = field_places(
        document,
        &["apply", "application", "contact", "email", "url", "link", "website", "source", "apply_url", "www"],
    );
    ranges.retain(|range| !range.is_empty());
    if !ranges.is_empty() {
        return Found::yes(ranges);
    }
    let mut vague = Vec::new();
    for (number, block) in document.blocks.iter().enumerate() {
        let in_apply = document.section_of(number).is(Kind::HowToApply);
        let asks_to_come = in_apply
            && block.tokens.len() >= 5
            && block.tokens.clone().any(|at| document.is_in(Lexicon::ApplyByHand, at));
        let means = asks_to_come
            || block
                .tokens
                .clone()
                .any(|at| matches!(document.tokens[at].kind, TokenKind::Url | TokenKind::Email))
            || has_phone(document, block);
        let address = block.tokens.clone().any(|at| document.tokens[at].kind == TokenKind::Email);
        if address && !is_address_of_others(document, number, block) {
            ranges.push(block.range);
            continue;
        }
        let cue = document
            .hits_of(Lexicon::ApplyCue, &block.tokens)
            .map(Hit::value)
            .fold(None, |best, value| if best == Some("sure") { best } else { Some(value) });
        match (in_apply && !block.is_heading(), means, cue) {
            (true, true, _) | (_, true, Some(_)) => ranges.push(block.range),
            (true, _, Some("sure")) if block.tokens.len() >= 8 => ranges.push(block.range),
            (true, _, _) | (_, _, Some("sure")) => vague.push(block.range),
            _ => {}
        }
    }
    if !ranges.is_empty() {
        return Found::yes(ranges);
    }
    if vague.is_empty() { Found::no() } else { Found::vague(vague) }
}

/// A mail address for something else than applying: adjustments, privacy.
fn is_address_of_others(document: &Document<'_>, number: usize, block: &Block) -> bool {
    let section = document.section_of(number);
    let headed = section.heading.is_some() && (section.is(Kind::Eeo) || section.is(Kind::AboutCompany));
    let others = [
        "accommodation",
        "accommodations",
        "adjustments",
        "privacy",
        "accessibility",
        "complaint",
        "complaints",
    ];
    headed || block.tokens.clone().any(|at| document.is_any_word(at, &others))
}

fn has_phone(document: &Document<'_>, block: &Block) -> bool {
    let digits = |at: usize| document.token_text(at).bytes().filter(u8::is_ascii_digit).count();
    let number = |at: usize| document.tokens.get(at).is_some_and(|token| token.kind == TokenKind::Number);
    // "0113 496 0000", "555-0100"
    let dialled = block.tokens.clone().any(|at| {
        number(at) && number(at + 1) && at + 1 < block.tokens.end && digits(at) + digits(at + 1) >= 7
    });
    dialled
        && (document.has(Lexicon::ApplyCue, &block.tokens)
            || document.has(Lexicon::ApplyByHand, &block.tokens))
        || block
            .tokens
            .clone()
            .filter(|&at| document.is_any_word(at, &["phone", "tel", "telephone", "call", "fax"]))
            .any(|at| {
                (at + 1..(at + 6).min(block.tokens.end))
                    .any(|near| document.tokens[near].kind == TokenKind::Number)
            })
}

fn deadline(document: &Document<'_>) -> Found {
    let fields: Vec<TextRange> = fields(
        document,
        &["deadline", "closes", "closing", "close", "expires", "validthrough", "valid_through", "until"],
    )
    .map(|field| field.value)
    .filter(|value| value.of(document.text).contains(|c: char| c.is_ascii_digit()))
    .collect();
    if !fields.is_empty() {
        return Found::yes(fields);
    }
    // "Apply at the link by 14 January 2027"
    let by = |sentence: &&crate::document::Sentence| {
        let asks = document.has(Lexicon::ApplyCue, &sentence.tokens);
        asks && sentence.tokens.clone().any(|at| document.is_any_word(at, &["by", "before", "until"]))
    };
    let dated = document
        .sentences
        .iter()
        .filter(by)
        .find_map(|sentence| dates::first_in(document.text, sentence.range));
    if let Some(date) = dated {
        return Found::yes(vec![date]);
    }
    let mut vague = Vec::new();
    for hit in document.hits.iter().copied().filter(|hit| hit.lexicon == Lexicon::DeadlineCue) {
        let Some(block) = document.block_of_token(hit.start as usize) else { continue };
        let section = document.section_of(block);
        if scopes::is_demand_section(section)
            || section.is(Kind::Responsibilities)
            || section.is(Kind::Benefits)
        {
            continue;
        }
        if hit.value() == "sure" {
            return Found::yes(vec![document.range_of_hit(hit)]);
        }
        let from = document.tokens[hit.start as usize].start;
        let block_end = document.blocks[block].range.end;
        let next_block = document.blocks.get(block + 1).filter(|_| document.blocks[block].is_heading());
        let to = next_block.map_or(block_end, |next| next.range.end).min(from + 160);
        if let Some(date) =
            dates::first_in(document.text, TextRange::new(from, floor_boundary(document.text, to)))
        {
            return Found::yes(vec![date]);
        }
        let label =
            matches!(document.blocks[block].kind, BlockKind::Heading { .. } | BlockKind::Label { .. });
        if label && section.is(Kind::Deadline) {
            vague.push(document.range_of_hit(hit));
        }
    }
    if vague.is_empty() { Found::no() } else { Found::vague(vague) }
}

fn floor_boundary(text: &str, at: u32) -> u32 {
    (0..=at).rev().find(|&at| text.is_char_boundary(at as usize)).unwrap_or(0)
}

fn eeo(document: &Document<'_>) -> Found {
    Found::if_any(cue_places(document, Lexicon::EeoCue, |hit| {
        !in_section(document, hit, &[Kind::Responsibilities, Kind::Requirements, Kind::Preferred])
    }))
}

/// The small facts of the outline, as written.
pub(crate) fn posting_facts(facts: &Facts<'_>) -> PostingFacts {
    let document = &facts.document;
    let quote_field = |keys: &[&str]| fields(document, keys).next().map(|field| document.quote(field.value));
    let first_place = |kind: Kind| {
        facts
            .presence_of(kind)
            .and_then(|there| there.ranges.first())
            .map(|&range| document.quote(range))
            .map(shortened)
    };
    let labelled = |kind: Kind| {
        sections_of(document, kind).find_map(|section| {
            let block = &document.blocks[section.heading?];
            let BlockKind::Label { value } = block.kind else { return None };
            Some(document.quote(document.range_of(&(value..block.tokens.end))))
        })
    };
    let mut locations: Vec<String> = fields(document, &["location", "locations", "city"])
        .map(|field| document.quote(field.value))
        .collect();
    if locations.is_empty() {
        locations.extend(
            labelled(Kind::Location)
                .map(shortened)
                .or_else(|| places(document).first().map(|&range| document.quote(range))),
        );
    }
    PostingFacts {
        employer: quote_field(&["company", "employer", "organization", "organisation", "agency", "org"]),
        locations,
        work_mode: work_modes(document).map(|(_, mode)| mode).next(),
        employment_type: employment_types(document).map(|(_, kind)| kind).next(),
        hours: first_place(Kind::Hours),
        posted: quote_field(&["posted", "date", "published", "opens", "dateposted"]),
        deadline: first_place(Kind::Deadline),
        apply: first_place(Kind::HowToApply),
    }
}

/// Facts are labels, no paragraphs.
fn shortened(text: String) -> String {
    match text.char_indices().nth(160) {
        Some((at, _)) => format!("{}…", text[..at].trim_end()),
        None => text,
    }
}

/// How many demands are gates.
pub(crate) fn required_items(facts: &Facts<'_>) -> u32 {
    facts.items.iter().filter(|item| item.modality == Modality::Required).count() as u32
}
