//! What crosses between the page and the engines: JSON of [`BoundaryFile`], [`NeighbourQuestion`] and their answers, and
//! the way between them and what was entered. Nothing of it is stored.

use crate::boundary_file::{BoundaryFile, FileRing, FileRow, FileSystem, Parcel};
use crate::neighbours::{NeighbourQuestion, Other};
use assessment::boundary_entry::{BoundaryEntry, CornerRow};
use assessment::neighbours::Beside;
use assessment::survey::{Surveyed, Transformed};
use boundary::{ReferenceSystem, Ring, RingRole};
use serde::Serialize;
use serde::de::DeserializeOwned;

/// As JSON text.
pub fn write(value: &impl Serialize) -> String {
    // These types have only texts for keys, and no number of theirs is refused.
    serde_json::to_string(value).unwrap_or_default()
}

/// Out of JSON text; `None` when it is something else.
pub fn read<T: DeserializeOwned>(text: &str) -> Option<T> {
    serde_json::from_str(text).ok()
}

/// The rows of a file, its rings numbered in order: of one parcel, or of all.
pub fn rows(file: &BoundaryFile, parcel: Option<usize>) -> Vec<CornerRow> {
    let chosen = file
        .parcels
        .iter()
        .enumerate()
        .filter(|(index, _)| parcel.is_none_or(|parcel| parcel == *index));
    let rings = chosen.flat_map(|(_, parcel)| &parcel.rings);
    let numbered = (1..).zip(rings);
    let rows = numbered.flat_map(|(ring, found)| {
        found.rows.iter().map(move |row| CornerRow {
            label: row.label.clone(),
            x: row.x.clone(),
            y: row.y.clone(),
            ring,
        })
    });
    rows.collect()
}

/// Puts rows, ring after ring, where [`rows`] of the same parcels took them from.
pub fn put_rows(file: &mut BoundaryFile, parcel: Option<usize>, rows: &[CornerRow]) {
    let parcels = file.parcels.iter_mut().enumerate();
    let chosen = parcels.filter(|(index, _)| parcel.is_none_or(|parcel| parcel == *index));
    let is_blank = |row: &FileRow| row.x.trim().is_empty() && row.y.trim().is_empty();
    let rings = chosen
        .flat_map(|(_, parcel)| &mut parcel.rings)
        .filter(|ring| !ring.rows.iter().all(is_blank));
    let mut rows = rows.chunk_by(|one, next| one.ring == next.ring);
    for ring in rings {
        let Some(next) = rows.next() else { return };
        ring.rows = next.iter().map(file_row).collect();
    }
}

/// What was entered as a file: one parcel, its rows as they were typed, each ring as it counts.
pub fn file(entry: &BoundaryEntry, surveyed: &Surveyed, name: &str) -> BoundaryFile {
    let typed = entry.typed();
    let rings = typed.rows.iter().enumerate().map(|(ring, rows)| FileRing {
        number: (ring + 1).to_string(),
        hole: surveyed
            .judgement
            .rings
            .get(ring)
            .map(|measure| measure.role == RingRole::Hole),
        rows: rows
            .iter()
            .filter_map(|row| entry.rows.get(*row).map(file_row))
            .collect(),
    });
    let system = match surveyed.located.reference {
        Some(reference) => system(reference),
        None => FileSystem {
            datum: entry.datum,
            ..FileSystem::default()
        },
    };
    of_one_parcel(system, name, rings.collect())
}

/// A file of this one boundary.
fn of_one_parcel(system: FileSystem, name: &str, rings: Vec<FileRing>) -> BoundaryFile {
    BoundaryFile {
        system,
        parcels: vec![Parcel {
            name: name.to_owned(),
            number: "1".to_owned(),
            rings,
            ..Parcel::default()
        }],
        ..BoundaryFile::default()
    }
}

/// The boundary by the person's own parameters as a file. The name must say so: it is what every format keeps.
pub fn transformed(surveyed: &Surveyed, transformed: &Transformed, name: &str) -> BoundaryFile {
    let measures = surveyed.judgement.rings.iter().map(Some);
    let measures = measures.chain(std::iter::repeat(None));
    let rings = (1_u16..).zip(transformed.rings.iter().zip(measures));
    let rings = rings.map(|(number, (ring, measure))| FileRing {
        number: number.to_string(),
        hole: measure.map(|measure| measure.role == RingRole::Hole),
        rows: ring
            .points
            .iter()
            .map(|point| FileRow {
                label: point.label.clone(),
                x: format!("{:.2}", point.x),
                y: format!("{:.2}", point.y),
            })
            .collect(),
    });
    of_one_parcel(system(transformed.reference), name, rings.collect())
}

fn file_row(row: &CornerRow) -> FileRow {
    FileRow {
        label: row.label.clone(),
        x: row.x.clone(),
        y: row.y.clone(),
    }
}

/// How the boundary lies to those beside it.
pub fn question(own: &Surveyed, others: &[Beside]) -> NeighbourQuestion {
    let other = |other: &Beside| Other {
        file: placed(&other.rings, other.reference),
    };
    NeighbourQuestion {
        own: placed(&own.located.rings, own.located.reference),
        others: others.iter().map(other).collect(),
    }
}

/// Rings that lie in their plane already.
fn placed(rings: &[Ring], reference: Option<ReferenceSystem>) -> BoundaryFile {
    let ring = |(number, ring): (u16, &Ring)| FileRing {
        number: number.to_string(),
        hole: None,
        rows: ring
            .points
            .iter()
            .map(|point| FileRow {
                label: point.label.clone(),
                x: point.x.to_string(),
                y: point.y.to_string(),
            })
            .collect(),
    };
    BoundaryFile {
        system: reference.map(system).unwrap_or_default(),
        parcels: vec![Parcel {
            rings: (1..).zip(rings).map(ring).collect(),
            ..Parcel::default()
        }],
        ..BoundaryFile::default()
    }
}

fn system(reference: ReferenceSystem) -> FileSystem {
    FileSystem {
        datum: Some(reference.datum.into()),
        zone_width: Some(reference.width.degrees()),
        zone: Some(reference.zone),
        text: String::new(),
    }
}
