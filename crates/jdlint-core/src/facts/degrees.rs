//! Degrees. In: words of schooling. Out: [`DegreeDemand`]s: level, gate or wish, and what does in its place.

use super::numbers;
use super::scopes;
use crate::document::words::gap;
use crate::document::{Block, Document, Span};
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

/// Every demand for a degree, in order. Alternatives ("bachelor's or master's") are one demand of the lowest level.
pub(crate) fn read(document: &Document<'_>) -> Vec<DegreeDemand> {
    let mut found: Vec<DegreeDemand> = Vec::new();
    let for_all = equivalent_for_all(document);
    let sealed = is_sealed(document);
    for (number, sentence) in document.sentences.iter().enumerate() {
        let section = document.section_of(sentence.block);
        // "Training: a bachelor's degree" stands among demands, whatever the word means elsewhere.
        let training = section.kind.name == "growth"
            && section.heading.is_some_and(|at| document.blocks[at].label().len() == 1);
        if scopes::is_innocent_section(section) && !training || document.blocks[sentence.block].is_heading() {
            continue;
        }
        let mut last: Option<usize> = None;
        for hit in document.hits_of(Lexicon::DegreeWord, &sentence.tokens) {
            let Some(mut demand) = demand(document, number, hit, for_all) else { continue };
            demand.regulated |= sealed;
            let before = last.map(|at| &mut found[at]).filter(|before| {
                is_alternative(document, before, &demand) || is_its_school(document, before, &demand)
            });
            if before.as_ref().is_some_and(|before| is_its_school(document, before, &demand)) {
                continue;
            }
            if let Some(before) = before {
                before.level = lowest(before.level, demand.level);
                before.span.end = demand.span.end;
                before.equivalent |= demand.equivalent;
            } else {
                last = Some(found.len());
                found.push(demand);
            }
        }
    }
    drop_answers(document, &mut found);
    accept_or_lines(document, &mut found);
    found
}

/// Lines joined by lines that are nothing but "OR": where one of them asks for years and no degree, it does for all.
/// "University degree or", and the next line goes on: "relevant training".
fn accept_or_lines(document: &Document<'_>, found: &mut [DegreeDemand]) {
    const FURTHEST: usize = 24;
    let is_or = |at: usize| {
        document
            .blocks
            .get(at)
            .is_some_and(|block| block.tokens.len() == 1 && document.is_word(block.tokens.start, "or"))
    };
    let without_degree = |at: usize| {
        document.blocks.get(at).is_some_and(|block| {
            let experience = document.has(Lexicon::YearWord, &block.tokens)
                || document.is_in_words(&block.tokens, &["experience", "training", "apprenticeship"]);
            experience && !document.has(Lexicon::DegreeWord, &block.tokens)
        })
    };
    for demand in found {
        let own = document.sentences[demand.sentence].block;
        let below = (own..own + FURTHEST).step_by(2).take_while(|&at| is_or(at + 1));
        let above = (0..FURTHEST / 2)
            .map_while(|step| own.checked_sub(2 * step))
            .take_while(|&at| at >= 1 && is_or(at - 1));
        let chained =
            below.map(|at| at + 2).chain(above.filter_map(|at| at.checked_sub(2))).any(without_degree);
        let last = document.blocks[own].tokens.end - 1;
        let trails = document.is_word(last, "or")
            || document.is_word(last, "and") && last > 0 && document.is_word(last - 1, "or");
        let next_begins =
            document.blocks.get(own + 1).is_some_and(|next| document.is_word(next.tokens.start, "or"));
        demand.equivalent |= chained || (trails || next_begins) && without_degree(own + 1);
    }
}

fn demand(
    document: &Document<'_>,
    sentence: usize,
    hit: Hit,
    equivalent_for_all: bool,
) -> Option<DegreeDemand> {
    let span = hit.start as usize..hit.end as usize;
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
        || document.is_any_word(span.end, &["in", "or"])
        || document.is_word(span.end, "from")
            && document.is_any_word(
                span.end + 2,
                &["accredited", "recognised", "recognized", "university", "college"],
            )
        || section.kind.kind.is_none() && document.blocks[block].is_item();
    let clause = scopes::clause(document, within, &span);
    if replaces_experience(document, within, &span) || is_document(document, within, &span) {
        return None;
    }
    if !demanded || is_not_asked(document, &clause, &span) || is_of_others(document, within, &span) {
        return None;
    }
    Some(DegreeDemand {
        level: level(hit.value()),
        modality: scopes::modality(document, sentence, &span),
        regulated: is_regulated(document, &span),
        equivalent: equivalent_for_all || has_equivalent(document, sentence, &span),
        span,
        sentence,
    })
}

