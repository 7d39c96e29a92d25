//! The boundary: map, comparison of areas, corner points of every ring, boundaries beside it.

use super::filed::{Filed, NOT_FILLED};
use super::neighbours;
use super::table::{captioned, left, right, toned};
use crate::model::{Block, Column, Map, Row, Tone};
use crate::pdf::TEXT_WIDTH_MM;
use assessment::ProfileField as F;
use assessment::neighbours::Beside;
use boundary::{Ask, Grade, RingRole, Severity, Unit};

/// Height of the map, mm.
const MAP_HEIGHT: f64 = 112.0;

/// What a blocked boundary is not.
const NOT_APPROVED: &str = "坐标待核，不作为核定范围";

/// Comparison, map, problems, corner points.
pub fn blocks(case: &Filed<'_>) -> Vec<Block> {
    let surveyed = &case.surveyed;
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
    let beside = neighbours::beside(case);
    blocks.extend(map(case, &beside));
    blocks.extend(neighbours::blocks(case, &beside));
    blocks.extend(corners(case));
    if surveyed.located.rings.is_empty() {
        return blocks;
    }
    blocks.push(Block::Note(
        "椭球面积按所选坐标系的参考椭球计算，用于与证载面积比对；平面面积供对照。判断都按填写的坐标，不同坐标系之间没有填写的参数不作转换。限差系编制，见文末附表。".into(),
    ));
    blocks.extend(super::perimeter_local::blocks(case));
    blocks
}

fn facts(case: &Filed<'_>) -> Block {
    let surveyed = &case.surveyed;
    let judgement = &surveyed.judgement;
    let count: usize = surveyed
        .located
        .rings
        .iter()
        .map(|ring| ring.points.len())
        .sum();
    let area = |m2: Option<f64>| match m2 {
        Some(m2) => format!("{} km²", words::km2(m2)),
        None if judgement.is_blocked() => "不计算（坐标待核）".to_owned(),
        None => "未计算".to_owned(),
    };
    let reference = match (surveyed.located.reference, case.assessment.boundary.datum) {
        (Some(reference), _) => words::reference(&reference),
        (None, Some(datum)) => format!("{}，带号未定", words::datum(datum)),
        (None, None) => "未选定".to_owned(),
    };
    let holes = judgement
        .rings
        .iter()
        .filter(|ring| ring.role == RingRole::Hole)
        .count();
    let points = match (count, surveyed.located.rings.len(), judgement.orientation) {
        (0, ..) => NOT_FILLED.to_owned(),
        (_, 1, Some(orientation)) => format!("{count} 个，{}", words::orientation(orientation)),
        (_, 1, None) => format!("{count} 个"),
        (_, rings, None) => format!("{count} 个，{rings} 圈"),
        (_, rings, Some(_)) => {
            format!(
                "{count} 个，{rings} 圈（范围 {}，扣除 {holes}）",
                rings - holes
            )
        }
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
            format!(
                "{} km²（{}%）",
                words::signed_km2(difference),
                signed(percent, 2)
            ),
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
pub(super) fn signed(value: f64, decimals: usize) -> String {
    let size = format!("{:.decimals$}", value.abs());
    let zero = size.bytes().all(|b| matches!(b, b'0' | b'.'));
    match (zero, value < 0.0) {
        (true, _) => size,
        (false, true) => format!("−{size}"),
        (false, false) => format!("+{size}"),
    }
}

fn problems(case: &Filed<'_>) -> Option<Block> {
    let surveyed = &case.surveyed;
    let asked = surveyed.located.asks.iter().map(|ask| {
        toned(
            Tone::Caution,
            ["待选定".to_owned(), words::ask(*ask).to_owned()],
        )
    });
    let unread = surveyed.located.row_problems.iter().map(|problem| {
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
                words::boundary_problem(problem, &surveyed.located.rings),
            ],
        )
    });
    let rows: Vec<_> = asked.chain(unread).chain(found).collect();
    (!rows.is_empty()).then(|| {
        captioned(
            "拐点坐标的问题",
            vec![left("轻重", 18.0), left("问题和做法", 142.0)],
            rows,
        )
    })
}

/// Whether nobody knows yet where the points lie: the numbers are degrees and may be read in two ways.
fn is_open(case: &Filed<'_>) -> bool {
    case.surveyed.located.asks.contains(&Ask::RunTogether)
}

