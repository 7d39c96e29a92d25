//! Degrees, minutes and seconds run together: asked about where the numbers do not tell, and settled by the licence area.

use boundary::*;

const XIAN_39: ReferenceSystem = ReferenceSystem {
    datum: Datum::Xian1980,
    width: ZoneWidth::Three,
    zone: 39,
};

const ERHAO_KM2: f64 = 0.1542;

fn declared(km2: f64) -> Against {
    Against {
        declared_km2: Some(km2),
        ..Against::default()
    }
}

fn table(rows: &[(String, String)]) -> Table {
    let rows = rows.iter().map(|(x, y)| Cells {
        label: String::new(),
        x: x.clone(),
        y: y.clone(),
    });
    Table {
        rings: vec![TypedRing {
            rows: rows.collect(),
            role: None,
        }],
        declared: Declared {
            datum: Some(Datum::Xian1980),
            width: ZoneWidth::Three,
            zone: None,
        },
    }
}

/// 二号 in degrees, each spelled as the function says from its degrees, minutes and seconds.
fn erhao(spell: impl Fn(&str, &str, &str) -> String) -> Table {
    let pasted = parse_points(include_str!("fixtures/erhao.txt"));
    let points = read_points(pasted.rings[0].points.iter().map(PastedPoint::as_row)).points;
    let spelled = |degrees: f64| {
        let printed = print_angle(degrees);
        let parts: Vec<&str> = printed.split(['°', '′', '″']).collect();
        spell(parts[0], parts[1], parts[2])
    };
    let rows: Vec<_> = points
        .iter()
        .map(|point| {
            let (latitude, longitude) = XIAN_39.to_degrees(point.x, point.y);
            (spelled(latitude), spelled(longitude))
        })
        .collect();
    table(&rows)
}

fn behind_the_point(degrees: &str, minutes: &str, seconds: &str) -> String {
    format!("{degrees}.{minutes}{}", seconds.replace('.', ""))
}

fn before_the_point(degrees: &str, minutes: &str, seconds: &str) -> String {
    format!("{degrees}{minutes}{seconds}")
}

fn slips(proposals: &Proposals) -> Vec<Vec<Slip>> {
    proposals.list.iter().map(|p| p.slips.clone()).collect()
}

/// A square of decimal degrees, all of which could be run together.
fn ambiguous() -> Table {
    let corners = [
        ("49.50100", "117.50100"),
        ("49.50100", "117.50500"),
        ("49.50400", "117.50500"),
        ("49.50400", "117.50100"),
    ];
    table(&corners.map(|(x, y)| (x.to_owned(), y.to_owned())))
}

#[test]
fn what_the_numbers_do_not_tell_is_asked_and_stands_in_no_system_meanwhile() {
    for table in [ambiguous(), erhao(behind_the_point)] {
        let placed = table.read().placed;
        assert_eq!(placed.asks, [Ask::RunTogether]);
        assert_eq!((placed.reference, placed.unit), (None, Some(Unit::Degrees)));
    }
}

#[test]
fn sixty_minutes_marks_or_long_decimals_tell() {
    let changed = |x: &str| {
        let mut table = ambiguous();
        table.rings[0].rows[0].x = x.to_owned();
        table.read().placed.asks
    };
    assert_eq!(changed("49.50610"), []);
    assert_eq!(changed("49.60100"), []);
    assert_eq!(changed("49.5010000123"), []);
    assert_eq!(changed("49.50100"), [Ask::RunTogether]);
    let mut marked = ambiguous();
    for cells in &mut marked.rings[0].rows {
        (cells.x, cells.y) = (format!("{}°", cells.x), format!("{}°", cells.y));
    }
    assert_eq!(marked.read().placed.asks, []);
}

#[test]
fn the_licence_area_settles_which_reading_is_meant() {
    let packed = propose(&erhao(behind_the_point), &declared(ERHAO_KM2));
    assert_eq!(slips(&packed), [[Slip::RunTogether]]);
    assert_eq!(packed.list[0].judgement.grade, Grade::Agrees);
    assert_eq!(packed.list[0].placed.asks, []);
    let Step::SetCell { before, after, .. } = &packed.list[0].steps[0] else {
        panic!("{:?}", packed.list[0].steps)
    };
    assert!(before.starts_with("49.") && after.starts_with("49°") && after.ends_with('″'));

    let area = propose(&ambiguous(), &Against::default())
        .list
        .iter()
        .find(|one| one.slips == [Slip::DecimalDegrees])
        .and_then(|one| one.judgement.ellipsoid_m2)
        .expect("an area");
    let decimal = propose(&ambiguous(), &declared((area / 100.0).round() / 1e4));
    assert_eq!(slips(&decimal), [[Slip::DecimalDegrees]]);
    assert_eq!(decimal.list[0].table.rings[0].rows[0].x, "49.50100°");
}

#[test]
fn both_readings_are_offered_where_no_area_tells() {
    for against in [Against::default(), declared(7.0)] {
        let mut found = slips(&propose(&ambiguous(), &against));
        found.sort();
        assert_eq!(found, [[Slip::RunTogether], [Slip::DecimalDegrees]]);
    }
    for proposal in propose(&ambiguous(), &Against::default()).list {
        assert_eq!(proposal.table.read().placed, proposal.placed);
        assert!(proposal.placed.reference.is_some());
    }
}

#[test]
fn the_district_settles_it_too() {
    let place = |slip| {
        let found = propose(&ambiguous(), &Against::default()).list;
        let one = found.into_iter().find(|one| one.slips == [slip]);
        let placed = one.expect("offered").placed;
        let point = placed.rings[0].points[0].clone();
        (point.x, point.y)
    };
    let (x, y) = place(Slip::RunTogether);
    let against = Against {
        district: Some(Extent {
            x_min: x - 5_000.0,
            x_max: x + 5_000.0,
            y_min: y - 5_000.0,
            y_max: y + 5_000.0,
        }),
        ..Against::default()
    };
    assert_eq!(
        slips(&propose(&ambiguous(), &against)),
        [[Slip::RunTogether]]
    );
}

#[test]
fn seven_digits_are_proposed_as_degrees_in_either_order() {
    let table = erhao(before_the_point);
    for against in [declared(ERHAO_KM2), Against::default()] {
        let found = propose(&table, &against);
        assert_eq!(slips(&found), [[Slip::RunTogether]], "{against:?}");
        assert!(!found.list[0].judgement.is_blocked());
    }
    let mut turned = table.clone();
    for cells in &mut turned.rings[0].rows {
        std::mem::swap(&mut cells.x, &mut cells.y);
    }
    let found = propose(&turned, &declared(ERHAO_KM2));
    assert_eq!(slips(&found), [[Slip::RunTogether, Slip::AxesSwapped]]);
    assert_eq!(found.list[0].judgement.grade, Grade::Agrees);
}

#[test]
fn metres_are_never_read_as_degrees_run_together() {
    let metres = parse_points(include_str!("fixtures/erhao.txt"));
    let rows: Vec<_> = metres.rings[0]
        .points
        .iter()
        .map(|point| (point.x.clone(), point.y.clone()))
        .collect();
    let found = propose(&table(&rows), &declared(0.2));
    let all: Vec<Slip> = found.list.into_iter().flat_map(|one| one.slips).collect();
    assert!(!all.contains(&Slip::RunTogether) && !all.contains(&Slip::DecimalDegrees));
}
