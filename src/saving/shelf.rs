//! The shelf as the app sees it: which store it is, and when something on it changed.

use draft::shelf::{MemoryStore, Note, Store, StoreError};
use leptos::prelude::*;
use std::rc::Rc;

/// The shelf: a store, and a count that changes whenever something on it may have changed.
#[derive(Clone, Copy)]
pub struct Shelf {
    store: StoredValue<Rc<dyn Store>, LocalStorage>,
    /// The browser keeps nothing: drafts live in memory until the page is closed.
    pub is_temporary: bool,
    changes: RwSignal<u32>,
}

impl Shelf {
    /// The shelf on this store; without one, on memory.
    pub fn new(store: Option<Rc<dyn Store>>) -> Shelf {
        Shelf {
            is_temporary: store.is_none(),
            store: StoredValue::new_local(store.unwrap_or_else(|| Rc::new(MemoryStore::default()))),
            changes: RwSignal::new(0),
        }
    }

    /// Does something with the store.
    pub fn with<T>(self, run: impl FnOnce(&dyn Store) -> T) -> T {
        self.store.with_value(|store| run(store.as_ref()))
    }

    /// The store itself, for work that takes a while.
    pub fn store(self) -> Rc<dyn Store> {
        self.store.get_value()
    }

    /// A moment that is remembered beside the drafts; tracked.
    pub fn note(self, note: Note) -> Option<String> {
        self.changes.track();
        self.with(|store| draft::shelf::note(store, note))
    }

    /// Remembers a moment.
    pub fn set_note(self, note: Note, moment: &str) {
        self.with(|store| draft::shelf::set_note(store, note, moment));
        self.changed();
    }

    /// Says that something on the shelf changed.
    pub fn changed(self) {
        self.changes.update(|count| *count = count.wrapping_add(1));
    }

    /// Everything on the shelf; tracked.
    ///
    /// # Errors
    /// [`StoreError::Blocked`].
    pub fn list(self) -> Result<draft::shelf::Listing, StoreError> {
        self.changes.track();
        self.with(draft::shelf::list)
    }
}

/// The shelf of this app.
pub fn use_shelf() -> Shelf {
    expect_context::<Shelf>()
}
