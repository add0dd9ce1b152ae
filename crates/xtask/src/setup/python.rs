//! Python packages. In: a file of exact requirements. Out: a folder of its own with them, in target/tools.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};

use super::{announce, debian};
use crate::program;
use crate::project::Project;

/// The requirements that the folder was made from.
const MARKER: &str = "installed-from-requirements.txt";
/// Without it, Debian's Python cannot make such folders.
const PACKAGES: [&str; 2] = ["python3", "python3-venv"];

/// The folder with the programs of the packages.
pub(crate) fn ensure(project: &Project, name: &str, requirements: &Path) -> Result<PathBuf> {
    let wanted =
        fs::read(requirements).with_context(|| format!("{} cannot be read", requirements.display()))?;
    let home = project.tools().join(name);
    let programs = home.join(if cfg!(windows) { "Scripts" } else { "bin" });
    if fs::read(home.join(MARKER)).is_ok_and(|installed| installed == wanted) {
        return Ok(programs);
    }
    announce(&format!("Installing the Python packages of {}", requirements.display()), "10 to 90 seconds");
    if home.exists() {
        fs::remove_dir_all(&home).with_context(|| format!("{} is in the way", home.display()))?;
    }
    make(&home)?;
    let mut pip = program::command(programs.join("python"));
    pip.args(["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--requirement"]);
    program::run(pip.arg(requirements))?;
    fs::write(home.join(MARKER), wanted)?;
    Ok(programs)
}

/// pytest of those programs, in a folder of tests; it leaves nothing there.
pub(crate) fn pytest(programs: &Path, folder: &Path) -> Command {
    let mut pytest = program::command(programs.join("pytest"));
    pytest.args(["-q", "-p", "no:cacheprovider"]).current_dir(folder).env("PYTHONDONTWRITEBYTECODE", "1");
    pytest
}

/// Makes a folder for packages, with Debian's Python where there is none that can.
fn make(home: &Path) -> Result<()> {
    let attempt =
        |python: &str| program::run(program::command(python).args(["-m", "venv", "--clear"]).arg(home));
    let first = attempt(if cfg!(windows) { "python" } else { "python3" });
    if first.is_ok() {
        return Ok(());
    }
    if !debian::is_ours_to_change() {
        bail!("Python 3 with the module `venv` is needed: {:#}", first.unwrap_err());
    }
    debian::install(&PACKAGES)?;
    attempt("/usr/bin/python3")
}
