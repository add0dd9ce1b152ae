//! The lexicons as they travel and as they work. In: the files that `build/lexicons.rs` packed. Out: [`Tables`], made
//! once, when the first word is looked up: in a millisecond or two, and a third of the bytes of tables that need no making.
//!
//! A browser runs this before it optimises anything: loops go by numbers over vectors of their final length, and call
//! nothing.

use once_cell::race::OnceBox;

use super::marks::{DROPPED_FROM, LEAST_LETTER, MOST_NEW, NEW_ROW, ONE_BYTE};
use super::{
    ALONE, LEXICON_OF, LEXICONS, LONGER, LONGER_WORDS, LONGEST_PHRASE, LONGEST_WORD, ROWS, VALUES, WORDS,
};
use super::{Lexicon, WordId};
use crate::document::words::{Hashing, WordHash};

const PACKED_WORDS: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/words.bin"));
const SHAPES: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/shapes.bin"));
const FIRST_WORDS: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/first-words.bin"));
const NEXT_WORDS: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/next-words.bin"));
const PACKED_VALUES: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/values.bin"));
const VALUE_TEXTS: &str = include_str!(concat!(env!("OUT_DIR"), "/values.txt"));

/// A phrase of a lexicon that is one word.
#[derive(Debug, Clone, Copy)]
pub(super) struct Alone {
    word: WordId,
    pub(super) lexicon: Lexicon,
    pub(super) row: u16,
}

/// A longer phrase.
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

/// Everything that look-ups need.
pub(super) struct Tables {
    words: Words,
    /// By their word.
    alone: Shelves<Alone>,
    /// By the hash of their first two words.
    longer: Shelves<Phrase>,
    /// The words of all longer phrases.
    longer_words: Vec<WordId>,
    values: Values,
}

static TABLES: OnceBox<Tables> = OnceBox::new();

/// The tables, made when they are first needed.
pub(super) fn tables() -> &'static Tables {
    TABLES.get_or_init(|| Box::new(Tables::unpack()))
}

impl Tables {
    fn unpack() -> Self {
        let values = Values::unpack();
        let Phrases { alone, longer, longer_words } = Phrases::unpack(&values.first_rows);
        let alone = Shelves::of(&alone, WORDS + 1, |phrase| phrase.word as usize);
        let by_length = Shelves::of(&longer, LONGEST_PHRASE + 1, |phrase| usize::from(phrase.length));
        let longer = Shelves::of(&by_length.phrases, SHELVES_OF_PAIRS, |phrase| {
            let start = phrase.start as usize;
            shelf_of_pair(longer_words[start], longer_words[start + 1])
        });
        Self { words: Words::unpack(), alone, longer, longer_words, values }
    }

    /// What a row says.
    pub(super) fn value(&self, lexicon: Lexicon, row: u16) -> &'static str {
        self.values.of(lexicon, row)
    }

    /// The id of the word with that hash; 0 where no table knows it.
    pub(super) fn word(&self, hash: WordHash) -> WordId {
        self.words.id(hash)
    }

    /// The phrases that are this word alone, by lexicon.
    pub(super) fn alone(&self, word: WordId) -> &[Alone] {
        self.alone.on(word as usize)
    }

    /// The phrases that begin with these two words, and perhaps others; the longest first.
    pub(super) fn beginning_with(&self, first: WordId, second: WordId) -> &[Phrase] {
        self.longer.on(shelf_of_pair(first, second))
    }

    /// The words of a phrase.
    pub(super) fn words_of(&self, phrase: &Phrase) -> &[WordId] {
        let start = phrase.start as usize;
        &self.longer_words[start..start + phrase.length as usize]
    }
}

/// Longer phrases have so many shelves: twice as many as there are of them.
const SHELVES_OF_PAIRS: usize = 1 << PAIR_BITS;
const PAIR_BITS: u32 = 15;

