//! The page's engine in two parts. In: its WASM, and which of its functions a posting needs as a rule. Out: a first part with
//! these, to load at once, and a second with the others, which the first asks JavaScript for when it comes to one of them.
//!
//! Both work on one memory and one table of functions. In the first part stands, for each function of the second that it
//! calls, a stub: it asks for the second part (JavaScript does nothing when that is there) and calls what that part put into
//! the table. What the second part calls of the first stands in the table as well.

use std::collections::BTreeMap;
use std::convert::Infallible;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, anyhow, ensure};
use wasm_encoder::reencode::{Error, Reencode, utils};
use wasm_encoder::{
    CodeSection, ConstExpr, ElementSection, Elements, EntityType, ExportKind, ExportSection, Function,
    FunctionSection, ImportSection, Instruction, MemoryType, Module, RefType, SectionId, TableSection,
    TableType,
};
use wasmparser::{
    CodeSectionReader, ElementSectionReader, ExportSectionReader, FunctionBody, FunctionSectionReader,
    ImportSectionReader, Operator, Parser, Payload, TableSectionReader, TypeRef,
};

use super::functions::{Functions, Own};
use super::sections;

/// What the first part calls to have the second, by a piece of its name: see jdlint-bindings.
const BRING: &str = "bringSecondPart";
/// The module that the second part takes from: what the first exports.
const FIRST: &str = "first";
/// What wasm-bindgen exports the memory as.
const MEMORY: &str = "memory";
/// What the table of functions is exported as, and the globals, with their numbers behind it.
const TABLE: &str = "functions";
const GLOBAL: &str = "global";
/// A function that is hardly longer than its stub stays: bytes of its body.
const SHORTEST: usize = 40;

/// The sections that the second part has. It takes table, memory and globals from the first, with what is in them.
const OF_SECOND: [u8; 5] = [
    SectionId::Type as u8,
    SectionId::Import as u8,
    SectionId::Function as u8,
    SectionId::Element as u8,
    SectionId::Code as u8,
];

/// Both parts, as WASM.
pub(super) struct Parts {
    pub(super) first: Vec<u8>,
    pub(super) second: Vec<u8>,
}

/// The file of the second part, beside that of the first.
pub(super) fn second_of(first: &Path) -> PathBuf {
    first.with_file_name("second.wasm")
}

/// The second part of an engine that stands in one: a module with nothing in it.
pub(super) fn nothing() -> Vec<u8> {
    Module::new().finish()
}

/// Takes apart a module of which `is_needed` says, by number, which functions go into the first part.
pub(super) fn split(wasm: &[u8], is_needed: &[bool]) -> Result<Parts> {
    let wasm = &sections::without_notes(wasm)?;
    let functions = Functions::read(wasm)?;
    let plan = Plan::new(wasm, &functions, is_needed)?;
    let (mut first, mut second) = (Module::new(), Module::new());
    First(&plan).parse_core_module(&mut first, Parser::new(0), wasm).map_err(|error| anyhow!("{error}"))?;
    let wasm = &sections::kept(wasm, |id| OF_SECOND.contains(&id))?;
    Second(&plan).parse_core_module(&mut second, Parser::new(0), wasm).map_err(|error| anyhow!("{error}"))?;
    Ok(Parts { first: first.finish(), second: second.finish() })
}

/// Where a function stands.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    First,
    /// In the second part, and a stub in the first.
    Stub,
    /// In the second part, which alone calls it.
    Second,
}

/// What goes where.
struct Plan<'a> {
    functions: &'a Functions<'a>,
    /// Of each function, by number.
    places: Vec<Place>,
    /// The index in each part, by number; nothing asks for that of a function that is not there.
    first_indices: Vec<u32>,
    second_indices: Vec<u32>,
    /// The index of what brings the second part.
    bring: u32,
    /// The indices of what the second part calls of the first, and where in the table each stands.
    lent: BTreeMap<u32, u32>,
    /// Where in the table the functions stand that have stubs.
    stubs: BTreeMap<Own, u32>,
    /// What both parts have in common.
    shared: Shared,
}

