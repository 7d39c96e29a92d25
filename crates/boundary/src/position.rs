//! Where a place lies: inside or outside, and how far from the line.

use geo::algorithm::coordinate_position::{CoordPos, coord_pos_relative_to_ring};
use geo::{Coord, LineString};

use crate::reference::Datum;
use crate::ring::Ring;

/// How a place lies to a boundary.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Position {
    /// Whether it is inside: in a part and not in a deduction (even-odd).
    pub inside: bool,
    /// Distance to the nearest side in the plane, metres.
    pub distance_m: f64,
    /// The nearest side: ring, and the points it leads from and to.
    pub side: (usize, usize, usize),
    /// The nearest place on that side, (X, Y).
    pub nearest: (f64, f64),
}

/// Where (X, Y) lies to rings in the same plane. `None` without a ring of three points or with numbers that are not
/// finite. The rings must be free of problems that block: of a ring that crosses itself nobody can say what is inside.
pub fn position(rings: &[Ring], at: (f64, f64)) -> Option<Position> {
    let mut inside = false;
    let mut best: Option<Position> = None;
    for (index, ring) in rings.iter().enumerate() {
        let points = ring.open_points();
        if points.len() < 3 {
            continue;
        }
        let coord = |x: f64, y: f64| Coord { x: y, y: x };
        let mut line: Vec<Coord> = points.iter().map(|point| coord(point.x, point.y)).collect();
        line.extend(line.first().copied());
        let here = coord(at.0, at.1);
        let lies = coord_pos_relative_to_ring(here, &LineString(line));
        inside ^= lies != CoordPos::Outside;
        for from in 0..points.len() {
            let to = (from + 1) % points.len();
            let nearest = nearest(
                (points[from].x, points[from].y),
                (points[to].x, points[to].y),
                at,
            );
            let distance_m = (nearest.0 - at.0).hypot(nearest.1 - at.1);
            if best.is_none_or(|best| distance_m < best.distance_m) {
                best = Some(Position {
                    inside: false,
                    distance_m,
                    side: (index, from, to),
                    nearest,
                });
            }
        }
    }
    best.filter(|best| best.distance_m.is_finite())
        .map(|best| Position { inside, ..best })
}

/// How far a place that satellites gave (WGS 84) may be off when its longitude and latitude are read as if they were of
/// this datum, metres. CGCS2000 differs by less than such a place is uncertain. For the older two no transformation is
/// published; PROJ's maintainers speak of up to 200 m. (Compiled.)
pub fn satellite_shift_m(datum: Datum) -> f64 {
    match datum {
        Datum::Cgcs2000 | Datum::Wgs84 => 0.0,
        Datum::Xian1980 | Datum::Beijing1954 => 200.0,
    }
}

/// The point of a side that is nearest to a place.
fn nearest(a: (f64, f64), b: (f64, f64), at: (f64, f64)) -> (f64, f64) {
    let (dx, dy) = (b.0 - a.0, b.1 - a.1);
    let square = dx * dx + dy * dy;
    if square == 0.0 {
        return a;
    }
    let part = (((at.0 - a.0) * dx + (at.1 - a.1) * dy) / square).clamp(0.0, 1.0);
    (a.0 + dx * part, a.1 + dy * part)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ring::CornerPoint;

    /// A square, its lower left corner at (x, y).
    fn square(x: f64, y: f64, side: f64) -> Ring {
        let corners = [(0.0, 0.0), (side, 0.0), (side, side), (0.0, side)];
        let corner = |(dx, dy)| CornerPoint {
            label: String::new(),
            x: x + dx,
            y: y + dy,
        };
        Ring::new(corners.into_iter().map(corner).collect())
    }

    #[test]
    fn a_place_is_inside_a_part_but_not_inside_its_deduction() {
        let rings = [square(0.0, 0.0, 100.0), square(40.0, 40.0, 20.0)];
        let at = |x, y| position(&rings, (x, y)).expect("a position");
        assert!(at(10.0, 50.0).inside);
        assert_eq!(at(10.0, 50.0).distance_m, 10.0);
        assert_eq!(at(10.0, 50.0).side, (0, 3, 0));
        assert!(!at(50.0, 45.0).inside);
        assert_eq!(at(50.0, 45.0).side.0, 1);
        let outside = at(103.0, 104.0);
        assert!(!outside.inside);
        assert_eq!(outside.distance_m, 5.0);
        assert_eq!(outside.nearest, (100.0, 100.0));
    }

    #[test]
    fn without_a_ring_there_is_no_position() {
        assert_eq!(position(&[], (1.0, 2.0)), None);
        assert_eq!(position(&[square(0.0, 0.0, 1.0)], (f64::NAN, 0.0)), None);
    }
}
