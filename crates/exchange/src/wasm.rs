//! What the page's worker calls.

use wasm_bindgen::prelude::*;

/// The table of items of a draft as `.xlsx`.
///
/// # Errors
/// A sentence for the person at the screen.
#[wasm_bindgen]
pub fn table_out(draft: &str) -> Result<Vec<u8>, JsError> {
    Ok(crate::spreadsheet::table_out(draft)?)
}

/// Reads a table and compares it with a draft: a [`draft::TableReading`] as JSON.
///
/// # Errors
/// A sentence for the person at the screen.
#[wasm_bindgen]
pub fn table_in(draft: &str, xlsx: &[u8]) -> Result<String, JsError> {
    Ok(crate::spreadsheet::table_in(draft, xlsx)?.to_text())
}
