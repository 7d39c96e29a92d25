//! One item of the checklist: requirement, answer, score with its reasons, record.

use super::faults::Faults;
use super::record::RecordEditor;
use crate::state::use_draft;
use assessment::catalogue::{Answer, Input, Method, Metric, Target, Threshold, custom_key};
use assessment::edit::ItemEdit;
use assessment::item_score::{Binding, ItemOutcome, ItemScore};
use assessment::{Edit, Item, ItemAnswer, Kind, Place, number};
use leptos::prelude::*;
use ui::platform::document;
use ui::{Explanation, FindingList, InputKind, TextField, When};

/// A card for one item of the catalogue.
#[component]
pub fn ItemCard(item: &'static Item) -> impl IntoView {
    let open = use_draft();
    let answer = open.judged.item(&item.id);
    let score = Memo::new(move |_| {
        open.judged
            .score
            .with(|score| score.item(&item.id).cloned())
    });
    let edit = Callback::new(move |edit: ItemEdit| open.apply(Edit::Item(item.id.clone(), edit)));
    let place = Place::Item(item.id.clone());
    let own_findings = Signal::derive(move || {
        let all = score.get().map(|score| score.findings).unwrap_or_default();
        all.into_iter()
            .filter(|finding| finding.place == place)
            .collect::<Vec<_>>()
    });
    let offers_not_applicable = move || {
        let offers = |code: &assessment::Code| {
            matches!(
                code,
                assessment::Code::ZeroDenominator {
                    offers_not_applicable: true
                }
            )
        };
        own_findings.with(|all| all.iter().any(|finding| offers(&finding.code)))
    };
    let control = match &item.method {
        Method::PassFail { .. } | Method::Levels(_) => {
            view! { <Choices item=item answer=answer edit=edit/> }.into_any()
        }
        Method::Deduct(deductions) => view! { <Faults item=item answer=answer edit=edit deductions=deductions/> }.into_any(),
        Method::Threshold(Threshold { metric, targets, .. }) => {
            view! { <Measured item=item answer=answer edit=edit score=score metric=metric targets=targets/> }.into_any()
        }
    };
    let not_applicable = item.not_applicable_when.as_ref().map(|when| {
        view! { <NotApplicable item=item answer=answer edit=edit when=when.clone()/> }
    });
    view! {
        <article class="card item" data-keys=document::CARD id=item.id.clone() tabindex="-1" aria-labelledby=format!("{}-title", item.id)>
            <header>
                <p class="code">{item.id.clone()}</p>
                <h3 id=format!("{}-title", item.id)>{item.title.clone()}</h3>
                {(item.kind == Kind::Binding).then(|| view! { <span class="badge binding">"约束性"</span> })}
                <Outcome item=item score=score/>
            </header>
            <p class="requirement">{item.requirement.clone()}</p>
            <div class="answer" data-keys=document::ANSWERS class:set-aside=move || answer.get().not_applicable>{control}</div>
            <FindingList findings=own_findings/>
            <When cond=Signal::derive(offers_not_applicable)>
                <button type="button" class="small" on:click=move |_| {
                    edit.run(ItemEdit::NotApplicable(true));
                    document::hand_focus_to(&reason_id(&item.id));
                }>"改选“不适用”"</button>
            </When>
            {not_applicable}
            <Losses item=item score=score/>
            <Explanation how_scored=words::how_scored(item) points_certainty=item.points_certainty hints=item.hints.clone()
                evidence=item.evidence.clone() guide=item.guide.clone() basis=item.basis.clone()
                departments=item.departments.clone()/>
            <RecordEditor id=item.id.clone() suggestions=item.evidence.clone()
                record=Signal::derive(move || answer.get().record)
                as_edit=|id, change| Edit::Item(id, ItemEdit::Record(change))/>
        </article>
    }
}

/// State and points of an item: a word first, colour second.
#[component]
fn Outcome(item: &'static Item, score: Memo<Option<ItemScore>>) -> impl IntoView {
    let show = move || {
        score.get().map(|score| {
            let (class, mark, text) = match &score.outcome {
                ItemOutcome::Open => ("state open", "○", format!("未评 · {} 分", item.points)),
                ItemOutcome::NotApplicable => ("state none", "–", "不适用".to_owned()),
                ItemOutcome::Scored { points, .. } if *points == item.points => {
                    ("state good", "✓", format!("{points} / {}", item.points))
                }
                ItemOutcome::Scored { points, .. } if score.binding() == Some(Binding::NotMet) => (
                    "state bad",
                    "✕",
                    format!("{points} / {} · 约束性未达到", item.points),
                ),
                ItemOutcome::Scored { points, .. } => {
                    ("state part", "▲", format!("{points} / {}", item.points))
                }
            };
            view! { <span class=class><span aria-hidden="true">{mark}" "</span>{text}</span> }
        })
    };
    view! { <span class="outcome" aria-live="polite">{show}</span> }
}

/// Every lost point with the rule that took it, and what to do.
#[component]
fn Losses(item: &'static Item, score: Memo<Option<ItemScore>>) -> impl IntoView {
    let losses = move || match score.get().map(|score| score.outcome) {
        Some(ItemOutcome::Scored { losses, .. }) => losses,
        _ => Vec::new(),
    };
    view! {
        <When cond=Signal::derive(move || !losses().is_empty())>
            <div class="losses">
                <ul>{move || losses().iter().map(|loss| view! { <li>{words::loss(loss, item)}</li> }).collect_view()}</ul>
                <p><strong>"怎么补："</strong>{item.fix.clone()}</p>
            </div>
        </When>
    }
}

