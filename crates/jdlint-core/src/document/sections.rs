//! Blocks to sections. In: blocks with their words. Out: [`Section`]s that know what they are about.
//!
//! The heading decides by the heading table; where there is none, or where it only says "Job description", the
//! content does.

use super::words::{TokenKind, gap};
use super::{Block, BlockKind, Document, Span};
use crate::lexicon::{Hit, Lexicon};
use crate::report::Kind;

/// What a section is about, as fine as the heading table tells it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct SectionKind {
    /// The section's name in `data/en/headings.tsv`; empty when only the content told.
    pub(crate) name: &'static str,
    /// The kind of the contract; nothing for "other".
    pub(crate) kind: Option<Kind>,
}

/// A heading and what stands below it, or a stretch of blocks without one.
#[derive(Debug, Clone)]
pub(crate) struct Section {
    pub(crate) kind: SectionKind,
    /// Number of the heading's block.
    pub(crate) heading: Option<usize>,
    /// All its blocks, heading included.
    pub(crate) blocks: Span,
}

impl Section {
    pub(crate) fn is(&self, kind: Kind) -> bool {
        self.kind.kind == Some(kind)
    }

    /// The blocks below the heading.
    pub(crate) fn body(&self, document: &Document<'_>) -> Span {
        let inline =
            self.heading.is_some_and(|at| matches!(document.blocks[at].kind, BlockKind::Label { .. }));
        let first = if self.heading.is_some() && !inline { self.blocks.start + 1 } else { self.blocks.start };
        first..self.blocks.end
    }
}

const UNKNOWN: SectionKind = SectionKind { name: "", kind: None };
const TITLE: SectionKind = SectionKind { name: "title", kind: Some(Kind::Title) };

/// The heading on top that names a job: a section of its own, so that the text below it is read by its content.
fn is_title_heading(document: &Document<'_>, at: usize) -> bool {
    let block = &document.blocks[at];
    let on_top = match block.kind {
        BlockKind::Heading { level: 1 } => at < 6,
        BlockKind::Heading { .. } => at < 3,
        _ => return false,
    };
    let spoken = block.tokens.clone().any(|at| document.is_in(Lexicon::ReaderWord, at));
    on_top
        && !spoken
        && block.tokens.len() <= 14
        && document.has(Lexicon::JobNoun, &block.tokens)
        && heading_kind(document, &block.tokens).is_none()
}

/// Cuts the blocks into sections.
pub(super) fn build(document: &Document<'_>) -> Vec<Section> {
    let mut sections: Vec<Section> = Vec::new();
    let mut at = 0;
    // Known headings that are still open, by level, for what is nested below them.
    let mut open: Vec<(u8, SectionKind)> = Vec::new();
    while at < document.blocks.len() {
        let end = section_end(document, at);
        if is_title_heading(document, at) {
            sections.push(Section { kind: TITLE, heading: Some(at), blocks: at..at + 1 });
            push_by_content(document, at + 1..end, &mut sections);
            at = end;
            continue;
        }
        match document.blocks[at].kind {
            BlockKind::Heading { level } => {
                let kind = headed_kind(document, at..end, level, &mut open);
                sections.push(Section { kind, heading: Some(at), blocks: at..end });
            }
            BlockKind::Label { value } => {
                let label = document.blocks[at].tokens.start..value;
                let kind = heading_kind(document, &label).unwrap_or(UNKNOWN);
                sections.push(Section { kind, heading: Some(at), blocks: at..end });
            }
            _ => push_by_content(document, at..end, &mut sections),
        }
        at = end;
    }
    if sections.is_empty() {
        sections.push(Section { kind: UNKNOWN, heading: None, blocks: 0..0 });
    }
    sections
}

/// One past the last block of the section that begins at `at`.
fn section_end(document: &Document<'_>, at: usize) -> usize {
    let blocks = &document.blocks;
    let starts = |block: &Block| matches!(block.kind, BlockKind::Heading { .. } | BlockKind::Label { .. });
    let next = |from: usize| (from..blocks.len()).find(|&at| starts(&blocks[at])).unwrap_or(blocks.len());
    match blocks[at].kind {
        BlockKind::Label { value } if !label_goes_on(document, at, value) => at + 1,
        _ => next(at + 1),
    }
}

