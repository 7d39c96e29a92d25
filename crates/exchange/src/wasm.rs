//! What the page's worker calls. A failure crosses as a [`Failure`] in JSON; its sentence is made where it is shown.

use draft::Failure;
use draft::boundary_file::{BoundaryFile, FileCode, FileFormat, FileProblem};
use draft::neighbours::NeighbourQuestion;
use library::Rules;
use wasm_bindgen::prelude::*;

fn crossing(failure: Failure) -> JsError {
    JsError::new(&failure.to_text())
}

fn table(error: crate::spreadsheet::TableError) -> JsError {
    crossing(Failure::Table(error.to_string()))
}

fn handed(rules: &str) -> Result<Rules, JsError> {
    library::rules_of(rules).map_err(|_| crossing(Failure::OtherRules))
}

/// Reads a file of corner points: a [`BoundaryFile`] as JSON. What is wrong with it stands in its problems.
///
/// # Errors
/// None that a file can cause.
#[wasm_bindgen]
pub fn read_boundary(bytes: &[u8]) -> Result<String, JsError> {
    Ok(serde_json::to_string(&crate::corners::read(bytes))?)
}

/// Writes a [`BoundaryFile`] given as JSON in a format, by its key (`txt`, `csv`, `geojson`, `kml`, `dxf`,
/// `shapefile`).
///
/// # Errors
/// [`Failure::Boundary`].
#[wasm_bindgen]
pub fn write_boundary(format: &str, file: &str) -> Result<Vec<u8>, JsError> {
    let file: BoundaryFile = serde_json::from_str(file)?;
    let mut formats = FileFormat::WRITTEN.into_iter();
    let written = match formats.find(|one| one.key() == format) {
        Some(format) => crate::corners::write(format, &file),
        None => Err(FileProblem::new(FileCode::Unsupported).saying(format)),
    };
    written.map_err(|problem| crossing(Failure::Boundary(problem)))
}

/// Holds a boundary against others: a [`NeighbourQuestion`] as JSON, a [`draft::neighbours::NeighbourAnswer`] as JSON.
///
/// # Errors
/// Only when the question is not one.
#[wasm_bindgen]
pub fn compare_boundaries(question: &str) -> Result<String, JsError> {
    let question: NeighbourQuestion = serde_json::from_str(question)?;
    Ok(serde_json::to_string(&crate::corners::compare(&question))?)
}

/// The table of items of a draft as `.xlsx`.
///
/// # Errors
/// [`Failure::OtherRules`], [`Failure::Table`].
#[wasm_bindgen]
pub fn table_out(draft: &str, rules: &str) -> Result<Vec<u8>, JsError> {
    Ok(crate::spreadsheet::table_out(
        draft,
        &library::rules_of(rules)?,
    )?)
}

/// Reads a table and compares it with a draft: a [`draft::TableReading`] as JSON.
///
/// # Errors
/// [`Failure::OtherRules`], [`Failure::Table`].
#[wasm_bindgen]
pub fn table_in(draft: &str, rules: &str, xlsx: &[u8]) -> Result<String, JsError> {
    let reading = crate::spreadsheet::table_in(draft, &handed(rules)?, xlsx);
    Ok(reading.map_err(table)?.to_text())
}

/// Seals a text with a passphrase; `random` are 40 fresh random bytes.
///
/// # Errors
/// [`Failure::Seal`].
#[wasm_bindgen]
pub fn seal(text: &str, passphrase: &str, random: &[u8]) -> Result<String, JsError> {
    crate::sealed::seal(text, passphrase, random).map_err(|error| crossing(Failure::Seal(error)))
}

/// The text that was sealed.
///
/// # Errors
/// [`Failure::Seal`].
#[wasm_bindgen]
pub fn unseal(sealed: &str, passphrase: &str) -> Result<String, JsError> {
    crate::sealed::unseal(sealed, passphrase).map_err(|error| crossing(Failure::Seal(error)))
}

/// Seals bytes with a passphrase; `random` are 40 fresh random bytes.
///
/// # Errors
/// [`Failure::Seal`].
#[wasm_bindgen]
pub fn seal_bytes(bytes: &[u8], passphrase: &str, random: &[u8]) -> Result<Vec<u8>, JsError> {
    crate::sealed::seal_bytes(bytes, passphrase, random)
        .map_err(|error| crossing(Failure::Seal(error)))
}

/// The bytes that were sealed, as bytes or as a text.
///
/// # Errors
/// [`Failure::Seal`].
#[wasm_bindgen]
pub fn unseal_bytes(sealed: Vec<u8>, passphrase: &str) -> Result<Vec<u8>, JsError> {
    crate::sealed::unseal_bytes(sealed, passphrase).map_err(|error| crossing(Failure::Seal(error)))
}
