//! Signals and memos: the open draft, and what is known about saving it.

mod open_draft;
pub mod plan;
mod shelf;
mod undo;

pub use open_draft::{OpenDraft, catalogue, register, use_draft};
pub use shelf::{SaveStatus, Shelf, use_shelf};
