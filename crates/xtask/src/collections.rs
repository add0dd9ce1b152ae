//! A million rows. In: how many, the program with Parquet, the Python module. Out: cost, memory and equality of one machine and of a
//! Spark cluster on it, in tests/bench/collections.json and collections.svg.

use std::env;

use anyhow::Result;

use crate::build::python as module;
use crate::program;
use crate::project::Project;
use crate::setup::{java, python};

/// Makes the rows, and runs over them.
pub(crate) fn run(project: &Project, rows: u32) -> Result<()> {
    let tests = project.root.join("tests").join("python");
    let programs = python::ensure(project, "python", &tests.join("requirements.txt"))?;
    java::ensure()?;
    // In a folder of its own: the program with Parquet is another one than what is shipped.
    let target = project.target.join("collections");
    let mut cargo = program::cargo();
    cargo.args(["build", "--release", "--quiet", "--package", "jdlint-cli", "--features", "parquet"]);
    program::run(cargo.arg("--target-dir").arg(&target).current_dir(&project.root))?;
    let home = module::run(project, true)?;
    let mut python = program::command(programs.join("python"));
    python.arg(tests.join("collections_run.py")).arg(target.join("rows")).arg(rows.to_string());
    let paths = [home, project.root.join("packages").join("python").join("examples")];
    python.env("PYTHONPATH", env::join_paths(paths)?);
    program::run(python.env("JDLINT", target.join("release").join("jdlint")))
}
