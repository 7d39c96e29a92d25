//! Puts the boundary into the frame.

use super::frame::{Frame, clip};
use super::labels::Labels;
use super::{Anchor, Mark, Role, Sheet};
use crate::MAX_POINTS;
use crate::judge::Judgement;
use crate::problem::{Problem, ProblemCode, Severity};
use crate::ring::{CornerPoint, Ring};

/// The most points that get a dot and a number; of more, every second, third, … does. (Compiled.)
const NUMBERED: usize = 300;
/// Height of the point numbers, mm.
const NUMBER_MM: f64 = 3.0;
/// Radius of a point, mm.
const DOT_MM: f64 = 0.6;
/// Radius of a point or crossing with a problem, mm.
const PROBLEM_DOT_MM: f64 = 1.1;

pub(super) fn draw(
    rings: &[Ring],
    neighbours: &[Ring],
    judgement: &Judgement,
    (width, height): (f64, f64),
) -> Option<Sheet> {
    let swapped = judgement
        .problems
        .iter()
        .any(|problem| problem.code == ProblemCode::AxesSwapped);
    if judgement.hull_m2.is_none() || swapped {
        return None;
    }
    let rings: Vec<&[CornerPoint]> = rings.iter().map(Ring::open_points).collect();
    let place = |point: &CornerPoint| (point.x, point.y);
    let frame = Frame::around(rings.iter().copied().flatten().map(place), (width, height))?;
    let paper: Vec<Vec<(f64, f64)>> = rings
        .iter()
        .map(|ring| ring.iter().map(|point| frame.place(place(point))).collect())
        .collect();
    let mut marks = frame.marks();
    marks.extend(neighbours.iter().flat_map(|ring| outline(ring, &frame)));
    if !judgement.is_blocked() {
        marks.push(Mark::Polygon {
            rings: paper.clone(),
            role: Role::Fill,
        });
    }
    marks.push(Mark::Polygon {
        rings: paper.clone(),
        role: Role::Ring,
    });
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
    faulty.sort_unstable();
    faulty.dedup();
    marks.extend(corners(&rings, &paper, &faulty, &frame));
    marks.extend(
        shown()
            .filter_map(|problem| problem.at)
            .map(|at| Mark::Dot {
                at: frame.place(at),
                radius: PROBLEM_DOT_MM,
                role: Role::ProblemDot,
            }),
    );
    Some(Sheet {
        width,
        height,
        scale: frame.scale,
        marks,
    })
}

/// What of a neighbour's boundary lies within the frame.
fn outline(ring: &Ring, frame: &Frame) -> Vec<Mark> {
    let points = ring
        .open_points()
        .iter()
        .filter(|point| point.x.is_finite() && point.y.is_finite());
    let points: Vec<_> = points
        .take(MAX_POINTS)
        .map(|point| frame.place((point.x, point.y)))
        .collect();
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
        .collect()
}

/// Problems that have a place on the drawing.
fn is_shown(problem: &Problem) -> bool {
    problem.severity > Severity::Notes && (problem.at.is_some() || !problem.edges.is_empty())
}

fn problem_edges<'a>(
    problems: impl Iterator<Item = &'a Problem>,
    paper: &[Vec<(f64, f64)>],
) -> Vec<Mark> {
    let mut edges: Vec<_> = problems
        .flat_map(|problem| {
            problem
                .edges
                .iter()
                .map(|&(from, to)| (problem.ring, from, to))
        })
        .collect();
    edges.sort_unstable();
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

/// Dots and numbers, those with problems first so that they find room.
fn corners(
    rings: &[&[CornerPoint]],
    paper: &[Vec<(f64, f64)>],
    faulty: &[(usize, usize)],
    frame: &Frame,
) -> Vec<Mark> {
    let count: usize = rings.iter().map(|ring| ring.len()).sum();
    let every = count.div_ceil(NUMBERED).max(1);
    let all = rings
        .iter()
        .enumerate()
        .flat_map(|(ring, points)| (0..points.len()).map(move |point| (ring, point)));
    let regular = all
        .step_by(every)
        .filter(|corner| faulty.binary_search(corner).is_err());
    let mut labels = Labels::new(paper, frame.bounds());
    let mut marks = Vec::new();
    for (ring, point) in faulty.iter().copied().take(NUMBERED).chain(regular) {
        let Some(corner) = rings.get(ring).and_then(|ring| ring.get(point)) else {
            continue;
        };
        let is_faulty = faulty.binary_search(&(ring, point)).is_ok();
        if !is_faulty {
            marks.push(Mark::Dot {
                at: paper[ring][point],
                radius: DOT_MM,
                role: Role::Corner,
            });
        }
        let text: String = corner.label.chars().take(8).collect();
        let size = (text_width(&text), NUMBER_MM * 0.75);
        if let Some((x, y)) = labels.place(ring, point, size) {
            let role = if is_faulty {
                Role::ProblemLabel
            } else {
                Role::CornerLabel
            };
            let at = (x, y + size.1 / 2.0);
            marks.push(Mark::Text {
                at,
                text,
                size: NUMBER_MM,
                anchor: Anchor::Middle,
                rotate: false,
                role,
            });
        }
    }
    marks
}

/// Width of a number, mm, on the safe side: a Chinese character is as wide as high, a digit a good half of that.
fn text_width(text: &str) -> f64 {
    text.chars()
        .map(|c| if c.is_ascii() { 0.6 } else { 1.0 })
        .sum::<f64>()
        * NUMBER_MM
}
