//! `cargo xtask bench`. In: the program and the engine as they are shipped, postings, other tools from their package
//! managers. Out: figures of one run on one machine, compared with those of the last run, in tests/bench/last.json and in
//! the table of the README.
#![allow(clippy::cast_precision_loss)] // figures for readers

mod figures;
mod table;
mod texts;

use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use serde_json::Value;

use crate::build::wasm;
use crate::program;
use crate::project::{PAGE_ENGINE, Project};
use crate::setup::{node, npm, python};
use figures::Figures;
use texts::Texts;

/// Runs of a process, of which the median counts.
const RUNS: &str = "21";
/// Runs of the page's engine, of which the median counts.
const PAGE_RUNS: usize = 9;
/// Seconds for each of the slow peers.
const PEER_SECONDS: &str = "20";

/// Measures all, prints the table and writes it.
pub(crate) fn run(project: &Project) -> Result<()> {
    let texts = Texts::write(project)?;
    let mut figures = Figures::default();
    engine(project, &texts, &mut figures)?;
    process(project, &texts, &mut figures)?;
    page_engine(project, &texts, &mut figures)?;
    peers(project, &texts, &mut figures)?;
    let table = table::of(&figures, &texts);
    println!("{}", table::compared(&figures, &Figures::last(project)));
    table::write(project, &table)?;
    figures.write(project)
}

/// The stages of the engine by criterion, beside a pass of Aho-Corasick.
fn engine(project: &Project, texts: &Texts, figures: &mut Figures) -> Result<()> {
    let target = project.target.join("bench");
    let mut cargo = program::cargo();
    cargo.args(["bench", "--bench", "engine", "--manifest-path"]);
    cargo.arg(project.root.join("tests/bench/Cargo.toml")).arg("--target-dir").arg(&target);
    cargo.env("JDLINT_BENCH_TEXTS", &texts.folder).env("CRITERION_HOME", target.join("criterion"));
    program::run(cargo.args(["--", "--noplot"]))?;
    for (group, name) in figures::OF_CRITERION {
        figures.take_criterion(&target.join("criterion").join(group).join(name).join("new"), name)?;
    }
    Ok(())
}

/// One posting by the program as it is shipped: CPU time, memory, size; and all postings on one core.
fn process(project: &Project, texts: &Texts, figures: &mut Figures) -> Result<()> {
    program::run(program::cargo().args(["build", "--release", "--package", "jdlint-cli"]))?;
    let program = project.target.join("release/jdlint");
    let one = measured(project, RUNS, |command| command.arg(&program).arg("check").arg(&texts.small))?;
    figures.put("process-cpu-ms", number(&one, "cpu_ms")?);
    figures.put("process-rss-mib", number(&one, "rss_kib")? / 1024.0);
    figures.put("program-mb", std::fs::metadata(&program)?.len() as f64 / 1e6);
    let all = measured(project, "3", |command| command.arg(&program).arg("check").arg(&texts.folder))?;
    figures.put("command-mb-s", texts.megabytes() / (number(&all, "cpu_ms")? / 1000.0));
    Ok(())
}

/// The WASM of the page in the Node of this machine and in the one that is maintained for long.
fn page_engine(project: &Project, texts: &Texts, figures: &mut Figures) -> Result<()> {
    wasm::run(project, wasm::Kind::Shipped)?;
    let lasting = node::ensure(project)?;
    for (node, beside) in [(PathBuf::from("node"), ""), (lasting, "-lasting")] {
        let runs = (0..PAGE_RUNS).map(|_| page_run(project, texts, &node)).collect::<Result<Vec<_>>>()?;
        for key in ["first-ms", "edit-ms", "node"] {
            figures.put(&format!("wasm-{key}{beside}"), median(&runs, key)?);
        }
        figures.put("wasm-brotli-kb", median(&runs, "brotli")? / 1e3);
        figures.put("wasm-second-brotli-kb", median(&runs, "second-brotli")? / 1e3);
        figures.put("wasm-raw-kb", median(&runs, "raw")? / 1e3);
    }
    Ok(())
}

/// A fresh process: what was compiled before is gone.
fn page_run(project: &Project, texts: &Texts, node: &Path) -> Result<Value> {
    let mut node = program::command(node);
    node.arg(project.root.join("tests/bench/node/wasm.mjs")).arg(project.built(PAGE_ENGINE));
    Ok(serde_json::from_str(&program::output(node.arg(&texts.middle))?)?)
}

fn median(runs: &[Value], key: &str) -> Result<f64> {
    let mut all = runs.iter().map(|run| number(run, key)).collect::<Result<Vec<_>>>()?;
    all.sort_by(f64::total_cmp);
    all.get(all.len() / 2).copied().context("no run")
}

/// Others on the same texts, in the same run.
fn peers(project: &Project, texts: &Texts, figures: &mut Figures) -> Result<()> {
    let folder = project.root.join("tests/bench/node");
    npm::ensure(&folder)?;
    let mut node = program::command("node");
    node.arg(folder.join("peers.mjs")).arg(&texts.folder).arg(PEER_SECONDS);
    let found: Value = serde_json::from_str(&program::output(&mut node)?)?;
    for peer in ["alex", "write-good", "harper"] {
        figures.put(peer, number(&found, peer)?);
    }
    let programs = python::ensure(project, "bench", &project.root.join("tests/bench/requirements.txt"))?;
    let typos = programs.join("typos");
    let all = measured(project, "3", |command| command.arg(&typos).args(["-j", "1"]).arg(&texts.folder))?;
    figures.put("typos", texts.megabytes() / (number(&all, "cpu_ms")? / 1000.0));
    let one = measured(project, RUNS, |command| command.arg(&typos).arg(&texts.small))?;
    figures.put("typos-process-cpu-ms", number(&one, "cpu_ms")?);
    Ok(())
}

/// CPU time and memory of a command, by tests/bench/process.py.
fn measured(
    project: &Project,
    runs: &str,
    with: impl FnOnce(&mut std::process::Command) -> &mut std::process::Command,
) -> Result<Value> {
    let mut python = program::command("python3");
    python.arg(project.root.join("tests/bench/process.py")).arg(runs);
    Ok(serde_json::from_str(&program::output(with(&mut python))?)?)
}

fn number(found: &Value, key: &str) -> Result<f64> {
    found[key].as_f64().with_context(|| format!("no figure {key} in {found}"))
}
