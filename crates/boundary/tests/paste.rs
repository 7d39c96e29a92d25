//! What the parser accepts, and what it says about the rest.

use boundary::*;
use proptest::prelude::*;

fn rows(text: &str) -> Vec<(String, String, String)> {
    let ring = parse_points(text)
        .rings
        .into_iter()
        .next()
        .unwrap_or_default();
    ring.points
        .into_iter()
        .map(|p| (p.label, p.x, p.y))
        .collect()
}

fn codes(text: &str) -> Vec<PasteCode> {
    parse_points(text)
        .problems
        .into_iter()
        .map(|problem| problem.code)
        .collect()
}

fn numbers(text: &str) -> Vec<(String, f64, f64)> {
    let pasted = parse_points(text);
    let reading = read_points(
        pasted
            .rings
            .iter()
            .flat_map(|ring| &ring.points)
            .map(PastedPoint::as_row),
    );
    assert_eq!(reading.problems, [], "{text}");
    reading
        .points
        .into_iter()
        .map(|p| (p.label, p.x, p.y))
        .collect()
}

#[test]
fn every_common_spelling_of_a_list_reads_the_same() {
    let expected = vec![
        ("1".to_owned(), 5486114.10, 39544636.44),
        ("2".to_owned(), 5485881.53, 39544903.22),
    ];
    for text in [
        "1, 5486114.10, 39544636.44; 2, 5485881.53, 39544903.22;",
        "1，5486114.10，39544636.44；2，5485881.53，39544903.22。",
        "1、5486114.10、39544636.44。2、5485881.53、39544903.22",
        "1\t5486114.10\t39544636.44\n2\t5485881.53\t39544903.22\n",
        "1 5486114.10 39544636.44\r\n2 5485881.53 39544903.22\r\n\r\n",
        "１，５４８６１１４．１０，３９５４４６３６．４４；２，５４８５８８１．５３，３９５４４９０３．２２",
        "拐点1 5486114.10 39544636.44\n拐点2 5485881.53 39544903.22",
        "点号1: X=5486114.10, Y=39544636.44; 点号2: X=5485881.53, Y=39544903.22",
        "5486114.10,39544636.44\n5485881.53,39544903.22",
        "1, 5486114.10, 39544636.44, 2, 5485881.53, 39544903.22",
        "1\n5486114.10\n39544636.44\n2\n5485881.53\n39544903.22\n",
        "1;5486114.10;39544636.44\n2;5485881.53;39544903.22\n",
        "1\t5,486,114.10\t39,544,636.44\n2\t5,485,881.53\t39,544,903.22",
        "|1|5486114.10|39544636.44|\n|2|5485881.53|39544903.22|",
        "[[5486114.10,39544636.44],[5485881.53,39544903.22]]",
        "\u{feff}1,\u{a0}5486114.10,\u{3000}39544636.44;\u{200b}2, 5485881.53, 39544903.22",
    ] {
        assert_eq!(numbers(text), expected, "{text}");
        assert_eq!(codes(text), [], "{text}");
    }
}

#[test]
fn letters_of_a_point_number_stay() {
    assert_eq!(rows("J1,5486114.10,39544636.44")[0].0, "J1");
}

#[test]
fn ring_numbers_part_the_rings() {
    let text =
        "J1,1,5486114.10,39544636.44\nJ2,1,5485881.53,39544903.22\nJ1,2,5485000.00,39544000.00";
    assert_eq!(
        parse_points(text)
            .rings
            .iter()
            .map(|ring| ring.points.len())
            .collect::<Vec<_>>(),
        [2, 1]
    );
    let headed =
        "4,0.0820,1,a,,,,,@\n5486114.10,39544636.44\n4,0.0820,1,b,,,,,@\n5485000.00,39544000.00";
    assert_eq!(
        parse_points(headed)
            .rings
            .iter()
            .map(|ring| ring.points.len())
            .collect::<Vec<_>>(),
        [1, 1]
    );
}

/// Sizes and roles of the rings.
fn rings(text: &str) -> Vec<(usize, Option<RingRole>)> {
    let rings = parse_points(text).rings;
    rings.iter().map(|r| (r.points.len(), r.role)).collect()
}

const FIRST: &str = "1,5486114.10,39544636.44;2,5485881.53,39544903.22;3,5485688.87,39544704.31";
const SECOND: &str = "5486000.10,39544636.44;5485981.53,39544703.22;5485988.87,39544690.31";

