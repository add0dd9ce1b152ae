//! What stands in sections and prose. In: the document and the larger facts. Out: is it there?

use super::{
    Found, body_tokens, cue_places, fields, is_of_work, is_unfilled, section_range, sections_of, with_section,
};
use crate::document::words::gap;
use crate::document::{
    Block, BlockKind, Document, Section, Span, Windows, Words, begins_with_company, block_kind,
    distinct_cues, speaks_of_company, starts_with_duty,
};
use crate::facts::Facts;
use crate::facts::scopes;
use crate::gather::Gather;
use crate::lexicon::{Hit, Lexicon};
use crate::report::Kind;
use crate::text::TextRange;

/// Two sentences that say what the role is, under a heading or in the prose above the first list.
#[cfg_attr(target_arch = "wasm32", inline(never))]
pub(super) fn summary(document: &Document<'_>) -> Found {
    let mut told = Vec::new();
    let mut sentences = 0;
    let first_item = document.blocks.iter().position(Block::is_item).unwrap_or(document.blocks.len());
    for (at, block, section) in scopes::blocks_in_sections(document) {
        let summary = section.is(Kind::Summary);
        let prose = matches!(block.kind, BlockKind::Paragraph);
        let on_top = at < first_item && prose && block.tokens.len() >= 8;
        if block.is_heading() || !summary && (!on_top || scopes::is_innocent_section(section)) {
            continue;
        }
        let headed = summary && section.heading.is_some();
        let count = block.sentences.clone().filter(|&at| headed || speaks_of_role(document, at)).count();
        if count > 0 {
            sentences += count;
            told.push(block.range);
        }
    }
    match sentences {
        0 => Found::no(),
        1 => Found::vague(told),
        _ => Found::yes(told),
    }
}

/// The sentence tells about the job and not about the employer.
fn speaks_of_role(document: &Document<'_>, sentence: usize) -> bool {
    let tokens = &document.sentences[sentence].tokens;
    if tokens.len() < ROLE_WORDS {
        return false;
    }
    let says = document.hits_of(Lexicon::SectionCue, tokens).any(|hit| {
        matches!(hit.value().split(' ').next(), Some("summary" | "responsibilities" | "reporting_line"))
    });
    let named = || document.has(Lexicon::JobNoun, tokens);
    let you = || document.is_in_words(tokens, words!["you", "you'll", "your"]);
    says || (named() || you()) && !speaks_of_company(document, tokens)
}

/// A role is not told in fewer words.
const ROLE_WORDS: usize = 5;

#[cfg_attr(target_arch = "wasm32", inline(never))]
pub(super) fn about_company(document: &Document<'_>) -> Found {
    let told = |section: &&Section| {
        let label =
            section.heading.is_some_and(|at| matches!(document.blocks[at].kind, BlockKind::Label { .. }));
        body_tokens(document, section) >= COMPANY_WORDS && !label
    };
    let sections = sections_of(document, Kind::AboutCompany).filter(told);
    Found::if_any(sections.map(|section| section_range(document, section)).gather()).or(|| {
        let tells = |block: &Block, section: &Section| {
            let open = section.heading.is_none() || section.is(Kind::Summary) || section.kind.kind.is_none();
            open && (block_kind(document, block) == Some(Kind::AboutCompany)
                || begins_with_company(document, block))
                || !block.is_item()
                    && !section.is(Kind::Benefits)
                    && !section.is(Kind::Eeo)
                    && block.sentences.clone().any(|at| describes_company(document, at))
        };
        let company = |(_, block, section): &(usize, &Block, &Section)| {
            !block.is_heading() && block.tokens.len() >= COMPANY_WORDS && tells(block, section)
        };
        Found::if_any(
            scopes::blocks_in_sections(document).filter(company).map(|(_, block, _)| block.range).gather(),
        )
    })
}

/// "We are a growing software company with 40 people": in whatever section of a flat posting.
fn describes_company(document: &Document<'_>, sentence: usize) -> bool {
    let tokens = &document.sentences[sentence].tokens;
    let nouns = words![
        "company",
        "firm",
        "organisation",
        "organization",
        "startup",
        "start-up",
        "agency",
        "provider",
        "employees",
        "clients",
        "customers",
        "team",
        "business",
    ];
    tokens.len() >= 8
        && speaks_of_company(document, tokens)
        && tokens.clone().any(|at| document.is_any_word(at, nouns))
}

