//! wasm-pack and wasm-bindgen. In: Cargo.lock. Out: both in PATH or in target/tools, at the right version.

use std::ffi::OsStr;
use std::fmt::{self, Display};
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use super::announce;
use crate::program;
use crate::project::Project;

/// The wasm-pack that this project is tested with.
const WASM_PACK: &str = "0.15.1";

/// The versions in use and the folder they are in.
pub(crate) struct Tools {
    /// What PATH must start with.
    pub(crate) folder: PathBuf,
    bindgen: String,
}

impl Display for Tools {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "wasm-pack {WASM_PACK}, wasm-bindgen {}", self.bindgen)
    }
}

/// Installs what is missing or has another version.
pub(crate) fn ensure(project: &Project) -> Result<Tools> {
    let lock = project.root.join("Cargo.lock");
    let lock = fs::read_to_string(&lock).with_context(|| format!("could not read {}", lock.display()))?;
    // The command line tool and the crate must be of one version to the last digit.
    let bindgen = locked_version(&lock, "wasm-bindgen")
        .context("Cargo.lock has no wasm-bindgen; crates/jdlint-bindings must depend on it")?;
    install(project, "wasm-pack", "wasm-pack", WASM_PACK, true)?;
    // Not --locked: its own lock file names crate versions that are not always to be had.
    install(project, "wasm-bindgen-cli", "wasm-bindgen", bindgen, false)?;
    Ok(Tools { folder: project.tools().join("bin"), bindgen: bindgen.to_owned() })
}

/// Installs a program of crates.io into target/tools, unless it is there or in PATH in that version.
pub(crate) fn install(
    project: &Project,
    name: &str,
    program: &str,
    version: &str,
    locked: bool,
) -> Result<()> {
    let root = project.tools();
    let own = root.join("bin").join(format!("{program}{}", std::env::consts::EXE_SUFFIX));
    if has_version(&own, version) || (!own.exists() && has_version(Path::new(program), version)) {
        return Ok(());
    }
    announce(&format!("Installing {name} {version} into {}", root.display()), "2 to 5 minutes");
    let mut cargo = program::cargo();
    // Built to be ready soon, not to run fast: each runs for a second or two.
    cargo.args(["install", "--force", "--debug", name, "--version", version, "--root"]).arg(&root);
    cargo.args(program::quiet());
    if locked {
        cargo.arg("--locked");
    }
    let build = root.join("build");
    cargo.env("CARGO_TARGET_DIR", &build).env("CARGO_PROFILE_DEV_DEBUG", "0").env("CARGO_INCREMENTAL", "0");
    cargo.env_remove("RUSTFLAGS").env_remove("CARGO_ENCODED_RUSTFLAGS");
    program::run(&mut cargo)
        .with_context(|| format!("could not install {name}; it needs crates.io and a C compiler"))?;
    fs::remove_dir_all(&build).with_context(|| format!("could not remove {}", build.display()))
}

fn has_version(program: &Path, version: &str) -> bool {
    let says = |arguments: &[&str]| {
        let said = program::output(program::command(program).args(arguments));
        said.is_ok_and(|said| said.split_whitespace().nth(1) == Some(version))
    };
    // Some subcommands of Cargo, as cargo-mutants, answer only after their own name, as Cargo gives it.
    let subcommand = program.file_stem().and_then(OsStr::to_str).and_then(|name| name.strip_prefix("cargo-"));
    says(&["--version"]) || subcommand.is_some_and(|name| says(&[name, "--version"]))
}

/// The version of a package in a Cargo.lock.
fn locked_version<'a>(lock: &'a str, name: &str) -> Option<&'a str> {
    let wanted = format!("name = \"{name}\"");
    let mut lines = lock.lines();
    lines.find(|line| *line == wanted)?;
    lines.next()?.strip_prefix("version = \"")?.strip_suffix('"')
}

#[cfg(test)]
mod tests {
    use super::*;

    const LOCK: &str = "version = 4\n\n[[package]]\nname = \"wasm-bindgen-macro\"\nversion = \"0.2.9\"\n\
        dependencies = [\n \"quote\",\n]\n\n[[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.130\"\n";

    #[test]
    fn the_version_is_that_of_the_very_package() {
        assert_eq!(locked_version(LOCK, "wasm-bindgen"), Some("0.2.130"));
        assert_eq!(locked_version(LOCK, "wasm-bindgen-macro"), Some("0.2.9"));
        assert_eq!(locked_version(LOCK, "wasm"), None);
    }
}
