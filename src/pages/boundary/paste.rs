//! A box to paste into; reading it replaces the table only when the person says so.

use super::desk::use_desk;
use crate::state::use_draft;
use crate::words as screen;
use ::boundary::PasteCode;
use assessment::boundary_entry::DatumKey;
use assessment::edit::BoundaryEdit;
use assessment::{Edit, ProfileField, pasted};
use leptos::prelude::*;

/// Pasting, and what was read.
#[component]
pub fn Paste() -> impl IntoView {
    let open = use_draft();
    let desk = use_desk();
    let text = RwSignal::new(String::new());
    let said = RwSignal::new(Vec::<String>::new());
    let datum = RwSignal::new(None::<DatumKey>);
    let elevations = RwSignal::new(None::<(String, String)>);
    let read = move |_| {
        let pasted = pasted::paste(&text.get_untracked());
        let told = [
            PasteCode::ClosingPointDropped,
            PasteCode::RingBegins,
            PasteCode::FurtherSetLeftOut,
        ];
        let unread = pasted
            .problems
            .iter()
            .filter(|problem| !told.contains(&problem.code))
            .count();
        let rings = pasted.rows.last().map_or(0, |row| row.ring);
        let mut lines = vec![screen::pasted(pasted.rows.len(), rings.into(), unread)];
        lines.extend(pasted.problems.iter().map(words::paste_problem));
        said.set(lines);
        datum.set(pasted.datum);
        elevations.set(pasted.elevations);
        if !pasted.rows.is_empty() {
            desk.replace("表格已换成贴入的坐标。", |entry| {
                entry.rows = pasted.rows
            });
        }
    };
    // What the text says besides is offered, not taken.
    let entered = open.judged.part(|assessment| assessment.boundary.datum);
    let offered = move || datum.get().filter(|datum| entered.get() != Some(*datum));
    let take_datum = move |one: DatumKey| {
        open.apply(Edit::Boundary(BoundaryEdit::Datum(Some(one))));
    };
    let take_elevations = move |(top, bottom): (String, String)| {
        open.apply(Edit::SetFact(ProfileField::ElevationTop, top));
        open.apply(Edit::SetFact(ProfileField::ElevationBottom, bottom));
        elevations.set(None);
    };
    view! {
        <section class="card">
            <h2>"粘贴拐点坐标"</h2>
            <div class="field">
                <div class="field-head"><label for="paste">"整段粘贴"</label></div>
                <p class="hint" id="paste-hint">{screen::PASTE_HINT}</p>
                <textarea id="paste" rows="4" spellcheck="false" aria-describedby="paste-hint" prop:value=text on:input=move |event| text.set(event_target_value(&event))></textarea>
            </div>
            <p class="actions">
                <button type="button" class="primary" prop:disabled=move || text.with(|text| text.trim().is_empty()) on:click=read>"读入，替换下表"</button>
            </p>
            <ul class="said" role="status">{move || said.get().into_iter().map(|line| view! { <li>{line}</li> }).collect_view()}</ul>
            {move || offered().map(|one| view! {
                <p class="proposal">{screen::text_names_datum(words::datum(one))}
                    <button type="button" class="small" on:click=move |_| take_datum(one)>"采用这个坐标系"</button></p>
            })}
            {move || elevations.get().map(|both| view! {
                <p class="proposal">{screen::text_names_elevations(&both.0, &both.1)}
                    <button type="button" class="small" on:click=move |_| take_elevations(both.clone())>"填入矿山概况"</button></p>
            })}
        </section>
    }
}
