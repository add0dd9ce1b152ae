//! Compiles patterns, so that jdlint carries neither a parser of regular expressions nor the time to run it. In:
//! `patterns.tsv`. Out: an automaton in a file each, and Rust that names them.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use regex_automata::dfa::{Automaton, StartKind, dense};
use regex_automata::util::primitives::StateID;
use regex_automata::util::start;
use regex_automata::{Anchored, Input};

use crate::automaton_marks::{END, MATCH, NOWHERE};
use crate::tables::table_rows;

type Compiled = dense::DFA<Vec<u32>>;

/// Writes `NAME.automaton` for each pattern into `folder`, and the names into `out`.
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
        let packed = Packed::of(&automaton);
        let file = format!("{name}.automaton");
        fs::write(folder.join(&file), &packed.rows).expect("the build folder is writable");
        let constant = name.to_uppercase().replace('-', "_");
        let (classes, starts) = (&packed.classes, packed.starts);
        writeln!(
            out,
            "pub(crate) static {constant}: Pattern = Pattern {{ begins: {}, classes: &{classes:?}, starts: {starts:?}, \
             rows: include_bytes!(concat!(env!(\"OUT_DIR\"), \"/{file}\")) }};",
            begins(&automaton)
        )
        .unwrap();
        write!(all, "({pattern:?}, &{constant}), ").unwrap();
    }
    writeln!(out, "#[cfg(test)]\nstatic ALL: &[(&str, &Pattern)] = &[{all}];").unwrap();
}

/// An automaton as it travels: a row for each state that a search can come to.
///
/// A row is the number of its runs, with [`MATCH`] where something matches before the last byte, and the runs: the last class
/// of bytes of each, and the place of the row that all its classes lead to (two bytes, the low one first), or [`NOWHERE`].
/// What stands behind the last run leads to the end.
struct Packed {
    /// The class of each byte.
    classes: Vec<u8>,
    /// The rows where a search begins: behind nothing, behind a word, behind anything else.
    starts: [u16; 3],
    rows: Vec<u8>,
}

impl Packed {
    fn of(automaton: &Compiled) -> Self {
        let firsts = [None, Some(b'a'), Some(b' ')].map(|before| start_state(automaton, before));
        for before in [b'\n', b'\r', b'-', 0xff] {
            assert_eq!(
                start_state(automaton, Some(before)),
                firsts[2],
                "what stands before is a word or it is not"
            );
        }
        let mut states: Vec<StateID> = BTreeSet::from(firsts).into_iter().collect();
        let mut next = 0;
        while let Some(&state) = states.get(next) {
            for after in steps(automaton, state) {
                if !automaton.is_dead_state(after) && !states.contains(&after) {
                    states.push(after);
                }
            }
            next += 1;
        }
        let classes = classes(automaton, &states);
        let runs: Vec<Vec<(u8, Option<StateID>)>> =
            states.iter().map(|&state| runs(automaton, state, &classes)).collect();
        let mut places = BTreeMap::new();
        let mut length = 0;
        for (state, runs) in states.iter().zip(&runs) {
            let place = u16::try_from(length).ok().filter(|&place| place != NOWHERE);
            places.insert(*state, place.expect("a small automaton"));
            length += 1 + 3 * runs.len();
        }
        let mut rows = Vec::with_capacity(length);
        for (&state, runs) in states.iter().zip(&runs) {
            let count = u8::try_from(runs.len()).ok().filter(|&count| count < MATCH).expect("few classes");
            rows.push(count | if automaton.is_match_state(state) { MATCH } else { 0 });
            for (last, after) in runs {
                rows.push(*last);
                rows.extend(after.map_or(NOWHERE, |after| places[&after]).to_le_bytes());
            }
        }
        Self { classes, starts: firsts.map(|state| places[&state]), rows }
    }
}

/// Where each byte leads, and then the end of the text.
fn steps(automaton: &Compiled, state: StateID) -> impl Iterator<Item = StateID> {
    let bytes = (0..=u8::MAX).map(move |byte| automaton.next_state(state, byte));
    bytes.chain([automaton.next_eoi_state(state)])
}

/// Numbers the bytes so that those which lead to the same from everywhere have one number.
fn classes(automaton: &Compiled, states: &[StateID]) -> Vec<u8> {
    let mut known: Vec<Vec<StateID>> = Vec::new();
    let class = |byte: u8| {
        let column: Vec<StateID> = states.iter().map(|&state| automaton.next_state(state, byte)).collect();
        let at = known.iter().position(|other| *other == column).unwrap_or_else(|| {
            known.push(column);
            known.len() - 1
        });
        u8::try_from(at).ok().filter(|&class| class != END).expect("few classes")
    };
    (0..=u8::MAX).map(class).collect()
}

/// The last class of each run of classes that lead to the same, and what they lead to.
fn runs(automaton: &Compiled, state: StateID, classes: &[u8]) -> Vec<(u8, Option<StateID>)> {
    let living = |after: StateID| Some(after).filter(|&after| !automaton.is_dead_state(after));
    // Between the last class and the end of the text there is none.
    let mut leads = vec![None; usize::from(END) + 1];
    for (byte, &class) in (0..=u8::MAX).zip(classes) {
        leads[usize::from(class)] = living(automaton.next_state(state, byte));
    }
    leads[usize::from(END)] = living(automaton.next_eoi_state(state));
    let mut runs: Vec<(u8, Option<StateID>)> = Vec::new();
    for (class, after) in (0..=END).zip(leads) {
        match runs.last_mut().filter(|(_, before)| *before == after) {
            Some((last, _)) => *last = class,
            None => runs.push((class, after)),
        }
    }
    runs.pop_if(|(_, after)| after.is_none());
    runs
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

/// What each byte can be at the beginning of a match, as the source of `Begins`.
fn begins(automaton: &Compiled) -> String {
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
