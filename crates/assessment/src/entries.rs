//! How entries by key stand in a file: as an object, also when there are none. For `#[serde(with = …)]`.
//!
//! The map's own serde writes an empty map, and one whose keys are no texts, as a list.

use std::fmt;
use std::marker::PhantomData;

use litemap::LiteMap;
use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde::ser::{Serialize, Serializer};

/// Writes an object.
///
/// # Errors
/// Those of the serializer.
pub fn serialize<K: Ord + Serialize, V: Serialize, S: Serializer>(
    entries: &LiteMap<K, V>,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    serializer.collect_map(entries.iter())
}

/// Reads an object; of two entries with one key the later counts.
///
/// # Errors
/// Those of the deserializer; what is not an object.
pub fn deserialize<'de, K: Ord + Deserialize<'de>, V: Deserialize<'de>, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<LiteMap<K, V>, D::Error> {
    deserializer.deserialize_map(Entries(PhantomData))
}

struct Entries<K, V>(PhantomData<(K, V)>);

impl<'de, K: Ord + Deserialize<'de>, V: Deserialize<'de>> Visitor<'de> for Entries<K, V> {
    type Value = LiteMap<K, V>;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a map")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut access: A) -> Result<Self::Value, A::Error> {
        let mut entries = LiteMap::new();
        while let Some((key, value)) = access.next_entry()? {
            entries.insert(key, value);
        }
        Ok(entries)
    }
}

#[cfg(test)]
mod tests {
    use crate::Assessment;

    #[test]
    fn entries_are_an_object_also_when_there_are_none() {
        let written = serde_json::to_value(Assessment::default()).expect("plain data");
        for member in ["items", "preconditions", "profile"] {
            assert_eq!(written[member], serde_json::json!({}), "{member}");
        }
    }
}
