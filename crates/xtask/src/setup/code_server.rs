//! VS Code for the tests of its extension. In: tests/clients/vscode and its lock file. Out: code-server, with nothing of
//! it compiled, and the path of the Node that it runs on.
//!
//! Its native parts are for terminals and secrets, and compiling them takes minutes; without them it complains in its log.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use super::{announce, node, npm};
use crate::program;
use crate::project::Project;

/// Lies where the packages of code-server's own VS Code were installed to the end.
const MARKER: &str = ".installed-by-xtask";

/// Installs what is missing; gives the Node to run code-server with.
pub(crate) fn ensure(project: &Project) -> Result<PathBuf> {
    if cfg!(windows) {
        bail!("code-server does not run on Windows; test the extension in WSL");
    }
    let folder = project.vscode_client();
    npm::ensure(&folder)?;
    own_packages(&folder.join("node_modules").join("code-server").join("lib").join("vscode"))?;
    node::ensure(project) // code-server runs on no other
}

/// code-server brings VS Code without the packages that this needs, and leaves them to a script of its own.
fn own_packages(vscode: &Path) -> Result<()> {
    let modules = vscode.join("node_modules");
    if modules.join(MARKER).exists() {
        return Ok(());
    }
    announce("Installing the npm packages of code-server's VS Code", "10 to 60 seconds");
    let mut npm = program::npm(vscode);
    // Not `npm ci`: its lock file is not complete, which `npm ci` refuses.
    npm.args(["install", "--omit=dev", "--ignore-scripts", "--no-save", "--loglevel=error"]);
    program::run(&mut npm)?;
    fs::write(modules.join(MARKER), "").context("could not mark code-server as installed")
}
