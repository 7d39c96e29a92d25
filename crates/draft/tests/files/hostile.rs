//! Files that are broken, foreign or malicious: an error, never a panic.

use crate::frozen;
use canon::{MAX_BYTES, ReadError};
use draft::{Draft, decode, encode, open, read_submission};
use proptest::prelude::*;
use serde_json::{Value, json};

const DRAFT: &str = "erhao-half-filled.draft-1.json";
const SUBMISSION: &str = "longlu-small.submission-1.json";

/// The frozen draft with one place changed.
fn changed(pointer: &str, value: Value) -> String {
    let mut file: Value = serde_json::from_str(&frozen::text(DRAFT)).expect("JSON");
    *file.pointer_mut(pointer).expect("there") = value;
    file.to_string()
}

fn refused(text: &str) -> ReadError {
    match open(text) {
        Err(error) => error,
        Ok(_) => panic!("opened: {}", text.chars().take(200).collect::<String>()),
    }
}

#[test]
fn a_text_that_is_too_large_is_refused_unread() {
    let limit = MAX_BYTES;
    let padded = |bytes: usize| {
        let text = encode(&Draft::default());
        let blank = " ".repeat(bytes - text.len());
        text + &blank
    };
    assert!(open(&padded(limit)).is_ok());
    let bytes = limit + 1;
    assert_eq!(
        refused(&padded(bytes)),
        ReadError::TooLarge { bytes, limit }
    );
}

#[test]
fn what_is_not_json_says_where() {
    assert_eq!(refused(""), ReadError::NotJson { line: 1, column: 0 });
    assert_eq!(refused("<html>"), ReadError::NotJson { line: 1, column: 1 });
    assert_eq!(
        refused("{\n \"format\": }"),
        ReadError::NotJson {
            line: 2,
            column: 12
        }
    );
    let text = frozen::text(DRAFT);
    let cut = text
        .char_indices()
        .nth(text.chars().count() / 2)
        .expect("long enough")
        .0;
    assert!(matches!(refused(&text[..cut]), ReadError::NotJson { .. }));
    assert!(matches!(refused(&(text + "{}")), ReadError::NotJson { .. }));
}

#[test]
fn json_of_another_program_is_not_ours() {
    let foreign = [
        "null",
        "[]",
        "{}",
        "\"greenmine-draft/1\"",
        "{\"format\":1}",
        "{\"format\":\"geojson\"}",
    ];
    for text in foreign {
        assert_eq!(refused(text), ReadError::NotOurs, "{text}");
    }
}

#[test]
fn the_version_is_chosen_before_anything_else_is_decoded() {
    for found in [
        "greenmine-draft/2",
        "greenmine-submission/99999999999999999999",
    ] {
        let found = found.to_owned();
        let text = json!({ "format": found, "of": ["another", "shape"] }).to_string();
        assert_eq!(refused(&text), ReadError::NewerVersion { found });
    }
    for found in [
        "greenmine-draft/0",
        "greenmine-draft/01",
        "greenmine-draft/1.5",
        "greenmine-draft",
        "greenmine-draft/",
        "greenmine-catalogue/1",
    ] {
        let found = found.to_owned();
        let text = json!({ "format": found }).to_string();
        assert_eq!(refused(&text), ReadError::UnknownFormat { found });
    }
}

#[test]
fn a_draft_is_no_submission_and_the_other_way_round() {
    assert!(matches!(
        decode(&frozen::text(SUBMISSION)),
        Err(ReadError::UnknownFormat { .. })
    ));
    assert!(matches!(
        read_submission(&frozen::text(DRAFT)),
        Err(ReadError::UnknownFormat { .. })
    ));
}

#[test]
fn deep_nesting_is_refused() {
    for deep in ["[".repeat(200_000), "{\"a\":".repeat(200_000)] {
        assert!(matches!(refused(&deep), ReadError::NotJson { .. }));
        let text = encode(&Draft::default()).replace("\"items\":{}", &format!("\"items\":{deep}"));
        assert!(matches!(refused(&text), ReadError::NotJson { .. }));
    }
    let closed = format!("{}{}", "[".repeat(200_000), "]".repeat(200_000));
    assert!(matches!(refused(&closed), ReadError::NotJson { .. }));
}

