//! Writing a submission, and reading one that someone else wrote.

use crate::frozen;
use crate::support::{Case, any_case, begin, book, cases, draws, library, random, score, survey};
use assessment::boundary_entry::DatumKey;
use assessment::local_entry::{LocalCell, LocalEntry, SignKey};
use assessment::{Assessment, BookRef, Conclusion, number};
use canon::ReadError;
use draft::{
    Difference, Opened, ReadSubmission, SUBMISSION_FORMAT, Submission, digest_groups, open,
    read_submission, stated_result, submission, verify,
};
use proptest::prelude::*;
use serde_json::{Value, json};

/// An assessment, judged by the rules that ship.
fn judged(assessment: &Assessment) -> library::Case {
    library().judge(assessment.clone()).expect("rules at hand")
}

fn write(assessment: &Assessment) -> Submission {
    submission(&judged(assessment), false, "2026-11-23")
}

fn read(text: &str) -> ReadSubmission {
    read_submission(text).unwrap_or_else(|error| panic!("{error}"))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 32, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_submission_read_back_holds_the_assessment_and_the_result(which in any_case(), draws in draws()) {
        let case = &cases()[which];
        let assessment = random(case, &draws);
        let written = write(&assessment);
        let read = read(&written.text);
        prop_assert!(read.digest_is_right);
        prop_assert_eq!(&read.digest, &written.digest);
        prop_assert_eq!(read.stated_result(), Some(stated_result(&case.catalogue, &score(&case.catalogue, &assessment))));
        prop_assert!(verify(library(), &read).is_right());
        prop_assert_eq!(&read.exported_on, "2026-11-23");
        prop_assert_eq!(read.assessment, assessment);
    }

    #[test]
    fn the_same_input_gives_the_same_text(which in any_case(), draws in draws()) {
        let case = &cases()[which];
        let assessment = random(case, &draws);
        prop_assert_eq!(write(&assessment), write(&assessment.clone()));
    }

    #[test]
    fn stated_numbers_are_the_score_rounded_half_up_to_two_decimals(which in any_case(), draws in draws()) {
        let case = &cases()[which];
        let score = score(&case.catalogue, &random(case, &draws));
        let stated = stated_result(&case.catalogue, &score);
        let displayed = |value| number::display(value).parse::<f64>().ok();
        let total = stated.total.expect("a total on the full track");
        prop_assert_eq!(Some(total.low), displayed(score.total.low));
        prop_assert_eq!(Some(total.high), displayed(score.total.high));
        for (stated, one) in stated.categories.iter().zip(&score.categories) {
            prop_assert_eq!(Some(stated.low), displayed(one.score.low));
            prop_assert_eq!(Some(stated.weight), displayed(one.weight));
        }
    }
}

/// The case with parameters of the person's own, its zone and datum those of the register.
fn with_parameters(case: &Case, change: fn(&mut LocalEntry)) -> Assessment {
    let mut assessment = case.complete();
    let typed = ["120.5", "-30.25", "8", "0.5", "-0.25", "1", "-2.5"].map(str::to_owned);
    assessment.boundary.local = LocalEntry {
        from: assessment.boundary.datum,
        to: Some(DatumKey::Cgcs2000),
        sign: Some(SignKey::CoordinateFrame),
        cells: LocalCell::ALL.into_iter().zip(typed).collect(),
        source: "某测绘单位".into(),
        ..LocalEntry::default()
    };
    change(&mut assessment.boundary.local);
    assessment
}

