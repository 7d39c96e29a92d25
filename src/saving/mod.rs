//! What keeps a draft, so that it is there again.
//!
//! | file | does |
//! |---|---|
//! | `shelf` | the store that is written first: local storage, or memory where the browser keeps nothing |
//! | `archive` | the store that is written for good: IndexedDB, with the versions to go back to |
//! | `autosave` | when the open draft is saved, and when that may be said |
//! | `turn` | which of several open pages writes |
//! | `attachments/` | photos and files of evidence: taken in, found again, packed, swept |
//! | `found` | what came to light when the stores were opened |
//! | `leaving` | what holds a person back who would lose something |

mod archive;
pub mod attachments;
mod autosave;
mod found;
mod leaving;
mod shelf;
mod turn;

pub use archive::{Archive, Opened, open, use_archive};
pub use autosave::Autosave;
pub use found::{Found, use_found};
pub use leaving::{Leaving, use_leaving};
pub use shelf::{Shelf, use_shelf};
pub use turn::Turn;
