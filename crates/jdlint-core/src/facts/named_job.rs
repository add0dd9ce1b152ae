//! Is the job named anywhere, though not where a title stands? In: the document. Out: yes or no.
//!
//! The rule that misses a title speaks about something absent. It has to be silent as soon as the text calls the job by
//! its name in one of the frames in which postings do so, even where the name cannot be cut out for the outline.

use super::Facts;
use super::title::is_job_noun;
use crate::document::words::{Token, TokenKind, gap};
use crate::document::{Document, Section, Windows};
use crate::gather::Gather;
use crate::lexicon::{Hit, Lexicon};
use crate::report::Kind;
use crate::text::SmallLetters;

/// A job's name ends within so many words after the frame.
const REACH: usize = 11;

impl Facts<'_> {
    /// "seeking a Processor", "the Buyer opening", "Title: Buyer", "As Buyer you will".
    #[cfg_attr(target_arch = "wasm32", inline(never))]
    pub(crate) fn names_a_job(&self) -> bool {
        let document = &self.document;
        // Somebody masked the name that stood there.
        document.text.contains("<PROFESSION>")
            || has_title_line(document.text)
            || begins_with_name(document.text)
            || document.has(Lexicon::PostNamed, &(0..document.tokens.len()))
            || document.tokens.iter().any(|token| is_link_to_job(document, token))
            || begins_with_job(document)
            || FRAMES.iter().any(|&frames| document.hits.of(frames).any(|hit| is_frame_of_job(document, hit)))
            || document.sentences.iter().any(|sentence| is_told_of_job(document, sentence.tokens.start))
            || (0..document.tokens.len())
                .any(|at| is_glued_job(document, at) || is_written_as_title(document, at))
    }

    /// The parts of the posting have headings on lines of their own: a title would be seen, too.
    pub(crate) fn is_cut_into_parts(&self) -> bool {
        let known = |section: &&Section| section.heading.is_some() && section.kind.kind.is_some();
        let lines = self.document.text.lines().filter(|line| !line.trim().is_empty());
        self.document.sections.iter().filter(known).count() >= KNOWN_PARTS
            && lines.take(KNOWN_PARTS * 2 + 1).count() > KNOWN_PARTS * 2
    }

    /// Neither work nor demands, or a page that leads to many jobs: there is no title to be missed.
    #[cfg_attr(target_arch = "wasm32", inline(never))]
    pub(crate) fn is_about_no_job(&self) -> bool {
        let document = &self.document;
        let whole = 0..document.tokens.len();
        let leads_on = document.has(Lexicon::CareersPage, &whole)
            && !document.sections.iter().any(|section| section.is(Kind::Responsibilities));
        let parts = [Kind::Responsibilities, Kind::Requirements, Kind::Pay, Kind::EmploymentType];
        leads_on || parts.into_iter().all(|part| self.lacks(part)) && !self.tells_work()
    }
}

/// What the name of a job stands behind or before.
const FRAMES: [Lexicon; 4] = [Lexicon::TitleLead, Lexicon::JobFrame, Lexicon::JobLabel, Lexicon::JobPlace];

fn is_frame_of_job(document: &Document<'_>, hit: Hit) -> bool {
    let (start, end) = (hit.start as usize, hit.end as usize);
    match hit.lexicon {
        Lexicon::TitleLead if hit.value() == "hire" => {
            is_hiring(document, start, end) && leads_to_job(document, end, false)
        }
        Lexicon::JobFrame => !is_of_others(document, start) && leads_to_job(document, end, true),
        Lexicon::JobLabel => is_filled_label(document, hit),
        Lexicon::JobPlace => is_place_of_job(document, start),
        Lexicon::TitleLead if document.is_word(start, "as") => is_role(document, start),
        _ => false,
    }
}

/// "hire and train engineers" is a duty; "we hire engineers" and "hiring an engineer" are not.
fn is_hiring(document: &Document<'_>, start: usize, end: usize) -> bool {
    let open = document.is_any_word(
        start,
        words![
            "hire",
            "hiring",
            "recruit",
            "recruiting",
            "require",
            "requires",
            "need",
            "needs",
            "appoint",
            "for",
        ],
    );
    let hirer = start.checked_sub(1).is_some_and(|at| {
        document.is_any_word(
            at,
            words![
                "we",
                "is",
                "are",
                "we're",
                "currently",
                "now",
                "actively",
                "urgently",
                "client",
                "company",
                "team",
                "also",
            ],
        )
    });
    !is_of_others(document, start) && (!open || hirer || is_article(document, end))
}

fn is_article(document: &Document<'_>, at: usize) -> bool {
    document.is_any_word(at, words!["a", "an", "the", "our", "another", "one", "two", "three", "several"])
}

/// "experience working as an Analyst", "such as Analysts": other people's jobs, or former ones.
fn is_of_others(document: &Document<'_>, start: usize) -> bool {
    (start.saturating_sub(4)..start).any(|near| {
        document.is_any_word(
            near,
            words![
                "experience",
                "experienced",
                "years",
                "previous",
                "previously",
                "similar",
                "former",
                "such",
                "well",
                "other",
                "reports",
                "reporting",
                "customers",
                "known",
            ],
        )
    })
}

