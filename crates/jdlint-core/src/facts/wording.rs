//! How the posting speaks. In: the document. Out: nouns that sell, stock phrases, short forms.

use super::qualities::is_inside;
use super::{Facts, scopes};
use crate::document::words::{TokenKind, gap};
use crate::document::{Document, Span, Windows, Words};
use crate::gather::Gather;
use crate::lexicon::{Hit, Lexicon};
use crate::report::{Kind, Quote, Seniority};
use crate::text::TextRange;

/// A noun such as "ninja" for the holder of the job.
pub(crate) struct HypeNoun {
    pub(crate) range: TextRange,
    /// A plain noun for it.
    pub(crate) plain: &'static str,
    pub(crate) in_title: bool,
}

/// A short form that stands for nothing in the text.
pub(crate) struct ShortForm {
    pub(crate) range: TextRange,
    /// What it stands for.
    pub(crate) long: &'static str,
    /// It has several meanings even for people of the field.
    pub(crate) is_ambiguous: bool,
}

/// Words between a cue and the noun that it makes the holder of the job.
const CUE_REACH: usize = 6;
/// Words before the noun that a demand begins with.
const HEAD_REACH: usize = 3;
/// Words between "not" and what is denied.
const DENIAL_REACH: usize = 8;
/// So many commas with hardly a word between make a list of keywords.
const KEYWORDS: usize = 6;
/// What explains a stock phrase begins within so many words ...
const TOLD_REACH: usize = 4;
/// ... and is no shorter than this.
const TOLD_WORDS: usize = 4;
/// Weak stock phrases count when so many different ones stand ...
const MANY_PHRASES: usize = 3;
/// ... within so many words.
const PHRASE_WINDOW: u32 = 300;

