//! Small sets of words that facts ask for by name. In: words that stand in the code. Out: [`Words`], made by the
//! compiler, and the answer whether a token is one of them.

use super::words::{hash_word, same_word};

/// Words in their normal form: small letters, straight apostrophes.
///
/// Most tokens are none of them, and one bit tells.
pub(crate) struct Words<T: ?Sized = [&'static str]> {
    /// One bit for each word, by its hash.
    signs: u64,
    words: T,
}

impl<const N: usize> Words<[&'static str; N]> {
    /// In: words in their normal form.
    pub(crate) const fn of(words: [&'static str; N]) -> Self {
        let mut signs = 0;
        let mut at = 0;
        while at < N {
            signs |= sign(hash_word(words[at].as_bytes()));
            at += 1;
        }
        Self { signs, words }
    }
}

impl Words {
    /// True when a word with this hash may be one of them.
    pub(crate) const fn may_hold(&self, hash: u32) -> bool {
        self.signs & sign(hash) != 0
    }

    /// The words, in the order in which they were given.
    pub(crate) fn iter(&self) -> impl Iterator<Item = &'static str> + '_ {
        self.words.iter().copied()
    }

    /// True when `written` is one of them, however it is typed.
    pub(crate) fn hold(&self, written: &str) -> bool {
        self.words.iter().any(|word| same_word(written.as_bytes(), word.as_bytes()))
    }
}

const fn sign(hash: u32) -> u64 {
    1 << (hash % u64::BITS)
}

/// A set of words that the compiler makes: `words!["you", "your"]`.
macro_rules! words {
    ($($word:literal),+ $(,)?) => {{
        const WORDS: &$crate::document::Words = &$crate::document::Words::of([$($word),+]);
        WORDS
    }};
}
#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_set_holds_its_words_however_they_are_typed_and_no_others() {
        let set = words!["you", "you'll", "team"];
        for word in ["you", "You", "YOU'LL", "you’ll", "team"] {
            assert!(set.may_hold(hash_word(word.as_bytes())) && set.hold(word), "{word}");
        }
        for word in ["yours", "teams", "tea", "", "you’lle"] {
            assert!(!set.hold(word), "{word}");
        }
    }
}
