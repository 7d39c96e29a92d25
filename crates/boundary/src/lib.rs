//! Corner points in, a judged mining-right boundary out.
//!
//! [`parse_points`] takes pasted text apart, [`read_points`] turns raw cells into numbers, [`in_plane`] puts longitude
//! and latitude into the plane, [`judge()`] says what the boundary is worth, [`propose()`] which slip would explain
//! that it does not match the licence, [`compare`] how it lies to its neighbours, [`sheet()`] draws it to scale as
//! plain data. [`Table`] holds cells as typed, all rings of them. A wrong boundary is data ([`Problem`]), never an
//! error; nothing is repaired; nothing is converted between datums, but by [`LocalParameters`] that a person gives.
//!
//! Absent on purpose: drafts and their serialised shape, storage, the screen, and every sentence a user reads.

mod angle;
mod area;
mod judge;
mod krueger;
mod local;
mod neighbours;
mod nesting;
mod packed;
mod paste;
mod place;
mod plane;
mod position;
mod problem;
mod propose;
mod reference;
mod ring;
mod rows;
mod sheet;
mod table;
mod topology;

pub use angle::print_angle;
pub use area::{convex_hull_m2, ellipsoid_area_m2, planar_area_m2};
pub use judge::{Extent, Grade, Judgement, Question, RingMeasure, Tolerance, judge};
pub use krueger::Krueger;
pub use local::{LocalParameters, RotationSign};
pub use neighbours::{
    Blocked, NEAR_M, Party, Piece, Refused, Relation, SAME_LINE_M, SharedSide, compare,
};
pub use nesting::ring_contains;
pub use paste::{
    Elevations, MAX_TEXT_BYTES, PasteCode, PasteProblem, Pasted, PastedPoint, PastedRing,
    parse_points, print_points,
};
pub use plane::{Ask, Declared, InPlane, Unit, in_plane, rezoned};
pub use position::{Position, position, satellite_shift_m};
pub use problem::{Problem, ProblemCode, Severity};
pub use propose::{Against, LISTED, MOST_POINTS, Proposal, Proposals, Slip, Step, Why, propose};
pub use reference::{
    Datum, Ellipsoid, FALSE_EASTING, PREFIX_UNIT, ReferenceSystem, ZoneWidth, prefix_of,
};
pub use ring::{CornerPoint, Orientation, Ring, RingRole, Side};
pub use rows::{Field, Reading, Row, RowCode, RowProblem, read_points};
pub use sheet::{Anchor, Beside, LARGEST_MM, Mark, Plan, Role, Sheet, View, sheet};
pub use table::{Cells, Table, TableProblem, TableReading, TypedRing};

/// The most corner points a boundary may have, all rings together. (Compiled.)
pub const MAX_POINTS: usize = 20_000;
