//! The WASM of page, extension and npm package. In: crates/jdlint-wasm (the engine), crates/jdlint-companion-wasm (what the
//! page needs besides, loaded when first asked for), crates/jdlint-npm-wasm (the engine and reading of files) and what they
//! are built from. Out: web/src/engine, editor/vscode/engine, web/src/companion and packages/npm/engine, loadable by browsers
//! and by Node (`initSync({ module: bytes })`), and their sizes.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};

use super::parts::Parts;
use super::{notices, order, parts, seldom, stamp};
use crate::program;
use crate::project::{COMPANION, PACKAGE_ENGINE, PAGE_ENGINE, Project, WASM_CRATES, WasmCrate};
use crate::setup::wasm_target::Compiler;
use crate::setup::{npm, wasm_target, wasm_tools};

/// Where the stamp lies in the folder of the engine.
const STAMP: &str = ".built-from";

/// Prints `RAW BROTLI`, the sizes of a file in bytes.
const SIZES: &str = "const bytes = require('fs').readFileSync(process.argv[1]); \
    console.log(bytes.length, require('zlib').brotliCompressSync(bytes).length)";

/// A panic ends in a trap at once, with neither a message nor the place in the source.
const WITHOUT_PANIC_TEXTS: &str = "-Zunstable-options -Cpanic=immediate-abort -Zlocation-detail=none";

/// The page prints no value as `{:?}`; the others have errors of settings and JSON that do.
const WITHOUT_DEBUG_TEXTS: &str = "-Zfmt-debug=none";

/// What the optimiser does to make loops faster makes them larger, and its copies of what stands elsewhere pack better than
/// references to it: together 7 of 330 KB that the page had to load, at the same speed of edits.
const FOR_SIZE: &str = "-Cllvm-args=-disable-lsr -Cllvm-args=-inline-threshold=0 -Cllvm-args=-enable-pre=false \
    -Cllvm-args=-enable-load-pre=false -Cllvm-args=-disable-machine-cse -Cllvm-args=-disable-machine-licm";

/// Of the crate of the engine, what JavaScript brings its second part by.
const TO_BRING_PARTS: [&str; 2] = ["parts.js", "parts.d.ts"];

/// How the engine is built.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// For work on the page: soon ready, larger and slower.
    Quick,
    /// What readers download: profile `wasm-size` and wasm-opt.
    Shipped,
}

/// Sets up what is missing and builds what is not there already.
pub(crate) fn run(project: &Project, kind: Kind) -> Result<()> {
    let compiler = wasm_target::ensure(project)?;
    for wasm in WASM_CRATES {
        build(project, &compiler, wasm, kind)?;
    }
    Ok(())
}

/// Builds the engine of the npm package as it is shipped.
pub(crate) fn package_engine(project: &Project) -> Result<()> {
    build(project, &wasm_target::ensure(project)?, PACKAGE_ENGINE, Kind::Shipped)
}

/// Builds the engine of the page, and no other, as it is shipped.
pub(crate) fn page_engine(project: &Project) -> Result<()> {
    build(project, &wasm_target::ensure(project)?, PAGE_ENGINE, Kind::Shipped)
}

fn build(project: &Project, compiler: &Compiler, wasm: WasmCrate, kind: Kind) -> Result<()> {
    let out = project.built(wasm);
    let stamp_file = out.join(STAMP);
    let mut sources = project.sources_of(wasm.name)?;
    sources.extend(["Cargo.toml", "Cargo.lock"].map(|name| project.root.join(name)));
    let kind_word = if kind == Kind::Shipped { "shipped" } else { "quick" };
    // Links of findings lead there.
    let docs = std::env::var("JDLINT_DOCS_URL").unwrap_or_default();
    let stamp = stamp::of(&sources, &[kind_word, &compiler.to_string(), &docs])?;
    let licences = out.join(notices::FILE);
    if stamp::matches(&stamp_file, &stamp) && licences.exists() {
        println!("The WASM in {} is up to date.", out.display());
        return print_sizes(&out, wasm);
    }

    // The old one stays until the new one replaces it: a page may be open on it.
    let _ = fs::remove_file(&stamp_file);
    pack(project, compiler, wasm, kind, &out)?;
    finish(project, &out, wasm, kind)?;
    notices::write(project, &[wasm.name], features(wasm), wasm_target::TARGET, &licences)?;
    fs::write(&stamp_file, stamp).with_context(|| format!("could not write {}", stamp_file.display()))?;
    print_sizes(&out, wasm)
}

