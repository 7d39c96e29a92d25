//! The archive: every state of every draft, in a store beside the shelf that is slower to answer and surer to keep.
//!
//! The shelf is written at once, also while a page is closing, but a browser that is killed may lose the last minute
//! of it. The archive (the browser's database) acknowledges only what is on the disk. So a save counts when both
//! have it, and whoever opens the shelf first brings back what only the archive still holds. Kept texts are versions
//! to go back to, thinned out as they age.
//!
//! The archive itself is not here: only its keys, what may go, and how shelf and archive are brought together.

use super::generations::{LoadError, load_with_history};
use super::store::{Store, StoreError, put};
use super::{deleted_key, draft_key, locked_key, prior_key};
use crate::{Draft, decode, encode};
use std::collections::BTreeMap;

/// A state of a draft in the archive, as its key tells.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Version {
    /// Id of the draft.
    pub id: String,
    /// Its revision.
    pub revision: u32,
    /// When it was saved, ISO 8601 in UTC.
    pub saved: String,
}

impl Version {
    /// This state of a draft.
    pub fn of(draft: &Draft) -> Version {
        Version {
            id: draft.id.clone(),
            revision: draft.revision,
            saved: draft.saved.clone(),
        }
    }

    /// Its key; keys of one draft sort by revision.
    pub fn key(&self) -> String {
        format!("{}/{:010}/{}", self.id, self.revision, self.saved)
    }

    /// Reads a key.
    pub fn from_key(key: &str) -> Option<Version> {
        let mut parts = key.splitn(3, '/');
        let (id, revision, saved) = (parts.next()?, parts.next()?, parts.next()?);
        Some(Version {
            id: id.to_owned(),
            revision: revision.parse().ok()?,
            saved: saved.to_owned(),
        })
    }

    /// Saved within the same minute: the later one stands for both.
    pub fn same_minute(&self, other: &Version) -> bool {
        self.id == other.id && self.saved.get(..16) == other.saved.get(..16)
    }
}

/// Versions of one draft that are kept at most.
const MOST_VERSIONS: usize = 200;

/// What may go: of everything before `hour_ago` the last of each hour stays, of everything before `day_ago` the last
/// of each day; the newest always stays. Moments are ISO 8601 in UTC, so that they compare as texts; a clock that
/// was set back makes versions stay longer, never shorter.
pub fn superfluous(versions: &[Version], hour_ago: &str, day_ago: &str) -> Vec<Version> {
    let mut sorted: Vec<&Version> = versions.iter().collect();
    sorted.sort_by(|one, other| (&one.id, one.revision).cmp(&(&other.id, other.revision)));
    let slot = |version: &Version| {
        let length = if version.saved.as_str() < day_ago {
            "2026-11-25".len()
        } else if version.saved.as_str() < hour_ago {
            "2026-11-25T17".len()
        } else {
            return None;
        };
        version.saved.get(..length).map(str::to_owned)
    };
    let mut going = Vec::new();
    let mut kept: BTreeMap<&str, usize> = BTreeMap::new();
    for (index, version) in sorted.iter().enumerate().rev() {
        let later = sorted.get(index + 1).filter(|later| later.id == version.id);
        let stood_for =
            later.is_some_and(|later| slot(version).is_some() && slot(version) == slot(later));
        let count = kept.entry(version.id.as_str()).or_default();
        if stood_for || *count >= MOST_VERSIONS {
            going.push((*version).clone());
        } else {
            *count += 1;
        }
    }
    going.sort();
    going
}

/// The newest version of each draft.
pub fn newest(versions: &[Version]) -> Vec<Version> {
    let mut newest: BTreeMap<&str, &Version> = BTreeMap::new();
    for version in versions {
        let place = newest.entry(version.id.as_str()).or_insert(version);
        if (version.revision, &version.saved) > (place.revision, &place.saved) {
            *place = version;
        }
    }
    newest.into_values().cloned().collect()
}

/// What came of bringing shelf and archive together.
#[derive(Debug, Default, PartialEq)]
pub struct Reconciled {
    /// Names of the drafts that only the archive still held whole, or held newer; they stand on the shelf again.
    pub brought_back: Vec<String>,
    /// Drafts that the archive does not have: those of a later revision than its newest, and states that gave way to
    /// one brought back. They may hold answers that only the shelf has, written when there was no archive.
    pub to_archive: Vec<Draft>,
}

/// Brings shelf and archive together: `newest` are the texts of the newest version of each draft. Of two, the higher
/// revision is the later; no clock is asked. The other becomes a version. A draft that was deleted or locked meanwhile
/// stays so.
///
/// # Errors
/// [`StoreError`]; what was brought back so far stays.
pub fn reconcile(store: &dyn Store, newest: &[String]) -> Result<Reconciled, StoreError> {
    let mut result = Reconciled::default();
    let mut archived: BTreeMap<String, u32> = BTreeMap::new();
    for text in newest {
        // What the archive cannot give whole, it cannot give.
        let Ok(draft) = decode(text) else { continue };
        archived.insert(draft.id.clone(), draft.revision);
        if store.read(&locked_key(&draft.id))?.is_some() {
            continue;
        }
        let deleted = store.read(&deleted_key(&draft.id))?;
        if let Some(Ok(deleted)) = deleted.as_deref().map(decode)
            && deleted.revision >= draft.revision
        {
            continue;
        }
        let behind = match load_with_history(store, &draft.id) {
            Ok(Some(here)) => {
                let behind = here.draft.revision < draft.revision;
                if behind {
                    result.to_archive.push(here.draft.clone());
                }
                if let Some(spoiled) = here.spoiled.filter(|_| behind) {
                    put(store, &super::torn_key(&draft.id), &spoiled.raw)?;
                } else if behind && !here.was_gone {
                    // Best effort: the generation before.
                    let _ = put(store, &prior_key(&draft.id), &encode(&here.draft));
                }
                behind
            }
            Ok(None) => true,
            // Kept where it is, as long as a person has not seen to it.
            Err(LoadError::Unreadable(unreadable)) => {
                put(store, &super::torn_key(&draft.id), &unreadable.raw)?;
                true
            }
            Err(LoadError::Store(error)) => return Err(error),
        };
        if behind {
            match put(store, &draft_key(&draft.id), text) {
                Err(StoreError::Full) => {
                    store.remove(&prior_key(&draft.id))?;
                    put(store, &draft_key(&draft.id), text)?;
                }
                outcome => outcome?,
            }
            result.brought_back.push(draft.name);
        }
    }
    for draft in super::list(store)?.drafts {
        if archived
            .get(&draft.id)
            .is_none_or(|revision| *revision < draft.revision)
        {
            result.to_archive.push(draft);
        }
    }
    Ok(result)
}
