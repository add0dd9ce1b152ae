//! Degrees. In: words of schooling. Out: [`DegreeDemand`]s: level, gate or wish, and what does in its place.

use super::numbers;
use super::scopes;
use crate::document::words::gap;
use crate::document::{Document, Span};
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
            let Some(demand) = demand(document, number, hit, for_all) else { continue };
            let before =
                last.map(|at| &mut found[at]).filter(|before| is_alternative(document, before, &demand));
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

/// A line that is nothing but "OR" beside the degree, with years of experience on its other side.
fn accept_or_lines(document: &Document<'_>, found: &mut [DegreeDemand]) {
    let is_or = |at: usize| {
        document
            .blocks
            .get(at)
            .is_some_and(|block| block.tokens.len() == 1 && document.is_word(block.tokens.start, "or"))
    };
    let has_years = |at: usize| {
        document.blocks.get(at).is_some_and(|block| {
            document.has(Lexicon::YearWord, &block.tokens)
                && !document.has(Lexicon::DegreeWord, &block.tokens)
        })
    };
    for demand in found {
        let own = document.sentences[demand.sentence].block;
        let below = is_or(own + 1) && has_years(own + 2);
        let above = own >= 2 && is_or(own - 1) && has_years(own - 2);
        demand.equivalent |= below || above;
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
        !(short(own) && listed || answers_question(document, own))
    });
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

fn has_equivalent(document: &Document<'_>, sentence: usize, span: &Span) -> bool {
    let this = &document.sentences[sentence];
    document.has(Lexicon::DegreeEquivalent, &this.tokens) || or_years(document, &this.tokens, span)
}

/// Said once for the whole posting: "Any combination of education and experience that ..."
fn equivalent_for_all(document: &Document<'_>) -> bool {
    document.hits.iter().filter(|hit| hit.lexicon == Lexicon::DegreeEquivalent).any(|&hit| {
        let words = document.range_of_hit(hit).of(document.text).to_ascii_lowercase();
        let whole =
            ["combination", "substitut", "in lieu", "equivalency"].iter().any(|whole| words.contains(whole));
        let section = document.block_of_token(hit.start as usize).map(|block| document.section_of(block));
        whole && section.is_some_and(|section| !scopes::is_innocent_section(section))
    })
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
