//! The job title and its level. In: front matter, headings, label lines, the first sentences. Out: title, seniority.

pub(crate) mod level;
pub(crate) mod noise;

use crate::document::words::{TokenKind, gap, look};
use crate::document::{Block, BlockKind, Document, Span, Windows, Words, heading_kind, names_any};
use crate::gather::Gather;
use crate::lexicon::{Hit, Lexicon};
use crate::report::{Kind, Quote, Seniority};
use crate::settings::Format;
use crate::text::TextRange;

/// A title is not longer than this many words.
const TITLE_WORDS: usize = 14;

/// Within the first sentences "is hiring a baker" is stronger than a heading that names no job.
const STRONG_SENTENCES: usize = 6;

/// Within this many sentences a posting says whom it looks for; label lines above them count, too.
const OPENING_SENTENCES: usize = 40;

/// The job title.
#[cfg_attr(target_arch = "wasm32", inline(never))]
pub(crate) fn read(document: &Document<'_>) -> Option<Quote> {
    // "We're hiring! Baker at the corner shop"
    let opening = || {
        let first = first_told_block(document)?;
        let sentences = document.sentences.get(first.sentences.clone())?;
        sentences.iter().take(3).find_map(|sentence| opening_title(document, &sentence.tokens))
    };
    let range = field_title(document)
        .or_else(|| label_title(document, true))
        .or_else(|| page_title(document))
        .or_else(|| first_line_title(document))
        .or_else(|| called_title(document))
        .or_else(|| repeated_title(document))
        .or_else(|| label_title(document, false))
        .or_else(|| inline_label_title(document))
        .or_else(|| headed_title(document))
        .or_else(|| short_line_title(document))
        .or_else(opening)
        .or_else(|| bracketed_title(document))
        .or_else(|| sentence_title(document, STRONG_SENTENCES, true))
        .or_else(|| top_heading(document))
        .or_else(|| sentence_title(document, OPENING_SENTENCES, true))
        .or_else(|| sentence_title(document, OPENING_SENTENCES, false))?;
    let range = document.with_closing_bracket(before_tag(document, range));
    let text = document.quote(range);
    (!text.is_empty()).then_some(Quote { text, range })
}

/// The phrases of a table that stand in a range, such as the title's: no walk over those of the whole posting.
pub(crate) fn hits_in<'d>(
    document: &'d Document<'_>,
    lexicon: Lexicon,
    range: TextRange,
) -> impl Iterator<Item = Hit> + 'd {
    let before = |byte: u32| document.tokens.partition_point(|token| token.start < byte);
    // Most postings have none of most tables.
    let is_known = document.hits.know(lexicon);
    let span = if is_known { before(range.start)..before(range.end) } else { 0..0 };
    let hits = document.hits_of(lexicon, &span);
    hits.filter(move |hit| range.contains(document.range_of_hit(*hit)))
}

/// The title is a field, a line of its own or among the first words: a place where readers look for it.
pub(crate) fn stands_on_top(document: &Document<'_>, title: TextRange) -> bool {
    const FIRST_WORDS: usize = 40;
    if document.fields.iter().any(|field| field.value.overlaps(title)) {
        return true;
    }
    let Some(block) = document.blocks.iter().find(|block| block.range.overlaps(title)) else { return false };
    let first = document.blocks.first().map_or(0, |first| first.tokens.start);
    let early = document.tokens.get(first + FIRST_WORDS).is_none_or(|token| title.start < token.start);
    early
        || !matches!(block.kind, BlockKind::Paragraph | BlockKind::Item { .. })
        || block.tokens.len() <= TITLE_WORDS
}

/// The first block that is no address: copies of job boards begin with "URL: ...".
fn first_told_block<'d>(document: &'d Document<'_>) -> Option<&'d Block> {
    let address =
        |block: &&Block| block.tokens.clone().take(2).any(|at| document.is_kind(at, TokenKind::Url));
    document.blocks.iter().find(|block| !address(block))
}

/// "Pastry Cook Ashdown is looking for a Pastry Cook": the first words of a flat text that stand in it again. Without a
/// job among them they must be repeated at once.
#[cfg_attr(target_arch = "wasm32", inline(never))]
fn repeated_title(document: &Document<'_>) -> Option<TextRange> {
    const LONGEST: usize = 8;
    const REACH: usize = 300;
    let first = first_told_block(document)?.tokens.clone();
    if first.len() <= TITLE_WORDS || !document.is_capital(first.start) {
        return None;
    }
    let hash = |at: usize| document.tokens[at].hash;
    let stands_at =
        |at: usize, words: usize| (0..words).all(|next| hash(at + next) == hash(first.start + next));
    let written = |at: usize| {
        let word = document.token_text(at);
        !word.starts_with(char::is_lowercase)
            || document.is_any_word(at, words!["of", "and", "or", "in", "for", "with"])
    };
    let end = document.tokens.len().min(first.start + REACH);
    (2..=LONGEST.min(first.len() - 1)).rev().find_map(|words| {
        let span = first.start..first.start + words;
        let is_name = span.clone().all(written)
            && document.is_kind(span.end - 1, TokenKind::Word)
            && span.clone().skip(1).all(|at| !document.is_behind(at, signs![STOP, COLON]));
        let noun = document.hits_of(Lexicon::JobNoun, &span).any(|hit| hit.end as usize == span.end);
        let heading = document.has(Lexicon::Headings, &span);
        if !is_name || heading || document.has(Lexicon::TitleLead, &span) || !noun && words < 3 {
            return None;
        }
        let reach = if noun { end } else { end.min(span.end + words) };
        let again = (span.end..reach.saturating_sub(words)).any(|at| stands_at(at, words));
        // "Mechanical Engineer The Mechanical Engineer will"
        again.then(|| document.range_of(&span))
    })
}

