//! Lines that look like outcomes. In: a block or sentence. Out: is it the head of a table, an instruction, the pay?

use crate::document::{Block, BlockKind, Document, Span, Windows};
use crate::lexicon::Lexicon;

/// How near its begin a sentence names the pay that it tells.
const PAY_REACH: usize = 4;

/// No row of a table has more words.
const LONGEST_ROW: usize = 400;

/// "Measure | Target | Period": the first row of a table, in words only.
pub(super) fn is_head_of_table(document: &Document<'_>, number: usize) -> bool {
    let block = &document.blocks[number];
    let in_row = |block: &Block| matches!(block.kind, BlockKind::TableRow);
    let may_head = in_row(block) || matches!(block.kind, BlockKind::Label { .. });
    // Asked of each sentence of a block: what is longer than any row is not looked through.
    if !may_head || block.tokens.len() > LONGEST_ROW {
        return false;
    }
    if document.has_number(&block.tokens) {
        return false;
    }
    let below = document.text[block.range.end as usize..].trim_start_matches(['|', ' ', '\t', '\r']);
    let ruled = below.strip_prefix('\n').and_then(|rest| rest.lines().next()).is_some_and(is_rule_of_table);
    let first = number.checked_sub(1).is_none_or(|above| !in_row(&document.blocks[above]));
    ruled || in_row(block) && first && document.blocks.get(number + 1).is_some_and(in_row)
}

/// `|---|:--:|`
fn is_rule_of_table(line: &str) -> bool {
    line.contains('|')
        && line.contains('-')
        && line.chars().all(|c| matches!(c, '|' | '-' | ':' | ' ' | '\t' | '\r'))
}

/// "Apply by 18 February".
#[cfg_attr(target_arch = "wasm32", inline(never))]
pub(super) fn asks_to_apply(document: &Document<'_>, tokens: &Span) -> bool {
    document.is_any_word(tokens.start, words!["apply", "applications"])
        && document.value_in(Lexicon::ApplyCue, tokens.start) == Some("sure")
}

/// "Salary: $40,000 a year", "at $900 a week".
#[cfg_attr(target_arch = "wasm32", inline(never))]
pub(super) fn tells_pay(document: &Document<'_>, tokens: &Span, target: Option<&Span>) -> bool {
    let Some(target) = target else { return false };
    let money = matches!(document.token_text(target.start), "$" | "€" | "£");
    let begin = tokens.start..target.start.min(tokens.start + PAY_REACH);
    let named = document.hits_of(Lexicon::PayWord, &begin).any(|hit| hit.value() == "pay");
    let priced = tokens.previous(target.start).is_some_and(|last| document.is_word(last, "at"));
    money && (named || priced)
}
