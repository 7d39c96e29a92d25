//! Whether the sides of the rings meet only where they should.

mod apart;
mod touch;

use geo::Coord;
use geo::algorithm::kernels::{Kernel, Orientation as Turn, RobustKernel};

use crate::problem::{Problem, ProblemCode, Severity};
use canon::sort_by;
use touch::{Pass, at_corners, touches};
pub(crate) use touch::{Touch, by_direction};

/// The most problems of one kind that are listed. (Compiled.)
const LISTED: usize = 200;
/// Below this angle between two sides a corner is called a spike, degrees. (Compiled.)
const SPIKE_DEG: f64 = 1.0;

/// East on x, north on y: a map.
pub(crate) fn coord((x, y): (f64, f64)) -> Coord {
    Coord { x: y, y: x }
}

/// Examines rings of (X north, Y east): what is wrong, and the points that rings have in common, which is not wrong by
/// itself. Every coordinate must be finite.
pub(crate) fn check(rings: &[Vec<(f64, f64)>]) -> (Vec<Problem>, Vec<Touch>) {
    let mut problems = Vec::new();
    for (ring, points) in rings.iter().enumerate() {
        zero_length_edges(ring, points, &mut problems);
        let kept = corners(points);
        if kept.len() >= 3 {
            repeated_points(ring, points, &kept, &mut problems);
            spikes(ring, points, &kept, &mut problems);
        }
    }
    let (mut met, touches) = meetings(edges(rings));
    problems.append(&mut met);
    (problems, touches)
}

/// The sides of rings that have three corners at least.
fn edges(rings: &[Vec<(f64, f64)>]) -> Vec<Edge> {
    let of_ring = |(ring, points): (usize, &Vec<(f64, f64)>)| {
        let kept = corners(points);
        let ends = kept.iter().zip(kept.iter().cycle().skip(1));
        let edge = |(&from, &to): (&usize, &usize)| Edge {
            ring,
            from,
            to,
            a: coord(points[from]),
            b: coord(points[to]),
        };
        let edges: Vec<Edge> = ends.filter(|_| kept.len() >= 3).map(edge).collect();
        edges
    };
    rings.iter().enumerate().flat_map(of_ring).collect()
}

/// Indices of the points, one for every run of equal neighbours.
fn corners(points: &[(f64, f64)]) -> Vec<usize> {
    let mut kept: Vec<usize> = (0..points.len())
        .filter(|&i| i == 0 || points[i] != points[i - 1])
        .collect();
    while kept.len() > 1 && kept.last().map(|&i| points[i]) == points.first().copied() {
        kept.pop();
    }
    kept
}

fn zero_length_edges(ring: usize, points: &[(f64, f64)], problems: &mut Vec<Problem>) {
    let n = points.len();
    let pairs = (0..n)
        .map(|i| (i, (i + 1) % n))
        .filter(|&(i, j)| i != j && points[i] == points[j]);
    problems.extend(pairs.take(LISTED).map(|(i, j)| {
        Problem::new(ProblemCode::ZeroLengthEdge, Severity::Blocks, ring)
            .points(vec![i, j])
            .edges(vec![(i, j)])
            .at(points[i].0, points[i].1)
    }));
}

fn repeated_points(
    ring: usize,
    points: &[(f64, f64)],
    kept: &[usize],
    problems: &mut Vec<Problem>,
) {
    let mut order = kept.to_vec();
    sort_by(&mut order, |&i, &j| {
        points[i]
            .0
            .total_cmp(&points[j].0)
            .then(points[i].1.total_cmp(&points[j].1))
            .then(i.cmp(&j))
    });
    let mut groups: Vec<&[usize]> = order
        .chunk_by(|&i, &j| points[i] == points[j])
        .filter(|group| group.len() > 1)
        .collect();
    sort_by(&mut groups, Ord::cmp);
    problems.extend(groups.into_iter().take(LISTED).map(|group| {
        let (x, y) = points[group[0]];
        Problem::new(ProblemCode::RepeatedPoint, Severity::Blocks, ring)
            .points(group.to_vec())
            .at(x, y)
    }));
}

