//! Degrees. In: words of schooling. Out: [`DegreeDemand`]s: level, gate or wish, and what does in its place.

mod alternatives;

use super::numbers;
use super::scopes;
use crate::document::words::gap;
use crate::document::{Document, Span, Windows, Words};
use crate::gather::Gather;
use crate::lexicon::{Hit, Lexicon};
use crate::report::{Degree, Modality};

/// "Bachelor's degree in biology or equivalent experience".
#[derive(Debug, Clone)]
pub(crate) struct DegreeDemand {
    pub(crate) span: Span,
    pub(crate) sentence: usize,
    pub(crate) level: Degree,
    pub(crate) modality: Modality,
    /// Something else does in its place.
    pub(crate) equivalent: bool,
    /// A law or regulator asks for a degree in this field.
    pub(crate) regulated: bool,
}

/// A sentence with more words of degrees asks for none of the rest.
const MOST_IN_SENTENCE: usize = 24;

/// Every demand for a degree, in order. Alternatives ("bachelor's or master's") are one demand of the lowest level.
#[cfg_attr(target_arch = "wasm32", inline(never))]
pub(crate) fn read(document: &Document<'_>) -> Vec<DegreeDemand> {
    let mut found: Vec<DegreeDemand> = Vec::new();
    if !document.hits.know(Lexicon::DegreeWord) {
        return found;
    }
    let for_all = alternatives::for_all(document);
    let defined = is_sealed(document) || is_defined_by_degree(document);
    for (number, sentence) in document.sentences.iter().enumerate() {
        if !document.has(Lexicon::DegreeWord, &sentence.tokens) {
            continue;
        }
        let section = document.section_of(sentence.block);
        // "Training: a bachelor's degree" stands among demands, whatever the word means elsewhere.
        let training = section.kind.name == "growth"
            && section.heading.is_some_and(|at| document.blocks[at].label().len() == 1);
        if scopes::is_innocent_section(section) && !training || document.blocks[sentence.block].is_heading() {
            continue;
        }
        let mut last: Option<usize> = None;
        // "Bachelor's degree, master's degree or PhD in": the words that ask stand behind the last.
        let mut unasked: Option<DegreeDemand> = None;
        for hit in document.hits_of(Lexicon::DegreeWord, &sentence.tokens).take(MOST_IN_SENTENCE) {
            let Some((mut demand, is_asked)) = demand(document, number, hit, for_all) else { continue };
            demand.regulated |= defined;
            if !is_asked && last.is_none() {
                unasked = Some(demand);
                continue;
            }
            if let Some(first) = unasked.take_if(|first| is_alternative(document, first, &demand)) {
                demand.level = lowest(first.level, demand.level);
                demand.span.start = first.span.start;
            }
            if last.is_some_and(|at| is_its_school(document, &found[at], &demand)) {
                continue;
            }
            match last.filter(|&at| is_alternative(document, &found[at], &demand)) {
                Some(at) => {
                    let before = &mut found[at];
                    before.level = lowest(before.level, demand.level);
                    before.span.end = demand.span.end;
                    before.equivalent |= demand.equivalent;
                }
                None if !is_asked => {}
                None if found.last().is_some_and(|before| is_same_again(document, before, &demand)) => {}
                None => {
                    last = Some(found.len());
                    found.push(demand);
                }
            }
        }
    }
    drop_answers(document, &mut found);
    alternatives::accept_or_lines(document, &mut found);
    found
}

#[cfg_attr(target_arch = "wasm32", inline(never))]
fn demand(
    document: &Document<'_>,
    sentence: usize,
    hit: Hit,
    equivalent_for_all: bool,
) -> Option<(DegreeDemand, bool)> {
    let span = hit.span();
    let within = &document.sentences[sentence].tokens;
    let block = document.sentences[sentence].block;
    let section = document.section_of(block);
    if !is_schooling(document, within, hit)
        || scopes::is_quoted(document, &span)
        || document.is_word(within.start, "i")
    {
        return None;
    }
    let demanded = scopes::is_demand_section(section)
        || document.has(Lexicon::RequirementCue, within)
        || document.has(Lexicon::PreferenceCue, within)
        || document.is_any_word(span.end, words!["in", "or"])
        || document.is_word(span.end, "from")
            && document.is_any_word(
                span.end + 2,
                words!["accredited", "recognised", "recognized", "university", "college"],
            )
        || section.kind.kind.is_none() && document.blocks[block].is_item();
    let clause = scopes::clause(document, within, &span);
    if replaces_experience(document, within, &span) || is_document(document, within, &span) {
        return None;
    }
    if is_not_asked(document, &clause, &span) || is_of_others(document, within, &span) {
        return None;
    }
    let modality = if is_under_run_in_wish(document, block, &span) {
        Modality::Preferred
    } else {
        scopes::modality(document, sentence, &span)
    };
    let asked = DegreeDemand {
        level: level(hit.value()),
        modality,
        regulated: is_regulated(document, &span),
        equivalent: equivalent_for_all || alternatives::beside(document, sentence, &span),
        span,
        sentence,
    };
    Some((asked, demanded))
}

