//! The shelf: drafts kept in a key-value store, without knowing which.
//!
//! | key | what |
//! |---|---|
//! | `greenmine/draft/ID` | a draft |
//! | `greenmine/trash/ID`   | a draft that was deleted and can be brought back |
//!
//! A text that cannot be read stays where it is: it is listed, offered as a file, and never written over.

use crate::{Draft, MAX_BYTES, ReadError, decode, encode};
use std::cell::RefCell;
use std::collections::BTreeMap;

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

/// Why a draft was not saved. Nothing on the shelf changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SaveError {
    /// The store refused.
    Store(StoreError),
    /// Another page saved this draft meanwhile.
    Conflict,
    /// What stands under the draft's key cannot be read and is not written over.
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

/// What stands on the shelf.
#[derive(Debug, Default)]
pub struct Listing {
    /// Drafts, last saved first.
    pub drafts: Vec<Draft>,
    /// Deleted drafts, last saved first.
    pub deleted: Vec<Draft>,
    /// Texts that cannot be read.
    pub unreadable: Vec<Unreadable>,
}

const DRAFT: &str = "greenmine/draft/";
/// As long as [`DRAFT`]: a draft can be moved there and back on a store that is full to the last byte.
const DELETED: &str = "greenmine/trash/";

/// The key a draft is kept under.
pub fn draft_key(id: &str) -> String {
    format!("{DRAFT}{id}")
}

fn deleted_key(id: &str) -> String {
    format!("{DELETED}{id}")
}

/// Everything on the shelf.
///
/// # Errors
/// [`StoreError::Blocked`].
pub fn list(store: &dyn Store) -> Result<Listing, StoreError> {
    let mut listing = Listing::default();
    for key in store.keys()? {
        let deleted = key.starts_with(DELETED);
        if !deleted && !key.starts_with(DRAFT) {
            continue;
        }
        let Some(raw) = store.read(&key)? else {
            continue;
        };
        match decode(&raw) {
            Ok(draft) if deleted => listing.deleted.push(draft),
            Ok(draft) => listing.drafts.push(draft),
            Err(error) => listing.unreadable.push(Unreadable { key, raw, error }),
        }
    }
    for drafts in [&mut listing.drafts, &mut listing.deleted] {
        drafts.sort_by(|one, other| {
            other
                .saved
                .cmp(&one.saved)
                .then_with(|| one.id.cmp(&other.id))
        });
    }
    Ok(listing)
}

/// The draft with this id: `Ok(None)` when there is none.
///
/// # Errors
/// The store's, or the text itself when it cannot be read.
pub fn load(store: &dyn Store, id: &str) -> Result<Option<Draft>, LoadError> {
    let key = draft_key(id);
    let Some(raw) = store.read(&key).map_err(LoadError::Store)? else {
        return Ok(None);
    };
    decode(&raw)
        .map(Some)
        .map_err(|error| LoadError::Unreadable(Unreadable { key, raw, error }))
}

/// Why a draft was not loaded.
#[derive(Clone, Debug, PartialEq)]
pub enum LoadError {
    /// The store refused.
    Store(StoreError),
    /// It stands there and cannot be read.
    Unreadable(Unreadable),
}

/// Saves a draft that was last known at `draft.revision`, reads it back and compares. On success the draft
/// carries its new revision.
///
/// # Errors
/// [`SaveError`]; what stood on the shelf stands unchanged.
pub fn save(store: &dyn Store, draft: &mut Draft) -> Result<(), SaveError> {
    let key = draft_key(&draft.id);
    match load(store, &draft.id) {
        Ok(Some(stored)) if stored.revision != draft.revision => return Err(SaveError::Conflict),
        // Reading is no change: another page that has this draft open is not put behind.
        Ok(Some(stored)) if stored.name == draft.name && stored.assessment == draft.assessment => {
            draft.saved = stored.saved;
            return Ok(());
        }
        Ok(_) => {}
        Err(LoadError::Store(error)) => return Err(SaveError::Store(error)),
        Err(LoadError::Unreadable(_)) => return Err(SaveError::Unreadable),
    }
    let mut next = draft.clone();
    next.revision += 1;
    let text = encode(&next);
    if text.len() > MAX_BYTES {
        // It could be written, but never be read again.
        return Err(SaveError::Store(StoreError::Full));
    }
    put(store, &key, &text).map_err(SaveError::Store)?;
    draft.revision = next.revision;
    Ok(())
}

/// Moves a draft among the deleted ones.
///
/// # Errors
/// The store's; the draft then still stands where it was.
pub fn delete(store: &dyn Store, id: &str) -> Result<(), StoreError> {
    rename(store, &draft_key(id), &deleted_key(id))
}

