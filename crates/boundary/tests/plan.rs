//! The five boundaries printed in the district plan (附表2) and what they must be judged.

use boundary::*;

fn ring(text: &str) -> Ring {
    let pasted = parse_points(text);
    assert_eq!(pasted.problems, []);
    assert_eq!(pasted.rings.len(), 1);
    let reading = read_points(pasted.rings[0].points.iter().map(PastedPoint::as_row));
    assert_eq!(reading.problems, []);
    Ring::new(reading.points)
}

fn judged(text: &str, declared: f64) -> Judgement {
    let rings = [ring(text)];
    let reference = ReferenceSystem {
        datum: Datum::Xian1980,
        width: ZoneWidth::Three,
        zone: 39,
    };
    let district = Extent {
        x_min: 5_450_000.0,
        x_max: 5_500_000.0,
        y_min: 39_528_000.0,
        y_max: 39_572_000.0,
    };
    judge(&Question {
        rings: &rings,
        reference: Some(reference),
        declared_km2: Some(declared),
        district: Some(district),
        ..Question::default()
    })
}

fn km2(m2: Option<f64>) -> String {
    format!("{:.4}", m2.expect("an area") / 1e6)
}

/// One mine: printed text, declared km², ellipsoid km², planar km², orientation.
fn agrees(text: &str, declared: f64, area: &str, orientation: Orientation) {
    let judgement = judged(text, declared);
    assert_eq!(judgement.problems, []);
    assert_eq!(judgement.grade, Grade::Agrees);
    assert_eq!(km2(judgement.ellipsoid_m2), area);
    assert_eq!(km2(judgement.planar_m2), area);
    assert_eq!(judgement.orientation, Some(orientation));
    assert_eq!(judgement.difference_km2, Some(0.0));
    assert_eq!(judgement.can_enclose_declared, Some(true));
}

#[test]
fn sanhao_agrees() {
    agrees(
        include_str!("fixtures/sanhao.txt"),
        0.082,
        "0.0820",
        Orientation::Clockwise,
    );
}

#[test]
fn erhao_agrees() {
    agrees(
        include_str!("fixtures/erhao.txt"),
        0.1542,
        "0.1542",
        Orientation::CounterClockwise,
    );
}

#[test]
fn hongda_agrees() {
    agrees(
        include_str!("fixtures/hongda.txt"),
        0.0631,
        "0.0631",
        Orientation::Clockwise,
    );
}

#[test]
fn lingquan_differs() {
    let judgement = judged(include_str!("fixtures/lingquan.txt"), 20.0252);
    assert_eq!(judgement.problems, []);
    assert_eq!(judgement.grade, Grade::Differs);
    assert_eq!(km2(judgement.ellipsoid_m2), "20.0318");
    assert_eq!(km2(judgement.planar_m2), "20.0331");
    assert_eq!(judgement.orientation, Some(Orientation::CounterClockwise));
    assert_eq!(judgement.difference_km2, Some(0.0066));
    assert_eq!(judgement.sides.len(), 12);
}

#[test]
fn linglu_is_blocked_with_every_fault_named() {
    let judgement = judged(include_str!("fixtures/linglu.txt"), 12.346);
    assert_eq!(judgement.grade, Grade::Blocked);
    assert_eq!(
        (
            judgement.ellipsoid_m2,
            judgement.planar_m2,
            judgement.orientation
        ),
        (None, None, None)
    );
    let repeated: Vec<_> = judgement
        .problems
        .iter()
        .filter(|p| p.code == ProblemCode::RepeatedPoint)
        .collect();
    assert_eq!(repeated.len(), 1);
    assert_eq!(repeated[0].points, [1, 5]);
    let crossings: Vec<_> = judgement
        .problems
        .iter()
        .filter(|p| p.code == ProblemCode::EdgesCross)
        .collect();
    let edges: Vec<_> = crossings.iter().map(|p| p.edges.clone()).collect();
    assert_eq!(
        edges,
        [1, 4, 6, 8, 10].map(|from| vec![(from, from + 1), (12, 0)])
    );
    for crossing in crossings {
        let (x, y) = crossing.at.expect("a place");
        assert!(
            (5_475_556.0..5_476_588.0).contains(&x) && (39_550_933.0..39_554_629.0).contains(&y)
        );
    }
    assert_eq!(km2(judgement.hull_m2), "9.0463");
    assert_eq!(judgement.can_enclose_declared, Some(false));
    let codes: Vec<_> = judgement.problems.iter().map(|p| p.code).collect();
    assert_eq!(codes.len(), 7, "{codes:?}");
    assert!(codes.contains(&ProblemCode::HullSmallerThanDeclared));
}

#[test]
fn shared_corners_of_lingquan_and_linglu_are_not_equal() {
    // I3 of the plan's faults: a datum residue of about a metre.
    let (a, b) = (
        ring(include_str!("fixtures/lingquan.txt")),
        ring(include_str!("fixtures/linglu.txt")),
    );
    let (p, q) = (&a.points[7], &b.points[0]);
    assert!((p.x - q.x).hypot(p.y - q.y) > 0.5);
}
