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
        let columns = word.width();
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

/// True of signs of ASCII that are seen, as most text is.
fn is_harmless(text: &str) -> bool {
    text.bytes().all(|byte| matches!(byte, b' '..=b'~')) && !text.contains("##[")
}

fn made_harmless(text: &str) -> String {
    let steers = |character: char| matches!(character, '\u{80}'..='\u{9f}' | '\u{2028}' | '\u{2029}');
    let one_line = text.replace(steers, "\u{fffd}").replace('\n', "␊");
    normalize_untrusted_str(&one_line.replace("##[", "## ["))
}

/// The text on one line.
pub(crate) fn one_line(text: &str) -> String {
    clean(&text.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// The text cut to `width` columns, with an ellipsis where it was cut.
pub(crate) fn cut(text: &str, width: usize) -> String {
    let text = clean(text);
    if text.width() <= width {
        return text;
    }
    let mut shown = String::new();
    for character in text.chars() {
        shown.push(character);
        if shown.width() >= width {
            shown.pop();
            break;
        }
    }
    format!("{}…", shown.trim_end())
}

/// The text, with spaces up to `width` columns.
pub(crate) fn padded(text: &str, width: usize) -> String {
    format!("{text}{}", " ".repeat(width.saturating_sub(text.width())))
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
        fn what_is_harmless_is_left_alone(text in r"[ -~]*(##\[)?[ -~]*") {
            prop_assert_eq!(clean(&text), made_harmless(&text));
            prop_assert_eq!(is_harmless(&text), made_harmless(&text) == text);
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
