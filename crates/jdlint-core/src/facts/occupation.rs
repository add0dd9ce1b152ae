//! The occupation that a title stands for. In: title, front matter. Out: a row of the O*NET table, or nothing.

use super::Facts;

use crate::document::words::gap;
use crate::lexicon::{Lexicon, Occupation, title_key};

impl Facts<'_> {
    /// The occupation: by `soc:` in the front matter, else by the title, when it is one of the table's word for word
    /// after level words, places and what stands in brackets are taken away.
    #[cfg_attr(target_arch = "wasm32", inline(never))]
    pub(crate) fn occupation(&self) -> Option<Occupation> {
        if let Some(code) = self.pinned_code() {
            return Occupation::by_code(&code);
        }
        let (whole, first) = self.title_words()?;
        by_title(&whole).or_else(|| by_title(&first))
    }

    /// `soc: 11-3021.00`, or without the last two digits.
    fn pinned_code(&self) -> Option<String> {
        const KEYS: [&str; 4] = ["soc", "soc_code", "onet", "onet_soc"];
        let text = self.document.text;
        let field = self
            .document
            .fields
            .iter()
            .find(|field| KEYS.iter().any(|key| field.key.of(text).eq_ignore_ascii_case(key)))?;
        let digits: String = field.value.of(text).chars().filter(char::is_ascii_digit).collect();
        match digits.len() {
            8 => Some(digits),
            6 => Some(digits + "00"),
            _ => None,
        }
    }

    /// The words of the title without levels and brackets: all of them, and those up to the first comma or dash.
    fn title_words(&self) -> Option<(String, String)> {
        let document = &self.document;
        let title = self.title.as_ref()?;
        let from = document.tokens.partition_point(|token| token.start < title.range.start);
        let to = document.tokens.partition_point(|token| token.end <= title.range.end).max(from);
        let mut filler = vec![false; to - from];
        for hit in document.hits_of(Lexicon::OccupationFiller, &(from..to)) {
            for at in hit.start as usize..(hit.end as usize).min(to) {
                if let Some(slot) = filler.get_mut(at - from) {
                    *slot = true;
                }
            }
        }
        let (mut whole, mut first) = (String::new(), String::new());
        let (mut in_brackets, mut parted) = (false, false);
        for at in from..to {
            let before = document.tokens[at].before;
            if gap::holds(before, gap::CLOSE) {
                in_brackets = false;
            }
            if gap::holds(before, gap::OPEN) && at > from {
                in_brackets = true;
            }
            parted |= gap::holds(before, signs![COMMA, SPACED_DASH, COLON, CLOSE]) && !whole.is_empty();
            if in_brackets || filler.get(at - from).copied().unwrap_or_default() {
                continue;
            }
            for words in [&mut whole, &mut first].into_iter().take(if parted { 1 } else { 2 }) {
                words.push_str(document.token_text(at));
                words.push(' ');
            }
        }
        Some((whole, first))
    }
}

fn by_title(words: &str) -> Option<Occupation> {
    Occupation::by_key(&title_key(words))
}
