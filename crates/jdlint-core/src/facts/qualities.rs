//! What postings praise instead of saying. In: the document. Out: praise without evidence, absolutes, famous schools.

use super::Facts;
use super::scopes;
use crate::document::words::gap;
use crate::document::{Document, Span, Windows, Words};
use crate::gather::Gather;
use crate::lexicon::{Hit, Lexicon};
use crate::report::{Kind, Modality};
use crate::text::TextRange;

/// Words between praise and the skill that it stands before.
const REACH: usize = 7;

/// Words between a trait and the thing that it describes.
const THING_REACH: usize = 4;

/// Words between a skill and the "skills" that close its list.
const CLOSING_REACH: usize = 5;

/// What is said of a skill behind a dash has no fewer words.
const TOLD_WORDS: usize = 5;

/// So many traits in one list say no more than one.
const MANY_TRAITS: usize = 6;

/// Praise in one section: "excellent", "strong", "proven" before a skill, and a heap of traits.
pub(crate) struct VagueQualities {
    /// Each praised skill, from the praise to the skill; in order.
    pub(crate) praised: Vec<TextRange>,
    /// The traits, when they are many; in order.
    pub(crate) traits: Vec<TextRange>,
}

impl Facts<'_> {
    /// One entry a section that praises.
    pub(crate) fn vague_qualities(&self) -> Vec<VagueQualities> {
        let document = &self.document;
        // Where samples are asked for, they show it all.
        if asks_for_samples(document) {
            return Vec::new();
        }
        let says = |tokens: &Span| {
            document.has(Lexicon::PraiseWord, tokens) || document.has(Lexicon::TraitWord, tokens)
        };
        let sections = document.sections.iter().filter(|section| !section.blocks.is_empty());
        sections
            .filter(|section| says(&words_of(document, &section.blocks)))
            .filter_map(|section| {
                let mut praised = Vec::new();
                let mut traits: Vec<Hit> = Vec::new();
                for sentence in sentences_of(document, &section.blocks) {
                    let tokens = &document.sentences[sentence].tokens;
                    if says(tokens)
                        && scopes::speaks_of_applicant(document, sentence)
                        && !goes_on(document, sentence)
                    {
                        praised.extend(praise(document, tokens));
                        traits.extend(traits_of_applicant(document, tokens));
                    }
                }
                if praised.is_empty() && traits.is_empty() {
                    return None;
                }
                // Outside a list of demands they must stand in one sentence.
                let sentence = |hit: &Hit| document.sentence_of_token(hit.start as usize);
                let together = traits.first().map(sentence) == traits.last().map(sentence);
                if !scopes::is_demand_section(section) && !together {
                    traits.clear();
                }
                let mut rows: Vec<u16> = traits.iter().map(|hit| hit.row).gather();
                rows.sort_unstable();
                rows.dedup();
                if rows.len() < MANY_TRAITS {
                    traits.clear();
                }
                let traits: Vec<TextRange> = traits.iter().map(|&hit| document.range_of_hit(hit)).gather();
                (!praised.is_empty() || !traits.is_empty()).then_some(VagueQualities { praised, traits })
            })
            .gather()
    }

    /// "expert in all Microsoft products", "flawless German", "100 % accuracy", asked of the applicant.
    pub(crate) fn absolute_demands(&self) -> Vec<TextRange> {
        let document = &self.document;
        let hits = document.hits.of(Lexicon::AbsoluteSkill);
        hits.filter(|&hit| {
            let span = hit.span();
            let Some(sentence) = document.sentence_of_token(span.start) else { return false };
            let within = &document.sentences[sentence].tokens;
            let ahead = within.from(span.end, 3);
            // In duties it is a standard of work: `absolute-target` speaks of those.
            let section = document.section_of(document.sentences[sentence].block);
            if section.heading.is_some() && (section.is(Kind::Responsibilities) || section.is(Kind::Outcomes)) {
                return false;
            }
            let of_skill = hit.value() != "skill" || document.has(Lexicon::AbsoluteObject, &ahead);
            // "expert in all aspects of the mail room" knows one room, "a perfectionist streak is a plus" is a wish.
            let narrow = hit.value() == "alone" && is_of_one_place(document, within, span.end);
            of_skill
                && !narrow
                && scopes::modality(document, sentence, &span) == Modality::Required
                && scopes::speaks_of_applicant(document, sentence)
                && !is_inside(document, Lexicon::AbsoluteInnocent, within, &span)
                // "Ensure flawless operations" is an aim of the work.
                && !document.is_in_words(within, words!["ensure", "ensures", "ensuring", "enable", "enables", "enabling"])
                // Votes and what can hurt people are counted without a fault.
                && !document.has(Lexicon::SafetyWord, within)
                && !scopes::is_quoted(document, &span)
                // "No one can be expert in everything"
                && !document.has(Lexicon::Negation, &(scopes::clause(document, within, &span).start..span.start))
        })
        .map(|hit| document.range_of_hit(hit))
        .gather()
    }

    /// "a degree from a top-tier university", asked of the applicant. An employer that says the same of itself is one.
    pub(crate) fn prestige_schools(&self) -> Vec<TextRange> {
        let document = &self.document;
        let hits = document.hits.of(Lexicon::SchoolPrestige);
        let own = |hit: Hit| {
            let title =
                self.title.as_ref().is_some_and(|title| title.range.contains(document.range_of_hit(hit)));
            let section = document.block_of_token(hit.start as usize).map(|at| document.section_of(at));
            title || section.is_some_and(scopes::is_innocent_section)
        };
        let mut own_rows: Vec<u16> = hits.clone().filter(|&hit| own(hit)).map(|hit| hit.row).gather();
        own_rows.sort_unstable();
        own_rows.dedup();
        hits.filter(|hit| !own_rows.contains(&hit.row) && is_asked_school(document, *hit))
            .map(|hit| document.range_of_hit(hit))
            .gather()
    }
}

