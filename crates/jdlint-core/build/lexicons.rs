//! Packs the lexicons: lists of phrases with a value each. In: tables of `data/`. Out: Rust with the names of the
//! lexicons, and the files that `src/lexicon/packed.rs` reads when jdlint first needs a word.
//!
//! The bytes travel to browsers: words stand once, in the order of the alphabet, without what they share with the word
//! before; phrases are their numbers, in order where a table lets them; what can be counted anew (hash slots, phrases by
//! first word) is not written; and bytes of one kind stand together, as a packer of the transport likes them.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use crate::marks::{LEAST_LETTER, MOST_NEW, MOST_SHARED, NEW_ROW, ONE_BYTE, SHARED_FROM};
use crate::tables::{camel, table_rows};
use crate::verbs::verb_forms;
use crate::words;

/// One row of a table: its phrases, and the value that a hit gives.
pub(crate) struct Row {
    phrases: Vec<String>,
    value: String,
}

/// A list of phrases.
pub(crate) struct Lexicon {
    name: String,
    source: String,
    pub(crate) rows: Vec<Row>,
    /// Other tables go by the numbers of its rows.
    is_numbered: bool,
}

/// A lexicon from columns of a domain table; cells hold phrases between commas.
pub(crate) fn table_lexicon(
    data: &Path,
    stem: &str,
    phrase_columns: &[usize],
    value_column: usize,
) -> Lexicon {
    let path = data.join(format!("{stem}.tsv"));
    let rows = table_rows(&path, true)
        .into_iter()
        .map(|(number, cells)| {
            let cell = |at: usize| {
                cells
                    .get(at)
                    .unwrap_or_else(|| panic!("{}:{number}: column {} is missing", path.display(), at + 1))
            };
            // Headings hold commas of their own.
            let split = |text: &str| -> Vec<String> {
                if stem == "headings" {
                    vec![text.to_owned()]
                } else {
                    text.split(',').map(str::to_owned).collect()
                }
            };
            let phrases = phrase_columns.iter().flat_map(|&at| split(cell(at)));
            let phrases = phrases.map(|phrase| without_brackets(&phrase)).filter(|phrase| !phrase.is_empty());
            // A heading gives its section and the contract's kind for it.
            let value = if stem == "headings" {
                format!("{} {}", cell(0), cell(3))
            } else {
                cell(value_column).clone()
            };
            Row { phrases: phrases.collect(), value }
        })
        .collect();
    Lexicon { name: camel(stem), source: path.display().to_string(), rows, is_numbered: true }
}

/// A lexicon of `phrase<TAB>value` lines. `verb~` stands for all forms of the verb.
pub(crate) fn phrase_lexicon(path: &Path) -> Lexicon {
    let rows = table_rows(path, false)
        .into_iter()
        .map(|(number, cells)| {
            let [phrase, value] = cells.as_slice() else {
                panic!("{}:{number}: a row is a phrase, a tab and a value", path.display())
            };
            let phrases = phrase.strip_suffix('~').map_or_else(|| vec![phrase.clone()], verb_forms);
            Row { phrases, value: value.clone() }
        })
        .collect();
    let stem = path.file_stem().and_then(|stem| stem.to_str()).expect("a UTF-8 file name");
    Lexicon { name: camel(stem), source: path.display().to_string(), rows, is_numbered: false }
}

fn without_brackets(phrase: &str) -> String {
    phrase.split('(').next().unwrap_or_default().trim().to_owned()
}

/// The normalised words of a phrase, as the cutter of postings sees them.
fn phrase_words(phrase: &str, source: &str) -> Vec<String> {
    let mut tokens = Vec::new();
    words::tokenize(phrase, 0, phrase.len(), &mut tokens);
    assert!(!tokens.is_empty(), "{source}: the phrase {phrase:?} has no word");
    tokens
        .iter()
        .map(|token| phrase[token.start as usize..token.end as usize].to_lowercase().replace('’', "'"))
        .map(|word| if word == "&" { "and".to_owned() } else { word })
        .collect()
}

