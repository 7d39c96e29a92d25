//! A boundary sheet as SVG: the same marks that the report prints.

use boundary::{Anchor, Mark, Role};
use leptos::prelude::*;

fn class(role: Role) -> &'static str {
    match role {
        Role::Frame => "m-frame",
        Role::Grid => "m-grid",
        Role::GridLabel => "m-grid-label",
        Role::Fill => "m-fill",
        Role::Ring => "m-ring",
        Role::Corner => "m-corner",
        Role::CornerLabel => "m-corner-label",
        Role::ProblemEdge => "m-problem-edge",
        Role::ProblemDot => "m-problem-dot",
        Role::ProblemLabel => "m-problem-label",
        Role::ScaleBar => "m-scale-bar",
        Role::ScaleLabel => "m-scale-label",
        Role::North => "m-north",
        Role::Neighbour => "m-neighbour",
        Role::NeighbourLabel => "m-neighbour-label",
        Role::SideLabel => "m-side-label",
        Role::Ghost => "m-ghost",
        Role::Focus => "m-focus",
        Role::Here => "m-here",
        Role::Accuracy => "m-accuracy",
    }
}

fn path(points: &[(f64, f64)], close: bool) -> String {
    use std::fmt::Write as _;
    let mut path = String::new();
    for (index, (x, y)) in points.iter().enumerate() {
        let _ = write!(path, "{}{x:.3} {y:.3}", if index == 0 { 'M' } else { 'L' });
    }
    if close {
        path.push('Z');
    }
    path
}

fn mark(mark: Mark) -> AnyView {
    match mark {
        Mark::Polygon { rings, role } => {
            let d: String = rings.iter().map(|ring| path(ring, true)).collect();
            view! { <path class=class(role) d=d fill-rule="evenodd"/> }.into_any()
        }
        Mark::Line { points, role } => {
            view! { <path class=class(role) d=path(&points, false) fill="none"/> }.into_any()
        }
        Mark::Dot { at, radius, role } => {
            view! { <circle class=class(role) cx=at.0.to_string() cy=at.1.to_string() r=radius.to_string()/> }
                .into_any()
        }
        Mark::Text {
            at,
            text,
            size,
            anchor,
            rotate,
            role,
        } => {
            let anchor = match anchor {
                Anchor::Start => "start",
                Anchor::Middle => "middle",
                Anchor::End => "end",
            };
            let turn = rotate.then(|| format!("rotate(-90 {} {})", at.0, at.1));
            view! {
                <text class=class(role) x=at.0.to_string() y=at.1.to_string() font-size=size.to_string()
                    text-anchor=anchor transform=turn>{text}</text>
            }
            .into_any()
        }
    }
}

/// Marks in order, for a picture whose unit is the millimetre.
pub fn marks(marks: impl Iterator<Item = Mark>) -> Vec<AnyView> {
    marks.map(mark).collect()
}