/// "Juris Doctor", "degree in medicine": nobody practises without. Law as one of many fields is not meant.
fn is_regulated(document: &Document<'_>, span: &Span) -> bool {
    static FIELDS: &Words =
        words!["law", "medicine", "nursing", "pharmacy", "dentistry", "veterinary", "optometry", "midwifery"];
    let juris = (span.start.saturating_sub(1)..span.end).any(|at| document.is_word(at, "juris"));
    let field =
        document.is_any_word(span.end, words!["in", "of"]) && document.is_any_word(span.end + 1, FIELDS);
    let before = span.start.checked_sub(1).is_some_and(|last| document.is_any_word(last, FIELDS));
    let alone = document.tokens.get(span.end + 2).is_none_or(|next| !next.is_behind(signs![COMMA, SLASH]))
        && !document.is_word(span.end + 2, "or");
    juris || before || field && alone
}

/// "P.E. license required": whoever seals drawings needs the degree.
fn is_sealed(document: &Document<'_>) -> bool {
    document.hits.know(Lexicon::LicensedSignOff)
}

/// "A doctoral position", "postdoctoral researcher", "in the final year of a degree": the degree says what the post is.
fn is_defined_by_degree(document: &Document<'_>) -> bool {
    let mut posts = document.hits.of(Lexicon::DegreeInnocent);
    posts.any(|hit| hit.value() == "post")
}

/// "Nice to have (you can learn it here): a degree in ...": a heading within a text that lost its lines.
fn is_under_run_in_wish(document: &Document<'_>, block: usize, span: &Span) -> bool {
    const REACH: usize = 60;
    const BRACKET: usize = 16;
    const NAME: usize = 3;
    let first = span.start.saturating_sub(REACH).max(document.blocks[block].tokens.start);
    let has = |at: usize, flag: u16| document.is_behind(at, flag);
    let Some(colon) = (first + 1..=span.start).rev().find(|&at| has(at, gap::COLON)) else { return false };
    // What stands in brackets between the name and its colon says more of it.
    let end = if has(colon, gap::CLOSE) {
        (colon.saturating_sub(BRACKET).max(first)..colon)
            .rev()
            .find(|&at| has(at, gap::OPEN))
            .unwrap_or(colon)
    } else {
        colon
    };
    let near = end.saturating_sub(NAME).max(first)..end;
    let parted = near.clone().rev().find(|&at| has(at, signs![STOP, COMMA, SEMICOLON]));
    let name = parted.unwrap_or(near.start)..end;
    document.hits_of(Lexicon::PreferenceCue, &name).any(|cue| !scopes::is_noun_use(document, cue))
}

/// "A bachelor's degree is required. Computer science degree ...": one demand said twice.
fn is_same_again(document: &Document<'_>, before: &DegreeDemand, next: &DegreeDemand) -> bool {
    const APART: usize = 6;
    let block = |demand: &DegreeDemand| document.sentences[demand.sentence].block;
    let level = next.level == Degree::AnyDegree || next.level == before.level;
    block(before) == block(next)
        && before.modality == next.modality
        && level
        && before.span.end + APART >= next.span.start
}

fn level(word: &str) -> Degree {
    Degree::ALL.iter().copied().find(|degree| degree.word() == word).unwrap_or(Degree::AnyDegree)
}

fn lowest(a: Degree, b: Degree) -> Degree {
    match (a, b) {
        (Degree::AnyDegree, other) | (other, Degree::AnyDegree) => other,
        _ => a.min(b),
    }
}

