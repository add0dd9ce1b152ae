//! The job title and its level. In: front matter, headings, label lines, the first sentences. Out: title, seniority.

use crate::document::words::gap;
use crate::document::{BlockKind, Document, Span};
use crate::lexicon::{Hit, Lexicon};
use crate::report::{Kind, Quote, Seniority};
use crate::text::TextRange;

/// A title is not longer than this many words.
const TITLE_WORDS: usize = 14;

/// Within this many sentences a posting says whom it looks for; label lines above them count, too.
const OPENING_SENTENCES: usize = 40;

/// The job title.
pub(crate) fn read(document: &Document<'_>) -> Option<Quote> {
    let range = field_title(document)
        .or_else(|| label_title(document))
        .or_else(|| headed_title(document))
        .or_else(|| first_lines_title(document))
        .or_else(|| document.sentences.first().and_then(|first| opening_title(document, &first.tokens)))
        .or_else(|| sentence_title(document))
        .or_else(|| top_heading(document))?;
    let range = with_closing_bracket(document, range);
    let text = document.quote(range);
    (!text.is_empty()).then_some(Quote { text, range })
}

/// "IT specialist (networks)": the last word's range ends before the bracket.
fn with_closing_bracket(document: &Document<'_>, range: TextRange) -> TextRange {
    let open = range.of(document.text).contains('(') && !range.of(document.text).contains(')');
    let closes = document.text[range.end as usize..].starts_with(')');
    TextRange::new(range.start, range.end + u32::from(open && closes))
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
fn label_title(document: &Document<'_>) -> Option<TextRange> {
    document.sections.iter().filter(|section| section.is(Kind::Title)).find_map(|section| {
        let heading = section.heading?;
        let block = &document.blocks[heading];
        if let BlockKind::Label { value } = block.kind {
            return Some(document.range_of(&(value..(value + TITLE_WORDS).min(block.tokens.end))));
        }
        let next = document.blocks.get(heading + 1)?;
        (next.tokens.len() <= TITLE_WORDS && section.blocks.contains(&(heading + 1)))
            .then(|| document.range_of(&next.tokens))
    })
}

/// The first heading that names a job, among the headings before the body gets going.
fn headed_title(document: &Document<'_>) -> Option<TextRange> {
    let early = document.blocks.iter().take(12);
    early
        .filter(|block| block.is_heading() && block.tokens.len() <= TITLE_WORDS)
        .find(|block| names_job(document, &block.tokens))
        .map(|block| title_part(document, &block.tokens))
}

/// The first line of all is a title when it is short and names a job, heading or not.
fn first_lines_title(document: &Document<'_>) -> Option<TextRange> {
    let short = |span: &Span| span.len() <= TITLE_WORDS;
    document
        .blocks
        .iter()
        .take(4)
        .filter(|block| {
            matches!(block.kind, BlockKind::Paragraph | BlockKind::Label { .. } | BlockKind::TableRow)
        })
        .filter(|block| short(&block.content()) && !block.range.of(document.text).trim_end().ends_with('.'))
        .find(|block| names_job(document, &block.content()))
        .map(|block| title_part(document, &block.content()))
}

/// "We are looking for a baker", "is seeking an experienced Network Engineer to ...".
fn sentence_title(document: &Document<'_>) -> Option<TextRange> {
    const ARTICLES: [&str; 4] = ["a", "an", "the", "our"];
    document.sentences.iter().take(OPENING_SENTENCES).find_map(|sentence| {
        let tokens = &sentence.tokens;
        let mut at = tokens.start;
        while at + 2 < tokens.end {
            let lead = document.is_in(Lexicon::TitleLead, at) && document.is_any_word(at + 1, &ARTICLES);
            // "Baker, Town of Something — seeks ...": notices that open with the title.
            let opening = at == tokens.start && document.is_any_word(at, &ARTICLES);
            let start = if lead { at + 2 } else { at + 1 };
            if lead || opening {
                let end = (start..tokens.end.min(start + 9))
                    .find(|&at| {
                        at > start && (parts(document, start, at) || document.is_in(Lexicon::TitleEnd, at))
                    })
                    .unwrap_or(tokens.end.min(start + 8));
                if let Some(range) = job_words(document, &(start..end)) {
                    return Some(range);
                }
            }
            at += 1;
        }
        None
    })
}

/// Does the title end before this word? Commas and hyphens before the job itself do not part it: "a part-time,
/// permanent cook".
fn parts(document: &Document<'_>, start: usize, at: usize) -> bool {
    let before = document.tokens[at].before;
    let inside = gap::SPACE | gap::COMMA | gap::DASH;
    before & !gap::SPACE != 0 && (before & !inside != 0 || document.has(Lexicon::JobNoun, &(start..at)))
}

/// The heading of the first level on top, when it is the heading of no section: "# Financial planning".
fn top_heading(document: &Document<'_>) -> Option<TextRange> {
    let block =
        document.blocks.iter().take(2).find(|block| matches!(block.kind, BlockKind::Heading { level: 1 }))?;
    let short = block.tokens.len() <= 8 && crate::document::heading_kind(document, &block.tokens).is_none();
    // "We're hiring", "Join our team": no title.
    let calls = ["we", "we're", "join", "come", "hiring", "now", "welcome", "work", "want", "are", "do"];
    let short = short && !document.is_any_word(block.tokens.start, &calls);
    short.then(|| document.range_of(&block.tokens))
}

/// A sentence that begins with the title itself: "Deputy Clerk, Sample Town, Iowa".
fn opening_title(document: &Document<'_>, tokens: &Span) -> Option<TextRange> {
    let joined = gap::SPACE | gap::SLASH | gap::DASH;
    let wanted = |at: usize| document.is_any_word(at, &["wanted", "needed", "required", "sought"]);
    let end = (tokens.start + 1..tokens.end.min(tokens.start + 9))
        .find(|&at| document.tokens[at].before & !joined != 0 || wanted(at))?;
    let span = tokens.start..end;
    let capitals = span.clone().all(|at| {
        document.token_text(at).starts_with(char::is_uppercase)
            || document.is_any_word(at, &["of", "and", "or", "in", "for", "&", "the"])
    });
    let wanted_next = wanted(end) && names_job(document, &span);
    if wanted_next {
        return Some(document.range_of(&span));
    }
    (capitals && (names_job(document, &span) || is_notice(document, tokens, end)))
        .then(|| document.range_of(&span))
}

/// "Election Aide, Sample County, Iowa - The aide ...": a comma, a place, a dash.
fn is_notice(document: &Document<'_>, tokens: &Span, comma: usize) -> bool {
    let flags = |at: usize| document.tokens[at].before;
    let place = |at: usize| {
        document.token_text(at).starts_with(char::is_uppercase)
            || document.is_any_word(at, &["of", "and", "the", "&"])
    };
    let dash = (comma + 1..tokens.end.min(comma + 10))
        .find(|&at| flags(at) & gap::DASH != 0 && flags(at) & gap::COMMA == 0);
    flags(comma) & gap::COMMA != 0 && dash.is_some_and(|dash| (comma..dash).all(place))
}

/// The words up to the last job noun, when there is one.
fn job_words(document: &Document<'_>, span: &Span) -> Option<TextRange> {
    let last = document.hits_of(Lexicon::JobNoun, span).last()?;
    let capital = span.clone().any(|at| document.token_text(at).starts_with(char::is_uppercase));
    let start =
        span.clone().find(|&at| !capital || document.token_text(at).starts_with(char::is_uppercase))?;
    ((last.end as usize) > start).then(|| document.range_of(&(start..last.end as usize)))
}

fn names_job(document: &Document<'_>, span: &Span) -> bool {
    document.has(Lexicon::JobNoun, span)
        && crate::document::heading_kind(document, span).is_none_or(|kind| kind.kind == Some(Kind::Title))
        || document.has(Lexicon::JobNoun, span) && document.has(Lexicon::SeniorityWord, span)
}

/// Without "Job description" and what else stands around a title.
fn title_part(document: &Document<'_>, span: &Span) -> TextRange {
    let mut end = span.end;
    while end > span.start + 2
        && document.is_any_word(end - 1, &["description", "job", "position", "wanted", "vacancy", "role"])
    {
        end -= 1;
    }
    let mut start = span.start;
    while start + 2 < end
        && document.is_any_word(start, &["master", "the", "hiring", "wanted", "vacancy", "job", "opening"])
    {
        start += 1;
    }
    document.range_of(&(start..end))
}

/// The level that the title states, else the text.
pub(crate) fn seniority(document: &Document<'_>, title: Option<&Quote>) -> Seniority {
    let Some(title) = title else { return Seniority::Unstated };
    let inside = |hit: &&crate::lexicon::Hit| {
        let range = document.range_of_hit(**hit);
        title.range.contains(range)
    };
    let words = document.hits.iter().filter(|hit| hit.lexicon == Lexicon::SeniorityWord).filter(inside);
    let level = words
        .filter(|hit| !looks_after_beginners(document, title, **hit))
        .filter_map(|hit| Seniority::ALL.iter().copied().find(|level| level.word() == hit.value()))
        .fold(None, strongest);
    match level {
        Some(Seniority::Mid)
            if leads_people(document) && title.text.to_ascii_lowercase().contains("manager") =>
        {
            Seniority::Lead
        }
        Some(level) => level,
        None => Seniority::Unstated,
    }
}

/// "Graduate recruiter", "intern coordinator": the word says whom the job looks after.
fn looks_after_beginners(document: &Document<'_>, title: &Quote, hit: Hit) -> bool {
    let adjective =
        document.is_any_word(hit.start as usize, &["junior", "jr", "entry", "entry-level", "early"]);
    let rest = hit.end as usize..hit.end as usize + 6;
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

fn leads_people(document: &Document<'_>) -> bool {
    (0..document.tokens.len()).any(|at| {
        document.is_in(Lexicon::LeadingVerb, at)
            && (at + 1..at + 5).any(|near| document.is_in(Lexicon::PeopleWord, near))
    })
}

/// True when title or text say that the job is for beginners; with the place that says so.
pub(crate) fn entry_level_cue(
    document: &Document<'_>,
    title: Option<&Quote>,
    seniority: Seniority,
) -> Option<TextRange> {
    if seniority == Seniority::Entry {
        return title.map(|title| title.range);
    }
    document.hits.iter().copied().filter(|hit| hit.lexicon == Lexicon::EntryLevelCue).find_map(|hit| {
        let block = document.block_of_token(hit.start as usize)?;
        let section = document.section_of(block);
        let about_job =
            matches!(section.kind.kind, None | Some(Kind::Summary | Kind::Title | Kind::Requirements));
        let level_word = document.is_any_word(hit.end as usize, &["role", "position", "job", "opportunity"]);
        (about_job && level_word).then(|| document.range_of_hit(hit))
    })
}
