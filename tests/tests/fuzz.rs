//! A short run of every fuzz target. In: the corpus, a fixed seed. Out: the mutation that breaks a promise. The long run is
//! `cargo xtask fuzz`; what that finds goes into `fuzz/corpus` and is tried here from then on.

use std::panic::{AssertUnwindSafe, catch_unwind};

use jdlint_tests::fuzz::{TARGETS, Target, corpus, mutate};

/// The same mutations in every run.
const SEED: u64 = 20_261_128;

fn survives(name: &str) {
    let target = TARGETS.iter().find(|target| target.name == name).unwrap();
    let seeds = corpus::seeds(target);
    assert!(!seeds.is_empty(), "{name} has no corpus");
    let mut chance = mutate::Chance::new(SEED);
    for seed in &seeds {
        attempt(target, seed);
        for _ in 0..target.tries {
            attempt(target, &mutate::mutate(seed, &seeds, &mut chance));
        }
    }
}

fn attempt(target: &Target, bytes: &[u8]) {
    let outcome = catch_unwind(AssertUnwindSafe(|| (target.run)(bytes)));
    assert!(outcome.is_ok(), "{} breaks on {:?}", target.name, String::from_utf8_lossy(bytes));
}

#[test]
fn documents() {
    survives("document");
}

#[test]
fn fixes() {
    survives("fixes");
}

#[test]
fn files() {
    survives("file");
}

#[test]
fn settings() {
    survives("settings");
}

#[test]
fn messages() {
    survives("messages");
}
