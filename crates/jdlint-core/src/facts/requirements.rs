//! Demands on the applicant. In: years, degrees, certificates. Out: one row a sentence, and the items of the lists.

use super::certificates::CertificateDemand;
use super::degrees::DegreeDemand;
use super::scopes;
use super::years::YearsDemand;
use crate::document::words::{TokenKind, gap};
use crate::document::{Block, BlockKind, Document, Section, Span, Words, heading_kind, starts_with_duty};
use crate::gather::Gather;
use crate::lexicon::{Hit, Lexicon};
use crate::report::{Kind, Modality, Requirement};
use crate::text::{SmallLetters, TextRange};

/// The rows of the outline.
#[cfg_attr(target_arch = "wasm32", inline(never))]
pub(crate) fn rows(
    document: &Document<'_>,
    years: &[YearsDemand],
    degrees: &[DegreeDemand],
    certificates: &[CertificateDemand],
) -> Vec<Requirement> {
    let mut rows = Vec::new();
    // All three are in order of their sentences.
    let (mut all_years, mut all_degrees, mut all_names) = (years, degrees, certificates);
    for (number, sentence) in document.sentences.iter().enumerate() {
        let mut years = take_sentence(&mut all_years, |demand| demand.sentence == number).iter().peekable();
        let mut degrees =
            take_sentence(&mut all_degrees, |demand| demand.sentence == number).iter().peekable();
        let names = take_sentence(&mut all_names, |demand| demand.sentence == number);
        let mut first = true;
        while years.peek().is_some() || degrees.peek().is_some() || (first && !names.is_empty()) {
            let (asked, degree) = match (years.peek(), degrees.peek()) {
                (Some(asked), Some(degree)) if asked.modality == degree.modality => {
                    (years.next(), degrees.next())
                }
                (Some(asked), Some(degree)) if asked.span.start < degree.span.start => (years.next(), None),
                (_, Some(_)) => (None, degrees.next()),
                _ => (years.next(), None),
            };
            let modality = asked
                .map(|asked| asked.modality)
                .or_else(|| degree.map(|degree| degree.modality))
                .or_else(|| names.first().map(|name| name.modality))
                .unwrap_or(Modality::Required);
            rows.push(Requirement {
                text: document.quote(sentence.range),
                range: sentence.range,
                modality,
                years_min: asked.map(|asked| asked.min),
                years_max: asked.and_then(|asked| asked.max),
                years_of: asked
                    .map(|asked| document.quote(document.range_of(&asked.of)))
                    .filter(|of| !of.is_empty()),
                degree: degree.map(|degree| degree.level),
                equivalent_accepted: degree.map(|degree| degree.equivalent),
                certifications: if first {
                    names.iter().map(|demand| demand.name.to_owned()).gather()
                } else {
                    Vec::new()
                },
            });
            first = false;
        }
    }
    rows
}

/// The demands at the front that fit; the rest stay.
fn take_sentence<'d, T>(demands: &mut &'d [T], fits: impl Fn(&T) -> bool) -> &'d [T] {
    let count = demands.iter().take_while(|demand| fits(demand)).count();
    let (taken, rest) = demands.split_at(count);
    *demands = rest;
    taken
}

/// One thing asked in a list of demands.
#[derive(Debug, Clone)]
pub(crate) struct DemandItem {
    pub(crate) block: usize,
    pub(crate) sentence: usize,
    pub(crate) tokens: Span,
    pub(crate) modality: Modality,
}

/// The items of all lists of demands, in order.
#[cfg_attr(target_arch = "wasm32", inline(never))]
pub(crate) fn items(document: &Document<'_>) -> Vec<DemandItem> {
    let mut items = Vec::new();
    for section in &document.sections {
        if !scopes::is_demand_section(section)
            || matches!(section.kind.name, "conditions" | "eligibility" | "physical" | "travel")
        {
            continue;
        }
        let body = section.body(document);
        let has_items = document.blocks[body.clone()].iter().any(Block::is_item);
        for at in body {
            let block = &document.blocks[at];
            let counts = match block.kind {
                BlockKind::Item { .. } => !block.is_nested,
                BlockKind::Paragraph => !has_items && section.heading.is_some(),
                BlockKind::Label { .. } | BlockKind::TableRow => true,
                BlockKind::Heading { .. } => false,
            };
            if counts {
                items.extend(document.blocks[at].sentences.clone().map(|sentence| {
                    let tokens = document.sentences[sentence].tokens.clone();
                    DemandItem {
                        block: at,
                        sentence,
                        modality: item_modality(document, section.is(Kind::Preferred), sentence, &tokens),
                        tokens,
                    }
                }));
            }
        }
    }
    items
}

fn item_modality(document: &Document<'_>, wishes: bool, sentence: usize, tokens: &Span) -> Modality {
    let wish =
        document.hits_of(Lexicon::PreferenceCue, tokens).any(|cue| !scopes::is_noun_use(document, cue));
    if wishes || wish || scopes::modality(document, sentence, tokens) == Modality::Preferred {
        Modality::Preferred
    } else {
        Modality::Required
    }
}

