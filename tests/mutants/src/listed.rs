//! What cargo-mutants would do. In: its list, in JSON. Out: mutants with where they are and what stands there instead.

use anyhow::{Context, Result};
use serde_json::Value;

/// One change of one place.
#[derive(Clone, Debug)]
pub(crate) struct Mutant {
    /// The file, from the root of the workspace on.
    pub(crate) file: String,
    /// `file:line:column: replace < with <= in f`.
    pub(crate) name: String,
    /// What kind of change.
    pub(crate) genre: Genre,
    /// Where: 1-based lines, and columns in characters.
    pub(crate) start: Place,
    /// What stands there instead.
    pub(crate) replacement: String,
}

/// A line and a column, both 1-based.
pub(crate) type Place = (usize, usize);

/// cargo-mutants' kinds of changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Genre {
    /// The body of a function gives a fixed value.
    Function,
    /// Another operator, or none before its operand.
    Operator,
    /// An arm is gone.
    Arm,
    /// A guard is always or never true.
    Guard,
    /// A field has the value of the rest of the struct.
    Field,
}

/// The mutants of the list, in its order.
pub(crate) fn read(list: &str) -> Result<Vec<Mutant>> {
    let list: Value = serde_json::from_str(list)?;
    list.as_array().context("no list")?.iter().map(mutant).collect()
}

fn mutant(row: &Value) -> Result<Mutant> {
    let text = |key: &str| row[key].as_str().map(str::to_owned).with_context(|| format!("no `{key}`"));
    let number = |key: &str| row["span"]["start"][key].as_u64().with_context(|| format!("no `{key}`"));
    Ok(Mutant {
        file: text("file")?,
        name: text("name")?,
        genre: genre(&text("genre")?)?,
        start: (number("line")? as usize, number("column")? as usize),
        replacement: text("replacement")?,
    })
}

fn genre(word: &str) -> Result<Genre> {
    Ok(match word {
        "FnValue" => Genre::Function,
        "BinaryOperator" | "UnaryOperator" => Genre::Operator,
        "MatchArm" => Genre::Arm,
        "MatchArmGuard" => Genre::Guard,
        "StructField" => Genre::Field,
        other => anyhow::bail!("an unknown genre `{other}`"),
    })
}
