//! Boundaries held against each other.

use boundary::*;

/// Rings with what is said of their system.
#[derive(Clone)]
struct Given {
    rings: Vec<Ring>,
    reference: Option<ReferenceSystem>,
}

impl Given {
    fn party(&self) -> Party<'_> {
        Party {
            rings: &self.rings,
            reference: self.reference,
            is_whole: true,
        }
    }
}

const XIAN: ReferenceSystem = ReferenceSystem {
    datum: Datum::Xian1980,
    width: ZoneWidth::Three,
    zone: 39,
};

fn given(text: &str) -> Given {
    let read = |ring: PastedRing| {
        let rows = ring.points.iter().map(PastedPoint::as_row);
        Ring::new(read_points(rows).points)
    };
    Given {
        rings: parse_points(text).rings.into_iter().map(read).collect(),
        reference: Some(XIAN),
    }
}

fn between(own: Given, other: Given) -> Relation {
    compare(own.party(), &[other.party()], SAME_LINE_M).remove(0)
}

fn rectangle(north: f64, east: f64, high: f64, wide: f64) -> Given {
    let corner = |n: f64, e: f64| {
        format!(
            "{:.2},{:.2}",
            5_485_000.0 + north + n,
            39_544_000.0 + east + e
        )
    };
    let corners = [
        corner(0.0, 0.0),
        corner(0.0, wide),
        corner(high, wide),
        corner(high, 0.0),
    ];
    given(&corners.join("\n"))
}

fn near(value: Option<f64>, expected: f64) {
    let value = value.expect("a value");
    assert!(
        (value - expected).abs() < 1e-3 * expected.max(1.0),
        "{value} {expected}"
    );
}

#[test]
fn lingquan_and_linglu_share_a_line_within_the_tolerance_and_no_area_is_said_of_what_does_not_stand()
 {
    let lingquan = given(include_str!("fixtures/lingquan.txt"));
    let linglu = given(include_str!("fixtures/linglu.txt"));
    let found = between(lingquan.clone(), linglu.clone());
    assert_eq!((found.refused, found.blocked), (None, Some(Blocked::Other)));
    assert_eq!((found.overlap_m2, found.gap_m2), (None, None));
    assert!(found.shared.len() >= 7, "{:?}", found.shared);
    assert!(found.shared_m > 4_900.0, "{}", found.shared_m);
    let greatest = found
        .shared
        .iter()
        .map(|s| s.greatest_m)
        .fold(0.0, f64::max);
    assert!((0.1..SAME_LINE_M).contains(&greatest), "{greatest}");
    println!(
        "灵泉/灵露: {} pieces, {:.1} m, greatest {greatest:.2} m",
        found.shared.len(),
        found.shared_m
    );
    assert_eq!(between(linglu, lingquan).blocked, Some(Blocked::Own));
}

#[test]
fn an_overlap_is_measured_and_a_sliver_is_told_apart() {
    let found = between(
        rectangle(0.0, 0.0, 100.0, 200.0),
        rectangle(0.0, 150.0, 100.0, 200.0),
    );
    near(found.overlap_m2, 5_000.0);
    near(found.overlap_beyond_tolerance_m2, 5_000.0);
    assert_eq!(found.nearest_m, Some(0.0));
    let sliver = between(
        rectangle(0.0, 0.0, 100.0, 200.0),
        rectangle(0.0, 199.0, 100.0, 200.0),
    );
    near(sliver.overlap_m2, 100.0);
    near(sliver.overlap_beyond_tolerance_m2, 0.0);
    assert!(sliver.shared_m > 99.0);
}

#[test]
fn a_gap_between_lines_that_are_the_same_is_measured() {
    let found = between(
        rectangle(0.0, 0.0, 100.0, 200.0),
        rectangle(0.0, 201.0, 100.0, 200.0),
    );
    near(found.gap_m2, 100.0);
    near(found.overlap_m2, 0.0);
    near(found.nearest_m, 1.0);
    assert_eq!(found.gaps.len(), 1);
    near(Some(found.gaps[0].width_m), 200.0 / 202.0);
    assert_eq!(
        (found.shared.len(), found.shared[0].from, found.shared[0].to),
        (1, 1, 2)
    );
    near(Some(found.shared[0].greatest_m), 1.0);
    let apart = between(
        rectangle(0.0, 0.0, 100.0, 200.0),
        rectangle(0.0, 500.0, 100.0, 200.0),
    );
    near(apart.nearest_m, 300.0);
    assert_eq!(
        (apart.shared.len(), apart.overlap_m2, apart.gap_m2),
        (0, Some(0.0), Some(0.0))
    );
}

