//! What is said of kinds of content, by kind. In: pairs. Out: a JSON object with sorted keys.
//!
//! A sorted list: the browser's engine would carry a tree for two objects of eighteen keys.

use std::collections::BTreeMap;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A value for each of some kinds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ByKind<V>(Vec<(String, V)>);

impl<V> ByKind<V> {
    /// What is said of that kind.
    pub fn get(&self, kind: &str) -> Option<&V> {
        self.0.iter().find(|(known, _)| known == kind).map(|(_, value)| value)
    }

    /// Kinds and what is said of them, sorted by kind.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &V)> {
        self.0.iter().map(|(kind, value)| (kind.as_str(), value))
    }
}

impl<V> FromIterator<(String, V)> for ByKind<V> {
    fn from_iter<I: IntoIterator<Item = (String, V)>>(pairs: I) -> Self {
        let mut pairs: Vec<_> = pairs.into_iter().collect();
        pairs.sort_by(|(kind, _), (other, _)| kind.cmp(other));
        Self(pairs)
    }
}

impl<V: Serialize> Serialize for ByKind<V> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.iter())
    }
}

impl<'de, V: Deserialize<'de>> Deserialize<'de> for ByKind<V> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        BTreeMap::deserialize(deserializer).map(|pairs: BTreeMap<String, V>| pairs.into_iter().collect())
    }
}

#[cfg(feature = "schema")]
impl<V: schemars::JsonSchema> schemars::JsonSchema for ByKind<V> {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> std::borrow::Cow<'static, str> {
        BTreeMap::<String, V>::schema_name()
    }

    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        BTreeMap::<String, V>::json_schema(generator)
    }
}
