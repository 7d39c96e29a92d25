#![no_main]

use boundary::{Against, Cells, Datum, Declared, Question, Table, TypedRing, ZoneWidth, judge, parse_points, propose};

libfuzzer_sys::fuzz_target!(|text: &str| {
    let pasted = parse_points(text);
    let rings = pasted.rings.into_iter().map(|ring| TypedRing {
        role: ring.role,
        rows: ring
            .points
            .into_iter()
            .map(|point| Cells {
                label: point.label,
                x: point.x,
                y: point.y,
            })
            .collect(),
    });
    let table = Table {
        rings: rings.collect(),
        declared: Declared {
            datum: Some(Datum::Xian1980),
            width: ZoneWidth::Three,
            zone: None,
        },
    };
    let reading = table.read();
    let _ = judge(&Question {
        rings: &reading.placed.rings,
        reference: reading.placed.reference,
        declared_km2: Some(0.1542),
        ..Question::default()
    });
    let proposals = propose(
        &table,
        &Against {
            declared_km2: Some(0.1542),
            ..Against::default()
        },
    );
    for proposal in &proposals.list {
        assert!(!proposal.judgement.is_blocked());
        assert_eq!(proposal.table.read().placed, proposal.placed);
    }
});