impl<'a> Plan<'a> {
    fn new(wasm: &[u8], functions: &'a Functions<'a>, is_needed: &[bool]) -> Result<Self> {
        let bring = functions.imported.iter().position(|(name, _)| name.contains(BRING));
        let bring = u32::try_from(bring.with_context(|| format!("the engine imports no {BRING}"))?)?;
        let shared = Shared::read(wasm)?;
        let places = places(functions, is_needed)?;
        let indices = |begin: u32, is_there: fn(Place) -> bool| {
            let mut next = begin;
            let index = |&place: &Place| {
                let index = next;
                next += u32::from(is_there(place));
                index
            };
            places.iter().map(index).collect::<Vec<_>>()
        };
        let mut plan = Self {
            functions,
            first_indices: indices(functions.imports(), |place| place != Place::Second),
            second_indices: indices(0, |place| place != Place::First),
            bring,
            lent: BTreeMap::new(),
            stubs: BTreeMap::new(),
            shared,
            places,
        };
        plan.fill_table()?;
        Ok(plan)
    }

    fn fill_table(&mut self) -> Result<()> {
        let mut next = self.shared.table_end;
        for number in self.numbers(|place| place != Place::First) {
            for called in self.functions.called_by(number)? {
                if !self.is_in_second(called) && !self.lent.contains_key(&called) {
                    self.lent.insert(called, 0);
                }
            }
        }
        for place in self.lent.values_mut() {
            *place = next;
            next += 1;
        }
        for number in self.numbers(|place| place == Place::Stub) {
            self.stubs.insert(number, next);
            next += 1;
        }
        Ok(())
    }

    fn numbers(&self, is_wanted: impl Fn(Place) -> bool) -> Vec<Own> {
        (0..self.places.len()).filter(|&number| is_wanted(self.places[number])).collect()
    }

    fn is_in_second(&self, index: u32) -> bool {
        self.functions.own(index).is_some_and(|number| self.places[number] != Place::First)
    }

    fn index_in_first(&self, index: u32) -> u32 {
        self.functions.own(index).map_or(index, |number| self.first_indices[number])
    }

    /// How long the table is that both parts use.
    fn table_size(&self) -> u64 {
        u64::from(self.shared.table_end) + (self.lent.len() + self.stubs.len()) as u64
    }

    /// What stands in the first part for a function of the second.
    fn stub(&self, number: Own) -> Function {
        let type_index = self.functions.types[number];
        let mut stub = Function::new([]);
        stub.instruction(&Instruction::Call(self.bring));
        for parameter in 0..self.shared.parameters[type_index as usize] {
            stub.instruction(&Instruction::LocalGet(parameter));
        }
        stub.instruction(&from_table(self.stubs[&number]));
        stub.instruction(&Instruction::CallIndirect { type_index, table_index: 0 });
        stub.instruction(&Instruction::End);
        stub
    }
}

/// The instruction that names a place in the table.
fn from_table(place: u32) -> Instruction<'static> {
    Instruction::I32Const(place.cast_signed())
}

/// Where each function stands.
fn places(functions: &Functions<'_>, is_needed: &[bool]) -> Result<Vec<Place>> {
    let mut stays = is_needed.to_vec();
    ensure!(stays.len() == functions.bodies.len(), "as many functions were watched as there are");
    for number in functions.exported.iter().filter_map(|&index| functions.own(index)) {
        stays[number] = true;
    }
    for (number, body) in functions.bodies.iter().enumerate() {
        stays[number] |= body.as_bytes().len() < SHORTEST || !can_move(body)?;
    }

    let mut places: Vec<Place> =
        stays.iter().map(|&stays| if stays { Place::First } else { Place::Second }).collect();
    let mut known = functions.in_tables.clone();
    for number in (0..stays.len()).filter(|&number| stays[number]) {
        known.extend(functions.called_by(number)?);
    }
    for number in known.into_iter().filter_map(|index| functions.own(index)) {
        if places[number] == Place::Second {
            places[number] = Place::Stub;
        }
    }
    Ok(places)
}

