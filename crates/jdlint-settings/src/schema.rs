//! The JSON Schema of `jdlint.toml`, for editors that complete and check TOML. In: the tables of the engine. Out: a
//! [`Schema`]. `read.rs` is what really reads a file; a test holds the two together.

#![expect(dead_code, reason = "these types are there for their schema only")]

use jdlint_core::{jurisdictions, roles, rules};
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::Deserialize;
use serde_json::{Map, Value, json};

/// The schema of a settings file.
pub fn schema() -> Schema {
    schemars::schema_for!(SettingsFile)
}

/// Settings of jdlint. The nearest `jdlint.toml` above a posting holds for it.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
#[schemars(title = "jdlint.toml")]
struct SettingsFile {
    /// Settings files to begin with, as paths from this one; they must lie within the repository.
    extends: Option<OneOrMany>,
    /// Paths that are linted when none is named, as patterns from this folder.
    include: Option<OneOrMany>,
    /// Paths that are left out, as patterns from this folder. A file that is named is linted all the same.
    exclude: Option<OneOrMany>,
    /// From which severity on findings make the exit status 1. Default: error.
    fail_on: Option<Severity>,
    /// Role profile to judge by. Default: chosen by the title.
    #[serde(default)]
    #[schemars(schema_with = "role")]
    role: Option<String>,
    /// Whose law applies; a place includes all it lies in.
    #[serde(default)]
    #[schemars(schema_with = "places")]
    jurisdictions: Option<Vec<String>>,
    /// How many people the employer has; some laws spare small ones. Default: not known.
    #[schemars(range(min = 1))]
    employer_size: Option<u32>,
    /// Whose law applies to remote postings as well: the places where people who hold the job may live.
    #[serde(default)]
    #[schemars(schema_with = "places")]
    remote_open_to: Option<Vec<String>>,
    /// How loud single rules speak, and their options.
    #[serde(default)]
    #[schemars(schema_with = "rule_table")]
    rules: Option<Value>,
    /// Your own word lists.
    words: Option<Words>,
    /// Sections that every posting must have.
    sections: Option<Vec<Section>>,
    /// Other settings for some paths; later ones are stronger.
    overrides: Option<Vec<Override>>,
}

/// Settings for some paths.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct Override {
    /// Patterns of paths from this folder.
    paths: OneOrMany,
    /// Role profile to judge by.
    #[serde(default)]
    #[schemars(schema_with = "role")]
    role: Option<String>,
    /// Whose law applies.
    #[serde(default)]
    #[schemars(schema_with = "places")]
    jurisdictions: Option<Vec<String>>,
    /// How many people the employer has; some laws spare small ones. Default: not known.
    #[schemars(range(min = 1))]
    employer_size: Option<u32>,
    /// Whose law applies to remote postings as well: the places where people who hold the job may live.
    #[serde(default)]
    #[schemars(schema_with = "places")]
    remote_open_to: Option<Vec<String>>,
    /// How loud single rules speak, and their options.
    #[serde(default)]
    #[schemars(schema_with = "rule_table")]
    rules: Option<Value>,
    /// Your own word lists.
    words: Option<Words>,
    /// Sections that every posting must have.
    sections: Option<Vec<Section>>,
}

/// Your own word lists.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Words {
    /// Phrases in which every rule is silent: a brand, the name of a product.
    allow: Option<OneOrMany>,
    /// Phrases that the rule `own-word` flags.
    flag: Option<Vec<Flag>>,
}

/// A phrase to flag.
#[derive(Deserialize, JsonSchema)]
#[serde(untagged)]
enum Flag {
    /// The phrase alone.
    Phrase(String),
    /// The phrase and what to say of it.
    Table(FlagTable),
}

/// A phrase to flag and what to say of it.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct FlagTable {
    /// The words to look for, in any case.
    phrase: String,
    /// What is wrong with them.
    message: Option<String>,
    /// What to write in their place.
    replacement: Option<String>,
    /// How bad it is. Default: warning.
    severity: Option<Severity>,
}

/// A section that every posting must have.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Section {
    /// Its usual heading.
    name: String,
    /// Other headings that stand for it.
    headings: Option<OneOrMany>,
    /// How bad it is when it is missing. Default: warning.
    severity: Option<Severity>,
    /// What to put under the heading.
    template: Option<String>,
}

/// A string or a list of strings.
#[derive(Deserialize, JsonSchema)]
#[serde(untagged)]
enum OneOrMany {
    /// One.
    One(String),
    /// Many.
    Many(Vec<String>),
}

/// How bad findings are.
#[derive(Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
enum Severity {
    /// Worth knowing.
    Info,
    /// Should be mended.
    Warning,
    /// Must be mended.
    Error,
}

/// A long schema that stands in one place, whoever refers to it.
fn shared(generator: &mut SchemaGenerator, name: &str, schema: Value) -> Value {
    generator.definitions_mut().insert(name.to_owned(), schema);
    json!({ "$ref": format!("#/$defs/{name}") })
}

