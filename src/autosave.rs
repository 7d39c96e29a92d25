//! The one effect that saves: debounced while the person types, at once when the page is about to go.

use crate::platform::{clock, document};
use crate::state::{OpenDraft, SaveStatus, Shelf};
use draft::shelf::{SaveError, draft_key};
use leptos::leptos_dom::helpers::TimeoutHandle;
use leptos::prelude::*;
use std::time::Duration;

/// How long typing may pause before it is saved.
const PAUSE: Duration = Duration::from_millis(400);
/// How long an edit waits at most, however busily the person types.
const LONGEST: Duration = Duration::from_millis(900);

/// Keeps the open draft on the shelf for as long as the caller's owner lives.
pub fn keep_saved(open: OpenDraft, shelf: Shelf) {
    let pause = StoredValue::new(None::<TimeoutHandle>);
    let longest = StoredValue::new(None::<TimeoutHandle>);
    let stop_timers = move || {
        for timer in [pause, longest] {
            if let Some(handle) = timer.try_update_value(Option::take).flatten() {
                handle.clear();
            }
        }
    };
    let flush = move || {
        stop_timers();
        if open.status.try_get_untracked() == Some(SaveStatus::Pending) {
            save(open, shelf);
        }
    };
    let entered = move || {
        open.draft
            .with(|draft| (draft.name.clone(), draft.assessment.clone()))
    };
    Effect::watch(
        entered,
        move |_, _, _| {
            // A page that fell behind another one must not save until the person decides.
            if matches!(
                open.status.get_untracked(),
                SaveStatus::Failed(SaveError::Conflict | SaveError::Unreadable)
            ) {
                return;
            }
            open.status.set(SaveStatus::Pending);
            if let Some(handle) = pause.try_update_value(Option::take).flatten() {
                handle.clear();
            }
            pause.set_value(set_timeout_with_handle(flush, PAUSE).ok());
            if longest.with_value(Option::is_none) {
                longest.set_value(set_timeout_with_handle(flush, LONGEST).ok());
            }
        },
        false,
    );
    document::on_hide(flush);
    let key = open.draft.with_untracked(|draft| draft_key(&draft.id));
    document::on_store_change(move |changed| {
        if changed == key && is_behind(open, shelf) {
            stop_timers();
            open.status.set(SaveStatus::Failed(SaveError::Conflict));
        }
    });
    on_cleanup(flush);
}

/// Saves now and says how it went.
pub fn save(open: OpenDraft, shelf: Shelf) {
    let mut draft = open.draft.get_untracked();
    draft.saved = clock::now();
    let outcome = shelf.with(|store| draft::shelf::save(store, &mut draft));
    match outcome {
        Ok(()) => {
            let (saved, revision) = (draft.saved.clone(), draft.revision);
            open.draft.update_untracked(|open| {
                open.saved = saved.clone();
                open.revision = revision;
            });
            open.status.set(SaveStatus::Saved(saved));
        }
        Err(error) => open.status.set(SaveStatus::Failed(error)),
    }
}

fn is_behind(open: OpenDraft, shelf: Shelf) -> bool {
    let (id, revision) = open
        .draft
        .with_untracked(|draft| (draft.id.clone(), draft.revision));
    let stored = shelf.with(|store| draft::shelf::load(store, &id));
    stored
        .ok()
        .flatten()
        .is_some_and(|stored| stored.revision != revision)
}
