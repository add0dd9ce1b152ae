//! Which functions of the page's engine few postings need. In: the engine in one part and the corpus beside the project. Out:
//! the list of their names in crates/jdlint-wasm/second-part.txt, which builds take the engine apart by.
//!
//! What the list does not name is in the first part: so is what was written after the list was.

use std::collections::{BTreeMap, BTreeSet};
use std::convert::Infallible;
use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result, anyhow, ensure};
use serde_json::Value;
use wasm_encoder::reencode::{Error, Reencode, utils};
use wasm_encoder::{
    CodeSection, ConstExpr, ExportKind, ExportSection, GlobalSection, GlobalType, Instruction, Module,
    ValType,
};
use wasmparser::{ExportSectionReader, FunctionBody, GlobalSectionReader, Parser};

use super::functions::{Functions, Own};
use super::{sections, wasm};
use crate::program;
use crate::project::Project;

const LIST: &str = "crates/jdlint-wasm/second-part.txt";
/// Runs the engine over the corpus.
const RUN: &str = "crates/xtask/src/build/seldom.mjs";
const CORPUS: &str = "../shared/corpus/bulk.jsonl";

/// No more than one posting in so many needs a function of the second part.
const WAITING: usize = 25;

/// The name under which a copy that watches itself tells of a function is this and its number.
const MARK: &str = "called ";

/// Writes the list.
pub(crate) fn measure(project: &Project) -> Result<()> {
    let corpus = project.root.join(CORPUS);
    ensure!(corpus.exists(), "there is no {}: it holds the postings to measure with", corpus.display());
    let companion = wasm::companion(project)?;
    let engine = wasm::page_engine_whole(project)?;
    let whole = fs::read(&engine).with_context(|| format!("could not read {}", engine.display()))?;
    let watching = engine.with_file_name("watching.wasm");
    fs::write(&watching, watching_copy(&whole)?)
        .with_context(|| format!("could not write {}", watching.display()))?;

    let mut node = program::command("node");
    node.arg(project.root.join(RUN)).args([engine.with_file_name("jdlint_wasm.js"), watching]);
    node.args([companion.with_file_name("jdlint_companion_wasm.js"), corpus]);
    let calls = Calls::read(&program::output(&mut node)?)?;
    let functions = Functions::read(&whole)?;
    let Choice { seldom, waiting } = Choice::of(&functions, &calls);
    let mut names: Vec<String> =
        seldom.iter().filter_map(|number| functions.names.get(number)).map(|name| plain(name)).collect();
    names.sort();
    let list = list(project);
    fs::write(&list, names.join("\n") + "\n")
        .with_context(|| format!("could not write {}", list.display()))?;
    println!(
        "{} of {} functions are for the second part: {} of {} postings need one of them.",
        names.len(),
        functions.bodies.len(),
        waiting.len(),
        calls.postings,
    );
    println!("{} names them. `cargo xtask wasm --release` takes the engine apart by it.", list.display());
    Ok(())
}

/// Which functions were called.
struct Calls {
    /// Before any posting was read, and for what the page shows first.
    always: BTreeSet<Own>,
    /// For each other function the postings that called it.
    by: BTreeMap<Own, Vec<usize>>,
    /// How many postings were read.
    postings: usize,
}

impl Calls {
    /// In: what [`RUN`] prints.
    fn read(json: &str) -> Result<Self> {
        let read: Value = serde_json::from_str(json)?;
        let numbers = |list: &Value| -> Vec<Own> {
            list.as_array()
                .into_iter()
                .flatten()
                .filter_map(Value::as_u64)
                .map(|number| number as Own)
                .collect()
        };
        let always: BTreeSet<Own> = numbers(&read["always"]).into_iter().collect();
        let postings = read["postings"].as_array().with_context(|| format!("{RUN} told of no postings"))?;
        let mut by: BTreeMap<Own, Vec<usize>> = BTreeMap::new();
        for (posting, called) in postings.iter().enumerate() {
            for number in numbers(called).into_iter().filter(|number| !always.contains(number)) {
                by.entry(number).or_default().push(posting);
            }
        }
        Ok(Self { always, by, postings: postings.len() })
    }
}

/// What goes into the second part, and the postings that wait for it.
#[derive(Default)]
struct Choice {
    seldom: BTreeSet<Own>,
    waiting: BTreeSet<usize>,
}

impl Choice {
    /// What no posting calls, and of all else what saves the most bytes for each posting that must wait for it, one after the
    /// other, as long as no more than one in [`WAITING`] waits.
    fn of(functions: &Functions<'_>, calls: &Calls) -> Self {
        let most = calls.postings / WAITING;
        let all = (0..functions.bodies.len()).filter(|number| !calls.always.contains(number));
        let (mut left, never): (Vec<Own>, Vec<Own>) = all.partition(|number| calls.by.contains_key(number));
        let mut choice = Self { seldom: never.into_iter().collect(), ..Self::default() };
        let bytes = |number: Own| functions.bodies[number].as_bytes().len();
        loop {
            let next =
                |number: Own| calls.by[&number].iter().filter(|posting| !choice.waiting.contains(posting));
            left.retain(|&number| choice.waiting.len() + next(number).count() <= most);
            // Half a posting more than there are: bytes count where none must wait anew.
            let worth = |number: Own| bytes(number) * 1000 / (2 * next(number).count() + 1);
            let Some(best) = left.iter().copied().max_by_key(|&number| worth(number)) else {
                break;
            };
            choice.waiting.extend(&calls.by[&best]);
            choice.seldom.insert(best);
            left.retain(|&number| number != best);
        }
        choice
    }
}

