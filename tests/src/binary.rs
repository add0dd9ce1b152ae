//! The program itself. In: the workspace. Out: the path of a `jdlint` that was built from it.

use std::env;
use std::path::PathBuf;
use std::process::{Command, Stdio};

use serde_json::Value;

use crate::suite::workspace;

/// Builds `jdlint` as these tests were built and says where it is. Quick when nothing has changed.
///
/// Tests of another package are not told where a binary is, and one that lies about may be old: Cargo decides.
///
/// # Panics
///
/// When it cannot be built.
pub fn jdlint() -> PathBuf {
    let mut cargo = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    cargo.args([
        "build",
        "--package",
        "jdlint-cli",
        "--bin",
        "jdlint",
        "--message-format",
        "json-render-diagnostics",
    ]);
    if !cfg!(debug_assertions) {
        cargo.arg("--release");
    }
    let output = cargo.current_dir(workspace()).stderr(Stdio::inherit()).output().expect("Cargo starts");
    assert!(output.status.success(), "`cargo build --package jdlint-cli` failed");
    let messages = String::from_utf8(output.stdout).expect("Cargo speaks UTF-8");
    let built =
        messages.lines().filter_map(|line| serde_json::from_str::<Value>(line).ok()).find_map(|message| {
            let path = message["executable"].as_str().filter(|_| message["target"]["name"] == "jdlint")?;
            Some(PathBuf::from(path))
        });
    built.expect("Cargo names the program that it built")
}
