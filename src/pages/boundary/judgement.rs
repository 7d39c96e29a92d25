//! The judgement: areas side by side and every problem, with its place on the drawing.

use super::desk::use_desk;
use ::boundary::{Grade, Problem, Ring, Severity};
use assessment::ProfileField;
use leptos::prelude::*;
use ui::use_judged;

/// The judgement: areas side by side and every problem, named by point.
#[component]
pub fn Judgement() -> impl IntoView {
    let judged = use_judged();
    let desk = use_desk();
    let area = judged.fact(ProfileField::Area);
    let declared = move || {
        area.get()
            .map(|fact| fact.value)
            .filter(|text| !text.trim().is_empty())
    };
    let content = move || {
        let surveyed = judged.surveyed.get();
        let judgement = &surveyed.judgement;
        let (word, explanation) = words::grade(judgement.grade, judgement.declared_km2.is_some());
        let class = match judgement.grade {
            Grade::Agrees => "callout good",
            Grade::Differs => "callout caution",
            Grade::Wrong | Grade::Blocked => "callout bad",
            Grade::Incomplete => "callout plain",
        };
        let area = |value: Option<f64>| {
            value.map_or("—".to_owned(), |m2| format!("{} km²", words::km2(m2)))
        };
        let difference = judgement.difference_km2.zip(judgement.difference_pct);
        let problem = |problem: &Problem| {
            let class = match problem.severity {
                Severity::Blocks => "finding error",
                Severity::Warns => "finding warning",
                Severity::Notes => "finding note",
            };
            let points = places(problem, &surveyed.located.rings);
            let show = middle(problem, &points).map(|middle| {
                view! {
                    <button type="button" class="tiny plain" on:click=move |_| desk.point_at(points.clone(), middle)>"图上看"</button>
                }
            });
            view! {
                <li class=class><strong>{words::boundary_severity(problem.severity)}</strong>{words::boundary_problem(problem, &surveyed.located.rings)}" "{show}</li>
            }
        };
        view! {
            <section class=class aria-live="polite">
                <h2>{word}</h2>
                <p>{explanation}</p>
                <dl class="areas">
                    <div><dt>"许可证登记"</dt><dd>{declared().map_or("未填".to_owned(), |text| format!("{text} km²"))}</dd></div>
                    <div class="main"><dt>"椭球面积（法定口径）"</dt><dd>{area(judgement.ellipsoid_m2)}</dd></div>
                    <div><dt>"平面面积（参考）"</dt><dd>{area(judgement.planar_m2)}</dd></div>
                    {difference.map(|(km2, pct)| view! { <div><dt>"与登记之差"</dt><dd>{format!("{km2:+.4} km²（{pct:+.3}%）")}</dd></div> })}
                    {judgement.perimeter_m.filter(|_| !judgement.is_blocked()).map(|metres| view! { <div><dt>"周长"</dt><dd>{format!("{metres:.2} m")}</dd></div> })}
                </dl>
                <ul class="findings">{judgement.problems.iter().map(problem).collect_view()}</ul>
            </section>
        }
    };
    view! { {content} }
}

/// Where a problem lies: the points and sides that it names.
fn places(problem: &Problem, rings: &[Ring]) -> Vec<(f64, f64)> {
    let ends = problem.edges.iter().flat_map(|(from, to)| [*from, *to]);
    let named = problem.points.iter().copied().chain(ends);
    let ring = rings.get(problem.ring);
    let points = named.filter_map(|index| ring?.points.get(index));
    points
        .map(|point| (point.x, point.y))
        .chain(problem.at)
        .filter(|(x, y)| x.is_finite() && y.is_finite())
        .collect()
}

/// The middle of it; `None` when it concerns the boundary as a whole.
fn middle(problem: &Problem, places: &[(f64, f64)]) -> Option<(f64, f64)> {
    const FEW: usize = 12;
    let has_place = problem.severity > Severity::Notes && (1..=FEW).contains(&places.len());
    let count = places.len() as f64;
    let sum = places
        .iter()
        .fold((0.0, 0.0), |sum, at| (sum.0 + at.0, sum.1 + at.1));
    has_place.then(|| problem.at.unwrap_or((sum.0 / count, sum.1 / count)))
}
