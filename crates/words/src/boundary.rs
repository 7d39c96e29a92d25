//! The boundary: its problems, its grade, its reference system.

mod beside;
mod proposal;

pub use beside::{beside, comparable, far_away, moved, origin};
pub use proposal::{no_proposal, proposal};

use assessment::boundary_entry::DatumKey;
use boundary::{
    Ask, Field, Grade, MAX_POINTS, MAX_TEXT_BYTES, Orientation, PasteCode, PasteProblem, Problem,
    ProblemCode, ReferenceSystem, Ring, RowCode, RowProblem, Severity,
};

/// A problem, its points named as the licence names them.
pub fn boundary_problem(problem: &Problem, rings: &[Ring]) -> String {
    let names = Names {
        rings,
        ring: problem.ring,
    };
    let points = names.points(&problem.points);
    let found = || number(problem.found);
    let expected = || number(problem.expected);
    match problem.code {
        ProblemCode::TooFewPoints => format!(
            "{}只有 {} 个不同的拐点，至少要 {} 个，请补齐",
            names.ring_prefix(),
            found(),
            expected()
        ),
        ProblemCode::TooManyPoints => format!(
            "共 {} 个拐点，超过 {} 个，没有检查；请看看是否贴错了内容",
            found(),
            expected()
        ),
        ProblemCode::CoordinateImplausible => format!(
            "{points}的坐标不像国内的坐标（X 应为 7 位整数，Y 应为 8 位整数），请对照许可证核对"
        ),
        ProblemCode::AxesSwapped => {
            format!("{points}的 X 和 Y 填反了（8 位、以带号开头的是 Y），请对调")
        }
        ProblemCode::ZonePrefixMissing => match problem.expected {
            Some(zone) => format!("{points}的 Y 缺少带号，应在前面加 {zone}，请对照许可证核对"),
            None => {
                format!("{points}的 Y 缺少带号（应为 8 位整数，前两位是带号），请对照许可证核对")
            }
        },
        ProblemCode::ZonePrefixWrong => match problem.expected {
            Some(zone) => format!(
                "{points}的 Y 以 {} 开头，与所选第 {zone} 带不符，请核对带号和坐标",
                found()
            ),
            None => format!("{points}的 Y 以 {} 开头，国内没有这个带号，请核对", found()),
        },
        ProblemCode::SixDegreePrefix => format!(
            "Y 以 {} 开头，是 6° 带带号，中央子午线与 3° 带第 {} 带相同，可以使用",
            found(),
            expected()
        ),
        ProblemCode::ThreeDegreePrefix => format!(
            "Y 以 {} 开头，是 3° 带带号，中央子午线与 6° 带第 {} 带相同，可以使用",
            found(),
            expected()
        ),
        ProblemCode::MixedZonePrefix => format!(
            "{points}的带号与其他点不同（多数以 {} 开头），请对照许可证核对",
            expected()
        ),
        ProblemCode::OutsideZone => format!(
            "{points}离中央子午线过远（最远 {} km，本带一般不超过 {} km），请核对 Y 和带号",
            kilometres(problem.found),
            kilometres(problem.expected)
        ),
        ProblemCode::OutsideDistrict => {
            format!("{points}不在本区范围之内，请核对坐标和带号")
        }
        ProblemCode::ClosingPointDropped => {
            format!("{points}与起点相同，是闭合点，已不重复计入")
        }
        ProblemCode::RepeatedPoint => repeated(&names, &problem.points),
        ProblemCode::ZeroLengthEdge => match problem.points[..] {
            [from, to] => format!(
                "{}与{}坐标相同，两点之间没有长度，请对照许可证核对",
                names.point(from),
                names.point(to)
            ),
            _ => format!("{points}坐标相同，请对照许可证核对"),
        },
        ProblemCode::Spike if problem.severity == Severity::Blocks => {
            format!("边界在{points}原路折回，请对照许可证核对{points}和前后两点")
        }
        ProblemCode::Spike => format!(
            "{points}处夹角只有 {}°，请对照许可证核对{points}和前后两点",
            problem
                .found
                .map_or_else(String::new, |angle| format!("{angle:.2}"))
        ),
        ProblemCode::PointOnEdge => format!(
            "{points}落在{} 上，请对照许可证核对{points}和这条边的两端",
            names.edges(&problem.edges)
        ),
        ProblemCode::EdgesCross => format!(
            "{} 相交，请对照许可证核对这四个端点和点的顺序",
            names.edges(&problem.edges)
        ),
        ProblemCode::EdgesOverlap => format!(
            "{} 有一段重叠，请对照许可证核对这几个端点",
            names.edges(&problem.edges)
        ),
        ProblemCode::RingsCross => format!(
            "第 {} 圈与第 {} 圈相交，或有一段边重合，请对照许可证核对这两圈的拐点",
            problem.ring + 1,
            problem.other_ring.unwrap_or(problem.ring) + 1
        ),
        ProblemCode::HoleOutside => format!(
            "第 {} 圈是扣除区，却不在任何一圈之内，请对照许可证核对这一圈的拐点",
            problem.ring + 1
        ),
        ProblemCode::PartInside => format!(
            "第 {} 圈在第 {} 圈之内，两块重叠；如果是扣除区，请改为扣除",
            problem.ring + 1,
            problem.other_ring.unwrap_or(problem.ring) + 1
        ),
        ProblemCode::RingDeducted => format!(
            "第 {} 圈在第 {} 圈之内，按扣除区计算",
            problem.ring + 1,
            problem.other_ring.unwrap_or(problem.ring) + 1
        ),
        ProblemCode::PartDivided => format!(
            "扣除第 {} 圈后，第 {} 圈断成几块，各块只在一点相接；请对照许可证核对这两圈的拐点，确是如此的，每块各填一圈",
            problem.ring + 1,
            problem.other_ring.unwrap_or(problem.ring) + 1
        ),
        ProblemCode::MoreNotListed => {
            format!("问题太多，只列出前 {} 处，请先核对这些", expected())
        }
        ProblemCode::ZoneUnknown => format!(
            "第 {} 带不是国内的带号（3° 带为 24–45，6° 带为 13–23），不能计算椭球面积，请核对",
            found()
        ),
        ProblemCode::DeclaredImplausible => {
            format!("证载面积 {} km² 不是一个面积，请对照许可证核对", found())
        }
        ProblemCode::HullSmallerThanDeclared => format!(
            "这些点最多围得 {} km²，小于证载 {} km²，怎样连都不够，应缺少拐点，请对照许可证补齐",
            area(problem.found),
            area(problem.expected)
        ),
    }
}

