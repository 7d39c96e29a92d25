//! Whether the draft is saved, always in sight, with the way out when it is not.

use crate::exporting;
use crate::route::{Route, Step};
use crate::saving::{Autosave, use_archive, use_leaving, use_shelf};
use crate::state::{SaveStatus, use_draft};
use crate::words as screen;
use draft::shelf::{SaveError, StoreError};
use leptos::prelude::*;
use leptos::task::spawn_local;
use ui::When;
use ui::platform::{clock, document};

/// A short line: 已保存 14:03, 正在保存, 没有保存.
#[component]
pub fn SaveState() -> impl IntoView {
    let (open, shelf, archive) = (use_draft(), use_shelf(), use_archive());
    // What only the shelf has may not outlive a power cut.
    let kept = move || {
        if archive.is_wanting() && !shelf.is_temporary {
            "，未落盘"
        } else {
            ""
        }
    };
    let line = move || match open.status.get() {
        _ if open.reading.get() => ("reading", "只读".to_owned()),
        SaveStatus::Saved(at) => (
            "saved",
            format!("已保存 {}{}", clock::hour_and_minute(&at), kept()),
        ),
        SaveStatus::Unkept => ("failed", "没有保存，只在本页".to_owned()),
        SaveStatus::Pending => ("pending", "正在保存…".to_owned()),
        SaveStatus::Failed(_) => ("failed", "没有保存".to_owned()),
    };
    view! { <p class=move || format!("save-state {}", line().0) role="status">{move || line().1}</p> }
}

/// What to do when the draft is not saved; nothing otherwise.
#[component]
pub fn SaveTrouble() -> impl IntoView {
    let open = use_draft();
    let shelf = use_shelf();
    let autosave = expect_context::<Autosave>();
    let archive = use_archive();
    let leaving = use_leaving();
    let without_archive = RwSignal::new(false);
    // Why the last way out led nowhere.
    let refused = RwSignal::new("");
    let save_as_file = move |_| {
        let offered = exporting::draft_file(&open.draft.get_untracked());
        refused.set(offered.err().unwrap_or_default());
    };
    let save_as_new = move |_| {
        let mut draft = open.draft.get_untracked();
        draft.id = clock::fresh_id();
        draft.name.push_str("（本页）");
        draft.revision = 0;
        draft.saved = clock::now();
        if shelf
            .with(|store| draft::shelf::save(store, &mut draft))
            .is_err()
        {
            refused.set(screen::NOT_KEPT);
            return;
        }
        shelf.changed();
        autosave.let_go();
        document::go(&Route::Draft(draft.id.clone(), Step::Profile).to_hash());
        spawn_local(async move { archive.keep_aside(&draft).await });
    };
    let leave = move |_| {
        autosave.let_go();
        if let Some(address) = leaving.let_go() {
            document::go(&address);
        }
    };
    let load_other = move |_| {
        if let Some(stored) = autosave.stored() {
            autosave.follow(stored);
        }
    };
    let trouble = move || {
        let SaveStatus::Failed(error) = open.status.get() else {
            return None;
        };
        let text = match error {
            SaveError::Store(StoreError::Full) => screen::STORE_FULL,
            SaveError::Store(StoreError::Blocked) => screen::STORE_BLOCKED,
            SaveError::Store(StoreError::NotKept) => screen::STORE_NOT_KEPT,
            SaveError::TooLarge => screen::DRAFT_TOO_LARGE,
            SaveError::Conflict => screen::CONFLICT,
            SaveError::Unreadable => screen::STORED_UNREADABLE,
        };
        let separate = matches!(error, SaveError::Conflict | SaveError::Unreadable);
        Some(view! {
            <div class="callout bad" role="alert" id="save-trouble" tabindex="-1">
                <p>{text}</p>
                {move || leaving.asked().is_some().then(|| view! { <p><strong>{screen::HELD_BACK}</strong></p> })}
                <p class="actions">
                    {(error != SaveError::TooLarge).then(|| view! { <button type="button" class="primary" on:click=save_as_file>"存成草稿文件"</button> })}
                    {separate.then(|| view! { <button type="button" on:click=save_as_new>"本页内容另存为新草稿"</button> })}
                    {(error == SaveError::Conflict).then(|| view! { <button type="button" on:click=load_other>"改用另一页的内容"</button> })}
                    {(!separate).then(|| view! { <button type="button" on:click=move |_| autosave.save()>"再试一次"</button> })}
                    {move || leaving.asked().is_some().then(|| view! { <button type="button" class="danger" on:click=leave>"不保存，离开"</button> })}
                </p>
                <p role="status">{refused}</p>
            </div>
        })
    };
    view! {
        {trouble}
        <When cond=Signal::derive(move || shelf.is_temporary)>
            <div class="callout caution" role="alert"><p>{screen::TEMPORARY}</p></div>
        </When>
        <When cond=Signal::derive(move || archive.is_wanting() && !shelf.is_temporary && !without_archive.get())>
            <div class="callout caution" role="status">
                <p>{screen::NO_ARCHIVE}</p>
                <p class="actions">
                    <button type="button" class="small" on:click=save_as_file>"存成草稿文件"</button>
                    <button type="button" class="small plain" on:click=move |_| without_archive.set(true)>"知道了"</button>
                </p>
            </div>
        </When>
    }
}
