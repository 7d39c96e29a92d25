//! Boundaries held against each other.

use assessment::perimeter::DatumKey;
use boundary::parse_points;
use draft::boundary_file::FileRow;
use draft::boundary_file::{BoundaryFile, FileRing, FileSystem, Parcel};
use draft::neighbours::{Blocked, Neighbour, NeighbourQuestion, Other, Refused, TOLERANCE_M};
use exchange::corners::compare;

fn file(text: &str, datum: DatumKey) -> BoundaryFile {
    let rings = parse_points(text).rings.into_iter().map(|ring| FileRing {
        rows: ring
            .points
            .into_iter()
            .map(|p| FileRow {
                label: p.label,
                x: p.x,
                y: p.y,
            })
            .collect(),
        ..FileRing::default()
    });
    BoundaryFile {
        system: FileSystem {
            datum: Some(datum),
            zone_width: Some(3),
            ..FileSystem::default()
        },
        parcels: vec![Parcel {
            rings: rings.collect(),
            ..Parcel::default()
        }],
        ..BoundaryFile::default()
    }
}

fn between(own: BoundaryFile, other: BoundaryFile) -> Neighbour {
    let question = NeighbourQuestion {
        own,
        others: vec![Other {
            name: "邻".into(),
            file: other,
        }],
        tolerance_m: TOLERANCE_M,
    };
    compare(&question).others.remove(0)
}

const XIAN: DatumKey = DatumKey::Xian1980;

fn rectangle(north: f64, east: f64, high: f64, wide: f64) -> BoundaryFile {
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
    file(&corners.join("\n"), XIAN)
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
    let lingquan = file(
        include_str!("../../boundary/tests/fixtures/lingquan.txt"),
        XIAN,
    );
    let linglu = file(
        include_str!("../../boundary/tests/fixtures/linglu.txt"),
        XIAN,
    );
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
    assert!((0.1..TOLERANCE_M).contains(&greatest), "{greatest}");
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
fn datums_are_never_mixed_and_zones_of_one_datum_are() {
    let own = rectangle(0.0, 0.0, 100.0, 200.0);
    let mut other = own.clone();
    other.system.datum = Some(DatumKey::Cgcs2000);
    assert_eq!(
        between(own.clone(), other.clone()).refused,
        Some(Refused::DifferentDatums)
    );
    other.system.datum = None;
    assert_eq!(
        between(own.clone(), other.clone()).refused,
        Some(Refused::OtherSystemUnknown)
    );
    assert_eq!(
        between(other, own.clone()).refused,
        Some(Refused::OwnSystemUnknown)
    );
    let system = boundary::ReferenceSystem {
        datum: boundary::Datum::Xian1980,
        width: boundary::ZoneWidth::Three,
        zone: 39,
    };
    let elsewhere = boundary::ReferenceSystem { zone: 40, ..system };
    let mut moved = own.clone();
    for row in &mut moved.parcels[0].rings[0].rows {
        let number = |text: &str| text.parse::<f64>().expect("a number");
        let (latitude, longitude) = system.to_degrees(number(&row.x), number(&row.y));
        let (x, y) = elsewhere.to_plane(latitude, longitude);
        (row.x, row.y) = (format!("{x:.4}"), format!("{y:.4}"));
    }
    near(between(own, moved).overlap_m2, 20_000.0);
}

#[test]
fn a_hole_is_no_overlap() {
    let mut own = rectangle(0.0, 0.0, 300.0, 300.0);
    let hole = rectangle(100.0, 100.0, 100.0, 100.0)
        .parcels
        .remove(0)
        .rings
        .remove(0);
    own.parcels[0].rings.push(hole);
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
        file(&(0..5_000).map(corner).collect::<Vec<_>>().join("\n"), XIAN)
    };
    let start = std::time::Instant::now();
    let found = between(circle(0.0), circle(1_000.0));
    println!("5,000 and 5,000 points: {:?}", start.elapsed());
    assert!(found.overlap_m2.is_some_and(|area| area > 8e6));
    assert!(start.elapsed().as_secs() < 20);
}

#[test]
fn overlaps_are_those_of_geos() {
    let side = |text: &str| {
        let ring = |ring: &str| {
            let row = |(label, point): (usize, &str)| {
                let (x, y) = point.split_once(' ').expect("a point");
                let number = |text: &str| text.parse::<f64>().expect("a number");
                FileRow {
                    label: label.to_string(),
                    x: format!("{:.2}", 5_480_000.0 + number(x)),
                    y: format!("{:.2}", 39_540_000.0 + number(y)),
                }
            };
            FileRing {
                rows: ring.split(';').enumerate().map(row).collect(),
                ..FileRing::default()
            }
        };
        let mut side = rectangle(0.0, 0.0, 1.0, 1.0);
        side.parcels[0].rings = text.split('|').map(ring).collect();
        side
    };
    let mut worst = 0.0f64;
    for line in include_str!("../../boundary/tests/vectors/overlaps.csv")
        .lines()
        .skip(1)
    {
        let fields: Vec<&str> = line.split(',').collect();
        let found = between(side(fields[1]), side(fields[2]));
        assert_eq!((found.refused, found.blocked), (None, None), "{line}");
        let area: f64 = fields[0].parse().expect("an area");
        worst = worst.max((found.overlap_m2.expect("an area") - area).abs());
    }
    println!("300 overlaps: off by at most {worst:.1e} m²");
    assert!(worst < 0.05, "{worst}");
}