/// False for a function that does what only the module can do that has the tables and the data.
fn can_move(body: &FunctionBody<'_>) -> Result<bool> {
    for operator in body.get_operators_reader()? {
        let is_of_module = match operator? {
            Operator::CallIndirect { table_index, .. } => table_index != 0,
            Operator::RefFunc { .. }
            | Operator::ReturnCall { .. }
            | Operator::ReturnCallIndirect { .. }
            | Operator::TableGet { .. }
            | Operator::TableSet { .. }
            | Operator::TableGrow { .. }
            | Operator::TableSize { .. }
            | Operator::TableFill { .. }
            | Operator::TableCopy { .. }
            | Operator::TableInit { .. }
            | Operator::ElemDrop { .. }
            | Operator::MemoryInit { .. }
            | Operator::DataDrop { .. } => true,
            _ => false,
        };
        if is_of_module {
            return Ok(false);
        }
    }
    Ok(true)
}

/// What both parts have in common.
struct Shared {
    /// How many parameters each type of function has.
    parameters: Vec<u32>,
    /// Where the table of functions ends.
    table_end: u32,
    globals: Vec<wasmparser::GlobalType>,
}

impl Shared {
    fn read(wasm: &[u8]) -> Result<Self> {
        let (mut parameters, mut table_end, mut globals) = (Vec::new(), None, Vec::new());
        for payload in Parser::new(0).parse_all(wasm) {
            match payload? {
                Payload::TypeSection(types) => {
                    for function in types.into_iter_err_on_gc_types() {
                        parameters.push(u32::try_from(function?.params().len())?);
                    }
                }
                Payload::ImportSection(imports) => {
                    for import in imports.into_imports() {
                        let is_function = matches!(import?.ty, TypeRef::Func(_));
                        ensure!(is_function, "the engine imports more than functions");
                    }
                }
                Payload::TableSection(tables) => {
                    let table = tables.into_iter().next().context("no table")??.ty;
                    ensure!(table.element_type.is_func_ref(), "the first table is not that of functions");
                    table_end = Some(u32::try_from(table.initial)?);
                }
                Payload::GlobalSection(section) => {
                    for global in section {
                        globals.push(global?.ty);
                    }
                }
                _ => {}
            }
        }
        Ok(Self { parameters, table_end: table_end.context("no table")?, globals })
    }
}

/// Writes the first part.
struct First<'p, 'a>(&'p Plan<'a>);

impl Reencode for First<'_, '_> {
    type Error = Infallible;

    fn function_index(&mut self, index: u32) -> Result<u32, Error<Infallible>> {
        Ok(self.0.index_in_first(index))
    }

    fn parse_function_section(
        &mut self,
        section: &mut FunctionSection,
        _: FunctionSectionReader<'_>,
    ) -> Result<(), Error<Infallible>> {
        for number in self.0.numbers(|place| place != Place::Second) {
            section.function(self.0.functions.types[number]);
        }
        Ok(())
    }

    fn parse_table_section(
        &mut self,
        tables: &mut TableSection,
        section: TableSectionReader<'_>,
    ) -> Result<(), Error<Infallible>> {
        for (number, table) in section.into_iter().enumerate() {
            let mut table = table?;
            if number == 0 {
                table.ty.initial = self.0.table_size();
                table.ty.maximum = table.ty.maximum.map(|maximum| maximum.max(table.ty.initial));
            }
            self.parse_table(tables, table)?;
        }
        Ok(())
    }

    fn parse_export_section(
        &mut self,
        exports: &mut ExportSection,
        section: ExportSectionReader<'_>,
    ) -> Result<(), Error<Infallible>> {
        utils::parse_export_section(self, exports, section)?;
        exports.export(TABLE, ExportKind::Table, 0);
        for number in (0..).take(self.0.shared.globals.len()) {
            exports.export(&format!("{GLOBAL}{number}"), ExportKind::Global, number);
        }
        Ok(())
    }