#[test]
fn parameters_of_the_persons_own_are_stated_beside_a_judgement_that_they_do_not_change() {
    let case = &cases()[0];
    let plain = read(&write(&case.complete()).text);
    let assessment = with_parameters(case, |_| ());
    let written = write(&assessment);
    let back = read(&written.text);
    assert_eq!(back.assessment, assessment);
    let surveyed = survey(&assessment);
    assert!(verify(library(), &back).is_right());
    assert_ne!(back.boundary, plain.boundary);
    let value: Value = serde_json::from_str(&written.text).expect("JSON");
    let mut boundary = value["boundary"].clone();
    let local = boundary.as_object_mut().and_then(|b| b.remove("local"));
    let before: Value = serde_json::from_str(&write(&case.complete()).text).expect("JSON");
    assert_eq!(boundary, before["boundary"]);
    let stated = &local.expect("stated")["transformed"];
    assert_eq!(stated["datum"], "cgcs2000");
    assert_eq!(stated["shiftM"], json!([120.5, -30.25, 8]));
    let first = &surveyed.transformed().expect("transformed").rings[0].points[0];
    let x = stated["rings"][0][0]["x"].as_f64().expect("a number");
    assert!((x - first.x).abs() <= 0.005 + 1e-9);
}

#[test]
fn parameters_that_lack_something_are_stated_by_what_they_lack() {
    let case = &cases()[0];
    let assessment = with_parameters(case, |local| {
        local.sign = None;
        local.cells.insert(LocalCell::Scale, "1.0000025".into());
    });
    let value: Value = serde_json::from_str(&write(&assessment).text).expect("JSON");
    assert_eq!(
        value["boundary"]["local"],
        json!({"open": ["sign", "scale"]})
    );
}

#[test]
fn the_text_is_its_own_canonical_form() {
    let case = &cases()[0];
    let text = write(&case.complete()).text;
    let value: Value = serde_json::from_str(&text).expect("JSON");
    let canonical = serde_json_canonicalizer::to_string(&value).expect("canonical");
    assert_eq!(text, canonical);
    assert_eq!(value["format"], SUBMISSION_FORMAT);
    assert_eq!(value["digest"]["canonicalization"], "RFC 8785");
}

#[test]
fn laying_the_file_out_afresh_keeps_the_digest_right() {
    let text = frozen::text("erhao-half-filled.submission-1.json");
    let value: Value = serde_json::from_str(&text).expect("JSON");
    let pretty = serde_json::to_string_pretty(&value).expect("JSON");
    assert_ne!(text, pretty);
    assert!(read(&format!("\u{feff}{pretty}\n")).digest_is_right);
}

/// Every place in a value that is no container, as a JSON pointer.
fn leaves(value: &Value, at: &str, found: &mut Vec<String>) {
    match value {
        Value::Object(members) => members
            .iter()
            .for_each(|(key, value)| leaves(value, &format!("{at}/{key}"), found)),
        Value::Array(values) => values
            .iter()
            .enumerate()
            .for_each(|(index, value)| leaves(value, &format!("{at}/{index}"), found)),
        _ => found.push(at.to_owned()),
    }
}

fn tampered(value: &Value) -> Value {
    match value {
        Value::String(text) if text.ends_with('0') => {
            Value::from(format!("{}1", &text[..text.len() - 1]))
        }
        Value::String(text) => Value::from(format!("{text}0")),
        Value::Bool(flag) => Value::from(!flag),
        Value::Number(number) => Value::from(number.as_f64().unwrap_or(0.0) + 0.01),
        _ => Value::from(0),
    }
}

#[test]
fn tampering_with_any_value_is_detected() {
    let text = frozen::text("longlu-small.submission-1.json");
    let original: Value = serde_json::from_str(&text).expect("JSON");
    let mut places = Vec::new();
    leaves(&original, "", &mut places);
    assert!(places.len() > 200);
    for place in places {
        let mut file = original.clone();
        let value = file.pointer_mut(&place).expect("there");
        *value = tampered(value);
        match read_submission(&file.to_string()) {
            Ok(read) => assert!(!read.digest_is_right, "{place}"),
            Err(
                ReadError::Shape { .. }
                | ReadError::UnknownFormat { .. }
                | ReadError::NewerVersion { .. },
            ) => {}
            Err(error) => panic!("{place}: {error}"),
        }
    }
}