#[test]
fn a_key_that_is_there_twice_is_refused_at_any_depth() {
    let twice = "{\"format\":\"greenmine-draft/1\",\"format\":\"greenmine-draft/1\"}";
    assert!(matches!(refused(twice), ReadError::Shape { .. }));
    let text = frozen::text(DRAFT);
    let with_second = text.replacen("\"SS-A2-01\":{", "\"SS-A1-01\":{},\"SS-A2-01\":{", 1);
    assert_ne!(text, with_second);
    assert!(matches!(refused(&with_second), ReadError::Shape { .. }));
}

#[test]
fn numbers_out_of_range_are_refused() {
    let text = frozen::text(DRAFT);
    for number in ["-1", "1.5", "1e400", "18446744073709551616", "1e3"] {
        let text = text.replacen("\"revision\":87", &format!("\"revision\":{number}"), 1);
        assert!(open(&text).is_err(), "{number}");
    }
    for number in [json!(-1), json!(4_294_967_296_u64), json!(0.5)] {
        let text = changed("/assessment/items/SS-A2-03/counts/miss", number.clone());
        assert!(
            matches!(refused(&text), ReadError::Shape { .. }),
            "{number}"
        );
    }
}

#[test]
fn values_of_the_wrong_type_and_unknown_members_are_refused() {
    let wrong = [
        ("/assessment", json!([])),
        (
            "/assessment/profile",
            json!({ "colour": { "value": "", "source": "typed" } }),
        ),
        ("/assessment/profile/mineName", json!("二号")),
        ("/assessment/profile/mineName/source", json!("guessed")),
        ("/assessment/items", json!(null)),
        ("/assessment/items/SS-A1-01", json!({ "points": 3 })),
        ("/assessment/preconditions/SS-P01/verdict", json!("合格")),
        ("/assessment/boundary/rows", json!({ "length": 20_000 })),
        ("/assessment/boundary/datum", json!("wgs72")),
        ("/name", json!(7)),
    ];
    for (pointer, value) in wrong {
        assert!(
            matches!(refused(&changed(pointer, value)), ReadError::Shape { .. }),
            "{pointer}"
        );
    }
}

#[test]
fn an_error_repeats_only_the_beginning_of_a_foreign_text() {
    let long = "长".repeat(100_000);
    let format = json!({ "format": format!("greenmine-{long}") }).to_string();
    let member = format!("{{\"{long}\":1,{}", &encode(&Draft::default())[1..]);
    for text in [format, member] {
        assert!(refused(&text).to_string().chars().count() < 500);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_damaged_file_never_breaks_the_reader(
        which in 0..2_usize, at: prop::sample::Index, length in 0..40_usize, instead in "[\\[\\]{}\",:0-9a-z长 ]{0,6}",
    ) {
        let text = frozen::text([DRAFT, SUBMISSION][which]);
        let mut characters: Vec<char> = text.chars().collect();
        let start = at.index(characters.len());
        let end = (start + length).min(characters.len());
        characters.splice(start..end, instead.chars());
        let damaged: String = characters.into_iter().collect();
        let _ = open(&damaged);
    }

    #[test]
    fn any_text_at_all_never_breaks_the_reader(text in any::<String>()) {
        prop_assert!(open(&text).is_err());
    }
}

#[test]
fn a_size_that_no_file_has_is_refused_in_words_and_the_largest_one_survives() {
    let with_size = |bytes: u64| {
        let file = json!({ "name": "a", "bytes": bytes, "sha256": "0f".repeat(32) });
        let evidence = json!([{ "name": "a", "file": file }]);
        let mut text: Value = serde_json::from_str(&encode(&Draft::default())).expect("JSON");
        text["assessment"]["items"] = json!({ "SS-A1-01": { "record": { "evidence": evidence } } });
        text.as_object_mut().expect("an object").remove("check");
        text.to_string()
    };
    let largest = 9_007_199_254_740_991;
    let draft = decode(&with_size(largest)).expect("readable");
    assert_eq!(decode(&encode(&draft)), Ok(draft));
    for bytes in [largest + 1, u64::MAX] {
        let ReadError::Shape { message } = refused(&with_size(bytes)) else {
            panic!("another error");
        };
        assert!(message.contains("no file is so large"), "{message}");
    }
}