/// What wasm-pack makes of the crate, with the names of its functions.
fn pack(project: &Project, compiler: &Compiler, wasm: WasmCrate, kind: Kind, out: &Path) -> Result<()> {
    let tools = toolbox(project)?;
    println!("-- Building {} with {compiler} (1 to 3 minutes at first)", wasm.name);
    let mut command = with_own_target(project, compiler.command("wasm-pack", &tools)?);
    command.args(["build", "--mode", "no-install", "--target", "web", "--profile", "wasm-size", "--out-dir"]);
    command.arg(out);
    if kind == Kind::Quick {
        command.arg("--no-opt");
        // More units than one lose types: the linker leaves out those that no code of the unit needs.
        for (key, value) in [("LTO", "off"), ("CODEGEN_UNITS", "1"), ("OPT_LEVEL", "1")] {
            command.env(format!("CARGO_PROFILE_WASM_SIZE_{key}"), value);
        }
    }
    command.arg(project.folder_of(wasm.name)?);
    command.arg("--");
    command.args(features(wasm));
    if kind == Kind::Shipped && compiler.builds_std() {
        // A quarter of the code is checks that lead to a message nobody reads: a panic is a trap here anyhow.
        command.args(["-Zbuild-std=std,panic_abort", "-Zbuild-std-features=optimize_for_size"]);
        let flags = if wasm.is_whole {
            format!("{WITHOUT_PANIC_TEXTS} {FOR_SIZE}")
        } else {
            format!("{WITHOUT_PANIC_TEXTS} {FOR_SIZE} {WITHOUT_DEBUG_TEXTS}")
        };
        command.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS", flags);
        command.env("RUSTC_BOOTSTRAP", "1");
    }
    program::run(&mut command)
}

fn features(wasm: WasmCrate) -> &'static [&'static str] {
    if wasm.is_whole { &[] } else { &["--no-default-features"] }
}

/// The engine of the page in one part, with the names of its functions, in a folder of its own: its file.
pub(super) fn page_engine_whole(project: &Project) -> Result<PathBuf> {
    let out = project.target.join("wasm").join("whole");
    pack(project, &wasm_target::ensure(project)?, PAGE_ENGINE, Kind::Shipped, &out)?;
    Ok(file_in(&out, PAGE_ENGINE))
}

/// Builds the companion of the page's engine: its file.
pub(super) fn companion(project: &Project) -> Result<PathBuf> {
    build(project, &wasm_target::ensure(project)?, COMPANION, Kind::Shipped)?;
    Ok(file_in(&project.built(COMPANION), COMPANION))
}

/// Puts the parts of the engine in the order and the form that load best.
fn finish(project: &Project, out: &Path, wasm: WasmCrate, kind: Kind) -> Result<()> {
    let file = file_in(out, wasm);
    if wasm == PAGE_ENGINE {
        let second = if kind == Kind::Shipped { take_apart(project, &file)? } else { parts::nothing() };
        write(&parts::second_of(&file), &second)?;
        for name in TO_BRING_PARTS {
            let from = project.folder_of(wasm.name)?.join(name);
            fs::copy(&from, out.join(name)).with_context(|| format!("could not copy {}", from.display()))?;
        }
    }
    if kind == Kind::Shipped {
        order::rewrite(&file)?;
    }
    Ok(())
}

/// Leaves the first part in the file of the engine, and gives the second.
fn take_apart(project: &Project, file: &Path) -> Result<Vec<u8>> {
    let whole = fs::read(file).with_context(|| format!("could not read {}", file.display()))?;
    let Parts { first, second } = seldom::needed(project, &whole)
        .and_then(|is_needed| parts::split(&whole, &is_needed))
        .with_context(|| format!("{} could not be taken apart", file.display()))?;
    write(file, &first)?;
    Ok(second)
}

