//! Types as JSON Schema. In: a type. Out: its schema as the protocol wants it.

use std::sync::Arc;

use rmcp::model::JsonObject;
use schemars::generate::SchemaSettings;
use schemars::transform::RecursiveTransform;
use schemars::{JsonSchema, Schema};
use serde_json::Value;

/// The schema of a tool's input or output.
pub(crate) fn schema_of<T: JsonSchema>() -> Arc<JsonObject> {
    let settings = SchemaSettings::draft2020_12().with_transform(RecursiveTransform(without_number_format));
    let schema = settings.into_generator().into_root_schema_for::<T>();
    let mut object = schema.as_object().cloned().unwrap_or_default();
    // Said of the Rust type; the tool has a description of its own.
    object.remove("title");
    object.remove("description");
    Arc::new(object)
}

/// `uint32` is nobody's format but Rust's: clients warn of it.
fn without_number_format(schema: &mut Schema) {
    if matches!(schema.get("format"), Some(Value::String(_))) {
        schema.remove("format");
    }
}
