//! Boundaries beside the mine's own.

use crate::support::{begin, register, survey};
use assessment::Register;
use assessment::boundary_entry::{CornerRow, DatumKey, Neighbour};
use assessment::local_entry::{LocalCell, LocalEntry, SignKey};
use assessment::neighbours::{Beside, Comparable, Moved, beside};
use assessment::survey::Surveyed;
use boundary::{ReferenceSystem, Ring};

fn surveyed(key: &str) -> Surveyed {
    survey(&begin(key, "2026-11-25").1)
}

/// A mine of the register with these parameters, 1980西安 to 2000国家大地.
fn with_parameters(key: &str) -> Surveyed {
    let (_, mut assessment) = begin(key, "2026-11-25");
    let cells = ["120.5", "-30.25", "8", "0.5", "-0.25", "1", "-2.5"];
    let cells = LocalCell::ALL.into_iter().zip(cells.map(str::to_owned));
    assessment.boundary.local = LocalEntry {
        from: Some(DatumKey::Xian1980),
        to: Some(DatumKey::Cgcs2000),
        sign: Some(SignKey::CoordinateFrame),
        cells: cells.collect(),
        ..LocalEntry::default()
    };
    survey(&assessment)
}

fn neighbour(rings: &[Ring], system: ReferenceSystem) -> Neighbour {
    let rows = (1..).zip(rings).flat_map(|(number, ring)| {
        ring.points.iter().map(move |point| CornerRow {
            label: point.label.clone(),
            x: format!("{:.4}", point.x),
            y: format!("{:.4}", point.y),
            ring: number,
        })
    });
    Neighbour {
        name: "邻矿".into(),
        source: "邻矿.txt".into(),
        rows: rows.collect(),
        datum: Some(system.datum.into()),
        zone_width: system.width.degrees(),
        zone: system.zone.to_string(),
    }
}

fn loaded(one: &Neighbour, own: &Surveyed, register: &Register) -> Beside {
    let all = beside(
        std::slice::from_ref(one),
        Some("erhao"),
        register,
        own.plane(),
    );
    all.into_iter().next_back().expect("loaded")
}

#[test]
fn lingquan_lies_beside_linglu_whose_own_ring_is_blocked() {
    let register = register();
    let own = surveyed("lingquan");
    let all = beside(&[], Some("lingquan"), register, own.plane());
    assert_eq!(all.len(), 4);
    let near: Vec<_> = all
        .iter()
        .filter(|one| one.is_near(&own.located.rings, 1000.0))
        .collect();
    let linglu = near
        .iter()
        .find(|one| one.name.contains("灵露"))
        .expect("near");
    assert!(!linglu.problems.is_empty());
    assert_eq!(linglu.comparable(&own), Comparable::SidesOnly);
}

#[test]
fn another_zone_of_the_same_datum_is_compared_in_ones_own() {
    let register = register();
    let own = surveyed("erhao");
    let system = own.located.reference.expect("a system");
    let elsewhere = ReferenceSystem { zone: 40, ..system };
    let printed = boundary::rezoned(&own.located.rings, system, elsewhere).expect("rezoned");
    let found = loaded(&neighbour(&printed, elsewhere), &own, register);
    let from = elsewhere;
    assert_eq!(found.moved, Some(Moved { from, by: None }));
    assert_eq!(found.comparable(&own), Comparable::Yes);
    assert!(found.is_near(&own.located.rings, 1.0));
    let (one, other) = (&found.rings[0].points[0], &own.located.rings[0].points[0]);
    assert!((one.x - other.x).hypot(one.y - other.y) < 0.002);
}

#[test]
fn another_datum_is_compared_by_the_persons_own_parameters_only() {
    let register = register();
    let own = with_parameters("erhao");
    let transformed = own.transformed().expect("transformed").clone();
    for zone in [39, 40] {
        let from = ReferenceSystem {
            zone,
            ..transformed.reference
        };
        let printed = boundary::rezoned(&transformed.rings, transformed.reference, from);
        let one = neighbour(&printed.expect("rezoned"), from);
        let without = loaded(&one, &surveyed("erhao"), register);
        assert_eq!(without.comparable(&own), Comparable::OtherSystem);
        assert_eq!(without.moved, None);

        let found = loaded(&one, &own, register);
        let by = Some(transformed.parameters);
        assert_eq!(found.moved, Some(Moved { from, by }));
        assert_eq!(found.comparable(&own), Comparable::Yes);
        let relation = boundary::compare(own.located.party(), &[found.party()], 0.1).remove(0);
        let area = own.judgement.planar_m2.expect("an area");
        let overlap = relation.overlap_m2.expect("an overlap");
        assert!(
            (overlap - area).abs() < 1.0,
            "it lies upon itself: {overlap} of {area}"
        );
        assert_eq!(relation.shared_count, 6);
        assert!(
            relation.shared_greatest_m < 0.001,
            "{}",
            relation.shared_greatest_m
        );
    }
}

#[test]
fn parameters_between_other_datums_compare_nothing() {
    let register = register();
    let own = with_parameters("erhao");
    let system = own.located.reference.expect("a system");
    let beijing = boundary::Datum::Beijing1954;
    let from = ReferenceSystem {
        datum: beijing,
        ..system
    };
    let found = loaded(&neighbour(&own.located.rings, from), &own, register);
    assert_eq!(found.comparable(&own), Comparable::OtherSystem);
}

#[test]
fn what_does_not_lie_where_its_numbers_say_has_no_distance() {
    let register = register();
    let own = with_parameters("erhao");
    let system = own.located.reference.expect("a system");
    let mut swapped = neighbour(&own.located.rings, system);
    for row in &mut swapped.rows {
        std::mem::swap(&mut row.x, &mut row.y);
    }
    for datum in [DatumKey::Xian1980, DatumKey::Cgcs2000] {
        swapped.datum = Some(datum);
        let found = loaded(&swapped, &own, register);
        assert_eq!(found.comparable(&own), Comparable::Misplaced);
    }
    let (_, mut assessment) = begin("erhao", "2026-11-25");
    for row in &mut assessment.boundary.rows {
        std::mem::swap(&mut row.x, &mut row.y);
    }
    let own_swapped = survey(&assessment);
    let sound = loaded(
        &neighbour(&own.located.rings, system),
        &own_swapped,
        register,
    );
    assert_eq!(sound.comparable(&own_swapped), Comparable::OwnMisplaced);
}
