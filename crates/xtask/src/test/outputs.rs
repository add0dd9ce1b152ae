//! The formats of `jdlint check` with the tools that read them. In: tests/outputs. Out: a step for the Python tools (schemas,
//! sarif-tools, junitparser, lxml) and one for those of npm (Reviewdog's format, HTML).

use std::path::PathBuf;

use super::{PROGRAM, Steps};
use crate::program;
use crate::project::Project;
use crate::setup::{npm, python};

const PYTHON: &str = "set-up: Python packages of tests/outputs";
const NPM: &str = "set-up: npm packages of tests/outputs";

/// Sets up and runs both.
pub(super) fn steps(project: &Project, steps: &mut Steps) {
    let folder = project.root.join("tests").join("outputs");
    let node = folder.join("node");
    let mut programs = PathBuf::new();
    steps.step(PYTHON, &[], || {
        programs = python::ensure(project, "outputs", &folder.join("python").join("requirements.txt"))?;
        Ok(())
    });
    steps.step(NPM, &[], || npm::ensure(&node));
    steps.step("outputs: Python tools", &[PYTHON, PROGRAM], || {
        program::run(python::pytest(&programs, &folder.join("python")).env("JDLINT", project.program()))
    });
    steps.step("outputs: npm tools", &[NPM, PROGRAM], || {
        program::run(program::npm(&node).arg("test").env("JDLINT", project.program()))
    });
}
