//! Signals and memos: the open draft, what is known about saving it, and where the program itself is.

mod found;
mod open_draft;
pub mod plan;
mod program;
mod shelf;
mod undo;

pub use found::{Found, use_found};
pub use open_draft::{OpenDraft, catalogue, register, use_draft};
pub use program::{Program, Stored, use_program};
pub use shelf::{SaveStatus, Shelf, use_shelf};