/// "As Pastry Cook", "as a Pastry Cook": in title case only, since people act "as an adviser" in many jobs.
fn is_role(document: &Document<'_>, start: usize) -> bool {
    !is_of_others(document, start) && leads_to_job(document, start + 1, true)
}

/// The next words are a name that ends in a word for a job.
fn leads_to_job(document: &Document<'_>, start: usize, title_case: bool) -> bool {
    let mut named = false;
    for at in document.all().from(start, REACH) {
        if at != start && (is_parted(document, at, named) || ends_name(document, at)) {
            return false;
        }
        if is_job(document, at, named) && !(title_case && is_lower(document, at)) {
            return !is_of_skill(document, at + 1);
        }
        named |= !document.is_in(Lexicon::TitleFiller, at) && !is_article(document, at);
    }
    false
}

/// A word that goes on with the sentence; not in "creative and quick cook" and "Ruby on Rails Developer".
fn ends_name(document: &Document<'_>, at: usize) -> bool {
    let joins = document.is_word(at, "and")
        || document.is_any_word(at, words!["on", "in", "of", "for"])
            && document.tokens.get(at + 1).is_some()
            && !is_lower(document, at + 1)
            && !is_lower(document, at - 1);
    document.is_in(Lexicon::TitleEnd, at) && !joins
}

/// A sign after which another thought begins. A line may end before the name: titles on lines of their own.
fn is_parted(document: &Document<'_>, at: usize, named: bool) -> bool {
    let before = document.tokens[at].before;
    let short = document.token_text(at - 1).len() <= 3;
    gap::holds(before, signs![COLON, SEMICOLON, BULLET])
        || gap::holds(before, gap::STOP) && !short
        || gap::holds(before, gap::LINE) && named
}

/// "developer experience", "manager skills" are demands.
fn is_of_skill(document: &Document<'_>, at: usize) -> bool {
    document.is_behind_only(at, gap::SPACE)
        && document.is_any_word(
            at,
            words!["experience", "skills", "background", "knowledge", "certification", "tools", "teams"],
        )
}

/// The token is a word for a job: one of the tables, or one that is made as such words are ("hunter", "dancers").
/// `led`: another word of the name stands before it.
fn is_job(document: &Document<'_>, at: usize, led: bool) -> bool {
    if document.tokens[at].kind != TokenKind::Word {
        return false;
    }
    if let Some(value) = document.value_in(Lexicon::FramedJob, at) {
        return match value {
            "job" => true,
            "led" => led,
            "capital" => led && !is_lower(document, at),
            _ => false,
        };
    }
    let word = before_seam(document.token_text(at));
    document.is_in(Lexicon::JobNoun, at)
        || document.is_in(Lexicon::JobNounPlural, at)
        || word.len() < document.token_text(at).len() && is_job_noun(word)
        || is_made_as_agent(document, at, word)
}

fn is_made_as_agent(document: &Document<'_>, at: usize, word: &str) -> bool {
    let lower = word.in_small_letters();
    let one = lower.strip_suffix('s').unwrap_or(&lower);
    let known = document.is_in(Lexicon::NotAnAgent, at) || document.is_in(Lexicon::FunctionWord, at);
    let made = one.len() >= 6 && ["er", "or", "ist", "ian"].iter().any(|end| one.ends_with(end));
    !known
        && !document.is_in(Lexicon::Technologies, at)
        && (made || one.len() < lower.len() && is_job_noun(one))
}

/// `AnalystLocation`: the first of two words that lost the line end between them.
fn before_seam(word: &str) -> &str {
    let seam = word
        .char_indices()
        .zip(word.chars().skip(1))
        .find(|((place, last), next)| *place >= 3 && last.is_lowercase() && next.is_uppercase());
    let end = seam.map_or(word.len(), |((place, last), _)| place + last.len_utf8());
    word.get(..end).unwrap_or(word)
}

/// ".../8166719-senior-pastry-cook": the address tells the job.
fn is_link_to_job(document: &Document<'_>, token: &Token) -> bool {
    let address = &document.text[token.start as usize..token.end as usize];
    token.kind == TokenKind::Url && address.split(['-', '/', '_', '.']).any(is_job_noun)
}

/// The text is cut into parts as postings are, on lines of their own, so that a title would be seen.
const KNOWN_PARTS: usize = 2;

/// "a hands-on Staff Pastry Cook", "Deputy Registrar": a word for a job behind another, both with capitals, and not
/// somebody to report to or to work with.
fn is_written_as_title(document: &Document<'_>, at: usize) -> bool {
    let capital = |at: usize| document.is_capital(at);
    if at == 0 || !capital(at) || !is_job_noun(&document.token_text(at).in_small_letters()) {
        return false;
    }
    let joins = signs![SPACE, OPEN, CLOSE, DASH, SLASH];
    let led = document.is_behind_only(at, joins) && capital(at - 1);
    let near = at.saturating_sub(OTHERS_REACH)..at;
    led && !document.is_in_words(&near, words!["report", "reports", "reporting", "to", "with", "by", "under"])
}

