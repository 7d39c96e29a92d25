//! A new assessment: choose the mine, see the track and why, begin.

use super::start::default_name;
use crate::frame::PageTitle;
use crate::route::{Route, Step};
use crate::saving::{Shelf, use_shelf};
use crate::state::{Search, use_at_hand};
use crate::words as screen;
use assessment::scale::ScaleClass;
use assessment::{Assessment, ProfileField, RegisteredMine, Track, track};
use draft::Draft;
use leptos::prelude::*;
use library::{Book, start};
use ui::platform::{clock, document};
use ui::{TextField, When};

/// The page; `mine` is the key of a registered mine, or `other`.
#[component]
pub fn New(mine: Option<String>, book: &'static Book) -> impl IntoView {
    let content = match mine.as_deref() {
        None => view! { <Choose book=book/> }.into_any(),
        Some("other") => view! { <Other book=book/> }.into_any(),
        Some(key) => match book.register().mine(key) {
            Some(mine) => view! { <Registered mine=mine book=book/> }.into_any(),
            None => view! { <PageTitle title="名单里没有这座矿山"/> }.into_any(),
        },
    };
    view! {
        <header class="top">
            <p class="brand"><a href="#/">"绿矿自评"</a></p>
            <p class="top-links"><a href="#/about">"说明与依据"</a></p>
        </header>
        <main class="page" id="main">{content}</main>
    }
}

/// The register's mines, searched by any name, holder or licence number.
#[component]
fn Choose(book: &'static Book) -> impl IntoView {
    let query = RwSignal::new(String::new());
    let found = move || {
        let mines = book.register().search(&query.get());
        let rows = mines.into_iter().map(|mine| {
            let class = mine.scale_class.map_or("类别未载", ScaleClass::official);
            let licence = format!("证号 {}", mine.licence.number);
            view! {
                <li>
                    <a class="card pick" href=Route::New(Some(mine.key.clone())).to_hash()>
                        <strong>{mine.name.clone()}</strong>
                        <span>{format!("{} · {} · {} {} · {class} · {}", mine.mineral, mine.method, mine.scale.value, mine.scale.unit, mine.status)}</span>
                        <span class="quiet">{mine.holder.clone()}" · "{licence}</span>
                    </a>
                </li>
            }
        });
        let rows = rows.collect::<Vec<_>>();
        let none = rows.is_empty();
        view! {
            <ul class="picks">{rows}</ul>
            {none.then(|| view! { <p>"名单里没有符合的矿山，可选下面的“其他矿山”。"</p> })}
        }
    };
    view! {
        <PageTitle title="新建自评：选矿山"/>
        <p>{screen::NEW_INTRO}</p>
        <TextField id="mine-search" label="按矿山名称、曾用名、采矿权人或许可证号查找" value=query on_input=move |text| query.set(text)/>
        <div aria-live="polite">{found}</div>
        <p><a class="card pick" href=Route::New(Some("other".to_owned())).to_hash()>
            <strong>"其他矿山"</strong><span>"不在名单里，自己填写"</span>
        </a></p>
        <p class="quiet">{book.register().source.clone()}"。"{book.register().notice.clone()}"。"</p>
    }
}

/// What a registered mine brings along, and the track it takes.
#[component]
fn Registered(mine: &'static RegisteredMine, book: &'static Book) -> impl IntoView {
    let shelf = use_shelf();
    let Some(edition) = book.edition_for(&mine.mineral, &mine.method) else {
        return view! { <PageTitle title=mine.name.clone()/> <NoCatalogue book=book/> }.into_any();
    };
    let assessment = start::from_register(mine, book, edition, &clock::today());
    let facts = [
        ("采矿权人", mine.holder.clone()),
        ("采矿许可证号", mine.licence.number.clone()),
        (
            "许可证有效期",
            format!("{} 至 {}", mine.licence.valid_from, mine.licence.valid_to),
        ),
        ("矿种与方式", format!("{}，{}", mine.mineral, mine.method)),
        (
            "生产规模",
            format!("{} {}", mine.scale.value, mine.scale.unit),
        ),
        ("矿区面积", format!("{} km²", mine.area_km2)),
        (
            "规划目标年",
            mine.target.clone().unwrap_or_else(|| "规划未列".to_owned()),
        ),
    ];
    view! {
        <PageTitle title=mine.name.clone()/>
        <dl class="facts">
            {facts.into_iter().map(|(name, value)| view! { <div><dt>{name}</dt><dd>{value}" "<span class="badge">"规划载明"</span></dd></div> }).collect_view()}
        </dl>
        {(!mine.cautions.is_empty()).then(|| view! {
            <div class="callout caution"><ul>{mine.cautions.iter().map(|caution| view! { <li>{caution.clone()}</li> }).collect_view()}</ul></div>
        })}
        <TrackExplained assessment=assessment.clone()/>
        <Begin shelf=shelf assessment=Signal::stored(assessment)/>
        <p><a href=Route::New(None).to_hash()>"← 重新选矿山"</a></p>
    }
    .into_any()
}

