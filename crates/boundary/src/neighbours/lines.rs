//! Sides that run along each other, how near they come, where they cross.

use super::{LISTED, Relation, SharedSide};
use crate::ring::Ring;
use geo::{Coord, LineString, Polygon};

/// A side with its place in its ring; X north, Y east.
pub(super) struct Line {
    ring: usize,
    from: usize,
    to: usize,
    a: (f64, f64),
    b: (f64, f64),
}

impl Line {
    fn length(&self) -> f64 {
        (self.b.0 - self.a.0).hypot(self.b.1 - self.a.1)
    }

    /// Whether the boxes of two sides come within a distance of each other.
    fn near(&self, other: &Line, distance: f64) -> bool {
        let apart = |a: f64, b: f64, c: f64, d: f64| {
            a.min(b) > c.max(d) + distance || c.min(d) > a.max(b) + distance
        };
        !apart(self.a.0, self.b.0, other.a.0, other.b.0)
            && !apart(self.a.1, self.b.1, other.a.1, other.b.1)
    }

    /// A point by how far it is along this side and how far to its left, metres.
    fn along(&self, p: (f64, f64)) -> (f64, f64) {
        let length = self.length();
        let (u, v) = (
            (self.b.0 - self.a.0) / length,
            (self.b.1 - self.a.1) / length,
        );
        let (x, y) = (p.0 - self.a.0, p.1 - self.a.1);
        (x * u + y * v, x * v - y * u)
    }

    fn distance_to_point(&self, p: (f64, f64)) -> f64 {
        let length = self.length();
        if length == 0.0 {
            return (p.0 - self.a.0).hypot(p.1 - self.a.1);
        }
        let (along, aside) = self.along(p);
        (along - along.clamp(0.0, length)).hypot(aside)
    }
}

/// The sides of rings.
pub(super) fn lines(rings: &[Ring]) -> Vec<Line> {
    let sides = |(ring, points): (usize, &Ring)| {
        let at: Vec<(f64, f64)> = points.open_points().iter().map(|p| (p.x, p.y)).collect();
        let side = |from: usize| {
            let to = (from + 1) % at.len();
            Line {
                ring,
                from,
                to,
                a: at[from],
                b: at[to],
            }
        };
        (0..at.len()).map(side).collect::<Vec<_>>()
    };
    rings.iter().enumerate().flat_map(sides).collect()
}

/// Lists the sides that run along each other within the tolerance; the strips between them.
pub(super) fn shared(
    own: &[Line],
    other: &[Line],
    tolerance: f64,
    relation: &mut Relation,
) -> Vec<Polygon> {
    let mut strips = Vec::new();
    for mine in own.iter().filter(|line| line.length() > 0.0) {
        for theirs in other.iter().filter(|theirs| mine.near(theirs, tolerance)) {
            let length = mine.length();
            let ((s, left_s), (t, left_t)) = (mine.along(theirs.a), mine.along(theirs.b));
            // Sides that stand across one's own have no direction along it.
            if (t - s).abs() < 1e-9 {
                continue;
            }
            let aside = |at: f64| left_s + (left_t - left_s) * (at - s) / (t - s);
            let (start, end) = (s.min(t).max(0.0), s.max(t).min(length));
            let (first, last) = (aside(start), aside(end));
            // Shorter than the lines are wide apart is a corner, not a line.
            if end - start <= 2.0 * tolerance || first.abs().max(last.abs()) > tolerance {
                continue;
            }
            let crosses = first * last < 0.0;
            let greatest = first.abs().max(last.abs());
            relation.shared_count += 1;
            relation.shared_m += end - start;
            relation.shared_greatest_m = relation.shared_greatest_m.max(greatest);
            if relation.shared.len() < LISTED {
                relation.shared.push(SharedSide {
                    ring: mine.ring,
                    from: mine.from,
                    to: mine.to,
                    other_ring: theirs.ring,
                    other_from: theirs.from,
                    other_to: theirs.to,
                    length_m: end - start,
                    least_m: if crosses {
                        0.0
                    } else {
                        first.abs().min(last.abs())
                    },
                    greatest_m: greatest,
                });
            }
            strips.extend(strip(mine, (start, end), (first, last)));
        }
    }
    strips
}

/// The ground between a piece of a side and the line beside it: a quadrilateral, or two triangles where they cross.
fn strip(line: &Line, (start, end): (f64, f64), (first, last): (f64, f64)) -> Vec<Polygon> {
    let length = line.length();
    let (u, v) = (
        (line.b.0 - line.a.0) / length,
        (line.b.1 - line.a.1) / length,
    );
    let at = |along: f64, aside: f64| Coord {
        x: line.a.1 + along * v - aside * u,
        y: line.a.0 + along * u + aside * v,
    };
    let polygon = |corners: Vec<Coord>| Polygon::new(LineString(corners), Vec::new());
    if first * last < 0.0 {
        let middle = start + (end - start) * first / (first - last);
        vec![
            polygon(vec![at(start, 0.0), at(middle, 0.0), at(start, first)]),
            polygon(vec![at(middle, 0.0), at(end, 0.0), at(end, last)]),
        ]
    } else {
        vec![polygon(vec![
            at(start, 0.0),
            at(end, 0.0),
            at(end, last),
            at(start, first),
        ])]
    }
}

/// The least distance between two sets of sides.
pub(super) fn nearest(own: &[Line], other: &[Line]) -> Option<f64> {
    let mut least = f64::INFINITY;
    for mine in own {
        for theirs in other {
            if !mine.near(theirs, least) {
                continue;
            }
            let ends = [
                mine.distance_to_point(theirs.a),
                mine.distance_to_point(theirs.b),
                theirs.distance_to_point(mine.a),
                theirs.distance_to_point(mine.b),
            ];
            let apart = ends.into_iter().fold(f64::INFINITY, f64::min);
            least = least.min(if cross(mine, theirs) { 0.0 } else { apart });
            if least == 0.0 {
                return Some(0.0);
            }
        }
    }
    least.is_finite().then_some(least)
}

/// How many pairs of sides cross; no more than `most` are counted.
pub(super) fn crossings(own: &[Line], other: &[Line], most: usize) -> usize {
    let of_one = |mine: &Line| {
        let near = other.iter().filter(|theirs| mine.near(theirs, 0.0));
        near.filter(|theirs| cross(mine, theirs)).count()
    };
    let mut count = 0;
    for mine in own {
        count += of_one(mine);
        if count >= most {
            return most;
        }
    }
    count
}

fn cross(a: &Line, b: &Line) -> bool {
    let side = |line: &Line, p: (f64, f64)| {
        (line.b.0 - line.a.0) * (p.1 - line.a.1) - (line.b.1 - line.a.1) * (p.0 - line.a.0)
    };
    side(a, b.a) * side(a, b.b) < 0.0 && side(b, a.a) * side(b, a.b) < 0.0
}
