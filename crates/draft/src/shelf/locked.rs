//! Locked drafts, notes, and everything at once: what a shared computer and a backup ask of the shelf.
//!
//! A locked draft is a sealed text that this crate cannot open; name and moment stand beside it, so that its owner
//! finds it again.

use super::generations::{LoadError, load};
use super::store::{Store, StoreError, put};
use super::{DELETED, DRAFT, LOCKED, PRIOR, TORN, draft_key, locked_key, prior_key, torn_key};
use crate::{Draft, decode, encode};

/// A draft that was locked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Locked {
    /// Its id.
    pub id: String,
    /// What the person called it.
    pub name: String,
    /// When it was last saved, ISO 8601 in UTC.
    pub saved: String,
    /// The sealed text.
    pub sealed: String,
}

/// Why a draft was not locked or unlocked. Nothing changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LockError {
    /// The store refused.
    Store(StoreError),
    /// The draft changed since it was sealed, or another one stands in its place.
    Changed,
    /// What was unsealed is no draft.
    NotADraft,
}

/// All locked drafts, last saved first.
///
/// # Errors
/// [`StoreError::Blocked`].
pub fn locked(store: &dyn Store) -> Result<Vec<Locked>, StoreError> {
    let mut found = Vec::new();
    for key in store.keys()? {
        let Some(id) = key.strip_prefix(LOCKED) else {
            continue;
        };
        let Some(text) = store.read(&key)? else {
            continue;
        };
        let mut lines = text.splitn(3, '\n');
        if let (Some(name), Some(saved), Some(sealed)) = (lines.next(), lines.next(), lines.next())
        {
            found.push(Locked {
                id: id.to_owned(),
                name: name.to_owned(),
                saved: saved.to_owned(),
                sealed: sealed.to_owned(),
            });
        }
    }
    canon::sort_by(&mut found, |one, other| other.saved.cmp(&one.saved));
    Ok(found)
}

/// Puts the sealed text of a draft in its place; `draft` is what was sealed. The plain texts go only when the sealed
/// one is kept.
///
/// # Errors
/// [`LockError`]; the draft then stands as before.
pub fn lock(store: &dyn Store, draft: &Draft, sealed: &str) -> Result<(), LockError> {
    match load(store, &draft.id) {
        Ok(Some(stored)) if stored == *draft => {}
        Ok(_) | Err(LoadError::Unreadable(_)) => return Err(LockError::Changed),
        Err(LoadError::Store(error)) => return Err(LockError::Store(error)),
    }
    lock_up(store, &draft.id, &locked_text(draft, sealed)).map_err(LockError::Store)
}

/// A locked draft as one text: under [`locked_key`] on the shelf, and in the archive.
pub fn locked_text(draft: &Draft, sealed: &str) -> String {
    let name = draft.name.replace('\n', " ");
    format!("{name}\n{}\n{sealed}", draft.saved)
}

/// When a locked draft was last saved.
pub(super) fn saved_of(locked: &str) -> &str {
    locked.split('\n').nth(1).unwrap_or_default()
}

pub(super) fn lock_up(store: &dyn Store, id: &str, text: &str) -> Result<(), StoreError> {
    put(store, &locked_key(id), text)?;
    for key in [draft_key(id), prior_key(id), torn_key(id)] {
        store.remove(&key)?;
    }
    Ok(())
}

/// Puts the draft back that was locked; `text` is what was unsealed.
///
/// # Errors
/// [`LockError`]; the draft then is still locked.
pub fn unlock(store: &dyn Store, locked: &Locked, text: &str) -> Result<Draft, LockError> {
    let draft = decode(text).map_err(|_| LockError::NotADraft)?;
    if store
        .read(&draft_key(&draft.id))
        .map_err(LockError::Store)?
        .is_some()
    {
        return Err(LockError::Changed);
    }
    let key = locked_key(&locked.id);
    match put(store, &draft_key(&draft.id), &encode(&draft)) {
        Ok(()) => store.remove(&key).map_err(LockError::Store)?,
        // No room for both: the plain one takes the place of the sealed one, or all stays as it was.
        Err(StoreError::Full) => {
            let kept = store
                .read(&key)
                .map_err(LockError::Store)?
                .unwrap_or_default();
            store.remove(&key).map_err(LockError::Store)?;
            put(store, &draft_key(&draft.id), &encode(&draft)).map_err(|error| {
                let _ = store.write(&key, &kept);
                LockError::Store(error)
            })?;
        }
        Err(error) => return Err(LockError::Store(error)),
    }
    Ok(draft)
}

/// Every text that belongs into a backup, as it stands: drafts, and what could not be read.
///
/// # Errors
/// [`StoreError::Blocked`].
pub fn texts(store: &dyn Store) -> Result<Vec<String>, StoreError> {
    let listing = super::list(store)?;
    let drafts = listing.drafts.iter().map(encode);
    let unreadable = listing.unreadable.into_iter().map(|one| one.raw);
    Ok(drafts.chain(unreadable).collect())
}

/// Every text on the shelf, readable or not: what may name a file.
///
/// # Errors
/// [`StoreError::Blocked`].
pub fn every_text(store: &dyn Store) -> Result<Vec<String>, StoreError> {
    let mut texts = Vec::new();
    for key in store.keys()? {
        if key.starts_with("greenmine/") {
            texts.extend(store.read(&key)?);
        }
    }
    Ok(texts)
}

/// How many characters the shelf holds: what a browser counts against its limit of some five million.
///
/// # Errors
/// [`StoreError::Blocked`].
pub fn characters(store: &dyn Store) -> Result<usize, StoreError> {
    let mut all = 0;
    for key in store
        .keys()?
        .iter()
        .filter(|key| key.starts_with("greenmine/"))
    {
        let text = store.read(key)?.unwrap_or_default();
        all += key.encode_utf16().count() + text.encode_utf16().count();
    }
    Ok(all)
}

/// Takes every draft off the shelf, deleted, locked and spoiled ones too, and all notes.
///
/// # Errors
/// [`StoreError::Blocked`].
pub fn wipe(store: &dyn Store) -> Result<(), StoreError> {
    for key in store.keys()? {
        let ours = [DRAFT, PRIOR, DELETED, TORN, LOCKED]
            .iter()
            .any(|kind| key.starts_with(kind));
        if ours || key.starts_with(NOTE) {
            store.remove(&key)?;
        }
    }
    Ok(())
}

const NOTE: &str = "greenmine/note/";

/// A moment that is remembered beside the drafts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Note {
    /// The last backup.
    LastBackup,
    /// 以后再提醒.
    RemindLater,
    /// The first draft was saved, and the browser was asked to keep what is here.
    AskedToKeep,
}

impl Note {
    fn key(self) -> String {
        let name = match self {
            Note::LastBackup => "last-backup",
            Note::RemindLater => "remind-later",
            Note::AskedToKeep => "asked-to-keep",
        };
        format!("{NOTE}{name}")
    }
}

/// The moment that was remembered, ISO 8601 in UTC.
pub fn note(store: &dyn Store, note: Note) -> Option<String> {
    store.read(&note.key()).ok().flatten()
}

/// Remembers a moment. A store that is full forgets it: no draft depends on it.
pub fn set_note(store: &dyn Store, note: Note, moment: &str) {
    let _ = store.write(&note.key(), moment);
}
