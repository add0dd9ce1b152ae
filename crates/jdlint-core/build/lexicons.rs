//! Packs the lexicons: lists of phrases with a value each. In: tables of `data/`. Out: Rust with the names of the
//! lexicons, and the files that `src/lexicon/packed.rs` reads when jdlint first needs a word.
//!
//! The bytes travel to browsers: words stand once, in the order of the alphabet, without what they share with the word
//! before; phrases are their numbers, in order where a table lets them; what can be counted anew (hash slots, phrases by
//! first word) is not written; and what is of one kind stands together, as a packer of the transport likes it.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use crate::marks::{DROPPED_FROM, LEAST_LETTER, MOST_NEW, MOST_SHARED, NEW_ROW, ONE_BYTE};
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

/// A lexicon from columns of a domain table; cells hold phrases between commas. Without a column of values, what a row
/// says stands in a table of its own.
pub(crate) fn table_lexicon(
    data: &Path,
    stem: &str,
    phrase_columns: &[usize],
    value_column: Option<usize>,
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
                value_column.map(|at| cell(at).clone()).unwrap_or_default()
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
        words.iter().enumerate().map(|(number, word)| (*word, number + 1)).collect();
    let mut packed = Packed { first: words.len(), ..Packed::default() };
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
        ("next-words.bin", &packed.next_words),
        ("values.bin", &packed.values),
        ("values.txt", &format!("\n{}\n", packed.value_texts.join("\n")).into_bytes()),
    ] {
        fs::write(folder.join(name), bytes).expect("the build folder is writable");
    }
    write_names(lexicons, out);
    packed.write_counts(out);
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
    /// The letters of each word but those that it shares with the one before; before it, how many of the one before it
    /// does not share (bytes, from [`DROPPED_FROM`]); and such a mark at the end.
    words: Vec<u8>,
    /// For each phrase: does it begin a row, how many words it shares with the one before, and how many follow.
    shapes: Vec<u8>,
    /// First words that are not shared: how far on from the one before, around the end of the words.
    first_words: Vec<u8>,
    /// The other words that are not shared, each two bytes, the lower first.
    next_words: Vec<u8>,
    /// For each lexicon the number of its rows and runs of (value, number of rows). Values are numbered from 1 as they first
    /// stand; 0 is the next new one.
    values: Vec<u8>,
    value_texts: Vec<&'l str>,
    /// The phrase before, and its first word.
    before: Vec<usize>,
    first: usize,
    counts: Counts,
}

/// How much there is when all is unpacked.
#[derive(Default)]
struct Counts {
    words: usize,
    longest_word: usize,
    rows: usize,
    alone: usize,
    longer: usize,
    longer_words: usize,
    longest_phrase: usize,
}

impl<'l> Packed<'l> {
    fn words<'w>(&mut self, words: impl Iterator<Item = &'w str>) {
        let mut before = "";
        for word in words {
            assert!(word.bytes().all(|byte| byte >= LEAST_LETTER), "{word:?} holds a sign that is no letter");
            let shared = word.bytes().zip(before.bytes()).take_while(|(one, other)| one == other).count();
            self.words.push(dropped(before.len() - shared));
            self.words.extend(&word.as_bytes()[shared..]);
            self.counts.words += 1;
            self.counts.longest_word = self.counts.longest_word.max(word.len());
            before = word;
        }
        self.words.push(dropped(before.len()));
    }

    fn rows(&mut self, rows: &[Numbered<'l>]) {
        self.counts.rows += rows.len();
        put_number(rows.len(), &mut self.values);
        for run in rows.chunk_by(|row, next| row.value == next.value) {
            let known = self.value_texts.iter().position(|text| *text == run[0].value);
            put_number(known.map_or(0, |at| at + 1), &mut self.values);
            put_number(run.len(), &mut self.values);
            if known.is_none() {
                self.value_texts.push(run[0].value);
            }
        }
        for row in rows {
            if row.phrases.is_empty() {
                self.shapes.push(NEW_ROW);
            }
            for (at, phrase) in row.phrases.iter().enumerate() {
                self.phrase(phrase, if at == 0 { NEW_ROW } else { 0 });
            }
        }
    }

    fn phrase(&mut self, phrase: &[usize], mark: u8) {
        let shared = phrase.iter().zip(&self.before).take_while(|(one, other)| one == other).count();
        let shared = shared.min(phrase.len() - 1).min(usize::from(MOST_SHARED));
        let new = u8::try_from(phrase.len() - shared).expect("a short phrase");
        assert!(new <= MOST_NEW, "a phrase of {new} words is too long for the packed tables");
        self.shapes.push(mark | (shared as u8) << MOST_NEW.count_ones() | new);
        if shared == 0 {
            let count = self.counts.words;
            put_number((phrase[0] + count - self.first) % count, &mut self.first_words);
            self.first = phrase[0];
        }
        for word in &phrase[shared.max(1)..] {
            self.next_words.extend(u16::try_from(*word).expect("a number of two bytes").to_le_bytes());
        }
        if phrase.len() == 1 {
            self.counts.alone += 1;
        } else {
            self.counts.longer += 1;
            self.counts.longer_words += phrase.len();
            self.counts.longest_phrase = self.counts.longest_phrase.max(phrase.len());
        }
        self.before = phrase.to_vec();
    }

    fn write_counts(&self, out: &mut String) {
        let counts = &self.counts;
        for (name, count) in [
            ("WORDS", counts.words),
            ("LONGEST_WORD", counts.longest_word),
            ("ROWS", counts.rows),
            ("VALUES", self.value_texts.len()),
            ("ALONE", counts.alone),
            ("LONGER", counts.longer),
            ("LONGER_WORDS", counts.longer_words),
            ("LONGEST_PHRASE", counts.longest_phrase),
        ] {
            writeln!(out, "const {name}: usize = {count};").unwrap();
        }
    }
}

fn dropped(bytes: usize) -> u8 {
    let mark = u8::try_from(bytes).ok().and_then(|bytes| bytes.checked_add(DROPPED_FROM));
    mark.filter(|mark| *mark < LEAST_LETTER).expect("no word is too long for the packed tables")
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
