//! A new assessment: choose the mine, see the track and why, begin.

use super::start::default_name;
use crate::frame::PageTitle;
use crate::route::{Route, Step};
use crate::saving::{Shelf, use_shelf};
use crate::state::{catalogue, register};
use crate::words as screen;
use assessment::bundled::{self, Edition, scale_classes};
use assessment::scale::ScaleClass;
use assessment::{Assessment, ProfileField, RegisteredMine, Track, start, track};
use draft::Draft;
use leptos::prelude::*;
use ui::platform::{clock, document};
use ui::{TextField, When};

/// The page; `mine` is the key of a registered mine, or `other`.
#[component]
pub fn New(mine: Option<String>) -> impl IntoView {
    let content = match mine.as_deref() {
        None => view! { <Choose/> }.into_any(),
        Some("other") => view! { <Other/> }.into_any(),
        Some(key) => match register().mine(key) {
            Some(mine) => view! { <Registered mine=mine/> }.into_any(),
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
fn Choose() -> impl IntoView {
    let query = RwSignal::new(String::new());
    let found = move || {
        let mines = register().search(&query.get());
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
        <p class="quiet">{register().source.clone()}"。"{register().notice.clone()}"。"</p>
    }
}

/// What a registered mine brings along, and the track it takes.
#[component]
fn Registered(mine: &'static RegisteredMine) -> impl IntoView {
    let shelf = use_shelf();
    let Some(edition) = start::edition_for(&mine.mineral, &mine.method) else {
        return view! { <PageTitle title=mine.name.clone()/> <NoCatalogue/> }.into_any();
    };
    let assessment = start::from_register(mine, edition.reference(), &clock::today());
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
        <TrackExplained edition=edition assessment=assessment.clone()/>
        <Begin shelf=shelf edition=edition assessment=Signal::stored(assessment)/>
        <p><a href=Route::New(None).to_hash()>"← 重新选矿山"</a></p>
    }
    .into_any()
}

/// The facts that decide catalogue and track, typed in.
#[component]
fn Other() -> impl IntoView {
    use ProfileField as F;
    let shelf = use_shelf();
    let name = RwSignal::new(String::new());
    let mineral = RwSignal::new(bundled::current().next().map_or(String::new(), |edition| {
        edition.catalogue().applies_to.minerals[0].clone()
    }));
    let method = RwSignal::new("露天开采".to_owned());
    let scale = RwSignal::new(String::new());
    let class = RwSignal::new(String::new());
    let status = RwSignal::new("生产".to_owned());
    let listed = RwSignal::new("未列入".to_owned());
    let life = RwSignal::new(String::new());
    let (minerals, methods) = bundled::covered();
    let edition = Memo::new(move |_| {
        start::edition_for(&mineral.get(), &method.get()).map(|edition| edition.id)
    });
    let chosen = move || edition.get().and_then(bundled::current_of);
    let by_table = move || {
        let class = scale_classes().class(&mineral.get(), &method.get(), &scale.get());
        class.map(|class| {
            format!(
                "按国土资发〔2004〕208号，这个规模属于{}；以许可证或主管部门登记为准。",
                class.official()
            )
        })
    };
    let unit = move || {
        let row = scale_classes();
        row.row(&mineral.get(), &method.get())
            .map(|row| row.unit.clone())
            .unwrap_or_default()
    };
    let assessment = Signal::derive(move || {
        let reference = chosen().map(Edition::reference).unwrap_or_default();
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
        start::empty(reference, &facts, &clock::today())
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
            {select("new-listed", "绿色矿山名录", listed, same(&["未列入", "自治区级", "国家级"]))}
            <TextField id="new-life" label="剩余服务年限（年）" hint="按储量年度报告；不知道可留空" kind=ui::InputKind::Number
                value=life on_input=move |text| life.set(text)/>
        </div>
        <p class="quiet">{move || unit()}" "{by_table}</p>
        {move || match chosen() {
            Some(edition) => view! {
                <TrackExplained edition=edition assessment=assessment.get()/>
                <Begin shelf=shelf edition=edition assessment=assessment/>
            }.into_any(),
            None => view! { <NoCatalogue/> }.into_any(),
        }}
        <p><a href=Route::New(None).to_hash()>"← 回到名单"</a></p>
    }
}

/// The track and why, before anything begins.
#[component]
fn TrackExplained(edition: &'static Edition, assessment: Assessment) -> impl IntoView {
    let Some(catalogue) = catalogue(&edition.reference()) else {
        return ().into_any();
    };
    let track = track::track(catalogue, &assessment);
    let (name, explanation) = words::track(track);
    let differs = assessment::profile::findings(&assessment.profile)
        .into_iter()
        .find(|finding| matches!(finding.code, assessment::Code::ScaleClassDiffers { .. }));
    view! {
        <section class="callout plain track">
            <h2>"评价路径："{name}</h2>
            <p>{explanation}</p>
            {differs.map(|finding| view! { <p>{words::finding(&finding.code)}</p> })}
            <p class="quiet">"指标目录：《"{catalogue.title.clone()}"》"{edition.version}"，"{catalogue.notice.clone()}"。"</p>
        </section>
    }
    .into_any()
}

/// The button that begins, unless there is nothing to assess.
#[component]
fn Begin(shelf: Shelf, edition: &'static Edition, assessment: Signal<Assessment>) -> impl IntoView {
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
        catalogue(&edition.reference())
            .is_none_or(|catalogue| track::track(catalogue, &assessment.get()) == Track::Stopped)
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
fn NoCatalogue() -> impl IntoView {
    let titles: Vec<String> = bundled::current()
        .map(|edition| edition.catalogue().title)
        .collect();
    view! { <div class="callout caution"><p>{screen::NO_CATALOGUE}{titles.join("、")}"。"</p></div> }
}
