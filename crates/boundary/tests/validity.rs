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
