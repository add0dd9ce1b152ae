//! Where each word of a posting stands. In: tokens. Out: [`WordIndex`], the places of a word without a walk over the text.

use super::words::{Token, WordHash};

/// The places of all tokens, by the hash of what they are.
#[derive(Default)]
pub(super) struct WordIndex {
    /// Where the places of each bucket begin, and one more for the end.
    starts: Vec<u32>,
    /// Numbers of tokens, by bucket, then in order.
    places: Vec<u32>,
}

/// Buckets are a power of two, and no more than these: each costs a posting of few words something.
const MOST_BUCKETS: usize = 1 << 12;

impl WordIndex {
    pub(super) fn of(tokens: &[Token]) -> Self {
        let buckets = tokens.len().next_power_of_two().min(MOST_BUCKETS);
        let mut starts = vec![0u32; buckets + 1];
        for token in tokens {
            starts[bucket(token.hash.low, buckets)] += 1;
        }
        let mut end = 0;
        for start in &mut starts {
            end += *start;
            *start = end;
        }
        let mut places = vec![0u32; tokens.len()];
        // From behind, so that the places of a bucket come in order.
        for (at, token) in tokens.iter().enumerate().rev() {
            let place = &mut starts[bucket(token.hash.low, buckets)];
            *place -= 1;
            places[*place as usize] = at as u32;
        }
        Self { starts, places }
    }

    /// The tokens with this hash, in order.
    pub(super) fn of_hash<'d>(
        &'d self,
        tokens: &'d [Token],
        hash: WordHash,
    ) -> impl Iterator<Item = usize> + 'd {
        let at = bucket(hash.low, self.starts.len().saturating_sub(1));
        let from = self.starts.get(at).copied().unwrap_or_default();
        let to = self.starts.get(at + 1).copied().unwrap_or_default();
        let places = self.places[from as usize..to as usize].iter().map(|&at| at as usize);
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
