//! The boundary sheet to look around in: pushed, brought closer, all with keys too.
//!
//! While it moves nothing is drawn anew: what lies on the ground is pushed by one `transform`. The sheet is drawn for
//! its new view when the movement has come to rest.

use super::drawing;
use crate::platform::pointer::{self, Pointer};
use boundary::{Sheet, View};
use leptos::ev::{KeyboardEvent, PointerEvent, WheelEvent};
use leptos::leptos_dom::helpers::TimeoutHandle;
use leptos::prelude::*;
use std::time::Duration;

/// CSS pixels of a millimetre of the sheet, so that its lettering can be read on a phone.
const PIXELS: f64 = 4.4;
/// Of its height to its width, and the greatest height, mm.
const PROPORTION: f64 = 0.85;
const HIGHEST: f64 = 130.0;
/// A movement has come to rest after this.
const REST: Duration = Duration::from_millis(140);
/// One step of a key or a button.
const STEP_MM: f64 = 12.0;
const STEP_FACTOR: f64 = 1.5;
/// One notch of the wheel.
const NOTCH: f64 = 1.25;

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

/// How the ground has been moved since it was drawn: a place on the paper `p` is at `scale · p + by`, mm.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Shift {
    scale: f64,
    by: (f64, f64),
}

impl Shift {
    const NONE: Shift = Shift {
        scale: 1.0,
        by: (0.0, 0.0),
    };

    fn pushed(self, (right, down): (f64, f64)) -> Shift {
        let by = (self.by.0 + right, self.by.1 + down);
        Shift { by, ..self }
    }

    /// Closer by a factor, the place `at` on the paper as it is seen stays.
    fn closer(self, factor: f64, at: (f64, f64)) -> Shift {
        let keep = |by: f64, at: f64| at + (by - at) * factor;
        Shift {
            scale: self.scale * factor,
            by: (keep(self.by.0, at.0), keep(self.by.1, at.1)),
        }
    }

    /// The view that shows what is seen.
    fn view(self, sheet: &Sheet) -> View {
        let [left, top, right, bottom] = sheet.frame;
        let middle = ((left + right) / 2.0, (top + bottom) / 2.0);
        // Where the middle of the frame was when it was drawn.
        let was = (
            (middle.0 - self.by.0) / self.scale,
            (middle.1 - self.by.1) / self.scale,
        );
        let pushed = sheet.view.pushed(middle.0 - was.0, middle.1 - was.1);
        pushed.closer(self.scale, (0.0, 0.0))
    }

    fn matrix(self) -> String {
        let Shift { scale, by } = self;
        format!("matrix({scale} 0 0 {scale} {} {})", by.0, by.1)
    }
}

/// Fingers on the sheet: where they are, in mm, and how the ground lay when one came or went.
#[derive(Clone, Debug, Default)]
struct Grip {
    start: Option<Shift>,
    from: Vec<Pointer>,
    now: Vec<Pointer>,
}

impl Grip {
    fn begin(&mut self, shift: Shift) {
        self.start = Some(shift);
        self.from = self.now.clone();
    }

    fn shift(&self) -> Option<Shift> {
        let start = self.start?;
        let way = |a: Pointer, b: Pointer| (b.at.0 - a.at.0, b.at.1 - a.at.1);
        match (&self.from[..], &self.now[..]) {
            ([from], [now]) => Some(start.pushed(way(*from, *now))),
            ([a, b, ..], [c, d, ..]) => {
                let apart = |(x, y): (f64, f64)| x.hypot(y).max(1.0);
                let middle =
                    |a: &Pointer, b: &Pointer| ((a.at.0 + b.at.0) / 2.0, (a.at.1 + b.at.1) / 2.0);
                let (from, now) = (middle(a, b), middle(c, d));
                let factor = apart(way(*c, *d)) / apart(way(*a, *b));
                let pushed = start.pushed((now.0 - from.0, now.1 - from.1));
                Some(pushed.closer(factor, now))
            }
            _ => None,
        }
    }
}