/// "in all aspects of the mail room", "in all areas of our bakery".
fn is_of_one_place(document: &Document<'_>, within: &Span, from: usize) -> bool {
    static PLACES: &Words = words!["the", "our", "its", "this"];
    within.from(from, 3).any(|at| document.is_word(at, "of") && document.is_any_word(at + 1, PLACES))
}

/// The words of a stretch of blocks, which holds one at least.
fn words_of(document: &Document<'_>, blocks: &Span) -> Span {
    document.blocks[blocks.start].tokens.start..document.blocks[blocks.end - 1].tokens.end
}

/// The sentences of a stretch of blocks.
fn sentences_of(document: &Document<'_>, blocks: &Span) -> Span {
    let first = document.blocks[blocks.start].sentences.start;
    first..document.blocks[blocks.end - 1].sentences.end
}

/// The traits of a sentence, without those of a thing: "an agile approach", "entrepreneurial organisations".
fn traits_of_applicant<'d>(document: &'d Document<'_>, within: &'d Span) -> impl Iterator<Item = Hit> + 'd {
    let of_thing = move |hit: Hit| {
        let (start, end) = (hit.start as usize, hit.end as usize);
        let parts = signs![COMMA, SEMICOLON, STOP, OPEN, CLOSE, COLON];
        let ahead = within.from(end, THING_REACH);
        let stop = ahead.clone().find(|&at| document.is_behind(at, parts)).unwrap_or(ahead.end);
        let behind = start.saturating_sub(1).max(within.start)..end;
        document.hits_of(Lexicon::TraitThing, &(end..stop)).any(|thing| thing.value() == "thing")
            || document
                .hits_of(Lexicon::TraitThing, &behind)
                .any(|thing| thing.value() == "whole" && thing.end >= hit.end)
    };
    document.hits_of(Lexicon::TraitWord, within).filter(move |&hit| !of_thing(hit))
}

/// The praised skills of a sentence that says nothing of how they show.
fn praise(document: &Document<'_>, within: &Span) -> Vec<TextRange> {
    let mut found: Vec<Span> = Vec::new();
    for hit in document.hits_of(Lexicon::PraiseWord, within) {
        let span = hit.span();
        let clause = scopes::clause(document, within, &span);
        let ahead = clause.from(span.end, REACH);
        let stop = ahead.clone().find(|&at| document.is_behind(at, signs![COLON, STOP, OPEN]));
        let ahead = ahead.start..stop.unwrap_or(ahead.end);
        let Some(skill) = document.hits_of(Lexicon::SkillNoun, &ahead).next() else { continue };
        if is_of_other_thing(document, &(span.end..skill.start as usize))
            || is_work_done(document, within, span.start)
            || found.last().is_some_and(|last| last.end > span.start)
            || is_in_quotes(document, &(span.start..skill.end as usize))
            || scopes::is_negated(document, &clause, &span)
            || shows(document, within, skill.end as usize)
        {
            continue;
        }
        found.push(span.start..closing_skills(document, clause.end, skill.end as usize));
    }
    found.iter().map(|span| document.range_of(span)).gather()
}

