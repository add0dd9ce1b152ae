//! Scopes that make words innocent, found once for all rules. In: the document. Out: judgements about a stretch.

use crate::document::words::gap;
use crate::document::{Block, BlockKind, Document, Section, Sentence, Span, Windows, Words};
use crate::lexicon::{Hit, Lexicon};
use crate::report::{Kind, Modality};

/// True when the section lists demands on the applicant.
pub(crate) fn is_demand_section(section: &Section) -> bool {
    matches!(section.kind.kind, Some(Kind::Requirements | Kind::Preferred | Kind::Education))
}

/// True when nothing in the section can be a demand on the applicant.
pub(crate) fn is_innocent_section(section: &Section) -> bool {
    section.is_apart()
        || matches!(
            section.kind.kind,
            Some(
                Kind::Benefits
                    | Kind::AboutCompany
                    | Kind::Eeo
                    | Kind::Pay
                    | Kind::HiringProcess
                    | Kind::Deadline
            )
        )
}

/// Every block with its section, in order: a walk over both, where a search for the section of each would be slow.
pub(crate) fn blocks_in_sections<'d>(
    document: &'d Document<'_>,
) -> impl Iterator<Item = (usize, &'d Block, &'d Section)> {
    let sections = document.sections.iter();
    sections
        .flat_map(move |section| section.blocks.clone().map(move |at| (at, &document.blocks[at], section)))
}

/// The part of the sentence around a stretch that ends at semicolons and "but".
pub(crate) fn clause(document: &Document<'_>, sentence: &Span, span: &Span) -> Span {
    let breaks = |at: usize| {
        document.is_behind(at, gap::SEMICOLON) || document.is_any_word(at, words!["but", "however"])
    };
    let start = (sentence.start + 1..=span.start).rev().find(|&at| breaks(at)).unwrap_or(sentence.start);
    let end = (span.end..sentence.end).find(|&at| breaks(at)).unwrap_or(sentence.end);
    start..end
}

/// Is what stands in `span` a gate or a wish?
pub(crate) fn modality(document: &Document<'_>, sentence: usize, span: &Span) -> Modality {
    let sentence = &document.sentences[sentence];
    let section = document.section_of(sentence.block);
    let clause = clause(document, &sentence.tokens, span);
    if has_wish(document, &clause, span) {
        return Modality::Preferred;
    }
    let must = document.hits_of(Lexicon::RequirementCue, &clause).any(|cue| matches!(cue.value(), "any"));
    if section.is(Kind::Preferred) && !must {
        return Modality::Preferred;
    }
    if led_by_wish(document, sentence.block) || led_in_block(document, sentence) {
        return Modality::Preferred;
    }
    Modality::Required
}

/// Short lines below a lead are read as its list, this many of them.
const LINES_OF_LEAD: usize = 12;
/// A line of a list without bullets has no more words.
const SHORT_LINE: usize = 14;

/// "Extra points for: ovens. Cakes. Rye.": where a list was pasted as one line, the wish leads what follows in its block.
fn led_in_block(document: &Document<'_>, sentence: &Sentence) -> bool {
    let first = document.blocks[sentence.block].tokens.start;
    let above = sentence.tokens.start.saturating_sub(LED_WORDS).max(first)..sentence.tokens.start;
    document.hits_of(Lexicon::PreferenceCue, &above).any(|cue| {
        let after = cue.end as usize..(cue.end as usize + 3).min(sentence.tokens.start);
        after.into_iter().any(|at| document.is_behind(at, gap::COLON)) && !is_noun_use(document, cue)
    })
}

/// A lead reaches so many words.
const LED_WORDS: usize = 60;

