//! The engine with its sample of mutants. In: the copy of the workspace. Out: which mutants compile, and the tests' programs.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail};
use serde_json::Value;

use crate::listed::Mutant;
use crate::process;
use crate::switches::{self, Switched};
use crate::tree;

/// What decides which mutant is on.
const SWITCH: &str = include_str!("switch.rs.txt");

/// Each test that says what is found, and the libraries' own.
const TESTS: [&str; 9] =
    ["facts", "pairs", "roles", "rules", "settings", "titles", "suite", "clean", "readings"];

/// The copy and what is built of it.
pub(crate) struct Build {
    tree: PathBuf,
    target: PathBuf,
}

/// The tests of one target.
pub(crate) struct Program {
    /// What runs them.
    pub(crate) path: PathBuf,
    /// The folder of their package.
    pub(crate) folder: PathBuf,
}

impl Build {
    pub(crate) fn new(output: &Path) -> Self {
        Self { tree: output.join("tree"), target: output.join("build") }
    }

    /// Where the copy is.
    pub(crate) fn tree(&self) -> &Path {
        &self.tree
    }

    /// Writes the mutants into the copy, without those that the compiler refuses: the numbers that are left.
    pub(crate) fn compile(&self, sample: &[Mutant]) -> Result<BTreeSet<u32>> {
        let mut files: BTreeMap<&str, Vec<(u32, &Mutant)>> = BTreeMap::new();
        for (number, mutant) in (1..).zip(sample) {
            files.entry(&mutant.file).or_default().push((number, mutant));
        }
        let texts: BTreeMap<&str, String> = files
            .keys()
            .map(|file| Ok((*file, fs::read_to_string(self.tree.join(file))?)))
            .collect::<Result<_>>()?;
        self.add_switch()?;
        let mut refused = BTreeSet::new();
        loop {
            let mut switched = BTreeMap::new();
            for (file, mutants) in &files {
                let left: Vec<_> =
                    mutants.iter().filter(|(number, _)| !refused.contains(number)).copied().collect();
                let new = switches::switched(&texts[file], &left).with_context(|| (*file).to_owned())?;
                tree::write(&self.tree.join(file), new.text.as_bytes())?;
                switched.insert(*file, new);
            }
            let more = self.refused(&switched)?;
            if more.is_empty() {
                let numbers = switched.values().flat_map(|file| &file.regions);
                return Ok(numbers.flat_map(|region| region.numbers.iter().copied()).collect());
            }
            eprintln!("{} mutants do not compile", more.len());
            refused.extend(more);
        }
    }

    fn add_switch(&self) -> Result<()> {
        let sources = self.tree.join("crates/jdlint-core/src");
        tree::write(&sources.join("mutant.rs"), SWITCH.as_bytes())?;
        let library = sources.join("lib.rs");
        let text = fs::read_to_string(&library)?;
        tree::write(&library, format!("{text}\nmod mutant;\n").as_bytes())
    }

    fn cargo(&self, words: &[&str]) -> Command {
        let mut cargo = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
        cargo.args(words).args(["--profile", "mutants", "--message-format", "json", "--quiet"]);
        cargo.current_dir(&self.tree).env("CARGO_TARGET_DIR", &self.target);
        // Switches are no code that lints are for.
        cargo.env("RUSTFLAGS", "--cap-lints allow").stdin(Stdio::null());
        cargo
    }

    /// The mutants that the compiler's errors are about; none when all compile.
    fn refused(&self, switched: &BTreeMap<&str, Switched>) -> Result<BTreeSet<u32>> {
        let mut cargo = self.cargo(&["check", "--package", "jdlint-core", "--lib"]);
        let output = cargo.output().context("cargo could not be started")?;
        if output.status.success() {
            return Ok(BTreeSet::new());
        }
        let (mut refused, mut unknown) = (BTreeSet::new(), String::new());
        for message in messages(&String::from_utf8_lossy(&output.stdout)) {
            if message["message"]["level"] != "error" {
                continue;
            }
            let spans = message["message"]["spans"].as_array().map_or(&[][..], Vec::as_slice);
            let of = blamed(spans, switched);
            if of.is_empty() {
                unknown.push_str(message["message"]["rendered"].as_str().unwrap_or_default());
            }
            refused.extend(of);
        }
        if refused.is_empty() {
            bail!("without a mutant to blame:\n{unknown}{}", String::from_utf8_lossy(&output.stderr));
        }
        Ok(refused)
    }

    /// The programs of the tests, built.
    pub(crate) fn tests(&self) -> Result<Vec<Program>> {
        let mut cargo = self.cargo(&[
            "test",
            "--no-run",
            "--package",
            "jdlint-core",
            "--package",
            "jdlint-tests",
            "--lib",
        ]);
        for test in TESTS {
            cargo.args(["--test", test]);
        }
        let output = process::output(&mut cargo)?;
        let built = messages(&output).filter(|message| message["profile"]["test"] == true);
        let programs = built.filter_map(|message| {
            let folder = Path::new(message["manifest_path"].as_str()?).parent()?.to_owned();
            Some(Program { path: message["executable"].as_str()?.into(), folder })
        });
        Ok(programs.collect())
    }
}

fn messages(output: &str) -> impl Iterator<Item = Value> {
    output.lines().filter_map(|line| serde_json::from_str(line).ok())
}

/// The mutants of the smallest region around the error, or around what it points at besides.
fn blamed(spans: &[Value], switched: &BTreeMap<&str, Switched>) -> BTreeSet<u32> {
    let (primary, others): (Vec<_>, Vec<_>) = spans.iter().partition(|span| span["is_primary"] == true);
    let around = |span: &&Value| {
        let file = switched.get(span["file_name"].as_str()?)?;
        let byte = |key: &str| span[key].as_u64().map(|byte| byte as usize);
        let (start, end) = (byte("byte_start")?, byte("byte_end")?);
        let around =
            file.regions.iter().filter(|region| region.bytes.start <= start && end <= region.bytes.end);
        around.min_by_key(|region| region.bytes.len()).map(|region| region.numbers.clone())
    };
    primary.iter().chain(&others).find_map(around).unwrap_or_default()
}
