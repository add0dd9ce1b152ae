//! Turns the tables of `data/` into static Rust, so that nothing is read or built when jdlint starts.
//!
//! In: `data/en/*.tsv`, `data/en/lexicon/*.tsv`, `data/law/*.tsv`, headings and labels of the other languages. Out:
//! `tables.rs` in the build folder: the vocabulary with its hash slots, the phrases by first word, and the rows of
//! the tables. A wrong row stops the build with the file and the line.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs};

// The same cutting as for postings, so that a phrase is found however it was typed.
#[allow(dead_code, reason = "the build needs a part of it")]
#[path = "src/document/words.rs"]
mod words;
// The same cutting as for the titles of postings.
#[path = "src/facts/title/key.rs"]
mod title_key;

/// One row of a table: its phrases, and the value that a hit gives.
struct Row {
    phrases: Vec<String>,
    value: String,
}

struct Lexicon {
    name: String,
    source: String,
    rows: Vec<Row>,
}

fn main() {
    let languages = PathBuf::from(env::var("CARGO_MANIFEST_DIR").expect("cargo sets it")).join("data");
    let data = languages.join("en");
    println!("cargo::rerun-if-changed=data");
    println!("cargo::rerun-if-changed=src/document/words.rs");
    println!("cargo::rerun-if-changed=src/facts/title/key.rs");

    let mut lexicons = vec![
        table_lexicon(&data, "headings", &[2], 0),
        table_lexicon(&data, "kpis", &[1, 2], 0),
        table_lexicon(&data, "technologies", &[0, 1], 0),
        table_lexicon(&data, "certifications", &[0, 1], 0),
        table_lexicon(&data, "regulated", &[1], 0),
    ];
    // Headings tell the sections of postings in every language that has a folder.
    let first_other = lexicons[0].rows.len();
    let other = |folder: &&PathBuf| **folder != data && folder.join("headings.tsv").exists();
    let others: Vec<PathBuf> = folders(&languages).iter().filter(other).cloned().collect();
    for folder in &others {
        let rows = table_lexicon(folder, "headings", &[2], 0).rows;
        lexicons[0].rows.extend(rows);
    }
    let mut files: Vec<_> = fs::read_dir(data.join("lexicon"))
        .expect("data/en/lexicon")
        .map(|entry| entry.expect("a readable folder").path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "tsv"))
        .collect();
    files.sort();
    for path in &files {
        let mut lexicon = phrase_lexicon(path);
        // Labels of portals in other languages join the English table of the same name.
        let same = others.iter().map(|folder| folder.join("lexicon").join(path.file_name().expect("a file")));
        lexicon.rows.extend(same.filter(|path| path.exists()).flat_map(|path| phrase_lexicon(&path).rows));
        lexicons.push(lexicon);
    }

    let mut out = String::new();
    writeln!(out, "/// Rows of the heading table from here on are of other languages than English.").unwrap();
    writeln!(out, "pub(crate) const FIRST_OTHER_HEADING: u16 = {first_other};").unwrap();
    write_lexicons(&lexicons, &mut out);
    write_rows(&data, &mut out);
    write_occupations(&data, &mut out);
    write_laws(&data, &mut out);
    write_title_endings(&languages, &mut out);
    write_roles(&data, &mut out);
    let target = PathBuf::from(env::var("OUT_DIR").expect("cargo sets it"));
    fs::write(target.join("tables.rs"), out).expect("the build folder is writable");
    fs::write(target.join("precision.rs"), precision(&languages)).expect("the build folder is writable");
}

fn folders(path: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(path).expect("the data folder");
    let mut found: Vec<PathBuf> = entries.map(|entry| entry.expect("a readable folder").path()).collect();
    found.retain(|path| path.is_dir());
    found.sort();
    found
}

/// The lines of a table, cut at tabs, with their number; comments and the heading row are left out.
fn table_rows(path: &Path, heading: bool) -> Vec<(usize, Vec<String>)> {
    let text = fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    text.lines()
        .enumerate()
        .filter(|(_, line)| !line.starts_with('#') && !line.trim().is_empty())
        .skip(usize::from(heading))
        .map(|(number, line)| (number + 1, line.split('\t').map(|cell| cell.trim().to_owned()).collect()))
        .collect()
}

