//! The sentences that screen and paper share, in Chinese: what happened and what to do.
//!
//! Pure functions of plain data. Absent on purpose: leptos, serde, storage, and anything that is said in one place
//! only – a button's label belongs to its component, a heading of the report to the report.

mod assumption;
mod boundary;
mod boundary_file;
mod certainty;
mod conclusion;
mod failure;
mod finding;
mod local;
mod loss;
mod number;
mod paper;
mod profile;
mod rectification;
mod spot;
mod track;

#[cfg(test)]
mod prose;

pub use self::boundary::{
    ask, beside, boundary_problem, boundary_severity, comparable, datum, far_away, grade, moved,
    no_proposal, orientation, origin, paste_problem, point_name, proposal, reference, row_problem,
    signed_km2,
};
pub use self::boundary_file::{file_format, file_problem};
pub use assumption::{assumption_label, assumption_origin, assumption_value};
pub use certainty::{NOT_OFFICIAL, NOT_OFFICIAL_EXPLAINED, certainty, certainty_mark};
pub use conclusion::{conclusion, conclusion_explained, floor_state, reason, verdict};
pub use failure::{failure, file_too_large, read_error};
pub use finding::{finding, severity};
pub use local::{local_field, local_method, rotation_sign, transformed_by};
pub use loss::{band, binding, choice, how_scored, loss, quantity, value};
pub use number::{category_arithmetic, exact, km2, points, span, span_short};
pub use paper::Paper;
pub use profile::{profile_hint, profile_label, source};
pub use rectification::{advice, measure_state, problem, subject, urgency};
pub use spot::{spot, standing};
pub use track::track;
