//! What the boundary may have been meant to be: looked for, and taken over when a person says so.

use super::{BoundaryEntry, CornerRow, against};
use crate::answers::Assessment;
use crate::register::Register;
use boundary::{Proposal, Proposals, Table};

/// Looks for slips that explain why the boundary is blocked or does not match the licensed area.
pub fn propose(assessment: &Assessment, register: &Register) -> Proposals {
    let typed = assessment.boundary.typed();
    boundary::propose(&typed.table, &against(assessment, register))
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bundled;
    use crate::perimeter::survey;
    use crate::start;
    use boundary::Grade;

    #[test]
    fn a_proposal_that_is_taken_over_is_judged_as_it_said() {
        let register = bundled::register();
        let mine = register.mine("erhao").expect("registered");
        let edition = start::edition_for(&mine.mineral, &mine.method).expect("a catalogue");
        let mut assessment = start::from_register(mine, edition.reference(), "2026-11-25");
        for row in &mut assessment.boundary.rows {
            std::mem::swap(&mut row.x, &mut row.y);
        }
        assert_eq!(
            survey(&assessment, &register).judgement.grade,
            Grade::Blocked
        );
        let found = propose(&assessment, &register);
        let first = found.list.first().expect("a proposal");
        assessment.boundary = adopted(&assessment.boundary, first);
        let surveyed = survey(&assessment, &register);
        assert_eq!(surveyed.judgement, first.judgement);
        assert_eq!(surveyed.judgement.grade, Grade::Agrees);
        assert_eq!(assessment.boundary.zone, "39");
    }
}
