//! A shared computer: locking a draft with a passphrase, and wiping everything.

use super::make::RANDOM_BYTES;
use super::{Chosen, NewPassphrase, Passphrase, run};
use crate::archive::use_archive;
use crate::platform::clock;
use crate::platform::crypto;
use crate::platform::engine::Argument;
use crate::platform::locks::{self, Ask, Held};
use crate::state::{use_found, use_shelf};
use crate::words as ui;
use draft::Draft;
use draft::shelf::{Locked, draft_key};
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::cell::Cell;

/// What has to be typed before everything is wiped.
const WIPE: &str = "全部清除";

type Said = RwSignal<Option<(bool, String)>>;

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
            <p>{ui::SHARED_INTRO}</p>
            <Lock said=said/>
            {move || {
                let locked = locked();
                (!locked.is_empty()).then(|| view! {
                    <h3>"已加锁的草稿"</h3>
                    <ul class="plain-list">{locked.into_iter().map(|one| view! { <Unlock locked=one said=said/> }).collect_view()}</ul>
                })
            }}
            <Wipe said=said/>
            <div aria-live="polite">
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
    let finish = move |draft: Draft, sealed: &str, held: Option<Held>| {
        let outcome = shelf.with(|store| draft::shelf::lock(store, &draft, sealed));
        shelf.changed();
        if outcome.is_err() {
            said.set(Some((false, ui::LOCK_FAILED.to_owned())));
            return;
        }
        chosen.forget();
        which.set(String::new());
        spawn_local(async move {
            let gone = archive.forget(&draft.id).await;
            drop(held);
            let name = draft.name;
            said.try_set(Some(if gone {
                (true, format!("“{name}”已加锁，历史版本已清除。"))
            } else {
                (false, format!("“{name}”已加锁，{}", ui::VERSIONS_REMAIN))
            }));
        });
    };
    let seal = move |draft: Draft, held: Option<Held>| {
        let Some(random) = crypto::random(RANDOM_BYTES) else {
            said.set(Some((false, ui::seal_error("failed"))));
            return;
        };
        busy.set(true);
        let arguments = vec![
            Argument::Text(draft::encode(&draft)),
            Argument::Text(chosen.first.get_untracked()),
            Argument::Bytes(random),
        ];
        let waiting = Cell::new(Some((draft, held)));
        run("seal", arguments, move |outcome| {
            let Some((draft, held)) = waiting.take() else {
                return;
            };
            // The page was left: nothing is locked.
            if busy.try_set(false).is_some() {
                return;
            }
            match outcome {
                Ok(sealed) => finish(draft, &sealed, held),
                Err(error) => said.set(Some((false, error))),
            }
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
            None => said.set(Some((false, ui::OPEN_ELSEWHERE.to_owned()))),
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
        let arguments = vec![
            Argument::Text(locked.sealed.clone()),
            Argument::Text(passphrase.get_untracked()),
        ];
        run("unseal", arguments, move |outcome| {
            busy.try_set(false);
            let text = match outcome {
                Ok(text) => text,
                Err(error) => return said.set(Some((false, error))),
            };
            let outcome = shelf.with(|store| draft::shelf::unlock(store, &locked, &text));
            shelf.changed();
            said.set(Some(match outcome {
                Ok(draft) => {
                    spawn_local(async move { archive.keep_aside(&draft).await });
                    (
                        true,
                        format!("“{}”已解锁，回到首页可以继续填写。", locked.name),
                    )
                }
                Err(_) => (false, ui::NOT_KEPT.to_owned()),
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
            said.try_set(Some(match outcome {
                Ok(()) if gone => (true, ui::WIPED.to_owned()),
                Ok(()) => (false, ui::NOT_ALL_WIPED.to_owned()),
                Err(_) => (false, ui::STORE_BLOCKED.to_owned()),
            }));
        });
    };
    view! {
        <details>
            <summary>"清除本机的全部草稿"</summary>
            <p>{ui::WIPE_NOTE}</p>
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
