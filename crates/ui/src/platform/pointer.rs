//! Pointers and wheels on a picture: where they are, in units of the picture's width.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{DomRect, Element, PointerEvent, WheelEvent};

/// A finger, a pen or the mouse on a picture.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Pointer {
    /// Tells fingers apart.
    pub id: i32,
    /// From the picture's left upper corner to the right and down; its width is 1.
    pub at: (f64, f64),
}

/// Where a pointer event happened on the element with this id; buttons other than the main one are passed over.
pub fn pointer(event: &PointerEvent, id: &str) -> Option<Pointer> {
    let at = place(id, event.client_x(), event.client_y())?;
    (event.button() <= 0).then_some(Pointer {
        id: event.pointer_id(),
        at,
    })
}

/// Lets the element of the event hear of the pointer even when it leaves it.
pub fn capture(event: &PointerEvent) {
    let element = event
        .current_target()
        .and_then(|target| target.dyn_into::<Element>().ok());
    if let Some(element) = element {
        let _ = element.set_pointer_capture(event.pointer_id());
    }
}

/// How far a wheel was turned, in notches towards the person, and where.
pub fn wheel(event: &WheelEvent, id: &str) -> Option<(f64, (f64, f64))> {
    let unit = match event.delta_mode() {
        WheelEvent::DOM_DELTA_LINE => 3.0,
        WheelEvent::DOM_DELTA_PAGE => 1.0,
        _ => 100.0,
    };
    let at = place(id, event.client_x(), event.client_y())?;
    Some(((event.delta_y() / unit).clamp(-3.0, 3.0), at))
}

/// Whether the focus is on the element with this id.
pub fn has_focus(id: &str) -> bool {
    document()
        .active_element()
        .is_some_and(|element| element.id() == id)
}

/// Width of an element as laid out, CSS pixels; `None` while it is not.
pub fn width(id: &str) -> Option<f64> {
    Some(box_of(id)?.width()).filter(|width| *width > 0.0)
}

/// Runs when the window changes its size.
pub fn on_resize(run: impl Fn() + 'static) {
    let handle = window_event_listener(leptos::ev::resize, move |_| run());
    on_cleanup(move || handle.remove());
}

fn place(id: &str, x: i32, y: i32) -> Option<(f64, f64)> {
    let here = box_of(id)?;
    let width = here.width();
    let at = (
        (f64::from(x) - here.left()) / width,
        (f64::from(y) - here.top()) / width,
    );
    (width > 0.0).then_some(at)
}

fn box_of(id: &str) -> Option<DomRect> {
    Some(document().get_element_by_id(id)?.get_bounding_client_rect())
}
