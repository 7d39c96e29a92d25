//! Whether the program works without a network, and the offer of a newer version.

use crate::saving::Autosave;
use crate::state::{NotStored, OpenDraft, SaveStatus, Stored, use_program};
use crate::words as screen;
use leptos::prelude::*;
use ui::When;
use ui::platform::service_worker;

/// A short line in the top bar: 可离线使用, 正在存下离线文件 3/14.
#[component]
pub fn ProgramState() -> impl IntoView {
    let program = use_program();
    let line = move || match program.stored.get() {
        Stored::Unknown => String::new(),
        Stored::SingleFile => "单文件版，可离线使用".to_owned(),
        Stored::Partly(done, of) => format!("正在存下离线文件 {done}/{of}"),
        Stored::Whole => "可离线使用".to_owned(),
        Stored::Failed(NotStored::Full) => screen::OFFLINE_FULL.to_owned(),
        Stored::Failed(NotStored::Mixed) => screen::OFFLINE_MIXED.to_owned(),
        Stored::Failed(NotStored::Network) => screen::OFFLINE_NETWORK.to_owned(),
    };
    let is_bad = move || matches!(program.stored.get(), Stored::Failed(_));
    view! { <p class="program-state" class:bad=is_bad role="status">{line}</p> }
}

/// The offer of a newer version, when there is one. It is taken once what was entered is saved.
#[component]
pub fn UpdateOffer() -> impl IntoView {
    let program = use_program();
    let open = use_context::<OpenDraft>();
    let autosave = use_context::<Autosave>();
    let asked = RwSignal::new(false);
    let refused = RwSignal::new(false);
    Effect::new(move |_| {
        if !asked.get() {
            return;
        }
        match open.map(|open| open.status.get()) {
            // It comes to 已保存 by itself, when it is on the disk.
            Some(SaveStatus::Pending) => {
                if let Some(autosave) = autosave {
                    autosave.flush();
                }
            }
            Some(SaveStatus::Failed(_)) => {
                asked.set(false);
                refused.set(true);
            }
            _ => service_worker::change_over(),
        }
    });
    let take = move |_| {
        refused.set(false);
        asked.set(true);
    };
    view! {
        <div aria-live="polite">
            <When cond=program.newer.into()>
                <div class="callout good">
                    <p>"新版本已存在这台设备上。更新时先存好草稿，再重新打开本页；暂不更新也可以接着填。"</p>
                    <p class="actions"><button type="button" class="small" on:click=take>"有新版本，点此更新"</button></p>
                    <When cond=refused.into()><p class="bad">{screen::UPDATE_REFUSED}</p></When>
                </div>
            </When>
        </div>
    }
}