#[test]
fn a_heading_a_new_count_and_a_closed_ring_part_the_rings() {
    let hole = Some(RingRole::Hole);
    for (text, expected) in [
        (
            format!("第1圈\n{FIRST}\n第2圈（扣除）\n{SECOND}"),
            [(3, None), (3, hole)],
        ),
        (
            format!("矿区范围拐点坐标：\n{FIRST};\n挖空区：\n{SECOND}"),
            [(3, None), (3, hole)],
        ),
        (
            format!(
                "{FIRST};1,5486000.10,39544636.44;2,5485981.53,39544703.22;3,5485988.87,39544690.31"
            ),
            [(3, None), (3, None)],
        ),
        (
            format!("{SECOND};5486000.10,39544636.44\n{FIRST}"),
            [(3, None), (3, None)],
        ),
    ] {
        let read = rings(&text);
        // A closing point in the middle stays with its ring until the ring is judged.
        assert_eq!(read, expected, "{text}");
        let begins = parse_points(&text).problems;
        assert_eq!(
            begins
                .iter()
                .filter(|p| p.code == PasteCode::RingBegins)
                .count(),
            1,
            "{text}"
        );
    }
}

#[test]
fn a_coordinate_that_repeats_the_first_in_mid_count_ends_no_ring() {
    let text = format!("{FIRST};4,5486114.10,39544636.44;5,5486200.00,39544600.00");
    assert_eq!(rings(&text), [(5, None)]);
}

#[test]
fn degrees_are_read_in_every_spelling_and_either_order() {
    let expected = [
        (49.5 + 12.5 / 3600.0, 117.5 + 30.25 / 3600.0),
        (49.25, 117.75),
    ];
    for text in [
        "1, 49°30′12.5″, 117°30′30.25″; 2, 49°15′00″, 117°45′00″;",
        "1，东经117°30′30.25″，北纬49°30′12.5″；2，东经117°45′，北纬49°15′。",
        "J1 117度30分30.25秒 49度30分12.5秒\nJ2 117度45分0秒 49度15分0秒",
        "1\t117-30-30.25\t49-30-12.5\n2\t117-45-00\t49-15-00",
        "1\t117° 30' 30.25\"\t49° 30' 12.5\"\n2\t117° 45' 00\"\t49° 15' 00\"",
        "117°30′30.25″E 49°30′12.5″N\n117°45′00″E 49°15′00″N",
        "[[117.50840277777778, 49.50347222222222], [117.7500, 49.2500]]",
        "中央子午线117°\n49.50347222222222,117.50840277777778\n49.2500,117.7500",
    ] {
        let read: Vec<_> = numbers(text).into_iter().map(|(_, x, y)| (x, y)).collect();
        assert_eq!(read.len(), 2, "{text}");
        for (read, expected) in read.iter().zip(expected) {
            assert!(
                (read.0 - expected.0).abs() < 1e-12 && (read.1 - expected.1).abs() < 1e-12,
                "{text}: {read:?}"
            );
        }
    }
}

#[test]
fn degrees_run_together_behind_a_hemisphere_are_degrees() {
    let expected = (
        (49.0 * 3600.0 + 30.0 * 60.0 + 12.5) / 3600.0,
        (117.0 * 3600.0 + 29.0 * 60.0 + 30.1) / 3600.0,
    );
    for text in [
        "1, N493012.5, E1172930.1",
        "1，东经1172930.1，北纬493012.5",
        "J1 1172930.1E 493012.5N",
        "１　Ｅ１１７２９３０．１　Ｎ４９３０１２．５",
    ] {
        let read = numbers(text);
        assert_eq!(read.len(), 1, "{text}: {read:?}");
        assert_eq!((read[0].1, read[0].2), expected, "{text}");
    }
}

#[test]
fn what_may_be_run_together_keeps_its_text() {
    let text = "1, 49.30125, 117.29301; 2, 49.3102, 117.293; 3, 493012.5, 1172930.1";
    assert_eq!(
        rows("1, 49.30125, 117.29301; 2, 49.3102, 117.293"),
        [
            ("1".into(), "49.30125".into(), "117.29301".into()),
            ("2".into(), "49.3102".into(), "117.293".into())
        ]
    );
    // Beside metres, degrees are remarks: nothing says that these seven digits are none.
    assert_eq!(
        rows(text),
        [("3".into(), "493012.5".into(), "1172930.1".into())]
    );
}

