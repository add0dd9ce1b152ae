//! What a posting says of how it is to be judged. In: its text. Out: [`Stated`], for faces that explain settings.

use crate::document::{Document, comments};
use crate::facts::suppressions;
use crate::gather::Gather;
use crate::settings::{Settings, statements};
use crate::text::TextRange;

/// What a posting says to jdlint.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stated {
    /// The settings with what its front matter says.
    pub settings: Settings,
    /// The keys that the front matter says, as a settings file calls them, and where (bytes).
    pub keys: Vec<(&'static str, TextRange)>,
    /// Where it asks rules to be silent, in order.
    pub silences: Vec<Silence>,
}

/// A comment, or a list in front matter, that asks rules to be silent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Silence {
    /// Where it stands (bytes).
    pub range: TextRange,
    /// Its word: `jdlint-disable-line` and the like.
    pub word: &'static str,
    /// The rules that it names; none for all of them.
    pub rules: Vec<&'static str>,
}

/// Reads what a posting says of settings. `settings` are those that hold for it from outside.
pub fn stated(text: &str, settings: &Settings) -> Stated {
    let comments = comments::find(text);
    let masked = comments::masked(text, &comments);
    let document = Document::parse_masked(&masked, comments, settings.format, None);
    let keys = statements(&document).into_iter().map(|(range, statement)| (statement.key(), range)).gather();
    let silences = suppressions::read(text, &document).silences();
    Stated { settings: settings.for_posting(&document).into_owned(), keys, silences }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn front_matter_and_comments_are_told_with_their_places() {
        let text = "---\ntitle: Cook\njurisdictions: [us-co]\nrole: Chef of the house\njdlint-disable: [missing-pay]\n---\n\
                    # Cook\n\n<!-- jdlint-disable-next-line cliche, own-word -- agreed -->\n- Cook <!-- jdlint-disable-line -->\n";
        let stated = stated(text, &Settings { role: Some("driver"), ..Settings::default() });
        assert_eq!((stated.settings.role, stated.settings.jurisdictions), (Some("driver"), vec!["us-co"]));
        let keys: Vec<_> = stated.keys.iter().map(|(key, range)| (*key, range.of(text))).collect();
        assert_eq!(keys, [("jurisdictions", "jurisdictions")]);
        let silences: Vec<_> =
            stated.silences.iter().map(|silence| (silence.word, silence.rules.clone())).collect();
        let expected = [
            ("jdlint-disable-file", vec!["missing-pay"]),
            ("jdlint-disable-next-line", vec!["cliche", "own-word"]),
            ("jdlint-disable-line", vec![]),
        ];
        assert_eq!(silences, expected);
        assert!(stated.silences[1].range.of(text).starts_with("<!-- jdlint-disable-next-line"));
    }
}
