//! What the page's worker calls.

use draft::boundary_file::{BoundaryFile, FileCode, FileFormat, FileProblem};
use draft::neighbours::NeighbourQuestion;
use wasm_bindgen::prelude::*;

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
/// The [`FileProblem`] that forbids it, as JSON.
#[wasm_bindgen]
pub fn write_boundary(format: &str, file: &str) -> Result<Vec<u8>, JsError> {
    let file: BoundaryFile = serde_json::from_str(file)?;
    let mut formats = FileFormat::WRITTEN.into_iter();
    let written = match formats.find(|one| one.key() == format) {
        Some(format) => crate::corners::write(format, &file),
        None => Err(FileProblem::new(FileCode::Unsupported).saying(format)),
    };
    written.map_err(|problem| match serde_json::to_string(&problem) {
        Ok(problem) => JsError::new(&problem),
        Err(error) => error.into(),
    })
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
/// A sentence for the person at the screen.
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
/// A sentence for the person at the screen.
#[wasm_bindgen]
pub fn table_in(draft: &str, rules: &str, xlsx: &[u8]) -> Result<String, JsError> {
    let reading = crate::spreadsheet::table_in(draft, &library::rules_of(rules)?, xlsx)?;
    Ok(reading.to_text())
}

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

/// Seals bytes with a passphrase; `random` are 40 fresh random bytes.
///
/// # Errors
/// The code of a [`crate::sealed::SealError`].
#[wasm_bindgen]
pub fn seal_bytes(bytes: &[u8], passphrase: &str, random: &[u8]) -> Result<Vec<u8>, JsError> {
    crate::sealed::seal_bytes(bytes, passphrase, random).map_err(|error| JsError::new(error.code()))
}

/// The bytes that were sealed, as bytes or as a text.
///
/// # Errors
/// The code of a [`crate::sealed::SealError`].
#[wasm_bindgen]
pub fn unseal_bytes(sealed: Vec<u8>, passphrase: &str) -> Result<Vec<u8>, JsError> {
    crate::sealed::unseal_bytes(sealed, passphrase).map_err(|error| JsError::new(error.code()))
}
