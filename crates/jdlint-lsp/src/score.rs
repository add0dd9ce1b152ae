//! The score. In: a view of the newest text. Out: a hint at the title for those who want one in the text, and the same as
//! data for clients that show it elsewhere.

use jdlint_core::report::{SCORE_PARTS, Score};
use serde_json::{Map, Value, json};
use tower_lsp::ls_types::{InlayHint, InlayHintLabel, InlayHintTooltip, Range};

use crate::view::View;

/// A request of our own: `{textDocument}` to `{score, parts, isPosting}`.
pub(crate) const METHOD: &str = "jdlint/score";

/// The hint, when the user wants it and the range shows the title's line.
pub(crate) fn hints(view: &View<'_>, range: Range) -> Vec<InlayHint> {
    let (Some(score), true) = (view.reading.score, view.shows_score) else { return Vec::new() };
    let text = view.document.text();
    let title = view.reading.outline.title.as_ref().map_or(0, |title| title.range.end as usize);
    let line_end = title + text[title..].find(['\n', '\r']).unwrap_or(text.len() - title);
    let position = view.document.position(line_end as u32);
    if position.line < range.start.line || range.end.line < position.line {
        return Vec::new();
    }
    vec![InlayHint {
        position,
        label: InlayHintLabel::String(format!("{}/100", score.total)),
        kind: None,
        text_edits: None,
        tooltip: Some(InlayHintTooltip::String(in_words(score))),
        padding_left: Some(true),
        padding_right: None,
        data: None,
    }]
}

/// The score as data; nulls for a document that is no posting.
pub(crate) fn data(view: &View<'_>) -> Value {
    let score = view.reading.score;
    let parts = score.map(|score| {
        parts(score).map(|(name, value)| (name.to_owned(), json!(value))).collect::<Map<_, _>>()
    });
    json!({
        "isPosting": view.reading.left_out.is_none(),
        "score": score.map(|score| score.total),
        "parts": parts,
    })
}

fn parts(score: Score) -> impl Iterator<Item = (&'static str, u8)> {
    let Score { total: _, complete, measurable, fair, pay, law, clear } = score;
    SCORE_PARTS.iter().map(|part| part.name).zip([complete, measurable, fair, pay, law, clear])
}

fn in_words(score: Score) -> String {
    let parts: Vec<_> = parts(score).map(|(name, value)| format!("{name} {value}")).collect();
    format!("jdlint: score {}/100 ({})", score.total, parts.join(", "))
}
