//! 历史版本: the versions of this draft, what changed, and the way back.

use crate::frame::PageTitle;
use crate::saving::use_archive;
use crate::state::use_draft;
use crate::words as screen;
use assessment::{Assessment, Catalogue};
use draft::Draft;
use draft::compare::differences;
use leptos::prelude::*;
use leptos::task::spawn_local;
use ui::platform::clock;
use ui::{Differences, When};

#[component]
pub fn History() -> impl IntoView {
    let open = use_draft();
    let archive = use_archive();
    // Newest first; the state that is open is the first, once it was saved.
    let versions = RwSignal::new(None::<Vec<Draft>>);
    let id = open.draft.with_untracked(|draft| draft.id.clone());
    spawn_local(async move {
        let mut found = Vec::new();
        for version in archive.versions(&id).await {
            found.extend(archive.read(&version).await);
        }
        versions.try_set(Some(found));
    });
    let list = move || {
        versions.get().map(|versions| {
            if versions.is_empty() {
                return view! { <p>{screen::NO_VERSIONS}</p> }.into_any();
            }
            let before = versions.iter().skip(1).map(|draft| Some(draft.assessment.clone())).chain([None]);
            let rows = versions.clone().into_iter().zip(before);
            let rows = rows.map(|(draft, before)| {
                let changed = before.map(|before| changed(open.judged.catalogue, &before, &draft));
                view! { <Version draft=draft changed=changed.unwrap_or_else(|| screen::FIRST_VERSION.to_owned())/> }
            });
            view! { <ol class="versions">{rows.collect_view()}</ol> }.into_any()
        })
    };
    view! {
        <PageTitle title="历史版本"/>
        <p>{screen::HISTORY_INTRO}</p>
        <When cond=Signal::derive(move || !archive.is_there())>
            <div class="callout caution" role="alert"><p>{screen::NO_ARCHIVE}</p></div>
        </When>
        <When cond=Signal::derive(move || archive.is_there() && versions.with(Option::is_none))>
            <p role="status">"正在取出历史版本……"</p>
        </When>
        {list}
    }
}

/// What changed from one version to the next, in a line.
fn changed(catalogue: &Catalogue, before: &Assessment, after: &Draft) -> String {
    let spots = differences(before, &after.assessment);
    let names: Vec<String> = spots
        .iter()
        .take(4)
        .map(|spot| words::spot(spot, catalogue))
        .collect();
    match (spots.len(), names.len()) {
        (0, _) => "内容没有变化".to_owned(),
        (all, shown) if all == shown => format!("改了：{}", names.join("、")),
        (all, _) => format!("改了：{} 等 {all} 处", names.join("、")),
    }
}

#[component]
fn Version(draft: Draft, changed: String) -> impl IntoView {
    let open = use_draft();
    let when = clock::readable(&draft.saved);
    let shown = RwSignal::new(false);
    let kept = StoredValue::new(draft);
    let is_now =
        move || kept.with_value(|draft| open.draft.with(|now| now.assessment == draft.assessment));
    let restore = {
        let when = when.clone();
        move |_| {
            let assessment = kept.with_value(|draft| draft.assessment.clone());
            open.replace(assessment, format!("已恢复到 {when} 的版本，可撤销"));
            shown.set(false);
        }
    };
    let label = when.clone();
    let compared = move || {
        shown.get().then(|| {
            let now = open.draft.with_untracked(|draft| draft.assessment.clone());
            let then = kept.with_value(|draft| draft.assessment.clone());
            view! { <Differences left=then right=now names=("当时".to_owned(), "现在".to_owned())/> }
        })
    };
    view! {
        <li class="card version">
            <h2>{when}</h2>
            <p class="quiet">{changed}</p>
            {move || if is_now() {
                view! { <p class="quiet">"与现在的内容相同"</p> }.into_any()
            } else {
                let restore = restore.clone();
                let label = label.clone();
                view! {
                    <p class="actions">
                        <button type="button" class="small" aria-expanded=move || shown.get().to_string()
                            aria-label=format!("比较 {label} 的版本与现在") on:click=move |_| shown.update(|shown| *shown = !*shown)>"与现在比较"</button>
                        <button type="button" class="small" aria-label=format!("恢复到 {label} 的版本")
                            prop:disabled=move || open.reading.get() on:click=restore>"恢复到这一版"</button>
                    </p>
                }.into_any()
            }}
            {compared}
        </li>
    }
}
