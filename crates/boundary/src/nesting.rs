//! Which ring lies in which: areas and deductions.

use geo::LineString;
use geo::algorithm::coordinate_position::{CoordPos, coord_pos_relative_to_ring};

use crate::problem::{Problem, ProblemCode, Severity};
use crate::ring::{Ring, RingRole};
use crate::topology::coord;

/// For every ring, the rings around it. The rings must not cross.
pub(crate) struct Nesting {
    around: Vec<Vec<usize>>,
}

impl Nesting {
    pub(crate) fn of(rings: &[Vec<(f64, f64)>]) -> Nesting {
        if rings.len() < 2 {
            return Nesting {
                around: vec![Vec::new(); rings.len()],
            };
        }
        let shapes: Vec<Shape> = rings.iter().map(|ring| Shape::new(ring)).collect();
        let around = |(index, ring): (usize, &Vec<(f64, f64)>)| {
            let others = shapes.iter().enumerate();
            others
                .filter(|&(other, shape)| other != index && shape.contains(ring))
                .map(|(other, _)| other)
                .collect()
        };
        Nesting {
            around: rings.iter().enumerate().map(around).collect(),
        }
    }

    /// Even-odd: in an even number of others it is a part, in an odd number a hole.
    pub(crate) fn role(&self, ring: usize) -> RingRole {
        if self.around[ring].len().is_multiple_of(2) {
            RingRole::Part
        } else {
            RingRole::Hole
        }
    }

    /// The innermost of the rings around a ring: the one that has most around itself.
    pub(crate) fn within(&self, ring: usize) -> Option<usize> {
        let around = self.around[ring].iter().copied();
        around.max_by_key(|&other| self.around[other].len())
    }

    /// Holds what the rings are said to be against where they lie.
    pub(crate) fn check(&self, rings: &[Ring], problems: &mut Vec<Problem>) {
        for (index, ring) in rings.iter().enumerate() {
            let (code, severity) = match (ring.role, self.role(index)) {
                (Some(RingRole::Hole), RingRole::Part) => {
                    (ProblemCode::HoleOutside, Severity::Blocks)
                }
                (Some(RingRole::Part), RingRole::Hole) => {
                    (ProblemCode::PartInside, Severity::Blocks)
                }
                (None, RingRole::Hole) => (ProblemCode::RingDeducted, Severity::Notes),
                _ => continue,
            };
            let mut problem = Problem::new(code, severity, index);
            problem.other_ring = self.within(index);
            problems.push(problem);
        }
    }
}

/// Whether a ring lies inside another that it does not cross. Only numbers count, whatever their unit.
pub fn ring_contains(outer: &Ring, inner: &Ring) -> bool {
    let bare = |ring: &Ring| ring.points.iter().map(|p| (p.x, p.y)).collect::<Vec<_>>();
    Shape::new(&bare(outer)).contains(&bare(inner))
}

/// A ring with its box.
struct Shape {
    line: LineString,
    low: (f64, f64),
    high: (f64, f64),
}

impl Shape {
    fn new(ring: &[(f64, f64)]) -> Shape {
        let mut line: Vec<_> = ring.iter().map(|&point| coord(point)).collect();
        line.extend(line.first().copied());
        let bound = |start: f64, pick: fn(f64, f64) -> f64, axis: fn(&(f64, f64)) -> f64| {
            ring.iter().map(axis).fold(start, pick)
        };
        let (far, near) = (f64::INFINITY, f64::NEG_INFINITY);
        Shape {
            line: LineString(line),
            low: (bound(far, f64::min, |p| p.0), bound(far, f64::min, |p| p.1)),
            high: (
                bound(near, f64::max, |p| p.0),
                bound(near, f64::max, |p| p.1),
            ),
        }
    }

    /// Whether a ring that does not cross this one lies inside: one of its points tells.
    fn contains(&self, ring: &[(f64, f64)]) -> bool {
        let in_box = |&(x, y): &(f64, f64)| {
            (self.low.0..=self.high.0).contains(&x) && (self.low.1..=self.high.1).contains(&y)
        };
        ring.first().is_some_and(in_box)
            && ring
                .iter()
                .map(|&point| coord_pos_relative_to_ring(coord(point), &self.line))
                .find(|position| *position != CoordPos::OnBoundary)
                == Some(CoordPos::Inside)
    }
}
