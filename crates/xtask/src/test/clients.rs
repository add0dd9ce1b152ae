//! The language server with real clients. In: tests/clients. Out: a step for each client; each opens a posting, edits it
//! with emoji and CRLF, applies a fix, and checks the text byte for byte.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};

use super::Steps;
use crate::program;
use crate::project::Project;
use crate::setup::{emacs, npm, python};

const BUILD: &str = "clients: the language server";
const PYTHON: &str = "set-up: Python packages of tests/clients";
const NPM: &str = "set-up: npm packages of tests/clients";
const EMACS: &str = "set-up: Emacs";

/// Sets up and runs all of them.
pub(super) fn steps(project: &Project, steps: &mut Steps) {
    let folder = project.root.join("tests").join("clients");
    let node = folder.join("node");
    let (mut programs, mut emacs, mut server) = (PathBuf::new(), PathBuf::new(), PathBuf::new());
    steps.step(PYTHON, &[], || {
        programs = python::ensure(project, "clients", &folder.join("python").join("requirements.txt"))?;
        Ok(())
    });
    steps.step(NPM, &[], || npm::ensure(&node));
    steps.step(EMACS, &[], || {
        emacs = emacs::ensure()?;
        Ok(())
    });
    steps.step(BUILD, &[], || {
        server = build(project)?;
        Ok(())
    });
    let run = |mut command: Command| {
        command.env("JDLINT", &server).env("POSTING", folder.join("engineer.jd.md"));
        program::run(&mut command)
    };
    steps.step("clients: pytest-lsp", &[PYTHON, BUILD], || run(pytest(&programs, &folder.join("python"))));
    steps.step("clients: vscode-languageserver-protocol", &[NPM, BUILD], || {
        let mut npm = program::npm(&node);
        npm.arg("test");
        run(npm)
    });
    steps.step("clients: Neovim", &[PYTHON, BUILD], || {
        let mut neovim = program::command(programs.join("nvim"));
        neovim.args(["--headless", "-u", "NONE", "-l"]).arg(folder.join("neovim").join("client.lua"));
        run(neovim)
    });
    steps.step("clients: Emacs with eglot", &[EMACS, BUILD], || {
        let mut command = program::command(&emacs);
        command.args(emacs::PLAIN).arg("-l").arg(folder.join("emacs").join("client.el"));
        run(command)
    });
}

fn pytest(programs: &Path, folder: &Path) -> Command {
    let mut pytest = program::command(programs.join("pytest"));
    pytest.args(["-q", "-p", "no:cacheprovider"]).current_dir(folder).env("PYTHONDONTWRITEBYTECODE", "1");
    pytest
}

/// The program that the Rust tests have just been run with: to ask for it alone would build all that it is made of again,
/// with other features.
fn build(project: &Project) -> Result<PathBuf> {
    let mut cargo = program::cargo();
    cargo.args(["test", "--workspace", "--no-run", "--quiet"]).current_dir(&project.root);
    program::run(&mut cargo)?;
    let server = project.target.join("debug").join(format!("jdlint{}", std::env::consts::EXE_SUFFIX));
    server.is_file().then_some(server).context("Cargo built the tests, but no `jdlint` beside them")
}
