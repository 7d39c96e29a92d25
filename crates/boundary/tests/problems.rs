//! Every problem code, by the fault that causes it.

use boundary::*;

const SQUARE: [(f64, f64); 4] = [
    (5_480_000.0, 39_540_000.0),
    (5_480_000.0, 39_541_000.0),
    (5_481_000.0, 39_541_000.0),
    (5_481_000.0, 39_540_000.0),
];
const ZONE_39: ReferenceSystem = ReferenceSystem {
    datum: Datum::Xian1980,
    width: ZoneWidth::Three,
    zone: 39,
};

fn ring(points: &[(f64, f64)]) -> Ring {
    let corner = |(index, &(x, y)): (usize, &(f64, f64))| CornerPoint {
        label: (index + 1).to_string(),
        x,
        y,
    };
    Ring::new(points.iter().enumerate().map(corner).collect())
}

fn judged(rings: &[Ring]) -> Judgement {
    judge(&Question {
        rings,
        reference: Some(ZONE_39),
        declared_km2: Some(1.0),
        ..Question::default()
    })
}

fn changed(change: impl FnOnce(&mut Vec<(f64, f64)>)) -> Judgement {
    let mut points = SQUARE.to_vec();
    change(&mut points);
    judged(&[ring(&points)])
}

/// Code, points and severity of all problems.
fn found(judgement: &Judgement) -> Vec<(ProblemCode, Vec<usize>, Severity)> {
    judgement
        .problems
        .iter()
        .map(|p| (p.code, p.points.clone(), p.severity))
        .collect()
}

use ProblemCode::*;
use Severity::*;

#[test]
fn a_square_has_no_problem() {
    let judgement = judged(&[ring(&SQUARE)]);
    assert_eq!(
        (judgement.problems.len(), judgement.grade),
        (0, Grade::Agrees)
    );
    assert_eq!(judgement.sides[0].azimuth_deg, 90.0);
    assert_eq!(judgement.perimeter_m, Some(4000.0));
    assert_eq!(judgement.orientation, Some(Orientation::CounterClockwise));
}

#[test]
fn nothing_to_judge_is_incomplete() {
    assert_eq!(judge(&Question::default()).grade, Grade::Incomplete);
    let rings = [ring(&SQUARE)];
    let undeclared = judge(&Question {
        rings: &rings,
        reference: Some(ZONE_39),
        ..Question::default()
    });
    assert_eq!(undeclared.grade, Grade::Incomplete);
    assert!(undeclared.ellipsoid_m2.is_some());
    let unreferenced = judge(&Question {
        rings: &rings,
        declared_km2: Some(1.0),
        ..Question::default()
    });
    assert_eq!(
        (unreferenced.grade, unreferenced.ellipsoid_m2),
        (Grade::Incomplete, None)
    );
    assert!(unreferenced.planar_m2.is_some());
}

#[test]
fn faults_of_the_coordinates() {
    assert_eq!(
        found(&changed(|p| p.truncate(2))),
        [(TooFewPoints, vec![0, 1], Blocks)]
    );
    assert_eq!(
        found(&changed(|p| p[1].0 = f64::NAN)),
        [(CoordinateImplausible, vec![1], Blocks)]
    );
    assert_eq!(
        found(&changed(|p| p[2] = (p[2].1, p[2].0))),
        [(AxesSwapped, vec![2], Blocks)]
    );
    let bare = changed(|p| p.iter_mut().for_each(|p| p.1 -= 39e6));
    assert_eq!(
        found(&bare),
        [(ZonePrefixMissing, vec![0, 1, 2, 3], Blocks)]
    );
    assert_eq!(bare.problems[0].expected, Some(39.0));
    let other = changed(|p| p.iter_mut().for_each(|p| p.1 += 1e6));
    assert_eq!(found(&other), [(ZonePrefixWrong, vec![0, 1, 2, 3], Blocks)]);
    assert_eq!(
        (other.problems[0].found, other.problems[0].expected),
        (Some(40.0), Some(39.0))
    );
    assert_eq!(
        found(&changed(|p| p[3].1 += 1e6)),
        [(MixedZonePrefix, vec![3], Blocks)]
    );
    assert_eq!(
        found(&changed(|p| p.iter_mut().for_each(|p| p.1 += 250_000.0))),
        [(OutsideZone, vec![0, 1, 2, 3], Warns)]
    );
}