/// A paragraph above the list says that what follows are wishes ("It would be great if you have:").
fn led_by_wish(document: &Document<'_>, block: usize) -> bool {
    let is_lead = |at: usize| {
        let lead = &document.blocks[at];
        matches!(lead.kind, BlockKind::Paragraph | BlockKind::Label { .. } | BlockKind::Heading { .. })
            && lead.range.of(document.text).trim_end().ends_with(':')
    };
    let this = &document.blocks[block];
    // Where a paste lost the bullets, lines stand for items.
    let line = || {
        let above = block.saturating_sub(LINES_OF_LEAD)..block;
        let short = |at: usize| document.blocks[at].tokens.len() <= SHORT_LINE;
        let stops =
            |at: usize| !short(at) || document.blocks[at].is_item() || document.blocks[at].is_heading();
        let lead = above.rev().find(|&at| is_lead(at) || stops(at))?;
        (matches!(this.kind, BlockKind::Paragraph | BlockKind::Label { .. }) && short(block)).then_some(lead)
    };
    this.lead.or_else(line).is_some_and(|at| {
        // "These are desirable. Tell us which you have:"
        let sentences = document.blocks[at].sentences.clone();
        let first = sentences.end.saturating_sub(2).max(sentences.start);
        let lead = document.sentences[first..sentences.end]
            .iter()
            .map(|sentence| sentence.tokens.clone())
            .reduce(|first, last| first.start..last.end)
            .unwrap_or(0..0);
        is_lead(at) && document.has(Lexicon::PreferenceCue, &lead) && !document.has(Lexicon::Negation, &lead)
    })
}

/// A cue such as "is a plus" or "preferably" that speaks of `span`.
pub(crate) fn has_wish(document: &Document<'_>, clause: &Span, span: &Span) -> bool {
    document.hits_of(Lexicon::PreferenceCue, clause).any(|cue| speaks_of(document, clause, cue, span))
}

fn speaks_of(document: &Document<'_>, clause: &Span, cue: Hit, span: &Span) -> bool {
    let (start, end) = (cue.start as usize, cue.end as usize);
    if is_noun_use(document, cue) {
        return false;
    }
    if end <= span.start {
        let leads = start == clause.start
            || document.is_any_word(
                start,
                words!["ideally", "preferably", "optionally", "we'd", "desirably", "prefer", "prefers"],
            )
            || document.is_behind(start, signs![OPEN, COMMA]);
        let stops = (end..span.start).any(|at| document.is_behind(at, gap::CLOSE));
        return leads && !stops;
    }
    if start >= span.end {
        // "5 years required, 7 preferred": the gate between takes the demand.
        let between = span.end..start;
        let closer = document.hits_of(Lexicon::RequirementCue, &between).next().is_some()
            || document.hits_of(Lexicon::YearWord, &between).next().is_some()
                && document.tokens[span.end..start].iter().any(|token| token.is_behind(gap::COMMA));
        return !closer && !is_of_next_degree(document, &between, cue);
    }
    true
}

/// "Associate degree, bachelor's preferred", "five years (a degree is a plus)", "a diploma, ideally a degree": the wish is
/// of the degree that a comma or bracket parts from the demand. "Bachelor's, master's or doctorate preferred" is one wish.
fn is_of_next_degree(document: &Document<'_>, between: &Span, cue: Hit) -> bool {
    static ARTICLES: &Words = words!["a", "an", "with"];
    let parted = |at: usize| document.is_behind(at, signs![COMMA, OPEN, SPACED_DASH]);
    let article = |at: usize| document.is_any_word(at, ARTICLES);
    let behind = cue.end as usize + usize::from(article(cue.end as usize));
    if parted(cue.start as usize) && document.is_in(Lexicon::DegreeWord, behind) {
        return true;
    }
    let mut degrees = document.hits_of(Lexicon::DegreeWord, between);
    let Some(degree) = degrees.next().filter(|_| degrees.next().is_none()) else { return false };
    let (start, end) = (degree.start as usize, degree.end as usize);
    let first = if article(start - 1) { start - 1 } else { start };
    let closes = (end..=cue.start as usize).any(|at| document.is_behind(at, gap::CLOSE));
    between.contains(&first) && parted(first) && !closes
}

