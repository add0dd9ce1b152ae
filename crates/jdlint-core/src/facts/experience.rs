//! Years of experience held against each other and against what they are of. In: years demands. Out: those without a
//! field, and pairs that contradict.

use super::Facts;
use super::reading::has_verb;
use super::years::YearsDemand;
use crate::document::words::{TokenKind, gap};
use crate::document::{Block, Document, Span, Windows, Words};
use crate::gather::Gather;
use crate::lexicon::{Hit, Lexicon};
use crate::report::{Modality, Seniority};
use crate::text::SmallLetters;

impl Facts<'_> {
    /// Required years of which nothing says what they are years of.
    pub(crate) fn years_without_field(&self) -> Vec<&YearsDemand> {
        let document = &self.document;
        // A single year is the step of a ladder more often than a bar.
        let required =
            self.years.iter().filter(|demand| demand.modality == Modality::Required && demand.min >= 2.0);
        // "Experience (5+ years): - Python": the list says in what.
        let listed = |demand: &YearsDemand| {
            let block = document.sentences[demand.sentence].block;
            let announces = document.blocks[block].range.of(document.text).trim_end().ends_with(':')
                || document.blocks[block].is_heading();
            announces && document.blocks.get(block + 1).is_some_and(Block::is_item)
        };
        // Years that are a high bar are told of once, by `years-excessive`.
        let high = self.high_years();
        required
            .filter(|demand| {
                is_of_anything(document, demand)
                    && !listed(demand)
                    && !says_field_elsewhere(document, demand)
                    && !is_one_of_several(document, demand)
                    && !self.repeats_named_years(demand)
                    && !high.iter().any(|high| high.span == demand.span)
            })
            .gather()
    }

    /// Required years that are a high bar: none for executives and for trades whose ladder is long by rule.
    pub(crate) fn high_years(&self) -> Vec<&YearsDemand> {
        // Surgeons and captains are years in the making.
        let long_ladder = self
            .regulated_families()
            .any(|family| matches!(family, "medicine" | "aviation" | "maritime and rail"));
        if self.seniority == Seniority::Executive || long_ladder {
            return Vec::new();
        }
        let high = |demand: &&YearsDemand| demand.modality == Modality::Required && demand.min >= HIGH_YEARS;
        self.years.iter().filter(high).gather()
    }

    /// Two and more required years, but for those of a higher level of the same posting: "Senior baker: two years".
    pub(crate) fn years_of_beginners(&self) -> Vec<&YearsDemand> {
        let document = &self.document;
        let title = self.title.as_ref();
        let two_levels = document.hits.of(Lexicon::SeniorityWord).any(|hit| {
            is_higher_level(hit)
                && title.is_some_and(|title| title.range.contains(document.range_of_hit(hit)))
        });
        let of_higher = |demand: &YearsDemand| {
            let block = document.sentences[demand.sentence].block;
            let heading = document.section_of(block).heading;
            let above = [Some(block), document.blocks[block].lead, heading, block.checked_sub(1)];
            above.into_iter().flatten().any(|at| {
                document.hits_of(Lexicon::SeniorityWord, &document.blocks[at].tokens).any(is_higher_level)
            })
        };
        let asked = |demand: &&YearsDemand| {
            demand.modality == Modality::Required && demand.min >= 2.0 && !two_levels && !of_higher(demand)
        };
        self.years.iter().filter(asked).gather()
    }

    /// "Experience level: 3-5 years" on a card, where the text says five years of what.
    #[cfg_attr(target_arch = "wasm32", inline(never))]
    fn repeats_named_years(&self, demand: &YearsDemand) -> bool {
        let document = &self.document;
        self.years.iter().any(|other| {
            other.span != demand.span
                && !is_of_anything(document, other)
                && (is_same(other.min, demand.min) || demand.max.is_some_and(|max| is_same(other.min, max)))
        })
    }

    /// Pairs of demands for different numbers of years of the same thing.
    pub(crate) fn conflicting_years(&self) -> Vec<(&YearsDemand, &YearsDemand)> {
        if self.offers_alternatives() {
            return Vec::new();
        }
        let document = &self.document;
        let plain = self.years.iter().enumerate().filter(|(_, demand)| is_plain(document, demand));
        let mut demands: Vec<(String, usize)> =
            plain.filter_map(|(at, demand)| Some((field_key(document, demand)?, at))).gather();
        demands.sort();
        let mut pairs: Vec<(usize, usize)> = Vec::new();
        for of_field in demands.chunk_by(|one, next| one.0 == next.0) {
            let first = of_field[0].1;
            let differs = |at: &usize| (self.years[first].min - self.years[*at].min).abs() >= 1.0;
            pairs.extend(of_field.iter().map(|(_, at)| *at).filter(differs).map(|at| (first, at)));
        }
        pairs.sort_unstable_by_key(|(_, at)| *at);
        pairs.into_iter().map(|(first, at)| (&self.years[first], &self.years[at])).gather()
    }
}

