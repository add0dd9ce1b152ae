//! `jdlint schema`. In: the types of the contract. Out: one JSON document with a schema for each command.

use std::io::{self, Write};

use jdlint_contract::{CheckOutput, OutlineOutput, Position, RulesOutput};
use schemars::schema_for;
use serde_json::json;

/// Prints the schemas.
pub(crate) fn schema(out: &mut dyn Write) -> io::Result<()> {
    let schemas = json!({
        "check": schema_for!(CheckOutput<Position>),
        "outline": schema_for!(OutlineOutput<Position>),
        "rules": schema_for!(RulesOutput),
    });
    serde_json::to_writer_pretty(&mut *out, &schemas)?;
    writeln!(out)
}
