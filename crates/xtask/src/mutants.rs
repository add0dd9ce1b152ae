//! Mutations of the engine. In: how many to leave out, files. Out: cargo-mutants' table of those that no test saw, in
//! `target/mutants`; a failure when there is one.

use anyhow::{Result, bail};

use crate::program;
use crate::project::Project;
use crate::setup::wasm_tools;

/// The cargo-mutants that the sample is taken by: another one may make other mutants.
const CARGO_MUTANTS: &str = "27.1.0";

/// What decides about findings; the rest is held by tests of its own.
const FILES: [&str; 2] = ["crates/jdlint-core/src/rules/**", "crates/jdlint-core/src/facts/**"];

/// The tests that say what is found, and no others: each is linked again for each mutant.
const TESTS: [&str; 9] =
    ["facts", "pairs", "roles", "rules", "settings", "titles", "suite", "clean", "readings"];

/// Tests are slow while others build; a mutant that runs that long has no end.
const SECONDS: &str = "240";

/// Tries every `one_of`th mutant from that number on, in these files or in all.
pub(crate) fn run(project: &Project, one_of: u32, from: u32, files: &[String]) -> Result<()> {
    if from >= one_of {
        bail!("of {one_of} samples the last is {}", one_of.saturating_sub(1));
    }
    wasm_tools::install(project, "cargo-mutants", "cargo-mutants", CARGO_MUTANTS, true)?;
    let own = project.tools().join("bin").join(format!("cargo-mutants{}", std::env::consts::EXE_SUFFIX));
    let mut mutants = program::command(if own.exists() { own } else { "cargo-mutants".into() });
    mutants.args(["mutants", "--package", "jdlint-core", "--test-package", "jdlint-core,jdlint-tests"]);
    // Before any mutant it would build the tests of the mutated package only, in which `suite` is none. `cargo xtask test` is
    // what says that all is well without mutants.
    mutants.args(["--baseline", "skip"]);
    // A copy of the sources, and one folder for what is built of all of them: a mutant is a build of one function.
    mutants
        .args(["--profile", "mutants"])
        .env("CARGO_TARGET_DIR", project.target.join("mutants").join("build"));
    mutants.env("CARGO_INCREMENTAL", "1");
    mutants.args(["--sharding", "round-robin", "--shard"]).arg(format!("{from}/{one_of}"));
    mutants.args(["--timeout", SECONDS, "--minimum-test-timeout", SECONDS]);
    mutants.arg("--output").arg(project.target.join("mutants"));
    let all = FILES.map(str::to_owned);
    for file in if files.is_empty() { &all[..] } else { files } {
        mutants.arg("--file").arg(file);
    }
    mutants.arg("--cargo-arg=--lib").args(TESTS.iter().map(|test| format!("--cargo-arg=--test={test}")));
    program::run(mutants.current_dir(&project.root))
}