#[test]
fn a_point_number_as_long_as_a_coordinate_is_told_by_its_count() {
    let expected = vec![
        ("10001".to_owned(), 5486114.10, 39544636.44),
        ("10002".to_owned(), 5485881.53, 39544903.22),
        ("10003".to_owned(), 5485688.87, 39544704.31),
    ];
    for text in [
        "10001, 5486114.10, 39544636.44; 10002, 5485881.53, 39544903.22; 10003, 5485688.87, 39544704.31",
        "10001 5486114.10 39544636.44\n10002 5485881.53 39544903.22\n10003 5485688.87 39544704.31",
        "10001\t5,486,114.10\t39,544,636.44\n10002\t5,485,881.53\t39,544,903.22\n10003\t5,485,688.87\t39,544,704.31",
        "点号 X Y\n10001 5486114.10 39544636.44\n10002 5485881.53 39544903.22\n10003 5485688.87 39544704.31",
        "10001;5486114.10;39544636.44\n10002;5485881.53;39544903.22\n10003;5485688.87;39544704.31",
    ] {
        assert_eq!(numbers(text), expected, "{text}");
    }
    let bare = numbers("10001 486114.10 544636.44\n10002 485881.53 544903.22");
    assert_eq!(bare[0], ("10001".to_owned(), 486114.10, 544636.44));
}

#[test]
fn five_digits_that_do_not_count_are_no_point_number() {
    // One row shows no count, and these do not count up.
    for text in [
        "10001, 5486114.10, 39544636.44",
        "10001, 5486114.10, 39544636.44\n10001, 5485881.53, 39544903.22",
        "10001, 5486114.10, 39544636.44\n10002, 5485881.53",
    ] {
        assert!(
            codes(text).contains(&PasteCode::CoordinateMissing),
            "{text}: {:?}",
            rows(text)
        );
    }
    let pairs = "12345, 5486114.10\n12346, 5485881.53";
    assert_eq!(rows(pairs)[0].1, "12345");
}

#[test]
fn a_further_ring_of_long_point_numbers_begins_at_a_greater_one() {
    let ring = |first: usize, north: usize| {
        let row = |(index, (x, y)): (usize, (usize, usize))| {
            format!("{} {} {}", first + index, north + x, 39_544_000 + y)
        };
        let corners = [(0, 0), (0, 500), (500, 500)];
        corners
            .into_iter()
            .enumerate()
            .map(row)
            .collect::<Vec<_>>()
            .join("\n")
    };
    let text = format!(
        "第1圈\n{}\n第2圈\n{}",
        ring(10_001, 5_485_000),
        ring(20_001, 5_487_000)
    );
    assert_eq!(rings(&text), [(3, None), (3, None)]);
    assert_eq!(rows(&text)[0].0, "10001");
}

#[test]
fn where_there_are_metres_degrees_are_remarks() {
    let text = "位于东经117°35′—117°45′，北纬49°21′—49°31′\n1 5486114.10 39544636.44 117°36′57″ 49°30′24″\n2 5485881.53 39544903.22";
    let pasted = parse_points(text);
    assert_eq!(pasted.rings[0].points.len(), 2);
    let found: Vec<_> = pasted.problems.iter().map(|p| (p.line, p.code)).collect();
    assert_eq!(
        found,
        [(1, PasteCode::NotAPoint), (2, PasteCode::NumberLeftOver)]
    );
}

#[test]
fn a_wrong_angle_is_said_to_be_one() {
    let pasted = parse_points("1, 49°60′12.5″, 117°30′30″");
    let reading = read_points(pasted.rings[0].points.iter().map(PastedPoint::as_row));
    assert_eq!(
        (reading.problems[0].field, reading.problems[0].code),
        (Field::X, RowCode::NotAnAngle)
    );
}

#[test]
fn elevations_are_kept_apart_from_points() {
    let text = format!(
        "{FIRST}；开采标高：由645.3米至580米（1985国家高程基准）。\n第2圈\n{SECOND}\n标高 +640～+600"
    );
    let pasted = parse_points(&text);
    assert_eq!(rings(&text), [(3, None), (3, None)]);
    let found: Vec<_> = pasted
        .elevations
        .iter()
        .map(|e| (e.line, e.from.as_str(), e.to.as_str(), e.rings))
        .collect();
    assert_eq!(found, [(1, "645.3", "580", 1), (4, "640", "600", 2)]);
}