/// By number, which functions of the engine the list does not name.
pub(super) fn needed(project: &Project, wasm: &[u8]) -> Result<Vec<bool>> {
    let file = list(project);
    let list = fs::read_to_string(&file).with_context(|| format!("could not read {}", file.display()))?;
    let listed: BTreeSet<&str> = list.lines().collect();
    let functions = Functions::read(wasm)?;
    let is_listed =
        |number| functions.names.get(&number).is_some_and(|name| listed.contains(plain(name).as_str()));
    Ok((0..functions.bodies.len()).map(|number| !is_listed(number)).collect())
}

fn list(project: &Project) -> PathBuf {
    project.root.join(LIST)
}

/// A name without the hashes of crates, such as in `core[84191437197a5fe3]::str`, which differ by machine.
fn plain(name: &str) -> String {
    let mut plain = String::with_capacity(name.len());
    let mut rest = name;
    while let Some((before, behind)) = rest.split_once('[') {
        plain.push_str(before);
        rest = match behind.split_once(']') {
            Some((hash, rest)) if hash.len() == 16 && hash.bytes().all(|byte| byte.is_ascii_hexdigit()) => {
                rest
            }
            _ => {
                plain.push('[');
                behind
            }
        };
    }
    plain + rest
}

/// A copy of the module in which every function notes that it was called.
fn watching_copy(wasm: &[u8]) -> Result<Vec<u8>> {
    let wasm = &sections::without_notes(wasm)?;
    let functions = u32::try_from(Functions::read(wasm)?.bodies.len())?;
    let mut module = Module::new();
    Watching { functions, globals: 0, seen: 0 }
        .parse_core_module(&mut module, Parser::new(0), wasm)
        .map_err(|error| anyhow!("{error}"))?;
    Ok(module.finish())
}

struct Watching {
    functions: u32,
    /// How many globals the module has without those that take the notes.
    globals: u32,
    /// How many functions are written.
    seen: u32,
}

impl Reencode for Watching {
    type Error = Infallible;

    fn parse_global_section(
        &mut self,
        globals: &mut GlobalSection,
        section: GlobalSectionReader<'_>,
    ) -> Result<(), Error<Infallible>> {
        self.globals = section.count();
        utils::parse_global_section(self, globals, section)?;
        let note = GlobalType { val_type: ValType::I32, mutable: true, shared: false };
        for _ in 0..self.functions {
            globals.global(note, &ConstExpr::i32_const(0));
        }
        Ok(())
    }

    fn parse_export_section(
        &mut self,
        exports: &mut ExportSection,
        section: ExportSectionReader<'_>,
    ) -> Result<(), Error<Infallible>> {
        utils::parse_export_section(self, exports, section)?;
        for number in 0..self.functions {
            exports.export(&format!("{MARK}{number}"), ExportKind::Global, self.globals + number);
        }
        Ok(())
    }

    fn parse_function_body(
        &mut self,
        code: &mut CodeSection,
        body: FunctionBody<'_>,
    ) -> Result<(), Error<Infallible>> {
        let mut function = self.new_function_with_parsed_locals(&body)?;
        function.instruction(&Instruction::I32Const(1));
        function.instruction(&Instruction::GlobalSet(self.globals + self.seen));
        self.seen += 1;
        let mut operators = body.get_operators_reader()?;
        while !operators.eof() {
            function.instruction(&self.parse_instruction(&mut operators)?);
        }
        code.function(&function);
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use wasm_encoder::{Function, FunctionSection, TypeSection};

    use super::*;

    /// Functions whose bodies have so many bytes, or a few more.
    fn module(bytes: &[usize]) -> Vec<u8> {
        let mut types = TypeSection::new();
        types.ty().function([], []);
        let (mut functions, mut code) = (FunctionSection::new(), CodeSection::new());
        for &bytes in bytes {
            functions.function(0);
            let mut body = Function::new([]);
            for _ in 0..bytes {
                body.instruction(&Instruction::Nop);
            }
            body.instruction(&Instruction::End);
            code.function(&body);
        }
        let mut module = Module::new();
        module.section(&types).section(&functions).section(&GlobalSection::new());
        module.section(&ExportSection::new()).section(&code);
        module.finish()
    }

    #[test]
    fn what_no_posting_calls_waits_and_what_saves_most_for_those_that_wait() {
        let module = module(&[100, 100, 100, 300, 100, 100]);
        let functions = Functions::read(&module).unwrap();
        let all: Vec<usize> = (0..2 * WAITING).collect();
        let calls = Calls {
            always: BTreeSet::from([0]),
            by: BTreeMap::from([(2, vec![7]), (3, vec![8, 9]), (4, vec![8]), (5, all.clone())]),
            postings: all.len(),
        };
        let Choice { seldom, waiting } = Choice::of(&functions, &calls);
        // 1 is called by nobody. Two postings may wait: 3 saves the most for each, and 4 costs no other then.
        assert_eq!(seldom, BTreeSet::from([1, 3, 4]));
        assert_eq!(waiting, BTreeSet::from([8, 9]));
    }

    #[test]
    fn a_copy_that_watches_tells_of_each_function() {
        let copy = watching_copy(&module(&[1, 1])).unwrap();
        let names = Parser::new(0).parse_all(&copy).filter_map(|payload| match payload.unwrap() {
            wasmparser::Payload::ExportSection(exports) => Some(exports),
            _ => None,
        });
        let names: Vec<_> = names.flatten().map(|export| export.unwrap().name.to_owned()).collect();
        assert_eq!(names, ["called 0", "called 1"]);
    }

    #[test]
    fn a_name_is_the_same_on_every_machine() {
        assert_eq!(
            plain("<core[84191437197a5fe3]::option::Option<[u8]>>::map"),
            "<core::option::Option<[u8]>>::map"
        );
        assert_eq!(plain("malloc"), "malloc");
    }
}
