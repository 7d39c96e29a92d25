//! Restoring from a backup: a preview, a choice, and drafts that are added. Nothing is replaced.

use super::{Passphrase, run};
use crate::archive::use_archive;
use crate::platform::engine::Argument;
use crate::platform::{clock, files};
use crate::state::use_shelf;
use crate::words as ui;
use draft::Draft;
use draft::backup::{Backup, MAX_BACKUP_BYTES};
use leptos::prelude::*;
use leptos::task::spawn_local;

/// How a sealed text begins.
const SEALED: &str = "greenmine-sealed/";

/// Choose a file, see what is in it, take in what is wanted.
#[component]
pub(super) fn Restore() -> impl IntoView {
    let sealed = RwSignal::new(None::<String>);
    let passphrase = RwSignal::new(String::new());
    let busy = RwSignal::new(false);
    let preview = RwSignal::new(None::<Backup>);
    let said = RwSignal::new(None::<(bool, String)>);
    let read = move |text: &str| match draft::backup::read(text) {
        Ok(backup) => {
            said.set(None);
            preview.set(Some(backup));
        }
        Err(error) => said.set(Some((false, ui::read_error(&error)))),
    };
    let open_file = move |event: leptos::ev::Event| {
        let Some(file) = files::ChosenFile::take(&event) else {
            return;
        };
        preview.set(None);
        sealed.set(None);
        if file.size() > MAX_BACKUP_BYTES * 2 {
            said.set(Some((
                false,
                ui::file_too_large(MAX_BACKUP_BYTES / 1_000_000),
            )));
            return;
        }
        spawn_local(async move {
            match file.text().await {
                None => said.set(Some((false, ui::FILE_UNREADABLE.to_owned()))),
                Some(text) if text.trim_start_matches('\u{feff}').starts_with(SEALED) => {
                    said.set(None);
                    sealed.set(Some(text));
                }
                Some(text) => read(&text),
            }
        });
    };
    let unseal = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let Some(text) = sealed.get_untracked() else {
            return;
        };
        busy.set(true);
        said.set(None);
        let arguments = vec![
            Argument::Text(text),
            Argument::Text(passphrase.get_untracked()),
        ];
        run("unseal", arguments, move |outcome| {
            busy.set(false);
            match outcome {
                Ok(text) => {
                    sealed.set(None);
                    passphrase.set(String::new());
                    read(&text);
                }
                Err(error) => said.set(Some((false, error))),
            }
        });
    };
    view! {
        <section class="card">
            <h2>"从备份恢复"</h2>
            <p>{ui::RESTORE_INTRO}</p>
            <p class="actions">
                <label class="button" for="backup-file">"选择备份文件"</label>
                <input id="backup-file" class="visually-hidden" type="file" accept=".json,.txt,application/json,text/plain" on:change=open_file/>
            </p>
            {move || sealed.get().is_some().then(|| view! {
                <form on:submit=unseal>
                    <Passphrase id="restore-passphrase" label="备份的口令" value=passphrase/>
                    <p class="actions"><button type="submit" class="primary" prop:disabled=move || busy.get() || passphrase.with(String::is_empty)>"解密"</button></p>
                </form>
            })}
            <div aria-live="polite">
                {move || busy.get().then(|| view! { <p>"正在解密……"</p> })}
                {move || said.get().map(|(good, text)| view! { <div class=if good { "callout good" } else { "callout bad" }><p>{text}</p></div> })}
            </div>
            {move || preview.get().map(|backup| view! { <Preview backup=backup preview=preview said=said/> })}
        </section>
    }
}

/// What is in the file; what is here already is left out unless the person says otherwise.
#[component]
fn Preview(
    backup: Backup,
    preview: RwSignal<Option<Backup>>,
    said: RwSignal<Option<(bool, String)>>,
) -> impl IntoView {
    let (shelf, archive) = (use_shelf(), use_archive());
    let here = shelf
        .list()
        .map(|listing| listing.drafts)
        .unwrap_or_default();
    let known = |draft: &Draft| {
        here.iter()
            .any(|one| one.assessment == draft.assessment && one.name == draft.name)
    };
    let wanted: Vec<usize> = (0..backup.drafts.len())
        .filter(|index| !known(&backup.drafts[*index]))
        .collect();
    let wanted = RwSignal::new(wanted);
    let rows = backup.drafts.iter().enumerate().map(|(index, draft)| {
        let known = known(draft).then(|| view! { <span class="quiet">"这里已有相同的一份"</span> });
        view! {
            <li>
                <label class="inline">
                    <input type="checkbox" prop:checked=move || wanted.with(|wanted| wanted.contains(&index))
                        on:change=move |event| wanted.update(|wanted| {
                            wanted.retain(|one| *one != index);
                            if event_target_checked(&event) { wanted.push(index); }
                        })/>
                    <span>{draft.name.clone()}" "<span class="quiet">{format!("{} 保存", clock::readable(&draft.saved))}</span>" "{known}</span>
                </label>
            </li>
        }
    });
    let rows = rows.collect_view();
    let created = clock::readable(&backup.created);
    let (count, unreadable) = (backup.drafts.len(), backup.unreadable);
    let drafts = StoredValue::new(backup.drafts);
    let add = move |_| {
        let (mut added, mut refused) = (0, 0);
        for (index, mut draft) in drafts.get_value().into_iter().enumerate() {
            if !wanted.with_untracked(|wanted| wanted.contains(&index)) {
                continue;
            }
            draft.id = clock::fresh_id();
            draft.revision = 0;
            match shelf.with(|store| draft::shelf::save(store, &mut draft)) {
                Ok(()) => {
                    added += 1;
                    spawn_local(async move { archive.keep_aside(&draft).await });
                }
                Err(_) => refused += 1,
            }
        }
        shelf.changed();
        preview.set(None);
        said.set(Some(if refused == 0 {
            (true, format!("已加入 {added} 份草稿，原有草稿没有变化。"))
        } else {
            (
                false,
                format!("已加入 {added} 份；{refused} 份没有存下：{}", ui::NOT_KEPT),
            )
        }));
    };
    view! {
        <div class="preview">
            <h3>{format!("{created} 的备份，有 {count} 份草稿")}</h3>
            {(unreadable > 0).then(|| view! { <p class="callout caution">{format!("另有 {unreadable} 份内容不完整，读不出来。")}</p> })}
            <ul class="plain-list">{rows}</ul>
            <p class="actions">
                <button type="button" class="primary" prop:disabled=move || wanted.with(Vec::is_empty) on:click=add>
                    {move || format!("加入所选 {} 份", wanted.with(Vec::len))}
                </button>
                <button type="button" on:click=move |_| preview.set(None)>"取消"</button>
            </p>
        </div>
    }
}
