//! Packs the lexicons: lists of phrases with a value each. In: tables of `data/`. Out: Rust with the names of the
//! lexicons, and the files that `src/lexicon/packed.rs` reads when jdlint first needs a word.
//!
//! The bytes travel to browsers: words stand once, the most frequent first, phrases are their numbers, and what can be
//! counted anew (hash slots, phrases by first word) is not written.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use crate::marks::{END_OF_PHRASE, END_OF_ROW, FIRST_WORD, ONE_BYTE};
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
    Lexicon { name: camel(stem), source: path.display().to_string(), rows }
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
    Lexicon { name: camel(stem), source: path.display().to_string(), rows }
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

/// Writes `words.txt`, `phrases.bin`, `values.txt` and `values.bin` into `folder`, and the names into `out`.
pub(crate) fn write_lexicons(lexicons: &[Lexicon], folder: &Path, out: &mut String) {
    let phrases = all_phrases(lexicons);
    let numbers = numbers_of_words(&phrases);
    let mut words: Vec<(&str, usize)> =
        numbers.iter().map(|(word, number)| (word.as_str(), *number)).collect();
    words.sort_by_key(|(_, number)| *number);
    let words: Vec<&str> = words.into_iter().map(|(word, _)| word).collect();

    let mut packed = Vec::new();
    for rows in &phrases {
        put_number(rows.len(), &mut packed);
        for row in rows {
            for (at, phrase) in row.iter().enumerate() {
                if at > 0 {
                    packed.push(END_OF_PHRASE);
                }
                for word in phrase {
                    put_number(FIRST_WORD + numbers[word], &mut packed);
                }
            }
            packed.push(END_OF_ROW);
        }
    }
    let (value_texts, values) = packed_values(lexicons);
    for (name, bytes) in [
        ("words.txt", words.join("\n").as_bytes()),
        ("phrases.bin", &packed),
        ("values.txt", value_texts.join("\n").as_bytes()),
        ("values.bin", &values),
    ] {
        fs::write(folder.join(name), bytes).expect("the build folder is writable");
    }
    write_names(lexicons, out);
}

/// The words of the phrases, by lexicon and row. A phrase that stands twice in a lexicon belongs to its first row.
fn all_phrases(lexicons: &[Lexicon]) -> Vec<Vec<Vec<Vec<String>>>> {
    let of_lexicon = |lexicon: &Lexicon| {
        let mut seen = BTreeSet::new();
        let mut of_row = |row: &Row| {
            let phrases = row.phrases.iter().map(|phrase| phrase_words(phrase, &lexicon.source));
            phrases.filter(|words| seen.insert(words.clone())).collect()
        };
        lexicon.rows.iter().map(&mut of_row).collect()
    };
    lexicons.iter().map(of_lexicon).collect()
}

/// The most frequent words have the lowest numbers.
fn numbers_of_words(phrases: &[Vec<Vec<Vec<String>>>]) -> BTreeMap<String, usize> {
    let mut counts: BTreeMap<&String, usize> = BTreeMap::new();
    for word in phrases.iter().flatten().flatten().flatten() {
        *counts.entry(word).or_default() += 1;
    }
    let mut words: Vec<_> = counts.into_iter().collect();
    words.sort_by(|(word, count), (other, others)| others.cmp(count).then(word.cmp(other)));
    words.into_iter().enumerate().map(|(number, (word, _))| (word.clone(), number)).collect()
}

/// The different values of all lexicons, and for each lexicon in turn runs of (value, number of rows).
fn packed_values(lexicons: &[Lexicon]) -> (Vec<&str>, Vec<u8>) {
    let mut texts: Vec<&str> = Vec::new();
    let mut packed = Vec::new();
    for lexicon in lexicons {
        for run in lexicon.rows.chunk_by(|row, next| row.value == next.value) {
            let value = run[0].value.as_str();
            let known = texts.iter().position(|text| *text == value);
            put_number(known.unwrap_or(texts.len()), &mut packed);
            put_number(run.len(), &mut packed);
            if known.is_none() {
                texts.push(value);
            }
        }
    }
    (texts, packed)
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
