//! What an item of a list says itself. In: its words. Out: gate or wish, where the word governs the whole item.

use super::Facts;
use super::requirements::{self, DemandItem};
use super::scopes;
use crate::document::words::gap;
use crate::document::{Block, BlockKind, Document, Section, Span, Windows, Words};
use crate::gather::Gather;
use crate::lexicon::{Hit, Lexicon};
use crate::report::{Kind, Modality};

/// An item of more words is several that lost what parted them.
const ONE_ITEM: usize = 45;
/// So is a sentence of running text.
const ONE_SENTENCE: usize = 30;
/// Fewer items below "Education" are no list.
const SHORTEST_LIST: usize = 3;
/// Words that may follow "is a plus" in its item.
const TAIL: usize = 3;

/// What an item says itself, and the words of it that say so of themselves.
pub(crate) struct Stated {
    pub(crate) modality: Modality,
    pub(crate) span: Span,
}

impl Facts<'_> {
    /// What the item itself says it is, whatever list it stands in. Nothing where the word speaks of a detail:
    /// "a warehouse (Snowflake preferred)" is a gate with a preferred brand.
    pub(crate) fn stated_modality(&self, item: &DemandItem) -> Option<Stated> {
        let document = &self.document;
        let cues = |lexicon| document.hits_of(lexicon, &item.tokens);
        let wishes: Vec<Hit> =
            cues(Lexicon::PreferenceCue).filter(|&cue| !scopes::is_noun_use(document, cue)).gather();
        let part = wishes.iter().find_map(|&cue| set_off(document, &item.tokens, cue));
        if let Some(span) = part {
            return Some(Stated { modality: Modality::Preferred, span });
        }
        let wishes: Vec<Hit> = wishes.into_iter().filter(|&cue| !reassures(document, cue)).gather();
        let musts: Vec<Hit> = cues(Lexicon::RequirementCue).filter(|&cue| is_gate(document, cue)).gather();
        let governs = |cues: &[Hit]| cues.iter().any(|&cue| governs(document, &item.tokens, cue));
        let (modality, cues) = match (wishes.is_empty(), musts.is_empty()) {
            (false, true) if governs(&wishes) => (Modality::Preferred, &wishes),
            (true, false) if governs(&musts) => (Modality::Required, &musts),
            _ => return None,
        };
        let span = own_part(document, &item.tokens, cues.first()?.start as usize);
        (is_one_line(document, item) && !is_torn(document, &span)).then_some(Stated { modality, span })
    }

    /// The items of the section that say of themselves what its heading denies, in order. Nothing where the layout
    /// leaves doubt whether they belong to its list.
    pub(crate) fn misplaced(&self, section: &Section) -> Vec<Stated> {
        let items = requirements::items_of(&self.items, section);
        // "Education: a diploma. A degree is preferred." tells how one qualifies.
        if section.is(Kind::Education) && items.len() < SHORTEST_LIST {
            return Vec::new();
        }
        let wishes_wanted = section.is(Kind::Preferred);
        let wanted = if wishes_wanted { Modality::Preferred } else { Modality::Required };
        // From "Desirable:" on wishes stand where they should.
        let labels = requirements::wish_labels(&self.document, section);
        let heads = |at: &usize| !requirements::is_label_of_item(&self.document, *at);
        let until = labels.into_iter().find(heads).unwrap_or(usize::MAX);
        let belongs = |item: &&DemandItem| {
            if wishes_wanted {
                is_in_list_of_wishes(&self.document, section, item)
            } else {
                item.tokens.start < until
            }
        };
        let stated = items.iter().filter(belongs).filter_map(|item| self.stated_modality(item));
        let misplaced: Vec<Stated> = stated.filter(|stated| stated.modality != wanted).gather();
        if items.len() > misplaced.len() { misplaced } else { Vec::new() }
    }

    /// The section says by its own heading that it lists gates, or that it lists wishes, and not both.
    pub(crate) fn names_modality(&self, section: &Section) -> bool {
        let document = &self.document;
        let Some(heading) = section.heading.filter(|_| !section.kind.name.is_empty()) else { return false };
        let says = |modality: &str| {
            document
                .hits_of(Lexicon::ModalityHeading, &document.blocks[heading].label())
                .any(|hit| hit.value() == modality)
        };
        match section.kind.kind {
            Some(Kind::Preferred) => document.blocks[heading].is_heading() && !says("required"),
            Some(Kind::Requirements | Kind::Education) => {
                let words = document.blocks[heading].label();
                let wish = document.has(Lexicon::PreferenceCue, &words);
                !wish && !says("preferred") && !says("portal")
            }
            _ => false,
        }
    }
}

