//! The drawing to scale (矿区范围图) as plain data, for the screen and for the report alike.

mod draw;
mod frame;
mod labels;

use crate::judge::Judgement;
use crate::ring::Ring;

/// The longest side of paper that is drawn on, mm.
pub const LARGEST_MM: f64 = 2000.0;

/// A drawing on paper.
#[derive(Clone, Debug, PartialEq)]
pub struct Sheet {
    /// Width, mm.
    pub width: f64,
    /// Height, mm.
    pub height: f64,
    /// Denominator of the scale (比例尺): 5000 means 1:5000.
    pub scale: u32,
    /// What is drawn, back to front. Millimetres on paper, origin top left, y down.
    pub marks: Vec<Mark>,
}

/// One thing drawn.
#[derive(Clone, Debug, PartialEq)]
pub enum Mark {
    /// Closed rings, filled by the even-odd rule.
    Polygon {
        /// Rings, not closed.
        rings: Vec<Vec<(f64, f64)>>,
        /// What it stands for.
        role: Role,
    },
    /// An open line.
    Line {
        /// Its points.
        points: Vec<(f64, f64)>,
        /// What it stands for.
        role: Role,
    },
    /// A filled circle.
    Dot {
        /// Centre.
        at: (f64, f64),
        /// Radius, mm.
        radius: f64,
        /// What it stands for.
        role: Role,
    },
    /// A line of text.
    Text {
        /// Where its baseline begins, is centred or ends.
        at: (f64, f64),
        /// The text: digits, units and point labels only.
        text: String,
        /// Height of the font's em, mm.
        size: f64,
        /// Which part of the baseline `at` is.
        anchor: Anchor,
        /// Turned a quarter counter-clockwise about `at`: it reads upwards.
        rotate: bool,
        /// What it stands for.
        role: Role,
    },
}

/// Which part of a text's baseline is fixed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Anchor {
    /// Its beginning.
    Start,
    /// Its middle.
    Middle,
    /// Its end.
    End,
}

/// What a mark stands for; the style belongs to whoever draws it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Role {
    /// The map frame (图廓).
    Frame,
    /// A line of the kilometre grid (公里网).
    Grid,
    /// A coordinate at the frame.
    GridLabel,
    /// The area of the boundary.
    Fill,
    /// The boundary line (矿区范围线).
    Ring,
    /// A corner point.
    Corner,
    /// Its number.
    CornerLabel,
    /// A side with a problem.
    ProblemEdge,
    /// A point or crossing with a problem.
    ProblemDot,
    /// The number of a point with a problem.
    ProblemLabel,
    /// The scale bar (比例尺).
    ScaleBar,
    /// A number at the scale bar.
    ScaleLabel,
    /// The north arrow (指北针).
    North,
    /// A neighbour's boundary (相邻矿业权).
    Neighbour,
}

/// Draws the rings on paper of `size_mm` (width, height): Y to the right, X upwards, at the largest round scale that
/// fits. A blocked boundary is not filled; sides and points with problems are drawn again in a problem role.
///
/// `None` without points, when the points do not share a plane or have X and Y swapped, and on paper too small to hold
/// the frame or larger than [`LARGEST_MM`].
pub fn sheet(rings: &[Ring], judgement: &Judgement, size_mm: (f64, f64)) -> Option<Sheet> {
    draw::draw(rings, &[], judgement, size_mm)
}

/// [`sheet()`] with the boundaries of neighbours (相邻矿业权) as far as they reach into the frame. They must be given in
/// the same reference system; nothing is converted.
pub fn sheet_with_neighbours(
    rings: &[Ring],
    neighbours: &[Ring],
    judgement: &Judgement,
    size_mm: (f64, f64),
) -> Option<Sheet> {
    draw::draw(rings, neighbours, judgement, size_mm)
}
