//! The table: dBASE III `.dbf`.

use super::text::decode_cell;
use draft::boundary_file::{FileCode, FileProblem};

/// The most columns that are read. (Compiled.)
const MAX_COLUMNS: usize = 255;

/// Names and values of every record, records that are marked as deleted included.
pub(super) fn read(bytes: &[u8], utf8: bool) -> Result<Vec<Vec<(String, String)>>, FileProblem> {
    let malformed = || FileProblem::new(FileCode::Malformed).saying(".dbf");
    let short = |at: usize| {
        let two = bytes.get(at..at + 2)?;
        Some(usize::from(u16::from_le_bytes([two[0], two[1]])))
    };
    let header = short(8).ok_or_else(malformed)?;
    let width = short(10).filter(|width| *width > 0).ok_or_else(malformed)?;
    let mut columns: Vec<(String, std::ops::Range<usize>)> = Vec::new();
    let (mut at, mut from) = (32, 1);
    while let Some(column) = bytes.get(at..at + 32) {
        if column[0] == 0x0d || at + 32 > header || columns.len() >= MAX_COLUMNS {
            break;
        }
        let name = column[..11].split(|b| *b == 0).next().unwrap_or_default();
        let length = usize::from(column[16]);
        if from + length > width {
            return Err(malformed());
        }
        columns.push((decode_cell(name, utf8), from..from + length));
        (at, from) = (at + 32, from + length);
    }
    let body = bytes.get(header..).ok_or_else(malformed)?;
    let record = |record: &[u8]| {
        let cell = |(name, place): &(String, std::ops::Range<usize>)| {
            (name.clone(), decode_cell(&record[place.clone()], utf8))
        };
        columns.iter().map(cell).collect()
    };
    let records = body.chunks_exact(width).take(super::super::MAX_PARTS);
    Ok(records.map(record).collect())
}

/// A record of the files written here.
pub(super) struct Row {
    pub(super) name: String,
    pub(super) number: String,
    /// Point numbers of all rings, parted by commas.
    pub(super) labels: String,
}

/// Width of a column of text, bytes: the most that dBASE III allows is 254.
const WIDTH: usize = 254;

/// A table of names, numbers and point numbers in UTF-8. Point numbers go on over as many columns as they need; where
/// there are more than fit into eight, they are left out.
pub(super) fn write(rows: &[Row]) -> Vec<u8> {
    let pieces: Vec<Vec<String>> = rows.iter().map(|row| pieces(&row.labels)).collect();
    let extra = pieces.iter().map(Vec::len).max().unwrap_or(0);
    let mut names = vec!["NAME".to_owned(), "BH".to_owned()];
    names.extend((0..extra).map(|index| format!("LABELS{}", index + 1)));
    // At most ten columns of 254 bytes: the casts are exact.
    let (header, width) = (32 + 32 * names.len() + 1, 1 + WIDTH * names.len());
    let mut out = vec![3, 126, 1, 1];
    out.extend((rows.len() as u32).to_le_bytes());
    out.extend((header as u16).to_le_bytes());
    out.extend((width as u16).to_le_bytes());
    out.extend([0; 20]);
    for name in &names {
        let mut column = [0u8; 32];
        column[..name.len()].copy_from_slice(name.as_bytes());
        column[11] = b'C';
        column[16] = WIDTH as u8;
        out.extend(column);
    }
    out.push(0x0d);
    for (row, pieces) in rows.iter().zip(&pieces) {
        out.push(b' ');
        let own = [row.name.as_str(), row.number.as_str()];
        let labels = (0..extra).map(|index| pieces.get(index).map_or("", String::as_str));
        for text in own.into_iter().chain(labels) {
            let text = fitting(text);
            out.extend(text.as_bytes());
            out.resize(out.len() + WIDTH - text.len(), b' ');
        }
    }
    out.push(0x1a);
    out
}

/// As much of a text as fits into a column.
fn fitting(text: &str) -> &str {
    let end = (0..=text.len().min(WIDTH))
        .rev()
        .find(|end| text.is_char_boundary(*end));
    &text[..end.unwrap_or(0)]
}

fn pieces(text: &str) -> Vec<String> {
    const MOST: usize = 8;
    let (mut pieces, mut rest) = (Vec::new(), text);
    while !rest.is_empty() && pieces.len() <= MOST {
        // A blank at either end of a column would be lost.
        let mut piece = fitting(rest);
        if piece.len() < rest.len() {
            piece = piece.rfind(',').map_or(piece, |comma| &piece[..=comma]);
        }
        pieces.push(piece.to_owned());
        rest = &rest[piece.len()..];
    }
    if pieces.len() > MOST {
        Vec::new()
    } else {
        pieces
    }
}
