//! What the page's worker calls.

use wasm_bindgen::prelude::*;

/// Seals a text with a passphrase; `random` are 40 fresh random bytes.
///
/// # Errors
/// The code of a [`crate::sealed::SealError`].
#[wasm_bindgen]
pub fn seal(text: &str, passphrase: &str, random: &[u8]) -> Result<String, JsError> {
    crate::sealed::seal(text, passphrase, random).map_err(|error| JsError::new(error.code()))
}

/// The text that was sealed.
///
/// # Errors
/// The code of a [`crate::sealed::SealError`].
#[wasm_bindgen]
pub fn unseal(sealed: &str, passphrase: &str) -> Result<String, JsError> {
    crate::sealed::unseal(sealed, passphrase).map_err(|error| JsError::new(error.code()))
}
