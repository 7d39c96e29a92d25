//! What came to light when the app was opened: drafts brought back, drafts gone, a database that did not open.

use crate::saving::{use_found, use_shelf};
use crate::words as screen;
use leptos::prelude::*;
use ui::When;
use ui::platform::document;

/// One notice each; nothing when all is as it was left.
#[component]
pub(super) fn FoundOnOpening() -> impl IntoView {
    let (shelf, found) = (use_shelf(), use_found());
    let seen = move |_| {
        found.missing.set(false);
        found.leave_last_word(shelf);
    };
    view! {
        <When cond=found.missing.into()>
            <div class="callout bad" role="alert">
                <p><strong>"这里原来有草稿，现在一份也没有了。"</strong></p>
                <p>{screen::DRAFTS_GONE}</p>
                <p class="actions">
                    <a class="button small" href="#/keeping">"从备份恢复"</a>
                    <button type="button" class="small plain" on:click=seen>"知道了"</button>
                </p>
            </div>
        </When>
        {found.is_late.then(|| view! {
            <div class="callout caution" role="alert">
                <p>{screen::ARCHIVE_LATE}</p>
                <p class="actions"><button type="button" class="small" on:click=|_| document::reload()>"再试一次"</button></p>
            </div>
        })}
        <When cond=Signal::derive(move || !found.brought_back.get().is_empty())>
            <div class="callout caution" role="status">
                <p>{screen::BROUGHT_BACK}{move || found.brought_back.get().join("、")}</p>
                <p class="actions"><button type="button" class="small" on:click=move |_| found.brought_back.set(Vec::new())>"知道了"</button></p>
            </div>
        </When>
        <When cond=Signal::derive(move || !found.not_brought_back.get().is_empty())>
            <div class="callout bad" role="alert">
                <p>{screen::NOT_BROUGHT_BACK}{move || found.not_brought_back.get().join("、")}</p>
                <p class="actions"><button type="button" class="small" on:click=|_| document::reload()>"再试一次"</button></p>
            </div>
        </When>
        <When cond=found.versions_gone.into()>
            <div class="callout caution" role="status">
                <p>{screen::VERSIONS_GONE}</p>
                <p class="actions">
                    <a class="button small" href="#/keeping">"去备份"</a>
                    <button type="button" class="small plain" on:click=move |_| found.versions_gone.set(false)>"知道了"</button>
                </p>
            </div>
        </When>
    }
}
