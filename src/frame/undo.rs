//! Taking back and doing again: buttons, keys, and what happened in words.

use crate::state::{Leap, use_draft};
use assessment::Catalogue;
use draft::compare::Spot;
use leptos::prelude::*;
use std::time::Duration;
use ui::platform::document;

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
    let text = move || match open.leap.get() {
        Leap::None => String::new(),
        Leap::Back(places) => format!("已撤销：{}", named(&places, open.judged.catalogue)),
        Leap::Forth(places) => format!("已重做：{}", named(&places, open.judged.catalogue)),
        Leap::Replaced(said) => said,
    };
    Effect::new(move |_| {
        let leap = open.leap.get();
        if leap != Leap::None {
            let hide = move || {
                if open.leap.try_get_untracked().as_ref() == Some(&leap) {
                    open.leap.set(Leap::None);
                }
            };
            set_timeout(hide, SAID);
        }
    });
    view! { <p class="toast" role="status" class:shown=move || open.leap.get() != Leap::None>{text}</p> }
}

/// The first three places by name, and how many there are.
fn named(places: &[Spot], catalogue: &Catalogue) -> String {
    let named = places.iter().take(3);
    let mut names: Vec<String> = named.map(|place| words::spot(place, catalogue)).collect();
    if places.len() > names.len() {
        names.push(format!("等 {} 处", places.len()));
    }
    names.join("、")
}