/// A company is not described in fewer words.
const COMPANY_WORDS: usize = 12;

/// The weight of the cues of one section, each counted once.
fn cue_weight(document: &Document<'_>, tokens: &Span, section: &str) -> u32 {
    let weight = |hit: Hit| hit.value().strip_prefix(section)?.trim().parse::<u32>().ok();
    distinct_cues(document, tokens).filter_map(weight).sum()
}

/// The blocks that say what the holder of the job does.
fn duty_blocks<'d>(document: &'d Document<'_>) -> impl Iterator<Item = &'d Block> {
    scopes::blocks_in_sections(document)
        .filter(move |(_, block, section)| {
            let open = section.heading.is_none()
                || !scopes::is_demand_section(section) && !scopes::is_innocent_section(section);
            !block.is_heading()
                && open
                && !section.is(Kind::AboutCompany)
                && (starts_with_duty(document, block)
                    || tells_duties(document, block, section.is(Kind::Summary)))
        })
        .map(|(_, block, _)| block)
}

/// Prose that says what one does: "This position will involve designing", "someone to build our tools".
fn tells_duties(document: &Document<'_>, block: &Block, in_summary: bool) -> bool {
    if cue_weight(document, &block.tokens, "responsibilities") >= 2 {
        return true;
    }
    if block
        .sentences
        .clone()
        .filter(|&at| tells_reader_duty(document, &document.sentences[at].tokens))
        .count()
        >= 2
    {
        return true;
    }
    let verbs = document.hits_of(Lexicon::DutyVerb, &block.tokens).starts().filter(|&at| {
        let led = at != block.tokens.start
            && (document.is_in(Lexicon::DutyLead, at - 1) || document.is_behind(at, gap::COMMA));
        // "oversees the budget"
        let third_person = document.token_text(at).ends_with('s') && !document.token_text(at).ends_with("ss");
        led || third_person
    });
    block.tokens.len() >= 12 && verbs.count() >= if in_summary { 1 } else { 2 }
}

/// "You weigh the flour", "you will form rolls"; not "You must", "You have", "You get".
fn tells_reader_duty(document: &Document<'_>, sentence: &Span) -> bool {
    let first = sentence.start;
    let will = document.is_word(first, "you'll")
        || document.is_word(first, "you") && document.is_word(first + 1, "will");
    let verb = first + 1 + usize::from(will && document.is_word(first, "you"));
    let other = document.is_in(Lexicon::NotADuty, verb);
    let written = document
        .tokens
        .get(verb)
        .filter(|_| sentence.contains(&verb))
        .is_some_and(|_| document.is_small(verb) && !document.token_text(verb).ends_with("ed"));
    document.is_any_word(first, words!["you", "you'll"]) && written && !other && sentence.len() >= 4
}

#[cfg_attr(target_arch = "wasm32", inline(never))]
pub(super) fn responsibilities(document: &Document<'_>) -> Found {
    let filled: Vec<&Section> = sections_of(document, Kind::Responsibilities)
        .filter(|section| !is_unfilled(document, section) && body_tokens(document, section) >= 2)
        .gather();
    if !filled.is_empty() {
        return Found::yes(filled.iter().map(|section| section_range(document, section)).gather());
    }
    // An outcomes section says what one does, too.
    let outcomes: Vec<TextRange> = sections_of(document, Kind::Outcomes)
        .filter(|section| body_tokens(document, section) >= 12)
        .map(|section| section_range(document, section))
        .gather();
    let ranges: Vec<TextRange> = duty_blocks(document).map(|block| block.range).gather();
    match (ranges.len(), outcomes.is_empty()) {
        (0, true) => Found::no(),
        (0, false) => Found::yes(outcomes),
        _ => Found::yes(ranges),
    }
}

