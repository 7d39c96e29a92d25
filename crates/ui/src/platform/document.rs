//! The page itself: address, title, focus, visibility.

use leptos::ev;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

fn window() -> web_sys::Window {
    leptos::prelude::window()
}

/// The part of the address behind `#`.
pub fn hash() -> String {
    window().location().hash().unwrap_or_default()
}

/// Goes to another place of the app, as a link would.
pub fn go(hash: &str) {
    let _ = window().location().set_hash(hash);
}

/// Puts another address in place of the present one, and goes nowhere.
pub fn stay_at(hash: &str) {
    let history = window().history();
    if let Ok(history) = history {
        let _ = history.replace_state_with_url(&wasm_bindgen::JsValue::NULL, "", Some(hash));
    }
}

/// Asks, when the page is about to be closed, whether something would be lost; the browser then asks the person.
pub fn on_unload(would_lose: impl Fn() -> bool + 'static) {
    let ask = move |event: web_sys::Event| {
        if would_lose() {
            event.prevent_default();
        }
    };
    let handle = window_event_listener_untyped("beforeunload", ask);
    on_cleanup(move || handle.remove());
}

/// Runs when the window gets the focus again, unless a text is being typed in it.
pub fn on_return(run: impl Fn() + 'static) {
    let handle = window_event_listener(ev::focus, move |_| {
        let active = leptos::prelude::document().active_element();
        if active.is_none_or(|element| !matches!(element.tag_name().as_str(), "INPUT" | "TEXTAREA"))
        {
            run();
        }
    });
    on_cleanup(move || handle.remove());
}

/// Runs when the address changes.
pub fn on_hash_change(run: impl Fn() + 'static) {
    let handle = window_event_listener(ev::hashchange, move |_| run());
    on_cleanup(move || handle.remove());
}

/// Runs when the page is about to be hidden, frozen or closed: the last moment to save.
pub fn on_hide(run: impl Fn() + Clone + 'static) {
    let hide = run.clone();
    let freeze = run.clone();
    let closing = window_event_listener(ev::pagehide, move |_| hide());
    // The event goes to the document and bubbles up to the window.
    let frozen = window_event_listener_untyped("freeze", move |_| freeze());
    let document = leptos::prelude::document();
    let hidden = window_event_listener(ev::visibilitychange, move |_| {
        if document.visibility_state() == web_sys::VisibilityState::Hidden {
            run();
        }
    });
    on_cleanup(move || {
        closing.remove();
        frozen.remove();
        hidden.remove();
    });
}

/// Runs on Ctrl+Z and on Ctrl+Y or Ctrl+Shift+Z outside of texts, which have their own.
pub fn on_undo_keys(back: impl Fn() + 'static, forth: impl Fn() + 'static) {
    let handle = window_event_listener(ev::keydown, move |event| {
        if !(event.ctrl_key() || event.meta_key()) || event.alt_key() || takes_text(&event) {
            return;
        }
        match (event.key().to_ascii_lowercase().as_str(), event.shift_key()) {
            ("z", false) => back(),
            ("z", true) | ("y", false) => forth(),
            _ => return,
        }
        event.prevent_default();
    });
    on_cleanup(move || handle.remove());
}

/// Runs whenever the page is shown again, for as long as it is there.
pub fn on_show(run: impl Fn() + 'static) {
    let document = leptos::prelude::document();
    let _ = window_event_listener(ev::visibilitychange, move |_| {
        if document.visibility_state() == web_sys::VisibilityState::Visible {
            run();
        }
    });
}

/// Runs when another page of this browser changed the text under a key.
pub fn on_store_change(run: impl Fn(&str) + 'static) {
    let handle = window_event_listener(ev::storage, move |event| {
        if let Some(key) = event.key() {
            run(&key);
        }
    });
    on_cleanup(move || handle.remove());
}

/// Sets the title of the window.
pub fn set_title(title: &str) {
    leptos::prelude::document().set_title(title);
}

/// Moves the focus to an element, once it has been drawn, and brings it into view.
pub fn focus(id: &str) {
    let id = id.to_owned();
    request_animation_frame(move || {
        if let Some(element) = element(&id) {
            let _ = element.focus();
            element.scroll_into_view();
        }
    });
}

/// Opens a dialog over the page; the browser keeps the focus in it, closes it on Escape, and gives the focus back.
pub fn show_dialog(id: &str) {
    let dialog = leptos::prelude::document().get_element_by_id(id);
    if let Some(dialog) =
        dialog.and_then(|dialog| dialog.dyn_into::<web_sys::HtmlDialogElement>().ok())
    {
        let _ = dialog.show_modal();
    }
}

/// The `<details>` of an event is unfolded.
pub fn is_unfolded(event: &web_sys::Event) -> bool {
    let target = event
        .target()
        .and_then(|target| target.dyn_into::<web_sys::Element>().ok());
    target.is_some_and(|details| details.has_attribute("open"))
}

/// Moves the focus on, once all has been drawn: the element that had it goes away with what it did. The page stays where
/// it is, unless the element is out of view.
pub fn hand_focus_to(id: &str) {
    let id = id.to_owned();
    request_animation_frame(move || {
        if let Some(element) = element(&id) {
            let _ = element.focus();
        }
    });
}

