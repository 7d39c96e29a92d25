//! Always in sight: score, categories, binding items, what must be mended, what comes next.

use super::steps::Steps;
use crate::route::{Route, Step};
use crate::state::{OpenDraft, use_draft};
use assessment::Track;
use assessment::item_score::Binding;
use assessment::plan::must_count;
use leptos::prelude::*;
use ui::{CategoryBars, Judged, TotalBar, When, use_judged};

/// Met, not met and open binding items, in words.
fn binding_line(judged: Judged) -> String {
    judged.score.with(|score| {
        let count = |state| score.binding(state).count();
        let (met, not_met, none, left) = (
            count(Binding::Met),
            count(Binding::NotMet),
            count(Binding::NotApplicable),
            count(Binding::Open),
        );
        let mut line = format!("约束性 {met}/{} 达到", met + not_met + none + left);
        if not_met > 0 {
            line += &format!("，{not_met} 项未达到");
        }
        if none > 0 {
            line += &format!("，{none} 项不适用");
        }
        line
    })
}

/// How many things must be mended first.
fn must_fix(judged: Judged) -> usize {
    judged.score.with(must_count)
}

fn next_open(open: OpenDraft, current: &Step) -> Option<(String, String)> {
    let at = match current {
        Step::Items(at) => at.as_deref(),
        _ => None,
    };
    open.judged.score.with(|score| {
        let id = open.draft.with_untracked(|draft| draft.id.clone());
        let next = score.next_open(at.filter(|at| score.item(at).is_some()))?;
        let title = open
            .judged
            .catalogue
            .item(&next.id)
            .map(|item| item.title.clone())
            .unwrap_or_default();
        Some((
            Route::Draft(id, Step::Items(Some(next.id.clone()))).to_hash(),
            title,
        ))
    })
}

/// The panel at the side of a wide page.
#[component]
pub fn ScorePanel(
    /// The step that is open.
    #[prop(into)]
    current: Signal<Step>,
) -> impl IntoView {
    let (open, judged) = (use_draft(), use_judged());
    let result = Route::Draft(
        open.draft.with_untracked(|draft| draft.id.clone()),
        Step::Result,
    )
    .to_hash();
    let has_total = Memo::new(move |_| judged.score.with(|score| score.track.has_total()));
    view! {
        <aside class="score-panel" aria-label="得分与进度">
            {move || if has_total.get() {
                view! { <TotalBar/> <CategoryBars/> }.into_any()
            } else {
                view! { <SmallTrack/> }.into_any()
            }}
            <p class="binding-line">{move || binding_line(judged)}</p>
            <When cond=Signal::derive(move || judged.score.with(|score| score.practice))>
                <p class="finding warning">"暂不具备申报条件，以下得分只作练习。"</p>
            </When>
            <When cond=Signal::derive(move || { must_fix(judged) > 0 })>
                <p><a href=result.clone()>{move || format!("必须整改 {} 项 →", must_fix(judged))}</a></p>
            </When>
            {move || next_open(open, &current.get()).map(|(href, title)| view! {
                <p class="next"><a class="button" href=href>"下一未答："{title}" ↓"</a></p>
            })}
            <p class="notice">{words::NOT_OFFICIAL}</p>
        </aside>
    }
}

/// In the small-mine track there is no total.
#[component]
fn SmallTrack() -> impl IntoView {
    let judged = use_judged();
    let line = move || {
        judged.score.with(|score| {
            let (done, all) = score.progress();
            if score.track == Track::Stopped {
                "停产矿山，不作自评".to_owned()
            } else {
                format!("已答 {done}/{all} 项，不计总分")
            }
        })
    };
    view! { <p class="total-label">{line}</p> }
}

/// The bar at the foot of a phone: score, next item, all steps.
#[component]
pub fn BottomBar(
    /// The step that is open.
    #[prop(into)]
    current: Signal<Step>,
) -> impl IntoView {
    let (open, judged) = (use_draft(), use_judged());
    let line = move || {
        judged.score.with(|score| {
            let (done, all) = score.progress();
            if score.track.has_total() {
                format!("{} 分", words::span_short(score.total))
            } else {
                format!("{done}/{all} 项")
            }
        })
    };
    let menu = NodeRef::<leptos::html::Details>::new();
    // A chosen step closes the menu that covered the page.
    Effect::new(move |_| {
        current.with(|_| ());
        if let Some(menu) = menu.get_untracked() {
            menu.set_open(false);
        }
    });
    view! {
        <div class="bottom-bar">
            <details node_ref=menu>
                <summary>{move || current.with(|step| step.info().name)}" ▴"</summary>
                <Steps current=current/>
            </details>
            <p class="bottom-score">{line}</p>
            {move || next_open(open, &current.get()).map(|(href, _)| view! { <a class="button small" href=href>"下一未答"</a> })}
        </div>
    }
}
