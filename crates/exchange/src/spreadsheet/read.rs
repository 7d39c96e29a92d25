//! `.xlsx` to cells, within limits. Everything here is hostile until it is read.

use super::TableError;
use super::table::{Cells, ReadRow, tidy};
use super::write::{ABOUT, ANSWER, FLAGGED, FORMAT, FORMAT_1, ID, REASON, REMARK, SHEET};
use calamine::{DataRef, Reader, Xlsx};
use std::collections::BTreeMap;
use std::io::{Cursor, Read};

/// The largest file that is looked at.
pub const MAX_BYTES: usize = 20_000_000;
/// What all its parts may unfold to.
const MAX_UNFOLDED: u64 = 60_000_000;
const MAX_PARTS: usize = 500;
/// Rows and columns that are looked at: a table has some 300 by 11.
const MAX_ROWS: u32 = 5_000;
const MAX_COLUMNS: u32 = 50;

/// What a table holds.
pub struct Sheet {
    /// What it says of itself.
    pub about: BTreeMap<String, String>,
    /// Its rows below the headings that are not blank.
    pub rows: Vec<ReadRow>,
}

/// Reads a table.
pub fn sheet(bytes: &[u8]) -> Result<Sheet, TableError> {
    if bytes.len() > MAX_BYTES {
        return Err(TableError::TooLarge);
    }
    unfolds_to_little(bytes)?;
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(|_| TableError::NotXlsx)?;
    let about: BTreeMap<String, String> = grid(&mut book, ABOUT)?
        .into_values()
        .filter_map(|mut row| Some((row.remove(&0)?, row.remove(&1)?)))
        .collect();
    if about.get(FORMAT).is_none_or(|format| format != FORMAT_1) {
        return Err(TableError::NotOurs);
    }
    let mut grid = grid(&mut book, SHEET)?.into_iter();
    let columns = grid
        .by_ref()
        .map(|(_, row)| row)
        .map(|row| row.into_iter().map(|(at, name)| (name, at)).collect())
        .find(|columns: &BTreeMap<String, u32>| {
            columns.contains_key(ID) && columns.contains_key(ANSWER)
        })
        .ok_or(TableError::NotOurs)?;
    let rows = grid.map(|(number, mut row)| {
        let mut cell = |name: &str| {
            let at = columns.get(name)?;
            Some(row.remove(at).unwrap_or_default())
        };
        ReadRow {
            number: number + 1,
            id: cell(ID).unwrap_or_default(),
            cells: Cells {
                answer: cell(ANSWER),
                reason: cell(REASON),
                remark: cell(REMARK),
                flagged: cell(FLAGGED),
            },
        }
    });
    let blank = |cells: &Cells| {
        [&cells.answer, &cells.reason, &cells.remark, &cells.flagged]
            .into_iter()
            .all(|cell| cell.as_deref().unwrap_or_default().is_empty())
    };
    Ok(Sheet {
        about,
        rows: rows
            .filter(|row| !row.id.is_empty() || !blank(&row.cells))
            .collect(),
    })
}

/// Unfolds every part once and counts, whatever the directory claims: no part is kept.
fn unfolds_to_little(bytes: &[u8]) -> Result<(), TableError> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).map_err(|_| TableError::NotXlsx)?;
    if archive.len() > MAX_PARTS {
        return Err(TableError::Bomb);
    }
    let mut left = MAX_UNFOLDED;
    for index in 0..archive.len() {
        let part = archive.by_index(index).map_err(|_| TableError::NotXlsx)?;
        let unfolded = std::io::copy(&mut part.take(left + 1), &mut std::io::sink())
            .map_err(|_| TableError::NotXlsx)?;
        left = left.checked_sub(unfolded).ok_or(TableError::Bomb)?;
    }
    Ok(())
}

type Grid = BTreeMap<u32, BTreeMap<u32, String>>;

/// The cells of a sheet that hold something, as texts, by row and column from 0.
fn grid(book: &mut Xlsx<Cursor<&[u8]>>, name: &str) -> Result<Grid, TableError> {
    let there = book.sheet_names().iter().any(|one| one == name);
    if !there {
        return Err(TableError::NotOurs);
    }
    let mut cells = book
        .worksheet_cells_reader(name)
        .map_err(|_| TableError::NotXlsx)?;
    let mut grid = Grid::new();
    while let Some(cell) = cells.next_cell().map_err(|_| TableError::NotXlsx)? {
        let (row, column) = cell.get_position();
        if row >= MAX_ROWS || column >= MAX_COLUMNS {
            continue;
        }
        let text = tidy(&text(cell.get_value()));
        if !text.is_empty() {
            grid.entry(row).or_default().insert(column, text);
        }
    }
    Ok(grid)
}

/// A cell as a person reads it.
fn text(cell: &DataRef<'_>) -> String {
    match cell {
        DataRef::Int(number) => number.to_string(),
        DataRef::Float(number) => number.to_string(),
        DataRef::String(text) => text.clone(),
        DataRef::SharedString(text) => (*text).to_owned(),
        DataRef::Bool(true) => "TRUE".to_owned(),
        DataRef::Bool(false) => "FALSE".to_owned(),
        DataRef::DateTime(moment) => moment.to_string(),
        DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => text.clone(),
        DataRef::Error(error) => error.to_string(),
        DataRef::Empty => String::new(),
    }
}