/// The shelf of the phrases that begin with these two words.
fn shelf_of_pair(first: WordId, second: WordId) -> usize {
    let pair = u32::from(first) << u16::BITS | u32::from(second);
    (pair.wrapping_mul(0x9e37_79b1) >> (u32::BITS - PAIR_BITS)) as usize
}

/// Of the two kinds of phrases, the more.
const MOST_PHRASES: usize = if ALONE > LONGER { ALONE } else { LONGER };
const _: () = assert!(MOST_PHRASES <= u16::MAX as usize);

/// Phrases by shelf.
struct Shelves<T> {
    /// Where each shelf begins; the next one ends it. So narrow, because most look-ups end there, and anywhere.
    starts: Vec<u16>,
    phrases: Vec<T>,
}

impl<T: Copy> Shelves<T> {
    /// A counting sort. What comes later stands first on its shelf.
    #[cfg_attr(target_arch = "wasm32", inline(never))]
    fn of(phrases: &[T], shelves: usize, shelf: impl Fn(&T) -> usize) -> Self {
        let mut starts = vec![0u16; shelves + 1];
        for phrase in phrases {
            starts[shelf(phrase)] += 1;
        }
        let mut end = 0;
        for start in &mut starts {
            end += *start;
            *start = end;
        }
        let mut sorted = phrases.to_vec();
        for phrase in phrases {
            let place = &mut starts[shelf(phrase)];
            *place -= 1;
            sorted[usize::from(*place)] = *phrase;
        }
        Self { starts, phrases: sorted }
    }

    fn on(&self, number: usize) -> &[T] {
        let Some(&[from, to]) = self.starts.get(number..number + 2) else { return &[] };
        self.phrases.get(usize::from(from)..usize::from(to)).unwrap_or_default()
    }
}

/// The words that phrases are made of: by the lowest bits of their hash, open addressing, twice as many as there are words.
/// Each is its id and the other bits of its hash above that; 0 is free.
struct Words(Vec<u64>);

/// Where the id ends, and the bits of the hash that its place does not tell begin.
const ID_BITS: u32 = WordId::BITS;

impl Words {
    fn id(&self, hash: WordHash) -> WordId {
        let mask = self.0.len() - 1;
        let mut slot = hash.low as usize & mask;
        loop {
            let known = self.0[slot];
            if known == 0 || (known ^ hash.whole()) >> ID_BITS == 0 {
                return known as WordId;
            }
            slot = (slot + 1) & mask;
        }
    }

    #[cfg_attr(target_arch = "wasm32", inline(never))]
    fn unpack() -> Self {
        let mut slots = vec![0; (WORDS * 2).next_power_of_two()];
        // Of the word so far, by the number of its letters: the next one begins with some of them.
        let mut hashes = [Hashing::NONE; LONGEST_WORD + 1];
        let (mut length, mut letters, mut id) = (0, Hashing::NONE, 0);
        for &byte in PACKED_WORDS {
            if byte >= LEAST_LETTER {
                length += 1;
                letters = letters.with(byte);
                hashes[length] = letters;
                continue;
            }
            // The first word is none: its id says that no table knows a word.
            if id != 0 {
                put(&mut slots, letters.end(), id);
            }
            id += 1;
            length -= usize::from(byte - DROPPED_FROM);
            letters = hashes[length];
        }
        Self(slots)
    }
}

fn put(slots: &mut [u64], hash: WordHash, id: WordId) {
    let mask = slots.len() - 1;
    let mut at = hash.low as usize & mask;
    while slots[at] != 0 {
        at = (at + 1) & mask;
    }
    slots[at] = hash.whole() >> ID_BITS << ID_BITS | u64::from(id);
}

/// The phrases in the order of the lexicons and their rows.
struct Phrases {
    alone: Vec<Alone>,
    longer: Vec<Phrase>,
    longer_words: Vec<WordId>,
}

