//! The archive of this browser: every save on the disk, and the versions to go back to.

use super::attachments;
use crate::state::OpenDraft;
use draft::Draft;
use draft::shelf::{
    LOCKED, Note, Reconciled, Store, Version, left_readable, locked_key, locked_text, newest, note,
    reconcile, superfluous,
};
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::rc::Rc;
use ui::platform::clock;
use ui::platform::database::Database;
use ui::platform::locks::{self, Underway};
use ui::platform::storage::BrowserStore;

/// The archive. Cheap to copy.
#[derive(Clone, Copy)]
pub struct Archive {
    database: StoredValue<Option<Rc<Database>>, LocalStorage>,
    /// The last write did not reach the disk.
    failed: RwSignal<bool>,
    /// The version this session wrote last.
    last: StoredValue<Option<Version>>,
    /// Files that nothing names are being taken out.
    tidying: StoredValue<Option<Underway>, LocalStorage>,
}

impl Archive {
    /// The archive in this database; without one, there is none.
    pub fn new(database: Option<Database>) -> Archive {
        Archive {
            database: StoredValue::new_local(database.map(Rc::new)),
            failed: RwSignal::new(false),
            last: StoredValue::new(None),
            tidying: StoredValue::new_local(None),
        }
    }

    /// Takes out the files that nothing names, beside the page and when no other page is open. Only as a page begins:
    /// then nothing can be undone that names one.
    pub fn tidy(self, store: BrowserStore) {
        if let Some(database) = self.database() {
            let alone = async move { attachments::sweep_all(&database, &store).await };
            let tidying = Underway::begin(locks::live("greenmine/pages", alone));
            self.tidying.set_value(Some(tidying));
        }
    }

    /// The database, to keep files in: no page takes any out now.
    pub async fn for_files(self) -> Option<Rc<Database>> {
        if let Some(tidying) = self.tidying.try_get_value().flatten() {
            tidying.done().await;
        }
        self.database()
    }

    /// There is one.
    pub fn is_there(self) -> bool {
        self.database.with_value(Option::is_some)
    }

    /// There is none, or it refused the last text: what is saved may not outlive a power cut. Tracked.
    pub fn is_wanting(self) -> bool {
        self.failed.get() || !self.is_there()
    }

    /// Keeps a draft as it is now; within a minute, in place of what this session kept of it before.
    pub async fn keep(self, draft: &Draft) {
        let Some(database) = self.database() else {
            return;
        };
        let version = Version::of(draft);
        let before = self
            .last
            .try_update_value(|last| last.replace(version.clone()))
            .flatten();
        let replaced = before.filter(|before| before.same_minute(&version) && *before != version);
        let gone: Vec<String> = replaced.iter().map(Version::key).collect();
        let text = (version.key(), draft::encode(draft));
        let outcome = database.write(&[text], &gone).await;
        self.failed.try_set(outcome.is_err());
    }

    /// Keeps a draft as it is now, as a version of its own.
    pub async fn keep_aside(self, draft: &Draft) {
        if let Some(database) = self.database() {
            let text = (Version::of(draft).key(), draft::encode(draft));
            let outcome = database.write(&[text], &[]).await;
            self.failed.try_set(outcome.is_err());
        }
    }

    /// The versions of a draft, newest first.
    pub async fn versions(self, id: &str) -> Vec<Version> {
        let Some(database) = self.database() else {
            return Vec::new();
        };
        let keys = database.keys(&format!("{id}/")).await.unwrap_or_default();
        let mut versions: Vec<Version> = keys
            .iter()
            .filter_map(|key| Version::from_key(key))
            .collect();
        versions.reverse();
        versions
    }

    /// The draft as it was.
    pub async fn read(self, version: &Version) -> Option<Draft> {
        let text = self.database()?.read(&version.key()).await.ok()??;
        draft::decode(&text).ok()
    }

    /// Keeps a locked draft; whether it is on the disk, or there is no archive.
    pub async fn keep_locked(self, draft: &Draft, sealed: &str) -> bool {
        let Some(database) = self.database() else {
            return true;
        };
        let text = (locked_key(&draft.id), locked_text(draft, sealed));
        database.write(&[text], &[]).await.is_ok()
    }