impl Facts<'_> {
    /// "Sales ninja" in the title, "we are looking for a rockstar" in the text.
    pub(crate) fn hype_nouns(&self) -> Vec<HypeNoun> {
        let document = &self.document;
        let hits = document.hits.of(Lexicon::HypeTitle);
        let mut last = None;
        hits.filter_map(|hit| {
            let range = document.range_of_hit(hit);
            let in_title = self.title.as_ref().is_some_and(|title| title.range.contains(range));
            let (span, within) = place(document, hit);
            let innocent = is_inside(document, Lexicon::HypeInnocent, &within, &span)
                || is_cited(document, &within, &span)
                || is_denied(document, &within, &span)
                || is_link(document, &within, &span);
            let meant = if in_title {
                !is_brand_in_title(document, &within, &span)
            } else {
                is_holder(document, &within, &span) || is_demanded_holder(document, &within, &span)
            };
            // "guru/whiz" is one holder.
            let again = last == Some(within.start);
            if innocent || !meant || again {
                return None;
            }
            last = Some(within.start);
            Some(HypeNoun { range, plain: hit.value(), in_title })
        })
        .gather()
    }

    /// Stock phrases, one entry a section, or the section where the same was said first: the clear ones, and weak ones where several stand together.
    pub(crate) fn stock_phrases(&self) -> Vec<Vec<TextRange>> {
        let document = &self.document;
        let innocent = |hit: &Hit| {
            let (span, within) = place(document, *hit);
            is_inside(document, Lexicon::ClicheInnocent, &within, &span)
                || is_cited(document, &within, &span)
                || is_denied(document, &within, &span)
                || is_told_at_once(document, &within, &span)
                || is_told_next(document, &within, &span)
                || self.is_catch_all(&span)
                || self.own.allows(document.range_of_hit(*hit))
        };
        let sections = document.sections.iter().filter(|section| !section.blocks.is_empty());
        let mut lists: Vec<Vec<TextRange>> = Vec::new();
        let mut said: Vec<(u16, usize)> = Vec::new();
        for section in sections {
            let first = document.blocks[section.blocks.start].tokens.start;
            let last = document.blocks[section.blocks.end - 1].tokens.end;
            let hits: Vec<Hit> =
                document.hits_of(Lexicon::Cliche, &(first..last)).filter(|hit| !innocent(hit)).gather();
            let counts = |at: &usize| hits[*at].value() == "clear" || has_company(&hits, *at);
            let own = lists.len();
            for hit in (0..hits.len()).filter(counts).map(|at| hits[at]) {
                // What was said before is told there.
                let known = said.iter().find(|(row, _)| *row == hit.row).map(|(_, list)| *list);
                let told_in = known.unwrap_or(own);
                if known.is_none() {
                    said.push((hit.row, own));
                }
                if told_in == lists.len() {
                    lists.push(Vec::new());
                }
                lists[told_in].push(document.range_of_hit(hit));
            }
        }
        lists
    }

    /// "Wear many hats" in a list of duties is a duty without bounds, and told as such.
    fn is_catch_all(&self, span: &Span) -> bool {
        let document = &self.document;
        let of_work = document
            .block_of_token(span.start)
            .map(|block| document.section_of(block))
            .is_some_and(|section| section.is(Kind::Responsibilities) || section.is(Kind::Outcomes));
        let hats = || {
            let before = span.start.saturating_sub(3)..span.end;
            document.hits_of(Lexicon::CatchAllDuty, &before).any(|hit| hit.end as usize == span.end)
        };
        of_work && hats()
    }

    /// Short forms that an applicant for this job need not know, and that the text does not explain; the first of each.
    pub(crate) fn short_forms(&self) -> Vec<ShortForm> {
        let document = &self.document;
        let Some(title) = &self.title else { return Vec::new() };
        let fields: Vec<&str> = document
            .hits
            .of(Lexicon::AcronymField)
            // Of a page with several jobs, the headings say which.
            .filter(|hit| {
                let heads = document
                    .block_of_token(hit.start as usize)
                    .is_some_and(|block| document.blocks[block].is_heading());
                heads || title.range.contains(document.range_of_hit(*hit))
            })
            .flat_map(|hit| hit.value().split(' '))
            .gather();
        let written: Vec<Hit> =
            document.hits.of(Lexicon::Acronym).filter(|&hit| is_written_short(document, hit)).gather();
        if written.is_empty() {
            return Vec::new();
        }
        self.unexplained(title, &fields, &written)
    }

    /// `fields`: those that the posting is of; `written`: the short forms that stand in it.
    #[cfg_attr(target_arch = "wasm32", inline(never))]
    fn unexplained(&self, title: &Quote, fields: &[&str], written: &[Hit]) -> Vec<ShortForm> {
        let document = &self.document;
        let explained = explained(document, written);
        let mut found: Vec<(u16, ShortForm)> = Vec::new();
        for &hit in written {
            let (known, long) = hit.value().split_once('|').unwrap_or_default();
            let (span, within) = place(document, hit);
            if found.iter().any(|(row, _)| *row == hit.row)
                || explained.contains(&stem(document, hit))
                || is_cited(document, &within, &span)
                || is_keyword_tail(document, &within)
                || is_inside(document, Lexicon::CertificateAlias, &within, &span)
                || title.range.contains(document.range_of_hit(hit))
            {
                continue;
            }
            let rows: Vec<u16> = document
                .hits_of(Lexicon::Acronym, &within)
                .filter(|hit| is_written_short(document, *hit))
                .map(|hit| hit.row)
                .gather();
            // "Own SLAs and the P1 RCA": the words of one desk, which only its people know.
            let heap = rows.iter().any(|row| *row != hit.row)
                && document.is_in_words(&within, words!["rca", "rcas", "p1"]);
            let is_ambiguous = known.is_empty() || is_metric_of_sales(document, hit, &within);
            let common = known.split(' ').any(|field| fields.contains(&field));
            // People who have done the work for years know its words.
            let beginner = self.is_for_beginners();
            // Who must know the thing need not be told its name.
            let demanded = document
                .block_of_token(span.start)
                .is_some_and(|block| scopes::is_demand_section(document.section_of(block)));
            let veteran =
                matches!(self.seniority, Seniority::Senior | Seniority::Lead | Seniority::Executive);
            let unknown = heap || !veteran && !common && (!demanded || beginner);
            let meant = match stem(document, hit) {
                "CPA" => is_cost_per(document, &within) && !fields.contains(&"finance"),
                "SQL" => is_metric_of_sales(document, hit, &within),
                "MTTR" => true,
                "CAC" => unknown && !document.is_in_words(&within, words!["piv", "card", "id"]),
                _ => unknown,
            };
            if meant {
                let range = document.range_of_hit(hit);
                found.push((hit.row, ShortForm { range, long, is_ambiguous }));
            }
        }
        found.into_iter().map(|(_, form)| form).gather()
    }

    /// The title or the text says that the job is a first one.
    pub(crate) fn is_for_beginners(&self) -> bool {
        self.entry_level.is_some() || self.seniority == Seniority::Entry
    }
}

/// The tokens of a hit, and of its sentence (or of the hit alone, in front matter).
pub(super) fn place(document: &Document<'_>, hit: Hit) -> (Span, Span) {
    let span = hit.span();
    let within = document
        .sentence_of_token(span.start)
        .map_or_else(|| span.clone(), |at| document.sentences[at].tokens.clone());
    (span, within)
}

/// "We are not looking for a rockstar", "no ninjas": but not "not only".
pub(super) fn is_denied(document: &Document<'_>, within: &Span, span: &Span) -> bool {
    let clause = scopes::clause(document, within, span);
    let near = clause.before(span.start, DENIAL_REACH);
    document.hits_of(Lexicon::Negation, &near).any(|hit| {
        let parted = (hit.end as usize..span.start).any(|at| {
            document.is_behind(at, gap::COMMA)
                && document.is_any_word(at, words!["we", "you", "it", "this", "they", "i"])
        });
        !parted && !document.is_any_word(hit.end as usize, words!["only", "just", "afraid", "merely"])
    }) || document.is_in_words(&near, words!["nobody", "noone"])
}