/// One demand for all applicants: no ladder of degrees or levels, no alternative, no part of another sum.
fn is_plain(document: &Document<'_>, demand: &YearsDemand) -> bool {
    static PARTS: &Words = words![
        "including",
        "which",
        "those",
        "whom",
        "level",
        "grade",
        "tier",
        "step",
        "band",
        "without",
        "if",
        "either",
    ];
    static MORE: &Words =
        words!["more", "greater", "above", "over", "equivalent", "similar", "related", "longer", "higher"];
    let sentence = &document.sentences[demand.sentence].tokens;
    let alternative = sentence.clone().any(|at| {
        document.is_any_word(at, PARTS) || document.is_word(at, "or") && !document.is_any_word(at + 1, MORE)
    });
    demand.modality == Modality::Required
        && !alternative
        && !document.has(Lexicon::DegreeWord, sentence)
        && !document.has(Lexicon::SeniorityWord, &sentence.opening(3))
}

/// What the years are of, for comparison: the words that name the field. Empty when they are of any work; nothing when
/// that is not certain.
fn field_key(document: &Document<'_>, demand: &YearsDemand) -> Option<String> {
    if is_of_anything(document, demand) {
        return Some(String::new());
    }
    let words: Vec<String> = demand
        .of
        .clone()
        .filter(|&at| !document.is_in(Lexicon::YearsGeneric, at))
        .map(|at| document.token_text(at).in_small_letters())
        .gather();
    (!words.is_empty()).then(|| words.join(" "))
}

/// Nothing in its part of the sentence but words that name no field.
#[cfg_attr(target_arch = "wasm32", inline(never))]
fn is_of_anything(document: &Document<'_>, demand: &YearsDemand) -> bool {
    // "a similar role" is this one; "relevant" needs something that it is relevant to.
    static NAMING: &Words = words!["similar", "such", "this", "these", "that", "above", "comparable", "same"];
    static REFERRING: &Words = words!["relevant", "related"];
    let within = &document.sentences[demand.sentence].tokens;
    let part = part_of(document, within, &demand.span);
    let generic = part.clone().all(|at| {
        demand.span.contains(&at)
            || matches!(document.tokens[at].kind, TokenKind::Number | TokenKind::Symbol)
            // "IT" is a field, "it" is none.
            || document.is_in(Lexicon::YearsGeneric, at) && document.token_text(at) != "IT"
    });
    // "Excel, SAP and SQL; three years of relevant experience": a list above or before says relevant to what.
    let referred = part.clone().any(|at| document.is_any_word(at, REFERRING))
        && !is_first_demand(document, demand, &part);
    let named = part.clone().any(|at| document.is_any_word(at, NAMING));
    generic && !referred && !named
}

/// From so many years on they are a high bar.
const HIGH_YEARS: f64 = 8.0;

/// The field stands elsewhere in the line: "Ovens, dough. Three years of experience", "three years, min. two in
/// bread", "three years of experience; bread and cakes", "of experience and work with ovens".
#[cfg_attr(target_arch = "wasm32", inline(never))]
fn says_field_elsewhere(document: &Document<'_>, demand: &YearsDemand) -> bool {
    let sentence = &document.sentences[demand.sentence];
    let within = &sentence.tokens;
    let names = |at: usize| {
        !demand.span.contains(&at)
            && document.is_kind(at, TokenKind::Word)
            && !document.is_in(Lexicon::YearsGeneric, at)
            && !document.is_in(Lexicon::DegreeWord, at)
    };
    let degree = document.has(Lexicon::DegreeWord, within);
    let behind = (demand.span.end..within.end).filter(|&at| names(at)).count();
    let of_degree = behind <= OTHER_WORDS || degree && behind <= 2 * OTHER_WORDS;
    // "Experience in baking ...; or a diploma and three years of experience"
    let told = document.hits_of(Lexicon::ExperienceWord, within).any(|hit| {
        let end = hit.end as usize;
        document.is_any_word(end, words!["in", "with", "as"]) && end + 1 < within.end && names(end + 1)
    });
    !of_degree || told || asks(document, demand) || follows_fields(document, demand)
}

