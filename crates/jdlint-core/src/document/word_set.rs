//! Small sets of words that facts ask for by name. In: words that stand in the code. Out: [`Words`], made by the
//! compiler, and the answer whether a token is one of them.

use super::words::{Token, WordHash, hash_normal, hash_word, same_word};

/// Words in their normal form: small letters, straight apostrophes.
pub(crate) struct Words<T: ?Sized = [u8]> {
    signs: Known,
    /// The words, each behind the number of its bytes: one looks at the letters of few. A pointer for each of some thousands
    /// would be more to load than its letters.
    letters: T,
}

/// What tells of most tokens that they are none of the words.
#[derive(Clone, Copy)]
struct Signs {
    /// One bit for each word, by its hash.
    first: u64,
    /// The same by other bits of its hash.
    other: u32,
}

impl Signs {
    /// In: words, each behind the number of its bytes.
    const fn of(mut letters: &[u8]) -> Self {
        let (mut first, mut other) = (0, 0);
        while let Some((&length, rest)) = letters.split_first() {
            let (word, rest) = rest.split_at(length as usize);
            let hash = hash_word(word).low;
            first |= 1 << first_sign(hash);
            other |= 1 << other_sign(hash);
            letters = rest;
        }
        Self { first, other }
    }
}

const END: u8 = b'\n';

impl<const N: usize> Words<[u8; N]> {
    /// In: words in their normal form, a line for each.
    pub(crate) const fn of(lines: &str) -> Self {
        let mut letters = [0; N];
        let (mut at, mut begin) = (0, 0);
        while at < N {
            if lines.as_bytes()[at] == END {
                assert!(at - begin <= u8::MAX as usize);
                letters[begin] = (at - begin) as u8;
                begin = at + 1;
            } else {
                letters[at + 1] = lines.as_bytes()[at];
            }
            at += 1;
        }
        Self { signs: Known::of(&letters), letters }
    }
}

impl Words {
    /// True when a token that looks so may be one of them.
    #[inline]
    pub(crate) fn may_hold(&self, token: &Token) -> bool {
        let signs = self.signs.get(&self.letters);
        // One question for both bits: each alone is hard to foresee.
        (signs.first >> first_sign(token.hash.low)) as u32 & (signs.other >> other_sign(token.hash.low)) & 1
            != 0
    }

    /// The words, in the order in which they were given.
    pub(crate) fn iter(&self) -> impl Iterator<Item = &str> {
        self.spelt().map(|word| str::from_utf8(word).unwrap_or_default())
    }

    /// Their hashes, in the same order.
    pub(super) fn hashes(&self) -> impl Iterator<Item = WordHash> {
        self.spelt().map(hash_normal)
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

const fn first_sign(hash: u32) -> u32 {
    hash % u64::BITS
}

const fn other_sign(hash: u32) -> u32 {
    hash / u64::BITS % u32::BITS
}

/// The signs, made by the compiler.
#[cfg(not(target_arch = "wasm32"))]
struct Known(Signs);

#[cfg(not(target_arch = "wasm32"))]
impl Known {
    const fn of(letters: &[u8]) -> Self {
        Self(Signs::of(letters))
    }

    #[inline]
    const fn get(&self, _letters: &[u8]) -> Signs {
        self.0
    }
}

/// The signs, made when they are first asked for: they are bits at random, which no packer makes smaller, and a browser
/// would load 5 KB of them.
#[cfg(target_arch = "wasm32")]
struct Known([std::sync::atomic::AtomicU32; 3]);

#[cfg(target_arch = "wasm32")]
impl Known {
    const fn of(_letters: &[u8]) -> Self {
        Self([const { std::sync::atomic::AtomicU32::new(0) }; 3])
    }

    #[inline]
    fn get(&self, letters: &[u8]) -> Signs {
        let part = |at: usize| self.0[at].load(std::sync::atomic::Ordering::Relaxed);
        let (low, high, other) = (part(0), part(1), part(2));
        // Each word has a sign.
        if other == 0 {
            return self.make(letters);
        }
        Signs { first: u64::from(high) << u32::BITS | u64::from(low), other }
    }

    #[cold]
    #[inline(never)]
    fn make(&self, letters: &[u8]) -> Signs {
        let signs = Signs::of(letters);
        let parts = [signs.first as u32, (signs.first >> u32::BITS) as u32, signs.other];
        for (place, part) in self.0.iter().zip(parts) {
            place.store(part, std::sync::atomic::Ordering::Relaxed);
        }
        signs
    }
}

/// A set of words that the compiler makes: `words!["you", "your"]`.
macro_rules! words {
    ($($word:literal),+ $(,)?) => {{
        const LINES: &str = concat!($($word, "\n"),+);
        static WORDS: $crate::document::Words<[u8; LINES.len()]> = $crate::document::Words::of(LINES);
        let words: &'static $crate::document::Words = &WORDS;
        words
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
