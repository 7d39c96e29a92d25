//! A store that fails on demand.

use draft::shelf::{MemoryStore, Store, StoreError};
use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;

/// What goes wrong with the next write or read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// The write says it worked and keeps only this share (of 8) of the text.
    Torn(usize),
    /// The write says it worked and does nothing.
    Lost,
    /// The write is refused for want of room.
    Full,
    /// Everything is refused.
    Blocked,
    /// The reads until the next write give what stood under the key before.
    Stale,
}

/// A memory store whose writes and reads fail as planned.
#[derive(Debug, Default)]
pub struct FaultyStore {
    inner: MemoryStore,
    before: RefCell<BTreeMap<String, Option<String>>>,
    plan: RefCell<Vec<Option<Fault>>>,
    stale: Cell<bool>,
}

impl FaultyStore {
    /// The faults of the next writes, one a write; `None` is a sound write.
    pub fn plan(&self, faults: &[Option<Fault>]) {
        *self.plan.borrow_mut() = faults.iter().rev().copied().collect();
        self.stale.set(false);
    }

    /// From now on everything works.
    pub fn heal(&self) {
        self.plan(&[]);
    }

    /// Takes everything out, as a browser that needs room does.
    pub fn evict(&self) {
        for key in self.inner.keys().expect("in memory") {
            self.inner.remove(&key).expect("in memory");
        }
        self.before.borrow_mut().clear();
    }

    fn blocked(&self) -> bool {
        self.plan.borrow().last() == Some(&Some(Fault::Blocked))
    }
}

impl Store for FaultyStore {
    fn keys(&self) -> Result<Vec<String>, StoreError> {
        self.inner.keys()
    }

    fn read(&self, key: &str) -> Result<Option<String>, StoreError> {
        if self.blocked() {
            self.plan.borrow_mut().pop();
            return Err(StoreError::Blocked);
        }
        if self.stale.get()
            && let Some(before) = self.before.borrow().get(key)
        {
            return Ok(before.clone());
        }
        self.inner.read(key)
    }

    fn write(&self, key: &str, text: &str) -> Result<(), StoreError> {
        self.stale.set(false);
        let former = self.inner.read(key)?;
        let fault = self.plan.borrow_mut().pop().flatten();
        match fault {
            Some(Fault::Full) => return Err(StoreError::Full),
            Some(Fault::Blocked) => return Err(StoreError::Blocked),
            Some(Fault::Lost) => return Ok(()),
            Some(Fault::Torn(eighths)) => {
                let cut = text.len() * eighths / 8;
                let cut = (0..=cut).rev().find(|at| text.is_char_boundary(*at));
                self.inner.write(key, &text[..cut.unwrap_or(0)])?;
            }
            Some(Fault::Stale) => {
                self.inner.write(key, text)?;
                self.stale.set(true);
            }
            None => self.inner.write(key, text)?,
        }
        self.before.borrow_mut().insert(key.to_owned(), former);
        Ok(())
    }

    fn remove(&self, key: &str) -> Result<(), StoreError> {
        self.inner.remove(key)
    }
}