/// The items that stand in a section.
pub(crate) fn items_of<'i>(items: &'i [DemandItem], section: &Section) -> &'i [DemandItem] {
    let from = items.partition_point(|item| item.block < section.blocks.start);
    let to = items.partition_point(|item| item.block < section.blocks.end);
    &items[from..to]
}

/// A list of demands that can be counted: what its heading or first item is, and how many gates it has.
pub(crate) struct CountedList {
    pub(crate) place: TextRange,
    pub(crate) gates: usize,
}

/// Two lists of demands have the same heading: several jobs on one page.
pub(crate) fn has_twin_lists(document: &Document<'_>) -> bool {
    let of_work = |section: &&Section| {
        scopes::is_demand_section(section) || section.is(Kind::Responsibilities) && section.heading.is_some()
    };
    let sections: Vec<&Section> = document.sections.iter().filter(of_work).gather();
    have_twins(document, &sections)
}

/// Two of the sections have the same heading.
fn have_twins(document: &Document<'_>, sections: &[&Section]) -> bool {
    if sections.len() < 2 {
        return false;
    }
    let mut names: Vec<String> =
        sections.iter().filter_map(|section| heading_text(document, section)).gather();
    let all = names.len();
    names.sort_unstable();
    names.dedup();
    names.len() < all
}

/// The lists of gates, in order; none where they cannot be counted for sure.
pub(crate) fn counted_lists(document: &Document<'_>, items: &[DemandItem]) -> Vec<CountedList> {
    // "One of the following", "GS-14": what is asked depends on a choice.
    if document.hits.know(Lexicon::UncountedList) {
        return Vec::new();
    }
    let sections: Vec<&Section> =
        document.sections.iter().filter(|section| is_list_of_gates(document, section)).gather();
    // Two lists of one name: several jobs on one page.
    if have_twins(document, &sections) {
        return Vec::new();
    }
    // "Desirable" without a line of its own: where the wishes begin is not sure.
    let unsure =
        |section: &&Section| wish_labels(document, section).iter().any(|&at| !is_label_of_item(document, at));
    if sections.iter().any(unsure) {
        return Vec::new();
    }
    let lists: Vec<(bool, CountedList)> = sections
        .iter()
        .filter_map(|section| {
            let list = counted_list(document, items_of(items, section), section)?;
            Some((is_named(document, section), list))
        })
        .gather();
    // A few lines that only their words make demands, beside a list that says what it is, may be duties.
    let any_is_sure = lists.iter().any(|(sure, _)| *sure);
    let counts =
        |(sure, list): (bool, CountedList)| (sure || !any_is_sure || list.gates >= SURE_LIST).then_some(list);
    lists.into_iter().filter_map(counts).gather()
}

/// The heading of the section is one that the table knows.
fn is_named(document: &Document<'_>, section: &Section) -> bool {
    section.heading.is_some_and(|at| heading_kind(document, &document.blocks[at].label()).is_some())
}

/// A list below a heading that says nothing is one from so many gates on.
const SURE_LIST: usize = 4;

/// Where a label inside a list of demands makes wishes of what follows: "Desirable:", "Ideally you will have", or
/// "Desirable" before a bullet of the same line. The first token of each, in order.
pub(crate) fn wish_labels(document: &Document<'_>, section: &Section) -> Vec<usize> {
    let body = &document.blocks[section.body(document)];
    let (Some(first), Some(last)) = (body.first(), body.last()) else { return Vec::new() };
    let within = first.tokens.start..last.tokens.end;
    let label = |hit: &Hit| {
        let wish = match hit.lexicon {
            Lexicon::PreferenceCue => !scopes::is_noun_use(document, *hit),
            _ => hit.value() == "preferred",
        };
        wish && is_label(document, *hit, within.end)
    };
    let hits = document.hits_of_any(&[Lexicon::ModalityHeading, Lexicon::PreferenceCue], &within);
    hits.into_iter().filter(label).map(|hit| hit.start as usize).gather()
}

/// "- Nice to have: rye dough" on a line of its own speaks of this one item.
pub(crate) fn is_label_of_item(document: &Document<'_>, at: usize) -> bool {
    let item = document.block_of_token(at).map(|at| &document.blocks[at]).filter(|block| block.is_item());
    item.is_some_and(|block| {
        let line = document.line_start(block.range.start) as usize;
        let before = &document.text[line..block.range.start as usize];
        block.tokens.start == at && !before.contains(char::is_alphabetic)
    })
}

