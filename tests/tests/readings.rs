//! What is read of whole postings: each fact, and each finding in its words. In: the postings of `suite/`, `clean/` and `mixed/`,
//! and the texts of the engine's pairs. Out: those whose reading is not the one in `readings/`; with `READINGS=overwrite`, the new
//! one in its place.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::fs;
use std::path::PathBuf;

use jdlint_core::report::Report;
use jdlint_core::rules::Severity;
use jdlint_core::{Date, Format, Settings, jurisdictions, rules};
use jdlint_tests::annotations::Annotated;
use jdlint_tests::pairs::{self, Pairs, Row};
use jdlint_tests::reading;
use jdlint_tests::suite::{self, workspace};

/// What is read of a posting, or of the texts of a rule.
struct Reading {
    name: String,
    lines: String,
}

/// A posting of a folder.
struct Posting {
    name: String,
    text: String,
    settings: Settings,
}

impl Posting {
    fn read(&self) -> Reading {
        let report = jdlint_formats::lint(&self.text, &self.settings);
        Reading { name: self.name.clone(), lines: reading::whole(&report, &self.text) }
    }

    /// Its lines, `*` before each without which other rules speak, and on top a sum over all that is read without one line.
    fn read_without_lines(&self) -> Reading {
        let settings = Settings { only: Some(all_rules()), ..self.settings.clone() };
        let whole = spoken(&jdlint_formats::lint(&self.text, &settings));
        let (mut sum, mut marked, mut start) = (SUM, String::new(), 0);
        for line in self.text.split_inclusive('\n') {
            let end = start + line.len();
            let rest = format!("{}{}", &self.text[..start], &self.text[end..]);
            start = end;
            if line.trim().is_empty() {
                continue;
            }
            let report = jdlint_formats::lint(&rest, &settings);
            sum = reading::whole(&report, &rest).bytes().fold(sum, added);
            let mark = if spoken(&report) == whole { ' ' } else { '*' };
            let begin: String = line.trim().chars().take(60).collect();
            let _ = writeln!(marked, "{mark} {begin}");
        }
        Reading { name: format!("lines/{}", self.name), lines: format!("{:05x}\n{marked}", sum >> 44) }
    }
}

/// The annotated postings, the good ones, and those in which many things meet.
fn postings() -> impl Iterator<Item = Posting> {
    let annotated = suite::files().into_iter().map(|file| {
        let text =
            Annotated::parse(&file.source).unwrap_or_else(|error| panic!("{}: {error}", file.name)).text;
        Posting { settings: suite::settings(&file.name), name: file.name, text }
    });
    annotated.chain(plain_ones("clean")).chain(plain_ones("mixed"))
}

/// The postings of a folder, without annotations.
fn plain_ones(folder: &str) -> impl Iterator<Item = Posting> {
    let folder = workspace().join("tests").join(folder);
    let files = fs::read_dir(&folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    files.map(|entry| {
        let path = entry.expect("an entry of the folder").path();
        let name = path.file_name().and_then(|name| name.to_str()).expect("a UTF-8 name").to_owned();
        let text = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{name}: {error}"));
        let settings = Settings {
            format: Format::from_file_name(&name),
            today: Date::parse(suite::TODAY),
            ..Settings::default()
        };
        Posting { name, text, settings }
    })
}

fn all_rules() -> Vec<&'static str> {
    rules::ALL.iter().map(|rule| rule.id).collect()
}

/// Which rules speak, and how loud.
fn spoken(report: &Report) -> Vec<(&'static str, Severity)> {
    report.findings.iter().map(|finding| (finding.rule.id, finding.severity)).collect()
}

/// What the texts of a rule add to the posting around them, with all rules on.
fn of_pairs(pairs: &Pairs) -> Reading {
    let (mut lines, mut told) = (String::new(), BTreeSet::new());
    let mut rests = BTreeMap::new();
    for row in &pairs.rows {
        let begin: String = row.words.chars().take(60).collect();
        let _ = writeln!(lines, "{}: {begin}", row.frame);
        let without = rests
            .entry((&row.frame, &row.places))
            .or_insert_with(|| lines_of(&row.with(""), row, &pairs.rule, &mut BTreeSet::new()));
        let with = lines_of(&row.with(&row.words), row, &pairs.rule, &mut told);
        for line in with.iter().filter(|line| !without.contains(line)) {
            let _ = writeln!(lines, "  {line}");
        }
    }
    Reading { name: format!("pairs/{}", pairs.rule), lines }
}

fn lines_of(text: &str, row: &Row, rule: &str, told: &mut BTreeSet<String>) -> Vec<String> {
    reading::of_words(&report(text, row), text, rule, told)
}

/// With all rules on, and the law of the row.
fn report(text: &str, row: &Row) -> Report {
    let settings = Settings {
        only: Some(all_rules()),
        today: Date::parse(suite::TODAY),
        jurisdictions: row
            .places
            .iter()
            .filter_map(|id| jurisdictions::by_id(id))
            .map(|known| known.id)
            .collect(),
        ..Settings::default()
    };
    jdlint_core::lint(text, &settings)
}

