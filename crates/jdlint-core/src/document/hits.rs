//! The phrases of the tables that stand in a posting. In: its words. Out: whether a phrase of a table begins with a token,
//! and those of a table in a stretch.
//!
//! Mostly none begins: each table has a bit a token. Which row of the table it is is looked up for the few that are wanted.

use std::cmp::Reverse;

use super::Span;
use super::words::{self, Token};
use crate::lexicon::{
    self, Beginnings, Hit, LONGER_SIGN, Lexicon, SIGNS, Search, Signs, TOKENS_OF_SIGNS, WordId,
    place_of_signs as place,
};

/// The phrases of a document.
pub(crate) struct Hits {
    /// The words, which tell the rows of the phrases of one word.
    ids: Vec<WordId>,
    /// A bit a token for each table: a phrase begins with it. Those of [`STRETCH`] tokens stand together.
    begins: Vec<Signs>,
    /// The same of each [`STRETCH`] stretches: a phrase begins in it, if none of them was dropped.
    begins_within: Vec<Signs>,
    /// Phrases of several words, by first token.
    longer: Vec<Hit>,
    /// Those that were dropped.
    dropped: Vec<Hit>,
}

/// As many tokens as a row of bits has.
const STRETCH: usize = TOKENS_OF_SIGNS;
/// Few postings have a phrase of several words in fewer tokens.
const TOKENS_OF_LONGER: usize = 4;

impl Hits {
    pub(super) const NONE: Self = Self {
        ids: Vec::new(),
        begins: Vec::new(),
        begins_within: Vec::new(),
        longer: Vec::new(),
        dropped: Vec::new(),
    };

    /// Room for the phrases of so many tokens.
    pub(super) fn with_capacity(tokens: usize) -> Self {
        let stretches = tokens.div_ceil(STRETCH);
        Self {
            ids: Vec::with_capacity(tokens),
            begins: Vec::with_capacity(stretches),
            begins_within: Vec::with_capacity(stretches.div_ceil(STRETCH)),
            longer: Vec::with_capacity(tokens / TOKENS_OF_LONGER),
            ..Self::NONE
        }
    }

    /// Takes the phrases of the tokens from `from` on, which are the next.
    pub(super) fn take(&mut self, text: &str, tokens: &[Token], from: usize, search: &mut Search) {
        self.make_room(tokens.len());
        let mut begins = Beginnings { of_tokens: &mut self.begins, of_stretches: &mut self.begins_within };
        lexicon::take_words(text, &tokens[from..], &mut self.ids, &mut begins);
        search.find(tokens, &self.ids, from, &mut self.longer, &mut begins);
    }

    /// Takes those that `known` has of the tokens of `span`: the next tokens are the same.
    pub(super) fn take_known(&mut self, known: &Self, span: &Span) {
        let first = self.ids.len();
        self.ids.extend_from_slice(&known.ids[span.clone()]);
        self.make_room(self.ids.len());
        let mut done = 0;
        while done < span.len() {
            let (stretch, bit) = place(first + done);
            let free = STRETCH - bit.trailing_zeros() as usize;
            let count = free.min(span.len() - done);
            let (group, bit_of_stretch) = place(stretch);
            for sign in 0..SIGNS {
                let bits = known.bits_from(sign, span.start + done) & (u64::MAX >> (STRETCH - count));
                self.begins[stretch][sign] |= bits * bit;
                self.begins_within[group][sign] |= if bits == 0 { 0 } else { bit_of_stretch };
            }
            done += count;
        }
        let from = known.longer.partition_point(|hit| (hit.start as usize) < span.start);
        let longer = known.longer[from..].iter().take_while(|hit| (hit.start as usize) < span.end);
        let here = |at: u32| (at as usize - span.start + first) as u32;
        self.longer.extend(longer.map(|hit| Hit { start: here(hit.start), end: here(hit.end), ..*hit }));
    }

    /// A bit for each of the next [`STRETCH`] tokens from `from` on.
    fn bits_from(&self, sign: usize, from: usize) -> u64 {
        let bits = |stretch: usize| self.begins.get(stretch).map_or(0, |begins| begins[sign]);
        let (stretch, gone) = (from / STRETCH, from % STRETCH);
        if gone == 0 {
            return bits(stretch);
        }
        bits(stretch) >> gone | bits(stretch + 1) << (STRETCH - gone)
    }

