//! Saving and loading a draft.

use crate::support::{Draw, any_case, cases, draws, random};
use assessment::boundary_entry::{CornerRow, DatumKey, Neighbour};
use assessment::edit::{
    AnnualEdit, BoundaryEdit, ItemEdit, MeasureEdit, PreconditionEdit, RecordEdit,
};
use assessment::{Assessment, Edit, Evidence, EvidenceFile, KeptFile, MeasureState, ProfileField};
use draft::{DRAFT_FORMAT, Draft, Opened, decode, encode, open};
use proptest::prelude::*;

fn config() -> ProptestConfig {
    ProptestConfig {
        cases: 64,
        failure_persistence: None,
        ..ProptestConfig::default()
    }
}

/// Everything a person can type, typed into a random assessment.
fn typed_in(which: usize, draws: &[Draw], texts: &[String]) -> Assessment {
    let case = &cases()[which];
    let mut assessment = random(case, draws);
    let text = |index: usize| texts[index % texts.len()].clone();
    let item = case.catalogue.items().next().expect("an item").id.clone();
    let precondition = case.catalogue.preconditions[0].id.clone();
    let paper = Evidence {
        name: text(0),
        kept_at: text(1),
        date: text(2),
        file: Some(EvidenceFile {
            name: text(13),
            bytes: 0x1_0000_0000 + u64::from(draws[0].0),
            sha256: "0f".repeat(32),
            kept: (draws[0].0.is_multiple_of(2)).then(|| KeptFile {
                sha256: "a0".repeat(32),
                bytes: u64::from(draws[0].0),
                media: text(14),
            }),
        }),
    };
    let row = CornerRow {
        label: text(3),
        x: text(4),
        y: text(5),
        ring: draws[0].0 as u16,
    };
    let neighbour = Neighbour {
        name: text(1),
        source: text(2),
        rows: vec![row.clone()],
        datum: Some(DatumKey::Xian1980),
        zone_width: 3,
        zone: text(3),
    };
    let edits = [
        Edit::SetFact(ProfileField::Address, text(6)),
        Edit::ConfirmAllFacts,
        Edit::Item(
            item.clone(),
            ItemEdit::Record(RecordEdit::AddEvidence(paper)),
        ),
        Edit::Item(item.clone(), ItemEdit::Record(RecordEdit::Remark(text(7)))),
        Edit::Item(
            item.clone(),
            ItemEdit::Record(RecordEdit::Flag(draws[0].0 > 5)),
        ),
        Edit::Item(item, ItemEdit::Reason(text(8))),
        Edit::Precondition(
            precondition.clone(),
            PreconditionEdit::Field(text(9), text(10)),
        ),
        Edit::Precondition(precondition, PreconditionEdit::Reason(text(11))),
        Edit::Measure(text(9), MeasureEdit::Action(Some(text(10)))),
        Edit::Measure(text(9), MeasureEdit::State(Some(MeasureState::Underway))),
        Edit::Annual(AnnualEdit::Year(Some(text(11)))),
        Edit::Annual(AnnualEdit::Entry(text(12), Some(text(13)))),
        Edit::Boundary(BoundaryEdit::Row(0, row)),
        Edit::Boundary(BoundaryEdit::Zone(text(12))),
        Edit::Boundary(BoundaryEdit::AddNeighbours(vec![neighbour])),
        Edit::Boundary(BoundaryEdit::Datum(Some(DatumKey::Cgcs2000))),
    ];
    edits.into_iter().for_each(|edit| assessment.apply(edit));
    assessment
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn a_draft_saved_and_loaded_is_the_same(
        which in any_case(), draws in draws(), texts in prop::collection::vec(any::<String>(), 14), revision: u32,
    ) {
        let draft = Draft {
            id: texts[0].clone(),
            name: texts[1].clone(),
            created: "2026-11-23T01:02:03Z".to_owned(),
            saved: texts[2].clone(),
            revision,
            assessment: typed_in(which, &draws, &texts),
        };
        let text = encode(&draft);
        prop_assert_eq!(decode(&text), Ok(draft.clone()));
        prop_assert_eq!(open(&text), Ok(Opened::Draft(draft)));
    }
}

#[test]
fn an_empty_draft_saved_and_loaded_is_the_same() {
    let draft = Draft::default();
    assert_eq!(decode(&encode(&draft)), Ok(draft));
}

#[test]
fn a_draft_names_its_format_and_stands_on_one_line() {
    let text = encode(&Draft::default());
    assert!(
        text.contains(&format!("\"format\":\"{DRAFT_FORMAT}\",")),
        "{text}"
    );
    assert!(!text.contains('\n'));
}

#[test]
fn a_draft_that_an_editor_saved_with_a_byte_order_mark_opens() {
    let draft = Draft::default();
    let text = format!("\u{feff}{}\r\n", encode(&draft));
    assert_eq!(open(&text), Ok(Opened::Draft(draft)));
}
