//! A submission to the papers that are handed in (文书), and papers to PDF bytes.
//!
//! [`outline`] says what is in a paper and in which order, as plain data ([`model`]); [`pdf`] draws it.
//! [`render`] does it all from a submission's text; [`submission_of`] is the way back.
//!
//! Absent on purpose: DOM, fetching, clocks, and which rules there are. Rules, date, digest and font are arguments.

pub mod model;
pub mod outline;
pub mod pdf;
mod reopen;
mod submission;
#[cfg(target_arch = "wasm32")]
mod wasm;

pub use outline::blank_checklist;
pub use reopen::{MAX_PDF_BYTES, submission_of};
pub use submission::{ATTACHMENT_NAME, compose, missing_glyphs, render, render_blank_checklist};
pub use words::Paper;
