//! One precondition: requirement, fields, what the checks propose, the person's verdict.

use super::record::RecordEditor;
use crate::state::use_draft;
use assessment::catalogue::{Field, FieldKind};
use assessment::edit::PreconditionEdit;
use assessment::{Edit, Place, Precondition, Verdict};
use leptos::prelude::*;
use ui::platform::document;
use ui::{Explanation, FindingList, InputKind, TextField, When};

/// A card for one precondition of the catalogue.
#[component]
pub fn PreconditionCard(precondition: &'static Precondition) -> impl IntoView {
    let open = use_draft();
    let entry = open.judged.precondition(&precondition.id);
    let state = Memo::new(move |_| {
        open.judged
            .score
            .with(|score| score.precondition(&precondition.id).cloned())
    });
    let edit = Callback::new(move |edit: PreconditionEdit| {
        open.apply(Edit::Precondition(precondition.id.clone(), edit))
    });
    let findings_at = move |place: Place| {
        Signal::derive(move || {
            let all = state.get().map(|state| state.findings).unwrap_or_default();
            all.into_iter()
                .filter(|finding| finding.place == place)
                .collect::<Vec<_>>()
        })
    };
    let refuses = Memo::new(move |_| {
        state.with(|state| state.as_ref().is_some_and(|state| state.refuses_met))
    });
    let verdict = move |verdict: Verdict| {
        let chosen = move || entry.with(|entry| entry.verdict == Some(verdict));
        let refused = move || verdict == Verdict::Met && refuses.get();
        view! {
            <label class="choice" class:refused=refused>
                <input type="radio" name=format!("{}-verdict", precondition.id) prop:checked=chosen prop:disabled=refused
                    on:change=move |_| edit.run(PreconditionEdit::Verdict(Some(verdict)))/>
                <span class="choice-text">{words::verdict(Some(verdict))}</span>
            </label>
        }
    };
    let verdicts = [Verdict::Met, Verdict::NotMet, Verdict::Pending]
        .into_iter()
        .chain(
            precondition
                .not_applicable_when
                .is_some()
                .then_some(Verdict::NotApplicable),
        );
    let proposal = move || {
        let proposed = state.with(|state| state.as_ref().and_then(|state| state.proposal))?;
        let differs = entry.with(|entry| entry.verdict != Some(proposed));
        differs.then(|| {
            view! {
                <p class="proposal">
                    "按已填内容，建议选“"{words::verdict(Some(proposed))}"”，由您决定。"
                    <button type="button" class="small" on:click=move |_| {
                        edit.run(PreconditionEdit::Verdict(Some(proposed)));
                        document::hand_focus_to(&precondition.id);
                    }>"采纳"</button>
                </p>
            }
        })
    };
    let outcome = move || {
        state.get().map(|state| {
            let (class, mark) = match state.verdict {
                Some(Verdict::Met) => ("state good", "✓"),
                Some(Verdict::NotMet) => ("state bad", "✕"),
                Some(Verdict::Pending) => ("state part", "?"),
                Some(Verdict::NotApplicable) => ("state none", "–"),
                None => ("state open", "○"),
            };
            view! { <span class=class><span aria-hidden="true">{mark}" "</span>{words::verdict(state.verdict)}</span> }
        })
    };
    let informational =
        move || state.with(|state| state.as_ref().is_some_and(|state| state.informational));
    let reason = precondition.not_applicable_when.as_ref().map(|when| {
        let hint = when.clone();
        view! {
            <When cond=Signal::derive(move || entry.with(|entry| entry.verdict == Some(Verdict::NotApplicable)))>
                <TextField id=format!("{}-reason", precondition.id) label="不适用的理由（必填）" hint=hint.clone() kind=InputKind::Lines
                    value=Signal::derive(move || entry.with(|entry| entry.reason.clone()))
                    on_input=move |text| edit.run(PreconditionEdit::Reason(text))/>
            </When>
        }
    });
    let fields = precondition.fields.iter().map(|field| {
        let place = Place::PreconditionField(precondition.id.clone(), field.key.clone());
        view! { <EntryField precondition=precondition field=field findings=findings_at(place) edit=edit/> }
    });
    view! {
        <article class="card precondition" id=precondition.id.clone() tabindex="-1" aria-labelledby=format!("{}-title", precondition.id)>
            <header>
                <p class="code">{precondition.id.clone()}</p>
                <h3 id=format!("{}-title", precondition.id)>{precondition.title.clone()}</h3>
                <span class="outcome" aria-live="polite">{outcome}</span>
            </header>
            <p class="requirement">{precondition.requirement.clone()}</p>
            <When cond=Signal::derive(informational)>
                <p class="quiet">"小型矿山：本条只作提示，不影响结论。"</p>
            </When>
            <div class="inputs">{fields.collect_view()}</div>
            <FindingList findings=findings_at(Place::Precondition(precondition.id.clone()))/>
            {proposal}
            <fieldset class="answer verdicts">
                <legend class="visually-hidden">{precondition.title.clone()}"的核对结果"</legend>
                {verdicts.map(verdict).collect_view()}
            </fieldset>
            {reason}
            {precondition.note.clone().map(|note| view! { <p class="quiet">{note}</p> })}
            <Explanation evidence=precondition.evidence.clone() guide=precondition.guide.clone()
                basis=precondition.basis.clone() departments=precondition.departments.clone()/>
            <RecordEditor id=precondition.id.clone() suggestions=precondition.evidence.clone()
                record=Signal::derive(move || entry.get().record)
                as_edit=|id, change| Edit::Precondition(id, PreconditionEdit::Record(change))/>
        </article>
    }
}

