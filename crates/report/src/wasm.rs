//! What the page's worker calls.

use wasm_bindgen::prelude::*;

use crate::Paper;

fn named(key: &str) -> Result<Paper, JsError> {
    Paper::from_key(key).ok_or_else(|| JsError::new(&format!("没有这种文书（{key}）")))
}

/// A paper of a submission as PDF: `report`, `rectification`, `annual`, `commitment`, `checklist` ([`Paper::key`]).
///
/// # Errors
/// A sentence for the person at the screen.
#[wasm_bindgen]
pub fn paper(kind: &str, submission: &str, font: &[u8]) -> Result<Vec<u8>, JsError> {
    Ok(crate::render(named(kind)?, submission, font)?)
}

/// The characters of a paper that the font lacks, a line each: `𠮷（U+20BB7）：…`.
///
/// # Errors
/// A sentence for the person at the screen.
#[wasm_bindgen]
pub fn missing_in(kind: &str, submission: &str, font: &[u8]) -> Result<Vec<String>, JsError> {
    let missing = crate::missing_glyphs(named(kind)?, submission, font)?;
    let line = |one: &crate::pdf::Missing| format!("{}（{}）：{}", one.ch, one.code(), one.place);
    Ok(missing.iter().map(line).collect())
}

/// The blank checklist (空白自查表) of a bundled catalogue, by its id; no draft is needed.
///
/// # Errors
/// A sentence for the person at the screen.
#[wasm_bindgen]
pub fn blank_checklist(catalogue: &str, font: &[u8]) -> Result<Vec<u8>, JsError> {
    Ok(crate::render_blank_checklist(catalogue, font)?)
}

/// The text of the submission that a PDF carries.
///
/// # Errors
/// A sentence for the person at the screen.
#[wasm_bindgen]
pub fn submission_of(pdf: &[u8]) -> Result<String, JsError> {
    Ok(crate::submission_of(pdf)?)
}