    fn parse_element_section(
        &mut self,
        elements: &mut ElementSection,
        section: ElementSectionReader<'_>,
    ) -> Result<(), Error<Infallible>> {
        utils::parse_element_section(self, elements, section)?;
        let lent: Vec<u32> = self.0.lent.keys().map(|&index| self.0.index_in_first(index)).collect();
        let begin = ConstExpr::i32_const(self.0.shared.table_end.cast_signed());
        elements.active(None, &begin, Elements::Functions(lent.into()));
        Ok(())
    }

    fn parse_code_section(
        &mut self,
        code: &mut CodeSection,
        _: CodeSectionReader<'_>,
    ) -> Result<(), Error<Infallible>> {
        for number in self.0.numbers(|place| place != Place::Second) {
            if self.0.places[number] == Place::Stub {
                code.function(&self.0.stub(number));
            } else {
                self.parse_function_body(code, self.0.functions.bodies[number].clone())?;
            }
        }
        Ok(())
    }
}

/// Writes the second part.
struct Second<'p, 'a>(&'p Plan<'a>);

impl Reencode for Second<'_, '_> {
    type Error = Infallible;

    fn function_index(&mut self, index: u32) -> Result<u32, Error<Infallible>> {
        Ok(self.0.functions.own(index).map_or(index, |number| self.0.second_indices[number]))
    }

    fn parse_import_section(
        &mut self,
        imports: &mut ImportSection,
        _: ImportSectionReader<'_>,
    ) -> Result<(), Error<Infallible>> {
        let memory =
            MemoryType { minimum: 0, maximum: None, memory64: false, shared: false, page_size_log2: None };
        imports.import(FIRST, MEMORY, memory);
        let element_type = RefType::FUNCREF;
        let table = TableType { element_type, table64: false, minimum: 0, maximum: None, shared: false };
        imports.import(FIRST, TABLE, table);
        for (number, &global) in self.0.shared.globals.iter().enumerate() {
            let global = EntityType::Global(self.global_type(global)?);
            imports.import(FIRST, &format!("{GLOBAL}{number}"), global);
        }
        Ok(())
    }

    fn parse_function_section(
        &mut self,
        section: &mut FunctionSection,
        _: FunctionSectionReader<'_>,
    ) -> Result<(), Error<Infallible>> {
        for number in self.0.numbers(|place| place != Place::First) {
            section.function(self.0.functions.types[number]);
        }
        Ok(())
    }

    fn parse_element_section(
        &mut self,
        elements: &mut ElementSection,
        _: ElementSectionReader<'_>,
    ) -> Result<(), Error<Infallible>> {
        let Some(&begin) = self.0.stubs.values().next() else { return Ok(()) };
        let stubs: Vec<u32> = self.0.stubs.keys().map(|&number| self.0.second_indices[number]).collect();
        elements.active(None, &ConstExpr::i32_const(begin.cast_signed()), Elements::Functions(stubs.into()));
        Ok(())
    }

    fn parse_code_section(
        &mut self,
        code: &mut CodeSection,
        _: CodeSectionReader<'_>,
    ) -> Result<(), Error<Infallible>> {
        for number in self.0.numbers(|place| place != Place::First) {
            self.parse_function_body(code, self.0.functions.bodies[number].clone())?;
        }
        Ok(())
    }