fn write(file: &Path, bytes: &[u8]) -> Result<()> {
    fs::write(file, bytes).with_context(|| format!("could not write {}", file.display()))
}

/// The tests of the WASM crates: those with `#[wasm_bindgen_test]` by wasm-bindgen in Node, `tests/*.mjs` by
/// Node on what was built, whose folder they find in `JDLINT_ENGINE`.
pub(crate) fn test(project: &Project) -> Result<()> {
    WASM_CRATES.into_iter().try_for_each(|wasm| test_one(project, wasm))
}

fn test_one(project: &Project, wasm: WasmCrate) -> Result<()> {
    let crate_folder = project.folder_of(wasm.name)?;
    let tests = crate_folder.join("tests");
    let files: Vec<_> =
        fs::read_dir(&tests).into_iter().flatten().flatten().map(|entry| entry.path()).collect();
    let has_ending = |file: &Path, ending: &str| file.extension().is_some_and(|e| e == ending);
    let is_for_bindgen = |file: &Path| {
        has_ending(file, "rs")
            && fs::read_to_string(file).is_ok_and(|text| text.contains("wasm_bindgen_test"))
    };
    let for_bindgen = files.iter().any(|file| is_for_bindgen(file));
    let mut scripts: Vec<_> = files.iter().filter(|file| has_ending(file, "mjs")).collect();
    scripts.sort();

    if !for_bindgen && scripts.is_empty() {
        bail!("{} holds no test (*.rs with #[wasm_bindgen_test], or *.mjs)", tests.display());
    }
    if for_bindgen {
        let compiler = wasm_target::ensure(project)?;
        let mut cargo = with_own_target(project, compiler.command("cargo", &toolbox(project)?)?);
        // What `wasm-pack test --node` does, which passes no --config on. Dependencies unoptimised and nothing
        // for a debugger: ready in a third of the time (measured), and a panic names its line all the same.
        cargo.args(["test", "--package", wasm.name, "--tests", "--target", wasm_target::TARGET]);
        cargo.args(["--config", "profile.dev.package.'*'.opt-level=0"]).env("CARGO_PROFILE_DEV_DEBUG", "0");
        cargo.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", "wasm-bindgen-test-runner");
        cargo.env("WASM_BINDGEN_TEST_ONLY_NODE", "1").current_dir(&project.root);
        program::run(&mut cargo)?;
    }
    if !scripts.is_empty() {
        let mut node = program::command("node");
        node.arg("--test").args(scripts).current_dir(&project.root);
        node.env("JDLINT_ENGINE", project.built(wasm));
        node.env("JDLINT_ENGINE_WHOLE", if wasm.is_whole { "yes" } else { "no" });
        program::run(&mut node)?;
    }
    Ok(())
}

/// The folders of wasm-pack, wasm-bindgen and wasm-opt.
fn toolbox(project: &Project) -> Result<[PathBuf; 2]> {
    let tools = wasm_tools::ensure(project)?;
    npm::ensure(&project.web())?;
    // From npm and before all others: Debian's wasm-opt 108 exits 0 and breaks the engine.
    let scripts = project.web().join("node_modules").join(".bin");
    if !scripts.join("wasm-opt").exists() {
        bail!("{} has no wasm-opt; run `npm install --save-dev binaryen` in web/", scripts.display());
    }
    Ok([scripts, tools.folder])
}

/// Apart from the native builds: another compiler may be at work here, and each would undo the other's.
fn with_own_target(project: &Project, mut command: Command) -> Command {
    command.env("CARGO_TARGET_DIR", project.target.join("wasm"));
    command
}

fn file_in(folder: &Path, wasm: WasmCrate) -> PathBuf {
    folder.join(format!("{}_bg.wasm", wasm.name.replace('-', "_")))
}

fn print_sizes(folder: &Path, wasm: WasmCrate) -> Result<()> {
    let file = file_in(folder, wasm);
    let sizes = program::output(program::command("node").args(["-e", SIZES]).arg(&file))?;
    let (raw, brotli) = sizes.split_once(' ').context("Node printed no sizes")?;
    println!("{}: {raw} bytes, {brotli} with brotli", file.display());
    Ok(())
}
