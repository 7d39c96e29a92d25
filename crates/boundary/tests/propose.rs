//! The licence area as a checksum.

use boundary::*;

fn table(text: &str) -> Table {
    let rings = parse_points(text).rings.into_iter().map(|ring| TypedRing {
        role: ring.role,
        rows: ring
            .points
            .into_iter()
            .map(|p| Cells {
                label: p.label,
                x: p.x,
                y: p.y,
            })
            .collect(),
    });
    Table {
        rings: rings.collect(),
        declared: Declared {
            datum: Some(Datum::Xian1980),
            width: ZoneWidth::Three,
            zone: None,
        },
    }
}

fn erhao() -> Table {
    table(include_str!("fixtures/erhao.txt"))
}

const ZHALAINUOER: Extent = Extent {
    x_min: 5_450_000.0,
    x_max: 5_500_000.0,
    y_min: 39_528_000.0,
    y_max: 39_572_000.0,
};

fn against(declared_km2: f64) -> Against {
    Against {
        declared_km2: Some(declared_km2),
        district: Some(ZHALAINUOER),
        ..Against::default()
    }
}

fn proposed(table: &Table, declared: f64) -> Proposals {
    let proposals = propose(table, &against(declared));
    for proposal in &proposals.list {
        assert!(!proposal.judgement.is_blocked());
        assert!(!proposal.slips.is_empty() && !proposal.steps.is_empty());
        assert_ne!(&proposal.table, table);
        assert_eq!(proposal.table.read().placed, proposal.placed);
    }
    assert_eq!(proposals.why.is_some(), proposals.list.is_empty());
    proposals
}

fn slips(proposals: &Proposals) -> Vec<Vec<Slip>> {
    proposals.list.iter().map(|p| p.slips.clone()).collect()
}

/// Changes the table, asks, and expects the true one among the proposals.
fn finds(declared: f64, change: impl FnOnce(&mut Table)) -> Proposals {
    let mut table = erhao();
    change(&mut table);
    let proposals = proposed(&table, declared);
    let mut tables = proposals.list.iter().map(|p| &p.table.rings);
    let erhao = erhao().rings;
    assert!(
        tables.any(|rings| numbers(rings) == numbers(&erhao)),
        "{proposals:?}"
    );
    proposals
}

/// All numbers of a table, ring by ring.
fn numbers(rings: &[TypedRing]) -> Vec<Vec<(f64, f64)>> {
    let read = |ring: &TypedRing| {
        let points = read_points(ring.rows.iter().map(Cells::as_row)).points;
        points.iter().map(|p| (p.x, p.y)).collect()
    };
    rings.iter().map(read).collect()
}

fn each_row(table: &mut Table, mut change: impl FnMut(&mut Cells)) {
    table
        .rings
        .iter_mut()
        .flat_map(|ring| &mut ring.rows)
        .for_each(&mut change);
}

const ERHAO: f64 = 0.1542;

#[test]
fn axes_exchanged_in_all_points_or_in_some_are_found() {
    let swap = |row: &mut Cells| std::mem::swap(&mut row.x, &mut row.y);
    let all = finds(ERHAO, |table| each_row(table, swap));
    assert_eq!(slips(&all), [[Slip::AxesSwapped]]);
    assert_eq!(all.list[0].steps.len(), 6);
    let some = finds(ERHAO, |table| swap(&mut table.rings[0].rows[2]));
    assert_eq!(some.list[0].steps, [Step::SwapAxes { ring: 0, row: 2 }]);
}

#[test]
fn a_missing_prefix_is_that_of_the_zone_said_else_of_the_other_points_else_of_the_district() {
    let bare = |row: &mut Cells| row.y.replace_range(..2, "");
    let by_district = finds(ERHAO, |table| each_row(table, bare));
    assert_eq!(slips(&by_district), [[Slip::PrefixMissing]]);
    let by_others = finds(ERHAO, |table| bare(&mut table.rings[0].rows[3]));
    assert_eq!(by_others.list[0].steps.len(), 1);
    let mut table = erhao();
    each_row(&mut table, bare);
    let asked = propose(
        &table,
        &Against {
            district: None,
            ..against(ERHAO)
        },
    );
    assert!(asked.list.is_empty(), "no number says which zone it is");
    table.declared.zone = Some(39);
    let by_zone = propose(
        &table,
        &Against {
            district: None,
            ..against(ERHAO)
        },
    );
    assert_eq!(slips(&by_zone), [[Slip::PrefixMissing]]);
}

#[test]
fn axes_exchanged_and_prefix_missing_are_found_together() {
    let both = finds(ERHAO, |table| {
        each_row(table, |row| {
            row.y.replace_range(..2, "");
            std::mem::swap(&mut row.x, &mut row.y);
        })
    });
    assert_eq!(slips(&both), [[Slip::AxesSwapped, Slip::PrefixMissing]]);
}

