//! Local parameters against PROJ's Helmert transformation.

mod vectors;

use boundary::*;
use proptest::prelude::*;
use vectors::{number, rows};

fn datum(name: &str) -> Datum {
    match name {
        "Beijing1954" => Datum::Beijing1954,
        "Xian1980" => Datum::Xian1980,
        _ => Datum::Cgcs2000,
    }
}

#[test]
fn three_and_seven_parameters_are_projs_to_a_tenth_of_a_millimetre() {
    let (mut worst, mut worst_in_plane) = (0.0f64, 0.0f64);
    for row in rows(include_str!("vectors/local.csv")) {
        let three = |from: usize| [0, 1, 2].map(|axis| number(row[from + axis]));
        let parameters = LocalParameters {
            from: datum(row[0]),
            to: datum(row[1]),
            shift_m: three(2),
            rotation_arcsec: three(5),
            scale_ppm: number(row[8]),
            sign: if row[9] == "position_vector" {
                RotationSign::PositionVector
            } else {
                RotationSign::CoordinateFrame
            },
        };
        let (latitude, longitude) = parameters.apply(number(row[10]), number(row[11]));
        let plane = |datum, zone| ReferenceSystem {
            datum,
            width: ZoneWidth::Three,
            zone,
        };
        let zone = ZoneWidth::Three.zone_of(number(row[11])).expect("a zone");
        let point = |system: ReferenceSystem, latitude: &str, longitude: &str| {
            let (x, y) = system.to_plane(number(latitude), number(longitude));
            let label = String::new();
            Ring::new(vec![CornerPoint { label, x, y }])
        };
        let beside = if zone == 25 { 26 } else { zone - 1 };
        let (from, to) = (plane(parameters.from, zone), plane(parameters.to, beside));
        let given = point(from, row[10], row[11]);
        let wanted = point(to, row[12], row[13]);
        let moved = parameters.into_plane(&[given], from, to);
        let (moved, wanted) = (&moved.expect("a way")[0].points[0], &wanted.points[0]);
        worst_in_plane = worst_in_plane.max((moved.x - wanted.x).hypot(moved.y - wanted.y));
        let metres = 6_378_137.0_f64.to_radians();
        let north = (latitude - number(row[12])) * metres;
        let east = (longitude - number(row[13])) * metres * latitude.to_radians().cos();
        worst = worst.max(north.hypot(east));
    }
    println!("largest difference from PROJ: {worst:.1e} m");
    println!("and in the plane of another zone: {worst_in_plane:.1e} m");
    assert!(worst < 1e-4, "{worst}");
    assert!(worst_in_plane < 1e-4, "{worst_in_plane}");
}

const PARAMETERS: LocalParameters = LocalParameters {
    from: Datum::Xian1980,
    to: Datum::Cgcs2000,
    shift_m: [120.5, -30.25, 8.0],
    rotation_arcsec: [0.5, -0.25, 1.0],
    scale_ppm: -2.5,
    sign: RotationSign::CoordinateFrame,
};

#[test]
fn a_boundary_is_transformed_only_with_parameters_of_its_own_datum_and_keeps_its_zone() {
    let pasted = parse_points(include_str!("fixtures/erhao.txt"));
    let reading = read_points(pasted.rings[0].points.iter().map(PastedPoint::as_row));
    let rings = [Ring::new(reading.points)];
    let reference = ReferenceSystem::proposed(Datum::Xian1980, &rings).expect("a zone");
    let (moved, target) = PARAMETERS
        .transform(&rings, reference)
        .expect("transformed");
    assert_eq!(
        (target.datum, target.width, target.zone),
        (Datum::Cgcs2000, reference.width, reference.zone)
    );
    let area = |rings: &[Ring], reference| {
        let question = Question {
            rings,
            reference: Some(reference),
            ..Question::default()
        };
        judge(&question).ellipsoid_m2.expect("an area")
    };
    // The two ellipsoids lie some hundred metres apart there, which is a few hundred-thousandths of an area.
    assert!((area(&moved, target) / area(&rings, reference) - 1.0).abs() < 1e-4);
    assert_ne!(moved[0].points[0].x, rings[0].points[0].x);
    assert_eq!(moved[0].points[0].label, rings[0].points[0].label);
    let elsewhere = ReferenceSystem {
        datum: Datum::Beijing1954,
        ..reference
    };
    assert_eq!(
        PARAMETERS.transform(&moved, elsewhere),
        None,
        "neither of their datums"
    );
}

#[test]
fn parameters_that_cannot_be_such_are_not_used() {
    assert!(PARAMETERS.is_plausible());
    let changed = |change: fn(&mut LocalParameters)| {
        let mut parameters = PARAMETERS;
        change(&mut parameters);
        parameters.is_plausible()
    };
    assert!(!changed(|p| p.to = Datum::Xian1980));
    assert!(!changed(|p| p.shift_m[1] = 1_001.0));
    assert!(!changed(|p| p.rotation_arcsec[2] = 61.0));
    assert!(!changed(|p| p.scale_ppm = 101.0));
    assert!(!changed(|p| p.shift_m[0] = f64::NAN));
}

/// Any parameters that are taken.
fn plausible() -> impl Strategy<Value = LocalParameters> {
    let shift = prop::array::uniform3(-1_000.0..1_000.0);
    let rotation = prop::array::uniform3(-60.0..60.0);
    (shift, rotation, -100.0..100.0, any::<bool>()).prop_map(
        |(shift_m, rotation_arcsec, scale_ppm, turned)| LocalParameters {
            shift_m,
            rotation_arcsec,
            scale_ppm,
            sign: if turned {
                RotationSign::PositionVector
            } else {
                RotationSign::CoordinateFrame
            },
            ..PARAMETERS
        },
    )
}

proptest! {
    #[test]
    fn there_and_back_is_the_same_point_to_a_tenth_of_a_millimetre(
        parameters in plausible(),
        zone in 25u8..=45,
        x in 2_000_000.0..5_900_000.0,
        y in 300_000.0..700_000.0,
    ) {
        let reference = ReferenceSystem {
            datum: Datum::Xian1980,
            width: ZoneWidth::Three,
            zone,
        };
        let y = f64::from(zone) * PREFIX_UNIT + y;
        let point = CornerPoint { label: "1".into(), x, y };
        let rings = [Ring::new(vec![point])];
        let (there, target) = parameters.transform(&rings, reference).expect("taken");
        prop_assert_eq!(target, ReferenceSystem { datum: Datum::Cgcs2000, ..reference });
        let (back, own) = parameters.transform(&there, target).expect("taken");
        prop_assert_eq!(own, reference);
        let last = &back[0].points[0];
        let apart = (last.x - x).hypot(last.y - y);
        prop_assert!(apart < 1e-4, "{}", apart);
    }
}