/// "excellent communication and writing skills": the mark ends with the word that closes the list.
fn closing_skills(document: &Document<'_>, to: usize, from: usize) -> usize {
    let ahead = from..(from + CLOSING_REACH).min(to);
    let joined = signs![SPACE, COMMA, SLASH, DASH];
    for at in ahead {
        let of_list = document.is_behind_only(at, joined)
            && !document.is_in(Lexicon::PraiseBreak, at)
            && !document.is_in(Lexicon::PraiseWord, at);
        if !of_list {
            break;
        }
        if document.is_any_word(at, words!["skill", "skills", "abilities", "capabilities"]) {
            return at + 1;
        }
    }
    from
}

/// "a strong password and knowledge", "excellent results through teamwork": another thing than the skill is praised.
fn is_of_other_thing(document: &Document<'_>, between: &Span) -> bool {
    between.clone().any(|at| document.is_in(Lexicon::PraiseBreak, at))
}

/// "provide excellent communication", "using expert-level knowledge": work, and no skill that one brings.
fn is_work_done(document: &Document<'_>, within: &Span, praise: usize) -> bool {
    let before = within.before(praise, 2);
    before.into_iter().any(|at| document.is_in(Lexicon::PraiseWork, at))
}

/// The praise is quoted, wherever the quotation ends.
fn is_in_quotes(document: &Document<'_>, span: &Span) -> bool {
    let opens = document.is_behind(span.start, gap::QUOTE);
    let mut until = document.all().from(span.end, REACH);
    opens && until.any(|at| document.is_behind(at, gap::QUOTE))
}

/// Does the sentence say how the skill shows: its use, what it consists of, an example, a level, a number?
fn shows(document: &Document<'_>, within: &Span, from: usize) -> bool {
    let rest = from..within.end;
    document.has_number(within)
        || document.has(Lexicon::YearWord, within)
        || document.has(Lexicon::PraiseInnocent, &rest)
        || acts(document, within, from)
        || is_used_on(document, within, from)
        || is_told_behind_dash(document, within, from)
        || rest.clone().any(|at| is_use(document, within, at) || is_content(document, within, at))
}

/// "SQL skills with large data sets": what the skill is used on. "Skills with a strong focus" praises on.
fn is_used_on(document: &Document<'_>, within: &Span, from: usize) -> bool {
    let to = within.end.min(from + CLOSING_REACH);
    let skills = (from..to).find(|&at| document.is_word(at, "with")).filter(|&at| {
        document.is_any_word(at - 1, words!["skill", "skills", "abilities"]) && at + 1 < within.end
    });
    skills.is_some_and(|at| {
        !document.is_in(Lexicon::PraiseWord, at + 1)
            && !document.is_any_word(at + 1, words!["a", "an", "the", "attention", "high", "good"])
    })
}

/// "SQL skills - you can write and debug complex queries"
fn is_told_behind_dash(document: &Document<'_>, within: &Span, from: usize) -> bool {
    let dash = |&at: &usize| {
        let before = document.tokens[at].before;
        gap::holds(before, gap::SPACED_DASH)
            || gap::holds(before, gap::DASH) && gap::holds(before, gap::SPACE)
    };
    let told = within.from(from, CLOSING_REACH).find(dash);
    told.is_some_and(|at| within.end - at >= TOLD_WORDS || document.is_any_word(at, words!["you", "you'll"]))
}