#[test]
fn taking_an_answer_out_or_putting_one_in_is_detected() {
    let text = frozen::text("longlu-small.submission-1.json");
    let original: Value = serde_json::from_str(&text).expect("JSON");
    let items = original["assessment"]["items"].as_object().expect("items");
    for id in items.keys() {
        let mut file = original.clone();
        file["assessment"]["items"]
            .as_object_mut()
            .expect("items")
            .remove(id);
        assert!(!read(&file.to_string()).digest_is_right, "{id}");
    }
    let mut file = original;
    file["assessment"]["items"]["SS-A1-01"] = json!({ "choice": "a" });
    assert!(!read(&file.to_string()).digest_is_right);
}

#[test]
fn what_a_file_states_otherwise_is_told_place_by_place() {
    let case = &cases()[0];
    let assessment = case.complete();
    let file: Value = serde_json::from_str(&write(&assessment).text).expect("JSON");
    let told = |pointer: &str, value: Value| {
        let mut file = file.clone();
        *file.pointer_mut(pointer).expect("there") = value;
        let verified = verify(library(), &read(&file.to_string()));
        let places = |found: &[Difference]| -> Vec<String> {
            found.iter().map(|one| one.place.join("/")).collect()
        };
        (places(&verified.result), places(&verified.boundary))
    };
    let none = Vec::<String>::new;
    let here = |place: &str| vec![place.to_owned()];
    assert_eq!(file["result"]["pass"], 80);
    assert_eq!(
        told("/result/pass", json!(80.0)),
        (none(), none()),
        "the same number"
    );
    assert_eq!(told("/result/pass", json!(80.01)), (here("pass"), none()));
    assert_eq!(told("/result/pass", json!("80")), (here("pass"), none()));
    assert_eq!(
        told("/boundary/grade", json!("differs")),
        (none(), here("grade"))
    );
    assert_eq!(told("/boundary", Value::Null).1, [""]);
    let id = case.catalogue.items().next().expect("an item").id.clone();
    let at_item = here(&format!("items/{id}/points"));
    assert_eq!(
        told("/result/items/0/points", json!(0.5)),
        (at_item, none())
    );
    let (result, _) = told("/result/items", json!([]));
    assert_eq!(result.len(), case.catalogue.items().count());
}

#[test]
fn a_difference_holds_what_is_stated_and_what_was_computed() {
    let mut file: Value = serde_json::from_str(&write(&cases()[0].complete()).text).expect("JSON");
    file["result"]["pass"] = json!(60);
    file["result"]["bonus"] = json!(5);
    let found = verify(library(), &read(&file.to_string())).result;
    let difference = |place: &str, stated, computed| Difference {
        place: vec![place.to_owned()],
        stated: Some(stated),
        computed,
    };
    assert_eq!(
        found,
        [
            difference("pass", json!(60), Some(json!(80.0))),
            difference("bonus", json!(5), None)
        ]
    );
}

#[test]
fn the_result_is_that_of_the_given_case_and_nothing_is_recomputed() {
    let mut given = judged(&cases()[0].complete());
    given.score.conclusion = Conclusion::NotReached;
    let written = submission(&given, false, "2026-11-23");
    assert_eq!(read(&written.text).result["conclusion"], "notReached");
}

#[test]
fn a_submission_names_its_book_and_another_book_in_the_assessment_is_refused() {
    let written = write(&cases()[0].complete());
    let named = read(&written.text).book.expect("named");
    assert_eq!(named.reference(), book().reference());
    assert_eq!(named.title, book().district().title);
    let mut file: Value = serde_json::from_str(&written.text).expect("JSON");
    file["book"]["version"] = json!("other");
    assert!(matches!(
        read_submission(&file.to_string()),
        Err(ReadError::Shape { .. })
    ));
}