/// So many words behind the years may be about something else.
const OTHER_WORDS: usize = 6;

/// "Do you have four years of experience?"
fn asks(document: &Document<'_>, demand: &YearsDemand) -> bool {
    let block = document.sentences[demand.sentence].block;
    document.blocks[block].range.of(document.text).contains('?')
}

/// What stands just before in the line is a list of fields, or an abbreviation that a stop ended: "skills, min. 5 years".
fn follows_fields(document: &Document<'_>, demand: &YearsDemand) -> bool {
    let sentence = &document.sentences[demand.sentence];
    let first = document.blocks[sentence.block].sentences.start;
    if demand.sentence == first {
        return false;
    }
    let before = &document.sentences[demand.sentence - 1].tokens;
    let cut = before
        .previous(before.end)
        .is_some_and(|last| document.is_any_word(last, words!["min", "approx", "ca", "max"]));
    let degree = document.has(Lexicon::DegreeWord, before);
    let listed = (before.start + 1..before.end).any(|at| document.is_behind(at, gap::COMMA));
    cut || !degree && listed && before.len() <= FIELD_WORDS && !has_verb(document, before)
}

/// A list of fields has no more words.
const FIELD_WORDS: usize = 12;

/// Years stand in the lines around, too: answers, grades or steps, of which one fits.
#[cfg_attr(target_arch = "wasm32", inline(never))]
fn is_one_of_several(document: &Document<'_>, demand: &YearsDemand) -> bool {
    const AROUND: usize = 2;
    let own = document.sentences[demand.sentence].block;
    let near = own.saturating_sub(AROUND)..(own + AROUND + 1).min(document.blocks.len());
    let with_years =
        near.filter(|&at| at != own && document.has(Lexicon::YearWord, &document.blocks[at].tokens)).count();
    // "3-5 years, 5-10 years" in one line
    let two = document.hits_of(Lexicon::YearWord, &document.sentences[demand.sentence].tokens).count() > 1;
    with_years >= 2 || two
}

/// Up to the words that begin or end another demand: a semicolon, "and", a comma beside a degree.
fn part_of(document: &Document<'_>, within: &Span, span: &Span) -> Span {
    let degree_in = |stretch: Span| document.has(Lexicon::DegreeWord, &stretch);
    let starts = |at: usize| {
        let before = document.tokens[at].before;
        // "Java; 5 years' experience": what stands before is what the years are of.
        gap::holds(before, gap::SEMICOLON) && at - within.start > 4
            || document.is_any_word(at, words!["and", "plus", "with"]) && degree_in(within.start..at)
            || gap::holds(before, gap::COMMA) && degree_in(within.start..at)
    };
    let start = (within.start + 1..=span.start).rev().find(|&at| starts(at)).unwrap_or(within.start);
    let ends = |at: usize| {
        let before = document.tokens[at].before;
        gap::holds(before, gap::SEMICOLON)
            || document.is_any_word(at, words!["and", "plus"])
                && !within
                    .behind(at, 3)
                    .any(|near| document.is_any_word(near, words!["in", "of", "with", "for"]))
            || gap::holds(before, gap::COMMA) && degree_in(at..within.end)
    };
    let end = (span.end..within.end).find(|&at| ends(at)).unwrap_or(within.end);
    start..end
}

/// Nothing was asked before it: not in its sentence, not in its section.
fn is_first_demand(document: &Document<'_>, demand: &YearsDemand, part: &Span) -> bool {
    let sentence = &document.sentences[demand.sentence];
    let body = document.section_of(sentence.block).body(document);
    part.start == sentence.tokens.start
        && sentence.block == body.start
        && document.blocks[sentence.block].sentences.start == demand.sentence
}

fn is_higher_level(hit: Hit) -> bool {
    matches!(hit.value(), "senior" | "lead" | "principal" | "mid")
}

/// Years are halves at the finest.
fn is_same(years: f64, others: f64) -> bool {
    (years - others).abs() < 0.25
}
