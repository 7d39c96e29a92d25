//! The steps of an assessment with their state: by shape and word, then colour.

use crate::route::{Listed, Route, STEPS, Step, StepInfo};
use crate::state::{plan, use_draft};
use assessment::Conclusion;
use assessment::Severity;
use boundary::Grade;
use leptos::prelude::*;
use ui::{Judged, use_judged};

/// The list of steps; the one that is open is marked.
#[component]
pub fn Steps(
    /// The step that is open.
    #[prop(into)]
    current: Signal<Step>,
) -> impl IntoView {
    let judged = use_judged();
    let id = use_draft().draft.with_untracked(|draft| draft.id.clone());
    let letters = judged.catalogue.categories.iter().enumerate().map(|(index, category)| {
        let href = Route::Draft(id.clone(), Step::Items(Some(category.letter.clone()))).to_hash();
        let counts = move || judged.score.with(|score| score.categories[index].answered);
        let is_open = move || match current.get() {
            Step::Items(Some(at)) => at == category.letter || category.items().any(|item| item.id == at),
            Step::Items(None) => index == 0,
            _ => false,
        };
        view! {
            <li>
                <a href=href aria-current=move || is_open().then_some("page")>
                    <span class="mark" aria-hidden="true">{move || mark(counts())}</span>
                    <span>{category.letter.clone()}" "{category.name.clone()}</span>
                    <span class="count">{move || { let (done, all) = counts(); format!("{done}/{all}") }}</span>
                </a>
            </li>
        }
    });
    let letters = letters.collect_view();
    let step = |info: &'static StepInfo| {
        let StepInfo { step, name, .. } = info;
        let href = Route::Draft(id.clone(), step.clone()).to_hash();
        let is_open = move || current.with(|current| current.is_same(step));
        let state = move || state(judged, step);
        view! {
            <a href=href aria-current=move || is_open().then_some(if matches!(step, Step::Items(_)) { "true" } else { "page" })>
                <span class="mark" aria-hidden="true">{move || state().0}</span>
                <span>{*name}</span>
                <span class="count">{move || state().1}</span>
            </a>
        }
    };
    let listed = |wanted: Listed| STEPS.iter().filter(move |info| info.listed == wanted);
    let mut letters = Some(letters);
    let way = listed(Listed::Way).map(|info| match &info.step {
        Step::Items(_) => {
            view! { <li>{step(info)}<ol>{letters.take().unwrap_or_default()}</ol></li> }.into_any()
        }
        _ => view! { <li>{step(info)}</li> }.into_any(),
    });
    let way = way.collect_view();
    let beside = listed(Listed::Beside).map(|info| view! { <li>{step(info)}</li> });
    view! {
        <nav class="steps" aria-label="步骤">
            <ol>{way}</ol>
            <ul class="steps-more">{beside.collect_view()}</ul>
        </nav>
    }
}

fn mark((done, all): (usize, usize)) -> &'static str {
    match done {
        _ if all == 0 => "–",
        0 => "○",
        _ if done == all => "✓",
        _ => "◐",
    }
}

fn state(judged: Judged, step: &Step) -> (&'static str, String) {
    let counted = |counts: (usize, usize)| (mark(counts), format!("{}/{}", counts.0, counts.1));
    match step {
        Step::Profile => {
            let left = judged.assessment.with(|assessment| {
                let found = judged.rules.facts(assessment);
                found
                    .iter()
                    .filter(|one| matches!(one.severity, Severity::Missing | Severity::Error))
                    .count()
            });
            if left == 0 {
                ("✓", String::new())
            } else {
                ("◐", format!("缺 {left}"))
            }
        }
        Step::Preconditions => judged
            .score
            .with(|score| counted(score.precondition_progress())),
        Step::Items(_) => judged.score.with(|score| counted(score.progress())),
        Step::Boundary => judged
            .surveyed
            .with(|surveyed| match surveyed.judgement.grade {
                Grade::Agrees => ("✓", String::new()),
                Grade::Differs => ("▲", "有差异".to_owned()),
                Grade::Wrong => ("✕", "不一致".to_owned()),
                Grade::Blocked => ("✕", "待核".to_owned()),
                Grade::Incomplete => ("○", String::new()),
            }),
        Step::Result => judged.score.with(|score| {
            let mark = match score.conclusion {
                Conclusion::Reached => "✓",
                Conclusion::ToComplete => "◐",
                Conclusion::NotReached | Conclusion::NotEligible => "✕",
            };
            (mark, words::conclusion(score.conclusion).to_owned())
        }),
        Step::Plan => {
            let count = plan::progress(judged);
            let mark = match count.all {
                0 => "–",
                all if count.done == all => "✓",
                _ if count.settled + count.done > 0 => "◐",
                _ => "○",
            };
            let left = if count.open > 0 {
                format!("{} 项", count.open)
            } else {
                String::new()
            };
            (mark, left)
        }
        // Only listed mines owe it: it is never shown as missing.
        Step::Annual => {
            let started = judged
                .assessment
                .with(|assessment| !assessment.annual.is_empty());
            (if started { "◐" } else { "–" }, String::new())
        }
        Step::Export | Step::Table | Step::Edition => ("→", String::new()),
        Step::History => ("↺", String::new()),
        Step::Compare => ("⇄", String::new()),
    }
}
