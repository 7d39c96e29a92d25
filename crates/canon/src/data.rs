//! Reads files of data that are handed in, such as catalogues and registers: a JSON tree into structs, strictly, with the place of every mistake.
//!
//! Own code instead of derived deserialisers for one reason: thirty structs of catalogue cost 30 KB of every
//! visit when derived, and 6 KB so (both compressed). What people save and import is read by serde.

use serde_json::{Map, Value};

/// What is wrong in a data file, and where: `categories[2].groups[0].items[3].points: missing`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DataError(String);

impl DataError {
    /// An error at this very value.
    pub fn new(problem: &str) -> DataError {
        DataError(format!(": {problem}"))
    }

    /// The same error, seen from outside of the place it lies in.
    #[must_use]
    pub fn within(self, place: &str) -> DataError {
        let link = if self.0.starts_with(['[', ':']) {
            ""
        } else {
            "."
        };
        DataError(format!("{place}{link}{}", self.0))
    }
}

impl std::fmt::Display for DataError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for DataError {}

/// Made from a JSON value.
pub trait FromData: Sized {
    /// Reads a value.
    ///
    /// # Errors
    /// [`DataError`].
    fn from_data(value: &Value) -> Result<Self, DataError>;

    /// What stands for a member that is left out; `None`: it must be there.
    fn absent() -> Option<Self> {
        None
    }
}

/// Reads a text.
///
/// # Errors
/// [`DataError`].
pub fn read<T: FromData>(json: &str) -> Result<T, DataError> {
    let value = serde_json::from_str(json).map_err(|error| DataError::new(&error.to_string()))?;
    T::from_data(&value)
}

impl FromData for String {
    fn from_data(value: &Value) -> Result<String, DataError> {
        value
            .as_str()
            .map(str::to_owned)
            .ok_or_else(|| DataError::new("a text was expected"))
    }
}

impl FromData for f64 {
    fn from_data(value: &Value) -> Result<f64, DataError> {
        value
            .as_f64()
            .ok_or_else(|| DataError::new("a number was expected"))
    }
}

impl FromData for i32 {
    fn from_data(value: &Value) -> Result<i32, DataError> {
        let number = value.as_i64().and_then(|number| i32::try_from(number).ok());
        number.ok_or_else(|| DataError::new("a whole number was expected"))
    }
}

impl FromData for u32 {
    fn from_data(value: &Value) -> Result<u32, DataError> {
        let number = value.as_u64().and_then(|number| u32::try_from(number).ok());
        number.ok_or_else(|| DataError::new("a whole number from 0 up was expected"))
    }
}

impl FromData for u8 {
    fn from_data(value: &Value) -> Result<u8, DataError> {
        let number = u32::from_data(value)?;
        u8::try_from(number).map_err(|_| DataError::new("a number up to 255 was expected"))
    }
}

/// Left out means no.
impl FromData for bool {
    fn from_data(value: &Value) -> Result<bool, DataError> {
        value
            .as_bool()
            .ok_or_else(|| DataError::new("true or false was expected"))
    }

    fn absent() -> Option<bool> {
        Some(false)
    }
}

impl<T: FromData> FromData for Option<T> {
    fn from_data(value: &Value) -> Result<Option<T>, DataError> {
        T::from_data(value).map(Some)
    }

    fn absent() -> Option<Option<T>> {
        Some(None)
    }
}

/// Left out means none.
impl<T: FromData> FromData for Vec<T> {
    fn from_data(value: &Value) -> Result<Vec<T>, DataError> {
        let Value::Array(values) = value else {
            return Err(DataError::new("a list was expected"));
        };
        let read = |(index, value)| {
            T::from_data(value).map_err(|error| error.within(&format!("[{index}]")))
        };
        values.iter().enumerate().map(read).collect()
    }

    fn absent() -> Option<Vec<T>> {
        Some(Vec::new())
    }
}

/// The members of an object, when it has none but these.
///
/// # Errors
/// [`DataError`], naming the first unknown member.
pub fn object<'a>(value: &'a Value, names: &[&str]) -> Result<&'a Map<String, Value>, DataError> {
    let Value::Object(members) = value else {
        return Err(DataError::new("an object was expected"));
    };
    let known = |member: &&String| names.iter().any(|name| in_file(name) == **member);
    match members.keys().find(|member| !known(member)) {
        Some(unknown) => Err(DataError::new("unknown").within(unknown)),
        None => Ok(members),
    }
}

