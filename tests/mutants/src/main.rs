//! Mutants of the engine, all behind switches of one build. In: the folders and numbers that `cargo xtask mutants` gives, and
//! cargo-mutants' list of mutants on standard input. Out: in the output folder, which mutants of a random sample the tests caught,
//! missed, or never reached, and which do not compile; a line of figures on standard output.

mod build;
mod listed;
mod outcome;
mod process;
mod random;
mod switches;
mod tests;
mod tree;

use std::io::Read;
use std::path::PathBuf;

use anyhow::{Context, Result, bail};

use crate::build::Build;
use crate::listed::Mutant;
use crate::outcome::Outcomes;

/// What is asked for.
struct Arguments {
    /// The workspace.
    root: PathBuf,
    /// Where the copy, what is built of it, and the outcome go.
    output: PathBuf,
    /// Which random sample.
    seed: u64,
    /// How many mutants.
    sample: usize,
    /// How many tests run beside each other.
    jobs: usize,
}

fn main() -> Result<()> {
    let arguments = arguments()?;
    let mut list = String::new();
    std::io::stdin().read_to_string(&mut list)?;
    let all = listed::read(&list).context("cargo-mutants' list is not what it was")?;
    let sample = random::sample(all, arguments.sample, arguments.seed);
    let outcomes = measure(&arguments, sample)?;
    outcomes.write(&arguments.output)?;
    println!("seed {}: {}", arguments.seed, outcomes.figures());
    Ok(())
}

fn arguments() -> Result<Arguments> {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let [root, output, seed, sample, jobs] = &words[..] else {
        bail!("`cargo xtask mutants` starts this program: ROOT OUTPUT SEED SAMPLE JOBS");
    };
    Ok(Arguments {
        root: root.into(),
        output: output.into(),
        seed: seed.parse()?,
        sample: sample.parse()?,
        jobs: jobs.parse()?,
    })
}

/// Builds the sample and runs the tests against each mutant of it.
fn measure(arguments: &Arguments, sample: Vec<Mutant>) -> Result<Outcomes> {
    let build = Build::new(&arguments.output);
    tree::copy(&arguments.root, build.tree())?;
    let switched = build.compile(&sample)?;
    let tests = tests::read(build.tests()?, arguments.jobs, &arguments.output)?;
    let outcomes = tests.run(&switched, arguments.jobs);
    Ok(Outcomes::of(sample, outcomes))
}
