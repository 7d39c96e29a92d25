//! The drawing to scale.

use boundary::*;

const SIZE: (f64, f64) = (160.0, 140.0);

fn drawn(points: Vec<CornerPoint>) -> Option<Sheet> {
    let rings = [Ring::new(points)];
    let reference = ReferenceSystem::proposed(Datum::Xian1980, &rings);
    let judgement = judge(&Question {
        rings: &rings,
        reference,
        ..Question::default()
    });
    sheet(&Plan::new(&rings, &judgement), SIZE)
}

fn pasted(text: &str) -> Vec<CornerPoint> {
    read_points(
        parse_points(text)
            .rings
            .iter()
            .flat_map(|ring| &ring.points)
            .map(PastedPoint::as_row),
    )
    .points
}

fn texts(sheet: &Sheet, wanted: Role) -> Vec<(String, (f64, f64))> {
    let text = |mark: &Mark| match mark {
        Mark::Text { at, text, role, .. } if *role == wanted => Some((text.clone(), *at)),
        _ => None,
    };
    sheet.marks.iter().filter_map(text).collect()
}

fn polygon(sheet: &Sheet, wanted: Role) -> Option<Vec<(f64, f64)>> {
    sheet.marks.iter().find_map(|mark| match mark {
        Mark::Polygon { rings, role } if *role == wanted => rings.first().cloned(),
        _ => None,
    })
}

#[test]
fn east_is_right_north_is_up_and_the_scale_is_true() {
    let points = pasted(include_str!("fixtures/erhao.txt"));
    let sheet = drawn(points.clone()).expect("a sheet");
    let ring = polygon(&sheet, Role::Ring).expect("a ring");
    assert_eq!(polygon(&sheet, Role::Fill), Some(ring.clone()));
    let metres = f64::from(sheet.scale) / 1000.0;
    for (i, j) in [(0, 1), (1, 2), (2, 4)] {
        assert!(((ring[j].0 - ring[i].0) * metres - (points[j].y - points[i].y)).abs() < 1e-6);
        assert!(((ring[i].1 - ring[j].1) * metres - (points[j].x - points[i].x)).abs() < 1e-6);
    }
    assert_eq!(sheet.scale, 6000);
    assert_eq!(
        texts(&sheet, Role::ScaleLabel)
            .last()
            .map(|(text, _)| text.as_str()),
        Some("1:6000")
    );
    assert!(
        texts(&sheet, Role::GridLabel)
            .iter()
            .any(|(text, _)| text == "39543.0")
    );
}

#[test]
fn all_points_are_numbered_and_numbers_keep_apart() {
    for text in [
        include_str!("fixtures/lingquan.txt"),
        include_str!("fixtures/erhao.txt"),
    ] {
        let points = pasted(text);
        let labels = texts(&drawn(points.clone()).expect("a sheet"), Role::CornerLabel);
        assert_eq!(labels.len(), points.len());
        for (i, (_, a)) in labels.iter().enumerate() {
            assert!(
                labels[..i]
                    .iter()
                    .all(|(_, b)| (a.0 - b.0).abs() > 1.7 || (a.1 - b.1).abs() > 2.2)
            );
        }
    }
}

#[test]
fn a_blocked_boundary_is_not_filled_and_shows_its_faults() {
    let sheet = drawn(pasted(include_str!("fixtures/linglu.txt"))).expect("a sheet");
    assert_eq!(polygon(&sheet, Role::Fill), None);
    let count = |wanted: fn(&Mark) -> bool| sheet.marks.iter().filter(|mark| wanted(mark)).count();
    assert_eq!(
        count(|mark| matches!(
            mark,
            Mark::Line {
                role: Role::ProblemEdge,
                ..
            }
        )),
        6
    );
    assert_eq!(
        count(|mark| matches!(
            mark,
            Mark::Dot {
                role: Role::ProblemDot,
                ..
            }
        )),
        6
    );
    let mut labels: Vec<_> = texts(&sheet, Role::ProblemLabel)
        .into_iter()
        .map(|(text, _)| text)
        .collect();
    labels.sort();
    assert_eq!(labels, ["2", "6"]);
}

#[test]
fn degenerate_rings_are_drawn_sanely_or_not_at_all() {
    let corner = |x, y| CornerPoint {
        label: "1".into(),
        x,
        y,
    };
    assert_eq!(drawn(vec![]), None);
    let one = drawn(vec![corner(5_480_000.0, 39_540_000.0)]).expect("a sheet");
    assert_eq!(one.scale, 500);
    assert!(drawn(vec![corner(5_480_000.0, 39_540_000.0); 5]).is_some());
    assert_eq!(drawn(vec![corner(39_540_000.0, 5_480_000.0); 3]), None);
    assert_eq!(drawn(vec![corner(f64::NAN, 39_540_000.0); 3]), None);
    let rings = [Ring::new(pasted(include_str!("fixtures/erhao.txt")))];
    let judgement = judge(&Question {
        rings: &rings,
        ..Question::default()
    });
    for size in [
        (0.0, 0.0),
        (20.0, 200.0),
        (-1.0, 5.0),
        (f64::NAN, 100.0),
        (1e9, 100.0),
        (f64::INFINITY, 100.0),
    ] {
        assert_eq!(sheet(&Plan::new(&rings, &judgement), size), None);
    }
}

