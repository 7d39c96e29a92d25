//! What this build ships: the book and the editions of `catalogues/`, as two packages of text.
//!
//! Only tests, native programs and `cargo xtask` depend on this crate. The page and its engines are handed the text, as
//! parts beside the program, so that rules weigh on nobody who does not need them.

use library::Library;

/// The books, each followed by its editions in force. One canonical JSON a line.
pub const RULES: &str = include_str!(concat!(env!("OUT_DIR"), "/rules.jsonl"));

/// The editions that others have taken the place of: they stay for ever, so that every draft opens.
pub const OLDER: &str = include_str!(concat!(env!("OUT_DIR"), "/older.jsonl"));

/// Everything this build ships.
///
/// # Panics
/// When a file of `catalogues/` cannot be read; every one of them is read by a test.
pub fn library() -> Library {
    let mut library = Library::default();
    for text in [RULES, OLDER] {
        if let Err(error) = library.add_own(text) {
            panic!("catalogues: {error}");
        }
    }
    library
}
