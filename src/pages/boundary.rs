//! 矿区范围: corner points pasted or typed, the drawing, the judgement.

use crate::app::PageTitle;
use crate::components::Drawing;
use crate::components::When;
use crate::state::use_draft;
use crate::words as ui;
use ::boundary::{Grade, PasteCode, Severity, ZoneWidth};
use assessment::edit::BoundaryEdit;
use assessment::perimeter::{self, CornerRow, DatumKey};
use assessment::{Edit, ProfileField};
use leptos::prelude::*;

/// Millimetres of the drawing; the report uses the same proportions.
const SHEET_MM: (f64, f64) = (160.0, 130.0);

/// The page.
#[component]
pub fn Boundary() -> impl IntoView {
    view! {
        <PageTitle title="矿区范围"/>
        <p>{ui::BOUNDARY_INTRO}</p>
        <div class="boundary">
            <div class="boundary-in">
                <System/>
                <Paste/>
                <Points/>
            </div>
            <div class="boundary-out">
                <Judged/>
                <Map/>
                <p class="quiet">{ui::BOUNDARY_LIMITS}</p>
            </div>
        </div>
    }
}

/// Datum and zone, as the licence says.
#[component]
fn System() -> impl IntoView {
    let open = use_draft();
    let entry = move || open.draft.with(|draft| draft.assessment.boundary.clone());
    let edit = move |edit: BoundaryEdit| open.apply(Edit::Boundary(edit));
    let datum = move |event: leptos::ev::Event| {
        let key = event_target_value(&event);
        edit(BoundaryEdit::Datum(
            DatumKey::ALL.into_iter().find(|datum| datum.key() == key),
        ));
    };
    let in_words = move || {
        open.surveyed
            .with(|surveyed| surveyed.reference.as_ref().map(words::reference))
    };
    view! {
        <section class="card">
            <h2>"坐标系"</h2>
            <p class="hint">{ui::DATUM_NOTE}</p>
            <div class="form-grid">
                <div class="field">
                    <div class="field-head"><label for="datum">"坐标系"</label></div>
                    <select id="datum" on:change=datum>
                        <option value="" selected=move || entry().datum.is_none()>"请选择"</option>
                        {DatumKey::ALL.into_iter().map(|one| view! {
                            <option value=one.key() selected=move || entry().datum == Some(one)>{words::datum(one)}</option>
                        }).collect_view()}
                    </select>
                </div>
                <div class="field">
                    <div class="field-head"><label for="zone-width">"分带"</label></div>
                    <select id="zone-width" on:change=move |event| edit(BoundaryEdit::ZoneWidth(if event_target_value(&event) == "6" { 6 } else { 3 }))>
                        <option value="3" selected=move || entry().zone_width != 6>"3° 带"</option>
                        <option value="6" selected=move || entry().zone_width == 6>"6° 带"</option>
                    </select>
                </div>
                <crate::components::TextField id="zone" label="带号" hint="留空则按横坐标前两位" kind=crate::components::InputKind::Number
                    value=Signal::derive(move || entry().zone) on_input=move |text| edit(BoundaryEdit::Zone(text))/>
            </div>
            <p role="status">{move || in_words().unwrap_or_else(|| "坐标系或带号未定，暂不能计算椭球面积。".to_owned())}</p>
        </section>
    }
}

