//! 本地转换参数: the few who have parameters of their own enter them here; what comes out is always labelled with them.

use crate::state::use_draft;
use crate::words as screen;
use ::boundary::Ring;
use assessment::boundary_entry::DatumKey;
use assessment::edit::{BoundaryEdit, LocalEdit};
use assessment::local_entry::{LocalCell, LocalEntry, LocalField, LocalMethod, SignKey};
use assessment::survey::Transformed;
use assessment::{Edit, Finding, Place, Severity};
use leptos::prelude::*;
use ui::{FindingList, InputKind, Judged, TextField, When};

/// Corner points that are listed; a file has them all.
const LISTED: usize = 50;

/// The parameters, and the boundary by them. Folded away until it is asked for, or something was entered.
#[component]
pub fn Local() -> impl IntoView {
    let open = use_draft();
    let entry = open
        .judged
        .part(|assessment| assessment.boundary.local.clone());
    let method = Memo::new(move |_| entry.with(|entry| entry.method));
    let edit = move |edit: LocalEdit| open.apply(Edit::Boundary(BoundaryEdit::Local(edit)));
    let chosen =
        move |key: fn(&LocalEntry) -> &'static str| Signal::derive(move || entry.with(key));
    let methods = LocalMethod::ALL.map(|one| (one.key(), words::local_method(one)));
    let signs = SignKey::ALL.map(|one| (one.key(), words::rotation_sign(one)));
    let datums = DatumKey::ALL.map(|one| (one.key(), words::datum(one)));
    let cells = move || {
        let cell = |cell: &LocalCell| {
            let (cell, field) = (*cell, LocalField::Cell(*cell));
            let value = Signal::derive(move || entry.with(|entry| entry.cell(cell).to_owned()));
            view! {
                <TextField id=cell.key() label=words::local_field(field) unit=cell.unit() kind=InputKind::Number value=value
                    findings=findings(open.judged, field) on_input=move |text| edit(LocalEdit::Cell(cell, text))/>
            }
        };
        method.get().cells().iter().map(cell).collect_view()
    };
    view! {
        <details class="card local" open=!entry.with_untracked(LocalEntry::is_empty)>
            <summary><h2>"有本地转换参数？"</h2></summary>
            <p class="hint">{screen::LOCAL_NOTE}</p>
            <div class="form-grid">
                <Choice id="local-method" label="参数种类" options=methods.to_vec() now=chosen(|entry| entry.method.key())
                    on_choose=move |key: String| edit(LocalEdit::Method(LocalMethod::from_key(&key)))/>
                <Choice id="local-from" label=words::local_field(LocalField::From) asks=true options=datums.to_vec()
                    now=chosen(|entry| entry.from.map_or("", DatumKey::key)) findings=findings(open.judged, LocalField::From)
                    on_choose=move |key: String| edit(LocalEdit::From(DatumKey::from_key(&key)))/>
                <Choice id="local-to" label=words::local_field(LocalField::To) asks=true options=datums.to_vec()
                    now=chosen(|entry| entry.to.map_or("", DatumKey::key)) findings=findings(open.judged, LocalField::To)
                    on_choose=move |key: String| edit(LocalEdit::To(DatumKey::from_key(&key)))/>
            </div>
            <div class="form-grid numbers">{cells}</div>
            <When cond=Signal::derive(move || method.get() == LocalMethod::Seven)>
                <Choice id="local-sign" label=words::local_field(LocalField::Sign) hint=screen::SIGN_NOTE asks=true options=signs.to_vec()
                    now=chosen(|entry| entry.sign.map_or("", SignKey::key))
                    on_choose=move |key: String| edit(LocalEdit::Sign(SignKey::from_key(&key)))/>
            </When>
            <TextField id="local-source" label="参数的来源" hint="谁给的、哪一年，如“某测绘单位，2019年”；写在每一份转换结果上" optional=true
                value=Signal::derive(move || entry.with(|entry| entry.source.clone())) on_input=move |text| edit(LocalEdit::Source(text))/>
            <Outcome entry=entry/>
            <p class="actions" hidden=move || entry.with(LocalEntry::is_empty)>
                <button type="button" class="small plain" on:click=move |_| edit(LocalEdit::Clear)>"清空转换参数"</button>
            </p>
        </details>
    }
}