/// The facts that decide catalogue and track, typed in.
#[component]
fn Other(book: &'static Book) -> impl IntoView {
    use ProfileField as F;
    let shelf = use_shelf();
    let name = RwSignal::new(String::new());
    let (minerals, methods) = book.covered();
    let mineral = RwSignal::new(minerals.first().cloned().unwrap_or_default());
    let method = RwSignal::new("露天开采".to_owned());
    let scale = RwSignal::new(String::new());
    let class = RwSignal::new(String::new());
    let status = RwSignal::new("生产".to_owned());
    let levels: Vec<&str> = book.list_levels().collect();
    let listed = RwSignal::new(
        levels
            .first()
            .map_or(String::new(), |level| (*level).to_owned()),
    );
    let life = RwSignal::new(String::new());
    let edition = Memo::new(move |_| {
        let found = book.edition_for(&mineral.get(), &method.get());
        found.map(|edition| edition.id.clone())
    });
    let chosen = move || edition.get().and_then(|id| book.in_force_of(&id));
    let classes_by_table = &book.file.scale_classes;
    let by_table = move || {
        let class = classes_by_table.class(&mineral.get(), &method.get(), &scale.get());
        class.map(|class| {
            format!(
                "按{}，这个规模属于{}；以许可证或主管部门登记为准。",
                classes_by_table.short_name(),
                class.official()
            )
        })
    };
    let unit = move || {
        classes_by_table
            .row(&mineral.get(), &method.get())
            .map(|row| row.unit.clone())
            .unwrap_or_default()
    };
    let assessment = Signal::derive(move || {
        let facts = [
            (F::MineName, name.get()),
            (F::Mineral, mineral.get()),
            (F::Method, method.get()),
            (F::Scale, scale.get()),
            (F::ScaleUnit, unit()),
            (F::ScaleClass, class.get()),
            (F::Status, status.get()),
            (F::Listed, listed.get()),
            (F::ServiceLife, life.get()),
        ];
        let facts: Vec<(ProfileField, String)> = facts
            .into_iter()
            .filter(|(_, text)| !text.trim().is_empty())
            .collect();
        match chosen() {
            Some(edition) => start::empty(book, edition, &facts, &clock::today()),
            None => Assessment::default(),
        }
    });
    let select = |id: &'static str,
                  label: &'static str,
                  value: RwSignal<String>,
                  options: Vec<(String, String)>| {
        view! {
            <div class="field">
                <div class="field-head"><label for=id>{label}</label></div>
                <select id=id prop:value=value on:change=move |event| value.set(event_target_value(&event))>
                    {options.into_iter().map(|(key, text)| {
                        let selected = key == value.get_untracked();
                        view! { <option value=key selected=selected>{text}</option> }
                    }).collect_view()}
                </select>
            </div>
        }
    };
    let same = |texts: &[&str]| {
        texts
            .iter()
            .map(|text| ((*text).to_owned(), (*text).to_owned()))
            .collect::<Vec<_>>()
    };
    let named = |texts: Vec<String>| texts.into_iter().map(|text| (text.clone(), text)).collect();
    let mut classes = vec![(String::new(), "请选择".to_owned())];
    classes.extend(same(&["大型", "中型", "小型"]));
    view! {
        <PageTitle title="其他矿山"/>
        <div class="form-grid">
            <TextField id="new-name" label="矿山名称" hint="与采矿许可证一致" value=name on_input=move |text| name.set(text)/>
            {select("new-mineral", "开采矿种", mineral, named(minerals))}
            {select("new-method", "开采方式", method, named(methods))}
            <TextField id="new-scale" label="生产规模（许可证载明）" kind=ui::InputKind::Number value=scale on_input=move |text| scale.set(text)/>
            {select("new-class", "规模类别（登记）", class, classes)}
            {select("new-status", "生产状态", status, same(&["生产", "停产"]))}
            {select("new-listed", "绿色矿山名录", listed, same(&levels))}
            <TextField id="new-life" label="剩余服务年限（年）" hint="按储量年度报告；不知道可留空" kind=ui::InputKind::Number
                value=life on_input=move |text| life.set(text)/>
        </div>
        <p class="quiet">{move || in_unit(&unit())}{by_table}</p>
        {move || match chosen() {
            Some(_) => view! {
                <TrackExplained assessment=assessment.get()/>
                <Begin shelf=shelf assessment=assessment/>
            }.into_any(),
            None => view! { <NoCatalogue book=book/> }.into_any(),
        }}
        <p><a href=Route::New(None).to_hash()>"← 回到名单"</a></p>
    }
}