#[test]
fn everything_lies_on_the_paper() {
    let sheet = drawn(pasted(include_str!("fixtures/lingquan.txt"))).expect("a sheet");
    let on = |&(x, y): &(f64, f64)| (0.0..=SIZE.0).contains(&x) && (0.0..=SIZE.1).contains(&y);
    for mark in &sheet.marks {
        assert!(match mark {
            Mark::Polygon { rings, .. } => rings.iter().flatten().all(on),
            Mark::Line { points, .. } => points.iter().all(on),
            Mark::Dot { at, .. } | Mark::Text { at, .. } => on(at),
        });
    }
}

#[test]
fn neighbours_end_at_the_frame() {
    let rings = [Ring::new(pasted(include_str!("fixtures/linglu.txt")))];
    let neighbours = [Ring::new(pasted(include_str!("fixtures/lingquan.txt")))];
    let judgement = judge(&Question {
        rings: &rings,
        ..Question::default()
    });
    let plan = Plan {
        neighbours: &[Beside {
            name: "灵泉煤矿",
            rings: &neighbours,
        }],
        ..Plan::new(&rings, &judgement)
    };
    let sheet = sheet(&plan, SIZE).expect("a sheet");
    assert_eq!(
        texts(&sheet, Role::NeighbourLabel)
            .into_iter()
            .map(|(text, _)| text)
            .collect::<Vec<_>>(),
        ["灵泉煤矿"]
    );
    let frame = polygon(&sheet, Role::Frame).expect("a frame");
    let mut lines = 0;
    for mark in &sheet.marks {
        if let Mark::Line {
            points,
            role: Role::Neighbour,
        } = mark
        {
            lines += 1;
            assert!(
                points
                    .iter()
                    .all(|p| p.1 >= frame[0].1 - 1e-9 && p.1 <= frame[2].1 + 1e-9)
            );
        }
    }
    assert!(lines >= 7);
}

#[test]
fn the_place_under_the_pointer_stays_when_the_view_comes_closer() {
    let rings = [Ring::new(pasted(include_str!("fixtures/erhao.txt")))];
    let judgement = judge(&Question {
        rings: &rings,
        ..Question::default()
    });
    let shown = |view| {
        let plan = Plan {
            view,
            ..Plan::new(&rings, &judgement)
        };
        sheet(&plan, SIZE).expect("a sheet")
    };
    let whole = shown(None);
    let corner = |sheet: &Sheet| polygon(sheet, Role::Ring).expect("a ring")[3];
    let before = corner(&whole);
    let about = whole.from_middle(before);
    for factor in [2.0, 0.5, 7.5] {
        let after = corner(&shown(Some(whole.view.closer(factor, about))));
        assert!((after.0 - before.0).abs() < 1e-6 && (after.1 - before.1).abs() < 1e-6);
    }
    let pushed = corner(&shown(Some(whole.view.pushed(10.0, -4.0))));
    assert!((pushed.0 - before.0 - 10.0).abs() < 1e-6);
    assert!((pushed.1 - before.1 + 4.0).abs() < 1e-6);
    // However far one goes, it is a map or none.
    let far = whole.view.closer(1e-30, about).pushed(1e9, 1e9);
    assert!(shown(Some(far)).scale <= 20_000_000);
}

#[test]
fn sides_are_told_in_metres_and_degrees() {
    let rings = [Ring::new(pasted(include_str!("fixtures/erhao.txt")))];
    let judgement = judge(&Question {
        rings: &rings,
        ..Question::default()
    });
    let plan = Plan {
        sides: true,
        ..Plan::new(&rings, &judgement)
    };
    let written = texts(&sheet(&plan, SIZE).expect("a sheet"), Role::SideLabel);
    // 1 → 2: 163.88 m north, 285.88 m east.
    assert!(
        written
            .iter()
            .any(|(text, _)| text == "329.52 m  60°10′36″"),
        "{written:?}"
    );
}

#[test]
fn a_ring_of_ten_thousand_points_is_drawn_with_few_marks() {
    let corner = |index: u32| {
        let angle = f64::from(index) / 10_000.0 * std::f64::consts::TAU;
        let radius = 2_000.0 + 150.0 * (angle * 40.0).sin();
        CornerPoint {
            label: (index + 1).to_string(),
            x: 5_480_000.0 + radius * angle.cos(),
            y: 39_540_000.0 + radius * angle.sin(),
        }
    };
    let sheet = drawn((0..10_000).map(corner).collect()).expect("a sheet");
    assert!(sheet.marks.len() < 700, "{}", sheet.marks.len());
    let drawn = polygon(&sheet, Role::Ring).expect("a ring").len();
    assert!(drawn < 9_000, "{drawn}");
}