/// "This position (Pastry Cook 2) requires ...", "Job profile (Pastry Cook)".
#[cfg_attr(target_arch = "wasm32", inline(never))]
fn bracketed_title(document: &Document<'_>) -> Option<TextRange> {
    const REACH: usize = 200;
    let first = document.blocks.first()?.tokens.start;
    let end = document.tokens.len().min(first + REACH);
    (first + 1..end).find_map(|at| {
        let named =
            document.is_any_word(at - 1, words!["position", "role", "job", "vacancy", "profile", "post"]);
        if !named || !document.is_behind(at, gap::OPEN) {
            return None;
        }
        let close = (document.all().behind(at, LONGEST_BRACKET - 1))
            .find(|&next| document.is_behind(next, gap::CLOSE))?;
        let span = at..close;
        let capital = document.is_capital(at);
        (capital && document.has(Lexicon::JobNoun, &span)).then(|| document.range_of(&span))
    })
}

/// A title in brackets has fewer words.
const LONGEST_BRACKET: usize = 9;

/// In a page of one line the next tag ends the title.
fn before_tag(document: &Document<'_>, range: TextRange) -> TextRange {
    let words = range.of(document.text);
    let tag = words.find("</").filter(|&at| at > 3);
    let end = tag.map_or(words.len(), |at| words[..at].trim_end().len());
    TextRange::new(range.start, range.start + end as u32)
}

fn field_title(document: &Document<'_>) -> Option<TextRange> {
    const KEYS: [&str; 7] = ["title", "job_title", "jobtitle", "position", "role", "job title", "name"];
    KEYS.iter().find_map(|wanted| {
        document
            .fields
            .iter()
            .find(|field| {
                field.key.of(document.text).eq_ignore_ascii_case(wanted)
                    && !field.value.is_empty()
                    && !field.tokens.is_empty()
            })
            .map(|field| title_part(document, &field.tokens))
    })
}

/// `Job title: Baker`.
/// `explicit`: only labels that hold the word "title"; "Role" and "Position" may name a group of jobs.
#[cfg_attr(target_arch = "wasm32", inline(never))]
fn label_title(document: &Document<'_>, explicit: bool) -> Option<TextRange> {
    document.sections.iter().find_map(|section| {
        let heading = section.heading?;
        let block = &document.blocks[heading];
        let titled = block
            .label()
            .any(|at| document.is_any_word(at, words!["title", "name", "stanowisko", "stanowisku"]));
        // What a flat text goes on with may have made the section one of another kind.
        let named = || {
            titled
                && heading_kind(document, &block.label()).is_some_and(|kind| kind.kind == Some(Kind::Title))
        };
        if explicit && !titled || !section.is(Kind::Title) && !named() {
            return None;
        }
        if let BlockKind::Label { value } = block.kind {
            let end = (value + TITLE_WORDS).min(block.tokens.end);
            return Some(before_next_label(document, &(value..before_bracket(document, value, end))));
        }
        let next = document.blocks.get(heading + 1).filter(|_| section.blocks.contains(&(heading + 1)))?;
        if next.tokens.len() <= TITLE_WORDS {
            let end = before_bracket(document, next.tokens.start, next.tokens.end);
            return Some(document.range_of(&(next.tokens.start..end)));
        }
        if titled { run_in_value(document, &next.tokens) } else { None }
    })
}

/// "Test Engineer [apply online]" without what stands in square brackets.
fn before_bracket(document: &Document<'_>, start: usize, end: usize) -> usize {
    let opens = |at: &usize| {
        let before = TextRange::new(document.tokens[*at - 1].end, document.tokens[*at].start);
        before.of(document.text).contains('[')
    };
    (start + 1..end).find(opens).unwrap_or(end)
}

/// "Vacancy: Pastry Cook We bake for four shops ...": after the label the title ends with the word for the job, or where
/// a sentence begins.
fn run_in_value(document: &Document<'_>, tokens: &Span) -> Option<TextRange> {
    let reach = tokens.opening(TITLE_WORDS);
    let noun = document.hits_of(Lexicon::JobNoun, &reach).map(|hit| hit.end as usize).next();
    let begins = |at: &usize| {
        let written = document.token_text(*at);
        document.is_behind(*at, signs![STOP, COLON, LINE]) && written.len() > 1
            || written.starts_with(char::is_uppercase)
                && document.is_behind_only(*at, gap::SPACE)
                && (document.is_in(Lexicon::FunctionWord, *at)
                    || document.is_any_word(
                        *at,
                        words!["we", "our", "currently", "for", "the", "this", "job", "as", "are"],
                    ))
    };
    let end = noun.or_else(|| reach.clone().skip(2).find(begins))?;
    (end != tokens.start).then(|| document.range_of(&(tokens.start..end)))
}

