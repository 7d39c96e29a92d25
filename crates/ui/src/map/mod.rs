//! The boundary sheet to look around in: pushed, brought closer, all with keys too.
//!
//! While it moves nothing is drawn anew: what lies on the ground is pushed by one `transform`. The sheet is drawn for
//! its new view when nothing holds it and the movement has come to rest.

mod hand;

use super::drawing;
use crate::platform::pointer;
use boundary::{Sheet, View};
use hand::{Hand, STEP_FACTOR};
use leptos::prelude::*;

/// CSS pixels of a millimetre of the sheet, so that its lettering can be read on a phone.
const PIXELS: f64 = 4.4;
/// Of its height to its width, and the greatest height, mm.
const PROPORTION: f64 = 0.85;
const HIGHEST: f64 = 130.0;
/// Id of the part that takes the focus and the keys.
pub const MAP: &str = "map";
const SHEET: &str = "map-sheet";

/// A drawing that is asked for.
#[derive(Clone, Copy, Debug)]
pub struct Wanted {
    /// Width and height, mm.
    pub size_mm: (f64, f64),
    /// The part of the ground; absent: all.
    pub view: Option<View>,
}

/// A sheet that can be looked around in.
#[component]
pub fn Map(
    draw: Callback<Wanted, Option<Sheet>>,
    /// The part that is looked at.
    view: RwSignal<Option<View>>,
    /// Points that shall be seen; taken up and emptied.
    look: RwSignal<Vec<(f64, f64)>>,
    /// What a screen reader says in its place.
    #[prop(into)]
    title: Signal<String>,
    /// What is shown while there is nothing to draw.
    empty: &'static str,
) -> impl IntoView {
    // Absent until the pane has been measured: nothing is drawn for a size that nobody sees.
    let size = RwSignal::new(None::<(f64, f64)>);
    let sheet = Memo::new(move |_| {
        draw.run(Wanted {
            size_mm: size.get()?,
            view: view.get(),
        })
    });
    let is_measured = Memo::new(move |_| size.with(Option::is_some));
    let is_drawn = Memo::new(move |_| sheet.with(Option::is_some));

    let measure = move || {
        if let Some(width) = pointer::width(MAP) {
            let width = (width / PIXELS).clamp(60.0, 400.0);
            let measured = (width, (width * PROPORTION).min(HIGHEST));
            if size.get_untracked() != Some(measured) {
                size.set(Some(measured));
            }
        }
    };
    Effect::new(move |_| {
        is_drawn.track();
        request_animation_frame(measure);
    });
    pointer::on_resize(measure);

    let width = move || size.get().map_or(0.0, |(width, _)| width);
    let hand = Hand::new(sheet, view, Signal::derive(width));

    Effect::new(move |_| {
        let points = look.get();
        if points.is_empty() {
            return;
        }
        look.set(Vec::new());
        let seen = sheet.with_untracked(|sheet| {
            let sheet = sheet.as_ref()?;
            View::of(points.into_iter(), sheet)
        });
        if seen.is_some() {
            hand.look_at(seen);
        }
    });

    let box_of = move || {
        let (width, height) = size.get().unwrap_or_default();
        format!("0 0 {width} {height}")
    };
    let part = move |is_ground: bool| {
        sheet.with(move |sheet| {
            let all = sheet.iter().flat_map(|sheet| &sheet.marks);
            let here = all.filter(|mark| mark.role().is_ground() == is_ground);
            drawing::marks(here.cloned())
        })
    };
    let frame = Memo::new(move |_| {
        sheet.with(|sheet| sheet.as_ref().map_or([0.0; 4], |sheet| sheet.frame))
    });
    let side = move |from: usize, to: Option<usize>| {
        let frame = frame.get();
        (to.map_or(frame[from], |to| frame[to] - frame[from])).to_string()
    };
    view! {
        <div id=MAP class="map-pane" class:is-empty=move || !is_drawn.get() role="group" tabindex=move || if is_drawn.get() { "0" } else { "-1" }
            aria-label="地图，可移动和缩放" aria-describedby="map-keys" on:keydown=move |event| hand.key(&event)>
            <svg id=SHEET class="sheet" viewBox=box_of role="img" aria-label=title hidden=move || !is_drawn.get()
                on:pointerdown=move |event| hand.down(&event) on:pointermove=move |event| hand.moved(&event)
                on:pointerup=move |event| hand.up(&event) on:pointercancel=move |event| hand.up(&event)
                on:lostpointercapture=move |event| hand.up(&event) on:wheel=move |event| hand.turned(&event)>
                <defs><clipPath id="map-frame">
                    <rect x=move || side(0, None) y=move || side(1, None) width=move || side(0, Some(2)) height=move || side(1, Some(3))/>
                </clipPath></defs>
                <g clip-path="url(#map-frame)"><g transform=move || hand.shift.get().matrix()>{move || part(true)}</g></g>
                <g>{move || part(false)}</g>
            </svg>
            <p class="empty" hidden=move || is_drawn.get() || !is_measured.get()>{empty}</p>
        </div>
        <p class="map-tools" hidden=move || !is_drawn.get()>
            <button type="button" class="small" aria-label="放大" on:click=move |_| hand.closer(STEP_FACTOR)>"＋ 放大"</button>
            <button type="button" class="small" aria-label="缩小" on:click=move |_| hand.closer(1.0 / STEP_FACTOR)>"－ 缩小"</button>
            <button type="button" class="small" prop:disabled=move || view.get().is_none() on:click=move |_| hand.look_at(None)>"全图"</button>
        </p>
    }
}
