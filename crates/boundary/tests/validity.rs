//! Verdicts, areas and hulls against GEOS.

mod vectors;

use boundary::*;
use vectors::{number, points, rows};

#[test]
fn a_ring_is_blocked_exactly_when_geos_calls_it_invalid() {
    let reference = ReferenceSystem {
        datum: Datum::Cgcs2000,
        width: ZoneWidth::Three,
        zone: 39,
    };
    for row in rows(include_str!("vectors/validity.csv")) {
        let corner = |(x, y)| CornerPoint {
            label: String::new(),
            x: 5_480_000.0 + x,
            y: 39_540_000.0 + y,
        };
        let rings = [Ring::new(points(row[3]).into_iter().map(corner).collect())];
        let judgement = judge(&Question {
            rings: &rings,
            reference: Some(reference),
            ..Question::default()
        });
        assert_eq!(
            judgement.is_blocked(),
            row[0] == "0",
            "{}: {:?}",
            row[3],
            judgement.problems
        );
        assert!((judgement.hull_m2.expect("a hull") - number(row[2])).abs() < 1e-6);
        if let Some(area) = judgement.planar_m2 {
            assert!((area - number(row[1])).abs() < 0.1);
        }
    }
}

#[test]
fn twenty_thousand_points_are_judged_whatever_their_shape() {
    let shape = |radius: &dyn Fn(usize) -> f64| {
        let corner = |index: usize| {
            let angle = index as f64 / MAX_POINTS as f64 * std::f64::consts::TAU;
            CornerPoint {
                label: String::new(),
                x: 5_485_000.0 + radius(index) * angle.cos(),
                y: 39_544_000.0 + radius(index) * angle.sin(),
            }
        };
        Ring::new((0..MAX_POINTS).map(corner).collect())
    };
    let gear = |index: usize| if index.is_multiple_of(2) { 1e3 } else { 2e3 };
    let mut crossed = shape(&gear);
    crossed.points.swap(5_001, 5_003);
    for (name, ring, blocked) in [
        ("circle", shape(&|_| 2e3), false),
        ("gear of 10,000 radial spikes", shape(&gear), false),
        ("the same, two spikes exchanged", crossed, true),
    ] {
        let start = std::time::Instant::now();
        let judgement = judge(&Question {
            rings: &[ring],
            ..Question::default()
        });
        println!("{name}: {:?}", start.elapsed());
        assert_eq!(judgement.is_blocked(), blocked, "{name}");
    }
}
