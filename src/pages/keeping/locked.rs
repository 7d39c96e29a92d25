//! A shared computer: locking a draft with a passphrase, and wiping everything.

use super::{Chosen, MOST_SEALED, NewPassphrase, Passphrase, Said, random, unseal};
use crate::saving::attachments::locked as files;
use crate::saving::{Archive, Shelf, use_archive, use_found, use_shelf};
use crate::words as screen;
use draft::Draft;
use draft::shelf::{Locked, draft_key};
use leptos::prelude::*;
use leptos::task::spawn_local;
use ui::engines::exchange::{self, Plain};
use ui::platform::files::Bulk;
use ui::platform::locks::{self, Ask, Held};
use ui::platform::{clock, document};

/// What has to be typed before everything is wiped.
const WIPE: &str = "全部清除";

/// Id of what was said last.
const SAID: &str = "shared-said";

/// Lock, unlock, wipe.
#[component]
pub(super) fn SharedComputer() -> impl IntoView {
    let shelf = use_shelf();
    let said: Said = RwSignal::new(None);
    let locked = move || {
        shelf.list().ok();
        shelf.with(draft::shelf::locked).unwrap_or_default()
    };
    view! {
        <section class="card">
            <h2>"共用电脑"</h2>
            <p>{screen::SHARED_INTRO}</p>
            <Lock said=said/>
            {move || {
                let locked = locked();
                (!locked.is_empty()).then(|| view! {
                    <h3>"已加锁的草稿"</h3>
                    <ul class="plain-list">{locked.into_iter().map(|one| view! { <Unlock locked=one said=said/> }).collect_view()}</ul>
                })
            }}
            <Wipe said=said/>
            <div aria-live="polite" id=SAID tabindex="-1">
                {move || said.get().map(|(good, text)| view! { <div class=if good { "callout good" } else { "callout bad" }><p>{text}</p></div> })}
            </div>
        </section>
    }
}

/// Chooses a draft and locks it.
#[component]
fn Lock(said: Said) -> impl IntoView {
    let (shelf, archive) = (use_shelf(), use_archive());
    let which = RwSignal::new(String::new());
    let chosen = Chosen::new();
    let busy = RwSignal::new(false);
    let options = move || {
        let drafts = shelf
            .list()
            .map(|listing| listing.drafts)
            .unwrap_or_default();
        drafts
            .into_iter()
            .map(|draft| view! { <option value=draft.id.clone()>{draft.name}</option> })
            .collect_view()
    };
    let seal = move |draft: Draft, held: Option<Held>| {
        busy.set(true);
        let passphrase = chosen.first.get_untracked();
        spawn_local(async move {
            let sealed = sealed(archive, &draft, passphrase).await;
            // The page was left: nothing is locked.
            if busy.try_set(false).is_some() {
                return;
            }
            let outcome = match sealed {
                Ok(sealed) => lock_away(shelf, archive, &draft, sealed).await,
                Err(why) => Err(why),
            };
            drop(held);
            if outcome.is_ok() {
                chosen.forget();
                let _ = which.try_set(String::new());
            }
            document::hand_focus_to(SAID);
            let _ = said.try_set(Some(match outcome {
                Ok(true) => (true, format!("“{}”已加锁，历史版本已清除。", draft.name)),
                Ok(false) => (
                    false,
                    format!("“{}”已加锁，{}", draft.name, screen::VERSIONS_REMAIN),
                ),
                Err(why) => (false, why),
            }));
        });
    };
    let lock = move |_| {
        let id = which.get_untracked();
        let Some(draft) = shelf
            .with(|store| draft::shelf::load(store, &id))
            .ok()
            .flatten()
        else {
            return;
        };
        said.set(None);
        if !locks::are_there() {
            return seal(draft, None);
        }
        // A page that has the draft open would write it down again.
        let name = draft_key(&draft.id);
        let answer = move |held: Option<Held>| match held {
            Some(held) => seal(draft, Some(held)),
            None => said.set(Some((false, screen::OPEN_ELSEWHERE.to_owned()))),
        };
        locks::request(&name, Ask::IfFree, answer, || {});
    };
    view! {
        <details>
            <summary>"给一份草稿加锁"</summary>
            <div class="field">
                <div class="field-head"><label for="lock-which">"草稿"</label></div>
                <select id="lock-which" prop:value=which on:change=move |event| which.set(event_target_value(&event))>
                    <option value="">"请选择"</option>
                    {options}
                </select>
            </div>
            <NewPassphrase id="lock-passphrase" chosen=chosen/>
            <p class="actions">
                <button type="button" class="primary" on:click=lock
                    prop:disabled=move || busy.get() || which.with(String::is_empty) || chosen.fault().is_some()>"加锁"</button>
                {move || busy.get().then_some("正在加密……")}
            </p>
        </details>
    }
}

