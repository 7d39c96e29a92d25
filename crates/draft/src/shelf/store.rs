//! The store under the shelf: a trait, and its twin in memory.

use canon::LiteMap;
use std::cell::RefCell;

/// A key-value store of texts. The browser's is one, [`MemoryStore`] is its twin.
pub trait Store {
    /// All keys.
    ///
    /// # Errors
    /// [`StoreError::Blocked`].
    fn keys(&self) -> Result<Vec<String>, StoreError>;
    /// The text under a key.
    ///
    /// # Errors
    /// [`StoreError::Blocked`].
    fn read(&self, key: &str) -> Result<Option<String>, StoreError>;
    /// Puts a text under a key.
    ///
    /// # Errors
    /// [`StoreError`]; the former text then stands unchanged.
    fn write(&self, key: &str, text: &str) -> Result<(), StoreError>;
    /// Takes a key out.
    ///
    /// # Errors
    /// [`StoreError::Blocked`].
    fn remove(&self, key: &str) -> Result<(), StoreError>;
}

/// Why a store did not do what was asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StoreError {
    /// The store cannot be used at all.
    Blocked,
    /// There is no room left.
    Full,
    /// What was read back is not what was written.
    NotKept,
}

/// Writes, reads back, compares: only then it is kept.
pub(super) fn put(store: &dyn Store, key: &str, text: &str) -> Result<(), StoreError> {
    store.write(key, text)?;
    if store.read(key)?.as_deref() == Some(text) {
        Ok(())
    } else {
        Err(StoreError::NotKept)
    }
}

/// When the new copy does not fit beside the old one, the old one is taken out first and put back on failure.
pub(super) fn rename(store: &dyn Store, from: &str, to: &str) -> Result<(), StoreError> {
    let Some(raw) = store.read(from)? else {
        return Ok(());
    };
    match put(store, to, &raw) {
        Ok(()) => store.remove(from),
        Err(StoreError::Full) => {
            store.remove(from)?;
            put(store, to, &raw).inspect_err(|_| {
                let _ = store.write(from, &raw);
            })
        }
        Err(error) => Err(error),
    }
}

/// A store in memory: the twin for tests, and the last resort where the browser refuses to keep anything.
#[derive(Debug, Default)]
pub struct MemoryStore {
    texts: RefCell<LiteMap<String, String>>,
    /// Bytes it holds at most; absent: no limit.
    pub capacity: Option<usize>,
}

impl Store for MemoryStore {
    fn keys(&self) -> Result<Vec<String>, StoreError> {
        Ok(self.texts.borrow().keys().cloned().collect())
    }

    fn read(&self, key: &str) -> Result<Option<String>, StoreError> {
        Ok(self.texts.borrow().get(key).cloned())
    }

    fn write(&self, key: &str, text: &str) -> Result<(), StoreError> {
        let mut texts = self.texts.borrow_mut();
        let others: usize = texts
            .iter()
            .filter(|(one, _)| *one != key)
            .map(|(key, text)| key.len() + text.len())
            .sum();
        if self
            .capacity
            .is_some_and(|capacity| others + key.len() + text.len() > capacity)
        {
            return Err(StoreError::Full);
        }
        texts.insert(key.to_owned(), text.to_owned());
        Ok(())
    }

    fn remove(&self, key: &str) -> Result<(), StoreError> {
        self.texts.borrow_mut().remove(key);
        Ok(())
    }
}