impl Phrases {
    #[cfg_attr(target_arch = "wasm32", inline(never))]
    fn unpack(first_rows: &[u32; LEXICONS + 1]) -> Self {
        let mut alone = Vec::with_capacity(ALONE);
        let mut longer = Vec::with_capacity(LONGER);
        let mut words: Vec<WordId> = vec![0; LONGER_WORDS];
        let mut firsts = Numbers { bytes: FIRST_WORDS, at: 0 };
        let (mut lexicon, mut rows, mut first) = (0, 0, WORDS);
        let (mut before, mut end, mut next) = (0, 0, 0);
        for &shape in SHAPES {
            if shape & NEW_ROW != 0 {
                while rows == first_rows[lexicon + 1] {
                    lexicon += 1;
                }
                rows += 1;
            }
            let new = usize::from(shape & MOST_NEW);
            if new == 0 {
                continue;
            }
            let shared = usize::from((shape & !NEW_ROW) >> MOST_NEW.count_ones());
            if shared == 0 {
                first += firsts.next();
                first -= if first > WORDS { WORDS } else { 0 };
            }
            let row = (rows - 1 - first_rows[lexicon]) as u16;
            if shared + new == 1 {
                alone.push(Alone { word: first as WordId, lexicon: LEXICON_OF[lexicon], row });
                continue;
            }
            let start = end;
            words[start] = first as WordId;
            for at in 1..shared {
                words[start + at] = words[before + at];
            }
            end = start + shared + new;
            for word in &mut words[start + shared.max(1)..end] {
                *word = u16::from_le_bytes([NEXT_WORDS[next], NEXT_WORDS[next + 1]]);
                next += 2;
            }
            longer.push(Phrase {
                start: start as u32,
                length: (end - start) as u16,
                lexicon: LEXICON_OF[lexicon],
                row,
                last: words[end - 1],
            });
            before = start;
        }
        Self { alone, longer, longer_words: words }
    }
}

/// What the rows say.
struct Values {
    texts: Vec<&'static str>,
    /// The number of each row's text.
    of_rows: Vec<u16>,
    /// Where the rows of each lexicon begin; the next ones end them.
    first_rows: [u32; LEXICONS + 1],
}

impl Values {
    fn of(&self, lexicon: Lexicon, row: u16) -> &'static str {
        let row = self.first_rows[lexicon as usize] as usize + usize::from(row);
        self.texts[usize::from(self.of_rows[row])]
    }

    #[cfg_attr(target_arch = "wasm32", inline(never))]
    fn unpack() -> Self {
        let mut of_rows = vec![0; ROWS];
        let mut first_rows = [0; LEXICONS + 1];
        let mut numbers = Numbers { bytes: PACKED_VALUES, at: 0 };
        let (mut row, mut newest) = (0, 0);
        for lexicon in 0..LEXICONS {
            let end = row + numbers.next();
            while row < end {
                let known = numbers.next();
                newest += usize::from(known == 0);
                let text = if known == 0 { newest } else { known };
                let run = numbers.next();
                of_rows[row..row + run].fill(text as u16);
                row += run;
            }
            first_rows[lexicon + 1] = end as u32;
        }
        Self { texts: texts(), of_rows, first_rows }
    }
}

/// The lines of [`VALUE_TEXTS`].
fn texts() -> Vec<&'static str> {
    let mut texts = vec![""; VALUES + 1];
    let (mut number, mut begin) = (0, 0);
    for (at, &byte) in VALUE_TEXTS.as_bytes().iter().enumerate() {
        if byte == b'\n' {
            texts[number] = VALUE_TEXTS.get(begin..at).unwrap_or_default();
            number += 1;
            begin = at + 1;
        }
    }
    texts
}

/// Numbers of one or two bytes, as `build/lexicons.rs` writes them.
struct Numbers {
    bytes: &'static [u8],
    at: usize,
}

impl Numbers {
    fn next(&mut self) -> usize {
        let first = self.bytes[self.at];
        self.at += 1;
        if first < ONE_BYTE {
            return first.into();
        }
        let second = self.bytes[self.at];
        self.at += 1;
        usize::from(first - ONE_BYTE) * 256 + usize::from(second) + usize::from(ONE_BYTE)
    }
}
