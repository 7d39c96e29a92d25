//! One form for everything that is kept or handed on: read strictly, written canonically (RFC 8785), named by its
//! SHA-256.
//!
//! | file           | concern                                                                     |
//! |----------------|-----------------------------------------------------------------------------|
//! | `document.rs`  | a text from outside to JSON: size, duplicate keys, which format it claims   |
//! | `error.rs`     | why a text was refused                                                      |
//! | `data.rs`      | a JSON tree into structs, strictly, with the place of every mistake         |
//! | `canonical.rs` | the one JSON writer                                                         |
//! | `digest.rs`    | SHA-256                                                                     |
//! | `entries.rs`   | entries by key, as an object in a file                                      |
//! | `text.rs`      | marks in a text that nobody sees                                            |
//! | `order.rs`     | sorting, compiled once                                                      |
//!
//! Small on purpose. Four of these have a library that does more: derived deserialisers (24 KB of the compressed
//! download more for the catalogue), a canonical writer (22 KB), a tree for each map type (25 KB) and the sort made
//! anew for each type (10 KB). A person on a slow line waits for each of them at the first visit, so the house has its
//! own, and holds each against the library or against published vectors in tests.
//!
//! Absent on purpose: everything that knows mines, rules, forms or a browser.

pub mod canonical;
pub mod data;
pub mod digest;
mod document;
pub mod entries;
mod error;
mod order;
mod text;

pub use digest::Fingerprint;
pub use document::{Document, MAX_BYTES};
pub use error::ReadError;
/// Entries by key: a sorted vector. A tree, made anew for each type, weighs more in the download.
pub use litemap::LiteMap;
pub use order::sort_by;
/// For the macros of [`data`].
#[doc(hidden)]
pub use serde_json;
pub use text::is_invisible;
