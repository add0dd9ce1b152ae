//! What runs in other people's CI. In: action.yml, the hooks, the workflows, the README's examples. Out: a step that holds
//! them to their schemas and to zizmor, and has the action and a hook check postings.

use super::{PROGRAM, Steps};
use crate::program;
use crate::project::Project;
use crate::setup::python;

const PYTHON: &str = "set-up: Python packages of tests/packages";

/// Sets up and runs it.
pub(super) fn steps(project: &Project, steps: &mut Steps) {
    let folder = project.packaging_tests();
    let mut programs = None;
    steps.step(PYTHON, &[], || {
        programs = Some(python::ensure(project, "packages", &folder.join("requirements.txt"))?);
        Ok(())
    });
    steps.step("action, hooks, workflows", &[PYTHON, PROGRAM], || {
        let programs = programs.as_deref().unwrap_or(&folder);
        let mut pytest = python::pytest(programs, &folder);
        program::run(pytest.arg("test_ci.py").env("JDLINT", project.program()))
    });
}