#[test]
fn the_prefix_of_the_other_width_with_the_same_meridian_is_accepted() {
    let six = changed(|p| p.iter_mut().for_each(|p| p.1 -= 19e6));
    assert_eq!(found(&six), [(SixDegreePrefix, vec![0, 1, 2, 3], Notes)]);
    assert_eq!(six.ellipsoid_m2, judged(&[ring(&SQUARE)]).ellipsoid_m2);
}

#[test]
fn points_outside_the_district_are_named() {
    let rings = [ring(&SQUARE)];
    let district = Extent {
        x_min: 5_450_000.0,
        x_max: 5_480_500.0,
        y_min: 39_528_000.0,
        y_max: 39_572_000.0,
    };
    let question = Question {
        rings: &rings,
        reference: Some(ZONE_39),
        declared_km2: Some(1.0),
        district: Some(district),
        ..Question::default()
    };
    let judgement = judge(&question);
    assert_eq!(found(&judgement), [(OutsideDistrict, vec![2, 3], Warns)]);
    assert_eq!(judgement.grade, Grade::Agrees);
}

#[test]
fn faults_of_the_ring() {
    let closed = changed(|p| p.push(p[0]));
    assert_eq!(found(&closed), [(ClosingPointDropped, vec![4], Notes)]);
    assert_eq!(closed.grade, Grade::Agrees);
    assert_eq!(
        found(&changed(|p| p.insert(2, p[1]))),
        [(ZeroLengthEdge, vec![1, 2], Blocks)]
    );
    let bow_tie = changed(|p| p.swap(0, 1));
    assert_eq!(found(&bow_tie), [(EdgesCross, vec![], Blocks)]);
    assert_eq!(bow_tie.problems[0].edges, [(1, 2), (3, 0)]);
    assert_eq!(bow_tie.problems[0].at, Some((5_480_500.0, 39_540_500.0)));
    let spike = changed(|p| p.insert(2, (5_480_000.0, 39_542_000.0)));
    assert!(!spike.is_blocked(), "a corner is no spike");
    let spike = changed(|p| p.extend([(5_481_000.0, 39_539_000.0), (5_481_000.0, 39_539_500.0)]));
    assert!(found(&spike).contains(&(Spike, vec![4], Blocks)));
    let touch = changed(|p| p.insert(2, (5_480_500.0, 39_540_000.0)));
    assert!(found(&touch).contains(&(PointOnEdge, vec![2], Blocks)));
    let overlap = changed(|p| {
        p.extend([
            (5_480_800.0, 39_540_000.0),
            (5_480_800.0, 39_539_000.0),
            (5_480_600.0, 39_539_000.0),
            (5_480_600.0, 39_540_000.0),
            (5_480_900.0, 39_540_000.0),
        ])
    });
    assert!(overlap.problems.iter().any(|p| p.code == EdgesOverlap));
}

#[test]
fn a_needle_warns() {
    let needle = changed(|p| {
        drop(p.splice(
            3..3,
            [(5_486_000.0, 39_540_995.0), (5_481_000.0, 39_540_990.0)],
        ))
    });
    let spikes: Vec<_> = needle.problems.iter().filter(|p| p.code == Spike).collect();
    assert_eq!((spikes.len(), spikes[0].severity), (1, Warns));
}

#[test]
fn declared_values_that_make_no_sense() {
    let rings = [ring(&SQUARE)];
    let asked = |declared, zone| {
        judge(&Question {
            rings: &rings,
            reference: Some(ReferenceSystem { zone, ..ZONE_39 }),
            declared_km2: Some(declared),
            ..Question::default()
        })
    };
    for declared in [0.0, -1.0, f64::NAN, f64::INFINITY] {
        let judgement = asked(declared, 39);
        assert_eq!(
            (judgement.problems[0].code, judgement.grade),
            (DeclaredImplausible, Grade::Incomplete)
        );
    }
    assert!(
        asked(1.0, 99)
            .problems
            .iter()
            .any(|p| p.code == ZoneUnknown)
    );
    let missing = asked(1.2, 39);
    assert_eq!(
        (missing.grade, missing.can_enclose_declared),
        (Grade::Wrong, Some(false))
    );
    assert_eq!(missing.problems[0].code, HullSmallerThanDeclared);
    assert_eq!(asked(1.004, 39).grade, Grade::Differs);
    assert_eq!(asked(0.99, 39).grade, Grade::Wrong);
    assert_eq!(asked(1.0001, 39).grade, Grade::Agrees);
}