/// `Title: BakerLocation: Leeds` pasted as one line: the title ends where the next label begins.
fn before_next_label(document: &Document<'_>, span: &Span) -> TextRange {
    let whole = document.range_of(span);
    let colon = (span.start + 1..span.end).find(|&at| document.is_behind(at, signs![COLON, STOP]));
    let Some(next) = colon else { return whole };
    if !document.is_behind(next, gap::COLON) {
        // "Analyst. We are", "AnalystWe are": a stop, where it ends no abbreviation; "Node.js" has none.
        let capital = document.is_capital(next);
        let long = document.token_text(next - 1).len() > 3;
        return if capital && long { document.range_of(&(span.start..next)) } else { whole };
    }
    // The label is the last word before the colon, glued to the title or not.
    let label = next - 1;
    let words = document.token_text(label);
    let seam = words
        .char_indices()
        .zip(words.chars().skip(1))
        .filter(|((_, last), first)| last.is_lowercase() && first.is_uppercase())
        .last();
    if let Some(((at, last), _)) = seam {
        let end = document.tokens[label].start + (at + last.len_utf8()) as u32;
        return TextRange::new(whole.start, end);
    }
    let mut end = label;
    while end > span.start + 1
        && document.is_any_word(end - 1, words!["job", "work", "contract", "pay", "salary", "start"])
    {
        end -= 1;
    }
    if end == span.start { whole } else { document.range_of(&(span.start..end)) }
}

/// "... Peabody MA Job title: AWS Engineer Duration: ..." in running text.
#[cfg_attr(target_arch = "wasm32", inline(never))]
fn inline_label_title(document: &Document<'_>) -> Option<TextRange> {
    const REACH: usize = 220;
    let labels = document.places_of(words!["title", "position", "role", "vacancy", "stanowisko"]);
    labels.into_iter().take_while(|&at| at < REACH).find_map(|at| {
        let value = at + 1;
        let after = document.tokens.get(value)?.before;
        let before = document.tokens[at].before;
        let colon = after & gap::COLON != 0;
        let begins = at == 0
            || gap::holds(before, signs![STOP, LINE, BULLET])
            || document.is_capital(at)
            || document.is_any_word(at - 1, words!["job", "position", "role", "open", "working"]);
        if !(colon && begins) {
            return None;
        }
        let stops = |at: usize| document.is_behind(at, signs![STOP, LINE, BULLET, SEMICOLON]);
        let end = (document.all().behind(value, TITLE_WORDS - 1))
            .find(|&at| stops(at))
            .unwrap_or((value + 8).min(document.tokens.len()));
        let range = before_next_label(document, &(value..end));
        let named = range.of(document.text).split(|c: char| !c.is_alphanumeric()).any(is_job_noun);
        (named && range.len() <= 120).then_some(range)
    })
}

/// The heading that names a job: one of the first level, else the first, among those before the body gets going.
#[cfg_attr(target_arch = "wasm32", inline(never))]
fn headed_title(document: &Document<'_>) -> Option<TextRange> {
    let mut early = document.blocks.iter().take(12).filter(|block| is_title_like(document, block));
    let is_top = |block: &&Block| matches!(block.kind, BlockKind::Heading { level: 1 });
    // "Senior Planner" on top of other headings.
    let first = early.next().filter(|first| first.is_heading())?;
    let named = if is_top(&first) { first } else { early.find(is_top).unwrap_or(first) };
    Some(title_part(document, &named.content()))
}

/// The first-level heading of a page; its `<title>` also names the site.
#[cfg_attr(target_arch = "wasm32", inline(never))]
fn page_title(document: &Document<'_>) -> Option<TextRange> {
    if document.format != Format::Html {
        return None;
    }
    let heading = document.blocks.iter().find(|block| {
        matches!(block.kind, BlockKind::Heading { level: 1 }) && is_title_like(document, block)
    })?;
    Some(title_part(document, &heading.content()))
}

/// The very first line is short and names a job.
#[cfg_attr(target_arch = "wasm32", inline(never))]
fn first_line_title(document: &Document<'_>) -> Option<TextRange> {
    let first = first_told_block(document)?;
    let plain = matches!(first.kind, BlockKind::Heading { .. } | BlockKind::Paragraph);
    (plain && first.content().len() <= 10 && is_title_like(document, first))
        .then(|| title_part(document, &first.content()))
}

