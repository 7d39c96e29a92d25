//! The boundary: map, comparison of areas, corner points.

use super::case::{Case, NOT_FILLED};
use super::table::{captioned, left, right, row, toned};
use crate::model::{Block, Map, Tone};
use crate::pdf::TEXT_WIDTH_MM;
use assessment::ProfileField as F;
use boundary::{Grade, Severity};

/// Height of the map, mm.
const MAP_HEIGHT: f64 = 112.0;

/// What a blocked boundary is not.
const NOT_APPROVED: &str = "坐标待核，不作为核定范围";

/// Comparison, map, problems, corner points.
pub fn blocks(case: &Case<'_>) -> Vec<Block> {
    let surveyed = case.surveyed;
    let judgement = &surveyed.judgement;
    let mut blocks = vec![facts(case)];
    let (word, explanation) = words::grade(judgement.grade, judgement.declared_km2.is_some());
    let (tone, title) = match judgement.grade {
        Grade::Agrees => (Tone::Good, format!("面积比对：{word}")),
        Grade::Differs => (Tone::Caution, format!("面积比对：{word}")),
        Grade::Wrong => (Tone::Bad, format!("面积比对：{word}")),
        Grade::Blocked => (Tone::Bad, NOT_APPROVED.to_owned()),
        Grade::Incomplete => (Tone::Caution, format!("面积比对：{word}")),
    };
    blocks.push(Block::Callout {
        tone,
        title,
        text: explanation.to_owned(),
    });
    blocks.extend(problems(case));
    blocks.extend(map(case));
    blocks.extend(corners(case));
    if surveyed.rings.is_empty() {
        return blocks;
    }
    blocks.push(Block::Note(
        "椭球面积按所选坐标系的参考椭球计算，用于与证载面积比对；平面面积供对照。不同坐标系之间不作转换。限差系编制，见文末附表。".into(),
    ));
    blocks
}

fn facts(case: &Case<'_>) -> Block {
    let surveyed = case.surveyed;
    let judgement = &surveyed.judgement;
    let count: usize = surveyed.rings.iter().map(|ring| ring.points.len()).sum();
    let area = |m2: Option<f64>| match m2 {
        Some(m2) => format!("{} km²", words::km2(m2)),
        None if judgement.is_blocked() => "不计算（坐标待核）".to_owned(),
        None => "未计算".to_owned(),
    };
    let reference = match (surveyed.reference, case.assessment.boundary.datum) {
        (Some(reference), _) => words::reference(&reference),
        (None, Some(datum)) => format!("{}，带号未定", words::datum(datum)),
        (None, None) => "未选定".to_owned(),
    };
    let points = match (count, judgement.orientation) {
        (0, _) => NOT_FILLED.to_owned(),
        (count, Some(orientation)) => format!("{count} 个，{}", words::orientation(orientation)),
        (count, None) => format!("{count} 个"),
    };
    let mut facts = vec![
        ("坐标系".to_owned(), reference),
        ("拐点".to_owned(), points),
        ("证载面积".to_owned(), {
            let unit = if case.text(F::Area).is_empty() {
                ""
            } else {
                " km²"
            };
            let mark = case.source(F::Area).map_or(String::new(), |source| {
                format!("（{}）", words::source(source))
            });
            format!("{}{unit}{mark}", case.text_or(F::Area, NOT_FILLED))
        }),
    ];
    if count > 0 {
        facts.push(("计算面积（椭球）".to_owned(), area(judgement.ellipsoid_m2)));
        facts.push(("计算面积（平面）".to_owned(), area(judgement.planar_m2)));
    }
    if let (Some(difference), Some(percent)) = (judgement.difference_km2, judgement.difference_pct)
    {
        facts.push((
            "与证载面积之差".to_owned(),
            format!("{} km²（{}%）", signed(difference, 4), signed(percent, 2)),
        ));
    }
    if let Some(perimeter) = judgement.perimeter_m.filter(|_| !judgement.is_blocked()) {
        facts.push(("周长（平面）".to_owned(), format!("{perimeter:.2} m")));
    }
    if !case.text(F::ElevationTop).is_empty() || !case.text(F::ElevationBottom).is_empty() {
        facts.push((
            "开采标高".to_owned(),
            format!(
                "{} m 至 {} m（1985 国家高程基准）",
                case.text_or(F::ElevationTop, NOT_FILLED),
                case.text_or(F::ElevationBottom, NOT_FILLED)
            ),
        ));
    }
    Block::Facts(facts)
}