/// A box to paste into; reading it replaces the table only when the person says so.
#[component]
fn Paste() -> impl IntoView {
    let open = use_draft();
    let text = RwSignal::new(String::new());
    let said = RwSignal::new(Vec::<String>::new());
    let before = RwSignal::new(None::<Vec<CornerRow>>);
    let read = move |_| {
        let (rings, problems) = perimeter::paste(&text.get_untracked());
        let unread = problems
            .iter()
            .filter(|problem| problem.code != PasteCode::ClosingPointDropped)
            .count();
        // Several rings joined into one would be a boundary that nobody has.
        let rows = if rings.len() > 1 {
            Vec::new()
        } else {
            rings.concat()
        };
        let mut lines = vec![match (rings.len(), rows.len(), unread) {
            (2.., _, _) => ui::several_rings(rings.len()),
            (_, 0, _) => "没有读出拐点，表格没有改动。".to_owned(),
            (_, count, 0) => format!("读出 {count} 个拐点，已填入下表。"),
            (_, count, unread) => {
                format!("读出 {count} 个拐点，已填入下表；另有 {unread} 处没有读懂，见下。")
            }
        }];
        lines.extend(problems.iter().map(words::paste_problem));
        said.set(lines);
        if !rows.is_empty() {
            before
                .set(Some(open.draft.with_untracked(|draft| {
                    draft.assessment.boundary.rows.clone()
                })));
            open.apply(Edit::Boundary(BoundaryEdit::Rows(rows)));
        }
    };
    let undo = move |_| {
        if let Some(rows) = before.get_untracked() {
            open.apply(Edit::Boundary(BoundaryEdit::Rows(rows)));
            before.set(None);
            said.set(vec!["已恢复粘贴前的表格。".to_owned()]);
        }
    };
    let had_rows = move || before.with(|rows| rows.as_ref().is_some_and(|rows| !rows.is_empty()));
    view! {
        <section class="card">
            <h2>"粘贴拐点坐标"</h2>
            <div class="field">
                <div class="field-head"><label for="paste">"整段粘贴"</label></div>
                <p class="hint">"如：1, 5485081.58, 39543187.71; 2, 5485245.46, 39543473.59; …；Word、Excel 里的表格也可以"</p>
                <textarea id="paste" rows="4" spellcheck="false" prop:value=text on:input=move |event| text.set(event_target_value(&event))></textarea>
            </div>
            <p class="actions">
                <button type="button" class="primary" prop:disabled=move || text.with(|text| text.trim().is_empty()) on:click=read>"读入，替换下表"</button>
                <When cond=Signal::derive(had_rows)><button type="button" on:click=undo>"恢复粘贴前的表格"</button></When>
            </p>
            <ul class="said" role="status">{move || said.get().into_iter().map(|line| view! { <li>{line}</li> }).collect_view()}</ul>
        </section>
    }
}

/// The table of corner points.
#[component]
fn Points() -> impl IntoView {
    let open = use_draft();
    let count = Memo::new(move |_| {
        open.draft
            .with(|draft| draft.assessment.boundary.rows.len())
    });
    let edit = move |edit: BoundaryEdit| open.apply(Edit::Boundary(edit));
    let row = move |index: usize| {
        let row = open.part(move |assessment| {
            assessment
                .boundary
                .rows
                .get(index)
                .cloned()
                .unwrap_or_default()
        });
        let set = move |change: fn(&mut CornerRow, String), text: String| {
            let mut next = row.get_untracked();
            change(&mut next, text);
            edit(BoundaryEdit::Row(index, next));
        };
        let problem = move || {
            open.surveyed.with(|surveyed| {
                let here = surveyed
                    .row_problems
                    .iter()
                    .filter(|problem| problem.row == index);
                here.map(words::row_problem).collect::<Vec<_>>().join("；")
            })
        };
        let wrong = Memo::new(move |_| !problem().is_empty());
        let cell = move |name: &'static str,
                         class: &'static str,
                         read: fn(CornerRow) -> String,
                         write: fn(&mut CornerRow, String)| {
            view! {
                <td>
                    <input type="text" inputmode="decimal" class=class autocomplete="off" aria-label=format!("第 {} 行 {name}", index + 1)
                        aria-invalid=move || wrong.get().to_string()
                        prop:value=move || read(row.get()) on:input=move |event| set(write, event_target_value(&event))/>
                </td>
            }
        };
        view! {
            <tr class:wrong=wrong>
                {cell("点号", "label", |row| row.label, |row, text| row.label = text)}
                {cell("X 纵坐标", "number", |row| row.x, |row, text| row.x = text)}
                {cell("Y 横坐标", "number", |row| row.y, |row, text| row.y = text)}
                <td class="row-actions">
                    <button type="button" class="tiny plain" aria-label=format!("在第 {} 行下面加一行", index + 1)
                        on:click=move |_| edit(BoundaryEdit::Insert(index + 1))>"＋"</button>
                    <button type="button" class="tiny plain" aria-label=format!("删去第 {} 行", index + 1)
                        on:click=move |_| edit(BoundaryEdit::Remove(index))>"✕"</button>
                </td>
            </tr>
            <When cond=Signal::derive(move || wrong.get())>
                <tr class="row-problem"><td colspan="4">{problem}</td></tr>
            </When>
        }
    };
    view! {
        <section class="card">
            <h2>{move || format!("拐点表（{} 点）", count.get())}</h2>
            <table class="points">
                <thead><tr><th scope="col">"点号"</th><th scope="col">"X 纵坐标（m）"</th><th scope="col">"Y 横坐标（m）"</th>
                    <th scope="col"><span class="visually-hidden">"操作"</span></th></tr></thead>
                <tbody>{move || (0..count.get()).map(row).collect_view()}</tbody>
            </table>
            <p><button type="button" on:click=move |_| edit(BoundaryEdit::Insert(usize::MAX))>"＋ 加一个拐点"</button></p>
        </section>
    }
}