/// How much a problem weighs, in a few words.
pub fn boundary_severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Blocks => "须改正",
        Severity::Warns => "请核对",
        Severity::Notes => "提示",
    }
}

/// What could not be read in a row of the corner table.
pub fn row_problem(problem: &RowProblem) -> String {
    let row = problem.row + 1;
    let field = match problem.field {
        Field::X => "X（纵坐标）",
        Field::Y => "Y（横坐标）",
    };
    match problem.code {
        RowCode::Empty => format!("第 {row} 行的 {field}没有填，请对照许可证补上"),
        RowCode::NotAnAngle => format!(
            "第 {row} 行的 {field}“{}”不是度分秒（分、秒应小于 60），请对照许可证核对",
            problem.text.trim()
        ),
        RowCode::NotANumber => format!(
            "第 {row} 行的 {field}“{}”读不成数字，请对照许可证核对",
            problem.text.trim()
        ),
    }
}

/// What was noticed in pasted text.
pub fn paste_problem(problem: &PasteProblem) -> String {
    let (line, text) = (problem.line, problem.text.trim());
    match problem.code {
        PasteCode::TextTooLong => format!(
            "贴入的内容超过 {} KB，没有读取；请只贴拐点坐标",
            MAX_TEXT_BYTES / 1024
        ),
        PasteCode::TooManyPoints => {
            format!("第 {line} 行起超过 {MAX_POINTS} 个拐点，其余没有读取")
        }
        PasteCode::NotAPoint => format!("第 {line} 行“{text}”不是拐点，已略过"),
        PasteCode::CoordinateMissing => {
            format!("第 {line} 行“{text}”只有一个坐标，另一个请对照许可证补上")
        }
        PasteCode::NumberLeftOver => {
            format!("第 {line} 行“{text}”在 X、Y 之外还有数字，已略过，请核对这一点")
        }
        PasteCode::FurtherSetLeftOut => format!(
            "第 {line} 行起每行有几套坐标（同样的点，相差一段固定的距离），只读了第一套；请按表头选定它的坐标系，要用另一套就只贴那几列"
        ),
        PasteCode::RingBegins => format!("第 {line} 行起读作另一圈，请核对"),
        PasteCode::ClosingPointDropped => {
            format!("第 {line} 行的“{text}”点与起点相同，是闭合点，已略过")
        }
    }
}