/// "to lead others", "for building pipelines", "in writing reports": what is done with the skill.
fn is_use(document: &Document<'_>, within: &Span, at: usize) -> bool {
    static LINKS: &Words = words!["for", "of", "in", "by", "when", "while", "as", "at", "with"];
    let next = at + 1;
    if next >= within.end {
        return false;
    }
    let detail = document.is_any_word(next, words!["detail", "details"]);
    document.is_word(at, "to") && !detail
        || document.is_any_word(at, LINKS) && acts(document, within, next)
        || document.is_word(at, "for") && next + 2 < within.end
}

/// "leading projects": a verb and what it is done to. "in engineering" and "of programming" name a field.
fn acts(document: &Document<'_>, within: &Span, at: usize) -> bool {
    at + 1 < within.end && {
        let verb = document.token_text(at);
        verb.len() > 4
            && verb.ends_with("ing")
            && verb.starts_with(char::is_lowercase)
            && !document.is_in(Lexicon::SkillNoun, at)
    }
}

/// "SQL skills: joins, windows", "(joins, windows)": what the skill consists of.
fn is_content(document: &Document<'_>, within: &Span, at: usize) -> bool {
    let flags = |at: usize| document.tokens[at].before;
    if flags(at) & gap::COLON != 0 {
        return true;
    }
    let inside = at + 1..within.end;
    flags(at) & gap::OPEN != 0
        && inside.take_while(|&next| flags(next) & gap::CLOSE == 0).any(|next| flags(next) & gap::COMMA != 0)
}

/// The sentence behind goes on about it: "They communicate ...", "You will talk to ...", "Show us how you ...".
fn goes_on(document: &Document<'_>, sentence: usize) -> bool {
    static GO_ON: &Words = words![
        "they", "this", "these", "such", "it", "he", "she", "you", "you'll", "you'd", "you're", "you've",
        "show", "tell", "we", "we'll",
    ];
    let this = &document.sentences[sentence];
    let Some(next) = document.sentences.get(sentence + 1).filter(|next| next.block == this.block) else {
        return false;
    };
    let first = next.tokens.start;
    document.is_any_word(first, GO_ON)
        || document.is_any_word(first, words!["able", "ability"])
            && repeats(document, &this.tokens, &next.tokens)
}

/// "communication skills. Ability to communicate ...": the second stretch begins with the stem of a word of the first.
fn repeats(document: &Document<'_>, first: &Span, second: &Span) -> bool {
    const STEM: usize = 7;
    let stem = |at: usize| document.token_text(at).as_bytes().get(..STEM);
    let head = second.start..(second.start + 2 * REACH).min(second.end);
    first
        .clone()
        .rev()
        .take(2 * REACH)
        .filter_map(stem)
        .any(|known| head.clone().filter_map(stem).any(|again| again.eq_ignore_ascii_case(known)))
}

/// Work samples are asked for: they show the skills.
fn asks_for_samples(document: &Document<'_>) -> bool {
    document.hits.of(Lexicon::PraiseInnocent).any(|hit| hit.value() == "sample")
}

/// True when a phrase of that table covers the stretch.
pub(super) fn is_inside(document: &Document<'_>, lexicon: Lexicon, within: &Span, span: &Span) -> bool {
    document.hits_of(lexicon, within).any(|hit| hit.span().overlaps(span))
}

/// In a list of demands, or in a sentence about degrees and applicants; `IIT` in capitals only.
#[cold]
#[inline(never)]
fn is_asked_school(document: &Document<'_>, hit: Hit) -> bool {
    let span = hit.span();
    let Some(sentence) = document.sentence_of_token(span.start) else { return false };
    let within = &document.sentences[sentence].tokens;
    let written = document.range_of_hit(hit).of(document.text);
    let short = written.len() <= 4;
    let capitals = written.chars().take(3).all(char::is_uppercase);
    // "partners of top universities", "work with leading universities"
    let others = within.before(span.start, 5).any(|at| {
        document.is_any_word(
            at,
            words![
                "partner",
                "partners",
                "partnerships",
                "partnership",
                "customers",
                "clients",
                "collaborate",
                "sell",
                "relationships",
                "recruit",
                "visit",
                "collaborations",
                "sold",
                "serve",
                "serving",
                "alumni",
                "taught",
            ],
        )
    });
    scopes::speaks_of_applicant(document, sentence)
        && !others
        && (!short || capitals)
        && !scopes::is_negated(document, &scopes::clause(document, within, &span), &span)
}