/// "Juris Doctor", "degree in medicine": nobody practises without. Law as one of many fields is not meant.
fn is_regulated(document: &Document<'_>, span: &Span) -> bool {
    const FIELDS: [&str; 8] =
        ["law", "medicine", "nursing", "pharmacy", "dentistry", "veterinary", "optometry", "midwifery"];
    let juris = (span.start.saturating_sub(1)..span.end).any(|at| document.is_word(at, "juris"));
    let field = document.is_any_word(span.end, &["in", "of"]) && document.is_any_word(span.end + 1, &FIELDS);
    let before = span.start > 0 && document.is_any_word(span.start - 1, &FIELDS);
    let alone =
        document.tokens.get(span.end + 2).is_none_or(|next| next.before & (gap::COMMA | gap::SLASH) == 0)
            && !document.is_word(span.end + 2, "or");
    juris || before || field && alone
}

/// "P.E. license required": whoever seals drawings needs the degree.
fn is_sealed(document: &Document<'_>) -> bool {
    document.hits.iter().any(|hit| hit.lexicon == Lexicon::LicensedSignOff)
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
            && document.tokens[end].before & !gap::SPACE == 0
            && !document.is_any_word(end + 1, &["bachelor", "bachelors", "master", "doctor"]);
        let heat = document.is_any_word(end, &["fahrenheit", "celsius", "f", "c", "feedback", "view"]);
        // "20 degrees", "some degree of care"
        let counted = start > within.start && numbers::value(document, start - 1).is_some();
        return !(measure || heat || counted);
    }
    if written.len() <= 4 {
        // Short names only in capitals, and beside a field, another degree or the word itself.
        let capitals = !written.chars().any(char::is_lowercase)
            || written.contains('.')
            || matches!(written, "BSc" | "MSc" | "PhD" | "BEng" | "MEng");
        let beside = document.is_any_word(
            end,
            &["in", "or", "degree", "degrees", "from", "and", "with", "preferred", "required"],
        ) || document
            .tokens
            .get(end)
            .is_none_or(|next| next.before & (gap::SLASH | gap::COMMA | gap::CLOSE | gap::STOP) != 0)
            || document.tokens[start].before & gap::SLASH != 0
            || end == within.end;
        return capitals && beside;
    }
    true
}

/// "to some degree", "third-degree burns", "only the attendance and/or degrees from", "rules for doctoral students".
fn is_innocent(document: &Document<'_>, hit: Hit) -> bool {
    let (start, end) = (hit.start as usize, hit.end as usize);
    let near = start.saturating_sub(6)..(end + 3).min(document.tokens.len());
    document.hits_of(Lexicon::DegreeInnocent, &near).any(|other| {
        let (from, to) = (other.start as usize, other.end as usize);
        match other.value() {
            "before" => to <= start && to + 2 >= start,
            "after" => from >= end && from <= end + 1,
            _ => from < end && start < to,
        }
    })
}

/// "We do not ask for a degree", "a degree isn't necessary", "any degree or none".
fn is_not_asked(document: &Document<'_>, clause: &Span, span: &Span) -> bool {
    const REACH: usize = 8;
    let before = span.start.saturating_sub(REACH).max(clause.start)..span.start;
    let after = span.end..(span.end + 5).min(clause.end);
    let negated = document.has(Lexicon::Negation, &before) || document.has(Lexicon::Negation, &after);
    negated
        || scopes::is_negated(document, clause, span)
        || after.into_iter().any(|at| document.is_word(at, "none"))
}

/// "A bachelor's degree may be substituted for the experience": the degree is not what is asked.
fn replaces_experience(document: &Document<'_>, within: &Span, span: &Span) -> bool {
    let substituted = |at: usize| {
        let word = document.token_text(at).to_ascii_lowercase();
        word.starts_with("substitut")
    };
    (span.end..within.end).find(|&at| substituted(at)).is_some_and(|at| {
        (at..within.end).any(|at| document.is_any_word(at, &["experience", "experiences"]))
            && !(at..within.end).any(|at| document.is_any_word(at, &["education", "degree"]))
    })
}

/// "transcripts and a copy of the diploma": papers to send.
fn is_document(document: &Document<'_>, within: &Span, span: &Span) -> bool {
    let near = span.start.saturating_sub(5).max(within.start)..(span.end + 2).min(within.end);
    near.into_iter().any(|at| {
        document
            .is_any_word(at, &["transcripts", "transcript", "copy", "copies", "scan", "scans", "diplomas"])
    })
}