fn spikes(ring: usize, points: &[(f64, f64)], kept: &[usize], problems: &mut Vec<Problem>) {
    let n = kept.len();
    let found = (0..n).filter_map(|place| {
        let (before, here, after) = (
            kept[(place + n - 1) % n],
            kept[place],
            kept[(place + 1) % n],
        );
        let [p, q, r] = [before, here, after].map(|i| coord(points[i]));
        let (u, v) = (p - q, r - q);
        let dot = u.x * v.x + u.y * v.y;
        let angle = (u.x * v.y - u.y * v.x).abs().atan2(dot).to_degrees();
        let straight_back = dot > 0.0 && RobustKernel::orient2d(p, q, r) == Turn::Collinear;
        let severity = if straight_back {
            Severity::Blocks
        } else if angle < SPIKE_DEG {
            Severity::Warns
        } else {
            return None;
        };
        let problem = Problem::new(ProblemCode::Spike, severity, ring)
            .points(vec![here])
            .edges(vec![(before, here), (here, after)])
            .at(q.y, q.x)
            .found(if straight_back { 0.0 } else { angle });
        Some(problem)
    });
    problems.extend(found.take(LISTED));
}

/// One side, with its ends on the map.
#[derive(Clone, Copy)]
struct Edge {
    ring: usize,
    from: usize,
    to: usize,
    a: Coord,
    b: Coord,
}

impl Edge {
    /// Whether the boxes of two sides touch.
    fn is_near(&self, other: &Edge) -> bool {
        let apart = |a: f64, b: f64, c: f64, d: f64| a.min(b) > c.max(d) || c.min(d) > a.max(b);
        !apart(self.a.x, self.b.x, other.a.x, other.b.x)
            && !apart(self.a.y, self.b.y, other.a.y, other.b.y)
    }
}

/// How two sides meet that are not neighbours.
enum Meeting {
    Crossing(Coord),
    Overlap,
    /// A point of one, by index and place, lies on the other.
    OnEdge(usize, Coord, Edge),
}

/// The most sides that are set aside, each to be held against all others; with more of them that is no shorter way.
/// (Compiled.)
const SET_ASIDE: usize = 500;

/// Where sides meet that should not, and the points that rings have in common.
fn meetings(edges: Vec<Edge>) -> (Vec<Problem>, Vec<Touch>) {
    let mut found = Found::default();
    let corners = at_corners(&edges);
    match apart::set_aside(&edges, SET_ASIDE) {
        Some(aside) => look_at_some(&edges, &aside, &mut found),
        None => look_at_all(edges, &mut found),
    }
    found.settle(corners)
}

/// Holds the sides that were set aside, in order, against each other and all the rest.
fn look_at_some(edges: &[Edge], aside: &[usize], found: &mut Found) {
    for &one in aside {
        for (other, edge) in edges.iter().enumerate() {
            let is_done = other <= one && aside.binary_search(&other).is_ok();
            if !is_done && edges[one].is_near(edge) && !is_beside(&edges[one], edge) {
                found.look(&edges[one], edge);
            }
        }
        if found.full {
            return;
        }
    }
}

/// Holds all sides against all that are open with them.
fn look_at_all(mut edges: Vec<Edge>, found: &mut Found) {
    // Sweep along the axis on which the sides are short, so that few are open at once.
    let extent = |axis: fn(&Coord) -> f64| {
        edges
            .iter()
            .map(|e| (axis(&e.a) - axis(&e.b)).abs())
            .sum::<f64>()
    };
    let northward = extent(|c| c.y) < extent(|c| c.x);
    let along = |c: &Coord| if northward { c.y } else { c.x };
    let across = |c: &Coord| if northward { c.x } else { c.y };
    let span = |e: &Edge| {
        let ((a, b), (c, d)) = ((along(&e.a), along(&e.b)), (across(&e.a), across(&e.b)));
        (a.min(b), a.max(b), c.min(d), c.max(d))
    };
    sort_by(&mut edges, |e, f| span(e).0.total_cmp(&span(f).0));
    let mut open: Vec<(f64, f64, f64, usize)> = Vec::new();
    let mut room = 64;
    for (index, edge) in edges.iter().enumerate() {
        let (start, end, low, high) = span(edge);
        for &(other_end, other_low, other_high, other) in &open {
            let is_near = other_end >= start && other_low <= high && low <= other_high;
            if is_near && !is_beside(&edges[other], edge) {
                found.look(&edges[other], edge);
            }
        }
        if found.full {
            break;
        }
        // What has ended goes out when the list has doubled, not each time.
        if open.len() >= room {
            open.retain(|&(other_end, ..)| other_end >= start);
            room = 64 + 2 * open.len();
        }
        open.push((end, low, high, index));
    }
}