/// "We are hiring! Baker": the job after a call, which is no part of the title.
#[cfg_attr(target_arch = "wasm32", inline(never))]
fn called_title(document: &Document<'_>) -> Option<TextRange> {
    let first = document.blocks.first().filter(|block| block.tokens.len() <= TITLE_WORDS)?;
    let sentences = document.sentences.get(first.sentences.clone())?;
    let (last, calls) = sentences.split_last()?;
    let called = calls.iter().any(|sentence| document.range_of(&sentence.tokens).len() < 30);
    (called && last.tokens.len() <= 6 && names_job(document, &last.tokens))
        .then(|| title_part(document, &last.tokens))
}

/// A short line on top that names a job, heading or not.
#[cfg_attr(target_arch = "wasm32", inline(never))]
fn short_line_title(document: &Document<'_>) -> Option<TextRange> {
    let early = document.blocks.iter().take(12);
    early
        .clone()
        .take(5)
        .chain(early.filter(|block| block.is_heading()))
        .find(|block| is_title_like(document, block))
        .map(|block| title_part(document, &block.content()))
}

fn is_title_like(document: &Document<'_>, block: &Block) -> bool {
    let content = after_lead(document, &block.content());
    // "Home > Jobs > Baker" is the way to the page.
    let breadcrumb =
        || [" > ", " › ", " » ", "&gt;"].iter().any(|sign| block.range.of(document.text).contains(sign));
    let long =
        if matches!(block.kind, BlockKind::Heading { level: 1 }) { TITLE_WORDS + 6 } else { TITLE_WORDS };
    let kind = match block.kind {
        BlockKind::Heading { .. } | BlockKind::Paragraph | BlockKind::TableRow => true,
        // "Department: Clerk" names no job to be had.
        BlockKind::Label { .. } => !is_other_label(document, &block.label()),
        BlockKind::Item { .. } => false,
    };
    let written = block.range.of(document.text).trim_end();
    let sentence = || {
        written.ends_with(['.', ':']) && !block.is_heading()
            || content.clone().any(|at| {
                document.is_any_word(
                    at,
                    words![
                        "we", "we're", "you", "you'll", "our", "are", "is", "will", "who", "looking",
                        "seeking", "seeks", "reports", "join", "has", "have", "needs",
                    ],
                )
            })
    };
    kind && content.len() <= long && !sentence() && names_job(document, &content) && !breadcrumb()
}

/// Labels whose value may hold a job noun and is no title.
fn is_other_label(document: &Document<'_>, label: &Span) -> bool {
    let title = label.clone().any(|at| {
        document.is_any_word(
            at,
            words!["title", "position", "role", "job", "vacancy", "post", "wanted", "opening", "hiring"],
        )
    });
    let other = label.clone().any(|at| {
        document.is_any_word(
            at,
            words![
                "number",
                "type",
                "code",
                "id",
                "category",
                "family",
                "department",
                "division",
                "reports",
                "manager",
                "contact",
                "location",
                "employer",
                "company",
                "salary",
                "unit",
                "level",
                "description",
                "status",
                "summary",
                "class",
                "group",
                "purpose",
                "overview",
            ],
        )
    });
    !title || other
}

/// "We are looking for a baker", "is seeking an experienced Network Engineer to ...". `strong`: only after words that
/// speak of hiring.
fn sentence_title(document: &Document<'_>, sentences: usize, strong: bool) -> Option<TextRange> {
    static ARTICLES: &Words = words!["a", "an", "the", "our", "another", "one", "two", "three", "several"];
    document.sentences.iter().take(sentences).find_map(|sentence| {
        let tokens = &sentence.tokens;
        let leads = document.hits_of(Lexicon::TitleLead, &(tokens.start + 1..tokens.end));
        let places = std::iter::once(tokens.start).chain(leads.starts());
        places.into_iter().find_map(|at| {
            let cue = document.hits.at(Lexicon::TitleLead, at);
            let hit_end = cue.map_or(at + 1, |hit| hit.end as usize);
            let hires = cue.is_some_and(|hit| hit.value() == "hire");
            let article = document.is_any_word(hit_end, ARTICLES);
            // "Baker, Town of Something — seeks ...": notices that open with the title.
            let opening = !strong && at == tokens.start && document.is_any_word(at, ARTICLES);
            // "As Bakery Manager you will"
            let named = strong
                && at == tokens.start
                && document.is_word(at, "as")
                && document.tokens.get(hit_end).is_some_and(|_| article || document.is_capital(hit_end));
            let lead = if strong { hires || named } else { cue.is_some() && article };
            if !lead && !opening || is_about_others(document, tokens, at) {
                return None;
            }
            let start = if opening { at + 1 } else { hit_end + usize::from(article) };
            if start >= tokens.end {
                return None;
            }
            let end = tokens
                .from(start, 11)
                .find(|&at| at != start && (parts(document, start, at) || ends_title(document, start, at)))
                .unwrap_or(tokens.end.min(start + 9));
            // "You need to be ..." names nobody.
            let begins = article
                || opening
                || document.is_in(Lexicon::TitleFiller, start)
                || !document.is_small(start);
            if !begins {
                return None;
            }
            let words = job_words(document, &(start..end), strong)?;
            // Without a word of hiring only names count: "a Pastry Cook", not "a good cook".
            let named = words
                .of(document.text)
                .split_whitespace()
                .last()
                .is_some_and(|word| word.starts_with(char::is_uppercase));
            (strong || named || opening).then_some(words)
        })
    })
}

