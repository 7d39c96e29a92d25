//! The drawing to scale (矿区范围图) as plain data, for the screen and for the report alike.

mod draw;
mod frame;
mod labels;
mod view;

use crate::judge::Judgement;
use crate::ring::Ring;

pub use view::View;

/// The longest side of paper that is drawn on, mm.
pub const LARGEST_MM: f64 = 2000.0;

/// A drawing on paper.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Sheet {
    /// Width, mm.
    pub width: f64,
    /// Height, mm.
    pub height: f64,
    /// Denominator of the scale (比例尺): 5000 means 1:5000.
    pub scale: u32,
    /// The part of the ground that is shown.
    pub view: View,
    /// The map frame (图廓) on paper: left, top, right, bottom, mm.
    pub frame: [f64; 4],
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

impl Mark {
    /// What it stands for.
    pub fn role(&self) -> Role {
        match self {
            Mark::Polygon { role, .. }
            | Mark::Line { role, .. }
            | Mark::Dot { role, .. }
            | Mark::Text { role, .. } => *role,
        }
    }
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
    /// Its name.
    NeighbourLabel,
    /// Length and grid azimuth of a side (边长、坐标方位角).
    SideLabel,
    /// The boundary as it would be if a proposal were accepted.
    Ghost,
    /// A place that is pointed at.
    Focus,
    /// Where the person stands.
    Here,
    /// How far from there the person may be.
    Accuracy,
}

impl Role {
    /// Whether it lies on the ground and moves with it; the rest belongs to the frame.
    pub fn is_ground(self) -> bool {
        !matches!(
            self,
            Role::Frame | Role::GridLabel | Role::ScaleBar | Role::ScaleLabel | Role::North
        )
    }
}

/// What is drawn.
#[derive(Clone, Copy, Debug)]
pub struct Plan<'a> {
    /// The boundary.
    pub rings: &'a [Ring],
    /// What is known about it: a blocked boundary is not filled; sides and points with problems are drawn again in a
    /// problem role.
    pub judgement: &'a Judgement,
    /// Boundaries beside it (相邻矿业权), in the same reference system; nothing is converted.
    pub neighbours: &'a [Beside<'a>],
    /// The boundary as it would be if a proposal were accepted; empty: none is looked at.
    pub ghost: &'a [Ring],
    /// Whether lengths and azimuths of the sides are written to them.
    pub sides: bool,
    /// The part of the ground to show; absent: all of the boundary, at the largest round scale that fits.
    pub view: Option<View>,
    /// A place that is pointed at, (X, Y).
    pub focus: Option<(f64, f64)>,
    /// Where the person stands, (X, Y), and how far from there they may be, metres.
    pub here: Option<((f64, f64), f64)>,
}

impl<'a> Plan<'a> {
    /// The boundary alone, all of it.
    pub fn new(rings: &'a [Ring], judgement: &'a Judgement) -> Plan<'a> {
        Plan {
            rings,
            judgement,
            neighbours: &[],
            ghost: &[],
            sides: false,
            view: None,
            focus: None,
            here: None,
        }
    }
}

/// A boundary that lies beside the one that is drawn.
#[derive(Clone, Copy, Debug)]
pub struct Beside<'a> {
    /// Its name; empty: none is written.
    pub name: &'a str,
    /// Its rings.
    pub rings: &'a [Ring],
}

/// Draws on paper of `size_mm` (width, height): Y to the right, X upwards.
///
/// `None` when there is nothing to draw, when the points do not share a plane or have X and Y swapped, and on paper too
/// small to hold the frame or larger than [`LARGEST_MM`].
pub fn sheet(plan: &Plan<'_>, size_mm: (f64, f64)) -> Option<Sheet> {
    draw::draw(plan, size_mm)
}