/// `+0.0066`, `−0.0001`, `0.0000`.
fn signed(value: f64, decimals: usize) -> String {
    let size = format!("{:.decimals$}", value.abs());
    let zero = size.bytes().all(|b| matches!(b, b'0' | b'.'));
    match (zero, value < 0.0) {
        (true, _) => size,
        (false, true) => format!("−{size}"),
        (false, false) => format!("+{size}"),
    }
}

fn problems(case: &Case<'_>) -> Option<Block> {
    let surveyed = case.surveyed;
    let unread = surveyed.row_problems.iter().map(|problem| {
        toned(
            Tone::Bad,
            [
                words::boundary_severity(Severity::Blocks).to_owned(),
                words::row_problem(problem),
            ],
        )
    });
    let found = surveyed.judgement.problems.iter().map(|problem| {
        let tone = match problem.severity {
            Severity::Blocks => Tone::Bad,
            Severity::Warns => Tone::Caution,
            Severity::Notes => Tone::Plain,
        };
        toned(
            tone,
            [
                words::boundary_severity(problem.severity).to_owned(),
                words::boundary_problem(problem, &surveyed.rings),
            ],
        )
    });
    let rows: Vec<_> = unread.chain(found).collect();
    (!rows.is_empty()).then(|| {
        captioned(
            "拐点坐标的问题",
            vec![left("轻重", 18.0), left("问题和做法", 142.0)],
            rows,
        )
    })
}

fn map(case: &Case<'_>) -> Option<Block> {
    let surveyed = case.surveyed;
    let plan = boundary::Plan::new(&surveyed.rings, &surveyed.judgement);
    let sheet = boundary::sheet(&plan, (TEXT_WIDTH_MM.into(), MAP_HEIGHT))?;
    let reference = surveyed
        .reference
        .map_or("坐标系未选定".to_owned(), |reference| {
            words::reference(&reference)
        });
    let name = if surveyed.judgement.is_blocked() {
        format!("拐点示意图（{NOT_APPROVED}）")
    } else {
        "矿区范围图".to_owned()
    };
    let caption = format!("图 1　{name}　1:{}\n{reference}", sheet.scale);
    Some(Block::Map(Map { sheet, caption }))
}

fn corners(case: &Case<'_>) -> Vec<Block> {
    let surveyed = case.surveyed;
    let several = surveyed.rings.len() > 1;
    let tables = surveyed.rings.iter().enumerate().map(|(ring, points)| {
        let rows = points.points.iter().enumerate().map(|(index, point)| {
            let mut sides = surveyed.judgement.sides.iter();
            let side = sides.find(|side| (side.ring, side.from) == (ring, index));
            row([
                point.label.clone(),
                format!("{:.2}", point.x),
                format!("{:.2}", point.y),
                side.map_or(String::new(), |side| format!("{:.2}", side.length_m)),
            ])
        });
        let caption = if several {
            format!("拐点坐标表，第 {} 圈", ring + 1)
        } else {
            "拐点坐标表".to_owned()
        };
        captioned(
            caption,
            vec![
                left("点号", 20.0),
                right("X，纵坐标（m）", 50.0),
                right("Y，横坐标（m，含带号）", 50.0),
                right("至下一点边长（m）", 40.0),
            ],
            rows.collect(),
        )
    });
    if surveyed.rings.is_empty() {
        return vec![Block::Paragraph("没有填写拐点坐标。".into())];
    }
    tables.collect()
}
