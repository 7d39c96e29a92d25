//! Which sides are in the way of the others: a sweep that compares neighbours only (Shamos and Hoey), so that it takes no
//! longer when many sides are open at once.

use geo::Coord;
use geo::algorithm::kernels::{Kernel, Orientation as Turn, RobustKernel};

use super::{Edge, meet};
use canon::sort_by;

/// Sides set aside so that of the others no two meet, except at ends that they have in common: in order, none twice.
/// Empty: all keep apart. `None`: this sweep cannot tell, or there would be more of them than `most`; then all are to be
/// looked at one by one.
///
/// Exact: that the others keep apart is decided by the signs of orientations alone, and those are exact.
pub(super) fn set_aside(edges: &[Edge], most: usize) -> Option<Vec<usize>> {
    let mut aside = sweep(edges, most)?;
    if aside.is_empty() {
        return Some(aside);
    }
    // Where sides meet, the order of the open ones is a guess from there on, and so is what was set aside. That the
    // others keep apart, a second sweep proves.
    sort_by(&mut aside, Ord::cmp);
    let mut next = aside.iter().peekable();
    let all = edges.iter().enumerate();
    let kept = all.filter(|(index, _)| next.next_if(|other| *other == index).is_none());
    let kept: Vec<Edge> = kept.map(|(_, edge)| *edge).collect();
    sweep(&kept, 0)?;
    Some(aside)
}

/// Sweeps over the sides and sets aside, of two beside each other that meet, the longer one; further each that begins
/// upon another or is not found where it should end. `None` when there are more of them than `most`.
fn sweep(edges: &[Edge], most: usize) -> Option<Vec<usize>> {
    let spans: Vec<Span> = edges.iter().map(Span::of).collect();
    let mut events: Vec<Event> = (0..spans.len())
        .flat_map(|edge| [true, false].map(|begins| Event { begins, edge }))
        .collect();
    // What ends at a place is closed before anything begins there.
    sort_by(&mut events, |a, b| {
        let at = |event: &Event| event.at(&spans);
        let order = at(a).x.total_cmp(&at(b).x);
        let order = order.then(at(a).y.total_cmp(&at(b).y));
        order.then(a.begins.cmp(&b.begins))
    });
    let apart = |one: usize, other: usize| {
        let met = meet(&edges[one], &edges[other]);
        met.iter().all(Option::is_none)
    };
    let mut aside = Vec::new();
    let mut is_aside = vec![false; edges.len()];
    // The sides that are open, from south to north; a seam lies between one and the one before it.
    let mut open: Vec<usize> = Vec::new();
    let mut seams = Vec::new();
    for Event { begins, edge } in events {
        if is_aside[edge] {
            continue;
        }
        let mut set_aside = |edge: usize| {
            aside.push(edge);
            is_aside[edge] = true;
            (aside.len() <= most).then_some(())
        };
        match place(&open, &spans, &spans[edge], begins) {
            Some(place) if begins => {
                open.insert(place, edge);
                seams.extend([place, place + 1]);
            }
            Some(place) if open.get(place) == Some(&edge) => {
                open.remove(place);
                seams.push(place);
            }
            _ => {
                open.retain(|&other| other != edge);
                set_aside(edge)?;
            }
        }
        while let Some(seam) = seams.pop() {
            if seam == 0 || seam >= open.len() || apart(open[seam - 1], open[seam]) {
                continue;
            }
            let length = |place: usize| spans[open[place]].length();
            let longer = seam - usize::from(length(seam - 1) > length(seam));
            set_aside(open.remove(longer))?;
            for other in &mut seams {
                *other -= usize::from(*other > longer);
            }
            seams.push(longer);
        }
    }
    Some(aside)
}

/// A side from its western end to its eastern one; of two with one easting, the southern comes first.
struct Span {
    from: Coord,
    to: Coord,
}

