//! What rows leave open that are not those of the table (of a file, of a neighbour), and the answers to it.

use crate::words as screen;
use ::boundary::{Ask, Datum, Proposal, ReferenceSystem, ZoneWidth};
use assessment::boundary_entry::BoundaryEntry;
use assessment::survey;
use leptos::prelude::*;
use ui::When;

/// The zone where Y does not carry it, and how the rows may be meant where they cannot be placed as they stand. Nothing is
/// asked where nothing is open. A question that was answered stays, so that the answer can be another one.
#[component]
pub fn Asked(
    /// Begins the ids of the controls.
    #[prop(into)]
    id: String,
    /// The rows, with what is said about their reference system.
    #[prop(into)]
    entry: Signal<BoundaryEntry>,
    /// Called with the rows as answered.
    #[prop(into)]
    on_answer: Callback<BoundaryEntry>,
) -> impl IntoView {
    let asks_zone = Memo::new(move |before: Option<&bool>| {
        let asks = entry.with(|entry| survey::locate(&entry.typed()).asks);
        before == Some(&true) || asks.contains(&Ask::Zone)
    });
    let readings = Memo::new(move |_| entry.with(survey::readings));
    let choose = move |event: leptos::ev::Event| {
        let key = event_target_value(&event);
        let (width, zone) = key.split_once('-').unwrap_or(("3", ""));
        on_answer.run(BoundaryEntry {
            zone_width: if width == "6" { 6 } else { 3 },
            zone: zone.to_owned(),
            ..entry.get_untracked()
        });
    };
    let zones = || {
        let zones = [ZoneWidth::Three, ZoneWidth::Six]
            .into_iter()
            .flat_map(|width| width.zones().map(move |zone| (width, zone)));
        let option = |(width, zone): (ZoneWidth, u8)| {
            // The meridian is the same in every datum.
            let datum = Datum::Cgcs2000;
            let system = ReferenceSystem { datum, width, zone };
            view! { <option value=format!("{}-{zone}", width.degrees())>{screen::zone(&system)}</option> }
        };
        zones.map(option).collect_view()
    };
    let select = format!("{id}-zone");
    let title = format!("{id}-readings");
    let cards = move || {
        let table = entry.with(|entry| entry.typed().table);
        let card = |proposal: Proposal| {
            let said = words::proposal(&proposal, &table);
            let take = move |_| {
                on_answer.run(entry.with_untracked(|entry| survey::adopted(entry, &proposal)))
            };
            view! { <li><p>{said}</p><p class="actions"><button type="button" class="small" on:click=take>"按这样读"</button></p></li> }
        };
        readings.get().into_iter().map(card).collect_view()
    };
    view! {
        <When cond=asks_zone.into()>
            <div class="field">
                <label for=select.clone()>{screen::ZONE_ASKED}</label>
                <select id=select.clone() on:change=choose><option value="">"请选择"</option>{zones()}</select>
            </div>
        </When>
        <When cond=Signal::derive(move || readings.with(|all| !all.is_empty()))>
            <p id=title.clone()>{screen::READINGS_NOTE}</p>
            <ul class="proposals" aria-labelledby=title.clone()>{cards}</ul>
        </When>
    }
}