/// Writes what `src/lexicon/packed.rs` reads into `folder`, and the names into `out`.
pub(crate) fn write_lexicons(lexicons: &[Lexicon], folder: &Path, out: &mut String) {
    let cut: Vec<_> = lexicons.iter().map(cut_rows).collect();
    let words: BTreeSet<&str> =
        cut.iter().flatten().flat_map(|row| &row.phrases).flatten().map(String::as_str).collect();
    let numbers: BTreeMap<&str, usize> =
        words.iter().enumerate().map(|(number, word)| (*word, number)).collect();
    let mut packed = Packed::default();
    packed.words(words.iter().copied());
    for (lexicon, rows) in lexicons.iter().zip(&cut) {
        let mut rows: Vec<Numbered> = rows.iter().map(|row| numbered(row, &numbers)).collect();
        if !lexicon.is_numbered {
            sort(&mut rows);
        }
        packed.rows(&rows);
    }
    for (name, bytes) in [
        ("words.bin", &packed.words),
        ("shapes.bin", &packed.shapes),
        ("first-words.bin", &packed.first_words),
        ("next-words-high.bin", &packed.next_high),
        ("next-words-low.bin", &packed.next_low),
        ("values.bin", &packed.values),
        ("values.txt", &packed.value_texts.join("\n").into_bytes()),
    ] {
        fs::write(folder.join(name), bytes).expect("the build folder is writable");
    }
    write_names(lexicons, out);
}

/// A row whose phrases are cut into words.
struct CutRow<'l> {
    value: &'l str,
    phrases: Vec<Vec<String>>,
}

/// A phrase that stands twice in a lexicon belongs to its first row.
fn cut_rows(lexicon: &Lexicon) -> Vec<CutRow<'_>> {
    let mut seen = BTreeSet::new();
    let mut cut = |row: &Row| -> Vec<Vec<String>> {
        let phrases = row.phrases.iter().map(|phrase| phrase_words(phrase, &lexicon.source));
        phrases.filter(|words| seen.insert(words.clone())).collect()
    };
    lexicon.rows.iter().map(|row| CutRow { value: &row.value, phrases: cut(row) }).collect()
}

/// A row whose words are numbers.
struct Numbered<'l> {
    value: &'l str,
    phrases: Vec<Vec<usize>>,
}

fn numbered<'l>(row: &CutRow<'l>, numbers: &BTreeMap<&str, usize>) -> Numbered<'l> {
    let phrase = |words: &Vec<String>| words.iter().map(|word| numbers[word.as_str()]).collect();
    let mut phrases: Vec<Vec<usize>> = row.phrases.iter().map(phrase).collect();
    phrases.sort();
    Numbered { value: row.value, phrases }
}

/// Rows of one value together, in the order in which the values first stand; then by their phrases.
fn sort(rows: &mut [Numbered<'_>]) {
    let mut places: BTreeMap<String, usize> = BTreeMap::new();
    for row in rows.iter() {
        let next = places.len();
        places.entry(row.value.to_owned()).or_insert(next);
    }
    rows.sort_by(|row, other| {
        places[row.value].cmp(&places[other.value]).then_with(|| row.phrases.cmp(&other.phrases))
    });
}

/// The bytes, each kind of them by itself.
#[derive(Default)]
struct Packed<'l> {
    /// For each word what it shares with the one before (characters, from [`SHARED_FROM`]), and the rest of its letters.
    words: Vec<u8>,
    /// For each phrase: does it begin a row, how many words it shares with the one before, and how many follow.
    shapes: Vec<u8>,
    /// First words that are not shared: how far on from the one before, around the end of the words.
    first_words: Vec<u8>,
    next_high: Vec<u8>,
    next_low: Vec<u8>,
    /// The number of different values of all lexicons, then for each lexicon in turn the number of its rows and runs of
    /// (value, number of rows).
    values: Vec<u8>,
    value_texts: Vec<&'l str>,
    count: usize,
}

