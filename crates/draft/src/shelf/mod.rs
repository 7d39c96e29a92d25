//! The shelf: drafts kept in a key-value store, without knowing which.
//!
//! | key | what |
//! |---|---|
//! | `greenmine/draft/ID` | a draft |
//! | `greenmine/prior/ID` | the generation before, whole when that one is torn or spoiled |
//! | `greenmine/trash/ID` | a draft that was deleted and can be brought back |
//! | `greenmine/locked/ID` | a draft that was locked with a passphrase |
//! | `greenmine/note/…` | a moment that is remembered, such as the last backup |
//! | `greenmine/spoil/ID` | a text that could not be read when the draft was saved anew |
//!
//! | file | concern |
//! |---|---|
//! | `store.rs` | the store: a trait, and its twin in memory |
//! | `generations.rs` | load and save one draft, with the generation before as fallback |
//! | `locked.rs` | locked drafts, notes, and everything at once for a backup or a wipe |
//! | `files.rs` | photos and files, by the digest of their bytes, in a store beside the shelf |
//! | `archive.rs` | versions in a surer store beside the shelf, and how the two are brought together |
//!
//! A text that cannot be read is kept: it is listed, offered as a file, and never written over by another text.

mod archive;
pub mod files;
mod generations;
mod locked;
mod store;

pub use archive::{Reconciled, Version, left_readable, newest, reconcile, superfluous};
pub use generations::{LoadError, Loaded, SaveError, Unreadable, load, load_with_history, save};
pub use locked::{
    LockError, Locked, Note, characters, every_text, lock, locked, locked_text, note, set_note,
    texts, unlock, wipe,
};
pub use store::{MemoryStore, Store, StoreError};

use crate::{Draft, decode, encode};
use generations::{Found, find};
use store::{put, rename};

const DRAFT: &str = "greenmine/draft/";
const PRIOR: &str = "greenmine/prior/";
/// As long as [`DRAFT`]: a draft can be moved there and back on a store that is full to the last byte.
const DELETED: &str = "greenmine/trash/";
const TORN: &str = "greenmine/spoil/";
/// What the keys of locked drafts begin with, on the shelf and in the archive.
pub const LOCKED: &str = "greenmine/locked/";

/// The key a draft is kept under.
pub fn draft_key(id: &str) -> String {
    format!("{DRAFT}{id}")
}

fn prior_key(id: &str) -> String {
    format!("{PRIOR}{id}")
}

fn deleted_key(id: &str) -> String {
    format!("{DELETED}{id}")
}

/// The key a locked draft is kept under, on the shelf and in the archive.
pub fn locked_key(id: &str) -> String {
    format!("{LOCKED}{id}")
}

fn torn_key(id: &str) -> String {
    format!("{TORN}{id}")
}

/// What stands on the shelf.
#[derive(Debug, Default)]
pub struct Listing {
    /// Drafts, last saved first.
    pub drafts: Vec<Draft>,
    /// Deleted drafts, last saved first.
    pub deleted: Vec<Draft>,
    /// Texts that cannot be read.
    pub unreadable: Vec<Unreadable>,
    /// Ids of drafts whose newest text was torn, spoiled or gone: the generation before is listed.
    pub fell_back: Vec<String>,
}

/// Everything on the shelf.
///
/// # Errors
/// [`StoreError::Blocked`].
pub fn list(store: &dyn Store) -> Result<Listing, StoreError> {
    let mut listing = Listing::default();
    let keys = store.keys()?;
    let mut ids: Vec<&str> = keys
        .iter()
        .filter_map(|key| key.strip_prefix(DRAFT).or_else(|| key.strip_prefix(PRIOR)))
        .collect();
    canon::sort_by(&mut ids, Ord::cmp);
    ids.dedup();
    for id in ids {
        match load_with_history(store, id) {
            Ok(Some(loaded)) => {
                if loaded.was_gone || loaded.spoiled.is_some() {
                    listing.fell_back.push(id.to_owned());
                }
                listing.unreadable.extend(loaded.spoiled);
                listing.drafts.push(loaded.draft);
            }
            Ok(None) => {}
            Err(LoadError::Unreadable(unreadable)) => listing.unreadable.push(unreadable),
            Err(LoadError::Store(error)) => return Err(error),
        }
    }
    for key in keys {
        if !key.starts_with(DELETED) && !key.starts_with(TORN) {
            continue;
        }
        match find(store, &key)? {
            Found::Whole(draft) if key.starts_with(DELETED) => listing.deleted.push(*draft),
            Found::Spoiled(unreadable) => listing.unreadable.push(unreadable),
            Found::Whole(_) | Found::Nothing => {}
        }
    }
    for drafts in [&mut listing.drafts, &mut listing.deleted] {
        canon::sort_by(drafts, |one, other| {
            other
                .saved
                .cmp(&one.saved)
                .then_with(|| one.id.cmp(&other.id))
        });
    }
    Ok(listing)
}

/// Nothing stands on the shelf, not even a deleted draft: as on a first visit, or after the browser cleared it.
///
/// # Errors
/// [`StoreError::Blocked`].
pub fn is_bare(store: &dyn Store) -> Result<bool, StoreError> {
    let ours = [DRAFT, PRIOR, DELETED, TORN, LOCKED];
    let is_ours = |key: &String| ours.iter().any(|kind| key.starts_with(kind));
    Ok(!store.keys()?.iter().any(is_ours))
}

/// Moves a draft among the deleted ones.
///
/// # Errors
/// The store's; the draft then still stands where it was.
pub fn delete(store: &dyn Store, id: &str) -> Result<(), StoreError> {
    // What stands only as the generation before is what is deleted.
    if let Ok(Some(loaded)) = load_with_history(store, id)
        && (loaded.was_gone || loaded.spoiled.is_some())
    {
        put(store, &deleted_key(id), &encode(&loaded.draft))?;
        if let Some(spoiled) = loaded.spoiled {
            rename(store, &spoiled.key, &torn_key(id))?;
        }
    } else {
        rename(store, &draft_key(id), &deleted_key(id))?;
    }
    store.remove(&prior_key(id))
}

/// Brings a deleted draft back. When another draft stands under its id meanwhile (a page that was still open went
/// on saving), it comes back under `spare_id`: neither is lost. Returns the id it came back under.
///
/// # Errors
/// The store's; the draft then is still among the deleted ones.
pub fn restore(store: &dyn Store, id: &str, spare_id: &str) -> Result<String, StoreError> {
    let from = deleted_key(id);
    if store.read(&draft_key(id))?.is_none() {
        rename(store, &from, &draft_key(id))?;
        return Ok(id.to_owned());
    }
    let Some(mut draft) = store.read(&from)?.and_then(|raw| decode(&raw).ok()) else {
        return Ok(id.to_owned());
    };
    spare_id.clone_into(&mut draft.id);
    put(store, &draft_key(spare_id), &encode(&draft))?;
    store.remove(&from)?;
    Ok(spare_id.to_owned())
}

/// Removes a text that cannot be read, for good.
///
/// # Errors
/// The store's.
pub fn discard(store: &dyn Store, unreadable: &Unreadable) -> Result<(), StoreError> {
    store.remove(&unreadable.key)
}

/// Removes a deleted draft for good.
///
/// # Errors
/// The store's.
pub fn purge(store: &dyn Store, id: &str) -> Result<(), StoreError> {
    store.remove(&deleted_key(id))
}
