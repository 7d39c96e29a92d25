//! Assessment, score and words to a report, and the report to PDF bytes

pub mod model;
pub mod pdf;
