//! Small sets of words that facts ask for by name. In: words that stand in the code. Out: [`Words`], made by the
//! compiler, and the answer whether a token is one of them.

use super::words::{Token, hash_word, same_word};

/// Words in their normal form: small letters, straight apostrophes.
///
/// Most tokens are none of them, and two bits tell.
pub(crate) struct Words<T: ?Sized = [u8]> {
    /// One bit for each word, by its hash.
    signs: u64,
    /// The same by other bits of its hash.
    others: u32,
    /// The words, each behind the number of its bytes: one looks at the letters of few. A pointer for each of some thousands
    /// would be more to load than its letters.
    letters: T,
}

const END: u8 = b'\n';

impl<const N: usize> Words<[u8; N]> {
    /// In: words in their normal form, a line for each.
    pub(crate) const fn of(lines: &str) -> Self {
        let (mut signs, mut others, mut letters) = (0, 0, [0; N]);
        let mut rest = lines.as_bytes();
        let (mut at, mut begin) = (0, 0);
        while at < N {
            if lines.as_bytes()[at] == END {
                let (word, behind) = rest.split_at(at - begin);
                assert!(word.len() <= u8::MAX as usize);
                letters[begin] = word.len() as u8;
                let hash = hash_word(word).low;
                signs |= 1 << sign(hash);
                others |= 1 << other(hash);
                rest = behind.split_at(1).1;
                begin = at + 1;
            } else {
                letters[at + 1] = lines.as_bytes()[at];
            }
            at += 1;
        }
        Self { signs, others, letters }
    }
}

impl Words {
    /// True when a token that looks so may be one of them.
    #[inline]
    pub(crate) const fn may_hold(&self, token: &Token) -> bool {
        // One question for both bits: each alone is hard to foresee.
        (self.signs >> sign(token.hash.low)) as u32 & (self.others >> other(token.hash.low)) & 1 != 0
    }

    /// The words, in the order in which they were given.
    pub(crate) fn iter(&self) -> impl Iterator<Item = &str> {
        self.spelt().map(|word| str::from_utf8(word).unwrap_or_default())
    }

    /// True when `written` is one of them, however it is typed.
    pub(crate) fn hold(&self, written: &[u8]) -> bool {
        // None but those with a curly apostrophe are longer than in their normal form.
        let is_longer = !written.is_ascii();
        self.spelt()
            .filter(|word| word.len() == written.len() || is_longer)
            .any(|word| same_word(written, word))
    }

    fn spelt(&self) -> impl Iterator<Item = &[u8]> {
        let mut rest = &self.letters;
        std::iter::from_fn(move || {
            let (&length, others) = rest.split_first()?;
            let (word, others) = others.split_at_checked(length.into())?;
            rest = others;
            Some(word)
        })
    }
}

const fn sign(hash: u32) -> u32 {
    hash % u64::BITS
}

const fn other(hash: u32) -> u32 {
    hash / u64::BITS % u32::BITS
}

/// A set of words that the compiler makes: `words!["you", "your"]`.
macro_rules! words {
    ($($word:literal),+ $(,)?) => {{
        const LINES: &str = concat!($($word, "\n"),+);
        const WORDS: &$crate::document::Words = &$crate::document::Words::<[u8; LINES.len()]>::of(LINES);
        WORDS
    }};
}
#[cfg(test)]
mod tests {
    use crate::document::words::tokenize;

    #[test]
    fn a_set_holds_its_words_however_they_are_typed_and_no_others() {
        let set = words!["you", "you'll", "team"];
        for word in ["you", "You", "YOU'LL", "you’ll", "team"] {
            let mut tokens = Vec::new();
            tokenize(word, 0, word.len(), &mut tokens);
            assert!(set.may_hold(&tokens[0]) && set.hold(word.as_bytes()), "{word}");
        }
        for word in ["yours", "teams", "tea", "", "you’lle"] {
            assert!(!set.hold(word.as_bytes()), "{word}");
        }
    }
}
