//! Compiles patterns, so that jdlint carries neither a parser of regular expressions nor the time to run it. In:
//! `patterns.tsv`. Out: an automaton in a file each, and Rust that names them.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::path::Path;
use std::{env, fs};

use regex_automata::dfa::{Automaton, StartKind, dense};
use regex_automata::util::primitives::StateID;
use regex_automata::util::start;
use regex_automata::{Anchored, Input};

use crate::tables::table_rows;

type Compiled = dense::DFA<Vec<u32>>;

/// Writes `NAME.dfa` for each pattern into `folder`, and the names into `out`.
pub(crate) fn write_patterns(data: &Path, folder: &Path, out: &mut String) {
    let path = data.join("patterns.tsv");
    let mut all = String::new();
    for (row, cells) in table_rows(&path, false) {
        let [name, pattern] = cells.as_slice() else {
            panic!("{}:{row}: a row is a name, a tab and a pattern", path.display())
        };
        let automaton =
            automaton(pattern).unwrap_or_else(|error| panic!("{}:{row}: {error}", path.display()));
        assert!(!matches_nothing(&automaton), "{}:{row}: the pattern matches the empty text", path.display());
        let file = format!("{name}.dfa");
        fs::write(folder.join(&file), bytes(&automaton)).expect("the build folder is writable");
        let constant = name.to_uppercase().replace('-', "_");
        writeln!(
            out,
            "pub(crate) static {constant}: Pattern = Pattern::new(include_bytes!(concat!(env!(\"OUT_DIR\"), \"/{file}\")), {});",
            starts(&automaton)
        )
        .unwrap();
        write!(all, "({pattern:?}, &{constant}), ").unwrap();
    }
    writeln!(out, "#[cfg(test)]\nstatic ALL: &[(&str, &Pattern)] = &[{all}];").unwrap();
}

/// A search for such a pattern would never get on.
fn matches_nothing(automaton: &Compiled) -> bool {
    automaton.try_search_fwd(&Input::new("").anchored(Anchored::Yes)).is_ok_and(|found| found.is_some())
}

/// Matches begin where the search begins; of several, the alternative that is written first wins.
fn automaton(pattern: &str) -> Result<Compiled, Box<dense::BuildError>> {
    let settings = dense::Config::new().minimize(true).start_kind(StartKind::Anchored);
    dense::Builder::new().configure(settings).build(&format!("(?i-u){pattern}")).map_err(Box::new)
}

fn bytes(automaton: &Compiled) -> Vec<u8> {
    let sparse = automaton.to_sparse().expect("a small automaton");
    match env::var("CARGO_CFG_TARGET_ENDIAN").as_deref() {
        Ok("big") => sparse.to_bytes_big_endian(),
        _ => sparse.to_bytes_little_endian(),
    }
}

/// What each byte can be at the beginning of a match, as the source of `Starts`.
fn starts(automaton: &Compiled) -> String {
    // What stands before decides about `\b` and `^`: a word, or nothing, a space, a line break.
    let befores = [
        ("BEHIND_WORD", Some(b'a')),
        ("ELSEWHERE", None),
        ("ELSEWHERE", Some(b' ')),
        ("ELSEWHERE", Some(b'\n')),
    ];
    let mut marks = vec![BTreeSet::new(); 256];
    for (mark, before) in befores {
        let start = start_state(automaton, before);
        for first in living(automaton, start) {
            marks[usize::from(first)].insert(mark);
            for second in living(automaton, automaton.next_state(start, first)) {
                marks[usize::from(second)].insert("SECOND");
            }
        }
    }
    for byte in (0..=u8::MAX).filter(|byte| byte.is_ascii_alphanumeric() || *byte == b'_') {
        marks[usize::from(byte)].insert("WORD");
    }
    let mark = |marks: &BTreeSet<&str>| marks.iter().copied().collect::<Vec<_>>().join(" | ");
    let marks = marks.iter().map(|marks| if marks.is_empty() { "0".to_owned() } else { mark(marks) });
    format!("&[{}]", marks.collect::<Vec<_>>().join(", "))
}

fn start_state(automaton: &Compiled, before: Option<u8>) -> StateID {
    let place = start::Config::new().anchored(Anchored::Yes).look_behind(before);
    automaton.start_state(&place).expect("the automaton has anchored starts")
}

/// The bytes that do not lead from `state` to the end of all hope.
fn living(automaton: &Compiled, state: StateID) -> impl Iterator<Item = u8> {
    (0..=u8::MAX).filter(move |&byte| !automaton.is_dead_state(automaton.next_state(state, byte)))
}