    /// Forgets a locked draft: it is not locked any more.
    pub async fn forget_locked(self, id: &str) {
        if let Some(database) = self.database() {
            // What stays is older than anything saved since, and counts for nothing then.
            let _ = database.write(&[], &[locked_key(id)]).await;
        }
    }

    /// Forgets a draft with all its versions; whether nothing of it is left.
    pub async fn forget(self, id: &str) -> bool {
        let Some(database) = self.database() else {
            return true;
        };
        match database.keys(&format!("{id}/")).await {
            Ok(keys) => database.write(&[], &keys).await.is_ok(),
            Err(_) => false,
        }
    }

    /// Forgets everything; whether nothing is left.
    pub async fn clear(self) -> bool {
        match self.database() {
            Some(database) => database.clear().await.is_ok(),
            None => true,
        }
    }

    /// Thins out the versions of a draft that was opened, and keeps the state it was opened in.
    pub fn thin_out(self, open: OpenDraft) {
        let Some(database) = self.database() else {
            return;
        };
        let draft = open.draft.get_untracked();
        spawn_local(async move {
            let versions = self.versions(&draft.id).await;
            let going = superfluous(&versions, &clock::ago(1), &clock::ago(24));
            let going: Vec<String> = going.iter().map(Version::key).collect();
            let here = Version::of(&draft);
            let known = draft.revision == 0
                || versions
                    .iter()
                    .any(|version| version.revision >= draft.revision);
            let opened = (!known).then(|| (here.key(), draft::encode(&draft)));
            let opened: Vec<(String, String)> = opened.into_iter().collect();
            if !going.is_empty() || !opened.is_empty() {
                let _ = database.write(&opened, &going).await;
            }
        });
    }

    /// The database under it, which holds the photos and files, too.
    pub fn database(self) -> Option<Rc<Database>> {
        self.database.try_get_value().flatten()
    }
}

/// What came of opening the archive.
#[derive(Default)]
pub struct Opened {
    /// The archive's database; none when the browser has none, or did not open it in time.
    pub database: Option<Database>,
    /// What came of bringing it and the shelf together.
    pub reconciled: Reconciled,
    /// It is empty, although drafts on the shelf were kept in it: the browser cleared it.
    pub versions_gone: bool,
}

/// Opens the archive and brings it and the shelf together; what came of it.
pub async fn open(store: Option<&dyn Store>) -> Opened {
    let Some(database) = Database::open().await else {
        return Opened::default();
    };
    // One that opens and cannot be read is no archive: to take it for empty would be to lose what it holds.
    let Ok(keys) = database.keys("").await else {
        return Opened::default();
    };
    let mut opened = Opened::default();
    if let Some(store) = store {
        let versions: Vec<Version> = keys
            .iter()
            .filter_map(|key| Version::from_key(key))
            .collect();
        let mut texts = Vec::new();
        for version in newest(&versions) {
            // The newest that can be read: a spoiled one falls back to the one before.
            let mut of_it: Vec<&Version> =
                versions.iter().filter(|one| one.id == version.id).collect();
            canon::sort_by(&mut of_it, |one, other| other.revision.cmp(&one.revision));
            for one in of_it {
                if let Ok(Some(text)) = database.read(&one.key()).await
                    && draft::decode(&text).is_ok()
                {
                    texts.push(text);
                    break;
                }
            }
        }
        let mut locked = Vec::new();
        for key in &keys {
            if let Some(id) = key.strip_prefix(LOCKED)
                && let Ok(Some(text)) = database.read(key).await
            {
                locked.push((id.to_owned(), text));
            }
        }
        opened.reconciled = reconcile(store, &texts, &locked).unwrap_or_default();
        let left: Vec<String> = left_readable(store, &versions)
            .unwrap_or_default()
            .iter()
            .map(Version::key)
            .collect();
        if !left.is_empty() {
            // What stays goes at the next start.
            let _ = database.write(&[], &left).await;
        }
        opened.versions_gone = versions.is_empty()
            && note(store, Note::AskedToKeep).is_some()
            && !opened.reconciled.to_archive.is_empty();
    }
    opened.database = Some(database);
    opened
}

/// The archive of this app.
pub fn use_archive() -> Archive {
    expect_context::<Archive>()
}
