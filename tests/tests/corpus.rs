//! Real postings, which are not part of the project. In: `../shared/corpus` where it is there. Out: no panic, no wrong
//! range, and a table of findings by rule.
//!
//! Of the 5,000 texts of `bulk.jsonl` every eighth is read; `JDLINT_CORPUS=all` reads them all.

#![expect(clippy::print_stdout, reason = "the table is for the person who runs this")]

use std::collections::BTreeMap;
use std::fs;
use std::panic::{self, AssertUnwindSafe};
use std::path::{Path, PathBuf};
use std::thread;

use jdlint_core::rules::ALL;
use jdlint_core::{Format, Settings};
use jdlint_tests::{invariants, rewrites, suite};
use serde_json::Value;

/// Findings by rule, texts without one, and what went wrong.
#[derive(Default)]
struct Tally {
    findings: BTreeMap<&'static str, usize>,
    texts_with: BTreeMap<&'static str, usize>,
    texts: usize,
    silent: usize,
    broken: Vec<String>,
    /// Fixes that were tried, and those after which the text scores lower.
    rewrites: usize,
    lowering: Vec<String>,
}

impl Tally {
    fn read(&mut self, name: &str, text: &str, settings: &Settings) {
        self.texts += 1;
        let report = panic::catch_unwind(AssertUnwindSafe(|| jdlint_core::lint(text, settings)));
        let Ok(report) = report else {
            self.broken.push(format!("{name}: the engine panics"));
            return;
        };
        self.broken
            .extend(invariants::broken(text, &report).into_iter().map(|what| format!("{name}: {what}")));
        self.silent += usize::from(report.findings.is_empty());
        let mut seen = Vec::new();
        for finding in &report.findings {
            *self.findings.entry(finding.rule.id).or_default() += 1;
            if !seen.contains(&finding.rule.id) {
                seen.push(finding.rule.id);
                *self.texts_with.entry(finding.rule.id).or_default() += 1;
            }
        }
    }

    fn add(&mut self, other: Self) {
        for (rule, count) in other.findings {
            *self.findings.entry(rule).or_default() += count;
        }
        for (rule, count) in other.texts_with {
            *self.texts_with.entry(rule).or_default() += count;
        }
        self.texts += other.texts;
        self.silent += other.silent;
        self.broken.extend(other.broken);
        self.rewrites += other.rewrites;
        self.lowering.extend(other.lowering);
    }

    fn print(&self, of: &str) {
        println!("{of}: {} texts, {} without a finding", self.texts, self.silent);
        for rule in ALL {
            let of_rule = |counts: &BTreeMap<&str, usize>| counts.get(rule.id).copied().unwrap_or_default();
            let (findings, texts) = (of_rule(&self.findings), of_rule(&self.texts_with));
            println!("{:>7} in {texts:>5} texts  {}", findings, rule.id);
        }
    }
}

/// The folder, or nothing, which is said.
fn corpus() -> Option<PathBuf> {
    let folder = suite::workspace().join("../shared/corpus");
    if folder.is_dir() {
        return Some(folder);
    }
    println!("skipped: ../shared/corpus is absent");
    None
}

/// Reads all texts on two threads.
fn tally<T: Sync>(texts: &[T], read: impl Fn(&mut Tally, &T) + Sync) -> Tally {
    let mut all = Tally::default();
    thread::scope(|scope| {
        let halves: Vec<_> = (0..2)
            .map(|half| {
                let read = &read;
                scope.spawn(move || {
                    let mut tally = Tally::default();
                    texts.iter().skip(half).step_by(2).for_each(|text| read(&mut tally, text));
                    tally
                })
            })
            .collect();
        for half in halves {
            all.add(half.join().expect("a panic of the engine is caught"));
        }
    });
    all
}

#[track_caller]
fn report(of: &str, tally: &Tally) {
    tally.print(of);
    assert!(tally.texts > 0, "{of} is empty");
    assert!(tally.broken.is_empty(), "{of}: {} faults:\n{}", tally.broken.len(), tally.broken.join("\n"));
}

#[test]
fn files_as_found_give_a_sound_report() {
    let Some(corpus) = corpus() else { return };
    let mut files: Vec<PathBuf> =
        fs::read_dir(corpus.join("dev")).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    let all = tally(&files, |tally, path: &PathBuf| {
        let name = name(path);
        let text = String::from_utf8_lossy(&fs::read(path).unwrap()).into_owned();
        tally.read(&name, &text, &suite::settings(&name));
        let rewrites = rewrites::of(&text, &suite::settings(&name));
        tally.rewrites += rewrites.count;
        let first_lines = rewrites.lowering.iter().filter_map(|words| words.lines().next());
        tally.lowering.extend(first_lines.map(|words| format!("{name}: {words}")));
    });
    report("dev", &all);
    println!(
        "{} of {} rewrites lower the score:\n{}",
        all.lowering.len(),
        all.rewrites,
        all.lowering.join("\n")
    );
    // A rule that is wrong about a line offers a rewrite that is wrong, too.
    assert!(all.lowering.len() * 50 <= all.rewrites, "more than one in fifty rewrites lowers the score");
}

fn name(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

#[test]
fn pasted_texts_give_a_sound_report() {
    let Some(corpus) = corpus() else { return };
    let step = if std::env::var("JDLINT_CORPUS").is_ok_and(|wish| wish == "all") { 1 } else { 8 };
    let file = fs::read_to_string(corpus.join("bulk.jsonl")).unwrap();
    let lines: Vec<&str> = file.lines().step_by(step).collect();
    let settings = Settings { format: Format::PlainText, ..suite::settings("pasted.txt") };
    let all = tally(&lines, |tally, line: &&str| {
        let row: Value = serde_json::from_str(line).unwrap();
        let (id, text) = (row["id"].as_str().unwrap(), row["text"].as_str().unwrap());
        tally.read(id, text, &settings);
    });
    report(&format!("bulk, one text of {step}"), &all);
}