#[test]
fn rules_that_a_program_does_not_have_travel_along_and_are_enough_to_verify() {
    let case = judged(&cases()[0].complete());
    let nothing = library::Library::default();
    let without = read(&submission(&case, false, "2026-11-23").text);
    let found = verify(&nothing, &without);
    let missing: Option<BookRef> = without.assessment.book.clone();
    assert_eq!(found.case.err(), missing.map(library::NoRules::Book));

    let written = submission(&case, true, "2026-11-23");
    let found = verify(&nothing, &read(&written.text));
    assert!(found.is_right(), "{:?} {:?}", found.result, found.refused);

    // Rules that were changed on the way are not those that the assessment names.
    let mut file: Value = serde_json::from_str(&written.text).expect("JSON");
    file["rules"]["edition"]["title"] = json!("别的");
    let found = verify(&nothing, &read(&file.to_string()));
    assert!(found.case.is_err() && found.refused.is_some());
}

#[test]
fn a_file_of_a_newer_program_is_called_that_and_not_malformed() {
    for text in [
        write(&cases()[0].blank).text,
        draft::encode(&draft::Draft::default()),
    ] {
        let mut file: Value = serde_json::from_str(&text).expect("JSON");
        assert_eq!(file["program"], draft::PROGRAM);
        file["novelty"] = json!(true);
        assert!(matches!(
            open(&file.to_string()),
            Err(ReadError::Shape { .. })
        ));
        file["program"] = json!("99.0.0");
        let error = open(&file.to_string()).err();
        assert!(
            matches!(&error, Some(ReadError::NewerVersion { found }) if found.ends_with("99.0.0")),
            "{error:?}"
        );
    }
}

#[test]
fn every_number_that_is_written_reads_back_as_it_is() {
    // RFC 8785, appendix B, and a corner point of 21 digits: the digest of a right file is right.
    for number in [
        "333333333.33333329",
        "-3.14512828533016e-11",
        "1e-23",
        "5e+24",
    ] {
        let text = format!("{{\"a\":{number}}}");
        let value: Value = serde_json::from_str(&text).expect("JSON");
        let written = canon::canonical::to_string(&value);
        let again: Value = serde_json::from_str(&written).expect("JSON");
        assert_eq!(value, again, "{number} {written}");
        let exact: f64 = number.parse().expect("a number");
        assert_eq!(value["a"].as_f64(), Some(exact), "{number}");
    }
    let (_, mut blank) = begin("erhao", "2025-01-10");
    let far = "500000000000000000000";
    let last = blank.boundary.rows.len() - 1;
    blank.boundary.rows[0].x = far.into();
    blank.boundary.rows[last].x = far.into();
    let read = read(&write(&blank).text);
    assert!(read.digest_is_right);
    assert!(verify(library(), &read).is_right());
}

#[test]
fn a_submission_names_the_edition_its_notice_and_every_assumption() {
    for case in cases() {
        let read = read(&write(&case.complete()).text);
        let edition = book().in_force_of(&case.catalogue.id).expect("in force");
        assert_eq!(read.catalogue.reference(), edition.reference());
        assert_eq!(read.catalogue.title, case.catalogue.title);
        assert!(read.notice.contains("非官方"));
        let value = |key: &str| {
            let assumptions = read.assumptions.as_array().expect("a list");
            let found = assumptions.iter().find(|one| one["key"] == key);
            let found = found.unwrap_or_else(|| panic!("{key} is not stated"));
            let value = found.get("value");
            value.map(|value| value.as_f64().expect("a number"))
        };
        assert_eq!(value("passTotalPct"), Some(80.0));
        assert_eq!(value("categoryFloorPct"), Some(75.0));
        assert_eq!(value("notApplicable.categoryLimitPct"), Some(25.0));
        assert_eq!(value("notApplicable.totalLimit"), Some(15.0));
        for rule in [
            "notApplicable",
            "binding",
            "precondition",
            "smallMine",
            "points",
        ] {
            assert_eq!(value(rule), None, "{rule}");
        }
    }
}

