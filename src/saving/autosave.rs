//! The one effect that saves: debounced while the person types, at once when the page is about to go.
//!
//! The shelf (local storage) is written first, because it is the only place that can be written while a page is
//! closing. 已保存 is said when the archive has it too, on the disk; where there is no archive, at once, and
//! `save_state` says what that means.

use super::{Archive, Shelf, use_archive};
use crate::state::{OpenDraft, SaveStatus};
use draft::Draft;
use draft::shelf::{Note, SaveError, Store, draft_key};
use leptos::leptos_dom::helpers::TimeoutHandle;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::time::Duration;
use ui::platform::{clock, document, locks, room};

/// How long typing may pause before it is saved.
const PAUSE: Duration = Duration::from_millis(300);
/// How long an edit waits at most, however busily the person types.
const LONGEST: Duration = Duration::from_millis(500);

/// Saves the open draft. Cheap to copy.
#[derive(Clone, Copy)]
pub struct Autosave {
    open: OpenDraft,
    shelf: Shelf,
    archive: Archive,
    /// Something was entered since the last save.
    dirty: StoredValue<bool>,
    pause: StoredValue<Option<TimeoutHandle>>,
    longest: StoredValue<Option<TimeoutHandle>>,
}

impl Autosave {
    /// Keeps the open draft on the shelf for as long as the caller's owner lives.
    pub fn keep(open: OpenDraft, shelf: Shelf) -> Autosave {
        let autosave = Autosave {
            open,
            shelf,
            archive: use_archive(),
            dirty: StoredValue::new(false),
            pause: StoredValue::new(None),
            longest: StoredValue::new(None),
        };
        autosave.archive.thin_out(open);
        let entered = move || {
            open.draft
                .with(|draft| (draft.name.clone(), draft.assessment.clone()))
        };
        Effect::watch(entered, move |_, _, _| autosave.entered(), false);
        document::on_hide(move || autosave.flush());
        let key = open.draft.with_untracked(|draft| draft_key(&draft.id));
        document::on_store_change(move |changed| {
            if changed == key {
                autosave.shelf_changed();
            }
        });
        on_cleanup(move || autosave.flush());
        autosave
    }

    /// Saves at once what was not saved yet.
    pub fn flush(self) {
        self.stop_timers();
        if self.dirty.try_get_value() == Some(true) {
            self.save();
        }
    }

    /// Saves now and says how it went.
    pub fn save(self) {
        self.dirty.set_value(false);
        let mut draft = self.open.draft.get_untracked();
        draft.saved = clock::now();
        let outcome = self
            .shelf
            .with(|store| draft::shelf::save(store, &mut draft));
        if let Err(error) = outcome {
            self.dirty.set_value(true);
            if matches!(error, SaveError::Store(_)) {
                // The shelf has no room, the archive may have: it is brought back from there at the next start.
                draft.revision += 1;
                spawn_local(async move { self.archive.keep(&draft).await });
            }
            self.open.status.set(SaveStatus::Failed(error));
            return;
        }
        self.open.draft.update_untracked(|open| {
            open.saved.clone_from(&draft.saved);
            open.revision = draft.revision;
        });
        if self.archive.is_there() {
            self.ask_to_keep();
        }
        self.confirm(draft);
    }

    /// Takes over what another page saved. That page may be gone before the archive had it: this one sees to it.
    pub fn follow(self, stored: Draft) {
        self.dirty.set_value(false);
        self.open.follow(stored.clone());
        self.confirm(stored);
    }

    /// Says 已保存 once the archive has what stands on the shelf; where there is none, at once.
    fn confirm(self, draft: Draft) {
        if !self.archive.is_there() {
            self.open.status.set(if self.shelf.is_temporary {
                SaveStatus::Unkept
            } else {
                SaveStatus::Saved(draft.saved)
            });
            return;
        }
        self.open.status.set(SaveStatus::Pending);
        spawn_local(async move {
            self.archive.keep(&draft).await;
            // Typed on meanwhile: the next save speaks. The page may be gone, too.
            if self.dirty.try_get_value() == Some(false)
                && self.open.status.try_get_untracked() == Some(SaveStatus::Pending)
                && self.open.draft.with_untracked(|open| open.revision) == draft.revision
            {
                self.open.status.set(SaveStatus::Saved(draft.saved));
            }
        });
    }

    /// There are changes that cannot be saved; tries it first.
    pub fn would_lose(self) -> bool {
        self.flush();
        let failed = matches!(
            self.open.status.try_get_untracked(),
            Some(SaveStatus::Failed(_))
        );
        failed && self.dirty.try_get_value() == Some(true)
    }

    /// What stands on this page is not saved any more: it stands elsewhere, or the person gives it up.
    pub fn let_go(self) {
        self.stop_timers();
        self.dirty.set_value(false);
    }

    /// Once something was entered, there is something to keep: the browser is asked then, and once.
    fn ask_to_keep(self) {
        let asked = |store: &dyn Store| draft::shelf::note(store, Note::AskedToKeep).is_some();
        if !self.shelf.with(asked) {
            self.shelf.set_note(Note::AskedToKeep, &clock::now());
            spawn_local(room::ask_to_keep());
        }
    }

    /// The draft as it stands on the shelf.
    pub fn stored(self) -> Option<Draft> {
        let id = self.open.draft.with_untracked(|draft| draft.id.clone());
        let stored = self.shelf.with(|store| draft::shelf::load(store, &id));
        stored.ok().flatten()
    }

    fn entered(self) {
        // A page that reads along shows what another one saved. One that fell behind must not save until the
        // person decides.
        if self.open.reading.get_untracked() {
            return;
        }
        if matches!(
            self.open.status.get_untracked(),
            SaveStatus::Failed(SaveError::Conflict | SaveError::Unreadable)
        ) {
            self.dirty.set_value(true);
            return;
        }
        self.dirty.set_value(true);
        self.open.status.set(SaveStatus::Pending);
        if let Some(handle) = self.pause.try_update_value(Option::take).flatten() {
            handle.clear();
        }
        let flush = move || self.flush();
        self.pause
            .set_value(set_timeout_with_handle(flush, PAUSE).ok());
        if self.longest.with_value(Option::is_none) {
            self.longest
                .set_value(set_timeout_with_handle(flush, LONGEST).ok());
        }
    }

    /// Another page wrote this draft.
    fn shelf_changed(self) {
        let Some(stored) = self.stored() else { return };
        let revision = self.open.draft.with_untracked(|draft| draft.revision);
        if self.open.reading.get_untracked() {
            if stored.revision > revision {
                self.open.follow(stored);
            }
        } else if stored.revision > revision && self.may_follow(&stored) {
            self.follow(stored);
        } else if stored.revision > revision {
            self.stop_timers();
            self.open
                .status
                .set(SaveStatus::Failed(SaveError::Conflict));
        }
    }

    /// Nothing waits to be saved here, and what another page wrote is no entry of someone who writes beside this one:
    /// a new name, or, where one page at a time writes, the last word of the page that had the turn before.
    fn may_follow(self, stored: &Draft) -> bool {
        let same = |open: &Draft| open.assessment == stored.assessment;
        !self.dirty.get_value() && (locks::are_there() || self.open.draft.with_untracked(same))
    }

    fn stop_timers(self) {
        for timer in [self.pause, self.longest] {
            if let Some(handle) = timer.try_update_value(Option::take).flatten() {
                handle.clear();
            }
        }
    }
}
