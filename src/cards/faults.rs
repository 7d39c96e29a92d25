//! A list of faults to look for: each found or not, or counted.

use crate::words as screen;
use assessment::catalogue::{Deduction, Per};
use assessment::edit::ItemEdit;
use assessment::number::half_width;
use assessment::{Item, ItemAnswer};
use leptos::prelude::*;
use ui::platform::document;

/// A list of faults to count.
#[component]
pub fn Faults(
    item: &'static Item,
    answer: Memo<ItemAnswer>,
    edit: Callback<ItemEdit>,
    deductions: &'static [Deduction],
) -> impl IntoView {
    let checked = move || answer.with(|answer| !answer.not_applicable && answer.choice.is_some());
    let row = move |one: &'static Deduction| {
        let each = one.per == Per::Each;
        let count = move || answer.with(|answer| answer.counts.get(&one.key).copied().unwrap_or(0));
        let price = format!("扣 {} 分{}", one.points, if each { "/处" } else { "" });
        let control = if each {
            view! { <Count id=format!("{}-{}", item.id, one.key) fault=one answer=answer edit=edit/> }
                .into_any()
        } else {
            let set = move |found: bool| edit.run(ItemEdit::Count(one.key.clone(), found.into()));
            view! {
                <label class="inline">
                    <input type="checkbox" prop:checked=move || count() != 0
                        on:change=move |event| set(event_target_checked(&event))/>
                    <span class="choice-text">{one.fault.clone()}</span>
                </label>
            }
            .into_any()
        };
        view! { <li class="fault" class:found=move || count() != 0>{control}<span class="choice-points">{price}</span></li> }
    };
    view! {
        <fieldset>
            <legend class="visually-hidden">{item.title.clone()}</legend>
            <label class="choice">
                <input type="checkbox" prop:checked=checked
                    on:change=move |event| {
                        let choice = event_target_checked(&event).then(|| ItemAnswer::CHECKED.to_owned());
                        edit.run(ItemEdit::Choice(choice));
                    }/>
                <span class="choice-text">"已逐条核对；下列情形有的勾选或填处数，没有的不扣分"</span>
                <span class="choice-points">{item.points.to_string()}" 分起扣"</span>
            </label>
            <ul class="faults">{deductions.iter().map(row).collect_view()}</ul>
        </fieldset>
    }
}

/// How often a fault was found: typed, or one more and one less. What is typed and is no count stays as it stands
/// (among the inputs of the answer), is told beside it, and counts for nothing.
#[component]
fn Count(
    id: String,
    fault: &'static Deduction,
    answer: Memo<ItemAnswer>,
    edit: Callback<ItemEdit>,
) -> impl IntoView {
    let key = &fault.key;
    let count = move || answer.with(|answer| answer.counts.get(key).copied().unwrap_or(0));
    let set = move |count: u32| {
        let count = count.min(ItemAnswer::MOST_FAULTS);
        edit.run(ItemEdit::Count(key.clone(), count));
    };
    let no_count = Memo::new(move |_| answer.with(|answer| answer.inputs.get(key).cloned()));
    let typed = move |text: String| match half_width(&text).trim().parse() {
        Ok(count) if count <= ItemAnswer::MOST_FAULTS => set(count),
        _ => edit.run(ItemEdit::Input(key.clone(), text)),
    };
    let told = move || {
        let text = no_count.get()?;
        (!text.is_empty() || count() > 0).then(|| screen::no_count(count()))
    };
    let is_told = Memo::new(move |_| told().is_some());
    let told_id = format!("{id}-told");
    view! {
        <span class="stepper">
            <button type="button" aria-label=format!("减一处：{}", fault.fault) prop:disabled=move || count() == 0
                on:click=move |_| set(untrack(count).saturating_sub(1))>"−"</button>
            <input type="text" inputmode="numeric" autocomplete="off" aria-label=format!("几处：{}", fault.fault)
                aria-describedby=told_id.clone() aria-invalid=move || is_told.get().to_string()
                prop:value=move || no_count.get().unwrap_or_else(|| count().to_string())
                on:input=move |event| {
                    if !document::is_composing(&event) {
                        typed(event_target_value(&event));
                    }
                }
                on:compositionend=move |event| typed(event_target_value(&event))/>
            <button type="button" aria-label=format!("加一处：{}", fault.fault)
                on:click=move |_| set(untrack(count) + 1)>"＋"</button>
        </span>
        <span class="choice-text">
            {fault.fault.clone()}
            <span class="finding error" id=told_id role="status" hidden=move || !is_told.get()>{told}</span>
        </span>
    }
}