/// A sheet that can be looked around in.
#[component]
pub fn Map(
    /// Draws.
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
    let shift = RwSignal::new(Shift::NONE);
    let grip = StoredValue::new(Grip::default());
    let rest = StoredValue::new(None::<TimeoutHandle>);
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

    let settle = move || {
        if let Some(now) = shift.try_get_untracked().filter(|now| *now != Shift::NONE) {
            let seen = sheet.with_untracked(|sheet| sheet.as_ref().map(|sheet| now.view(sheet)));
            shift.set(Shift::NONE);
            view.set(seen);
            grip.update_value(|grip| grip.begin(Shift::NONE));
        }
    };
    let move_to = move |next: Shift| {
        shift.set(next);
        if let Some(before) = rest.get_value() {
            before.clear();
        }
        rest.set_value(set_timeout_with_handle(settle, REST).ok());
    };
    on_cleanup(move || {
        if let Some(before) = rest.try_get_value().flatten() {
            before.clear();
        }
    });
    let middle = move || {
        sheet.with_untracked(|sheet| {
            let frame = sheet.as_ref().map_or([0.0; 4], |sheet| sheet.frame);
            ((frame[0] + frame[2]) / 2.0, (frame[1] + frame[3]) / 2.0)
        })
    };
    let closer = move |factor: f64| move_to(shift.get_untracked().closer(factor, middle()));
    let push = move |right: f64, down: f64| {
        move_to(
            shift
                .get_untracked()
                .pushed((right * STEP_MM, down * STEP_MM)),
        );
    };
    let all = move || {
        shift.set(Shift::NONE);
        view.set(None);
    };

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
        if let Some(seen) = seen {
            shift.set(Shift::NONE);
            view.set(Some(seen));
        }
    });

    let width = move || size.get_untracked().map_or(0.0, |(width, _)| width);
    let on_paper = move |pointer: Pointer| {
        let width = width();
        Pointer {
            at: (pointer.at.0 * width, pointer.at.1 * width),
            ..pointer
        }
    };
    let down = move |event: PointerEvent| {
        if let Some(pointer) = pointer::pointer(&event, SHEET).map(on_paper) {
            pointer::capture(&event);
            grip.update_value(|grip| {
                grip.now.retain(|other| other.id != pointer.id);
                grip.now.push(pointer);
                grip.begin(shift.get_untracked());
            });
        }
    };
    let moved = move |event: PointerEvent| {
        let Some(pointer) = pointer::pointer(&event, SHEET).map(on_paper) else {
            return;
        };
        let next = grip.try_update_value(|grip| {
            let held = grip.now.iter_mut().find(|held| held.id == pointer.id)?;
            *held = pointer;
            grip.shift()
        });
        if let Some(next) = next.flatten() {
            move_to(next);
        }
    };
    let up = move |event: PointerEvent| {
        grip.update_value(|grip| {
            grip.now.retain(|held| held.id != event.pointer_id());
            grip.begin(shift.get_untracked());
        });
    };
    let turned = move |event: WheelEvent| {
        // A wheel that only passes by scrolls the page.
        if !event.ctrl_key() && !pointer::has_focus(MAP) {
            return;
        }
        if let Some((notches, at)) = pointer::wheel(&event, SHEET) {
            event.prevent_default();
            let width = width();
            let at = (at.0 * width, at.1 * width);
            move_to(shift.get_untracked().closer(NOTCH.powf(-notches), at));
        }
    };
    let key = move |event: KeyboardEvent| {
        if event.ctrl_key() || event.alt_key() || event.meta_key() {
            return;
        }
        match event.key().as_str() {
            "ArrowLeft" => push(1.0, 0.0),
            "ArrowRight" => push(-1.0, 0.0),
            "ArrowUp" => push(0.0, 1.0),
            "ArrowDown" => push(0.0, -1.0),
            "+" | "=" => closer(STEP_FACTOR),
            "-" | "_" => closer(1.0 / STEP_FACTOR),
            "0" | "Home" => all(),
            _ => return,
        }
        event.prevent_default();
    };
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
            aria-label="地图，可移动和缩放" aria-describedby="map-keys" on:keydown=key>
            <svg id=SHEET class="sheet" viewBox=box_of role="img" aria-label=title hidden=move || !is_drawn.get()
                on:pointerdown=down on:pointermove=moved on:pointerup=up on:pointercancel=up on:wheel=turned>
                <defs><clipPath id="map-frame">
                    <rect x=move || side(0, None) y=move || side(1, None) width=move || side(0, Some(2)) height=move || side(1, Some(3))/>
                </clipPath></defs>
                <g clip-path="url(#map-frame)"><g transform=move || shift.get().matrix()>{move || part(true)}</g></g>
                <g>{move || part(false)}</g>
            </svg>
            <p class="empty" hidden=move || is_drawn.get() || !is_measured.get()>{empty}</p>
        </div>
        <p class="map-tools" hidden=move || !is_drawn.get()>
            <button type="button" class="small" aria-label="放大" on:click=move |_| closer(STEP_FACTOR)>"＋ 放大"</button>
            <button type="button" class="small" aria-label="缩小" on:click=move |_| closer(1.0 / STEP_FACTOR)>"－ 缩小"</button>
            <button type="button" class="small" prop:disabled=move || view.get().is_none() on:click=move |_| all()>"全图"</button>
        </p>
    }
}
