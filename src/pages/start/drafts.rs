//! The list of drafts: open, copy, rename, delete, bring back, save as a file.

use super::Message;
use crate::exporting;
use crate::route::{Route, Step};
use crate::saving::{Archive, Shelf, use_archive, use_found, use_shelf};
use crate::state::{Search, use_at_hand};
use crate::words as screen;
use draft::Draft;
use draft::shelf::{Listing, SaveError, StoreError, Unreadable};
use leptos::prelude::*;
use leptos::task::spawn_local;
use ui::platform::{clock, document, files};

/// The id of what the last action came to.
pub(super) const SAID: &str = "said";

/// Puts a draft on the shelf.
pub(super) fn put(shelf: Shelf, archive: Archive, draft: &mut Draft) -> Result<(), String> {
    let saved = shelf.with(|store| draft::shelf::save(store, draft));
    shelf.changed();
    saved.map_err(|error| match error {
        SaveError::Conflict => screen::LIST_CHANGED.to_owned(),
        SaveError::Store(_) | SaveError::TooLarge | SaveError::Unreadable => {
            screen::NOT_KEPT.to_owned()
        }
    })?;
    let draft = draft.clone();
    spawn_local(async move { archive.keep_aside(&draft).await });
    Ok(())
}

/// The draft as it stands on the shelf now: another page may have gone on with it since the list was drawn.
fn as_it_stands(shelf: Shelf, id: &str) -> Result<Draft, String> {
    match shelf.with(|store| draft::shelf::load(store, id)) {
        Ok(Some(draft)) => Ok(draft),
        _ => {
            shelf.changed();
            Err(screen::LIST_CHANGED.to_owned())
        }
    }
}

/// Everything on the shelf.
#[component]
pub(super) fn Drafts(listing: Listing, message: RwSignal<Option<Message>>) -> impl IntoView {
    let (shelf, archive) = (use_shelf(), use_archive());
    let Listing {
        drafts,
        deleted,
        unreadable,
        fell_back,
    } = listing;
    let empty = drafts.is_empty();
    let locked = shelf
        .with(draft::shelf::locked)
        .map_or(0, |locked| locked.len());
    view! {
        {empty.then(|| view! {
            <section class="empty">
                <p>{screen::WHAT_IT_IS}</p>
                <p>{screen::WHAT_IT_IS_NOT}</p>
            </section>
        })}
        {(!fell_back.is_empty()).then(|| view! { <div class="callout caution"><p>{screen::FELL_BACK}</p></div> })}
        <ul class="drafts">{drafts.into_iter().map(|draft| row(shelf, archive, draft, message)).collect_view()}</ul>
        {(!unreadable.is_empty()).then(|| view! {
            <section class="callout bad">
                <h2>"读不出的草稿"</h2>
                <p>{screen::DRAFT_UNREADABLE}</p>
                <ul>{unreadable.into_iter().map(|one| unreadable_row(shelf, one, message)).collect_view()}</ul>
            </section>
        })}
        {(locked > 0).then(|| view! { <p>{format!("另有 {locked} 份草稿已加锁，在")}<a href="#/keeping">"备份与保管"</a>"里解锁。"</p> })}
        {(!deleted.is_empty()).then(|| view! {
            <details class="deleted">
                <summary>{format!("已删除 {} 份，可恢复", deleted.len())}</summary>
                <ul>{deleted.into_iter().map(|draft| deleted_row(shelf, archive, draft, message)).collect_view()}</ul>
            </details>
        })}
        {(!empty).then(|| view! { <p class="quiet">{screen::WHAT_IT_IS_NOT}</p> })}
    }
}