fn role(generator: &mut SchemaGenerator) -> Schema {
    let ids: Vec<&str> = roles::ALL.iter().map(|role| role.id).collect();
    let role = shared(generator, "Role", json!({ "type": "string", "enum": ids }));
    json_schema!({ "$ref": role["$ref"] })
}

fn places(generator: &mut SchemaGenerator) -> Schema {
    let ids: Vec<&str> = jurisdictions::ALL.iter().map(|place| place.id).collect();
    let place = shared(generator, "Place", json!({ "type": "string", "enum": ids }));
    json_schema!({ "anyOf": [place, { "type": "array", "items": place }] })
}

/// Every rule with its severities and options.
fn rule_table(generator: &mut SchemaGenerator) -> Schema {
    let levels = json!({ "type": "string", "enum": ["off", "info", "warning", "error"] });
    let levels = shared(generator, "Level", levels);
    let rules: Map<String, Value> = rules::ALL
        .iter()
        .map(|rule| {
            let mut members = Map::from_iter([("severity".to_owned(), levels.clone())]);
            for option in rules::OPTIONS.iter().filter(|option| option.rule == rule.id) {
                let schema = json!({
                    "type": "integer", "minimum": option.least, "maximum": option.most, "default": option.default,
                    "description": option.about
                });
                members.insert(option.name.to_owned(), schema);
            }
            let table = json!({ "type": "object", "properties": members, "additionalProperties": false });
            let usual = if rule.on_by_default { rule.severity.word() } else { "off" };
            let about = format!("{}. Default: {usual}.", rule.summary);
            (rule.id.to_owned(), json!({ "description": about, "anyOf": [levels, table] }))
        })
        .collect();
    let table = json!({ "type": "object", "properties": rules, "additionalProperties": false });
    let table = shared(generator, "Rules", table);
    json_schema!({ "$ref": table["$ref"] })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::{keys, read};

    /// The keys of a table of the schema.
    fn keys_of(schema: &Value, name: Option<&str>) -> Vec<String> {
        let table = name.map_or(schema, |name| &schema["$defs"][name]);
        let mut keys: Vec<_> = table["properties"].as_object().unwrap().keys().cloned().collect();
        keys.sort();
        keys
    }

    fn sorted(keys: &[&str]) -> Vec<String> {
        let mut keys: Vec<_> = keys.iter().map(|&key| key.to_owned()).collect();
        keys.sort();
        keys
    }

    #[test]
    fn the_schema_has_the_keys_that_are_read() {
        let schema = serde_json::to_value(schema()).unwrap();
        assert_eq!(keys_of(&schema, None), sorted(&keys::FILE));
        assert_eq!(keys_of(&schema, Some("Override")), sorted(&keys::OVERRIDE));
        assert_eq!(keys_of(&schema, Some("Words")), sorted(&keys::WORDS));
        assert_eq!(keys_of(&schema, Some("FlagTable")), sorted(&keys::FLAG));
        assert_eq!(keys_of(&schema, Some("Section")), sorted(&keys::SECTION));
    }

    #[test]
    fn schema_and_reader_agree_on_files() {
        let validator = jsonschema::validator_for(&serde_json::to_value(schema()).unwrap()).unwrap();
        for (text, sound) in [
            ("", true),
            (include_str!("../tests/whole.toml"), true),
            ("extends = 'a.toml'\nfail-on = 'warning'", true),
            ("[rules]\nmissing-pay = 'off'\ntoo-many-requirements = { max = 9 }", true),
            ("[words]\nallow = ['Acme']\nflag = ['ninja', { phrase = 'guru', severity = 'info' }]", true),
            ("colour = 'red'", false),
            ("fail-on = 'off'", false),
            ("[rules]\nno-such-rule = 'off'", false),
            ("[rules]\nmissing-pay = 'loud'", false),
            ("[rules]\nmissing-pay = { max = 3 }", false),
            ("[rules]\ntoo-many-requirements = { max = 0 }", false),
            ("[rules]\nmissing-pay = false", false),
            ("jurisdictions = ['us-zz']", false),
            ("employer-size = 40\nremote-open-to = ['us-co', 'us-ny']", true),
            ("employer-size = 0", false),
            ("employer-size = 'many'", false),
            ("remote-open-to = 'us-zz'", false),
            ("role = 'wizard'", false),
            ("[[sections]]\nheadings = ['x']", false),
            ("[[overrides]]\nrole = 'technical-manager'", false),
            ("[[overrides]]\npaths = 'x'\ninclude = 'y'", false),
            ("[words]\nflag = 'ninja'", false),
        ] {
            let value: Value = toml::from_str(text).unwrap();
            assert_eq!(validator.is_valid(&value), sound, "schema: {text}");
            assert_eq!(read(text).is_ok(), sound, "reader: {text}");
        }
    }
}
