//! Minimal pairs: for each rule, small postings that it must flag beside ones that it must leave alone.
//!
//! `tests/pairs/RULE.tsv` holds rows `flag|leave<TAB>frame<TAB>text[<TAB>jurisdictions]`; `frames.tsv` the postings
//! around the texts. `\n` stands for a line end. Words between `⟦` and `⟧` are what the one finding flags, to the letter.
//!
//! `tests/mended.tsv` says what the first fix makes of such a text.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use jdlint_core::report::Fix;
use jdlint_core::rules::{self, Rule};
use jdlint_core::{Date, Settings, jurisdictions, lint};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/pairs")
}

/// Rows of a file without comments and blank lines, with their numbers.
fn rows(path: &Path) -> Vec<(usize, Vec<String>)> {
    let text = fs::read_to_string(path).unwrap();
    let numbered = text.lines().enumerate().filter(|(_, line)| !line.is_empty() && !line.starts_with('#'));
    numbered
        .map(|(at, line)| (at + 1, line.split('\t').map(|cell| cell.replace("\\n", "\n")).collect()))
        .collect()
}

fn frames() -> BTreeMap<String, String> {
    let named = |(_, cells): (usize, Vec<String>)| (cells[0].clone(), cells[1].clone());
    rows(&folder().join("frames.tsv")).into_iter().map(named).collect()
}

fn settings(rule: &'static Rule, places: &str) -> Settings {
    let known = |id: &str| jurisdictions::by_id(id).unwrap_or_else(|| panic!("no jurisdiction {id}")).id;
    Settings {
        only: Some(vec![rule.id]),
        today: Date::new(2026, 11, 24),
        jurisdictions: places.split(',').filter(|id| !id.is_empty()).map(known).collect(),
        ..Settings::default()
    }
}

#[test]
fn pairs_are_told_apart() {
    let frames = frames();
    let mut wrong = Vec::new();
    for entry in fs::read_dir(folder()).unwrap() {
        let path = entry.unwrap().path();
        let id = path.file_stem().unwrap().to_str().unwrap();
        if id == "frames" {
            continue;
        }
        let rule = rules::by_id(id).unwrap_or_else(|| panic!("{}: no rule of that name", path.display()));
        let rows = rows(&path);
        for verdict in ["flag", "leave"] {
            assert!(rows.iter().any(|(_, cells)| cells[0] == verdict), "{id}: no row says {verdict}");
        }
        for (line, cells) in rows {
            let frame =
                frames.get(&cells[1]).unwrap_or_else(|| panic!("{id}.tsv:{line}: no frame {}", cells[1]));
            let (text, words) = unmarked(&frame.replace("{}", &cells[2]));
            let places = cells.get(3).map_or("", String::as_str);
            let findings = lint(&text, &settings(rule, places)).findings;
            let flagged = match &words {
                Some(words) => findings.len() == 1 && findings[0].range.of(&text) == words,
                None => !findings.is_empty(),
            };
            match cells[0].as_str() {
                "flag" if !flagged => wrong.push(format!("{id}.tsv:{line} misses: {}", cells[2])),
                "leave" if flagged => wrong.push(format!("{id}.tsv:{line} flags: {}", cells[2])),
                "flag" | "leave" => {}
                other => panic!("{id}.tsv:{line}: flag or leave, not {other}"),
            }
        }
    }
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
}

/// The text without the marks around the flagged words, and these words.
fn unmarked(marked: &str) -> (String, Option<String>) {
    let words =
        marked.split_once('⟦').and_then(|(_, rest)| rest.split_once('⟧')).map(|(words, _)| words.to_owned());
    (marked.replace(['⟦', '⟧'], ""), words)
}

#[test]
fn a_fix_leaves_what_a_writer_would() {
    let frames = frames();
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/mended.tsv");
    let mut wrong = Vec::new();
    for (line, cells) in rows(&file) {
        let [id, frame, text, wanted] = cells.as_slice() else { panic!("mended.tsv:{line}: four cells") };
        let rule = rules::by_id(id).unwrap_or_else(|| panic!("mended.tsv:{line}: no rule {id}"));
        let posting = |gap: &str| frames[frame].replace("{}", gap);
        let text = posting(text);
        let findings = lint(&text, &settings(rule, "")).findings;
        match findings.first().and_then(|finding| finding.fixes.first()) {
            Some(fix) if mended(&text, fix) == posting(wanted) => {}
            Some(fix) => wrong.push(format!("mended.tsv:{line} wants {wanted}, not {:?}", fix.title)),
            None => wrong.push(format!("mended.tsv:{line} has no fix: {text}")),
        }
    }
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
}

fn mended(text: &str, fix: &Fix) -> String {
    let mut mended = text.to_owned();
    for edit in fix.edits.iter().rev() {
        mended.replace_range(edit.range.start as usize..edit.range.end as usize, &edit.insert);
    }
    mended
}
