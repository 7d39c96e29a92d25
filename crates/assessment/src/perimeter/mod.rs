//! The boundary (矿区范围) as entered, and the way to its judgement.

mod beside;
mod entry;
mod local;
mod located;
mod proposed;

pub use beside::{Beside, Comparable, Moved, Origin, OwnPlane, beside};
pub use entry::{BoundaryEntry, CornerRow, DatumKey, Neighbour};
pub use local::{Local, LocalCell, LocalEntry, LocalField, LocalMethod, SignKey, Transformed};
pub use located::{Located, RingRows, Typed, locate};
pub use proposed::{adopted, propose, readings};

use crate::answers::Assessment;
use crate::number;
use crate::profile::{self, ProfileField};
use crate::register::Register;
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
    /// The boundary by the person's own transformation parameters.
    pub fn transformed(&self) -> Option<&Transformed> {
        self.local.as_ref()?.transformed.as_ref()
    }
}

/// Reads and judges the boundary. The district's box (a warning only) is used for mines of the register.
pub fn survey(assessment: &Assessment, register: &Register) -> Surveyed {
    let entry = &assessment.boundary;
    let located = locate(&entry.typed());
    let against = against(assessment, register);
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
fn against(assessment: &Assessment, register: &Register) -> Against {
    let declared = number::parse(profile::text(&assessment.profile, ProfileField::Area));
    let extent = &register.district.extent;
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

/// What a pasted text says.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Pasted {
    /// Its corner points, ring after ring.
    pub rows: Vec<CornerRow>,
    /// The datum it names, if it names one; a proposal.
    pub datum: Option<DatumKey>,
    /// The elevations (开采标高) it names, the upper and the lower, metres; a proposal.
    pub elevations: Option<(String, String)>,
    /// What was noticed in it.
    pub problems: Vec<boundary::PasteProblem>,
}

/// Takes a pasted text apart.
pub fn paste(text: &str) -> Pasted {
    let pasted = boundary::parse_points(text);
    let rings = (1..).zip(pasted.rings);
    let rows = rings.flat_map(|(ring, found)| {
        found.points.into_iter().map(move |point| CornerRow {
            label: point.label,
            x: point.x,
            y: point.y,
            ring,
        })
    });
    let elevations = pasted.elevations.first().map(|found| {
        let number = |text: &str| number::parse(text).ok().flatten();
        let (from, to) = (found.from.clone(), found.to.clone());
        if number(&from) < number(&to) {
            (to, from)
        } else {
            (from, to)
        }
    });
    Pasted {
        rows: rows.collect(),
        datum: pasted.datum.map(DatumKey::from),
        elevations,
        problems: pasted.problems,
    }
}