fn row(
    shelf: Shelf,
    archive: Archive,
    draft: Draft,
    message: RwSignal<Option<Message>>,
) -> impl IntoView {
    let href = Route::Draft(draft.id.clone(), Step::Profile).to_hash();
    let at_hand = use_at_hand();
    let kept = draft.clone();
    let summary = move || {
        let Search::Found(rules) = at_hand.rules_of(&kept.assessment) else {
            return None;
        };
        let (catalogue, score) = (rules.catalogue(), rules.score(&kept.assessment));
        let (done, all) = score.progress();
        let points = if score.track.has_total() {
            format!("{} 分", words::span_short(score.total))
        } else {
            "不计总分".to_owned()
        };
        Some(view! {
            <dl class="draft-facts">
                <div><dt>"目录"</dt><dd>{catalogue.title.clone()}</dd></div>
                <div><dt>"路径"</dt><dd>{words::track(score.track).0}</dd></div>
                <div><dt>"进度"</dt><dd>{format!("{done}/{all} 项")}</dd></div>
                <div><dt>"得分"</dt><dd class="figure">{points}</dd></div>
                <div><dt>"结论"</dt><dd>{words::conclusion(score.conclusion)}</dd></div>
                <div><dt>"保存"</dt><dd>{clock::readable(&kept.saved)}</dd></div>
            </dl>
        })
    };
    let renaming = RwSignal::new(false);
    let name = draft.name.clone();
    let id = StoredValue::new(draft.id);
    let now = move || id.with_value(|id| as_it_stands(shelf, id));
    let say = move |outcome: Result<(), String>| {
        if let Err(said) = outcome {
            message.set(Message::bad(said));
        }
    };
    let copy = move |_| {
        say(now().and_then(|mut copy| {
            copy.id = clock::fresh_id();
            copy.name.push_str("（副本）");
            copy.revision = 0;
            copy.saved = clock::now();
            put(shelf, archive, &mut copy)
        }));
    };
    let save_as_file =
        move |_| say(now().and_then(|draft| exporting::draft_file(&draft).map_err(str::to_owned)));
    let rename = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let id = id.get_value();
        let name = document::value_of(&format!("name-{id}"));
        let renamed = now().and_then(|mut draft| {
            if name.trim().is_empty() || name.trim() == draft.name {
                return Ok(());
            }
            name.trim().clone_into(&mut draft.name);
            put(shelf, archive, &mut draft)
        });
        // Drawing the list anew closes the box, but only when something on the shelf changed.
        renaming.try_set(false);
        say(renamed);
        document::focus(&format!("draft-{id}"));
    };
    let deleted = name.clone();
    let delete = move |_| {
        let id = id.get_value();
        let outcome = shelf.with(|store| draft::shelf::delete(store, &id));
        shelf.changed();
        message.set(match outcome {
            Ok(()) => Some(Message {
                good: true,
                text: format!("已删除“{deleted}”，可在下面“已删除”里恢复。"),
                deleted: Some(id),
            }),
            Err(_) => Message::bad(screen::NOT_KEPT.to_owned()),
        });
        document::focus(SAID);
    };
    let id = id.get_value();
    let box_id = format!("name-{id}");
    let (heading, at_name) = (format!("draft-{id}"), format!("draft-{id}"));
    let form_name = name.clone();
    let of_this = |what: &str| format!("{what}：{name}");
    let shown_href = href.clone();
    let [fill, copy_it, rename_it, save_it, delete_it] =
        ["继续填写", "复制", "改名", "存成文件", "删除"].map(of_this);
    view! {
        <li class="card draft">
            {move || if renaming.get() {
                view! {
                    <form class="rename" on:submit=rename>
                        <label class="visually-hidden" for=format!("name-{id}")>"草稿名称"</label>
                        <input type="text" id=format!("name-{id}") value=form_name.clone()/>
                        <button type="submit" class="primary">"确定"</button>
                        <button type="button" on:click={
                            let at_name = at_name.clone();
                            move |_| { renaming.set(false); document::focus(&at_name); }
                        }>"取消"</button>
                    </form>
                }.into_any()
            } else {
                view! { <h2><a id=heading.clone() href=shown_href.clone()>{name.clone()}</a></h2> }.into_any()
            }}
            {summary}
            <p class="actions">
                <a class="button small" aria-label=fill href=href.clone()>"继续填写"</a>
                <button type="button" class="small plain" aria-label=copy_it on:click=copy>"复制"</button>
                <button type="button" class="small plain" aria-label=rename_it on:click=move |_| {
                    renaming.set(true);
                    document::focus(&box_id);
                }>"改名"</button>
                <button type="button" class="small plain" aria-label=save_it on:click=save_as_file>"存成文件"</button>
                <button type="button" class="small plain danger" aria-label=delete_it on:click=delete>"删除"</button>
            </p>
        </li>
    }
}