/// A label line with a short value stands for itself; `Duties: the baker will` with bullets below goes on.
fn label_goes_on(document: &Document<'_>, at: usize, value: usize) -> bool {
    let block = &document.blocks[at];
    let label = block.tokens.start..value;
    let long_kind = heading_kind(document, &label).and_then(|kind| kind.kind).is_some_and(|kind| {
        matches!(
            kind,
            Kind::Responsibilities
                | Kind::Requirements
                | Kind::Preferred
                | Kind::Outcomes
                | Kind::Benefits
                | Kind::AboutCompany
                | Kind::Summary
                | Kind::HowToApply
                | Kind::HiringProcess
                | Kind::Eeo
                | Kind::Education
        )
    });
    long_kind && document.blocks.get(at + 1).is_some_and(|next| !next.is_heading())
}

/// The kind of a section with a heading: by the heading, the content, or what it is nested in.
fn headed_kind(
    document: &Document<'_>,
    blocks: Span,
    level: u8,
    open: &mut Vec<(u8, SectionKind)>,
) -> SectionKind {
    let heading = document.blocks[blocks.start].tokens.clone();
    let body = blocks.start + 1..blocks.end;
    while open.last().is_some_and(|&(above, _)| level > 0 && above >= level) {
        open.pop();
    }
    if let Some(known) = heading_kind(document, &heading) {
        let kind = overruled(document, known, &heading, &body);
        if level > 0 {
            open.push((level, kind));
        } else if open.last().is_none_or(|&(above, _)| above == 0) {
            open.clear();
            open.push((0, kind));
        }
        return kind;
    }
    let by_content = content_kind(document, &body).map(|kind| SectionKind { name: "", kind: Some(kind) });
    if is_wish_heading(document, &heading) {
        return SectionKind { name: "preferred", kind: Some(Kind::Preferred) };
    }
    let inherited = open.last().filter(|&&(above, _)| level > above && above > 0).map(|&(_, kind)| kind);
    // The first heading of a posting is its title, or its employer.
    if level == 1 || blocks.start == 0 {
        return by_content.unwrap_or(UNKNOWN);
    }
    match (inherited, by_content) {
        (Some(inherited), Some(content)) if is_list_kind(inherited) && !is_list_kind(content) => inherited,
        (_, Some(content)) => content,
        (Some(inherited), None) => inherited,
        (None, None) => UNKNOWN,
    }
}

/// "Additional experience desired", in words that the table does not list.
fn is_wish_heading(document: &Document<'_>, heading: &Span) -> bool {
    let says = |modality: &str| {
        document.hits_of(Lexicon::ModalityHeading, heading).any(|hit| hit.value() == modality)
    };
    let of_pay = heading.clone().any(|at| {
        document.is_any_word(at, &["pay", "salary", "annual", "compensation", "scheme", "competitive"])
    });
    heading.len() <= 10 && says("preferred") && !says("required") && !of_pay
}

fn is_list_kind(kind: SectionKind) -> bool {
    matches!(
        kind.kind,
        Some(Kind::Responsibilities | Kind::Requirements | Kind::Preferred | Kind::Outcomes | Kind::Benefits)
    )
}

/// The kind that the words of a heading stand for.
pub(crate) fn heading_kind(document: &Document<'_>, heading: &Span) -> Option<SectionKind> {
    let words = heading.len();
    if words == 0 || words > 14 {
        return None;
    }
    let lead = usize::from(words > 1 && document.is_any_word(heading.start, &["our", "the", "your"]));
    if has_time_frame(document, heading) {
        return Some(SectionKind { name: "outcomes", kind: Some(Kind::Outcomes) });
    }
    let hits: Vec<Hit> = document.hits_of(Lexicon::Headings, heading).collect();
    let fits = |hit: &&Hit| {
        hit.end as usize == heading.end
            && (hit.start as usize == heading.start || hit.start as usize == heading.start + lead)
    };
    if let Some(whole) = hits.iter().find(fits) {
        return Some(known(document, *whole, heading));
    }
    // "In the first 30 days, you will": a phrase inside a heading. One word alone must stand at an edge.
    let edge = |hit: &Hit| hit.start as usize <= heading.start + lead || hit.end as usize == heading.end;
    // "Job number" is no job title.
    let named = |hit: &&Hit| heading_row(**hit).kind != Some(Kind::Title);
    let on_top = document.blocks.first().is_some_and(|block| block.tokens.start == heading.start);
    let job =
        document.hits_of(Lexicon::JobNoun, heading).any(|hit| hit.end as usize == heading.end || on_top);
    let inside = hits
        .iter()
        .filter(named)
        .filter(|hit| hit.end - hit.start > 1 || !job)
        .filter(|hit| hit.end - hit.start > 1 || (words <= 4 && edge(hit)));
    let longest = inside.max_by_key(|hit| (hit.end - hit.start, hit.end as usize == heading.end))?;
    Some(known(document, *longest, heading))
}

