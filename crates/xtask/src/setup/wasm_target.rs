//! A compiler for wasm32-unknown-unknown. In: what this machine has. Out: the compiler to put first in PATH.

use std::fmt::{self, Display};
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::str::FromStr;
use std::{env, fs};

use anyhow::{Context, Error, Result, bail};

use super::{announce, debian};
use crate::program;
use crate::project::Project;

/// What browsers and Node run.
pub(crate) const TARGET: &str = "wasm32-unknown-unknown";
const VARIABLE: &str = "JDLINT_WASM_TOOLCHAIN";

/// Debian's sysroot of its own compiler, and the note of which compiler its WASM std was built by.
const DEBIAN_STD: &str = "/usr/lib/rustlib/wasm32-unknown-unknown/lib";
const DEBIAN_NOTE: &str = "/usr/lib/rustlib/wasm32-unknown-unknown/built-by-jdlint-xtask";
/// A recent compiler, its Cargo, the source of std, and the package that brings `rust-lld` (as a link to lld-N).
const DEBIAN_PACKAGES: [&str; 4] = ["rustc-web", "cargo-web", "rust-web-src", "rust-web-llvm"];

/// The ways to come by the target.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Way {
    /// The compiler in use has it.
    Installed,
    /// rustup downloads it.
    Rustup,
    /// Debian's compiler, with a std built here: for machines that reach package registries only.
    Debian,
}

impl FromStr for Way {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self> {
        match text {
            "installed" => Ok(Self::Installed),
            "rustup" => Ok(Self::Rustup),
            "debian" => Ok(Self::Debian),
            _ => bail!("{VARIABLE} is `{text}`; it must be installed, rustup or debian"),
        }
    }
}

/// All that the choice of a way depends on.
#[derive(Clone, Copy, Default)]
#[allow(clippy::struct_excessive_bools)] // five plain facts about a machine, each true or not on its own
struct Situation {
    /// What `JDLINT_WASM_TOOLCHAIN` asks for.
    forced: Option<Way>,
    /// This is a CI run: it tests the way that needs most.
    ci: bool,
    /// The compiler in use has the target.
    installed: bool,
    /// rustup is in PATH.
    rustup: bool,
    /// We are root on Debian.
    debian: bool,
    /// Debian's compiler and its WASM std are in place.
    debian_ready: bool,
}

impl Situation {
    /// The ways to try, in this order.
    fn ways(self) -> &'static [Way] {
        match self {
            Self { forced: Some(Way::Installed), .. } => &[Way::Installed],
            Self { forced: Some(Way::Rustup), .. } => &[Way::Rustup],
            Self { forced: Some(Way::Debian), .. } | Self { ci: true, debian: true, .. } => &[Way::Debian],
            Self { installed: true, .. } => &[Way::Installed],
            Self { debian_ready: true, .. } => &[Way::Debian],
            Self { rustup: true, debian: true, .. } => &[Way::Rustup, Way::Debian],
            Self { rustup: true, .. } => &[Way::Rustup],
            Self { debian: true, .. } => &[Way::Debian],
            _ => &[],
        }
    }
}

/// The compiler for WASM builds.
pub(crate) struct Compiler {
    /// What `rustc --version` says.
    version: String,
    /// A folder with `cargo` and `rustc` to put first in PATH; none when those in PATH will do.
    folder: Option<PathBuf>,
}

impl Compiler {
    /// True when the source of std is beside it, so that a build can make a std of its own.
    pub(crate) fn builds_std(&self) -> bool {
        self.folder.is_some()
    }

    /// A command that finds this compiler, and before it the tools in these folders.
    pub(crate) fn command(&self, name: &str, tools: &[PathBuf]) -> Result<Command> {
        let mut command = program::command(name);
        let folders: Vec<_> = tools.iter().chain(&self.folder).cloned().collect();
        command.env("PATH", program::path_starting_with(&folders)?);
        if self.folder.is_some() {
            without_rustup(&mut command);
        }
        Ok(command)
    }
}

impl Display for Compiler {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let debian = if self.folder.is_some() { " of Debian" } else { "" };
        write!(f, "{}{debian}", self.version)
    }
}

