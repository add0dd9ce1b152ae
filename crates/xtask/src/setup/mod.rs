//! Set-up of this machine, one file a tool. In: the project. Out: each tool in place, or what to do by hand.
//!
//! Every step is skipped when its work is already done, and says what it does and how long that may take
//! when it is not.

pub(crate) mod browser;
pub(crate) mod code_server;
mod debian;
pub(crate) mod emacs;
pub(crate) mod java;
pub(crate) mod node;
pub(crate) mod npm;
pub(crate) mod python;
pub(crate) mod rust_tests;
pub(crate) mod wasm_target;
pub(crate) mod wasm_tools;

use anyhow::Result;

use crate::project::Project;

/// Everything, in the order of need.
pub(crate) fn all(project: &Project) -> Result<()> {
    rust_tests::ensure()?;
    let compiler = wasm_target::ensure(project)?;
    println!("WASM target: {compiler}");
    let tools = wasm_tools::ensure(project)?;
    println!("WASM tools: {tools}");
    for folder in [project.web(), project.vscode()] {
        if folder.exists() {
            npm::ensure(&folder)?;
            println!("npm packages: {}", folder.display());
        } else {
            println!("npm packages: no {} yet", folder.display());
        }
    }
    let clients = project.root.join("tests").join("clients");
    npm::ensure(&clients.join("node"))?;
    let python = python::ensure(project, "clients", &clients.join("python").join("requirements.txt"))?;
    println!("Python packages: {}", python.display());
    let outputs = project.root.join("tests").join("outputs");
    npm::ensure(&outputs.join("node"))?;
    let python = python::ensure(project, "outputs", &outputs.join("python").join("requirements.txt"))?;
    println!("Python packages: {}", python.display());
    let module = project.root.join("tests").join("python").join("requirements.txt");
    println!("Python packages: {}", python::ensure(project, "python", &module)?.display());
    java::ensure()?;
    let packaging = project.packaging_tests().join("requirements.txt");
    println!("Packaging: {}", python::ensure(project, "packages", &packaging)?.display());
    let emacs = emacs::ensure()?;
    println!("Emacs: {}", emacs.display());
    for browser in [browser::CHROMIUM, browser::FIREFOX] {
        println!("{}: {}", browser.name, browser::ensure(&browser)?.display());
    }
    if project.vscode_client().exists() {
        let node = code_server::ensure(project)?;
        println!("code-server: on {}", node.display());
    }
    println!("Everything is in place.");
    Ok(())
}

/// Says what a step is about to do and how long it may take.
fn announce(what: &str, how_long: &str) {
    println!("-- {what} ({how_long})");
}
