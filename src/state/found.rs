//! What came to light when the app was opened, each until the person has seen it; and the word for the next time.

use super::Shelf;
use crate::platform::cookie;
use draft::shelf::{Reconciled, is_bare};
use leptos::prelude::*;

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
}

impl Found {
    /// What the stores and the word tell.
    pub fn new(shelf: Shelf, reconciled: &Reconciled, versions_gone: bool) -> Found {
        let missing = match cookie::read().as_deref() {
            Some(HERE) => shelf.with(|store| is_bare(store) == Ok(true)),
            Some(MISSED) => true,
            _ => false,
        };
        Found {
            brought_back: RwSignal::new(reconciled.brought_back.clone()),
            not_brought_back: RwSignal::new(reconciled.not_brought_back.clone()),
            versions_gone: RwSignal::new(versions_gone),
            // Where the browser keeps nothing, nothing can be missed.
            missing: RwSignal::new(missing && !shelf.is_temporary),
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
