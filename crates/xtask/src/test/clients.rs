//! The servers with real clients. In: tests/clients. Out: a step for each client. An editor's opens a posting, edits it with
//! emoji and CRLF, applies a fix, and checks the text byte for byte; an assistant's calls each tool.

use std::path::PathBuf;
use std::process::Command;

use super::{PROGRAM, Steps};
use crate::program;
use crate::project::Project;
use crate::setup::{emacs, npm, python};

const PYTHON: &str = "set-up: Python packages of tests/clients";
const NPM: &str = "set-up: npm packages of tests/clients";
const EMACS: &str = "set-up: Emacs";

/// Sets up and runs all of them.
pub(super) fn steps(project: &Project, steps: &mut Steps) {
    let folder = project.root.join("tests").join("clients");
    let node = folder.join("node");
    let (mut programs, mut emacs) = (PathBuf::new(), PathBuf::new());
    steps.step(PYTHON, &[], || {
        programs = python::ensure(project, "clients", &folder.join("python").join("requirements.txt"))?;
        Ok(())
    });
    steps.step(NPM, &[], || npm::ensure(&node));
    steps.step(EMACS, &[], || {
        emacs = emacs::ensure()?;
        Ok(())
    });
    let run = |mut command: Command| {
        command.env("JDLINT", project.program()).env("POSTING", folder.join("engineer.jd.md"));
        program::run(&mut command)
    };
    steps.step("clients: pytest-lsp, mcp", &[PYTHON, PROGRAM], || {
        run(python::pytest(&programs, &folder.join("python")))
    });
    steps.step("clients: vscode-languageserver-protocol", &[NPM, PROGRAM], || {
        let mut npm = program::npm(&node);
        npm.arg("test");
        run(npm)
    });
    steps.step("clients: Neovim", &[PYTHON, PROGRAM], || {
        let mut neovim = program::command(programs.join("nvim"));
        neovim.args(["--headless", "-u", "NONE", "-l"]).arg(folder.join("neovim").join("client.lua"));
        run(neovim)
    });
    steps.step("clients: Emacs with eglot", &[EMACS, PROGRAM], || {
        let mut command = program::command(&emacs);
        command.args(emacs::PLAIN).arg("-l").arg(folder.join("emacs").join("client.el"));
        run(command)
    });
}
