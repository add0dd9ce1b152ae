//! Questions about earlier pay. In: the document. Out: their places.

use crate::document::{BlockKind, Document, Windows};
use crate::facts::scopes;
use crate::lexicon::Lexicon;
use crate::report::Kind;
use crate::text::TextRange;

/// Where applicants are asked what they earn or earned.
#[cfg_attr(target_arch = "wasm32", inline(never))]
pub(crate) fn requests(document: &Document<'_>) -> Vec<TextRange> {
    let hits = document.hits.of(Lexicon::PayHistory);
    let mut found: Vec<TextRange> = Vec::new();
    for hit in hits {
        let span = hit.span();
        let Some(number) = document.sentence_of_token(span.start) else { continue };
        let sentence = &document.sentences[number];
        let block = &document.blocks[sentence.block];
        let section = document.section_of(sentence.block);
        let clause = scopes::clause(document, &sentence.tokens, &span);
        let words = words![
            "regardless",
            "irrespective",
            "match",
            "beat",
            "exceed",
            "increase",
            "uplift",
            "than",
            "top",
            "never",
            "without",
            "don't",
            "won't",
            "doesn't",
            "cannot",
            "can't",
            "not",
            "nor",
            "no",
            "neither",
            "nobody",
            "none",
            "ban",
            "prohibited",
            "prohibits",
            "optional",
            "inquire",
            "inquired",
            "discuss",
            "discussed",
            "ago",
        ];
        // "Please leave out your age and salary history"
        let left_out = clause.clone().any(|at| {
            document.is_word(at, "leave") && document.is_any_word(at + 1, words!["out", "off"])
                || document.is_any_word(at, words!["omit", "remove", "redact"])
        });
        let innocent =
            left_out || clause.clone().any(|at| document.is_any_word(at, words)) || section.is(Kind::Eeo);
        // "process payslips": a duty, no question.
        let in_work = matches!(
            section.kind.kind,
            Some(
                Kind::Responsibilities
                    | Kind::Requirements
                    | Kind::Preferred
                    | Kind::Benefits
                    | Kind::AboutCompany
            )
        ) && section.heading.is_some();
        let asked = document.has(Lexicon::TellingVerb, &sentence.tokens);
        let to_applicant = document.has(Lexicon::ApplyCue, &sentence.tokens)
            || document.has(Lexicon::ApplicantWord, &sentence.tokens);
        let form_line = block.tokens.len() <= 8
            && (!block.is_item() && asked
                || section.is(Kind::HowToApply)
                || section.is(Kind::HiringProcess)
                || !in_work && block.is_item())
            || block.is_heading() && block.tokens.len() <= 5
            || matches!(block.kind, BlockKind::Label { value } if span.end <= value);
        let earns = hit.len() >= 4;
        let imperative = document
            .hits_of(Lexicon::TellingVerb, &(sentence.tokens.start..sentence.tokens.start + 2))
            .next()
            .is_some();
        let early = sentence.tokens.opening(6).contains(&span.start);
        let leads =
            asked && (to_applicant || section.is(Kind::HowToApply) || imperative || !in_work && early);
        // In a list of duties or demands it is a duty: "Check payslips".
        let listed = in_work && block.is_item() && !document.has(Lexicon::ApplyCue, &sentence.tokens);
        if !innocent && !listed && (leads || form_line || earns && to_applicant) {
            let range = document.range_of(&span);
            if found.last().is_none_or(|last| !last.overlaps(range)) {
                found.push(range);
            }
        }
    }
    found
}
