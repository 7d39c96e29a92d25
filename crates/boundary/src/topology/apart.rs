//! Whether all sides keep apart: a sweep that compares neighbours only (Shamos and Hoey), so that it takes no longer when
//! many sides are open at once.

use geo::Coord;
use geo::algorithm::kernels::{Kernel, Orientation as Turn, RobustKernel};

use super::{Edge, meet};
use crate::order::sort_by;

/// Whether it is certain that no two sides meet, except at ends that they have in common. `false`: some do, or this sweep
/// cannot tell; then they are to be looked for one by one.
///
/// Exact: it decides by the signs of orientations alone, and those are exact.
pub(super) fn keep_apart(edges: &[Edge]) -> bool {
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
    let apart = |below: Option<&usize>, above: Option<&usize>| match (below, above) {
        (Some(&below), Some(&above)) => {
            let met = meet(&edges[below], &edges[above]);
            met.iter().all(Option::is_none)
        }
        _ => true,
    };
    // The sides that are open, from south to north.
    let mut open: Vec<usize> = Vec::new();
    for event in events {
        let span = &spans[event.edge];
        let Some(place) = place(&open, &spans, span, event.begins) else {
            return false;
        };
        let kept = if event.begins {
            open.insert(place, event.edge);
            let below = place.checked_sub(1).and_then(|below| open.get(below));
            apart(below, open.get(place)) && apart(open.get(place), open.get(place + 1))
        } else if open.get(place) == Some(&event.edge) {
            open.remove(place);
            let below = place.checked_sub(1).and_then(|below| open.get(below));
            apart(below, open.get(place))
        } else {
            false
        };
        if !kept {
            return false;
        }
    }
    true
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
    use super::super::{coord, corners, meetings};
    use super::*;
    use proptest::prelude::*;

    fn edges(rings: &[Vec<(f64, f64)>]) -> Vec<Edge> {
        let mut edges = Vec::new();
        for (ring, points) in rings.iter().enumerate() {
            let kept = corners(points);
            for (place, &from) in kept.iter().enumerate().filter(|_| kept.len() > 2) {
                let to = kept[(place + 1) % kept.len()];
                edges.push(Edge {
                    ring,
                    from,
                    to,
                    a: coord(points[from]),
                    b: coord(points[to]),
                });
            }
        }
        edges
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
        fn what_is_said_to_keep_apart_meets_nowhere(rings in rings()) {
            let edges = edges(&rings);
            if keep_apart(&edges) {
                let mut problems = Vec::new();
                meetings(edges, &mut problems);
                prop_assert_eq!(problems, vec![]);
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
            prop_assert!(keep_apart(&edges(&[ring])));
        }
    }
}