/// "preferred partner", "an asset manager", "surplus", "our customers prefer": no wish of the employer.
pub(crate) fn is_noun_use(document: &Document<'_>, cue: Hit) -> bool {
    let (start, end) = (cue.start as usize, cue.end as usize);
    let next = |words: &Words| document.is_any_word(end, words) && document.is_behind_only(end, gap::SPACE);
    let last = |words: &Words| start.checked_sub(1).is_some_and(|last| document.is_any_word(last, words));
    let word = document.token_text(start).to_ascii_lowercase();
    // "Prefers early mornings": the applicant does.
    let begins =
        || document.sentence_of_token(start).is_some_and(|at| document.sentences[at].tokens.start == start);
    match word.as_str() {
        "prefers" => begins(),
        "preferred" | "prefer" | "preference" => {
            next(words![
                "partner",
                "partners",
                "stock",
                "supplier",
                "suppliers",
                "name",
                "pronouns",
                "vendor",
                "vendors",
                "channel",
                "method",
                "shift",
                "shifts",
                "location",
                "locations",
                "start",
            ]) || last(words![
                "you",
                "your",
                "their",
                "veterans",
                "veteran's",
                "hiring",
                "veterans'",
                "customers"
            ])
        }
        "a" | "an" => {
            next(words!["manager", "management", "sized", "size", "sign", "signs", "symbol", "button"])
        }
        "bonus" | "bonuses" => {
            !next(words!["points", "if", "skills"])
                && (is_pay_bonus(document, start, end)
                    || next(words!["and", "&"])
                    || last(words!["and", "&"]))
        }
        "advantage" => last(words!["competitive", "take", "taking", "full"]) || next(words!["of"]),
        // "You are welcome here" greets; "SQL is welcome" wishes.
        "welcome" | "is welcome" if greets(document, start) => true,
        "advantageous" | "helpful" | "useful" | "welcome" | "appreciated" | "valued" => {
            last(words!["be", "feel", "feels", "feeling", "and", "or", "you", "warm", "most", "a"])
                || next(words!["and", "customers", "guests", "to"])
        }
        "desired" => next(words!["outcome", "outcomes", "result", "results", "state", "location"]),
        _ => false,
    }
}

fn greets(document: &Document<'_>, start: usize) -> bool {
    let people = words![
        "you",
        "you're",
        "everyone",
        "everybody",
        "all",
        "applicants",
        "candidates",
        "applications",
        "people",
    ];
    (start.saturating_sub(3)..start).any(|at| document.is_any_word(at, people))
}

/// The bonus that is paid: "annual bonus", "bonus scheme", "a 10 % bonus".
fn is_pay_bonus(document: &Document<'_>, start: usize, end: usize) -> bool {
    let before = start.saturating_sub(3)..start;
    let after = document.all().from(end, 2);
    let words = words![
        "annual",
        "performance",
        "signing",
        "%",
        "scheme",
        "salary",
        "pay",
        "sign",
        "+",
        "benefits",
        "base",
        "commission",
        "plan",
        "program",
        "eligible",
        "target",
        "package",
        "referral",
        "sharing",
        "year",
        "quarterly",
    ];
    before.chain(after).any(|at| document.is_any_word(at, words))
}

/// True when a negation stands shortly before the stretch, in its clause: "no degree required".
pub(crate) fn is_negated(document: &Document<'_>, clause: &Span, span: &Span) -> bool {
    let near = clause.before(span.start, 8);
    let before = document.hits_of(Lexicon::Negation, &near).any(|hit| hit.span().ends_before(span.start, 3));
    let after = clause.from(span.end, 6);
    let not_needed = document
        .hits_of(Lexicon::PreferenceCue, &after)
        .any(|cue| document.is_word(cue.start as usize, "not"));
    let denied =
        clause.from(span.end, 3).any(|at| document.is_any_word(at, words!["isn't", "aren't", "not"]));
    before || not_needed || denied
}

/// People of the house who have degrees, certificates and years of their own.
static COLLEAGUES: &Words = words![
    "founder",
    "founders",
    "co-founder",
    "lead",
    "leader",
    "leaders",
    "people",
    "staff",
    "colleagues",
    "ceo",
    "cto",
    "owner",
    "owners",
    "director",
    "directors",
    "boss",
    "partners",
    "team",
    "seniors",
    "president",
    "mentors",
    "manager",
    "managers",
    "consultants",
];