#[test]
fn the_datum_a_text_names_is_told_if_it_is_one() {
    for (text, datum) in [
        ("80坐标系", Some(Datum::Xian1980)),
        ("2000国家大地坐标系", Some(Datum::Cgcs2000)),
        ("cgcs2000 3度带", Some(Datum::Cgcs2000)),
        ("1954年北京坐标系", Some(Datum::Beijing1954)),
        ("WGS84", Some(Datum::Wgs84)),
        ("由1980西安坐标系转为2000国家大地坐标系", None),
        ("", None),
    ] {
        assert_eq!(parse_points(text).datum, datum, "{text}");
    }
}

#[test]
fn raw_text_is_kept_and_half_a_point_is_kept() {
    let misread = rows("1, 54861l4.10, 39544636.44");
    assert_eq!(
        misread,
        [("1".into(), "54861l4.10".into(), "39544636.44".into())]
    );
    let text = "1, 5486114.10, 39544636.44; 2, 39544903.22; 3, 5485688.87";
    assert_eq!(
        rows(text)[1..],
        [
            ("2".into(), "".into(), "39544903.22".into()),
            ("3".into(), "5485688.87".into(), "".into())
        ]
    );
    assert_eq!(codes(text), [PasteCode::CoordinateMissing; 2]);
}

#[test]
fn headings_elevations_and_closing_points_are_reported() {
    let text = "附表 2\n1 5486114.10 39544636.44 645.3\n2 5485881.53 39544903.22\n3 5485688.87 39544704.31\n1 5486114.1 39544636.440";
    let pasted = parse_points(text);
    assert_eq!(pasted.rings[0].points.len(), 3);
    let found: Vec<_> = pasted.problems.iter().map(|p| (p.line, p.code)).collect();
    use PasteCode::*;
    assert_eq!(
        found,
        [
            (1, NotAPoint),
            (2, NumberLeftOver),
            (5, ClosingPointDropped)
        ]
    );
}

#[test]
fn too_much_text_is_a_problem_not_a_crash() {
    assert_eq!(
        codes(&"1".repeat(MAX_TEXT_BYTES + 1)),
        [PasteCode::TextTooLong]
    );
    let many = "5486114.1,39544636.4\n".repeat(MAX_POINTS + 2);
    let pasted = parse_points(&many);
    assert!(pasted.rings[0].points.len() <= MAX_POINTS);
    assert_eq!(pasted.problems[0].code, PasteCode::TooManyPoints);
    assert_eq!(pasted.problems.len(), 200);
    assert!(parse_points(&"x\n".repeat(10_000)).problems.len() <= 200);
}

#[test]
fn cells_are_read_generously_but_not_guessed() {
    let read = |x: &str| {
        let reading = read_points([Row {
            label: "",
            x,
            y: "39544636.44",
        }]);
        reading
            .points
            .first()
            .map(|point| point.x)
            .ok_or_else(|| reading.problems[0].code)
    };
    for cell in [
        "5486114.1",
        " 5486114.1， ",
        "５４８６１１４．１",
        "5,486,114.1",
        "5 486 114.1",
        "X=5486114.1",
        "5486114.1米",
        "5486114。1",
        "+5486114.10",
    ] {
        assert_eq!(read(cell), Ok(5486114.1), "{cell}");
    }
    for cell in [
        "54861l4.1",
        "5486114.1.2",
        "5,48,6114",
        "1e6",
        "NaN",
        "inf",
        "--5",
        ".",
    ] {
        assert_eq!(read(cell), Err(RowCode::NotANumber), "{cell}");
    }
    assert_eq!(read(""), Err(RowCode::Empty));
}

#[test]
fn empty_rows_are_skipped_and_points_know_their_row() {
    let row = |x, y| Row { label: "", x, y };
    let reading = read_points([
        row("5486114.1", "39544636.4"),
        row(" ", ""),
        row("5485881.5", "39544903.2"),
    ]);
    assert_eq!(reading.rows, [0, 2]);
    assert_eq!(reading.points[1].label, "2");
}

