//! Puts the boundary into the frame.

use super::frame::{Frame, clip};
use super::labels::Labels;
use super::{Anchor, Beside, Mark, Plan, Role, Sheet};
use crate::MAX_POINTS;
use crate::problem::{Problem, ProblemCode, Severity};
use crate::ring::{CornerPoint, Ring, Side};
use canon::sort_by;

/// The most points that get a dot and a number; of more, every second, third, … does. (Compiled.)
const NUMBERED: usize = 300;
/// The most sides that are written to. (Compiled.)
const SIDES: usize = 150;
/// Height of the point numbers, mm.
const NUMBER_MM: f64 = 3.0;
/// Height of what is written to sides and neighbours, mm.
const SMALL_MM: f64 = 2.4;
/// The shortest side on paper that is written to, mm.
const SHORTEST_SIDE: f64 = 8.0;
/// Radius of a point, mm.
const DOT_MM: f64 = 0.6;
/// Radius of a point or crossing with a problem, mm.
const PROBLEM_DOT_MM: f64 = 1.1;
/// Radius of the ring around a place that is pointed at, mm.
const FOCUS_MM: f64 = 5.0;
/// Points of a line nearer to each other than this, mm, are drawn as one: no eye can tell, and no more can be drawn.
const FINE: f64 = 0.05;
/// The same for the lines that numbers keep clear of.
const COARSE: f64 = 0.5;

type Paper = Vec<Vec<(f64, f64)>>;

pub(super) fn draw(plan: &Plan<'_>, size: (f64, f64)) -> Option<Sheet> {
    let judgement = plan.judgement;
    let swapped = |problem: &Problem| problem.code == ProblemCode::AxesSwapped;
    let shares_plane = judgement.hull_m2.is_some() && !judgement.problems.iter().any(swapped);
    let given = if shares_plane { plan.rings } else { &[] };
    let rings: Vec<&[CornerPoint]> = given.iter().map(Ring::open_points).collect();
    let ghost: Vec<&[CornerPoint]> = plan.ghost.iter().map(Ring::open_points).collect();
    let frame = match plan.view {
        _ if rings.is_empty() && ghost.is_empty() => return None,
        Some(view) => Frame::at(view, size)?,
        None => Frame::around(
            rings.iter().chain(&ghost).copied().flatten().map(place),
            size,
        )?,
    };
    let paper: Paper = rings.iter().map(|ring| on_paper(ring, &frame)).collect();
    let mut labels = Labels::new(
        paper.iter().map(|ring| thin(ring, COARSE)).collect(),
        frame.bounds(),
    );
    let mut marks = frame.marks();
    let neighbours: Vec<(&str, Vec<Mark>)> = plan
        .neighbours
        .iter()
        .map(|beside| (beside.name, outline(beside, &frame)))
        .collect();
    marks.extend(neighbours.iter().flat_map(|(_, lines)| lines.clone()));
    marks.extend(boundary(&paper, judgement.is_blocked()));
    marks.extend(ghost_outline(&ghost, &frame));
    let shown = || {
        judgement
            .problems
            .iter()
            .filter(|problem| is_shown(problem))
    };
    marks.extend(problem_edges(shown(), &paper));
    let mut faulty: Vec<(usize, usize)> = shown()
        .flat_map(|problem| problem.points.iter().map(|&point| (problem.ring, point)))
        .collect();
    sort_by(&mut faulty, Ord::cmp);
    faulty.dedup();
    marks.extend(corners(&rings, &paper, &faulty, &frame, &mut labels));
    if plan.sides {
        marks.extend(side_labels(&judgement.sides, &paper, &frame, &mut labels));
    }
    marks.extend(
        neighbours
            .iter()
            .filter_map(|(name, lines)| neighbour_label(name, lines, &mut labels)),
    );
    marks.extend(
        shown()
            .filter_map(|problem| problem.at)
            .filter_map(|at| dot(frame.place(at), PROBLEM_DOT_MM, Role::ProblemDot)),
    );
    if let Some((at, accuracy)) = plan.here {
        let at = frame.place(at);
        marks.extend(dot(at, accuracy.max(0.0) * frame.mm(), Role::Accuracy));
        marks.extend(dot(at, PROBLEM_DOT_MM, Role::Here));
    }
    if let Some(at) = plan.focus {
        marks.extend(dot(frame.place(at), FOCUS_MM, Role::Focus));
    }
    Some(Sheet {
        width: size.0,
        height: size.1,
        scale: frame.view.scale.round() as u32,
        view: frame.view,
        frame: frame.bounds(),
        marks,
    })
}

