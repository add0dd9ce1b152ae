//! Where each word of a posting stands. In: tokens. Out: [`WordIndex`], the places of a word without a walk over the text.

use super::words::{Token, WordHash};

/// The places of all tokens, by the hash of what they are.
#[derive(Default)]
pub(super) struct WordIndex {
    /// The first token of each bucket.
    firsts: Vec<u32>,
    /// For each token the next one of its bucket.
    nexts: Vec<u32>,
}

/// Buckets are a power of two, and no more than these: each costs a posting of few words something.
const MOST_BUCKETS: usize = 1 << 12;

/// Stands where there is no token.
const NONE: u32 = u32::MAX;

impl WordIndex {
    pub(super) fn of(tokens: &[Token]) -> Self {
        let buckets = tokens.len().next_power_of_two().min(MOST_BUCKETS);
        let mut firsts = vec![NONE; buckets];
        let mut nexts = vec![NONE; tokens.len()];
        // From behind, so that the places of a bucket come in order.
        for (at, (token, next)) in tokens.iter().zip(&mut nexts).enumerate().rev() {
            let first = &mut firsts[bucket(token.hash.low, buckets)];
            *next = *first;
            *first = at as u32;
        }
        Self { firsts, nexts }
    }

    /// The tokens with this hash, in order.
    pub(super) fn of_hash<'d>(
        &'d self,
        tokens: &'d [Token],
        hash: WordHash,
    ) -> impl Iterator<Item = usize> + 'd {
        let first = self.firsts.get(bucket(hash.low, self.firsts.len())).copied();
        let places = std::iter::successors(first, |&at| self.nexts.get(at as usize).copied());
        let places = places.take_while(|&at| at != NONE).map(|at| at as usize);
        places.filter(move |&at| tokens[at].hash == hash)
    }
}

/// `buckets` is a power of two.
fn bucket(hash: u32, buckets: usize) -> usize {
    hash as usize & buckets.saturating_sub(1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::words::{hash_word, tokenize};

    fn places(text: &str, word: &str) -> Vec<usize> {
        let mut tokens = Vec::new();
        tokenize(text, 0, text.len(), &mut tokens);
        WordIndex::of(&tokens).of_hash(&tokens, hash_word(word.as_bytes())).collect()
    }

    #[test]
    fn every_place_of_a_word_is_told_in_order() {
        assert_eq!(places("Bake bread, sell bread and BAKE on", "bake"), [0, 5]);
        assert_eq!(places("Bake bread, sell bread", "bread"), [1, 3]);
        assert_eq!(places("Bake bread", "rolls"), [0; 0]);
        assert_eq!(places("", "bread"), [0; 0]);
    }
}
