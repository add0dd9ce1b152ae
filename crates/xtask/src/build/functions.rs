//! The functions of a WASM module. In: its bytes. Out: their types and bodies, what they call, what they are called by name.

use std::collections::BTreeMap;

use anyhow::Result;
use wasmparser::{
    CustomSectionReader, ElementItems, ElementSectionReader, ExternalKind, FunctionBody, KnownCustom, Name,
    Operator, Parser, Payload, TypeRef,
};

/// A function that the module defines, by number: those that it imports are not counted.
pub(super) type Own = usize;

/// The functions of a module.
#[derive(Default)]
pub(super) struct Functions<'a> {
    /// Names and types of those that it imports.
    pub(super) imported: Vec<(&'a str, u32)>,
    /// The type of each of its own.
    pub(super) types: Vec<u32>,
    pub(super) bodies: Vec<FunctionBody<'a>>,
    /// What they are called in the source, where the module knows it.
    pub(super) names: BTreeMap<Own, &'a str>,
    /// Those that JavaScript or a table knows, by index.
    pub(super) exported: Vec<u32>,
    pub(super) in_tables: Vec<u32>,
}

impl<'a> Functions<'a> {
    pub(super) fn read(wasm: &'a [u8]) -> Result<Self> {
        let mut functions = Self::default();
        for payload in Parser::new(0).parse_all(wasm) {
            match payload? {
                Payload::ImportSection(imports) => {
                    for import in imports.into_imports() {
                        let import = import?;
                        if let TypeRef::Func(of_type) = import.ty {
                            functions.imported.push((import.name, of_type));
                        }
                    }
                }
                Payload::FunctionSection(types) => {
                    functions.types = types.into_iter().collect::<Result<_, _>>()?;
                }
                Payload::ExportSection(exports) => {
                    for export in exports {
                        let export = export?;
                        if export.kind == ExternalKind::Func {
                            functions.exported.push(export.index);
                        }
                    }
                }
                Payload::StartSection { func, .. } => functions.exported.push(func),
                Payload::ElementSection(elements) => functions.in_tables.extend(listed(elements)?),
                Payload::CodeSectionEntry(body) => functions.bodies.push(body),
                Payload::CustomSection(section) => functions.take_names(&section)?,
                _ => {}
            }
        }
        Ok(functions)
    }

    fn take_names(&mut self, section: &CustomSectionReader<'a>) -> Result<()> {
        let KnownCustom::Name(parts) = section.as_known() else { return Ok(()) };
        for part in parts {
            let Name::Function(names) = part? else { continue };
            for naming in names {
                let naming = naming?;
                if let Some(number) = self.own(naming.index) {
                    self.names.insert(number, naming.name);
                }
            }
        }
        Ok(())
    }

    /// How many it imports: indices below are of these.
    pub(super) fn imports(&self) -> u32 {
        u32::try_from(self.imported.len()).unwrap_or(u32::MAX)
    }

    /// The number of what has this index, none for an import.
    pub(super) fn own(&self, index: u32) -> Option<Own> {
        index.checked_sub(self.imports()).map(|number| number as usize)
    }

    /// The type of what has this index.
    pub(super) fn type_of(&self, index: u32) -> u32 {
        self.own(index).map_or_else(|| self.imported[index as usize].1, |number| self.types[number])
    }

    /// The indices of what a function calls by index, once for each call.
    pub(super) fn called_by(&self, number: Own) -> Result<Vec<u32>> {
        let mut called = Vec::new();
        for operator in self.bodies[number].get_operators_reader()? {
            if let Operator::Call { function_index } = operator? {
                called.push(function_index);
            }
        }
        Ok(called)
    }
}

fn listed(elements: ElementSectionReader<'_>) -> Result<Vec<u32>> {
    let mut indices = Vec::new();
    for element in elements {
        match element?.items {
            ElementItems::Functions(functions) => {
                for index in functions {
                    indices.push(index?);
                }
            }
            ElementItems::Expressions(_, expressions) => {
                for expression in expressions {
                    for operator in expression?.get_operators_reader() {
                        if let Operator::RefFunc { function_index } = operator? {
                            indices.push(function_index);
                        }
                    }
                }
            }
        }
    }
    Ok(indices)
}
