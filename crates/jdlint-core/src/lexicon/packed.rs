//! The lexicons as they travel and as they work. In: the files that `build/lexicons.rs` packed. Out: [`Tables`], made
//! once, when the first word is looked up: under a millisecond, and a third of the bytes of tables that need no making.

use once_cell::race::OnceBox;

use super::marks::{LEAST_LETTER, MOST_NEW, MOST_SHARED, NEW_ROW, ONE_BYTE, SHARED_FROM};
use super::{LEXICON_OF, LEXICONS, Lexicon, WordId};
use crate::document::words::{hash_word, same_word};

const WORDS: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/words.bin"));
const SHAPES: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/shapes.bin"));
const FIRST_WORDS: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/first-words.bin"));
const NEXT_HIGH: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/next-words-high.bin"));
const NEXT_LOW: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/next-words-low.bin"));
const VALUES: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/values.bin"));
const VALUE_TEXTS: &str = include_str!(concat!(env!("OUT_DIR"), "/values.txt"));

/// A phrase of a lexicon.
#[derive(Debug, Clone, Copy)]
pub(super) struct Phrase {
    /// Where its words begin.
    start: u32,
    /// The number of its words.
    pub(super) length: u16,
    pub(super) lexicon: Lexicon,
    pub(super) row: u16,
    /// Its last word: most that begin alike end otherwise.
    pub(super) last: WordId,
}

/// Where a word is found by its hash; one with the id 0 is free.
#[derive(Clone, Copy, Default)]
struct Slot {
    hash: u32,
    id: WordId,
}

/// Everything that look-ups need.
pub(super) struct Tables {
    /// The letters of all words, and where each ends (bytes), by id; the word with the id 0 is empty.
    letters: Vec<u8>,
    word_ends: Vec<u32>,
    /// Words by hash, open addressing, twice as many as there are words.
    slots: Vec<Slot>,
    /// The words of all phrases.
    phrase_words: Vec<WordId>,
    /// Phrases by their shelf: those that are one word, by this word; then the longer ones, by the hash of their first two.
    phrases: Vec<Phrase>,
    /// Where each shelf begins; the next one ends it.
    starts: Vec<u32>,
    /// The values of all rows.
    values: Vec<&'static str>,
    /// Where the rows of a lexicon begin among the values.
    first_rows: Vec<u32>,
}

static TABLES: OnceBox<Tables> = OnceBox::new();

/// The tables, made when they are first needed.
pub(super) fn tables() -> &'static Tables {
    TABLES.get_or_init(|| Box::new(Tables::unpack()))
}

impl Tables {
    /// What a row says.
    pub(super) fn value(&self, lexicon: Lexicon, row: u16) -> &'static str {
        let first = self.first_rows.get(lexicon as usize).copied().unwrap_or_default();
        self.values.get(first as usize + row as usize).copied().unwrap_or_default()
    }

    /// The id of a word that is written so; 0 where no table knows it.
    pub(super) fn word(&self, hash: u32, written: &[u8]) -> WordId {
        let mask = self.slots.len() - 1;
        let mut slot = hash as usize & mask;
        loop {
            let known = self.slots[slot];
            if known.id == 0 || known.hash == hash && same_word(written, self.written(known.id)) {
                return known.id;
            }
            slot = (slot + 1) & mask;
        }
    }

    /// The phrases that are this word alone, by lexicon.
    pub(super) fn alone(&self, word: WordId) -> &[Phrase] {
        self.on_shelf(word as usize)
    }

    /// The phrases that begin with these two words, and perhaps others.
    pub(super) fn beginning_with(&self, first: WordId, second: WordId) -> &[Phrase] {
        self.on_shelf(shelf_of_pair(first, second, self.word_ends.len()))
    }

    fn on_shelf(&self, number: usize) -> &[Phrase] {
        &self.phrases[self.starts[number] as usize..self.starts[number + 1] as usize]
    }

    /// The words of a phrase.
    pub(super) fn words_of(&self, phrase: &Phrase) -> &[WordId] {
        let start = phrase.start as usize;
        &self.phrase_words[start..start + phrase.length as usize]
    }

    fn written(&self, id: WordId) -> &[u8] {
        let [start, end] = [self.word_ends[id as usize - 1] as usize, self.word_ends[id as usize] as usize];
        &self.letters[start..end]
    }

    fn unpack() -> Self {
        let (letters, word_ends) = words();
        let count = word_ends.len();
        let (values, row_counts) = values();
        let Unpacked { words, phrases, first_rows } = unpack_phrases(count - 1, &row_counts);
        let (phrases, starts) = on_shelves(&words, &phrases, count);
        let mut tables = Self {
            letters,
            word_ends,
            slots: Vec::new(),
            phrase_words: words,
            phrases,
            starts,
            values,
            first_rows,
        };
        tables.slots = tables.count_slots();
        tables
    }

    #[cfg_attr(target_arch = "wasm32", inline(never))]
    fn count_slots(&self) -> Vec<Slot> {
        let size = (self.word_ends.len() * 2).next_power_of_two();
        let mut slots = vec![Slot::default(); size];
        for id in 1..self.word_ends.len() as WordId {
            let hash = hash_word(self.written(id));
            let mut slot = hash as usize & (size - 1);
            while slots[slot].id != 0 {
                slot = (slot + 1) & (size - 1);
            }
            slots[slot] = Slot { hash, id };
        }
        slots
    }
}