/// "to support our hiring of engineers", "experience hiring developers": no vacancy.
fn is_about_others(document: &Document<'_>, sentence: &Span, at: usize) -> bool {
    let before = sentence.before(at, 3);
    before.into_iter().any(|near| {
        document.is_any_word(
            near,
            words!["experience", "experienced", "report", "reporting", "not", "clients", "customers"],
        )
    })
}

/// A word that goes on with the sentence; "&" and "and" before a capital do not: "Rack & Stack Administrator".
fn ends_title(document: &Document<'_>, start: usize, at: usize) -> bool {
    // "a talented and motivated cook"
    if document.is_word(at, "and") && !document.has(Lexicon::JobNoun, &(start..at)) {
        return false;
    }
    let joins = document.is_any_word(at, words!["and", "&", "of", "in", "for"])
        && document.is_capital(at + 1)
        && (document.is_any_word(at, words!["and", "&"]) || document.is_word(at, "of"));
    document.is_in(Lexicon::TitleEnd, at) && !joins
}

/// Does the title end before this word? Commas and hyphens before the job itself do not part it: "a part-time,
/// permanent cook".
fn parts(document: &Document<'_>, start: usize, at: usize) -> bool {
    let before = document.tokens[at].before;
    // "Business Intelligence (BI) Analyst"
    let short_form = |at: usize| {
        let written = document.token_text(at);
        written.len() <= 5 && !written.contains(char::is_lowercase)
    };
    let opens = gap::holds(before, gap::OPEN) && short_form(at) && document.is_behind(at + 1, gap::CLOSE);
    let closes = before == signs![CLOSE, SPACE] && short_form(at - 1);
    if (opens || closes) && !document.has(Lexicon::JobNoun, &(start..at)) {
        return false;
    }
    // "Clerk-Recorder", "Sr. Analyst", "Jr./Sr. Developer"
    let short = document.is_any_word(at - 1, words!["sr", "jr", "dr", "asst", "assoc"]);
    if before == gap::DASH || short && gap::holds(before, gap::STOP) {
        return false;
    }
    let inside = signs![SPACE, COMMA, DASH, SLASH];
    !gap::holds_only(before, gap::SPACE)
        && (!gap::holds_only(before, inside) || document.has(Lexicon::JobNoun, &(start..at)))
}

/// The heading of the first level on top, when it is the heading of no section: "# Financial planning".
#[cfg_attr(target_arch = "wasm32", inline(never))]
fn top_heading(document: &Document<'_>) -> Option<TextRange> {
    let block =
        document.blocks.iter().take(2).find(|block| matches!(block.kind, BlockKind::Heading { level: 1 }))?;
    let whole = |hit: Hit| hit.start as usize == block.tokens.start && hit.end as usize == block.tokens.end;
    let known = document.hits_of(Lexicon::Headings, &block.tokens).any(whole);
    let sections_follow = document
        .blocks
        .iter()
        .skip(1)
        .take(4)
        .any(|next| matches!(next.kind, BlockKind::Heading { level: 2.. }));
    let free = crate::document::heading_kind(document, &block.tokens).is_none() || sections_follow && !known;
    let short = block.tokens.len() <= 8 && free;
    // "We're hiring", "Join our team": no title.
    let empty = words![
        "careers",
        "career",
        "opportunity",
        "opportunities",
        "vacancy",
        "vacancies",
        "opening",
        "position",
        "jobs",
        "challenge",
        "ltd",
        "inc",
        "gmbh",
        "llc",
        "trust",
        "welcome",
    ];
    let called = block.tokens.clone().any(|at| document.is_any_word(at, empty));
    let numbered = document.is_word(block.tokens.start, "job") && block.tokens.len() <= 2;
    let calls =
        words!["we", "we're", "join", "come", "hiring", "now", "welcome", "work", "want", "are", "do"];
    let short = short && !called && !numbered && !document.is_any_word(block.tokens.start, calls);
    short.then(|| document.range_of(&block.tokens))
}

/// A sentence that begins with the title itself: "Deputy Clerk, Sample Town, Iowa".
fn opening_title(document: &Document<'_>, tokens: &Span) -> Option<TextRange> {
    if let Some(range) = glued_title(document, tokens) {
        return Some(range);
    }
    let joined = signs![SPACE, SLASH, DASH];
    // "Pastry Cook 2 – This position ..."
    let parted = |at: usize| {
        let between =
            TextRange::new(document.tokens[at - 1].end, document.tokens[at].start).of(document.text);
        between.contains([' ', '—']) && between.contains(['–', '—', '-'])
    };
    let wanted = |at: usize| document.is_any_word(at, words!["wanted", "needed", "required", "sought"]);
    let end = tokens.behind(tokens.start, 8).find(|&at| {
        !document.is_behind_only(at, joined)
            || parted(at)
            || wanted(at)
            || document.is_any_word(at, words!["at", "@", "to", "job"])
    })?;
    let article = usize::from(document.is_word(tokens.start, "the") && end > tokens.start + 2);
    let span = tokens.start + article..end;
    let capitals = span.clone().all(|at| {
        document.token_text(at).starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit())
            || document.is_any_word(at, words!["of", "and", "or", "in", "for", "&", "the", "by", "with"])
    });
    let wanted_next = wanted(end) && names_job(document, &span);
    if wanted_next {
        return Some(document.range_of(&span));
    }
    (capitals && (names_job(document, &span) || is_notice(document, tokens, end)))
        .then(|| document.range_of(&span))
}