/// One of a few words.
#[component]
fn Choice(
    id: &'static str,
    label: &'static str,
    #[prop(optional)] hint: &'static str,
    /// Nothing is chosen until the person does.
    #[prop(optional)]
    asks: bool,
    options: Vec<(&'static str, &'static str)>,
    now: Signal<&'static str>,
    #[prop(optional)] findings: Signal<Vec<Finding>>,
    #[prop(into)] on_choose: Callback<String>,
) -> impl IntoView {
    let nothing = asks.then_some(("", "请选择"));
    let options = nothing.into_iter().chain(options);
    let option =
        |(key, name)| view! { <option value=key selected=move || now.get() == key>{name}</option> };
    view! {
        <div class="field">
            <div class="field-head"><label for=id>{label}</label></div>
            <p class="hint" id=format!("{id}-hint") hidden=hint.is_empty()>{hint}</p>
            <select id=id aria-describedby=format!("{id}-hint {id}-findings") on:change=move |event| on_choose.run(event_target_value(&event))>
                {options.map(option).collect_view()}
            </select>
            <FindingList id=format!("{id}-findings") findings=findings/>
        </div>
    }
}

/// What was found about a place of the parameters.
fn findings(judged: Judged, field: LocalField) -> Signal<Vec<Finding>> {
    Signal::derive(move || {
        judged.surveyed.with(|surveyed| {
            let all = surveyed.local.iter().flat_map(|local| &local.findings);
            all.filter(|one| one.place == Place::Transformation(field))
                .cloned()
                .collect()
        })
    })
}

/// What is still missing; or the boundary in the other datum, and whose parameters made it.
#[component]
fn Outcome(entry: Memo<LocalEntry>) -> impl IntoView {
    let open = use_draft();
    let said = Memo::new(move |_| {
        open.judged.surveyed.with(|surveyed| {
            let Some(local) = &surveyed.local else {
                return String::new();
            };
            let is_wrong = |one: &Finding| one.severity == Severity::Error;
            if local.findings.iter().any(is_wrong) {
                return screen::LOCAL_WRONG.to_owned();
            }
            let missing = local.findings.iter().filter_map(|one| match one.place {
                Place::Transformation(field) => Some(words::local_field(field)),
                _ => None,
            });
            let missing: Vec<_> = missing.collect();
            match (&missing[..], &local.transformed) {
                ([], Some(_)) => screen::LOCAL_DONE.to_owned(),
                ([], None) => screen::LOCAL_NOT_PLACED.to_owned(),
                _ => screen::local_missing(&missing),
            }
        })
    });
    let shown = move || {
        open.judged.surveyed.with(|surveyed| {
            let transformed = surveyed.transformed()?;
            let label = entry.with(|entry| words::transformed_by(entry, transformed));
            let area = transformed.ellipsoid_m2;
            let change = area
                .zip(surveyed.judgement.ellipsoid_m2)
                .map(|(after, before)| words::signed_km2((after - before) / 1e6));
            let km2 = |text: String| format!("{text} km²");
            let points = points(&surveyed.located.rings, transformed);
            let more = points.len().saturating_sub(LISTED);
            let row = |(label, x, y, moved): &(String, f64, f64, f64)| {
                view! {
                    <tr><th scope="row">{label.clone()}</th><td class="figure">{format!("{x:.2}")}</td>
                        <td class="figure">{format!("{y:.2}")}</td><td class="figure">{format!("{moved:.2}")}</td></tr>
                }
            };
            Some(view! {
                <p class="callout caution">{label}"。只供对照；上交和判断的仍是填写的坐标。"</p>
                <dl class="areas">
                    <div><dt>"转换到"</dt><dd>{words::reference(&transformed.reference)}</dd></div>
                    <div><dt>"转换后椭球面积"</dt><dd>{area.map_or("—".to_owned(), |m2| km2(words::km2(m2)))}</dd></div>
                    {change.map(|change| view! { <div><dt>"与转换前之差"</dt><dd>{km2(change)}</dd></div> })}
                </dl>
                <table>
                    <caption class="visually-hidden">"转换后的拐点"</caption>
                    <thead><tr><th scope="col">"点号"</th><th scope="col" class="figure">"X（m）"</th>
                        <th scope="col" class="figure">"Y（m）"</th><th scope="col" class="figure">"移动（m）"</th></tr></thead>
                    <tbody>{points.iter().take(LISTED).map(row).collect_view()}</tbody>
                </table>
                {(more > 0).then(|| view! { <p class="quiet">{screen::more_points(more)}</p> })}
            })
        })
    };
    view! {
        <p role="status" hidden=move || said.with(String::is_empty)>{said}</p>
        {shown}
    }
}

/// Every point with its ring, where there are several: X, Y, and how far it was moved in the plane, metres.
fn points(before: &[Ring], transformed: &Transformed) -> Vec<(String, f64, f64, f64)> {
    let several = before.len() > 1;
    let rings = (1..).zip(before.iter().zip(&transformed.rings));
    let points = rings.flat_map(|(number, (before, after))| {
        let pairs = before.points.iter().zip(&after.points);
        pairs.map(move |(from, to)| {
            let label = if several {
                format!("{number}–{}", to.label)
            } else {
                to.label.clone()
            };
            (label, to.x, to.y, (to.x - from.x).hypot(to.y - from.y))
        })
    });
    points.collect()
}