    fn make_room(&mut self, tokens: usize) {
        let stretches = tokens.div_ceil(STRETCH);
        self.begins.resize(stretches, [0; SIGNS]);
        self.begins_within.resize(stretches.div_ceil(STRETCH), [0; SIGNS]);
    }

    /// As they were before any was dropped.
    pub(super) fn take_back_dropped(&mut self) {
        if self.dropped.is_empty() {
            return;
        }
        for hit in &self.dropped {
            let (stretch, bit) = place(hit.start as usize);
            self.begins[stretch][hit.lexicon as usize] |= bit;
        }
        self.longer.append(&mut self.dropped);
        self.longer.sort_by_key(|hit| (hit.start, Reverse(hit.end), hit.lexicon, hit.row));
    }

    /// Keeps those phrases of several words that fit.
    pub(super) fn retain(&mut self, fits: impl Fn(&Hit) -> bool) {
        self.longer.retain(|hit| {
            let fits = fits(hit);
            if !fits {
                let (stretch, bit) = place(hit.start as usize);
                self.begins[stretch][hit.lexicon as usize] &= !bit;
                self.dropped.push(*hit);
            }
            fits
        });
    }

    /// True when a phrase of the table begins with the token.
    pub(crate) fn begins(&self, lexicon: Lexicon, token: usize) -> bool {
        self.is_marked(lexicon as usize, token)
    }

    /// True when a phrase of the table stands anywhere.
    pub(crate) fn know(&self, lexicon: Lexicon) -> bool {
        self.first(lexicon, &(0..self.ids.len())).is_some()
    }

    /// The phrases of a table in the document, in order.
    pub(crate) fn of(&self, lexicon: Lexicon) -> HitsOf<'_> {
        self.within(lexicon, &(0..self.ids.len()))
    }

    /// The phrases of a table whose first token lies in `span`, in order.
    pub(super) fn within(&self, lexicon: Lexicon, span: &Span) -> HitsOf<'_> {
        HitsOf { hits: self, lexicon, left: span.clone() }
    }

    /// The first token of `span` with which a phrase of the table begins.
    pub(super) fn first(&self, lexicon: Lexicon, span: &Span) -> Option<usize> {
        let stretch = span.start / STRETCH;
        let left = self.begins.get(stretch)?[lexicon as usize] >> (span.start % STRETCH);
        if left != 0 {
            return Some(span.start + left.trailing_zeros() as usize).filter(|&first| first < span.end);
        }
        // Most spans end there.
        if (stretch + 1) * STRETCH < span.end {
            self.first_behind(lexicon, stretch + 1, span.end)
        } else {
            None
        }
    }

    /// The first token from a stretch on, and before `end`.
    #[inline(never)] // so that looking at one stretch is small enough to cost little
    fn first_behind(&self, lexicon: Lexicon, mut stretch: usize, end: usize) -> Option<usize> {
        loop {
            stretch = self.stretch_from(lexicon, stretch)?;
            let bits = self.begins.get(stretch)?[lexicon as usize];
            let first = stretch * STRETCH + bits.trailing_zeros() as usize;
            if bits != 0 || first >= end {
                return Some(first).filter(|&first| first < end);
            }
            stretch += 1;
        }
    }

    /// The first stretch from `stretch` on in which a phrase begins, as far as is known.
    fn stretch_from(&self, lexicon: Lexicon, mut stretch: usize) -> Option<usize> {
        loop {
            let left = self.begins_within.get(stretch / STRETCH)?[lexicon as usize] >> (stretch % STRETCH);
            if left != 0 {
                return Some(stretch + left.trailing_zeros() as usize);
            }
            stretch = (stretch / STRETCH + 1) * STRETCH;
        }
    }

    /// The phrase of the table that begins with the token.
    pub(crate) fn at(&self, lexicon: Lexicon, token: usize) -> Option<Hit> {
        if self.begins(lexicon, token) { self.beginning_with(lexicon, token) } else { None }
    }

    /// The same, where one does.
    fn beginning_with(&self, lexicon: Lexicon, token: usize) -> Option<Hit> {
        if self.is_marked(LONGER_SIGN, token) {
            let first = self.longer.partition_point(|hit| (hit.start as usize) < token);
            let mut there = self.longer[first..].iter().take_while(|hit| hit.start as usize == token);
            if let Some(hit) = there.find(|hit| hit.lexicon == lexicon) {
                return Some(*hit);
            }
        }
        let row = lexicon::row_alone(lexicon, self.ids[token])?;
        Some(Hit { lexicon, row, start: token as u32, end: token as u32 + 1 })
    }

    fn is_marked(&self, sign: usize, token: usize) -> bool {
        let (stretch, bit) = place(token);
        self.begins.get(stretch).is_some_and(|begins| begins[sign] & bit != 0)
    }
}