#[cfg_attr(target_arch = "wasm32", inline(never))]
pub(super) fn outcomes(facts: &Facts<'_>) -> Found {
    let range =
        |outcome: &crate::facts::outcomes::OutcomeFact| facts.document.sentences[outcome.sentence].range;
    let measurable: Vec<TextRange> =
        facts.outcomes.iter().filter(|outcome| outcome.is_measurable(&facts.document)).map(range).gather();
    Found::if_any(measurable).or(|| {
        let mut vague: Vec<TextRange> = facts.outcomes.iter().map(range).gather();
        // "What success looks like" with a sentence below says it, however vaguely.
        vague.extend(
            sections_of(&facts.document, Kind::Outcomes)
                .filter(|section| section.heading.is_some() && body_tokens(&facts.document, section) >= 3)
                .map(|section| section_range(&facts.document, section)),
        );
        if vague.is_empty() { Found::no() } else { Found::vague(vague) }
    })
}

#[cfg_attr(target_arch = "wasm32", inline(never))]
pub(super) fn requirements(facts: &Facts<'_>) -> Found {
    let document = &facts.document;
    let mut ranges: Vec<TextRange> = document
        .sections
        .iter()
        .filter(|section| section.is(Kind::Requirements) || section.is(Kind::Education))
        // "Who may apply: all citizens" says nothing of what one must bring.
        .filter(|section| section.kind.name != "eligibility")
        .filter(|section| body_tokens(document, section) > 0 && !is_unfilled(document, section))
        .map(|section| section_range(document, section))
        .gather();
    if ranges.is_empty() {
        ranges.extend(facts.requirements.iter().map(|demand| demand.range));
    }
    if ranges.is_empty() {
        let asks = |(_, block, section): &(usize, &Block, &Section)| {
            !block.is_heading()
                && !section.is(Kind::AboutCompany)
                && (section.heading.is_none() || !scopes::is_innocent_section(section))
                && (block_kind(document, block) == Some(Kind::Requirements)
                    || says_what_is_needed(document, &block.tokens))
        };
        ranges.extend(scopes::blocks_in_sections(document).filter(asks).map(|(_, block, _)| block.range));
    }
    Found::if_any(ranges)
}

/// "No experience needed", "experience required": a sentence of demands inside other text.
fn says_what_is_needed(document: &Document<'_>, tokens: &Span) -> bool {
    let asked = document.has(Lexicon::RequirementCue, tokens) || document.has(Lexicon::PreferenceCue, tokens);
    let skill = words!["skills", "knowledge", "ability", "qualifications", "qualified", "training"];
    asked && (document.has(Lexicon::ExperienceWord, tokens) || document.is_in_words(tokens, skill))
}

#[cfg_attr(target_arch = "wasm32", inline(never))]
pub(super) fn preferred(document: &Document<'_>) -> Found {
    with_section(document, Kind::Preferred, || {
        Found::if_any(cue_places(document, Lexicon::PreferenceCue, |hit| {
            let Some(block) = document.block_of_token(hit.start as usize) else { return false };
            let section = document.section_of(block);
            let words = document.range_of_hit(hit).of(document.text).to_ascii_lowercase();
            let greets = words.ends_with("welcome") && !words.starts_with("would");
            let plain = words.starts_with("nice")
                || words.starts_with("bonus if")
                || ["a plus", "an asset", "an advantage", "advantages"]
                    .iter()
                    .any(|end| words.ends_with(end));
            let speaks = (plain || !document.blocks[block].is_heading())
                && !greets
                && !scopes::is_innocent_section(section)
                && !section.is(Kind::HowToApply)
                && (!section.is(Kind::Responsibilities)
                    || document.has(Lexicon::ExperienceWord, &document.blocks[block].tokens))
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
                && (plain
                    || scopes::is_demand_section(section)
                    || document.has(Lexicon::ExperienceWord, &document.blocks[block].tokens)
                    || block_kind(document, &document.blocks[block]) == Some(Kind::Requirements)
                    || block_kind(document, &document.blocks[block]) == Some(Kind::Preferred))
        }))
    })
}

#[cfg_attr(target_arch = "wasm32", inline(never))]
pub(super) fn education(facts: &Facts<'_>) -> Found {
    let ranges: Vec<TextRange> =
        facts.degrees.iter().map(|degree| facts.document.sentences[degree.sentence].range).gather();
    Found::if_any(ranges).or(|| with_section(&facts.document, Kind::Education, Found::no))
}

