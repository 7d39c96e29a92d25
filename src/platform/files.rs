//! Files in and out.

use js_sys::{Array, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag, HtmlAnchorElement, HtmlInputElement, Url};

/// A file that was chosen.
pub struct ChosenFile(web_sys::File);

impl ChosenFile {
    /// The file chosen in the input of an event; the input is emptied so that the same file can be chosen again.
    pub fn take(event: &web_sys::Event) -> Option<ChosenFile> {
        let input: HtmlInputElement = event.target()?.dyn_into().ok()?;
        let file = input.files()?.get(0)?;
        input.set_value("");
        Some(ChosenFile(file))
    }

    /// The first file that was dropped; the browser does not open it in place of the page.
    pub fn dropped(event: &web_sys::DragEvent) -> Option<ChosenFile> {
        event.prevent_default();
        let file = event.data_transfer()?.files()?.get(0)?;
        Some(ChosenFile(file))
    }

    /// Its bytes from here to there; `None` when they cannot be read.
    #[allow(clippy::cast_precision_loss)] // a file size
    pub async fn piece(&self, from: usize, to: usize) -> Option<Vec<u8>> {
        let piece = self.0.slice_with_f64_and_f64(from as f64, to as f64).ok()?;
        let buffer = JsFuture::from(piece.array_buffer()).await.ok()?;
        Some(Uint8Array::new(&buffer).to_vec())
    }

    /// Its name.
    pub fn name(&self) -> String {
        self.0.name()
    }

    /// Its size in bytes.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // a file size
    pub fn size(&self) -> usize {
        self.0.size() as usize
    }

    /// Its bytes; `None` when it cannot be read.
    pub async fn bytes(&self) -> Option<Vec<u8>> {
        let buffer = JsFuture::from(self.0.array_buffer()).await.ok()?;
        Some(Uint8Array::new(&buffer).to_vec())
    }

    /// Its text; `None` when it cannot be read.
    pub async fn text(&self) -> Option<String> {
        JsFuture::from(self.0.text()).await.ok()?.as_string()
    }
}

/// Offers bytes as a download.
///
/// # Errors
/// The browser's refusal.
pub fn download(name: &str, mime: &str, bytes: &[u8]) -> Result<(), JsValue> {
    let parts = Array::of1(&Uint8Array::from(bytes));
    let options = BlobPropertyBag::new();
    options.set_type(mime);
    let blob = Blob::new_with_u8_array_sequence_and_options(&parts, &options)?;
    let url = Url::create_object_url_with_blob(&blob)?;
    let document = web_sys::window()
        .and_then(|window| window.document())
        .ok_or(JsValue::NULL)?;
    let link: HtmlAnchorElement = document.create_element("a")?.unchecked_into();
    link.set_href(&url);
    link.set_download(name);
    link.click();
    // The address must outlive the click: browsers read it later. One minute is plenty and frees the memory.
    leptos::prelude::set_timeout(
        move || drop(Url::revoke_object_url(&url)),
        std::time::Duration::from_secs(60),
    );
    Ok(())
}

/// A file name without the characters that file systems refuse.
pub fn safe_name(name: &str) -> String {
    name.chars()
        .map(|c| {
            if c.is_control() || "\\/:*?\"<>|".contains(c) {
                '_'
            } else {
                c
            }
        })
        .take(80)
        .collect()
}