impl Span {
    fn of(edge: &Edge) -> Span {
        let (a, b) = (edge.a, edge.b);
        let (from, to) = if (a.x, a.y) <= (b.x, b.y) {
            (a, b)
        } else {
            (b, a)
        };
        Span { from, to }
    }

    fn length(&self) -> f64 {
        (self.to.x - self.from.x).hypot(self.to.y - self.from.y)
    }

    /// On which side of this one a point is.
    fn turn(&self, point: Coord) -> Turn {
        RobustKernel::orient2d(self.from, self.to, point)
    }
}

/// A side begins or ends.
struct Event {
    begins: bool,
    edge: usize,
}

impl Event {
    fn at(&self, spans: &[Span]) -> Coord {
        let span = &spans[self.edge];
        if self.begins { span.from } else { span.to }
    }
}

/// How many of the open sides lie south of one that begins or ends; `None` where it touches one of them.
fn place(open: &[usize], spans: &[Span], span: &Span, begins: bool) -> Option<usize> {
    let (end, other) = if begins {
        (span.from, span.to)
    } else {
        (span.to, span.from)
    };
    let mut touches = false;
    let place = open.partition_point(|&index| {
        let open = &spans[index];
        if open.from == span.from && open.to == span.to {
            // The side itself, or one that lies upon it: then another is found in its place.
            return false;
        }
        match open.turn(end) {
            Turn::CounterClockwise => true,
            Turn::Clockwise => false,
            // With an end in common the other ends tell.
            Turn::Collinear if end == if begins { open.from } else { open.to } => {
                let turn = open.turn(other);
                touches |= turn == Turn::Collinear;
                turn == Turn::CounterClockwise
            }
            Turn::Collinear => {
                touches = true;
                false
            }
        }
    });
    (!touches).then_some(place)
}

#[cfg(test)]
mod tests {
    use super::super::{Found, Touch, at_corners, edges, look_at_all, look_at_some};
    use super::*;
    use crate::problem::Problem;
    use proptest::prelude::*;

    fn one_by_one(edges: &[Edge]) -> Found {
        let mut found = Found::default();
        look_at_all(edges.to_vec(), &mut found);
        found
    }

    fn settled(found: Found, edges: &[Edge]) -> (Vec<Problem>, Vec<Touch>) {
        found.settle(at_corners(edges))
    }

    /// Rings on a grid so small that points, sides and directions coincide all the time.
    fn rings() -> impl Strategy<Value = Vec<Vec<(f64, f64)>>> {
        let points = |most: u8| {
            let point = (0..most, 0..most).prop_map(|(x, y)| (f64::from(x), f64::from(y)));
            prop::collection::vec(point, 3..12)
        };
        let ring = prop_oneof![points(4), points(7), points(40)];
        prop::collection::vec(ring, 1..3)
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(4_000))]
        #[test]
        fn what_is_found_is_what_looking_at_all_pairs_finds(rings in rings(), most in 0_usize..40) {
            let edges = edges(&rings);
            let all = one_by_one(&edges);
            if let Some(aside) = set_aside(&edges, most) {
                prop_assert!(aside.len() <= most && aside.windows(2).all(|two| two[0] < two[1]));
                let mut found = Found::default();
                look_at_some(&edges, &aside, &mut found);
                if aside.is_empty() {
                    prop_assert!(all.problems.is_empty() && all.touched.is_empty());
                }
                prop_assert_eq!(settled(found, &edges), settled(all, &edges));
            }
        }

        #[test]
        fn a_star_keeps_apart(radii in prop::collection::vec(1u16..1_000, 3..60)) {
            let n = radii.len() as f64;
            let point = |(index, radius): (usize, &u16)| {
                let angle = (index as f64 + 0.3) / n * std::f64::consts::TAU;
                (f64::from(*radius) * angle.cos(), f64::from(*radius) * angle.sin())
            };
            let ring: Vec<_> = radii.iter().enumerate().map(point).collect();
            prop_assert_eq!(set_aside(&edges(&[ring]), 0), Some(vec![]));
        }
    }
}