/// Short lines of schooling one below the other are the answers of a questionnaire.
fn drop_answers(document: &Document<'_>, found: &mut Vec<DegreeDemand>) {
    const ANSWER_WORDS: usize = 7;
    let block = |sentence: usize| document.sentences[sentence].block;
    let short =
        |at: usize| document.blocks[at].tokens.len() <= ANSWER_WORDS && !document.blocks[at].is_item();
    let mut lines: Vec<usize> =
        found.iter().map(|demand| block(demand.sentence)).filter(|&at| short(at)).collect();
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
        let first = tokens.start..(tokens.start + 3).min(tokens.end);
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
            above.tokens.clone().any(|at| document.is_any_word(at, &["highest", "level", "completed"]))
                && above.tokens.clone().any(|at| document.is_word(at, "education"));
        asks && above.range.of(document.text).contains('?')
    })
}

/// Degrees that the applicant need not have: students, the employer's own, tuition.
fn is_of_others(document: &Document<'_>, within: &Span, span: &Span) -> bool {
    let next = [
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
    let before = span.start.saturating_sub(4).max(within.start)..span.start;
    let foreign = (span.end..span.end + 4).any(|at| document.is_word(at, "foreign"));
    foreign
        || document.is_any_word(span.end, &next)
        || document.is_any_word(span.end, &["degree", "degrees"]) && document.is_any_word(span.end + 1, &next)
        || before.into_iter().any(|at| {
            document.is_any_word(at, &["towards", "toward", "pursue", "tuition", "pursuing", "leading"])
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
    let or = between.clone().any(|at| document.is_any_word(at, &["or"]));
    // "a bachelor's degree and five years, or a master's and three": steps of one ladder
    let ladder =
        document.has(Lexicon::YearWord, &between) && between.clone().any(|at| document.is_word(at, "or"));
    if ladder {
        return true;
    }
    if between.len() > 7 {
        return false;
    }
    let joined = document.tokens[next.span.start].before & (gap::SLASH | gap::COMMA | gap::OPEN) != 0;
    let any = before.level == Degree::AnyDegree || next.level == Degree::AnyDegree;
    or || (joined && between.len() <= 2) || (any && between.len() <= 4)
}

/// "a bachelor's degree from a four-year college" is one demand.
fn is_its_school(document: &Document<'_>, before: &DegreeDemand, next: &DegreeDemand) -> bool {
    let between = before.span.end..next.span.start;
    between.len() <= 6
        && between.clone().any(|at| document.is_any_word(at, &["from", "at"]))
        && (next.span.start..=next.span.end).any(|at| document.is_any_word(at, &["college", "university"]))
}

fn has_equivalent(document: &Document<'_>, sentence: usize, span: &Span) -> bool {
    let this = &document.sentences[sentence];
    document.has(Lexicon::DegreeEquivalent, &this.tokens) || or_years(document, &this.tokens, span)
}

/// Said once for the whole posting: "Any combination of education and experience that ..."
fn equivalent_for_all(document: &Document<'_>) -> bool {
    let equivalents = document.hits.iter().filter(|hit| hit.lexicon == Lexicon::DegreeEquivalent);
    let said = equivalents.filter(|hit| hit.value() == "all").any(|hit| {
        let section = document.block_of_token(hit.start as usize).map(|block| document.section_of(block));
        section.is_some_and(|section| !scopes::is_innocent_section(section))
    });
    said || document.blocks.iter().any(|block| is_other_way(document, block))
}

/// "Alternative experience qualifications" as a heading: what stands below does as well.
fn is_other_way(document: &Document<'_>, block: &Block) -> bool {
    let label = block.label();
    (block.is_heading() || block.tokens.len() <= 4)
        && document.is_any_word(label.start, &["alternative", "alternate", "substitute"])
        && document.is_in_words(
            &label,
            &["experience", "qualification", "qualifications", "education", "requirement", "requirements"],
        )
}

/// "degree or five years of experience".
fn or_years(document: &Document<'_>, within: &Span, span: &Span) -> bool {
    let after = span.end..(span.end + 16).min(within.end);
    let before = span.start.saturating_sub(8).max(within.start)..span.start;
    let or = |stretch: &Span| stretch.clone().find(|&at| document.is_word(at, "or"));
    // "or better in the field, or five years of experience": any of them.
    let then = after.clone().filter(|&at| document.is_word(at, "or")).any(|at| {
        let near = at + 1..(at + 6).min(within.end);
        // "or a master's degree and three years" is another degree.
        !document.has(Lexicon::DegreeWord, &near)
            && (document.has(Lexicon::YearWord, &near)
                || near.into_iter().any(|at| document.is_any_word(at, &["experience", "apprenticeship"])))
    });
    then || or(&before)
        .is_some_and(|at| document.has(Lexicon::YearWord, &(before.start..at)) && span.start - at <= 3)
}