#[test]
fn where_zone_and_prefix_disagree_either_may_be_meant_and_the_district_decides() {
    let mut table = erhao();
    table.declared.zone = Some(40);
    let anywhere = propose(
        &table,
        &Against {
            district: None,
            ..against(ERHAO)
        },
    );
    assert_eq!(slips(&anywhere), [[Slip::ZoneSaid], [Slip::PrefixWrong]]);
    assert_eq!(
        anywhere.list[0].steps,
        [Step::SetZone {
            width: ZoneWidth::Three,
            zone: 39
        }]
    );
    let other = finds(ERHAO, |table| {
        each_row(table, |row| row.y.replace_range(..2, "40"));
        table.declared.zone = Some(39);
    });
    assert!(slips(&other).contains(&vec![Slip::PrefixWrong]));
    let mixed = finds(ERHAO, |table| {
        table.rings[0].rows[1].y.replace_range(..2, "38")
    });
    assert_eq!(slips(&mixed)[0], [Slip::PrefixMixed]);
}

#[test]
fn one_wrong_digit_is_found_wherever_it_weighs() {
    let mut ambiguous = 0;
    for row in 0..6 {
        for (field, from, to) in [(Field::X, 3, 4), (Field::Y, 4, 5)] {
            for at in from..=to {
                let found = finds(ERHAO, |table| {
                    let cells = &mut table.rings[0].rows[row];
                    let cell = if field == Field::X {
                        &mut cells.x
                    } else {
                        &mut cells.y
                    };
                    let other = if &cell[at..=at] == "7" { "2" } else { "7" };
                    cell.replace_range(at..=at, other);
                });
                ambiguous += usize::from(found.list.len() > 1);
                assert!(found.exhaustive);
            }
        }
    }
    assert!(
        ambiguous <= 8,
        "{ambiguous} of 24 could also be something else"
    );
}

#[test]
fn exchanged_digits_are_found() {
    let found = finds(ERHAO, |table| {
        let x = &mut table.rings[0].rows[1].x;
        let swapped: String = [&x[..3], &x[4..5], &x[3..4], &x[5..]].concat();
        *x = swapped;
    });
    assert!(slips(&found).contains(&vec![Slip::DigitsTransposed]));
}

#[test]
fn a_point_out_of_order_is_found() {
    let found = finds(ERHAO, |table| {
        let moved = table.rings[0].rows.remove(1);
        table.rings[0].rows.insert(4, moved);
    });
    let step = &found.list[0].steps[0];
    assert_eq!(
        *step,
        Step::MoveRow {
            ring: 0,
            row: 4,
            behind: 0
        }
    );
}

#[test]
fn a_repeated_point_and_a_closing_point_with_a_slip_are_found() {
    let twice = finds(ERHAO, |table| {
        let again = table.rings[0].rows[2].clone();
        table.rings[0].rows.insert(5, again);
    });
    assert_eq!(slips(&twice)[0], [Slip::PointRepeated]);
    let closing = finds(ERHAO, |table| {
        let mut closing = table.rings[0].rows[0].clone();
        closing.x.replace_range(3..=3, "9");
        table.rings[0].rows.push(closing);
    });
    assert!(slips(&closing).contains(&vec![Slip::ClosingPoint]));
}

#[test]
fn letters_for_digits_are_found() {
    let found = finds(ERHAO, |table| {
        each_row(table, |row| {
            row.x = row.x.replace('1', "l");
            row.y = row.y.replace('0', "O");
        })
    });
    assert_eq!(slips(&found), [[Slip::LettersForDigits]]);
}

#[test]
fn a_slip_behind_exchanged_axes_is_found_too() {
    let found = finds(ERHAO, |table| {
        table.rings[0].rows[3].x.replace_range(3..=3, "8");
        each_row(table, |row| std::mem::swap(&mut row.x, &mut row.y));
    });
    assert_eq!(found.list[0].slips, [Slip::AxesSwapped, Slip::DigitWrong]);
}

#[test]
fn a_wrong_digit_in_minutes_and_seconds_is_found() {
    let system = ReferenceSystem {
        datum: Datum::Xian1980,
        width: ZoneWidth::Three,
        zone: 39,
    };
    let mut right = erhao();
    each_row(&mut right, |row| {
        let point = &read_points([row.as_row()]).points[0];
        let (latitude, longitude) = system.to_degrees(point.x, point.y);
        (row.x, row.y) = (print_angle(latitude), print_angle(longitude));
    });
    let mut wrong = right.clone();
    let cell = &mut wrong.rings[0].rows[2].x;
    // 49°30′1…: tens of seconds.
    let at = cell.find('′').expect("minutes") + '′'.len_utf8();
    let other = if &cell[at..=at] == "5" { "2" } else { "5" };
    cell.replace_range(at..=at, other);
    let proposals = proposed(&wrong, ERHAO);
    assert!(
        proposals.list.iter().any(|p| p.table == right),
        "{proposals:?}"
    );
}

