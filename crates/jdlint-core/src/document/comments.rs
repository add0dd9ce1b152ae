//! HTML comments. In: text. Out: their places, and the text with blanks in their stead.
//!
//! A comment is for whoever edits the file and no part of the posting, in Markdown and plain text as in HTML. Blanks
//! keep every offset as it was.

use std::borrow::Cow;

use super::body_start;
use crate::text::{TextRange, holds_byte};

const OPEN: &str = "<!--";
const CLOSE: &str = "-->";

/// Every comment behind the front matter, with its signs, in order. What is never closed is none.
#[cfg_attr(target_arch = "wasm32", inline(never))]
pub(crate) fn find(text: &str) -> Vec<TextRange> {
    let mut found = Vec::new();
    if !holds_byte(text, b'<') {
        return found;
    }
    let mut at = body_start(text);
    while let Some(open) = text.get(at..).and_then(|rest| rest.find(OPEN)).map(|length| at + length) {
        // `<!-->` is a whole comment.
        let inside = open + OPEN.len() - 2;
        let Some(close) = text.get(inside..).and_then(|rest| rest.find(CLOSE)) else { break };
        at = inside + close + CLOSE.len();
        found.push(TextRange::from_usize(open, at));
    }
    found
}

/// The text with blanks in place of the comments; line breaks stay.
#[cfg_attr(target_arch = "wasm32", inline(never))]
pub(crate) fn masked<'a>(text: &'a str, comments: &[TextRange]) -> Cow<'a, str> {
    if comments.is_empty() {
        return Cow::Borrowed(text);
    }
    let mut masked = String::with_capacity(text.len());
    let mut at = 0;
    for comment in comments {
        masked.push_str(text.get(at as usize..comment.start as usize).unwrap_or_default());
        let blank = comment
            .of(text)
            .bytes()
            .map(|byte| if matches!(byte, b'\n' | b'\r') { byte.into() } else { ' ' });
        masked.extend(blank);
        at = comment.end;
    }
    masked.push_str(text.get(at as usize..).unwrap_or_default());
    Cow::Owned(masked)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blanks_take_the_place_of_comments() {
        let text = "a <!-- é\r\n- b --> c <!--> d <!-- open";
        let comments = find(text);
        let words: Vec<_> = comments.iter().map(|range| range.of(text)).collect();
        assert_eq!(words, ["<!-- é\r\n- b -->", "<!-->"]);
        let masked = masked(text, &comments);
        assert_eq!(masked.len(), text.len());
        assert_eq!(masked.split_whitespace().collect::<Vec<_>>(), ["a", "c", "d", "<!--", "open"]);
        assert!(masked.contains("\r\n"));
    }

    #[test]
    fn many_that_are_open_cost_no_time() {
        assert!(find(&"<!--".repeat(200_000)).is_empty());
    }
}
