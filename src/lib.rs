//! 绿矿自评: a mine assesses itself against the green-mine (绿色矿山) indicators, in any browser, without a server.
//!
//! This package wires the crates to the screen; see ARCHITECTURE.md.

mod app;
mod components;
mod exporting;
mod pages;
mod platform;
mod route;
mod saving;
mod state;
mod words;

use wasm_bindgen::prelude::wasm_bindgen;

/// Starts the app in `<div id="app">`.
#[wasm_bindgen(start)]
pub fn start() {
    platform::panic::install_hook();
    wasm_bindgen_futures::spawn_local(async {
        let store = platform::storage::BrowserStore::open();
        let opened = saving::open(store.as_ref().map(|store| store as _)).await;
        platform::document::mount(move || app::app(store, opened));
    });
}
