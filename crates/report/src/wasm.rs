//! What the page's worker calls.

use wasm_bindgen::prelude::*;

/// The PDF of a submission.
///
/// # Errors
/// A sentence for the person at the screen.
#[wasm_bindgen]
pub fn render(submission: &str, font: &[u8]) -> Result<Vec<u8>, JsError> {
    Ok(crate::render_submission(submission, font)?)
}

/// The characters that the font lacks, a line each: `〔U+20BB7〕：…`.
///
/// # Errors
/// A sentence for the person at the screen.
#[wasm_bindgen]
pub fn missing_glyphs(submission: &str, font: &[u8]) -> Result<Vec<String>, JsError> {
    let missing = crate::missing_in_submission(submission, font)?;
    let line = |one: &crate::pdf::Missing| format!("{}（{}）：{}", one.ch, one.code(), one.place);
    Ok(missing.iter().map(line).collect())
}
