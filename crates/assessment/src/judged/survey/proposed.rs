//! What the boundary may have been meant to be: looked for, and taken over when a person says so.

use crate::entered::boundary_entry::{BoundaryEntry, CornerRow};
use boundary::{Against, Ask, Proposal, Proposals, Question, Table};

/// Looks for slips that explain why the boundary is blocked or does not match the licensed area.
pub fn propose(entry: &BoundaryEntry, against: &Against) -> Proposals {
    boundary::propose(&entry.typed().table, against)
}

/// Ways in which rows that are not the mine's own may be meant, when they cannot be placed as they stand. Only what
/// concerns all of them (spelling, axes, prefix) is looked for: no licence area tells of a slip in one.
pub fn readings(entry: &BoundaryEntry) -> Vec<Proposal> {
    let table = entry.typed().table;
    let read = table.read();
    let is_placed = || {
        !boundary::judge(&Question {
            rings: &read.placed.rings,
            reference: read.placed.reference,
            ..Question::default()
        })
        .is_misplaced()
    };
    let is_open = read.placed.asks.contains(&Ask::RunTogether);
    if !is_open && read.problems.is_empty() && is_placed() {
        return Vec::new();
    }
    boundary::propose(&table, &Against::default()).list
}

/// The entry as a proposal would have it: its rows, and the zone where that is what it changes.
pub fn adopted(entry: &BoundaryEntry, proposal: &Proposal) -> BoundaryEntry {
    let declared = proposal.table.declared;
    let changes_zone = entry.typed().table.declared != declared;
    let mut adopted = BoundaryEntry {
        rows: rows(&proposal.table),
        ..entry.clone()
    };
    if changes_zone {
        adopted.zone_width = declared.width.degrees();
        adopted.zone = declared.zone.map_or(String::new(), |zone| zone.to_string());
    }
    adopted
}

/// The rows of a table, its rings numbered in order.
fn rows(table: &Table) -> Vec<CornerRow> {
    let rings = (1..).zip(&table.rings);
    let rows = rings.flat_map(|(number, ring)| {
        ring.rows.iter().map(move |cells| CornerRow {
            label: cells.label.clone(),
            x: cells.x.clone(),
            y: cells.y.clone(),
            ring: number,
        })
    });
    rows.collect()
}