/// The judgement: areas side by side and every problem, named by point.
#[component]
fn Judged() -> impl IntoView {
    let open = use_draft();
    let area = open.fact(ProfileField::Area);
    let declared = move || {
        area.get()
            .map(|fact| fact.value)
            .filter(|text| !text.trim().is_empty())
    };
    let content = move || {
        let surveyed = open.surveyed.get();
        let judgement = &surveyed.judgement;
        let (word, explanation) = words::grade(judgement.grade, judgement.declared_km2.is_some());
        let class = match judgement.grade {
            Grade::Agrees => "callout good",
            Grade::Differs => "callout caution",
            Grade::Wrong | Grade::Blocked => "callout bad",
            Grade::Incomplete => "callout plain",
        };
        let area = |value: Option<f64>| {
            value.map_or("—".to_owned(), |m2| format!("{} km²", words::km2(m2)))
        };
        let difference = judgement.difference_km2.zip(judgement.difference_pct);
        let problem = |problem: &::boundary::Problem| {
            let class = match problem.severity {
                Severity::Blocks => "finding error",
                Severity::Warns => "finding warning",
                Severity::Notes => "finding note",
            };
            view! {
                <li class=class><strong>{words::boundary_severity(problem.severity)}</strong>{words::boundary_problem(problem, &surveyed.rings)}</li>
            }
        };
        view! {
            <section class=class aria-live="polite">
                <h2>{word}</h2>
                <p>{explanation}</p>
                <dl class="areas">
                    <div><dt>"许可证登记"</dt><dd>{declared().map_or("未填".to_owned(), |text| format!("{text} km²"))}</dd></div>
                    <div class="main"><dt>"椭球面积（法定口径）"</dt><dd>{area(judgement.ellipsoid_m2)}</dd></div>
                    <div><dt>"平面面积（参考）"</dt><dd>{area(judgement.planar_m2)}</dd></div>
                    {difference.map(|(km2, pct)| view! { <div><dt>"与登记之差"</dt><dd>{format!("{km2:+.4} km²（{pct:+.3}%）")}</dd></div> })}
                    {judgement.perimeter_m.filter(|_| !judgement.is_blocked()).map(|metres| view! { <div><dt>"周长"</dt><dd>{format!("{metres:.2} m")}</dd></div> })}
                </dl>
                <ul class="findings">{judgement.problems.iter().map(problem).collect_view()}</ul>
            </section>
        }
    };
    view! { {content} }
}

/// The boundary drawn to scale.
#[component]
fn Map() -> impl IntoView {
    let open = use_draft();
    let drawn = move || {
        open.surveyed.with(|surveyed| {
            let sheet = ::boundary::sheet(&surveyed.rings, &surveyed.judgement, SHEET_MM)?;
            let width = surveyed.reference.map(|reference| reference.width);
            let grid = match width {
                Some(ZoneWidth::Six) => "6° 带",
                Some(ZoneWidth::Three) => "3° 带",
                None => "坐标系未定",
            };
            let reference = surveyed
                .reference
                .as_ref()
                .map(words::reference)
                .unwrap_or_default();
            let caption = format!(
                "图幅比例 1:{}（{grid}，格网注记单位 km）。{reference}",
                sheet.scale
            );
            let title = format!(
                "矿区范围图，{} 个拐点",
                surveyed
                    .rings
                    .iter()
                    .map(|ring| ring.points.len())
                    .sum::<usize>()
            );
            Some(view! {
                <figure class="map">
                    <Drawing sheet=sheet title=title/>
                    <figcaption>{caption}</figcaption>
                </figure>
            })
        })
    };
    view! { {move || drawn().map_or_else(|| view! { <p class="empty">"填入至少一个拐点后，这里按比例画出矿区范围。"</p> }.into_any(), IntoAny::into_any)} }
}