/// "Our founder has a degree", "volunteers, many of whom hold a degree", "You join engineers with 15 years": what
/// stands in the stretch is somebody else's, and not asked of the applicant.
pub(crate) fn is_held_by_others(document: &Document<'_>, within: &Span, span: &Span) -> bool {
    let sought = words![
        "candidate",
        "candidates",
        "applicant",
        "applicants",
        "ideal",
        "ideally",
        "successful",
        "next",
        "new",
        "future",
        "perfect",
        "someone",
        "somebody",
        "anyone",
        "must",
        "need",
        "needs",
        "should",
        "looking",
        "seeking",
        "want",
    ];
    if (within.start..span.start).any(|at| document.is_any_word(at, sought)) {
        return false;
    }
    let near = within.before(span.start, 10);
    let relative = near.into_iter().any(|at| {
        document.is_word(at, "whom")
            || document.is_word(at, "who")
                && document.is_any_word(at + 1, words!["each", "all", "both", "together"])
    });
    let lead = within.start..(within.start + 5).min(span.start);
    let has = words!["has", "have", "hold", "holds", "held", "holding", "brings", "bring"];
    let ours = document.is_any_word(within.start, words!["our", "your"])
        && lead.clone().any(|at| document.is_any_word(at, COLLEAGUES))
        && (within.start..span.start).any(|at| document.is_any_word(at, has));
    let verb = if document.is_any_word(within.start, words!["you", "you'll"]) {
        within.start + 1
    } else {
        span.start
    };
    let beside = (verb..(verb + 3).min(span.start)).any(|at| {
        document.is_any_word(at, words!["join", "alongside"])
            || document.is_any_word(at, words!["learn", "learning"]) && document.is_word(at + 1, "from")
    }) && (verb..span.start).any(|at| document.is_any_word(at, words!["with", "who", "having"]));
    relative || ours || beside
}

/// True when the words stand in quotation marks.
pub(crate) fn is_quoted(document: &Document<'_>, span: &Span) -> bool {
    let opens = document.is_behind(span.start, gap::QUOTE);
    opens && closes_quote(document, span)
}

/// A quotation mark stands behind the words: before the next word, or at the end of their block.
fn closes_quote(document: &Document<'_>, span: &Span) -> bool {
    const MARKS: [char; 6] = ['"', '”', '“', '»', '«', '’'];
    let end = document.range_of(span).end as usize;
    let behind = || document.text[end..].trim_start_matches(['.', ',', '!', '?']).starts_with(MARKS);
    document.tokens.get(span.end).is_none_or(|token| token.is_behind(gap::QUOTE)) || behind()
}

/// True when the sentence says what the applicant should have or be: by its section, else by its words.
pub(crate) fn speaks_of_applicant(document: &Document<'_>, sentence: usize) -> bool {
    let block = document.sentences[sentence].block;
    let within = &document.sentences[sentence].tokens;
    let section = document.section_of(block);
    if document.blocks[block].is_heading() || is_innocent_section(section) {
        return false;
    }
    if is_demand_section(section) {
        return !is_told_by_company(document, within);
    }
    let asked = document.has(Lexicon::ApplicationSubject, within);
    if section.is(Kind::Responsibilities) || section.is(Kind::Outcomes) {
        return document.has(Lexicon::RequirementCue, within)
            && !crate::document::starts_with_duty(document, &document.blocks[block]);
    }
    asked && !is_told_by_company(document, within)
}

/// "Our excellent communication", "We have": the employer is what the sentence speaks of, and nobody is sought.
fn is_told_by_company(document: &Document<'_>, within: &Span) -> bool {
    let seeks = |at: usize| {
        document.is_any_word(
            at,
            words!["looking", "seeking", "seek", "need", "want", "require", "expect", "ask", "you"],
        ) || document
            .is_any_word(at, words!["must", "candidate", "candidates", "applicants", "applicant", "ideal"])
    };
    document.has(Lexicon::CompanySubject, &within.opening(4)) && !within.clone().any(seeks)
}
