//! Files in and out.

use js_sys::{Array, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag, HtmlAnchorElement, HtmlInputElement, Url};

/// Bytes that stay with the browser, however many there are: a file, or several pieces behind one another.
#[derive(Clone, Debug, PartialEq)]
pub struct Bulk(Blob);

impl Bulk {
    /// Bytes of our own, behind one another.
    pub fn of(pieces: &[Vec<u8>]) -> Option<Bulk> {
        let parts = Array::new();
        for piece in pieces {
            parts.push(&Uint8Array::from(piece.as_slice()));
        }
        Blob::new_with_u8_array_sequence(&parts).ok().map(Bulk)
    }

    /// Several behind one another.
    pub fn joined(pieces: &[Bulk]) -> Option<Bulk> {
        let parts = Array::new();
        for piece in pieces {
            parts.push(&piece.0);
        }
        Blob::new_with_blob_sequence(&parts).ok().map(Bulk)
    }

    /// From a value of the browser's.
    pub fn from_value(value: JsValue) -> Option<Bulk> {
        value.dyn_into().ok().map(Bulk)
    }

    /// The browser's own.
    pub(super) fn blob(&self) -> &Blob {
        &self.0
    }

    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // a file size
    pub fn size(&self) -> usize {
        self.0.size() as usize
    }

    /// The bytes from here to there; `None` when they cannot be read.
    #[allow(clippy::cast_precision_loss)] // a file size
    pub async fn piece(&self, from: usize, to: usize) -> Option<Vec<u8>> {
        let piece = self.0.slice_with_f64_and_f64(from as f64, to as f64).ok()?;
        let buffer = JsFuture::from(piece.array_buffer()).await.ok()?;
        let piece = Uint8Array::new(&buffer).to_vec();
        (piece.len() == to - from).then_some(piece)
    }
}

impl From<&Bulk> for JsValue {
    fn from(bulk: &Bulk) -> JsValue {
        bulk.0.clone().into()
    }
}

/// An address for bytes, which an element of the page can show; the bytes go with it.
#[derive(Debug)]
pub struct Address(String);

impl Address {
    /// An address for these bytes.
    pub fn of(bytes: &[u8], media: &str) -> Option<Address> {
        Url::create_object_url_with_blob(&blob(bytes, media).ok()?)
            .ok()
            .map(Address)
    }

    /// As an element takes it.
    pub fn text(&self) -> String {
        self.0.clone()
    }
}

impl Drop for Address {
    fn drop(&mut self) {
        let _ = Url::revoke_object_url(&self.0);
    }
}

fn blob(bytes: &[u8], media: &str) -> Result<Blob, JsValue> {
    let parts = Array::of1(&Uint8Array::from(bytes));
    let options = BlobPropertyBag::new();
    options.set_type(media);
    Blob::new_with_u8_array_sequence_and_options(&parts, &options)
}

/// A file that was chosen.
pub struct ChosenFile(web_sys::File);

impl ChosenFile {
    /// The file chosen in the input of an event; the input is emptied so that the same file can be chosen again.
    pub fn take(event: &web_sys::Event) -> Option<ChosenFile> {
        ChosenFile::take_all(event).into_iter().next()
    }

    /// All files chosen in the input of an event.
    pub fn take_all(event: &web_sys::Event) -> Vec<ChosenFile> {
        let input = event.target().and_then(|input| input.dyn_into().ok());
        let Some(input): Option<HtmlInputElement> = input else {
            return Vec::new();
        };
        let files = input.files();
        let all = files.map(|files| {
            (0..files.length())
                .filter_map(|at| files.get(at).map(ChosenFile))
                .collect()
        });
        input.set_value("");
        all.unwrap_or_default()
    }

    /// Its bytes, which stay with the browser.
    pub fn bulk(&self) -> Bulk {
        Bulk(self.0.clone().into())
    }

    /// Its media type, as the browser makes it out by the name; empty when it cannot.
    pub fn media(&self) -> String {
        self.0.type_()
    }

    /// The first file that was dropped; the browser does not open it in place of the page.
    pub fn dropped(event: &web_sys::DragEvent) -> Option<ChosenFile> {
        event.prevent_default();
        let file = event.data_transfer()?.files()?.get(0)?;
        Some(ChosenFile(file))
    }

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
    offer(name, &blob(bytes, mime)?)
}

/// Offers bytes that are with the browser as a download.
///
/// # Errors
/// The browser's refusal.
pub fn download_bulk(name: &str, bulk: &Bulk) -> Result<(), JsValue> {
    offer(name, &bulk.0)
}

fn offer(name: &str, blob: &Blob) -> Result<(), JsValue> {
    let url = Url::create_object_url_with_blob(blob)?;
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

/// The most bytes of a file's name before its ending: file systems take 255, an ending of ours takes up to 60, and a
/// browser adds a few when a file of that name is there already. (Compiled.)
const NAME_BYTES: usize = 180;

/// A name that every file system takes, cut between characters.
pub fn safe_name(name: &str) -> String {
    let mut safe = String::new();
    for c in name.chars() {
        let refused = c.is_control() || "\\/:*?\"<>|".contains(c);
        let c = if refused { '_' } else { c };
        if safe.len() + c.len_utf8() > NAME_BYTES {
            break;
        }
        safe.push(c);
    }
    safe
}

#[cfg(test)]
mod tests {
    use super::{NAME_BYTES, safe_name};

    #[test]
    fn a_name_is_cut_by_bytes_and_between_characters() {
        assert_eq!(safe_name("二号/2026:自评"), "二号_2026_自评");
        let long = safe_name(&"矿".repeat(300));
        assert_eq!((long.len(), long.chars().count()), (NAME_BYTES, 60));
    }
}