/// Finds or makes a compiler that has the target.
pub(crate) fn ensure(project: &Project) -> Result<Compiler> {
    let forced = match env::var(VARIABLE) {
        Ok(text) if !text.is_empty() => Some(text.parse()?),
        _ => None,
    };
    let situation = Situation {
        forced,
        ci: env::var("CI").is_ok_and(|ci| ci == "true"),
        installed: is_installed(),
        rustup: program::find("rustup").is_some(),
        debian: debian::is_ours_to_change(),
        debian_ready: debian_is_ready(),
    };
    let mut failures = Vec::new();
    for way in situation.ways() {
        if let Some(failure) = failures.last() {
            println!("-- That did not work: {failure}");
        }
        let attempt = match way {
            Way::Installed => installed(),
            Way::Rustup => by_rustup(),
            Way::Debian => by_debian(project),
        };
        match attempt {
            Ok(compiler) => return Ok(compiler),
            Err(error) => failures.push(format!("{error:#}")),
        }
    }
    if failures.is_empty() {
        failures.push("there is no rustup to add the target; install Rust from https://rustup.rs".to_owned());
    }
    bail!("no compiler for {TARGET}: {}", failures.join("; "))
}

fn is_installed() -> bool {
    let sysroot = program::output(program::command("rustc").args(["--print", "sysroot"]));
    sysroot.is_ok_and(|sysroot| holds_std(&Path::new(&sysroot).join("lib/rustlib").join(TARGET).join("lib")))
}

fn holds_std(folder: &Path) -> bool {
    let names = fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.file_name());
    names.into_iter().any(|name| name.to_string_lossy().starts_with("libstd-"))
}

fn installed() -> Result<Compiler> {
    if !is_installed() {
        bail!("the compiler in use has no target {TARGET}; run `rustup target add {TARGET}`");
    }
    Ok(Compiler { version: program::output(program::command("rustc").arg("--version"))?, folder: None })
}

fn by_rustup() -> Result<Compiler> {
    if !is_installed() {
        announce(&format!("Adding the target {TARGET} with rustup"), "under a minute");
        program::run(program::command("rustup").args(["target", "add", TARGET]))?;
    }
    installed()
}

fn by_debian(project: &Project) -> Result<Compiler> {
    if !debian_is_ready() {
        if !debian::is_ours_to_change() {
            bail!("Debian's compiler is not set up for WASM; that takes root on Debian");
        }
        debian::update();
        let lld = debian_lld()?;
        debian::install(&[&DEBIAN_PACKAGES[..], &[lld.as_str()]].concat())?;
        build_debian_std(project)?;
    }
    let folder = project.tools().join("debian-compiler");
    fs::create_dir_all(&folder)?;
    for name in ["cargo", "rustc", "rustdoc"] {
        link(&Path::new("/usr/bin").join(name), &folder.join(name))?;
    }
    Ok(Compiler { version: debian_version()?, folder: Some(folder) })
}

fn debian_is_ready() -> bool {
    let built_by = fs::read_to_string(DEBIAN_NOTE).unwrap_or_default();
    holds_std(Path::new(DEBIAN_STD))
        && debian::has(&DEBIAN_PACKAGES)
        && debian_version().is_ok_and(|version| version == built_by)
}

fn debian_version() -> Result<String> {
    program::output(without_rustup(&mut program::command("/usr/bin/rustc")).arg("--version"))
}

/// The linker package that `rust-web-llvm` needs beside it: the one of its LLVM.
fn debian_lld() -> Result<String> {
    let dependencies = program::output(program::command("apt-cache").args(["depends", "rust-web-llvm"]))?;
    lld_of(&dependencies)
        .context("Debian's rust-web-llvm depends on no llvm-N; is the package list up to date?")
}

/// `lld-22` for a list that depends on `llvm-22`.
fn lld_of(dependencies: &str) -> Option<String> {
    let versions = dependencies.lines().filter_map(|line| line.trim().strip_prefix("Depends: llvm-"));
    versions.filter(|version| version.parse::<u32>().is_ok()).map(|version| format!("lld-{version}")).next()
}

