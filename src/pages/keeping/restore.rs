//! Restoring from a backup: a preview, a choice, and drafts that are added. Nothing is replaced.

use super::{MOST_SEALED, Outcome, Passphrase, SEALED, Said, unseal};
use crate::saving::attachments::{self, Unpacked};
use crate::saving::{use_archive, use_shelf};
use crate::words as screen;
use canon::ReadError;
use draft::Draft;
use draft::backup::{Backup, MAX_BACKUP_BYTES, MAX_FILE_BYTES};
use draft::shelf::files::named_by;
use leptos::prelude::*;
use leptos::task::spawn_local;
use ui::platform::files::{Bulk, ChosenFile};
use ui::platform::{clock, document};

/// Id of what is being done and what came of it.
const SAID: &str = "restored-said";

/// A backup that was opened.
#[derive(Clone)]
struct Found {
    backup: Backup,
    /// All of it, and where the files begin.
    bulk: Bulk,
    start: usize,
}

/// Choose a file, see what is in it, take in what is wanted.
#[component]
pub(super) fn Restore() -> impl IntoView {
    let sealed = RwSignal::new_local(None::<Bulk>);
    let passphrase = RwSignal::new(String::new());
    let busy = RwSignal::new(String::new());
    let preview = RwSignal::new_local(None::<Found>);
    let said: Said = RwSignal::new(None);
    let show = move |outcome: Result<Found, String>| match outcome {
        Ok(found) => {
            let _ = said.try_set(None);
            let _ = preview.try_set(Some(found));
        }
        Err(why) => drop(said.try_set(Some((false, why)))),
    };
    let open_file = move |event: leptos::ev::Event| {
        let Some(file) = ChosenFile::take(&event) else {
            return;
        };
        preview.set(None);
        sealed.set(None);
        let bulk = file.bulk();
        let limit = MAX_BACKUP_BYTES + MAX_FILE_BYTES;
        if bulk.size() > limit {
            said.set(Some((false, words::file_too_large(limit / 1_000_000))));
            return;
        }
        spawn_local(async move {
            let head = bulk.piece(0, bulk.size().min(64)).await.unwrap_or_default();
            let head = String::from_utf8_lossy(&head).into_owned();
            if !head.trim_start_matches('\u{feff}').starts_with(SEALED) {
                show(read(bulk).await);
            } else if bulk.size() > MOST_SEALED * 2 {
                show(Err(words::file_too_large(MOST_SEALED * 2 / 1_000_000)));
            } else {
                let _ = said.try_set(None);
                let _ = sealed.try_set(Some(bulk));
            }
        });
    };
    let unseal = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let Some(bulk) = sealed.get_untracked() else {
            return;
        };
        busy.set("正在解密……".to_owned());
        said.set(None);
        spawn_local(async move {
            let outcome = unseal(bulk, passphrase.get_untracked()).await;
            let _ = busy.try_set(String::new());
            match outcome {
                Ok(bulk) => {
                    let _ = sealed.try_set(None);
                    let _ = passphrase.try_set(String::new());
                    show(read(bulk).await);
                }
                Err(why) => show(Err(why)),
            }
        });
    };
    let is_busy = move || !busy.with(String::is_empty);
    view! {
        <section class="card">
            <h2>"从备份恢复"</h2>
            <p>{screen::RESTORE_INTRO}</p>
            <p class="actions">
                <label class="button" for="backup-file">"选择备份文件"</label>
                <input id="backup-file" class="visually-hidden" type="file" on:change=open_file/>
            </p>
            {move || sealed.get().is_some().then(|| view! {
                <form on:submit=unseal>
                    <Passphrase id="restore-passphrase" label="备份的口令" value=passphrase/>
                    <p class="actions"><button type="submit" class="primary" prop:disabled=move || is_busy() || passphrase.with(String::is_empty)>"解密"</button></p>
                </form>
            })}
            <div id=SAID tabindex="-1"><Outcome busy=busy said=said/></div>
            {move || preview.get().map(|found| view! { <Preview found=found preview=preview busy=busy said=said/> })}
        </section>
    }
}

/// What is in the file; what is here already is left out unless the person says otherwise.
#[component]
fn Preview(
    found: Found,
    preview: RwSignal<Option<Found>, LocalStorage>,
    busy: RwSignal<String>,
    said: Said,
) -> impl IntoView {
    let backup = found.backup.clone();
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
    let files = {
        let named = named_by(&backup.drafts);
        let named = backup
            .files
            .iter()
            .filter(|(_, one)| named.contains_key(&one.sha256));
        named.fold((0, 0), |(count, bytes), (_, one)| {
            (count + 1, bytes + one.bytes as u64)
        })
    };
    let found = StoredValue::new_local(found);
    let add = move |_| {
        let Found {
            backup,
            bulk,
            start,
        } = found.get_value();
        let wanted = wanted.get_untracked();
        let drafts = backup.drafts.iter().enumerate();
        let drafts: Vec<Draft> = drafts
            .filter(|(index, _)| wanted.contains(index))
            .map(|(_, draft)| draft.clone())
            .collect();
        busy.set(screen::PACKING.to_owned());
        preview.set(None);
        document::hand_focus_to(SAID);
        spawn_local(async move {
            let unpacking = move |done| {
                let _ = busy.try_set(screen::packing(done, files.0));
            };
            // The files first: a draft that stands there has what it names.
            let unpacked =
                attachments::unpack(archive, &bulk, start, &backup, &drafts, unpacking).await;
            let (mut added, mut refused) = (0, 0);
            for mut draft in drafts {
                draft.id = clock::fresh_id();
                draft.revision = 0;
                match shelf.with(|store| draft::shelf::save(store, &mut draft)) {
                    Ok(()) => {
                        added += 1;
                        archive.keep_aside(&draft).await;
                    }
                    Err(_) => refused += 1,
                }
            }
            shelf.changed();
            let _ = busy.try_set(String::new());
            let _ = said.try_set(Some(added_in_words(added, refused, unpacked)));
        });
    };
    view! {
        <div class="preview">
            <h3>{format!("{created} 的备份，有 {count} 份草稿")}</h3>
            {(unreadable > 0).then(|| view! { <p class="callout caution">{format!("另有 {unreadable} 份内容不完整，读不出来。")}</p> })}
            {(files.0 > 0).then(|| view! { <p class="quiet">{screen::files_with_them(files.0, files.1)}</p> })}
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

/// The first line of a backup, read.
async fn read(bulk: Bulk) -> Result<Found, String> {
    let line = attachments::first_line(&bulk).await;
    let line = line.ok_or_else(|| screen::FILE_UNREADABLE.to_owned())?;
    let start = line.len() + 1;
    let text = String::from_utf8(line).map_err(|_| words::read_error(&ReadError::NotOurs))?;
    let backup = draft::backup::read(&text).map_err(|error| words::read_error(&error))?;
    Ok(Found {
        backup,
        bulk,
        start,
    })
}

/// What was added, and what was not.
fn added_in_words(added: usize, refused: usize, files: Unpacked) -> (bool, String) {
    let mut said = format!("已加入 {added} 份草稿");
    if files.kept > 0 {
        said.push_str(&format!("和 {} 个文件", files.kept));
    }
    said.push_str("，原有草稿没有变化。");
    if refused > 0 {
        said.push_str(&format!("{refused} 份草稿没有存下：{}", screen::NOT_KEPT));
    }
    said.push_str(&screen::files_left_out(files.spoiled, files.refused));
    (refused + files.spoiled + files.refused == 0, said)
}
