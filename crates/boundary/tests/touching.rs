//! Rings that have points in common: which may, which may not, and what area they then have.

mod vectors;

use boundary::*;
use geo::{Area, BooleanOps, Coord, LineString, MultiPolygon, Polygon};
use proptest::prelude::*;
use vectors::{number, points, rows};

type Points = Vec<(f64, f64)>;

const HEXAGON: [(f64, f64); 6] = [
    (0.0, 100.0),
    (100.0, 0.0),
    (300.0, 0.0),
    (400.0, 100.0),
    (300.0, 200.0),
    (100.0, 200.0),
];
/// Three corners of the hexagon.
const THREE_CORNERS: [(f64, f64); 3] = [(0.0, 100.0), (300.0, 0.0), (300.0, 200.0)];
/// One corner of the hexagon, the rest inside.
const ONE_CORNER: [(f64, f64); 3] = [(0.0, 100.0), (200.0, 80.0), (200.0, 120.0)];
/// Two corners of the hexagon that face each other, the rest inside.
const TWO_CORNERS: [(f64, f64); 4] = [(0.0, 100.0), (200.0, 80.0), (400.0, 100.0), (200.0, 120.0)];

fn ring(points: &[(f64, f64)]) -> Ring {
    let corner = |&(x, y): &(f64, f64)| CornerPoint {
        label: String::new(),
        x: 5_480_000.0 + x,
        y: 39_440_000.0 + y,
    };
    Ring::new(points.iter().map(corner).collect())
}

fn judged(rings: &[Ring]) -> Judgement {
    judge(&Question {
        rings,
        reference: Some(ReferenceSystem {
            datum: Datum::Cgcs2000,
            width: ZoneWidth::Three,
            zone: 39,
        }),
        declared_km2: Some(0.09),
        ..Question::default()
    })
}

/// All that may be said of the second ring.
const ROLES: [Option<RingRole>; 3] = [None, Some(RingRole::Hole), Some(RingRole::Part)];

/// The codes that block, or else the area in the plane. The answer must be the same whichever ring comes first, wherever
/// the rings begin and whichever way they run.
fn answer(rings: &[&[(f64, f64)]], role: Option<RingRole>) -> Result<f64, Vec<ProblemCode>> {
    let mut answers = Vec::new();
    for turned in 0..8 {
        for reversed in [false, true] {
            let mut all: Vec<Ring> = rings
                .iter()
                .map(|points| {
                    let mut points = points.to_vec();
                    let start = turned % points.len();
                    points.rotate_left(start);
                    if reversed {
                        points.reverse();
                    }
                    ring(&points)
                })
                .collect();
            all[1].role = role;
            if turned % 3 == 1 {
                all.reverse();
            }
            let judgement = judged(&all);
            let problems = judgement.problems.iter();
            let blocking = problems.filter(|problem| problem.severity == Severity::Blocks);
            let codes: Vec<ProblemCode> = blocking.map(|problem| problem.code).collect();
            answers.push(judgement.planar_m2.ok_or(codes));
        }
    }
    assert!(
        answers.windows(2).all(|two| two[0] == two[1]),
        "{answers:?}"
    );
    answers.remove(0)
}

use ProblemCode::{HoleOutside, PartDivided, PartInside, RingsCross};

#[test]
fn a_deduction_that_divides_its_part_in_three_corners_blocks() {
    for role in [None, Some(RingRole::Hole)] {
        assert_eq!(
            answer(&[&HEXAGON, &THREE_CORNERS], role),
            Err(vec![PartDivided])
        );
    }
    assert_eq!(
        answer(&[&HEXAGON, &THREE_CORNERS], Some(RingRole::Part)),
        Err(vec![PartInside, PartDivided])
    );
    let judgement = judged(&[ring(&HEXAGON), ring(&THREE_CORNERS)]);
    assert_eq!(
        (judgement.grade, judgement.ellipsoid_m2),
        (Grade::Blocked, None)
    );
    let problem = judgement.problems.last().expect("a problem");
    assert_eq!((problem.ring, problem.other_ring), (1, Some(0)));
    assert_eq!(problem.at, Some((5_480_000.0, 39_440_100.0)));
}

