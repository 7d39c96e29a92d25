//! The service worker (`assets/service-worker.js`): it stores this build on the device, and says when there is another.

use js_sys::Reflect;
use std::cell::{Cell, RefCell};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{
    MessageEvent, MessagePort, RegistrationOptions, ServiceWorker, ServiceWorkerContainer,
    ServiceWorkerRegistration, ServiceWorkerState, ServiceWorkerUpdateViaCache,
};

const SCRIPT: &str = "service-worker.js";

/// What is said about this build on this device.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Said {
    /// So many of its files are stored, of so many.
    Stored(u32, u32),
    /// It could not be stored.
    Failed(Why),
    /// Another build is stored and waits for the person.
    Newer,
}

/// Why a build was not stored.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// The browser has no room for it.
    Full,
    /// The server has files of different builds.
    Mixed,
    /// A file did not come.
    Network,
}

thread_local! {
    static REGISTRATION: RefCell<Option<ServiceWorkerRegistration>> = const { RefCell::new(None) };
    /// The person has asked for the new version: this page is about to go.
    static LEAVING: Cell<bool> = const { Cell::new(false) };
}

/// Registers the worker, where the page came from a server and the browser has such workers; `said` is called whenever
/// there is news.
pub fn watch(said: impl Fn(Said) + Copy + 'static) {
    let Some(container) = container() else {
        return;
    };
    let hears = container.clone();
    let on_message = Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| {
        heard(&event, &hears, &said);
    });
    container.set_onmessage(Some(on_message.into_js_value().unchecked_ref()));
    let changes = container.clone();
    let on_change = Closure::<dyn Fn()>::new(move || {
        if LEAVING.get() {
            super::document::reload();
        } else {
            ask(changes.controller());
        }
    });
    container.set_oncontrollerchange(Some(on_change.into_js_value().unchecked_ref()));
    spawn_local(async move {
        let options = RegistrationOptions::new();
        options.set_update_via_cache(ServiceWorkerUpdateViaCache::None);
        let registering = container.register_with_options(SCRIPT, &options);
        // Refused, for instance in a private window: the page works as well without.
        let Ok(Ok(registration)) = JsFuture::from(registering)
            .await
            .map(JsCast::dyn_into::<ServiceWorkerRegistration>)
        else {
            return;
        };
        let found = registration.clone();
        let on_found = Closure::<dyn Fn()>::new(move || tell_when_installed(&found));
        registration.set_onupdatefound(Some(on_found.into_js_value().unchecked_ref()));
        tell_when_installed(&registration);
        ask(registration.waiting().or_else(|| container.controller()));
        look_again(&registration);
        REGISTRATION.set(Some(registration));
    });
}

/// A page that stays open for days looks for a newer build as well: whenever it is shown again, once an hour at most.
fn look_again(registration: &ServiceWorkerRegistration) {
    const HOUR: f64 = 3_600_000.0;
    let registration = registration.clone();
    let looked = Cell::new(js_sys::Date::now());
    super::document::on_show(move || {
        if js_sys::Date::now() - looked.get() > HOUR {
            looked.set(js_sys::Date::now());
            // Without a network this fails, and the next time will do.
            if let Ok(looking) = registration.update() {
                spawn_local(async move { drop(JsFuture::from(looking).await) });
            }
        }
    });
}

/// Changes to the new version: the page is loaded anew. What is not saved must have been saved before.
pub fn change_over() {
    LEAVING.set(true);
    let waiting = REGISTRATION.with_borrow(|known| known.as_ref()?.waiting());
    match waiting {
        // The page is loaded anew when the waiting worker has taken over.
        Some(worker) => drop(worker.post_message(&"activate".into())),
        None => super::document::reload(),
    }
}

fn container() -> Option<ServiceWorkerContainer> {
    let window = web_sys::window()?;
    let from_server = window.location().protocol().ok()?.starts_with("http");
    let navigator = window.navigator();
    let has_workers = Reflect::has(&navigator, &"serviceWorker".into()).unwrap_or(false);
    (from_server && has_workers).then(|| navigator.service_worker())
}

/// A worker that is being installed answers `state` once it is done.
fn tell_when_installed(registration: &ServiceWorkerRegistration) {
    let Some(worker) = registration.installing() else {
        return;
    };
    let watched = worker.clone();
    let on_state = Closure::<dyn Fn()>::new(move || {
        if watched.state() == ServiceWorkerState::Installed {
            ask(Some(watched.clone()));
        }
    });
    worker.set_onstatechange(Some(on_state.into_js_value().unchecked_ref()));
}

fn ask(worker: Option<ServiceWorker>) {
    if let Some(worker) = worker {
        let _ = worker.post_message(&"state".into());
    }
}

fn heard(event: &MessageEvent, container: &ServiceWorkerContainer, said: &impl Fn(Said)) {
    let data = event.data();
    let field = |name: &str| Reflect::get(&data, &name.into()).unwrap_or(JsValue::UNDEFINED);
    let own = super::document::meta("greenmine:build").unwrap_or_default();
    if field("which").is_truthy() {
        let needed = if LEAVING.get() { "" } else { own.as_str() };
        if let Ok(port) = event.ports().get(0).dyn_into::<MessagePort>() {
            let _ = port.post_message(&needed.into());
        }
        return;
    }
    let build = field("build").as_string().unwrap_or_default();
    if build != own {
        // A page that came past its worker is itself the newer one.
        if field("answer").is_truthy() && container.controller().is_some() {
            said(Said::Newer);
        }
        return;
    }
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // a count of files
    let count = |name: &str| field(name).as_f64().unwrap_or_default() as u32;
    said(match field("failed").as_string().as_deref() {
        None => Said::Stored(count("stored"), count("of")),
        Some("full") => Said::Failed(Why::Full),
        Some("mixed") => Said::Failed(Why::Mixed),
        Some(_) => Said::Failed(Why::Network),
    });
}