/// The word heads what stands behind it, and is no part of a sentence.
fn is_label(document: &Document<'_>, hit: Hit, to: usize) -> bool {
    let (start, end) = (hit.start as usize, hit.end as usize);
    if !document.is_capital(start) {
        return false;
    }
    let flags = |at: usize| document.tokens[at].before;
    let colon = (end..(end + 4).min(to)).any(|at| flags(at) & gap::COLON != 0);
    let bullet = end < to && flags(end) & gap::BULLET != 0 && flags(end) & gap::LINE == 0;
    let open = document.block_of_token(start).is_some_and(|at| {
        document.blocks[at].tokens.start == start && announces(document, &document.blocks[at].tokens)
    });
    colon || bullet || open
}

/// "Ideally you'll have": a few words that end with the verb of what stands below.
pub(crate) fn announces(document: &Document<'_>, tokens: &Span) -> bool {
    static VERBS: &Words =
        words!["have", "be", "are", "has", "bring", "know", "possess", "include", "following"];
    const LEAD: usize = 8;
    tokens.len() > 1 && tokens.len() <= LEAD && document.is_any_word(tokens.end - 1, VERBS)
}

fn heading_text(document: &Document<'_>, section: &Section) -> Option<String> {
    let heading = section.heading?;
    Some(document.quote(document.range_of(&document.blocks[heading].label())).in_small_letters())
}

/// The section lists gates: by its heading, or by its content where no heading says something else.
fn is_list_of_gates(document: &Document<'_>, section: &Section) -> bool {
    let Some(heading) = section.heading else { return section.is(Kind::Requirements) };
    if !matches!(section.kind.kind, Some(Kind::Requirements | Kind::Education)) {
        return false;
    }
    let words = document.blocks[heading].label();
    let known = heading_kind(document, &words);
    let other = known.is_some_and(|kind| !matches!(kind.kind, Some(Kind::Requirements | Kind::Education)));
    let says = |modality: &str| {
        document.hits_of(Lexicon::ModalityHeading, &words).any(|hit| hit.value() == modality)
    };
    let wishes = says("preferred") && !says("required");
    let described = words
        .clone()
        .into_iter()
        .any(|at| document.is_any_word(at, words!["stack", "technologies", "tools"]));
    !other && !described && !wishes
}

/// Counts a list. A point counts once, however many sentences it has, and is no gate when one of them is a wish.
fn counted_list(document: &Document<'_>, items: &[DemandItem], section: &Section) -> Option<CountedList> {
    let point = |item: &&DemandItem| is_point(document, item.block);
    let items: Vec<&DemandItem> = items.iter().filter(point).gather();
    let gates = items
        .chunk_by(|item, next| item.block == next.block)
        .filter(|point| point.iter().all(|item| is_gate(document, item)))
        .count();
    let first = items.first()?;
    // Prose between heading and list, or very many points: a pasted text that holds more than its heading says.
    let prose = document.blocks[section.blocks.start..first.block]
        .iter()
        .any(|block| !block.is_heading() && block.tokens.len() > LEAD_WORDS);
    if prose || gates > MOST_GATES {
        return None;
    }
    Some(CountedList { place: list_place(document, section.heading, first.block), gates })
}

/// Where a list begins: its heading, without words that a lost line break left before it.
fn list_place(document: &Document<'_>, heading: Option<usize>, first: usize) -> TextRange {
    let tokens = document.blocks[heading.unwrap_or(first)].label();
    let known = document.hits_of(Lexicon::Headings, &tokens).filter(|hit| hit.end as usize == tokens.end);
    let name =
        known.min_by_key(|hit| hit.start).filter(|_| heading.is_some() && tokens.len() > HEADING_WORDS);
    name.map_or_else(|| document.range_of(&tokens), |hit| document.range_of_hit(hit))
}

/// The words above a list have no more words.
const LEAD_WORDS: usize = 40;

/// No list of one job is longer.
const MOST_GATES: usize = 30;

/// A heading of more words has something glued to it.
const HEADING_WORDS: usize = 6;

/// A list item that begins something: a line that a layout broke goes on in small letters.
fn is_point(document: &Document<'_>, block: usize) -> bool {
    let block = &document.blocks[block];
    let begins = document.token_text(block.tokens.start).starts_with(|c: char| !c.is_lowercase());
    // "1- 3 years" may be cut at its dash, and "We look for people who ..." leads the list.
    let number = block.tokens.len() == 1 && document.is_kind(block.tokens.start, TokenKind::Number);
    let leads = document.is_any_word(block.tokens.start, words!["we", "we're", "in"])
        && document.is_any_word(block.tokens.start + 1, words!["are", "look", "seek", "looking", "addition"]);
    block.is_item() && begins && !number && !leads && !starts_with_duty(document, block)
}

/// Citizenship, checks and papers are asked of everybody, and what we give is no gate.
fn is_gate(document: &Document<'_>, item: &DemandItem) -> bool {
    item.modality == Modality::Required
        && !document.has(Lexicon::ConditionOfEmployment, &item.tokens)
        && document.hits_of(Lexicon::BenefitWord, &item.tokens).all(|hit| hit.value() != "sure")
}
