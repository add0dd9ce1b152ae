//! Every check of the project. In: a machine with Rust. Out: each step with its time, a summary, and as the
//! last line `N passed, N failed`.

mod ci;
mod clients;
mod outputs;
mod python;
mod vscode;

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::{Duration, Instant};

use anyhow::{Result, anyhow};

use crate::build::wasm::{self, Kind};
use crate::program;
use crate::project::Project;
use crate::setup::browser::{self, Browser};
use crate::setup::{npm, rust_tests, wasm_target, wasm_tools};

/// The browsers that the page is tested in, each with the name of its step.
const BROWSERS: [(&str, &Browser); 2] =
    [("set-up: Chromium", &browser::CHROMIUM), ("set-up: Firefox", &browser::FIREFOX)];

/// The step that finds the programs which Rust tests start.
const RUST_TESTS: &str = "set-up: git, faketime";

/// The step that leaves `jdlint` beside the tests, for clients that start it.
const PROGRAM: &str = "the program";

/// Runs all steps, or the quick ones, whatever fails on the way.
pub(crate) fn run(project: &Project, quick: bool) -> ExitCode {
    let mut steps = Steps::default();
    rust(project, quick, &mut steps);
    if !quick {
        program_for_clients(project, &mut steps);
        clients::steps(project, &mut steps);
        outputs::steps(project, &mut steps);
        python::steps(project, &mut steps);
        ci::steps(project, &mut steps);
        wasm_and_page(project, &mut steps);
    }
    steps.summary()
}

/// Runs the language server with real clients, and nothing else.
pub(crate) fn clients(project: &Project) -> ExitCode {
    let mut steps = Steps::default();
    program_for_clients(project, &mut steps);
    clients::steps(project, &mut steps);
    steps.summary()
}

/// Built with the tests: asked for alone, all that it is made of would be built again with other features.
fn program_for_clients(project: &Project, steps: &mut Steps) {
    steps.step(PROGRAM, &[], || {
        let mut cargo = program::cargo();
        cargo.args(["test", "--workspace", "--no-run", "--quiet"]).current_dir(&project.root);
        program::run(&mut cargo)
    });
}

fn rust(project: &Project, quick: bool, steps: &mut Steps) {
    let cargo =
        |arguments: &[&str]| program::run(program::cargo().args(arguments).current_dir(&project.root));
    steps.step("format", &[], || {
        cargo(&["fmt", "--all", "--check"]).map_err(|e| e.context("run `cargo fmt --all`"))
    });
    steps.step("lints", &[], || cargo(&["clippy", "--workspace", "--all-targets", "--", "-D", "warnings"]));
    if !quick {
        oldest_compiler(project, steps);
    }
    steps.step(RUST_TESTS, &[], rust_tests::ensure);
    // nextest is faster, but does not know the examples in documentation.
    if program::find("cargo-nextest").is_some() {
        steps.step("Rust tests", &[RUST_TESTS], || {
            cargo(&["nextest", "run", "--workspace", "--no-fail-fast"])
        });
        if !quick {
            steps.step("examples in documentation", &[], || {
                cargo(&["test", "--doc", "--workspace", "--no-fail-fast"])
            });
        }
    } else {
        steps.step("Rust tests", &[RUST_TESTS], || cargo(&["test", "--workspace", "--no-fail-fast"]));
    }
    if !quick {
        // Off by default, so nothing above has built it.
        steps.step("Rust tests: Parquet", &[], || {
            cargo(&["test", "--package", "jdlint-cli", "--features", "parquet", "--test", "it", "parquet"])
        });
        steps.step("documentation", &[], || {
            let mut doc = program::cargo();
            // With private items: those who read it work on the code.
            doc.args(["doc", "--workspace", "--no-deps", "--document-private-items"])
                .env("RUSTDOCFLAGS", "-D warnings");
            program::run(doc.current_dir(&project.root))
        });
    }
}

fn wasm_and_page(project: &Project, steps: &mut Steps) {
    let web = project.web();
    steps.step("set-up: WASM compiler", &[], || wasm_target::ensure(project).map(drop));
    steps.step("set-up: wasm-pack, wasm-bindgen", &[], || wasm_tools::ensure(project).map(drop));
    steps.step("set-up: npm packages of web", &[], || npm::ensure(&web));
    let mut browsers = Vec::new();
    for (step, browser) in BROWSERS {
        steps.step(step, &[], || {
            browsers.push((browser.variable, browser::ensure(browser)?));
            Ok(())
        });
    }

    let wasm_needs =
        ["set-up: WASM compiler", "set-up: wasm-pack, wasm-bindgen", "set-up: npm packages of web"];
    steps.step("WASM engine", &wasm_needs, || wasm::run(project, Kind::Shipped));
    steps.step("WASM tests", &["WASM engine"], || wasm::test(project));

    steps.step("page: types", &["WASM engine"], || script(&web, &["run", "check"], &[]));
    steps.step("page: build", &["WASM engine"], || script(&web, &["run", "build"], &[]));
    let page_needs = BROWSERS.map(|(step, _)| step);
    let page_needs = [&page_needs[..], &["page: build"]].concat();
    steps.step("page: tests", &page_needs, || script(&web, &["test"], &browsers));

    vscode::steps(project, &browsers, steps);
}

/// A script of a package.json, told where the browsers are.
fn script(folder: &Path, arguments: &[&str], browsers: &[(&str, PathBuf)]) -> Result<()> {
    let mut npm = program::npm(folder);
    npm.envs(browsers.iter().map(|(variable, path)| (variable, path)));
    program::run(npm.args(arguments))
}