/// What the numbers alone cannot tell.
pub fn ask(ask: Ask) -> &'static str {
    match ask {
        Ask::Datum => "这些坐标是哪个坐标系的？数字本身分不出，请按许可证选择。",
        Ask::Zone => "Y 前面没有带号，请按许可证填写带号（或中央子午线所在的带）。",
        Ask::DatumOfMetres => "WGS 84 只用于经纬度；这些坐标是以米计的，请按许可证另选坐标系。",
        Ask::RunTogether => {
            "这些经纬度没有写 °、′、″：可能是十进制度，也可能是度分秒连写（例如 117.2930 即 117°29′30″）。数字本身分不出，请按许可证选择或补上符号；在此之前不计算面积。"
        }
    }
}

/// The grade in a word, and what it means. `declared`: a declared area is there to compare with.
pub fn grade(grade: Grade, declared: bool) -> (&'static str, &'static str) {
    match grade {
        Grade::Agrees => ("一致", "计算面积与证载面积一致（相差不超过 0.0001 km²）。"),
        Grade::Differs => (
            "有差异",
            "计算面积与证载面积相差不超过 0.5%，以证载面积为准，请对照许可证核对坐标。",
        ),
        Grade::Wrong => (
            "不一致",
            "计算面积与证载面积相差超过 0.5%，请对照许可证核对拐点坐标、坐标系和证载面积。",
        ),
        Grade::Blocked => (
            "坐标待核",
            "拐点坐标有须改正的问题，不计算面积，不作为核定范围，请对照许可证改正。",
        ),
        Grade::Incomplete if declared => (
            "未完成",
            "填齐拐点坐标、选定坐标系和带号之后，才能计算面积并与证载面积比对。",
        ),
        Grade::Incomplete => ("未完成", "没有证载面积，暂不能比对。"),
    }
}

/// Name of a datum.
pub fn datum(datum: DatumKey) -> &'static str {
    match datum {
        DatumKey::Beijing1954 => "1954年北京坐标系",
        DatumKey::Xian1980 => "1980西安坐标系",
        DatumKey::Cgcs2000 => "2000国家大地坐标系",
        DatumKey::Wgs84 => "WGS 84 经纬度",
    }
}

/// A reference system in words: `1980西安坐标系，高斯-克吕格 3° 带第 39 带，中央子午线 117°E`.
pub fn reference(reference: &ReferenceSystem) -> String {
    let name = datum(reference.datum.into());
    let width = reference.width.degrees();
    format!(
        "{name}，高斯-克吕格 {width}° 带第 {} 带，中央子午线 {}°E",
        reference.zone,
        reference.central_meridian()
    )
}

/// The direction of a ring.
pub fn orientation(orientation: Orientation) -> &'static str {
    match orientation {
        Orientation::Clockwise => "顺时针",
        Orientation::CounterClockwise => "逆时针",
    }
}

/// A point by its label: `第 6 点` for `6`, `J13 点` for `J13`.
pub fn point_name(label: &str) -> String {
    if label.bytes().all(|b| b.is_ascii_digit()) {
        format!("第 {label} 点")
    } else {
        format!("{label} 点")
    }
}

/// Names the points of one ring.
struct Names<'a> {
    rings: &'a [Ring],
    ring: usize,
}

/// Points named one by one; beyond that the number is told.
const NAMED: usize = 6;

