//! Which reference system the points are in.

use crate::state::use_draft;
use crate::words as screen;
use assessment::Edit;
use assessment::boundary_entry::DatumKey;
use assessment::edit::BoundaryEdit;
use leptos::prelude::*;
use ui::{InputKind, TextField};

/// Datum and zone, as the licence says.
#[component]
pub fn System() -> impl IntoView {
    let open = use_draft();
    let entry = move || open.draft.with(|draft| draft.assessment.boundary.clone());
    let edit = move |edit: BoundaryEdit| open.apply(Edit::Boundary(edit));
    let datum = move |event: leptos::ev::Event| {
        let key = event_target_value(&event);
        edit(BoundaryEdit::Datum(DatumKey::from_key(&key)));
    };
    let in_words = move || {
        open.judged
            .surveyed
            .with(|surveyed| surveyed.located.reference.as_ref().map(words::reference))
    };
    let asks = move || {
        let asks = open
            .judged
            .surveyed
            .with(|surveyed| surveyed.located.asks.clone());
        let line = |one| view! { <li class="finding warning">{words::ask(one)}</li> };
        asks.into_iter().map(line).collect_view()
    };
    view! {
        <section class="card">
            <h2>"坐标系"</h2>
            <p class="hint">{screen::DATUM_NOTE}</p>
            <div class="form-grid">
                <div class="field">
                    <div class="field-head"><label for="datum">"坐标系"</label></div>
                    <select id="datum" prop:value=move || entry().datum.map_or("", DatumKey::key) on:change=datum>
                        <option value="">"请选择"</option>
                        {DatumKey::ALL.into_iter().map(|one| view! {
                            <option value=one.key()>{words::datum(one)}</option>
                        }).collect_view()}
                    </select>
                </div>
                <div class="field">
                    <div class="field-head"><label for="zone-width">"分带"</label></div>
                    <select id="zone-width" prop:value=move || if entry().zone_width == 6 { "6" } else { "3" } on:change=move |event| edit(BoundaryEdit::ZoneWidth(if event_target_value(&event) == "6" { 6 } else { 3 }))>
                        <option value="3">"3° 带"</option>
                        <option value="6">"6° 带"</option>
                    </select>
                </div>
                <TextField id="zone" label="带号" hint="留空则按横坐标前两位" kind=InputKind::Number
                    value=Signal::derive(move || entry().zone) on_input=move |text| edit(BoundaryEdit::Zone(text))/>
            </div>
            <div role="status">
                <p>{move || in_words().unwrap_or_else(|| "坐标系或带号未定，暂不能计算椭球面积。".to_owned())}</p>
                <ul class="findings">{asks}</ul>
            </div>
        </section>
    }
}