fn place(point: &CornerPoint) -> (f64, f64) {
    (point.x, point.y)
}

fn on_paper(ring: &[CornerPoint], frame: &Frame) -> Vec<(f64, f64)> {
    ring.iter().map(|point| frame.place(place(point))).collect()
}

/// A dot, if it has a place.
fn dot(at: (f64, f64), radius: f64, role: Role) -> Option<Mark> {
    let is_finite = at.0.is_finite() && at.1.is_finite() && radius.is_finite();
    is_finite.then_some(Mark::Dot { at, radius, role })
}

/// A ring without points nearer than `least` to the one before; never less than a triangle.
fn thin(ring: &[(f64, f64)], least: f64) -> Vec<(f64, f64)> {
    let mut kept: Vec<(f64, f64)> = Vec::new();
    for &(x, y) in ring {
        let near = |&(a, b): &(f64, f64)| (x - a).hypot(y - b) < least;
        if !kept.last().is_some_and(near) {
            kept.push((x, y));
        }
    }
    if kept.len() < 3 { ring.to_vec() } else { kept }
}

/// Area and line of the boundary.
fn boundary(paper: &Paper, blocked: bool) -> Vec<Mark> {
    let rings: Paper = paper.iter().map(|ring| thin(ring, FINE)).collect();
    let polygon = |role| Mark::Polygon {
        rings: rings.clone(),
        role,
    };
    match (rings.is_empty(), blocked) {
        (true, _) => Vec::new(),
        (false, true) => vec![polygon(Role::Ring)],
        (false, false) => vec![polygon(Role::Fill), polygon(Role::Ring)],
    }
}

fn ghost_outline(ghost: &[&[CornerPoint]], frame: &Frame) -> Option<Mark> {
    let rings: Paper = ghost
        .iter()
        .map(|ring| thin(&on_paper(ring, frame), FINE))
        .collect();
    (!rings.is_empty()).then_some(Mark::Polygon {
        rings,
        role: Role::Ghost,
    })
}

/// What of a neighbour's boundary lies within the frame.
fn outline(beside: &Beside<'_>, frame: &Frame) -> Vec<Mark> {
    let line = |ring: &Ring| {
        let finite = |point: &&CornerPoint| point.x.is_finite() && point.y.is_finite();
        let points = ring.open_points().iter().filter(finite).take(MAX_POINTS);
        let points: Vec<_> = points.map(|point| frame.place(place(point))).collect();
        let points = thin(&points, FINE);
        let ends = points
            .iter()
            .copied()
            .zip(points.iter().copied().cycle().skip(1));
        let lines = ends.filter_map(|(from, to)| clip(from, to, frame.bounds()));
        lines
            .map(|(from, to)| Mark::Line {
                points: vec![from, to],
                role: Role::Neighbour,
            })
            .collect::<Vec<_>>()
    };
    beside.rings.iter().flat_map(line).collect()
}

/// A neighbour's name, beside the longest of its lines in the frame that has room outside the boundary.
fn neighbour_label(name: &str, lines: &[Mark], labels: &mut Labels) -> Option<Mark> {
    /// The most lines that are tried.
    const TRIED: usize = 8;
    let text: String = name.chars().take(20).collect();
    if text.is_empty() {
        return None;
    }
    let ends = lines.iter().filter_map(|mark| match mark {
        Mark::Line { points, .. } => Some((*points.first()?, *points.last()?)),
        _ => None,
    });
    let length = |((ax, ay), (bx, by)): &((f64, f64), (f64, f64))| (bx - ax).hypot(by - ay);
    let mut ends: Vec<_> = ends.collect();
    sort_by(&mut ends, |one, other| {
        length(other).total_cmp(&length(one))
    });
    let size = (text_width(&text, SMALL_MM), SMALL_MM);
    let middle = ends
        .into_iter()
        .take(TRIED)
        .find_map(|line| labels.outside(line, size))?;
    Some(written(text, middle, SMALL_MM, Role::NeighbourLabel))
}

/// Problems that have a place on the drawing.
fn is_shown(problem: &Problem) -> bool {
    problem.severity > Severity::Notes && (problem.at.is_some() || !problem.edges.is_empty())
}

