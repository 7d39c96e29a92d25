//! How much room there is.

use crate::saving::attachments::{self, Inventory};
use crate::saving::{use_archive, use_shelf};
use crate::words as screen;
use leptos::prelude::*;
use leptos::task::spawn_local;
use ui::platform::room::{Room, room};

/// Used and allowed, and whether the browser promised to keep it.
#[component]
pub(super) fn RoomLeft() -> impl IntoView {
    let shelf = use_shelf();
    let told = RwSignal::new(None::<Room>);
    spawn_local(async move {
        let answer = room().await;
        told.try_set(answer);
    });
    let archive = use_archive();
    let inventory = RwSignal::new(Inventory::default());
    Effect::new(move |_| {
        let Ok(listing) = shelf.list() else { return };
        let drafts = [listing.drafts, listing.deleted].concat();
        spawn_local(async move {
            let found = attachments::inventory(archive, &drafts).await;
            let _ = inventory.try_set(found);
        });
    });
    let drafts = move || {
        shelf.list().ok();
        shelf.with(draft::shelf::characters).unwrap_or_default()
    };
    view! {
        <section class="card">
            <h2>"存储空间"</h2>
            <dl class="draft-facts">
                <div><dt>"草稿占用"</dt><dd>{move || screen::share_of_room(drafts())}</dd></div>
                {move || Some(inventory.get()).filter(|found| found.files > 0).map(|found| view! {
                    <div><dt>"照片和文件"</dt><dd>{screen::files_held(found.files, found.bytes)}</dd></div>
                })}
                {move || told.get().map(|room| view! {
                    <div><dt>"连同历史版本、文件和程序"</dt><dd>{screen::bytes(room.used)}</dd></div>
                    <div><dt>"浏览器允许"</dt><dd>{screen::bytes(room.quota)}</dd></div>
                    <div><dt>"浏览器会不会自动清理"</dt><dd>{if room.is_promised { "承诺不自动清理" } else { "空间不足时可能清理" }}</dd></div>
                })}
            </dl>
            <p class="hint">{screen::ROOM_NOTE}</p>
        </section>
    }
}
