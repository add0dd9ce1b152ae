//! The lexicons as they travel and as they work. In: the files that `build/lexicons.rs` packed. Out: [`Tables`], made
//! once, when the first word is looked up: under a millisecond, and a third of the bytes of tables that need no making.

use once_cell::race::OnceBox;

use super::marks::{END_OF_ROW, FIRST_WORD, ONE_BYTE};
use super::{LEXICONS, Lexicon, WordId};
use crate::document::words::{hash_word, same_word};

const WORDS: &str = include_str!(concat!(env!("OUT_DIR"), "/words.txt"));
const PHRASES: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/phrases.bin"));
const VALUE_TEXTS: &str = include_str!(concat!(env!("OUT_DIR"), "/values.txt"));
const VALUES: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/values.bin"));

/// A phrase of a lexicon.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Phrase {
    /// Where its words begin.
    start: u32,
    /// The number of its words.
    pub(super) length: u16,
    pub(super) lexicon: u16,
    pub(super) row: u16,
}

/// Everything that look-ups need.
pub(super) struct Tables {
    /// Words by id; there is none with the id 0.
    words: Vec<&'static str>,
    /// Ids by hash, open addressing, twice as many as there are words; 0 is free.
    slots: Vec<WordId>,
    /// The words of all phrases.
    phrase_words: Vec<WordId>,
    /// Phrases by their first word, the longest first.
    phrases: Vec<Phrase>,
    /// Where the phrases of a word begin; those of the next one end them.
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
    pub(super) fn word(&self, hash: u32, written: &str) -> WordId {
        let mask = self.slots.len() - 1;
        let mut slot = hash as usize & mask;
        loop {
            let id = self.slots[slot];
            if id == 0 || same_word(written, self.words[id as usize]) {
                return id;
            }
            slot = (slot + 1) & mask;
        }
    }

    /// The phrases that begin with a word, the longest first.
    pub(super) fn phrases_of(&self, word: WordId) -> &[Phrase] {
        let [first, end] = [0, 1].map(|next| self.starts[word as usize + next] as usize);
        &self.phrases[first..end]
    }

    /// The words of a phrase.
    pub(super) fn words_of(&self, phrase: &Phrase) -> &[WordId] {
        let start = phrase.start as usize;
        &self.phrase_words[start..start + phrase.length as usize]
    }

    fn unpack() -> Self {
        let words: Vec<_> = std::iter::once("").chain(WORDS.split('\n')).collect();
        let slots = slots(&words);
        let Unpacked { words: phrase_words, mut phrases, first_rows } = unpack_phrases();
        let starts = by_first_word(&phrase_words, &mut phrases, words.len());
        Self { words, slots, phrase_words, phrases, starts, values: values(), first_rows }
    }
}

fn slots(words: &[&str]) -> Vec<WordId> {
    let size = (words.len() * 2).next_power_of_two();
    let mut slots = vec![0; size];
    for (id, word) in words.iter().enumerate().skip(1) {
        let mut slot = hash_word(word) as usize & (size - 1);
        while slots[slot] != 0 {
            slot = (slot + 1) & (size - 1);
        }
        slots[slot] = id as WordId;
    }
    slots
}

/// The phrases in the order of the lexicons and their rows.
struct Unpacked {
    words: Vec<WordId>,
    phrases: Vec<Phrase>,
    first_rows: Vec<u32>,
}

fn unpack_phrases() -> Unpacked {
    let mut numbers = Numbers(PHRASES);
    let mut words: Vec<WordId> = Vec::with_capacity(PHRASES.len());
    let mut phrases = Vec::with_capacity(PHRASES.len() / 3);
    let (mut first_rows, mut all_rows) = (Vec::with_capacity(LEXICONS), 0);
    for lexicon in 0..LEXICONS as u16 {
        let rows = numbers.next().unwrap_or_default();
        first_rows.push(all_rows);
        all_rows += rows as u32;
        let (mut row, mut start) = (0, words.len());
        while usize::from(row) < rows {
            let Some(number) = numbers.next() else { break };
            if number >= FIRST_WORD {
                // The id 0 is that of no word.
                words.push((number - FIRST_WORD + 1) as WordId);
                continue;
            }
            if words.len() > start {
                let length = (words.len() - start) as u16;
                phrases.push(Phrase { start: start as u32, length, lexicon, row });
            }
            start = words.len();
            row += u16::from(number == usize::from(END_OF_ROW));
        }
    }
    Unpacked { words, phrases, first_rows }
}

/// Sorts phrases by first word, then the longest first, and gives where those of each word begin. Counting keeps the
/// order of lexicons and rows among the rest.
fn by_first_word(words: &[WordId], phrases: &mut Vec<Phrase>, count: usize) -> Vec<u32> {
    let longest = phrases.iter().map(|phrase| phrase.length).max().unwrap_or_default();
    sort_by_number(phrases, longest as usize + 1, |phrase| (longest - phrase.length) as usize);
    sort_by_number(phrases, count, |phrase| words[phrase.start as usize] as usize)
}

/// A stable counting sort. Out: where each number begins, and one more for the end.
fn sort_by_number(phrases: &mut Vec<Phrase>, count: usize, number: impl Fn(&Phrase) -> usize) -> Vec<u32> {
    let mut starts = vec![0u32; count + 1];
    for phrase in phrases.iter() {
        starts[number(phrase) + 1] += 1;
    }
    for at in 1..starts.len() {
        starts[at] += starts[at - 1];
    }
    let mut free = starts.clone();
    let mut sorted = vec![Phrase::default(); phrases.len()];
    for phrase in phrases.iter() {
        let place = &mut free[number(phrase)];
        sorted[*place as usize] = *phrase;
        *place += 1;
    }
    *phrases = sorted;
    starts
}

/// The values of the rows of all lexicons.
fn values() -> Vec<&'static str> {
    let texts: Vec<&str> = VALUE_TEXTS.split('\n').collect();
    let mut runs = Numbers(VALUES);
    let mut values = Vec::new();
    while let (Some(text), Some(count)) = (runs.next(), runs.next()) {
        values.extend(std::iter::repeat_n(texts.get(text).copied().unwrap_or_default(), count));
    }
    values
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
