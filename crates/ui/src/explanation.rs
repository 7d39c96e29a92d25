//! What stands behind a requirement: how it is scored, what to show, how a small quarry does it, on what basis.

use assessment::Certainty;
use assessment::catalogue::{Basis, Hint};
use leptos::prelude::*;

/// A fold-out for each explanation; empty ones are left out.
#[component]
pub fn Explanation(
    /// How it is scored, a line each.
    #[prop(optional)]
    how_scored: Vec<String>,
    /// How sure the points are.
    #[prop(optional)]
    points_certainty: Option<Certainty>,
    /// Reference values and remarks.
    #[prop(optional)]
    hints: Vec<Hint>,
    /// What to show.
    evidence: Vec<String>,
    /// How a small quarry does it.
    guide: String,
    /// Documents and clauses.
    basis: Vec<Basis>,
    /// Departments that check it.
    departments: Vec<String>,
) -> impl IntoView {
    let certain = |certainty: Certainty| {
        let class = match certainty {
            Certainty::Plan => "certainty plan",
            Certainty::Seen => "certainty seen",
            Certainty::Memory => "certainty memory",
            Certainty::Compiled => "certainty compiled",
        };
        view! { <span class=class>{words::certainty(certainty)}</span> }
    };
    view! {
        <div class="explanations">
            {(!how_scored.is_empty()).then(|| view! {
                <details>
                    <summary>"怎么打分"</summary>
                    <ul>{how_scored.into_iter().map(|line| view! { <li>{line}</li> }).collect_view()}</ul>
                    <ul>{hints.into_iter().map(|hint| view! { <li>{hint.text}" "{certain(hint.certainty)}</li> }).collect_view()}</ul>
                    {points_certainty.map(|certainty| view! { <p class="quiet">"分值来源："{certain(certainty)}</p> })}
                </details>
            })}
            <details>
                <summary>"要准备什么"</summary>
                <ul>{evidence.into_iter().map(|line| view! { <li>{line}</li> }).collect_view()}</ul>
                <p class="quiet">"核查部门："{departments.join("、")}</p>
            </details>
            <details>
                <summary>"小矿怎么做"</summary>
                <p>{guide}</p>
            </details>
            <details>
                <summary>"依据"</summary>
                <ul>
                    {basis.into_iter().map(|basis| view! {
                        <li>{basis.document}" "{basis.clause}" "{certain(basis.certainty)}</li>
                    }).collect_view()}
                </ul>
            </details>
        </div>
    }
}