/// A lexicon from columns of a domain table; cells hold phrases between commas.
fn table_lexicon(data: &Path, stem: &str, phrase_columns: &[usize], value_column: usize) -> Lexicon {
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
fn phrase_lexicon(path: &Path) -> Lexicon {
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

fn camel(stem: &str) -> String {
    stem.split('-').map(|part| part[..1].to_uppercase() + &part[1..]).collect()
}

/// The regular forms of an English verb.
fn verb_forms(verb: &str) -> Vec<String> {
    const DOUBLING: [&str; 14] = [
        "cut", "run", "set", "get", "plan", "stop", "ship", "map", "win", "scrap", "program", "debug",
        "submit", "let",
    ];
    let vowel = |byte: u8| b"aeiou".contains(&byte);
    let bytes = verb.as_bytes();
    let (last, before) = (bytes[bytes.len() - 1], bytes[bytes.len() - 2]);
    let stem = &verb[..verb.len() - 1];
    let third = match last {
        b's' | b'x' | b'z' | b'h' if before != b'g' => format!("{verb}es"),
        b'y' if !vowel(before) => format!("{stem}ies"),
        _ => format!("{verb}s"),
    };
    let doubled = if DOUBLING.contains(&verb) { format!("{verb}{}", last as char) } else { verb.to_owned() };
    let participle = match last {
        b'e' if before != b'e' => format!("{stem}ing"),
        _ => format!("{doubled}ing"),
    };
    let past = match last {
        b'e' => format!("{verb}d"),
        b'y' if !vowel(before) => format!("{stem}ied"),
        _ => format!("{doubled}ed"),
    };
    vec![verb.to_owned(), third, participle, past]
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

fn write_lexicons(lexicons: &[Lexicon], out: &mut String) {
    // (words, lexicon, row), sorted so that phrases with one first word stand together, longest first.
    let mut phrases: Vec<(Vec<String>, usize, usize)> = Vec::new();
    for (lexicon_at, lexicon) in lexicons.iter().enumerate() {
        for (row_at, row) in lexicon.rows.iter().enumerate() {
            for phrase in &row.phrases {
                phrases.push((phrase_words(phrase, &lexicon.source), lexicon_at, row_at));
            }
        }
    }
    phrases.sort_by(|a, b| {
        a.0[0]
            .cmp(&b.0[0])
            .then(b.0.len().cmp(&a.0.len()))
            .then(a.0.cmp(&b.0))
            .then((a.1, a.2).cmp(&(b.1, b.2)))
    });
    phrases.dedup_by(|a, b| a.0 == b.0 && a.1 == b.1);

    let mut ids: BTreeMap<&str, u16> = BTreeMap::new();
    for (words, _, _) in &phrases {
        for word in words {
            ids.entry(word).or_insert(0);
        }
    }
    // Id 0 means: a word that no table knows.
    for (at, id) in ids.values_mut().enumerate() {
        *id = u16::try_from(at + 1).expect("fewer than 65,536 words");
    }

    writeln!(out, "/// The tables that phrases stand in.\n#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]\n#[repr(u8)]\n#[allow(dead_code, reason = \"the tables decide what there is\")]\npub(crate) enum Lexicon {{").unwrap();
    for lexicon in lexicons {
        writeln!(out, "    {},", lexicon.name).unwrap();
    }
    writeln!(out, "}}\npub(crate) const LEXICONS: usize = {};", lexicons.len()).unwrap();
    write!(out, "static LEXICON_OF: [Lexicon; LEXICONS] = [").unwrap();
    for lexicon in lexicons {
        write!(out, "Lexicon::{}, ", lexicon.name).unwrap();
    }
    writeln!(out, "];").unwrap();

    write!(out, "static WORDS: [&str; {}] = [\"\", ", ids.len() + 1).unwrap();
    for word in ids.keys() {
        write!(out, "{word:?}, ").unwrap();
    }
    writeln!(out, "];").unwrap();
    write_slots(&ids, out);

    // Word ids of all phrases in one array; a phrase is a stretch of it.
    let mut all_words: Vec<u16> = Vec::new();
    let mut entries = String::new();
    let mut first = vec![(0usize, 0usize); ids.len() + 1];
    for (at, (words, lexicon, row)) in phrases.iter().enumerate() {
        let id = ids[words[0].as_str()] as usize;
        if first[id].1 == 0 {
            first[id] = (at, at);
        }
        first[id].1 = at + 1;
        write!(entries, "({}, {}, {lexicon}, {row}), ", all_words.len(), words.len()).unwrap();
        all_words.extend(words.iter().map(|word| ids[word.as_str()]));
    }
    writeln!(out, "static PHRASE_WORDS: [u16; {}] = {all_words:?};", all_words.len()).unwrap();
    writeln!(out, "/// Start in `PHRASE_WORDS`, number of words, lexicon, row.").unwrap();
    writeln!(out, "static PHRASES: [(u16, u8, u8, u16); {}] = [{entries}];", phrases.len()).unwrap();
    writeln!(out, "/// For each word: the phrases that begin with it.").unwrap();
    writeln!(out, "static PHRASES_OF: [(u16, u16); {}] = {first:?};", first.len()).unwrap();

    for lexicon in lexicons {
        let values: Vec<&str> = lexicon.rows.iter().map(|row| row.value.as_str()).collect();
        writeln!(
            out,
            "static VALUES_{}: [&str; {}] = {values:?};",
            lexicon.name.to_uppercase(),
            values.len()
        )
        .unwrap();
    }
    write!(out, "static VALUES: [&[&str]; LEXICONS] = [").unwrap();
    for lexicon in lexicons {
        write!(out, "&VALUES_{}, ", lexicon.name.to_uppercase()).unwrap();
    }
    writeln!(out, "];").unwrap();
}

/// Open addressing over the word hashes: twice as many slots as words.
fn write_slots(ids: &BTreeMap<&str, u16>, out: &mut String) {
    let size = (ids.len() * 2).next_power_of_two();
    let mut slots = vec![0u16; size];
    for (word, &id) in ids {
        let mut slot = words::hash_word(word) as usize & (size - 1);
        while slots[slot] != 0 {
            slot = (slot + 1) & (size - 1);
        }
        slots[slot] = id;
    }
    writeln!(out, "static SLOTS: [u16; {size}] = {slots:?};").unwrap();
}

fn write_rows(data: &Path, out: &mut String) {
    let cell = |cells: &[String], at: usize| cells.get(at).cloned().unwrap_or_default();
    let number = |text: &str| text.parse::<u16>().unwrap_or(0);

    write!(out, "pub(crate) static KPIS: &[crate::lexicon::Kpi] = &[").unwrap();
    for (_, cells) in table_rows(&data.join("kpis.tsv"), true) {
        let (id, name, unit, template) = (cell(&cells, 0), cell(&cells, 1), cell(&cells, 4), cell(&cells, 6));
        write!(
            out,
            "crate::lexicon::Kpi {{ id: {id:?}, name: {name:?}, unit: {unit:?}, template: {template:?} }}, "
        )
        .unwrap();
    }
    writeln!(out, "];").unwrap();

    write!(out, "pub(crate) static TECHNOLOGIES: &[crate::lexicon::Technology] = &[").unwrap();
    for (_, cells) in table_rows(&data.join("technologies.tsv"), true) {
        let (name, kind, public, earliest) =
            (cell(&cells, 0), cell(&cells, 2), number(&cell(&cells, 3)), number(&cell(&cells, 4)));
        write!(
            out,
            "crate::lexicon::Technology {{ name: {name:?}, kind: {kind:?}, first_public_year: {public}, \
             earliest_plausible_year: {earliest} }}, "
        )
        .unwrap();
    }
    writeln!(out, "];").unwrap();

    write!(out, "pub(crate) static CERTIFICATES: &[crate::lexicon::Certificate] = &[").unwrap();
    for (_, cells) in table_rows(&data.join("certifications.tsv"), true) {
        let (name, years, least) = (cell(&cells, 0), number(&cell(&cells, 2)), number(&cell(&cells, 6)));
        let licence = cell(&cells, 4).starts_with("a licence");
        write!(
            out,
            "crate::lexicon::Certificate {{ name: {name:?}, experience_years: {years}, least_years: {least}, \
             is_licence: {licence} }}, "
        )
        .unwrap();
    }
    writeln!(out, "];").unwrap();
}

/// Occupations by code, and the titles that lead to them in order of their keys.
fn write_occupations(data: &Path, out: &mut String) {
    let mut titles: BTreeMap<String, usize> = BTreeMap::new();
    let mut codes: BTreeMap<String, usize> = BTreeMap::new();
    write!(out, "pub(crate) static OCCUPATIONS: &[crate::lexicon::Occupation] = &[").unwrap();
    let path = data.join("onet-levels.tsv");
    for (at, (number, cells)) in table_rows(&path, true).into_iter().enumerate() {
        let [code, title, bachelor, master, answers, year] = cells.as_slice() else {
            panic!("{}:{number}: a row has six cells", path.display())
        };
        // "12.8" is 128: the table has one digit behind the point.
        let tenths = |share: &str| {
            let (whole, rest) = share.split_once('.').unwrap_or((share, "0"));
            assert_eq!(rest.len(), 1, "{}:{number}: {share} has one digit behind the point", path.display());
            whole.parse::<u16>().expect("a share") * 10 + rest.parse::<u16>().expect("a share")
        };
        let digits: String = code.chars().filter(char::is_ascii_digit).collect();
        assert_eq!(digits.len(), 8, "{}:{number}: {code} is no code", path.display());
        let code_number = format!("{}_{}_{}", &digits[..2], &digits[2..5], &digits[5..]);
        write!(
            out,
            "crate::lexicon::Occupation {{ code: {code_number}, title: {title:?}, bachelor_tenths: {}, master_tenths: {}, \
             answers: {answers}, year: {year} }}, ",
            tenths(bachelor),
            tenths(master)
        )
        .unwrap();
        titles.insert(title_key::title_key(title), at);
        assert!(codes.insert(code.clone(), at).is_none(), "{}:{number}: {code} stands twice", path.display());
    }
    writeln!(out, "];").unwrap();
    let path = data.join("onet-titles.tsv");
    for (number, cells) in table_rows(&path, true) {
        let [title, code] = cells.as_slice() else {
            panic!("{}:{number}: a row is a title and a code", path.display())
        };
        let at =
            codes.get(code).unwrap_or_else(|| panic!("{}:{number}: no occupation {code}", path.display()));
        titles.entry(title_key::title_key(title)).or_insert(*at);
    }
    write!(out, "pub(crate) static OCCUPATION_TITLES: &[(&str, u16)] = &[").unwrap();
    for (title, at) in &titles {
        write!(out, "({title:?}, {at}), ").unwrap();
    }
    writeln!(out, "];").unwrap();
}

/// What laws ask of postings, by place.
fn write_laws(data: &Path, out: &mut String) {
    write!(out, "pub(crate) static LAWS: &[crate::laws::Law] = &[").unwrap();
    for table in ["pay", "advert"] {
        let path = data.join(format!("../law/{table}.tsv"));
        for (row, cells) in table_rows(&path, true) {
            let [place, duty, since, size, confidence, law] = cells.as_slice() else {
                panic!("{}:{row}: place, duty, since, size, confidence, law", path.display())
            };
            let duty: String = camel(duty);
            let size: u32 =
                size.parse().unwrap_or_else(|_| panic!("{}:{row}: no size {size:?}", path.display()));
            let sure = confidence == "H";
            write!(
                out,
                "crate::laws::Law {{ place: {place:?}, duty: crate::laws::Duty::{duty}, since: {since:?}, \
                 least_size: {size}, is_sure: {sure}, name: {law:?} }}, "
            )
            .unwrap();
        }
    }
    writeln!(out, "];").unwrap();
}

/// What readers made of findings on real postings, in the order of the rules' ids.
fn precision(languages: &Path) -> String {
    let path = languages.join("precision.tsv");
    let mut rows: Vec<String> = table_rows(&path, true)
        .into_iter()
        .map(|(row, cells)| {
            let [rule, read, right, on] = cells.as_slice() else {
                panic!("{}:{row}: a row is a rule, read, right and a date", path.display())
            };
            let count = |cell: &str| {
                cell.parse::<u16>()
                    .unwrap_or_else(|_| panic!("{}:{row}: {cell:?} is no count", path.display()))
            };
            let (read, right) = (count(read), count(right));
            assert!(right <= read, "{}:{row}: more right than read", path.display());
            format!("Precision {{ rule: {rule:?}, read: {read}, right: {right}, on: {on:?} }}")
        })
        .collect();
    rows.sort();
    format!("&[{}]", rows.join(", "))
}

/// Endings of German titles in the masculine form.
fn write_title_endings(languages: &Path, out: &mut String) {
    write!(out, "pub(crate) static GERMAN_TITLE_ENDINGS: &[(&str, bool)] = &[").unwrap();
    for (_, cells) in table_rows(&languages.join("de/title-endings.tsv"), true) {
        write!(out, "({:?}, {}), ", cells[0], cells.get(1).is_some_and(|reach| reach == "whole")).unwrap();
    }
    writeln!(out, "];").unwrap();
}

/// What stands in a posting whose role nobody knows.
fn write_any_role(data: &Path, out: &mut String) {
    let text =
        fs::read_to_string(data.join("role-any.md")).expect("data/en/role-any.md").replace("\r\n", "\n");
    let (measures, body) = text
        .strip_prefix("---\nmeasures:\n")
        .and_then(|rest| rest.split_once("\n---\n"))
        .expect("role-any.md begins with its measures between lines of ---");
    writeln!(out, "pub(crate) const ANY_MEASURES: &str = {measures:?};").unwrap();
    writeln!(out, "pub(crate) const ANY_BODY: &str = {:?};", body.trim()).unwrap();
}

/// The role profiles: front matter with name, titles and KPIs, then the sections of a posting.
fn write_roles(data: &Path, out: &mut String) {
    let frame = fs::read_to_string(data.join("role-frame.md")).expect("data/en/role-frame.md");
    writeln!(out, "pub(crate) const ROLE_FRAME: &str = {:?};", frame.replace("\r\n", "\n")).unwrap();
    write_any_role(data, out);
    let entries = fs::read_dir(data.join("roles")).expect("data/en/roles");
    let mut files: Vec<PathBuf> = entries.map(|entry| entry.expect("a readable folder").path()).collect();
    files.sort();
    write!(out, "pub(crate) const ROLES: &[crate::roles::Role] = &[").unwrap();
    for path in files {
        let text = fs::read_to_string(&path).expect("a readable file").replace("\r\n", "\n");
        let (head, body) = text
            .strip_prefix("---\n")
            .and_then(|rest| rest.split_once("\n---\n"))
            .unwrap_or_else(|| panic!("{}: front matter between lines of --- is missing", path.display()));
        let field = |key: &str| -> String {
            let line = head.lines().find_map(|line| line.strip_prefix(key)?.strip_prefix(": "));
            line.unwrap_or_else(|| panic!("{}: {key}: is missing", path.display())).trim().to_owned()
        };
        let list = |key: &str| -> Vec<String> {
            let text =
                if key == "sectors" && !head.contains("sectors:") { String::new() } else { field(key) };
            text.split(',').map(|part| part.trim().to_owned()).filter(|part| !part.is_empty()).collect()
        };
        let id = path.file_stem().and_then(|stem| stem.to_str()).expect("a UTF-8 file name").to_owned();
        let (name, body) = (field("name"), body.trim().to_owned());
        let (titles, kpis, sectors) = (list("titles"), list("kpis"), list("sectors"));
        write!(
            out,
            "crate::roles::Role {{ id: {id:?}, name: {name:?}, titles: &{titles:?}, kpis: &{kpis:?}, sectors: &{sectors:?}, body: {body:?} }}, "
        )
        .unwrap();
    }
    writeln!(out, "];").unwrap();
}
