//! 年度报告: the form of the year; what the answers know already is taken over until something else is typed.

use crate::frame::PageTitle;
use crate::route::{Route, Step};
use crate::state::{plan, use_draft};
use assessment::annual_form::{AnnualField, AnnualForm, AnnualKind, AnnualRate, AnnualSection};
use assessment::edit::AnnualEdit;
use assessment::{Edit, Finding, Place, number};
use leptos::prelude::*;
use ui::{InputKind, Judged, TextField, When, use_judged};

/// How many fields hold something, of how many; tracked.
pub fn progress(judged: Judged) -> (usize, usize) {
    judged.assessment.with(|assessment| {
        judged
            .score
            .with(|score| form(judged).progress(assessment, score))
    })
}

/// What was found in it; tracked.
pub fn findings(judged: Judged) -> Vec<Finding> {
    judged.assessment.with(|assessment| {
        judged
            .score
            .with(|score| form(judged).findings(assessment, score))
    })
}

/// The form, as the district has it.
fn form(judged: Judged) -> &'static AnnualForm {
    &judged.book().file.annual_report
}

#[component]
pub fn Annual() -> impl IntoView {
    let (open, judged) = (use_draft(), use_judged());
    let form = form(judged);
    let id = open.draft.with_untracked(|draft| draft.id.clone());
    let export = Route::Draft(id, Step::Export).to_hash();
    let found = Memo::new(move |_| findings(judged));
    let year = judged.part(assessment::year::year);
    let typed_year = Signal::derive(move || {
        open.draft
            .with(|draft| draft.assessment.annual.year.clone())
            .unwrap_or_else(|| year.get())
    });
    let sections = form
        .sections
        .iter()
        .map(|section| view! { <Section section=section found=found/> });
    view! {
        <PageTitle title="年度报告"/>
        <p>"列入名录的矿山每年报一次，报给"{form.addressee.clone()}"。带出的数取自指标自评的填写，改了以这里的为准。"</p>
        <div class="callout plain">
            <p>
                <span class="certainty">{words::certainty(form.certainty)}</span>
                " "{form.document.clone()}"。"
            </p>
            <p class="quiet">{form.note.clone()}"。"</p>
        </div>
        <section class="card">
            <TextField id="annual-year" label="报告年度" unit="年" kind=InputKind::Number value=typed_year
                hint="没有改的话，取填报日期（没填则取评估基准日）所在的年"
                findings=at(found, assessment::year::YEAR)
                on_input=move |text| open.apply(Edit::Annual(AnnualEdit::Year(Some(text))))/>
            <p aria-live="polite">
                {move || { let (filled, all) = progress(judged); format!("已填 {filled}/{all} 栏。空着的栏在报告里写“未填”。") }}
                " "<a href=export>"去导出年度报告"</a>
            </p>
        </section>
        {sections.collect_view()}
    }
}

/// The findings about one field.
fn at(found: Memo<Vec<Finding>>, key: &str) -> Signal<Vec<Finding>> {
    let place = Place::Annual(key.to_owned());
    Signal::derive(move || {
        found.with(|found| {
            let of = found.iter().filter(|finding| finding.place == place);
            of.cloned().collect()
        })
    })
}

#[component]
fn Section(section: &'static AnnualSection, found: Memo<Vec<Finding>>) -> impl IntoView {
    let open = use_draft();
    let concerns = |field: &&AnnualField| {
        open.draft
            .with_untracked(|draft| field.concerns(&draft.assessment))
    };
    let (short, long): (Vec<_>, Vec<_>) = section
        .fields
        .iter()
        .filter(concerns)
        .partition(|field| field.kind != AnnualKind::Lines);
    let field = |field: &'static AnnualField| view! { <Field field=field found=found/> };
    view! {
        <section class="card">
            <h2>{section.title.clone()}</h2>
            {section.measures.then(|| view! { <Measures/> })}
            {(!short.is_empty()).then(|| view! { <div class="form-grid annual-fields">{short.into_iter().map(field).collect_view()}</div> })}
            {section.rates.iter().map(|rate| view! { <Rate rate=rate/> }).collect_view()}
            {long.into_iter().map(field).collect_view()}
        </section>
    }
}

#[component]
fn Field(field: &'static AnnualField, found: Memo<Vec<Finding>>) -> impl IntoView {
    let open = use_draft();
    let value = Memo::new(move |_| {
        open.draft.with(|draft| {
            open.judged
                .score
                .with(|score| field.value(&draft.assessment, score))
        })
    });
    let typed = open
        .judged
        .part(move |assessment| assessment.annual.entries.contains_key(&field.key));
    let offered = Memo::new(move |_| {
        open.draft.with(|draft| {
            open.judged
                .score
                .with(|score| field.taken_over(&draft.assessment, score))
        })
    });
    let kind = match field.kind {
        AnnualKind::Number => InputKind::Number,
        AnnualKind::Text => InputKind::Text,
        AnnualKind::Lines => InputKind::Lines,
    };
    let entry = move |text: Option<String>| {
        open.apply(Edit::Annual(AnnualEdit::Entry(field.key.clone(), text)));
    };
    let badge = move || {
        let offered = offered.get()?;
        Some(if typed.get() {
            view! {
                <button type="button" class="tiny" aria-label=format!("{}改回自评的数 {offered}", field.label)
                    on:click=move |_| entry(None)>{format!("改回 {offered}")}</button>
            }
            .into_any()
        } else {
            view! { <span class="badge">"取自自评"</span> }.into_any()
        })
    };
    view! {
        <TextField id=format!("annual-{}", field.key) label=field.label.clone() kind=kind
            unit=field.unit.clone().unwrap_or_default() hint=field.hint.clone().unwrap_or_default()
            value=value findings=at(found, &field.key) badge=badge.into_any()
            on_input=move |text| entry(Some(text))/>
    }
}

/// A rate that follows from two fields.
#[component]
fn Rate(rate: &'static AnnualRate) -> impl IntoView {
    let judged = use_judged();
    let value = Memo::new(move |_| {
        judged.assessment.with(|assessment| {
            judged
                .score
                .with(|score| form(judged).rate(rate, assessment, score))
        })
    });
    let below = move || {
        let least = number::Exact::from_integer(i128::from(rate.least?));
        value.get().filter(|value| *value < least)?;
        rate.below.clone()
    };
    let shown = move || {
        value.get().map_or_else(
            || "—".to_owned(),
            |value| format!("{}%", number::display(value)),
        )
    };
    view! {
        <p class="value" aria-live="polite">{rate.label.clone()}"："<strong>{shown}</strong></p>
        {move || below().map(|text| view! {
            <p class="finding warning">
                <strong>{words::severity(assessment::Severity::Warning)}</strong>{text}
                {rate.document.clone().map(|document| format!("（{document}）"))}
            </p>
        })}
    }
}

/// The state of the rectification plan.
#[component]
fn Measures() -> impl IntoView {
    let judged = use_judged();
    let href = use_draft()
        .draft
        .with_untracked(|draft| Route::Draft(draft.id.clone(), Step::Plan).to_hash());
    let count = Memo::new(move |_| plan::progress(judged));
    view! {
        <When cond=Signal::derive(move || { count.get().all > 0 })>
            <p>{move || format!("整改计划共 {} 项，已完成 {} 项。", count.get().all, count.get().done)}<a href=href.clone()>"看整改计划"</a></p>
        </When>
        <When cond=Signal::derive(move || count.get().all == 0)>
            <p>"自评没有失分，整改计划里没有内容。"</p>
        </When>
    }
}
