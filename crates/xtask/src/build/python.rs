//! The Python package as tests load it. In: packages/python/jdlint and the crate jdlint-python. Out: a folder for `PYTHONPATH` with
//! both, built without optimisation unless asked otherwise.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use crate::program;
use crate::project::Project;

/// Builds the module and lays it into a copy of the package.
pub(crate) fn run(project: &Project, is_release: bool) -> Result<PathBuf> {
    let mut cargo = program::cargo();
    cargo.args(["rustc", "--package", "jdlint-python", "--lib", "--quiet"]);
    if is_release {
        cargo.arg("--release");
    }
    if cfg!(target_os = "macos") {
        // Python itself has what the module calls. maturin says the same to the linker.
        cargo.args(["--", "-C", "link-arg=-undefined", "-C", "link-arg=dynamic_lookup"]);
    }
    program::run(cargo.current_dir(&project.root))?;
    let profile = if is_release { "release" } else { "debug" };
    let built = project.target.join(profile);
    let home = project.target.join("python").join(profile);
    let package = home.join("jdlint");
    let _ = fs::remove_dir_all(&package);
    fs::create_dir_all(&package).with_context(|| format!("could not make {}", package.display()))?;
    let source = project.root.join("packages").join("python").join("jdlint");
    for entry in fs::read_dir(&source).with_context(|| format!("could not read {}", source.display()))? {
        let path = entry?.path();
        if path.extension().is_some_and(|ending| ["py", "pyi", "typed"].iter().any(|own| ending == *own)) {
            copy(&path, &package.join(path.file_name().context("a file without a name")?))?;
        }
    }
    let (from, to) = if cfg!(windows) {
        ("_native.dll", "_native.pyd")
    } else if cfg!(target_os = "macos") {
        ("lib_native.dylib", "_native.abi3.so")
    } else {
        ("lib_native.so", "_native.abi3.so")
    };
    copy(&built.join(from), &package.join(to))?;
    Ok(home)
}

fn copy(from: &Path, to: &Path) -> Result<()> {
    fs::copy(from, to).with_context(|| format!("could not copy {}", from.display())).map(drop)
}
