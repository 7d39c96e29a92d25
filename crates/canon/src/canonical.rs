//! Canonical JSON (RFC 8785): members in UTF-16 order, no blanks, numbers as ECMAScript writes them.
//!
//! Own code because the library parses its own output again and brings tables of 20 KB along; a test holds it
//! against that library.

use serde_json::{Map, Value};
use std::fmt::Write as _;

/// The canonical text of a JSON value.
pub fn to_string(value: &Value) -> String {
    let mut text = String::new();
    write(value, &mut text);
    text
}

fn write(value: &Value, text: &mut String) {
    match value {
        Value::Null => text.push_str("null"),
        Value::Bool(true) => text.push_str("true"),
        Value::Bool(false) => text.push_str("false"),
        Value::Number(number) => write_number(number.as_f64().unwrap_or_default(), text),
        Value::String(string) => write_string(string, text),
        Value::Array(values) => {
            text.push('[');
            for (index, value) in values.iter().enumerate() {
                if index > 0 {
                    text.push(',');
                }
                write(value, text);
            }
            text.push(']');
        }
        Value::Object(members) => write_object(members, text),
    }
}

fn write_object(members: &Map<String, Value>, text: &mut String) {
    let mut names: Vec<&String> = members.keys().collect();
    crate::sort_by(&mut names, |one, other| {
        one.encode_utf16().cmp(other.encode_utf16())
    });
    text.push('{');
    for (index, name) in names.into_iter().enumerate() {
        if index > 0 {
            text.push(',');
        }
        write_string(name, text);
        text.push(':');
        write(&members[name], text);
    }
    text.push('}');
}

fn write_string(string: &str, text: &mut String) {
    text.push('"');
    for c in string.chars() {
        match c {
            '"' => text.push_str("\\\""),
            '\\' => text.push_str("\\\\"),
            '\u{8}' => text.push_str("\\b"),
            '\t' => text.push_str("\\t"),
            '\n' => text.push_str("\\n"),
            '\u{c}' => text.push_str("\\f"),
            '\r' => text.push_str("\\r"),
            c if c < ' ' => drop(write!(text, "\\u{:04x}", u32::from(c))),
            c => text.push(c),
        }
    }
    text.push('"');
}

/// The shortest decimal that reads back as the same number; an exponent below 1e-6 and from 1e21 on. Between two
/// equally short and equally near ones ECMAScript may take the other; both read back as the same number.
fn write_number(number: f64, text: &mut String) {
    let size = number.abs();
    if number == 0.0 {
        text.push('0');
    } else if (1e-6..1e21).contains(&size) {
        let _ = write!(text, "{number}");
    } else {
        let scientific = format!("{number:e}");
        text.push_str(&if size < 1.0 {
            scientific
        } else {
            scientific.replace('e', "e+")
        });
    }
}

#[cfg(test)]
mod tests {
    use super::to_string;
    use proptest::prelude::*;
    use serde_json::{Map, Value, json};

    fn json_value() -> impl Strategy<Value = Value> {
        let leaf = prop_oneof![
            Just(Value::Null),
            any::<bool>().prop_map(Value::from),
            any::<i32>().prop_map(Value::from),
            (-999_999_999_999_999_i64..999_999_999_999_999, 0..10_i32)
                .prop_map(|(digits, places)| Value::from(digits as f64 / 10_f64.powi(places))),
            (-100_000_000_i64..100_000_000).prop_map(|n| Value::from(n as f64 / 10_000.0)),
            any::<String>().prop_map(Value::from),
        ];
        leaf.prop_recursive(3, 24, 6, |inner| {
            prop_oneof![
                prop::collection::vec(inner.clone(), 0..6).prop_map(Value::from),
                prop::collection::vec((any::<String>(), inner), 0..6)
                    .prop_map(|members| Value::Object(members.into_iter().collect::<Map<_, _>>())),
            ]
        })
    }

    proptest! {
        #[test]
        fn it_is_what_the_library_for_rfc_8785_writes(value in json_value()) {
            prop_assert_eq!(Some(to_string(&value)), serde_json_canonicalizer::to_string(&value).ok());
        }
    }

    #[test]
    fn the_numbers_of_the_rfc_are_written_as_it_says() {
        let numbers = json!([
            333_333_333.333_333_3,
            1e30,
            4.50,
            2e-3,
            1e-27,
            -0.0,
            1e21,
            1e-6,
            123,
            100.0
        ]);
        let expected = "[333333333.3333333,1e+30,4.5,0.002,1e-27,0,1e+21,0.000001,123,100]";
        assert_eq!(to_string(&numbers), expected);
    }

    #[test]
    fn members_stand_in_utf_16_order() {
        let text = to_string(
            &json!({ "\u{20ac}": 1, "\r": 2, "\u{fb33}": 3, "1": 4, "\u{1f600}": 5, "\u{80}": 6, "\u{f6}": 7 }),
        );
        assert_eq!(
            text,
            "{\"\\r\":2,\"1\":4,\"\u{80}\":6,\"\u{f6}\":7,\"\u{20ac}\":1,\"\u{1f600}\":5,\"\u{fb33}\":3}"
        );
    }
}
