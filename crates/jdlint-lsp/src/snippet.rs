//! Text with places to fill in. In: an edit of the engine, whose places stand in braces. Out: the same in the notation
//! for snippets that editors share.

use std::fmt::Write as _;

use jdlint_core::report::Edit;

/// The edit's text as a snippet. Each place keeps its braces: whoever passes over one has said nothing yet, and
/// `placeholder-left` still sees it.
pub(crate) fn of(edit: &Edit) -> String {
    let mut snippet = String::new();
    let mut at = 0;
    for (number, place) in edit.placeholders.iter().enumerate() {
        let (start, end) = (place.start as usize, place.end as usize);
        escape(&edit.insert[at..start], &mut snippet);
        // Writing to a `String` cannot fail.
        let _ = write!(snippet, "${{{}:", number + 1);
        escape(&edit.insert[start..end], &mut snippet);
        snippet.push('}');
        at = end;
    }
    escape(&edit.insert[at..], &mut snippet);
    snippet
}

fn escape(text: &str, snippet: &mut String) {
    for c in text.chars() {
        if matches!(c, '$' | '}' | '\\') {
            snippet.push('\\');
        }
        snippet.push(c);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jdlint_core::TextRange;

    #[test]
    fn places_become_stops_and_signs_stand_for_themselves() {
        let edit = Edit::new(TextRange::default(), "Cut {cost} from ${5} \\ to {5} é");
        assert_eq!(of(&edit), "Cut ${1:{cost\\}} from \\$${2:{5\\}} \\\\ to ${3:{5\\}} é");
        assert_eq!(of(&Edit::verbatim(TextRange::default(), "{plain}")), "{plain\\}");
    }
}
