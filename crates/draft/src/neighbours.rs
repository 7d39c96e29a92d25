//! A boundary held against those of others (相邻矿业权、自然保护地等), as the exchange engine is asked and answers. It crosses
//! between page and engine as JSON and is never stored.

use crate::boundary_file::BoundaryFile;
use serde::{Deserialize, Serialize};

/// What is asked.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct NeighbourQuestion {
    /// The boundary in question.
    pub own: BoundaryFile,
    /// The others.
    pub others: Vec<Other>,
    /// Up to this distance two lines are the same line, metres.
    #[serde(default = "tolerance")]
    pub tolerance_m: f64,
}

/// The tolerance when none is given, metres: the same corners of 灵泉 and 灵露 differ by about one metre. (Compiled.)
pub const TOLERANCE_M: f64 = 1.5;

fn tolerance() -> f64 {
    TOLERANCE_M
}

/// Another boundary.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Other {
    /// Its name; it comes back with the answer.
    pub name: String,
    /// Its points and their reference system.
    pub file: BoundaryFile,
}

/// The answer: one for each other boundary, in order.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct NeighbourAnswer {
    /// One for each.
    pub others: Vec<Neighbour>,
}

/// How another boundary lies to one's own.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Neighbour {
    /// Its name.
    pub name: String,
    /// Why the two were not compared at all.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub refused: Option<Refused>,
    /// Why no areas are given: one of the two is no boundary that stands (坐标待核). Lines are compared all the same.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub blocked: Option<Blocked>,
    /// Where both are (重叠), piece by piece, the largest first.
    pub overlaps: Vec<Piece>,
    /// All of that, m² in the plane. Absent when blocked.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub overlap_m2: Option<f64>,
    /// The part of it that is wider than the tolerance: a real overlap. The rest is a residue of rounding or of datums.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub overlap_beyond_tolerance_m2: Option<f64>,
    /// Where neither is, between lines that are the same within the tolerance (缝隙), piece by piece.
    pub gaps: Vec<Piece>,
    /// All of that, m². Absent when blocked.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub gap_m2: Option<f64>,
    /// Sides that are the same line within the tolerance (共用边).
    pub shared: Vec<Shared>,
    /// Length of all of those, metres.
    pub shared_m: f64,
    /// The least distance between the two lines, metres; 0 where they meet.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub nearest_m: Option<f64>,
}

/// A piece of ground.
#[derive(Clone, Copy, Debug, PartialEq, Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Piece {
    /// Its area in the plane, m².
    pub area_m2: f64,
    /// Its mean width, metres: area by half the perimeter.
    pub width_m: f64,
    /// A point in it: X, Y with zone prefix, metres.
    pub at: (f64, f64),
}

/// A side of one's own that runs along a side of the other.
#[derive(Clone, Copy, Debug, PartialEq, Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Shared {
    /// Index of one's own ring, and of the two ends of the side.
    pub ring: usize,
    /// Index of its first point.
    pub from: usize,
    /// Index of its second point.
    pub to: usize,
    /// The other's ring.
    pub other_ring: usize,
    /// Index of its first point.
    pub other_from: usize,
    /// Index of its second point.
    pub other_to: usize,
    /// Along which length, metres.
    pub length_m: f64,
    /// The least distance between the two there, metres.
    pub least_m: f64,
    /// The greatest, metres.
    pub greatest_m: f64,
}

/// Why two boundaries were not compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Refused {
    /// Their datums differ. Nothing is converted, so nothing can be said.
    DifferentDatums,
    /// The datum or the zone of one's own is not known.
    OwnSystemUnknown,
    /// The datum or the zone of the other is not known.
    OtherSystemUnknown,
    /// A cell of one of them cannot be read, or one has no points.
    Unreadable,
    /// Too many sides to compare.
    TooManyPoints,
}

/// Which of two boundaries does not stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Blocked {
    /// One's own.
    Own,
    /// The other.
    Other,
    /// Both.
    Both,
}