fn oldest_compiler(project: &Project, steps: &mut Steps) {
    let wanted = &project.rust_version;
    let current = program::output(program::command("rustc").arg("--version")).unwrap_or_default();
    let toolchains =
        program::output(program::command("rustup").args(["toolchain", "list"])).unwrap_or_default();
    match oldest(wanted, &current, &toolchains) {
        Oldest::InUse => {
            println!("\n== oldest compiler: Rust {wanted} is the one in use, so every build here checks it");
        }
        Oldest::Other(toolchain) => steps.step("oldest compiler", &[], || {
            let mut cargo = program::command("rustup");
            cargo.args(["run", toolchain, "cargo", "check", "--workspace", "--all-targets"]);
            cargo.env("CARGO_TARGET_DIR", project.target.join("oldest-compiler")).env_remove("CARGO");
            program::run(cargo.env_remove("RUSTUP_TOOLCHAIN").current_dir(&project.root))
        }),
        Oldest::NotAtHand => {
            println!(
                "\n== oldest compiler: NOT checked: no Rust {wanted} here; `rustup toolchain install {wanted}` brings it"
            );
        }
    }
}

/// Where a compiler of the version that the workspace promises to support is.
#[derive(Debug, PartialEq, Eq)]
enum Oldest<'a> {
    /// It is the one that builds everything.
    InUse,
    /// rustup has it under this name.
    Other(&'a str),
    /// Nowhere here.
    NotAtHand,
}

/// Decides from `rust-version`, `rustc --version` and `rustup toolchain list`.
fn oldest<'a>(wanted: &str, current: &str, toolchains: &'a str) -> Oldest<'a> {
    let is_wanted = |version: &str| {
        version.strip_prefix(wanted).is_some_and(|rest| rest.is_empty() || rest.starts_with(['.', '-']))
    };
    if current.split_whitespace().nth(1).is_some_and(is_wanted) {
        return Oldest::InUse;
    }
    let mut names = toolchains.lines().filter_map(|line| line.split_whitespace().next());
    names.find(|name| is_wanted(name)).map_or(Oldest::NotAtHand, Oldest::Other)
}

/// The steps so far.
#[derive(Default)]
pub(crate) struct Steps {
    done: Vec<Step>,
}

struct Step {
    name: &'static str,
    time: Duration,
    error: Option<String>,
}

impl Steps {
    /// Runs one step, unless one that it needs has failed: then it fails, too, untried.
    pub(crate) fn step(&mut self, name: &'static str, needs: &[&str], work: impl FnOnce() -> Result<()>) {
        println!("\n== {name}");
        let start = Instant::now();
        let result = match self.done.iter().find(|step| step.error.is_some() && needs.contains(&step.name)) {
            Some(failed) => Err(anyhow!("not tried, because `{}` failed", failed.name)),
            None => work(),
        };
        let time = start.elapsed();
        let error = result.err().map(|error| format!("{error:#}"));
        match &error {
            None => println!("== {name}: passed in {}", seconds(time)),
            Some(error) => println!("== {name}: FAILED in {}: {error}", seconds(time)),
        }
        self.done.push(Step { name, time, error });
    }

    /// Prints all of them; fails when one has failed.
    pub(crate) fn summary(&self) -> ExitCode {
        println!("\n== Summary");
        for Step { name, time, error } in &self.done {
            println!("{} {:>8}  {name}", if error.is_none() { "passed" } else { "FAILED" }, seconds(*time));
        }
        let failed: Vec<_> =
            self.done.iter().filter_map(|step| Some((step.name, step.error.as_ref()?))).collect();
        for (name, error) in &failed {
            println!("FAILED {name}: {error}");
        }
        println!("All together {}", seconds(self.done.iter().map(|step| step.time).sum()));
        println!("{} passed, {} failed", self.done.len() - failed.len(), failed.len());
        if failed.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
    }
}

fn seconds(time: Duration) -> String {
    format!("{:.1} s", time.as_secs_f64())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_failed_step_fails_those_that_need_it_and_no_others() {
        let mut steps = Steps::default();
        steps.step("one", &[], || Err(anyhow!("broken")));
        steps.step("two", &["one"], || panic!("must not be tried"));
        steps.step("three", &["two"], || panic!("must not be tried"));
        steps.step("four", &[], || Ok(()));
        let errors: Vec<_> = steps.done.iter().map(|step| step.error.as_deref().unwrap_or("none")).collect();
        assert_eq!(
            errors,
            ["broken", "not tried, because `one` failed", "not tried, because `two` failed", "none"]
        );
        assert_eq!(steps.summary(), ExitCode::FAILURE);
    }

    #[test]
    fn the_oldest_compiler_is_found_where_it_is() {
        let toolchains =
            "stable-x86_64-unknown-linux-gnu (active, default)\n1.95.0-x86_64-unknown-linux-gnu\n";
        assert_eq!(oldest("1.95", "rustc 1.95.0 (59807616e 2026-04-14)", ""), Oldest::InUse);
        assert_eq!(oldest("1.95.0", "rustc 1.95.0", ""), Oldest::InUse);
        assert_eq!(
            oldest("1.95", "rustc 1.96.0", toolchains),
            Oldest::Other("1.95.0-x86_64-unknown-linux-gnu")
        );
        assert_eq!(oldest("1.9", "rustc 1.96.0", toolchains), Oldest::NotAtHand);
        assert_eq!(oldest("1.95", "", ""), Oldest::NotAtHand);
    }
}