/// The letters of all words and where each ends, an empty one first.
#[cfg_attr(target_arch = "wasm32", inline(never))]
fn words() -> (Vec<u8>, Vec<u32>) {
    let mut letters: Vec<u8> = Vec::with_capacity(WORDS.len() * 2);
    let mut ends: Vec<u32> = Vec::with_capacity(WORDS.len() / 4);
    let mut before = 0;
    for &byte in WORDS {
        if byte >= LEAST_LETTER {
            letters.push(byte);
            continue;
        }
        ends.push(letters.len() as u32);
        let start = letters.len();
        letters.extend_from_within(before..before + usize::from(byte - SHARED_FROM));
        before = start;
    }
    ends.push(letters.len() as u32);
    (letters, ends)
}

/// The phrases in the order of the lexicons and their rows.
struct Unpacked {
    words: Vec<WordId>,
    phrases: Vec<Phrase>,
    first_rows: Vec<u32>,
}

/// `count`: how many words there are; `row_counts`: how many rows each lexicon has.
#[cfg_attr(target_arch = "wasm32", inline(never))]
fn unpack_phrases(count: usize, row_counts: &[usize]) -> Unpacked {
    let mut shapes = SHAPES.iter().copied().peekable();
    let mut firsts = Numbers(FIRST_WORDS);
    // The id 0 is that of no word.
    let mut nexts = NEXT_HIGH.iter().zip(NEXT_LOW).map(|(&high, &low)| u16::from_be_bytes([high, low]) + 1);
    let mut words: Vec<WordId> = Vec::with_capacity(3 * SHAPES.len());
    let mut phrases = Vec::with_capacity(SHAPES.len());
    let (mut first_rows, mut all_rows) = (Vec::with_capacity(LEXICONS), 0);
    for (&lexicon, &rows) in LEXICON_OF.iter().zip(row_counts) {
        first_rows.push(all_rows);
        all_rows += rows as u32;
        let (mut begun, mut before, mut first) = (0, 0, 0);
        while let Some(shape) = shapes.next_if(|shape| begun < rows || shape & NEW_ROW == 0) {
            begun += usize::from(shape & NEW_ROW != 0);
            let new = usize::from(shape & MOST_NEW);
            if new == 0 {
                continue;
            }
            let shared = usize::from((shape & !NEW_ROW) >> MOST_NEW.count_ones() & MOST_SHARED);
            let start = words.len();
            words.extend_from_within(before..before + shared);
            if shared == 0 {
                first = (first + firsts.next().unwrap_or_default()) % count;
                words.push(first as WordId + 1);
            }
            words.extend(nexts.by_ref().take(new - usize::from(shared == 0)));
            let length = (words.len() - start) as u16;
            let last = words.last().copied().unwrap_or_default();
            phrases.push(Phrase { start: start as u32, length, lexicon, row: begun as u16 - 1, last });
            before = start;
        }
    }
    Unpacked { words, phrases, first_rows }
}

/// Longer phrases have so many shelves: twice as many as there are of them.
const SHELVES_OF_PAIRS: usize = 1 << PAIR_BITS;
const PAIR_BITS: u32 = 15;

/// The shelf of the phrases that begin with these two words, behind those of `count` words.
fn shelf_of_pair(first: WordId, second: WordId, count: usize) -> usize {
    let pair = u32::from(first) << u16::BITS | u32::from(second);
    count + (pair.wrapping_mul(0x9e37_79b1) >> (u32::BITS - PAIR_BITS)) as usize
}

/// A stable counting sort. Out: the phrases by shelf, where each shelf begins, and one more for the end.
#[cfg_attr(target_arch = "wasm32", inline(never))]
fn on_shelves(words: &[WordId], phrases: &[Phrase], count: usize) -> (Vec<Phrase>, Vec<u32>) {
    let shelf = |phrase: &Phrase| match words[phrase.start as usize..][..phrase.length as usize] {
        [first, second, ..] => shelf_of_pair(first, second, count),
        [alone] => alone as usize,
        [] => 0,
    };
    let mut starts = vec![0u32; count + SHELVES_OF_PAIRS + 1];
    for phrase in phrases {
        starts[shelf(phrase)] += 1;
    }
    let mut end = 0;
    for start in &mut starts {
        end += *start;
        *start = end;
    }
    let mut sorted = phrases.to_vec();
    // From behind, so that those of a shelf keep their order.
    for phrase in phrases.iter().rev() {
        let place = &mut starts[shelf(phrase)];
        *place -= 1;
        sorted[*place as usize] = *phrase;
    }
    (sorted, starts)
}

/// The values of the rows of all lexicons, and how many rows each has.
#[cfg_attr(target_arch = "wasm32", inline(never))]
fn values() -> (Vec<&'static str>, Vec<usize>) {
    let texts: Vec<&str> = VALUE_TEXTS.split('\n').collect();
    let mut numbers = Numbers(VALUES);
    let (mut values, mut counts) = (Vec::new(), Vec::with_capacity(LEXICONS));
    while let Some(rows) = numbers.next() {
        counts.push(rows);
        let end = values.len() + rows;
        while values.len() < end {
            let (Some(text), Some(run)) = (numbers.next(), numbers.next()) else { break };
            values.extend(std::iter::repeat_n(texts.get(text).copied().unwrap_or_default(), run));
        }
    }
    (values, counts)
}

/// Numbers of one or two bytes, as `build/lexicons.rs` writes them.
struct Numbers(&'static [u8]);

impl Iterator for Numbers {
    type Item = usize;

    fn next(&mut self) -> Option<usize> {
        let (&first, rest) = self.0.split_first()?;
        self.0 = rest;
        if first < ONE_BYTE {
            return Some(first as usize);
        }
        let (&second, rest) = rest.split_first()?;
        self.0 = rest;
        Some(usize::from(first - ONE_BYTE) * 256 + second as usize + usize::from(ONE_BYTE))
    }
}
