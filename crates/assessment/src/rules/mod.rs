//! The data that judges: an indicator catalogue (指标目录), and what a district adds to it (本区规则).
//!
//! All of it is handed in. It is read by [`canon::data`], strictly, and says of every statement how sure it is.

pub mod annual_form;
pub mod catalogue;
mod certainty;
pub mod district;
pub mod formula;
pub mod periods;
pub mod register;
pub mod scale;

pub use certainty::Certainty;
