//! 先决条件, by department.

use crate::cards::PreconditionCard;
use crate::frame::PageTitle;
use assessment::{Precondition, Track, Verdict};
use leptos::prelude::*;
use ui::{When, use_judged};

#[component]
pub fn Preconditions() -> impl IntoView {
    let judged = use_judged();
    let department = RwSignal::new(String::new());
    let mut departments: Vec<&'static str> = Vec::new();
    for name in judged
        .catalogue
        .preconditions
        .iter()
        .flat_map(|one| &one.departments)
    {
        if !departments.contains(&name.as_str()) {
            departments.push(name);
        }
    }
    let shown = move || {
        let wanted = department.get();
        let all = judged.catalogue.preconditions.iter();
        let of = move |one: &&'static Precondition| {
            wanted.is_empty() || one.departments.contains(&wanted)
        };
        all.filter(of)
            .map(|one| view! { <PreconditionCard precondition=one/> })
            .collect_view()
    };
    let vetoes = Memo::new(move |_| {
        judged.score.with(|score| {
            let not_met = score
                .preconditions
                .iter()
                .filter(|one| !one.informational && one.verdict == Some(Verdict::NotMet));
            let titles = not_met
                .filter_map(|one| judged.catalogue.precondition(&one.id))
                .map(|one| one.title.clone());
            titles.collect::<Vec<_>>()
        })
    });
    let total = Memo::new(move |_| judged.score.with(|score| score.track != Track::Small));
    let rule = &judged.catalogue.scoring.precondition;
    view! {
        <PageTitle title="先决条件"/>
        <p>{rule.rule.clone()}"。主管部门初审只看这一部分。"</p>
        <div aria-live="assertive">
            <When cond=Signal::derive(move || !vetoes.get().is_empty())>
                <div class="callout bad">
                    <h2>"不具备申报条件"</h2>
                    <p>{move || format!("不符合：{}。", vetoes.get().join("、"))}
                        {move || if total.get() { "可以继续逐项打分，得分只作练习。" } else { "可以继续逐项核对。" }}</p>
                </div>
            </When>
        </div>
        <p class="filters" role="group" aria-label="按部门看">
            <button type="button" class="chip" aria-pressed=move || department.get().is_empty().to_string()
                on:click=move |_| department.set(String::new())>"全部"</button>
            {departments.into_iter().map(|name| view! {
                <button type="button" class="chip" aria-pressed=move || (department.get() == name).to_string()
                    on:click=move |_| department.set(name.to_owned())>{name}</button>
            }).collect_view()}
        </p>
        <div class="cards">{shown}</div>
    }
}
