//! Text to JSON: how large, without duplicate keys, and which format it claims to be.

use crate::error::{ReadError, excerpt};
use serde::de::{DeserializeOwned, Deserializer, Error as _, MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, de};
use serde_json::{Map, Value};
use std::fmt;

/// The largest text that is read, in bytes.
pub const MAX_BYTES: usize = 5_000_000;

/// How all our formats begin.
const OURS: &str = "greenmine-";

/// A text that is JSON and names a format of ours; nothing else of it has been decoded.
pub struct Document<'a> {
    text: &'a str,
    format: String,
    members: Map<String, Value>,
}

impl<'a> Document<'a> {
    /// Parses a text of at most [`MAX_BYTES`]; a UTF-8 byte-order mark in front is skipped.
    ///
    /// # Errors
    /// [`ReadError`], but never [`ReadError::Spoiled`].
    pub fn parse(text: &'a str) -> Result<Document<'a>, ReadError> {
        Document::parse_within(text, MAX_BYTES)
    }

    /// Parses a text of at most so many bytes.
    ///
    /// # Errors
    /// [`ReadError`], but never [`ReadError::Spoiled`].
    pub fn parse_within(text: &'a str, limit: usize) -> Result<Document<'a>, ReadError> {
        if text.len() > limit {
            return Err(ReadError::TooLarge {
                bytes: text.len(),
                limit,
            });
        }
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let Unique(value) =
            serde_json::from_str(text).map_err(|error| ReadError::from_json(&error))?;
        let Value::Object(members) = value else {
            return Err(ReadError::NotOurs);
        };
        let format = members.get("format").and_then(Value::as_str);
        let format = format.filter(|format| format.starts_with(OURS));
        let format = excerpt(format.ok_or(ReadError::NotOurs)?);
        Ok(Document {
            text,
            format,
            members,
        })
    }

    /// The format it claims, with its version; cut when it is long.
    pub fn format(&self) -> &str {
        &self.format
    }

    /// Whether it is of this format, in whatever version.
    pub fn is(&self, name: &str) -> bool {
        self.format.split('/').next() == Some(name)
    }

    /// Its version of the format `name`, from 1 to `newest`.
    ///
    /// # Errors
    /// [`ReadError::UnknownFormat`], [`ReadError::NewerVersion`].
    pub fn version(&self, name: &str, newest: u32) -> Result<u32, ReadError> {
        let version = self.format.strip_prefix(name);
        let version = version.and_then(|rest| rest.strip_prefix('/')).filter(|n| {
            n.starts_with(|c: char| ('1'..='9').contains(&c))
                && n.bytes().all(|b| b.is_ascii_digit())
        });
        let found = self.format.clone();
        match version.map(str::parse::<u32>) {
            None => Err(ReadError::UnknownFormat { found }),
            Some(Ok(version)) if version <= newest => Ok(version),
            Some(_) => Err(ReadError::NewerVersion { found }),
        }
    }

    /// Decodes the whole text, so that errors name line and column.
    ///
    /// # Errors
    /// [`ReadError::Shape`].
    pub fn decode<T: DeserializeOwned>(&self) -> Result<T, ReadError> {
        serde_json::from_str(self.text).map_err(|error| ReadError::from_json(&error))
    }

    /// The text of a member, when it is one.
    pub fn text_of(&self, member: &str) -> Option<&str> {
        self.members.get(member)?.as_str()
    }

    /// The members as they stand in the text.
    pub fn members(&self) -> &Map<String, Value> {
        &self.members
    }

    /// All members but this one, as they stand in the text.
    pub fn without(&self, member: &str) -> Map<String, Value> {
        let mut members = self.members.clone();
        members.remove(member);
        members
    }
}

/// A JSON value in which no object has a key twice: of two values, nobody could say which one was meant.
struct Unique(Value);

impl<'de> Deserialize<'de> for Unique {
    fn deserialize<D: Deserializer<'de>>(input: D) -> Result<Unique, D::Error> {
        input.deserialize_any(UniqueVisitor).map(Unique)
    }
}

struct UniqueVisitor;

impl<'de> Visitor<'de> for UniqueVisitor {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a JSON value")
    }

    fn visit_unit<E: de::Error>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_bool<E: de::Error>(self, value: bool) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_u64<E: de::Error>(self, value: u64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_i64<E: de::Error>(self, value: i64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_f64<E: de::Error>(self, value: f64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_str<E: de::Error>(self, value: &str) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_string<E: de::Error>(self, value: String) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Value, A::Error> {
        let mut values = Vec::new();
        while let Some(Unique(value)) = list.next_element()? {
            values.push(value);
        }
        Ok(Value::Array(values))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut object: A) -> Result<Value, A::Error> {
        let mut members = Map::new();
        while let Some(key) = object.next_key::<String>()? {
            if members.contains_key(&key) {
                return Err(A::Error::custom(format_args!("duplicate key `{key}`")));
            }
            let Unique(value) = object.next_value()?;
            members.insert(key, value);
        }
        Ok(Value::Object(members))
    }
}
