//! Which ring lies in which: areas and deductions.

use std::cmp::Ordering;

use geo::algorithm::coordinate_position::{CoordPos, coord_pos_relative_to_ring};
use geo::algorithm::kernels::{Kernel, Orientation as Turn, RobustKernel};
use geo::algorithm::winding_order::{Winding, WindingOrder};
use geo::{Coord, LineString};

use crate::problem::{Problem, ProblemCode, Severity};
use crate::ring::{Ring, RingRole};
use crate::topology::{Touch, by_direction, coord};
use canon::sort_by;

/// For every ring, the rings around it. The rings must not cross nor run along each other; they may touch.
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
        let around = |(index, ring): (usize, &Shape)| {
            let others = shapes.iter().enumerate();
            others
                .filter(|&(other, shape)| other != index && shape.contains(ring))
                .map(|(other, _)| other)
                .collect()
        };
        Nesting {
            around: shapes.iter().enumerate().map(around).collect(),
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

    /// Reports parts that their deductions divide: `touches` are all points that rings have in common.
    ///
    /// A part is divided when its outline and its deductions, from common point to common point, close a circle.
    pub(crate) fn divided(&self, touches: &[Touch], problems: &mut Vec<Problem>) {
        let part = |ring: usize| match self.role(ring) {
            RingRole::Part => ring,
            RingRole::Hole => self.within(ring).unwrap_or(ring),
        };
        let mut chains = Chains((0..self.around.len()).collect());
        let mut is_divided = vec![false; self.around.len()];
        for touch in touches {
            let mut rings: Vec<_> = touch.rings.iter().map(|&ring| (part(ring), ring)).collect();
            // The part itself comes before its deductions, so that a deduction is named.
            sort_by(&mut rings, |p, q| {
                (p.0, p.0 != p.1, p.1).cmp(&(q.0, q.0 != q.1, q.1))
            });
            for of_part in rings.chunk_by(|p, q| p.0 == q.0) {
                let (part, first) = of_part[0];
                for &(_, ring) in &of_part[1..] {
                    if chains.join(first, ring) || is_divided[part] {
                        continue;
                    }
                    is_divided[part] = true;
                    let mut problem =
                        Problem::new(ProblemCode::PartDivided, Severity::Blocks, ring)
                            .at(touch.at.0, touch.at.1);
                    problem.other_ring = Some(part);
                    problems.push(problem);
                }
            }
        }
    }
}

/// Rings that hang together by points they have in common: for each ring another of its chain, or itself.
struct Chains(Vec<usize>);

impl Chains {
    fn end(&mut self, mut ring: usize) -> usize {
        while self.0[ring] != ring {
            self.0[ring] = self.0[self.0[ring]];
            ring = self.0[ring];
        }
        ring
    }

    /// Joins two chains; whether they were two.
    fn join(&mut self, one: usize, other: usize) -> bool {
        let (one, other) = (self.end(one), self.end(other));
        self.0[other] = one;
        one != other
    }
}

/// Whether a ring lies inside another that it does not cross; they may touch. Only numbers count, whatever their unit.
pub fn ring_contains(outer: &Ring, inner: &Ring) -> bool {
    let shape = |ring: &Ring| {
        let bare: Vec<_> = ring.points.iter().map(|p| (p.x, p.y)).collect();
        Shape::new(&bare)
    };
    shape(outer).contains(&shape(inner))
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

    /// Whether a ring that does not cross this one lies inside. One of its corners tells: by where it is, or, on this
    /// one's line, by where the ring goes on from there.
    fn contains(&self, other: &Shape) -> bool {
        let is_in_box = self.low.0 <= other.low.0
            && self.low.1 <= other.low.1
            && self.high.0 >= other.high.0
            && self.high.1 >= other.high.1;
        let goes_inside = |side: geo::Line| match coord_pos_relative_to_ring(side.start, &self.line)
        {
            CoordPos::Inside => Some(true),
            CoordPos::Outside => Some(false),
            CoordPos::OnBoundary => self.leads_inside(side.start, side.end),
        };
        is_in_box && other.line.lines().find_map(goes_inside) == Some(true)
    }

    /// Whether the way from a point on the line towards another begins inside; `None` where it runs along the line.
    fn leads_inside(&self, at: Coord, towards: Coord) -> Option<bool> {
        let sides = || self.line.lines().filter(|side| side.start != side.end);
        let is_on = |a: Coord, b: Coord| {
            let between = |v: f64, s: f64, t: f64| s.min(t) <= v && v <= s.max(t);
            between(at.x, a.x, b.x)
                && between(at.y, a.y, b.y)
                && RobustKernel::orient2d(a, b, at) == Turn::Collinear
        };
        // The line comes to the point from `back` and goes on `ahead`.
        let side = sides().find(|side| at != side.end && is_on(side.start, side.end))?;
        let (back, ahead) = if at == side.start {
            (sides().find(|side| side.end == at)?.start, side.end)
        } else {
            (side.start, side.end)
        };
        let (left, right) = match self.line.winding_order()? {
            WindingOrder::CounterClockwise => (back, ahead),
            WindingOrder::Clockwise => (ahead, back),
        };
        // Inside is what is passed in turning counter-clockwise from right to left.
        let after_right = by_direction(at, right, towards);
        let before_left = by_direction(at, towards, left);
        if towards == at || after_right == Ordering::Equal || before_left == Ordering::Equal {
            return None;
        }
        let (after_right, before_left) = (after_right.is_lt(), before_left.is_lt());
        Some(if by_direction(at, right, left).is_lt() {
            after_right && before_left
        } else {
            after_right || before_left
        })
    }
}