/// One member, by the name of its field.
///
/// # Errors
/// [`DataError`].
pub fn member<T: FromData>(members: &Map<String, Value>, name: &str) -> Result<T, DataError> {
    let key = in_file(name);
    match members.get(&key) {
        Some(value) => T::from_data(value).map_err(|error| error.within(&key)),
        None => T::absent().ok_or_else(|| DataError::new("missing").within(&key)),
    }
}

/// The one member of an object that names a choice, and what it holds.
///
/// # Errors
/// [`DataError`].
pub fn choice(value: &Value) -> Result<(&str, &Value), DataError> {
    match value {
        Value::Object(members) if members.len() == 1 => members
            .iter()
            .next()
            .map(|(name, value)| (name.as_str(), value))
            .ok_or_else(|| DataError::new("empty")),
        _ => Err(DataError::new("an object with one member was expected")),
    }
}

/// How a field is called in a file: `binding_min` → `bindingMin`, `schema` → `$schema`.
fn in_file(name: &str) -> String {
    if name == "schema" {
        return "$schema".to_owned();
    }
    let mut words = name.split('_');
    let mut key = words.next().unwrap_or_default().to_owned();
    for word in words {
        let (first, rest) = word.split_at(1);
        key.push_str(&first.to_ascii_uppercase());
        key.push_str(rest);
    }
    key
}

/// Says that a struct is read member by member; a field that is forgotten here does not compile.
#[macro_export]
macro_rules! members {
    ($name:ident: $($field:ident),+ $(,)?) => {
        impl $crate::data::FromData for $name {
            fn from_data(value: &$crate::serde_json::Value) -> Result<$name, $crate::data::DataError> {
                let members = $crate::data::object(value, &[$(stringify!($field)),+])?;
                Ok($name { $($field: $crate::data::member(members, stringify!($field))?),+ })
            }
        }
    };
}

/// Says which words stand for the variants of an enum.
#[macro_export]
macro_rules! variants {
    ($name:ident: $($variant:ident = $word:literal),+ $(,)?) => {
        impl $crate::data::FromData for $name {
            fn from_data(value: &$crate::serde_json::Value) -> Result<$name, $crate::data::DataError> {
                match value.as_str() {
                    $(Some($word) => Ok($name::$variant),)+
                    _ => Err($crate::data::DataError::new(concat!("expected one of", $(" ", $word),+))),
                }
            }
        }
    };
}

/// Reads a word that serde knows already, such as the key of a profile's fact.
///
/// # Errors
/// [`DataError`].
pub fn by_serde<T: serde::de::DeserializeOwned>(value: &Value) -> Result<T, DataError> {
    use serde::de::IntoDeserializer;
    let word: serde::de::value::StrDeserializer<'_, serde::de::value::Error> =
        value.as_str().unwrap_or_default().into_deserializer();
    T::deserialize(word).map_err(|error| DataError::new(&error.to_string()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Debug, PartialEq)]
    struct Shelf {
        top_row: Vec<String>,
        full: bool,
    }
    members!(Shelf: top_row, full);

    #[test]
    fn a_mistake_in_a_data_file_is_named_with_its_place() {
        let wrong = |json: &str| read::<Vec<Shelf>>(json).map_err(|error| error.to_string());
        assert_eq!(
            wrong(r#"[{"topRow": ["a"]}]"#),
            Ok(vec![Shelf {
                top_row: vec!["a".into()],
                full: false
            }])
        );
        assert_eq!(
            wrong(r#"[{"topRow": ["a", 1]}]"#),
            Err("[0].topRow[1]: a text was expected".into())
        );
        assert_eq!(
            wrong(r#"[{"topRow": [], "ful": true}]"#),
            Err("[0].ful: unknown".into())
        );
        assert_eq!(
            wrong(r#"[{"full": 1}]"#),
            Err("[0].full: true or false was expected".into())
        );
        assert_eq!(wrong("{}"), Err(": a list was expected".into()));
    }
}
