//! Packages. In: the project as it is. Out: in target/dist a wheel, a source archive of Python, an archive of the program, the
//! npm package, the crates, each with the licences of others, and their checksums; and the tests of tests/packages on them.

mod archive;
mod crates;
mod npm;
mod wheel;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Context, Result};

use crate::build::{notices, wasm};
use crate::program;
use crate::project::Project;
use crate::setup::{npm as npm_packages, python};
use crate::test::Steps;

const PYTHON: &str = "set-up: Python packages of tests/packages";
const NPM: &str = "set-up: npm packages of tests/packages";
const NOTICES: &str = "licences of others";
const ENGINE: &str = "WASM engine of the npm package";
const WHEEL: &str = "wheel";
const ARCHIVE: &str = "archive of the program";
const NPM_PACKAGE: &str = "npm package";
const CRATES: &str = "crates";

/// Prints the SHA-256 of each file in a folder, as `sha256sum` does.
const CHECKSUMS: &str = "import hashlib, pathlib, sys; \
    [print(hashlib.sha256(path.read_bytes()).hexdigest(), '', path.name) \
    for path in sorted(pathlib.Path(sys.argv[1]).iterdir()) if path.is_file() and path.name != 'SHA256SUMS']";

/// What is asked for.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Choice<'a> {
    /// The target of the program, when it is another than this machine's.
    pub(crate) target: Option<&'a str>,
    /// Link with zig, against an old glibc or musl.
    pub(crate) zig: bool,
}

/// Where packages go.
struct Dist {
    folder: PathBuf,
    /// Licences of what is in the program.
    notices: PathBuf,
}

/// Makes and tries what can be made here. For another target: wheel and archive, untried.
pub(crate) fn run(project: &Project, choice: Choice<'_>) -> ExitCode {
    let dist = Dist {
        folder: project.target.join("dist"),
        notices: project.target.join("notices").join(notices::FILE),
    };
    let tests = project.packaging_tests();
    let mut steps = Steps::default();
    let mut programs = PathBuf::new();
    steps.step(PYTHON, &[], || {
        let requirements = if choice.zig { "requirements-zig.txt" } else { "requirements.txt" };
        let name = if choice.zig { "packages-zig" } else { "packages" };
        programs = python::ensure(project, name, &tests.join(requirements))?;
        let _ = fs::remove_dir_all(&dist.folder);
        fs::create_dir_all(&dist.folder).with_context(|| format!("could not make {}", dist.folder.display()))
    });
    steps.step(NOTICES, &[], || {
        let target = choice.target.map_or_else(host, |target| Ok(target.to_owned()))?;
        notices::write(project, &["jdlint-cli"], &[], &target, &dist.notices)?;
        notices::write(
            project,
            &["jdlint-cli", "jdlint-python"],
            &[],
            &target,
            &project.root.join(wheel::NOTICES),
        )
    });
    steps.step(WHEEL, &[PYTHON, NOTICES], || wheel::build(project, &programs, choice, &dist));
    steps.step(ARCHIVE, &[WHEEL], || archive::build(project, choice, &dist));
    if choice.target.is_none() {
        here(project, &dist, &programs, &mut steps);
    }
    steps.step("checksums", &[PYTHON], || {
        let mut python = program::command(programs.join("python"));
        let sums = program::output(python.args(["-c", CHECKSUMS]).arg(&dist.folder))?;
        println!("{sums}");
        Ok(fs::write(dist.folder.join("SHA256SUMS"), sums + "\n")?)
    });
    println!("\nThe packages are in {}.", dist.folder.display());
    steps.summary()
}

/// What does not hang on the machine, and the tests.
fn here(project: &Project, dist: &Dist, programs: &Path, steps: &mut Steps) {
    let tests = project.packaging_tests();
    steps.step("wheel and archive at work", &[ARCHIVE], || {
        let mut pytest = python::pytest(programs, &tests);
        let pytest = pytest.arg("test_dist.py").env("DIST", &dist.folder);
        program::run(pytest.env("JDLINT", wheel::program(project, Choice::default())))
    });
    steps.step(NPM, &[], || npm_packages::ensure(&tests.join("npm")));
    steps.step(ENGINE, &[], || wasm::package_engine(project));
    steps.step(NPM_PACKAGE, &[ENGINE, PYTHON], || npm::build(project, dist));
    steps.step("npm package at work", &[NPM, NPM_PACKAGE, WHEEL], || npm::test(project, dist));
    steps.step(CRATES, &[PYTHON], || crates::build(project));
}

/// The target that this machine's compiler builds for.
fn host() -> Result<String> {
    let said = program::output(program::command("rustc").arg("-vV"))?;
    let host = said.lines().find_map(|line| line.strip_prefix("host: "));
    Ok(host.context("rustc -vV names no host")?.to_owned())
}
