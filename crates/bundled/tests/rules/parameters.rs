//! A person's own transformation parameters: how they are read, and what they do to a boundary.

use crate::support::survey;
use assessment::boundary_entry::{BoundaryEntry, DatumKey};
use assessment::edit::{BoundaryEdit, Edit, LocalEdit};
use assessment::local_entry::{LocalCell, LocalEntry, LocalField, LocalMethod, SignKey};
use assessment::pasted::paste;
use assessment::survey::Local;
use assessment::{Assessment, Code, Place};

fn entry() -> LocalEntry {
    let typed = ["120.5", "-30.25 m", "８", "0.5", "-0.25″", "1", "-2.5ppm"];
    let typed = typed.into_iter().map(str::to_owned);
    LocalEntry {
        from: Some(DatumKey::Xian1980),
        to: Some(DatumKey::Cgcs2000),
        sign: Some(SignKey::CoordinateFrame),
        cells: LocalCell::ALL.into_iter().zip(typed).collect(),
        source: "某测绘单位，2019年".into(),
        ..LocalEntry::default()
    }
}

fn erhao(datum: Option<DatumKey>) -> BoundaryEntry {
    let printed =
        "1, 5485081.58, 39543187.71; 2, 5485245.46, 39543473.59; 3, 5485501.24, 39543183.86;";
    BoundaryEntry {
        rows: paste(printed).rows,
        datum,
        ..BoundaryEntry::default()
    }
}

fn local(local: &LocalEntry, boundary: &BoundaryEntry) -> Option<Local> {
    let assessment = Assessment {
        boundary: BoundaryEntry {
            local: local.clone(),
            ..boundary.clone()
        },
        ..Assessment::default()
    };
    survey(&assessment).local
}

fn read(local: &LocalEntry, boundary: &BoundaryEntry) -> Local {
    self::local(local, boundary).expect("something was entered")
}

fn codes(local: &LocalEntry) -> Vec<(LocalField, Code)> {
    let read = read(local, &erhao(Some(DatumKey::Xian1980)));
    assert_eq!(read.transformed.is_none(), !read.findings.is_empty());
    let found = read.findings.into_iter().map(|one| match one.place {
        Place::Transformation(field) => (field, one.code),
        other => panic!("{other:?}"),
    });
    found.collect()
}

fn with(cells: &[(LocalCell, &str)]) -> LocalEntry {
    let mut entry = entry();
    let typed = cells.iter().map(|(cell, text)| (*cell, (*text).to_owned()));
    entry.cells.extend(typed);
    entry
}

#[test]
fn without_parameters_nothing_is_transformed() {
    let boundary = erhao(Some(DatumKey::Xian1980));
    assert_eq!(local(&LocalEntry::default(), &boundary), None);
    let begun = LocalEntry {
        from: Some(DatumKey::Xian1980),
        ..LocalEntry::default()
    };
    let read = read(&begun, &boundary);
    assert_eq!(read.transformed, None);
    assert_eq!(read.findings.len(), 9, "to, sign, seven numbers");
    assert!(read.findings.iter().all(|one| one.code == Code::Missing));
}

#[test]
fn numbers_are_read_with_their_units_and_the_boundary_keeps_its_zone() {
    assert_eq!(codes(&entry()), []);
    let boundary = erhao(Some(DatumKey::Xian1980));
    let moved = read(&entry(), &boundary).transformed.expect("transformed");
    assert_eq!(moved.parameters.shift_m, [120.5, -30.25, 8.0]);
    assert_eq!(moved.parameters.rotation_arcsec, [0.5, -0.25, 1.0]);
    assert_eq!(moved.parameters.scale_ppm, -2.5);
    assert_eq!(DatumKey::from(moved.reference.datum), DatumKey::Cgcs2000);
    assert_eq!(moved.reference.zone, 39);
    assert!(!moved.backwards);
    assert!(moved.ellipsoid_m2.is_some());
}

#[test]
fn a_boundary_in_the_datum_they_lead_to_goes_back_and_in_any_other_nowhere() {
    let there = erhao(Some(DatumKey::Cgcs2000));
    let back = read(&entry(), &there).transformed.expect("transformed");
    assert!(back.backwards);
    assert_eq!(DatumKey::from(back.reference.datum), DatumKey::Xian1980);
    let other = read(&entry(), &erhao(Some(DatumKey::Beijing1954)));
    assert_eq!(other.transformed, None);
    assert_eq!(other.findings[0].code, Code::NotOfBoundary);
    let unknown = read(&entry(), &erhao(None));
    assert_eq!((unknown.transformed, unknown.findings.len()), (None, 0));
}