#[test]
fn a_deduction_that_divides_its_part_in_two_corners_blocks() {
    for role in [None, Some(RingRole::Hole)] {
        assert_eq!(
            answer(&[&HEXAGON, &TWO_CORNERS], role),
            Err(vec![PartDivided])
        );
    }
}

#[test]
fn deductions_that_divide_their_part_only_together_block() {
    let left: [(f64, f64); 3] = [(0.0, 100.0), (200.0, 100.0), (200.0, 120.0)];
    let right: [(f64, f64); 3] = [(400.0, 100.0), (200.0, 100.0), (200.0, 80.0)];
    assert_eq!(
        answer(&[&HEXAGON, &left, &right], None),
        Err(vec![PartDivided])
    );
    let short: [(f64, f64); 3] = [(390.0, 100.0), (200.0, 100.0), (200.0, 80.0)];
    assert_eq!(answer(&[&HEXAGON, &left, &short], None), Ok(56_100.0));
}

#[test]
fn a_deduction_that_touches_its_part_in_one_corner_is_deducted() {
    for role in [None, Some(RingRole::Hole)] {
        assert_eq!(answer(&[&HEXAGON, &ONE_CORNER], role), Ok(56_000.0));
    }
    assert_eq!(
        answer(&[&HEXAGON, &ONE_CORNER], Some(RingRole::Part)),
        Err(vec![PartInside])
    );
}

#[test]
fn a_deduction_that_touches_a_side_of_its_part_with_one_corner_is_deducted() {
    let on_side = [(50.0, 50.0), (200.0, 80.0), (200.0, 120.0)];
    assert_eq!(answer(&[&HEXAGON, &on_side], None), Ok(57_000.0));
    let on_two = [(50.0, 50.0), (200.0, 200.0), (200.0, 120.0)];
    assert_eq!(answer(&[&HEXAGON, &on_two], None), Err(vec![PartDivided]));
}

#[test]
fn parts_that_touch_in_corners_are_added() {
    let (one, other): (Points, Points) = (
        vec![(0.0, 0.0), (100.0, 0.0), (0.0, 100.0)],
        vec![(100.0, 0.0), (200.0, 0.0), (200.0, 100.0)],
    );
    for role in [None, Some(RingRole::Part)] {
        assert_eq!(answer(&[&one, &other], role), Ok(10_000.0));
    }
    assert_eq!(
        answer(&[&one, &other], Some(RingRole::Hole)),
        Err(vec![HoleOutside])
    );
    // Two corners in common: what lies between the parts is nobody's, and no part is divided.
    let bow = [(100.0, 0.0), (100.0, 100.0), (0.0, 100.0), (90.0, 90.0)];
    assert_eq!(answer(&[&one, &bow], None), Ok(5_000.0 + 1_000.0));
}

#[test]
fn a_part_that_touches_a_side_of_another_with_one_corner_is_added() {
    let beside = [(50.0, 50.0), (0.0, 50.0), (0.0, 40.0)];
    assert_eq!(answer(&[&HEXAGON, &beside], None), Ok(60_250.0));
}

#[test]
fn a_part_within_a_deduction_may_touch_it_in_all_its_corners() {
    let around = [
        (-500.0, -500.0),
        (900.0, -500.0),
        (900.0, 900.0),
        (-500.0, 900.0),
    ];
    assert_eq!(
        answer(&[&around, &HEXAGON, &THREE_CORNERS], None),
        Ok(1_960_000.0 - 60_000.0 + 30_000.0)
    );
}

#[test]
fn rings_that_cross_in_common_corners_only_block() {
    // Through one corner and out again through another.
    let through = [(0.0, 100.0), (400.0, 100.0), (400.0, 500.0), (0.0, 500.0)];
    for role in ROLES {
        assert_eq!(answer(&[&HEXAGON, &through], role), Err(vec![RingsCross]));
    }
    let (across, upon) = ([(50.0, 50.0), (300.0, 100.0), (0.0, 0.0)], HEXAGON);
    assert_eq!(answer(&[&across, &upon], None), Err(vec![RingsCross]));
}

#[test]
fn equal_rings_block_whatever_their_order_start_and_direction() {
    for role in ROLES {
        for start in 0..HEXAGON.len() {
            let mut other = HEXAGON.to_vec();
            other.rotate_left(start);
            assert_eq!(answer(&[&HEXAGON, &other], role), Err(vec![RingsCross]));
            other.reverse();
            assert_eq!(answer(&[&HEXAGON, &other], role), Err(vec![RingsCross]));
        }
    }
}