#[test]
fn datums_are_never_mixed_and_an_unknown_system_is_not_guessed() {
    let own = rectangle(0.0, 0.0, 100.0, 200.0);
    let with = |reference| Given {
        reference,
        ..own.clone()
    };
    let cgcs = ReferenceSystem {
        datum: Datum::Cgcs2000,
        ..XIAN
    };
    for (one, other, refused) in [
        (Some(XIAN), Some(cgcs), Refused::DifferentDatums),
        (Some(XIAN), None, Refused::OtherSystemUnknown),
        (None, Some(XIAN), Refused::OwnSystemUnknown),
    ] {
        let found = between(with(one), with(other));
        assert_eq!(found.refused, Some(refused));
        assert_eq!((found.overlap_m2, found.shared_count), (None, 0));
    }
    let unread = Party {
        is_whole: false,
        ..own.party()
    };
    let found = compare(own.party(), &[unread], SAME_LINE_M).remove(0);
    assert_eq!(found.refused, Some(Refused::Unreadable));
}

/// A zone, and a system of it.
fn zone(width: ZoneWidth, zone: u8) -> ReferenceSystem {
    ReferenceSystem {
        width,
        zone,
        ..XIAN
    }
}

#[test]
fn zones_of_one_datum_are_compared_in_ones_own() {
    let own = rectangle(0.0, 0.0, 100.0, 200.0);
    for elsewhere in [
        zone(ZoneWidth::Three, 40),
        zone(ZoneWidth::Six, 20),
        zone(ZoneWidth::Six, 19),
    ] {
        let moved = Given {
            rings: rezoned(&own.rings, XIAN, elsewhere).expect("the same datum"),
            reference: Some(elsewhere),
        };
        let found = between(own.clone(), moved);
        near(found.overlap_m2, 20_000.0);
        assert_eq!((found.shared_count, found.refused), (4, None));
        assert!(
            found.shared_greatest_m < 1e-4,
            "{}",
            found.shared_greatest_m
        );
    }
}

#[test]
fn the_prefix_of_the_other_width_with_the_same_meridian_is_no_distance() {
    let own = rectangle(0.0, 0.0, 100.0, 200.0);
    let mut six = own.clone();
    for point in six.rings.iter_mut().flat_map(|ring| &mut ring.points) {
        point.y -= 19e6;
    }
    near(between(own, six).overlap_m2, 20_000.0);
}

#[test]
fn a_point_keeps_its_place_in_another_zone_and_a_side_bends_by_less_than_a_millimetre_in_a_kilometre()
 {
    // At the edge of two zones in the south, where both planes are stretched most.
    let (from, to) = (zone(ZoneWidth::Three, 39), zone(ZoneWidth::Three, 40));
    let (mut off, mut bent) = (0.0f64, 0.0f64);
    for latitude in [18.0, 30.0, 42.0, 53.0] {
        let (x, y) = from.to_plane(latitude, 118.5);
        for (dx, dy) in [(1000.0, 0.0), (0.0, 1000.0), (707.1, 707.1)] {
            let at = |part: f64| CornerPoint {
                label: String::new(),
                x: x + dx * part,
                y: y + dy * part,
            };
            let rings = [Ring::new(vec![at(0.0), at(0.5), at(1.0)])];
            let there = rezoned(&rings, from, to).expect("the same datum");
            let back = rezoned(&there, to, from).expect("the same datum");
            for (p, q) in rings[0].points.iter().zip(&back[0].points) {
                off = off.max((p.x - q.x).hypot(p.y - q.y));
            }
            let [a, m, b] = &there[0].points[..] else {
                panic!("three points")
            };
            let (u, v) = (b.x - a.x, b.y - a.y);
            let aside = ((m.x - a.x) * v - (m.y - a.y) * u) / u.hypot(v);
            bent = bent.max(aside.abs());
        }
    }
    println!(
        "another zone and back: off by at most {off:.1e} m; 1 km bends by at most {bent:.1e} m"
    );
    assert!(off < 1e-5 && bent < 1e-3, "{off} {bent}");
    assert_eq!(
        rezoned(
            &[],
            from,
            ReferenceSystem {
                datum: Datum::Cgcs2000,
                ..to
            }
        ),
        None
    );
}

#[test]
fn a_hole_is_no_overlap() {
    let mut own = rectangle(0.0, 0.0, 300.0, 300.0);
    own.rings
        .extend(rectangle(100.0, 100.0, 100.0, 100.0).rings);
    near(
        between(own, rectangle(100.0, 100.0, 100.0, 200.0)).overlap_m2,
        10_000.0,
    );
}