/// One of several answers, each with its points.
#[component]
fn Choices(
    item: &'static Item,
    answer: Memo<ItemAnswer>,
    edit: Callback<ItemEdit>,
) -> impl IntoView {
    let choice = move |Answer { key, label, points }: Answer<'static>| {
        let chosen = {
            move || {
                answer
                    .with(|answer| !answer.not_applicable && answer.choice.as_deref() == Some(key))
            }
        };
        view! {
            <label class="choice">
                <input type="radio" name=format!("{}-choice", item.id) prop:checked=chosen
                    on:change=move |_| edit.run(ItemEdit::Choice(Some(key.to_owned())))/>
                <span class="choice-text">{label}</span>
                <span class="choice-points">{points.to_string()}" 分"</span>
            </label>
        }
    };
    view! {
        <fieldset>
            <legend class="visually-hidden">{item.title.clone()}</legend>
            {item.choices().into_iter().map(choice).collect_view()}
        </fieldset>
    }
}

/// Inputs, the value they give, and the band it falls in.
#[component]
fn Measured(
    item: &'static Item,
    answer: Memo<ItemAnswer>,
    edit: Callback<ItemEdit>,
    score: Memo<Option<ItemScore>>,
    metric: &'static Metric,
    targets: &'static [Target],
) -> impl IntoView {
    let findings_at = move |key: String| {
        let place = Place::ItemInput(item.id.clone(), key);
        Signal::derive(move || {
            let all = score.get().map(|score| score.findings).unwrap_or_default();
            all.into_iter()
                .filter(|finding| finding.place == place)
                .collect::<Vec<_>>()
        })
    };
    let typed = move |key: String| {
        Signal::derive(move || {
            answer.with(|answer| answer.inputs.get(&key).cloned().unwrap_or_default())
        })
    };
    let number = move |key: String, label: String, unit: String, optional: bool| {
        view! {
            <TextField id=format!("{}-{key}", item.id) label=label unit=unit kind=InputKind::Number optional=optional
                value=typed(key.clone()) findings=findings_at(key.clone())
                on_input=move |text| edit.run(ItemEdit::Input(key.clone(), text))/>
        }
    };
    let input = move |input: &'static Input| {
        if input.options.is_empty() {
            return number(
                input.key.clone(),
                input.label.clone(),
                input.unit.clone(),
                input.optional,
            )
            .into_any();
        }
        let value = typed(input.key.clone());
        let id = format!("{}-{}", item.id, input.key);
        let by_hand = move || {
            let asked = input
                .options
                .iter()
                .any(|option| option.number.is_none() && option.key == value.get());
            asked.then(|| {
                number(
                    custom_key(&input.key),
                    format!("{}（填写数值）", input.label),
                    input.unit.clone(),
                    false,
                )
            })
        };
        view! {
            <div class="field">
                <div class="field-head"><label for=id.clone()>{input.label.clone()}</label></div>
                <select id=id prop:value=value on:change=move |event| edit.run(ItemEdit::Input(input.key.clone(), event_target_value(&event)))>
                    <option value="">"请选择"</option>
                    {input.options.iter().map(|option| view! {
                        <option value=option.key.clone() selected=value.get_untracked() == option.key>
                            {option.label.clone()}{option.number.map(|number| format!("：{number} {}", input.unit))}
                        </option>
                    }).collect_view()}
                </select>
            </div>
            {by_hand}
        }
        .into_any()
    };
    let value = move || {
        score.get().and_then(|score| score.value).map(|value| {
            view! { <p class="value">"= "<strong>{assessment::number::display(value)}</strong>" "{metric.unit.clone()}</p> }
        })
    };
    view! {
        <fieldset class="measured">
            <legend class="metric">{metric.name.clone()}" = "{metric.formula.clone()}</legend>
            <div class="inputs">{metric.inputs.iter().map(input).collect_view()}</div>
            <div aria-live="polite">{value}</div>
            {targets.iter().map(|target| view! {
                <p class="quiet">"规划目标："{target.by.clone()}" "{number::display(target.value.0)}{target.unit.clone()}"（"{target.source.clone()}"；目标线，不影响得分）"</p>
            }).collect_view()}
        </fieldset>
    }
}

fn reason_id(item: &str) -> String {
    format!("{item}-reason")
}

/// 不适用, with its reason.
#[component]
fn NotApplicable(
    item: &'static Item,
    answer: Memo<ItemAnswer>,
    edit: Callback<ItemEdit>,
    when: String,
) -> impl IntoView {
    let chosen = Memo::new(move |_| answer.with(|answer| answer.not_applicable));
    view! {
        <div class="not-applicable">
            <label class="inline">
                <input type="checkbox" prop:checked=chosen
                    on:change=move |event| edit.run(ItemEdit::NotApplicable(event_target_checked(&event)))/>
                <span>"不适用"</span>
                <span class="quiet">"（"{when}"）"</span>
            </label>
            <When cond=Signal::derive(move || chosen.get())>
                <TextField id=reason_id(&item.id) label="不适用的理由（必填）" kind=InputKind::Lines
                    value=Signal::derive(move || answer.with(|answer| answer.reason.clone()))
                    on_input=move |text| edit.run(ItemEdit::Reason(text))/>
            </When>
        </div>
    }
}
