//! Bars: what is certain, what is still open, and the line to reach.

use crate::judged::use_judged;
use assessment::Exact;
use assessment::number::{approximate, display};
use assessment::score::{FloorState, Span};
use leptos::prelude::*;

/// Drawn as SVG attributes: the page allows no inline styles.
#[component]
fn Bar(low: f64, high: f64, line: f64, #[prop(into)] class: String) -> impl IntoView {
    let at = |value: f64| format!("{:.2}", value.clamp(0.0, 1.0) * 100.0);
    view! {
        <svg class=class viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true">
            <rect class="bar-back" width="100" height="6"/>
            <rect class="bar-open" width=at(high) height="6"/>
            <rect class="bar-sure" width=at(low) height="6"/>
            <rect class="bar-line" x=at(line) width="0.8" height="6"/>
        </svg>
    }
}

fn share(value: Exact, whole: Exact) -> f64 {
    if whole == Exact::from_integer(0) {
        0.0
    } else {
        approximate(value / whole)
    }
}

/// The total as a range, with the pass line.
#[component]
pub fn TotalBar() -> impl IntoView {
    let judged = use_judged();
    let whole = judged.catalogue.scoring.total.exact();
    view! {
        <div class="total">
            <p>
                <span class="total-label">"得分"</span>
                <strong class="total-value">{move || judged.score.with(|score| words::span_short(score.total))}</strong>
                <span class="quiet">" / "{display(whole)}</span>
            </p>
            {move || judged.score.with(|score| {
                let Span { low, high } = score.total;
                view! { <Bar low=share(low, whole) high=share(high, whole) line=share(score.pass, whole) class="bar total-bar"/> }
            })}
            <p class="quiet">{format!("竖线为 {} 分（暂按 {}% 计）", display(judged.score.with_untracked(|score| score.pass)), judged.catalogue.scoring.pass_total_pct.value)}</p>
        </div>
    }
}

/// One bar a category, with its floor.
#[component]
pub fn CategoryBars() -> impl IntoView {
    let judged = use_judged();
    let row = move |index: usize| {
        let category = &judged.catalogue.categories[index];
        let state = move || judged.score.with(|score| score.categories[index].clone());
        let text = move || {
            let score = state();
            match score.floor_state {
                FloorState::NotApplicable => "不适用".to_owned(),
                FloorState::Below => format!(
                    "▲ {} / {}",
                    words::span_short(score.score),
                    display(score.weight)
                ),
                _ => format!(
                    "{} / {}",
                    words::span_short(score.score),
                    display(score.weight)
                ),
            }
        };
        view! {
            <li class:below=move || state().floor_state == FloorState::Below>
                <span>{category.letter.clone()}" "{category.name.clone()}</span>
                <span class="bar-value">{text}</span>
                {move || {
                    let state = state();
                    let (low, high) = (share(state.score.low, state.weight), share(state.score.high, state.weight));
                    let line = share(state.floor, state.weight);
                    view! { <Bar low=low high=high line=line class="bar"/> }
                }}
            </li>
        }
    };
    view! {
        <ul class="category-bars">{(0..judged.catalogue.categories.len()).map(row).collect_view()}</ul>
        <p class="quiet">{format!("竖线为每类 {}% 的底线；▲ 表示低于底线", judged.catalogue.scoring.category_floor_pct.value)}</p>
    }
}