#[test]
fn a_hole_keeps_its_sign() {
    let mut right = erhao();
    right.rings.push(TypedRing {
        rows: [
            "5485400.00 39544900.00",
            "5485450.00 39544900.00",
            "5485450.00 39544950.00",
            "5485400.00 39544950.00",
        ]
        .iter()
        .filter_map(|text| text.split_once(' '))
        .map(|(x, y)| Cells {
            label: String::new(),
            x: x.to_owned(),
            y: y.to_owned(),
        })
        .collect(),
        role: Some(RingRole::Hole),
    });
    let outer = erhao().read().placed.rings.remove(0);
    let middle = outer
        .points
        .iter()
        .fold((0.0, 0.0), |sum, p| (sum.0 + p.x / 6.0, sum.1 + p.y / 6.0));
    for (index, row) in right.rings[1].rows.iter_mut().enumerate() {
        let (north, east) = [(0.0, 0.0), (50.0, 0.0), (50.0, 50.0), (0.0, 50.0)][index];
        row.x = format!("{:.2}", middle.0 + north);
        row.y = format!("{:.2}", middle.1 + east);
    }
    let mut wrong = right.clone();
    let x = &mut wrong.rings[1].rows[1].x;
    let other = if &x[5..=5] == "9" { "0" } else { "9" };
    x.replace_range(5..=5, other);
    let proposals = proposed(&wrong, 0.1517);
    assert!(
        proposals.list.iter().any(|p| p.table == right),
        "{proposals:?}"
    );
}

#[test]
fn where_nothing_can_match_it_is_said_why() {
    let linglu = proposed(&table(include_str!("fixtures/linglu.txt")), 12.346);
    let Some(Why::HullTooSmall {
        hull_km2,
        declared_km2,
    }) = linglu.why
    else {
        panic!("{:?}", linglu.why)
    };
    assert_eq!(
        (format!("{hull_km2:.4}"), declared_km2),
        ("9.0463".to_owned(), 12.346)
    );
    let why = |table: &Table, declared| propose(table, &against(declared)).why;
    assert_eq!(why(&erhao(), ERHAO), Some(Why::Agrees));
    assert_eq!(why(&erhao(), 0.11), Some(Why::NothingMatches));
    assert_eq!(why(&table(""), ERHAO), Some(Why::NoPoints));
    assert_eq!(
        propose(&erhao(), &Against::default()).why,
        Some(Why::NothingDeclared)
    );
    let mut unreadable = erhao();
    unreadable.rings[0].rows[0].x = "五百".into();
    assert_eq!(why(&unreadable, ERHAO), Some(Why::Unreadable));
}

#[test]
fn without_a_declared_area_only_what_unblocks_is_proposed() {
    let mut table = erhao();
    each_row(&mut table, |row| std::mem::swap(&mut row.x, &mut row.y));
    let found = propose(&table, &Against::default());
    assert_eq!(slips(&found), [[Slip::AxesSwapped]]);
    assert_eq!(found.list[0].judgement.grade, Grade::Incomplete);
}

#[test]
fn several_that_fit_equally_well_are_all_said() {
    let lingquan = proposed(&table(include_str!("fixtures/lingquan.txt")), 20.0252);
    assert_eq!((lingquan.list.len(), lingquan.more), (2, 0));
    assert!(
        lingquan
            .list
            .iter()
            .all(|p| p.judgement.grade == Grade::Agrees)
    );
}

#[test]
fn a_table_from_an_instrument_is_not_searched_for_slips_of_the_pen_and_takes_no_time() {
    let circle = |n: usize| {
        let rows = (0..n).map(|i| {
            let angle = i as f64 / n as f64 * std::f64::consts::TAU;
            Cells {
                label: String::new(),
                x: format!("{:.2}", 5_480_000.0 + 2e3 * angle.cos()),
                y: format!("{:.2}", 39_545_000.0 + 2e3 * angle.sin()),
            }
        });
        Table {
            rings: vec![TypedRing {
                rows: rows.collect(),
                role: None,
            }],
            ..erhao()
        }
    };
    for (n, exhaustive) in [(MOST_POINTS, true), (10_000, false)] {
        let start = std::time::Instant::now();
        let found = propose(&circle(n), &against(9.0));
        println!("{n} points: {:?}", start.elapsed());
        assert_eq!(
            (found.why, found.exhaustive),
            (Some(Why::NothingMatches), exhaustive)
        );
        assert!(start.elapsed().as_secs() < 20);
    }
}