/// "In your first 60 days, you will", "Within six months".
fn has_time_frame(document: &Document<'_>, heading: &Span) -> bool {
    const UNITS: [&str; 7] = ["days", "day", "weeks", "week", "months", "month", "year"];
    const LEADS: [&str; 7] = ["first", "within", "in", "by", "after", "your", "month"];
    let counted = heading.clone().any(|at| {
        let number =
            document.tokens[at].kind == TokenKind::Number || document.has(Lexicon::NumberWord, &(at..at + 1));
        number && at + 1 < heading.end && document.is_any_word(at + 1, &UNITS)
    });
    let first_year = heading.clone().any(|at| {
        document.is_word(at, "first") && document.is_any_word(at + 1, &["year", "month", "quarter", "week"])
    });
    let led = heading.clone().any(|at| document.is_any_word(at, &LEADS));
    let other = heading.clone().any(|at| {
        document.is_any_word(
            at,
            &["hours", "leave", "holiday", "vacation", "schedule", "experience", "contract", "term"],
        )
    });
    (counted && led || first_year) && !other
}

fn known(document: &Document<'_>, hit: Hit, heading: &Span) -> SectionKind {
    let row = heading_row(hit);
    // "Preferred requirements" in any wording: the wish decides.
    let wish = document.hits_of(Lexicon::ModalityHeading, heading).any(|hit| hit.value() == "preferred");
    let must = document.hits_of(Lexicon::ModalityHeading, heading).any(|hit| hit.value() == "required");
    if wish && !must && matches!(row.kind, Some(Kind::Requirements | Kind::Education)) {
        return SectionKind { name: "preferred", kind: Some(Kind::Preferred) };
    }
    row
}

/// A row of the heading table: its section, and the contract's kind for it.
fn heading_row(hit: Hit) -> SectionKind {
    let (name, word) = hit.value().split_once(' ').unwrap_or((hit.value(), ""));
    SectionKind { name, kind: kind_of_word(word) }
}

fn kind_of_word(word: &str) -> Option<Kind> {
    Kind::ALL.iter().copied().find(|kind| kind.word() == word)
}

/// Headings such as "The role", "About you" or "Your impact" are overruled by a clear content.
fn overruled(document: &Document<'_>, known: SectionKind, heading: &Span, body: &Span) -> SectionKind {
    let Some(content) = content_kind(document, body) else { return known };
    let items = document.blocks[body.clone()].iter().filter(|block| block.is_item()).count();
    let overrules = match known.name {
        "summary" => matches!(content, Kind::Responsibilities | Kind::Requirements) && items >= 2,
        "title" => true,
        "requirements" => {
            content == Kind::Responsibilities && items >= 3 && speaks_of_reader(document, heading)
        }
        "outcomes" => content == Kind::Requirements && items >= 2 && speaks_of_reader(document, heading),
        "company" | "team" => {
            matches!(content, Kind::Benefits | Kind::Eeo | Kind::Responsibilities) && items >= 3
        }
        "benefits" => matches!(content, Kind::Responsibilities | Kind::Requirements) && items >= 3,
        _ => false,
    };
    if overrules { SectionKind { name: "", kind: Some(content) } } else { known }
}

/// "About you" may be anything; "Requirements" is what it says.
fn speaks_of_reader(document: &Document<'_>, heading: &Span) -> bool {
    heading
        .clone()
        .any(|at| document.is_any_word(at, &["you", "your", "you'll", "person", "candidate", "who"]))
}

