//! Mutations of the engine. In: how many to try, which random ones, files. Out: in `target/mutants`, which of them the tests
//! caught, missed or never reached, a file each; the figures on the terminal.

use std::fs;
use std::thread;

use anyhow::{Context, Result};

use crate::program;
use crate::project::Project;
use crate::setup::wasm_tools;

/// The cargo-mutants that lists the mutants: another one may make other ones.
const CARGO_MUTANTS: &str = "27.1.0";

/// What decides about findings; the rest is held by tests of its own.
const FILES: [&str; 2] = ["crates/jdlint-core/src/rules/**", "crates/jdlint-core/src/facts/**"];

/// Which mutants.
#[derive(Debug)]
pub(crate) struct Sample<'a> {
    /// How many.
    pub(crate) size: usize,
    /// Which random ones.
    pub(crate) seed: u64,
    /// Of which files; of all that decide when none is named.
    pub(crate) files: &'a [String],
}

/// Tries a sample of the mutants, all of them in one build (see `tests/mutants`).
pub(crate) fn run(project: &Project, sample: &Sample) -> Result<()> {
    let output = project.target.join("mutants");
    fs::create_dir_all(&output).with_context(|| format!("could not make {}", output.display()))?;
    let list = output.join("list.json");
    fs::write(&list, listed(project, sample.files)?)?;
    let manifest = project.root.join("tests/mutants/Cargo.toml");
    let mut cargo = program::cargo();
    cargo.args(["run", "--manifest-path"]).arg(manifest).args(program::quiet());
    cargo.arg("--target-dir").arg(output.join("program")).arg("--");
    let jobs = thread::available_parallelism().map_or(1, Into::into);
    cargo.arg(&project.root).arg(&output);
    cargo.args([sample.seed.to_string(), sample.size.to_string(), jobs.to_string()]);
    program::run(cargo.stdin(fs::File::open(&list)?).current_dir(&project.root))
}

/// cargo-mutants' list, in JSON.
fn listed(project: &Project, files: &[String]) -> Result<String> {
    wasm_tools::install(project, "cargo-mutants", "cargo-mutants", CARGO_MUTANTS, true)?;
    let own = project.tools().join("bin").join(format!("cargo-mutants{}", std::env::consts::EXE_SUFFIX));
    let mut mutants = program::command(if own.exists() { own } else { "cargo-mutants".into() });
    mutants.args(["mutants", "--list", "--json", "--package", "jdlint-core"]);
    let all = FILES.map(str::to_owned);
    for file in if files.is_empty() { &all[..] } else { files } {
        mutants.arg("--file").arg(file);
    }
    program::output(mutants.current_dir(&project.root))
}
