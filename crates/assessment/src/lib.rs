//! The heart of the self-assessment (自评估): catalogue, answers, edits, findings, scoring, progress.
//!
//! Everything here is a pure function of a [`Catalogue`] and an [`Assessment`]: no clock, no randomness, no
//! storage, no signals, no sentences, and no rounding except where the rule itself rounds.
//!
//! The rule table is data. Nothing in this crate knows a particular indicator, weight or threshold: those
//! stand in `catalogues/`, compiled (编制稿) and never official.

pub mod annual;
pub mod answers;
pub mod bundled;
pub mod catalogue;
pub mod checks;
pub mod credit_code;
pub mod data;
pub mod date;
pub mod edit;
pub mod finding;
pub mod formula;
pub mod item_score;
pub mod licence_number;
pub mod moving;
pub mod number;
pub mod perimeter;
pub mod points;
pub mod profile;
pub mod rectification;
pub mod register;
pub mod scale;
pub mod score;
pub mod start;
pub mod track;

pub use annual::AnnualReport;
pub use answers::{
    Assessment, CatalogueRef, Evidence, EvidenceFile, ItemAnswer, KeptFile, PreconditionEntry,
    Record, Verdict,
};
pub use catalogue::{Catalogue, Category, Certainty, Item, Kind, Method, Precondition};
pub use edit::Edit;
pub use finding::{Code, Finding, Place, Severity};
pub use number::Exact;
pub use points::Points;
pub use profile::{Fact, ProfileField, Source};
pub use rectification::{Measure, MeasureState};
pub use register::{Register, RegisteredMine};
pub use score::{Conclusion, Score, score};
pub use track::Track;