/// `Systems AnalystLocation: ...`, `Technical WriterThis role ...`: the line end after the title was lost.
fn glued_title(document: &Document<'_>, tokens: &Span) -> Option<TextRange> {
    let reach = tokens.opening(9);
    // A seam is a capital inside a word.
    let may_have_seam =
        |&at: &usize| document.tokens[at].look & (look::CAPITAL_INSIDE | look::BEYOND_ASCII) != 0;
    let (at, seam) = reach.clone().filter(may_have_seam).find_map(|at| {
        let word = document.token_text(at);
        let seam = word
            .char_indices()
            .zip(word.chars().skip(1))
            .find(|((place, last), next)| *place >= 3 && last.is_lowercase() && next.is_uppercase());
        seam.map(|((place, last), _)| (at, place + last.len_utf8()))
    })?;
    let small = words!["of", "and", "or", "in", "for", "&", "the"];
    let capitals = (tokens.start..at).all(|at| !document.is_small(at) || document.is_any_word(at, small));
    let noun = document.token_text(at).get(..seam)?;
    (capitals && is_job_noun(noun)).then(|| {
        let start = document.tokens[tokens.start].start;
        TextRange::new(start, document.tokens[at].start + seam as u32)
    })
}

pub(crate) fn is_job_noun(word: &str) -> bool {
    names_any(word, &[Lexicon::JobNoun])
}

/// "Election Aide, Sample County, Iowa - The aide ...": a comma, a place, a dash.
fn is_notice(document: &Document<'_>, tokens: &Span, comma: usize) -> bool {
    let flags = |at: usize| document.tokens[at].before;
    let place =
        |at: usize| document.is_capital(at) || document.is_any_word(at, words!["of", "and", "the", "&"]);
    let dash = tokens.behind(comma, 9).find(|&at| flags(at) & gap::DASH != 0 && flags(at) & gap::COMMA == 0);
    flags(comma) & gap::COMMA != 0 && dash.is_some_and(|dash| (comma..dash).all(place))
}

/// The words up to the last job noun, when there is one.
fn job_words(document: &Document<'_>, span: &Span, strong: bool) -> Option<TextRange> {
    const NOUNS: [Lexicon; 2] = [Lexicon::JobNoun, Lexicon::JobNounPlural];
    let nouns = if strong { &NOUNS[..] } else { &NOUNS[..1] };
    let last = document.hits_of_any(nouns, span).pop()?;
    // "Clerk to the Board": what stands in the way of the job is praise and the contract.
    let capital = document.is_capital(last.start as usize);
    let filler = |at: usize| document.is_in(Lexicon::TitleFiller, at) || capital && document.is_small(at);
    let start = span.clone().find(|&at| !filler(at))?;
    // "a leader", "an expert in ovens": no title by itself.
    let generic = words![
        "leader",
        "expert",
        "partner",
        "member",
        "individual",
        "lead",
        "head",
        "owner",
        "liaison",
        "candidate",
        "recruiter",
        "contributor",
        "user",
        "coach",
        "writer",
        "president",
    ];
    let alone = start == last.start as usize;
    if (!capital || alone && !strong) && document.is_any_word(last.start as usize, generic) {
        return None;
    }
    ((last.end as usize) > start).then(|| document.range_of(&(start..last.end as usize)))
}

fn names_job(document: &Document<'_>, span: &Span) -> bool {
    let plural = document.has(Lexicon::JobNounPlural, span) && span.len() <= 6;
    let noun = document.has(Lexicon::JobNoun, span);
    if !noun && !plural {
        return false;
    }
    let kind = heading_kind(document, span);
    // "Baker | Apply now": the job stands first, whatever the rest is the heading of.
    let leads = || {
        span.len() <= 8
            && document.hits_of(Lexicon::JobNoun, span).any(|hit| {
                document.tokens.get(hit.end as usize).is_some_and(|next| {
                    (hit.end as usize) < span.end && !next.is_behind_only(gap::SPACE)
                        || document
                            .text
                            .get(document.tokens[hit.end as usize - 1].end as usize..next.start as usize)
                            .is_some_and(|between| between.contains('|'))
                })
            })
    };
    kind.is_none_or(|kind| kind.kind == Some(Kind::Title))
        || noun && (document.has(Lexicon::SeniorityWord, span) || leads())
}