/// Keeps the focus on the page: a button that goes away, or is switched off, by what it did leaves it to the nearest
/// part of the page around it. What knows better hands it on itself ([`hand_focus_to`]), and is not disturbed.
pub fn keep_focus() {
    let _ = window_event_listener(ev::click, |event| {
        // As it was when the button was pressed: by now it may be gone.
        let path = event.composed_path();
        let look = move || {
            let around = path
                .iter()
                .filter_map(|one| one.dyn_into::<web_sys::HtmlElement>().ok());
            let mut around = around.skip_while(|one| !one.matches("button").unwrap_or(false));
            let is_gone = around.next().is_some_and(|button| {
                button.offset_parent().is_none() || button.matches(":disabled").unwrap_or(false)
            });
            if !is_gone || !is_focus_lost() {
                return;
            }
            let part = around.find(|one| one.is_connected() && one.matches(PARTS).unwrap_or(false));
            let part = match part {
                Some(part) if part.tag_name() == "MAIN" => element("page-title"),
                part => part,
            };
            if let Some(part) = part {
                let _ = part.set_attribute("tabindex", "-1");
                let _ = part.focus_with_options(&still());
            }
        };
        // After the frame in which others hand it on.
        request_animation_frame(move || request_animation_frame(look));
    });
}

/// Parts of a page that can stand in for a button of theirs.
const PARTS: &str = "article, dialog, form, li, main, section";

/// Nothing has the focus, or something that is switched off.
fn is_focus_lost() -> bool {
    let active = leptos::prelude::document().active_element();
    active.is_none_or(|active| active.matches("body, :disabled").unwrap_or(true))
}

/// Moves the focus and not the page.
fn still() -> web_sys::FocusOptions {
    let options = web_sys::FocusOptions::new();
    options.set_prevent_scroll(true);
    options
}

fn element(id: &str) -> Option<web_sys::HtmlElement> {
    let element = leptos::prelude::document().get_element_by_id(id)?;
    element.dyn_into().ok()
}

/// The content of a `<meta name=…>` of the page: how the build tells the app its file names.
pub fn meta(name: &str) -> Option<String> {
    let found = leptos::prelude::document()
        .query_selector(&format!("meta[name=\"{name}\"]"))
        .ok()??;
    found.get_attribute("content")
}

/// The element of a key event is one that takes text: plain letters there are never commands.
pub fn takes_text(event: &web_sys::KeyboardEvent) -> bool {
    let target = event
        .target()
        .and_then(|target| target.dyn_into::<web_sys::Element>().ok());
    target.is_some_and(|element| match element.tag_name().as_str() {
        "TEXTAREA" | "SELECT" => true,
        "INPUT" => !matches!(
            element.get_attribute("type").as_deref(),
            Some("radio" | "checkbox" | "button")
        ),
        _ => false,
    })
}

/// `data-keys` of a part of the page that keys are for as a whole.
pub const CARD: &str = "card";
/// `data-keys` of what lies in a card around its answers.
pub const ANSWERS: &str = "answers";

/// The card that a key event happened in.
fn card(event: &web_sys::KeyboardEvent) -> Option<web_sys::Element> {
    let target = event.target()?.dyn_into::<web_sys::Element>().ok()?;
    target.closest(&format!("[data-keys={CARD}]")).ok()?
}

/// The id of the card that a key event happened in.
pub fn card_of(event: &web_sys::KeyboardEvent) -> Option<String> {
    card(event).map(|card| card.id())
}

/// Chooses the `number`th answer (from 1) of the card that a key event happened in; whether there was one.
pub fn choose_nth(event: &web_sys::KeyboardEvent, number: u32) -> bool {
    let chosen = card(event).and_then(|card| {
        let choices = card
            .query_selector_all(&format!(
                "[data-keys={ANSWERS}] input:is([type=radio], [type=checkbox]):not(:disabled)"
            ))
            .ok()?;
        choices
            .item(number.checked_sub(1)?)?
            .dyn_into::<web_sys::HtmlElement>()
            .ok()
    });
    if let Some(choice) = &chosen {
        choice.click();
        let _ = choice.focus();
    }
    chosen.is_some()
}

/// The event comes from an input method that has not finished a word.
pub fn is_composing(event: &leptos::ev::Event) -> bool {
    event
        .dyn_ref::<web_sys::InputEvent>()
        .is_some_and(web_sys::InputEvent::is_composing)
}

thread_local! {
    static OPENED: std::cell::Cell<bool> = const { std::cell::Cell::new(false) };
}

/// Moves the focus to the heading of a new page, and to its top; the first page of a visit leaves it alone.
pub fn focus_if_moved(id: &str) {
    if OPENED.replace(true) {
        window().scroll_to_with_x_and_y(0.0, 0.0);
        if let Some(element) = element(id) {
            let _ = element.focus();
        }
    }
}

/// Loads the page anew.
pub fn reload() {
    let _ = window().location().reload();
}

/// The page was opened from a folder, not from a server.
pub fn is_file() -> bool {
    window()
        .location()
        .protocol()
        .is_ok_and(|protocol| protocol == "file:")
}

/// Puts the app into `<div id="app">`, in place of the words that stand there while it opens (`assets/start.js`).
pub fn mount<V: IntoView + 'static>(app: impl FnOnce() -> V + 'static) {
    if let Some(start) = leptos::prelude::document().get_element_by_id("start") {
        start.remove();
    }
    let place = leptos::prelude::document()
        .get_element_by_id("app")
        .and_then(|place| place.dyn_into().ok());
    match place {
        Some(place) => leptos::mount::mount_to(place, app).forget(),
        None => leptos::mount::mount_to_body(app),
    }
}

/// What stands in an input.
pub fn value_of(id: &str) -> String {
    let element = leptos::prelude::document().get_element_by_id(id);
    let input = element.and_then(|element| element.dyn_into::<web_sys::HtmlInputElement>().ok());
    input.map(|input| input.value()).unwrap_or_default()
}
