//! Corner points as typed: all rings of a table, with what is said about their reference system.

use crate::packed;
use crate::plane::{Ask, Declared, InPlane, in_plane};
use crate::ring::{Ring, RingRole};
use crate::rows::{Row, RowProblem, read_points};

/// One row of a corner table, its raw text kept.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cells {
    /// Point number (点号).
    pub label: String,
    /// X, 纵坐标, or latitude.
    pub x: String,
    /// Y, 横坐标, or longitude.
    pub y: String,
}

impl Cells {
    /// The row for [`read_points`].
    pub fn as_row(&self) -> Row<'_> {
        Row {
            label: &self.label,
            x: &self.x,
            y: &self.y,
        }
    }
}

/// The rows of one ring.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TypedRing {
    /// Rows in order; blank ones mean nothing.
    pub rows: Vec<Cells>,
    /// What the ring is said to be.
    pub role: Option<RingRole>,
}

/// A boundary as typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    /// Its rings.
    pub rings: Vec<TypedRing>,
    /// What is said about the reference system.
    pub declared: Declared,
}

/// A cell of a table that could not be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TableProblem {
    /// Index of the ring.
    pub ring: usize,
    /// The row, from 0, the cell and what is wrong.
    pub cell: RowProblem,
}

/// A table read.
#[derive(Clone, Debug, PartialEq)]
pub struct TableReading {
    /// The points in the plane, ring by ring. A ring without readable rows is there and empty.
    pub placed: InPlane,
    /// For every ring and point, the index of its row.
    pub rows: Vec<Vec<usize>>,
    /// Cells that could not be read. If there are any, the rings are not the whole boundary.
    pub problems: Vec<TableProblem>,
}

impl Table {
    /// Cells to numbers, numbers into the plane.
    pub fn read(&self) -> TableReading {
        let (mut rings, mut rows, mut problems) = (Vec::new(), Vec::new(), Vec::new());
        for (index, typed) in self.rings.iter().enumerate() {
            let reading = read_points(typed.rows.iter().map(Cells::as_row));
            rings.push(Ring {
                points: reading.points,
                role: typed.role,
            });
            rows.push(reading.rows);
            let found = reading.problems.into_iter();
            problems.extend(found.map(|cell| TableProblem { ring: index, cell }));
        }
        let mut placed = in_plane(&rings, self.declared);
        if self.is_run_together_or_not() {
            placed.asks.push(Ask::RunTogether);
            placed.reference = None;
        }
        TableReading {
            placed,
            rows,
            problems,
        }
    }

    /// Whether nothing in its numbers tells decimal degrees from degrees, minutes and seconds run together.
    fn is_run_together_or_not(&self) -> bool {
        let rows = self.rings.iter().flat_map(|ring| &ring.rows);
        packed::is_open(rows.flat_map(|cells| [cells.x.as_str(), cells.y.as_str()]))
    }
}
