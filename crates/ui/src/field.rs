//! One labelled field: label, hint, control, unit, findings, and the ids that tie them together.

use crate::finding_list::FindingList;
use crate::platform::document;
use assessment::{Finding, Severity};
use leptos::prelude::*;

/// What a field takes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum InputKind {
    #[default]
    Text,
    /// A number: right-aligned, with the phone's number keys.
    Number,
    /// A date, as text: `2026-11-23`, `2026年11月23日` and the like are all read.
    Date,
    Lines,
    Phone,
}

/// A labelled text field. What is typed goes up at once, as it stands; findings appear beside it.
#[component]
pub fn TextField(
    /// Id of the control, unique on the page.
    #[prop(into)]
    id: String,
    #[prop(into)] label: String,
    /// A line of help.
    #[prop(into, optional)]
    hint: String,
    #[prop(into, optional)] unit: String,
    #[prop(into)] value: Signal<String>,
    /// Called with every change.
    #[prop(into)]
    on_input: Callback<String>,
    /// What was found about it.
    #[prop(into, optional)]
    findings: Signal<Vec<Finding>>,
    #[prop(optional)] kind: InputKind,
    /// A badge beside the label, for instance where the value came from.
    #[prop(optional)]
    badge: Option<AnyView>,
    /// May be left empty, and says so.
    #[prop(optional)]
    optional: bool,
) -> impl IntoView {
    let hint_id = format!("{id}-hint");
    let findings_id = format!("{id}-findings");
    let described = format!("{hint_id} {findings_id}");
    let invalid =
        move || findings.with(|all| all.iter().any(|one| one.severity == Severity::Error));
    let typed = move |event: leptos::ev::Event| {
        // Half-composed Chinese is not an answer yet; it arrives with `compositionend`.
        if !document::is_composing(&event) {
            on_input.run(event_target_value(&event));
        }
    };
    let composed =
        move |event: leptos::ev::CompositionEvent| on_input.run(event_target_value(&event));
    let control = if kind == InputKind::Lines {
        view! {
            <textarea id=id.clone() rows="2" aria-describedby=described aria-invalid=move || invalid().to_string()
                prop:value=value on:input=typed on:compositionend=composed></textarea>
        }
        .into_any()
    } else {
        let (mode, placeholder) = match kind {
            InputKind::Number => ("decimal", ""),
            InputKind::Date => ("text", "年-月-日"),
            InputKind::Phone => ("tel", ""),
            InputKind::Text | InputKind::Lines => ("text", ""),
        };
        view! {
            <input id=id.clone() type="text" inputmode=mode placeholder=placeholder autocomplete="off"
                class:number=kind == InputKind::Number class:date=kind == InputKind::Date
                aria-describedby=described aria-invalid=move || invalid().to_string()
                prop:value=value on:input=typed on:compositionend=composed/>
        }
        .into_any()
    };
    view! {
        <div class="field" class:invalid=invalid>
            <div class="field-head">
                <label for=id>{label}{optional.then(|| view! { <span class="quiet">"（选填）"</span> })}</label>
                {badge}
            </div>
            <p class="hint" id=hint_id hidden=hint.is_empty()>{hint.clone()}</p>
            <div class="control">
                {control}
                {(!unit.is_empty()).then(|| view! { <span class="unit">{unit}</span> })}
            </div>
            <FindingList id=findings_id findings=findings/>
        </div>
    }
}
