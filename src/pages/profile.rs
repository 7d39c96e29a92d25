//! 矿山概况: the facts of the mine, each with where it came from.

use crate::frame::PageTitle;
use crate::state::{OpenDraft, use_draft};
use crate::words as screen;
use assessment::{Edit, Place, ProfileField, Source};
use leptos::prelude::*;
use library::Book;
use ui::platform::document;
use ui::{InputKind, TextField, When};

use ProfileField as F;

/// The sections of the form and their facts.
const SECTIONS: [(&str, &[ProfileField]); 4] = [
    (
        "评估",
        &[
            F::ReferenceDate,
            F::FilingDate,
            F::LegalPerson,
            F::Contact,
            F::Phone,
            F::SuperiorAuthority,
        ],
    ),
    (
        "证照",
        &[
            F::MineName,
            F::Holder,
            F::CreditCode,
            F::LicenceNumber,
            F::LicenceFrom,
            F::LicenceTo,
            F::FirstEstablished,
            F::Address,
        ],
    ),
    (
        "开采",
        &[
            F::Mineral,
            F::Method,
            F::Scale,
            F::ScaleUnit,
            F::ScaleClass,
            F::Status,
            F::ServiceLife,
            F::ServiceLifeUnderMinimum,
        ],
    ),
    (
        "范围与名录",
        &[
            F::Area,
            F::ElevationTop,
            F::ElevationBottom,
            F::Listed,
            F::Target,
        ],
    ),
];

#[component]
pub fn Profile() -> impl IntoView {
    let open = use_draft();
    let cautions = open
        .draft
        .with_untracked(|draft| draft.assessment.registered.clone())
        .and_then(|key| open.judged.book().register().mine(&key))
        .map(|mine| mine.cautions.clone())
        .unwrap_or_default();
    let unconfirmed = move || {
        open.draft.with(|draft| {
            draft
                .assessment
                .profile
                .values()
                .filter(|fact| fact.source == Source::Register)
                .count()
        })
    };
    let track = move || {
        let (name, explanation) = open.judged.score.with(|score| words::track(score.track));
        view! { <p><strong>"评价路径："{name}</strong>" "{explanation}</p> }
    };
    view! {
        <PageTitle title="矿山概况"/>
        <div class="callout plain">{track}</div>
        {(!cautions.is_empty()).then(|| view! {
            <div class="callout caution"><ul>{cautions.into_iter().map(|line| view! { <li>{line}</li> }).collect_view()}</ul></div>
        })}
        <When cond=Signal::derive(move || { unconfirmed() > 0 })>
            <p class="confirm-all">
                {move || format!("有 {} 项来自规划，尚未与许可证核对。", unconfirmed())}
                <button type="button" class="small" on:click=move |_| {
                    open.apply(Edit::ConfirmAllFacts);
                    document::hand_focus_to("page-title");
                }>"已逐项核对，全部无误"</button>
            </p>
        </When>
        {SECTIONS.into_iter().map(|(title, fields)| view! {
            <section class="card">
                <h2>{title}</h2>
                <div class="form-grid">{fields.iter().map(|field| view! { <FactField field=*field/> }).collect_view()}</div>
            </section>
        }).collect_view()}
        <p class="quiet">{screen::SAVED_AS_YOU_TYPE}</p>
    }
}

fn kind(field: ProfileField) -> InputKind {
    match field {
        F::LicenceFrom | F::LicenceTo | F::ReferenceDate | F::FilingDate => InputKind::Date,
        F::Scale | F::Area | F::ServiceLife | F::ElevationTop | F::ElevationBottom => {
            InputKind::Number
        }
        F::Phone => InputKind::Phone,
        _ => InputKind::Text,
    }
}

fn unit(field: ProfileField) -> &'static str {
    match field {
        F::Area => "km²",
        F::ServiceLife => "年",
        F::ElevationTop | F::ElevationBottom => "m",
        _ => "",
    }
}

/// The id of the control of a fact.
fn fact_id(field: ProfileField) -> String {
    format!("fact-{}", words::profile_label(field))
}

/// Facts that take one of a few words.
fn options(field: ProfileField, book: &Book) -> Option<Vec<String>> {
    let words: &[&str] = match field {
        F::ScaleClass => &["", "大型", "中型", "小型"],
        F::Status => &["生产", "停产"],
        F::Listed => return Some(book.list_levels().map(str::to_owned).collect()),
        F::ServiceLifeUnderMinimum => &["", "是", "否"],
        F::Method => return Some(book.covered().1),
        _ => return None,
    };
    Some(words.iter().map(|word| (*word).to_owned()).collect())
}

#[component]
fn FactField(field: ProfileField) -> impl IntoView {
    let open = use_draft();
    let fact = open.judged.fact(field);
    let value = Signal::derive(move || fact.get().map(|fact| fact.value).unwrap_or_default());
    let findings = Signal::derive(move || {
        open.draft.with(|draft| {
            let all = open.judged.rules.facts(&draft.assessment);
            all.into_iter()
                .filter(|finding| finding.place == Place::Profile(field))
                .collect::<Vec<_>>()
        })
    });
    let set = move |text: String| open.apply(Edit::SetFact(field, text));
    let id = fact_id(field);
    let badge = move || badge(open, field);
    let optional = !ProfileField::REQUIRED.contains(&field);
    match options(field, open.judged.book()) {
        Some(options) => view! {
            <div class="field">
                <div class="field-head"><label for=id.clone()>{words::profile_label(field)}</label>{badge}</div>
                <p class="hint" hidden=words::profile_hint(field).is_empty()>{words::profile_hint(field)}</p>
                <select id=id prop:value=value on:change=move |event| set(event_target_value(&event))>
                    {
                        // A word from a file that is not in the list is kept and shown.
                        let now = value.get_untracked();
                        let other = (!options.contains(&now)).then(|| now.clone());
                        options.into_iter().chain(other).map(|option| {
                            let selected = option == now;
                            let text = if option.is_empty() { "请选择".to_owned() } else { option.clone() };
                            view! { <option value=option selected=selected>{text}</option> }
                        }).collect_view()
                    }
                </select>
                <ui::FindingList findings=findings/>
            </div>
        }
        .into_any(),
        None => view! {
            <TextField id=id label=words::profile_label(field) hint=words::profile_hint(field) unit=unit(field) kind=kind(field)
                value=value findings=findings badge=badge.into_any() optional=optional on_input=set/>
        }
        .into_any(),
    }
}

/// Where the fact came from; a registered one can be confirmed on the spot.
fn badge(open: OpenDraft, field: ProfileField) -> Option<AnyView> {
    let fact = open.judged.fact(field).get()?;
    if fact.value.trim().is_empty() {
        return None;
    }
    Some(match fact.source {
        Source::Register => view! {
            <span class="badge unconfirmed">{words::source(Source::Register)}</span>
            <button type="button" class="tiny" aria-label=format!("{}已核对无误", words::profile_label(field))
                on:click=move |_| {
                    open.apply(Edit::ConfirmFact(field));
                    document::hand_focus_to(&fact_id(field));
                }>"无误"</button>
        }
        .into_any(),
        Source::Confirmed => view! { <span class="badge">{words::source(Source::Confirmed)}</span> }.into_any(),
        Source::Typed => return None,
    })
}
