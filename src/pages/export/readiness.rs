//! What is still open before anything is handed in.

use crate::route::{Route, Step};
use crate::state::use_draft;
use crate::words as screen;
use assessment::readiness::{self, Gap};
use leptos::prelude::*;
use ui::use_judged;

/// Where a gap is closed.
fn place(gap: &Gap) -> Step {
    match gap {
        Gap::FactsMissing(_) | Gap::FactsWrong(_) | Gap::FactsUnconfirmed(_) => Step::Profile,
        Gap::PreconditionsOpen(_) => Step::Preconditions,
        Gap::ItemsOpen { first, .. } => Step::Items(first.clone()),
        Gap::ItemsFlagged { first, .. } => Step::Items(Some(first.clone())),
        Gap::Boundary { .. } => Step::Boundary,
    }
}

/// What is still open, each with the way there.
#[component]
pub fn Readiness() -> impl IntoView {
    let judged = use_judged();
    let id = use_draft().draft.with_untracked(|draft| draft.id.clone());
    let gaps = move || {
        let facts = judged.facts();
        judged.assessment.with(|assessment| {
            judged.score.with(|score| {
                judged
                    .surveyed
                    .with(|surveyed| readiness::gaps(assessment, &facts, score, surveyed))
            })
        })
    };
    let content = move || {
        let gaps = gaps();
        if gaps.is_empty() {
            return view! { <div class="callout good"><p>"各项都已填写，可以导出。"</p></div> }
                .into_any();
        }
        let rows = gaps.iter().map(|gap| {
            let href = Route::Draft(id.clone(), place(gap)).to_hash();
            view! { <li><a href=href>{screen::gap(gap)}</a></li> }
        });
        let rows = rows.collect_view();
        view! { <div class="callout plain"><p>{screen::INCOMPLETE_EXPORT}</p><ul>{rows}</ul></div> }
            .into_any()
    };
    view! { {content} }
}