/// The words stand within quotation marks.
pub(super) fn is_cited(document: &Document<'_>, within: &Span, span: &Span) -> bool {
    let marks = (within.start..=span.start).filter(|&at| document.is_behind(at, gap::QUOTE)).count();
    marks % 2 == 1
}

/// What the phrase means is said right behind it: "a self-starter - you have built something from nothing", "a
/// fast-paced team driven by the hours of the shops", "wearing many hats, managing the shop and baking".
fn is_told_at_once(document: &Document<'_>, within: &Span, span: &Span) -> bool {
    let near = within.from(span.end, TOLD_REACH);
    // A dash or colon explains what stands alone in front of it.
    let alone = within.opening(2).contains(&span.start);
    near.clone().any(|at| {
        let before = document.tokens[at].before;
        let rest = at..within.end.min(at + 2 * TOLD_REACH);
        let long = rest.len() >= TOLD_WORDS && !document.has(Lexicon::Cliche, &rest);
        let parted = alone && at == span.end && gap::holds(before, signs![SPACED_DASH, OPEN, COLON]);
        let by = document.is_word(at, "by")
            && document.is_any_word(at - 1, words!["driven", "shaped", "set", "caused"]);
        let doing = gap::holds(before, gap::COMMA)
            && document.is_word(span.end - 1, "hats")
            && (document.token_text(at).ends_with("ing")
                || document.is_any_word(at, words!["from", "such", "including"]));
        long && (parted || by || doing)
    })
}

/// "A self-starter. You need to plan your own day and order what you use": the next sentence says it.
fn is_told_next(document: &Document<'_>, within: &Span, span: &Span) -> bool {
    let Some(this) = document.sentence_of_token(span.start) else { return false };
    let Some(next) = document.sentences.get(this + 1) else { return false };
    let begin = &next.tokens;
    let says = |subject: &Words, verb: &Words| {
        document.is_any_word(begin.start, subject) && document.is_any_word(begin.start + 1, verb)
    };
    span.end == within.end
        && next.block == document.sentences[this].block
        && begin.len() > TOLD_WORDS
        && !document.has(Lexicon::Cliche, begin)
        && (says(words!["you"], words!["need", "must", "have"])
            || says(words!["this", "that", "it"], words!["means"]))
}

/// The words are the text of a link or part of an address.
fn is_link(document: &Document<'_>, within: &Span, span: &Span) -> bool {
    within.contains(&span.end) && document.is_kind(span.end, TokenKind::Url)
}

/// "Product manager at Ninja", "Designer, Guru": what follows the name of the job.
#[cold]
#[inline(never)]
fn is_brand_in_title(document: &Document<'_>, within: &Span, span: &Span) -> bool {
    let parted = document.is_behind(span.start, signs![COMMA, OPEN, SPACED_DASH, DASH])
        || within
            .previous(span.start)
            .is_some_and(|last| document.is_any_word(last, words!["at", "for", "with", "@", "of"]));
    parted && document.has(Lexicon::JobNoun, &(within.start..span.start))
}

/// A cue shortly before makes the noun the holder: "looking for a", "you are a", "as our next".
fn is_holder(document: &Document<'_>, within: &Span, span: &Span) -> bool {
    let near = within.before(span.start, CUE_REACH + 3);
    let Some(cue) = document.hits_of(Lexicon::HolderCue, &near).last() else { return false };
    let between = cue.end as usize..span.start;
    // "looking for someone to work with our gurus": another is looked for.
    let other = between.clone().any(|at| {
        document.is_any_word(
            at,
            words![
                "of",
                "with",
                "from",
                "by",
                "alongside",
                "under",
                "to",
                "who",
                "that",
                "where",
                "team",
                "using",
                "and",
                "in",
                "on",
                "at",
            ],
        )
    });
    // "Think ahead (be a hero)", "if you prove to be a star": how to behave, and what to earn by it.
    let motto = (cue.start as usize..span.start).any(|at| document.is_behind(at, gap::OPEN))
        || (cue.start as usize).checked_sub(1).is_some_and(|at| {
            document.is_any_word(at, words!["prove", "proves", "proved", "turn", "out", "like", "feel"])
        });
    between.len() <= CUE_REACH && !other && !motto
}

