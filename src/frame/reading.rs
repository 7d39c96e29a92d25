//! Says that this page reads along while another one writes, and offers the turn.

use crate::saving::Turn;
use crate::state::use_draft;
use crate::words as screen;
use leptos::prelude::*;
use ui::When;

/// 只读, and the way to write here; nothing while this page writes.
#[component]
pub fn Reading() -> impl IntoView {
    let open = use_draft();
    let turn = expect_context::<Turn>();
    view! {
        <When cond=Signal::derive(move || open.reading.get())>
            <div class="callout caution" role="status">
                <p>{screen::READING}</p>
                <p class="actions"><button type="button" class="primary" on:click=move |_| turn.ask()>"改在本页填写"</button></p>
            </div>
        </When>
    }
}
