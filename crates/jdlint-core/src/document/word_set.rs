//! Small sets of words that facts ask for by name. In: words that stand in the code. Out: [`Words`], made by the
//! compiler, and the answer whether a token is one of them.

use super::words::{Token, hash_word, look, same_word};

/// Words in their normal form: small letters, straight apostrophes.
///
/// Most tokens are none of them, and two bits tell.
pub(crate) struct Words<T: ?Sized = [u8]> {
    /// One bit for each word, by its hash.
    signs: u64,
    /// One bit for each word, by how many bytes it has.
    lengths: u16,
    /// The words with [`END`] behind each: a pointer for each of some thousands would be more to load than its letters.
    letters: T,
}

const END: u8 = b'\n';

impl<const N: usize> Words<[u8; N]> {
    /// In: words in their normal form, a line for each.
    pub(crate) const fn of(lines: &str) -> Self {
        let (mut signs, mut lengths, mut letters) = (0, 0, [0; N]);
        let mut rest = lines.as_bytes();
        let (mut at, mut begin) = (0, 0);
        while at < N {
            letters[at] = lines.as_bytes()[at];
            if letters[at] == END {
                let (word, others) = rest.split_at(at - begin);
                signs |= sign(hash_word(word));
                lengths |= length(word.len());
                rest = others.split_at(1).1;
                begin = at + 1;
            }
            at += 1;
        }
        Self { signs, lengths, letters }
    }
}

impl Words {
    /// True when a token that looks so may be one of them.
    #[inline]
    pub(crate) const fn may_hold(&self, token: &Token) -> bool {
        self.signs & sign(token.hash) != 0
            // A curly apostrophe is longer than a straight one.
            && (self.lengths & length(token.len()) != 0 || token.look & look::BEYOND_ASCII != 0)
    }

    /// The words, in the order in which they were given.
    pub(crate) fn iter(&self) -> impl Iterator<Item = &str> {
        self.spelt().map(|word| str::from_utf8(word).unwrap_or_default())
    }

    /// True when `written` is one of them, however it is typed.
    pub(crate) fn hold(&self, written: &[u8]) -> bool {
        self.spelt().any(|word| same_word(written, word))
    }

    fn spelt(&self) -> impl Iterator<Item = &[u8]> {
        self.letters.split_inclusive(|&letter| letter == END).map(|line| &line[..line.len() - 1])
    }
}

const fn sign(hash: u32) -> u64 {
    1 << (hash % u64::BITS)
}

const fn length(bytes: usize) -> u16 {
    1 << (bytes % u16::BITS as usize)
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