proptest! {
    #[test]
    fn printed_points_are_read_back(points in prop::collection::vec((30_000_000u32..630_000_000, 2_400_000_000u64..4_599_999_999), 1..40)) {
        let mut points: Vec<CornerPoint> = points.into_iter().enumerate().map(|(index, (x, y))| CornerPoint {
            label: format!("J{}", index + 1), x: f64::from(x) / 100.0, y: y as f64 / 100.0,
        }).collect();
        points.dedup_by_key(|point| point.x.to_bits());
        prop_assume!(points.len() < 4 || points[0].x != points[points.len() - 1].x);
        let pasted = parse_points(&print_points(&points));
        prop_assert_eq!(&pasted.problems, &vec![]);
        prop_assert_eq!(read_points(pasted.rings[0].points.iter().map(PastedPoint::as_row)).points, points);
    }

    #[test]
    fn no_text_makes_the_parser_panic(text in "(?s).{0,200}", marks in "[0-9.,;。；，、 \t\nJ@=:-]{0,200}") {
        for text in [text, marks] {
            let pasted = parse_points(&text);
            let _ = read_points(pasted.rings.iter().flat_map(|ring| &ring.points).map(PastedPoint::as_row));
        }
    }
}

/// 二号 with a second set beside each point, moved by (54.41, 120.13), each a little otherwise.
fn two_sets(row: impl Fn(&PastedPoint, f64, f64) -> String) -> String {
    let points = &parse_points(include_str!("fixtures/erhao.txt")).rings[0].points;
    let rows = points.iter().enumerate().map(|(index, point)| {
        let off = index as f64 / 10.0;
        let number = |text: &str| text.parse::<f64>().expect("a number");
        row(
            point,
            number(&point.x) + 54.41 + off,
            number(&point.y) + 120.13 - off,
        )
    });
    rows.collect::<Vec<_>>().join("\n")
}

#[test]
fn of_the_same_points_in_several_systems_side_by_side_the_first_set_is_read_and_that_is_said() {
    let plain = two_sets(|point, x, y| {
        format!("{}\t{}\t{}\t{x:.2}\t{y:.2}", point.label, point.x, point.y)
    });
    let text = format!("点号\t1980西安坐标系X\tY\t2000国家大地坐标系X\tY\n{plain}");
    let pasted = parse_points(&text);
    let found: Vec<_> = pasted.problems.iter().map(|p| (p.line, p.code)).collect();
    assert!(
        found.contains(&(2, PasteCode::FurtherSetLeftOut)),
        "{found:?}"
    );
    assert_eq!(pasted.datum, None, "it names two, and is asked");
    let first = parse_points(include_str!("fixtures/erhao.txt"));
    let cells = |pasted: &Pasted| {
        let points = pasted.rings.iter().flat_map(|ring| &ring.points);
        points
            .map(|p| (p.label.clone(), p.x.clone(), p.y.clone()))
            .collect::<Vec<_>>()
    };
    assert_eq!(cells(&pasted), cells(&first));

    let labelled = two_sets(|point, x, y| {
        let label = &point.label;
        format!(
            "{label}, {}, {}, {label}, {y:.2}, {x:.2};",
            point.x, point.y
        )
    });
    assert_eq!(cells(&parse_points(&labelled)), cells(&first));
}

#[test]
fn several_points_in_a_row_are_several_points() {
    let points = &parse_points(include_str!("fixtures/erhao.txt")).rings[0].points;
    let record = |p: &PastedPoint| format!("{} {} {}", p.label, p.x, p.y);
    let rows = (0..3).map(|row| format!("{} {}", record(&points[row]), record(&points[row + 3])));
    let pasted = parse_points(&rows.collect::<Vec<_>>().join("\n"));
    assert_eq!(pasted.rings[0].points.len(), 6);
    assert_eq!(pasted.problems, []);
}

#[test]
fn the_head_of_a_table_is_passed_over_and_a_remark_is_not() {
    let codes = |head: &str| {
        let pasted = parse_points(&format!(
            "{head}\n1\t5485081.58\t39543187.71\n2\t5485245.46\t39543473.59"
        ));
        assert_eq!(pasted.rings[0].points.len(), 2);
        pasted.problems.iter().map(|p| p.code).collect::<Vec<_>>()
    };
    for head in [
        "点号\tX坐标（m）\tY坐标（m）",
        "拐点编号 纵坐标X 横坐标Y",
        "序号｜经度｜纬度",
    ] {
        assert_eq!(codes(head), [], "{head}");
    }
    assert_eq!(codes("以下坐标由某院提供"), [PasteCode::NotAPoint]);
}

#[test]
fn degree_marks_behind_no_number_are_passed_over_however_many_there_are() {
    let marks = "°".repeat(boundary::MAX_TEXT_BYTES / 4);
    assert!(boundary::parse_points(&marks).rings.is_empty());
    let text = format!("{marks}49°30′00″ 117°30′00″");
    assert_eq!(boundary::parse_points(&text).rings[0].points.len(), 1);
}
