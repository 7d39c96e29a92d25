//! Laws that hold for every ring.

use boundary::*;
use proptest::prelude::*;

const ZONE_39: ReferenceSystem = ReferenceSystem {
    datum: Datum::Cgcs2000,
    width: ZoneWidth::Three,
    zone: 39,
};

fn judged(points: &[(f64, f64)]) -> Judgement {
    let corner = |&(x, y): &(f64, f64)| CornerPoint {
        label: "1".into(),
        x,
        y,
    };
    let rings = [Ring::new(points.iter().map(corner).collect())];
    judge(&Question {
        rings: &rings,
        reference: Some(ZONE_39),
        declared_km2: Some(1.0),
        ..Question::default()
    })
}

/// A ring around a middle, so that its sides do not cross.
fn star() -> impl Strategy<Value = Vec<(f64, f64)>> {
    prop::collection::vec(100.0..5000.0f64, 3..30).prop_map(|radii| {
        let n = radii.len() as f64;
        let corner = |(i, radius): (usize, f64)| {
            let angle = (i as f64 + 0.1) / n * std::f64::consts::TAU;
            (
                5_480_000.0 + radius * angle.cos(),
                39_560_000.0 + radius * angle.sin(),
            )
        };
        radii.into_iter().enumerate().map(corner).collect()
    })
}

fn any_coordinate() -> impl Strategy<Value = f64> {
    prop_oneof![
        any::<f64>(),
        5_400_000.0..5_500_000.0f64,
        39_500_000.0..39_600_000.0f64,
        Just(f64::MAX),
        Just(5_480_000.0),
        Just(39_540_000.0)
    ]
}

proptest! {
    #[test]
    fn neither_start_nor_direction_changes_the_area(points in star(), start in 0usize..30) {
        let area = judged(&points).ellipsoid_m2.expect("an area");
        let orientation = judged(&points).orientation;
        let mut other = points.clone();
        other.rotate_left(start % points.len());
        prop_assert!((judged(&other).ellipsoid_m2.expect("an area") - area).abs() < 1e-3);
        prop_assert_eq!(judged(&other).orientation, orientation);
        other.reverse();
        prop_assert!((judged(&other).ellipsoid_m2.expect("an area") - area).abs() < 1e-3);
        prop_assert_ne!(judged(&other).orientation, orientation);
    }

    #[test]
    fn another_zone_never_changes_an_area(points in star(), zone in 25u8..=45, six in 13u8..=23) {
        let area = |reference: ReferenceSystem| {
            let shift = (f64::from(reference.zone) - 39.0) * PREFIX_UNIT;
            let corner = |&(x, y): &(f64, f64)| CornerPoint { label: String::new(), x, y: y + shift };
            let rings = [Ring::new(points.iter().map(corner).collect())];
            let judgement = judge(&Question { rings: &rings, reference: Some(reference), ..Question::default() });
            judgement.ellipsoid_m2.expect("an area")
        };
        let own = area(ZONE_39);
        // Coordinates with another prefix are rounded to other binary fractions.
        let three = ReferenceSystem { zone, ..ZONE_39 };
        prop_assert!((area(three) - own).abs() < 1e-2);
        let six = ReferenceSystem { width: ZoneWidth::Six, zone: six, ..ZONE_39 };
        prop_assert!((area(six) - own).abs() < 1e-2);
    }

    #[test]
    fn the_hull_is_never_smaller_than_the_ring(points in star()) {
        let judgement = judged(&points);
        prop_assert!(judgement.hull_m2 >= judgement.planar_m2.map(|area| area - 1e-3));
    }

    #[test]
    fn a_doubled_corner_always_blocks(points in star(), which in 0usize..30) {
        let mut points = points;
        let corner = points[which % points.len()];
        points.insert(which % points.len(), corner);
        prop_assert_eq!(judged(&points).grade, Grade::Blocked);
    }

    #[test]
    fn no_numbers_make_judge_or_sheet_panic(
        rings in prop::collection::vec(prop::collection::vec((any_coordinate(), any_coordinate()), 0..8), 0..4),
        zone in any::<u8>(), declared in any::<Option<f64>>(), size in (any::<f64>(), 0.0..400.0f64),
    ) {
        let corner = |(x, y)| CornerPoint { label: "点".repeat(40), x, y };
        let rings: Vec<Ring> = rings.into_iter().map(|ring| Ring::new(ring.into_iter().map(corner).collect())).collect();
        for width in [ZoneWidth::Three, ZoneWidth::Six] {
            let reference = Some(ReferenceSystem { datum: Datum::Xian1980, width, zone });
            let district = Some(Extent { x_min: size.0, x_max: f64::NAN, y_min: size.1, y_max: size.0 });
            let judgement = judge(&Question { rings: &rings, reference, declared_km2: declared, district, ..Question::default() });
            let beside = Beside { name: "邻", rings: &rings };
            let whole = Plan { neighbours: &[beside], ghost: &rings, sides: true, ..Plan::new(&rings, &judgement) };
            let _ = sheet(&whole, size);
            let view = Some(View { centre: size, scale: size.1 });
            let here = Some((size, size.0));
            let _ = sheet(&Plan { view, here, focus: Some(size), ..whole }, (160.0, 140.0));
            let _ = sheet(&Plan::new(&rings, &judgement), (size.1, size.1));
        }
        let _ = ReferenceSystem::proposed(Datum::Cgcs2000, &rings);
    }
}