/// "a high degree of care", "20 degrees", "Office for MS", "BA" for business analyst: no schooling.
fn is_schooling(document: &Document<'_>, within: &Span, hit: Hit) -> bool {
    let (start, end) = (hit.start as usize, hit.end as usize);
    let written = document.range_of_hit(hit).of(document.text);
    // "D/B/A", "M/S": other short forms.
    let parted = written.len() <= 4 && written.contains('/');
    if parted || is_innocent(document, hit) {
        return false;
    }
    if matches!(written.to_ascii_lowercase().as_str(), "degree" | "degrees") {
        let measure = document.is_word(end, "of")
            && document.is_behind_only(end, gap::SPACE)
            && !document.is_any_word(end + 1, words!["bachelor", "bachelors", "master", "doctor"]);
        let heat = document.is_any_word(end, words!["fahrenheit", "celsius", "f", "c", "feedback", "view"]);
        // "20 degrees", "some degree of care"
        let counted = start != within.start && numbers::value(document, start - 1).is_some();
        return !(measure || heat || counted);
    }
    // "BSA/BA large projects", "an experienced BA with": business analyst
    if written == "BA" && !is_arts_degree(document, within, &(start..end)) {
        return false;
    }
    if written.len() <= 4 {
        // Short names only in capitals, and beside a field, another degree or the word itself.
        let capitals = !written.chars().any(char::is_lowercase)
            || written.contains('.')
            || matches!(written, "BSc" | "MSc" | "PhD" | "BEng" | "MEng");
        let beside = document.is_any_word(
            end,
            words!["in", "or", "degree", "degrees", "from", "and", "with", "preferred", "required"],
        ) || document
            .tokens
            .get(end)
            .is_none_or(|next| next.is_behind(signs![SLASH, COMMA, CLOSE, STOP]))
            || document.is_behind(start, gap::SLASH)
            || end == within.end;
        return capitals && beside;
    }
    true
}

/// "BA in English", "BA/BS", "BA required": the degree; everything else may be a business analyst.
fn is_arts_degree(document: &Document<'_>, within: &Span, span: &Span) -> bool {
    let is_degree = |at: usize| document.is_in(Lexicon::DegreeWord, at);
    let asked = words!["in", "degree", "degrees", "from", "required", "preferred", "of"];
    let behind = document.is_any_word(span.end, asked)
        || document.is_word(span.end, "or")
            && document
                .is_any_word(span.end + 1, words!["bs", "bsc", "b", "ma", "ms", "higher", "equivalent"])
        || within.contains(&span.end)
            && document.is_behind(span.end, signs![SLASH, COMMA])
            && is_degree(span.end);
    let ahead = span.start != within.start
        && (document.is_behind(span.start, gap::SLASH) && is_degree(span.start - 1)
            || document.is_word(span.start - 1, "or") && is_degree(span.start.saturating_sub(2)));
    behind || ahead || within.len() <= 2
}

/// "to some degree", "third-degree burns", "only the attendance and/or degrees from", "rules for doctoral students".
fn is_innocent(document: &Document<'_>, hit: Hit) -> bool {
    let span = hit.span();
    let near = document.all().around(&span, 6, 3);
    document.hits_of(Lexicon::DegreeInnocent, &near).any(|other| match other.value() {
        "before" => other.span().ends_before(span.start, 2),
        "after" => span.ends_before(other.start as usize, 1),
        "over" => other.span().overlaps(&span),
        _ => false,
    })
}

/// "We do not ask for a degree", "a degree isn't necessary", "any degree or none".
fn is_not_asked(document: &Document<'_>, clause: &Span, span: &Span) -> bool {
    const REACH: usize = 8;
    let before = clause.before(span.start, REACH);
    let after = clause.from(span.end, 5);
    let negated = document.has(Lexicon::Negation, &before) || document.has(Lexicon::Negation, &after);
    negated
        || scopes::is_negated(document, clause, span)
        || after.into_iter().any(|at| document.is_word(at, "none"))
}

/// "A bachelor's degree may be substituted for the experience": the degree is not what is asked.
fn replaces_experience(document: &Document<'_>, within: &Span, span: &Span) -> bool {
    const SUBSTITUTED: &[u8] = b"substitut";
    let substituted = |at: usize| {
        let begin = document.token_text(at).as_bytes().get(..SUBSTITUTED.len());
        begin.is_some_and(|begin| begin.eq_ignore_ascii_case(SUBSTITUTED))
    };
    (span.end..within.end).find(|&at| substituted(at)).is_some_and(|at| {
        (at..within.end).any(|at| document.is_any_word(at, words!["experience", "experiences"]))
            && !(at..within.end).any(|at| document.is_any_word(at, words!["education", "degree"]))
    })
}

/// "transcripts and a copy of the diploma": papers to send.
fn is_document(document: &Document<'_>, within: &Span, span: &Span) -> bool {
    let near = within.around(span, 5, 2);
    near.into_iter().any(|at| {
        document.is_any_word(
            at,
            words!["transcripts", "transcript", "copy", "copies", "scan", "scans", "diplomas"],
        )
    })
}

