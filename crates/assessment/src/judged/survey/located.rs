//! Rows of text to rings in a reference system: of the mine's own boundary and of a neighbour's alike.

use crate::entered::boundary_entry::{BoundaryEntry, CornerRow, DatumKey, Neighbour};
use crate::number;
use boundary::{
    Ask, Cells, Declared, Party, ReferenceSystem, Ring, RowProblem, Table, TypedRing, Unit,
    ZoneWidth,
};

/// For each ring, the row that each of its points came from.
pub type RingRows = Vec<Vec<usize>>;

/// Rows of text as rings of a table, before anything is read.
#[derive(Clone, Debug, PartialEq)]
pub struct Typed {
    /// The rings with their rows, and what is said about the reference system.
    pub table: Table,
    /// For each ring, which row of the entry each of its rows is.
    pub rows: RingRows,
}

/// Rings in a reference system, before any judgement.
#[derive(Clone, Debug, PartialEq)]
pub struct Located {
    /// The rings in the plane of the reference system, as far as the rows could be read.
    pub rings: Vec<Ring>,
    /// For each ring, the row that each of its points came from.
    pub rows: RingRows,
    /// Rows that could not be read.
    pub row_problems: Vec<RowProblem>,
    /// The reference system, when the datum is said and the zone is said or can be told from the points.
    pub reference: Option<ReferenceSystem>,
    /// In which unit the rows are; `None` without points.
    pub unit: Option<Unit>,
    /// What the numbers alone cannot tell.
    pub asks: Vec<Ask>,
}

impl Located {
    /// The boundary as one of the two parties of a comparison.
    pub fn party(&self) -> Party<'_> {
        Party {
            rings: &self.rings,
            reference: self.reference,
            is_whole: self.row_problems.is_empty(),
        }
    }
}

impl BoundaryEntry {
    /// The rows as rings of a table.
    pub fn typed(&self) -> Typed {
        typed(&self.rows, self.datum, self.zone_width, &self.zone)
    }
}

impl Neighbour {
    /// The rows as rings of a table.
    pub fn typed(&self) -> Typed {
        typed(&self.rows, self.datum, self.zone_width, &self.zone)
    }
}

/// Takes rows apart: those with the same ring number make a ring, rings stand in the order in which they begin, rows
/// without coordinates are passed over.
fn typed(rows: &[CornerRow], datum: Option<DatumKey>, zone_width: u8, zone: &str) -> Typed {
    let width = if zone_width == 6 {
        ZoneWidth::Six
    } else {
        ZoneWidth::Three
    };
    let indices = by_ring(rows);
    let cells = |index: &usize| Cells {
        label: rows[*index].label.clone(),
        x: rows[*index].x.clone(),
        y: rows[*index].y.clone(),
    };
    let rings = indices.iter().map(|ring| TypedRing {
        rows: ring.iter().map(cells).collect(),
        role: None,
    });
    Typed {
        table: Table {
            rings: rings.collect(),
            declared: Declared {
                datum: datum.map(DatumKey::datum),
                width,
                zone: number::half_width(zone).trim().parse().ok(),
            },
        },
        rows: indices,
    }
}

/// Reads rows.
pub fn locate(typed: &Typed) -> Located {
    let reading = typed.table.read();
    let row = |ring: usize, row: usize| typed.rows[ring][row];
    let rows = reading.rows.iter().enumerate().map(|(ring, points)| {
        let of_point = |point: &usize| row(ring, *point);
        points.iter().map(of_point).collect()
    });
    let rows = rows.collect();
    let problems = reading.problems.into_iter().map(|problem| RowProblem {
        row: row(problem.ring, problem.cell.row),
        ..problem.cell
    });
    Located {
        rings: reading.placed.rings,
        rows,
        row_problems: problems.collect(),
        reference: reading.placed.reference,
        unit: reading.placed.unit,
        asks: reading.placed.asks,
    }
}

/// The indices of the rows that are not blank, ring by ring.
fn by_ring(rows: &[CornerRow]) -> RingRows {
    let mut numbers: Vec<u16> = Vec::new();
    let mut rings: RingRows = Vec::new();
    for (index, row) in rows.iter().enumerate().filter(|(_, row)| !row.is_blank()) {
        // Rows of a ring mostly follow each other: the last ring is tried first.
        let known = numbers.iter().rposition(|number| *number == row.ring);
        match known {
            Some(ring) => rings[ring].push(index),
            None => {
                numbers.push(row.ring);
                rings.push(vec![index]);
            }
        }
    }
    rings
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(ring: u16, label: &str, x: &str, y: &str) -> CornerRow {
        CornerRow {
            label: label.into(),
            x: x.into(),
            y: y.into(),
            ring,
        }
    }

    #[test]
    fn rings_stand_in_the_order_in_which_they_begin_and_name_their_rows() {
        let rows = [
            row(7, "1", "5485081.58", "39543187.71"),
            row(7, "2", "", " "),
            row(2, "1", "5485100", "39543200"),
            row(7, "3", "5485501.24", "39543183.86"),
            row(2, "2", "54851l0", "39543200"),
        ];
        let located = locate(&typed(&rows, Some(DatumKey::Xian1980), 3, ""));
        let labels = |ring: &Ring| {
            let labels = ring.points.iter().map(|point| point.label.clone());
            labels.collect::<Vec<_>>()
        };
        assert_eq!(
            located.rings.iter().map(labels).collect::<Vec<_>>(),
            [vec!["1", "3"], vec!["1"]]
        );
        assert_eq!(located.rows, [vec![0, 3], vec![2]]);
        assert_eq!(located.row_problems.len(), 1);
        assert_eq!(located.row_problems[0].row, 4);
        assert_eq!(located.reference.map(|one| one.zone), Some(39));
    }
}