/// A pair of rings that meet, the sides by which this is told, and the index of the problem.
struct RingsMet {
    pair: (usize, usize),
    sides: (usize, usize),
    problem: usize,
}

/// What was found so far.
#[derive(Default)]
struct Found {
    problems: Vec<Problem>,
    seen_on_edge: Vec<(usize, usize, usize)>,
    /// Pairs of rings that meet: the sides where they do, and which problem says so.
    rings: Vec<RingsMet>,
    /// Sides on which a corner of another ring lies.
    touched: Vec<Pass>,
    full: bool,
}

impl Found {
    fn look(&mut self, e: &Edge, f: &Edge) {
        if self.full {
            return;
        }
        // What is said of two sides does not depend on which of them was come upon first.
        let (e, f) = if (e.ring, e.from) <= (f.ring, f.from) {
            (e, f)
        } else {
            (f, e)
        };
        for meeting in meet(e, f).into_iter().flatten() {
            if self.problems.len() >= LISTED {
                self.full = true;
                return;
            }
            if e.ring == f.ring {
                self.within_ring(e, f, meeting)
            } else {
                self.between_rings(e, f, &meeting)
            }
        }
    }

    fn within_ring(&mut self, e: &Edge, f: &Edge, meeting: Meeting) {
        let blocks = |code| Problem::new(code, Severity::Blocks, e.ring);
        let pair = vec![(e.from, e.to), (f.from, f.to)];
        self.problems.push(match meeting {
            Meeting::Crossing(at) => blocks(ProblemCode::EdgesCross).edges(pair).at(at.y, at.x),
            Meeting::Overlap => blocks(ProblemCode::EdgesOverlap).edges(pair),
            Meeting::OnEdge(point, at, edge) => {
                // Both sides that end at the point meet the edge.
                let key = (edge.ring, point, edge.from);
                if self.seen_on_edge.contains(&key) {
                    return;
                }
                self.seen_on_edge.push(key);
                blocks(ProblemCode::PointOnEdge)
                    .points(vec![point])
                    .edges(vec![(edge.from, edge.to)])
                    .at(at.y, at.x)
            }
        });
    }

    /// One problem for a pair of rings: where the first of their sides meet. A corner of one on a side of the other is
    /// none until it is known whether they cross there.
    fn between_rings(&mut self, own: &Edge, other: &Edge, meeting: &Meeting) {
        let at = match meeting {
            Meeting::Crossing(at) => *at,
            Meeting::Overlap => own.a,
            Meeting::OnEdge(_, at, edge) => {
                self.touched.push(Pass::on_side(*at, *edge));
                return;
            }
        };
        let (pair, sides) = ((own.ring, other.ring), (own.from, other.from));
        let known = self.rings.iter_mut().find(|known| known.pair == pair);
        if known.as_ref().is_some_and(|known| known.sides <= sides) {
            return;
        }
        let mut problem = Problem::new(ProblemCode::RingsCross, Severity::Blocks, own.ring)
            .edges(vec![(own.from, own.to)])
            .at(at.y, at.x);
        problem.other_ring = Some(other.ring);
        match known {
            Some(known) => {
                known.sides = sides;
                self.problems[known.problem] = problem;
            }
            None => {
                let place = self.problems.len();
                self.rings.push(RingsMet {
                    pair,
                    sides,
                    problem: place,
                });
                self.problems.push(problem);
            }
        }
    }