/// Brings the draft back that was deleted last.
pub(super) fn bring_back(shelf: Shelf, id: &str, message: RwSignal<Option<Message>>) {
    let outcome = shelf.with(|store| {
        let back = draft::shelf::restore(store, id, &clock::fresh_id())?;
        Ok::<_, StoreError>(draft::shelf::load(store, &back).ok().flatten())
    });
    shelf.changed();
    message.set(match outcome {
        Ok(draft) => Message::good(format!(
            "已恢复“{}”。",
            draft.map(|draft| draft.name).unwrap_or_default()
        )),
        Err(_) => Message::bad(screen::NOT_KEPT.to_owned()),
    });
}

fn deleted_row(
    shelf: Shelf,
    archive: Archive,
    draft: Draft,
    message: RwSignal<Option<Message>>,
) -> impl IntoView {
    let found = use_found();
    let Draft { id, name, .. } = draft;
    let restored = id.clone();
    let restore = move |_| {
        bring_back(shelf, &restored, message);
        document::focus(SAID);
    };
    let purged = name.clone();
    let purge = move |_| {
        let outcome = shelf.with(|store| draft::shelf::purge(store, &id));
        // A page that was still open may have gone on with it: then its versions are those of a living draft.
        let is_gone = matches!(shelf.with(|store| draft::shelf::load(store, &id)), Ok(None));
        shelf.changed();
        found.leave_last_word(shelf);
        message.set(match outcome {
            Ok(()) => Message::good(format!("已彻底删除“{purged}”。")),
            Err(_) => Message::bad(screen::NOT_REMOVED.to_owned()),
        });
        document::focus(SAID);
        let id = id.clone();
        spawn_local(async move {
            if is_gone && !archive.forget(&id).await {
                message.try_set(Message::bad(screen::NOT_REMOVED.to_owned()));
            }
        });
    };
    let of_this = |what: &str| format!("{what}：{name}");
    let (restore_label, purge_label) = (of_this("恢复"), of_this("彻底删除"));
    view! {
        <li>
            {name}
            <span class="actions">
                <button type="button" class="small" aria-label=restore_label on:click=restore>"恢复"</button>
                <button type="button" class="small plain danger" aria-label=purge_label on:click=purge>"彻底删除"</button>
            </span>
        </li>
    }
}

fn unreadable_row(
    shelf: Shelf,
    unreadable: Unreadable,
    message: RwSignal<Option<Message>>,
) -> impl IntoView {
    let found = use_found();
    let saved = StoredValue::new(false);
    let sure = RwSignal::new(false);
    let title = format!(
        "{}：{}",
        unreadable.key,
        words::read_error(&unreadable.error)
    );
    let kept = StoredValue::new(unreadable);
    let save = move |_| {
        kept.with_value(|unreadable| {
            let name = format!("{}.json", files::safe_name(&unreadable.key));
            saved.set_value(
                files::download(&name, "application/json", unreadable.raw.as_bytes()).is_ok(),
            );
        });
        sure.set(saved.get_value());
    };
    let discard = move |_| {
        let outcome = kept
            .with_value(|unreadable| shelf.with(|store| draft::shelf::discard(store, unreadable)));
        if outcome.is_err() {
            message.set(Message::bad(screen::NOT_REMOVED.to_owned()));
        }
        shelf.changed();
        found.leave_last_word(shelf);
    };
    view! {
        <li>
            {title}
            <span class="actions">
                <button type="button" class="small" on:click=save>"存成文件"</button>
                {move || sure.get().then(|| view! {
                    <button type="button" class="small plain danger" on:click=discard>"已存好，从浏览器删除"</button>
                })}
            </span>
        </li>
    }
}