    /// What stands in the first part is called by its place in the table.
    fn parse_function_body(
        &mut self,
        code: &mut CodeSection,
        body: FunctionBody<'_>,
    ) -> Result<(), Error<Infallible>> {
        let mut function = self.new_function_with_parsed_locals(&body)?;
        for operator in body.get_operators_reader()? {
            let operator = operator?;
            match operator {
                Operator::Call { function_index } if !self.0.is_in_second(function_index) => {
                    let type_index = self.0.functions.type_of(function_index);
                    function.instruction(&from_table(self.0.lent[&function_index]));
                    function.instruction(&Instruction::CallIndirect { type_index, table_index: 0 });
                }
                _ => {
                    function.instruction(&self.instruction(operator)?);
                }
            }
        }
        code.function(&function);
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_encoder::{GlobalSection, GlobalType, MemorySection, TypeSection, ValType};

    /// `often` calls `seldom`, which calls `deep` and `bring`; `deep` calls `often` and is called by no other. What is long
    /// enough to move is filled up.
    fn module() -> Vec<u8> {
        let mut types = TypeSection::new();
        types.ty().function([ValType::I32], [ValType::I32]);
        types.ty().function([], []);
        let mut imports = ImportSection::new();
        imports.import("page", "__wbg_bringSecondPart_1", EntityType::Function(1));
        let mut functions = FunctionSection::new();
        let mut code = CodeSection::new();
        for calls in [&[2][..], &[3, 0], &[1]] {
            functions.function(0);
            let mut body = Function::new([]);
            body.instruction(&Instruction::LocalGet(0));
            for _ in 0..SHORTEST {
                body.instruction(&Instruction::Nop);
            }
            for &index in calls {
                body.instruction(&Instruction::Call(index));
            }
            body.instruction(&Instruction::End);
            code.function(&body);
        }
        let mut tables = TableSection::new();
        tables.table(TableType {
            element_type: RefType::FUNCREF,
            table64: false,
            minimum: 5,
            maximum: Some(5),
            shared: false,
        });
        let mut memories = MemorySection::new();
        memories.memory(MemoryType {
            minimum: 1,
            maximum: None,
            memory64: false,
            shared: false,
            page_size_log2: None,
        });
        let mut globals = GlobalSection::new();
        let global = GlobalType { val_type: ValType::I32, mutable: true, shared: false };
        globals.global(global, &ConstExpr::i32_const(0));
        let mut exports = ExportSection::new();
        exports.export("memory", ExportKind::Memory, 0).export("often", ExportKind::Func, 1);
        let mut elements = ElementSection::new();
        elements.active(None, &ConstExpr::i32_const(1), Elements::Functions([1].as_slice().into()));
        let mut module = Module::new();
        module.section(&types).section(&imports).section(&functions).section(&tables).section(&memories);
        module.section(&globals).section(&exports).section(&elements).section(&code);
        module.finish()
    }

    /// The instructions of each function that do something.
    fn instructions(wasm: &[u8]) -> Vec<Vec<String>> {
        let told = |body: &FunctionBody<'_>| {
            let operators = body.get_operators_reader().unwrap().into_iter().map(Result::unwrap);
            let operators = operators.filter(|operator| !matches!(operator, Operator::Nop | Operator::End));
            operators
                .map(|operator| match operator {
                    Operator::Call { function_index } => format!("call {function_index}"),
                    Operator::CallIndirect { type_index, .. } => {
                        format!("call from table, type {type_index}")
                    }
                    Operator::I32Const { value } => value.to_string(),
                    Operator::LocalGet { local_index } => format!("local {local_index}"),
                    other => format!("{other:?}"),
                })
                .collect()
        };
        Functions::read(wasm).unwrap().bodies.iter().map(told).collect()
    }

    #[test]
    fn what_is_seldom_called_goes_into_a_part_of_its_own() {
        let Parts { first, second } = split(&module(), &[true, false, false]).unwrap();

        // `often` calls the stub, which asks for the second part and calls what stands at 7 in the table then.
        assert_eq!(
            instructions(&first),
            [vec!["local 0", "call 2"], vec!["call 0", "local 0", "7", "call from table, type 0"],]
        );
        // `bring` stands at 5 and `often` at 6, where the first part has put them, and `seldom` at 7.
        assert_eq!(
            instructions(&second),
            [
                vec!["local 0", "call 1", "5", "call from table, type 1"],
                vec!["local 0", "6", "call from table, type 0"],
            ]
        );
    }

    #[test]
    fn what_all_call_stays_and_what_javascript_calls() {
        let whole = module();
        let Parts { first, second } = split(&whole, &[true; 3]).unwrap();
        assert_eq!((instructions(&first), instructions(&second)), (instructions(&whole), Vec::new()));

        let Parts { first, .. } = split(&whole, &[false; 3]).unwrap();
        assert_eq!(instructions(&first)[0], ["local 0", "call 2"], "it is exported");
    }
}
