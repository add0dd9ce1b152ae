//! The language server as an editor starts it. In: nothing, or a path. Out: the process, and addresses of files.

use std::path::Path;
use std::process::Stdio;

use crate::binary::jdlint;

/// `jdlint lsp`, spoken to by its standard input and output; it ends with the value.
///
/// # Panics
///
/// When it does not start.
pub fn start() -> tokio::process::Child {
    let mut server = tokio::process::Command::new(jdlint());
    server.arg("lsp").stdin(Stdio::piped()).stdout(Stdio::piped()).kill_on_drop(true);
    server.spawn().expect("`jdlint lsp` starts")
}

/// The address of a file or folder, on whatever system.
pub fn file_uri(path: &Path) -> String {
    let path = path.display().to_string().replace('\\', "/");
    format!("file://{}{path}", if path.starts_with('/') { "" } else { "/" })
}
