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

/// A hexagon of 0.09 km² and the triangle of three of its corners, in CSV; the last column says whether to deduct.
fn hexagon_and_triangle(deducted: &str) -> String {
    let hexagon = [
        (0, 100),
        (100, 0),
        (300, 0),
        (400, 100),
        (300, 200),
        (100, 200),
    ];
    let triangle = [(0, 100), (300, 0), (300, 200)];
    let mut text = "圈号,点号,X,Y,扣除\n".to_owned();
    for (ring, points, said) in [(1, &hexagon[..], ""), (2, &triangle[..], deducted)] {
        for (index, (x, y)) in points.iter().enumerate() {
            let (label, north, east) = (index + 1, 5_480_000 + x, 39_440_000 + y);
            text += &format!("{ring},{label},{north},{east},{said}\n");
        }
    }
    text
}

fn of_text(name: &str, text: &str) -> Value {
    let file = format!("{}/{name}", env!("CARGO_TARGET_TMPDIR"));
    std::fs::write(&file, text).expect("written");
    let asked = Asked {
        file,
        declared: Some(0.09),
        ..Asked::default()
    };
    judged(&asked).expect("judged")
}

fn blocking(found: &Value) -> Vec<&str> {
    let problems = found["judgement"]["problems"].as_array().expect("a list");
    let blocks = problems.iter().filter(|one| one["severity"] == "Blocks");
    blocks.filter_map(|one| one["code"].as_str()).collect()
}

#[test]
fn a_ring_whose_corners_all_lie_on_another_is_never_added_to_its_area() {
    for (name, text) in [
        ("hexagon.csv", hexagon_and_triangle("")),
        ("hexagon-hole.csv", hexagon_and_triangle("是")),
        ("hexagon.geojson", r#"{"type":"Polygon","crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::4527"}},"coordinates":[[[39440100,5480000],[39440000,5480100],[39440000,5480300],[39440100,5480400],[39440200,5480300],[39440200,5480100],[39440100,5480000]],[[39440100,5480000],[39440000,5480300],[39440200,5480300],[39440100,5480000]]]}"#.to_owned()),
    ] {
        let found = of_text(name, &text);
        assert_eq!(found["judgement"]["grade"], "Blocked", "{name}");
        assert_eq!(found["ellipsoidKm2"], Value::Null, "{name}");
        assert_eq!(blocking(&found), ["PartDivided"], "{name}");
    }
}

#[test]
fn a_deduction_that_touches_its_part_in_one_corner_is_deducted() {
    for said in ["", "是"] {
        let text = hexagon_and_triangle(said);
        let text = text.replace("2,2,5480300,39440000", "2,2,5480200,39440080");
        let text = text.replace("2,3,5480300,39440200", "2,3,5480200,39440120");
        let found = of_text("corner.csv", &text);
        assert_eq!(found["ellipsoidKm2"], 0.056, "{said}");
        assert_eq!(blocking(&found), Vec::<&str>::new());
    }
}