#[test]
fn points_that_do_not_lie_where_they_say_are_not_moved_and_a_ring_that_crosses_itself_is() {
    let mut swapped = erhao(Some(DatumKey::Xian1980));
    for row in &mut swapped.rows {
        std::mem::swap(&mut row.x, &mut row.y);
    }
    let read_swapped = read(&entry(), &swapped);
    assert_eq!(read_swapped.findings, []);
    assert_eq!(read_swapped.transformed, None);
    let mut crossing = erhao(Some(DatumKey::Xian1980));
    let first = crossing.rows[0].clone();
    crossing.rows.insert(2, first);
    let moved = read(&entry(), &crossing).transformed.expect("transformed");
    assert_eq!(moved.rings[0].points.len(), 4);
    assert_eq!(moved.ellipsoid_m2, None);
}

#[test]
fn three_parameters_ask_for_no_rotation_and_do_not_use_one_that_stands_there() {
    let three = LocalEntry {
        method: LocalMethod::Three,
        sign: None,
        ..entry()
    };
    assert_eq!(codes(&three), []);
    let boundary = erhao(Some(DatumKey::Xian1980));
    let moved = read(&three, &boundary).transformed.expect("transformed");
    assert_eq!(moved.parameters.rotation_arcsec, [0.0; 3]);
    assert_eq!(moved.parameters.scale_ppm, 0.0);
}

#[test]
fn a_cell_that_cannot_be_read_is_named_and_nothing_is_transformed() {
    use LocalCell as C;
    let found = |cell, text| codes(&with(&[(cell, text)]));
    let at = |cell, code| vec![(LocalField::Cell(cell), code)];
    assert_eq!(
        found(C::ShiftY, "一百"),
        at(C::ShiftY, Code::NumberUnreadable)
    );
    assert_eq!(
        found(C::Scale, "-2.5e-6"),
        at(C::Scale, Code::NumberUnreadable)
    );
    assert_eq!(found(C::ShiftX, " "), at(C::ShiftX, Code::Missing));
    assert_eq!(
        found(C::ShiftX, "12345678901234567"),
        at(C::ShiftX, Code::NumberTooLong)
    );
    assert_eq!(
        found(C::ShiftZ, "1000.01"),
        at(C::ShiftZ, Code::AboveLimit { limit: 1_000 })
    );
    assert_eq!(
        found(C::RotationZ, "-61"),
        at(C::RotationZ, Code::AboveLimit { limit: 60 })
    );
    let mut same = entry();
    same.to = same.from;
    assert_eq!(codes(&same), [(LocalField::To, Code::SameDatum)]);
    let satellite = LocalEntry {
        to: Some(DatumKey::Wgs84),
        ..entry()
    };
    assert_eq!(codes(&satellite), [(LocalField::To, Code::WithoutPlane)]);
}

#[test]
fn rotations_in_radians_are_recognised_and_a_single_small_one_is_not() {
    use LocalCell as C;
    let small = [
        (C::RotationX, "0.000002424068"),
        (C::RotationY, "-0.0000012120341"),
        (C::RotationZ, "0"),
    ];
    let seconds = |text: &str| Code::InRadians {
        seconds: text.into(),
    };
    assert_eq!(
        codes(&with(&small)),
        [
            (LocalField::Cell(C::RotationX), seconds("0.5")),
            (LocalField::Cell(C::RotationY), seconds("-0.25")),
        ]
    );
    assert_eq!(codes(&with(&small[..1])), []);
    let none = [C::RotationX, C::RotationY, C::RotationZ].map(|cell| (cell, "0"));
    assert_eq!(codes(&with(&none)), []);
}

#[test]
fn a_scale_that_is_a_factor_or_a_fraction_is_recognised() {
    let found = |text| codes(&with(&[(LocalCell::Scale, text)]));
    let meant = |ppm: &str| {
        let code = Code::ScaleNotPpm { ppm: ppm.into() };
        vec![(LocalField::Cell(LocalCell::Scale), code)]
    };
    assert_eq!(found("1.0000025"), meant("2.5"));
    assert_eq!(found("0.9999975"), meant("-2.5"));
    assert_eq!(found("1.00000"), meant("0"));
    assert_eq!(found("-0.0000025"), meant("-2.5"));
    for ppm in ["1", "1.0", "1.0002", "0", "-0.95", "0.001"] {
        assert_eq!(found(ppm), [], "{ppm}");
    }
}

#[test]
fn typing_on_in_one_cell_is_one_step_and_a_cell_that_is_emptied_is_gone() {
    let typed = |cell, text: &str| {
        Edit::Boundary(BoundaryEdit::Local(LocalEdit::Cell(cell, text.to_owned())))
    };
    let (one, more) = (
        typed(LocalCell::ShiftX, "1"),
        typed(LocalCell::ShiftX, "12"),
    );
    assert!(more.continues(&one));
    assert!(!typed(LocalCell::ShiftY, "1").continues(&one));
    let mut assessment = Assessment::default();
    assessment.apply(one);
    assessment.apply(more);
    assert_eq!(assessment.boundary.local.cell(LocalCell::ShiftX), "12");
    assessment.apply(typed(LocalCell::ShiftX, ""));
    assert!(assessment.boundary.local.is_empty());
}