/// Short lines of schooling one below the other are the answers of a questionnaire.
#[cfg_attr(target_arch = "wasm32", inline(never))]
fn drop_answers(document: &Document<'_>, found: &mut Vec<DegreeDemand>) {
    const ANSWER_WORDS: usize = 7;
    let block = |sentence: usize| document.sentences[sentence].block;
    let short =
        |at: usize| document.blocks[at].tokens.len() <= ANSWER_WORDS && !document.blocks[at].is_item();
    let mut lines: Vec<usize> =
        found.iter().map(|demand| block(demand.sentence)).filter(|&at| short(at)).gather();
    lines.dedup();
    let within = |from: usize, to: usize| {
        lines.partition_point(|&other| other < to) - lines.partition_point(|&other| other < from)
    };
    found.retain(|demand| {
        let own = block(demand.sentence);
        let listed = within(own.saturating_sub(2), own + 3) - within(own, own + 1) >= 2;
        !(short(own) && listed || is_on_ladder(document, own) || answers_question(document, own))
    });
}

/// Lines one below the other of which each begins with its own step of schooling, from school to a doctorate.
fn is_on_ladder(document: &Document<'_>, block: usize) -> bool {
    const NEAR: usize = 5;
    let step = |at: usize| {
        let tokens = &document.blocks[at].tokens;
        let first = tokens.opening(3);
        document.hits_of(Lexicon::DegreeWord, &first).next().map(Hit::value)
    };
    let low = |value: &str| matches!(value, "high_school" | "associate");
    let (mut steps, mut has_low, mut has_high) = (0, false, false);
    for at in block.saturating_sub(NEAR)..(block + NEAR + 1).min(document.blocks.len()) {
        let Some(value) = step(at) else { continue };
        steps += 1;
        has_low |= low(value);
        has_high |= matches!(value, "master" | "doctorate");
    }
    let alternatives = document.blocks[block].is_item();
    steps >= 4 && (has_low || has_high) && !alternatives
}

/// "What is your highest level of education?" stands above.
fn answers_question(document: &Document<'_>, block: usize) -> bool {
    const ANSWERS: usize = 14;
    document.blocks[block.saturating_sub(ANSWERS)..block].iter().any(|above| {
        let asks =
            above.tokens.clone().any(|at| document.is_any_word(at, words!["highest", "level", "completed"]))
                && above.tokens.clone().any(|at| document.is_word(at, "education"));
        asks && above.range.of(document.text).contains('?')
    })
}

/// Degrees that the applicant need not have: students, the employer's own, tuition.
fn is_of_others(document: &Document<'_>, within: &Span, span: &Span) -> bool {
    let next = words![
        "students",
        "student",
        "programs",
        "programmes",
        "program",
        "programme",
        "candidates",
        "course",
        "courses",
        "holders",
        "apprenticeship",
    ];
    if scopes::is_held_by_others(document, within, span) {
        return true;
    }
    let before = within.before(span.start, 4);
    let foreign = document.all().from(span.end, 4).any(|at| document.is_word(at, "foreign"));
    foreign
        || document.is_any_word(span.end, next)
        || document.is_any_word(span.end, words!["degree", "degrees"])
            && document.is_any_word(span.end + 1, next)
        || document.is_behind(span.end, gap::SLASH) && document.is_any_word(span.end + 1, next)
        || before.into_iter().any(|at| {
            document.is_any_word(at, words!["towards", "toward", "pursue", "tuition", "pursuing", "leading"])
        })
}

/// Words between two steps of a ladder of degrees and years.
const LADDER_WORDS: usize = 18;

/// "bachelor's or master's", "BS/MS", "BA or similar": within a few words, joined by or, comma or slash.
fn is_alternative(document: &Document<'_>, before: &DegreeDemand, next: &DegreeDemand) -> bool {
    let between = before.span.end..next.span.start;
    if between.len() > LADDER_WORDS || before.modality != next.modality {
        return false;
    }
    let or = between.clone().any(|at| alternatives::is_or(document, at));
    // "a bachelor's degree and five years, or a master's and three": steps of one ladder
    let ladder = or && document.has(Lexicon::YearWord, &between);
    if ladder {
        return true;
    }
    if between.len() > 7 {
        return false;
    }
    let joined = document.is_behind(next.span.start, signs![SLASH, COMMA, OPEN]);
    let any = before.level == Degree::AnyDegree || next.level == Degree::AnyDegree;
    or || (joined && between.len() <= 2) || (any && between.len() <= 4)
}

/// "a bachelor's degree from a four-year college" is one demand.
fn is_its_school(document: &Document<'_>, before: &DegreeDemand, next: &DegreeDemand) -> bool {
    let between = before.span.end..next.span.start;
    between.len() <= 6
        && between.clone().any(|at| document.is_any_word(at, words!["from", "at"]))
        && (next.span.start..=next.span.end)
            .any(|at| document.is_any_word(at, words!["college", "university"]))
}
