//! What came to light when the app was opened, each until the person has seen it; and the word for the next time.

use super::Shelf;
use draft::shelf::{Note, Reconciled, is_bare, note};
use leptos::prelude::*;
use ui::platform::cookie;

/// The word that is left where drafts are.
const HERE: &str = "here";
/// The word when they were found gone, until the person has taken note of it.
const MISSED: &str = "missed";

/// One for all pages of the app.
#[derive(Clone, Copy)]
pub struct Found {
    /// Names of the drafts that had to be brought back from the archive.
    pub brought_back: RwSignal<Vec<String>>,
    /// Names of those that found no room on the shelf.
    pub not_brought_back: RwSignal<Vec<String>>,
    /// The drafts are here, their versions are gone.
    pub versions_gone: RwSignal<bool>,
    /// All drafts are gone that were here.
    pub missing: RwSignal<bool>,
    /// There was an archive before, and it did not open: what is listed may not be the last that was saved.
    pub is_late: bool,
}

impl Found {
    /// What the stores and the word tell; `versions_gone`: none when there is no archive, or it did not open.
    pub fn new(shelf: Shelf, reconciled: &Reconciled, versions_gone: Option<bool>) -> Found {
        let word = cookie::read();
        let has_archive = versions_gone.is_some();
        let missing = match word.as_deref() {
            // What an archive holds that did not open is not gone.
            Some(HERE) => has_archive && shelf.with(|store| is_bare(store) == Ok(true)),
            Some(MISSED) => true,
            _ => false,
        };
        let was_there = || shelf.with(|store| note(store, Note::AskedToKeep).is_some());
        Found {
            brought_back: RwSignal::new(reconciled.brought_back.clone()),
            not_brought_back: RwSignal::new(reconciled.not_brought_back.clone()),
            versions_gone: RwSignal::new(versions_gone == Some(true)),
            // Where the browser keeps nothing, nothing can be missed.
            missing: RwSignal::new(missing && !shelf.is_temporary),
            // A browser that has no database at all is told of where it matters, beside the draft.
            is_late: !has_archive && was_there(),
        }
    }

    /// Leaves word that there are drafts, or that some are missed. On a bare shelf the word stays as it is: it may have
    /// been emptied from outside while the page is open.
    pub fn leave_word(self, shelf: Shelf) {
        if !shelf.with(|store| is_bare(store).unwrap_or(true)) {
            self.leave_last_word(shelf);
        }
    }

    /// The same after the person took drafts away for good, or took note.
    pub fn leave_last_word(self, shelf: Shelf) {
        if shelf.is_temporary {
            return;
        }
        let is_bare = shelf.with(|store| is_bare(store).unwrap_or(true));
        cookie::write(match (self.missing.get_untracked(), is_bare) {
            (true, _) => Some(MISSED),
            (false, true) => None,
            (false, false) => Some(HERE),
        });
    }
}

/// What came to light, from the context.
pub fn use_found() -> Found {
    expect_context::<Found>()
}
