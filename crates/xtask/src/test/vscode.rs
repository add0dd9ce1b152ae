//! The VS Code extension. In: editor/vscode and the built engine, whose browser half holds it. Out: steps for its types and
//! its parts, and for the packed extension in VS Code itself, by tests/clients/vscode.

use std::path::PathBuf;

use super::{PROGRAM, Steps, script};
use crate::program;
use crate::project::Project;
use crate::setup::{code_server, npm};

const NPM: &str = "set-up: npm packages of editor/vscode";
const CODE_SERVER: &str = "set-up: code-server";
const BUILD: &str = "VS Code extension: build";

/// Sets up and runs all of them, with those browsers.
pub(super) fn steps(project: &Project, browsers: &[(&str, PathBuf)], steps: &mut Steps) {
    let vscode = project.vscode();
    steps.step(NPM, &[], || npm::ensure(&vscode));
    let mut node = None;
    steps.step(CODE_SERVER, &[], || {
        node = Some(code_server::ensure(project)?);
        Ok(())
    });
    let needs = [NPM, "WASM engine"];
    steps.step("VS Code extension: types", &needs, || script(&vscode, &["run", "check"], &[]));
    steps.step(BUILD, &needs, || script(&vscode, &["run", "build"], &[]));
    steps.step("VS Code extension: tests", &[BUILD], || script(&vscode, &["test"], &[]));
    let needs = [CODE_SERVER, "set-up: Chromium", BUILD, PROGRAM];
    steps.step("VS Code extension: in VS Code", &needs, || {
        let mut npm = program::npm(&project.vscode_client());
        npm.env("JDLINT", project.program());
        npm.envs(node.as_deref().map(|node| ("CODE_SERVER_NODE", node.as_os_str())));
        npm.envs(browsers.iter().map(|(variable, path)| (variable, path)));
        program::run(npm.arg("test"))
    });
}
