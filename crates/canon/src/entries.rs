//! How entries by key stand in a file: as an object, also when there are none. For `#[serde(with = …)]`.
//!
//! The map's own serde writes an empty map, and one whose keys are no texts, as a list.

use std::fmt;
use std::marker::PhantomData;

use litemap::LiteMap;
use serde::de::{Deserialize, Deserializer, Error as _, MapAccess, Visitor};
use serde::ser::{Serialize, Serializer};

/// The most entries of one object. A catalogue has 300 items at most; entries that come in descending order each move all
/// the others, which so many of them do in some milliseconds. (Compiled.)
pub const MOST: usize = 2_000;

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
            if entries.len() == MOST {
                return Err(A::Error::custom(format_args!("more than {MOST} entries")));
            }
            entries.insert(key, value);
        }
        Ok(entries)
    }
}

#[cfg(test)]
mod tests {
    use litemap::LiteMap;
    use proptest::prelude::*;
    use serde::{Deserialize, Serialize};
    use std::collections::BTreeMap;

    #[derive(Debug, Deserialize, PartialEq, Serialize)]
    struct Box {
        #[serde(with = "crate::entries")]
        entries: LiteMap<String, u32>,
    }

    #[test]
    fn entries_are_an_object_also_when_there_are_none() {
        let entries = LiteMap::new();
        let written = serde_json::to_value(Box { entries }).expect("plain data");
        assert_eq!(written, serde_json::json!({ "entries": {} }));
    }

    proptest! {
        #[test]
        fn entries_in_any_order_are_read_as_a_tree_reads_them_and_the_later_of_two_counts(
            all in proptest::collection::vec((0_u32..30, 0_u32..9), 0..60)
        ) {
            let members: Vec<String> = all.iter().map(|(key, value)| format!("\"{key}\":{value}")).collect();
            let text = format!("{{\"entries\":{{{}}}}}", members.join(","));
            let read: Box = serde_json::from_str(&text).expect("read");
            let expected: BTreeMap<String, u32> =
                all.into_iter().map(|(key, value)| (key.to_string(), value)).collect();
            prop_assert!(read.entries.iter().eq(expected.iter()));
        }
    }

    #[test]
    fn so_many_entries_are_read_in_any_order_and_more_are_refused() {
        let text = |count: usize| {
            let members: Vec<String> = (0..count)
                .rev()
                .map(|key| format!("\"{key:06}\":1"))
                .collect();
            format!("{{\"entries\":{{{}}}}}", members.join(","))
        };
        let read: Box = serde_json::from_str(&text(super::MOST)).expect("read");
        assert_eq!(read.entries.len(), super::MOST);
        assert_eq!(
            read.entries.first().map(|(key, _)| key.as_str()),
            Some("000000")
        );
        let refused = serde_json::from_str::<Box>(&text(200_000));
        assert!(refused.is_err_and(|error| error.to_string().contains("more than")));
    }
}