/// A must below a heading of wishes is one of its list: no paragraph that a blank line sets off, no condition that is
/// set for everybody; and the heading is no label inside a bullet, which speaks of that bullet alone.
fn is_in_list_of_wishes(document: &Document<'_>, section: &Section, item: &DemandItem) -> bool {
    let block = &document.blocks[item.block];
    let above = item.block.checked_sub(1).map_or(0, |at| document.blocks[at].range.end) as usize;
    let between = document.text.get(above..block.range.start as usize).unwrap_or_default();
    let set_off =
        !block.is_item() && between.matches('\n').count() > 1 && item.block > section.body(document).start;
    let first = section.heading.map_or(0, |at| document.blocks[at].tokens.start);
    let in_bullet = document.is_behind(first, signs![BULLET, SPACED_DASH]);
    !set_off && !in_bullet && !document.has(Lexicon::ConditionOfEmployment, &item.tokens)
}

/// A bracket is closed that was not opened: the stop of "e.g." cut the sentence.
fn is_torn(document: &Document<'_>, span: &Span) -> bool {
    let mut brackets = (span.start + 1..span.end)
        .map(|at| document.tokens[at].before & signs![OPEN, CLOSE])
        .filter(|&flags| flags != 0);
    brackets.next() == Some(gap::CLOSE)
}

/// The part of a run-on that the word speaks of: from the last seam before it. "Knows SSIS.Rye dough is a plus"
fn own_part(document: &Document<'_>, within: &Span, cue: usize) -> Span {
    let capital = |at: usize| document.is_capital(at);
    let seam = |&at: &usize| {
        let flags = document.tokens[at].before;
        // "Software Testing (ST) Certification" is one name.
        let name = document.is_behind(at - 1, gap::OPEN);
        let bracket = flags & gap::CLOSE != 0 && at + 1 < cue && !name;
        capital(at) && (flags & signs![STOP, SPACE] == gap::STOP || bracket)
    };
    (within.start + 1..cue).rev().find(seam).unwrap_or(within.start)..within.end
}

/// "No degree required", "not essential": a comfort, and no wish.
fn reassures(document: &Document<'_>, cue: Hit) -> bool {
    document.is_any_word(cue.start as usize, words!["not", "but", "stand"])
}

/// Only words that shut out: "minimum" and "at least" also stand in wishes.
fn is_gate(document: &Document<'_>, cue: Hit) -> bool {
    const GATES: [&str; 8] =
        ["must", "must have", "must be", "you must", "required", "is required", "are required", "mandatory"];
    static CONDITIONS: &Words = words!["or", "as", "if", "when", "where", "not", "so"];
    let words = document.range_of_hit(cue).of(document.text).to_ascii_lowercase();
    let (start, end) = (cue.start as usize, cue.end as usize);
    // "the tools required to bake" are no gate, nor is what one does "when requested or required".
    let purpose = words == "required" && document.is_any_word(end, words!["to", "for", "by"]);
    let condition = start.checked_sub(1).is_some_and(|last| document.is_any_word(last, CONDITIONS));
    GATES.contains(&words.as_str()) && !purpose && !condition
}