#[test]
fn parts_with_a_side_in_common_block() {
    let beside = [(100.0, 0.0), (300.0, 0.0), (200.0, -100.0)];
    assert_eq!(answer(&[&HEXAGON, &beside], None), Err(vec![RingsCross]));
}

#[test]
fn a_ring_contains_another_whose_corners_all_lie_on_its_line() {
    let (outer, inner) = (ring(&HEXAGON), ring(&THREE_CORNERS));
    assert!(ring_contains(&outer, &inner) && !ring_contains(&inner, &outer));
    let outside = ring(&[(100.0, 0.0), (300.0, 0.0), (200.0, -100.0)]);
    assert!(!ring_contains(&outer, &outside) && !ring_contains(&outer, &outer));
}

#[test]
fn touching_rings_stand_exactly_when_geos_calls_their_parts_with_deductions_valid() {
    let (mut stood, mut sets, mut divided, mut worst) = (0, 0, 0, 0.0f64);
    let mut wrong = Vec::new();
    for row in rows(include_str!("vectors/touching.csv")) {
        let rings: Vec<Ring> = row[3].split('|').map(|one| ring(&points(one))).collect();
        let judgement = judged(&rings);
        let has = |code| {
            judgement
                .problems
                .iter()
                .any(|problem| problem.code == code)
        };
        let is_right = match (row[0], judgement.planar_m2) {
            ("valid", Some(area)) => {
                worst = worst.max((area - number(row[1])).abs());
                (area - number(row[1])).abs() < 1e-3 && judgement.rings.len() == rings.len()
            }
            ("divided", None) => has(PartDivided) && !has(RingsCross),
            ("crossing" | "along", None) => has(RingsCross),
            _ => false,
        };
        let holes = judgement
            .rings
            .iter()
            .filter(|ring| ring.role == RingRole::Hole);
        if !is_right || (judgement.planar_m2.is_some() && holes.count() != number(row[2]) as usize)
        {
            wrong.push((row, judgement.planar_m2, judgement.problems.clone()));
        }
        sets += 1;
        stood += usize::from(judgement.planar_m2.is_some());
        divided += usize::from(has(PartDivided));
    }
    println!(
        "{} of {sets} sets of touching rings agree with GEOS: {stood} stand, {divided} are divided; area off by at most \
         {worst:.1e} m²",
        sets - wrong.len()
    );
    assert!(
        wrong.is_empty(),
        "{} differ, first {:?}",
        wrong.len(),
        wrong.first()
    );
    assert!(stood > 200 && divided > 100);
}

/// Rings on a small grid. Some take their corners from a few points around a middle, so that they lie in each other and
/// have corners in common, the others from anywhere.
fn any_rings() -> impl Strategy<Value = Vec<Points>> {
    let point = |most: u8| (0..most, 0..most).prop_map(|(x, y)| (f64::from(x), f64::from(y)));
    let around = |mut points: Points| {
        let direction = |&(x, y): &(f64, f64)| (y - 4.1).atan2(x - 3.9);
        points.sort_by(|p, q| direction(p).total_cmp(&direction(q)));
        points
    };
    let pool = prop::collection::vec(point(9), 5..10).prop_map(around);
    let from_pool = (pool, prop::collection::vec(1u16..512, 2..4)).prop_map(|(pool, chosen)| {
        let ring = |chosen: u16| -> Points {
            let points = pool.iter().enumerate();
            let taken = points.filter(|(index, _)| chosen >> index & 1 == 1);
            taken.map(|(_, &point)| point).collect()
        };
        chosen.into_iter().map(ring).collect::<Vec<Points>>()
    });
    let anywhere = prop::collection::vec(prop::collection::vec(point(5), 3..5), 0..2);
    // A last point that repeats the first would be left out of one ring and not of the same ring begun elsewhere.
    let open = |mut points: Points| {
        points.dedup();
        while points.len() > 1 && points.first() == points.last() {
            points.pop();
        }
        points
    };
    (from_pool, anywhere).prop_map(move |(some, others)| {
        let rings = some.into_iter().chain(others).map(open);
        rings.filter(|ring| ring.len() > 2).collect()
    })
}

