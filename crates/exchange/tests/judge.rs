//! The example that judges a file from the command line: its numbers are those of the plan (RULES §10).

// Its `main` is not called here.
#[allow(dead_code)]
#[path = "../examples/judge.rs"]
mod judge;

use judge::{Asked, judged};
use serde_json::{Value, json};

fn of_plan(name: &str, declared: f64) -> Value {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../boundary/tests/fixtures");
    let asked = Asked {
        file: format!("{folder}/{name}.txt"),
        declared: Some(declared),
        ..Asked::default()
    };
    judged(&asked).expect("judged")
}

#[test]
fn a_sound_boundary_is_judged_with_its_areas_sides_and_system() {
    let found = of_plan("erhao", 0.1542);
    assert_eq!(found["judgement"]["grade"], "Agrees");
    assert_eq!(found["ellipsoidKm2"], 0.1542);
    assert_eq!(found["reference"]["epsg"], 2363);
    assert_eq!(
        found["judgement"]["sides"].as_array().map(Vec::len),
        Some(6)
    );
    assert_eq!(found["judgement"]["problems"], json!([]));
}

#[test]
fn a_blocked_one_names_points_and_edges_and_why_nothing_is_proposed() {
    let found = of_plan("linglu", 12.346);
    assert_eq!(found["judgement"]["grade"], "Blocked");
    assert_eq!(found["ellipsoidKm2"], Value::Null);
    let problems = found["judgement"]["problems"].as_array().expect("a list");
    let of = |code: &str| problems.iter().filter(|one| one["code"] == code).count();
    assert_eq!((of("EdgesCross"), of("RepeatedPoint")), (5, 1));
    let why = found["whyNoProposal"].as_str().expect("a reason");
    assert!(why.starts_with("HullTooSmall"), "{why}");
}