impl<'l> Packed<'l> {
    fn words<'w>(&mut self, words: impl Iterator<Item = &'w str>) {
        let mut before = "";
        for word in words {
            let shared = word.bytes().zip(before.bytes()).take_while(|(one, other)| one == other).count();
            let most = usize::from(LEAST_LETTER - SHARED_FROM) - 1;
            let shared =
                (0..=shared.min(most)).rev().find(|&at| word.is_char_boundary(at)).unwrap_or_default();
            assert!(word.bytes().all(|byte| byte >= LEAST_LETTER), "{word:?} holds a sign that is no letter");
            self.words.push(SHARED_FROM + u8::try_from(shared).expect("a small number"));
            self.words.extend(&word.as_bytes()[shared..]);
            before = word;
            self.count += 1;
        }
    }

    fn rows(&mut self, rows: &[Numbered<'l>]) {
        put_number(rows.len(), &mut self.values);
        for run in rows.chunk_by(|row, next| row.value == next.value) {
            let value = run[0].value;
            let known = self.value_texts.iter().position(|text| *text == value);
            put_number(known.unwrap_or(self.value_texts.len()), &mut self.values);
            put_number(run.len(), &mut self.values);
            if known.is_none() {
                self.value_texts.push(value);
            }
        }
        let (mut before, mut first): (&[usize], usize) = (&[], 0);
        for row in rows {
            if row.phrases.is_empty() {
                self.shapes.push(NEW_ROW);
            }
            for (at, phrase) in row.phrases.iter().enumerate() {
                let mark = if at == 0 { NEW_ROW } else { 0 };
                let shared = phrase.iter().zip(before).take_while(|(one, other)| one == other).count();
                let shared = shared.min(phrase.len() - 1).min(usize::from(MOST_SHARED));
                let new = u8::try_from(phrase.len() - shared).expect("a short phrase");
                assert!(new <= MOST_NEW, "a phrase of {new} words is too long for the packed tables");
                self.shapes.push(mark | (shared as u8) << MOST_NEW.count_ones() | new);
                let mut words = phrase[shared..].iter();
                if shared == 0 {
                    let word = words.next().expect("a phrase has a word");
                    put_number((word + self.count - first) % self.count, &mut self.first_words);
                    first = *word;
                }
                for word in words {
                    let [high, low] = u16::try_from(*word).expect("a number of two bytes").to_be_bytes();
                    self.next_high.push(high);
                    self.next_low.push(low);
                }
                before = phrase;
            }
        }
    }
}

fn put_number(number: usize, out: &mut Vec<u8>) {
    if let Some(one) = u8::try_from(number).ok().filter(|one| *one < ONE_BYTE) {
        out.push(one);
        return;
    }
    let two = u16::try_from(number - usize::from(ONE_BYTE)).expect("a number of two bytes");
    let [high, low] = two.to_be_bytes();
    let high = ONE_BYTE.checked_add(high).expect("no more words than the packed tables can count");
    out.extend([high, low]);
}

fn write_names(lexicons: &[Lexicon], out: &mut String) {
    writeln!(out, "/// The tables that phrases stand in.\n#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]\n#[repr(u16)]\n#[allow(dead_code, reason = \"the tables decide what there is\")]\npub(crate) enum Lexicon {{").unwrap();
    for lexicon in lexicons {
        writeln!(out, "    {},", lexicon.name).unwrap();
    }
    writeln!(out, "}}\npub(crate) const LEXICONS: usize = {};", lexicons.len()).unwrap();
    write!(out, "static LEXICON_OF: [Lexicon; LEXICONS] = [").unwrap();
    for lexicon in lexicons {
        write!(out, "Lexicon::{}, ", lexicon.name).unwrap();
    }
    writeln!(out, "];").unwrap();
}
