//! Character references. In: a stretch of source between tags. Out: the parts of it that stand for themselves, and the
//! references with what they stand for.

use std::ops::Range;

use html5gum::{Token, Tokenizer};

/// The longest name of a reference, with room for what is no name.
const LONGEST: usize = 40;

/// A part of a text.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Part<'a> {
    /// As it stands, from this byte of the source.
    Same(&'a str, usize),
    /// What a reference stands for, and its place.
    Reference(String, Range<usize>),
}

/// Gives the parts of `source[range]`, in order.
pub(crate) fn parts(source: &str, range: Range<usize>, mut give: impl FnMut(Part<'_>)) {
    let Some(text) = source.get(range.clone()) else { return };
    let bytes = text.as_bytes();
    let (mut from, mut at) = (0, 0);
    while let Some(found) = bytes[at..].iter().position(|&byte| byte == b'&').map(|gap| at + gap) {
        let length = reference_length(&bytes[found..]);
        at = found + length;
        let Some(meaning) = (length > 1).then(|| meaning(&text[found..at])).flatten() else { continue };
        give(Part::Same(&text[from..found], range.start + from));
        give(Part::Reference(meaning, range.start + found..range.start + at));
        from = at;
    }
    give(Part::Same(&text[from..], range.start + from));
}

/// The bytes of `&name;`, `&#123;` or `&name` at the start.
fn reference_length(bytes: &[u8]) -> usize {
    let name = bytes[1..]
        .iter()
        .take(LONGEST)
        .take_while(|&&byte| byte.is_ascii_alphanumeric() || byte == b'#')
        .count();
    1 + name + usize::from(name > 0 && bytes.get(1 + name) == Some(&b';'))
}

/// Nothing for what is no reference.
fn meaning(reference: &str) -> Option<String> {
    match reference {
        "&amp;" => return Some("&".to_owned()),
        "&nbsp;" => return Some("\u{a0}".to_owned()),
        _ => {}
    }
    let mut text = String::new();
    for token in Tokenizer::new(reference).flatten() {
        if let Token::String(part) = token {
            text.push_str(&String::from_utf8_lossy(&part));
        }
    }
    (text != reference).then_some(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(source: &str) -> String {
        let mut shown = String::new();
        parts(source, 0..source.len(), |part| match part {
            Part::Same(text, at) => {
                assert_eq!(&source[at..at + text.len()], text);
                shown.push_str(text);
            }
            Part::Reference(text, _) => shown.extend(["[", text.as_str(), "]"]),
        });
        shown
    }

    #[test]
    fn references_are_told_from_plain_signs() {
        assert_eq!(
            shown("Fish &amp; chips &lt;b&gt; &#163;12 &#x1F600;"),
            "Fish [&] chips [<]b[>] [£]12 [😀]"
        );
        assert_eq!(shown("R&D, AT&T, a & b, &, &&amp;"), "R&D, AT&T, a & b, &, &[&]");
        assert_eq!(shown("caf&eacute; &copy2026 &bogus; é&euro;"), "caf[é] [©2026] &bogus; é[€]");
        assert_eq!(shown(&"&".repeat(50)), "&".repeat(50));
    }
}