/// A draft as it is locked away: its text, and its files when it has any.
struct Sealed {
    text: String,
    files: Option<Bulk>,
}

/// Seals a draft and its files with one passphrase.
async fn sealed(archive: Archive, draft: &Draft, passphrase: String) -> Result<Sealed, String> {
    let files = files::to_seal(archive, draft).await;
    let files = files.map_err(|()| screen::FILES_NOT_LOCKED.to_owned())?;
    if files
        .as_ref()
        .is_some_and(|files| files.size() > MOST_SEALED)
    {
        return Err(screen::too_much_to_seal(MOST_SEALED));
    }
    let mut all = vec![(Plain::Text(draft::encode(draft)), random()?)];
    if let Some(files) = files {
        all.push((Plain::Bulk(files), random()?));
    }
    let answers = exchange::seal(all, &passphrase).await;
    let mut answers = answers.map_err(|why| screen::not_sealed(&why))?.into_iter();
    let (Some(exchange::Sealed::Text(text)), files) = (answers.next(), answers.next()) else {
        return Err(screen::seal_failed());
    };
    let files = match files {
        Some(exchange::Sealed::Bulk(files)) => Some(files),
        Some(exchange::Sealed::Text(_)) => return Err(screen::seal_failed()),
        None => None,
    };
    Ok(Sealed { text, files })
}

/// Puts what was sealed in the place of the draft, its files and its versions; whether nothing plain is left.
async fn lock_away(
    shelf: Shelf,
    archive: Archive,
    draft: &Draft,
    sealed: Sealed,
) -> Result<bool, String> {
    if let Some(files) = &sealed.files
        && !files::put(archive, &draft.id, files).await
    {
        files::forget(archive, &draft.id).await;
        return Err(screen::LOCK_FAILED.to_owned());
    }
    // On the disk before anything plain goes: a browser that is killed loses the last minute of its shelf.
    let kept = archive.keep_locked(draft, &sealed.text).await;
    let outcome = kept.then(|| shelf.with(|store| draft::shelf::lock(store, draft, &sealed.text)));
    shelf.changed();
    if !matches!(outcome, Some(Ok(()))) {
        archive.forget_locked(&draft.id).await;
        files::forget(archive, &draft.id).await;
        return Err(screen::LOCK_FAILED.to_owned());
    }
    let versions = archive.forget(&draft.id).await;
    let store = shelf.store();
    Ok(files::remove_plain(archive, store.as_ref(), draft).await && versions)
}

