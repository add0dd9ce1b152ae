//! The page. In: web/ and the engine. Out: web/dist.

use std::path::PathBuf;

use anyhow::Result;

use super::wasm::{self, Kind};
use crate::program;
use crate::project::Project;
use crate::setup::npm;

/// Builds the engine as shipped and the page; gives the folder to serve.
pub(crate) fn run(project: &Project) -> Result<PathBuf> {
    npm::ensure(&project.web())?;
    wasm::run(project, Kind::Shipped)?;
    println!("-- Building the page (a few seconds)");
    program::run(program::npm(&project.web()).args(["run", "build"]))?;
    Ok(project.web().join("dist"))
}
