//! What a person entered: as typed, nothing derived. [`edit`] is the one door through which it changes.

pub mod annual_report;
pub mod answers;
pub mod boundary_entry;
pub mod edit;
pub mod local_entry;
pub mod measure;
pub mod pasted;
pub mod profile;
