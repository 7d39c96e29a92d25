//! Taking back and doing again: buttons, keys, and what happened in words.

use crate::platform::document;
use crate::state::use_draft;
use leptos::prelude::*;
use std::time::Duration;

/// 撤销 and 重做; Ctrl+Z and Ctrl+Y outside of texts do the same.
#[component]
pub fn UndoButtons() -> impl IntoView {
    let open = use_draft();
    document::on_undo_keys(move || open.take_back(), move || open.do_again());
    view! {
        <p class="undo">
            <button type="button" class="small plain" title="撤销（Ctrl+Z）" aria-label="撤销"
                prop:disabled=move || !open.undo.can_undo() on:click=move |_| open.take_back()>
                <span aria-hidden="true">"↶"</span><span class="undo-word" aria-hidden="true">" 撤销"</span>
            </button>
            <button type="button" class="small plain" title="重做（Ctrl+Y）" aria-label="重做"
                prop:disabled=move || !open.undo.can_redo() on:click=move |_| open.do_again()>
                <span aria-hidden="true">"↷"</span><span class="undo-word" aria-hidden="true">" 重做"</span>
            </button>
        </p>
    }
}

/// How long it is said; it covers a line of the page.
const SAID: Duration = Duration::from_secs(8);

/// What was taken back or put in, for a while and at most until the next edit.
#[component]
pub fn Said() -> impl IntoView {
    let open = use_draft();
    Effect::new(move |_| {
        let text = open.said.get();
        if !text.is_empty() {
            let hide = move || {
                if open.said.try_get_untracked().as_ref() == Some(&text) {
                    open.said.set(String::new());
                }
            };
            set_timeout(hide, SAID);
        }
    });
    view! { <p class="toast" role="status" class:shown=move || !open.said.get().is_empty()>{open.said}</p> }
}
