//! The archive: every state of every draft, in a store beside the shelf that is slower to answer and surer to keep.
//!
//! The shelf is written at once, also while a page is closing, but a browser that is killed may lose the last minute
//! of it. The archive (the browser's database) acknowledges only what is on the disk. So a save counts when both
//! have it, and whoever opens the shelf first brings back what only the archive still holds. Kept texts are versions
//! to go back to, thinned out as they age.
//!
//! The archive itself is not here: only its keys, what may go, and how shelf and archive are brought together.

use super::generations::{LoadError, load, load_with_history};
use super::locked::{lock_up, locked, saved_of};
use super::store::{Store, StoreError, put};
use super::{deleted_key, draft_key, locked_key, prior_key};
use crate::{Draft, decode, encode};

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
    canon::sort_by(&mut sorted, |one, other| {
        (&one.id, one.revision).cmp(&(&other.id, other.revision))
    });
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
    let mut kept = 0;
    for (index, version) in sorted.iter().enumerate().rev() {
        let later = sorted.get(index + 1).filter(|later| later.id == version.id);
        if later.is_none() {
            kept = 0;
        }
        let stood_for =
            later.is_some_and(|later| slot(version).is_some() && slot(version) == slot(later));
        if stood_for || kept >= MOST_VERSIONS {
            going.push((*version).clone());
        } else {
            kept += 1;
        }
    }
    canon::sort_by(&mut going, Ord::cmp);
    going
}

/// The newest version of each draft.
pub fn newest(versions: &[Version]) -> Vec<Version> {
    let mut sorted: Vec<&Version> = versions.iter().collect();
    canon::sort_by(&mut sorted, |one, other| {
        (&one.id, one.revision, &one.saved).cmp(&(&other.id, other.revision, &other.saved))
    });
    let last = |of_one: &[&Version]| of_one.last().map(|&version| version.clone());
    sorted
        .chunk_by(|one, other| one.id == other.id)
        .filter_map(last)
        .collect()
}

/// What came of bringing shelf and archive together.
#[derive(Debug, Default, PartialEq)]
pub struct Reconciled {
    /// Names of the drafts that only the archive still held whole, or held newer; they stand on the shelf again.
    pub brought_back: Vec<String>,
    /// Names of those that found no room on the shelf; the archive still has them.
    pub not_brought_back: Vec<String>,
    /// Drafts that the archive does not have: those of a later revision than its newest, and states that gave way to
    /// one brought back. They may hold answers that only the shelf has, written when there was no archive.
    pub to_archive: Vec<Draft>,
}

/// Brings shelf and archive together: `newest` are the texts of the newest version of each draft. Of two, the higher
/// revision is the later; no clock is asked. The other becomes a version. A draft that was deleted or locked meanwhile
/// stays so. One draft that finds no room keeps none of the others back.
///
/// `locked` are the locked drafts that the archive holds, id and text: a shelf that fell back to the plain ones gets them
/// again. A state that was saved after locking says that it was unlocked since.
///
/// # Errors
/// [`StoreError`], when the shelf cannot be listed; what was brought back so far stays.
pub fn reconcile(
    store: &dyn Store,
    newest: &[String],
    locked: &[(String, String)],
) -> Result<Reconciled, StoreError> {
    let mut result = Reconciled::default();
    let saved_since = |id: &str, text: &str| {
        let since = |draft: &Draft| draft.id == id && draft.saved.as_str() > saved_of(text);
        let archived = newest.iter().filter_map(|text| decode(text).ok());
        let here = load(store, id).ok().flatten();
        archived.chain(here).any(|draft| since(&draft))
    };
    for (id, text) in locked {
        if !saved_since(id, text) && lock_up(store, id, text).is_err() {
            let name = text.split('\n').next().unwrap_or_default();
            result.not_brought_back.push(name.to_owned());
        }
    }
    let mut archived: Vec<(String, u32)> = Vec::new();
    for text in newest {
        // What the archive cannot give whole, it cannot give.
        let Ok(draft) = decode(text) else { continue };
        archived.push((draft.id.clone(), draft.revision));
        match bring_back(store, text, &draft, &mut result.to_archive) {
            Ok(true) => result.brought_back.push(draft.name),
            Ok(false) => {}
            Err(_) => result.not_brought_back.push(draft.name),
        }
    }
    for draft in super::list(store)?.drafts {
        let holds = |(id, revision): &(String, u32)| *id == draft.id && *revision >= draft.revision;
        if !archived.iter().any(holds) {
            result.to_archive.push(draft);
        }
    }
    Ok(result)
}

/// Versions that can still be read of drafts that are locked: the browser was ended while it locked. To be asked once
/// archive and shelf were brought together; a draft of which anything was saved since it was locked keeps all.
///
/// # Errors
/// [`StoreError::Blocked`].
pub fn left_readable(store: &dyn Store, versions: &[Version]) -> Result<Vec<Version>, StoreError> {
    let mut left = Vec::new();
    for locked in locked(store)? {
        let of_it = versions.iter().filter(|version| version.id == locked.id);
        let is_open = store.read(&draft_key(&locked.id))?.is_some();
        if !is_open && of_it.clone().all(|version| version.saved <= locked.saved) {
            left.extend(of_it.cloned());
        }
    }
    Ok(left)
}

/// Puts a draft of the archive on the shelf, when the shelf is behind; whether it was.
fn bring_back(
    store: &dyn Store,
    text: &str,
    draft: &Draft,
    gave_way: &mut Vec<Draft>,
) -> Result<bool, StoreError> {
    let locked = store.read(&locked_key(&draft.id))?;
    if locked.is_some_and(|text| saved_of(&text) >= draft.saved.as_str()) {
        return Ok(false);
    }
    let deleted = store.read(&deleted_key(&draft.id))?;
    if let Some(Ok(deleted)) = deleted.as_deref().map(decode)
        && deleted.revision >= draft.revision
    {
        return Ok(false);
    }
    match load_with_history(store, &draft.id) {
        Ok(Some(here)) if here.draft.revision >= draft.revision => return Ok(false),
        Ok(Some(here)) => {
            gave_way.push(here.draft.clone());
            // Best effort, both: the text that was torn, and the generation before.
            if let Some(spoiled) = here.spoiled {
                let _ = put(store, &super::torn_key(&draft.id), &spoiled.raw);
            } else if !here.was_gone {
                let _ = put(store, &prior_key(&draft.id), &encode(&here.draft));
            }
        }
        Ok(None) => {}
        // Kept where it is, as long as a person has not seen to it.
        Err(LoadError::Unreadable(unreadable)) => {
            put(store, &super::torn_key(&draft.id), &unreadable.raw)?;
        }
        Err(LoadError::Store(error)) => return Err(error),
    }
    match put(store, &draft_key(&draft.id), text) {
        Err(StoreError::Full) => {
            store.remove(&prior_key(&draft.id))?;
            put(store, &draft_key(&draft.id), text)?;
        }
        outcome => outcome?,
    }
    // Saved after it was locked: it was unlocked, and the shelf forgot that.
    store.remove(&locked_key(&draft.id))?;
    Ok(true)
}
