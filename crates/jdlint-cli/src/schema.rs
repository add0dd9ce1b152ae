//! `jdlint schema`. In: the types of the contract and of the settings. Out: one JSON document: all schemas, or one.

use std::io::{self, Write};

use jdlint_contract::{CheckOutput, OutlineOutput, Position, RulesOutput};
use schemars::{Schema, schema_for};
use serde_json::json;

use crate::arguments::SchemaName;
use crate::{compare, config, stats};

/// Prints the schemas.
pub(crate) fn schema(name: Option<SchemaName>, out: &mut dyn Write) -> io::Result<()> {
    match name {
        Some(name) => serde_json::to_writer_pretty(&mut *out, &of(name))?,
        None => serde_json::to_writer_pretty(
            &mut *out,
            &json!({
                "check": of(SchemaName::Check),
                "outline": of(SchemaName::Outline),
                "rules": of(SchemaName::Rules),
                "diff": of(SchemaName::Diff),
                "stats": of(SchemaName::Stats),
                "config": of(SchemaName::Config),
                "settings": of(SchemaName::Settings),
            }),
        )?,
    }
    writeln!(out)
}

fn of(name: SchemaName) -> Schema {
    match name {
        SchemaName::Check => schema_for!(CheckOutput<Position>),
        SchemaName::Outline => schema_for!(OutlineOutput<Position>),
        SchemaName::Rules => schema_for!(RulesOutput),
        SchemaName::Diff => schema_for!(compare::Output<'_>),
        SchemaName::Stats => schema_for!(stats::Output<'_>),
        SchemaName::Config => schema_for!(config::Output<'_>),
        SchemaName::Settings => jdlint_settings::schema::schema(),
    }
}
