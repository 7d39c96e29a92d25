//! Points that several rings have in common, and whether the rings cross there.

use std::cmp::Ordering;

use geo::Coord;
use geo::algorithm::kernels::{Kernel, Orientation as Turn, RobustKernel};

use super::Edge;
use canon::sort_by;

/// A point that several rings have in common.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Touch {
    /// The point, as (X, Y).
    pub(crate) at: (f64, f64),
    /// The rings that pass through the point, in order, none twice.
    pub(crate) rings: Vec<usize>,
}

/// A ring passes through a point: it comes from `back` and goes on along `edge`.
#[derive(Clone, Copy)]
pub(super) struct Pass {
    at: Coord,
    back: Coord,
    edge: Edge,
}

impl Pass {
    /// The point lies on a side, between its ends.
    pub(super) fn on_side(at: Coord, edge: Edge) -> Pass {
        Pass {
            at,
            back: edge.a,
            edge,
        }
    }

    fn key(&self) -> (usize, usize) {
        (self.edge.ring, self.edge.from)
    }
}

/// Every corner of every ring; nothing for a ring that is alone. The sides of one ring stand together, in order.
pub(super) fn at_corners(edges: &[Edge]) -> Vec<Pass> {
    let is_alone = edges.first().map(|edge| edge.ring) == edges.last().map(|edge| edge.ring);
    let rings = edges.chunk_by(|e, f| e.ring == f.ring);
    let of_ring = |ring: &[Edge]| -> Vec<Pass> {
        let before = ring.iter().cycle().skip(ring.len() - 1);
        let pass = |(edge, before): (&Edge, &Edge)| Pass {
            at: edge.a,
            back: before.a,
            edge: *edge,
        };
        ring.iter().zip(before).map(pass).collect()
    };
    rings.filter(|_| !is_alone).flat_map(of_ring).collect()
}

/// The points that several rings have in common, and the pairs of sides at which two rings cross there.
///
/// No two rings may run along each other: where they do, the answer for these two is a guess.
pub(super) fn touches(mut passes: Vec<Pass>) -> (Vec<Touch>, Vec<(Coord, Edge, Edge)>) {
    sort_by(&mut passes, |p, q| {
        let order = p.at.x.total_cmp(&q.at.x);
        let order = order.then(p.at.y.total_cmp(&q.at.y));
        order.then(p.key().cmp(&q.key()))
    });
    // A corner on a side is found from both sides that end at the corner.
    passes.dedup_by(|p, q| p.at == q.at && p.key() == q.key());
    let (mut touches, mut crossings) = (Vec::new(), Vec::new());
    for group in passes.chunk_by(|p, q| p.at == q.at) {
        let mut rings: Vec<usize> = group.iter().map(|pass| pass.edge.ring).collect();
        rings.dedup();
        if rings.len() < 2 {
            continue;
        }
        let at = group[0].at;
        let pairs = crossed(group).into_iter();
        crossings.extend(pairs.map(|(one, other)| (at, group[one].edge, group[other].edge)));
        touches.push(Touch {
            at: (at.y, at.x),
            rings,
        });
    }
    (touches, crossings)
}

/// Pairs of passes through one point that cross. Not all of them: one at least for each pass that crosses another.
fn crossed(group: &[Pass]) -> Vec<(usize, usize)> {
    let at = group[0].at;
    let passes = group.iter().enumerate();
    let mut rays: Vec<(usize, Coord)> = passes
        .flat_map(|(index, pass)| [(index, pass.back), (index, pass.edge.b)])
        .collect();
    sort_by(&mut rays, |p, q| by_direction(at, p.1, q.1));
    // Once around the point: rings that do not cross close like brackets.
    let mut open: Vec<usize> = Vec::new();
    let mut is_open = vec![false; group.len()];
    let mut found = Vec::new();
    for (pass, _) in rays {
        if !is_open[pass] {
            is_open[pass] = true;
            open.push(pass);
        } else if let Some(place) = open.iter().rposition(|&other| other == pass) {
            open.remove(place);
            let mut later = open[place..].iter();
            let crosses = |&&other: &&usize| group[other].edge.ring != group[pass].edge.ring;
            found.extend(later.find(crosses).map(|&other| (pass, other)));
        }
    }
    found
}

/// Which of two points comes first, turning counter-clockwise around `at` from due east. Exact: equal only in one
/// direction.
pub(crate) fn by_direction(at: Coord, p: Coord, q: Coord) -> Ordering {
    let is_below = |c: Coord| c.y < at.y || (c.y == at.y && c.x < at.x);
    let turn = || match RobustKernel::orient2d(at, p, q) {
        Turn::CounterClockwise => Ordering::Less,
        Turn::Clockwise => Ordering::Greater,
        Turn::Collinear => Ordering::Equal,
    };
    is_below(p).cmp(&is_below(q)).then_with(turn)
}
