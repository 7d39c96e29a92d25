//! What came to light when the app was opened, each until the person has seen it; and the marker for the next time.

use super::Shelf;
use crate::platform::{clock, cookie};
use draft::shelf::Marker;
use leptos::prelude::*;

/// One for all pages of the app.
#[derive(Clone, Copy)]
pub struct Found {
    /// Names of the drafts that had to be brought back from the archive.
    pub brought_back: RwSignal<Vec<String>>,
    /// The drafts are here, their versions are gone.
    pub versions_gone: RwSignal<bool>,
    /// All drafts are gone.
    pub missing: RwSignal<Option<Marker>>,
}

impl Found {
    /// What the stores and the marker tell.
    pub fn new(shelf: Shelf, brought_back: Vec<String>, versions_gone: bool) -> Found {
        let marker = cookie::read().and_then(|text| Marker::from_text(&text));
        // Where the browser keeps nothing, nothing can be missed.
        let marker = marker.filter(|_| !shelf.is_temporary);
        let missing = marker.and_then(|marker| shelf.with(|store| marker.missing(store).ok()?));
        Found {
            brought_back: RwSignal::new(brought_back),
            versions_gone: RwSignal::new(versions_gone),
            missing: RwSignal::new(missing),
        }
    }

    /// Leaves word of what stands on the shelf now; as long as drafts are missed, of those.
    pub fn leave_word(self, shelf: Shelf) {
        if shelf.is_temporary {
            return;
        }
        let missing = self.missing.get_untracked();
        let here = || shelf.with(|store| Marker::of(store, &clock::now()).ok()?);
        let marker = missing.or_else(here).as_ref().map(Marker::text);
        cookie::write(marker.as_deref());
    }
}

/// What came to light, from the context.
pub fn use_found() -> Found {
    expect_context::<Found>()
}