/// Builds std from Debian's source and puts it where Debian's rustc (and wasm-pack) look for it. `test` is
/// built as well: without it `#[test]` has no harness on this target.
fn build_debian_std(project: &Project) -> Result<()> {
    announce(&format!("Building the standard library for {TARGET} with Debian's compiler"), "1 to 3 minutes");
    let seed = project.target.join("wasm-std");
    remove_folder(&seed)?;
    fs::create_dir_all(seed.join("src"))?;
    fs::write(seed.join("src/lib.rs"), "")?;
    let manifest = "[package]\nname = \"seed\"\nversion = \"0.0.0\"\nedition = \"2021\"\n[workspace]\n";
    fs::write(seed.join("Cargo.toml"), manifest)?;
    let mut cargo = program::command("/usr/bin/cargo");
    without_rustup(&mut cargo).current_dir(&seed);
    cargo.args(["build", "--release", "--target", TARGET, "-Zbuild-std=std,panic_abort,test"]);
    cargo.args(program::quiet());
    cargo.env("RUSTC", "/usr/bin/rustc").env("RUSTC_BOOTSTRAP", "1").env("CARGO_PROFILE_RELEASE_DEBUG", "0");
    cargo.env("CARGO_TARGET_DIR", seed.join("target"));
    program::run(&mut cargo).context("it needs crates.io for the crates that std is built from")?;

    // Filled beside its place and then moved: no build ever sees half a standard library.
    let (place, fresh) = (Path::new(DEBIAN_STD), Path::new(DEBIAN_STD).with_extension("new"));
    remove_folder(&fresh)?;
    fs::create_dir_all(&fresh)?;
    for entry in fs::read_dir(seed.join("target").join(TARGET).join("release/deps"))? {
        let path = entry?.path();
        let name = path.file_name().unwrap_or_default();
        if path.extension().is_some_and(|e| e == "rlib") && !name.to_string_lossy().starts_with("libseed") {
            fs::copy(&path, fresh.join(name))?;
        }
    }
    remove_folder(place)?; // that of an older compiler
    fs::rename(&fresh, place)?;
    fs::write(DEBIAN_NOTE, debian_version()?)?;
    remove_folder(&seed)
}

fn remove_folder(folder: &Path) -> Result<()> {
    match fs::remove_dir_all(folder) {
        Err(error) if error.kind() != ErrorKind::NotFound => {
            Err(error).with_context(|| format!("could not remove {}", folder.display()))
        }
        _ => Ok(()),
    }
}

/// Takes away what rustup's proxies tell the programs they start, which would lead back to its compiler.
fn without_rustup(command: &mut Command) -> &mut Command {
    for key in ["CARGO", "RUSTC", "RUSTDOC", "RUSTUP_TOOLCHAIN", "RUST_RECURSION_COUNT", "LD_LIBRARY_PATH"] {
        command.env_remove(key);
    }
    command
}

/// Makes a link, unless it is there already.
#[cfg(unix)]
pub(crate) fn link(to: &Path, at: &Path) -> Result<()> {
    if fs::read_link(at).is_ok_and(|now| now == to) {
        return Ok(());
    }
    std::os::unix::fs::symlink(to, at)
        .with_context(|| format!("could not link {} to {}", at.display(), to.display()))
}

/// Makes no link: this system has none that any user may make.
#[cfg(not(unix))]
pub(crate) fn link(_: &Path, at: &Path) -> Result<()> {
    bail!("no links on this system: {}", at.display())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_laptop_with_rustup_never_comes_near_debians_packages() {
        let laptop = Situation { rustup: true, ..Situation::default() };
        assert_eq!(laptop.ways(), [Way::Rustup]);
        assert_eq!(Situation { installed: true, ..laptop }.ways(), [Way::Installed]);
        assert_eq!(Situation { ci: true, ..laptop }.ways(), [Way::Rustup]);
    }

    #[test]
    fn root_on_debian_falls_back_to_debians_compiler() {
        let server = Situation { debian: true, rustup: true, ..Situation::default() };
        assert_eq!(server.ways(), [Way::Rustup, Way::Debian]);
        assert_eq!(Situation { rustup: false, ..server }.ways(), [Way::Debian]);
        assert_eq!(Situation { debian_ready: true, ..server }.ways(), [Way::Debian]);
        assert_eq!(Situation { installed: true, ..server }.ways(), [Way::Installed]);
    }

    #[test]
    fn ci_tests_debians_compiler_where_it_can() {
        let ci = Situation { ci: true, installed: true, rustup: true, debian: true, ..Situation::default() };
        assert_eq!(ci.ways(), [Way::Debian]);
        assert_eq!(Situation { debian: false, ..ci }.ways(), [Way::Installed]);
    }

    #[test]
    fn the_variable_decides_over_everything() {
        let all = Situation { ci: true, installed: true, rustup: true, debian: true, ..Situation::default() };
        for (text, way) in [("installed", Way::Installed), ("rustup", Way::Rustup), ("debian", Way::Debian)] {
            assert_eq!(Situation { forced: Some(text.parse().unwrap()), ..all }.ways(), [way]);
        }
        assert!("Debian".parse::<Way>().is_err());
    }

    #[test]
    fn a_machine_with_nothing_has_no_way() {
        assert_eq!(Situation::default().ways(), []);
    }

    #[test]
    fn the_linker_is_the_one_of_the_compilers_llvm() {
        let list = "rust-web-llvm\n  Depends: libc6\n  Depends: llvm-22\n  Conflicts: <rust-llvm>\n";
        assert_eq!(lld_of(list).as_deref(), Some("lld-22"));
        assert_eq!(lld_of("rust-web-llvm\n  Depends: llvm-tools\n"), None);
    }
}
