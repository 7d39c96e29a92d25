//! The hand on the map: what pointers, wheel, keys and buttons do to the ground, until the sheet is drawn for its new view.

use super::{MAP, SHEET};
use crate::platform::pointer::{self, Pointer};
use boundary::{Sheet, View};
use leptos::ev::{KeyboardEvent, PointerEvent, WheelEvent};
use leptos::leptos_dom::helpers::TimeoutHandle;
use leptos::prelude::*;
use std::time::Duration;

/// A movement has come to rest after this.
const REST: Duration = Duration::from_millis(140);
/// One step of a key or a button.
const STEP_MM: f64 = 12.0;
pub(super) const STEP_FACTOR: f64 = 1.5;
/// One notch of the wheel.
const NOTCH: f64 = 1.25;

/// How the ground has been moved since it was drawn: a place on the paper `p` is at `scale · p + by`, mm.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Shift {
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

    pub(super) fn matrix(self) -> String {
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

/// What moves the ground. While it moves nothing is drawn anew; what a finger holds stays as it is however long it is held.
#[derive(Clone, Copy)]
pub(super) struct Hand {
    sheet: Memo<Option<Sheet>>,
    view: RwSignal<Option<View>>,
    /// Width of the sheet, mm.
    width: Signal<f64>,
    pub(super) shift: RwSignal<Shift>,
    grip: StoredValue<Grip>,
    rest: StoredValue<Option<TimeoutHandle>>,
}

impl Hand {
    pub(super) fn new(
        sheet: Memo<Option<Sheet>>,
        view: RwSignal<Option<View>>,
        width: Signal<f64>,
    ) -> Hand {
        let hand = Hand {
            sheet,
            view,
            width,
            shift: RwSignal::new(Shift::NONE),
            grip: StoredValue::new(Grip::default()),
            rest: StoredValue::new(None),
        };
        on_cleanup(move || {
            if let Some(before) = hand.rest.try_get_value().flatten() {
                before.clear();
            }
        });
        hand
    }

    /// Looks at a part of the ground, or at all of it.
    pub(super) fn look_at(self, view: Option<View>) {
        self.shift.set(Shift::NONE);
        self.view.set(view);
    }

    /// The sheet is drawn for what is seen now.
    fn settle(self) {
        let is_held = self.grip.try_with_value(|grip| !grip.now.is_empty());
        if is_held != Some(false) {
            return;
        }
        let now = self.shift.get_untracked();
        if now != Shift::NONE {
            let seen = self
                .sheet
                .with_untracked(|sheet| sheet.as_ref().map(|sheet| now.view(sheet)));
            self.look_at(seen);
        }
    }

    fn move_to(self, next: Shift) {
        self.shift.set(next);
        if let Some(before) = self.rest.get_value() {
            before.clear();
        }
        let settle = move || self.settle();
        self.rest
            .set_value(set_timeout_with_handle(settle, REST).ok());
    }

    pub(super) fn closer(self, factor: f64) {
        let frame = self
            .sheet
            .with_untracked(|sheet| sheet.as_ref().map_or([0.0; 4], |sheet| sheet.frame));
        let middle = ((frame[0] + frame[2]) / 2.0, (frame[1] + frame[3]) / 2.0);
        self.move_to(self.shift.get_untracked().closer(factor, middle));
    }

    fn push(self, right: f64, down: f64) {
        let way = (right * STEP_MM, down * STEP_MM);
        self.move_to(self.shift.get_untracked().pushed(way));
    }

    fn on_paper(self, pointer: Pointer) -> Pointer {
        let width = self.width.get_untracked();
        Pointer {
            at: (pointer.at.0 * width, pointer.at.1 * width),
            ..pointer
        }
    }

    pub(super) fn down(self, event: &PointerEvent) {
        if let Some(pointer) = pointer::pointer(event, SHEET) {
            let pointer = self.on_paper(pointer);
            pointer::capture(event);
            self.grip.update_value(|grip| {
                grip.now.retain(|other| other.id != pointer.id);
                grip.now.push(pointer);
                grip.begin(self.shift.get_untracked());
            });
        }
    }

    pub(super) fn moved(self, event: &PointerEvent) {
        let Some(pointer) = pointer::pointer(event, SHEET) else {
            return;
        };
        let pointer = self.on_paper(pointer);
        let next = self.grip.try_update_value(|grip| {
            let held = grip.now.iter_mut().find(|held| held.id == pointer.id)?;
            *held = pointer;
            grip.shift()
        });
        if let Some(next) = next.flatten() {
            self.move_to(next);
        }
    }

    /// A finger has gone; with the last one the movement may come to rest.
    pub(super) fn up(self, event: &PointerEvent) {
        let shift = self.shift.get_untracked();
        self.grip.update_value(|grip| {
            grip.now.retain(|held| held.id != event.pointer_id());
            grip.begin(shift);
        });
        self.move_to(shift);
    }

    pub(super) fn turned(self, event: &WheelEvent) {
        // A wheel that only passes by scrolls the page.
        if !event.ctrl_key() && !pointer::has_focus(MAP) {
            return;
        }
        if let Some((notches, at)) = pointer::wheel(event, SHEET) {
            event.prevent_default();
            let width = self.width.get_untracked();
            let at = (at.0 * width, at.1 * width);
            let shift = self.shift.get_untracked();
            self.move_to(shift.closer(NOTCH.powf(-notches), at));
        }
    }

    pub(super) fn key(self, event: &KeyboardEvent) {
        if event.ctrl_key() || event.alt_key() || event.meta_key() {
            return;
        }
        match event.key().as_str() {
            "ArrowLeft" => self.push(1.0, 0.0),
            "ArrowRight" => self.push(-1.0, 0.0),
            "ArrowUp" => self.push(0.0, 1.0),
            "ArrowDown" => self.push(0.0, -1.0),
            "+" | "=" => self.closer(STEP_FACTOR),
            "-" | "_" => self.closer(1.0 / STEP_FACTOR),
            "0" | "Home" => self.look_at(None),
            _ => return,
        }
        event.prevent_default();
    }
}
