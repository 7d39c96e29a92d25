//! What the page's worker calls. A failure crosses as a [`Failure`] in JSON; its sentence is made where it is shown.

use draft::Failure;
use library::Rules;
use wasm_bindgen::prelude::*;

use crate::Paper;

fn crossing(failure: Failure) -> JsError {
    JsError::new(&failure.to_text())
}

fn named(key: &str) -> Result<Paper, JsError> {
    Paper::from_key(key).ok_or_else(|| JsError::new(key))
}

fn handed(rules: &str) -> Result<Rules, JsError> {
    library::rules_of(rules).map_err(|_| crossing(Failure::OtherRules))
}

/// A paper of a submission as PDF: `report`, `rectification`, `annual`, `commitment`, `checklist` ([`Paper::key`]).
///
/// # Errors
/// [`Failure`].
#[wasm_bindgen]
pub fn paper(kind: &str, submission: &str, rules: &str, font: &[u8]) -> Result<Vec<u8>, JsError> {
    crate::render(named(kind)?, submission, &handed(rules)?, font).map_err(crossing)
}

/// The characters of a paper that the font lacks, a line each: `𠮷（U+20BB7）：…`.
///
/// # Errors
/// [`Failure`].
#[wasm_bindgen]
pub fn missing_in(
    kind: &str,
    submission: &str,
    rules: &str,
    font: &[u8],
) -> Result<Vec<String>, JsError> {
    let missing = crate::missing_glyphs(named(kind)?, submission, &handed(rules)?, font);
    let line = |one: &crate::pdf::Missing| format!("{}（{}）：{}", one.ch, one.code(), one.place);
    Ok(missing.map_err(crossing)?.iter().map(line).collect())
}

/// The blank checklist (空白自查表) of a catalogue; no draft is needed.
///
/// # Errors
/// [`Failure`].
#[wasm_bindgen]
pub fn blank_checklist(rules: &str, font: &[u8]) -> Result<Vec<u8>, JsError> {
    crate::render_blank_checklist(&handed(rules)?, font).map_err(crossing)
}

/// The text of the submission that a PDF carries.
///
/// # Errors
/// [`Failure::Reopening`].
#[wasm_bindgen]
pub fn submission_of(pdf: &[u8]) -> Result<String, JsError> {
    crate::submission_of(pdf).map_err(|error| crossing(Failure::Reopening(error)))
}
