//! Mutations of the corpus for a long time. In: minutes for each target, a seed, names of targets. Out: how many were tried;
//! what breaks a promise is kept in `target/fuzz`, and makes a failure. `cargo xtask fuzz --blind` starts it.

#![expect(clippy::print_stdout, reason = "it tells the person who runs it how far it is")]

use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::process::ExitCode;
use std::time::{Duration, Instant};

use jdlint_tests::fuzz::mutate::{Chance, mutate};
use jdlint_tests::fuzz::{TARGETS, Target, corpus};
use jdlint_tests::suite;

fn main() -> ExitCode {
    let mut words = std::env::args().skip(1);
    let mut number = || words.next().and_then(|word| word.parse::<u64>().ok());
    let (minutes, seed) = (number().unwrap_or(1), number().unwrap_or(1));
    let names: Vec<String> = words.collect();
    let wanted = |target: &&Target| names.is_empty() || names.iter().any(|name| name == target.name);
    let mut broken = 0;
    for target in TARGETS.iter().filter(wanted) {
        broken += run(target, Duration::from_mins(minutes), seed);
    }
    if broken == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// Gives how many mutations broke a promise.
fn run(target: &Target, time: Duration, seed: u64) -> usize {
    let seeds = corpus::seeds(target);
    let (start, mut chance) = (Instant::now(), Chance::new(seed));
    let (mut tried, mut broken, mut longest) = (0_u64, 0, Duration::ZERO);
    while start.elapsed() < time {
        let begin = &seeds[chance.below(seeds.len())];
        let bytes = mutate(begin, &seeds, &mut chance);
        let one = Instant::now();
        if catch_unwind(AssertUnwindSafe(|| (target.run)(&bytes))).is_err() {
            broken += 1;
            keep(target, broken, &bytes);
        }
        longest = longest.max(one.elapsed());
        tried += 1;
    }
    println!(
        "{}: {tried} tried with seed {seed}, {broken} broke a promise, the longest took {longest:.0?}",
        target.name
    );
    broken
}

/// For the corpus, once it is understood and made small.
fn keep(target: &Target, number: usize, bytes: &[u8]) {
    let folder = suite::workspace().join("target/fuzz");
    let path = folder.join(format!("{}-{number}", target.name));
    let kept = fs::create_dir_all(&folder).and_then(|()| fs::write(&path, bytes));
    println!("{} breaks a promise: {}: {kept:?}", target.name, path.display());
}
