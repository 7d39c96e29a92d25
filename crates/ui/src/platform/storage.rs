//! The browser's local storage as a [`Store`].

use draft::shelf::{Store, StoreError};
use gloo_storage::{LocalStorage, Storage as _};

/// Local storage of this browser, for this address.
#[derive(Clone, Copy, Debug)]
pub struct BrowserStore;

impl BrowserStore {
    /// The store, when the browser lets this page use it: probed by writing, reading and removing.
    pub fn open() -> Option<BrowserStore> {
        // gloo's `raw()` throws when storage is blocked: ask the window first.
        web_sys::window()?.local_storage().ok()??;
        let probe = "greenmine/probe";
        let raw = LocalStorage::raw();
        let readable = match raw.set_item(probe, "1") {
            Ok(()) => raw.get_item(probe).ok()?.as_deref() == Some("1"),
            // A full store can still be read, and drafts in it can be taken out.
            Err(_) => raw.length().is_ok_and(|length| length > 0),
        };
        let _ = raw.remove_item(probe);
        readable.then_some(BrowserStore)
    }
}

impl Store for BrowserStore {
    fn keys(&self) -> Result<Vec<String>, StoreError> {
        let raw = LocalStorage::raw();
        let length = raw.length().map_err(|_| StoreError::Blocked)?;
        Ok((0..length)
            .filter_map(|index| raw.key(index).ok().flatten())
            .collect())
    }

    fn read(&self, key: &str) -> Result<Option<String>, StoreError> {
        LocalStorage::raw()
            .get_item(key)
            .map_err(|_| StoreError::Blocked)
    }

    fn write(&self, key: &str, text: &str) -> Result<(), StoreError> {
        // Quota is the only reason a probed store refuses a text; its exception has several names.
        LocalStorage::raw()
            .set_item(key, text)
            .map_err(|_| StoreError::Full)
    }

    fn remove(&self, key: &str) -> Result<(), StoreError> {
        LocalStorage::raw()
            .remove_item(key)
            .map_err(|_| StoreError::Blocked)
    }
}
