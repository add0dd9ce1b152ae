//! Whom one reports to. In: the document. Out: the places that say it.

use super::{Found, cue_places, field_places, in_section};
use crate::document::words::{TokenKind, gap};
use crate::document::{BlockKind, Document};
use crate::lexicon::{Hit, Lexicon};
use crate::report::Kind;

/// So many words after "reports to" the role of the manager must be named.
const ROLE_WITHIN: usize = 8;

#[cfg_attr(target_arch = "wasm32", inline(never))]
pub(super) fn reporting_line(document: &Document<'_>) -> Found {
    let mut ranges = field_places(document, &["reports", "reports_to", "reportsto", "manager", "supervisor"]);
    ranges.extend(cue_places(document, Lexicon::ReportingCue, |hit| is_reporting(document, hit)));
    Found::if_any(ranges)
}

fn is_reporting(document: &Document<'_>, hit: Hit) -> bool {
    let (start, end) = (hit.start as usize, hit.end as usize);
    let block = document.block_of_token(start).map(|at| &document.blocks[at]);
    let label = block.is_some_and(|block| matches!(block.kind, BlockKind::Label { value } if start < value));
    if label {
        return true;
    }
    match hit.value() {
        "label" => false,
        // "assigned by the Operations Manager", not "as assigned by supervisors"
        "named" => is_named_role(document, end) && is_person(document, end),
        "to" => !is_noun(document, hit) && is_person(document, end),
        _ => !in_section(document, hit, &[Kind::Eeo, Kind::Requirements, Kind::Preferred, Kind::HowToApply]),
    }
}

/// "present regular reports to the board", "tools for reporting - to improve": no line of reporting.
fn is_noun(document: &Document<'_>, hit: Hit) -> bool {
    let (start, end) = (hit.start as usize, hit.end as usize);
    let torn = (start + 1..end).any(|at| !document.is_behind_only(at, gap::SPACE));
    let sentence = document.sentence_of_token(start).map(|at| document.sentences[at].tokens.clone());
    let from = sentence.map_or(start, |tokens| tokens.start.max(start.saturating_sub(6)));
    let made = (from..start).any(|at| document.is_in(Lexicon::ReportMaker, at));
    torn || made
}

/// The role begins with a capital, as the title of somebody does.
fn is_named_role(document: &Document<'_>, from: usize) -> bool {
    let at = from + usize::from(document.is_any_word(from, words!["the", "our", "your"]));
    document.is_capital(at)
}

/// A role, a board or somebody's office is named soon after.
fn is_person(document: &Document<'_>, from: usize) -> bool {
    let to = document
        .sentence_of_token(from)
        .map_or(from, |at| document.sentences[at].tokens.end)
        .min(from + ROLE_WITHIN);
    let capital = |at: usize| {
        at < to
            && document.is_kind(at, TokenKind::Word)
            && document.is_capital(at)
            && document.is_behind_only(at, gap::SPACE)
    };
    // "Reporting to Jane Sample"
    let by_name = capital(from) && capital(from + 1);
    by_name
        || (from..to).any(|at| {
            document.is_in(Lexicon::JobNoun, at)
                || document.is_in(Lexicon::SeniorityWord, at)
                || document.is_in(Lexicon::LineRole, at)
        })
}
