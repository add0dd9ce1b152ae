//! What hostile texts cost, byte by byte. In: the words `all` or parts of names of inputs, or nothing. Out: a table of the
//! dearest, and a failure when one costs more than ten times as much by byte as a posting does.
//!
//! `cargo xtask hostile` builds it as it is shipped, or nearly so, and starts it.

#![expect(clippy::print_stdout, reason = "the table is for the person who runs this")]
#![expect(clippy::cast_precision_loss, reason = "figures for readers")]

use std::fs;
use std::process::ExitCode;

use jdlint_formats::FileKind;
use jdlint_tests::hostile::{self, Input};
use jdlint_tests::suite;

/// What grows faster than its size costs more by byte in a longer text; what does not is not tried in the longest.
const SIZES: [usize; 4] = [16 << 10, 128 << 10, 1 << 20, 4 << 20];

/// How many sizes are tried of every input.
const LEAST: usize = 2;

/// How many times more than a posting a byte may cost.
const MOST: f64 = 10.0;

/// How many lines the table has.
const SHOWN: usize = 30;

fn main() -> ExitCode {
    let wanted: Vec<String> = std::env::args().skip(1).collect();
    let all = wanted.iter().any(|word| word == "all");
    let is_wanted = |input: &Input| {
        wanted.is_empty() || all || wanted.iter().any(|part| input.name.contains(part.as_str()))
    };
    let typical = typical();
    println!("A posting costs {typical:.1} ns a byte.");
    let mut inputs = hostile::inputs();
    inputs.extend(hostile::repeated_postings());
    let measured =
        inputs.iter().filter(|input| is_wanted(input)).map(|input| (measure(input, typical), input));
    let mut measured: Vec<_> =
        measured.map(|(costs, input)| (worst(&costs) / typical, costs, input)).collect();
    measured.sort_by(|(one, ..), (other, ..)| other.total_cmp(one));
    println!("times a posting   ns a byte of {SIZES:?} bytes");
    for (times, costs, input) in measured.iter().take(if all { measured.len() } else { SHOWN }) {
        let costs: Vec<_> = costs.iter().map(|cost| format!("{cost:>9.1}")).collect();
        let costs = costs.concat();
        println!("{times:>15.1} {costs:<36}  {}", input.name);
    }
    let dear = measured.iter().filter(|(times, ..)| *times > MOST).count();
    println!("{} inputs, {dear} of them above {MOST} times what a posting costs", measured.len());
    if dear == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

fn worst(costs: &[f64]) -> f64 {
    costs.iter().copied().fold(0.0, f64::max)
}

/// Nanoseconds a byte, by size, as far as it is worth the time.
fn measure(input: &Input, typical: f64) -> Vec<f64> {
    let mut costs = Vec::new();
    for size in SIZES {
        let bytes = input.bytes(size);
        // A document unpacks to about `size`, whatever it was packed to.
        let read = if input.kind == FileKind::Docx { size } else { bytes.len() };
        costs.push(hostile::cost(&bytes, input.kind, 1) as f64 / read as f64);
        let (first, last) = (costs[0], costs[costs.len() - 1]);
        let grows = costs.len() < LEAST || last > 1.5 * first;
        if !grows || last > MOST * typical {
            break;
        }
    }
    if worst(&costs) > MOST * typical {
        println!("dear: {costs:.0?} ns a byte: {}", input.name);
    }
    costs
}

/// Nanoseconds a byte of the postings that are good.
fn typical() -> f64 {
    let folder = suite::workspace().join("tests/clean");
    let files =
        fs::read_dir(folder).expect("the folder of good postings").map(|entry| entry.expect("a file").path());
    let texts: Vec<_> = files
        .map(|path| (FileKind::of_name(&path.to_string_lossy()), fs::read(&path).expect("a posting")))
        .collect();
    let cost: u64 = texts.iter().map(|(kind, text)| hostile::cost(text, *kind, 20)).sum();
    cost as f64 / texts.iter().map(|(_, text)| text.len()).sum::<usize>() as f64
}
