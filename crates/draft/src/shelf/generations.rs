//! One draft, two generations: what stands now and what stood before. A text that was torn or spoiled falls back to
//! the last whole one.

use super::store::{Store, StoreError, put};
use super::{deleted_key, draft_key, prior_key, torn_key};
use crate::{Draft, decode, encode};
use canon::{MAX_BYTES, ReadError};

/// Why a draft was not saved. What could be read from the shelf before can still be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SaveError {
    /// The store refused.
    Store(StoreError),
    /// Another page saved this draft meanwhile.
    Conflict,
    /// Longer than [`MAX_BYTES`]: it could be written, but never be read again.
    TooLarge,
    /// Neither generation of this draft can be read, and neither is written over.
    Unreadable,
}

/// A text on the shelf that is no readable draft.
#[derive(Clone, Debug, PartialEq)]
pub struct Unreadable {
    /// Its key.
    pub key: String,
    /// The text as it stands.
    pub raw: String,
    /// Why it cannot be read.
    pub error: ReadError,
}

/// A draft as it was found.
#[derive(Clone, Debug, PartialEq)]
pub struct Loaded {
    /// The newest whole generation.
    pub draft: Draft,
    /// The newest text, when it is not whole: `draft` then is the generation before it.
    pub spoiled: Option<Unreadable>,
    /// The newest text is gone, and `draft` is the generation before it.
    pub was_gone: bool,
}

/// Why a draft was not loaded.
#[derive(Clone, Debug, PartialEq)]
pub enum LoadError {
    /// The store refused.
    Store(StoreError),
    /// It stands there, and no generation of it can be read.
    Unreadable(Unreadable),
}

/// A text under a key, read as a draft.
pub(super) enum Found {
    Nothing,
    Whole(Box<Draft>),
    Spoiled(Unreadable),
}

pub(super) fn find(store: &dyn Store, key: &str) -> Result<Found, StoreError> {
    Ok(match store.read(key)? {
        None => Found::Nothing,
        Some(raw) => match decode(&raw) {
            Ok(draft) => Found::Whole(Box::new(draft)),
            Err(error) => Found::Spoiled(Unreadable {
                key: key.to_owned(),
                raw,
                error,
            }),
        },
    })
}

/// The draft with this id: `Ok(None)` when there is none. Reads only.
///
/// # Errors
/// The store's, or the text itself when no generation of it can be read.
pub fn load(store: &dyn Store, id: &str) -> Result<Option<Draft>, LoadError> {
    load_with_history(store, id).map(|loaded| loaded.map(|loaded| loaded.draft))
}

/// As [`load`], and says what happened to the newest text.
///
/// # Errors
/// As [`load`].
pub fn load_with_history(store: &dyn Store, id: &str) -> Result<Option<Loaded>, LoadError> {
    let now = find(store, &draft_key(id)).map_err(LoadError::Store)?;
    if let Found::Whole(draft) = now {
        return Ok(Some(Loaded {
            draft: *draft,
            spoiled: None,
            was_gone: false,
        }));
    }
    let before = match find(store, &prior_key(id)).map_err(LoadError::Store)? {
        Found::Whole(draft) => Some(*draft),
        Found::Nothing | Found::Spoiled(_) => None,
    };
    match (now, before) {
        (Found::Spoiled(spoiled), Some(draft)) => Ok(Some(Loaded {
            draft,
            spoiled: Some(spoiled),
            was_gone: false,
        })),
        (Found::Spoiled(spoiled), None) => Err(LoadError::Unreadable(spoiled)),
        // A deletion that was cut short leaves the generation before behind: the draft is deleted all the same.
        (_, Some(draft)) => {
            let deleted = store.read(&deleted_key(id)).map_err(LoadError::Store)?;
            Ok(deleted.is_none().then_some(Loaded {
                draft,
                spoiled: None,
                was_gone: true,
            }))
        }
        (_, None) => Ok(None),
    }
}

/// Saves a draft that was last known at `draft.revision`: keeps the generation before, writes, reads back and
/// compares. On success the draft carries its new revision.
///
/// A store that lost what it held (a revision lower than ours, or nothing) is simply written again.
///
/// # Errors
/// [`SaveError`]; the newest whole generation on the shelf can still be read.
pub fn save(store: &dyn Store, draft: &mut Draft) -> Result<(), SaveError> {
    let key = draft_key(&draft.id);
    let stored = match load_with_history(store, &draft.id) {
        Ok(stored) => stored,
        Err(LoadError::Store(error)) => return Err(SaveError::Store(error)),
        Err(LoadError::Unreadable(_)) => return Err(SaveError::Unreadable),
    };
    if let Some(Loaded {
        draft: stored,
        spoiled,
        was_gone,
    }) = &stored
    {
        if stored.revision > draft.revision {
            return Err(SaveError::Conflict);
        }
        let in_place = spoiled.is_none() && !was_gone;
        // Reading is no change: another page that has this draft open is not put behind.
        if in_place
            && stored.revision == draft.revision
            && stored.name == draft.name
            && stored.assessment == draft.assessment
        {
            draft.saved.clone_from(&stored.saved);
            return Ok(());
        }
        if in_place {
            keep_prior(store, &draft.id, &encode(stored)).map_err(SaveError::Store)?;
        } else if let Some(spoiled) = spoiled {
            // Best effort: the person was told of it and offered it as a file.
            let _ = put(store, &torn_key(&draft.id), &spoiled.raw);
        }
    }
    let mut next = draft.clone();
    next.revision += 1;
    let text = encode(&next);
    if text.len() > MAX_BYTES {
        return Err(SaveError::TooLarge);
    }
    put_making_room(store, &draft.id, &key, &text).map_err(SaveError::Store)?;
    draft.revision = next.revision;
    Ok(())
}

/// Keeps the generation that stands now, before it is written over. Where there is no room for it, its predecessor
/// gives way, and then it is done without.
fn keep_prior(store: &dyn Store, id: &str, text: &str) -> Result<(), StoreError> {
    let key = prior_key(id);
    let outcome = match put(store, &key, text) {
        Err(StoreError::Full) => {
            store.remove(&key)?;
            put(store, &key, text)
        }
        outcome => outcome,
    };
    match outcome {
        Err(StoreError::Full) => Ok(()),
        outcome => outcome,
    }
}

/// The generation before is worth less than the next one: where there is no room for both, it gives way.
fn put_making_room(store: &dyn Store, id: &str, key: &str, text: &str) -> Result<(), StoreError> {
    match put(store, key, text) {
        Err(StoreError::Full) if store.read(&prior_key(id))?.is_some() => {
            store.remove(&prior_key(id))?;
            put(store, key, text)
        }
        outcome => outcome,
    }
}
