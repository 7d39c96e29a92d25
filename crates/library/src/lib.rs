//! The rules at hand, as a value: district books (本区规则) and catalogue editions (目录版本).
//!
//! Whoever judges is handed a [`Library`], or the [`Rules`] of one assessment out of it; whoever shows is handed a
//! [`Case`], an assessment that has been judged. Nothing in this crate, or below it, knows which rules there are.
//!
//! | file         | concern                                                              |
//! |--------------|----------------------------------------------------------------------|
//! | `book.rs`    | a district book: what a district adds to catalogues                  |
//! | `edition.rs` | a catalogue edition: its text, read once                             |
//! | `shelf.rs`   | the library: finding the rules of an assessment                      |
//! | `package.rs` | a book and its editions as one text                                  |
//! | `reading.rs` | such a text from outside: strictly, and what contradicts what        |
//! | `case.rs`    | an assessment, judged                                                |
//! | `start.rs`   | a new assessment                                                     |

mod book;
mod case;
mod edition;
mod package;
mod reading;
mod shelf;
pub mod start;

pub use book::{Book, BookFile, EditionInUse, EditionsInUse, ListedEdition};
pub use case::Case;
pub use edition::Edition;
pub use package::{BOOK_FORMAT, rules_of};
pub use reading::{BookContradiction, MAX_BYTES, MAX_EDITIONS, Refused};
pub use shelf::{Library, NoRules, Rules};