/// The phrases of a table in a stretch, in order.
#[derive(Clone)]
pub(crate) struct HitsOf<'d> {
    hits: &'d Hits,
    lexicon: Lexicon,
    left: Span,
}

impl HitsOf<'_> {
    /// The first tokens of the phrases, where it does not matter which they are.
    pub(crate) fn starts(mut self) -> impl Iterator<Item = usize> {
        std::iter::from_fn(move || self.next_start())
    }

    fn next_start(&mut self) -> Option<usize> {
        let first = self.hits.first(self.lexicon, &self.left)?;
        self.left.start = first + 1;
        Some(first)
    }
}

impl Iterator for HitsOf<'_> {
    type Item = Hit;

    fn next(&mut self) -> Option<Hit> {
        let first = self.next_start()?;
        self.hits.beginning_with(self.lexicon, first)
    }

    fn count(self) -> usize {
        let Span { start, end } = self.left;
        let inside = |stretch: usize| {
            let bits = self.hits.begins.get(stretch).map_or(0, |begins| begins[self.lexicon as usize]);
            let before = start.saturating_sub(stretch * STRETCH);
            let behind = ((stretch + 1) * STRETCH).saturating_sub(end);
            bits >> before << before << behind
        };
        (start / STRETCH..end.div_ceil(STRETCH)).map(|stretch| inside(stretch).count_ones() as usize).sum()
    }
}

/// True when a phrase of one of those tables stands in a text that is no document.
pub(crate) fn names_any(text: &str, lexicons: &[Lexicon]) -> bool {
    let mut tokens = Vec::new();
    words::tokenize(text, 0, text.len(), &mut tokens);
    let mut hits = Hits::NONE;
    hits.take(text, &tokens, 0, &mut Search::new());
    lexicons.iter().any(|&lexicon| hits.know(lexicon))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Document;
    use crate::settings::Format;

    /// Words that no table of verbs knows, and in the given places one that it does.
    fn document(words: usize, verbs: &[usize]) -> String {
        let word = |at: usize| if verbs.contains(&at) { "reduce, " } else { "loaf, " };
        (0..words).map(word).collect()
    }

    #[test]
    fn phrases_are_found_wherever_they_stand_in_a_long_text() {
        let verbs = [0, 63, 64, 700, 4095, 4096, 9000];
        let text = document(9001, &verbs);
        let document = Document::parse(&text, Format::PlainText);
        let starts = |span: Span| -> Vec<usize> {
            document.hits_of(Lexicon::ComparativeVerb, &span).map(|hit| hit.start as usize).collect()
        };
        assert_eq!(starts(0..9001), verbs);
        for span in [0..1, 1..63, 1..64, 63..65, 65..4095, 64..4097, 4097..9000, 4097..9001, 5..5] {
            let inside: Vec<usize> = verbs.iter().copied().filter(|at| span.contains(at)).collect();
            assert_eq!(starts(span.clone()), inside, "{span:?}");
            assert_eq!(document.hits_of(Lexicon::ComparativeVerb, &span).count(), inside.len(), "{span:?}");
            assert_eq!(document.has(Lexicon::ComparativeVerb, &span), !inside.is_empty(), "{span:?}");
        }
        assert!(!document.has(Lexicon::ComparativeVerb, &(9001..20_000)));
        assert!(!document.is_in(Lexicon::ComparativeVerb, 20_000));
    }

    #[test]
    fn a_word_within_a_longer_phrase_of_its_table_is_no_hit() {
        let document = Document::parse("A bachelor's degree, or a degree", Format::PlainText);
        let words: Vec<_> = document.hits.of(Lexicon::DegreeWord).map(|hit| hit.start..hit.end).collect();
        assert_eq!(words, [1..3, 5..6]);
        assert!(!document.is_in(Lexicon::DegreeWord, 2));
    }
}
