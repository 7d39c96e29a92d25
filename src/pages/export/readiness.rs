//! What is still open before anything is handed in.

use crate::route::{Route, Step};
use crate::state::use_draft;
use crate::words as screen;
use assessment::{Severity, profile};
use boundary::Grade;
use leptos::prelude::*;
use ui::use_judged;

/// What is still open, each with the way there.
#[component]
pub fn Readiness() -> impl IntoView {
    let judged = use_judged();
    let id = use_draft().draft.with_untracked(|draft| draft.id.clone());
    let gaps = move || {
        let mut gaps: Vec<(Step, String)> = Vec::new();
        judged.assessment.with(|assessment| {
            let found = profile::findings(&assessment.profile);
            let labels = |severity: Severity| {
                let of = found
                    .iter()
                    .filter(|one| one.severity == severity)
                    .filter_map(|one| match one.place {
                        assessment::Place::Profile(field) => Some(words::profile_label(field)),
                        _ => None,
                    });
                of.collect::<Vec<_>>().join("、")
            };
            for (severity, what) in [(Severity::Missing, "未填"), (Severity::Error, "填写有误")]
            {
                let labels = labels(severity);
                if !labels.is_empty() {
                    gaps.push((Step::Profile, format!("矿山概况{what}：{labels}")));
                }
            }
            let unconfirmed = assessment
                .profile
                .values()
                .filter(|fact| fact.source == assessment::Source::Register)
                .count();
            if unconfirmed > 0 {
                gaps.push((
                    Step::Profile,
                    format!("矿山概况有 {unconfirmed} 项来自规划，未与许可证核对"),
                ));
            }
        });
        judged.score.with(|score| {
            let (decided, all) = score.precondition_progress();
            if decided < all {
                gaps.push((
                    Step::Preconditions,
                    format!("先决条件还有 {} 项未定（未评或待核实）", all - decided),
                ));
            }
            let (done, all) = score.progress();
            if done < all {
                let next = score.next_open(None).map(|item| item.id.clone());
                gaps.push((Step::Items(next), format!("指标还有 {} 项未评", all - done)));
            }
            let flagged: Vec<&str> = score
                .items
                .iter()
                .filter(|item| item.flagged)
                .map(|item| item.id.as_str())
                .collect();
            if let Some(first) = flagged.first() {
                gaps.push((
                    Step::Items(Some((*first).to_owned())),
                    format!("有 {} 项标了“待复核”", flagged.len()),
                ));
            }
        });
        judged.surveyed.with(|surveyed| {
            let (word, _) = words::grade(
                surveyed.judgement.grade,
                surveyed.judgement.declared_km2.is_some(),
            );
            if surveyed.judgement.grade != Grade::Agrees {
                gaps.push((Step::Boundary, format!("矿区范围：{word}")));
            }
        });
        gaps
    };
    let content = move || {
        let gaps = gaps();
        if gaps.is_empty() {
            return view! { <div class="callout good"><p>"各项都已填写，可以导出。"</p></div> }
                .into_any();
        }
        let rows = gaps.into_iter().map(|(step, text)| {
            let href = Route::Draft(id.clone(), step).to_hash();
            view! { <li><a href=href>{text}</a></li> }
        });
        view! { <div class="callout plain"><p>{screen::INCOMPLETE_EXPORT}</p><ul>{rows.collect_view()}</ul></div> }.into_any()
    };
    view! { {content} }
}