/// "Microsoft Excel guru" at the head of a demand.
fn is_demanded_holder(document: &Document<'_>, within: &Span, span: &Span) -> bool {
    let short = span.start != within.start && span.start - within.start <= HEAD_REACH;
    let named = (within.start..span.start)
        .all(|at| document.is_kind(at, TokenKind::Word) && !document.is_in(Lexicon::FunctionWord, at));
    short
        && named
        && document.is_in(Lexicon::HypeHolder, span.start)
        && document
            .block_of_token(span.start)
            .is_some_and(|block| scopes::is_demand_section(document.section_of(block)))
}

/// Letters in capitals only.
pub(super) fn is_shouted(document: &Document<'_>, within: &Span) -> bool {
    let mut letters = within
        .clone()
        .filter(|&at| document.is_kind(at, TokenKind::Word))
        .flat_map(|at| document.token_text(at).chars())
        .filter(|letter| letter.is_alphabetic());
    letters.all(char::is_uppercase)
}

/// Enough other phrases stand near.
fn has_company(hits: &[Hit], at: usize) -> bool {
    let this = hits[at];
    let from = hits.partition_point(|hit| hit.start + PHRASE_WINDOW < this.start);
    let to = hits.partition_point(|hit| hit.start < this.start + PHRASE_WINDOW);
    let near = &hits[from..to];
    let mut rows: Vec<u16> = near.iter().take(4 * MANY_PHRASES).map(|hit| hit.row).gather();
    rows.sort_unstable();
    rows.dedup();
    rows.len() >= MANY_PHRASES && near.iter().take(4 * MANY_PHRASES).any(|hit| hit.value() == "clear")
}

/// In capitals, with a small "s" at most, in a text that does not shout.
fn is_written_short(document: &Document<'_>, hit: Hit) -> bool {
    let written = document.range_of_hit(hit).of(document.text);
    let letters = written.strip_suffix('s').unwrap_or(written);
    let (_, within) = place(document, hit);
    letters.len() > 1 && !letters.chars().any(char::is_lowercase) && !is_shouted(document, &within)
}

/// "Stores, Production, Planning, Kanban, ERP": words for a search and not for a reader.
#[cfg_attr(target_arch = "wasm32", inline(never))]
fn is_keyword_tail(document: &Document<'_>, within: &Span) -> bool {
    let commas = within.clone().filter(|&at| document.is_behind(at, gap::COMMA)).count();
    commas >= KEYWORDS && within.len() <= commas * 3
}

/// The capitals of a short form.
fn stem<'t>(document: &Document<'t>, hit: Hit) -> &'t str {
    let written = document.range_of_hit(hit).of(document.text);
    written.strip_suffix('s').unwrap_or(written)
}

/// The stems of those that are explained somewhere. For each row the whole text is searched once.
#[cfg_attr(target_arch = "wasm32", inline(never))]
fn explained<'t>(document: &Document<'t>, written: &[Hit]) -> Vec<&'t str> {
    let mut rows: Vec<(u16, bool)> = Vec::new();
    let mut stems = Vec::new();
    for &hit in written {
        let known = rows.iter().find(|(row, _)| *row == hit.row).map(|(_, told)| *told);
        let is_told_anywhere = known.unwrap_or_else(|| {
            let told = is_spelled_out(document, hit);
            rows.push((hit.row, told));
            told
        });
        let stem = stem(document, hit);
        if (is_told_anywhere || is_told_beside(document, hit)) && !stems.contains(&stem) {
            stems.push(stem);
        }
    }
    stems
}

/// The long form stands beside it, in brackets or before them.
fn is_told_beside(document: &Document<'_>, hit: Hit) -> bool {
    let (start, end) = (hit.start as usize, hit.end as usize);
    let opens = document.is_behind(start, gap::OPEN);
    let followed = document.is_behind(end, signs![OPEN, SLASH]);
    opens || followed
}

/// The long form stands anywhere in the text.
fn is_spelled_out(document: &Document<'_>, hit: Hit) -> bool {
    let long = hit.value().split_once('|').map(|(_, long)| long).unwrap_or_default();
    let words: Vec<&str> = long.split([' ', '-']).take(2).gather();
    document.phrase_stands(&words)
}

/// "SQL" beside leads and the pipeline is no language of databases.
#[cfg_attr(target_arch = "wasm32", inline(never))]
fn is_metric_of_sales(document: &Document<'_>, hit: Hit, within: &Span) -> bool {
    stem(document, hit) == "SQL"
        && document.is_in_words(within, words!["mql", "mqls", "leads", "pipeline", "opportunities"])
}

/// "CPA" beside money spent on advertising is no accountant.
fn is_cost_per(document: &Document<'_>, within: &Span) -> bool {
    document.is_in_words(
        within,
        words![
            "reduce",
            "lower",
            "campaign",
            "campaigns",
            "roas",
            "ctr",
            "ads",
            "cac",
            "mttr",
            "spend",
            "channel",
            "channels",
            "cost",
            "target",
            "cut",
        ],
    )
}
