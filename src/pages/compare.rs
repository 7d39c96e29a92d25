//! 比较与合并: this draft and another one, item by item, and one made of both.

use crate::frame::PageTitle;
use crate::route::{Route, Step};
use crate::saving::use_shelf;
use crate::state::use_draft;
use crate::words as screen;
use draft::compare::{Spot, differences, merged};
use draft::{Draft, Opened};
use leptos::prelude::*;
use leptos::task::spawn_local;
use ui::platform::{clock, document, files};
use ui::{Differences, When};

#[component]
pub fn Compare() -> impl IntoView {
    let open = use_draft();
    let shelf = use_shelf();
    let other = RwSignal::new(None::<Draft>);
    let said = RwSignal::new(String::new());
    let id = open.draft.with_untracked(|draft| draft.id.clone());
    let drafts = shelf
        .list()
        .map(|listing| listing.drafts)
        .unwrap_or_default();
    let others: Vec<Draft> = drafts.into_iter().filter(|draft| draft.id != id).collect();
    let options = others
        .iter()
        .map(|draft| view! { <option value=draft.id.clone()>{format!("{}（{}）", draft.name, clock::readable(&draft.saved))}</option> })
        .collect_view();
    let take = move |draft: Draft| {
        // The page may have been left while a file was read.
        let Some(mine) = open.draft.try_get_untracked() else {
            return;
        };
        let same = mine.assessment.catalogue == draft.assessment.catalogue;
        if same {
            said.set(String::new());
            other.set(Some(draft));
        } else {
            other.set(None);
            said.set(screen::OTHER_EDITION.to_owned());
        }
    };
    let choose = move |event: leptos::ev::Event| {
        let id = event_target_value(&event);
        match others.iter().find(|draft| draft.id == id) {
            Some(draft) => take(draft.clone()),
            None => other.set(None),
        }
    };
    let open_file = move |event: leptos::ev::Event| {
        let Some(file) = files::ChosenFile::take(&event) else {
            return;
        };
        if file.size() > canon::MAX_BYTES {
            said.set(words::file_too_large(canon::MAX_BYTES / 1_000_000));
            return;
        }
        spawn_local(async move {
            let read = match file.text().await {
                None => Err(screen::FILE_UNREADABLE.to_owned()),
                Some(text) => draft::open(&text).map_err(|error| words::read_error(&error)),
            };
            match read {
                Ok(Opened::Draft(draft) | Opened::SpoiledDraft(draft)) => take(draft),
                Ok(Opened::Submission(read)) => take(Draft {
                    name: file.name(),
                    assessment: read.assessment,
                    ..Draft::default()
                }),
                Err(error) => said.set(format!("{}：{error}", file.name())),
            }
        });
    };
    view! {
        <PageTitle title="比较与合并"/>
        <p>{screen::COMPARE_INTRO}</p>
        <div class="form-grid">
            <div class="field">
                <div class="field-head"><label for="other-draft">"与首页里的另一份草稿比较"</label></div>
                <select id="other-draft" on:change=choose><option value="">"请选择"</option>{options}</select>
            </div>
            <div class="field">
                <div class="field-head"><span>"或与一个文件比较"</span></div>
                <p>
                    <label class="button" for="other-file">"选择文件"</label>
                    <input id="other-file" class="visually-hidden" type="file" accept=".json,application/json" on:change=open_file/>
                </p>
            </div>
        </div>
        <div aria-live="polite">
            <When cond=Signal::derive(move || !said.get().is_empty())><div class="callout bad"><p>{said}</p></div></When>
        </div>
        {move || other.get().map(|other| view! { <Choosing other=other/> })}
    }
}

/// The differences, a choice for each, and what is made of them.
#[component]
fn Choosing(other: Draft) -> impl IntoView {
    let open = use_draft();
    let shelf = use_shelf();
    let mine = open.draft.with_untracked(|draft| draft.assessment.clone());
    let spots = differences(&mine, &other.assessment);
    let count = spots.len();
    if count == 0 {
        return view! { <div class="callout good" role="status"><p>"两份内容完全相同。"</p></div> }
            .into_any();
    }
    let chosen = RwSignal::new(Vec::<Spot>::new());
    let all = StoredValue::new(spots);
    let name = other.name.clone();
    let names = ("本草稿".to_owned(), name.clone());
    let theirs = StoredValue::new(other.assessment.clone());
    // What was typed here meanwhile counts: the merge starts from what stands now.
    let result = move || {
        let mine = open.draft.with_untracked(|draft| draft.assessment.clone());
        theirs.with_value(|theirs| merged(&mine, theirs, &chosen.get_untracked()))
    };
    let into_mine = {
        let name = name.clone();
        move |_| {
            open.replace(
                result(),
                format!(
                    "已并入“{name}”的 {} 处，可撤销",
                    chosen.with_untracked(Vec::len)
                ),
            );
        }
    };
    let failed = RwSignal::new(false);
    let as_new = move |_| {
        let now = clock::now();
        let mut draft = Draft {
            id: clock::fresh_id(),
            name: format!(
                "{}（合并）",
                open.draft.with_untracked(|draft| draft.name.clone())
            ),
            created: now.clone(),
            saved: now,
            revision: 0,
            assessment: result(),
        };
        if shelf
            .with(|store| draft::shelf::save(store, &mut draft))
            .is_ok()
        {
            shelf.changed();
            document::go(&Route::Draft(draft.id, Step::Result).to_hash());
        } else {
            failed.set(true);
        }
    };
    view! {
        <section class="card">
            <h2>{format!("有 {count} 处不同")}</h2>
            <p class="hint">"逐处选择留哪一份；没有动过的，留本草稿的。"</p>
            <p class="actions">
                <button type="button" class="small" on:click=move |_| chosen.set(all.get_value())>"全部选另一份"</button>
                <button type="button" class="small" on:click=move |_| chosen.set(Vec::new())>"全部选本草稿"</button>
            </p>
            <Differences left=mine right=other.assessment names=names chosen=chosen/>
            <p role="status">{move || format!("选了另一份的 {} 处，本草稿的 {} 处。", chosen.with(Vec::len), count - chosen.with(Vec::len))}</p>
            <p class="actions">
                <button type="button" class="primary" prop:disabled=move || chosen.with(Vec::is_empty) || open.reading.get() on:click=into_mine>"并入本草稿（可撤销）"</button>
                <button type="button" on:click=as_new>"合并成一份新草稿"</button>
            </p>
            <When cond=failed.into()><div class="callout bad" role="alert"><p>{screen::NOT_KEPT}</p></div></When>
        </section>
    }
    .into_any()
}