/// Each text of a rule, with `*` behind each word without which other rules speak, and before it a sum over all that is read without
/// one word: what decides about a word often shows only where a word is missing. Of a long text, some of the words are left out.
fn without_words(pairs: &Pairs) -> Reading {
    const TRIED: usize = 8;
    let mut lines = String::new();
    for row in &pairs.rows {
        let whole = spoken(&report(&row.with(&row.words), row));
        let words: Vec<_> = words_of(&row.words).collect();
        let (mut sum, mut marked) = (SUM, String::new());
        let step = words.len().div_ceil(TRIED).max(1);
        for (at, (before, word, behind)) in words.iter().enumerate() {
            let _ = write!(marked, " {word}");
            if at % step != 0 {
                continue;
            }
            let posting = row.with(&format!("{}{behind}", before.trim_end_matches(' ')));
            let report = report(&posting, row);
            let read = reading::of_words(&report, &posting, &pairs.rule, &mut BTreeSet::new());
            sum = read.iter().flat_map(|line| line.bytes()).fold(sum, added);
            marked.push_str(if spoken(&report) == whole { "" } else { "*" });
        }
        let _ = writeln!(lines, "{:05x} {}:{marked}", sum >> 44, row.frame);
    }
    Reading { name: format!("words/{}", pairs.rule), lines }
}

/// Each word of a line with what stands before and behind it.
fn words_of(line: &str) -> impl Iterator<Item = (&str, &str, &str)> {
    line.split(' ').filter(|word| !word.is_empty()).map(|word| {
        let start = word.as_ptr() as usize - line.as_ptr() as usize;
        (&line[..start], word, &line[start + word.len()..])
    })
}

/// FNV-1a: the same on every machine.
const SUM: u64 = 0xcbf2_9ce4_8422_2325;

fn added(sum: u64, byte: u8) -> u64 {
    (sum ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
}

fn stored(name: &str) -> PathBuf {
    workspace().join("tests/readings").join(format!("{name}.reading"))
}

#[test]
fn postings_are_read_as_they_were() {
    compare(postings().map(|posting| posting.read()));
}

#[test]
fn postings_without_a_line_are_read_as_they_were() {
    compare(postings().map(|posting| posting.read_without_lines()));
}

#[test]
fn texts_of_pairs_are_read_as_they_were() {
    compare(pairs::all().iter().map(of_pairs));
}

/// Several tests, so that they run beside each other.
macro_rules! texts_without_a_word {
    ($($name:ident: $part:literal),*) => {
        $(#[test]
        fn $name() {
            let texts = pairs::all().into_iter().chain(pairs::tables());
            compare(texts.skip($part).step_by(4).map(|texts| without_words(&texts)));
        })*
    };
}

texts_without_a_word! {
    texts_without_a_word_are_read_as_they_were_1: 0,
    texts_without_a_word_are_read_as_they_were_2: 1,
    texts_without_a_word_are_read_as_they_were_3: 2,
    texts_without_a_word_are_read_as_they_were_4: 3
}

fn compare(readings: impl Iterator<Item = Reading>) {
    let overwrite = std::env::var_os("READINGS").is_some_and(|how| how == "overwrite");
    let mut wrong = Vec::new();
    for Reading { name, lines: read } in readings {
        let path = stored(&name);
        let known = fs::read_to_string(&path).unwrap_or_default();
        if known == read {
            continue;
        }
        if overwrite {
            fs::create_dir_all(path.parent().expect("a folder")).expect("a folder for readings");
            fs::write(&path, &read).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        }
        let gone = known
            .lines()
            .filter(|line| !read.lines().any(|new| new == *line))
            .map(|line| format!("  - {line}"));
        let new = read
            .lines()
            .filter(|line| !known.lines().any(|old| old == *line))
            .map(|line| format!("  + {line}"));
        let lines: Vec<String> = gone.chain(new).collect();
        wrong.push(format!("{}\n{}", name, lines.join("\n")));
    }
    assert!(overwrite || wrong.is_empty(), "{} are read anew:\n{}", wrong.len(), wrong.join("\n"));
}

/// A reading whose posting is gone is read by nobody.
#[test]
fn every_reading_has_its_posting() {
    let (texts, rules, tables) = (postings(), pairs::all(), pairs::tables());
    let of_texts = texts.flat_map(|posting| [format!("lines/{}", posting.name), posting.name]);
    let of_rules =
        rules.iter().flat_map(|pairs| ["pairs", "words"].map(|folder| format!("{folder}/{}", pairs.rule)));
    let of_tables = tables.iter().map(|table| format!("words/{}", table.rule));
    let names: Vec<String> = of_texts.chain(of_rules).chain(of_tables).collect();
    let stored = ["", "lines/", "pairs/", "words/"].into_iter().flat_map(stored_names);
    let lost: Vec<String> = stored.filter(|name| !names.contains(name)).collect();
    assert!(lost.is_empty(), "no postings: {lost:?}");
}

fn stored_names(folder: &str) -> Vec<String> {
    let path = workspace().join("tests/readings").join(folder);
    let files = fs::read_dir(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let names =
        files.map(|entry| entry.expect("an entry of the folder").file_name().to_string_lossy().into_owned());
    names.filter_map(|name| Some(format!("{folder}{}", name.strip_suffix(".reading")?))).collect()
}
