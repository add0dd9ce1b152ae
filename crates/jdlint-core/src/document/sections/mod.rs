//! Blocks to sections. In: blocks with their words. Out: [`Section`]s that know what they are about.
//!
//! The heading decides by the heading table; where there is none, or where it only says "Job description", the
//! content does.

mod apart;
mod content;
mod cue;
mod heading;

use super::{Block, BlockKind, Document, Span};
use crate::lexicon::Lexicon;
use crate::report::Kind;
use apart::Apart;
use content::content_kind;

pub(super) use content::Theme;
pub(crate) use content::{
    begins_with_company, block_kind, distinct_cues, speaks_of_company, starts_with_duty,
};
pub(crate) use heading::heading_kind;

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
    /// Number of the block of the heading that it is nested below.
    pub(crate) parent: Option<usize>,
    /// All its blocks, heading included.
    pub(crate) blocks: Span,
}

impl Section {
    pub(crate) fn is(&self, kind: Kind) -> bool {
        self.kind.kind == Some(kind)
    }

    /// Questions of an application's form, an analyst's notes: no text of the posting.
    pub(crate) fn is_apart(&self) -> bool {
        matches!(self.kind.name, "questionnaire" | "appendix")
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

const fn by_content(kind: Option<Kind>) -> SectionKind {
    SectionKind { name: "", kind }
}

/// A title has no more words.
const TITLE_WORDS: usize = 14;

/// The first prose of a posting stands among so many blocks.
const ON_TOP_BLOCKS: usize = 12;

/// A fact on a line of its own (a place, a contract, hours) has no more words.
const FACT_WORDS: usize = 14;

/// The heading on top that names a job: a section of its own, so that the text below it is read by its content.
fn is_title_heading(document: &Document<'_>, at: usize, known: Option<SectionKind>) -> bool {
    let block = &document.blocks[at];
    let first = block.range.start <= document.blocks[0].range.start;
    let on_top = match block.kind {
        BlockKind::Heading { level: 1 } => at < 6,
        BlockKind::Heading { .. } => at < 3,
        _ => return false,
    };
    on_top
        && known.is_none()
        && block.tokens.len() <= TITLE_WORDS
        && !document.has(Lexicon::ReaderWord, &block.tokens)
        && (first && is_level_one(block) || document.has(Lexicon::JobNoun, &block.tokens))
}

fn is_level_one(block: &Block) -> bool {
    matches!(block.kind, BlockKind::Heading { level: 1 })
}

/// Many postings have no more sections.
const USUAL_SECTIONS: usize = 16;

/// Cuts the blocks into sections.
#[cfg_attr(target_arch = "wasm32", inline(never))]
pub(super) fn build(document: &Document<'_>) -> Vec<Section> {
    let kinds: Vec<Option<SectionKind>> =
        document.blocks.iter().map(|block| kind_of_words(document, block)).collect();
    let apart = apart::read(document, &kinds);
    let has_headed_lists = document
        .blocks
        .iter()
        .zip(&kinds)
        .any(|(block, kind)| block.is_heading() && kind.is_some_and(|kind| is_list_kind(kind.kind)));
    let sections = Vec::with_capacity(USUAL_SECTIONS);
    let mut cutter = Cutter { document, sections, open: Vec::new(), has_headed_lists, kinds, apart };
    let mut at = 0;
    while at < document.blocks.len() {
        at = cutter.take_from(at);
    }
    if cutter.sections.is_empty() {
        cutter.push(UNKNOWN, None, 0..0);
    }
    cutter.sections
}

/// What the words of a heading or a label stand for, whatever stands below.
fn kind_of_words(document: &Document<'_>, block: &Block) -> Option<SectionKind> {
    match block.kind {
        BlockKind::Heading { .. } => heading_kind(document, &block.tokens),
        BlockKind::Label { value } => heading_kind(document, &(block.tokens.start..value)),
        _ => None,
    }
}

/// A known heading that is still open.
#[derive(Debug, Clone, Copy)]
struct Open {
    level: u8,
    kind: SectionKind,
    block: usize,
}

/// Goes through the blocks from top to bottom.
struct Cutter<'d, 'a> {
    document: &'d Document<'a>,
    sections: Vec<Section>,
    /// Known headings that are still open, for what is nested below them.
    open: Vec<Open>,
    /// Duties or demands have a heading of their own, so that prose above it is no list of them.
    has_headed_lists: bool,
    /// For each block that is a heading or begins with a label what its words stand for: it is asked several times.
    kinds: Vec<Option<SectionKind>>,
    /// Stretches that are no text of the posting.
    apart: Vec<Apart>,
}

impl Cutter<'_, '_> {
    fn push(&mut self, kind: SectionKind, heading: Option<usize>, blocks: Span) {
        let above = self.open.iter().rev().find(|open| open.level > 0 && Some(open.block) != heading);
        let parent = above.filter(|_| heading.is_some()).map(|open| open.block);
        self.sections.push(Section { kind, heading, parent, blocks });
    }

    /// Makes sections of what begins at `at`; gives the block after them.
    fn take_from(&mut self, at: usize) -> usize {
        let document = self.document;
        if let Some(part) = self.apart.iter().find(|part| part.blocks.start == at).cloned() {
            let heading = document.blocks[at].is_heading().then_some(at);
            let end = part.blocks.end;
            self.push(part.kind, heading, part.blocks);
            return end;
        }
        let next_apart = self.apart.iter().map(|part| part.blocks.start).find(|&start| start > at);
        let end = section_end(document, at, self.kinds[at]).min(next_apart.unwrap_or(usize::MAX));
        if is_title_heading(document, at, self.kinds[at]) {
            self.push(TITLE, Some(at), at..at + 1);
            self.push_intro(at + 1..end);
            return end;
        }
        match document.blocks[at].kind {
            BlockKind::Heading { level } => {
                let kind = self.headed_kind(at..end, level);
                let cut = tail_start(document, kind, at, end);
                self.push(kind, Some(at), at..cut);
                self.push_by_content(cut..end);
            }
            BlockKind::Label { .. } => {
                let kind = self.kinds[at].unwrap_or(UNKNOWN);
                let cut = tail_start(document, kind, at, end);
                self.push(kind, Some(at), at..cut);
                self.push_by_content(cut..end);
            }
            _ if self.is_on_top(at) => self.push_intro(at..end),
            _ => self.push_by_content(at..end),
        }
        end
    }

    /// Nothing but the title and label lines ("URL: ...", "Reports to: ...") stands above.
    fn is_on_top(&self, at: usize) -> bool {
        let label = |section: &Section| {
            section.heading.is_some_and(|at| matches!(self.document.blocks[at].kind, BlockKind::Label { .. }))
        };
        let opening = |section: &Section| {
            section.is(Kind::Title) || label(section) && section.kind.kind.is_none_or(is_fact_kind)
        };
        at <= ON_TOP_BLOCKS && self.sections.iter().all(opening)
    }

    /// The kind of a section with a heading: by the heading, the content, or what it is nested in.
    fn headed_kind(&mut self, blocks: Span, level: u8) -> SectionKind {
        let document = self.document;
        let heading = document.blocks[blocks.start].tokens.clone();
        let body = blocks.start + 1..blocks.end;
        let number = blocks.start;
        while self.open.last().is_some_and(|open| level > 0 && open.level >= level) {
            self.open.pop();
        }
        if let Some(known) = heading::kind_above(document, &heading, Some(&body)) {
            let kind = overruled(document, known, &heading, &body);
            if level == 0 && self.open.last().is_none_or(|open| open.level == 0) {
                self.open.clear();
            }
            if level > 0 || self.open.is_empty() {
                self.open.push(Open { level, kind, block: number });
            }
            return kind;
        }
        if heading::is_wish_heading(document, &heading) {
            return SectionKind { name: "preferred", kind: Some(Kind::Preferred) };
        }
        let content = content_kind(document, &body).map(|kind| by_content(Some(kind)));
        // The first heading of a posting is its title, or its employer.
        if level == 1 || blocks.start == 0 {
            return content.unwrap_or(UNKNOWN);
        }
        // "### Baker (night shift)" above prose tells about the job.
        let prose = body.clone().all(|at| matches!(document.blocks[at].kind, BlockKind::Paragraph));
        if self.has_headed_lists && prose && !body.is_empty() && document.has(Lexicon::JobNoun, &heading) {
            return by_content(Some(Kind::Summary));
        }
        // "WE ARE ACME" above prose that begins with the firm.
        let firm = body
            .clone()
            .next()
            .is_some_and(|at| content::begins_with_company(document, &document.blocks[at]));
        if prose && firm && content.is_none() {
            return by_content(Some(Kind::AboutCompany));
        }
        let above = self.open.last().filter(|open| open.level > 0);
        let inherited = above.filter(|open| level > open.level || level == 0).map(|open| open.kind);
        // "#### Build a plan" below "In the first 30 days" heads results, whatever they look like.
        let plan = inherited.filter(|kind| {
            let timed = above
                .is_some_and(|open| heading::has_time_frame(document, &document.blocks[open.block].tokens));
            kind.kind == Some(Kind::Outcomes) && timed
        });
        if let (Some(plan), Some(Kind::Responsibilities)) = (plan, content.and_then(|content| content.kind)) {
            return plan;
        }
        match (inherited, content) {
            (Some(inherited), Some(content))
                if is_list_kind(inherited.kind) && !is_list_kind(content.kind) =>
            {
                inherited
            }
            (_, Some(content)) => content,
            (Some(inherited), None) => inherited,
            (None, None) => self.sub_heading_kind(&body),
        }
    }

    /// "Mindset:" with bullets below a list of demands goes on with the demands.
    fn sub_heading_kind(&self, body: &Span) -> SectionKind {
        let listed = !body.is_empty() && body.clone().all(|at| self.document.blocks[at].is_item());
        let above = self.sections.last().map(|section| section.kind).filter(|kind| is_list_kind(kind.kind));
        above.filter(|_| listed).map_or(UNKNOWN, |kind| by_content(kind.kind))
    }

    /// What stands between the title and the first heading tells about the job, unless it is clearly of the employer
    /// or a fact of its own.
    fn push_intro(&mut self, blocks: Span) {
        for at in blocks.clone() {
            let block = &self.document.blocks[at];
            if block.is_item() {
                self.push_by_content(at..blocks.end);
                return;
            }
            let kind = self.intro_kind(at, block);
            self.extend_or_push(kind, at);
        }
    }

    fn intro_kind(&self, at: usize, block: &Block) -> Option<Kind> {
        let document = self.document;
        let sentence = block.range.of(document.text).trim_end().ends_with(['.', '!']);
        let short = block.tokens.len() <= TITLE_WORDS && !sentence;
        let untitled = at <= 3 && !self.sections.iter().any(|section| section.is(Kind::Title));
        if untitled && short && document.has(Lexicon::JobNoun, &block.tokens) {
            return Some(Kind::Title);
        }
        let theme = content::theme(document, block);
        let of_job = || names_job_first(document, block) || speaks_to_reader(document, block);
        let told = theme.filter(|theme| match theme.kind {
            Kind::AboutCompany => theme.weight >= 4 && theme.lead >= 1 && !of_job(),
            Kind::Responsibilities | Kind::Requirements | Kind::Outcomes | Kind::Preferred => {
                !self.has_headed_lists || short
            }
            Kind::Summary => true,
            _ => short || theme.weight >= 4 && theme.lead >= 2,
        });
        match told {
            Some(theme) => Some(theme.kind),
            None if short => None,
            None if !of_job() && content::begins_with_company(document, block) => Some(Kind::AboutCompany),
            None => Some(Kind::Summary),
        }
    }

    /// Blocks without a heading: neighbours of one kind make a section. What follows "Duties include:" is what the
    /// lead says, unless it says otherwise itself.
    fn push_by_content(&mut self, blocks: Span) {
        let document = self.document;
        let mut announced: Option<Kind> = None;
        for at in blocks {
            let block = &document.blocks[at];
            let own = block_kind(document, block);
            let announcing = announces(document, block);
            let kind = match (announced, own) {
                (Some(_), Some(own)) if announcing && can_be_announced(own) => Some(own),
                (Some(_), None | Some(Kind::Requirements | Kind::Responsibilities | Kind::AboutCompany)) => {
                    announced
                }
                (_, own) => own,
            };
            if announcing {
                announced = own.filter(|own| can_be_announced(*own));
            } else if !block.is_item() && own.is_some() && own != announced {
                announced = None;
            }
            self.extend_or_push(kind, at);
        }
    }

    /// One more block for the last section without a heading, if it is about the same or about nothing; else a new one.
    fn extend_or_push(&mut self, kind: Option<Kind>, at: usize) {
        let goes_on = self.sections.last_mut().filter(|last| {
            last.heading.is_none()
                && last.blocks.end == at
                && (last.kind.kind == kind || kind.is_none() && last.kind.kind.is_some_and(takes_more))
        });
        match goes_on {
            Some(last) => last.blocks.end = at + 1,
            None => self.push(by_content(kind), None, at..at + 1),
        }
    }
}

/// "you", "you'll": the paragraph tells what the reader will do.
fn speaks_to_reader(document: &Document<'_>, block: &Block) -> bool {
    block.tokens.clone().any(|at| document.is_any_word(at, words!["you", "you'll", "you're"]))
}

/// "The shop manager will ...": the first sentence names the job.
fn names_job_first(document: &Document<'_>, block: &Block) -> bool {
    document
        .sentences
        .get(block.sentences.start)
        .is_some_and(|sentence| document.has(Lexicon::JobNoun, &sentence.tokens))
}

/// A title is one line; what follows it is something else.
const fn takes_more(kind: Kind) -> bool {
    !matches!(kind, Kind::Title)
}

fn announces(document: &Document<'_>, block: &Block) -> bool {
    block.range.of(document.text).trim_end().ends_with(':')
}

const fn can_be_announced(kind: Kind) -> bool {
    matches!(
        kind,
        Kind::Responsibilities | Kind::Requirements | Kind::Preferred | Kind::Benefits | Kind::HowToApply
    )
}

/// One past the last block of the section that begins at `at`.
fn section_end(document: &Document<'_>, at: usize, known: Option<SectionKind>) -> usize {
    let blocks = &document.blocks;
    let starts = |block: &Block| matches!(block.kind, BlockKind::Heading { .. } | BlockKind::Label { .. });
    let next = |from: usize| (from..blocks.len()).find(|&at| starts(&blocks[at])).unwrap_or(blocks.len());
    match blocks[at].kind {
        BlockKind::Label { .. } if !label_goes_on(document, at, known) => at + 1,
        _ => next(at + 1),
    }
}

/// A label line with a short value stands for itself; `Duties: the baker will` with bullets below goes on.
fn label_goes_on(document: &Document<'_>, at: usize, known: Option<SectionKind>) -> bool {
    let goes_on = known.and_then(|kind| kind.kind).is_some_and(|kind| !is_fact_kind(kind));
    goes_on && document.blocks.get(at + 1).is_some_and(|next| !next.is_heading())
}

/// Where a section ends before the next heading: at text that clearly speaks of something else.
fn tail_start(document: &Document<'_>, kind: SectionKind, heading: usize, end: usize) -> usize {
    let inline = matches!(document.blocks[heading].kind, BlockKind::Label { .. });
    let first = heading + 1;
    let fact = kind.kind.is_some_and(is_fact_kind);
    let list = is_list_kind(kind.kind);
    let mut seen_items = false;
    let mut foreign = |at: &usize| {
        let block = &document.blocks[*at];
        if block.is_item() || !inline && *at == first && fact {
            seen_items |= block.is_item();
            return false;
        }
        // "At Acme, we bake for everyone ..." below a list of demands is no demand.
        if list
            && seen_items
            && block.tokens.len() > FACT_WORDS
            && content::begins_with_company(document, block)
        {
            return !announces(document, block);
        }
        // "A driving licence is required." below a list of wishes is no wish.
        if kind.kind == Some(Kind::Preferred) && seen_items && heading::demands(document, &block.tokens) {
            return true;
        }
        let Some(theme) = content::theme(document, block) else {
            // The place of work stands in a line; what comes after several of them is something else.
            return fact && *at > first && block.tokens.len() > FACT_WORDS;
        };
        if kind.kind == Some(theme.kind) {
            return false;
        }
        if fact {
            return block.tokens.len() > FACT_WORDS || announces(document, block);
        }
        if announces(document, block) && can_be_announced(theme.kind) && *at > first {
            return theme.weight >= 2;
        }
        let sure = theme.weight >= 4 && theme.lead >= 2;
        *at > first && sure && (theme.labelled || ends_a_list(theme.kind, kind.kind))
    };
    (first..end).find(|at| foreign(at)).unwrap_or(end)
}

/// What postings put below their last list without a heading: how to apply, equal opportunity, benefits, the firm.
fn ends_a_list(theme: Kind, section: Option<Kind>) -> bool {
    let closing = matches!(
        theme,
        Kind::Eeo | Kind::HowToApply | Kind::Benefits | Kind::Pay | Kind::HiringProcess | Kind::Deadline
    );
    let of_firm = theme == Kind::AboutCompany && section.is_some_and(|kind| is_list_kind(Some(kind)));
    // Pay and benefits stand together, and so do applying and its steps.
    let related = matches!(
        (theme, section),
        (Kind::Pay, Some(Kind::Benefits))
            | (Kind::Benefits, Some(Kind::Pay | Kind::AboutCompany))
            | (Kind::HowToApply, Some(Kind::HiringProcess))
            | (Kind::HiringProcess, Some(Kind::HowToApply))
    );
    (closing || of_firm) && !related
}

/// Kinds that take a line: a place, a contract, hours.
const fn is_fact_kind(kind: Kind) -> bool {
    matches!(
        kind,
        Kind::Title
            | Kind::Pay
            | Kind::Location
            | Kind::EmploymentType
            | Kind::Hours
            | Kind::ReportingLine
            | Kind::Deadline
    )
}

const fn is_list_kind(kind: Option<Kind>) -> bool {
    matches!(
        kind,
        Some(Kind::Responsibilities | Kind::Requirements | Kind::Preferred | Kind::Outcomes | Kind::Benefits)
    )
}

/// Headings such as "The role", "About you" or "Your impact" are overruled by a clear content.
fn overruled(document: &Document<'_>, known: SectionKind, heading: &Span, body: &Span) -> SectionKind {
    let Some(content) = content_kind(document, body) else { return known };
    let items = document.blocks[body.clone()].iter().filter(|block| block.is_item()).count();
    let overrules = match known.name {
        "summary" => {
            matches!(content, Kind::Responsibilities | Kind::Requirements) && items >= 2
                || content == Kind::AboutCompany && items == 0 && is_clear(document, body, content)
        }
        "title" => true,
        "requirements" => {
            content == Kind::Responsibilities && items >= 3 && speaks_of_reader(document, heading)
                || is_essentials(document, heading) && is_fact_kind(content)
        }
        "eligibility" => content == Kind::Eeo,
        "outcomes" => {
            content == Kind::Requirements && items >= 2 && speaks_of_reader(document, heading)
                || content == Kind::Responsibilities
                    && items >= 3
                    && !promises_measures(document, heading)
                    && !content::has_targets(document, body)
        }
        "company" | "team" => {
            matches!(content, Kind::Benefits | Kind::Eeo | Kind::Responsibilities) && items >= 3
        }
        "benefits" => matches!(content, Kind::Responsibilities | Kind::Requirements) && items >= 3,
        _ => false,
    };
    if overrules { SectionKind { name: "", kind: Some(content) } } else { known }
}

/// Every paragraph that says something says it of that kind.
fn is_clear(document: &Document<'_>, body: &Span, kind: Kind) -> bool {
    let themes = document.blocks[body.clone()].iter().filter_map(|block| content::theme(document, block));
    let (same, other): (Vec<_>, Vec<_>) = themes.partition(|theme| theme.kind == kind);
    other.is_empty() && same.iter().any(|theme| theme.lead >= 2)
}

/// "Key objectives" and "Your impact" often head duties; "KPIs" and "In the first 30 days" do not.
fn promises_measures(document: &Document<'_>, heading: &Span) -> bool {
    let measures = words![
        "kpi",
        "kpis",
        "metrics",
        "measures",
        "measured",
        "measure",
        "success",
        "indicators",
        "results",
        "targets",
        "okrs",
    ];
    heading::has_time_frame(document, heading) || heading.clone().any(|at| document.is_any_word(at, measures))
}

/// "The essentials" may list pay, place and hours.
fn is_essentials(document: &Document<'_>, heading: &Span) -> bool {
    heading.clone().any(|at| document.is_any_word(at, words!["essentials", "basics"]))
}

/// "About you" may be anything; "Requirements" is what it says.
fn speaks_of_reader(document: &Document<'_>, heading: &Span) -> bool {
    heading
        .clone()
        .any(|at| document.is_any_word(at, words!["you", "your", "you'll", "person", "candidate", "who"]))
}

#[cfg(test)]
mod tests;
