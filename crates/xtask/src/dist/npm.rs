//! The npm package. In: packages/npm with the built engine. Out: jdlint-VERSION.tgz, and its tests.

use std::fs;

use anyhow::{Context, Result};

use super::{Choice, Dist, wheel};
use crate::program;
use crate::project::Project;

/// Packs it.
pub(super) fn build(project: &Project, dist: &Dist) -> Result<()> {
    let mut node = program::command("node");
    node.arg(project.root.join("packages").join("npm").join("pack.mjs"));
    program::run(node.arg(&dist.folder))
}

/// Installs it into fresh folders, and holds it to the native program.
pub(super) fn test(project: &Project, dist: &Dist) -> Result<()> {
    let entries = fs::read_dir(&dist.folder)?.map(|entry| Ok(entry?.path())).collect::<Result<Vec<_>>>()?;
    let package = entries.into_iter().find(|path| path.extension().is_some_and(|ending| ending == "tgz"));
    let mut npm = program::npm(&project.packaging_tests().join("npm"));
    npm.env("PACKAGE", package.context("no npm package was made")?);
    npm.env("JDLINT", wheel::program(project, Choice::default()));
    program::run(npm.arg("test"))
}
