//! Corner points in, a judged mining-right boundary out.
//!
//! [`parse_points`] takes pasted text apart, [`read_points`] turns raw cells into numbers, [`judge`] says what the
//! boundary is worth, [`sheet()`] draws it to scale as plain data. A wrong boundary is data ([`Problem`]), never an
//! error; nothing is repaired; nothing is converted between datums.
//!
//! Absent on purpose: drafts and their serialised shape, storage, the screen, and every sentence a user reads.

mod area;
mod judge;
mod krueger;
mod paste;
mod place;
mod position;
mod problem;
mod reference;
mod ring;
mod rows;
mod sheet;
mod topology;

pub use area::{convex_hull_m2, ellipsoid_area_m2, planar_area_m2};
pub use judge::{Extent, Grade, Judgement, Question, Tolerance, judge};
pub use krueger::Krueger;
pub use paste::{
    MAX_TEXT_BYTES, PasteCode, PasteProblem, Pasted, PastedPoint, parse_points, print_points,
};
pub use position::{Position, position};
pub use problem::{Problem, ProblemCode, Severity};
pub use reference::{
    Datum, Ellipsoid, FALSE_EASTING, PREFIX_UNIT, ReferenceSystem, ZoneWidth, prefix_of,
};
pub use ring::{CornerPoint, Orientation, Ring, Side};
pub use rows::{Field, Reading, Row, RowCode, RowProblem, read_points};
pub use sheet::{Anchor, Beside, LARGEST_MM, Mark, Plan, Role, Sheet, View, sheet};

/// The most corner points a boundary may have, all rings together. (Compiled.)
pub const MAX_POINTS: usize = 20_000;
