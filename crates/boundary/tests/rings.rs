//! Verdicts and areas of several rings against GEOS.

mod vectors;

use boundary::*;
use vectors::{number, points, rows};

#[test]
fn rings_stand_together_exactly_when_geos_finds_no_meeting_of_their_lines() {
    let (mut stood, mut worst) = (0, 0.0f64);
    for row in rows(include_str!("vectors/rings.csv")) {
        let corner = |(x, y)| CornerPoint {
            label: String::new(),
            x: 5_480_000.0 + x,
            y: 39_540_000.0 + y,
        };
        let rings: Vec<Ring> = row[2]
            .split('|')
            .map(|ring| Ring::new(points(ring).into_iter().map(corner).collect()))
            .collect();
        let judgement = judge(&Question {
            rings: &rings,
            ..Question::default()
        });
        assert_eq!(
            judgement.is_blocked(),
            row[0] == "0",
            "{}: {:?}",
            row[2],
            judgement.problems
        );
        if let Some(area) = judgement.planar_m2 {
            worst = worst.max((area - number(row[1])).abs());
            stood += 1;
        }
    }
    println!("{stood} of 400 sets of rings stand; even-odd area off by at most {worst:.1e} m²");
    assert!(stood > 100 && worst < 1e-3);
}