/// The item is one demand, and no heading with what stands below it.
fn is_one_line(document: &Document<'_>, item: &DemandItem) -> bool {
    let within = &item.tokens;
    let longest = if document.blocks[item.block].is_item() { ONE_ITEM } else { ONE_SENTENCE };
    let after = &document.text[document.sentences[item.sentence].range.end as usize..];
    let announces = document.sentences[item.sentence].range.of(document.text).trim_end().ends_with(':')
        || after.trim_start_matches(['*', '_', ' ']).starts_with(':');
    // "Qualifications: a diploma" inside: a heading was glued to it.
    let colon = (within.start + 4..within.end).any(|at| document.is_behind(at, gap::COLON));
    // "Criteria: desirable" with a list below is a heading.
    let heads = matches!(document.blocks[item.block].kind, BlockKind::Label { .. })
        && document.blocks.get(item.block + 1).is_some_and(Block::is_item);
    let announces = announces || requirements::announces(document, within);
    within.len() <= longest && !announces && !colon && !heads && !has_glue(document, within)
}

/// "... experience Preferred Qualifications", "troubleshooting)Networks": something else was glued to it.
fn has_glue(document: &Document<'_>, within: &Span) -> bool {
    let capital = |at: usize| document.is_capital(at);
    let heading = document.hits_of(Lexicon::Headings, within).any(|hit| {
        let (start, end) = (hit.start as usize, hit.end as usize);
        start != within.start && end - start > 1 && (start..end).all(capital)
    });
    let bracket = (within.start + 1..within.end)
        .any(|at| document.tokens[at].before & signs![CLOSE, SPACE] == gap::CLOSE && capital(at));
    // A lost line break, which the reader of words found.
    let seam = (within.start + 1..within.end)
        .any(|at| document.tokens[at].before & signs![LINE, STOP] == signs![LINE, STOP]);
    heading || bracket || seam || within.clone().any(|at| is_two_words(document, at))
}

/// "experienceKnowledge": a small letter meets a capital, and no tool is called so.
fn is_two_words(document: &Document<'_>, at: usize) -> bool {
    const SHORTEST: usize = 4;
    let word = document.token_text(at);
    let bytes = word.as_bytes();
    let seam = (SHORTEST..bytes.len().saturating_sub(SHORTEST))
        .any(|at| bytes[at - 1].is_ascii_lowercase() && bytes[at].is_ascii_uppercase());
    seam && !document.is_in(Lexicon::Technologies, at) && !document.is_in(Lexicon::ToolName, at)
}

/// A wish that brackets or semicolons set off from the rest of the item: "ovens (nice to have)", "(rye is a plus)".
fn set_off(document: &Document<'_>, within: &Span, cue: Hit) -> Option<Span> {
    let (start, end) = (cue.start as usize, cue.end as usize);
    let flags = |at: usize| document.tokens[at].before;
    if let Some(open) = bracket_around(document, within, start) {
        let close = (end..within.end).find(|&at| flags(at) & gap::CLOSE != 0).unwrap_or(within.end);
        let verb = document.is_any_word(start, words!["is", "are", "would", "will"]);
        let closed = after_token(document, end).starts_with([')', ']']);
        if open == start && close == end && !document.is_word(start, "but") {
            if !closed {
                return None;
            }
            let parts = signs![COMMA, SEMICOLON, COLON, CLOSE];
            let from =
                (within.start + 1..open).rev().find(|&at| flags(at) & parts != 0).unwrap_or(within.start);
            // "Five years of baking with rye (preferred)", "in rye (preferred)": a detail of a must.
            let detail = document.has(Lexicon::YearWord, &(from..open))
                || document.is_any_word(from, words!["in", "of", "from", "for", "or"]);
            let short = open > from && open - from <= SET_OFF_WORDS && !detail;
            return short.then_some(from..end);
        }
        return (verb && close - end <= 1 && open < start && !reassures(document, cue))
            .then_some(open..close);
    }
    let semicolon = |at: &usize| flags(*at) & gap::SEMICOLON != 0;
    let from = (within.start + 1..=start).rev().find(semicolon);
    let to = (end..within.end).find(semicolon);
    let clause = from.unwrap_or(within.start)..to.unwrap_or(within.end);
    let must = document.hits_of(Lexicon::RequirementCue, &clause).any(|must| is_gate(document, must));
    let whole = from.is_none() && to.is_none();
    let short = clause.len() <= ONE_SENTENCE && !has_glue(document, &clause);
    (!whole && !must && short && !reassures(document, cue) && governs(document, &clause, cue))
        .then_some(clause)
}

