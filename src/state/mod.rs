//! Signals and memos: the open draft, what is known about saving it, and where the program itself is.

mod at_hand;
mod open_draft;
pub mod plan;
mod program;
mod save_status;
mod undo;

pub use at_hand::{AtHand, Search, use_at_hand};
pub use open_draft::{Leap, OpenDraft, use_draft};
pub use program::{NotStored, Program, Stored, use_program};
pub use save_status::SaveStatus;
