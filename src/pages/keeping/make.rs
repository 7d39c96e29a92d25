//! Making a backup.

use super::{Chosen, NewPassphrase, last_backup, run};
use crate::components::When;
use crate::platform::crypto;
use crate::platform::engine::Argument;
use crate::platform::{clock, files};
use crate::state::use_shelf;
use crate::words as ui;
use draft::shelf::Note;
use leptos::prelude::*;

/// Random bytes for a seal: salt and nonce.
pub(super) const RANDOM_BYTES: usize = 40;

/// One file with all drafts, sealed or plain.
#[component]
pub(super) fn Make() -> impl IntoView {
    let shelf = use_shelf();
    let sealed = RwSignal::new(false);
    let chosen = Chosen::new();
    let busy = RwSignal::new(false);
    let said = RwSignal::new(None::<(bool, String)>);
    let count = move || {
        shelf
            .list()
            .map(|listing| listing.drafts.len() + listing.unreadable.len())
            .unwrap_or_default()
    };
    let finish = move |name: String, text: &str| {
        if files::download(&name, "application/octet-stream", text.as_bytes()).is_ok() {
            shelf.set_note(Note::LastBackup, &clock::now());
            chosen.forget();
            said.set(Some((true, ui::made(&name, text.len()))));
        } else {
            said.set(Some((false, ui::DOWNLOAD_REFUSED.to_owned())));
        }
    };
    let make = move |_| {
        let texts = shelf.with(draft::shelf::texts).unwrap_or_default();
        let all = texts.len();
        let text = draft::backup::write(&clock::now(), texts);
        // An empty or torn backup must not pass for one.
        let whole =
            draft::backup::read(&text).is_ok_and(|read| read.drafts.len() + read.unreadable == all);
        if !whole {
            said.set(Some((false, ui::EXPORT_NOT_WHOLE.to_owned())));
            return;
        }
        let today = clock::today();
        if !sealed.get_untracked() {
            finish(format!("绿矿自评备份-{today}.json"), &text);
            return;
        }
        let Some(random) = crypto::random(RANDOM_BYTES) else {
            said.set(Some((false, ui::seal_error("failed"))));
            return;
        };
        busy.set(true);
        said.set(None);
        let arguments = vec![
            Argument::Text(text),
            Argument::Text(chosen.first.get_untracked()),
            Argument::Bytes(random),
        ];
        run("seal", arguments, move |outcome| {
            busy.set(false);
            match outcome {
                Ok(text) => finish(format!("绿矿自评备份-{today}-加密.txt"), &text),
                Err(error) => said.set(Some((false, error))),
            }
        });
    };
    let cannot = move || busy.get() || count() == 0 || (sealed.get() && chosen.fault().is_some());
    view! {
        <section class="card">
            <h2>"备份"</h2>
            <p>{ui::BACKUP_INTRO}</p>
            <p class="quiet">{move || last_backup(shelf)}</p>
            <label class="inline">
                <input type="checkbox" prop:checked=sealed on:change=move |event| sealed.set(event_target_checked(&event))/>
                "用口令加密"
            </label>
            <When cond=sealed.into()><NewPassphrase id="backup-passphrase" chosen=chosen/></When>
            <p class="actions">
                <button type="button" class="primary" prop:disabled=cannot on:click=make>{move || format!("把 {} 份草稿存成一个文件", count())}</button>
                {move || (count() == 0).then(|| view! { <span class="quiet">"还没有草稿可以备份"</span> })}
            </p>
            <div aria-live="polite">
                {move || busy.get().then(|| view! { <p>"正在加密……"</p> })}
                {move || said.get().map(|(good, text)| view! { <div class=if good { "callout good" } else { "callout bad" }><p>{text}</p></div> })}
            </div>
        </section>
    }
}
