//! What is written can be read, what was written long ago can still be read, and what is wrong is refused.

mod compare;
mod drafts;
mod frozen;
mod hostile;
mod pictures;
mod submissions;
#[allow(dead_code)] // shared with the rules of `bundled`, which use more of it
#[path = "../../../bundled/tests/rules/support.rs"]
mod support;
