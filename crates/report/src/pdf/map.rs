//! A boundary sheet drawn as vectors, at its true scale.

use boundary::{Anchor, Mark, Role, Sheet};

use super::flow::{Op, Pen};
use super::font::{self, Font};
use super::style::*;

/// Draws a sheet whose left edge is at `x` points, `shrink` times its size.
pub fn draw(sheet: &Sheet, font: &Font, x: f32, shrink: f32) -> Vec<Op> {
    let unit = MM * shrink;
    let place = |(px, py): (f64, f64)| (x + px as f32 * unit, py as f32 * unit);
    let mut ops = Vec::with_capacity(sheet.marks.len());
    for mark in &sheet.marks {
        match mark {
            Mark::Polygon { rings, role } => {
                let lines = rings
                    .iter()
                    .map(|ring| ring.iter().copied().map(place).collect())
                    .collect();
                let (fill, stroke) = surface(*role);
                ops.push(Op::Shape {
                    lines,
                    closed: true,
                    fill,
                    stroke,
                });
            }
            Mark::Line { points, role } => {
                let lines = vec![points.iter().copied().map(place).collect()];
                ops.push(Op::Shape {
                    lines,
                    closed: false,
                    fill: None,
                    stroke: Some(pen(*role)),
                });
            }
            Mark::Dot { at, radius, role } => {
                let (fill, stroke) = dot(*role);
                ops.push(Op::Circle {
                    at: place(*at),
                    radius: *radius as f32 * unit,
                    fill,
                    stroke,
                });
            }
            Mark::Text {
                at,
                text,
                size,
                anchor,
                rotate,
                role,
            } => {
                let clean = font.clean(text).replace('\n', " ");
                let clusters = font.shape(&clean);
                let size = *size as f32 * unit;
                let width = clusters.iter().map(|cluster| cluster.advance).sum::<f32>() * size;
                let back = match anchor {
                    Anchor::Start => 0.0,
                    Anchor::Middle => width / 2.0,
                    Anchor::End => width,
                };
                let (px, py) = place(*at);
                let (px, py) = if *rotate {
                    (px, py + back)
                } else {
                    (px - back, py)
                };
                let ink = match role {
                    Role::ProblemEdge | Role::ProblemDot | Role::ProblemLabel => RED,
                    Role::GridLabel | Role::Grid | Role::NeighbourLabel | Role::SideLabel => QUIET,
                    _ => INK,
                };
                ops.push(Op::Text {
                    x: px,
                    y: py,
                    glyphs: font::glyphs(&clusters, |_| 0.0),
                    text: clean,
                    size,
                    bold: matches!(role, Role::ProblemLabel | Role::North),
                    ink,
                    rotate: *rotate,
                    rim: matches!(
                        role,
                        Role::CornerLabel
                            | Role::ProblemLabel
                            | Role::NeighbourLabel
                            | Role::SideLabel
                    ),
                });
            }
        }
    }
    ops
}

/// How lines and outlines of a role are drawn.
fn pen(role: Role) -> Pen {
    match role {
        Role::Frame => Pen::new(INK, 0.8),
        Role::Grid => Pen::new(FAINT, 0.4),
        Role::GridLabel => Pen::new(QUIET, 0.4),
        Role::Fill | Role::Ring => Pen::new(INK, 1.2),
        Role::Corner | Role::CornerLabel | Role::North => Pen::new(INK, 0.7),
        Role::ScaleBar | Role::ScaleLabel => Pen::new(INK, 0.6),
        Role::ProblemEdge | Role::ProblemDot | Role::ProblemLabel => Pen::new(RED, 1.9),
        Role::Neighbour | Role::NeighbourLabel | Role::SideLabel => {
            Pen::dashed(QUIET, 0.8, 4.0, 2.4)
        }
        Role::Ghost | Role::Focus | Role::Here | Role::Accuracy => Pen::new(INK, 0.8),
    }
}

fn surface(role: Role) -> (Option<Ink>, Option<Pen>) {
    match role {
        Role::Fill => (Some(LAND), None),
        Role::ScaleBar | Role::North => (Some(INK), Some(pen(role))),
        Role::Frame
        | Role::Grid
        | Role::GridLabel
        | Role::Ring
        | Role::Neighbour
        | Role::NeighbourLabel
        | Role::SideLabel
        | Role::Ghost
        | Role::Focus
        | Role::Here
        | Role::Accuracy => (None, Some(pen(role))),
        Role::Corner | Role::CornerLabel | Role::ScaleLabel => (Some(PAPER), Some(pen(role))),
        Role::ProblemEdge | Role::ProblemDot | Role::ProblemLabel => (None, Some(pen(role))),
    }
}

fn dot(role: Role) -> (Option<Ink>, Option<Pen>) {
    match role {
        Role::Corner => (Some(PAPER), Some(Pen::new(INK, 0.8))),
        Role::ProblemEdge | Role::ProblemDot | Role::ProblemLabel => {
            (Some(RED), Some(Pen::new(PAPER, 0.5)))
        }
        Role::Neighbour | Role::Grid | Role::GridLabel => (Some(QUIET), None),
        _ => (Some(INK), None),
    }
}