/// The text behind a stretch that ends before this token.
fn after_token<'d>(document: &Document<'d>, end: usize) -> &'d str {
    document.text[document.tokens[end - 1].end as usize..].trim_start()
}

/// So many words before a bracket are what it speaks of.
const SET_OFF_WORDS: usize = 16;

/// Where the bracket begins that the token stands in.
fn bracket_around(document: &Document<'_>, within: &Span, token: usize) -> Option<usize> {
    let flags = |at: usize| document.tokens[at].before;
    let last = (within.start + 1..=token).rev().find(|&at| flags(at) & signs![OPEN, CLOSE] != 0);
    last.filter(|&at| flags(at) & gap::OPEN != 0)
}

/// The word speaks of the whole stretch: it leads it, or ends it and nothing parts the words before.
fn governs(document: &Document<'_>, within: &Span, cue: Hit) -> bool {
    bracket_around(document, within, cue.start as usize).is_none()
        && (leads(document, within, cue)
            || ends(document, within, cue) && !is_of_last_part(document, within, cue.start as usize))
}

/// "Ideally ...", "Preferred: ...", "The preferred candidate ...", "You must ...".
fn leads(document: &Document<'_>, within: &Span, cue: Hit) -> bool {
    static LEAD: &Words = words![
        "the",
        "we",
        "we'd",
        "you",
        "you'll",
        "it",
        "a",
        "an",
        "also",
        "strong",
        "applicants",
        "candidates",
        "candidate",
        "applicant",
    ];
    static WEAK: &Words = words!["beneficial", "helpful", "valued", "highly", "is", "are"];
    let (start, end) = (cue.start as usize, cue.end as usize);
    within.opening(3).contains(&start)
        && within.contains(&end)
        && cue.value() != "after"
        && !document.is_any_word(start, WEAK)
        && (within.start..start).all(|at| document.is_any_word(at, LEAD))
}

fn ends(document: &Document<'_>, within: &Span, cue: Hit) -> bool {
    static GO_ON: &Words = words!["but", "not", "for", "in", "at", "as", "here", "too", "also"];
    let (start, end) = (cue.start as usize, cue.end as usize);
    let tail = end..within.end;
    let gaps = signs![COMMA, SEMICOLON, OPEN, COLON, SPACED_DASH];
    start != within.start
        && tail.len() <= TAIL
        && (tail.is_empty() || document.is_any_word(end, GO_ON))
        && tail.into_iter().all(|at| !document.is_behind(at, gaps))
}

/// "Five years in a bakery, rye preferred", "a degree with honours preferred": the wish is of the last words only.
/// "Anything else is a bonus" is a comfort.
fn is_of_last_part(document: &Document<'_>, within: &Span, start: usize) -> bool {
    let subject = within.start..start;
    let mut comma = subject.clone().skip(1).filter(|&at| {
        let flags = document.tokens[at].before;
        let dash = flags & gap::DASH != 0 && flags & gap::SPACE != 0;
        dash || flags & signs![COMMA, SEMICOLON, SPACED_DASH, COLON] != 0
    });
    let last = comma.next_back();
    // "a degree, preferably in baking": a detail of what stands before the comma.
    let detail = document.is_behind(start, gap::COMMA)
        && document.is_any_word(start, words!["preferably", "ideally", "desirably", "optionally"]);
    let lists = last.is_none_or(|at| document.is_any_word(at, words!["and", "or", "&"]));
    let qualified = (within.start + 1..start)
        .any(|at| document.is_word(at, "with") && document.has(Lexicon::DegreeWord, &(within.start..at)));
    let comfort = document.is_any_word(within.start, words!["anything", "everything", "whatever", "any"]);
    !lists || detail || qualified || comfort
}