    /// The problems in order, with the crossings at points that rings have in common, and those points.
    fn settle(mut self, mut passes: Vec<Pass>) -> (Vec<Problem>, Vec<Touch>) {
        passes.append(&mut self.touched);
        let (touches, crossings) = touches(passes);
        for (at, one, other) in crossings {
            if self.problems.len() >= LISTED {
                self.full = true;
                break;
            }
            let (own, other) = if one.ring < other.ring {
                (one, other)
            } else {
                (other, one)
            };
            self.between_rings(&own, &other, &Meeting::Crossing(at));
        }
        (self.into_problems(), touches)
    }

    fn into_problems(mut self) -> Vec<Problem> {
        sort_by(&mut self.problems, |p, q| {
            (p.code as u8, p.ring, &p.edges, &p.points).cmp(&(
                q.code as u8,
                q.ring,
                &q.edges,
                &q.points,
            ))
        });
        if self.full {
            let more = Problem::new(ProblemCode::MoreNotListed, Severity::Blocks, 0)
                .expected(LISTED as f64);
            self.problems.push(more);
        }
        self.problems
    }
}

/// Whether a side lies wholly on one side of another: most pairs do, so this is asked first.
fn is_beside(e: &Edge, f: &Edge) -> bool {
    let turn = RobustKernel::orient2d(e.a, e.b, f.a);
    turn != Turn::Collinear && turn == RobustKernel::orient2d(e.a, e.b, f.b)
}

/// How two sides meet. Ends with equal coordinates are neighbours or repeated points, and are reported as those.
fn meet(e: &Edge, f: &Edge) -> [Option<Meeting>; 4] {
    use Turn::Collinear;
    let (a, b, c, d) = (e.a, e.b, f.a, f.b);
    let (turn_c, turn_d) = (
        RobustKernel::orient2d(a, b, c),
        RobustKernel::orient2d(a, b, d),
    );
    if turn_c == turn_d && turn_c != Collinear {
        return [None, None, None, None];
    }
    let (turn_a, turn_b) = (
        RobustKernel::orient2d(c, d, a),
        RobustKernel::orient2d(c, d, b),
    );
    if turn_a == turn_b && turn_a != Collinear {
        return [None, None, None, None];
    }
    let neighbours = e.ring == f.ring && (e.to == f.from || f.to == e.from);
    let turns = [turn_a, turn_b, turn_c, turn_d];
    if turns == [Collinear; 4] && overlap(e, f) {
        // Neighbours that overlap are a spike.
        return [(!neighbours).then_some(Meeting::Overlap), None, None, None];
    }
    if !turns.contains(&Collinear) {
        return [
            Some(Meeting::Crossing(crossing(a, b, c, d))),
            None,
            None,
            None,
        ];
    }
    let on = |turn, index: usize, at: Coord, edge: &Edge| {
        let inside = at != edge.a && at != edge.b && within(at, edge);
        (turn == Collinear && inside).then_some(Meeting::OnEdge(index, at, *edge))
    };
    [
        on(turn_a, e.from, a, f),
        on(turn_b, e.to, b, f),
        on(turn_c, f.from, c, e),
        on(turn_d, f.to, d, e),
    ]
}

/// Whether a point on the line of a side is within the side.
fn within(p: Coord, e: &Edge) -> bool {
    let between = |v: f64, s: f64, t: f64| s.min(t) <= v && v <= s.max(t);
    between(p.x, e.a.x, e.b.x) && between(p.y, e.a.y, e.b.y)
}

/// Whether two sides on one line share more than a point.
fn overlap(e: &Edge, f: &Edge) -> bool {
    let shared = |a: f64, b: f64, c: f64, d: f64| a.max(b).min(c.max(d)) - a.min(b).max(c.min(d));
    let (x, y) = (
        shared(e.a.x, e.b.x, f.a.x, f.b.x),
        shared(e.a.y, e.b.y, f.a.y, f.b.y),
    );
    x >= 0.0 && y >= 0.0 && (x > 0.0 || y > 0.0)
}

/// Where two sides cross that are known to.
fn crossing(a: Coord, b: Coord, c: Coord, d: Coord) -> Coord {
    let (u, v, w) = (b - a, d - c, c - a);
    let part = (w.x * v.y - w.y * v.x) / (u.x * v.y - u.y * v.x);
    a + u * if part.is_finite() {
        part.clamp(0.0, 1.0)
    } else {
        0.5
    }
}
