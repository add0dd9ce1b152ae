//! The JSON Schema of `jdlint.toml` as a file, for editors and for catalogues of schemas. In: `editor/jdlint.schema.json`.
//! Out: a failure where it is stale.
//!
//! `UPDATE_SCHEMA=1 cargo test -p jdlint-tests --test schema` writes it anew.

use std::{env, fs};

use jdlint_tests::suite::workspace;

#[test]
fn the_schema_of_the_settings_is_the_one_that_is_stored() {
    let file = workspace().join("editor/jdlint.schema.json");
    let schema = serde_json::to_string_pretty(&jdlint_settings::schema::schema()).expect("JSON");
    let expected = format!("{schema}\n");
    if env::var_os("UPDATE_SCHEMA").is_some() {
        fs::write(&file, &expected).expect("the schema can be written");
    }
    let found = fs::read_to_string(&file).unwrap_or_default().replace("\r\n", "\n");
    assert!(
        found == expected,
        "{} is stale; run UPDATE_SCHEMA=1 cargo test -p jdlint-tests --test schema",
        file.display()
    );
}
