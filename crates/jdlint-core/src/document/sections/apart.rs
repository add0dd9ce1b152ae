//! Parts that are no text of the posting. In: blocks. Out: the stretches of an application's questionnaire and of an
//! analyst's notes, each a section of its own.
//!
//! Pages of application systems end with the questions of their form, numbered `01`, `02`; the question, a list of
//! answers and the next number stand on lines of their own.

use super::heading::heading_kind;
use super::{SectionKind, UNKNOWN};
use crate::document::words::TokenKind;
use crate::document::{Block, BlockKind, Document, Span};

/// A stretch of blocks that is no text of the posting.
#[derive(Debug, Clone)]
pub(super) struct Apart {
    pub(super) kind: SectionKind,
    pub(super) blocks: Span,
}

const QUESTIONNAIRE: SectionKind = SectionKind { name: "questionnaire", kind: None };

/// The stretches in order; they do not overlap.
pub(super) fn read(document: &Document<'_>, kinds: &[Option<SectionKind>]) -> Vec<Apart> {
    let mut found: Vec<Apart> = appendices(document, kinds).collect();
    let free = |blocks: &Span| {
        found.iter().all(|part| part.blocks.end <= blocks.start || part.blocks.start >= blocks.end)
    };
    if let Some(blocks) = numbered_questions(document).filter(free) {
        found.push(Apart { kind: QUESTIONNAIRE, blocks });
    }
    found.sort_by_key(|part| part.blocks.start);
    found
}

/// "## Behavioural analysis" with everything below it.
fn appendices<'d>(
    document: &'d Document<'_>,
    kinds: &'d [Option<SectionKind>],
) -> impl Iterator<Item = Apart> + 'd {
    let blocks = &document.blocks;
    let mut free_from = 0;
    (0..blocks.len()).filter_map(move |at| {
        let BlockKind::Heading { level } = blocks[at].kind else { return None };
        let kind = kinds[at].unwrap_or(UNKNOWN);
        if kind.name != "appendix" || at < free_from {
            return None;
        }
        let end = (at + 1..blocks.len()).find(|&next| ends_appendix(&blocks[next], level));
        free_from = end.unwrap_or(blocks.len());
        Some(Apart { kind, blocks: at..free_from })
    })
}

fn ends_appendix(block: &Block, above: u8) -> bool {
    matches!(block.kind, BlockKind::Heading { level } if level > 0 && level <= above)
}

/// From the line `01` to the heading after the last number.
fn numbered_questions(document: &Document<'_>) -> Option<Span> {
    let blocks = &document.blocks;
    let is_numbered = |at: usize, number: usize| {
        let first = blocks[at].tokens.start;
        blocks[at].tokens.len() == 1
            && document.is_kind(first, TokenKind::Number)
            && document.token_text(first) == format!("{number:02}")
    };
    let first = (0..blocks.len()).find(|&at| is_numbered(at, 1))?;
    let mut last = first;
    let mut number = 1;
    for at in first + 1..blocks.len() {
        if is_numbered(at, number + 1) {
            number += 1;
            last = at;
        }
    }
    let asks = blocks.get(last + 1).is_some_and(|next| {
        document.text[next.range.start as usize..].split('\n').next().is_some_and(|line| line.contains('?'))
    });
    if number < 2 && !asks {
        return None;
    }
    let heads =
        |at: &usize| blocks[*at].is_heading() && heading_kind(document, &blocks[*at].tokens).is_some();
    let end = (last + 2..blocks.len()).find(heads).unwrap_or(blocks.len());
    Some(first..end)
}
