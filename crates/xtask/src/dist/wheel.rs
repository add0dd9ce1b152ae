//! The wheel. In: pyproject.toml. Out: the wheel, a source archive of it, and the program that is in it.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};

use super::{Choice, Dist};
use crate::program;
use crate::project::Project;

/// Where pyproject.toml looks for the licences of others; not in git.
const NOTICES: &str = "packages/python/jdlint/THIRD-PARTY.txt";

/// Has maturin build it, with the licences of others in it.
pub(super) fn build(project: &Project, programs: &Path, choice: Choice<'_>, dist: &Dist) -> Result<()> {
    fs::copy(&dist.notices, project.root.join(NOTICES))
        .context("could not lay the licences into the wheel")?;
    let mut maturin = maturin(project, programs)?;
    maturin.args(["build", "--release", "--locked", "--out"]).arg(&dist.folder);
    if let Some(target) = choice.target {
        maturin.args(["--target", target]);
    }
    if choice.zig {
        let is_musl = choice.target.is_some_and(|target| target.contains("musl"));
        let oldest = if is_musl { "musllinux_1_2" } else { "manylinux_2_17" };
        maturin.args(["--zig", "--compatibility", oldest]);
    }
    program::run(&mut maturin)?;
    if choice.target.is_none() {
        let mut maturin = self::maturin(project, programs)?;
        program::run(maturin.args(["sdist", "--out"]).arg(&dist.folder))?;
    }
    Ok(())
}

/// maturin, which finds zig by the Python that is first in PATH.
fn maturin(project: &Project, programs: &Path) -> Result<Command> {
    let mut maturin = program::command(programs.join("maturin"));
    maturin.current_dir(&project.root).env("PATH", program::path_starting_with(&[programs.to_owned()])?);
    Ok(maturin)
}

/// The program that maturin built.
pub(super) fn program(project: &Project, choice: Choice<'_>) -> PathBuf {
    let is_windows = choice.target.map_or(cfg!(windows), |target| target.contains("windows"));
    let name = if is_windows { "jdlint.exe" } else { "jdlint" };
    let folder = choice.target.map_or_else(|| project.target.clone(), |target| project.target.join(target));
    folder.join("release").join(name)
}