/// A ring as a polygon of another implementation.
fn polygon(ring: &Points) -> MultiPolygon {
    let line = ring.iter().map(|&(x, y)| Coord { x: y, y: x }).collect();
    MultiPolygon(vec![Polygon::new(LineString(line), Vec::new())])
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(8_000))]

    #[test]
    fn neither_order_nor_start_nor_direction_of_rings_changes_the_answer(
        rings in any_rings(), start in 0usize..7, order in 0usize..3, reversed in 0usize..16,
    ) {
        let plain: Vec<Ring> = rings.iter().map(|points| ring(points)).collect();
        let mut other = rings.clone();
        for (index, points) in other.iter_mut().enumerate() {
            let middle = start % points.len();
            points.rotate_left(middle);
            if reversed >> index & 1 == 1 {
                points.reverse();
            }
        }
        let middle = order % other.len().max(1);
        other.rotate_left(middle);
        let other: Vec<Ring> = other.iter().map(|points| ring(points)).collect();
        let (one, other) = (judged(&plain), judged(&other));
        prop_assert_eq!(one.planar_m2, other.planar_m2);
        prop_assert_eq!(one.is_blocked(), other.is_blocked());
        for (index, measure) in one.rings.iter().enumerate() {
            let place = (index + plain.len() - middle) % plain.len();
            prop_assert_eq!(measure.role, other.rings[place].role);
        }
    }

    #[test]
    fn the_area_is_that_of_even_odd_and_never_more_than_the_ground_the_rings_cover(rings in any_rings()) {
        let plain: Vec<Ring> = rings.iter().map(|points| ring(points)).collect();
        if let Some(area) = judged(&plain).planar_m2 {
            let shapes = || rings.iter().map(polygon);
            let none = MultiPolygon(Vec::new());
            let even_odd = shapes().fold(none.clone(), |all, one| all.xor(&one)).unsigned_area();
            let union = shapes().fold(none, |all, one| all.union(&one)).unsigned_area();
            prop_assert!((area - even_odd).abs() < 1e-3, "{area} is {even_odd} by even-odd");
            prop_assert!(area < union + 1e-3, "{area} of {union}");
        }
    }
}

#[test]
fn twenty_thousand_points_are_judged_fast_however_their_rings_touch() {
    let turn = |index: usize, of: usize| index as f64 / of as f64 * std::f64::consts::TAU;
    let at = |radius: f64, angle: f64| (radius * angle.cos(), radius * angle.sin());
    // Sectors around one point, all parts of their own.
    let fan = |of: usize| -> Vec<Points> {
        let sector = |i: usize| {
            vec![
                (0.0, 0.0),
                at(2e3, turn(2 * i, 2 * of)),
                at(2e3, turn(2 * i + 1, 2 * of)),
            ]
        };
        (0..of).map(sector).collect()
    };
    // A gear and a ring of its inner corners, on its line.
    let gear: Points = (0..10_000)
        .map(|i| at(if i % 2 == 0 { 1e3 } else { 2e3 }, turn(i, 10_000)))
        .collect();
    let inner: Points = gear.iter().copied().step_by(2).collect();
    // Teeth that stand on a long side, each with its corner on the side.
    let teeth = |n: usize| -> Points {
        (0..n)
            .map(|i| (f64::from(i as u32), if i % 2 == 0 { 0.0 } else { 9e3 }))
            .collect()
    };
    let mut comb = teeth(19_995);
    comb.extend([(19_994.0, 1e4), (0.0, 1e4)]);
    let base = vec![(-1.0, 0.0), (30_000.0, 0.0), (0.0, -100.0)];
    for (name, rings, blocking) in [
        ("6,666 sectors around a point", fan(6_666), None),
        (
            "a gear and its inner corners",
            vec![gear, inner],
            Some(PartDivided),
        ),
        ("a comb on a side", vec![comb, base], None),
    ] {
        let rings: Vec<Ring> = rings.iter().map(|points| ring(points)).collect();
        let start = std::time::Instant::now();
        let judgement = judged(&rings);
        println!("{name}: {:?}", start.elapsed());
        let mut blocks = judgement
            .problems
            .iter()
            .filter(|one| one.severity == Severity::Blocks);
        assert_eq!(blocks.next().map(|one| one.code), blocking, "{name}");
        assert!(start.elapsed().as_secs_f64() < 5.0, "{name}");
    }
}