/// Somebody else is named so few words behind "report to".
const OTHERS_REACH: usize = 7;

/// A first line of two or three words in title case is the name of the work: "Pastry Baking".
fn begins_with_name(text: &str) -> bool {
    let first = text.lines().map(str::trim).find(|line| !line.is_empty()).unwrap_or_default();
    let words: Vec<&str> = first.split(' ').gather();
    (2..=3).contains(&words.len())
        && words.iter().all(|word| {
            word.starts_with(char::is_uppercase)
                && word.chars().skip(1).all(char::is_lowercase)
                && word.len() > 2
        })
        && ["Job", "About", "The", "Our", "Position", "Who", "What", "Role"]
            .iter()
            .all(|word| words[0] != *word)
}

/// "title: Pastry Cook" in front matter that has lost its marks.
fn has_title_line(text: &str) -> bool {
    text.lines().take(TOP_LINES).any(|line| {
        let filled = line.trim_start().strip_prefix("title:").map(str::trim);
        filled.is_some_and(|title| title.len() > 3 && !title.starts_with('{'))
    })
}

/// Front matter is no longer.
const TOP_LINES: usize = 40;

/// `EngineerLocation:`: a title that lost the line end to the label behind it.
fn is_glued_job(document: &Document<'_>, at: usize) -> bool {
    let word = document.token_text(at);
    let job = before_seam(word);
    job.len() < word.len()
        && job.starts_with(char::is_uppercase)
        && document.is_behind(at + 1, gap::COLON)
        && is_job_noun(&job.in_small_letters())
}

/// "... Title: Pastry Cook", wherever in the line.
fn is_filled_label(document: &Document<'_>, hit: Hit) -> bool {
    let (start, end) = (hit.start as usize, hit.end as usize);
    let Some(value) = document.tokens.get(end) else { return false };
    // "a position: you will"
    let begins = !is_lower(document, start) || document.is_any_word(end - 1, words!["stanowisku"]);
    if !value.is_behind(signs![COLON, SPACED_DASH]) || !begins || document.is_in(Lexicon::Placeholder, end) {
        return false;
    }
    let is_name = value.is_behind(gap::COLON) && value.kind == TokenKind::Word && !is_lower(document, end);
    let other = document.is_behind(end + 1, gap::COLON);
    match hit.value() {
        "any" => is_name && !other && !document.is_in(Lexicon::JobLabel, end),
        _ => leads_to_job(document, end, true),
    }
}

/// "the Pastry Cook role", "Buyer opening in Leeds".
fn is_place_of_job(document: &Document<'_>, place: usize) -> bool {
    let Some(last) = place.checked_sub(1) else { return false };
    let led = last != 0 && document.is_behind_only(last, signs![SPACE, CLOSE]);
    document.is_behind_only(place, signs![SPACE, CLOSE, QUOTE])
        && is_job(document, last, led)
        && !is_of_others(document, last)
}

/// "The Pastry Cook will bake": a sentence whose subject is the job.
fn is_told_of_job(document: &Document<'_>, start: usize) -> bool {
    if !document.is_any_word(start, words!["the", "this", "our", "a", "an"]) {
        return false;
    }
    let mut at = start + 1;
    while document.is_behind_only(at, signs![SPACE, DASH, SLASH])
        && at < start + REACH
        && (!is_lower(document, at) || document.is_any_word(at, words!["of", "and", "for"]))
    {
        if is_job(document, at, at > start + 1)
            && document.is_any_word(
                at + 1,
                words![
                    "will", "is", "must", "shall", "works", "should", "performs", "provides", "working",
                    "reports",
                ],
            )
        {
            return true;
        }
        at += 1;
    }
    false
}

/// The very first words are in title case and name a job: "IT Buyer in Santa Ana", "Night Desk – Bakery Supervisor".
fn begins_with_job(document: &Document<'_>) -> bool {
    let told = |block: &&crate::document::Block| {
        let start = block.tokens.clone().take(2);
        !block.tokens.is_empty() && !start.into_iter().any(|at| document.is_kind(at, TokenKind::Url))
    };
    let Some(first) = document.blocks.iter().find(told) else { return false };
    let words = first.tokens.clone().take(REACH);
    let mut name = words.take_while(|&at| {
        let before = document.tokens[at].before;
        let goes_on = at == first.tokens.start || !gap::holds(before, signs![STOP, COLON, BULLET]);
        goes_on
            && (!is_lower(document, at)
                || document.is_any_word(at, words!["of", "and", "or", "in", "for", "the"]))
    });
    name.any(|at| is_job(document, at, at != first.tokens.start) && !is_of_skill(document, at + 1))
}

fn is_lower(document: &Document<'_>, at: usize) -> bool {
    document.is_small(at)
}