/// A field of a precondition: its own, or the fact of the profile that it stands for.
#[component]
fn EntryField(
    precondition: &'static Precondition,
    field: &'static Field,
    findings: Signal<Vec<assessment::Finding>>,
    edit: Callback<PreconditionEdit>,
) -> impl IntoView {
    let open = use_draft();
    let id = format!("{}-{}", precondition.id, field.key);
    let value: Signal<String> = match field.fact {
        Some(fact) => {
            let fact = open.judged.fact(fact);
            Signal::derive(move || fact.get().map(|fact| fact.value).unwrap_or_default())
        }
        None => {
            let entry = open.judged.precondition(&precondition.id);
            Signal::derive(move || {
                entry.with(|entry| entry.fields.get(&field.key).cloned().unwrap_or_default())
            })
        }
    };
    let set = move |text: String| match field.fact {
        Some(fact) => open.apply(Edit::SetFact(fact, text)),
        None => edit.run(PreconditionEdit::Field(field.key.clone(), text)),
    };
    let hint = if field.fact.is_some() {
        "与“矿山概况”同一项，改一处两处都变"
    } else {
        ""
    };
    if field.kind == FieldKind::YesNo {
        let choice = move |key: &'static str, label: &'static str| {
            view! {
                <label class="inline">
                    <input type="radio" name=format!("{}-{}", precondition.id, field.key) prop:checked=move || value.get() == key
                        on:change=move |_| set(key.to_owned())/>
                    <span>{label}</span>
                </label>
            }
        };
        return view! {
            <fieldset class="field yes-no">
                <legend>{field.label.clone()}</legend>
                {choice("yes", "是")} {choice("no", "否")}
                <FindingList findings=findings/>
            </fieldset>
        }
        .into_any();
    }
    let kind = match field.kind {
        FieldKind::Date => InputKind::Date,
        FieldKind::Number => InputKind::Number,
        FieldKind::Text | FieldKind::YesNo => InputKind::Text,
    };
    view! { <TextField id=id label=field.label.clone() hint=hint kind=kind value=value findings=findings on_input=set/> }.into_any()
}