#[test]
fn a_small_mine_states_no_total_no_line_and_no_categories() {
    let text = frozen::text("longlu-small.submission-1.json");
    let value: Value = serde_json::from_str(&text).expect("JSON");
    assert_eq!(value["result"]["total"], Value::Null);
    assert_eq!(value["result"]["pass"], Value::Null);
    assert_eq!(value["result"]["categories"], Value::Array(Vec::new()));
    assert!(value["result"]["binding"]["met"].as_u64() > Some(0));
}

#[test]
fn a_crossing_boundary_is_stated_as_blocked_with_its_sides_and_without_an_area() {
    let (_, blank) = begin("linglu", "2025-01-10");
    let text = write(&blank).text;
    let boundary = read(&text).boundary;
    assert_eq!(boundary["grade"], "blocked");
    assert_eq!(
        (boundary.get("ellipsoidKm2"), boundary.get("planarKm2")),
        (None, None)
    );
    assert_eq!(boundary["declaredKm2"], 12.346);
    let problems = boundary["problems"].as_array().expect("a list");
    let repeated = problems
        .iter()
        .find(|one| one["code"] == "repeatedPoint")
        .expect("2 = 6");
    assert_eq!(repeated["points"], json!(["2", "6"]));
    let crossed = problems.iter().filter(|one| one["code"] == "edgesCross");
    let sides: Vec<&Value> = crossed.map(|one| &one["edges"][0]).collect();
    assert_eq!(
        json!(sides),
        json!([
            ["2", "3"],
            ["5", "6"],
            ["7", "8"],
            ["9", "10"],
            ["11", "12"]
        ])
    );
}

#[test]
fn a_sound_boundary_is_stated_with_its_area_to_four_decimals_and_its_reference_system() {
    let (_, blank) = begin("lingquan", "2025-01-10");
    let text = write(&blank).text;
    let boundary = read(&text).boundary;
    assert_eq!(boundary["grade"], "differs");
    assert_eq!(boundary["ellipsoidKm2"], 20.0318);
    assert_eq!(boundary["planarKm2"], 20.0331);
    assert_eq!(boundary["zoneWidth"], 3);
    assert_eq!(boundary["zone"], 39);
    assert_eq!(boundary["epsg"], 2363);
}

#[test]
fn a_submission_whose_two_catalogues_differ_is_refused() {
    let text = frozen::text("erhao-half-filled.submission-1.json");
    let mut file: Value = serde_json::from_str(&text).expect("JSON");
    file["catalogue"]["version"] = Value::from("draft-9");
    assert!(matches!(
        open(&file.to_string()),
        Err(ReadError::Shape { .. })
    ));
}

#[test]
fn the_digest_is_shown_in_16_groups_of_4() {
    let case = &cases()[0];
    let written = write(&case.blank);
    let groups = written.digest_groups();
    assert_eq!(groups.len(), 16);
    assert!(groups.iter().all(|group| group.len() == 4));
    assert_eq!(groups.concat(), written.digest);
    assert_eq!(digest_groups(&written.digest), groups);
    assert!(matches!(open(&written.text), Ok(Opened::Submission(_))));
}

#[test]
fn a_group_read_off_paper_is_known_again_however_it_is_typed() {
    let digest = format!("00ff{}1a0c", "9".repeat(56));
    for typed in ["00ff", "00FF", " 0 0ｆｆ ", "OOff"] {
        assert!(draft::is_digest_group(&digest, 0, typed), "{typed}");
    }
    assert!(draft::is_digest_group(&digest, 15, "la0c"));
    for (index, typed) in [(0, ""), (0, "00f"), (1, "00ff"), (16, ""), (16, "00ff")] {
        assert!(
            !draft::is_digest_group(&digest, index, typed),
            "{index} {typed}"
        );
    }
}
