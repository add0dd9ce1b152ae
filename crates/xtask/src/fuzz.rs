//! Fuzzing that learns from coverage. In: minutes for each target, names of targets, `tests/fuzz`. Out: a line of figures for
//! each; what breaks a promise is kept in `target/fuzz/NAME`, and makes a failure.
//!
//! The compiler in use does: without a sanitizer cargo-fuzz asks for nothing that only nightly has. Our crates forbid
//! `unsafe`, so what is looked for are panics and hangs, which need none.

use std::fs::{self, File};
use std::path::Path;
use std::process::Stdio;
use std::time::Instant;

use anyhow::{Context, Result, bail};

use crate::program;
use crate::project::Project;
use crate::setup::wasm_tools;

/// The cargo-fuzz that the targets are built with.
const CARGO_FUZZ: &str = "0.13.2";

/// All targets, those that are soon through first.
const TARGETS: [&str; 5] = ["settings", "messages", "file", "fixes", "document"];

/// What libFuzzer keeps to, whatever the target: a text longer than that adds nothing new, and an answer that takes
/// longer is a hang.
const LIMITS: [&str; 4] = ["-max_len=16384", "-timeout=25", "-rss_limit_mb=4096", "-print_final_stats=1"];

/// Builds all targets and runs those of these names, or all, one after the other.
pub(crate) fn run(project: &Project, minutes: u64, seed: Option<u64>, targets: &[String]) -> Result<()> {
    if let Some(unknown) = targets.iter().find(|name| !TARGETS.contains(&name.as_str())) {
        bail!("there is no target `{unknown}`; there are {}", TARGETS.join(", "));
    }
    let built = build(project)?;
    let wanted = |name: &&&str| targets.is_empty() || targets.iter().any(|target| target == *name);
    let mut broken = Vec::new();
    for target in TARGETS.iter().filter(wanted) {
        let figures = run_one(project, &built.join(target), target, minutes * 60, seed)?;
        println!("{target}: {figures}");
        if figures.is_broken {
            broken.push(*target);
        }
    }
    if !broken.is_empty() {
        bail!("{} broke a promise; see {}", broken.join(", "), project.target.join("fuzz").display());
    }
    Ok(())
}

/// Gives the folder of the programs.
fn build(project: &Project) -> Result<std::path::PathBuf> {
    wasm_tools::install(project, "cargo-fuzz", "cargo-fuzz", CARGO_FUZZ, true)?;
    let compiler = program::output(program::command("rustc").arg("-vV"))?;
    let system = compiler.lines().find_map(|line| line.strip_prefix("host: "));
    let system = system.context("`rustc -vV` names no host")?;
    let target = project.target.join("fuzz").join("build");
    let own = project.tools().join("bin").join(format!("cargo-fuzz{}", std::env::consts::EXE_SUFFIX));
    let mut fuzz = program::command(if own.exists() { own } else { "cargo-fuzz".into() });
    fuzz.args([
        "build",
        "--fuzz-dir",
        "tests/fuzz",
        "--sanitizer",
        "none",
        "--target",
        system,
        "--target-dir",
    ]);
    fuzz.arg(&target).env_remove("CARGO_TARGET_DIR").current_dir(&project.root);
    println!("-- Building the targets, each crate made to count what it runs (about 5 minutes at first)");
    program::run(&mut fuzz)?;
    Ok(target.join(system).join("release"))
}

/// Runs one for so many seconds, from what it learned before and from our seeds.
fn run_one(
    project: &Project,
    program: &Path,
    target: &str,
    seconds: u64,
    seed: Option<u64>,
) -> Result<Figures> {
    let folder = project.target.join("fuzz").join(target);
    let learned = folder.join("learned");
    fs::create_dir_all(&learned).with_context(|| format!("could not make {}", learned.display()))?;
    let log = folder.join("log");
    let file = File::create(&log).with_context(|| format!("could not write {}", log.display()))?;
    let mut fuzz = program::command(program);
    fuzz.args(LIMITS).arg(format!("-max_total_time={seconds}"));
    fuzz.arg(format!("-artifact_prefix={}/", folder.display()));
    if let Some(seed) = seed {
        fuzz.arg(format!("-seed={seed}"));
    }
    fuzz.arg(&learned).args(seeds(target).iter().map(|seeds| project.root.join("tests").join(seeds)));
    fuzz.stdout(Stdio::null()).stderr(file);
    let start = Instant::now();
    let status = fuzz.status().with_context(|| format!("{} could not be started", program.display()))?;
    let said = fs::read(&log).with_context(|| format!("could not read {}", log.display()))?;
    let said = String::from_utf8_lossy(&said);
    Ok(Figures { is_broken: !status.success(), ..Figures::of(&said, start.elapsed().as_secs()) })
}

/// Folders below `tests` with what mutations begin with. Texts are all ours, and fixes begin with the same.
fn seeds(target: &str) -> Vec<String> {
    match target {
        "document" | "fixes" => ["fuzz/corpus/document", "suite", "clean"].map(str::to_owned).to_vec(),
        other => vec![format!("fuzz/corpus/{other}")],
    }
}

/// What a run came to.
#[derive(Debug, Default, PartialEq, Eq)]
struct Figures {
    tried: u64,
    seconds: u64,
    /// Places of the program that were reached.
    places: u64,
    /// Those, and how often and with which values.
    features: u64,
    is_broken: bool,
}

impl Figures {
    /// From what libFuzzer printed.
    fn of(log: &str, seconds: u64) -> Self {
        // The last one: it prints them again and again, as they grow.
        let last = |key: &str| {
            let after = log.rsplit_once(key).map_or("", |(_, after)| after).trim_start();
            let end = after.find(|c: char| !c.is_ascii_digit()).unwrap_or(after.len());
            after[..end].parse().unwrap_or_default()
        };
        Self {
            tried: last("number_of_executed_units:"),
            seconds,
            places: last(" cov: "),
            features: last(" ft: "),
            is_broken: false,
        }
    }
}

impl std::fmt::Display for Figures {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self { tried, seconds, places, features, is_broken } = self;
        let end = if *is_broken { "BROKE a promise" } else { "none broke a promise" };
        write!(f, "{tried} tried in {seconds} s, {places} places reached ({features} features), {end}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_are_the_last_that_were_printed() {
        let log = "#2\tINITED cov: 7 ft: 8 corp: 1/1b\n#9\tNEW    cov: 2259 ft: 61680 corp: 4/9Kb lim: 13 L: 2/13\n\
            stat::number_of_executed_units: 412845\nstat::average_exec_per_sec:     19659\n";
        let figures =
            Figures { tried: 412_845, seconds: 180, places: 2259, features: 61_680, is_broken: false };
        assert_eq!(Figures::of(log, 180), figures);
        assert_eq!(Figures::of("", 180), Figures { seconds: 180, ..Figures::default() });
    }

    #[test]
    fn every_target_of_the_folder_is_run() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/fuzz/fuzz_targets");
        let mut names: Vec<_> = fs::read_dir(folder)
            .unwrap()
            .map(|entry| entry.unwrap().path().file_stem().unwrap().to_str().unwrap().to_owned())
            .collect();
        names.sort();
        let mut known = TARGETS;
        known.sort_unstable();
        assert_eq!(names, known);
    }
}