#[test]
fn a_ring_within_is_deducted_a_ring_beside_is_added() {
    let small = |x: f64, y: f64| {
        ring(&[
            (x, y),
            (x + 100.0, y),
            (x + 100.0, y + 100.0),
            (x, y + 100.0),
        ])
    };
    let area = |rings: &[Ring]| judged(rings).planar_m2;
    assert_eq!(
        area(&[ring(&SQUARE), small(5_480_400.0, 39_540_400.0)]),
        Some(990_000.0)
    );
    assert_eq!(
        area(&[ring(&SQUARE), small(5_490_000.0, 39_540_400.0)]),
        Some(1_010_000.0)
    );
    let crossing = judged(&[ring(&SQUARE), small(5_480_950.0, 39_540_400.0)]);
    assert_eq!(found(&crossing), [(RingsCross, vec![], Blocks)]);
    assert_eq!(crossing.problems[0].other_ring, Some(1));
}

#[test]
fn what_a_ring_is_said_to_be_is_held_against_where_it_lies() {
    let small = |x: f64, role| Ring {
        role,
        ..ring(&[
            (x, 39_540_400.0),
            (x + 100.0, 39_540_400.0),
            (x + 100.0, 39_540_500.0),
        ])
    };
    let (inside, beside) = (5_480_400.0, 5_490_000.0);
    let (part, hole) = (Some(RingRole::Part), Some(RingRole::Hole));
    for (x, role, expected) in [
        (inside, hole, None),
        (inside, None, Some((RingDeducted, Notes))),
        (inside, part, Some((PartInside, Blocks))),
        (beside, hole, Some((HoleOutside, Blocks))),
        (beside, part, None),
        (beside, None, None),
    ] {
        let judgement = judged(&[ring(&SQUARE), small(x, role)]);
        let problem = judgement.problems.first().map(|p| (p.code, p.severity));
        assert_eq!(problem, expected);
        let within = judgement.problems.first().and_then(|p| p.other_ring);
        assert_eq!(within, (expected.is_some() && x == inside).then_some(0));
    }
}

#[test]
fn every_ring_is_measured_by_itself() {
    let inner = |side: f64| {
        let (x, y) = (5_480_500.0 - side / 2.0, 39_540_500.0 - side / 2.0);
        ring(&[(x, y), (x + side, y), (x + side, y + side), (x, y + side)])
    };
    let judgement = judged(&[ring(&SQUARE), inner(600.0), inner(100.0)]);
    let measured: Vec<_> = judgement
        .rings
        .iter()
        .map(|r| (r.role, r.within, r.planar_m2, r.perimeter_m))
        .collect();
    assert_eq!(
        measured,
        [
            (RingRole::Part, None, 1e6, 4000.0),
            (RingRole::Hole, Some(0), 3.6e5, 2400.0),
            (RingRole::Part, Some(1), 1e4, 400.0)
        ]
    );
    assert_eq!(judgement.rings[1].orientation, Orientation::Clockwise);
    assert_eq!(judgement.planar_m2, Some(650_000.0));
    assert!(judgement.rings.iter().all(|r| r.ellipsoid_m2.is_some()));
}

#[test]
fn large_rings_are_judged_fast_and_lists_are_bounded() {
    let circle = |n: usize, step: usize| {
        let at = |i: usize| {
            let angle = (i * step % n) as f64 / n as f64 * std::f64::consts::TAU;
            (
                5_480_000.0 + 5e3 * angle.cos(),
                39_540_000.0 + 5e3 * angle.sin(),
            )
        };
        ring(&(0..n).map(at).collect::<Vec<_>>())
    };
    let start = std::time::Instant::now();
    let round = judged(&[circle(10_000, 1)]);
    assert_eq!(
        round
            .problems
            .iter()
            .filter(|p| p.severity == Blocks)
            .count(),
        0
    );
    let star = judged(&[circle(10_001, 4_999)]);
    assert!(star.problems.iter().any(|p| p.code == MoreNotListed));
    assert!(
        star.problems
            .iter()
            .filter(|p| p.code == EdgesCross)
            .count()
            <= 200
    );
    let comb = ring(
        &(0..10_000)
            .map(|i| {
                (
                    5_470_000.0 + f64::from((i / 2 + i) % 2) * 9e3,
                    39_530_000.0 + f64::from(i),
                )
            })
            .collect::<Vec<_>>(),
    );
    let _ = judged(&[comb]);
    assert!(start.elapsed().as_secs_f64() < 5.0, "{:?}", start.elapsed());
    assert_eq!(judged(&[circle(20_001, 1)]).problems[0].code, TooManyPoints);
}
