//! Files of other programs (交换格式), in and out. Heavy, so it is an engine of its own: the page runs it in a worker
//! when a file is first chosen or asked for.
//!
//! Absent on purpose: DOM, storage, rules, scoring. Every reader takes bytes and limits, and answers with
//! what was read and every problem with its place; nothing is repaired.

pub mod corners;
pub mod spreadsheet;

#[cfg(target_arch = "wasm32")]
mod wasm;
