//! Longitude and latitude put into the plane.

use boundary::*;

fn ring(points: &[(f64, f64)]) -> Ring {
    let corner = |&(x, y): &(f64, f64)| CornerPoint {
        label: String::new(),
        x,
        y,
    };
    Ring::new(points.iter().map(corner).collect())
}

fn declared(datum: Option<Datum>, zone: Option<u8>) -> Declared {
    Declared {
        datum,
        width: ZoneWidth::Three,
        zone,
    }
}

const DEGREES: [(f64, f64); 3] = [(49.5, 117.5), (49.5, 117.6), (49.4, 117.6)];
const METRES: [(f64, f64); 3] = [
    (5_480_000.0, 39_540_000.0),
    (5_480_000.0, 39_541_000.0),
    (5_481_000.0, 39_541_000.0),
];

#[test]
fn degrees_go_into_the_declared_zone_else_into_that_of_their_longitude() {
    let rings = [ring(&DEGREES)];
    for (zone, used) in [(None, 39), (Some(40), 40)] {
        let placed = in_plane(&rings, declared(Some(Datum::Cgcs2000), zone));
        assert_eq!(placed.unit, Some(Unit::Degrees));
        assert_eq!(placed.asks, []);
        let reference = placed.reference.expect("a reference system");
        assert_eq!(reference.zone, used);
        let point = &placed.rings[0].points[0];
        assert_eq!(prefix_of(point.y), Some(used));
        let (latitude, longitude) = reference.to_degrees(point.x, point.y);
        assert!((latitude - 49.5).abs() < 1e-10 && (longitude - 117.5).abs() < 1e-10);
    }
}

#[test]
fn an_area_is_that_of_the_datums_own_ellipsoid_and_the_same_in_every_zone() {
    let rings = [ring(&DEGREES)];
    let area = |datum, zone| {
        let placed = in_plane(&rings, declared(Some(datum), zone));
        let judgement = judge(&Question {
            rings: &placed.rings,
            reference: placed.reference,
            ..Question::default()
        });
        judgement.ellipsoid_m2.expect("an area")
    };
    let own = area(Datum::Wgs84, None);
    // Sides are straight in the plane, so another plane bends them a little.
    assert!((area(Datum::Wgs84, Some(40)) / own - 1.0).abs() < 1e-4);
    assert!((area(Datum::Beijing1954, None) / own - 1.0).abs() < 5e-5);
    assert_ne!(area(Datum::Beijing1954, None), own);
}

#[test]
fn what_the_numbers_cannot_tell_is_asked() {
    let asked = |points: &[(f64, f64)], datum, zone| {
        let placed = in_plane(&[ring(points)], declared(datum, zone));
        assert_eq!(placed.reference.is_some(), placed.asks.is_empty());
        placed.asks
    };
    assert_eq!(asked(&METRES, None, None), [Ask::Datum]);
    assert_eq!(asked(&DEGREES, None, None), [Ask::Datum]);
    assert_eq!(
        asked(&METRES, Some(Datum::Wgs84), None),
        [Ask::DatumOfMetres]
    );
    assert_eq!(asked(&METRES, Some(Datum::Xian1980), None), []);
    let bare = METRES.map(|(x, y)| (x, y - 39e6));
    assert_eq!(asked(&bare, Some(Datum::Xian1980), None), [Ask::Zone]);
    assert_eq!(asked(&bare, Some(Datum::Xian1980), Some(39)), []);
    let nothing = in_plane(&[], declared(None, None));
    assert_eq!((nothing.unit, nothing.asks), (None, vec![]));
}

#[test]
fn metres_stay_as_they_are_and_mixed_points_meet_in_one_plane() {
    let mut points = METRES.to_vec();
    let placed = in_plane(&[ring(&points)], declared(Some(Datum::Xian1980), None));
    assert_eq!(placed.rings, [ring(&METRES)]);
    points.push((49.45, 117.55));
    let placed = in_plane(&[ring(&points)], declared(Some(Datum::Xian1980), None));
    assert_eq!(placed.unit, Some(Unit::Mixed));
    assert!(
        placed.rings[0]
            .points
            .iter()
            .all(|p| prefix_of(p.y) == Some(39))
    );
}

#[test]
fn latitude_and_longitude_exchanged_are_found() {
    let swapped = DEGREES.map(|(x, y)| (y, x));
    let placed = in_plane(&[ring(&swapped)], declared(Some(Datum::Cgcs2000), Some(39)));
    let judgement = judge(&Question {
        rings: &placed.rings,
        reference: placed.reference,
        ..Question::default()
    });
    assert_eq!(judgement.problems[0].code, ProblemCode::AxesSwapped);
}
