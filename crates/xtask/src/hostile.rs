//! What takes too long for every change: costs of hostile texts, blind fuzzing, the terms of crates. In: words from the command
//! line. Out: the output of the programs that do it.

use std::time::{SystemTime, UNIX_EPOCH};

use anyhow::Result;

use crate::program;
use crate::project::Project;
use crate::setup::wasm_tools;

/// The cargo-deny that `deny.toml` is written for.
const CARGO_DENY: &str = "0.20.2";

/// Measures the inputs of those names, or all.
pub(crate) fn cost(project: &Project, names: &[String]) -> Result<()> {
    run(project, "hostile", names)
}

/// Tries mutations of the corpus, without a look at what they reach.
pub(crate) fn fuzz(project: &Project, minutes: u64, seed: Option<u64>, targets: &[String]) -> Result<()> {
    let numbers = [minutes.to_string(), seed.unwrap_or_else(by_the_clock).to_string()];
    run(project, "fuzz", &[&numbers[..], targets].concat())
}

/// A seed that is another one each time.
pub(crate) fn by_the_clock() -> u64 {
    SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs())
}

/// A program of the suites, built to be fast.
fn run(project: &Project, name: &str, arguments: &[String]) -> Result<()> {
    let mut cargo = program::cargo();
    cargo.args(["run", "--profile", "measure", "--package", "jdlint-tests", "--bin", name]);
    program::run(cargo.args(program::quiet()).arg("--").args(arguments).current_dir(&project.root))
}

/// Installs cargo-deny where it is missing, and asks it all that needs no network. A command of its own: building it takes
/// longer than the tests that it would stand among.
pub(crate) fn deny(project: &Project) -> Result<()> {
    wasm_tools::install(project, "cargo-deny", "cargo-deny", CARGO_DENY, true)?;
    program::run(program::cargo().args(["fetch", "--locked"]).current_dir(&project.root))?;
    let own = project.tools().join("bin").join(format!("cargo-deny{}", std::env::consts::EXE_SUFFIX));
    let mut deny = program::command(if own.exists() { own } else { "cargo-deny".into() });
    deny.args(["--offline", "check", "licenses", "bans", "sources"]);
    program::run(deny.current_dir(&project.root))
}
