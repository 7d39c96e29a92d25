//! The heart of the self-assessment (自评估): what was entered, the rules it is held against, and the judgement.
//!
//! | room       | what stands there                                                                       |
//! |------------|-----------------------------------------------------------------------------------------|
//! | `entered/` | what a person typed, as typed, and the edits by which it changes                         |
//! | `rules/`   | the data that judges: catalogue, district, register, classes, periods, annual form       |
//! | `judged/`  | what follows from both: findings, score, track, survey, plan, annual report, readiness    |
//!
//! `entered` knows neither of the others, `rules` knows the words of `entered`, `judged` knows both. Beside them lie
//! the small values that all three use: numbers, dates, points, the two kinds of code number.
//!
//! Everything here is a pure function of its arguments: no clock, no randomness, no storage, no signals, no sentences,
//! and no rounding except where the rule itself rounds. No line knows an indicator, a weight, a threshold, a district
//! or an office: those are data, and whoever judges is handed them.

pub mod credit_code;
pub mod date;
pub mod licence_number;
pub mod number;
pub mod points;

mod entered;
mod judged;
mod rules;

pub use entered::{
    annual_report, answers, boundary_entry, edit, local_entry, measure, pasted, profile,
};
pub use judged::{
    checks, facts, finding, item_score, moving, neighbours, plan, readiness, score, survey, track,
    year,
};
pub use rules::{annual_form, catalogue, district, formula, periods, register, scale};

pub use answers::{
    Assessment, BookRef, CatalogueRef, Evidence, EvidenceFile, ItemAnswer, KeptFile,
    PreconditionEntry, Record, Verdict,
};
pub use catalogue::{Catalogue, Category, Item, Kind, Method, Precondition};
pub use edit::Edit;
pub use finding::{Code, Finding, Place, Severity};
pub use measure::{Measure, MeasureState};
pub use number::Exact;
pub use points::Points;
pub use profile::{Fact, ProfileField, Source};
pub use register::{Register, RegisteredMine};
pub use rules::Certainty;
pub use score::{Conclusion, Score, score};
pub use track::Track;
