//! 绿矿自评: a mine assesses itself against the green-mine (绿色矿山) indicators, in any browser, without a server.
//!
//! This package wires the crates to the screen; see ARCHITECTURE.md.

mod app;
mod cards;
mod exporting;
mod frame;
mod pages;
mod route;
mod saving;
mod state;
mod words;

use ui::platform::{self, panic::Broken};
use wasm_bindgen::prelude::wasm_bindgen;

/// What is shown when the program breaks.
const BROKEN: Broken = Broken {
    title: words::BROKEN_TITLE,
    text: words::BROKEN_TEXT,
    reload: words::BROKEN_RELOAD,
    save: words::BROKEN_SAVE,
    details: words::BROKEN_DETAILS,
    classes: ["broken", "button primary", "button"],
};

/// Starts the app in `<div id="app">`.
#[wasm_bindgen(start)]
pub fn start() {
    platform::panic::install_hook(BROKEN);
    wasm_bindgen_futures::spawn_local(async {
        let store = platform::storage::BrowserStore::open();
        let opened = saving::open(store.as_ref().map(|store| store as _)).await;
        platform::document::mount(move || app::app(store, opened));
    });
}