/// Blocks without a heading: neighbours of one kind make a section. What follows "Duties include:" is what the lead
/// says, unless it says otherwise itself.
fn push_by_content(document: &Document<'_>, blocks: Span, sections: &mut Vec<Section>) {
    let mut announced: Option<Kind> = None;
    for at in blocks {
        let block = &document.blocks[at];
        let own = block_kind(document, block);
        let kind = match (announced, own) {
            (Some(_), None | Some(Kind::Requirements | Kind::Responsibilities | Kind::AboutCompany)) => {
                announced
            }
            (_, own) => own,
        };
        if block.range.of(document.text).trim_end().ends_with(':') {
            announced = own.filter(|own| {
                matches!(
                    own,
                    Kind::Responsibilities
                        | Kind::Requirements
                        | Kind::Preferred
                        | Kind::Benefits
                        | Kind::HowToApply
                )
            });
        } else if !block.is_item() && own.is_some() && own != announced {
            announced = None;
        }
        let goes_on = sections.last().filter(|last| {
            last.heading.is_none() && (last.kind.kind == kind || kind.is_none() && last.kind.kind.is_some())
        });
        if goes_on.is_some() {
            if let Some(last) = sections.last_mut() {
                last.blocks.end = at + 1;
            }
            continue;
        }
        sections.push(Section { kind: SectionKind { name: "", kind }, heading: None, blocks: at..at + 1 });
    }
}

/// What most words of a stretch are about, if they agree well enough.
fn content_kind(document: &Document<'_>, body: &Span) -> Option<Kind> {
    let mut words = [0usize; Kind::ALL.len()];
    let mut all = 0;
    for block in &document.blocks[body.clone()] {
        all += block.tokens.len();
        if let Some(kind) = block_kind(document, block) {
            words[kind as usize] += block.tokens.len();
        }
    }
    let best = *Kind::ALL.iter().max_by_key(|&&kind| words[kind as usize])?;
    (all > 0 && words[best as usize] * 2 >= all).then_some(best)
}

/// What one block is about, by the cues in it.
pub(crate) fn block_kind(document: &Document<'_>, block: &Block) -> Option<Kind> {
    let mut scores = [0u32; Kind::ALL.len()];
    let mut seen: Vec<u16> = Vec::new();
    for hit in document.hits_of(Lexicon::SectionCue, &block.tokens) {
        if seen.contains(&hit.row) {
            continue;
        }
        seen.push(hit.row);
        let (section, weight) = hit.value().split_once(' ').unwrap_or((hit.value(), "1"));
        if let Some(kind) = kind_of_word(section) {
            scores[kind as usize] += weight.parse::<u32>().unwrap_or(1);
        }
    }
    if starts_with_duty(document, block) {
        scores[Kind::Responsibilities as usize] += 3;
    }
    if has_money(document, &block.tokens) {
        scores[Kind::Pay as usize] += 2;
    }
    let best = *Kind::ALL.iter().max_by_key(|&&kind| scores[kind as usize])?;
    (scores[best as usize] >= 2).then_some(best)
}

/// An item, or a line of one sentence, that begins with what somebody does.
pub(crate) fn starts_with_duty(document: &Document<'_>, block: &Block) -> bool {
    let first = block.content().start;
    let verb = document.hits_of(Lexicon::DutyVerb, &(first..first + 1)).next().is_some();
    let noun_follows = document.is_any_word(first + 1, &["of", "in", "with", "experience", "skills"]);
    // "Directs the office", "Maintaining records": a line without a bullet must not be an order to the reader.
    let told = || {
        let written = document.token_text(first);
        written.starts_with(char::is_uppercase)
            && (written.ends_with('s') || written.ends_with("ing"))
            && !written.ends_with("ss")
    };
    let line = matches!(block.kind, BlockKind::Paragraph) && block.tokens.len() <= 45 && told();
    (block.is_item() || line) && verb && !noun_follows
}

fn has_money(document: &Document<'_>, tokens: &Span) -> bool {
    tokens.clone().any(|at| {
        document.tokens[at].kind == TokenKind::Symbol
            && matches!(document.token_text(at), "$" | "€" | "£")
            && document
                .tokens
                .get(at + 1)
                .is_some_and(|next| next.kind == TokenKind::Number && next.before & !gap::SPACE == 0)
    })
}
