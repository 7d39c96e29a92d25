//! The boundary drawn to scale, to look around in.

use super::desk::use_desk;
use crate::words as screen;
use ::boundary::{Beside, Plan, Sheet, ZoneWidth};
use leptos::prelude::*;
use ui::{Map, Wanted, When, use_judged};

/// The drawing, what can be switched on in it, and what its lines stand for.
#[component]
pub fn Drawn() -> impl IntoView {
    let judged = use_judged();
    let desk = use_desk();
    let sides = RwSignal::new(false);
    let near = Memo::new(move |_| desk.near());
    let draw = move |wanted: Wanted| -> Option<Sheet> {
        let ghost = desk.ghost.get();
        let near = near.get();
        let neighbours: Vec<Beside<'_>> = near
            .iter()
            .map(|one| Beside {
                name: &one.name,
                rings: &one.rings,
            })
            .collect();
        judged.surveyed.with(|surveyed| {
            let plan = Plan {
                neighbours: &neighbours,
                ghost: &ghost,
                sides: sides.get(),
                view: wanted.view,
                focus: desk.focus.get(),
                here: desk.here.get(),
                ..Plan::new(&surveyed.located.rings, &surveyed.judgement)
            };
            ::boundary::sheet(&plan, wanted.size_mm)
        })
    };
    let title = move || {
        let points = judged.surveyed.with(|surveyed| {
            let counts = surveyed.located.rings.iter().map(|ring| ring.points.len());
            counts.sum::<usize>()
        });
        format!("矿区范围图，{points} 个拐点")
    };
    let caption = move || {
        judged.surveyed.with(|surveyed| {
            let zone = match surveyed.located.reference.map(|reference| reference.width) {
                Some(ZoneWidth::Six) => "6° 带",
                Some(ZoneWidth::Three) => "3° 带",
                None => "坐标系未定",
            };
            let reference = surveyed.located.reference.as_ref().map(words::reference);
            format!(
                "{zone}，格网注记单位 km，上北右东。{}{}",
                reference.unwrap_or_default(),
                near.with(|near| screen::neighbours_drawn(near))
            )
        })
    };
    let has_points = move || {
        judged
            .surveyed
            .with(|surveyed| !surveyed.located.rings.is_empty())
    };
    view! {
        <figure class="map">
            <Map draw=Callback::new(draw) view=desk.view look=desk.look title=Signal::derive(title) empty=screen::MAP_EMPTY/>
            <When cond=Signal::derive(has_points)>
                <p class="map-tools">
                    <label class="inline"><input type="checkbox" prop:checked=sides on:change=move |event| sides.set(event_target_checked(&event))/>"标注边长和坐标方位角"</label>
                </p>
                <figcaption>{caption}<span class="quiet" id="map-keys">{screen::MAP_KEYS}</span></figcaption>
            </When>
        </figure>
    }
}
