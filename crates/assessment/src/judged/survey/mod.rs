//! The boundary (矿区范围) of an assessment, read and judged.

mod local;
mod located;
mod proposed;

pub use local::{Local, Transformed};
pub use located::{Located, RingRows, Typed, locate};
pub use proposed::{adopted, propose, readings};

use crate::entered::answers::Assessment;
use crate::entered::boundary_entry::BoundaryEntry;
use crate::entered::profile::{self, ProfileField};
use crate::number;
use crate::rules::district::District;
use boundary::{Against, Ask, Extent, Grade, Judgement, Question};

/// The boundary read and judged.
#[derive(Clone, Debug, PartialEq)]
pub struct Surveyed {
    /// Its rings in a reference system.
    pub located: Located,
    /// The judgement.
    pub judgement: Judgement,
    /// What the person's own transformation parameters come to; `None` when there are none. Nothing else depends on it.
    pub local: Option<Local>,
}

impl Surveyed {
    /// What was judged, and whether the licensed area is known: what a sentence about it needs.
    pub fn grade(&self) -> (Grade, bool) {
        let judgement = &self.judgement;
        (judgement.grade, judgement.declared_km2.is_some())
    }

    /// The boundary by the person's own transformation parameters.
    pub fn transformed(&self) -> Option<&Transformed> {
        self.local.as_ref()?.transformed.as_ref()
    }
}

/// Reads and judges a boundary, held [`against`] what is known of the mine.
pub fn survey(entry: &BoundaryEntry, against: &Against) -> Surveyed {
    let located = locate(&entry.typed());
    let mut judgement = boundary::judge(&Question {
        rings: &located.rings,
        reference: located.reference,
        declared_km2: against.declared_km2,
        district: against.district,
        tolerance: against.tolerance,
    });
    if !located.row_problems.is_empty() || located.asks.contains(&Ask::RunTogether) {
        withhold_area(&mut judgement);
    }
    if located.asks.contains(&Ask::RunTogether) {
        // What only warns speaks of where the points lie and how much they enclose: nobody knows that yet.
        judgement.hull_m2 = None;
        judgement.can_enclose_declared = None;
        let blocks = |problem: &boundary::Problem| problem.severity == boundary::Severity::Blocks;
        judgement.problems.retain(blocks);
    }
    Surveyed {
        local: entry.local.read(&located, &judgement, entry.datum),
        located,
        judgement,
    }
}

/// What a boundary is held against: the licensed area, and the district's box for mines of the register.
/// The box only warns.
pub fn against(assessment: &Assessment, district: &District) -> Against {
    let declared = number::parse(profile::text(&assessment.profile, ProfileField::Area));
    let extent = &district.extent;
    Against {
        declared_km2: declared.ok().flatten().map(number::approximate),
        district: assessment.registered.as_ref().map(|_| Extent {
            x_min: extent.x_min,
            x_max: extent.x_max,
            y_min: extent.y_min,
            y_max: extent.y_max,
        }),
        tolerance: boundary::Tolerance::default(),
    }
}

/// Rows that could not be read are missing from the ring, or nobody knows yet how they are meant: an area would not be
/// that of the boundary.
fn withhold_area(judgement: &mut Judgement) {
    if judgement.grade != Grade::Blocked {
        judgement.grade = Grade::Incomplete;
    }
    judgement.ellipsoid_m2 = None;
    judgement.planar_m2 = None;
    judgement.difference_km2 = None;
    judgement.difference_pct = None;
    judgement.perimeter_m = None;
}