/// "Job description: Baker", "Wanted: Baker": what follows a lead that names no job.
fn after_lead(document: &Document<'_>, span: &Span) -> Span {
    static LEADS: &Words = words![
        "job",
        "description",
        "vacancy",
        "position",
        "role",
        "opening",
        "open",
        "wanted",
        "hiring",
        "now",
        "opportunity",
        "posting",
        "title",
        "we're",
        "career",
        "needed",
        "new",
        "jobs",
    ];
    let colon = span.behind(span.start, 3).find(|&at| {
        let before = document.tokens[at].before;
        gap::holds(before, gap::COLON) || gap::holds(before, gap::DASH) && gap::holds(before, gap::SPACE)
    });
    let lead = colon.filter(|&at| (span.start..at).all(|near| document.is_any_word(near, LEADS)));
    lead.map_or(span.clone(), |at| at..span.end)
}

/// Without "Job description" and what else stands around a title.
fn title_part(document: &Document<'_>, span: &Span) -> TextRange {
    let span = &after_lead(document, span);
    let mut end = span.end;
    // "Baker at the Corner Shop", "Baker wanted for a new shop"
    let cut = (span.start + 1..end).find(|&at| {
        let employer = document.is_any_word(at, words!["at", "@"]) && document.is_capital(at + 1);
        let wanted = document.is_any_word(at, words!["wanted", "needed", "sought"]);
        (employer || wanted) && document.has(Lexicon::JobNoun, &(span.start..at))
    });
    end = cut.unwrap_or(end);
    while end > span.start + 2
        && document
            .is_any_word(end - 1, words!["description", "job", "position", "wanted", "vacancy", "role"])
    {
        end -= 1;
    }
    let mut start = span.start;
    let leads = |at: usize| {
        // "Job: coach", and no "job coach", "master baker"
        let parted = !document.is_behind_only(at + 1, gap::SPACE)
            || document.is_any_word(at + 1, words!["title", "opening", "vacancy", "position", "role"]);
        document.is_any_word(at, words!["master", "job"]) && parted
            || document.is_any_word(
                at,
                words![
                    "the", "hiring", "wanted", "vacancy", "opening", "our", "next", "first", "position",
                    "title", "join", "us", "as", "a", "an", "now", "seeking", "needed",
                ],
            )
    };
    while start + 1 < end && leads(start) && document.has(Lexicon::JobNoun, &(start + 1..end)) {
        start += 1;
    }
    document.range_of(&(start..end))
}

/// The level that the title states, else the text.
#[cfg_attr(target_arch = "wasm32", inline(never))]
pub(crate) fn seniority(document: &Document<'_>, title: Option<&Quote>) -> Seniority {
    let level = title.and_then(|title| {
        let words = hits_in(document, Lexicon::SeniorityWord, title.range);
        words
            .filter(|hit| {
                !looks_after_beginners(document, title, *hit) && !is_other_sense(document, title, *hit)
            })
            .filter_map(|hit| Seniority::ALL.iter().copied().find(|level| level.word() == hit.value()))
            .fold(None, strongest)
    });
    match level {
        Some(Seniority::Mid)
            if title.is_some_and(|title| title.text.to_ascii_lowercase().contains("manager"))
                && leads_people(document) =>
        {
            Seniority::Lead
        }
        Some(level) => level,
        None => stated_level(document).unwrap_or(Seniority::Unstated),
    }
}

/// "Lead generation", "staff nurse", "head baker": the word means something else there.
#[cfg_attr(target_arch = "wasm32", inline(never))]
fn is_other_sense(document: &Document<'_>, title: &Quote, hit: Hit) -> bool {
    // "Assistant to the Managing Director"
    let served = (0..hit.start as usize)
        .rev()
        .take_while(|&at| document.tokens[at].start >= title.range.start)
        .any(|at| document.is_word(at, "to"));
    if served {
        return true;
    }
    let next = hit.end as usize;
    let inside = document.tokens.get(next).is_some_and(|token| token.end <= title.range.end);
    let follows = |words: &Words| inside && document.is_any_word(next, words);
    match document.token_text(hit.start as usize).to_ascii_lowercase().as_str() {
        "lead" => follows(words!["generation", "gen", "generator", "nurturing"]),
        "staff" => follows(words![
            "nurse",
            "nurses",
            "accountant",
            "assistant",
            "attorney",
            "writer",
            "development",
            "training",
            "physician",
            "pharmacist",
            "reporter",
            "member",
            "editor",
            "photographer",
            "auditor",
            "psychologist",
            "counsel",
            "services",
            "support",
        ]),
        "graduate" => follows(words![
            "school",
            "admissions",
            "programs",
            "programmes",
            "studies",
            "program",
            "medical",
            "education",
        ]),
        "architect" if document.tokens[hit.start as usize].start == title.range.start => true,
        "expert" | "architect" => follows(words!["system", "systems"]),
        "head" => follows(words!["start", "office"]),
        "chief" | "president" | "director" => follows(words!["office", "offices"]),
        _ => false,
    }
}

/// A level is told on top, within so many blocks.
const FIRST_BLOCKS: usize = 30;

