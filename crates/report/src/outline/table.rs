//! Rows and columns.

use crate::model::{Align, Block, Column, Row, Table, Tone};

/// A left-aligned column.
pub fn left(title: &str, width: f64) -> Column {
    aligned(title, width, Align::Left)
}

/// A left-aligned column of a name and what belongs to it, a line each.
pub fn titled(title: &str, width: f64) -> Column {
    Column {
        titled: true,
        ..left(title, width)
    }
}

/// A centred column.
pub fn centre(title: &str, width: f64) -> Column {
    aligned(title, width, Align::Center)
}

/// A right-aligned column.
pub fn right(title: &str, width: f64) -> Column {
    aligned(title, width, Align::Right)
}

fn aligned(title: &str, width: f64, align: Align) -> Column {
    Column {
        title: title.to_owned(),
        width,
        align,
        titled: false,
    }
}

/// A row that says nothing about gravity.
pub fn row<const N: usize>(cells: [String; N]) -> Row {
    toned(Tone::Plain, cells)
}

/// A row with a mark at its edge.
pub fn toned<const N: usize>(tone: Tone, cells: [String; N]) -> Row {
    Row {
        cells: cells.into(),
        tone,
        ..Row::default()
    }
}

/// An empty row of some columns, high enough to be written into by hand.
pub fn to_write_in(cells: Vec<String>) -> Row {
    Row {
        cells,
        room: 10.0,
        ..Row::default()
    }
}

/// A sub-heading that spans all columns.
pub fn spanning(text: String) -> Row {
    Row {
        cells: vec![text],
        heading: true,
        ..Row::default()
    }
}

/// A table with a caption.
pub fn captioned(caption: impl Into<String>, columns: Vec<Column>, rows: Vec<Row>) -> Block {
    Block::Table(Table {
        caption: Some(caption.into()),
        columns,
        rows,
    })
}

/// A table without a caption.
pub fn plain(columns: Vec<Column>, rows: Vec<Row>) -> Block {
    Block::Table(Table {
        caption: None,
        columns,
        rows,
    })
}