/// Puts a locked draft and its files back; what there is to say besides.
async fn unlocked(
    shelf: Shelf,
    archive: Archive,
    locked: &Locked,
    passphrase: String,
) -> Result<String, String> {
    let text = exchange::unseal(locked.sealed.clone(), &passphrase).await;
    let text = text.map_err(|why| screen::not_sealed(&why))?;
    let mut draft = draft::decode(&text).map_err(|error| words::read_error(&error))?;
    // Saved after it was locked: whatever the browser forgets of this, it knows which is the later.
    draft.saved = clock::now();
    let text = draft::encode(&draft);
    let mut opened = String::new();
    if let Some(sealed) = files::get(archive, &locked.id).await {
        match unseal(sealed, passphrase).await {
            Ok(bulk) if files::put_back(archive, &bulk, &draft).await => {}
            Ok(_) => return Err(screen::FILES_NOT_UNLOCKED.to_owned()),
            // Of another passphrase or spoiled: the draft must not stay locked for it, and it stays where it is.
            Err(_) => screen::FILES_STAY_LOCKED.clone_into(&mut opened),
        }
    }
    let outcome = shelf.with(|store| draft::shelf::unlock(store, locked, &text));
    shelf.changed();
    let draft = outcome.map_err(|_| screen::NOT_KEPT.to_owned())?;
    archive.keep_aside(&draft).await;
    archive.forget_locked(&locked.id).await;
    if opened.is_empty() {
        files::forget(archive, &locked.id).await;
    }
    Ok(opened)
}

/// A locked draft and the way to open it.
#[component]
fn Unlock(locked: Locked, said: Said) -> impl IntoView {
    let (shelf, archive) = (use_shelf(), use_archive());
    let passphrase = RwSignal::new(String::new());
    let busy = RwSignal::new(false);
    let id = format!("unlock-{}", locked.id);
    let name = locked.name.clone();
    let line = format!("{}（{} 保存）", locked.name, clock::readable(&locked.saved));
    let unlock = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        busy.set(true);
        said.set(None);
        let locked = locked.clone();
        let passphrase = passphrase.get_untracked();
        spawn_local(async move {
            let outcome = unlocked(shelf, archive, &locked, passphrase).await;
            let _ = busy.try_set(false);
            document::hand_focus_to(SAID);
            let _ = said.try_set(Some(match outcome {
                Ok(besides) => (
                    besides.is_empty(),
                    format!("“{}”已解锁，回到首页可以继续填写。{besides}", locked.name),
                ),
                Err(why) => (false, why),
            }));
        });
    };
    view! {
        <li>
            <form on:submit=unlock>
                <p>{line}</p>
                <Passphrase id=id label="口令" value=passphrase/>
                <p class="actions">
                    <button type="submit" class="small" aria-label=format!("解锁 {name}") prop:disabled=move || busy.get() || passphrase.with(String::is_empty)>"解锁"</button>
                    {move || busy.get().then_some("正在解密……")}
                </p>
            </form>
        </li>
    }
}

/// Takes everything out of this browser.
#[component]
fn Wipe(said: Said) -> impl IntoView {
    let (shelf, archive, found) = (use_shelf(), use_archive(), use_found());
    let typed = RwSignal::new(String::new());
    let wipe = move |_| {
        spawn_local(async move {
            // The archive first: a shelf emptied alone would be filled again from it.
            let gone = archive.clear().await;
            let outcome = shelf.with(draft::shelf::wipe);
            shelf.changed();
            found.leave_last_word(shelf);
            typed.try_set(String::new());
            document::hand_focus_to(SAID);
            said.try_set(Some(match outcome {
                Ok(()) if gone => (true, screen::WIPED.to_owned()),
                Ok(()) => (false, screen::NOT_ALL_WIPED.to_owned()),
                Err(_) => (false, screen::STORE_BLOCKED.to_owned()),
            }));
        });
    };
    view! {
        <details>
            <summary>"清除本机的全部草稿"</summary>
            <p>{screen::WIPE_NOTE}</p>
            <div class="field">
                <div class="field-head"><label for="wipe">{format!("要清除，请输入“{WIPE}”")}</label></div>
                <input id="wipe" type="text" autocomplete="off" prop:value=typed on:input=move |event| typed.set(event_target_value(&event))/>
            </div>
            <p class="actions">
                <button type="button" class="danger" prop:disabled=move || typed.with(|text| text.trim() != WIPE) on:click=wipe>"清除本机的全部草稿"</button>
            </p>
        </details>
    }
}