/// The unit in which the table of scale classes counts this mineral, as a sentence; nothing when the
/// table does not know it.
fn in_unit(unit: &str) -> String {
    match unit {
        "" => String::new(),
        known => format!("生产规模按{known}填写。"),
    }
}

/// The track and why, before anything begins.
#[component]
fn TrackExplained(assessment: Assessment) -> impl IntoView {
    let Search::Found(rules) = use_at_hand().rules_of(&assessment) else {
        return ().into_any();
    };
    let catalogue = rules.catalogue();
    let track = track::track(catalogue, &assessment);
    let (name, explanation) = words::track(track);
    let differs = rules
        .facts(&assessment)
        .into_iter()
        .find(|finding| matches!(finding.code, assessment::Code::ScaleClassDiffers { .. }));
    view! {
        <section class="callout plain track">
            <h2>"评价路径："{name}</h2>
            <p>{explanation}</p>
            {differs.map(|finding| view! { <p>{words::finding(&finding.code)}</p> })}
            <p class="quiet">"指标目录：《"{catalogue.title.clone()}"》"{catalogue.version.clone()}"，"{catalogue.notice.clone()}"。"</p>
        </section>
    }
    .into_any()
}

/// The button that begins, unless there is nothing to assess.
#[component]
fn Begin(shelf: Shelf, assessment: Signal<Assessment>) -> impl IntoView {
    let at_hand = use_at_hand();
    let failed = RwSignal::new(false);
    let begin = move |_| {
        let assessment = assessment.get_untracked();
        let now = clock::now();
        let name = default_name(&assessment);
        let mut draft = Draft {
            id: clock::fresh_id(),
            name,
            created: now.clone(),
            saved: now,
            revision: 0,
            assessment,
        };
        match shelf.with(|store| draft::shelf::save(store, &mut draft)) {
            Ok(()) => {
                shelf.changed();
                document::go(&Route::Draft(draft.id, Step::Profile).to_hash());
            }
            Err(_) => failed.set(true),
        }
    };
    let stopped = move || {
        assessment.with(|assessment| match at_hand.rules_of(assessment) {
            Search::Found(rules) => track::track(rules.catalogue(), assessment) == Track::Stopped,
            _ => true,
        })
    };
    view! {
        <When cond=Signal::derive(move || !stopped())>
            <p><button type="button" class="primary large" on:click=begin>"开始自评"</button></p>
        </When>
        <When cond=Signal::derive(move || failed.get())>
            <div class="callout bad" role="alert"><p>{screen::NOT_KEPT}</p></div>
        </When>
    }
}

#[component]
fn NoCatalogue(book: &'static Book) -> impl IntoView {
    let titles: Vec<&str> = book
        .in_force()
        .map(|edition| edition.title.as_str())
        .collect();
    view! { <div class="callout caution"><p>{screen::NO_CATALOGUE}{titles.join("、")}"。"</p></div> }
}