#[test]
fn ten_thousand_points_are_compared_in_reasonable_time() {
    let circle = |east: f64| {
        let corner = |index: usize| {
            let angle = index as f64 / 5_000.0 * std::f64::consts::TAU;
            format!(
                "{:.2},{:.2}",
                5_485_000.0 + 2e3 * angle.cos(),
                39_544_000.0 + east + 2e3 * angle.sin()
            )
        };
        given(&(0..5_000).map(corner).collect::<Vec<_>>().join("\n"))
    };
    let start = std::time::Instant::now();
    let found = between(circle(0.0), circle(1_000.0));
    println!("5,000 and 5,000 points: {:?}", start.elapsed());
    assert!(found.overlap_m2.is_some_and(|area| area > 8e6));
    assert!(start.elapsed().as_secs() < 20);
}

#[test]
fn combs_that_cross_everywhere_are_given_up_and_not_waited_for() {
    let comb = |along: bool| {
        let mut points = Vec::new();
        for tooth in 0..1_000 {
            let at = f64::from(tooth) * 2.0;
            points.extend([
                (0.0, at),
                (3_000.0, at),
                (3_000.0, at + 1.0),
                (0.0, at + 1.0),
            ]);
        }
        points.extend([(-10.0, 2_000.0), (-10.0, 0.0)]);
        let corner = |(a, b): (f64, f64)| CornerPoint {
            label: String::new(),
            x: 5_480_000.0 + if along { a } else { b + 500.0 },
            y: 39_540_000.0 + if along { b } else { a - 500.0 },
        };
        Given {
            rings: vec![Ring::new(points.into_iter().map(corner).collect())],
            reference: Some(XIAN),
        }
    };
    let start = std::time::Instant::now();
    let found = between(comb(true), comb(false));
    println!("two combs of 1,000 teeth: {:?}", start.elapsed());
    assert_eq!(found.refused, Some(Refused::TooManyPoints));
}

#[test]
fn lines_that_run_beside_each_other_for_ten_thousand_points_leave_one_gap() {
    let circle = |radius: f64| {
        let corner = |index: usize| {
            let angle = index as f64 / 5_000.0 * std::f64::consts::TAU;
            CornerPoint {
                label: String::new(),
                x: 5_485_000.0 + radius * angle.cos(),
                y: 39_544_000.0 + radius * angle.sin(),
            }
        };
        Ring::new((0..5_000).map(corner).collect())
    };
    let square = rectangle(-6_000.0, -6_000.0, 12_000.0, 12_000.0)
        .rings
        .remove(0);
    let own = Given {
        rings: vec![circle(3_000.0)],
        reference: Some(XIAN),
    };
    let around = Given {
        rings: vec![square, circle(3_001.0)],
        reference: Some(XIAN),
    };
    let start = std::time::Instant::now();
    let found = between(own, around);
    println!("5,000 shared sides: {:?}", start.elapsed());
    assert_eq!((found.shared_count, found.shared.len()), (5_000, 200));
    assert_eq!(found.overlap_m2, Some(0.0));
    let ring = std::f64::consts::PI * (3_001.0_f64.powi(2) - 3_000.0_f64.powi(2));
    near(found.gap_m2, ring);
}

#[test]
fn overlaps_are_those_of_geos() {
    let side = |text: &str| {
        let ring = |ring: &str| {
            let corner = |point: &str| {
                let (x, y) = point.split_once(' ').expect("a point");
                let number = |text: &str| text.parse::<f64>().expect("a number");
                CornerPoint {
                    label: String::new(),
                    x: 5_480_000.0 + number(x),
                    y: 39_540_000.0 + number(y),
                }
            };
            Ring::new(ring.split(';').map(corner).collect())
        };
        Given {
            rings: text.split('|').map(ring).collect(),
            reference: Some(XIAN),
        }
    };
    let mut worst = 0.0f64;
    for line in include_str!("vectors/overlaps.csv").lines().skip(1) {
        let fields: Vec<&str> = line.split(',').collect();
        let found = between(side(fields[1]), side(fields[2]));
        assert_eq!((found.refused, found.blocked), (None, None), "{line}");
        let area: f64 = fields[0].parse().expect("an area");
        worst = worst.max((found.overlap_m2.expect("an area") - area).abs());
    }
    println!("300 overlaps: off by at most {worst:.1e} m²");
    assert!(worst < 0.05, "{worst}");
}
