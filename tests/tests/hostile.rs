//! A text of four times the size takes no more than about four times the work, whatever is in it. In: the bad ideas of
//! `src/hostile`. Out: those that grow faster. `cargo xtask hostile` measures larger ones, and against a posting.

use std::thread;

use jdlint_formats::FileKind;
use jdlint_tests::hostile::{self, Input};

/// Small enough for every run, large enough that a square is seen.
const SMALL: usize = 8 << 10;
/// Work of a square grows by 16, of a line by 4.
const TIMES: usize = 4;
/// Between both, with room for a machine that does other things.
const MOST: u64 = 12;
/// What takes less is not told from noise.
const LEAST_NANOSECONDS: u64 = 40_000_000;

#[test]
fn work_grows_no_faster_than_text() {
    // As plain text each is told once more, with less to read in it.
    let inputs = hostile::inputs();
    let inputs: Vec<_> = inputs.into_iter().filter(|input| input.kind != FileKind::PlainText).collect();
    let grown: Vec<String> = thread::scope(|scope| {
        let halves = [0, 1].map(|half| {
            let inputs = &inputs;
            scope.spawn(move || inputs.iter().skip(half).step_by(2).filter_map(grows).collect::<Vec<_>>())
        });
        halves.into_iter().flat_map(|half| half.join().expect("no input panics")).collect()
    });
    assert!(grown.is_empty(), "{} grow faster than their size:\n{}", grown.len(), grown.join("\n"));
}

/// In words, when it grows too fast three times in a row.
fn grows(input: &Input) -> Option<String> {
    let (small, large) = (input.bytes(SMALL), input.bytes(SMALL * TIMES));
    let mut said = None;
    for _ in 0..3 {
        let much = hostile::cost(&large, input.kind, 1);
        if much < LEAST_NANOSECONDS {
            return None;
        }
        let little = hostile::cost(&small, input.kind, 2);
        if much < little * MOST {
            return None;
        }
        said = Some(format!("{} ({:?}): {little} ns, then {much} ns", input.name, input.kind));
    }
    said
}
