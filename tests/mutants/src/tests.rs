//! The tests. In: their programs. Out: how long each takes and which mutants it reaches; then, for each mutant, whether one of
//! them fails, the cheapest first.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

use crate::build::Program;
use crate::outcome::Outcome;
use crate::process::{self, End};

/// Tests that take less are run together: to start a program for each would cost more than they do.
const CHEAP: Duration = Duration::from_millis(60);

/// A test that takes this much and ten times what it takes without a mutant has no end.
const PATIENCE: Duration = Duration::from_secs(20);

/// One test.
struct Test {
    program: PathBuf,
    folder: PathBuf,
    name: String,
    takes: Duration,
    reaches: BTreeSet<u32>,
}

/// All of them.
pub(crate) struct Tests(Vec<Test>);

/// Lists the tests, and runs each once without a mutant.
pub(crate) fn read(programs: Vec<Program>, jobs: usize, output: &Path) -> Result<Tests> {
    let mut tests = Vec::new();
    for Program { path, folder } in programs {
        let mut list = Command::new(&path);
        let names = process::output(list.args(["--list", "--format", "terse"]).current_dir(&folder))?;
        for name in names.lines().filter_map(|line| line.strip_suffix(": test")) {
            let (program, folder, name) = (path.clone(), folder.clone(), name.to_owned());
            tests.push(Test { program, folder, name, takes: Duration::ZERO, reaches: BTreeSet::new() });
        }
    }
    let notes = output.join("asked");
    fs::create_dir_all(&notes)?;
    let numbers: Vec<usize> = (0..tests.len()).collect();
    let seen = beside(&numbers, jobs, |at| tests[*at].try_out(&notes.join(at.to_string())));
    for (test, seen) in tests.iter_mut().zip(seen) {
        (test.takes, test.reaches) = seen?;
    }
    tests.sort_by_key(|test| test.takes);
    let all: Duration = tests.iter().map(|test| test.takes).sum();
    eprintln!("{} tests take {:.1} s without a mutant", tests.len(), all.as_secs_f64());
    for test in tests.iter().rev().take(8) {
        eprintln!("  {:.2} s {}", test.takes.as_secs_f64(), test.name);
    }
    Ok(Tests(tests))
}

impl Test {
    /// How long it takes, and the mutants that it asks for.
    fn try_out(&self, note: &Path) -> Result<(Duration, BTreeSet<u32>)> {
        let _ = fs::remove_file(note);
        let mut command = command(&[self]);
        command.env("JDLINT_MUTANTS_ASKED", note);
        let start = Instant::now();
        if process::ends(&mut command, Duration::from_secs(600))? != End::Passed {
            bail!("{} fails without a mutant", self.name);
        }
        let takes = start.elapsed();
        let asked = fs::read_to_string(note).unwrap_or_default();
        let numbers = asked.lines().map(|line| line.parse().with_context(|| line.to_owned()));
        Ok((takes, numbers.collect::<Result<_>>()?))
    }
}

/// Runs tests of one program, one after the other.
fn command(tests: &[&Test]) -> Command {
    let mut command = Command::new(&tests[0].program);
    command.args(["--exact", "--test-threads", "1"]).args(tests.iter().map(|test| &test.name));
    // As Cargo would.
    command.current_dir(&tests[0].folder).env("CARGO_MANIFEST_DIR", &tests[0].folder);
    command.env("RUST_BACKTRACE", "0").env("PROPTEST_RNG_SEED", "1");
    command
}

impl Tests {
    /// What becomes of each mutant.
    pub(crate) fn run(&self, numbers: &BTreeSet<u32>, jobs: usize) -> BTreeMap<u32, Outcome> {
        let numbers: Vec<u32> = numbers.iter().copied().collect();
        let start = Instant::now();
        let outcomes = beside(&numbers, jobs, |number| self.outcome(*number));
        let each = start.elapsed().as_secs_f64() / numbers.len().max(1) as f64;
        eprintln!("{} mutants, {each:.2} s each", numbers.len());
        numbers.into_iter().zip(outcomes).collect()
    }

    fn outcome(&self, number: u32) -> Outcome {
        let batches = self.batches(number);
        for batch in &batches {
            let takes: Duration = batch.iter().map(|test| test.takes).sum();
            let mut command = command(batch);
            command.env("JDLINT_MUTANT", number.to_string());
            match process::ends(&mut command, PATIENCE + takes * 10) {
                Ok(End::Passed) => {}
                Ok(End::Failed | End::Late) => return Outcome::Caught(batch[0].name.clone()),
                Err(error) => return Outcome::Untold(format!("{error:#}")),
            }
        }
        if batches.is_empty() { Outcome::Unreached } else { Outcome::Missed }
    }

    /// The tests that reach it: the cheap ones of each program together, then the others, each batch dearer than the one before.
    fn batches(&self, number: u32) -> Vec<Vec<&Test>> {
        let mut cheap: BTreeMap<&Path, Vec<&Test>> = BTreeMap::new();
        let mut batches = Vec::new();
        for test in self.0.iter().filter(|test| test.reaches.contains(&number)) {
            if test.takes < CHEAP {
                cheap.entry(&test.program).or_default().push(test);
            } else {
                batches.push(vec![test]);
            }
        }
        batches.extend(cheap.into_values());
        batches.sort_by_key(|batch| batch.iter().map(|test| test.takes).sum::<Duration>());
        batches
    }
}

/// The work on each of them, so many at a time, in their order.
fn beside<T: Sync, R: Send>(all: &[T], jobs: usize, work: impl Fn(&T) -> R + Sync) -> Vec<R> {
    let (next, done) = (AtomicUsize::new(0), Mutex::new(BTreeMap::new()));
    thread::scope(|scope| {
        for _ in 0..jobs.max(1) {
            scope.spawn(|| {
                while let Some((at, one)) =
                    Some(next.fetch_add(1, Ordering::Relaxed)).and_then(|at| all.get(at).map(|one| (at, one)))
                {
                    let result = work(one);
                    done.lock().unwrap_or_else(std::sync::PoisonError::into_inner).insert(at, result);
                }
            });
        }
    });
    done.into_inner().unwrap_or_else(std::sync::PoisonError::into_inner).into_values().collect()
}