fn problem_edges<'a>(problems: impl Iterator<Item = &'a Problem>, paper: &Paper) -> Vec<Mark> {
    let mut edges: Vec<_> = problems
        .flat_map(|problem| {
            problem
                .edges
                .iter()
                .map(|&(from, to)| (problem.ring, from, to))
        })
        .collect();
    sort_by(&mut edges, Ord::cmp);
    edges.dedup();
    let line = |(ring, from, to): (usize, usize, usize)| {
        let ring = paper.get(ring)?;
        Some(Mark::Line {
            points: vec![*ring.get(from)?, *ring.get(to)?],
            role: Role::ProblemEdge,
        })
    };
    edges.into_iter().filter_map(line).collect()
}

/// Dots and numbers of the corners in the frame, those with problems first so that they find room.
fn corners(
    rings: &[&[CornerPoint]],
    paper: &Paper,
    faulty: &[(usize, usize)],
    frame: &Frame,
    labels: &mut Labels,
) -> Vec<Mark> {
    let [left, top, right, bottom] = frame.bounds();
    let within = |&(ring, point): &(usize, usize)| {
        let at = paper.get(ring).and_then(|ring| ring.get(point));
        at.is_some_and(|&(x, y)| (left..=right).contains(&x) && (top..=bottom).contains(&y))
    };
    let all = || {
        let rings = rings.iter().enumerate();
        rings
            .flat_map(|(ring, points)| (0..points.len()).map(move |point| (ring, point)))
            .filter(within)
    };
    let every = all().count().div_ceil(NUMBERED).max(1);
    let regular = all()
        .step_by(every)
        .filter(|corner| faulty.binary_search(corner).is_err());
    let first = faulty.iter().copied().filter(within).take(NUMBERED);
    let mut marks = Vec::new();
    for (ring, point) in first.chain(regular) {
        let is_faulty = faulty.binary_search(&(ring, point)).is_ok();
        let (points, corner) = (&paper[ring], &rings[ring][point]);
        let at = points[point];
        if !is_faulty {
            marks.extend(dot(at, DOT_MM, Role::Corner));
        }
        let text: String = corner.label.chars().take(8).collect();
        let size = (text_width(&text, NUMBER_MM), NUMBER_MM * 0.75);
        let n = points.len();
        let ends = (points[(point + n - 1) % n], points[(point + 1) % n]);
        if let Some(middle) = labels.at_corner(at, ends, size) {
            let role = if is_faulty {
                Role::ProblemLabel
            } else {
                Role::CornerLabel
            };
            marks.push(written(text, middle, NUMBER_MM, role));
        }
    }
    marks
}

/// Length and azimuth of the sides that are long enough on paper, longest first.
fn side_labels(sides: &[Side], paper: &Paper, frame: &Frame, labels: &mut Labels) -> Vec<Mark> {
    let seen = |side: &Side| {
        let ring = paper.get(side.ring)?;
        let ends = (*ring.get(side.from)?, *ring.get(side.to)?);
        let (a, b) = clip(ends.0, ends.1, frame.bounds())?;
        let length = (b.0 - a.0).hypot(b.1 - a.1);
        (length >= SHORTEST_SIDE).then_some((length, (a, b), *side))
    };
    let mut seen: Vec<_> = sides.iter().filter_map(seen).collect();
    sort_by(&mut seen, |one, other| other.0.total_cmp(&one.0));
    let write = |(_, ends, side): (f64, _, Side)| {
        let text = format!("{:.2} m  {}", side.length_m, degrees(side.azimuth_deg));
        let size = (text_width(&text, SMALL_MM), SMALL_MM * 0.75);
        let middle = labels.beside(ends, size)?;
        Some(written(text, middle, SMALL_MM, Role::SideLabel))
    };
    seen.into_iter().take(SIDES).filter_map(write).collect()
}

/// An azimuth in degrees, minutes and seconds: `60°12′08″`.
fn degrees(azimuth: f64) -> String {
    let seconds = (azimuth * 3600.0).round().rem_euclid(1_296_000.0);
    let (degrees, rest) = ((seconds / 3600.0).floor(), seconds % 3600.0);
    format!("{degrees}°{:02}′{:02}″", (rest / 60.0).floor(), rest % 60.0)
}

/// A text whose middle is at `middle`.
fn written(text: String, (x, y): (f64, f64), size: f64, role: Role) -> Mark {
    Mark::Text {
        at: (x, y + size * 0.375),
        text,
        size,
        anchor: Anchor::Middle,
        rotate: false,
        role,
    }
}

/// Width of a text, mm, on the safe side: a Chinese character is as wide as high, a digit a good half of that.
fn text_width(text: &str, size: f64) -> f64 {
    text.chars()
        .map(|c| if c < '\u{2e80}' { 0.6 } else { 1.0 })
        .sum::<f64>()
        * size
}