impl Names<'_> {
    fn label(&self, index: usize) -> String {
        self.rings
            .get(self.ring)
            .and_then(|ring| ring.points.get(index))
            .map(|point| point.label.trim())
            .filter(|label| !label.is_empty())
            .map_or_else(|| (index + 1).to_string(), str::to_owned)
    }

    /// Which ring, where there are several.
    fn ring_prefix(&self) -> String {
        if self.rings.len() > 1 {
            format!("第 {} 圈", self.ring + 1)
        } else {
            String::new()
        }
    }

    fn point(&self, index: usize) -> String {
        point_name(&self.label(index))
    }

    fn points(&self, indices: &[usize]) -> String {
        let all = self
            .rings
            .get(self.ring)
            .is_some_and(|ring| ring.points.len() == indices.len());
        let prefix = self.ring_prefix();
        match indices {
            [] => format!("{prefix}拐点"),
            [one] => format!("{prefix}{}", self.point(*one)),
            several if all => format!("{prefix}全部 {} 点", several.len()),
            several => {
                let labels = several
                    .iter()
                    .take(NAMED)
                    .map(|index| self.label(*index))
                    .collect::<Vec<_>>()
                    .join("、");
                if several.len() > NAMED {
                    format!("{prefix}{labels} 等 {} 点", several.len())
                } else {
                    format!("{prefix}{labels} 点")
                }
            }
        }
    }

    fn edges(&self, edges: &[(usize, usize)]) -> String {
        let name =
            |(from, to): &(usize, usize)| format!("边 {}–{}", self.label(*from), self.label(*to));
        let names = edges.iter().map(name).collect::<Vec<_>>().join(" 与");
        format!("{}{names}", self.ring_prefix())
    }
}

/// `第 6 点与第 2 点重复，请核对许可证第 6 点`: the later point is the one in doubt.
fn repeated(names: &Names, points: &[usize]) -> String {
    match points {
        [first, later @ ..] if !later.is_empty() => {
            let prefix = names.ring_prefix();
            let later = later
                .iter()
                .map(|index| names.point(*index))
                .collect::<Vec<_>>()
                .join("、");
            format!(
                "{prefix}{later}与{}重复，请核对许可证{later}",
                names.point(*first)
            )
        }
        _ => format!("{}重复，请对照许可证核对", names.points(points)),
    }
}

/// A difference of areas, km²: `+0.0066`, `−0.0001`, `0.0000`.
pub fn signed_km2(km2: f64) -> String {
    let size = format!("{:.4}", km2.abs());
    match (size.as_str(), km2 < 0.0) {
        ("0.0000", _) => size,
        (_, true) => format!("−{size}"),
        (_, false) => format!("+{size}"),
    }
}

fn number(value: Option<f64>) -> String {
    value.map_or_else(|| "?".into(), |value| value.to_string())
}

fn kilometres(metres: Option<f64>) -> String {
    number(metres.map(|metres| (metres / 1000.0).round()))
}