fn map(case: &Filed<'_>, beside: &[Beside]) -> Option<Block> {
    if is_open(case) {
        return None;
    }
    let surveyed = &case.surveyed;
    let near = neighbours::drawn(case, beside);
    let others: Vec<boundary::Beside<'_>> = near
        .iter()
        .map(|one| boundary::Beside {
            name: &one.name,
            rings: &one.rings,
        })
        .collect();
    let plan = boundary::Plan {
        neighbours: &others,
        ..boundary::Plan::new(&surveyed.located.rings, &surveyed.judgement)
    };
    let sheet = boundary::sheet(&plan, (TEXT_WIDTH_MM.into(), MAP_HEIGHT))?;
    let reference = surveyed
        .located
        .reference
        .map_or("坐标系未选定".to_owned(), |reference| {
            words::reference(&reference)
        });
    let name = if surveyed.judgement.is_blocked() {
        format!("拐点示意图（{NOT_APPROVED}）")
    } else {
        "矿区范围图".to_owned()
    };
    let by_parameters = |one: &Beside| one.moved.is_some_and(|moved| moved.by.is_some());
    let legend = match (
        near.len(),
        near.iter().filter(|one| by_parameters(one)).count(),
    ) {
        (0, _) => String::new(),
        (_, 0) => "\n虚线为相邻范围，同一坐标系，关系见“相邻范围”表".to_owned(),
        (_, count) => {
            format!("\n虚线为相邻范围，其中 {count} 处按填写的参数换算，关系见“相邻范围”表")
        }
    };
    let caption = format!("图 1　{name}　1:{}\n{reference}{legend}", sheet.scale);
    Some(Block::Map(Map { sheet, caption }))
}

fn corners(case: &Filed<'_>) -> Vec<Block> {
    let surveyed = &case.surveyed;
    if surveyed.located.rings.is_empty() {
        return vec![Block::Paragraph("没有填写拐点坐标。".into())];
    }
    let mut blocks = Vec::new();
    let is_open = is_open(case);
    if surveyed.located.unit == Some(Unit::Degrees) && !is_open {
        blocks.push(Block::Note(
            "拐点按经纬度填写；表中前两列照原样，后两列是投影到上述分带的平面坐标，面积和边长由它们算出。".into(),
        ));
    }
    // Sides stand ring by ring, in order of the points they begin at.
    let mut sides = surveyed.judgement.sides.iter().peekable();
    for (ring, points) in surveyed.located.rings.iter().enumerate() {
        let rows = points.points.iter().enumerate().map(|(index, point)| {
            let here = |side: &&boundary::Side| (side.ring, side.from) == (ring, index);
            let side = sides.next_if(here);
            let mut cells = vec![point.label.clone()];
            cells.extend(degrees(case, ring, index));
            let side = side.map_or(String::new(), |side| format!("{:.2}", side.length_m));
            if is_open {
                cells.extend(["待定"; 3].map(str::to_owned));
            } else {
                cells.extend([format!("{:.2}", point.x), format!("{:.2}", point.y), side]);
            }
            Row {
                cells,
                ..Row::default()
            }
        });
        let rows = rows.collect();
        blocks.push(captioned(
            caption(case, ring),
            columns(surveyed.located.unit),
            rows,
        ));
    }
    blocks
}

/// Latitude and longitude as they were typed, where they were.
fn degrees(case: &Filed<'_>, ring: usize, point: usize) -> Vec<String> {
    let typed = || {
        let row = case.surveyed.located.rows.get(ring)?.get(point)?;
        let row = case.assessment.boundary.rows.get(*row)?;
        Some(vec![row.x.clone(), row.y.clone()])
    };
    match case.surveyed.located.unit {
        Some(Unit::Degrees) => typed().unwrap_or_else(|| vec![String::new(); 2]),
        _ => Vec::new(),
    }
}

fn columns(unit: Option<Unit>) -> Vec<Column> {
    if unit == Some(Unit::Degrees) {
        return vec![
            left("点号", 14.0),
            right("纬度", 38.0),
            right("经度", 38.0),
            right("X（m）", 25.0),
            right("Y（m）", 25.0),
            right("边长（m）", 20.0),
        ];
    }
    vec![
        left("点号", 20.0),
        right("X，纵坐标（m）", 50.0),
        right("Y，横坐标（m，含带号）", 50.0),
        right("至下一点边长（m）", 40.0),
    ]
}

/// `拐点坐标表，第 2 圈（扣除），0.0100 km²`.
fn caption(case: &Filed<'_>, ring: usize) -> String {
    let surveyed = &case.surveyed;
    if surveyed.located.rings.len() < 2 {
        return "拐点坐标表".to_owned();
    }
    let measure = surveyed.judgement.rings.get(ring);
    let told = measure.map_or(String::new(), |measure| {
        let role = match measure.role {
            RingRole::Part => "范围",
            RingRole::Hole => "扣除",
        };
        let area = measure.ellipsoid_m2.unwrap_or(measure.planar_m2);
        format!("（{role}），{} km²", words::km2(area))
    });
    format!("拐点坐标表，第 {} 圈{told}", ring + 1)
}
