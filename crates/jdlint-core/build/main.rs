//! Turns the tables of `data/` into what jdlint carries, so that no file is read when it starts.
//!
//! In: everything in `data/`. Out, in the build folder: the packed lexicons, `tables.rs` with the rows of the other tables
//! and the role profiles, `precision.rs`, `patterns.rs` and an automaton for each pattern, `language-words.txt`. A wrong
//! row stops the build with the file and the line.

#![allow(clippy::print_stdout, reason = "a build script talks to Cargo on its output")]

mod lexicons;
mod occupations;
mod patterns;
mod roles;
mod rows;
mod tables;
mod verbs;

// The same cutting as for postings, so that a phrase is found however it was typed.
#[allow(dead_code, reason = "the build needs a part of it")]
#[path = "../src/document/words.rs"]
mod words;
// The same marks as where the lexicons are unpacked.
#[path = "../src/lexicon/marks.rs"]
mod marks;
// The same marks as where the automata are read.
#[path = "../src/pattern/marks.rs"]
mod automaton_marks;
// The same cutting as for the titles of postings.
#[path = "../src/lexicon/title_key.rs"]
mod title_key;

use std::fmt::Write as _;
use std::path::PathBuf;
use std::{env, fs};

use lexicons::{phrase_lexicon, table_lexicon, write_lexicons};
use tables::folders;

fn main() {
    let languages = PathBuf::from(env::var("CARGO_MANIFEST_DIR").expect("cargo sets it")).join("data");
    let data = languages.join("en");
    println!("cargo::rerun-if-changed=data");
    println!("cargo::rerun-if-changed=build");
    println!("cargo::rerun-if-changed=src/document/words.rs");
    println!("cargo::rerun-if-changed=src/lexicon/marks.rs");
    println!("cargo::rerun-if-changed=src/lexicon/title_key.rs");

    let mut lexicons = vec![
        table_lexicon(&data, "headings", &[2], Some(0)),
        table_lexicon(&data, "kpis", &[1, 2], None),
        table_lexicon(&data, "technologies", &[0, 1], None),
        table_lexicon(&data, "certifications", &[0, 1], None),
        table_lexicon(&data, "regulated", &[1], Some(0)),
    ];
    // Headings tell the sections of postings in every language that has a folder.
    let first_other = lexicons[0].rows.len();
    let other = |folder: &&PathBuf| **folder != data && folder.join("headings.tsv").exists();
    let others: Vec<PathBuf> = folders(&languages).iter().filter(other).cloned().collect();
    for folder in &others {
        let rows = table_lexicon(folder, "headings", &[2], Some(0)).rows;
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
    let target = PathBuf::from(env::var("OUT_DIR").expect("cargo sets it"));
    write_lexicons(&lexicons, &target, &mut out);
    let words = fs::read_to_string(languages.join("language-words.tsv")).expect("data/language-words.tsv");
    let rows = words.split_inclusive('\n').filter(|line| !line.starts_with('#'));
    fs::write(target.join("language-words.txt"), rows.collect::<String>()).expect("a build folder");
    rows::write_rows(&data, &mut out);
    occupations::write_occupations(&data, &target);
    rows::write_laws(&data, &mut out);
    rows::write_title_endings(&languages, &mut out);
    roles::write_roles(&data, &mut out);
    let mut names = String::new();
    patterns::write_patterns(&languages, &target, &mut names);
    fs::write(target.join("patterns.rs"), names).expect("the build folder is writable");
    fs::write(target.join("tables.rs"), out).expect("the build folder is writable");
    fs::write(target.join("precision.rs"), rows::precision(&languages))
        .expect("the build folder is writable");
}
