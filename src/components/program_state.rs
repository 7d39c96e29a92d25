//! Whether the program works without a network, and the offer of a newer version.

use crate::autosave;
use crate::platform::service_worker::{self, Why};
use crate::state::{OpenDraft, SaveStatus, Stored, use_program, use_shelf};
use crate::words as ui;
use leptos::prelude::*;

/// A short line in the top bar: 可离线使用, 正在存下离线文件 3/14, or the button 有新版本，点此更新.
#[component]
pub fn ProgramState() -> impl IntoView {
    let program = use_program();
    let line = move || match program.stored.get() {
        Stored::Unknown => String::new(),
        Stored::SingleFile => "单文件版，可离线使用".to_owned(),
        Stored::Partly(done, of) => format!("正在存下离线文件 {done}/{of}"),
        Stored::Whole => "可离线使用".to_owned(),
        Stored::Failed(why) => match why {
            Why::Full => ui::OFFLINE_FULL,
            Why::Mixed => ui::OFFLINE_MIXED,
            Why::Network => ui::OFFLINE_NETWORK,
        }
        .to_owned(),
    };
    let is_bad = move || matches!(program.stored.get(), Stored::Failed(_));
    view! {
        <div class="program-state">
            <p class:bad=is_bad role="status">{move || if program.newer.get() { String::new() } else { line() }}</p>
            {move || program.newer.get().then(|| view! { <Update/> })}
        </div>
    }
}

/// Changes to the newer version, once what was entered is saved.
#[component]
fn Update() -> impl IntoView {
    let open = use_context::<OpenDraft>();
    let shelf = use_shelf();
    let asked = RwSignal::new(false);
    let refused = RwSignal::new(false);
    let status = move || open.map(|open| open.status.get());
    Effect::new(move |_| {
        if !asked.get() {
            return;
        }
        match (status(), open) {
            (Some(SaveStatus::Pending), Some(open)) => autosave::save(open, shelf),
            (Some(SaveStatus::Failed(_)), _) => {
                asked.set(false);
                refused.set(true);
            }
            _ => service_worker::change_over(),
        }
    });
    view! {
        <button type="button" class="small" on:click=move |_| { refused.set(false); asked.set(true); }>"有新版本，点此更新"</button>
        <p class="bad" role="alert">{move || refused.get().then_some(ui::UPDATE_REFUSED)}</p>
    }
}
