//! Findings, said in words beside what they are about.

use assessment::{Finding, Severity};
use leptos::prelude::*;

/// A list of findings; missing things are left out (the empty box says it).
#[component]
pub fn FindingList(
    /// Id, so that a control can be described by it.
    #[prop(into, optional)]
    id: String,
    #[prop(into)] findings: Signal<Vec<Finding>>,
) -> impl IntoView {
    let line = |finding: Finding| {
        let class = match finding.severity {
            Severity::Error => "finding error",
            Severity::Warning => "finding warning",
            Severity::Missing | Severity::Note => "finding note",
        };
        view! {
            <li class=class>
                <strong>{words::severity(finding.severity)}</strong>
                {words::finding(&finding.code)}
            </li>
        }
    };
    let shown = move || {
        let worth_saying = |one: &Finding| {
            !matches!(
                one.code,
                assessment::Code::Missing | assessment::Code::Unconfirmed
            )
        };
        findings
            .get()
            .into_iter()
            .filter(worth_saying)
            .map(line)
            .collect_view()
    };
    view! { <ul class="findings" id=id>{shown}</ul> }
}
