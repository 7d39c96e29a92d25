//! The parts of the program that lie beside its module: one door, `greenmine` in `assets/start.js`, which hands out none
//! but those of this build.

use js_sys::{Reflect, Uint8Array};
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    /// An address at which a worker finds a script.
    #[wasm_bindgen(js_namespace = greenmine, catch)]
    pub(super) async fn address(part: &str) -> Result<JsValue, JsValue>;
    /// The content of a part, an `ArrayBuffer`.
    #[wasm_bindgen(js_namespace = greenmine, catch)]
    pub(super) async fn bytes(part: &str) -> Result<JsValue, JsValue>;
}

/// The text of a part.
///
/// # Errors
/// A sentence for the person: it could not be fetched, or is of another build.
pub async fn text(part: &str) -> Result<String, String> {
    let content = bytes(part).await.map_err(|error| describe(&error))?;
    String::from_utf8(Uint8Array::new(&content).to_vec()).map_err(|_| part.to_owned())
}

/// What an error of the browser says.
pub(super) fn describe(error: &JsValue) -> String {
    let message = Reflect::get(error, &"message".into())
        .ok()
        .and_then(|message| message.as_string());
    message.or_else(|| error.as_string()).unwrap_or_default()
}