fn area(km2: Option<f64>) -> String {
    km2.map_or_else(String::new, |km2| format!("{km2:.4}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::prose::check;
    use boundary::{CornerPoint, Datum, ZoneWidth};

    fn ring(labels: &[&str]) -> Ring {
        let point = |label: &&str| CornerPoint {
            label: (*label).to_owned(),
            x: 0.0,
            y: 0.0,
        };
        Ring::new(labels.iter().map(point).collect())
    }

    fn problem(code: ProblemCode) -> Problem {
        Problem {
            code,
            severity: Severity::Blocks,
            ring: 0,
            other_ring: Some(1),
            points: vec![1, 5],
            edges: vec![(0, 1), (2, 3)],
            at: None,
            found: Some(38.0),
            expected: Some(39.0),
        }
    }

    #[test]
    fn every_problem_has_a_sentence() {
        use ProblemCode as P;
        let labels = ["1", "2", "3", "4", "5", "6", "7", "8"];
        for code in [
            P::TooFewPoints,
            P::TooManyPoints,
            P::CoordinateImplausible,
            P::AxesSwapped,
            P::ZonePrefixMissing,
            P::ZonePrefixWrong,
            P::SixDegreePrefix,
            P::ThreeDegreePrefix,
            P::MixedZonePrefix,
            P::OutsideZone,
            P::OutsideDistrict,
            P::ClosingPointDropped,
            P::RepeatedPoint,
            P::ZeroLengthEdge,
            P::Spike,
            P::PointOnEdge,
            P::EdgesCross,
            P::EdgesOverlap,
            P::RingsCross,
            P::HoleOutside,
            P::PartInside,
            P::RingDeducted,
            P::PartDivided,
            P::MoreNotListed,
            P::ZoneUnknown,
            P::DeclaredImplausible,
            P::HullSmallerThanDeclared,
        ] {
            let mut one = problem(code);
            check(&boundary_problem(&one, &[ring(&labels)]));
            one.severity = Severity::Warns;
            check(&boundary_problem(&one, &[ring(&labels), ring(&labels)]));
            one.expected = None;
            one.points.clear();
            one.edges.clear();
            assert!(!boundary_problem(&one, &[]).is_empty());
        }
    }

    #[test]
    fn points_and_sides_are_named_by_their_labels() {
        let numbered = [ring(&["1", "2", "3", "4", "5", "6", "7"])];
        assert_eq!(
            boundary_problem(&problem(ProblemCode::RepeatedPoint), &numbered),
            "第 6 点与第 2 点重复，请核对许可证第 6 点"
        );
        let lettered = [ring(&["J13", "J1", "J7", "J8"])];
        assert_eq!(
            boundary_problem(&problem(ProblemCode::EdgesCross), &lettered),
            "边 J13–J1 与边 J7–J8 相交，请对照许可证核对这四个端点和点的顺序"
        );
        assert_eq!(
            boundary_problem(&problem(ProblemCode::RingsCross), &numbered),
            "第 1 圈与第 2 圈相交，或有一段边重合，请对照许可证核对这两圈的拐点"
        );
        let mut divided = problem(ProblemCode::PartDivided);
        (divided.ring, divided.other_ring) = (1, Some(0));
        assert_eq!(
            boundary_problem(&divided, &numbered),
            "扣除第 2 圈后，第 1 圈断成几块，各块只在一点相接；请对照许可证核对这两圈的拐点，确是如此的，每块各填一圈"
        );
        let mut swapped = problem(ProblemCode::AxesSwapped);
        swapped.points = (0..7).collect();
        assert!(boundary_problem(&swapped, &numbered).starts_with("全部 7 点的 X 和 Y 填反了"));
    }

    #[test]
    fn rows_and_lines_are_named_from_one() {
        let row = |code| RowProblem {
            row: 2,
            field: Field::Y,
            code,
            text: "三九五".into(),
        };
        assert_eq!(
            row_problem(&row(RowCode::NotANumber)),
            "第 3 行的 Y（横坐标）“三九五”读不成数字，请对照许可证核对"
        );
        check(&row_problem(&row(RowCode::Empty)));
        check(&row_problem(&row(RowCode::NotAnAngle)));
        for code in [
            PasteCode::TextTooLong,
            PasteCode::TooManyPoints,
            PasteCode::NotAPoint,
            PasteCode::CoordinateMissing,
            PasteCode::NumberLeftOver,
            PasteCode::ClosingPointDropped,
            PasteCode::FurtherSetLeftOut,
            PasteCode::RingBegins,
        ] {
            check(&paste_problem(&PasteProblem {
                line: 4,
                code,
                text: "拐点坐标表".into(),
            }));
        }
    }

    #[test]
    fn every_question_is_a_sentence() {
        for one in [Ask::Datum, Ask::Zone, Ask::DatumOfMetres, Ask::RunTogether] {
            check(ask(one));
        }
    }

    #[test]
    fn every_grade_has_a_word_and_an_explanation() {
        for one in [
            Grade::Agrees,
            Grade::Differs,
            Grade::Wrong,
            Grade::Blocked,
            Grade::Incomplete,
        ] {
            for declared in [true, false] {
                let (word, explanation) = grade(one, declared);
                check(word);
                check(explanation);
            }
        }
        for one in [Severity::Blocks, Severity::Warns, Severity::Notes] {
            check(boundary_severity(one));
        }
    }

    #[test]
    fn the_tolerances_that_are_told_are_those_in_use() {
        let tolerance = boundary::Tolerance::default();
        assert!(
            grade(Grade::Agrees, true)
                .1
                .contains(&format!("{} km²", tolerance.agree_km2))
        );
        assert!(
            grade(Grade::Wrong, true)
                .1
                .contains(&format!("{}%", tolerance.differ_pct))
        );
    }

    #[test]
    fn a_reference_system_is_told_in_full() {
        let xian = ReferenceSystem {
            datum: Datum::Xian1980,
            width: ZoneWidth::Three,
            zone: 39,
        };
        assert_eq!(
            reference(&xian),
            "1980西安坐标系，高斯-克吕格 3° 带第 39 带，中央子午线 117°E"
        );
        let six = ReferenceSystem {
            datum: Datum::Cgcs2000,
            width: ZoneWidth::Six,
            zone: 20,
        };
        assert_eq!(
            reference(&six),
            "2000国家大地坐标系，高斯-克吕格 6° 带第 20 带，中央子午线 117°E"
        );
        for one in DatumKey::ALL {
            check(datum(one));
        }
        for one in [Orientation::Clockwise, Orientation::CounterClockwise] {
            check(orientation(one));
        }
    }
}
