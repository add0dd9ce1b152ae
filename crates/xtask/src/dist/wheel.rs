//! The wheel. In: pyproject.toml and the way to build it that pip goes as well. Out: the wheel with module and program, a source
//! archive of it, and the program that is in it.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::Result;

use super::{Choice, Dist};
use crate::program;
use crate::project::Project;

/// Where pyproject.toml looks for the licences of others; not in git.
pub(super) const NOTICES: &str = "packages/python/jdlint/THIRD-PARTY.txt";
/// Where the way to build it is.
const BUILD: &str = "packages/python/build";

/// Has it built.
pub(super) fn build(project: &Project, programs: &Path, choice: Choice<'_>, dist: &Dist) -> Result<()> {
    let mut wheel = python(project, programs)?;
    wheel.arg(project.root.join(BUILD).join("jdlint_build.py")).arg(&dist.folder);
    if let Some(target) = choice.target {
        wheel.args(["--target", target]);
    }
    if choice.zig {
        let is_musl = choice.target.is_some_and(|target| target.contains("musl"));
        let oldest = if is_musl { "musllinux_1_2" } else { "manylinux_2_17" };
        wheel.args(["--zig", "--compatibility", oldest]);
    }
    program::run(&mut wheel)?;
    if choice.target.is_none() {
        let mut archive = python(project, programs)?;
        archive.args(["-c", "import jdlint_build, sys; jdlint_build.build_sdist(sys.argv[1])"]);
        program::run(archive.arg(&dist.folder))?;
    }
    Ok(())
}

/// Python, which finds maturin, and maturin zig, by the folder that is first in PATH.
fn python(project: &Project, programs: &Path) -> Result<Command> {
    let mut python = program::command(programs.join("python"));
    python.current_dir(&project.root).env("PATH", program::path_starting_with(&[programs.to_owned()])?);
    python.env("PYTHONPATH", project.root.join(BUILD)).env("PYTHONDONTWRITEBYTECODE", "1");
    Ok(python)
}

/// The program that maturin built.
pub(super) fn program(project: &Project, choice: Choice<'_>) -> PathBuf {
    let is_windows = choice.target.map_or(cfg!(windows), |target| target.contains("windows"));
    let name = if is_windows { "jdlint.exe" } else { "jdlint" };
    let folder = choice.target.map_or_else(|| project.target.clone(), |target| project.target.join(target));
    folder.join("release").join(name)
}
