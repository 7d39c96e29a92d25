//! Taking back and doing again: buttons, keys, and what happened in words.

use crate::platform::document;
use crate::state::use_draft;
use leptos::prelude::*;

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

/// What was taken back or put in, until the next edit.
#[component]
pub fn Said() -> impl IntoView {
    let open = use_draft();
    view! { <p class="toast" role="status" class:shown=move || !open.said.get().is_empty()>{open.said}</p> }
}
