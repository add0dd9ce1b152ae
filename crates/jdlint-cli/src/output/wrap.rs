//! Text for a screen of so many columns. In: a paragraph. Out: its lines, free of control characters.

use std::borrow::Cow;

use annotate_snippets::normalize_untrusted_str;
use unicode_width::UnicodeWidthStr;

/// Breaks a paragraph at its spaces into lines of at most `width` columns; a longer word gets a line of its own.
pub(crate) fn wrap(text: &str, width: usize) -> Vec<String> {
    let mut lines = vec![String::new()];
    let mut used = 0;
    for word in text.split_whitespace() {
        let word = cleaned(word);
        let columns = columns(&word);
        let fits = lines.last().is_some_and(String::is_empty) || used + 1 + columns <= width;
        if !fits {
            lines.push(String::new());
            used = 0;
        }
        if let Some(line) = lines.last_mut() {
            if !line.is_empty() {
                line.push(' ');
                used += 1;
            }
            line.push_str(&word);
            used += columns;
        }
    }
    lines
}

/// The text without characters that steer a terminal or begin a line, each shown by a sign of its own. What a file is called
/// goes through here wherever people or a CI server read it: a name may hold a line that is a command to the server. GitHub's
/// runner takes `##[error]` for one wherever in a line it stands.
pub(crate) fn clean(text: &str) -> String {
    cleaned(text).into_owned()
}

fn cleaned(text: &str) -> Cow<'_, str> {
    if is_harmless(text) { Cow::Borrowed(text) } else { Cow::Owned(made_harmless(text)) }
}

/// True of letters and signs that are seen, as most text is.
fn is_harmless(text: &str) -> bool {
    (is_plain(text) || text.chars().all(is_seen)) && !text.contains("##[")
}

/// Latin letters and typographic signs, without the soft hyphen.
const fn is_seen(sign: char) -> bool {
    matches!(sign, ' '..='~' | '¡'..='¬' | '®'..='ɏ' | '‐'..='‧' | '€')
}

/// True of signs of ASCII that are seen: each is a byte and takes a column.
pub(super) fn is_plain(text: &str) -> bool {
    text.is_ascii() && text.bytes().all(|byte| matches!(byte, b' '..=b'~'))
}

fn made_harmless(text: &str) -> String {
    let steers = |character: char| matches!(character, '\u{80}'..='\u{9f}' | '\u{2028}' | '\u{2029}');
    let one_line = text.replace(steers, "\u{fffd}").replace('\n', "␊");
    normalize_untrusted_str(&one_line.replace("##[", "## ["))
}

/// The text on one line.
pub(crate) fn one_line(text: &str) -> String {
    let mut line = String::with_capacity(text.len());
    for part in text.split_whitespace() {
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(part);
    }
    if is_harmless(&line) { line } else { made_harmless(&line) }
}

/// The text cut to `width` columns, with an ellipsis where it was cut.
pub(crate) fn cut(text: &str, width: usize) -> String {
    let text = clean(text);
    if columns(&text) <= width {
        return text;
    }
    let room = width.saturating_sub(1);
    let shown = if is_plain(&text) { &text[..room] } else { beginning(&text, room) };
    format!("{}…", shown.trim_end())
}

/// As much of the beginning as `width` columns take: signs that join take other columns than each alone.
fn beginning(text: &str, width: usize) -> &str {
    let fits = |end: &usize| text[..*end].width() <= width;
    let ends = text.char_indices().map(|(at, _)| at);
    &text[..ends.take_while(fits).last().unwrap_or_default()]
}

/// How many columns a text takes.
fn columns(text: &str) -> usize {
    if is_plain(text) { text.len() } else { text.width() }
}

/// The text, with spaces up to `width` columns.
pub(crate) fn padded(text: &str, width: usize) -> String {
    format!("{text}{}", " ".repeat(width.saturating_sub(columns(text))))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn a_clean_text_is_one_line_that_steers_nothing(text in r"(?s)[\PC\p{Cc}\p{Cf}\u{2028}]*") {
            let clean = clean(&text);
            let steers = |sign: char| sign.is_control() || ['\u{2028}', '\u{2029}', '\u{202e}'].contains(&sign);
            prop_assert!(!clean.contains(steers), "{clean:?}");
            prop_assert_eq!(clean.lines().count() <= 1, true);
        }

        #[test]
        fn what_is_harmless_is_left_alone(text in r"[ -~¡-¬®-ɏ‐-‧€]*(##\[)?[ -~]*") {
            prop_assert_eq!(clean(&text), made_harmless(&text));
            prop_assert_eq!(is_harmless(&text), made_harmless(&text) == text);
        }
    }

    proptest! {
        #[test]
        fn a_cut_text_fits_and_is_no_shorter_than_it_must_be(
            text in r"([a-z ]{0,9}|職務|e\u{301}|👩){0,9}",
            width in 1..40usize,
        ) {
            let cut = cut(&text, width);
            prop_assert!(cut.width() <= width, "{cut:?}");
            if let Some(shown) = cut.strip_suffix('…') {
                let left = text.strip_prefix(shown).unwrap_or_default().trim_start();
                let next = left.chars().next().map_or(0, char::len_utf8);
                prop_assert!(text[..text.len() - left.len() + next].width() >= width, "{cut:?}");
            } else {
                prop_assert_eq!(cut, text);
            }
        }
    }

    #[test]
    fn lines_keep_to_the_width() {
        assert_eq!(wrap("Say what the extra work is.", 12), ["Say what the", "extra work", "is."]);
        assert_eq!(wrap("", 12), [""]);
        assert_eq!(wrap("unbreakable", 3), ["unbreakable"]);
    }

    #[test]
    fn wide_characters_count_twice() {
        assert_eq!(cut("職務経歴書", 7), "職務経…");
        assert_eq!(cut("Nurse", 5), "Nurse");
        assert_eq!(padded("職", 4), "職  ");
    }

    #[test]
    fn escape_sequences_are_made_harmless() {
        assert!(!clean("\u{1b}[31mred\u{9b}1m").contains(['\u{1b}', '\u{9b}']));
        assert_eq!(clean("a\n::error::b ##[add-mask]c"), "a␊::error::b ## [add-mask]c");
    }
}