/// "Seniority: Mid-Senior level", `level: junior`, a grade of the federal government.
#[cfg_attr(target_arch = "wasm32", inline(never))]
fn stated_level(document: &Document<'_>) -> Option<Seniority> {
    let of_words = |span: Span| {
        let levels = document
            .hits_of(Lexicon::SeniorityWord, &span)
            .filter(|hit| span.opening(4).contains(&(hit.start as usize)));
        levels
            .filter_map(|hit| Seniority::ALL.iter().copied().find(|level| level.word() == hit.value()))
            .try_fold(None, |best: Option<Seniority>, level| match (best, level) {
                // "Level: junior, mid-level, senior" names a ladder.
                (Some(other), level)
                    if other.min(level) == Seniority::Entry && other.max(level) >= Seniority::Senior =>
                {
                    None
                }
                (best, level) => Some(strongest(best, level)),
            })
            .flatten()
    };
    for field in document.fields.iter().filter(|field| !field.tokens.is_empty()) {
        if level::is_key(field.key.of(document.text)) {
            return of_words(field.tokens.clone());
        }
        let key = field.key.of(document.text).to_ascii_lowercase();
        if matches!(key.as_str(), "gs_level" | "gs" | "gs level" | "gs-level" | "gs_grade") {
            let grade = field.value.of(document.text).trim().parse::<u8>().ok();
            if grade.is_some_and(|grade| grade >= 14) {
                return Some(Seniority::Senior);
            }
        }
    }
    level::labels(document, FIRST_BLOCKS).find_map(of_words)
}

/// Every level that the title names, each once.
pub(crate) fn levels_in(document: &Document<'_>, title: &Quote) -> Vec<&'static str> {
    let mut levels: Vec<&'static str> = hits_in(document, Lexicon::SeniorityWord, title.range)
        // "Senior Manager": the noun is no second level.
        .filter(|hit| {
            !document.is_any_word(hit.start as usize, words!["manager", "architect", "expert", "staff"])
        })
        .map(Hit::value)
        .gather();
    levels.dedup();
    levels
}

/// "Graduate recruiter", "intern coordinator": the word says whom the job looks after.
#[cfg_attr(target_arch = "wasm32", inline(never))]
fn looks_after_beginners(document: &Document<'_>, title: &Quote, hit: Hit) -> bool {
    let adjective =
        document.is_any_word(hit.start as usize, words!["junior", "jr", "entry", "entry-level", "early"]);
    // "Coach of the junior team"
    let others = words!["team", "teams", "league", "squad", "players", "staff", "school", "schools", "high"];
    if adjective && hit.value() == "entry" && document.is_any_word(hit.end as usize, others) {
        return true;
    }
    // "Intern to lead the team": what follows "to" is what the intern does.
    let to = document.all().from(hit.end as usize, 6).find(|&at| document.is_word(at, "to"));
    let rest = hit.end as usize..to.unwrap_or(hit.end as usize + 6);
    let follows = document
        .hits_of(Lexicon::LooksAfterBeginners, &rest)
        .any(|noun| title.range.contains(document.range_of_hit(noun)));
    hit.value() == "entry" && !adjective && follows
}

/// "Junior" decides over what follows it; else the highest level.
fn strongest(best: Option<Seniority>, next: Seniority) -> Option<Seniority> {
    match best {
        Some(Seniority::Entry) => best,
        _ if next == Seniority::Entry => Some(next),
        Some(level) => Some(level.max(next)),
        None => Some(next),
    }
}

#[cfg_attr(target_arch = "wasm32", inline(never))]
fn leads_people(document: &Document<'_>) -> bool {
    document.hits.of(Lexicon::LeadingVerb).any(|hit| {
        let at = hit.start as usize;
        // "Exercises direct supervision over technical and clerical personnel"
        let reach =
            if document.is_any_word(at, words!["supervise", "supervises", "supervising", "supervision"]) {
                8
            } else {
                5
            };
        (at + 1..at + reach)
            .take_while(|&near| document.tokens.get(near).is_some_and(|next| !next.is_behind(gap::STOP)))
            .any(|near| document.is_in(Lexicon::PeopleWord, near))
    })
}

/// True when title or text say that the job is for beginners; with the place that says so.
#[cfg_attr(target_arch = "wasm32", inline(never))]
pub(crate) fn entry_level_cue(
    document: &Document<'_>,
    title: Option<&Quote>,
    seniority: Seniority,
) -> Option<TextRange> {
    if seniority == Seniority::Entry {
        return title.map(|title| title.range);
    }
    document.hits.of(Lexicon::EntryLevelCue).find_map(|hit| {
        let block = document.block_of_token(hit.start as usize)?;
        let section = document.section_of(block);
        let about_job =
            matches!(section.kind.kind, None | Some(Kind::Summary | Kind::Title | Kind::Requirements));
        let level_word =
            document.is_any_word(hit.end as usize, words!["role", "position", "job", "opportunity"]);
        (about_job && level_word).then(|| document.range_of_hit(hit))
    })
}
