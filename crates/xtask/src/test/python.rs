//! The Python module, by itself and on a cluster. In: tests/python. Out: a step for what Python sees of postings and columns of
//! them, and one for Spark with two executors, one of which is killed.

use std::path::{Path, PathBuf};
use std::process::Command;

use super::{PROGRAM, Steps};
use crate::build::python as module;
use crate::program;
use crate::project::Project;
use crate::setup::{java, python};

const PYTHON: &str = "set-up: Python packages of tests/python";
const JAVA: &str = "set-up: Java";
const MODULE: &str = "Python module";

/// Sets up and runs both.
pub(super) fn steps(project: &Project, steps: &mut Steps) {
    let folder = project.root.join("tests").join("python");
    let (mut programs, mut home) = (PathBuf::new(), PathBuf::new());
    steps.step(PYTHON, &[], || {
        programs = python::ensure(project, "python", &folder.join("requirements.txt"))?;
        Ok(())
    });
    steps.step(JAVA, &[], java::ensure);
    steps.step(MODULE, &[], || {
        home = module::run(project, false)?;
        Ok(())
    });
    steps.step("Python: postings, columns, types, example", &[PYTHON, MODULE, PROGRAM], || {
        program::run(pytest(project, &programs, &home).args(["--ignore", "test_spark.py"]))
    });
    steps.step("Python: Spark", &[PYTHON, JAVA, MODULE, PROGRAM], || {
        program::run(pytest(project, &programs, &home).arg("test_spark.py"))
    });
}

fn pytest(project: &Project, programs: &Path, home: &Path) -> Command {
    let mut pytest = python::pytest(programs, &project.root.join("tests").join("python"));
    pytest.env("PYTHONPATH", home).env("JDLINT", project.program());
    pytest
}