/// Brings a deleted draft back. When another draft stands under its id meanwhile (a page that was still open went
/// on saving), it comes back under `spare_id`: neither is lost.
///
/// # Errors
/// The store's; the draft then is still among the deleted ones.
pub fn restore(store: &dyn Store, id: &str, spare_id: &str) -> Result<(), StoreError> {
    let from = deleted_key(id);
    if store.read(&draft_key(id))?.is_none() {
        return rename(store, &from, &draft_key(id));
    }
    let Some(mut draft) = store.read(&from)?.and_then(|raw| decode(&raw).ok()) else {
        return Ok(());
    };
    spare_id.clone_into(&mut draft.id);
    put(store, &draft_key(spare_id), &encode(&draft))?;
    store.remove(&from)
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

/// When the new copy does not fit beside the old one, the old one is taken out first and put back on failure.
fn rename(store: &dyn Store, from: &str, to: &str) -> Result<(), StoreError> {
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

fn put(store: &dyn Store, key: &str, text: &str) -> Result<(), StoreError> {
    store.write(key, text)?;
    if store.read(key)?.as_deref() == Some(text) {
        Ok(())
    } else {
        Err(StoreError::NotKept)
    }
}

/// A store in memory: the twin for tests, and the last resort where the browser refuses to keep anything.
#[derive(Debug, Default)]
pub struct MemoryStore {
    texts: RefCell<BTreeMap<String, String>>,
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

#[cfg(test)]
mod tests {
    use super::*;

    fn draft(id: &str, name: &str) -> Draft {
        Draft {
            id: id.into(),
            name: name.into(),
            created: "2026-11-23T00:00:00Z".into(),
            saved: "2026-11-23T00:00:00Z".into(),
            revision: 0,
            assessment: assessment::Assessment::default(),
        }
    }

    #[test]
    fn a_saved_draft_is_read_back_and_counts_its_changes() {
        let store = MemoryStore::default();
        let mut one = draft("a", "二号");
        assert_eq!(save(&store, &mut one), Ok(()));
        one.name = "二号，改名".into();
        assert_eq!(save(&store, &mut one), Ok(()));
        assert_eq!(save(&store, &mut one), Ok(()), "nothing changed");
        assert_eq!(one.revision, 2);
        assert_eq!(load(&store, "a"), Ok(Some(one)));
    }

    #[test]
    fn a_page_that_is_behind_never_writes_over_a_newer_draft() {
        let store = MemoryStore::default();
        let mut here = draft("a", "本页");
        save(&store, &mut here).expect("saved");
        let mut there = here.clone();
        there.name = "另一页".into();
        save(&store, &mut there).expect("saved");
        assert_eq!(save(&store, &mut here), Err(SaveError::Conflict));
        assert_eq!(
            load(&store, "a").expect("readable").map(|draft| draft.name),
            Some("另一页".into())
        );
    }

    #[test]
    fn an_unreadable_text_is_listed_and_never_written_over() {
        let store = MemoryStore::default();
        store.write(&draft_key("a"), "{torn").expect("written");
        let listing = list(&store).expect("listed");
        assert_eq!(listing.unreadable.len(), 1);
        assert_eq!(listing.unreadable[0].raw, "{torn");
        assert_eq!(
            save(&store, &mut draft("a", "新")),
            Err(SaveError::Unreadable)
        );
        assert_eq!(store.read(&draft_key("a")), Ok(Some("{torn".into())));
    }

    #[test]
    fn a_deleted_draft_can_be_brought_back_even_on_a_full_store() {
        let mut store = MemoryStore::default();
        save(&store, &mut draft("a", "二号")).expect("saved");
        let size = store
            .read(&draft_key("a"))
            .expect("read")
            .expect("there")
            .len();
        store.capacity = Some(size + draft_key("a").len());
        assert_eq!(delete(&store, "a"), Ok(()));
        let listing = list(&store).expect("listed");
        assert_eq!((listing.drafts.len(), listing.deleted.len()), (0, 1));
        assert_eq!(restore(&store, "a", "b"), Ok(()));
        assert_eq!(list(&store).expect("listed").drafts.len(), 1);
    }

    #[test]
    fn a_deleted_draft_never_comes_back_over_one_that_went_on() {
        let store = MemoryStore::default();
        let mut one = draft("a", "删除前");
        save(&store, &mut one).expect("saved");
        delete(&store, "a").expect("deleted");
        let mut other_page = draft("a", "另一页接着写的");
        save(&store, &mut other_page).expect("saved");
        assert_eq!(restore(&store, "a", "b"), Ok(()));
        let names: Vec<String> = ["a", "b"]
            .into_iter()
            .map(|id| load(&store, id).expect("readable").expect("there").name)
            .collect();
        assert_eq!(names, ["另一页接着写的", "删除前"]);
        assert!(list(&store).expect("listed").deleted.is_empty());
    }

    #[test]
    fn a_draft_too_large_to_be_read_again_is_refused() {
        let store = MemoryStore::default();
        let mut one = draft("a", &"长".repeat(MAX_BYTES / 3));
        assert_eq!(
            save(&store, &mut one),
            Err(SaveError::Store(StoreError::Full))
        );
        assert_eq!(load(&store, "a"), Ok(None));
    }

    #[test]
    fn a_full_store_refuses_and_keeps_the_last_whole_draft() {
        let mut store = MemoryStore::default();
        let mut one = draft("a", "二号");
        save(&store, &mut one).expect("saved");
        store.capacity = Some(
            store
                .read(&draft_key("a"))
                .expect("read")
                .expect("there")
                .len()
                + 20,
        );
        let before = one.clone();
        one.name = "一个长得放不下的名字".repeat(20);
        assert_eq!(
            save(&store, &mut one),
            Err(SaveError::Store(StoreError::Full))
        );
        assert_eq!(load(&store, "a"), Ok(Some(before)));
    }
}
