//! What the boundary may have been meant to be: looked for, and taken over when a person says so.

use super::{BoundaryEntry, CornerRow, against};
use crate::answers::Assessment;
use crate::register::Register;
use boundary::{Against, Ask, Proposal, Proposals, Question, Table};

/// Looks for slips that explain why the boundary is blocked or does not match the licensed area.
pub fn propose(assessment: &Assessment, register: &Register) -> Proposals {
    let typed = assessment.boundary.typed();
    boundary::propose(&typed.table, &against(assessment, register))
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bundled;
    use crate::perimeter::survey;
    use crate::perimeter::{DatumKey, paste};
    use crate::start;
    use boundary::{Grade, Slip};

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

    fn rows_of(text: &str) -> BoundaryEntry {
        BoundaryEntry {
            rows: paste(text).rows,
            datum: Some(DatumKey::Cgcs2000),
            ..BoundaryEntry::default()
        }
    }

    #[test]
    fn rows_of_others_are_read_anew_only_where_they_cannot_be_placed_as_they_stand() {
        let sound =
            "1, 5485081.58, 39543187.71; 2, 5485245.46, 39543473.59; 3, 5485501.24, 39543183.86;";
        assert_eq!(readings(&rows_of(sound)), []);
        let swapped =
            "1, 39543187.71, 5485081.58; 2, 39543473.59, 5485245.46; 3, 39543183.86, 5485501.24;";
        let open = "1, 49.50100, 117.50100; 2, 49.50100, 117.50500; 3, 49.50400, 117.50500;";
        let unprefixed = BoundaryEntry {
            zone: "39".into(),
            ..rows_of(
                "1, 5485081.58, 543187.71; 2, 5485245.46, 543473.59; 3, 5485501.24, 543183.86;",
            )
        };
        for (entry, slips) in [
            (rows_of(swapped), vec![vec![Slip::AxesSwapped]]),
            (
                rows_of(open),
                vec![vec![Slip::RunTogether], vec![Slip::DecimalDegrees]],
            ),
            (unprefixed, vec![vec![Slip::PrefixMissing]]),
        ] {
            let found = readings(&entry);
            let told: Vec<_> = found.iter().map(|one| one.slips.clone()).collect();
            assert_eq!(told, slips);
            for one in &found {
                assert_eq!(
                    readings(&adopted(&entry, one)),
                    [],
                    "what was answered is not asked again"
                );
            }
        }
    }
}