#[cfg_attr(target_arch = "wasm32", inline(never))]
pub(super) fn pay(facts: &Facts<'_>) -> Found {
    if let Some(pay) = &facts.pay {
        return Found::yes(vec![facts.document.range_of(&pay.span)]);
    }
    let vague: Vec<TextRange> =
        facts.vague_pay.iter().map(|vague| facts.document.range_of(&vague.span)).gather();
    let sections = || {
        let named =
            sections_of(&facts.document, Kind::Pay).map(|section| section_range(&facts.document, section));
        let grades = fields(&facts.document, &["grade", "gs"]).map(|field| field.value);
        named.chain(grades).collect::<Vec<_>>()
    };
    let places = if vague.is_empty() { sections() } else { vague };
    if places.is_empty() { Found::no() } else { Found::vague(places) }
}

/// So many blocks below "our benefits include" are read as its list.
const BENEFIT_LIST: usize = 14;

#[cfg_attr(target_arch = "wasm32", inline(never))]
pub(super) fn benefits(document: &Document<'_>) -> Found {
    let work = [Kind::Responsibilities, Kind::Requirements, Kind::Preferred, Kind::Education, Kind::Eeo];
    // The blocks up to which what is named is a benefit, because the text has said so before.
    let mut announced = 0;
    let mut sure = Vec::new();
    let mut weak = Vec::new();
    let mut vague = Vec::new();
    for (at, block, section) in scopes::blocks_in_sections(document) {
        let offered = section.is(Kind::Benefits) && section.heading.is_some();
        let innocent =
            section.heading.is_some() && section.kind.kind.is_some_and(|kind| work.contains(&kind));
        if document.has(Lexicon::BenefitLead, &block.tokens) {
            announced = at + BENEFIT_LIST;
        }
        for hit in document.hits_of(Lexicon::BenefitWord, &block.tokens) {
            let counts = offered || at < announced || !innocent;
            let place = document.range_of_hit(hit);
            match hit.value() {
                _ if !counts || is_no_benefit(document, hit) => {}
                "sure" if at >= announced && !offered && section.is(Kind::AboutCompany) => weak.push(place),
                "sure" => sure.push(place),
                "concrete" => weak.push(place),
                // "You may participate in the benefits offered by the county" speaks of them wherever it stands.
                "vague" if !innocent || hit.len() >= 3 => vague.push(place),
                _ => {}
            }
        }
    }
    let headed = |section: &&Section| section.heading.is_some();
    let filled = sections_of(document, Kind::Benefits)
        .filter(headed)
        .any(|section| body_tokens(document, section) >= 12);
    if !sure.is_empty() || weak.len() >= 2 || filled && !weak.is_empty() {
        sure.extend(weak);
        sure.sort();
        return Found::yes(sure);
    }
    if filled {
        return with_section(document, Kind::Benefits, Found::no);
    }
    let either = if weak.is_empty() { vague } else { weak };
    if either.is_empty() { Found::no() } else { Found::vague(either) }
}

/// "diversity, equity and inclusion", "equity research", "the dental clinic".
fn is_no_benefit(document: &Document<'_>, hit: Hit) -> bool {
    let (start, end) = (hit.start as usize, hit.end as usize);
    let is = |words: &Words| hit.len() == 1 && document.is_any_word(start, words);
    if is(words!["equity"]) {
        let near = document.all().around(&(start..end), 3, 3);
        let other =
            words!["diversity", "inclusion", "research", "markets", "private", "racial", "health", "trading"];
        return document.is_in_words(&near, other);
    }
    let trades = words![
        "clinic",
        "practice",
        "nurse",
        "surgery",
        "home",
        "homes",
        "community",
        "rental",
        "rentals",
        "season",
        "office",
    ];
    is(words!["dental", "retirement", "vacation", "holidays", "wellness"])
        && document.is_any_word(end, trades)
}

/// An equal-opportunity sentence. "Ensures equal opportunity in hiring" is a duty and none.
#[cfg_attr(target_arch = "wasm32", inline(never))]
pub(super) fn eeo(document: &Document<'_>) -> Found {
    Found::if_any(cue_places(document, Lexicon::EeoCue, |hit| {
        hit.value() == "sure" || !is_of_work(document, hit)
    }))
}
