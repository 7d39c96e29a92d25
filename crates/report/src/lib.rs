//! An assessment and its score to a report, and the report to PDF bytes.
//!
//! [`outline`] says what is in the report and in which order, as plain data ([`model`]); [`pdf`] draws it.
//! [`render_submission`] does it all from a submission's text.
//!
//! Absent on purpose: DOM, fetching, clocks, rules. Date, digest and font are arguments.

pub mod model;
pub mod outline;
pub mod pdf;
mod submission;
#[cfg(target_arch = "wasm32")]
mod wasm;

pub use submission::{
    ATTACHMENT_NAME, RenderError, missing_in_submission, render_submission, report,
};
