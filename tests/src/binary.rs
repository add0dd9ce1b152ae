//! The program itself. In: the workspace. Out: the path of a `jdlint` that was built from it.

use std::env::{self, consts::EXE_SUFFIX};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::SystemTime;

use serde_json::Value;

use crate::suite::workspace;

/// Says where `jdlint` is, and has it built where it is not or is older than what it is made of.
///
/// Cargo does not tell tests of another package where a binary is. When the whole workspace is tested it has just been
/// built beside these tests; to ask Cargo for it alone would then build all dependencies again, with other features.
///
/// # Panics
///
/// When it cannot be built.
pub fn jdlint() -> PathBuf {
    beside_the_tests().filter(|binary| is_new(binary).unwrap_or(false)).unwrap_or_else(build)
}

/// Tests are in `deps/` of the folder where the program is.
fn beside_the_tests() -> Option<PathBuf> {
    Some(env::current_exe().ok()?.parent()?.parent()?.join(format!("jdlint{EXE_SUFFIX}")))
}

/// Cargo names the files that a program is made of in a file beside it.
fn is_new(binary: &Path) -> Option<bool> {
    let built = changed(binary)?;
    let made_of = fs::read_to_string(binary.with_extension("d")).ok()?;
    let (_, files) = made_of.split_once(": ")?;
    let files = files.replace("\\ ", "\0");
    let sources = files.split_whitespace().map(|file| PathBuf::from(file.replace('\0', " ")));
    let lock = workspace().join("Cargo.lock");
    Some(sources.chain([lock]).all(|file| changed(&file).is_some_and(|changed| changed <= built)))
}

/// When a file, or the newest file in a folder, was changed.
fn changed(path: &Path) -> Option<SystemTime> {
    if path.is_dir() {
        return fs::read_dir(path).ok()?.map(|entry| changed(&entry.ok()?.path())).max()?;
    }
    fs::metadata(path).ok()?.modified().ok()
}

fn build() -> PathBuf {
    let mut cargo = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    cargo.args(["build", "--package", "jdlint-cli", "--bin", "jdlint"]);
    cargo.args(["--message-format", "json-render-diagnostics"]);
    if !cfg!(debug_assertions) {
        cargo.arg("--release");
    }
    let output = cargo.current_dir(workspace()).stderr(Stdio::inherit()).output().expect("Cargo starts");
    assert!(output.status.success(), "`cargo build --package jdlint-cli` failed");
    let messages = String::from_utf8(output.stdout).expect("Cargo speaks UTF-8");
    let messages = messages.lines().filter_map(|line| serde_json::from_str::<Value>(line).ok());
    let mut of_jdlint = messages.filter(|message| message["target"]["name"] == "jdlint");
    let built = of_jdlint.find_map(|message| message["executable"].as_str().map(PathBuf::from));
    built.expect("Cargo names the program that it built")
}
