//! The order of functions in a WASM. In: a file that wasm-opt is done with. Out: the same file with its functions in an order
//! that packs well: a hundredth less to load.
//!
//! A call names a function by its number, in one byte below 128, so what is called most stands first. What is alike stands
//! together, where a packer sees it: functions of one type and about one length.

use std::cmp::Reverse;
use std::convert::Infallible;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result, anyhow};
use wasm_encoder::reencode::{Error, Reencode};
use wasm_encoder::{CodeSection, FunctionSection, Module};
use wasmparser::{CodeSectionReader, FunctionSectionReader, Parser};

use super::functions::{Functions, Own};
use super::sections;

/// Numbers below this take one byte.
const ONE_BYTE: u32 = 1 << 7;

/// Puts the functions of the file in order.
pub(super) fn rewrite(file: &Path) -> Result<()> {
    let name = || file.display();
    let bytes = fs::read(file).with_context(|| format!("could not read {}", name()))?;
    let ordered = ordered(&bytes).with_context(|| format!("{} could not be put in order", name()))?;
    fs::write(file, ordered).with_context(|| format!("could not write {}", name()))
}

fn ordered(wasm: &[u8]) -> Result<Vec<u8>> {
    let wasm = &sections::without_notes(wasm)?;
    let functions = Functions::read(wasm)?;
    let mut module = Module::new();
    Ordered::new(&functions)?
        .parse_core_module(&mut module, Parser::new(0), wasm)
        .map_err(|error| anyhow!("{error}"))?;
    Ok(module.finish())
}

/// Their numbers in the new order.
fn order(functions: &Functions<'_>) -> Result<Vec<Own>> {
    let calls = calls(functions)?;
    let mut order: Vec<Own> = (0..functions.bodies.len()).collect();
    order.sort_by_key(|&number| Reverse(calls[number]));
    let short = ONE_BYTE.saturating_sub(functions.imports()) as usize;
    let (often, seldom) = order.split_at_mut(short.min(functions.bodies.len()));
    for part in [often, seldom] {
        part.sort_by_key(|&number| {
            (functions.types[number], functions.bodies[number].as_bytes().len(), number)
        });
    }
    Ok(order)
}

/// How often each is called in the code.
fn calls(functions: &Functions<'_>) -> Result<Vec<usize>> {
    let mut calls = vec![0; functions.bodies.len()];
    for caller in 0..functions.bodies.len() {
        for called in functions.called_by(caller)? {
            if let Some(number) = functions.own(called) {
                calls[number] += 1;
            }
        }
    }
    Ok(calls)
}

/// Writes a module with its functions in another order.
struct Ordered<'a, 'w> {
    functions: &'a Functions<'w>,
    order: Vec<Own>,
    /// By the old number.
    new_numbers: Vec<u32>,
}

impl<'a, 'w> Ordered<'a, 'w> {
    fn new(functions: &'a Functions<'w>) -> Result<Self> {
        let order = order(functions)?;
        let mut new_numbers = vec![0; order.len()];
        for (new, &old) in (0..).zip(&order) {
            new_numbers[old] = new;
        }
        Ok(Self { functions, order, new_numbers })
    }
}

impl Reencode for Ordered<'_, '_> {
    type Error = Infallible;

    fn function_index(&mut self, number: u32) -> Result<u32, Error<Infallible>> {
        let new = self.functions.own(number).map(|own| self.functions.imports() + self.new_numbers[own]);
        Ok(new.unwrap_or(number))
    }

    fn parse_function_section(
        &mut self,
        section: &mut FunctionSection,
        _: FunctionSectionReader<'_>,
    ) -> Result<(), Error<Infallible>> {
        for &old in &self.order {
            section.function(self.functions.types[old]);
        }
        Ok(())
    }

    fn parse_code_section(
        &mut self,
        code: &mut CodeSection,
        _: CodeSectionReader<'_>,
    ) -> Result<(), Error<Infallible>> {
        for old in self.order.clone() {
            self.parse_function_body(code, self.functions.bodies[old].clone())?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_encoder::{ExportKind, ExportSection, Function, Instruction, TypeSection, ValType};
    use wasmparser::{Operator, Payload};

    /// Functions that each give a number; the last calls the one before it twice. All are exported.
    fn module() -> Vec<u8> {
        let mut types = TypeSection::new();
        types.ty().function([], [ValType::I32]);
        let (mut functions, mut exports, mut code) =
            (FunctionSection::new(), ExportSection::new(), CodeSection::new());
        for number in 0..200_u32 {
            functions.function(0);
            exports.export(&format!("f{number}"), ExportKind::Func, number);
            let mut body = Function::new([]);
            if number == 199 {
                body.instruction(&Instruction::Call(198)).instruction(&Instruction::Drop);
                body.instruction(&Instruction::Call(198));
            } else {
                body.instruction(&Instruction::I32Const(number.cast_signed() * 100));
            }
            body.instruction(&Instruction::End);
            code.function(&body);
        }
        let mut module = Module::new();
        module.section(&types).section(&functions).section(&exports).section(&code);
        module.finish()
    }

    /// The exported names and what stands in the function of each; calls by the export that they lead to.
    fn meanings(wasm: &[u8]) -> Vec<(String, String)> {
        let functions = Functions::read(wasm).unwrap();
        let payloads = Parser::new(0).parse_all(wasm).map(Result::unwrap);
        let exports = payloads.filter_map(|payload| match payload {
            Payload::ExportSection(exports) => {
                Some(exports.into_iter().map(Result::unwrap).collect::<Vec<_>>())
            }
            _ => None,
        });
        let exports: Vec<_> = exports.flatten().collect();
        let name = |number: u32| exports.iter().find(|export| export.index == number).unwrap().name;
        let meaning = |number: u32| {
            let operators = functions.bodies[number as usize].get_operators_reader().unwrap();
            let told = operators.into_iter().map(|operator| match operator.unwrap() {
                Operator::Call { function_index } => format!("call {}", name(function_index)),
                other => format!("{other:?}"),
            });
            told.collect::<Vec<_>>().join(" ")
        };
        exports.iter().map(|export| (export.name.to_owned(), meaning(export.index))).collect()
    }

    #[test]
    fn what_is_called_most_has_a_short_number_and_all_else_stays() {
        let before = module();
        let after = ordered(&before).unwrap();
        assert_eq!(meanings(&before), meanings(&after));
        let called =
            calls(&Functions::read(&after).unwrap()).unwrap().iter().position(|&calls| calls == 2).unwrap();
        assert!(called < ONE_BYTE as usize, "{called}");
        assert!(after.len() < before.len());
    }
}
