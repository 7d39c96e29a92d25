//! Making a backup.

use super::{Chosen, NewPassphrase, Outcome, Said, last_backup, seal};
use crate::saving::attachments::{self, Inventory};
use crate::saving::{use_archive, use_shelf};
use crate::words as screen;
use draft::shelf::Note;
use leptos::prelude::*;
use leptos::task::spawn_local;
use ui::When;
use ui::engines::exchange::{self, Plain, Sealed};
use ui::platform::files::Bulk;
use ui::platform::{clock, files};

/// One file with all drafts and their photos, sealed or plain.
#[component]
pub(super) fn Make() -> impl IntoView {
    let (shelf, archive) = (use_shelf(), use_archive());
    let sealed = RwSignal::new(false);
    let with_files = RwSignal::new(true);
    let chosen = Chosen::new();
    let busy = RwSignal::new(String::new());
    let said: Said = RwSignal::new(None);
    let inventory = RwSignal::new(Inventory::default());
    Effect::new(move |_| {
        let drafts = shelf.list().unwrap_or_default().drafts;
        spawn_local(async move {
            let found = attachments::inventory(archive, &drafts).await;
            let _ = inventory.try_set(found);
        });
    });
    let has_files = Signal::derive(move || inventory.get().files > 0);
    let count = move || {
        shelf
            .list()
            .map(|listing| listing.drafts.len() + listing.unreadable.len())
            .unwrap_or_default()
    };
    let make = move |_| {
        let texts = shelf.with(draft::shelf::texts).unwrap_or_default();
        let drafts = if with_files.get_untracked() {
            shelf.with(draft::shelf::list).unwrap_or_default().drafts
        } else {
            Vec::new()
        };
        let passphrase = sealed.get_untracked().then(|| chosen.first.get_untracked());
        let all = inventory.get_untracked().files;
        said.set(None);
        busy.set(screen::PACKING.to_owned());
        spawn_local(async move {
            let packing = move |done| {
                let _ = busy.try_set(screen::packing(done, all));
            };
            let packet = attachments::pack(archive, texts, &drafts, packing).await;
            let outcome = match packet {
                // An empty or torn backup must not pass for one.
                None => Err(screen::EXPORT_NOT_WHOLE.to_owned()),
                Some(packet) => {
                    if passphrase.is_some() {
                        let _ = busy.try_set("正在加密……".to_owned());
                    }
                    let name = screen::backup_name(
                        &clock::today(),
                        packet.files > 0,
                        passphrase.is_some(),
                    );
                    let content = finished(packet.bulk, packet.files > 0, passphrase).await;
                    content.and_then(|bulk| {
                        let offered = files::download_bulk(&name, &bulk);
                        offered.map_err(|_| screen::DOWNLOAD_REFUSED.to_owned())?;
                        shelf.set_note(Note::LastBackup, &clock::now());
                        Ok(screen::backup_made(
                            &name,
                            bulk.size(),
                            packet.files,
                            packet.lacking,
                        ))
                    })
                }
            };
            let _ = busy.try_set(String::new());
            if outcome.is_ok() {
                chosen.forget();
            }
            let _ = said.try_set(Some(match outcome {
                Ok(text) => (true, text),
                Err(text) => (false, text),
            }));
        });
    };
    let is_busy = move || !busy.with(String::is_empty);
    let cannot = move || is_busy() || count() == 0 || (sealed.get() && chosen.fault().is_some());
    view! {
        <section class="card">
            <h2>"备份"</h2>
            <p>{screen::BACKUP_INTRO}</p>
            <p class="quiet">{move || last_backup(shelf)}</p>
            <When cond=has_files>
                <label class="inline">
                    <input type="checkbox" prop:checked=with_files on:change=move |event| with_files.set(event_target_checked(&event))/>
                    {move || screen::with_files(inventory.get().files, inventory.get().bytes)}
                </label>
            </When>
            {move || (inventory.get().lacking > 0).then(|| view! { <p class="hint">{screen::files_lacking(inventory.get().lacking)}</p> })}
            <label class="inline">
                <input type="checkbox" prop:checked=sealed on:change=move |event| sealed.set(event_target_checked(&event))/>
                "用口令加密"
            </label>
            <When cond=sealed.into()><NewPassphrase id="backup-passphrase" chosen=chosen/></When>
            <p class="actions">
                <button type="button" class="primary" prop:disabled=cannot on:click=make>{move || format!("把 {} 份草稿存成一个文件", count())}</button>
                {move || (count() == 0).then(|| view! { <span class="quiet">"还没有草稿可以备份"</span> })}
            </p>
            <Outcome busy=busy said=said/>
        </section>
    }
}

/// The backup as it leaves: plain, or sealed. One without files is sealed as a text, which older programs open, too.
async fn finished(bulk: Bulk, has_files: bool, passphrase: Option<String>) -> Result<Bulk, String> {
    let Some(passphrase) = passphrase else {
        return Ok(bulk);
    };
    if has_files {
        return seal(bulk, passphrase).await;
    }
    let failed = screen::seal_failed;
    let bytes = bulk.piece(0, bulk.size()).await.ok_or_else(failed)?;
    let text = String::from_utf8(bytes).map_err(|_| failed())?;
    let all = vec![(Plain::Text(text), super::random()?)];
    let sealed = exchange::seal(all, &passphrase).await;
    match sealed.map_err(|why| screen::not_sealed(&why))?.pop() {
        Some(Sealed::Text(text)) => Bulk::of(&[text.into_bytes()]).ok_or_else(failed),
        _ => Err(failed()),
    }
}
