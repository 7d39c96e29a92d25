//! Proposals that are taken over.

use crate::support::{begin, book, survey};
use assessment::boundary_entry::{BoundaryEntry, DatumKey};
use assessment::pasted::paste;
use assessment::survey::{adopted, against, propose, readings};
use boundary::{Grade, Slip};

#[test]
fn a_proposal_that_is_taken_over_is_judged_as_it_said() {
    let (_, mut assessment) = begin("erhao", "2026-11-25");
    for row in &mut assessment.boundary.rows {
        std::mem::swap(&mut row.x, &mut row.y);
    }
    assert_eq!(survey(&assessment).judgement.grade, Grade::Blocked);
    let found = propose(
        &assessment.boundary,
        &against(&assessment, book().district()),
    );
    let first = found.list.first().expect("a proposal");
    assessment.boundary = adopted(&assessment.boundary, first);
    let surveyed = survey(&assessment);
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
        ..rows_of("1, 5485081.58, 543187.71; 2, 5485245.46, 543473.59; 3, 5485501.24, 543183.86;")
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
