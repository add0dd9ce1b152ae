//! Running the binary. In: a folder and arguments. Out: its output.

use std::path::Path;
use std::process::{Command, Output, Stdio};

use serde_json::Value;

/// The binary in a folder, with nothing in the environment that changes colors or dates.
pub(crate) fn jdlint(folder: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_jdlint"));
    command.current_dir(folder);
    for name in ["NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE", "TERM", "CI"] {
        command.env_remove(name);
    }
    command
}

/// A folder with these files.
pub(crate) fn folder(files: &[(&str, &[u8])]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, bytes) in files {
        let path = folder.path().join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, bytes).unwrap();
    }
    folder
}

/// What was printed on standard output.
pub(crate) fn stdout(output: &Output) -> &str {
    std::str::from_utf8(&output.stdout).unwrap()
}

/// Runs and reads standard output as JSON.
pub(crate) fn json(folder: &Path, arguments: &[&str]) -> (Value, Option<i32>) {
    let output = jdlint(folder).args(arguments).output().unwrap();
    let value = serde_json::from_slice(&output.stdout);
    (value.unwrap_or_else(|error| panic!("{error}: {output:?}")), output.status.code())
}

/// Every format of `check`.
pub(crate) const FORMATS: [&str; 12] = [
    "human",
    "concise",
    "json",
    "jsonl",
    "sarif",
    "github",
    "gitlab",
    "junit",
    "checkstyle",
    "rdjson",
    "markdown",
    "html",
];

/// Runs jdlint for a reader who has gone before it writes.
pub(crate) fn for_nobody(folder: &Path, arguments: &[&str]) -> Output {
    let mut child =
        jdlint(folder).args(arguments).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    drop(child.stdout.take());
    child.wait_with_output().unwrap()
}
